//! The product of [`super::quads`] with vector instructions: the same exact sums, tile by tile.
//!
//! Where there is an instruction for four byte products at once, it is used (`vpdpbusd`, which sums in 32 bits and
//! cannot overflow). Elsewhere bytes are widened to 16 bits first, because the 8-bit multiply-add of AVX2 saturates.
#![allow(unsafe_code)] // loads and stores through pointers, each beside the array reference it comes from

use super::kernel::{BLOCK, Sums};
use super::products::shares;
use super::quads::{Job, Quad, Quads};
use std::arch::x86_64::*;

/// How many entries of weights are asked for ahead of time.
const AHEAD: usize = 16;

/// The rows of a tile by the blocks of its columns.
type Tile<const R: usize, const C: usize> = [[Sums; C]; R];

/// Goes over the blocks of columns, and for each over the rows, a tile at a time; a panel of weights stays in the
/// first cache while the rows pass by. Rows are shared out about evenly: in a short tile each sum waits for the one
/// before it.
macro_rules! sweep {
    ($name:ident, $features:literal, $tile:ident, $rows:literal x $blocks:literal, $($some:literal)*) => {
        #[target_feature(enable = $features)]
        pub(super) fn $name(job: &Job, blocks: usize, out: &mut [[f32; BLOCK]]) {
            let count = job.rows.len() / job.depth;
            let mut b = 0;
            while b < blocks {
                let wide = blocks - b >= $blocks;
                let mut row = 0;
                for share in shares(count, $rows) {
                    match (share, wide) {
                        $(($some, true) => $tile::<$some, $blocks>(job, (row, b), blocks, out),)*
                        $(($some, _) => $tile::<$some, 1>(job, (row, b), blocks, out),)*
                        _ => {}
                    }
                    row += share;
                }
                b += if wide { $blocks } else { 1 };
            }
        }
    };
}

sweep!(avx512, "avx512f,avx512bw,avx512vnni", tile512, 8 x 3, 1 2 3 4 5 6 7 8);
sweep!(avx_vnni, "avx2,avxvnni", tile_vnni, 6 x 1, 1 2 3 4 5 6);
sweep!(avx2, "avx2", tile256, 4 x 1, 1 2 3 4);
sweep!(sse2, "sse2", tile128, 2 x 1, 1 2);

/// The rows of a tile that begins at row `row` and block `b`, and the blocks of its columns.
#[inline(always)]
fn parts<'a, const R: usize, const C: usize>(
    job: &Job<'a>,
    (row, b): (usize, usize),
) -> ([&'a [Quad]; R], [&'a [Quads]; C]) {
    let depth = job.depth;
    // cut so that the compiler sees that each has `depth` entries
    let rows = std::array::from_fn(|r| &job.rows[(row + r) * depth..][..depth]);
    (rows, std::array::from_fn(|c| &job.weights[(b + c) * depth..][..depth]))
}

/// From the sums of a tile to its results.
#[inline(always)]
fn settle<const R: usize, const C: usize>(
    job: &Job,
    (row, b): (usize, usize),
    sums: &Tile<R, C>,
    blocks: usize,
    out: &mut [[f32; BLOCK]],
) {
    for (r, sums) in sums.iter().enumerate() {
        let at = (row + r) * blocks + b;
        for (c, (sums, out)) in sums.iter().zip(&mut out[at..at + C]).enumerate() {
            job.settle(row + r, b + c, sums, out);
        }
    }
}

/// Quads that are read from a row in one turn of the loop: fewer turns leave more room for the products.
const TURN: usize = 4;

#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
fn tile512<const R: usize, const C: usize>(
    job: &Job,
    at: (usize, usize),
    blocks: usize,
    out: &mut [[f32; BLOCK]],
) {
    let depth = job.depth;
    let rows = job.rows[at.0 * depth..(at.0 + R) * depth].as_ptr();
    let weights = job.weights[at.1 * depth..(at.1 + C) * depth].as_ptr();
    let mut acc = [[_mm512_setzero_si512(); C]; R];
    macro_rules! step {
        ($k:expr) => {
            let mut w = [_mm512_setzero_si512(); C];
            for c in 0..C {
                let entry = weights.wrapping_add(c * depth + $k);
                // A panel of many rows comes from the second cache: it is asked for some steps ahead.
                _mm_prefetch::<_MM_HINT_T0>(entry.wrapping_add(AHEAD).cast());
                // SAFETY: `c` is below `C` and the step below `depth`; an entry holds 64 bytes, which is what is read.
                w[c] = unsafe { _mm512_loadu_si512(entry.cast()) };
            }
            for r in 0..R {
                // SAFETY: `r` is below `R` and the step below `depth`; a quad holds 4 bytes, which is what is read.
                let quad = unsafe { rows.wrapping_add(r * depth + $k).cast::<i32>().read_unaligned() };
                let quad = _mm512_set1_epi32(quad);
                for c in 0..C {
                    acc[r][c] = _mm512_dpbusd_epi32(acc[r][c], quad, w[c]);
                }
            }
        };
    }
    let whole = depth - depth % TURN;
    for turn in (0..whole).step_by(TURN) {
        for k in 0..TURN {
            step!(turn + k);
        }
    }
    for k in whole..depth {
        step!(k);
    }
    let mut sums = [[[0; BLOCK]; C]; R];
    for r in 0..R {
        for c in 0..C {
            // SAFETY: the sums of a block are sixteen `i32`, which is what is written.
            unsafe { _mm512_storeu_si512(sums[r][c].as_mut_ptr().cast(), acc[r][c]) };
        }
    }
    settle512(job, at, &sums, blocks, out);
}

