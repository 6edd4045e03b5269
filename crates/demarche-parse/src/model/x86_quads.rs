//! The product of [`super::quads`] with vector instructions: the same exact sums, tile by tile.
//!
//! Where there is an instruction for four byte products at once, it is used (`vpdpbusd`, which sums in 32 bits and
//! cannot overflow). Elsewhere bytes are widened to 16 bits first, because the 8-bit multiply-add of AVX2 saturates.
#![allow(unsafe_code)] // loads and stores through pointers, each beside the array reference it comes from

use super::kernel::{BLOCK, Sums};
use super::quads::{Job, Quad, Quads};
use std::arch::x86_64::*;

/// How many bytes of weights are asked for ahead of time.
const AHEAD: usize = 16 * size_of::<Quads>();

type Tile<const R: usize, const C: usize> = [[Sums; C]; R];

/// Goes over the blocks of columns, and for each over the rows, a tile at a time; a panel of weights stays in the
/// first cache while the rows pass by. Rows that do not fill a tile go through one of the shorter tiles.
macro_rules! sweep {
    ($name:ident, $features:literal, $tile:ident, $rows:literal x $blocks:literal, $($short:literal)*) => {
        #[target_feature(enable = $features)]
        pub(super) fn $name(job: &Job, blocks: usize, out: &mut [[f32; BLOCK]]) {
            #[target_feature(enable = $features)]
            fn one<const R: usize, const C: usize>(
                job: &Job,
                (row, b): (usize, usize),
                blocks: usize,
                sums: &mut Tile<R, C>,
                out: &mut [[f32; BLOCK]],
            ) {
                let depth = job.depth;
                $tile(&job.rows[row * depth..(row + R) * depth], depth, &job.weights[b * depth..], sums);
                for (r, sums) in sums.iter().enumerate() {
                    let at = (row + r) * blocks + b;
                    for (c, (sums, out)) in sums.iter().zip(&mut out[at..at + C]).enumerate() {
                        job.settle(row + r, b + c, sums, out);
                    }
                }
            }
            // cleared once: every tile writes all its sums
            let mut full: Tile<$rows, $blocks> = [[[0; BLOCK]; $blocks]; $rows];
            let mut narrow: Tile<$rows, 1> = [[[0; BLOCK]; 1]; $rows];
            let count = job.rows.len() / job.depth;
            let whole = count - count % $rows;
            let mut b = 0;
            while blocks - b >= $blocks {
                for row in (0..whole).step_by($rows) {
                    one::<$rows, $blocks>(job, (row, b), blocks, &mut full, out);
                }
                match count - whole {
                    $($short => {
                        one::<$short, $blocks>(job, (whole, b), blocks, &mut [[[0; BLOCK]; $blocks]; $short], out);
                    })*
                    _ => {}
                }
                b += $blocks;
            }
            for b in b..blocks {
                for row in (0..whole).step_by($rows) {
                    one::<$rows, 1>(job, (row, b), blocks, &mut narrow, out);
                }
                for row in whole..count {
                    one::<1, 1>(job, (row, b), blocks, &mut [[[0; BLOCK]; 1]; 1], out);
                }
            }
        }
    };
}

sweep!(avx512, "avx512f,avx512bw,avx512vnni", tile512, 12 x 2, 1 2 3 4 5 6 7 8 9 10 11);
sweep!(avx_vnni, "avx2,avxvnni", tile_vnni, 6 x 1, 1 2 3 4 5);
sweep!(avx2, "avx2", tile256, 4 x 1, 1 2 3);
sweep!(sse2, "sse2", tile128, 2 x 1, 1);

/// The rows of a tile, and the blocks of its columns.
#[inline(always)]
fn parts<'a, const R: usize, const C: usize>(
    rows: &'a [Quad],
    depth: usize,
    weights: &'a [Quads],
) -> ([&'a [Quad]; R], [&'a [Quads]; C]) {
    // cut so that the compiler sees that each has `depth` entries
    let rows = std::array::from_fn(|r| &rows[r * depth..][..depth]);
    (rows, std::array::from_fn(|c| &weights[c * depth..][..depth]))
}

#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
fn tile512<const R: usize, const C: usize>(
    rows: &[Quad],
    depth: usize,
    weights: &[Quads],
    out: &mut Tile<R, C>,
) {
    let (rows, blocks) = parts::<R, C>(rows, depth, weights);
    let mut acc = [[_mm512_setzero_si512(); C]; R];
    for k in 0..depth {
        let mut w = [_mm512_setzero_si512(); C];
        for (w, block) in w.iter_mut().zip(&blocks) {
            // A panel of many rows comes from the second cache: it is asked for some steps ahead.
            _mm_prefetch::<_MM_HINT_T0>(block[k].as_ptr().wrapping_add(AHEAD).cast());
            // SAFETY: the entry holds 64 bytes, which is what is read.
            *w = unsafe { _mm512_loadu_si512(block[k].as_ptr().cast()) };
        }
        for (acc, row) in acc.iter_mut().zip(&rows) {
            let quad = _mm512_set1_epi32(i32::from_le_bytes(row[k]));
            for (acc, w) in acc.iter_mut().zip(w) {
                *acc = _mm512_dpbusd_epi32(*acc, quad, w);
            }
        }
    }
    for r in 0..R {
        for c in 0..C {
            // SAFETY: the sums of a block are sixteen `i32`, which is what is written.
            unsafe { _mm512_storeu_si512(out[r][c].as_mut_ptr().cast(), acc[r][c]) };
        }
    }
}

