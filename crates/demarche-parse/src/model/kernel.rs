//! The one hot loop: rows of 16-bit pairs times blocks of 16-bit weights, summed exactly in 32 bits.
//!
//! Integer sums do not depend on their order, so every path gives the same bits. The only `unsafe` of the crate
//! stands here: vector loads from array references, and calls of functions compiled for a CPU feature that was
//! just detected.
#![allow(unsafe_code)]

/// Columns of a block.
pub(crate) const BLOCK: usize = 16;
/// Two 16-bit weights for each column of a block.
pub(crate) type Pairs = [u32; BLOCK];
/// Sums of one row for one block.
pub(crate) type Sums = [i32; BLOCK];

/// Which instructions to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Path {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Sse2,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Path {
    /// The fastest path of this machine.
    pub(crate) fn best() -> Path {
        Path::available().pop().unwrap_or(Path::Portable)
    }

    /// Every path this machine can run, slowest first.
    pub(crate) fn available() -> Vec<Path> {
        #[allow(unused_mut)]
        let mut paths = vec![Path::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("sse2") {
                paths.push(Path::Sse2);
            }
            if is_x86_feature_detected!("avx2") {
                paths.push(Path::Avx2);
            }
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vnni")
            {
                paths.push(Path::Avx512);
            }
        }
        paths
    }
}

/// `out[row * blocks + b]` = sums over `k` of `rows[row * depth + k]` (two 16-bit numbers) times
/// `weights[b * depth + k]`, for every row and block. Rows left over at the end of `rows` are ignored.
pub(crate) fn product(path: Path, rows: &[u32], depth: usize, weights: &[Pairs], out: &mut [Sums]) {
    if depth == 0 {
        return;
    }
    let blocks = weights.len() / depth;
    match path {
        Path::Portable => portable(rows, depth, weights, blocks, out),
        // SAFETY: these paths are only made by `Path::available`, which asked the CPU.
        #[cfg(target_arch = "x86_64")]
        Path::Sse2 => unsafe { x86::sse2(rows, depth, weights, blocks, out) },
        #[cfg(target_arch = "x86_64")]
        Path::Avx2 => unsafe { x86::avx2(rows, depth, weights, blocks, out) },
        #[cfg(target_arch = "x86_64")]
        Path::Avx512 => unsafe { x86::avx512(rows, depth, weights, blocks, out) },
    }
}

