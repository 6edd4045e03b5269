//! The word-piece encoder: MiniLM's first layers. A word is the state of its first piece.
//!
//! Every row is quantised by itself and attends within its own sentence, so that no neighbour in a group can change
//! it. In the last layer only the first pieces of words are worked out.

use super::attention::{HeadSpace, Rows, Sentence, attend};
use super::curve::{add_rows, normalised, settled};
use super::dense::{Bytes, Dense};
use super::file::File;
use super::kernel::{BLOCK, Path};
use super::parts::{Norm, Table};
use super::sequences::{Sequence, Sequences};
use super::wordpieces::{PieceWork, WordPieces};
use super::words::Words;
use std::ops::Range;

/// Rows that go through attention together, at least, and through the inner layer together, at most: few enough
/// that their numbers stay in the second cache beside the weights.
const ROWS: usize = 96;
const INNER_ROWS: usize = 48;

struct Layer {
    qkv: Dense,
    out: Dense,
    out_norm: Norm,
    up: Dense,
    down: Dense,
    down_norm: Norm,
}

/// The weights.
pub(super) struct Transformer {
    width: usize,
    heads: usize,
    epsilon: f32,
    pub(super) pieces: WordPieces,
    embedding: Table,
    places: Table,
    /// Which of a word's features are added to its first piece, and their tables.
    extra: Vec<(usize, Table)>,
    first: Norm,
    layers: Vec<Layer>,
}

/// Buffers that live between calls.
#[derive(Default)]
pub(super) struct TransformerWork {
    sequences: Sequences,
    x: Vec<f32>,
    bytes: Bytes,
    y: Vec<f32>,
    q: Vec<f32>,
    z: Vec<f32>,
    /// What the inner layer makes: of another size than the rest, so that no buffer grows and shrinks in turn.
    up: Vec<f32>,
    down: Vec<f32>,
    context: Vec<f32>,
    head: HeadSpace,
}

impl Layer {
    fn read(file: &File<'static>, name: &str, width: usize) -> Option<Layer> {
        let layer = Layer {
            qkv: Dense::read(file, &format!("{name}.qkv"))?,
            out: Dense::read(file, &format!("{name}.out"))?,
            out_norm: Norm::read(file, &format!("{name}.ln.out"))?,
            up: Dense::read(file, &format!("{name}.up"))?,
            down: Dense::read(file, &format!("{name}.down"))?,
            down_norm: Norm::read(file, &format!("{name}.ln.down"))?,
        };
        let (q, o, up, down) = (&layer.qkv, &layer.out, &layer.up, &layer.down);
        let fits = q.inputs() == width && o.inputs() == width && up.inputs() == width;
        let fits = fits && q.stride() == 3 * width && o.stride() == width && down.stride() == width;
        let fits = fits && down.inputs() == up.stride();
        let norms = [&layer.out_norm, &layer.down_norm];
        (fits && norms.iter().all(|n| n.gain.len() == width && n.bias.len() == width)).then_some(layer)
    }
}

impl Transformer {
    pub(super) fn read(file: &File<'static>) -> Option<Transformer> {
        let width = file.number("width")? as usize;
        let heads = file.number("attention")? as usize;
        let layers: Option<Vec<Layer>> = (0..file.number("layers")? as usize)
            .map(|i| Layer::read(file, &format!("layer.{i}"), width))
            .collect();
        let mut extra = Vec::new();
        for number in file.list("emb.extra")? {
            extra.push((number.parse().ok()?, Table::read(file, &format!("emb.{number}"), width)?));
        }
        let per_head = width.checked_div(heads)?;
        let read = Transformer {
            width,
            heads,
            epsilon: file.number("epsilon")?,
            pieces: WordPieces::read(file)?,
            embedding: Table::read(file, "emb", width)?,
            places: Table::read(file, "emb.place", width)?,
            extra,
            first: Norm::read(file, "ln.in")?,
            layers: layers?,
        };
        let fits = width.is_multiple_of(BLOCK) && per_head.is_multiple_of(BLOCK) && per_head * heads == width;
        let fits = fits && read.places.rows() > 2 && !read.layers.is_empty();
        (fits && read.first.gain.len() == width && read.first.bias.len() == width).then_some(read)
    }

    /// Numbers of a state.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Queues the pieces of a word.
    pub(super) fn push(&self, word: &str, work: &mut PieceWork, pieces: &mut Vec<u16>, ends: &mut Vec<u32>) {
        self.pieces.word(word, work, pieces);
        ends.push(pieces.len() as u32);
    }

