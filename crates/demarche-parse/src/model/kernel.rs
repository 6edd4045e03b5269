//! The one hot loop: rows of 16-bit pairs times blocks of 16-bit weights, summed exactly in 32 bits.
//!
//! Integer sums do not depend on their order, so every path gives the same bits. The only `unsafe` of the crate
//! stands here and in `x86`: vector loads from array references, and calls of functions compiled for a CPU feature that was
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
            if is_x86_feature_detected!("avx2") {
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
        Path::Sse2 => unsafe { super::x86::sse2(rows, depth, weights, blocks, out) },
        #[cfg(target_arch = "x86_64")]
        Path::Avx2 | Path::AvxVnni => unsafe { super::x86::avx2(rows, depth, weights, blocks, out) },
        #[cfg(target_arch = "x86_64")]
        Path::Avx512 => unsafe { super::x86::avx512(rows, depth, weights, blocks, out) },
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

by_path!(
    /// Integer sums to numbers: `out = sum * worth + bias`, block by block.
    rescale = super::math::rescale, (sums: &[Sums], worth: &[f32], bias: &[f32], out: &mut [f32])
);
by_path!(
    /// What follows a convolution: gate, add, normalise; see [`super::math::finish`].
    finish = super::math::finish, (x: &mut [f32], y: &[f32], stride: usize, gain: &[f32], bias: &[f32])
);

by_path!(
    /// Products of every row with every head; see [`super::math::scores`].
    scores = super::math::scores, (rows: &[f32], stride: usize, heads: &[f32], width: usize, out: &mut [f32])
);
by_path!(
    /// Rows of numbers to rows of bytes; see [`super::math::to_bytes`].
    to_bytes = super::math::to_bytes, (x: &[f32], width: usize, bytes: &mut [u8], marks: &mut [super::quads::Mark])
);

fn halves(pair: u32) -> (i32, i32) {
    (i32::from(pair as u16 as i16), i32::from((pair >> 16) as u16 as i16))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_gives_the_same_sums() {
        let mut state = 7u64;
        let mut next = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 33) as u32
        };
        let (depth, blocks, rows) = (37, 3, 21);
        // 14-bit activations and 8-bit weights, as the model has them
        let pair = |n: u32, bits: u32| {
            let half = |x: u32| (((x & ((1 << bits) - 1)) as i32 - (1 << (bits - 1))) as i16) as u16;
            u32::from(half(n)) | u32::from(half(n >> bits)) << 16
        };
        let a: Vec<u32> = (0..rows * depth).map(|_| pair(next(), 14)).collect();
        let w: Vec<Pairs> = (0..blocks * depth).map(|_| std::array::from_fn(|_| pair(next(), 8))).collect();
        let mut expected = vec![[0; BLOCK]; rows * blocks];
        product(Path::Portable, &a, depth, &w, &mut expected);
        for path in Path::available() {
            let mut found = vec![[0; BLOCK]; rows * blocks];
            product(path, &a, depth, &w, &mut found);
            assert_eq!(found, expected, "{path:?}");
        }
    }
}
