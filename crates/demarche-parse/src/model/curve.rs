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
    /// Attention within a sentence; see [`super::attention::attend`].
    attended = super::attention::attend, (sentence: &Sentence, space: &mut HeadSpace, out: &mut [f32])
);

/// Beyond this the curve is its limit.
const FLAT: f32 = 4.6;
/// (erf(x / sqrt 2) / 2x) as a polynomial in `2 x^2 / FLAT^2 - 1`, fitted so that it ends at the limit; with it the
/// largest error of [`gelu`] is near 1.3e-5.
const CURVE: [f32; 10] = [
    0.153_543_56,
    -0.075_755_395,
    0.054_129_56,
    -0.040_615_365,
    0.029_586_734,
    -0.019_049_536,
    0.010_808_37,
    -0.007_748_628,
    0.005_719_392,
    -0.001_923_04,
];

/// `x` times the normal distribution up to `x`.
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    let z = if x > FLAT { FLAT } else { x };
    let z = if z < -FLAT { -FLAT } else { z };
    let u = z * z * (2.0 / (FLAT * FLAT)) - 1.0;
    let mut h = CURVE[9];
    for k in (0..9).rev() {
        h = h * u + CURVE[k];
    }
    x * (0.5 + z * h)
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
            assert!((f64::from(gelu(x)) - y).abs() < 1.5e-5 * f64::from(x).abs().max(1.0), "{x}");
        }
    }
}
