//! Attention within one sentence, head by head, in plain float arithmetic of one fixed order.

use super::curve::power;
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
    /// Keys, one row for each of their numbers, filled up to whole lanes.
    keys: Vec<[f32; LANES]>,
    values: Vec<[f32; LANES]>,
    weights: Vec<[f32; LANES]>,
}

/// For each query a row of `heads * width` numbers: the values, weighted by how well their keys fit.
#[inline(always)]
pub(super) fn attend(sentence: &Sentence, space: &mut HeadSpace, out: &mut [f32]) {
    let (width, lanes) = (sentence.width, sentence.count.div_ceil(LANES));
    if sentence.count == 0 || width == 0 {
        return;
    }
    let all = sentence.heads * width;
    space.keys.resize(width * lanes, [0.0; LANES]);
    space.values.resize(sentence.count * width / LANES, [0.0; LANES]);
    space.weights.resize(TOGETHER * lanes, [0.0; LANES]);
    for head in 0..sentence.heads {
        let from = head * width;
        gather(sentence, from, lanes, space);
        let mut first = 0;
        while first + TOGETHER <= sentence.asked {
            some::<TOGETHER>(sentence, (first, from), lanes, space, &mut out[first * all..], all);
            first += TOGETHER;
        }
        while first < sentence.asked {
            some::<1>(sentence, (first, from), lanes, space, &mut out[first * all..], all);
            first += 1;
        }
    }
}

/// Lays out the keys and values of a head.
#[inline(always)]
fn gather(sentence: &Sentence, from: usize, lanes: usize, space: &mut HeadSpace) {
    let width = sentence.width;
    let keys = space.keys.as_flattened_mut();
    for t in 0..sentence.count {
        for (d, &k) in sentence.keys.part(t, from, width).iter().enumerate() {
            keys[d * lanes * LANES + t] = k;
        }
    }
    for (values, t) in space.values.chunks_exact_mut(width / LANES).zip(0..) {
        values.as_flattened_mut().copy_from_slice(sentence.values.part(t, from, width));
    }
}

/// `N` queries of a head.
#[inline(always)]
fn some<const N: usize>(
    sentence: &Sentence,
    (first, from): (usize, usize),
    lanes: usize,
    space: &mut HeadSpace,
    out: &mut [f32],
    all: usize,
) {
    let width = sentence.width;
    let queries: [&[f32]; N] = std::array::from_fn(|r| sentence.queries.part(first + r, from, width));
    for lane in 0..lanes {
        let mut acc = [[0f32; LANES]; N];
        for (d, keys) in space.keys[lane..].iter().step_by(lanes).take(width).enumerate() {
            for r in 0..N {
                let q = queries[r][d];
                for i in 0..LANES {
                    acc[r][i] += q * keys[i];
                }
            }
        }
        for r in 0..N {
            space.weights[r * lanes + lane] = acc[r];
        }
    }
    let mut inverse = [0f32; N];
    for r in 0..N {
        inverse[r] = soften(&mut space.weights[r * lanes..(r + 1) * lanes], sentence.count);
    }
    let weights = space.weights.as_flattened();
    let weights: [&[f32]; N] = std::array::from_fn(|r| &weights[r * lanes * LANES..][..sentence.count]);
    let parts = width / LANES;
    for part in 0..parts {
        let mut acc = [[0f32; LANES]; N];
        for (t, values) in space.values[part..].iter().step_by(parts).take(sentence.count).enumerate() {
            for r in 0..N {
                let w = weights[r][t];
                for i in 0..LANES {
                    acc[r][i] += w * values[i];
                }
            }
        }
        for r in 0..N {
            let out = &mut out[r * all + from + part * LANES..][..LANES];
            for i in 0..LANES {
                out[i] = acc[r][i] * inverse[r];
            }
        }
    }
}

/// Scores to weights that are not yet divided by their sum; gives back one over the sum.
#[inline(always)]
fn soften(scores: &mut [[f32; LANES]], count: usize) -> f32 {
    for score in &mut scores.as_flattened_mut()[count..] {
        *score = f32::MIN;
    }
    let mut most = [f32::MIN; LANES];
    for lane in scores.iter() {
        for i in 0..LANES {
            most[i] = if lane[i] > most[i] { lane[i] } else { most[i] };
        }
    }
    let most = most.iter().fold(f32::MIN, |a, &b| if b > a { b } else { a });
    let mut sum = [0f32; LANES];
    for lane in scores.iter_mut() {
        for i in 0..LANES {
            lane[i] = power((lane[i] - most) * std::f32::consts::LOG2_E);
            sum[i] += lane[i];
        }
    }
    1.0 / fold(sum)
}
