//! Element-wise arithmetic in plain IEEE operations and fixed order, so that every machine gets the same bits.

use super::quads::Mark;
pub(super) use super::vector::LANES;
use super::vector::{ROUND, Vector, by_vector};

/// 2^r for r between -1/2 and 1/2.
const POWER: [f32; 6] = [0.001_333_4, 0.009_618_1, 0.055_504_1, 0.240_226_5, std::f32::consts::LN_2, 1.0];

/// 2^x for x between -60 and 60, beyond which it stays as it is.
#[inline(always)]
pub(crate) fn power(x: f32) -> f32 {
    let t = x.clamp(-60.0, 60.0);
    let shifted = t + ROUND;
    let whole = shifted - ROUND;
    let r = t - whole;
    let mut p = POWER[0];
    for term in &POWER[1..] {
        p = r.mul_add(p, *term);
    }
    f32::from_bits(shifted.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23) * p
}

/// The same for numbers that are not above 60.
#[inline(always)]
pub(super) fn power_below<V: Vector>(x: V) -> V {
    let t = V::splat(-60.0).max(x);
    let shifted = t.add(V::splat(ROUND));
    let r = t.sub(shifted.sub(V::splat(ROUND)));
    let mut p = V::splat(POWER[0]);
    for term in &POWER[1..] {
        p = r.fused(p, V::splat(*term));
    }
    p.times_power(shifted)
}

/// Logistic function; its largest error is near 2e-6.
#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + power(x * -std::f32::consts::LOG2_E))
}

#[inline(always)]
pub(super) fn fold(lanes: [f32; LANES]) -> f32 {
    let mut lanes = lanes;
    let mut width = LANES / 2;
    while width > 0 {
        for i in 0..width {
            lanes[i] += lanes[i + width];
        }
        width /= 2;
    }
    lanes[0]
}

#[inline(always)]
fn reduce(x: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0f32; LANES];
    let (whole, rest) = x.as_chunks::<LANES>();
    for chunk in whole {
        for (l, &v) in lanes.iter_mut().zip(chunk) {
            *l += f(v);
        }
    }
    for (l, &v) in lanes.iter_mut().zip(rest) {
        *l += f(v);
    }
    fold(lanes)
}

/// Layer normalisation in place.
#[inline(always)]
pub(crate) fn normalise(x: &mut [f32], gain: &[f32], bias: &[f32]) {
    let n = x.len() as f32;
    let mean = reduce(x, |v| v) / n;
    let variance = reduce(x, |v| (v - mean) * (v - mean)) / n;
    let inverse = 1.0 / (variance + 1e-5).sqrt();
    for ((v, g), b) in x.iter_mut().zip(gain).zip(bias) {
        *v = (*v - mean) * inverse * g + b;
    }
}

/// `x += y[..w] * sigmoid(y[w..])`.
#[inline(always)]
pub(crate) fn add_gated(x: &mut [f32], y: &[f32]) {
    let (value, gate) = y.split_at(x.len());
    for ((x, v), g) in x.iter_mut().zip(value).zip(gate) {
        *x = v.mul_add(sigmoid(*g), *x);
    }
}

/// For each row: `x += value * sigmoid(gate)`, then layer normalisation. Rows of `y` are `stride` floats long.
#[inline(always)]
pub(crate) fn finish(x: &mut [f32], y: &[f32], stride: usize, gain: &[f32], bias: &[f32]) {
    let width = gain.len().max(1);
    for (x, y) in x.chunks_exact_mut(width).zip(y.chunks_exact(stride)) {
        add_gated(x, &y[..2 * width]);
        normalise(x, gain, bias);
    }
}

/// Each row to bytes by a scale and a zero of its own, which just hold it.
#[inline(always)]
fn every_row<V: Vector>(x: &[f32], width: usize, bytes: &mut [u8], marks: &mut [Mark]) {
    for ((x, bytes), mark) in x.chunks_exact(width).zip(bytes.chunks_exact_mut(width)).zip(marks) {
        let mut bounds = Bounds::<V>::default();
        let (many, rest) = x.as_chunks::<{ 4 * LANES }>();
        for x in many {
            bounds.take(quarters(x));
        }
        rest.iter().for_each(|v| bounds.take([V::splat(*v); 4]));
        *mark = row_to_bytes(x, &bounds, bytes);
    }
}

