//! What both encoders share: from the words' states to tags, names, scores of arcs, labels, and further heads.

use super::file::File;
use super::kernel::Path;
use super::math::{argmax, dot};
use super::matrix::{Matrix, Scratch};
use super::parts::{NameTag, name_tag, pairs};
use crate::{Label, Pos, Tag};
use std::ops::Range;

/// A head beside those of the parser: one of its labels for every word.
pub(crate) struct Extra {
    pub name: &'static str,
    pub labels: Vec<&'static str>,
    matrix: Matrix,
}

/// The weights of the heads.
pub(crate) struct Heads {
    arc: usize,
    label: usize,
    all: Matrix,
    root_arc: Vec<f32>,
    root_label: Vec<f32>,
    arcs: Matrix,
    labels: Matrix,
    pos: Vec<Pos>,
    tags: Vec<Tag>,
    /// Part of speech and tag that the training data has together.
    pairs: Vec<(u16, u16)>,
    names: Vec<NameTag>,
    relations: Vec<Label>,
    extras: Vec<Extra>,
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
    /// For each further head, in the order of [`Heads::extras`], the number of a label for every word.
    pub extras: Vec<Vec<u16>>,
    /// Label projections: for word `d`, `relations` rows of `label + 1` numbers.
    relation_rows: Vec<f32>,
    relation_stride: usize,
    /// Head side of the label product, root first.
    label_heads: Vec<f32>,
}

/// Buffers that live between calls.
#[derive(Default)]
pub(crate) struct HeadWork {
    scratch: Scratch,
    y: Vec<f32>,
    part: Vec<f32>,
    z: Vec<f32>,
}

impl Heads {
    /// Reads the heads. `scale` is the fixed number of integer steps per unit of a state, if states have one.
    pub(crate) fn read(file: &File<'static>, scale: Option<f32>) -> Option<Heads> {
        let (pos, tags) = (file.list("upos")?, file.list("xpos")?);
        let extras: Option<Vec<Extra>> =
            file.list("extras").unwrap_or(&[]).iter().map(|&name| extra(file, name, scale)).collect();
        let heads = Heads {
            arc: file.number("arc")? as usize,
            label: file.number("label")? as usize,
            all: Matrix::read(file, "heads", scale)?,
            root_arc: file.f32s("root.ah")?,
            root_label: file.f32s("root.lh")?,
            arcs: Matrix::read(file, "U", file.number("scale.U"))?,
            labels: Matrix::read(file, "R", file.number("scale.R"))?,
            pairs: pairs(file.list("pairs").unwrap_or(&[]), pos.len(), tags.len()),
            pos: pos.iter().map(|p| Pos::parse(p).unwrap_or(Pos::X)).collect(),
            tags: tags.iter().map(|t| Tag::parse(t).unwrap_or(Tag::Xx)).collect(),
            names: file.list("ner")?.iter().map(|t| name_tag(t)).collect(),
            relations: file.list("labels")?.iter().map(|l| Label::parse(l).unwrap_or(Label::Dep)).collect(),
            extras: extras?,
        };
        heads.fits().then_some(heads)
    }

    /// Whether every matrix has the columns that will be read.
    fn fits(&self) -> bool {
        let all = self.pos.len() + self.tags.len() + self.names.len() + 2 * self.arc + 2 * self.label;
        let some = !self.pos.is_empty() && !self.tags.is_empty() && !self.names.is_empty();
        some && self.all.stride() >= all
            && self.arcs.stride() >= self.arc
            && self.labels.stride() >= self.relations.len() * (self.label + 1)
            && self.root_arc.len() == self.arc
            && self.root_label.len() == self.label
            && self.extras.iter().all(|e| e.matrix.stride() >= e.labels.len())
    }

    /// The further heads, in the order in which results hold them.
    pub(crate) fn extras(&self) -> &[Extra] {
        &self.extras
    }

    /// From states of `width` numbers, one for each word, to what they say, sentence by sentence.
    pub(crate) fn run(
        &self,
        path: Path,
        states: &[f32],
        width: usize,
        sentences: &[Range<usize>],
        work: &mut HeadWork,
    ) -> Vec<Output> {
        let mut y = std::mem::take(&mut work.y);
        self.all.apply(path, states, width, &mut work.scratch, &mut y);
        let stride = self.all.stride();
        let mut found: Vec<Output> =
            sentences.iter().map(|s| self.output(path, &y[s.start * stride..s.end * stride], work)).collect();
        for extra in &self.extras {
            extra.matrix.apply(path, states, width, &mut work.scratch, &mut y);
            let stride = extra.matrix.stride();
            for (range, output) in sentences.iter().zip(&mut found) {
                let rows = y[range.start * stride..range.end * stride].chunks_exact(stride);
                output.extras.push(rows.map(|row| argmax(&row[..extra.labels.len()]) as u16).collect());
            }
        }
        work.y = y;
        found
    }

    /// Tags and scores of one sentence from its rows of head outputs.
    fn output(&self, path: Path, y: &[f32], work: &mut HeadWork) -> Output {
        let stride = self.all.stride();
        let (up, xp, nr) = (self.pos.len(), self.tags.len(), self.names.len());
        let at = up + xp + nr;
        let mut words = Vec::with_capacity(y.len() / stride);
        for row in y.chunks_exact(stride) {
            let (pos, tag) = self.best_pair(&row[..up], &row[up..up + xp]);
            words.push(Word {
                pos: self.pos[pos],
                tag: self.tags[tag],
                name: self.names[argmax(&row[up + xp..at])],
            });
        }
        let positive = |from: usize, n: usize, out: &mut Vec<f32>| {
            for row in y.chunks_exact(stride) {
                out.extend(row[at + from..at + from + n].iter().map(|v| v.max(0.0)));
            }
        };
        let (mut arc_heads, mut label_heads) = (self.root_arc.clone(), self.root_label.clone());
        positive(0, self.arc, &mut arc_heads);
        positive(2 * self.arc, self.label, &mut label_heads);
        work.part.clear();
        positive(self.arc, self.arc, &mut work.part);
        self.arcs.apply(path, &work.part, self.arc, &mut work.scratch, &mut work.z);
        let mut arcs = vec![0.0; words.len() * (words.len() + 1)];
        super::kernel::scores(path, &work.z, self.arcs.stride(), &arc_heads, self.arc, &mut arcs);
        work.part.clear();
        positive(2 * self.arc + self.label, self.label, &mut work.part);
        let mut relation_rows = Vec::new();
        self.labels.apply(path, &work.part, self.label, &mut work.scratch, &mut relation_rows);
        let relation_stride = self.labels.stride();
        Output { words, arcs, extras: Vec::new(), relation_rows, relation_stride, label_heads }
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

fn extra(file: &File<'static>, name: &'static str, scale: Option<f32>) -> Option<Extra> {
    let tensor = format!("extra.{name}");
    Some(Extra { name, labels: file.list(&tensor)?.to_vec(), matrix: Matrix::read(file, &tensor, scale)? })
}