/// [`settle`] in the instructions that [`tile512`] has.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
fn settle512<const R: usize, const C: usize>(
    job: &Job,
    (row, b): (usize, usize),
    sums: &Tile<R, C>,
    blocks: usize,
    out: &mut [[f32; BLOCK]],
) {
    // SAFETY: an entry of each table holds 64 bytes, which is what is read.
    let floats = |entry: &[f32; BLOCK]| unsafe { _mm512_loadu_ps(entry.as_ptr()) };
    let worth: [__m512; C] = std::array::from_fn(|c| floats(&job.worth[b + c]));
    let bias: [__m512; C] = std::array::from_fn(|c| floats(&job.bias[b + c]));
    // The total of a column as a pair of 16-bit numbers, its low seven bits and the rest, so that one instruction
    // multiplies it with the zero of a row, which is a byte, and takes it off.
    let total: [__m512i; C] = std::array::from_fn(|c| {
        // SAFETY: as above.
        let total = unsafe { _mm512_loadu_si512(job.total[b + c].as_ptr().cast()) };
        let low = _mm512_and_si512(total, _mm512_set1_epi32(127));
        _mm512_mask_blend_epi16(0xaaaa_aaaa, low, _mm512_slli_epi32::<9>(total))
    });
    for (r, (sums, mark)) in sums.iter().zip(&job.marks[row..row + R]).enumerate() {
        let zero = (mark.zero & 0xff).wrapping_neg();
        let zero = _mm512_set1_epi32(zero & 0xffff | zero << 23);
        let scale = _mm512_set1_ps(mark.scale);
        let at = (row + r) * blocks + b;
        for (c, (sums, out)) in sums.iter().zip(&mut out[at..at + C]).enumerate() {
            // SAFETY: as above.
            let sums = unsafe { _mm512_loadu_si512(sums.as_ptr().cast()) };
            let exact = _mm512_cvtepi32_ps(_mm512_dpwssd_epi32(sums, total[c], zero));
            let found = _mm512_add_ps(_mm512_mul_ps(_mm512_mul_ps(exact, scale), worth[c]), bias[c]);
            // SAFETY: a block of results holds sixteen `f32`, which is what is written.
            unsafe { _mm512_storeu_ps(out.as_mut_ptr(), found) };
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
    job: &Job,
    at: (usize, usize),
    blocks: usize,
    out: &mut [[f32; BLOCK]],
) {
    let (rows, weights) = parts::<R, C>(job, at);
    let mut acc = [[[_mm256_setzero_si256(); 2]; C]; R];
    for k in 0..job.depth {
        for (c, block) in weights.iter().enumerate() {
            let w = load256(&block[k]);
            for (acc, row) in acc.iter_mut().zip(&rows) {
                let quad = _mm256_set1_epi32(i32::from_le_bytes(row[k]));
                acc[c][0] = _mm256_dpbusd_avx_epi32(acc[c][0], quad, w[0]);
                acc[c][1] = _mm256_dpbusd_avx_epi32(acc[c][1], quad, w[1]);
            }
        }
    }
    let mut sums = [[[0; BLOCK]; C]; R];
    for r in 0..R {
        for c in 0..C {
            store256(acc[r][c], &mut sums[r][c]);
        }
    }
    settle(job, at, &sums, blocks, out);
}

#[target_feature(enable = "avx2")]
fn tile256<const R: usize, const C: usize>(
    job: &Job,
    at: (usize, usize),
    blocks: usize,
    out: &mut [[f32; BLOCK]],
) {
    let (rows, weights) = parts::<R, C>(job, at);
    let low = _mm256_set1_epi16(0xff);
    let mut acc = [[[_mm256_setzero_si256(); 2]; C]; R];
    for k in 0..job.depth {
        for (c, block) in weights.iter().enumerate() {
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
    let mut sums = [[[0; BLOCK]; C]; R];
    for r in 0..R {
        for c in 0..C {
            store256(acc[r][c], &mut sums[r][c]);
        }
    }
    settle(job, at, &sums, blocks, out);
}

#[target_feature(enable = "sse2")]
fn tile128<const R: usize, const C: usize>(
    job: &Job,
    at: (usize, usize),
    blocks: usize,
    out: &mut [[f32; BLOCK]],
) {
    let (rows, weights) = parts::<R, C>(job, at);
    let low = _mm_set1_epi16(0xff);
    let mut acc = [[[_mm_setzero_si128(); 4]; C]; R];
    for k in 0..job.depth {
        for (c, block) in weights.iter().enumerate() {
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
    let mut sums = [[[0; BLOCK]; C]; R];
    for r in 0..R {
        for c in 0..C {
            for (q, quarter) in sums[r][c].as_chunks_mut::<4>().0.iter_mut().enumerate() {
                // SAFETY: `quarter` holds four `i32`, which is what is written.
                unsafe { _mm_storeu_si128(quarter.as_mut_ptr().cast(), acc[r][c][q]) };
            }
        }
    }
    settle(job, at, &sums, blocks, out);
}
