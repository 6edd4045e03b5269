//! "Here is a name and a date: who is that?" — what we know beforehand, as data with its tests beside it.
//!
//! **Invariant.** No document, no grammar, no guess: asking returns what the data says, or nothing.

mod asked;
mod check;
mod codebook;
mod coverage;
mod entry;
mod explain;
mod files;
mod fold;
mod gazetteer;
mod load;
mod surnames;
mod table;
#[cfg(test)]
mod tests;
mod trie;

use std::sync::{Arc, LazyLock};

use demarche_record::Date;

pub use asked::Classes;
pub use check::{Mistake, Tested};
pub use codebook::{Code, Fill, Meaning, Need, Predicate, Predicates, Promise, Roles, Slot, WordKind};
pub use coverage::{Coverage, FileCoverage, Year};
pub use entry::{ActorClass, Entry, Match};
pub use explain::Sense;
pub use files::DataFile;
pub use gazetteer::{Gazetteer, Spot, SpotKind};

use load::Compiled;

/// Actors, demonyms, offices and places, compiled for one pass over a sentence's words.
///
/// A clone shares the data.
#[derive(Clone, Debug)]
pub struct Lexicon {
    all: Arc<Compiled>,
    /// A user's codebook instead of the one that ships.
    book: Option<&'static Predicates>,
}

static EMBEDDED: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon { all: Arc::new(Compiled::of(&[])), book: None });

impl Lexicon {
    /// The lexicon that ships with the crate; read once per process.
    pub fn embedded() -> Lexicon {
        EMBEDDED.clone()
    }

    /// The lexicon that ships with the crate, extended by a user's files: a line there replaces the shipped line for
    /// the same sense of the same name, and `# drop: NAME` takes a name out.
    ///
    /// # Errors
    ///
    /// The mistakes in the user's files, each with file and line.
    pub fn extended(user: &[DataFile]) -> Result<Lexicon, Vec<Mistake>> {
        let mistakes = check::lines(user);
        if mistakes.is_empty() {
            Ok(Lexicon { all: Arc::new(Compiled::of(user)), book: None })
        } else {
            Err(mistakes)
        }
    }

    /// Whether both are clones of one: they say the same of every word.
    pub fn shares_data(&self, other: &Lexicon) -> bool {
        Arc::ptr_eq(&self.all, &other.all)
    }

    /// What is wrong with the lines of the shipped data and of a user's files.
    pub fn check(user: &[DataFile]) -> Vec<Mistake> {
        let mut mistakes = check::shipped();
        mistakes.extend(check::lines(user));
        mistakes
    }

    /// Runs the `# test:` lines of the shipped data and of a user's files against this lexicon.
    pub fn test(&self, user: &[DataFile]) -> Tested {
        check::tests(self, user)
    }

    /// Every entry that matches `words` from `at` on, longest first.
    ///
    /// `words` are the tokens as written (case counts where an entry says so; "'s" is a token of its own).
    /// A hyphen between words of a name may be a token, a part of one, or missing.
    pub fn matches(&self, words: &[&str], at: usize) -> Vec<Match<'_>> {
        let mut found = self.all.trie.find(words, at);
        if words.get(at).is_some_and(|w| reads_as_word(w)) && shouted(words, at) {
            found.retain(|&(len, _)| len > 1);
        }
        let mut known: Vec<Match<'_>> = Vec::with_capacity(found.len());
        for (len, number) in found {
            let Some(entry) = self.all.entries.get(number as usize) else {
                continue;
            };
            if !known.iter().any(|m| m.len == len && m.entry == entry) {
                known.push(Match { len, entry });
            }
        }
        known
    }

    /// Where places lie.
    pub fn gazetteer(&self) -> Gazetteer {
        Gazetteer::embedded()
    }

    /// The states that belong to an organisation, or that a group name stands for, on a day; in order of id.
    pub fn members(&self, id: &str, on: Date) -> Vec<&str> {
        self.all.members(id, on)
    }

    /// The country where a group, an outlet or a company is at home: `HEZBOLLAH` in `LBN`. States and organisations of
    /// several have none.
    pub fn home_of(&self, id: &str) -> Option<&str> {
        self.all.home_of(id)
    }

    /// Whether a word is in a class of `words.tsv`: "killer" in "crime".
    pub fn is_in(&self, class: &str, word: &str) -> bool {
        self.all.is_in(class, word)
    }

    /// The canonical name of an id: `RUS` Russia, `NATO` NATO, `RSF` Rapid Support Forces.
    pub fn name_of(&self, id: &str) -> Option<&str> {
        self.all.name_of(id)
    }

    /// Every id with its canonical name, in order of id.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all.names()
    }
}

/// Acronyms that in a headline in capitals are ordinary words. ("US" is not among them: there it is mostly the state.)
fn reads_as_word(word: &str) -> bool {
    matches!(word, "WHO" | "IS" | "CAR" | "ICE" | "AIM" | "ACT" | "MEND" | "BLA" | "SAFE")
}

/// Whether the words around are all in capitals, too.
fn shouted(words: &[&str], at: usize) -> bool {
    let around = words.iter().enumerate().skip(at.saturating_sub(4)).take(9).filter(|(i, _)| *i != at);
    let mut letters = around.map(|(_, w)| *w).filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let mut seen = 0;
    letters.all(|w| {
        seen += 1;
        !w.chars().any(char::is_lowercase)
    }) && seen > 1
}
