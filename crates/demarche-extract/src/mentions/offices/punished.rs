//! Whose soldiers and people are meant where a state is punished for what they did.

use super::super::walk::Walk;
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};

impl Walk<'_, '_> {
    /// "Suspended aid to Niger after soldiers seized power", "imposed sanctions on Georgia because police beat protesters":
    /// what a state is punished for is done by its own soldiers, police and people.
    pub(in crate::mentions) fn punished_for(&self, t: usize) -> Option<String> {
        let page = self.page;
        let mut clause = page.syntax.ancestors(t).take(4).find(|&v| page.pos(v) == Pos::Verb)?;
        // "After crowds stormed its embassy": who "its" is must be told first.
        let object = grammar::object(page, clause);
        if object.is_some_and(|o| page.syntax.children(o).any(|c| page.label(c) == Label::NmodPoss)) {
            return None;
        }
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
        let mut states: Vec<&str> = aims.filter_map(|w| self.pieces.at(w)?.kind.state()).collect();
        states.dedup();
        match states.as_slice() {
            [one] => Some((*one).to_owned()),
            _ => None,
        }
    }
}
