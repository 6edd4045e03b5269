//! Sixteen numbers at a time, in the registers of each set of instructions: what is written once with [`Vector`] does
//! the same operations in the same order everywhere, and so gives the same bits.
#![allow(unsafe_code)] // instructions by name; see `Vector` for who may use them

/// Numbers of a vector.
pub(super) const LANES: usize = 16;
/// The numbers as they lie in memory.
pub(super) type Entry = [f32; LANES];
/// Adding this to a small number rounds it to an integer (ties to even) in the low bits.
pub(super) const ROUND: f32 = 12_582_912.0;

/// Sixteen numbers. What is written with them goes without closures, which now and then stay functions of their own,
/// compiled without the instructions. All functions are inlined: a type of wide registers is only named in functions that `by_vector!`
/// compiles for its instructions, and those only run where [`super::kernel::Path`] found the instructions.
pub(super) trait Vector: Copy {
    /// Rows and blocks of a tile of sums that fits the registers.
    const ROWS: usize;
    const BLOCKS: usize;

    fn splat(number: f32) -> Self;
    fn load(from: &Entry) -> Self;
    fn store(self, to: &mut Entry);
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
    /// `self * by + plus`, rounded once.
    fn fused(self, by: Self, plus: Self) -> Self;
    /// `self` where it is smaller than `other`, else `other`.
    fn min(self, other: Self) -> Self;
    /// `self` where it is larger than `other`, else `other`.
    fn max(self, other: Self) -> Self;
    /// `self` times two to the whole numbers that [`ROUND`] was added to.
    fn times_power(self, shifted: Self) -> Self;
    /// Of four vectors the low bits, signed, plus `more`, cut to bytes.
    fn bytes(four: [Self; 4], more: i32, out: &mut [u8; 4 * LANES]);

    /// The sum, halves first: number 0 and 8, 1 and 9, and so on, then these in the same way.
    fn sum(self) -> f32;
    /// The largest.
    fn largest(self) -> f32;

    /// The numbers as they lie in memory.
    #[inline(always)]
    fn entry(self) -> Entry {
        let mut entry = [0.0; LANES];
        self.store(&mut entry);
        entry
    }
}

/// What every machine can do.
impl Vector for Entry {
    const ROWS: usize = 1;
    const BLOCKS: usize = 1;

    #[inline(always)]
    fn splat(number: f32) -> Entry {
        [number; LANES]
    }
    #[inline(always)]
    fn load(from: &Entry) -> Entry {
        *from
    }
    #[inline(always)]
    fn store(self, to: &mut Entry) {
        *to = self;
    }
    #[inline(always)]
    fn add(self, other: Entry) -> Entry {
        std::array::from_fn(|i| self[i] + other[i])
    }
    #[inline(always)]
    fn sub(self, other: Entry) -> Entry {
        std::array::from_fn(|i| self[i] - other[i])
    }
    #[inline(always)]
    fn mul(self, other: Entry) -> Entry {
        std::array::from_fn(|i| self[i] * other[i])
    }
    #[inline(always)]
    fn fused(self, by: Entry, plus: Entry) -> Entry {
        std::array::from_fn(|i| self[i].mul_add(by[i], plus[i]))
    }
    #[inline(always)]
    fn min(self, other: Entry) -> Entry {
        std::array::from_fn(|i| if self[i] < other[i] { self[i] } else { other[i] })
    }
    #[inline(always)]
    fn max(self, other: Entry) -> Entry {
        std::array::from_fn(|i| if self[i] > other[i] { self[i] } else { other[i] })
    }
    #[inline(always)]
    fn times_power(self, shifted: Entry) -> Entry {
        let power =
            |s: f32| f32::from_bits(s.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23);
        std::array::from_fn(|i| power(shifted[i]) * self[i])
    }
    #[inline(always)]
    fn bytes(four: [Entry; 4], more: i32, out: &mut [u8; 4 * LANES]) {
        for (byte, v) in out.iter_mut().zip(four.as_flattened()) {
            *byte = (v.to_bits() as i32).wrapping_add(more).clamp(0, 255) as u8;
        }
    }
    #[inline(always)]
    fn sum(self) -> f32 {
        folded(self, |a, b| a + b)
    }
    #[inline(always)]
    fn largest(self) -> f32 {
        folded(self, |a, b| if a > b { a } else { b })
    }
}

