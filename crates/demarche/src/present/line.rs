//! A brief as lines: the same ones in every format that people read.
//!
//! **Nothing in a line is invented.** A line can only be put together from the pieces below: fixed labels of
//! ours, codes and days of the records, names of actors, and the very words of a page.

use crate::story::{Cite, Who};
use std::collections::BTreeSet;

/// One piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A fixed word of ours.
    Label(&'static str),
    /// A code, a day or a count of the records.
    Value(String),
    /// An actor: the name of its id, or the name or words that its page gives.
    Actor(String),
    /// The very words of a page.
    Words(Cite),
    /// Where else it is told.
    Also(Cite),
}

/// One line and those that belong under it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) under: Vec<Line>,
}

/// Lines under one heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Group {
    /// Empty: no heading.
    pub(super) heading: Vec<Piece>,
    pub(super) lines: Vec<Line>,
}

/// One section of a brief.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    /// Its name in addresses.
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    /// By which rule it is made.
    pub(super) note: Option<String>,
    pub(super) groups: Vec<Group>,
}

impl Line {
    pub(super) fn new() -> Line {
        Line::default()
    }

    pub(super) fn label(mut self, label: &'static str) -> Line {
        self.pieces.push(Piece::Label(label));
        self
    }

    pub(super) fn value(mut self, value: impl Into<String>) -> Line {
        self.pieces.push(Piece::Value(value.into()));
        self
    }

    pub(super) fn actor(mut self, name: impl Into<String>) -> Line {
        self.pieces.push(Piece::Actor(name.into()));
        self
    }

    pub(super) fn words(mut self, cite: Cite) -> Line {
        self.pieces.push(Piece::Words(cite));
        self
    }

    /// Adds where else it is told: the same words once.
    pub(super) fn also(mut self, cites: impl IntoIterator<Item = Cite>) -> Line {
        let mut known: BTreeSet<Cite> = self.cites().collect();
        let new = cites.into_iter().filter(|cite| known.insert(*cite));
        self.pieces.extend(new.map(Piece::Also));
        self
    }

    /// Adds where actors are named whose name a line takes from a page: those without an id.
    pub(super) fn also_named(self, list: &[Who]) -> Line {
        let unknown = list.iter().filter(|who| who.id.is_none());
        let named = |who: &Who| who.words.or_else(|| who.persons.first().map(|person| person.cite));
        let cites: Vec<Cite> = unknown.filter_map(named).collect();
        self.also(cites)
    }

    pub(super) fn under(mut self, line: Line) -> Line {
        self.under.push(line);
        self
    }

    /// Every citation of the line itself, in order.
    pub(super) fn cites(&self) -> impl Iterator<Item = Cite> + '_ {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Words(cite) | Piece::Also(cite) => Some(*cite),
            _ => None,
        })
    }
}
