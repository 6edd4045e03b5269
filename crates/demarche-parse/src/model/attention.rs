//! Attention within one sentence, head by head, in plain float arithmetic of one fixed order.

use super::math::power_below;
use super::products::{Factors, shares, some, tile};
use super::vector::{Entry, LANES, Vector, by_vector};

/// Rows of numbers in a wider table: row `i` starts at `i * stride + offset`.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub data: &'a [f32],
    pub stride: usize,
    pub offset: usize,
}

impl<'a> Rows<'a> {
    #[inline(always)]
    fn part(&self, row: usize, from: usize, count: usize) -> &'a [f32] {
        &self.data[row * self.stride + self.offset + from..][..count]
    }
}

/// One sentence: its queries, and the keys and values of all its pieces. Queries carry the scale of the scores.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub queries: Rows<'a>,
    pub keys: Rows<'a>,
    pub values: Rows<'a>,
    pub asked: usize,
    pub count: usize,
    /// Number of heads, and numbers of each: a multiple of [`LANES`].
    pub heads: usize,
    pub width: usize,
}

/// Buffers of one head.
#[derive(Default)]
pub(super) struct HeadSpace {
    /// Keys: for each sixteen pieces, one entry for each of their numbers.
    keys: Vec<Entry>,
    /// Values: for each sixteen of their numbers, one entry for each piece.
    values: Vec<Entry>,
    /// Weights: for each of some queries, one entry for each sixteen pieces.
    weights: Vec<Entry>,
}

by_vector!(
    /// For each query a row of `heads * width` numbers: the values, weighted by how well their keys fit.
    attend = all_heads, (sentence: &Sentence, space: &mut HeadSpace, out: &mut [f32])
);

#[inline(always)]
fn all_heads<V: Vector>(sentence: &Sentence, space: &mut HeadSpace, out: &mut [f32]) {
    let Sentence { width, count, asked, .. } = *sentence;
    if count == 0 || asked == 0 || width < LANES {
        return;
    }
    let (lanes, all) = (count.div_ceil(LANES), sentence.heads * width);
    space.keys.resize(lanes * width, [0.0; LANES]);
    space.values.resize(count * width / LANES, [0.0; LANES]);
    space.weights.resize(lanes * V::ROWS, [0.0; LANES]);
    for from in (0..all).step_by(width) {
        gather(sentence, from, space);
        let mut query = 0;
        for share in shares(asked, V::ROWS) {
            some!(share, V, some_queries(sentence, from, query, space, out));
            query += share;
        }
    }
}

/// Some queries of a head, from their scores to their rows of results. The weights are divided by their sum last.
#[inline(always)]
fn some_queries<V: Vector, const R: usize>(
    sentence: &Sentence,
    from: usize,
    first: usize,
    space: &mut HeadSpace,
    out: &mut [f32],
) {
    let (width, count, all) = (sentence.width, sentence.count, sentence.heads * sentence.width);
    let HeadSpace { keys, values, weights } = space;
    let lanes = count.div_ceil(LANES);
    score::<V, R>(sentence, from, first, keys, weights);
    let inverse = soften::<V, R>(weights, lanes);
    let weights = Factors { data: weights.as_flattened(), stride: lanes * LANES, depth: count, count: R };
    let rows = weights.some::<R>(0);
    let (blocks, mut b) = (width / LANES, 0);
    let mut out = Results { data: &mut out[first * all + from..], stride: all, inverse };
    while V::BLOCKS > 1 && b + 2 <= blocks {
        let sums =
            tile::<V, R, 2>(rows, [&values[b * count..][..count], &values[(b + 1) * count..][..count]]);
        out.put(b, sums);
        b += 2;
    }
    while b < blocks {
        out.put(b, tile::<V, R, 1>(rows, [&values[b * count..][..count]]));
        b += 1;
    }
}

/// Where the results of some queries go, and by what they are multiplied first.
struct Results<'a, const R: usize> {
    data: &'a mut [f32],
    stride: usize,
    inverse: [f32; R],
}

impl<const R: usize> Results<'_, R> {
    #[inline(always)]
    fn put<V: Vector, const B: usize>(&mut self, block: usize, sums: [[V; B]; R]) {
        for (r, sums) in sums.into_iter().enumerate() {
            let room = self.data[r * self.stride + block * LANES..].as_chunks_mut::<LANES>().0;
            for (sums, to) in sums.into_iter().zip(room) {
                sums.mul(V::splat(self.inverse[r])).store(to);
            }
        }
    }
}

