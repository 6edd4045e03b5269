//! Products of 16-bit numbers, two at a time: exact sums, so that every path gives the same.
#![allow(unsafe_code)] // loads and stores beside the array they are of; calls for a CPU feature that was just detected

use super::kernel::{BLOCK, Path, Sums};
#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::*;

/// Two weights for each of the columns of a block, column by column.
pub(crate) type Pairs = [i16; 2 * BLOCK];

/// Rows that overlap: each begins `step` numbers behind the one before it.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub numbers: &'a [i16],
    pub step: usize,
}

/// `weights` (a row of `inputs` numbers for each output) as blocks of `inputs / 2` entries each.
pub(crate) fn pack_pairs(weights: &[i16], inputs: usize) -> Vec<Pairs> {
    let (depth, outputs) = (inputs / 2, weights.len().checked_div(inputs).unwrap_or(0));
    let mut packed = vec![[0; 2 * BLOCK]; depth * outputs.div_ceil(BLOCK)];
    for (output, row) in weights.chunks_exact(inputs.max(1)).enumerate() {
        for (k, pair) in row.as_chunks::<2>().0.iter().enumerate() {
            packed[output / BLOCK * depth + k][output % BLOCK * 2..][..2].copy_from_slice(pair);
        }
    }
    packed
}

/// For each row the sums of each block, `out[row * blocks + block]`; rows that end beyond the numbers are left out.
pub(crate) fn pair_sums(path: Path, rows: Rows, weights: &[Pairs], depth: usize, out: &mut [Sums]) {
    let blocks = weights.len().checked_div(depth).unwrap_or(0).max(1);
    let fitting = (rows.numbers.len() + rows.step).saturating_sub(2 * depth) / rows.step.max(1);
    let count = fitting.min(out.len() / blocks);
    let out = &mut out[..count * blocks];
    match path {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: these paths are only made by `Path::available`, which asked the CPU.
        Path::Avx512 => unsafe { avx512(rows, weights, depth, out) },
        #[cfg(target_arch = "x86_64")]
        // SAFETY: as above.
        Path::Avx2 | Path::AvxVnni => unsafe { avx2(rows, weights, depth, out) },
        _ => portable(rows, weights, depth, out),
    }
}

/// The pairs of a row.
#[inline(always)]
fn row<'a>(rows: Rows<'a>, row: usize, depth: usize) -> &'a [[i16; 2]] {
    rows.numbers[row * rows.step..][..2 * depth].as_chunks().0
}

fn portable(rows: Rows, weights: &[Pairs], depth: usize, out: &mut [Sums]) {
    let blocks = weights.len() / depth.max(1);
    for (r, out) in out.chunks_exact_mut(blocks.max(1)).enumerate() {
        for (weights, sums) in weights.chunks_exact(depth).zip(out) {
            *sums = [0; BLOCK];
            for (pair, weights) in row(rows, r, depth).iter().zip(weights) {
                for (sum, w) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
                    *sum += i32::from(pair[0]) * i32::from(w[0]) + i32::from(pair[1]) * i32::from(w[1]);
                }
            }
        }
    }
}

