//! A dense layer of either kind, behind one call.

use super::dense::{Bytes, Dense};
use super::file::File;
use super::kernel::{Path, Sums};
use super::linear::Linear;

/// Buffers of a product.
#[derive(Default)]
pub(crate) struct Scratch {
    rows: Vec<u32>,
    sums: Vec<Sums>,
    bytes: Bytes,
}

/// Inputs of 16 bits with a fixed scale, or of 8 bits with a scale for every row.
pub(crate) enum Matrix {
    Wide(Linear),
    Narrow(Dense),
}

impl Matrix {
    /// Reads matrix `name`; `scale` is the fixed number of integer steps per unit of input, if there is one.
    pub(crate) fn read(file: &File<'static>, name: &str, scale: Option<f32>) -> Option<Matrix> {
        Some(match scale {
            Some(scale) => Matrix::Wide(Linear::read(file, name, scale)?),
            None => Matrix::Narrow(Dense::read(file, name)?),
        })
    }

    /// Floats of a row of results.
    pub(crate) fn stride(&self) -> usize {
        match self {
            Matrix::Wide(m) => m.stride(),
            Matrix::Narrow(m) => m.stride(),
        }
    }

    /// Rows of `width` numbers to rows of results.
    pub(crate) fn apply(
        &self,
        path: Path,
        x: &[f32],
        width: usize,
        scratch: &mut Scratch,
        out: &mut Vec<f32>,
    ) {
        match self {
            Matrix::Wide(m) => {
                scratch.rows.clear();
                for row in x.chunks_exact(width.max(1)) {
                    m.push_row(row, &mut scratch.rows);
                }
                m.apply(path, &scratch.rows, &mut scratch.sums, out);
            }
            Matrix::Narrow(m) => {
                scratch.bytes.fill(path, x, width);
                m.apply(path, &scratch.bytes, out);
            }
        }
    }
}
