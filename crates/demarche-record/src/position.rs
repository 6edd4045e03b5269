//! Where somebody stands.

use crate::{Actor, Attribution, When, words};
use demarche_text::Span;

words!(
    /// Kinds of position.
    PositionKind {
        /// Do, stop or refrain.
        Demand = "demand",
        /// A benefit that waits for acceptance or a condition.
        Offer = "offer",
        /// A pledge or guarantee.
        Promise = "promise",
        /// A cost that the holder commits to impose, mostly on a condition.
        Threat = "threat",
        /// A bad outcome, without the holder's commitment to bring it about.
        Warning = "warning",
        /// No to a demand, offer or proposal.
        Refusal = "refusal",
        /// Yes to a demand, offer or proposal.
        Acceptance = "acceptance",
        /// Another has done wrong.
        Accusation = "accusation",
        /// A claim about oneself is false.
        Denial = "denial",
    }
);

words!(
    /// What this text shows to have become of it.
    #[allow(missing_docs)]
    PositionStatus {
        Issued = "issued", Repeated = "repeated", Clarified = "clarified",
        UnderNegotiation = "under_negotiation", Accepted = "accepted", PartlyAccepted = "partly_accepted",
        Rejected = "rejected", Ignored = "ignored", Withdrawn = "withdrawn", Fulfilled = "fulfilled",
        Breached = "breached", CarriedOut = "carried_out", Lapsed = "lapsed",
    }
);

/// A demand, offer, promise, threat, warning, refusal, acceptance, accusation or denial.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Which of these.
    pub kind: PositionKind,
    /// Who holds it.
    pub holders: Vec<Actor>,
    /// Towards whom.
    pub addressees: Vec<Actor>,
    /// What is demanded, offered, alleged; for a threat the consequence.
    pub content: Span,
    /// "if it decides to invade", "should an invasion be carried out", "unless ...".
    pub condition: Option<Span>,
    /// The words that name the demand or claim which this one answers.
    pub answers: Option<Span>,
    /// As this text shows it.
    pub status: PositionStatus,
    /// The sources between the outlet and the position.
    pub attribution: Attribution,
    /// When it was taken, only with evidence in the text.
    pub when: Option<When>,
}
