//! What a clause takes for granted, though it is negated or only possible itself.

use super::certainty::brings;
use super::read::Reader;
use crate::grammar;
use demarche_parse::{Label, Pos};
use demarche_record::Status;

/// Words before a noun by which it is there: "the talks".
pub(super) const DEFINITE: [&str; 6] = ["the", "this", "that", "these", "those", "both"];

impl Reader<'_, '_> {
    /// "The raids did not stop the talks", "has not condemned the invasion": of a negated verb that neither happens nor
    /// brings something about, its subject and a definite object are there all the same. The inner value is their
    /// status: "will not attend the talks".
    pub(super) fn granted(&self, noun: usize, verb: usize) -> Option<Option<Status>> {
        if self.clause_status(verb) != Some(Status::Negated) || !self.verbal(verb) {
            return None;
        }
        let lemma = self.lemma(verb);
        if brings(&lemma) || self.book.is("light", &lemma) {
            return None;
        }
        if self.page.label(noun) == Label::Nsubj {
            return (!self.book.is("occur", &lemma)).then_some(None);
        }
        let will = self.own_mood(verb).0 == Status::Planned;
        self.definite(noun).then_some(will.then_some(Status::Planned))
    }

    /// "the talks", "its attack", "Monday's talks"
    fn definite(&self, noun: usize) -> bool {
        let page = self.page;
        page.pos(noun) == Pos::Propn
            || !self.children(noun, &[Label::NmodPoss]).is_empty()
            || self.children(noun, &[Label::Det]).iter().any(|&d| DEFINITE.contains(&page.lemma(d)))
    }

    /// "the first country to recognise it", "the last to leave": whoever is counted so has done it.
    pub(super) fn first_to(&self, counted: usize) -> bool {
        let page = self.page;
        let ordinal = |t: usize| {
            matches!(
                page.lemma(t),
                "first" | "last" | "second" | "third" | "fourth" | "fifth" | "latest" | "only"
            )
        };
        let who = page.pos(counted) == Pos::Propn
            || ["people", "rulers", "envoy", "troops"]
                .iter()
                .any(|class| self.book.is(class, &self.lemma(counted)))
            || matches!(
                page.lemma(counted),
                "country"
                    | "state"
                    | "nation"
                    | "leader"
                    | "president"
                    | "minister"
                    | "premier"
                    | "one"
                    | "member"
                    | "force"
            );
        ordinal(counted) && page.pos(counted) != Pos::Noun
            || who && grammar::child(page, counted, &[Label::Amod]).is_some_and(ordinal)
    }
}
