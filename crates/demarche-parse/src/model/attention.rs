//! Attention within one sentence, head by head, in plain float arithmetic of one fixed order.

use super::math::power;
use super::math::{LANES, fold};

/// Queries done together.
const TOGETHER: usize = 4;

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
    let all = sentence.heads * width;
    space.keys.resize(lanes * width, [0.0; LANES]);
    space.values.resize(sentence.count * width / LANES, [0.0; LANES]);
    space.scores.resize(lanes, [[0.0; LANES]; TOGETHER]);
    for head in 0..sentence.heads {
        let from = head * width;
        gather(sentence, from, space);
        for first in (0..sentence.asked).step_by(TOGETHER) {
            // where fewer are left, the last is done again
            let rows = std::array::from_fn(|r| (first + r).min(sentence.asked - 1));
            score(sentence, rows, from, space);
            let inverse = soften(space, sentence.count);
            collect(sentence, space, |r, part, sums| {
                let out = &mut out[rows[r] * all + from + part * LANES..][..LANES];
                for (out, sum) in out.iter_mut().zip(sums) {
                    *out = sum * inverse[r];
                }
            });
        }
    }
}

/// Lays out the keys and values of a head.
#[inline(always)]
fn gather(sentence: &Sentence, from: usize, space: &mut HeadSpace) {
    let (width, count) = (sentence.width, sentence.count);
    for (t, block) in (0..count).step_by(LANES).zip(space.keys.chunks_exact_mut(width)) {
        for i in 0..LANES.min(count - t) {
            for (entry, &k) in block.iter_mut().zip(sentence.keys.part(t + i, from, width)) {
                entry[i] = k;
            }
        }
    }
    for t in 0..count {
        for (part, values) in sentence.values.part(t, from, width).as_chunks::<LANES>().0.iter().enumerate() {
            space.values[part * count + t] = *values;
        }
    }
}

/// `sums[r] += weight * entry` for the queries in hand.
#[inline(always)]
fn weigh(sums: &mut [[f32; LANES]; TOGETHER], entry: &[f32; LANES], weights: [f32; TOGETHER]) {
    for (sums, w) in sums.iter_mut().zip(weights) {
        for (sum, &v) in sums.iter_mut().zip(entry) {
            *sum += w * v;
        }
    }
}

/// How well every key fits the queries in hand.
#[inline(always)]
fn score(sentence: &Sentence, rows: [usize; TOGETHER], from: usize, space: &mut HeadSpace) {
    let width = sentence.width;
    let queries = rows.map(|row| sentence.queries.part(row, from, width));
    for (scores, keys) in space.scores.iter_mut().zip(space.keys.chunks_exact(width)) {
        let mut sums = [[0f32; LANES]; TOGETHER];
        // cut once more so that the compiler sees that all are of one length
        let queries = queries.map(|q| &q[..keys.len()]);
        for (d, entry) in keys.iter().enumerate() {
            weigh(&mut sums, entry, queries.map(|q| q[d]));
        }
        *scores = sums;
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
fn soften(space: &mut HeadSpace, count: usize) -> [f32; TOGETHER] {
    if let (Some(last), over) = (space.scores.last_mut(), count % LANES)
        && over > 0
    {
        for scores in last {
            scores[over..].fill(f32::MIN);
        }
    }
    let mut inverse = [0f32; TOGETHER];
    for (r, inverse) in inverse.iter_mut().enumerate() {
        let mut most = [f32::MIN; LANES];
        for scores in &space.scores {
            for (most, &s) in most.iter_mut().zip(&scores[r]) {
                *most = if s > *most { s } else { *most };
            }
        }
        let most = largest(most);
        let mut sum = [0f32; LANES];
        for scores in &mut space.scores {
            for (sum, s) in sum.iter_mut().zip(&mut scores[r]) {
                *s = power((*s - most) * std::f32::consts::LOG2_E);
                *sum += *s;
            }
        }
        *inverse = 1.0 / fold(sum);
    }
    inverse
}

/// The values, weighted; `put` gets them for each query in hand and each sixteen of their numbers.
#[inline(always)]
fn collect(sentence: &Sentence, space: &HeadSpace, mut put: impl FnMut(usize, usize, &[f32; LANES])) {
    for (part, values) in space.values.chunks_exact(sentence.count).enumerate() {
        let mut sums = [[0f32; LANES]; TOGETHER];
        for (values, scores) in values.chunks(LANES).zip(&space.scores) {
            for (i, entry) in values.iter().enumerate() {
                weigh(&mut sums, entry, std::array::from_fn(|r| scores[r][i % LANES]));
            }
        }
        for (r, sums) in sums.iter().enumerate() {
            put(r, part, sums);
        }
    }
}