/// How well each key fits some queries; where there is no key, least of all.
#[inline(always)]
fn score<V: Vector, const R: usize>(
    sentence: &Sentence,
    from: usize,
    first: usize,
    keys: &[Entry],
    scores: &mut [Entry],
) {
    let (width, lanes, queries) = (sentence.width, keys.len() / sentence.width, sentence.queries);
    let data = &queries.data[queries.offset + from..];
    let rows = Factors { data, stride: queries.stride, depth: width, count: sentence.asked }.some::<R>(first);
    let mut b = 0;
    while V::BLOCKS > 1 && b + 2 <= lanes {
        let sums = tile::<V, R, 2>(rows, [&keys[b * width..][..width], &keys[(b + 1) * width..][..width]]);
        for r in 0..R {
            sums[r][0].store(&mut scores[r * lanes + b]);
            sums[r][1].store(&mut scores[r * lanes + b + 1]);
        }
        b += 2;
    }
    while b < lanes {
        let sums = tile::<V, R, 1>(rows, [&keys[b * width..][..width]]);
        for r in 0..R {
            sums[r][0].store(&mut scores[r * lanes + b]);
        }
        b += 1;
    }
    let mut most = [f32::MIN; LANES];
    most[..sentence.count - (lanes - 1) * LANES].fill(f32::INFINITY);
    let most = V::load(&most);
    for r in 0..R {
        let last = &mut scores[r * lanes + lanes - 1];
        most.min(V::load(last)).store(last);
    }
}

/// Scores of some queries to weights that are not yet divided by their sum; gives back one over each sum.
///
/// Each step goes over all queries before the next: what is largest and what the sum is are long chains, and those of
/// many queries run beside each other.
#[inline(always)]
fn soften<V: Vector, const R: usize>(scores: &mut [Entry], lanes: usize) -> [f32; R] {
    let mut most = [V::splat(f32::MIN); R];
    for b in 0..lanes {
        for r in 0..R {
            most[r] = V::load(&scores[r * lanes + b]).max(most[r]);
        }
    }
    for most in &mut most {
        *most = V::splat(most.largest());
    }
    let mut sums = [V::splat(0.0); R];
    for b in 0..lanes {
        for r in 0..R {
            let score = &mut scores[r * lanes + b];
            let below = V::load(score).sub(most[r]);
            let weight = power_below(below.mul(V::splat(std::f32::consts::LOG2_E)));
            weight.store(score);
            sums[r] = sums[r].add(weight);
        }
    }
    let mut inverse = [0.0; R];
    for r in 0..R {
        inverse[r] = 1.0 / sums[r].sum();
    }
    inverse
}

/// Lays out the keys and values of a head.
#[inline(always)]
fn gather(sentence: &Sentence, from: usize, space: &mut HeadSpace) {
    let (width, count) = (sentence.width, sentence.count);
    for (t, block) in (0..count).step_by(LANES).zip(space.keys.chunks_exact_mut(width)) {
        for i in (0..LANES.min(count - t)).step_by(SQUARE) {
            // where fewer are left, the last is taken again
            let rows: [_; SQUARE] =
                std::array::from_fn(|j| sentence.keys.part((t + i + j).min(count - 1), from, width));
            turn(rows, i, block);
        }
    }
    for t in 0..count {
        for (part, values) in sentence.values.part(t, from, width).as_chunks::<LANES>().0.iter().enumerate() {
            space.values[part * count + t] = *values;
        }
    }
}

/// Rows that are turned on their side together.
const SQUARE: usize = 4;

/// Writes rows as columns from `at` on.
#[inline(always)]
fn turn(rows: [&[f32]; SQUARE], at: usize, block: &mut [Entry]) {
    let rows = rows.map(|row| row.as_chunks::<SQUARE>().0);
    for (k, entries) in block.as_chunks_mut::<SQUARE>().0.iter_mut().enumerate() {
        let columns = turned(rows.map(|row| row[k]));
        for (entry, column) in entries.iter_mut().zip(columns) {
            entry[at..at + SQUARE].copy_from_slice(&column);
        }
    }
}

/// A square turned on its side. This is what SSE2, which every such machine has, is asked for by name: left alone,
/// compilers write number by number.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
#[allow(unsafe_code)]
fn turned(rows: [[f32; SQUARE]; SQUARE]) -> [[f32; SQUARE]; SQUARE] {
    use std::arch::x86_64::*;
    // SAFETY: each row holds four `f32`, which is what is read or written; SSE2 is part of every x86-64.
    unsafe {
        let [mut a, mut b, mut c, mut d] = rows.map(|row| _mm_loadu_ps(row.as_ptr()));
        _MM_TRANSPOSE4_PS(&mut a, &mut b, &mut c, &mut d);
        [a, b, c, d].map(|column| {
            let mut out = [0.0; SQUARE];
            _mm_storeu_ps(out.as_mut_ptr(), column);
            out
        })
    }
}

#[cfg(not(target_arch = "x86_64"))]
#[inline(always)]
fn turned(rows: [[f32; SQUARE]; SQUARE]) -> [[f32; SQUARE]; SQUARE] {
    std::array::from_fn(|k| rows.map(|row| row[k]))
}
