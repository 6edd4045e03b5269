//! Rows of unsigned bytes times blocks of signed 8-bit weights: exact sums, then the same float steps everywhere.
//!
//! Each row has a scale and a zero of its own ([`Mark`]), so that what comes out of a row depends on that row alone.
#![allow(unsafe_code)] // calls of functions compiled for a CPU feature that was just detected

use super::kernel::{BLOCK, Path, Sums};

/// Four activations that stand side by side.
pub(crate) type Quad = [u8; 4];
/// Four signed weights for each of the columns of a block, column by column.
pub(crate) type Quads = [u8; 4 * BLOCK];

/// Quads of the longest row: the sum of as many weights has at most 23 bits with its sign, which the products rely on.
pub(crate) const DEEPEST: usize = 8192;

/// What the bytes of a row stand for: `(byte - zero) * scale`; the zero is a byte too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Mark {
    pub scale: f32,
    pub zero: i32,
}

/// A product to be done. `worth`, `total` and `bias` have one entry for every column of `weights`.
#[derive(Clone, Copy)]
pub(crate) struct Job<'a> {
    /// Rows of `depth` quads each, one after the other.
    pub rows: &'a [Quad],
    /// One for each row.
    pub marks: &'a [Mark],
    /// Quads of a row.
    pub depth: usize,
    /// Blocks of `depth` entries each, one after the other.
    pub weights: &'a [Quads],
    /// Per column: what one unit of weight is worth.
    pub worth: &'a [[f32; BLOCK]],
    /// Per column: the sum of its weights.
    pub total: &'a [[i32; BLOCK]],
    /// Per column: what is added at the end.
    pub bias: &'a [[f32; BLOCK]],
}

impl Job<'_> {
    /// Blocks of columns that are whole and have their scales.
    pub(super) fn blocks(&self) -> usize {
        let blocks = self.weights.len().checked_div(self.depth).unwrap_or(0);
        blocks.min(self.worth.len()).min(self.total.len()).min(self.bias.len())
    }

    /// From exact sums to numbers, for block `b` of row `row`.
    #[inline(always)]
    pub(super) fn settle(&self, row: usize, b: usize, sums: &Sums, out: &mut [f32; BLOCK]) {
        let (mark, worth, total, bias) = (self.marks[row], &self.worth[b], &self.total[b], &self.bias[b]);
        for i in 0..BLOCK {
            let exact = sums[i].wrapping_sub(mark.zero.wrapping_mul(total[i]));
            out[i] = exact as f32 * mark.scale * worth[i] + bias[i];
        }
    }
}

/// `out[row][column] = sum of (byte - zero) * weight, times scale and worth, plus bias`; rows of `out` hold whole
/// blocks. Rows without a mark, and results without room in `out`, are left out.
pub(crate) fn product(path: Path, job: Job, out: &mut [f32]) {
    let out = out.as_chunks_mut::<BLOCK>().0;
    let blocks = job.blocks();
    if job.depth == 0 || blocks == 0 {
        return;
    }
    let count = (job.rows.len() / job.depth).min(job.marks.len()).min(out.len() / blocks);
    let job = Job { rows: &job.rows[..count * job.depth], ..job };
    match path {
        Path::Portable => portable(&job, blocks, out),
        // SAFETY: these paths are only made by `Path::available`, which asked the CPU.
        #[cfg(target_arch = "x86_64")]
        Path::Sse2 => unsafe { super::x86_quads::sse2(&job, blocks, out) },
        #[cfg(target_arch = "x86_64")]
        Path::Avx2 => unsafe { super::x86_quads::avx2(&job, blocks, out) },
        #[cfg(target_arch = "x86_64")]
        Path::AvxVnni => unsafe { super::x86_quads::avx_vnni(&job, blocks, out) },
        #[cfg(target_arch = "x86_64")]
        Path::Avx512 => unsafe { super::x86_quads::avx512(&job, blocks, out) },
    }
}

fn portable(job: &Job, blocks: usize, out: &mut [[f32; BLOCK]]) {
    for (r, row) in job.rows.chunks_exact(job.depth).enumerate() {
        for (b, block) in job.weights.chunks_exact(job.depth).take(blocks).enumerate() {
            let mut sums = [0i32; BLOCK];
            for (quad, weights) in row.iter().zip(block) {
                for (sum, w) in sums.iter_mut().zip(weights.as_chunks::<4>().0) {
                    for i in 0..4 {
                        *sum += i32::from(quad[i]) * i32::from(w[i] as i8);
                    }
                }
            }
            job.settle(r, b, &sums, &mut out[r * blocks + b]);
        }
    }
}

