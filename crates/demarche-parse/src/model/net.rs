//! The forward pass: hash embeddings, gated convolutions, tags, arcs and labels.

use super::file::File;
use super::kernel::{Path, Sums, finish};
use super::linear::Linear;
use super::math::{argmax, dot};
use super::parts::{NameTag, Norm, Table, name_tag, pairs};
use crate::features::{Features, TABLES};
use crate::{Label, Pos, Tag};
use std::ops::Range;

/// Integer steps per unit of a normalised activation.
const STEPS: f32 = 1024.0;

struct Layer {
    dilation: usize,
    conv: Linear,
    norm: Norm,
}

/// The weights.
pub(crate) struct Model {
    width: usize,
    arc: usize,
    label: usize,
    tables: [Table; TABLES],
    keys: Vec<u32>,
    key_rows: Vec<u16>,
    vectors: Table,
    first: Norm,
    layers: Vec<Layer>,
    heads: Linear,
    root_arc: Vec<f32>,
    root_label: Vec<f32>,
    arcs: Linear,
    labels: Linear,
    pos: Vec<Pos>,
    tags: Vec<Tag>,
    /// Part of speech and tag that the training data has together.
    pairs: Vec<(u16, u16)>,
    names: Vec<NameTag>,
    relations: Vec<Label>,
}

/// What the network says of one word, before the tree is built.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub pos: Pos,
    pub tag: Tag,
    pub name: NameTag,
}

/// What the network says of one sentence of `n` words.
#[derive(Debug, PartialEq)]
pub(crate) struct Output {
    pub words: Vec<Word>,
    /// `n` rows of `n + 1` scores: column 0 is the root, column `h + 1` is word `h`.
    pub arcs: Vec<f32>,
    /// Label projections: for word `d`, `relations` rows of `label + 1` numbers.
    relation_rows: Vec<f32>,
    relation_stride: usize,
    /// Head side of the label product, root first.
    label_heads: Vec<f32>,
}

/// Buffers that live between calls.
#[derive(Default)]
pub(crate) struct Work {
    x: Vec<f32>,
    rows: Vec<u32>,
    columns: Vec<u32>,
    sums: Vec<Sums>,
    y: Vec<f32>,
}

impl Model {
    /// Reads a weight file.
    pub(crate) fn read(bytes: &'static [u8]) -> Option<Model> {
        let file = File::parse(bytes)?;
        let width = file.number("width")? as usize;
        let tables: Option<Vec<Table>> =
            (0..TABLES).map(|i| Table::read(&file, &format!("emb.{i}"), width)).collect();
        let mut layers = Vec::new();
        for (i, dilation) in file.list("dilations")?.iter().enumerate() {
            layers.push(Layer {
                dilation: dilation.parse().ok()?,
                conv: Linear::read(&file, &format!("conv.{i}"), STEPS)?,
                norm: Norm::read(&file, &format!("ln.{i}"))?,
            });
        }
        let pos = file.list("upos")?;
        let tags = file.list("xpos")?;
        Some(Model {
            width,
            arc: file.number("arc")? as usize,
            label: file.number("label")? as usize,
            tables: tables?.try_into().ok()?,
            keys: file.u32s("vec.keys")?,
            key_rows: file.u16s("vec.rows")?,
            vectors: Table::read(&file, "vec", width)?,
            first: Norm::read(&file, "ln.in")?,
            layers,
            heads: Linear::read(&file, "heads", STEPS)?,
            root_arc: file.f32s("root.ah")?,
            root_label: file.f32s("root.lh")?,
            arcs: Linear::read(&file, "U", file.number("scale.U")?)?,
            labels: Linear::read(&file, "R", file.number("scale.R")?)?,
            pairs: pairs(file.list("pairs").unwrap_or(&[]), pos.len(), tags.len()),
            pos: pos.iter().map(|p| Pos::parse(p).unwrap_or(Pos::X)).collect(),
            tags: tags.iter().map(|t| Tag::parse(t).unwrap_or(Tag::Xx)).collect(),
            names: file.list("ner")?.iter().map(|t| name_tag(t)).collect(),
            relations: file.list("labels")?.iter().map(|l| Label::parse(l).unwrap_or(Label::Dep)).collect(),
        })
    }

