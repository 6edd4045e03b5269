//! The gated network: hash embeddings, then gated convolutions.

use super::dense::{Bytes, Dense, ROWS};
use super::file::File;
use super::kernel::{Path, embed, finish};
use super::parts::{Keys, Norm, Table};
use crate::features::{Features, TABLES};
use std::ops::Range;

struct Layer {
    dilation: usize,
    conv: Dense,
    norm: Norm,
}

/// The weights.
pub(super) struct Cnn {
    width: usize,
    tables: [Table; TABLES],
    keys: Keys,
    vectors: Table,
    first: Norm,
    /// From the width of the embeddings to that of the convolutions, where they differ.
    lift: Option<Dense>,
    layers: Vec<Layer>,
}

/// Buffers that live between calls.
#[derive(Default)]
pub(super) struct CnnWork {
    sentence: Bytes,
    rows: Bytes,
    y: Vec<f32>,
}

impl Cnn {
    pub(super) fn read(file: &File<'static>) -> Option<Cnn> {
        let width = file.number("width")? as usize;
        let narrow = file.number("embed").map_or(width, |n| n as usize);
        let tables: Option<Vec<Table>> =
            (0..TABLES).map(|i| Table::read(file, &format!("emb.{i}"), narrow)).collect();
        let mut layers = Vec::new();
        for (i, dilation) in file.list("dilations")?.iter().enumerate() {
            layers.push(Layer {
                dilation: dilation.parse().ok()?,
                conv: Dense::rows(file, &format!("conv.{i}"))?,
                norm: Norm::read(file, &format!("ln.{i}"))?,
            });
        }
        let cnn = Cnn {
            width,
            tables: tables?.try_into().ok()?,
            keys: Keys::new(file.u32s("vec.keys")?, file.u16s("vec.rows")?),
            vectors: Table::read(file, "vec", narrow)?,
            first: Norm::read(file, "ln.in")?,
            lift: if narrow == width { None } else { Some(Dense::rows(file, "lift")?) },
            layers,
        };
        cnn.fits(narrow).then_some(cnn)
    }

    /// Whether every matrix has the numbers that will be read.
    fn fits(&self, narrow: usize) -> bool {
        let is = |norm: &Norm, width: usize| (norm.gain.len(), norm.bias.len()) == (width, width);
        let layer = |l: &Layer| {
            l.conv.inputs() == 3 * self.width && l.conv.stride() >= 2 * self.width && is(&l.norm, self.width)
        };
        let lift = |l: &Dense| l.inputs() == narrow && l.stride() >= self.width;
        self.width > 0
            && is(&self.first, narrow)
            && self.lift.as_ref().is_none_or(lift)
            && self.layers.iter().all(layer)
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
        self.embed(path, words, x, work);
        for layer in &self.layers {
            self.convolve(path, layer, sentences, x, work);
        }
    }

    fn embed(&self, path: Path, words: &[Features], x: &mut Vec<f32>, work: &mut CnnWork) {
        let narrow = self.first.gain.len();
        x.clear();
        x.resize(words.len() * narrow, 0.0);
        for (word, x) in words.iter().zip(x.chunks_exact_mut(narrow)) {
            let vector = word.keys.iter().find_map(|&k| self.keys.row(k));
            let mut rows = [(&[][..], 0.0); TABLES + 1];
            for ((to, table), &row) in rows.iter_mut().zip(&self.tables).zip(&word.rows) {
                *to = table.row(row as usize);
            }
            if let Some(row) = vector {
                rows[TABLES] = self.vectors.row(row);
            }
            embed(path, &rows, &self.first.gain, &self.first.bias, x);
        }
        let Some(lift) = &self.lift else { return };
        work.rows.fill(path, x, narrow);
        lift.apply(path, &work.rows, &mut work.y);
        x.clear();
        for row in work.y.chunks_exact(lift.stride()) {
            x.extend_from_slice(&row[..self.width]);
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
        let width = self.width;
        work.rows.clear();
        for sentence in sentences {
            let x = &x[sentence.start * width..sentence.end * width];
            work.sentence.fill(path, x, x.len());
            work.rows.push_windows(&work.sentence, width, layer.dilation);
        }
        let (norm, stride) = (&layer.norm, layer.conv.stride());
        for from in (0..work.rows.rows()).step_by(ROWS) {
            let to = work.rows.rows().min(from + ROWS);
            layer.conv.part(path, &work.rows, from..to, &mut work.y);
            finish(path, &mut x[from * width..to * width], &work.y, stride, &norm.gain, &norm.bias);
        }
    }
}