    /// The states of words, sentence by sentence.
    pub(super) fn run(
        &self,
        path: Path,
        words: &Words,
        sentences: &[Range<usize>],
        states: &mut Vec<f32>,
        work: &mut TransformerWork,
    ) {
        // every word has a first piece, which overwrites what stands here
        states.resize(words.len() * self.width, 0.0);
        let mut sequences = std::mem::take(&mut work.sequences);
        sequences.fill(words, sentences, &self.pieces, self.places.rows());
        self.embed(path, words, &sequences, work);
        let (last, before) = match self.layers.split_last() {
            Some(split) => split,
            None => return,
        };
        for layer in before {
            for some in sequences.groups(ROWS) {
                self.attention(path, layer, some, None, work);
            }
            let mut x = std::mem::take(&mut work.x);
            self.inner(path, layer, &mut x, work);
            work.x = x;
        }
        for sequence in &sequences.list {
            for (&piece, word) in sequences.first[sequence.words.clone()].iter().zip(sequence.words.clone()) {
                let row = &work.x[piece as usize * self.width..][..self.width];
                states[word * self.width..][..self.width].copy_from_slice(row);
            }
        }
        for some in sequences.groups(ROWS) {
            self.attention(path, last, some, Some(states), work);
        }
        self.inner(path, last, states, work);
        work.sequences = sequences;
    }

    /// Piece, place in the sentence, and for first pieces what the pieces do not show of the word.
    fn embed(&self, path: Path, words: &Words, sequences: &Sequences, work: &mut TransformerWork) {
        work.x.resize(sequences.pieces.len() * self.width, 0.0);
        let mut rows: Vec<(&[u8], f32)> = Vec::with_capacity(2 + self.extra.len());
        for sequence in &sequences.list {
            for (place, piece) in sequence.pieces.clone().enumerate() {
                rows.clear();
                rows.push(self.embedding.row(usize::from(sequences.pieces[piece])));
                rows.push(self.places.row(place));
                let x = &mut work.x[piece * self.width..][..self.width];
                x.fill(0.0);
                add_rows(path, &rows, x);
            }
            for (&piece, word) in sequences.first[sequence.words.clone()].iter().zip(sequence.words.clone()) {
                let Some(features) = words.features.get(word) else { continue };
                rows.clear();
                rows.extend(self.extra.iter().filter_map(|(feature, table)| {
                    features.rows.get(*feature).map(|&row| table.row(row as usize))
                }));
                add_rows(path, &rows, &mut work.x[piece as usize * self.width..][..self.width]);
            }
        }
        normalised(path, &mut work.x, &self.first.gain, &self.first.bias, self.epsilon);
    }

    /// Attention and what follows it, for some sentences; for the words in `states` only, if there are any.
    fn attention(
        &self,
        path: Path,
        layer: &Layer,
        some: &[Sequence],
        states: Option<&mut Vec<f32>>,
        work: &mut TransformerWork,
    ) {
        let (Some(first), Some(last)) = (some.first(), some.last()) else { return };
        let (width, blocks) = (self.width, self.width / BLOCK);
        let rows = first.pieces.start..last.pieces.end;
        let x = &mut work.x[rows.start * width..rows.end * width];
        work.bytes.fill(path, x, width);
        let words = first.words.start..last.words.end;
        let (targets, base) = match states {
            None => {
                layer.qkv.apply(path, &work.bytes, &mut work.y);
                (x, 0)
            }
            Some(states) => {
                layer.qkv.columns(path, &work.bytes, blocks..3 * blocks, &mut work.y);
                let targets = &mut states[words.start * width..words.end * width];
                work.bytes.fill(path, targets, width);
                layer.qkv.columns(path, &work.bytes, 0..blocks, &mut work.q);
                (targets, width)
            }
        };
        work.context.resize(targets.len(), 0.0);
        let stride = 3 * width - base;
        for sequence in some {
            let start = (sequence.pieces.start - rows.start) * stride;
            let table = |offset: usize| Rows { data: &work.y[start..], stride, offset };
            let (queries, at, asked) = if base == 0 {
                (table(0), sequence.pieces.start - rows.start, sequence.pieces.len())
            } else {
                let at = sequence.words.start - words.start;
                (Rows { data: &work.q[at * width..], stride: width, offset: 0 }, at, sequence.words.len())
            };
            let sentence = Sentence {
                queries,
                keys: table(width - base),
                values: table(2 * width - base),
                asked,
                count: sequence.pieces.len(),
                heads: self.heads,
                width: width / self.heads,
            };
            attend(path, &sentence, &mut work.head, &mut work.context[at * width..]);
        }
        work.bytes.fill(path, &work.context, width);
        layer.out.apply(path, &work.bytes, &mut work.z);
        let norm = &layer.out_norm;
        settled(path, targets, &work.z, &norm.gain, &norm.bias, self.epsilon);
    }

    /// The two inner products, with the curve between them, for every row.
    fn inner(&self, path: Path, layer: &Layer, x: &mut [f32], work: &mut TransformerWork) {
        let norm = &layer.down_norm;
        for x in x.chunks_mut(INNER_ROWS * self.width) {
            work.bytes.fill(path, x, self.width);
            layer.up.apply(path, &work.bytes, &mut work.up);
            work.bytes.fill_curved(path, &mut work.up, layer.up.stride());
            layer.down.apply(path, &work.bytes, &mut work.down);
            settled(path, x, &work.down, &norm.gain, &norm.bias, self.epsilon);
        }
    }
}