    /// Runs the network over sentences that lie one after the other in `words`.
    pub(crate) fn run(
        &self,
        path: Path,
        words: &[Features],
        sentences: &[Range<usize>],
        work: &mut Work,
    ) -> Vec<Output> {
        self.embed(words, work);
        for layer in &self.layers {
            self.convolve(path, layer, sentences, work);
        }
        work.rows.clear();
        for row in work.x.chunks_exact(self.width) {
            self.heads.push_row(row, &mut work.rows);
        }
        let mut y = std::mem::take(&mut work.y);
        self.heads.apply(path, &work.rows, &mut work.sums, &mut y);
        let stride = self.heads.stride();
        let found =
            sentences.iter().map(|s| self.output(path, &y[s.start * stride..s.end * stride], work)).collect();
        work.y = y;
        found
    }

    fn embed(&self, words: &[Features], work: &mut Work) {
        work.x.clear();
        work.x.resize(words.len() * self.width, 0.0);
        for (word, x) in words.iter().zip(work.x.chunks_exact_mut(self.width)) {
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
    fn convolve(&self, path: Path, layer: &Layer, sentences: &[Range<usize>], work: &mut Work) {
        let half = self.width / 2;
        work.columns.clear();
        for row in work.x.chunks_exact(self.width) {
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
        finish(path, &mut work.x, &work.y, layer.conv.stride(), &norm.gain, &norm.bias);
    }

    /// Tags and scores of one sentence from its rows of head outputs.
    fn output(&self, path: Path, y: &[f32], work: &mut Work) -> Output {
        let stride = self.heads.stride();
        let (up, xp, nr) = (self.pos.len(), self.tags.len(), self.names.len());
        let at = up + xp + nr;
        let positive = |row: &[f32], from: usize, n: usize, out: &mut Vec<f32>| {
            out.extend(row[at + from..at + from + n].iter().map(|v| v.max(0.0)));
        };
        let mut words = Vec::with_capacity(y.len() / stride);
        let (mut arc_heads, mut label_heads) = (self.root_arc.clone(), self.root_label.clone());
        let (mut arc_rows, mut label_rows, mut row_buffer) = (Vec::new(), Vec::new(), Vec::new());
        for row in y.chunks_exact(stride) {
            let (pos, tag) = self.best_pair(&row[..up], &row[up..up + xp]);
            words.push(Word {
                pos: self.pos[pos],
                tag: self.tags[tag],
                name: self.names[argmax(&row[up + xp..at])],
            });
            positive(row, 0, self.arc, &mut arc_heads);
            row_buffer.clear();
            positive(row, self.arc, self.arc, &mut row_buffer);
            self.arcs.push_row(&row_buffer, &mut arc_rows);
            positive(row, 2 * self.arc, self.label, &mut label_heads);
            row_buffer.clear();
            positive(row, 2 * self.arc + self.label, self.label, &mut row_buffer);
            self.labels.push_row(&row_buffer, &mut label_rows);
        }
        let mut z = Vec::new();
        self.arcs.apply(path, &arc_rows, &mut work.sums, &mut z);
        let mut arcs = Vec::with_capacity(words.len() * (words.len() + 1));
        for z in z.chunks_exact(self.arcs.stride()) {
            arcs.extend(arc_heads.chunks_exact(self.arc).map(|h| dot(&z[..self.arc], h)));
        }
        let mut relation_rows = Vec::new();
        self.labels.apply(path, &label_rows, &mut work.sums, &mut relation_rows);
        Output { words, arcs, relation_rows, relation_stride: self.labels.stride(), label_heads }
    }

    /// Part of speech and tag that go together and have the highest sum.
    fn best_pair(&self, pos: &[f32], tags: &[f32]) -> (usize, usize) {
        let mut best = (0, 0, f32::NEG_INFINITY);
        for (p, t) in self.pairs.iter().map(|&(p, t)| (usize::from(p), usize::from(t))) {
            let score = pos[p] + tags[t];
            if score > best.2 {
                best = (p, t, score);
            }
        }
        (best.0, best.1)
    }

    /// The best label between `word` and its head (`None` is the root).
    pub(crate) fn label(&self, output: &Output, word: usize, head: Option<usize>) -> Label {
        let Some(head) = head else { return Label::Root };
        let h = &output.label_heads[(head + 1) * self.label..(head + 2) * self.label];
        let rows = &output.relation_rows[word * output.relation_stride..(word + 1) * output.relation_stride];
        let mut best = (Label::Dep, f32::NEG_INFINITY);
        for (row, &label) in rows.chunks_exact(self.label + 1).zip(&self.relations) {
            let score = dot(&row[..self.label], h) + row[self.label];
            if label != Label::Root && score > best.1 {
                best = (label, score);
            }
        }
        best.0
    }
}