/// Compiles a plain function once more for each set of instructions, so that its loops use wide registers. Rust
/// neither reorders nor fuses floating point operations, so the results are the same on every path.
macro_rules! by_path {
    ($(#[$meta:meta])* $name:ident = $body:path, ($($arg:ident: $kind:ty),*)) => {
        $(#[$meta])*
        pub(crate) fn $name(path: Path, $($arg: $kind),*) {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn avx2($($arg: $kind),*) {
                    $body($($arg),*);
                }
                #[target_feature(enable = "avx512f,avx512bw")]
                fn avx512($($arg: $kind),*) {
                    $body($($arg),*);
                }
                match path {
                    // SAFETY: these paths are only made by `Path::available`, which asked the CPU.
                    Path::Avx2 => return unsafe { avx2($($arg),*) },
                    Path::Avx512 => return unsafe { avx512($($arg),*) },
                    Path::Portable | Path::Sse2 => {}
                }
            }
            let _ = path;
            $body($($arg),*);
        }
    };
}

by_path!(
    /// Integer sums to numbers: `out = sum * worth + bias`, block by block.
    rescale = super::math::rescale, (sums: &[Sums], worth: &[f32], bias: &[f32], out: &mut [f32])
);
by_path!(
    /// What follows a convolution: gate, add, normalise; see [`super::math::finish`].
    finish = super::math::finish, (x: &mut [f32], y: &[f32], stride: usize, gain: &[f32], bias: &[f32])
);

fn halves(pair: u32) -> (i32, i32) {
    (
        i32::from(pair as u16 as i16),
        i32::from((pair >> 16) as u16 as i16),
    )
}

fn portable(rows: &[u32], depth: usize, weights: &[Pairs], blocks: usize, out: &mut [Sums]) {
    for (row, sums) in rows.chunks_exact(depth).zip(out.chunks_exact_mut(blocks)) {
        for (block, sum) in weights.chunks_exact(depth).zip(sums) {
            let mut acc = [0i32; BLOCK];
            for (&pair, w) in row.iter().zip(block) {
                let (a, b) = halves(pair);
                for (x, &w) in acc.iter_mut().zip(w) {
                    let (c, d) = halves(w);
                    *x += a * c + b * d;
                }
            }
            *sum = acc;
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{BLOCK, Pairs, Sums};
    use std::arch::x86_64::*;

    /// Rows done together, so that one load of weights serves them all.
    const TILE: usize = 8;

    #[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
    pub(super) fn avx512(rows: &[u32], depth: usize, weights: &[Pairs], blocks: usize, out: &mut [Sums]) {
        let mut groups = rows.chunks_exact(depth * TILE);
        let mut outs = out.chunks_exact_mut(blocks * TILE);
        for (group, sums) in (&mut groups).zip(&mut outs) {
            tile512::<TILE>(group, depth, weights, blocks, sums);
        }
        let rest = outs.into_remainder();
        for (row, sums) in groups
            .remainder()
            .chunks_exact(depth)
            .zip(rest.chunks_exact_mut(blocks))
        {
            tile512::<1>(row, depth, weights, blocks, sums);
        }
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
    fn tile512<const N: usize>(
        rows: &[u32],
        depth: usize,
        weights: &[Pairs],
        blocks: usize,
        out: &mut [Sums],
    ) {
        let row: [&[u32]; N] = std::array::from_fn(|r| &rows[r * depth..(r + 1) * depth]);
        for (b, block) in weights.chunks_exact(depth).enumerate() {
            let mut acc = [_mm512_setzero_si512(); N];
            for (k, w) in block.iter().enumerate() {
                // SAFETY: `w` points at sixteen `u32`, which is what is read.
                let w = unsafe { _mm512_loadu_si512(w.as_ptr().cast()) };
                for (a, row) in acc.iter_mut().zip(&row) {
                    *a = _mm512_dpwssd_epi32(*a, _mm512_set1_epi32(row[k] as i32), w);
                }
            }
            for (r, a) in acc.iter().enumerate() {
                let sums: &mut Sums = &mut out[r * blocks + b];
                // SAFETY: `sums` points at sixteen `i32`, which is what is written.
                unsafe { _mm512_storeu_si512(sums.as_mut_ptr().cast(), *a) };
            }
        }
    }

    #[target_feature(enable = "sse2")]
    pub(super) fn sse2(rows: &[u32], depth: usize, weights: &[Pairs], blocks: usize, out: &mut [Sums]) {
        const FEW: usize = 2;
        let mut groups = rows.chunks_exact(depth * FEW);
        let mut outs = out.chunks_exact_mut(blocks * FEW);
        for (group, sums) in (&mut groups).zip(&mut outs) {
            tile128::<FEW>(group, depth, weights, blocks, sums);
        }
        let rest = outs.into_remainder();
        for (row, sums) in groups
            .remainder()
            .chunks_exact(depth)
            .zip(rest.chunks_exact_mut(blocks))
        {
            tile128::<1>(row, depth, weights, blocks, sums);
        }
    }

    #[target_feature(enable = "sse2")]
    fn tile128<const N: usize>(
        rows: &[u32],
        depth: usize,
        weights: &[Pairs],
        blocks: usize,
        out: &mut [Sums],
    ) {
        let row: [&[u32]; N] = std::array::from_fn(|r| &rows[r * depth..(r + 1) * depth]);
        for (b, block) in weights.chunks_exact(depth).enumerate() {
            let mut acc = [[_mm_setzero_si128(); 4]; N];
            for (k, w) in block.iter().enumerate() {
                let quarters = w.as_chunks::<4>().0;
                for (q, quarter) in quarters.iter().enumerate() {
                    // SAFETY: `quarter` holds four `u32`, which is what is read.
                    let w = unsafe { _mm_loadu_si128(quarter.as_ptr().cast()) };
                    for (a, row) in acc.iter_mut().zip(&row) {
                        a[q] = _mm_add_epi32(a[q], _mm_madd_epi16(_mm_set1_epi32(row[k] as i32), w));
                    }
                }
            }
            for (r, a) in acc.iter().enumerate() {
                for (quarter, a) in out[r * blocks + b].as_chunks_mut::<4>().0.iter_mut().zip(a) {
                    // SAFETY: `quarter` holds four `i32`, which is what is written.
                    unsafe { _mm_storeu_si128(quarter.as_mut_ptr().cast(), *a) };
                }
            }
        }
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn avx2(rows: &[u32], depth: usize, weights: &[Pairs], blocks: usize, out: &mut [Sums]) {
        const FEW: usize = 4;
        let mut groups = rows.chunks_exact(depth * FEW);
        let mut outs = out.chunks_exact_mut(blocks * FEW);
        for (group, sums) in (&mut groups).zip(&mut outs) {
            tile256::<FEW>(group, depth, weights, blocks, sums);
        }
        let rest = outs.into_remainder();
        for (row, sums) in groups
            .remainder()
            .chunks_exact(depth)
            .zip(rest.chunks_exact_mut(blocks))
        {
            tile256::<1>(row, depth, weights, blocks, sums);
        }
    }

    #[target_feature(enable = "avx2")]
    fn tile256<const N: usize>(
        rows: &[u32],
        depth: usize,
        weights: &[Pairs],
        blocks: usize,
        out: &mut [Sums],
    ) {
        let row: [&[u32]; N] = std::array::from_fn(|r| &rows[r * depth..(r + 1) * depth]);
        for (b, block) in weights.chunks_exact(depth).enumerate() {
            let mut acc = [[_mm256_setzero_si256(); 2]; N];
            for (k, w) in block.iter().enumerate() {
                let (low, high) = w.split_at(BLOCK / 2);
                // SAFETY: each half holds eight `u32`, which is what is read.
                let (low, high) = unsafe {
                    (
                        _mm256_loadu_si256(low.as_ptr().cast()),
                        _mm256_loadu_si256(high.as_ptr().cast()),
                    )
                };
                for (a, row) in acc.iter_mut().zip(&row) {
                    let x = _mm256_set1_epi32(row[k] as i32);
                    a[0] = _mm256_add_epi32(a[0], _mm256_madd_epi16(x, low));
                    a[1] = _mm256_add_epi32(a[1], _mm256_madd_epi16(x, high));
                }
            }
            for (r, a) in acc.iter().enumerate() {
                let (low, high) = out[r * blocks + b].split_at_mut(BLOCK / 2);
                // SAFETY: each half holds eight `i32`, which is what is written.
                unsafe {
                    _mm256_storeu_si256(low.as_mut_ptr().cast(), a[0]);
                    _mm256_storeu_si256(high.as_mut_ptr().cast(), a[1]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_gives_the_same_sums() {
        let mut state = 7u64;
        let mut next = || {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            (state >> 33) as u32
        };
        let (depth, blocks, rows) = (37, 3, 21);
        // 14-bit activations and 8-bit weights, as the model has them
        let pair = |n: u32, bits: u32| {
            let half = |x: u32| (((x & ((1 << bits) - 1)) as i32 - (1 << (bits - 1))) as i16) as u16;
            u32::from(half(n)) | u32::from(half(n >> bits)) << 16
        };
        let a: Vec<u32> = (0..rows * depth).map(|_| pair(next(), 14)).collect();
        let w: Vec<Pairs> = (0..blocks * depth)
            .map(|_| std::array::from_fn(|_| pair(next(), 8)))
            .collect();
        let mut expected = vec![[0; BLOCK]; rows * blocks];
        product(Path::Portable, &a, depth, &w, &mut expected);
        for path in Path::available() {
            let mut found = vec![[0; BLOCK]; rows * blocks];
            product(path, &a, depth, &w, &mut found);
            assert_eq!(found, expected, "{path:?}");
        }
    }
}
