//! How certain it is that what a word tells has happened or will, from the point of view of whoever tells it.
//!
//! A number from -3 to 3: 3 tells a fact ("they left", "managed to leave"), 2 what is expected ("are to leave"), 1 what
//! is possible or wanted ("may leave", "want to leave"), 0 what is open ("if they leave"), less than 0 what has not
//! happened or will not ("failed to leave"). A status is one of five, this tells more from less within it. Words and
//! their numbers stand in `data/certainty.tsv`; that of a word is what the words above it leave, each taking its part.

mod clause;
mod noun;
#[cfg(test)]
mod tests;
mod words;

use super::read::Reader;
use crate::grammar;
use demarche_parse::{Label, Pos};
use demarche_record::Status;

/// Whether the object of a verb is there as far as the verb holds: "reach a deal", "make an attempt".
pub(super) fn brings(lemma: &str) -> bool {
    words::is("brings", lemma)
}

/// A fact.
const FACT: f64 = 3.0;

/// How many words above one are asked.
const DEPTH: usize = 12;

impl Reader<'_, '_> {
    /// How certain it is that what the word tells has happened or will.
    pub fn certainty(&self, t: usize) -> f64 {
        let graded = self.graded(t, 0);
        if graded < 2.6 || !self.is_clause_verb(t) {
            return graded;
        }
        // What the status knows and no list of words: "until they leave", "demanded that they leave".
        match self.mood(t, None).status {
            Status::Actual | Status::Historical => graded,
            Status::Planned => 2.4,
            Status::Hypothetical => 1.4,
            Status::Negated => 1.0,
        }
    }

    fn graded(&self, t: usize, depth: usize) -> f64 {
        if depth > DEPTH {
            return FACT;
        }
        let copula = || grammar::is_copular(self.page, t);
        if self.is_clause_verb(t) || copula() { self.clause(t, depth) } else { self.noun(t, depth) }
    }

    fn is_clause_verb(&self, t: usize) -> bool {
        matches!(self.page.pos(t), Pos::Verb | Pos::Aux)
            && !matches!(self.page.label(t), Label::Amod | Label::Compound)
    }
}
