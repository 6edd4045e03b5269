//! When: expressions of time and the days they stand for.

use crate::Page;
use demarche_record::When;

/// The expressions of time on the page.
#[derive(Debug, Default)]
pub struct Times {
    /// In text order; resolved against the day of publication, never against a clock.
    pub all: Vec<TimeFound>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeFound {
    /// Its head token.
    pub head: usize,
    /// First and last token.
    pub tokens: (usize, usize),
    /// The days, where they can be told.
    pub when: Option<When>,
}

impl Times {
    /// The time at which the clause of `predicate` says that it happens: its own adverbial, else none.
    pub fn of(&self, _page: &Page, _predicate: usize) -> Option<When> {
        None
    }
}

/// Finds and normalises the expressions of time.
pub fn find(_page: &Page) -> Times {
    Times::default()
}
