//! A dense layer with 8-bit weights whose inputs are bytes with a scale for every row.

use super::curve::curved;
use super::file::File;
use super::kernel::{BLOCK, Path};
use super::math::to_bytes;
use super::quads::{DEEPEST, Job, Mark, Quads, pack, product, totals};
use std::borrow::Cow;
use std::ops::Range;

/// Rows to do at a time where what comes out should stay in the second cache.
pub(crate) const ROWS: usize = 48;

/// Rows of bytes, ready for a product.
#[derive(Debug, Default)]
pub(crate) struct Bytes {
    bytes: Vec<u8>,
    marks: Vec<Mark>,
}

impl Bytes {
    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.marks.clear();
    }

    /// Fills them from rows of `width` numbers.
    pub(crate) fn fill(&mut self, path: Path, x: &[f32], width: usize) {
        self.bytes.resize(x.len(), 0);
        self.marks.resize(x.len().checked_div(width).unwrap_or(0), Mark::default());
        to_bytes(path, x, width.max(1), &mut self.bytes, &mut self.marks);
    }

    /// Appends a row of `width` bytes of others.
    pub(crate) fn push(&mut self, others: &Bytes, row: usize, width: usize) {
        let bytes = others.bytes.get(row * width..(row + 1) * width);
        if let (Some(bytes), Some(&mark)) = (bytes, others.marks.get(row)) {
            self.bytes.extend_from_slice(bytes);
            self.marks.push(mark);
        }
    }

    /// Appends, for every word of a sentence, the words `apart` before it, itself, and `apart` after it; beyond the
    /// ends there are zeros. `sentence` holds it in one row, `width` bytes for each word.
    pub(crate) fn push_windows(&mut self, sentence: &Bytes, width: usize, apart: usize) {
        let Some(&mark) = sentence.marks.first() else { return };
        let words = sentence.bytes.len().checked_div(width).unwrap_or(0);
        for t in 0..words {
            for at in [t.checked_sub(apart), Some(t), Some(t + apart)] {
                match at.and_then(|at| sentence.bytes.get(at * width..(at + 1) * width)) {
                    Some(word) => self.bytes.extend_from_slice(word),
                    None => self.bytes.resize(self.bytes.len() + width, mark.zero as u8),
                }
            }
            self.marks.push(mark);
        }
    }

    /// The same, after the curve has gone over the numbers.
    pub(super) fn fill_curved(&mut self, path: Path, x: &mut [f32], width: usize) {
        self.bytes.resize(x.len(), 0);
        self.marks.resize(x.len().checked_div(width).unwrap_or(0), Mark::default());
        curved(path, x, width.max(1), &mut self.bytes, &mut self.marks);
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

    /// Reads matrix `name`, whose file holds a plain row of signed bytes for each output.
    pub(crate) fn rows(file: &File, name: &str) -> Option<Dense> {
        let outputs = file.bytes(&format!("{name}.scale"))?.len() / 4;
        Dense::ordered(file, name, &(0..outputs).map(Some).collect::<Vec<_>>())
    }

    /// The same, with the outputs in another order; where there is none, the result is zero.
    pub(crate) fn ordered(file: &File, name: &str, order: &[Option<usize>]) -> Option<Dense> {
        let scale = file.f32s(&format!("{name}.scale"))?;
        let bias = file.f32s(&format!("{name}.bias"))?;
        let bytes = file.bytes(name)?;
        let inputs = bytes.len().checked_div(scale.len())?;
        let (mut rows, nothing) = (Vec::with_capacity(order.len() * inputs), vec![0; inputs]);
        for row in order {
            rows.extend_from_slice(match *row {
                Some(row) => bytes.get(row * inputs..(row + 1) * inputs)?,
                None => &nothing,
            });
        }
        let of = |from: &[f32]| -> Option<Vec<f32>> {
            order.iter().map(|row| row.map_or(Some(0.0), |row| from.get(row).copied())).collect()
        };
        Dense::new(of(&scale)?, of(&bias)?, Cow::Owned(pack(&rows, inputs, order.len())))
    }

    fn new(scale: Vec<f32>, bias: Vec<f32>, weights: Cow<'static, [Quads]>) -> Option<Dense> {
        let (worth, bias) = (blocks_of(scale), blocks_of(bias));
        let depth = weights.len().checked_div(worth.len())?;
        let total = totals(&weights, depth);
        let fits = (1..=DEEPEST).contains(&depth) && bias.len() == worth.len();
        fits.then_some(Dense { depth, weights, worth, total, bias })
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
        self.part(path, rows, 0..rows.rows(), out);
    }

    /// The same for some of the rows.
    pub(crate) fn part(&self, path: Path, rows: &Bytes, which: Range<usize>, out: &mut Vec<f32>) {
        out.resize(which.len() * self.stride(), 0.0);
        let quads = rows.bytes.as_chunks::<4>().0;
        let job = Job {
            rows: quads.get(which.start * self.depth..which.end * self.depth).unwrap_or(&[]),
            marks: rows.marks.get(which).unwrap_or(&[]),
            depth: self.depth,
            weights: &self.weights,
            worth: &self.worth,
            total: &self.total,
            bias: &self.bias,
        };
        product(path, job, out);
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
