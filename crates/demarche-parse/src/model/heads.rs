//! What both encoders share: from the words' states to tags, names, scores of arcs, labels, and further heads.

use super::dense::{Bytes, Dense};
use super::file::File;
use super::kernel::{BLOCK, Path, add_multiples};
use super::math::argmax;
use super::parts::{NameTag, name_tag, pairs};
use super::products::{Factors, Sums, products};
use super::tagging::best_names;
use crate::{Label, Pos, Tag};
use std::ops::Range;

/// A head beside those of the parser: one of its labels for every word.
pub(crate) struct Extra {
    pub name: &'static str,
    pub labels: Vec<&'static str>,
    matrix: Dense,
}

/// The weights of the heads. Their file holds plain rows, one for each output.
pub(crate) struct Heads {
    arc: usize,
    label: usize,
    all: Dense,
    root_arc: Vec<f32>,
    root_label: Vec<f32>,
    arcs: Dense,
    /// Columns: for each number of the head's side (and one for the bias), a block of scores, one for each relation.
    labels: Dense,
    pos: Vec<Pos>,
    tags: Vec<Tag>,
    /// Parts of speech, each with tags that the training data has together with it.
    pairs: Vec<(usize, Vec<usize>)>,
    names: Vec<NameTag>,
    /// All labels but the root's.
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
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Output {
    pub words: Vec<Word>,
    /// `n` rows of `n + 1` scores: column 0 is the root, column `h + 1` is word `h`.
    pub arcs: Vec<f32>,
    /// For each further head, in the order of [`Heads::extras`], the number of a label for every word.
    pub extras: Vec<Vec<u16>>,
    /// Sides of the label product: dependents, and heads with the root first.
    label_words: Vec<f32>,
    label_heads: Vec<f32>,
}

/// Buffers that live between calls.
#[derive(Debug, Default)]
pub(crate) struct HeadWork {
    rows: Bytes,
    some: Bytes,
    whose: Vec<(usize, f32)>,
    y: Vec<f32>,
    z: Vec<f32>,
    labels: Vec<f32>,
    side: Vec<f32>,
    names: Vec<f32>,
    heads: Vec<f32>,
    lanes: Vec<[f32; BLOCK]>,
}

impl Heads {
    pub(crate) fn read(file: &File<'static>) -> Option<Heads> {
        let (pos, tags, relations) = (file.list("upos")?, file.list("xpos")?, file.list("labels")?);
        let (arc, label) = (file.number("arc")? as usize, file.number("label")? as usize);
        // the root's label is not for choice: its columns need not be worked out
        let choice: Vec<(usize, Label)> = relations
            .iter()
            .map(|l| Label::parse(l).unwrap_or(Label::Dep))
            .enumerate()
            .filter(|&(_, label)| label != Label::Root)
            .collect();
        let rows: Vec<Option<usize>> = (0..choice.len().next_multiple_of(BLOCK))
            .map(|at| choice.get(at).map(|&(row, _)| row * (label + 1)))
            .collect();
        let columns: Vec<Option<usize>> =
            (0..=label).flat_map(|j| rows.iter().map(move |row| Some((*row)? + j))).collect();
        let extras: Option<Vec<Extra>> =
            file.list("extras").unwrap_or(&[]).iter().map(|&name| extra(file, name)).collect();
        let heads = Heads {
            arc,
            label,
            all: Dense::rows(file, "heads")?,
            root_arc: file.f32s("root.ah")?,
            root_label: file.f32s("root.lh")?,
            arcs: Dense::rows(file, "U")?,
            labels: Dense::ordered(file, "R", &columns)?,
            pairs: grouped(&pairs(file.list("pairs").unwrap_or(&[]), pos.len(), tags.len())),
            pos: pos.iter().map(|p| Pos::parse(p).unwrap_or(Pos::X)).collect(),
            tags: tags.iter().map(|t| Tag::parse(t).unwrap_or(Tag::Xx)).collect(),
            names: file.list("ner")?.iter().map(|t| name_tag(t)).collect(),
            relations: choice.into_iter().map(|(_, label)| label).collect(),
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
            && self.root_arc.len() == self.arc
            && self.root_label.len() == self.label
            && (self.arcs.inputs(), self.labels.inputs()) == (self.arc, self.label)
            && self.extras.iter().all(|e| e.matrix.stride() >= e.labels.len())
    }

    /// The further heads, in the order in which results hold them.
    pub(crate) fn extras(&self) -> &[Extra] {
        &self.extras
    }

    /// Numbers of a state.
    pub(crate) fn inputs(&self) -> usize {
        self.all.inputs()
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
        work.rows.fill(path, states, width);
        let mut found: Vec<Output> = sentences.iter().map(|_| Output::default()).collect();
        let mut y = std::mem::take(&mut work.y);
        for extra in &self.extras {
            extra.matrix.apply(path, &work.rows, &mut y);
            let stride = extra.matrix.stride();
            for (range, output) in sentences.iter().zip(&mut found) {
                let rows = y[range.start * stride..range.end * stride].chunks_exact(stride);
                output.extras.push(rows.map(|row| argmax(&row[..extra.labels.len()]) as u16).collect());
            }
        }
        self.all.apply(path, &work.rows, &mut y);
        let stride = self.all.stride();
        for (range, output) in sentences.iter().zip(&mut found) {
            self.words(&y[range.start * stride..range.end * stride], output, work);
            self.arcs(path, output, work);
        }
        work.y = y;
        found
    }

    /// Takes one sentence's rows of `all` apart.
    fn words(&self, y: &[f32], output: &mut Output, work: &mut HeadWork) {
        let (up, xp, nr) = (self.pos.len(), self.tags.len(), self.names.len());
        let at = up + xp + nr;
        let (arc, label) = (self.arc, self.label);
        let positive = |row: &[f32], out: &mut Vec<f32>| out.extend(row.iter().map(|v| v.max(0.0)));
        work.side.clear();
        work.names.clear();
        work.heads.clone_from(&self.root_arc);
        let count = y.len() / self.all.stride();
        output.words.reserve_exact(count);
        output.label_words.reserve_exact(count * label);
        output.label_heads.reserve_exact((count + 1) * label);
        output.label_heads.extend_from_slice(&self.root_label);
        for row in y.chunks_exact(self.all.stride()) {
            let (pos, tag) = self.best_pair(&row[..up], &row[up..up + xp]);
            work.names.extend_from_slice(&row[up + xp..at]);
            output.words.push(Word { pos: self.pos[pos], tag: self.tags[tag], name: NameTag::Out });
            let row = &row[at..];
            positive(&row[..arc], &mut work.heads);
            positive(&row[arc..2 * arc], &mut work.side);
            positive(&row[2 * arc..2 * arc + label], &mut output.label_heads);
            positive(&row[2 * arc + label..2 * (arc + label)], &mut output.label_words);
        }
        for (word, name) in output.words.iter_mut().zip(best_names(&work.names, &self.names)) {
            word.name = name;
        }
    }

    /// Scores every head for every word.
    fn arcs(&self, path: Path, output: &mut Output, work: &mut HeadWork) {
        let n = output.words.len();
        work.rows.fill(path, &work.side, self.arc);
        self.arcs.apply(path, &work.rows, &mut work.z);
        lanes(&work.heads, self.arc, &mut work.lanes);
        output.arcs.resize(n * (n + 1), 0.0);
        let words = Factors { data: &work.z, stride: self.arcs.stride(), depth: self.arc, count: n };
        products(path, words, &work.lanes, &mut Sums { data: &mut output.arcs, stride: n + 1, room: n + 1 });
    }

    /// Part of speech and tag that go together and have the highest sum.
    fn best_pair(&self, pos: &[f32], tags: &[f32]) -> (usize, usize) {
        let most = tags.iter().fold(f32::NEG_INFINITY, |most, &t| if t > most { t } else { most });
        let mut best = (0, 0, f32::NEG_INFINITY);
        for (p, beside) in &self.pairs {
            // no tag lifts this part of speech above the best so far
            if pos[*p] + most <= best.2 {
                continue;
            }
            for &t in beside {
                let score = pos[*p] + tags[t];
                if score > best.2 {
                    best = (*p, t, score);
                }
            }
        }
        (best.0, best.1)
    }

    /// The best label between each word and its head (`None` is the root), sentence by sentence.
    ///
    /// Number by number of the heads' sides: most of them are nought, and then what the word would be multiplied with
    /// need not be worked out.
    pub(crate) fn labels(
        &self,
        path: Path,
        outputs: &[Output],
        heads: &[Vec<Option<usize>>],
        work: &mut HeadWork,
    ) -> Vec<Vec<Label>> {
        let blocks = self.labels.stride() / BLOCK / (self.label + 1);
        let room = (blocks * BLOCK).max(1);
        work.side.clear();
        outputs.iter().for_each(|output| work.side.extend_from_slice(&output.label_words));
        work.rows.fill(path, &work.side, self.label);
        let above: Vec<Option<&[f32]>> =
            outputs.iter().zip(heads).flat_map(|(o, h)| self.sides(o, h)).collect();
        work.labels.clear();
        work.labels.resize(above.len() * room, 0.0);
        for number in 0..=self.label {
            work.some.clear();
            work.whose.clear();
            for (word, side) in above.iter().enumerate() {
                // behind the numbers of a side stands a constant one
                let times = side.map_or(0.0, |side| side.get(number).copied().unwrap_or(1.0));
                if times != 0.0 {
                    work.some.push(&work.rows, word, self.label);
                    work.whose.push((word, times));
                }
            }
            let columns = number * blocks..(number + 1) * blocks;
            self.labels.columns(path, &work.some, columns, &mut work.side);
            add_multiples(path, &work.side, room, &work.whose, &mut work.labels);
        }
        let mut scores = work.labels.chunks_exact(room);
        let best = |(head, scores): (&Option<usize>, &[f32])| match head {
            Some(_) => self.best_label(scores),
            None => Label::Root,
        };
        heads.iter().map(|heads| heads.iter().zip(scores.by_ref()).map(best).collect()).collect()
    }

    /// For each word of a sentence the side of its head.
    fn sides<'a>(
        &self,
        output: &'a Output,
        heads: &[Option<usize>],
    ) -> impl Iterator<Item = Option<&'a [f32]>> {
        let label = self.label;
        heads.iter().map(move |head| output.label_heads.get((*head)? * label + label..)?.get(..label))
    }

