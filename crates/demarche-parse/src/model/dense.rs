//! A dense layer with 8-bit weights whose inputs are bytes with a scale for every row.

use super::file::File;
use super::kernel::{BLOCK, Path};
use super::quads::{Job, Mark, Quads, pack, product, quantise, totals};
use std::borrow::Cow;
use std::ops::Range;

/// Rows of bytes, ready for a product.
#[derive(Default)]
pub(crate) struct Bytes {
    bytes: Vec<u8>,
    marks: Vec<Mark>,
}

impl Bytes {
    /// Fills them from rows of `width` numbers.
    pub(crate) fn fill(&mut self, path: Path, x: &[f32], width: usize) {
        quantise(path, x, width, &mut self.bytes, &mut self.marks);
    }

    pub(super) fn rows(&self) -> usize {
        self.marks.len()
    }
}

/// `inputs` numbers to `outputs` numbers.
pub(crate) struct Dense {
    depth: usize,
    weights: Cow<'static, [Quads]>,
    worth: Vec<[f32; BLOCK]>,
    total: Vec<[i32; BLOCK]>,
    bias: Vec<[f32; BLOCK]>,
}

fn blocks_of(mut numbers: Vec<f32>) -> Vec<[f32; BLOCK]> {
    numbers.resize(numbers.len().div_ceil(BLOCK) * BLOCK, 0.0);
    numbers.as_chunks::<BLOCK>().0.to_vec()
}

impl Dense {
    /// Reads matrix `name`, whose bytes stand in the file in the order of the product.
    pub(crate) fn read(file: &File<'static>, name: &str) -> Option<Dense> {
        let weights = file.bytes(name)?.as_chunks::<{ 4 * BLOCK }>().0;
        Dense::new(
            file.f32s(&format!("{name}.scale"))?,
            file.f32s(&format!("{name}.bias"))?,
            Cow::Borrowed(weights),
        )
    }

    /// From rows of signed bytes, one for each output.
    #[allow(dead_code)] // for networks whose file holds plain rows
    pub(crate) fn from_rows(bytes: &[u8], scale: Vec<f32>, bias: Vec<f32>) -> Option<Dense> {
        let inputs = bytes.len().checked_div(scale.len())?;
        let weights = pack(bytes, inputs, scale.len());
        Dense::new(scale, bias, Cow::Owned(weights))
    }

    fn new(scale: Vec<f32>, bias: Vec<f32>, weights: Cow<'static, [Quads]>) -> Option<Dense> {
        let (worth, bias) = (blocks_of(scale), blocks_of(bias));
        let depth = weights.len().checked_div(worth.len())?;
        let total = totals(&weights, depth);
        (depth > 0 && bias.len() == worth.len()).then_some(Dense { depth, weights, worth, total, bias })
    }

    /// Floats of a row of results: the outputs, filled up to whole blocks.
    pub(crate) fn stride(&self) -> usize {
        self.worth.len() * BLOCK
    }

    /// Numbers of a row of inputs.
    pub(crate) fn inputs(&self) -> usize {
        self.depth * 4
    }

    /// Rows of bytes to rows of results, `stride` floats each.
    pub(crate) fn apply(&self, path: Path, rows: &Bytes, out: &mut Vec<f32>) {
        self.columns(path, rows, 0..self.worth.len(), out);
    }

    /// The same for some of the blocks of columns.
    pub(crate) fn columns(&self, path: Path, rows: &Bytes, blocks: Range<usize>, out: &mut Vec<f32>) {
        out.resize(rows.rows() * blocks.len() * BLOCK, 0.0);
        let job = Job {
            rows: rows.bytes.as_chunks::<4>().0,
            marks: &rows.marks,
            depth: self.depth,
            weights: self.weights.get(blocks.start * self.depth..blocks.end * self.depth).unwrap_or(&[]),
            worth: self.worth.get(blocks.clone()).unwrap_or(&[]),
            total: self.total.get(blocks.clone()).unwrap_or(&[]),
            bias: self.bias.get(blocks).unwrap_or(&[]),
        };
        product(path, job, out);
    }
}
