//! Numbers that somebody claims.

use crate::{Actor, Where, words};
use demarche_text::Span;

words!(
    /// How exact the number is meant to be.
    #[allow(missing_docs)]
    Bound { Exact = "exact", AtMost = "at_most", AtLeast = "at_least", About = "about", Range = "range" }
);

/// A count of people, forces, weapons, casualties, money, votes, members.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number with its unit.
    pub span: Span,
    /// The number, the upper one of a range.
    pub value: f64,
    /// The lower one of a range.
    pub low: Option<f64>,
    /// How exact.
    pub bound: Bound,
    /// "troops".
    pub unit: String,
    /// Whose people, forces, money.
    pub actor: Option<Actor>,
    /// Only with evidence in the text.
    pub place: Option<Where>,
    /// Who claims it; empty for the outlet's own voice.
    pub claimed_by: Vec<Actor>,
}
