//! From characters to tokens and sentences, by rules (UD English EWT and GUM conventions).

mod abbreviations;
mod chars;
mod lead;
mod sentences;
mod tokens;
mod words;

pub(crate) use lead::lead;
pub(crate) use sentences::sentences;
pub(crate) use tokens::tokens;
