//! The network: reading the weights, integer products, the forward pass.

mod attention;
mod cnn;
mod curve;
mod dense;
mod file;
mod heads;
mod kernel;
mod math;
mod pairs;
mod parts;
mod products;
mod quads;
mod sequences;
mod tagging;
#[cfg(test)]
mod tiny;
mod transformer;
#[cfg(test)]
mod trial;
mod vector;
mod wordpieces;
mod words;
#[cfg(target_arch = "x86_64")]
mod x86_quads;
#[cfg(target_arch = "x86_64")]
mod x86_vector;

pub(crate) use heads::Output;
pub(crate) use kernel::{BLOCK, Path, Sums};
pub(crate) use pairs::{Pairs, Rows, pack_pairs, pair_sums};
pub(crate) use parts::NameTag;
pub(crate) use words::Words;

use crate::Label;
use heads::{HeadWork, Heads};
use std::ops::Range;

/// An encoder, which turns words into states, and the heads that read the states.
pub(crate) struct Model {
    encoder: Encoder,
    heads: Heads,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(match self.encoder {
            Encoder::Cnn(_) => "convolutions",
            Encoder::Transformer(_) => "transformer",
        })
    }
}

enum Encoder {
    Cnn(Box<cnn::Cnn>),
    Transformer(Box<transformer::Transformer>),
}

/// Buffers that live between calls.
#[derive(Default)]
pub(crate) struct Work {
    /// One state for each word.
    states: Vec<f32>,
    cnn: cnn::CnnWork,
    transformer: transformer::TransformerWork,
    heads: HeadWork,
}

impl Model {
    /// Reads a weight file.
    pub(crate) fn read(bytes: &'static [u8]) -> Option<Model> {
        let file = file::File::parse(bytes)?;
        let (encoder, width) = if file.list("pieces").is_some() {
            let encoder = transformer::Transformer::read(&file)?;
            let width = encoder.width();
            (Encoder::Transformer(Box::new(encoder)), width)
        } else {
            let encoder = cnn::Cnn::read(&file)?;
            let width = encoder.width();
            (Encoder::Cnn(Box::new(encoder)), width)
        };
        let heads = Heads::read(&file)?;
        (heads.inputs() == width).then_some(Model { encoder, heads })
    }

    /// Queues a word.
    pub(crate) fn push(&self, word: &str, words: &mut Words) {
        let features = words.featurizer.word(word);
        words.features.push(features);
        if let Encoder::Transformer(t) = &self.encoder {
            t.push(word, &mut words.work, &mut words.pieces, &mut words.ends);
        }
    }

    /// Runs the network over sentences that lie one after the other in `words`.
    pub(crate) fn run(
        &self,
        path: Path,
        words: &Words,
        sentences: &[Range<usize>],
        work: &mut Work,
    ) -> Vec<Output> {
        let width = match &self.encoder {
            Encoder::Cnn(cnn) => {
                cnn.run(path, &words.features, sentences, &mut work.states, &mut work.cnn);
                cnn.width()
            }
            Encoder::Transformer(t) => {
                t.run(path, words, sentences, &mut work.states, &mut work.transformer);
                t.width()
            }
        };
        self.heads.run(path, &work.states, width, sentences, &mut work.heads)
    }

    /// The best label between each word and its head (`None` is the root), sentence by sentence.
    pub(crate) fn labels(
        &self,
        path: Path,
        outputs: &[Output],
        heads: &[Vec<Option<usize>>],
        work: &mut Work,
    ) -> Vec<Vec<Label>> {
        self.heads.labels(path, outputs, heads, &mut work.heads)
    }

    /// Names and labels of the heads beside those of the parser.
    pub(crate) fn extras(&self) -> impl Iterator<Item = (&'static str, &[&'static str])> {
        self.heads.extras().iter().map(|e| (e.name, e.labels.as_slice()))
    }
}
