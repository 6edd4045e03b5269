//! Attention within one sentence, head by head, in plain float arithmetic of one fixed order.

use super::math::power;
use super::math::{LANES, fold};

/// Queries done together: enough that no sum waits for the one before it, few enough for the registers of AVX2.
const TOGETHER: usize = 6;
/// Where so few are left, they are done in a group of their own.
const FEW: usize = TOGETHER / 2;

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
    keys: Vec<[f32; LANES]>,
    /// Values: for each sixteen of their numbers, one entry for each piece.
    values: Vec<[f32; LANES]>,
    /// Scores of the queries in hand: for each sixteen pieces, one entry for each query.
    scores: Vec<[[f32; LANES]; TOGETHER]>,
}

/// For each query a row of `heads * width` numbers: the values, weighted by how well their keys fit.
#[inline(always)]
pub(super) fn attend(sentence: &Sentence, space: &mut HeadSpace, out: &mut [f32]) {
    let (width, lanes) = (sentence.width, sentence.count.div_ceil(LANES));
    if sentence.count == 0 || sentence.asked == 0 || width < LANES {
        return;
    }
    space.keys.resize(lanes * width, [0.0; LANES]);
    space.values.resize(sentence.count * width / LANES, [0.0; LANES]);
    space.scores.resize(lanes, [[0.0; LANES]; TOGETHER]);
    for head in 0..sentence.heads {
        let from = head * width;
        gather(sentence, from, space);
        let mut first = 0;
        while first < sentence.asked {
            if sentence.asked - first > FEW {
                group::<TOGETHER>(sentence, first, from, space, out);
                first += TOGETHER;
            } else {
                group::<FEW>(sentence, first, from, space, out);
                first += FEW;
            }
        }
    }
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
fn turn(rows: [&[f32]; SQUARE], at: usize, block: &mut [[f32; LANES]]) {
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

/// Some queries, from `first` on; where fewer are left, the last is done again.
#[inline(always)]
fn group<const N: usize>(
    sentence: &Sentence,
    first: usize,
    from: usize,
    space: &mut HeadSpace,
    out: &mut [f32],
) {
    let mut rows = [first; N];
    for (r, row) in rows.iter_mut().enumerate() {
        *row = (first + r).min(sentence.asked - 1);
    }
    score(sentence, rows, from, space);
    let inverse = soften::<N>(space, sentence.count);
    let all = sentence.heads * sentence.width;
    for (part, values) in space.values.chunks_exact(sentence.count).enumerate() {
        let sums = collect::<N>(values, &space.scores);
        for ((row, sums), inverse) in rows.iter().zip(&sums).zip(&inverse) {
            let out = &mut out[row * all + from + part * LANES..][..LANES];
            for (out, sum) in out.iter_mut().zip(sums) {
                *out = sum * inverse;
            }
        }
    }
}

/// `sums[r] += weight * entry` for the queries in hand.
#[inline(always)]
fn weigh<const N: usize>(sums: &mut [[f32; LANES]; N], entry: &[f32; LANES], weights: [f32; N]) {
    for (sums, w) in sums.iter_mut().zip(weights) {
        for (sum, &v) in sums.iter_mut().zip(entry) {
            *sum = w.mul_add(v, *sum);
        }
    }
}

/// How well every key fits the queries in hand.
#[inline(always)]
fn score<const N: usize>(sentence: &Sentence, rows: [usize; N], from: usize, space: &mut HeadSpace) {
    let mut queries: [&[[f32; LANES]]; N] = [&[]; N];
    for (query, row) in queries.iter_mut().zip(rows) {
        *query = sentence.queries.part(row, from, sentence.width).as_chunks().0;
    }
    for (scores, keys) in space.scores.iter_mut().zip(space.keys.chunks_exact(sentence.width)) {
        let mut sums = [[0f32; LANES]; N];
        // sixteen by sixteen, so that the compiler sees how many there are
        for (part, keys) in keys.as_chunks::<LANES>().0.iter().enumerate() {
            let mut some = [&[0f32; LANES]; N];
            for (some, query) in some.iter_mut().zip(&queries) {
                *some = &query[part];
            }
            for (i, entry) in keys.iter().enumerate() {
                let mut weights = [0f32; N];
                for (weight, some) in weights.iter_mut().zip(some) {
                    *weight = some[i];
                }
                weigh(&mut sums, entry, weights);
            }
        }
        scores[..N].copy_from_slice(&sums);
    }
}

/// The largest of sixteen.
#[inline(always)]
fn largest(mut lanes: [f32; LANES]) -> f32 {
    let mut width = LANES / 2;
    while width > 0 {
        for i in 0..width {
            let (a, b) = (lanes[i], lanes[i + width]);
            lanes[i] = if b > a { b } else { a };
        }
        width /= 2;
    }
    lanes[0]
}

/// Scores to weights that are not yet divided by their sum; gives back one over the sum of each query.
#[inline(always)]
fn soften<const N: usize>(space: &mut HeadSpace, count: usize) -> [f32; N] {
    if let (Some(last), over) = (space.scores.last_mut(), count % LANES)
        && over > 0
    {
        for scores in last {
            scores[over..].fill(f32::MIN);
        }
    }
    let mut lanes = [[f32::MIN; LANES]; N];
    for scores in &space.scores {
        for (scores, lanes) in scores.iter().zip(&mut lanes) {
            for (most, &s) in lanes.iter_mut().zip(scores) {
                *most = if s > *most { s } else { *most };
            }
        }
    }
    let mut most = [0f32; N];
    for (most, lanes) in most.iter_mut().zip(lanes) {
        *most = largest(lanes);
    }
    let mut sums = [[0f32; LANES]; N];
    for scores in &mut space.scores {
        for ((scores, sums), most) in scores.iter_mut().zip(&mut sums).zip(most) {
            for (s, sum) in scores.iter_mut().zip(sums) {
                *s = power((*s - most) * std::f32::consts::LOG2_E);
                *sum += *s;
            }
        }
    }
    let mut inverse = [0f32; N];
    for (inverse, sums) in inverse.iter_mut().zip(sums) {
        *inverse = 1.0 / fold(sums);
    }
    inverse
}

/// Sixteen numbers of every value, weighted for each query in hand.
#[inline(always)]
fn collect<const N: usize>(
    values: &[[f32; LANES]],
    scores: &[[[f32; LANES]; TOGETHER]],
) -> [[f32; LANES]; N] {
    let mut sums = [[0f32; LANES]; N];
    for (values, scores) in values.chunks(LANES).zip(scores) {
        for (i, entry) in values.iter().enumerate() {
            let mut weights = [0f32; N];
            for (weight, scores) in weights.iter_mut().zip(scores) {
                *weight = scores[i % LANES];
            }
            weigh(&mut sums, entry, weights);
        }
    }
    sums
}
