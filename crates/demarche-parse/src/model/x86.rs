//! The product of [`super::kernel`] with vector instructions: the same exact sums, tile by tile.
#![allow(unsafe_code)] // loads and stores through pointers, each beside the array reference it comes from

use super::kernel::{BLOCK, Pairs, Sums};
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
    for (row, sums) in groups.remainder().chunks_exact(depth).zip(rest.chunks_exact_mut(blocks)) {
        tile512::<1>(row, depth, weights, blocks, sums);
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
fn tile512<const N: usize>(rows: &[u32], depth: usize, weights: &[Pairs], blocks: usize, out: &mut [Sums]) {
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
    for (row, sums) in groups.remainder().chunks_exact(depth).zip(rest.chunks_exact_mut(blocks)) {
        tile128::<1>(row, depth, weights, blocks, sums);
    }
}

#[target_feature(enable = "sse2")]
fn tile128<const N: usize>(rows: &[u32], depth: usize, weights: &[Pairs], blocks: usize, out: &mut [Sums]) {
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
    for (row, sums) in groups.remainder().chunks_exact(depth).zip(rest.chunks_exact_mut(blocks)) {
        tile256::<1>(row, depth, weights, blocks, sums);
    }
}

#[target_feature(enable = "avx2")]
fn tile256<const N: usize>(rows: &[u32], depth: usize, weights: &[Pairs], blocks: usize, out: &mut [Sums]) {
    let row: [&[u32]; N] = std::array::from_fn(|r| &rows[r * depth..(r + 1) * depth]);
    for (b, block) in weights.chunks_exact(depth).enumerate() {
        let mut acc = [[_mm256_setzero_si256(); 2]; N];
        for (k, w) in block.iter().enumerate() {
            let (low, high) = w.split_at(BLOCK / 2);
            // SAFETY: each half holds eight `u32`, which is what is read.
            let (low, high) = unsafe {
                (_mm256_loadu_si256(low.as_ptr().cast()), _mm256_loadu_si256(high.as_ptr().cast()))
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