/// The two halves of an entry.
#[target_feature(enable = "avx2")]
fn load256(quads: &Quads) -> [__m256i; 2] {
    let (low, high) = quads.split_at(2 * BLOCK);
    // SAFETY: each half holds 32 bytes, which is what is read.
    unsafe { [_mm256_loadu_si256(low.as_ptr().cast()), _mm256_loadu_si256(high.as_ptr().cast())] }
}

#[target_feature(enable = "avx2")]
fn store256(acc: [__m256i; 2], out: &mut Sums) {
    let (low, high) = out.split_at_mut(BLOCK / 2);
    // SAFETY: each half holds eight `i32`, which is what is written.
    unsafe {
        _mm256_storeu_si256(low.as_mut_ptr().cast(), acc[0]);
        _mm256_storeu_si256(high.as_mut_ptr().cast(), acc[1]);
    }
}

#[target_feature(enable = "avx2,avxvnni")]
fn tile_vnni<const R: usize, const C: usize>(
    rows: &[Quad],
    depth: usize,
    weights: &[Quads],
    out: &mut Tile<R, C>,
) {
    let (rows, blocks) = parts::<R, C>(rows, depth, weights);
    let mut acc = [[[_mm256_setzero_si256(); 2]; C]; R];
    for k in 0..depth {
        for (c, block) in blocks.iter().enumerate() {
            let w = load256(&block[k]);
            for (acc, row) in acc.iter_mut().zip(&rows) {
                let quad = _mm256_set1_epi32(i32::from_le_bytes(row[k]));
                acc[c][0] = _mm256_dpbusd_avx_epi32(acc[c][0], quad, w[0]);
                acc[c][1] = _mm256_dpbusd_avx_epi32(acc[c][1], quad, w[1]);
            }
        }
    }
    for r in 0..R {
        for c in 0..C {
            store256(acc[r][c], &mut out[r][c]);
        }
    }
}

#[target_feature(enable = "avx2")]
fn tile256<const R: usize, const C: usize>(
    rows: &[Quad],
    depth: usize,
    weights: &[Quads],
    out: &mut Tile<R, C>,
) {
    let (rows, blocks) = parts::<R, C>(rows, depth, weights);
    let low = _mm256_set1_epi16(0xff);
    let mut acc = [[[_mm256_setzero_si256(); 2]; C]; R];
    for k in 0..depth {
        for (c, block) in blocks.iter().enumerate() {
            let w = load256(&block[k]);
            let even = w.map(|w| _mm256_srai_epi16::<8>(_mm256_slli_epi16::<8>(w)));
            let odd = w.map(|w| _mm256_srai_epi16::<8>(w));
            for (acc, row) in acc.iter_mut().zip(&rows) {
                let quad = _mm256_set1_epi32(i32::from_le_bytes(row[k]));
                let (first, second) = (_mm256_and_si256(quad, low), _mm256_srli_epi16::<8>(quad));
                for (acc, (even, odd)) in acc[c].iter_mut().zip(even.iter().zip(&odd)) {
                    let pair =
                        _mm256_add_epi32(_mm256_madd_epi16(first, *even), _mm256_madd_epi16(second, *odd));
                    *acc = _mm256_add_epi32(*acc, pair);
                }
            }
        }
    }
    for r in 0..R {
        for c in 0..C {
            store256(acc[r][c], &mut out[r][c]);
        }
    }
}

#[target_feature(enable = "sse2")]
fn tile128<const R: usize, const C: usize>(
    rows: &[Quad],
    depth: usize,
    weights: &[Quads],
    out: &mut Tile<R, C>,
) {
    let (rows, blocks) = parts::<R, C>(rows, depth, weights);
    let low = _mm_set1_epi16(0xff);
    let mut acc = [[[_mm_setzero_si128(); 4]; C]; R];
    for k in 0..depth {
        for (c, block) in blocks.iter().enumerate() {
            for (q, quarter) in block[k].as_chunks::<16>().0.iter().enumerate() {
                // SAFETY: `quarter` holds 16 bytes, which is what is read.
                let w = unsafe { _mm_loadu_si128(quarter.as_ptr().cast()) };
                let (even, odd) = (_mm_srai_epi16::<8>(_mm_slli_epi16::<8>(w)), _mm_srai_epi16::<8>(w));
                for (acc, row) in acc.iter_mut().zip(&rows) {
                    let quad = _mm_set1_epi32(i32::from_le_bytes(row[k]));
                    let (first, second) = (_mm_and_si128(quad, low), _mm_srli_epi16::<8>(quad));
                    let pair = _mm_add_epi32(_mm_madd_epi16(first, even), _mm_madd_epi16(second, odd));
                    acc[c][q] = _mm_add_epi32(acc[c][q], pair);
                }
            }
        }
    }
    for r in 0..R {
        for c in 0..C {
            for (q, quarter) in out[r][c].as_chunks_mut::<4>().0.iter_mut().enumerate() {
                // SAFETY: `quarter` holds four `i32`, which is what is written.
                unsafe { _mm_storeu_si128(quarter.as_mut_ptr().cast(), acc[r][c][q]) };
            }
        }
    }
}