    fn best_label(&self, scores: &[f32]) -> Label {
        let mut best = (Label::Dep, f32::NEG_INFINITY);
        for (&score, &label) in scores.iter().zip(&self.relations) {
            if score > best.1 {
                best = (label, score);
            }
        }
        best.0
    }
}

/// Rows of `depth` numbers turned on their side: for each sixteen rows, `depth` entries with one number of each.
fn lanes(rows: &[f32], depth: usize, out: &mut Vec<[f32; BLOCK]>) {
    out.clear();
    let count = rows.len().checked_div(depth).unwrap_or(0);
    out.resize(count.div_ceil(BLOCK) * depth, [0.0; BLOCK]);
    for (r, row) in rows.chunks_exact(depth.max(1)).enumerate() {
        for (entry, &v) in out[r / BLOCK * depth..].iter_mut().zip(row) {
            entry[r % BLOCK] = v;
        }
    }
}

/// Pairs that follow each other with the same first, together.
fn grouped(pairs: &[(u16, u16)]) -> Vec<(usize, Vec<usize>)> {
    let group = |some: &[(u16, u16)]| {
        let first = some.first().map_or(0, |&(p, _)| usize::from(p));
        (first, some.iter().map(|&(_, t)| usize::from(t)).collect())
    };
    pairs.chunk_by(|a, b| a.0 == b.0).map(group).collect()
}

fn extra(file: &File<'static>, name: &'static str) -> Option<Extra> {
    let tensor = format!("extra.{name}");
    Some(Extra { name, labels: file.list(&tensor)?.to_vec(), matrix: Dense::rows(file, &tensor)? })
}