by_vector!(
    /// Rows of numbers to rows of bytes.
    to_bytes = every_row, (x: &[f32], width: usize, bytes: &mut [u8], marks: &mut [Mark])
);

/// A row to bytes, its bounds being known.
#[inline(always)]
pub(super) fn row_to_bytes<V: Vector>(x: &[f32], bounds: &Bounds<V>, bytes: &mut [u8]) -> Mark {
    let (low, high) = bounds.ends();
    let range = high - low;
    let steps = 255.0 / if range > 1e-20 { range } else { 1e-20 };
    let whole = |v: f32| v.mul_add(steps, ROUND).to_bits().wrapping_sub(ROUND.to_bits()) as i32;
    let zero = whole(-low);
    let more = zero.wrapping_sub(ROUND.to_bits() as i32);
    let (many, rest) = x.as_chunks::<{ 4 * LANES }>();
    let (many_bytes, rest_bytes) = bytes.as_chunks_mut::<{ 4 * LANES }>();
    let (wide_steps, round) = (V::splat(steps), V::splat(ROUND));
    for (bytes, x) in many_bytes.iter_mut().zip(many) {
        let mut four = quarters::<V>(x);
        for v in &mut four {
            *v = v.fused(wide_steps, round);
        }
        V::bytes(four, more, bytes);
    }
    for (byte, &v) in rest_bytes.iter_mut().zip(rest) {
        *byte = whole(v).wrapping_add(zero).clamp(0, 255) as u8;
    }
    Mark { scale: range / 255.0, zero }
}

/// Four vectors that stand side by side.
#[inline(always)]
pub(super) fn quarters<V: Vector>(x: &[f32; 4 * LANES]) -> [V; 4] {
    let mut four = [V::splat(0.0); 4];
    for (v, x) in four.iter_mut().zip(x.as_chunks::<LANES>().0) {
        *v = V::load(x);
    }
    four
}

/// Smallest and largest number of a row, zero among them, for each lane.
pub(super) struct Bounds<V> {
    low: V,
    high: V,
}

impl<V: Vector> Default for Bounds<V> {
    #[inline(always)]
    fn default() -> Bounds<V> {
        Bounds { low: V::splat(0.0), high: V::splat(0.0) }
    }
}

impl<V: Vector> Bounds<V> {
    #[inline(always)]
    pub(super) fn take(&mut self, [a, b, c, d]: [V; 4]) {
        self.low = a.min(b).min(c.min(d)).min(self.low);
        self.high = a.max(b).max(c.max(d)).max(self.high);
    }

    #[inline(always)]
    fn ends(&self) -> (f32, f32) {
        // 0 - low, and not its sign turned, so that nought stays nought
        let most = V::splat(0.0).sub(self.low).largest();
        (0.0 - most, self.high.largest())
    }
}

/// A word: the sum of `rows` (signed bytes, each row with what one unit is worth), normalised.
#[inline(always)]
pub(crate) fn embed(rows: &[(&[u8], f32)], gain: &[f32], bias: &[f32], x: &mut [f32]) {
    for &(row, worth) in rows {
        for (x, &b) in x.iter_mut().zip(row) {
            *x = f32::from(b as i8).mul_add(worth, *x);
        }
    }
    normalise(x, gain, bias);
}

/// `sums[word] += times * row` for every row of `room` numbers, whose word and factor are in `whose`; each sum is rounded
/// once.
#[inline(always)]
pub(crate) fn add_multiples(rows: &[f32], room: usize, whose: &[(usize, f32)], sums: &mut [f32]) {
    for (row, &(word, times)) in rows.chunks_exact(room).zip(whose) {
        for (sum, v) in sums[word * room..][..room].iter_mut().zip(row) {
            *sum = v.mul_add(times, *sum);
        }
    }
}

/// Index of the largest; the first among equals.
pub(crate) fn argmax(x: &[f32]) -> usize {
    x.iter()
        .enumerate()
        .fold((0, f32::NEG_INFINITY), |best, (i, &v)| if v > best.1 { (i, v) } else { best })
        .0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods)] // the library's function is what ours is held against
    fn sigmoid_is_close() {
        for i in -4000..4000 {
            let x = i as f32 / 100.0;
            let exact = 1.0 / (1.0 + (-f64::from(x)).exp());
            assert!((f64::from(sigmoid(x)) - exact).abs() < 4e-6, "{x}");
        }
    }
}
