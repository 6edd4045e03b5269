//! The network: reading the weights, integer products, the forward pass.

mod cnn;
#[allow(dead_code)] // until the standard tier calls it
mod dense;
mod file;
#[allow(dead_code)] // further heads are not yet in the API
mod heads;
mod kernel;
mod math;
mod parts;
#[allow(dead_code)] // until the standard tier calls it
mod quads;
mod tagging;
#[cfg(test)]
mod trial;
mod words;
#[cfg(target_arch = "x86_64")]
mod x86_quads;

pub(crate) use heads::Output;
pub(crate) use kernel::Path;
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

enum Encoder {
    Cnn(cnn::Cnn),
}

/// Buffers that live between calls.
#[derive(Default)]
pub(crate) struct Work {
    /// One state for each word.
    states: Vec<f32>,
    cnn: cnn::CnnWork,
    heads: HeadWork,
}

impl Model {
    /// Reads a weight file.
    pub(crate) fn read(bytes: &'static [u8]) -> Option<Model> {
        let file = file::File::parse(bytes)?;
        let encoder = Encoder::Cnn(cnn::Cnn::read(&file)?);
        Some(Model { encoder, heads: Heads::read(&file)? })
    }

    /// Queues a word.
    pub(crate) fn push(&self, word: &str, words: &mut Words) {
        let features = words.featurizer.word(word);
        words.features.push(features);
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
        };
        self.heads.run(path, &work.states, width, sentences, &mut work.heads)
    }

    /// The best label between each word of a sentence and its head (`None` is the root).
    pub(crate) fn labels(
        &self,
        path: Path,
        output: &Output,
        heads: &[Option<usize>],
        work: &mut Work,
    ) -> Vec<Label> {
        self.heads.labels(path, output, heads, &mut work.heads)
    }

    #[allow(dead_code)] // not yet in the API
    /// Names and labels of the heads beside those of the parser.
    pub(crate) fn extras(&self) -> impl Iterator<Item = (&'static str, &[&'static str])> {
        self.heads.extras().iter().map(|e| (e.name, e.labels.as_slice()))
    }
}
