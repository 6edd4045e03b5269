//! Attention within one sentence, head by head, in plain float arithmetic of one fixed order.

use super::curve::{gathered, scaled, softened};
use super::kernel::Path;
use super::math::power;
use super::math::{LANES, fold};
use super::products::{Factors, Sums, products};

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
    /// Scores: for each query, one entry for each sixteen pieces.
    scores: Vec<[f32; LANES]>,
    /// For each query one over the sum of its weights.
    inverse: Vec<f32>,
}

/// For each query a row of `heads * width` numbers: the values, weighted by how well their keys fit.
pub(super) fn attend(path: Path, sentence: &Sentence, space: &mut HeadSpace, out: &mut [f32]) {
    let Sentence { width, count, asked, queries, .. } = *sentence;
    if count == 0 || asked == 0 || width < LANES {
        return;
    }
    let (lanes, all) = (count.div_ceil(LANES), sentence.heads * width);
    space.keys.resize(lanes * width, [0.0; LANES]);
    space.values.resize(count * width / LANES, [0.0; LANES]);
    space.scores.resize(lanes * asked, [0.0; LANES]);
    space.inverse.resize(asked, 0.0);
    for from in (0..all).step_by(width) {
        gathered(path, sentence, from, space);
        let HeadSpace { keys, values, scores, inverse } = space;
        let asking = &queries.data[queries.offset + from..];
        let asking = Factors { data: asking, stride: queries.stride, depth: width, count: asked };
        let stride = lanes * LANES;
        products(path, asking, keys, &mut Sums { data: scores.as_flattened_mut(), stride, room: stride });
        softened(path, scores, count, inverse);
        let weights = Factors { data: scores.as_flattened(), stride, depth: count, count: asked };
        let out = &mut out[from..];
        products(path, weights, values, &mut Sums { data: out, stride: all, room: width });
        scaled(path, out, all, width, inverse);
    }
}

/// Lays out the keys and values of a head.
#[inline(always)]
pub(super) fn gather(sentence: &Sentence, from: usize, space: &mut HeadSpace) {
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

/// The bits of a float as a whole number of the same order, and back: maxima of whole numbers are what compilers do best.
#[inline(always)]
fn in_order(bits: i32) -> i32 {
    bits ^ ((bits >> 31) as u32 >> 1) as i32
}

/// Scores to weights that are not yet divided by their sum; `inverse` gets one over the sum of each query. The scores of
/// each query stand side by side, filled up to whole entries.
///
/// Each step goes over all queries before the next: what is largest and what the sum is are long chains, and those of
/// many queries run beside each other.
#[inline(always)]
pub(super) fn soften(scores: &mut [[f32; LANES]], count: usize, inverse: &mut [f32]) {
    let lanes = count.div_ceil(LANES);
    let real: [bool; LANES] = std::array::from_fn(|i| (lanes - 1) * LANES + i < count);
    for (scores, most) in scores.chunks_exact_mut(lanes).zip(&mut *inverse) {
        if let Some(last) = scores.last_mut() {
            // all sixteen are written, so that they can be read together again without waiting
            for (s, real) in last.iter_mut().zip(real) {
                *s = if real { *s } else { f32::MIN };
            }
        }
        *most = largest(scores.as_flattened());
    }
    for (scores, most) in scores.chunks_exact_mut(lanes).zip(&*inverse) {
        for s in scores.as_flattened_mut() {
            *s = power((*s - most) * std::f32::consts::LOG2_E);
        }
    }
    for (scores, inverse) in scores.chunks_exact(lanes).zip(inverse) {
        let mut sums = [0f32; LANES];
        for scores in scores {
            sums.iter_mut().zip(scores).for_each(|(sum, s)| *sum += *s);
        }
        *inverse = 1.0 / fold(sums);
    }
}

#[inline(always)]
fn largest(scores: &[f32]) -> f32 {
    let most = scores.iter().fold(i32::MIN, |most, s| most.max(in_order(s.to_bits() as i32)));
    f32::from_bits(in_order(most) as u32)
}

/// Each row of `width` numbers times a number of its own.
#[inline(always)]
pub(super) fn scale(rows: &mut [f32], stride: usize, width: usize, by: &[f32]) {
    for (row, by) in rows.chunks_mut(stride).zip(by) {
        row[..width].iter_mut().for_each(|v| *v *= by);
    }
}
