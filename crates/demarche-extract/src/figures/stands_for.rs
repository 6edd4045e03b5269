//! Numbers that stand apart from what they count: "the death toll at 40", "a crew of 24", "soldiers, put at 35,000".

use super::bound::Bounded;
use super::candidate::{Candidate, is_countable, unit};
use crate::Page;
use demarche_parse::{Label, Pos};

/// "the number of members to 10", "the death toll at 40": what a number stands for behind its preposition.
pub fn stands_for(page: &Page, base: usize, end: usize, number: Bounded) -> Option<Candidate> {
    let (first, after) = (base + number.start, base + number.end);
    let led = first > base && matches!(page.lemma(first - 1), "to" | "at" | "from" | "of" | "reach" | "pass");
    let alone =
        after >= end || matches!(page.pos(after), Pos::Punct | Pos::Adp | Pos::Cconj | Pos::Verb | Pos::Aux);
    if let Some(apart) = strength(page, base, end, number).or_else(|| put_at(page, base, number)) {
        return Some(apart);
    }
    if !led || !alone {
        return None;
    }
    let from = base.max(first.saturating_sub(12));
    let of = (from..first - 1).rev().find(|&t| {
        page.lemma(t) == "number" && page.lemma(t + 1) == "of" || matches!(page.lemma(t), "toll" | "tally")
    })?;
    let noun = (of + 1..first - 1).take(5).find(|&t| is_countable(page, t));
    let unit = match noun {
        Some(noun) if page.lemma(of) == "number" => unit(page, of + 2, noun),
        None if page.lemma(of) != "number" => "people".to_owned(),
        _ => return None,
    };
    Some(Candidate { number, first, last: after - 1, unit })
}

/// "a crew of 24", "a force of up to 2,500", "the 2,000-strong force": how many a body of people has.
fn strength(page: &Page, base: usize, end: usize, number: Bounded) -> Option<Candidate> {
    const BODIES: [&str; 14] = [
        "army",
        "contingent",
        "crew",
        "crowd",
        "delegation",
        "force",
        "garrison",
        "group",
        "mission",
        "population",
        "staff",
        "team",
        "unit",
        "workforce",
    ];
    let (first, after) = (base + number.start, base + number.end);
    let body = |t: usize| BODIES.contains(&page.lemma(t));
    let ends = after >= end || matches!(page.pos(after), Pos::Punct | Pos::Verb | Pos::Aux | Pos::Cconj);
    let of = first > base + 1 && page.lemma(first - 1) == "of" && body(first - 2) && ends;
    let strong =
        after + 1 < end && page.word(after) == "-" && matches!(page.lemma(after + 1), "strong" | "man");
    let strong = strong && (after + 2..end.min(after + 5)).any(body);
    (of && page.word(after.min(end - 1)) != "-" || strong).then(|| Candidate {
        number,
        first,
        last: after - 1,
        unit: "people".to_owned(),
    })
}

/// "soldiers, put by officials at more than 35,000": the noun that the participle describes.
fn put_at(page: &Page, base: usize, number: Bounded) -> Option<Candidate> {
    let (first, after) = (base + number.start, base + number.end);
    if first <= base || page.lemma(first - 1) != "at" {
        return None;
    }
    let verb = page.syntax.ancestors(after - 1).take(2).find(|&v| {
        page.label(v) == Label::Acl && matches!(page.lemma(v), "put" | "estimate" | "reckon" | "assess")
    })?;
    let noun = page.token(verb).head.filter(|&n| is_countable(page, n))?;
    Some(Candidate { number, first, last: after - 1, unit: unit(page, noun, noun) })
}
