//! Text cut into sentences and tokens, before anything is known about them.

use crate::{Sentence, text};
use demarche_text::Span;

/// Sentences and tokens of one text: the cheap first step, on which a caller can decide what to parse.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Split {
    /// Tokens in text order.
    pub(crate) tokens: Vec<Span>,
    /// Sentences in text order; they lie side by side over the tokens.
    pub(crate) sentences: Vec<Sentence>,
}

impl Split {
    /// Cuts the given stretches of `text`, byte ranges on character boundaries; a stretch that is not is skipped.
    pub(crate) fn new(text: &str, stretches: &[Span]) -> Split {
        let mut split = Split::default();
        for (stretch, &within) in stretches.iter().enumerate() {
            let base = split.tokens.len();
            text::tokens(text, within, &mut split.tokens);
            for range in text::sentences(text, within, &split.tokens[base..]) {
                split.push(base + range.start..base + range.end, stretch);
            }
        }
        split
    }

    /// Text whose tokens are known: each sentence is its tokens' byte ranges.
    pub(crate) fn of_tokens(sentences: &[Vec<Span>]) -> Split {
        let mut split = Split::default();
        for tokens in sentences {
            let base = split.tokens.len();
            split.tokens.extend_from_slice(tokens);
            split.push(base..split.tokens.len(), 0);
        }
        split
    }

    fn push(&mut self, tokens: std::ops::Range<usize>, stretch: usize) {
        let of = self.tokens.get(tokens.clone()).unwrap_or(&[]);
        if let (Some(first), Some(last)) = (of.first(), of.last()) {
            let span = first.cover(*last);
            self.sentences.push(Sentence { tokens, span, stretch, parsed: false });
        }
    }

    /// Where the tokens stand in the text.
    pub fn tokens(&self) -> &[Span] {
        &self.tokens
    }

    /// The sentences, none of them parsed yet.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }
}
