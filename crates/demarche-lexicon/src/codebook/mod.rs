//! The predicates of diplomacy and conflict: which words, in which frame, tell which kind of event.
//!
//! The knowledge is data (`data/codebook/*.tsv`), one entry a line; see `data/codebook/README.md`.

mod check;
mod compose;
mod files;
mod frame;
mod predicates;
mod table;

pub use check::Promise;
pub use compose::Code;
pub use frame::{Fill, Need, Roles, Slot};
pub use predicates::{Meaning, Predicate, Predicates, WordKind};

use crate::files::DataFile;
use crate::{Lexicon, Mistake};

impl Lexicon {
    /// Which words tell which kind of event.
    pub fn predicates(&self) -> &'static Predicates {
        self.book.unwrap_or_else(Predicates::embedded)
    }

    /// This lexicon with a codebook of a user's: a file of a shipped name takes the place of the shipped file, any other
    /// is added, and one with the line `# replace all` leaves out every entry that ships. Kept for the life of the process.
    ///
    /// # Errors
    ///
    /// The mistakes in the files, each with file and line.
    pub fn with_codebook(self, user: &[DataFile]) -> Result<Lexicon, Vec<Mistake>> {
        let mistakes = check::mistakes(user);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let book: &'static Predicates =
            Box::leak(Box::new(Predicates::from_files(&files::with(user), &mut Vec::new())));
        Ok(Lexicon { book: Some(book), ..self })
    }

    /// Whether the codebook is not the one that ships.
    pub fn has_own_codebook(&self) -> bool {
        self.book.is_some()
    }

    /// What is wrong with a codebook of these files and of what ships.
    pub fn check_codebook(user: &[DataFile]) -> Vec<Mistake> {
        check::mistakes(user)
    }

    /// What the examples and tests beside the codebook promise; with files of a user's, only what theirs do.
    pub fn promises(&self, user: &[DataFile]) -> Vec<Promise> {
        check::promises(self.predicates(), user)
    }

    /// The files of the codebook that ships.
    pub fn codebook_files() -> Vec<DataFile> {
        files::texts()
    }
}

#[cfg(test)]
mod tests;