/// Goes over the blocks, and for each over the rows, some at a time: enough that no sum waits for the one before it.
#[cfg(target_arch = "x86_64")]
macro_rules! sweep {
    ($name:ident, $features:literal, $some:ident, $together:literal) => {
        #[target_feature(enable = $features)]
        fn $name(rows: Rows, weights: &[Pairs], depth: usize, out: &mut [Sums]) {
            let blocks = (weights.len() / depth.max(1)).max(1);
            let (count, whole) = (out.len() / blocks, out.len() / blocks / $together * $together);
            for (b, weights) in weights.chunks_exact(depth).enumerate() {
                for r in (0..whole).step_by($together) {
                    let sums = $some::<$together>(std::array::from_fn(|i| row(rows, r + i, depth)), weights);
                    sums.into_iter().enumerate().for_each(|(i, sums)| out[(r + i) * blocks + b] = sums);
                }
                for r in whole..count {
                    let [sums] = $some::<1>([row(rows, r, depth)], weights);
                    out[r * blocks + b] = sums;
                }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
sweep!(avx512, "avx512f,avx512bw,avx512vnni", some512, 8);
#[cfg(target_arch = "x86_64")]
sweep!(avx2, "avx2", some256, 4);

/// A pair as one number of 32 bits.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn joined([low, high]: [i16; 2]) -> i32 {
    i32::from(low) & 0xffff | i32::from(high) << 16
}

#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
fn some512<const R: usize>(rows: [&[[i16; 2]]; R], weights: &[Pairs]) -> [Sums; R] {
    let rows = rows.map(|row| &row[..weights.len()]);
    let mut acc = [_mm512_setzero_si512(); R];
    for (k, weights) in weights.iter().enumerate() {
        // SAFETY: an entry holds 64 bytes, which is what is read.
        let w = unsafe { _mm512_loadu_si512(weights.as_ptr().cast()) };
        for (acc, row) in acc.iter_mut().zip(&rows) {
            *acc = _mm512_dpwssd_epi32(*acc, _mm512_set1_epi32(joined(row[k])), w);
        }
    }
    acc.map(|acc| {
        let mut sums = [0; BLOCK];
        // SAFETY: the sums of a block are sixteen `i32`, which is what is written.
        unsafe { _mm512_storeu_si512(sums.as_mut_ptr().cast(), acc) };
        sums
    })
}

#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "avx2")]
fn some256<const R: usize>(rows: [&[[i16; 2]]; R], weights: &[Pairs]) -> [Sums; R] {
    let rows = rows.map(|row| &row[..weights.len()]);
    let mut acc = [[_mm256_setzero_si256(); 2]; R];
    for (k, weights) in weights.iter().enumerate() {
        let (low, high) = weights.split_at(BLOCK);
        // SAFETY: each half holds 32 bytes, which is what is read.
        let w = unsafe { [low, high].map(|half| _mm256_loadu_si256(half.as_ptr().cast())) };
        for (acc, row) in acc.iter_mut().zip(&rows) {
            let pair = _mm256_set1_epi32(joined(row[k]));
            for (acc, w) in acc.iter_mut().zip(w) {
                *acc = _mm256_add_epi32(*acc, _mm256_madd_epi16(pair, w));
            }
        }
    }
    acc.map(|acc| {
        let mut sums = [0; BLOCK];
        let (low, high) = sums.split_at_mut(BLOCK / 2);
        // SAFETY: each half holds eight `i32`, which is what is written.
        unsafe {
            _mm256_storeu_si256(low.as_mut_ptr().cast(), acc[0]);
            _mm256_storeu_si256(high.as_mut_ptr().cast(), acc[1]);
        }
        sums
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Small numbers with their signs, the largest among them.
    fn numbers(count: usize) -> Vec<i16> {
        (0..count as u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 16) as i16 / 8).collect()
    }

    #[test]
    fn every_path_gives_the_sums() {
        for (inputs, outputs, step, count) in [(96, 48, 32, 21), (6, 16, 2, 3), (40, 32, 8, 8)] {
            let (weights, x) = (numbers(inputs * outputs), numbers((count - 1) * step + inputs));
            let packed = pack_pairs(&weights, inputs);
            for path in Path::available() {
                let mut out = vec![[0; BLOCK]; (count + 2) * outputs / BLOCK];
                pair_sums(path, Rows { numbers: &x, step }, &packed, inputs / 2, &mut out);
                let out = out.as_flattened();
                for (row, output) in (0..count).flat_map(|r| (0..outputs).map(move |o| (r, o))) {
                    let of = weights[output * inputs..].iter().zip(&x[row * step..]).take(inputs);
                    let sum: i32 = of.map(|(&w, &x)| i32::from(w) * i32::from(x)).sum();
                    assert_eq!(out[row * outputs + output], sum, "{path:?} {row} {output}");
                }
                assert!(out[count * outputs..].iter().all(|&sum| sum == 0));
            }
        }
    }
}
