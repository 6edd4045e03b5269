//! A position before it is published, with the tokens it was found by.

use super::extent::{self, Range};
use super::ground::Ground;
use demarche_record::{Actor, Attribution, Position, PositionKind, PositionStatus};

/// Who takes a position towards whom, through whom.
#[derive(Clone, Debug, Default)]
pub struct Voice {
    pub holders: Vec<Actor>,
    pub towards: Vec<Actor>,
    pub attribution: Attribution,
    /// The word that takes the position, if it is not its content alone.
    pub cue: Option<usize>,
    /// The word that reports the position: the cue, or that of the statement around it.
    pub anchor: Option<usize>,
    /// What the clause is where its words do not decide.
    pub default: Option<PositionKind>,
    /// Whether the cue commits its speaker: vow, pledge, threaten.
    pub solemn: bool,
}

/// A position and its tokens.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: PositionKind,
    /// The head of the content.
    pub head: usize,
    pub content: Range,
    pub condition: Option<Range>,
    pub answers: Option<Range>,
    pub status: PositionStatus,
    pub voice: Voice,
}

impl Draft {
    /// A position of this kind and content, just issued.
    pub fn new(kind: PositionKind, head: usize, content: Range, voice: &Voice) -> Draft {
        Draft {
            kind,
            head,
            content,
            condition: None,
            answers: None,
            status: PositionStatus::Issued,
            voice: voice.clone(),
        }
    }

    /// What is published.
    pub fn publish(self, ground: &Ground) -> Position {
        let span = |range: Range| extent::span(ground.page, range);
        let holders = self.voice.holders;
        let when = self.voice.cue.and_then(|cue| ground.times.of(ground.page, cue));
        Position {
            kind: self.kind,
            addressees: self
                .voice
                .towards
                .into_iter()
                .filter(|a| !holders.iter().any(|h| h.same_as(a)))
                .collect(),
            holders,
            content: span(self.content),
            condition: self.condition.map(span),
            answers: self.answers.map(span),
            status: self.status,
            attribution: self.voice.attribution,
            when,
        }
    }
}
