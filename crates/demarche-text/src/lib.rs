//! A document and what every other room points at: spans, parts, problems.
//!
//! **Invariant.** This crate knows no language, no actor, no code and no disk.

mod document;
mod problem;
mod span;

pub use document::{DateSource, Document, Part, Role};
pub use jiff::civil::Date;
pub use problem::{Problem, Problems};
pub use span::{CharIndex, Span};
