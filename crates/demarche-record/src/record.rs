//! Any record.

use crate::{Attribution, Event, Figure, Position, Statement, Talks};
use demarche_text::Span;

/// One thing that a document says.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// Who did what to whom.
    Event(Event),
    /// Who said what.
    Statement(Statement),
    /// Where somebody stands.
    Position(Position),
    /// A number that somebody claims.
    Figure(Figure),
    /// A round of talks.
    Talks(Talks),
}

impl Record {
    /// The contract's word for the kind of record.
    pub fn kind(&self) -> &'static str {
        match self {
            Record::Event(_) => "event",
            Record::Statement(_) => "statement",
            Record::Position(_) => "position",
            Record::Figure(_) => "figure",
            Record::Talks(_) => "talks",
        }
    }

    /// The words that the record stands on; for a split statement from its first to its last words.
    pub fn span(&self) -> Span {
        match self {
            Record::Event(x) => x.span,
            Record::Statement(x) => {
                let ends = x.content.iter().copied().reduce(Span::cover);
                ends.or(x.cue).unwrap_or(Span::new(0, 0))
            }
            Record::Position(x) => x.content,
            Record::Figure(x) => x.span,
            Record::Talks(x) => x.span,
        }
    }

    /// The sources between the outlet and the record; figures and talks carry none.
    pub fn attribution(&self) -> Option<&Attribution> {
        match self {
            Record::Event(x) => Some(&x.attribution),
            Record::Statement(x) => Some(&x.attribution),
            Record::Position(x) => Some(&x.attribution),
            Record::Figure(_) | Record::Talks(_) => None,
        }
    }
}
