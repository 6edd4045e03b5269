//! Sums of products of floats: each sum is fused product by product in the order of the numbers, on every path.
//!
//! Written with instructions by name, since compilers now and then take the plain loops for something else.
#![allow(unsafe_code)] // loads and stores beside the array they are of; calls for a CPU feature that was just detected

use super::kernel::Path;
use super::math::LANES;
#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::*;

/// Sixteen numbers side by side.
pub(super) type Entry = [f32; LANES];

/// Rows of `depth` numbers in a wider table: row `i` begins at `i * stride`.
#[derive(Clone, Copy)]
pub(super) struct Factors<'a> {
    pub data: &'a [f32],
    pub stride: usize,
    pub depth: usize,
    pub count: usize,
}

impl<'a> Factors<'a> {
    #[inline(always)]
    fn some<const R: usize>(&self, first: usize) -> [&'a [f32]; R] {
        std::array::from_fn(|r| &self.data[(first + r) * self.stride..][..self.depth])
    }
}

/// Where results go: row `i` begins at `i * stride` and has room for `room` numbers.
pub(super) struct Sums<'a> {
    pub data: &'a mut [f32],
    pub stride: usize,
    pub room: usize,
}

impl Sums<'_> {
    #[inline(always)]
    fn put<const R: usize, const B: usize>(&mut self, row: usize, block: usize, sums: &[[Entry; B]; R]) {
        for (r, sums) in sums.iter().enumerate() {
            let (from, to) = (block * LANES, self.room.min((block + B) * LANES));
            let out = &mut self.data[(row + r) * self.stride..][from..to];
            out.copy_from_slice(&sums.as_flattened()[..to - from]);
        }
    }
}

/// For each row and each block of `depth` entries: sixteen sums of the row's numbers times the block's entries.
pub(super) fn products(path: Path, factors: Factors, blocks: &[Entry], out: &mut Sums) {
    if factors.depth == 0 {
        return;
    }
    match path {
        // SAFETY: these paths are only made by `Path::available`, which asked the CPU.
        #[cfg(target_arch = "x86_64")]
        Path::Avx512 => unsafe { avx512(factors, blocks, out) },
        #[cfg(target_arch = "x86_64")]
        // SAFETY: as above.
        Path::Avx2 | Path::AvxVnni => unsafe { avx2(factors, blocks, out) },
        _ => portable(factors, blocks, out),
    }
}

fn portable(factors: Factors, blocks: &[Entry], out: &mut Sums) {
    for (b, block) in blocks.chunks_exact(factors.depth).enumerate() {
        for row in 0..factors.count {
            let mut sums = [[[0f32; LANES]]];
            let [numbers] = factors.some::<1>(row);
            for (number, entry) in numbers.iter().zip(block) {
                for (sum, &v) in sums.as_flattened_mut().as_flattened_mut().iter_mut().zip(entry) {
                    *sum = number.mul_add(v, *sum);
                }
            }
            out.put(row, b, &sums);
        }
    }
}

