//! Where: places named, and which predicate they belong to.

mod candidates;
mod evidence;
mod named;
mod resolve;
mod senses;
mod within;

use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::Where;
use named::Part;
use std::collections::BTreeMap;

/// The places named on the page.
#[derive(Debug, Default)]
pub struct Places {
    /// In text order.
    pub all: Vec<PlaceFound>,
    /// The states that adjectives of nationality name, "Russian"; they are no places, but tell of one.
    pub nationalities: Vec<Where>,
    /// The places that a token is said to be at: "met in Geneva", "a hotel in Geneva".
    by_governor: BTreeMap<usize, Vec<usize>>,
    /// The places whose nearest verb above is a token, over nouns that are no events.
    by_verb: BTreeMap<usize, Vec<usize>>,
    /// The places that a verb takes, enters, hits or sends somebody to.
    by_goal: BTreeMap<usize, Vec<usize>>,
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
        let i = self.all.partition_point(|p| p.place.span.is_some_and(|s| s.end <= span.start));
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
            return self
                .first(self.by_verb.get(&predicate))
                .or_else(|| self.first(self.by_goal.get(&predicate)))
                .or_else(|| self.of_occasion(page, predicate))
                .or_else(|| self.of_main_clause(page, predicate));
        }
        // "held talks in Geneva": the talks are where the verb is.
        let verb = page.token(predicate).head?;
        let argument = matches!(page.label(predicate), Label::Obj | Label::Nsubj | Label::NsubjPass)
            || page.label(predicate) == Label::Obl
                && matches!(grammar::preposition(page, predicate), Some("for" | "at" | "in" | "during"));
        (argument && page.pos(verb) == Pos::Verb).then(|| self.first(self.by_governor.get(&verb))).flatten()
    }

    /// "ended talks in Geneva", "talks in Geneva ended": what begins, lasts and ends is where its occasion is.
    fn of_occasion(&self, page: &Page, predicate: usize) -> Option<Where> {
        if !runs(page.lemma(predicate)) {
            return None;
        }
        let occasions = page.syntax.children(predicate).filter(|&c| {
            matches!(page.label(c), Label::Obj | Label::Nsubj | Label::NsubjPass) && page.pos(c) == Pos::Noun
        });
        occasions.filter(|&c| tells_event(page, c)).find_map(|c| self.first(self.by_governor.get(&c)))
    }

    /// "shelled the port of X, killing five": the participle happens where its main verb does.
    fn of_main_clause(&self, page: &Page, predicate: usize) -> Option<Where> {
        let main = page.token(predicate).head?;
        let participle = page.label(predicate) == Label::Advcl && page.token(predicate).tag == Tag::Vbg;
        (participle && grammar::marker(page, predicate).is_none() && page.pos(main) == Pos::Verb)
            .then(|| {
                self.first(self.by_governor.get(&main))
                    .or_else(|| self.first(self.by_verb.get(&main)))
                    .or_else(|| self.first(self.by_goal.get(&main)))
            })
            .flatten()
    }

    /// The first place, a town before its country.
    fn first(&self, indices: Option<&Vec<usize>>) -> Option<Where> {
        let places = || indices.into_iter().flatten().map(|&i| &self.all[i].place);
        places().next().cloned()
    }

    /// "captured Goma", "sent troops to Goma", "the Geneva talks".
    fn add_goal(&mut self, page: &Page, head: usize, place: Where, part: Part) {
        let index = self.all.len();
        self.all.push(PlaceFound { head, place });
        let Some(governor) = page.token(head).head else {
            return;
        };
        if part == Part::Round {
            self.by_governor.entry(governor).or_default().push(index);
        }
        let above = std::iter::once(governor).chain(page.syntax.ancestors(governor)).take(3);
        let Some(verb) = above.into_iter().find(|&v| page.pos(v) == Pos::Verb) else {
            return;
        };
        if part == Part::Round || takes_place(page.lemma(verb)) {
            self.by_goal.entry(verb).or_default().push(index);
        }
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
                Label::Obj
                    | Label::Obl
                    | Label::NsubjPass
                    | Label::Nmod
                    | Label::OblAgent
                    | Label::OblUnmarked
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

/// Verbs that only tell the course of what their noun names.
fn runs(lemma: &str) -> bool {
    matches!(
        lemma,
        "begin"
            | "start"
            | "open"
            | "launch"
            | "hold"
            | "host"
            | "convene"
            | "conduct"
            | "stage"
            | "have"
            | "attend"
            | "join"
            | "continue"
            | "resume"
            | "pause"
            | "suspend"
            | "adjourn"
            | "end"
            | "conclude"
            | "finish"
            | "wrap"
            | "close"
            | "complete"
            | "carry"
            | "occur"
            | "happen"
            | "erupt"
            | "break"
            | "collapse"
    )
}

/// Verbs that happen at what they take, enter, hit, or send somebody to.
fn takes_place(lemma: &str) -> bool {
    matches!(
        lemma,
        "capture"
            | "seize"
            | "retake"
            | "recapture"
            | "take"
            | "enter"
            | "visit"
            | "shell"
            | "bomb"
            | "bombard"
            | "besiege"
            | "hit"
            | "strike"
            | "attack"
            | "storm"
            | "liberate"
            | "invade"
            | "raid"
            | "occupy"
            | "overrun"
            | "send"
            | "deploy"
            | "dispatch"
            | "fire"
            | "launch"
            | "travel"
            | "fly"
            | "go"
            | "arrive"
            | "return"
            | "march"
            | "move"
            | "advance"
            | "pound"
            | "target"
            | "block"
            | "blockade"
            | "reach"
    )
}

/// Nouns that happen: their place is their own.
fn tells_event(page: &Page, t: usize) -> bool {
    let lemma = page.lemma(t);
    // "signed a pact at a summit in Lima": the summit is the scene of the signing.
    if matches!(grammar::preposition(page, t), Some("at" | "during")) {
        return false;
    }
    let after = grammar::preposition(page, t).is_some_and(|p| {
        matches!(p, "after" | "before" | "since" | "over" | "about" | "amid" | "from" | "of")
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
    let (all, nationalities) = named::all(page);
    let mut places = Places { nationalities, ..Places::default() };
    for (head, place, part) in all {
        match part {
            Part::Scene => places.add(page, head, place),
            Part::Round | Part::Goal => places.add_goal(page, head, place, part),
            Part::None => places.all.push(PlaceFound { head, place }),
        }
    }
    places
}

#[cfg(test)]
mod tests;
