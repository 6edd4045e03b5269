//! The sets of instructions, and plain functions compiled for each of them.
//!
//! Integer sums do not depend on their order, so every path gives the same bits. The only `unsafe` of the crate stands
//! beside what runs for a path: vector loads and stores next to the array they are of, and calls of functions compiled
//! for a CPU feature that was just detected.
#![allow(unsafe_code)]

/// Columns of a block.
pub(crate) const BLOCK: usize = 16;
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
    /// AVX2, with byte products of four.
    #[cfg(target_arch = "x86_64")]
    AvxVnni,
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
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                paths.push(Path::Avx2);
                if is_x86_feature_detected!("avxvnni") {
                    paths.push(Path::AvxVnni);
                }
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

/// Compiles a plain function once more for each set of instructions, so that its loops use wide registers. Rust
/// neither reorders nor fuses floating point operations by itself, and `mul_add` rounds once everywhere (in software
/// where there is no instruction for it, slowly), so the results are the same on every path.
macro_rules! by_path {
    ($(#[$meta:meta])* $name:ident = $body:path, ($($arg:ident: $kind:ty),*)) => {
        $(#[$meta])*
        pub(crate) fn $name(path: Path, $($arg: $kind),*) {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2,fma")]
                fn avx2($($arg: $kind),*) {
                    $body($($arg),*);
                }
                #[target_feature(enable = "avx512f,avx512bw")]
                fn avx512($($arg: $kind),*) {
                    $body($($arg),*);
                }
                match path {
                    // SAFETY: these paths are only made by `Path::available`, which asked the CPU.
                    Path::Avx2 | Path::AvxVnni => return unsafe { avx2($($arg),*) },
                    Path::Avx512 => return unsafe { avx512($($arg),*) },
                    Path::Portable | Path::Sse2 => {}
                }
            }
            let _ = path;
            $body($($arg),*);
        }
    };
}

pub(super) use by_path;

by_path!(
    /// What follows a convolution: gate, add, normalise; see [`super::math::finish`].
    finish = super::math::finish, (x: &mut [f32], y: &[f32], stride: usize, gain: &[f32], bias: &[f32])
);
by_path!(
    /// A word from its rows; see [`super::math::embed`].
    embed = super::math::embed, (rows: &[(&[u8], f32)], gain: &[f32], bias: &[f32], x: &mut [f32])
);
by_path!(
    /// Adds each row, times a number, to the sums of its word; see [`super::math::add_multiples`].
    add_multiples = super::math::add_multiples,
    (rows: &[f32], room: usize, whose: &[(usize, f32)], sums: &mut [f32])
);