/// Goes over the rows, six at a time so that no sum waits for the one before it, and for each over the blocks.
#[cfg(target_arch = "x86_64")]
macro_rules! sweep {
    ($name:ident, $features:literal, $tile:ident, $blocks:literal) => {
        #[target_feature(enable = $features)]
        fn $name(factors: Factors, blocks: &[Entry], out: &mut Sums) {
            let mut row = 0;
            while row < factors.count {
                match factors.count - row {
                    1 => $name::some::<1>(factors, row, blocks, out),
                    2 => $name::some::<2>(factors, row, blocks, out),
                    3 => $name::some::<3>(factors, row, blocks, out),
                    4 => $name::some::<4>(factors, row, blocks, out),
                    5 => $name::some::<5>(factors, row, blocks, out),
                    _ => $name::some::<6>(factors, row, blocks, out),
                }
                row += 6;
            }
        }

        mod $name {
            use super::*;

            #[target_feature(enable = $features)]
            pub(super) fn some<const R: usize>(
                factors: Factors,
                row: usize,
                blocks: &[Entry],
                out: &mut Sums,
            ) {
                let (rows, depth) = (factors.some::<R>(row), factors.depth);
                let mut together = blocks.chunks_exact($blocks * depth);
                let mut at = 0;
                for some in together.by_ref() {
                    let sums =
                        $tile::<R, $blocks>(rows, std::array::from_fn(|b| &some[b * depth..][..depth]));
                    out.put(row, at, &sums);
                    at += $blocks;
                }
                for (b, block) in together.remainder().chunks_exact(depth).enumerate() {
                    out.put(row, at + b, &$tile::<R, 1>(rows, [block]));
                }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
sweep!(avx512, "avx512f", tile512, 2);
#[cfg(target_arch = "x86_64")]
sweep!(avx2, "avx2,fma", tile256, 1);

#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "avx512f")]
fn tile512<const R: usize, const B: usize>(rows: [&[f32]; R], blocks: [&[Entry]; B]) -> [[Entry; B]; R] {
    let depth = blocks.iter().map(|b| b.len()).chain(rows.map(<[f32]>::len)).min().unwrap_or(0);
    let mut acc = [[_mm512_setzero_ps(); B]; R];
    for k in 0..depth {
        // SAFETY: `k` is below the length of every block, and an entry holds 64 bytes, which is what is read.
        let entries = blocks.map(|block| unsafe { _mm512_loadu_ps(block.get_unchecked(k).as_ptr()) });
        for (acc, row) in acc.iter_mut().zip(rows) {
            // SAFETY: `k` is below the length of every row.
            let number = _mm512_set1_ps(unsafe { *row.get_unchecked(k) });
            for (acc, entry) in acc.iter_mut().zip(entries) {
                *acc = _mm512_fmadd_ps(number, entry, *acc);
            }
        }
    }
    let mut sums = [[[0f32; LANES]; B]; R];
    for (sums, acc) in sums.as_flattened_mut().iter_mut().zip(acc.as_flattened()) {
        // SAFETY: an entry holds 64 bytes, which is what is written.
        unsafe { _mm512_storeu_ps(sums.as_mut_ptr(), *acc) };
    }
    sums
}

#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "avx2,fma")]
fn tile256<const R: usize, const B: usize>(rows: [&[f32]; R], blocks: [&[Entry]; B]) -> [[Entry; B]; R] {
    let depth = blocks.iter().map(|b| b.len()).chain(rows.map(<[f32]>::len)).min().unwrap_or(0);
    let mut acc = [[[_mm256_setzero_ps(); 2]; B]; R];
    for k in 0..depth {
        let entries = blocks.map(|block| {
            // SAFETY: `k` is below the length of every block; the halves of an entry hold 32 bytes each.
            unsafe {
                let entry = block.get_unchecked(k).as_ptr();
                [_mm256_loadu_ps(entry), _mm256_loadu_ps(entry.add(LANES / 2))]
            }
        });
        for (acc, row) in acc.iter_mut().zip(rows) {
            // SAFETY: `k` is below the length of every row.
            let number = _mm256_set1_ps(unsafe { *row.get_unchecked(k) });
            for (acc, entry) in acc.as_flattened_mut().iter_mut().zip(entries.as_flattened()) {
                *acc = _mm256_fmadd_ps(number, *entry, *acc);
            }
        }
    }
    let mut sums = [[[0f32; LANES]; B]; R];
    let halves = sums.as_flattened_mut().as_flattened_mut().chunks_exact_mut(LANES / 2);
    for (half, acc) in halves.zip(acc.as_flattened().as_flattened()) {
        // SAFETY: half an entry holds 32 bytes, which is what is written.
        unsafe { _mm256_storeu_ps(half.as_mut_ptr(), *acc) };
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_gives_the_same_sums() {
        let number = |i: usize| (i.wrapping_mul(2_654_435_761) % 2003) as f32 / 1000.0 - 1.0;
        for (count, depth, blocks, room) in [(13, 32, 3, 48), (6, 5, 2, 29), (1, 1, 1, 1), (9, 70, 5, 70)] {
            let (stride, wide) = (depth + 3, room + 2);
            let data: Vec<f32> = (0..count * stride).map(number).collect();
            let entries: Vec<Entry> =
                (0..blocks * depth).map(|e| std::array::from_fn(|i| number(7 * e + i))).collect();
            let factors = Factors { data: &data, stride, depth, count };
            let sums = |path| {
                let mut out = vec![9.0; count * wide];
                products(path, factors, &entries, &mut Sums { data: &mut out, stride: wide, room });
                out
            };
            let expected = sums(Path::Portable);
            let one =
                (0..depth).fold(0f32, |sum, k| data[stride * (count - 1) + k].mul_add(entries[k][0], sum));
            assert_eq!(expected[wide * (count - 1)], one);
            for path in Path::available() {
                assert_eq!(sums(path), expected, "{path:?} {count} {depth} {blocks}");
            }
        }
    }
}
