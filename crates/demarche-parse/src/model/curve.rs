//! Element-wise arithmetic of the word-piece encoder, in plain IEEE operations and fixed order.
#![allow(unsafe_code)] // calls of functions compiled for a CPU feature that was just detected

use super::kernel::{Path, by_path};
use super::math::{Bounds, fold, quarters, row_to_bytes};
use super::quads::Mark;
use super::vector::{LANES, Vector, by_vector};

by_vector!(
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
fn gelu<V: Vector>(x: V) -> V {
    let z = V::splat(-FLAT).max(V::splat(FLAT).min(x));
    let u = z.mul(z);
    let mut h = V::splat(CURVE[6]);
    for k in (0..6).rev() {
        h = h.fused(u, V::splat(CURVE[k]));
    }
    x.mul(z.fused(h, V::splat(0.5)))
}

/// The curve, then rows to bytes.
#[inline(always)]
fn curve_to_bytes<V: Vector>(x: &mut [f32], width: usize, bytes: &mut [u8], marks: &mut [Mark]) {
    for ((x, bytes), mark) in x.chunks_exact_mut(width).zip(bytes.chunks_exact_mut(width)).zip(marks) {
        let mut bounds = Bounds::<V>::default();
        let (many, rest) = x.as_chunks_mut::<{ 4 * LANES }>();
        for x in many {
            let mut four = quarters::<V>(x);
            for (v, x) in four.iter_mut().zip(x.as_chunks_mut::<LANES>().0) {
                *v = gelu(*v);
                v.store(x);
            }
            bounds.take(four);
        }
        for x in rest {
            let y = gelu(V::splat(*x));
            *x = y.entry()[0];
            bounds.take([y; 4]);
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
fn add_normalise(x: &mut [f32], y: &[f32], gain: &[f32], bias: &[f32], epsilon: f32) {
    let some = SOME * gain.len().max(1);
    for (x, y) in x.chunks_mut(some).zip(y.chunks(some)) {
        let mut sums = [0.0; SOME];
        let rows = x.chunks_exact_mut(gain.len().max(1)).zip(y.chunks_exact(gain.len().max(1)));
        for (sum, (x, y)) in sums.iter_mut().zip(rows) {
            *sum = added(x, y);
        }
        level(x, sums, gain, bias, epsilon);
    }
}

/// Layer normalisation of each row.
#[inline(always)]
fn normalise(x: &mut [f32], gain: &[f32], bias: &[f32], epsilon: f32) {
    for x in x.chunks_mut(SOME * gain.len().max(1)) {
        let mut sums = [0.0; SOME];
        for (sum, x) in sums.iter_mut().zip(x.chunks_exact(gain.len().max(1))) {
            *sum = wide_sum(x, |v| v);
        }
        level(x, sums, gain, bias, epsilon);
    }
}

/// Rows that are normalised together: each step is done for all of them before the next, since what a row's sums lead
/// to is a long chain.
const SOME: usize = 4;

/// Layer normalisation of rows whose sums are known.
#[inline(always)]
fn level(x: &mut [f32], sums: [f32; SOME], gain: &[f32], bias: &[f32], epsilon: f32) {
    let width = gain.len().max(1);
    let n = width as f32;
    let (means, mut inverses) = (sums.map(|sum| sum / n), [0.0; SOME]);
    for ((x, mean), inverse) in x.chunks_exact(width).zip(means).zip(&mut inverses) {
        let variance = wide_sum(x, |v| (v - mean) * (v - mean)) / n;
        *inverse = 1.0 / (variance + epsilon).sqrt();
    }
    for ((x, mean), inverse) in x.chunks_exact_mut(width).zip(means).zip(inverses) {
        for ((v, g), b) in x.iter_mut().zip(gain).zip(bias) {
            *v = (*v - mean) * inverse * g + b;
        }
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
    use super::super::vector::Entry;
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
            assert!((f64::from(gelu(Entry::splat(x))[0]) - y).abs() < 2e-4, "{x}");
        }
    }
}
