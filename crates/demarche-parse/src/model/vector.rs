//! Sixteen numbers at a time, in the registers of each set of instructions: what is written once with [`Vector`] does
//! the same operations in the same order everywhere, and so gives the same bits.

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
pub(super) use super::x86_vector::{Avx2, Avx512};

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
