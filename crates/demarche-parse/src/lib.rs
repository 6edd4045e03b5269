//! From text to sentences, tokens, tags, lemmas, dependency heads and names.
//!
//! **Invariant.** This crate knows language and no politics: no actor, no code, no page.

mod decode;
mod features;
mod labels;
mod lemma;
mod model;
mod parser;
mod syntax;
mod text;

pub use labels::{Label, NameKind, Pos, Tag};
pub use parser::Parser;
pub use syntax::{Name, Sentence, Syntax, Token};
