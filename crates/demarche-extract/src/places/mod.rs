//! Where: places named, and which predicate they belong to.

use crate::Page;
use demarche_record::Where;

/// The places named on the page.
#[derive(Debug, Default)]
pub struct Places {
    /// In text order.
    pub all: Vec<PlaceFound>,
}

/// A place, as named.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceFound {
    /// Its head token.
    pub head: usize,
    /// What is published.
    pub place: Where,
}

impl Places {
    /// The place at which the clause of `predicate` says that it happens ("in Geneva"), else none.
    /// A place that acts is an actor and never returned here.
    pub fn of(&self, _page: &Page, _predicate: usize) -> Option<Where> {
        None
    }
}

/// Finds the places of the page.
pub fn find(_page: &Page) -> Places {
    Places::default()
}
