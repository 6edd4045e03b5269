//! A dense layer with 8-bit weights, widened to 16 bits and laid out in blocks of columns.

use super::file::File;
use super::kernel::{BLOCK, Pairs, Path, Sums, product, rescale};
use super::math::quantise;

/// `inputs` numbers to `outputs` numbers.
pub(crate) struct Linear {
    depth: usize,
    weights: Vec<Pairs>,
    /// Per column: what one unit of the integer sum is worth.
    worth: Vec<f32>,
    bias: Vec<f32>,
    input_scale: f32,
}

impl Linear {
    /// Reads matrix `name` (rows are outputs). `input_scale` is the number of integer steps per unit of input.
    pub(crate) fn read(file: &File, name: &str, input_scale: f32) -> Option<Linear> {
        let scale = file.f32s(&format!("{name}.scale"))?;
        let bias = file.f32s(&format!("{name}.bias"))?;
        let bytes = file.bytes(name)?;
        let outputs = scale.len();
        let inputs = bytes.len().checked_div(outputs)?;
        let (depth, blocks) = (inputs.div_ceil(2), outputs.div_ceil(BLOCK));
        let mut weights = vec![[0u32; BLOCK]; depth * blocks];
        for (out, row) in bytes.chunks_exact(inputs).enumerate() {
            for (k, pair) in row.chunks(2).enumerate() {
                let half = |i: usize| u32::from(pair.get(i).map_or(0, |&b| i16::from(b as i8)) as u16);
                weights[out / BLOCK * depth + k][out % BLOCK] = half(0) | half(1) << 16;
            }
        }
        let mut worth: Vec<f32> = scale.iter().map(|s| s / input_scale).collect();
        worth.resize(blocks * BLOCK, 0.0);
        let mut full = bias;
        full.resize(blocks * BLOCK, 0.0);
        Some(Linear { depth, weights, worth, bias: full, input_scale })
    }

    /// Floats of a row of results: the outputs, padded to whole blocks.
    pub(crate) fn stride(&self) -> usize {
        self.worth.len()
    }

    /// Appends one row of inputs as pairs of 16-bit integers.
    pub(crate) fn push_row(&self, row: &[f32], out: &mut Vec<u32>) {
        let (pairs, last) = row.as_chunks::<2>();
        out.extend(pairs.iter().map(|&[a, b]| quantise(a, b, self.input_scale)));
        out.extend(last.iter().map(|&a| quantise(a, 0.0, self.input_scale)));
    }

    /// Rows of inputs to rows of results, `stride` floats each.
    pub(crate) fn apply(&self, path: Path, rows: &[u32], sums: &mut Vec<Sums>, out: &mut Vec<f32>) {
        let count = rows.len() / self.depth;
        let blocks = self.stride() / BLOCK;
        sums.resize(count * blocks, [0; BLOCK]);
        product(path, rows, self.depth, &self.weights, sums);
        out.resize(count * self.stride(), 0.0);
        rescale(path, sums, &self.worth, &self.bias, out);
    }
}
