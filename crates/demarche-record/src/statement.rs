//! Who said what.

use crate::{Actor, Attribution, words};
use demarche_text::Span;

words!(
    /// How the words are given.
    Form {
        /// All in quotation marks.
        Direct = "direct",
        /// None in quotation marks.
        Indirect = "indirect",
        /// Partly in quotation marks.
        Mixed = "mixed",
    }
);

/// Speech, writing or expressed attitude attributed to a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Who says it.
    pub speaker: Actor,
    /// "said", "according to"; `None` for a turn of an interview or speech that runs on without one.
    pub cue: Option<Span>,
    /// What is said, without cue and speaker, with its quotation marks; several spans for a split quote.
    pub content: Vec<Span>,
    /// Direct, indirect or mixed.
    pub form: Form,
    /// To whom.
    pub addressees: Vec<Actor>,
    /// The outer sources only, outermost first.
    pub attribution: Attribution,
}
