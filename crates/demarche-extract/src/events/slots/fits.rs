//! Whether what fills a slot is of the kind that a frame asks for.

use super::super::read::Reader;
use crate::grammar;
use demarche_lexicon::{Fill, Need, Slot};
use demarche_parse::{Label, Pos, Tag};

impl Reader<'_, '_> {
    /// Whether a condition of a frame holds at `t`.
    pub fn holds(&self, t: usize, need: &Need) -> bool {
        self.meets(t, need, &mut Vec::new())
    }

    /// The same, where `filled` holds what already was found to fill slots at `t`.
    pub fn meets(&self, t: usize, need: &Need, filled: &mut Vec<(Slot, Vec<usize>)>) -> bool {
        let any = need.any_of.iter().any(|(slot, fill)| {
            let known = filled.iter().position(|(known, _)| known == slot).unwrap_or_else(|| {
                filled.push((*slot, self.fillers(t, *slot)));
                filled.len() - 1
            });
            filled[known].1.iter().any(|&f| self.fits(f, *slot, fill))
        });
        any != need.absent
    }

    /// Whether a filler is of the kind that is asked for.
    pub(in crate::events) fn fits(&self, filler: usize, slot: Slot, fill: &Fill) -> bool {
        match fill {
            Fill::Any => true,
            Fill::Actor => self.is_somebody(filler),
            Fill::Wanted => self.page.label(filler) != Label::Acl && self.wanted(filler),
            Fill::Ahead => self.page.label(filler) != Label::Acl && grammar::lies_ahead(self.page, filler),
            Fill::Words(words) => {
                let actor = words.binary_search(&"actor").is_ok() && self.is_somebody(filler);
                actor
                    || std::iter::once(filler)
                        .chain(grammar::conjuncts(self.page, filler))
                        .take(6)
                        .any(|w| self.is_one_of(w, words))
                    || (slot != Slot::Particle && self.inside_words(filler, words))
            }
        }
    }

    /// "that Russia withdraw", "that it must withdraw".
    fn wanted(&self, verb: usize) -> bool {
        let page = self.page;
        match grammar::modal(page, verb) {
            // "Nobody should underestimate us" warns, and asks for nothing.
            Some(modal) => {
                matches!(modal, "must" | "should") && !self.book.is("misjudging", &self.lemma(verb))
            }
            // "insisted that Russia withdraw": only where the form cannot be anything else.
            None => {
                grammar::is_subjunctive(page, verb)
                    || self
                        .children(verb, &[Label::AuxPass, Label::Cop])
                        .into_iter()
                        .any(|t| page.word(t) == "be")
            }
        }
    }

    /// "thousands of protesters", "two rounds of talks", "tear gas", "a nuclear programme": the word that counts stands inside the phrase.
    fn inside_words(&self, filler: usize, words: &[&'static str]) -> bool {
        let page = self.page;
        // "Two days of talks"
        let amount = page.pos(filler) == Pos::Num
            || ["amount", "time"].iter().any(|class| self.book.is(class, &self.lemma(filler)));
        page.syntax.children(filler).any(|c| match page.label(c) {
            Label::Compound | Label::Amod => self.is_one_of(c, words),
            // "closed Torkham, the busiest crossing"
            Label::Appos => page.pos(filler) == Pos::Propn && self.is_one_of(c, words),
            Label::Nmod => amount && grammar::cases(page, c).any(|p| p == "of") && self.is_one_of(c, words),
            _ => false,
        })
    }

    fn is_one_of(&self, t: usize, words: &[&'static str]) -> bool {
        let lemma = self.lemma(t);
        let listed = |lemma: &str| words.binary_search(&lemma).is_ok();
        listed(&lemma)
            || lemma.strip_suffix('s').is_some_and(listed) // "troops", "arms" are lemmas of their own
            || (listed("place") && self.is_place(t))
            || (listed("person") && self.is_person(t))
    }

    /// The lemma in lower case; the plural of a capitalised common noun taken off.
    pub fn lemma(&self, t: usize) -> String {
        let lemma = self.page.lemma(t).to_lowercase();
        // "ECOWAS" is no plural.
        let capitals = self.page.word(t).chars().all(|c| !c.is_lowercase());
        if matches!(self.page.token(t).tag, Tag::Nnps | Tag::Nnp)
            && lemma.ends_with('s')
            && lemma.len() > 4
            && !capitals
        {
            return lemma[..lemma.len() - 1].to_owned();
        }
        lemma
    }
}
