//! "Here is a name and a date: who is that?" — what we know beforehand, as data with its tests beside it.
//!
//! **Invariant.** No document, no grammar, no guess: asking returns what the data says, or nothing.

mod entry;

pub use entry::{ActorClass, Entry, Match};

/// Actors, demonyms, offices and places, compiled for one pass over a sentence's words.
#[derive(Debug)]
pub struct Lexicon {}

impl Lexicon {
    /// The lexicon that ships with the crate.
    pub fn embedded() -> Lexicon {
        Lexicon {}
    }

    /// Every entry that matches `words` from `at` on, longest first.
    ///
    /// `words` are the tokens as written (case counts where an entry says so; "'s" is a token of its own).
    pub fn matches(&self, _words: &[&str], _at: usize) -> Vec<Match<'_>> {
        Vec::new()
    }
}
