//! The [`Vector`]s of AVX-512, one register each, and of AVX2, two.
#![allow(unsafe_code)] // instructions by name; see `Vector` for who may use them

use super::vector::{Entry, LANES, ROUND, Vector};
use std::arch::x86_64::*;

/// Halves put together until one number is left, from eight numbers on.
macro_rules! folded {
    ($eight:expr, $put:ident, $last:ident) => {{
        let eight = $eight;
        let four = $put(_mm256_castps256_ps128(eight), _mm256_extractf128_ps::<1>(eight));
        let two = $put(four, _mm_movehl_ps(four, four));
        _mm_cvtss_f32($last(two, _mm_movehdup_ps(two)))
    }};
}

/// Operations that are one instruction, done with each register.
macro_rules! by_register {
    ($kind:ident, $each:ident: $($name:ident = $instruction:ident($($other:ident),*);)*) => {$(
        #[inline(always)]
        fn $name(self, $($other: $kind),*) -> $kind {
            unsafe { $each!($instruction: self $(, $other)*) }
        }
    )*};
}
macro_rules! one {
    ($instruction:ident: $($v:expr),*) => { Avx512($instruction($($v.0),*)) };
}
macro_rules! two {
    ($instruction:ident: $($v:expr),*) => { Avx2($instruction($($v.0),*), $instruction($($v.1),*)) };
}

#[inline(always)]
fn halves(v: __m512) -> (__m256, __m256) {
    // SAFETY: as below.
    unsafe {
        let high = _mm512_extractf64x4_pd::<1>(_mm512_castps_pd(v));
        (_mm512_castps512_ps256(v), _mm256_castpd_ps(high))
    }
}

/// One register.
#[derive(Clone, Copy)]
pub(crate) struct Avx512(__m512);

// SAFETY, of all below: as said at `Vector`, this only runs where the instructions are. Loads and stores are of
// arrays of just the size of a register.
impl Vector for Avx512 {
    const ROWS: usize = 8;
    const BLOCKS: usize = 2;

    #[inline(always)]
    fn splat(number: f32) -> Avx512 {
        unsafe { Avx512(_mm512_set1_ps(number)) }
    }
    #[inline(always)]
    fn load(from: &Entry) -> Avx512 {
        unsafe { Avx512(_mm512_loadu_ps(from.as_ptr())) }
    }
    #[inline(always)]
    fn store(self, to: &mut Entry) {
        unsafe { _mm512_storeu_ps(to.as_mut_ptr(), self.0) }
    }
    by_register! { Avx512, one:
        add = _mm512_add_ps(other);
        sub = _mm512_sub_ps(other);
        mul = _mm512_mul_ps(other);
        min = _mm512_min_ps(other);
        max = _mm512_max_ps(other);
        fused = _mm512_fmadd_ps(by, plus);
    }

    #[inline(always)]
    fn times_power(self, shifted: Avx512) -> Avx512 {
        unsafe {
            let more = _mm512_set1_epi32(127i32.wrapping_sub(ROUND.to_bits() as i32));
            let whole = _mm512_add_epi32(_mm512_castps_si512(shifted.0), more);
            let power = _mm512_castsi512_ps(_mm512_slli_epi32::<23>(whole));
            Avx512(_mm512_mul_ps(power, self.0))
        }
    }
    #[inline(always)]
    fn bytes(four: [Avx512; 4], more: i32, out: &mut [u8; 4 * LANES]) {
        unsafe {
            let more = _mm512_set1_epi32(more);
            let mut four = four;
            for v in &mut four {
                v.0 = _mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(v.0), more));
            }
            let [a, b, c, d] = four;
            let low = _mm512_packs_epi32(_mm512_castps_si512(a.0), _mm512_castps_si512(b.0));
            let high = _mm512_packs_epi32(_mm512_castps_si512(c.0), _mm512_castps_si512(d.0));
            let packed = _mm512_packus_epi16(low, high);
            let order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
            let bytes = _mm512_permutexvar_epi32(order, packed);
            _mm512_storeu_si512(out.as_mut_ptr().cast(), bytes);
        }
    }
    #[inline(always)]
    fn sum(self) -> f32 {
        unsafe {
            let (low, high) = halves(self.0);
            folded!(_mm256_add_ps(low, high), _mm_add_ps, _mm_add_ss)
        }
    }
    #[inline(always)]
    fn largest(self) -> f32 {
        unsafe {
            let (low, high) = halves(self.0);
            folded!(_mm256_max_ps(low, high), _mm_max_ps, _mm_max_ss)
        }
    }
}

