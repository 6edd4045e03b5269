//! The gated network: hash embeddings, then gated convolutions.

use super::file::File;
use super::kernel::{Path, Sums, finish};
use super::linear::Linear;
use super::parts::{Norm, Table};
use crate::features::{Features, TABLES};
use std::ops::Range;

/// Integer steps per unit of a normalised activation.
pub(super) const STEPS: f32 = 1024.0;

struct Layer {
    dilation: usize,
    conv: Linear,
    norm: Norm,
}

/// The weights.
pub(super) struct Cnn {
    width: usize,
    tables: [Table; TABLES],
    keys: Vec<u32>,
    key_rows: Vec<u16>,
    vectors: Table,
    first: Norm,
    layers: Vec<Layer>,
}

/// Buffers that live between calls.
#[derive(Default)]
pub(super) struct CnnWork {
    rows: Vec<u32>,
    columns: Vec<u32>,
    sums: Vec<Sums>,
    y: Vec<f32>,
}

impl Cnn {
    pub(super) fn read(file: &File<'static>) -> Option<Cnn> {
        let width = file.number("width")? as usize;
        let tables: Option<Vec<Table>> =
            (0..TABLES).map(|i| Table::read(file, &format!("emb.{i}"), width)).collect();
        let mut layers = Vec::new();
        for (i, dilation) in file.list("dilations")?.iter().enumerate() {
            layers.push(Layer {
                dilation: dilation.parse().ok()?,
                conv: Linear::read(file, &format!("conv.{i}"), STEPS)?,
                norm: Norm::read(file, &format!("ln.{i}"))?,
            });
        }
        Some(Cnn {
            width,
            tables: tables?.try_into().ok()?,
            keys: file.u32s("vec.keys")?,
            key_rows: file.u16s("vec.rows")?,
            vectors: Table::read(file, "vec", width)?,
            first: Norm::read(file, "ln.in")?,
            layers,
        })
    }

    /// Numbers of a state.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The states of words, sentence by sentence.
    pub(super) fn run(
        &self,
        path: Path,
        words: &[Features],
        sentences: &[Range<usize>],
        x: &mut Vec<f32>,
        work: &mut CnnWork,
    ) {
        self.embed(words, x);
        for layer in &self.layers {
            self.convolve(path, layer, sentences, x, work);
        }
    }

    fn embed(&self, words: &[Features], x: &mut Vec<f32>) {
        x.clear();
        x.resize(words.len() * self.width, 0.0);
        for (word, x) in words.iter().zip(x.chunks_exact_mut(self.width)) {
            for (table, &row) in self.tables.iter().zip(&word.rows) {
                table.add(row as usize, x);
            }
            if let Some(row) = word.keys.iter().find_map(|k| self.keys.binary_search(k).ok()) {
                self.vectors.add(usize::from(self.key_rows[row]), x);
            }
            self.first.apply(x);
        }
    }

    /// One gated convolution of width three; beyond the ends of a sentence there are zeros.
    fn convolve(
        &self,
        path: Path,
        layer: &Layer,
        sentences: &[Range<usize>],
        x: &mut [f32],
        work: &mut CnnWork,
    ) {
        let half = self.width / 2;
        work.columns.clear();
        for row in x.chunks_exact(self.width) {
            work.columns
                .extend(row.as_chunks::<2>().0.iter().map(|&[a, b]| super::math::quantise(a, b, STEPS)));
        }
        work.rows.clear();
        for sentence in sentences {
            for t in sentence.clone() {
                for at in [t.checked_sub(layer.dilation), Some(t), Some(t + layer.dilation)] {
                    match at.filter(|at| sentence.contains(at)) {
                        Some(at) => work.rows.extend_from_slice(&work.columns[at * half..(at + 1) * half]),
                        None => work.rows.resize(work.rows.len() + half, 0),
                    }
                }
            }
        }
        layer.conv.apply(path, &work.rows, &mut work.sums, &mut work.y);
        let norm = &layer.norm;
        finish(path, x, &work.y, layer.conv.stride(), &norm.gain, &norm.bias);
    }
}
