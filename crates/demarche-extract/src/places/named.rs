//! Names of places with the part that each plays.

use super::candidates;
use super::resolve;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::Where;
use std::ops::Range;

/// A place as a clause names it.
#[derive(Debug)]
pub struct Named {
    /// Its head token.
    pub head: usize,
    /// The word by which it hangs in the clause: of "the Goma road" the road.
    pub anchor: usize,
    /// What is published.
    pub place: Where,
    /// Whether it is a scene ("in Geneva") or something else.
    pub part: Part,
    /// Whether it may be a state, which acts.
    pub is_state: bool,
}

/// Every place with the part that it plays; and the states that adjectives of nationality name.
pub fn all(page: &Page) -> (Vec<Named>, Vec<Where>) {
    let candidates = candidates::find(page);
    let resolved = resolve::all(page, &candidates);
    let (mut found, mut nationalities): (Vec<Named>, _) = (Vec::new(), Vec::new());
    for (candidate, place) in candidates.iter().zip(resolved) {
        let Some(place) = place else {
            continue;
        };
        if candidate.only_evidence {
            nationalities.push(place);
            continue;
        }
        let Range { start, end } = candidate.tokens;
        let head = (start..end)
            .find(|&t| page.token(t).head.is_none_or(|h| h < start || h >= end))
            .unwrap_or(end - 1);
        // "Geneva, Switzerland": the state only says which Geneva.
        let explained = start >= 2
            && page.word(start - 1) == ","
            && found.last().is_some_and(|Named { place: before, .. }| {
                before.span.is_some_and(|s| s.end == page.token(start - 2).span.end)
                    && before.country == place.country
                    && candidate.is_state()
            });
        let (anchor, is_state) = (anchor(page, head), candidate.is_state());
        let part = match part(page, start, anchor) {
            _ if explained => Part::None,
            // A state meets, fights and stands at a border; only what is inside or all around it happens there.
            Part::Scene | Part::Round if is_state && !is_within(page, start, anchor) => Part::None,
            part => part,
        };
        found.push(Named { head, anchor, place, part, is_state });
    }
    (found, nationalities)
}

/// "the Goma road", "Surin province": the noun that a name tells apart stands for it in the clause.
fn anchor(page: &Page, head: usize) -> usize {
    let noun = page.token(head).head.filter(|&noun| {
        noun > head
            && matches!(page.label(head), Label::Compound | Label::Amod | Label::Nmod)
            && grammar::preposition(page, head).is_none()
            && page.lexicon.is_in("kind of place", page.lemma(noun))
    });
    noun.unwrap_or(head)
}

/// How a place belongs to what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "in Geneva".
    Scene,
    /// "the Geneva talks".
    Round,
    /// "captured Goma", "sent troops to Goma": the place only where the verb says so.
    Goal,
    /// "withdrew from Goma".
    Source,
    /// Nothing of the kind.
    None,
}

/// The part that a place plays.
pub fn part(page: &Page, first: usize, head: usize) -> Part {
    if is_scene(page, first, head) {
        return Part::Scene;
    }
    let governor = page.token(head).head;
    match page.label(head) {
        Label::Compound | Label::Amod | Label::Nmod
            if governor.is_some_and(|g| {
                g > head
                    && matches!(
                        page.lemma(g),
                        "talk" | "summit" | "meeting" | "conference" | "negotiation" | "round"
                    )
            }) =>
        {
            Part::Round
        }
        Label::Obj => Part::Goal,
        Label::Obl | Label::Nmod
            if matches!(
                grammar::preposition(page, head),
                Some(
                    "to" | "into"
                        | "onto"
                        | "towards"
                        | "toward"
                        | "on"
                        | "of"
                        | "against"
                        | "over"
                        | "through"
                        | "along"
                )
            ) =>
        {
            Part::Goal
        }
        Label::Obl | Label::Nmod if grammar::preposition(page, head) == Some("from") => Part::Source,
        _ => Part::None,
    }
}

/// "in Geneva", "near the border town of X": where something happens.
fn is_scene(page: &Page, first: usize, head: usize) -> bool {
    let locative = |p: &str| {
        matches!(
            p,
            "in" | "at"
                | "near"
                | "outside"
                | "inside"
                | "around"
                | "across"
                | "throughout"
                | "within"
                | "off"
                | "above"
                | "beside"
        )
    };
    if matches!(
        page.label(head),
        Label::Nsubj | Label::NsubjPass | Label::Obj | Label::NmodPoss | Label::Compound
    ) {
        return false;
    }
    if let Some(p) = grammar::preposition(page, head) {
        let p = p.to_lowercase();
        return locative(&p)
            || p == "of"
                && page.token(head).head.is_some_and(|h| page.lexicon.is_in("kind of place", page.lemma(h)));
    }
    let mut t = first;
    let start = page.syntax.sentences[page.token(first).sentence].tokens.start;
    while t > start {
        t -= 1;
        match page.pos(t) {
            Pos::Det | Pos::Adj => {}
            Pos::Adp => return locative(&page.lemma(t).to_lowercase()),
            _ => return false,
        }
    }
    false
}

/// "in Sudan", "across the north of Sudan", "around Taiwan": inside a state, or on every side of it.
fn is_within(page: &Page, first: usize, head: usize) -> bool {
    let within =
        |p: &str| matches!(p, "in" | "inside" | "across" | "throughout" | "within" | "around" | "of");
    if let Some(p) = grammar::preposition(page, head) {
        return within(&p.to_lowercase());
    }
    let start = page.syntax.sentences[page.token(first).sentence].tokens.start;
    (start..first)
        .rev()
        .find(|&t| !matches!(page.pos(t), Pos::Det | Pos::Adj))
        .is_some_and(|t| within(&page.lemma(t).to_lowercase()))
}
