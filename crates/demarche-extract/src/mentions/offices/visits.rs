//! Whose office it is by what one state does about another: whom a visitor meets, and for whose deeds a state is punished.

use super::super::pieces::Kind;
use super::super::walk::Walk;
use crate::grammar;
use demarche_lexicon::ActorClass;
use demarche_parse::{Label, Pos, Tag};

impl Walk<'_, '_> {
    /// "Flew to Rabat to meet the prime minister", "visited Quito for talks with President Vera": whoever receives a visitor
    /// is of the country that is visited.
    pub(super) fn called_on(&self, t: usize) -> Option<String> {
        let page = self.page;
        let mut head = t;
        while matches!(page.label(head), Label::Appos | Label::Compound | Label::Flat) {
            head = page.token(head).head?;
        }
        let above = page.token(head).head?;
        let received = match page.label(head) {
            Label::Obj => matches!(page.lemma(above), "meet" | "see" | "visit"),
            Label::Obl | Label::Nmod => {
                grammar::preposition(page, head) == Some("with")
                    && matches!(
                        page.lemma(above),
                        "talk" | "meeting" | "meet" | "confer" | "summit" | "negotiate"
                    )
            }
            _ => false,
        };
        let mut verbs = std::iter::once(above).chain(page.syntax.ancestors(above)).take(3);
        let travels = |&v: &usize| {
            let lemma = page.lemma(v);
            page.pos(v) == Pos::Verb
                && v < head
                && matches!(
                    lemma,
                    "fly" | "travel" | "go" | "come" | "arrive" | "head" | "drive" | "visit" | "return"
                )
        };
        let verb = verbs.find(|v| received && travels(v))?;
        let places = page.syntax.children(verb).filter(|&c| c > verb && c < above.max(head));
        let mut aims = places.filter(|&c| match page.label(c) {
            Label::Obl => matches!(grammar::preposition(page, c), Some("to" | "in" | "for")),
            Label::Obj => page.lemma(verb) == "visit",
            _ => false,
        });
        aims.find_map(|c| self.land_of(c))
    }

    /// "Suspended aid to Niger after soldiers seized power", "imposed sanctions on Georgia because police beat protesters":
    /// what a state is punished for is done by its own soldiers, police and people.
    pub(in crate::mentions) fn punished_for(&self, t: usize) -> Option<String> {
        let page = self.page;
        let mut clause = page.syntax.ancestors(t).take(4).find(|&v| page.pos(v) == Pos::Verb)?;
        if page.label(clause) == Label::Conj {
            clause = page.token(clause).head?;
        }
        let after = page.label(clause) == Label::Advcl
            && grammar::marker(page, clause).is_some_and(|m| matches!(m, "after" | "because" | "since"));
        let mut verb =
            page.token(clause).head.filter(|&v| after && v < clause && page.pos(v) == Pos::Verb)?;
        // "Cut power to Abkhazia, deepening a crisis after crowds stormed its parliament".
        if page.label(verb) == Label::Advcl && page.token(verb).tag == Tag::Vbg {
            verb = page.token(verb).head?;
        }
        if !page.lexicon.is_in("punishes", page.lemma(verb)) {
            return None;
        }
        let start = page.syntax.left_edge(clause);
        let aims = (verb + 1..start).filter(|&w| {
            let aim = |p: &str| matches!(p, "to" | "on" | "against" | "from" | "with" | "for");
            page.syntax.ancestors(w).take(3).any(|a| a == verb)
                && (page.label(w) == Label::Obj && page.token(w).head == Some(verb)
                    || matches!(page.label(w), Label::Obl | Label::Nmod)
                        && grammar::preposition(page, w).is_some_and(aim))
        });
        let mut states: Vec<String> = aims.filter_map(|w| self.state_of(w)).collect();
        states.dedup();
        match states.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// The state that a word names.
    fn state_of(&self, t: usize) -> Option<String> {
        match self.pieces.at(t)?.kind {
            Kind::Actor { id, class: ActorClass::State, .. } => Some(id.to_owned()),
            Kind::Actor { id, class: ActorClass::Capital, .. } if self.context.is_state(id) => {
                Some(id.to_owned())
            }
            _ => None,
        }
    }

    /// The country of the state or town that a word names.
    fn land_of(&self, t: usize) -> Option<String> {
        match self.pieces.at(t)?.kind {
            Kind::Place { country } => country.map(str::to_owned),
            _ => self.state_of(t),
        }
    }
}
