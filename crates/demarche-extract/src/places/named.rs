//! Names of places with the part that each plays.

use super::candidates;
use super::resolve;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::Where;
use std::ops::Range;

/// Every place with its head token and whether it is a scene ("in Geneva") and no actor or goal; and the states that
/// adjectives of nationality name.
pub fn all(page: &Page) -> (Vec<(usize, Where, Part)>, Vec<Where>) {
    let candidates = candidates::find(page);
    let resolved = resolve::all(page, &candidates);
    let (mut found, mut nationalities) = (Vec::new(), Vec::new());
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
            && found.last().is_some_and(|(_, before, _): &(usize, Where, Part)| {
                before.span.is_some_and(|s| s.end == page.token(start - 2).span.end)
                    && before.country == place.country
                    && candidate.is_state()
            });
        let part = match part(page, start, head) {
            _ if explained => Part::None,
            // A state meets, fights and stands at a border; only what is inside or all around it happens there.
            Part::Scene | Part::Round if candidate.is_state() && !is_within(page, start, head) => Part::None,
            part => part,
        };
        found.push((head, place, part));
    }
    (found, nationalities)
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
                Some("to" | "into" | "towards" | "toward" | "on" | "of" | "against")
            ) =>
        {
            Part::Goal
        }
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
            || p == "of" && page.token(head).head.is_some_and(|h| is_kind_of_place(page.lemma(h)));
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

/// "the town of X": the name says which town.
fn is_kind_of_place(lemma: &str) -> bool {
    matches!(
        lemma,
        "city"
            | "town"
            | "village"
            | "port"
            | "region"
            | "province"
            | "district"
            | "capital"
            | "area"
            | "state"
            | "island"
            | "suburb"
            | "oblast"
            | "county"
            | "peninsula"
            | "outskirt"
            | "part"
            | "north"
            | "south"
            | "east"
            | "west"
            | "centre"
            | "center"
            | "gulf"
            | "strait"
            | "coast"
            | "shore"
            | "streets"
            | "street"
    )
}
