//! Who did what to whom.

use crate::{Actor, Attribution, EventType, When, Where, words};
use demarche_text::Span;

words!(
    /// Whether an event has happened.
    Status {
        /// Has happened, is happening, or is a speech act that was made.
        Actual = "actual",
        /// Announced or scheduled.
        Planned = "planned",
        /// Conditional, feared, possible, demanded, proposed.
        Hypothetical = "hypothetical",
        /// Said not to have happened, or denied.
        Negated = "negated",
        /// A year or more before the story, given as background.
        Historical = "historical",
    }
);

/// An event in PLOVER and CAMEO.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The words that tell it: the predicate with its arguments, inside one sentence.
    pub span: Span,
    /// The predicate's own words, inside `span`.
    pub trigger: Span,
    /// PLOVER's type.
    pub kind: EventType,
    /// PLOVER's mode, one of those that the codebook lists for the type.
    pub mode: Option<&'static str>,
    /// The closest CAMEO code, two to four digits.
    pub cameo: String,
    /// Who acts; all participants of a reciprocal event.
    pub actors: Vec<Actor>,
    /// On whom; empty for a reciprocal event.
    pub recipients: Vec<Actor>,
    /// Whether it has happened.
    pub status: Status,
    /// The sources between the outlet and the event.
    pub attribution: Attribution,
    /// Only with evidence in the text.
    pub when: Option<When>,
    /// Only with evidence in the text.
    pub place: Option<Where>,
    /// PLOVER's contexts.
    pub context: Vec<&'static str>,
    /// The words of the first telling, where the page has told the same event before.
    pub same_as: Option<Span>,
}

/// "ASSAULT/heavy-weapons", or the type alone where there is no mode.
pub fn type_and_mode(kind: EventType, mode: Option<&str>) -> String {
    mode.map_or_else(|| kind.as_str().to_owned(), |mode| format!("{}/{mode}", kind.as_str()))
}
