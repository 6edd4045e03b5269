//! How certain what a noun tells is: a phrase takes for granted that there is what it names, unless the words above it
//! bring it about or ask for it.

use super::super::granted::DEFINITE;
use super::words::{certain, is};
use super::{FACT, Reader};
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos};
use demarche_record::Status;

/// How definite a phrase is: "the talks" are there, "talks" may be, "any talks" are open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Article {
    The,
    Some,
    Any,
}

impl Reader<'_, '_> {
    pub(super) fn noun(&self, t: usize, depth: usize) -> f64 {
        let page = self.page;
        if self.children(t, &[Label::Det]).iter().any(|&d| matches!(page.lemma(d), "no" | "neither")) {
            return -2.0;
        }
        if let Some(beside) = self.beside(t) {
            return beside;
        }
        let Some(head) = page.token(t).head else { return FACT };
        let article = self.article(t);
        let verb = self.is_clause_verb(head);
        match page.label(t) {
            Label::Conj if !verb => self.graded(head, depth + 1),
            Label::Nmod | Label::Obl if !verb && self.asked_for(t, head).is_some() => {
                let left = self.asked_for(t, head).unwrap_or(FACT);
                if article == Article::The { (left + FACT) / 2.0 } else { left }
            }
            Label::Nmod => match self.graded(head, depth + 1) {
                above if above < 0.0 && article == Article::The => 2.4,
                above if above < 0.0 => 1.0,
                _ if article == Article::The => FACT,
                above => (above + FACT) / 2.0,
            },
            Label::Compound | Label::NmodPoss | Label::Amod => match self.graded(head, depth + 1) {
                above if above < 0.0 => 1.0,
                above => (above + FACT) / 2.0,
            },
            _ if !verb => FACT,
            Label::Obj | Label::NsubjPass => self.object(t, head, article, depth),
            Label::Nsubj => self.subject(head, article, depth),
            Label::Obl | Label::OblAgent | Label::Advmod => match self.graded(head, depth + 1) {
                FACT => FACT,
                above if above < 0.0 => match article {
                    Article::Any => -1.2,
                    Article::The => 2.4,
                    Article::Some => 1.0,
                },
                _ if article == Article::The => 2.6,
                above => (above + 2.0) / 2.0,
            },
            _ => FACT,
        }
    }

    /// By the adjectives before it: "planned talks", "alleged attacks", "a cancelled visit".
    fn beside(&self, t: usize) -> Option<f64> {
        let page = self.page;
        if !matches!(page.pos(t), Pos::Noun | Pos::Propn) {
            return None;
        }
        let alleged = self.children(t, &[Label::Amod]).into_iter();
        if let Some(words) = alleged.filter_map(|a| certain("adverb", page.lemma(a))).next() {
            return Some(words.held);
        }
        Some(match self.status_beside(t)? {
            Status::Planned => 1.8,
            Status::Hypothetical => 1.2,
            Status::Negated => 0.0,
            Status::Actual | Status::Historical => return None,
        })
    }

    fn article(&self, t: usize) -> Article {
        let page = self.page;
        let words = || page.syntax.children(t).map(|c| page.lemma(c));
        if words().any(|w| DEFINITE.contains(&w)) || !self.children(t, &[Label::NmodPoss]).is_empty() {
            return Article::The;
        }
        if words().any(|w| w == "any") { Article::Any } else { Article::Some }
    }

    /// "plan for talks", "the threat of war": what a noun or an adjective leaves of the phrase behind it.
    fn asked_for(&self, t: usize, head: usize) -> Option<f64> {
        let preposition = grammar::preposition(self.page, t)?;
        let bound = ["of", "for", "on", "to", "from", "against", "in", "about", "at"].contains(&preposition);
        certain("governs", &self.lemma(head)).filter(|_| bound).map(|g| g.held)
    }

    fn object(&self, t: usize, verb: usize, article: Article, depth: usize) -> f64 {
        let (lemma, above) = (self.lemma(verb), self.graded(verb, depth + 1));
        if is("answers", &lemma) && is("spoken", &self.lemma(t)) {
            return 2.8;
        }
        if let Some(governor) = certain("governs", &lemma).filter(|g| g.held < 2.6) {
            // What is stopped had mostly begun.
            let held = governor.held.max(0.0);
            let left = if above < 0.0 { governor.unheld } else { held.min(above) };
            return if article == Article::The { (left + FACT) / 2.0 } else { left };
        }
        // "launch an attack", "reach a deal": it is there as far as the verb holds.
        let brought = self.book.is("light", &lemma) || is("brings", &lemma);
        match above {
            FACT => FACT,
            a if a < 0.0 => match article {
                Article::Any => -1.4,
                Article::The => 2.2,
                Article::Some if brought => -1.0,
                Article::Some => 1.0,
            },
            a if brought && article == Article::The => (a + FACT) / 2.0,
            a if brought => a,
            _ if article == Article::The => 2.6,
            a => (a + 2.0) / 2.0,
        }
    }

    fn subject(&self, verb: usize, article: Article, depth: usize) -> f64 {
        let above = self.graded(verb, depth + 1);
        let occurs = is("occurs", &self.lemma(verb)) && self.fillers(verb, Slot::Object).is_empty();
        match above {
            FACT => FACT,
            a if a < 0.0 => {
                if occurs && article != Article::The {
                    a
                } else {
                    2.8
                }
            }
            a if occurs => a,
            _ if article == Article::The => 2.8,
            a => (a + FACT) / 2.0,
        }
    }
}
