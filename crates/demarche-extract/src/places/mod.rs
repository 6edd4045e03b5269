//! Where: places named, and which predicate they belong to.

mod named;

use crate::{Page, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::Where;
use std::collections::BTreeMap;

/// The places named on the page.
#[derive(Debug, Default)]
pub struct Places {
    /// In text order.
    pub all: Vec<PlaceFound>,
    /// The places that a token is said to be at: "met in Geneva", "a hotel in Geneva".
    by_governor: BTreeMap<usize, Vec<usize>>,
    /// The places whose nearest verb above is a token, over nouns that are no events.
    by_verb: BTreeMap<usize, Vec<usize>>,
}

/// A place, as named.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceFound {
    /// Its head token.
    pub head: usize,
    /// What is published.
    pub place: Where,
}

impl Places {
    /// Finds the places of a page.
    pub fn find(page: &Page) -> Places {
        find(page)
    }

    /// The place whose name holds or heads this token.
    pub fn at(&self, page: &Page, token: usize) -> Option<&Where> {
        let span = page.token(token).span;
        let i = self
            .all
            .partition_point(|p| p.place.span.is_some_and(|s| s.end <= span.start));
        let found = &self.all.get(i)?.place;
        found.span.is_some_and(|s| s.overlaps(span)).then_some(found)
    }

    /// The place at which the clause of `predicate` says that it happens ("in Geneva"), else none.
    /// A place that acts is an actor and never returned here.
    pub fn of(&self, page: &Page, predicate: usize) -> Option<Where> {
        if let Some(own) = self.first(self.by_governor.get(&predicate)) {
            return Some(own);
        }
        if !matches!(page.pos(predicate), Pos::Noun | Pos::Propn) {
            return self.first(self.by_verb.get(&predicate));
        }
        // "held talks in Geneva": the talks are where the verb is.
        let verb = page.token(predicate).head?;
        let argument = matches!(
            page.label(predicate),
            Label::Obj | Label::Nsubj | Label::NsubjPass
        ) || page.label(predicate) == Label::Obl
            && matches!(
                grammar::preposition(page, predicate),
                Some("for" | "at" | "in" | "during")
            );
        (argument && page.pos(verb) == Pos::Verb)
            .then(|| self.first(self.by_governor.get(&verb)))
            .flatten()
    }

    /// The first place, a town before its country.
    fn first(&self, indices: Option<&Vec<usize>>) -> Option<Where> {
        let places = || indices.into_iter().flatten().map(|&i| &self.all[i].place);
        places().next().cloned()
    }

    fn add(&mut self, page: &Page, head: usize, place: Where) {
        let index = self.all.len();
        self.all.push(PlaceFound { head, place });
        let Some(mut above) = page.token(head).head else {
            return;
        };
        if page.label(head) == Label::Conj {
            return;
        }
        self.by_governor.entry(above).or_default().push(index);
        for step in 0..4 {
            if page.pos(above) == Pos::Verb {
                if step > 0 {
                    self.by_verb.entry(above).or_default().push(index);
                }
                return;
            }
            let thing = matches!(
                page.label(above),
                Label::Obj | Label::Obl | Label::NsubjPass | Label::Nmod | Label::OblAgent
            );
            if !thing || tells_event(page, above) {
                return;
            }
            let Some(next) = page.token(above).head else {
                return;
            };
            above = next;
            if page.pos(above) != Pos::Verb {
                self.by_governor.entry(above).or_default().push(index);
            }
        }
    }
}

/// Nouns that happen: their place is their own.
fn tells_event(page: &Page, t: usize) -> bool {
    let lemma = page.lemma(t);
    let after = grammar::preposition(page, t).is_some_and(|p| {
        matches!(
            p,
            "after" | "before" | "since" | "over" | "about" | "amid" | "from" | "of"
        )
    });
    after
        || ["tion", "sion", "ment"].iter().any(|end| lemma.ends_with(end))
        || matches!(
            lemma,
            "attack"
                | "strike"
                | "war"
                | "talk"
                | "meeting"
                | "summit"
                | "operation"
                | "fighting"
                | "visit"
                | "raid"
                | "coup"
                | "protest"
                | "clash"
                | "siege"
                | "ceasefire"
                | "truce"
                | "conflict"
                | "killing"
                | "bombing"
                | "shelling"
                | "exercise"
                | "drill"
                | "deal"
                | "situation"
                | "crisis"
                | "presence"
                | "interest"
                | "role"
                | "policy"
                | "ambassador"
                | "embassy"
                | "mission"
                | "forces"
                | "official"
                | "government"
        )
}

/// Finds the places of the page.
pub fn find(page: &Page) -> Places {
    let mut places = Places::default();
    for (head, place, scene) in named::all(page) {
        if scene {
            places.add(page, head, place);
        } else {
            places.all.push(PlaceFound { head, place });
        }
    }
    places
}

#[cfg(test)]
mod tests;
