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

impl Voice {
    /// The holders take it by this word, which reports it too.
    pub fn by(word: usize, holders: Vec<Actor>, attribution: Attribution) -> Voice {
        Voice { holders, attribution, cue: Some(word), anchor: Some(word), ..Voice::default() }
    }
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
        // "proposed talks next week": a time within the content, or after the page, is not when it was taken.
        let inside = span(self.content);
        let to_come = |day: Option<demarche_record::Date>| {
            ground.page.document.published.zip(day).is_some_and(|(published, day)| day > published)
        };
        let when = when.filter(|w| !inside.contains(w.span) && !to_come(w.start));
        Position {
            kind: self.kind,
            addressees: self
                .voice
                .towards
                .into_iter()
                .filter(|a| !holders.iter().any(|h| h.same_as(a)) && !listens(ground, a))
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

/// "told reporters": nobody whom a position is taken towards.
fn listens(ground: &Ground, actor: &Actor) -> bool {
    const AUDIENCE: [&str; 14] = [
        "reporters",
        "journalists",
        "press",
        "conference",
        "briefing",
        "newspaper",
        "television",
        "radio",
        "agency",
        "rally",
        "crowd",
        "audience",
        "broadcaster",
        "magazine",
    ];
    let words = actor.span.map_or("", |span| ground.page.text(span));
    let last = words.rsplit(' ').next().unwrap_or_default();
    actor.id.is_none() && actor.name.is_none() && AUDIENCE.contains(&last)
}
