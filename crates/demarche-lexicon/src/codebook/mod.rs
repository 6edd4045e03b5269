//! The predicates of diplomacy and conflict: which words, in which frame, tell which kind of event.
//!
//! The knowledge is data (`data/codebook/*.tsv`), one entry a line; see `data/codebook/README.md`.

mod compose;
mod frame;
mod predicates;
mod table;

pub use compose::Code;
pub use frame::{Fill, Need, Roles, Slot};
pub use predicates::{Meaning, Predicate, Predicates, WordKind};

use crate::Lexicon;

impl Lexicon {
    /// Which words tell which kind of event.
    pub fn predicates(&self) -> &'static Predicates {
        Predicates::embedded()
    }
}

#[cfg(test)]
mod tests;