/// Halves put together until one number is left.
#[inline(always)]
fn folded(mut lanes: Entry, f: impl Fn(f32, f32) -> f32) -> f32 {
    let mut width = LANES / 2;
    while width > 0 {
        for i in 0..width {
            lanes[i] = f(lanes[i], lanes[i + width]);
        }
        width /= 2;
    }
    lanes[0]
}

#[cfg(target_arch = "x86_64")]
pub(super) use x86::{Avx2, Avx512};

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::*;
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
        #[inline(always)]
        fn add(self, other: Avx512) -> Avx512 {
            unsafe { Avx512(_mm512_add_ps(self.0, other.0)) }
        }
        #[inline(always)]
        fn sub(self, other: Avx512) -> Avx512 {
            unsafe { Avx512(_mm512_sub_ps(self.0, other.0)) }
        }
        #[inline(always)]
        fn mul(self, other: Avx512) -> Avx512 {
            unsafe { Avx512(_mm512_mul_ps(self.0, other.0)) }
        }
        #[inline(always)]
        fn fused(self, by: Avx512, plus: Avx512) -> Avx512 {
            unsafe { Avx512(_mm512_fmadd_ps(self.0, by.0, plus.0)) }
        }
        #[inline(always)]
        fn min(self, other: Avx512) -> Avx512 {
            unsafe { Avx512(_mm512_min_ps(self.0, other.0)) }
        }
        #[inline(always)]
        fn max(self, other: Avx512) -> Avx512 {
            unsafe { Avx512(_mm512_max_ps(self.0, other.0)) }
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
        #[inline(always)]
        fn add(self, other: Avx2) -> Avx2 {
            unsafe { Avx2(_mm256_add_ps(self.0, other.0), _mm256_add_ps(self.1, other.1)) }
        }
        #[inline(always)]
        fn sub(self, other: Avx2) -> Avx2 {
            unsafe { Avx2(_mm256_sub_ps(self.0, other.0), _mm256_sub_ps(self.1, other.1)) }
        }
        #[inline(always)]
        fn mul(self, other: Avx2) -> Avx2 {
            unsafe { Avx2(_mm256_mul_ps(self.0, other.0), _mm256_mul_ps(self.1, other.1)) }
        }
        #[inline(always)]
        fn fused(self, by: Avx2, plus: Avx2) -> Avx2 {
            unsafe { Avx2(_mm256_fmadd_ps(self.0, by.0, plus.0), _mm256_fmadd_ps(self.1, by.1, plus.1)) }
        }
        #[inline(always)]
        fn min(self, other: Avx2) -> Avx2 {
            unsafe { Avx2(_mm256_min_ps(self.0, other.0), _mm256_min_ps(self.1, other.1)) }
        }
        #[inline(always)]
        fn max(self, other: Avx2) -> Avx2 {
            unsafe { Avx2(_mm256_max_ps(self.0, other.0), _mm256_max_ps(self.1, other.1)) }
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
                for (pairs, out) in
                    pairs.as_chunks::<2>().0.iter().zip(out.as_chunks_mut::<{ 2 * LANES }>().0)
                {
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
}

/// Compiles a function that is written with a [`Vector`] for each set of instructions.
macro_rules! by_vector {
    ($(#[$meta:meta])* $name:ident = $body:ident, ($($arg:ident: $kind:ty),*)) => {
        $(#[$meta])*
        #[allow(unsafe_code)] // calls of functions compiled for a CPU feature that was just detected
        pub(crate) fn $name(path: $crate::model::Path, $($arg: $kind),*) {
            #[cfg(target_arch = "x86_64")]
            {
                use $crate::model::Path;
                use $crate::model::vector::{Avx2, Avx512};

                #[target_feature(enable = "avx2,fma")]
                fn avx2($($arg: $kind),*) {
                    $body::<Avx2>($($arg),*);
                }
                #[target_feature(enable = "avx512f,avx512bw")]
                fn avx512($($arg: $kind),*) {
                    $body::<Avx512>($($arg),*);
                }
                match path {
                    // SAFETY: these paths are only made by `Path::available`, which asked the CPU.
                    Path::Avx2 | Path::AvxVnni => return unsafe { avx2($($arg),*) },
                    // SAFETY: as above.
                    Path::Avx512 => return unsafe { avx512($($arg),*) },
                    Path::Portable | Path::Sse2 => {}
                }
            }
            let _ = path;
            $body::<$crate::model::vector::Entry>($($arg),*);
        }
    };
}

pub(super) use by_vector;