/// Weights of `outputs` rows of `inputs` signed bytes, as blocks; inputs and outputs are filled up with zeros.
pub(crate) fn pack(bytes: &[u8], inputs: usize, outputs: usize) -> Vec<Quads> {
    let depth = inputs.div_ceil(4);
    let mut packed = vec![[0u8; 4 * BLOCK]; depth * outputs.div_ceil(BLOCK)];
    for (out, row) in bytes.chunks_exact(inputs.max(1)).take(outputs).enumerate() {
        for (k, quad) in row.chunks(4).enumerate() {
            let at = out % BLOCK * 4;
            packed[out / BLOCK * depth + k][at..at + quad.len()].copy_from_slice(quad);
        }
    }
    packed
}

/// The sum of the weights of each column.
pub(crate) fn totals(weights: &[Quads], depth: usize) -> Vec<[i32; BLOCK]> {
    let sum = |block: &[Quads]| {
        let mut total = [0i32; BLOCK];
        for quads in block {
            for (t, quad) in total.iter_mut().zip(quads.as_chunks::<4>().0) {
                *t += quad.iter().map(|&b| i32::from(b as i8)).sum::<i32>();
            }
        }
        total
    };
    weights.chunks_exact(depth.max(1)).map(sum).collect()
}

#[cfg(test)]
mod tests {
    use super::super::math::to_bytes;
    use super::*;

    struct Dice(u64);

    impl Dice {
        fn roll(&mut self) -> u32 {
            self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (self.0 >> 33) as u32
        }
    }

    /// Weights and rows of random bytes, the extremes among them.
    fn byte(dice: &mut Dice) -> u8 {
        match dice.roll() % 8 {
            0 => 255,
            1 => 127,
            2 => 128,
            _ => dice.roll() as u8,
        }
    }

    #[test]
    fn every_path_gives_the_same_numbers() {
        let mut dice = Dice(7);
        for (inputs, outputs, count) in [(4, 16, 1), (37, 40, 23), (384, 96, 13), (1536, 17, 7), (64, 130, 6)]
        {
            let depth = usize::div_ceil(inputs, 4);
            let bytes: Vec<u8> = (0..inputs * outputs).map(|_| byte(&mut dice)).collect();
            let weights = pack(&bytes, inputs, outputs);
            let total = totals(&weights, depth);
            let rows: Vec<Quad> =
                (0..count * depth).map(|_| std::array::from_fn(|_| byte(&mut dice))).collect();
            let marks: Vec<Mark> = (0..count)
                .map(|_| Mark { scale: dice.roll() as f32 / 1e9, zero: (dice.roll() % 256) as i32 })
                .collect();
            let mut floats = || -> Vec<[f32; BLOCK]> {
                total.iter().map(|_| std::array::from_fn(|_| dice.roll() as f32 / 1e9 - 1.0)).collect()
            };
            let (worth, bias) = (floats(), floats());
            let job = Job {
                rows: &rows,
                marks: &marks,
                depth,
                weights: &weights,
                worth: &worth,
                total: &total,
                bias: &bias,
            };
            let mut expected = vec![0f32; count * total.len() * BLOCK];
            product(Path::Portable, job, &mut expected);
            let sum: i64 = (0..inputs)
                .map(|i| {
                    (i64::from(rows[i / 4][i % 4]) - i64::from(marks[0].zero)) * i64::from(bytes[i] as i8)
                })
                .sum();
            assert_eq!(expected[0], sum as f32 * marks[0].scale * worth[0][0] + bias[0][0]);
            for path in Path::available() {
                let mut found = vec![0f32; expected.len()];
                product(path, job, &mut found);
                assert_eq!(found, expected, "{path:?} {inputs} {outputs} {count}");
            }
        }
    }

    #[test]
    fn quantised_rows_are_close_and_the_same_on_every_path() {
        let mut dice = Dice(3);
        let width = 36;
        let mut x: Vec<f32> = (0..width * 9).map(|_| dice.roll() as f32 / 1e9 - 0.4).collect();
        x[..width].fill(0.0);
        x[width..2 * width].fill(3.0);
        let (mut bytes, mut marks) = (vec![0; x.len()], vec![Mark::default(); 9]);
        to_bytes(Path::Portable, &x, width, &mut bytes, &mut marks);
        for ((row, bytes), mark) in x.chunks(width).zip(bytes.chunks(width)).zip(&marks) {
            for (x, &b) in row.iter().zip(bytes) {
                let back = (i32::from(b) - mark.zero) as f32 * mark.scale;
                assert!((x - back).abs() <= mark.scale * 0.501 + 1e-6, "{x} {back}");
            }
        }
        for path in Path::available() {
            let (mut other, mut others) = (vec![0; x.len()], vec![Mark::default(); 9]);
            to_bytes(path, &x, width, &mut other, &mut others);
            assert_eq!((&other, &others), (&bytes, &marks), "{path:?}");
        }
    }
}
