//! From text to sentences, tokens, tags, lemmas, dependency heads and names.
//!
//! **Invariant.** This crate knows language and no politics: no actor, no code, no page.

mod labels;
mod syntax;

pub use labels::{Label, NameKind, Pos, Tag};
pub use syntax::{Name, Sentence, Syntax, Token};

use demarche_text::Span;

/// The trained model with its tokenizer and lemmatizer.
#[derive(Debug)]
pub struct Parser {}

impl Parser {
    /// The model that ships inside the crate.
    pub fn embedded() -> Parser {
        Parser {}
    }

    /// Annotates the given stretches of `text`; no sentence crosses the end of a stretch.
    pub fn annotate(&self, _text: &str, _stretches: &[Span]) -> Syntax {
        Syntax::new(Vec::new(), Vec::new(), Vec::new())
    }
}
