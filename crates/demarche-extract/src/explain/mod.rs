//! "Why this record?" — which entry fired, on which words, over which arcs of the tree, and what came second.
//!
//! Nothing of this runs when records are made: the page is read once more, and every finder is asked for its reasons.

mod actors;
mod counted;
mod data;
mod tree;

pub(crate) use actors::{Cast, actor, called};
pub(crate) use counted::{days, place};
pub(crate) use data::lines_that_fit;
pub(crate) use tree::{arcs, quoted, short, word};

use crate::{Page, Reading, read, statements};
use demarche_record::Record;

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it is a reason for: "entry", "actor", "status" ...
    pub what: &'static str,
    /// The reason.
    pub tells: String,
}

impl Reason {
    pub(crate) fn new(what: &'static str, tells: impl Into<String>) -> Reason {
        Reason { what, tells: tells.into() }
    }
}

/// A record with the reasons for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// What is published.
    pub record: Record,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Every record of the page, in the order of [`records`](crate::records), with its reasons.
pub fn explained(page: &Page) -> Vec<Explanation> {
    let Reading { times, places, mentions, said, scopes, positions, events, figures, talks } = read(page);
    let cast = Cast::of(page, &mentions);
    let of_events =
        crate::events::explain::reasons(&cast, page, &mentions, &times, &places, &scopes, &said, &events);
    let of_statements = said.iter().map(|s| statements::explain::reasons(&cast, page, s)).collect();
    let of_positions =
        crate::positions::explain::reasons(&cast, page, &mentions, &times, &said, &scopes, &positions);

    let mut all: Vec<Explanation> = Vec::new();
    all.extend(with(events.into_iter().map(|f| Record::Event(f.event)), of_events));
    all.extend(with(said.into_iter().map(|s| Record::Statement(s.statement)), of_statements));
    all.extend(with(positions.into_iter().map(Record::Position), of_positions));
    let of_figures = figures.iter().map(|f| counted::figure(&cast, page, f)).collect();
    let of_talks = talks.iter().map(|t| counted::talks(&cast, page, t)).collect();
    all.extend(with(figures.into_iter().map(Record::Figure), of_figures));
    all.extend(with(talks.into_iter().map(Record::Talks), of_talks));
    all.sort_by_key(|e| e.record.span());
    all
}

fn with(records: impl Iterator<Item = Record>, reasons: Vec<Vec<Reason>>) -> Vec<Explanation> {
    let reasons = reasons.into_iter().chain(std::iter::repeat_with(Vec::new));
    records.zip(reasons).map(|(record, reasons)| Explanation { record, reasons }).collect()
}
