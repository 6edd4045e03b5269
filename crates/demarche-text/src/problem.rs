//! What went wrong while reading, with its place and what to do about it.

use crate::Span;

/// One thing that could not be read or used; the rest went on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the document's text, if it has a place there.
    pub span: Option<Span>,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// What the reader can do about it.
    pub hint: Option<String>,
}

/// The problems met on the way, in the order in which they were met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Adds a problem that has no place in the text.
    pub fn add(&mut self, message: impl Into<String>, hint: Option<&str>) {
        self.0.push(Problem { span: None, message: message.into(), hint: hint.map(str::to_owned) });
    }
}
