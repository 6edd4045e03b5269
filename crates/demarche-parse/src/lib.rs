//! From text to sentences, tokens, tags, lemmas, dependency heads and names.
//!
//! ```
//! use demarche_parse::{Label, Parser};
//! use demarche_text::Span;
//!
//! let text = "Moscow has been accused of violating the accord.";
//! let syntax = Parser::standard().annotate(text, &[Span::new(0, text.len())]);
//! let root = syntax.root(0);
//! assert_eq!(&*syntax.tokens[root].lemma, "accuse");
//! let subject = syntax.children(root).find(|&c| syntax.tokens[c].label == Label::NsubjPass);
//! assert_eq!(subject.map(|s| syntax.text(text, s)), Some("Moscow"));
//! ```
//!
//! **Invariant.** This crate knows language and no politics: no actor, no code, no page.

mod decode;
mod features;
mod headline;
mod inversion;
mod labels;
mod lemma;
mod memo;
mod model;
mod parser;
mod run;
mod split;
mod syntax;
pub mod text;
mod tier;

pub use labels::{Label, NameKind, Pos, Tag};
pub use parser::{Parser, lemmas};
pub use split::Split;
pub use syntax::{Marks, Name, Sentence, Syntax, Token};
pub use tier::Tier;

/// The examples of the README, tested.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
