//! Meetings and rounds of talks.

use crate::{Actor, When, Where, words};
use demarche_text::Span;

words!(
    /// How far a round has come.
    #[allow(missing_docs)]
    Phase {
        Proposed = "proposed", Scheduled = "scheduled", Ongoing = "ongoing", Concluded = "concluded",
        Cancelled = "cancelled",
    }
);

/// One round in one document, however often it is mentioned.
#[derive(Clone, Debug, PartialEq)]
pub struct Talks {
    /// Its first full mention.
    pub span: Span,
    /// Who negotiates.
    pub parties: Vec<Actor>,
    /// Who sits at the table.
    pub delegates: Vec<Actor>,
    /// Host or mediator.
    pub chair: Option<Actor>,
    /// Only with evidence in the text.
    pub venue: Option<Where>,
    /// Only with evidence in the text.
    pub when: Option<When>,
    /// How far it has come.
    pub phase: Phase,
    /// The words that tell what came of it.
    pub outcome: Option<Span>,
    /// The words that name the round it follows.
    pub follows: Option<Span>,
}
