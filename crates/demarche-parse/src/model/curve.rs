//! Element-wise arithmetic of the word-piece encoder, in plain IEEE operations and fixed order.
#![allow(unsafe_code)] // calls of functions compiled for a CPU feature that was just detected

use super::attention::{HeadSpace, Sentence};
use super::kernel::{Path, by_path};
use super::math::{Bounds, LANES, fold, row_to_bytes};
use super::quads::Mark;

by_path!(
    /// The curve, then rows of bytes; see [`curve_to_bytes`].
    curved = curve_to_bytes, (x: &mut [f32], width: usize, bytes: &mut [u8], marks: &mut [Mark])
);
by_path!(
    /// Adds up rows of signed bytes, each with what one unit is worth.
    add_rows = sum_of_rows, (rows: &[(&[u8], f32)], x: &mut [f32])
);
by_path!(
    /// Adds and normalises; see [`add_normalise`].
    settled = add_normalise, (x: &mut [f32], y: &[f32], gain: &[f32], bias: &[f32], epsilon: f32)
);
by_path!(
    /// Normalises; see [`normalise`].
    normalised = normalise, (x: &mut [f32], gain: &[f32], bias: &[f32], epsilon: f32)
);
by_path!(
    /// Keys and values of a head; see [`super::attention::gather`].
    gathered = super::attention::gather, (sentence: &Sentence, from: usize, space: &mut HeadSpace)
);
by_path!(
    /// Scores to weights; see [`super::attention::soften`].
    softened = super::attention::soften, (scores: &mut [[f32; LANES]], count: usize, inverse: &mut [f32])
);
by_path!(
    /// Each row times a number; see [`super::attention::scale`].
    scaled = super::attention::scale, (rows: &mut [f32], stride: usize, width: usize, by: &[f32])
);

/// Beyond this the curve is its limit.
const FLAT: f32 = 3.95;
/// erf(x / sqrt 2) / 2x as a polynomial in `x^2`, fitted so that it ends at the limit; with it the largest error of
/// [`gelu`] is near 1.7e-4, a hundredth of what one step of the bytes it becomes is worth.
const CURVE: [f32; 7] = [
    0.397_986_68,
    -0.064_722_754,
    0.008_842_928,
    -8.290_419_4e-4,
    4.955_225_4e-5,
    -1.681_169_9e-6,
    2.443_614_2e-8,
];

/// `x` times the normal distribution up to `x`.
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    let z = if x > FLAT { FLAT } else { x };
    let z = if z < -FLAT { -FLAT } else { z };
    let u = z * z;
    let mut h = CURVE[6];
    for k in (0..6).rev() {
        h = h.mul_add(u, CURVE[k]);
    }
    x * z.mul_add(h, 0.5)
}

/// The curve, then rows to bytes.
#[inline(always)]
pub(crate) fn curve_to_bytes(x: &mut [f32], width: usize, bytes: &mut [u8], marks: &mut [Mark]) {
    for ((x, bytes), mark) in x.chunks_exact_mut(width).zip(bytes.chunks_exact_mut(width)).zip(marks) {
        let mut bounds = Bounds::default();
        for v in x.iter_mut() {
            *v = gelu(*v);
            bounds.take(*v);
        }
        *mark = row_to_bytes(x, &bounds, bytes);
    }
}

#[inline(always)]
fn sum_of_rows(rows: &[(&[u8], f32)], x: &mut [f32]) {
    for &(row, worth) in rows {
        for (x, &b) in x.iter_mut().zip(row) {
            *x += f32::from(b as i8) * worth;
        }
    }
}

/// For each row: `x += y`, then layer normalisation.
#[inline(always)]
pub(crate) fn add_normalise(x: &mut [f32], y: &[f32], gain: &[f32], bias: &[f32], epsilon: f32) {
    let width = gain.len().max(1);
    for (x, y) in x.chunks_exact_mut(width).zip(y.chunks_exact(width)) {
        let sum = added(x, y);
        level(x, sum, gain, bias, epsilon);
    }
}

/// Layer normalisation of each row.
#[inline(always)]
fn normalise(x: &mut [f32], gain: &[f32], bias: &[f32], epsilon: f32) {
    for x in x.chunks_exact_mut(gain.len().max(1)) {
        level(x, wide_sum(x, |v| v), gain, bias, epsilon);
    }
}

/// Layer normalisation of a row whose sum is known.
#[inline(always)]
fn level(x: &mut [f32], sum: f32, gain: &[f32], bias: &[f32], epsilon: f32) {
    let n = x.len() as f32;
    let mean = sum / n;
    let variance = wide_sum(x, |v| (v - mean) * (v - mean)) / n;
    let inverse = 1.0 / (variance + epsilon).sqrt();
    for ((v, g), b) in x.iter_mut().zip(gain).zip(bias) {
        *v = (*v - mean) * inverse * g + b;
    }
}

/// `x += y`, and the sum of `x` as [`wide_sum`] has it.
#[inline(always)]
fn added(x: &mut [f32], y: &[f32]) -> f32 {
    let mut lanes = Wide::default();
    let (whole, rest) = x.as_chunks_mut::<{ 4 * LANES }>();
    let (whole_y, rest_y) = y.as_chunks::<{ 4 * LANES }>();
    for (x, y) in whole.iter_mut().zip(whole_y) {
        let parts = x.as_chunks_mut::<LANES>().0.iter_mut().zip(y.as_chunks::<LANES>().0);
        for (lanes, (x, y)) in lanes.iter_mut().zip(parts) {
            for i in 0..LANES {
                x[i] += y[i];
                lanes[i] += x[i];
            }
        }
    }
    for (x, y) in rest.iter_mut().zip(rest_y) {
        *x += y;
    }
    joined(lanes, rest.iter().copied())
}

/// Four sets of lanes, which do not wait for each other.
type Wide = [[f32; LANES]; 4];

/// A sum in four sets of lanes.
#[inline(always)]
fn wide_sum(x: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = Wide::default();
    let (whole, rest) = x.as_chunks::<{ 4 * LANES }>();
    for chunk in whole {
        for (lanes, chunk) in lanes.iter_mut().zip(chunk.as_chunks::<LANES>().0) {
            for i in 0..LANES {
                lanes[i] += f(chunk[i]);
            }
        }
    }
    joined(lanes, rest.iter().map(|&v| f(v)))
}

/// The sum of all lanes, and of the numbers left over.
#[inline(always)]
fn joined(lanes: Wide, rest: impl Iterator<Item = f32>) -> f32 {
    let mut sum = [0f32; LANES];
    for i in 0..LANES {
        sum[i] = (lanes[0][i] + lanes[1][i]) + (lanes[2][i] + lanes[3][i]);
    }
    for (i, v) in rest.enumerate() {
        sum[i % LANES] += v;
    }
    fold(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against values of `x * (1 + erf(x / sqrt 2)) / 2`, to twelve digits.
    #[test]
    fn the_curve_is_close() {
        let exact = [
            (-9.0, 0.0),
            (-5.0, -0.000_001_433_258),
            (-4.5, -0.000_015_289_5),
            (-3.0, -0.004_049_694_095),
            (-1.0, -0.158_655_253_931),
            (-0.1, -0.046_017_216_272),
            (0.0, 0.0),
            (0.5, 0.345_731_230_637),
            (1.0, 0.841_344_746_069),
            (2.0, 1.954_499_736_104),
            (4.0, 3.999_873_315_021),
            (30.0, 30.0),
        ];
        for (x, y) in exact {
            assert!((f64::from(gelu(x)) - y).abs() < 2e-4, "{x}");
        }
    }
}
