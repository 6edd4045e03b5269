//! "Its main demand is the withdrawal of the troops", "Moscow's conditions include a written guarantee": the noun says
//! what the words behind the verb are.

use super::cues::{Cue, Reading};
use super::draft::{Draft, Voice};
use super::extent::{self, Range};
use super::ground::{self, Ground};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind;

/// The position whose content such a sentence names.
pub fn read(ground: &Ground, noun: usize, cue: &Cue) -> Option<Draft> {
    let page = ground.page;
    let kind = match cue.reading {
        Reading::Kind(kind @ (PositionKind::Demand | PositionKind::Offer)) => kind,
        _ => return None,
    };
    let (head, range) = predicate(page, noun).or_else(|| listed(page, noun))?;
    let holders = ground.owner(noun).filter(|holders| !ground::ids(holders).is_empty())?;
    let voice = Voice::by(noun, holders, ground.attribution(noun, None));
    Some(Draft::new(kind, head, range, &voice))
}

/// "has set three conditions: an end to the war and the release of the prisoners"
fn listed(page: &Page, noun: usize) -> Option<(usize, Range)> {
    let colon = noun + 1;
    let next = page.syntax.tokens.get(colon + 1).filter(|t| t.sentence == page.token(noun).sentence)?;
    let sentence = page.syntax.sentences[next.sentence].tokens.clone();
    let object = page.label(noun) == Label::Obj && page.word(colon) == ":";
    let head = (colon + 1..sentence.end).find(|&t| page.token(t).head.is_none_or(|h| h <= noun))?;
    let range = extent::trim(page, (colon + 1, grammar::sentence_end(page, noun)))?;
    Some((head, range)).filter(|_| object && range.1 >= range.0)
}

/// How a demand or an offer is called whose content follows.
const MAIN: [&str; 12] = [
    "main",
    "key",
    "first",
    "only",
    "chief",
    "central",
    "principal",
    "one",
    "basic",
    "core",
    "sole",
    "latest",
];

/// The words that a noun is equated with, and their head.
fn predicate(page: &Page, noun: usize) -> Option<(usize, Range)> {
    let head = page
        .token(noun)
        .head
        .filter(|&h| h > noun && matches!(page.label(noun), Label::Nsubj | Label::NsubjOuter))?;
    if grammar::is_negated(page, head) || grammar::modal(page, head).is_some() {
        return None;
    }
    if matches!(page.lemma(head), "include" | "comprise") {
        let object = grammar::object(page, head)?;
        return Some((object, extent::of_noun(page, object, head, &[])?));
    }
    let copula = page.syntax.children(head).find(|&c| c < head && page.label(c) == Label::Cop)?;
    // "their demand is fair", "is a challenge", "was the first": nothing that is wanted.
    let main = page.syntax.children(noun).any(|c| MAIN.contains(&page.lemma(c)));
    let that = |c: usize| c > copula && page.label(c) == Label::Mark && page.lemma(c) == "that";
    let thing = main && page.pos(head) == Pos::Noun && grammar::preposition(page, head).is_none()
        || page.syntax.children(head).any(that)
        || super::complement::is_infinitive(page, head);
    let wanted = thing && page.token(head).tag != Tag::Vbn;
    let range = extent::minus_all(page, (copula + 1, page.syntax.right_edge(head)), &[], head)?;
    let said = |t: usize| {
        matches!(page.lemma(t), "part" | "one" | "response" | "result" | "way" | "attempt" | "sign")
    };
    Some((head, range)).filter(|_| wanted && !said(head))
}