/// Two registers.
#[derive(Clone, Copy)]
pub(crate) struct Avx2(__m256, __m256);

// SAFETY, of all below: as above; an entry is two registers long.
impl Vector for Avx2 {
    const ROWS: usize = 6;
    const BLOCKS: usize = 1;

    #[inline(always)]
    fn splat(number: f32) -> Avx2 {
        unsafe { Avx2(_mm256_set1_ps(number), _mm256_set1_ps(number)) }
    }
    #[inline(always)]
    fn load(from: &Entry) -> Avx2 {
        let at = from.as_ptr();
        unsafe { Avx2(_mm256_loadu_ps(at), _mm256_loadu_ps(at.add(LANES / 2))) }
    }
    #[inline(always)]
    fn store(self, to: &mut Entry) {
        let at = to.as_mut_ptr();
        unsafe {
            _mm256_storeu_ps(at, self.0);
            _mm256_storeu_ps(at.add(LANES / 2), self.1);
        }
    }
    by_register! { Avx2, two:
        add = _mm256_add_ps(other);
        sub = _mm256_sub_ps(other);
        mul = _mm256_mul_ps(other);
        min = _mm256_min_ps(other);
        max = _mm256_max_ps(other);
        fused = _mm256_fmadd_ps(by, plus);
    }

    #[inline(always)]
    fn times_power(self, shifted: Avx2) -> Avx2 {
        unsafe {
            let more = _mm256_set1_epi32(127i32.wrapping_sub(ROUND.to_bits() as i32));
            let low = _mm256_add_epi32(_mm256_castps_si256(shifted.0), more);
            let high = _mm256_add_epi32(_mm256_castps_si256(shifted.1), more);
            let low = _mm256_castsi256_ps(_mm256_slli_epi32::<23>(low));
            let high = _mm256_castsi256_ps(_mm256_slli_epi32::<23>(high));
            Avx2(_mm256_mul_ps(low, self.0), _mm256_mul_ps(high, self.1))
        }
    }
    #[inline(always)]
    fn bytes(four: [Avx2; 4], more: i32, out: &mut [u8; 4 * LANES]) {
        unsafe {
            let more = _mm256_set1_epi32(more);
            let order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
            let mut pairs = [more; 4];
            for (pair, v) in pairs.iter_mut().zip(&four) {
                let low = _mm256_add_epi32(_mm256_castps_si256(v.0), more);
                let high = _mm256_add_epi32(_mm256_castps_si256(v.1), more);
                *pair = _mm256_packs_epi32(low, high);
            }
            for (pairs, out) in pairs.as_chunks::<2>().0.iter().zip(out.as_chunks_mut::<{ 2 * LANES }>().0) {
                let packed = _mm256_packus_epi16(pairs[0], pairs[1]);
                let bytes = _mm256_permutevar8x32_epi32(packed, order);
                _mm256_storeu_si256(out.as_mut_ptr().cast(), bytes);
            }
        }
    }
    #[inline(always)]
    fn sum(self) -> f32 {
        unsafe { folded!(_mm256_add_ps(self.0, self.1), _mm_add_ps, _mm_add_ss) }
    }
    #[inline(always)]
    fn largest(self) -> f32 {
        unsafe { folded!(_mm256_max_ps(self.0, self.1), _mm_max_ps, _mm_max_ss) }
    }
}
