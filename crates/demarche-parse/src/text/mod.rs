//! From characters to tokens and sentences (UD English EWT and GUM conventions); usable without the parser.
//!
//! Tokens are found by rules. Where a sentence ends is said by a small trained scorer that sees what rules think of
//! each gap between two tokens; rules have the last word where they are certain.

mod abbreviations;
mod chars;
mod clues;
mod lead;
mod net;
mod rules;
mod sentences;
mod tokens;
mod words;

pub(crate) use lead::lead;
#[doc(hidden)]
pub use sentences::clues;
pub use sentences::sentences;
pub use tokens::tokens;
