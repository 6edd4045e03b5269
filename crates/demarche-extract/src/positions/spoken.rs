//! Positions that spoken words take by themselves: "We will not yield", "Russia must withdraw", "Stop the war".

use super::draft::{Draft, Voice};
use super::ground::Ground;
use super::{complement, extent, judge};
use crate::Said;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind;
use std::collections::BTreeSet;

/// The positions in what is said, except those headed by a token of `taken`.
pub fn find(ground: &Ground, taken: &[usize]) -> Vec<Draft> {
    let page = ground.page;
    let taken: BTreeSet<usize> = taken.iter().copied().collect();
    let mut drafts = Vec::new();
    for t in 0..page.syntax.tokens.len() {
        let Some(said) = ground.innermost(t) else { continue };
        if taken.contains(&t) || !is_told(ground, t) {
            continue;
        }
        let voice = voice(ground, t, said);
        drafts.extend(judge::clause(ground, t, &voice).or_else(|| imperative(ground, t, &voice)));
    }
    drafts
}

/// Whether a clause is headed here that is told for itself: no condition, no relative clause, no question.
fn is_told(ground: &Ground, t: usize) -> bool {
    let page = ground.page;
    let main = match page.label(t) {
        Label::Root | Label::Ccomp | Label::Parataxis => true,
        Label::Conj => page.token(t).head.is_some_and(|h| h < t && is_told(ground, h)),
        _ => ground.is_top(t),
    };
    // "Rwanda is to blame"
    let is_to = page
        .syntax
        .children(t)
        .any(|c| matches!(page.label(c), Label::Cop | Label::Aux) && page.lemma(c) == "be");
    if !main || complement::is_infinitive(page, t) && !is_to || complement::is_gerund(page, t) {
        return false;
    }
    let conditional = ground.conditions.iter().any(|c| extent::holds(c.range, t));
    let asks = (t..=page.syntax.right_edge(t)).any(|w| page.word(w) == "?");
    !conditional && !asks
}

fn voice(ground: &Ground, t: usize, said: &Said) -> Voice {
    Voice {
        holders: ground.speakers(t),
        towards: said.statement.addressees.clone(),
        anchor: said.cue,
        attribution: said.statement.attribution.clone(),
        ..Voice::default()
    }
}

/// "Stop the bombing": a demand on whoever is addressed.
fn imperative(ground: &Ground, t: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let bare = page.token(t).tag == Tag::Vb
        && page.pos(t) == Pos::Verb
        && (matches!(page.label(t), Label::Root | Label::Conj) || opens_quotation(ground, t))
        && !page.syntax.children(t).any(|c| {
            matches!(
                page.label(c),
                Label::Nsubj | Label::NsubjPass | Label::Expl | Label::Mark | Label::AuxPass
            ) || page.label(c) == Label::Aux && !matches!(page.lemma(c), "do" | "not")
        });
    let filler = matches!(
        page.lemma(t),
        "look"
            | "thank"
            | "see"
            | "say"
            | "note"
            | "imagine"
            | "remember"
            | "make"
            | "be"
            | "think"
            | "take"
            | "ask"
            | "have"
            | "mind"
            | "know"
            | "listen"
    );
    // "We have not meddled and do not intend to": the subject is that of the verb before.
    let joined = page.label(t) == Label::Conj
        && page.token(t).head.is_some_and(|h| {
            page.syntax.children(h).any(|c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass))
        });
    if joined {
        return None;
    }
    // "let me be clear", "let us pray"
    let ours = page.lemma(t) == "let"
        && page
            .syntax
            .tokens
            .get(t + 1)
            .is_some_and(|next| matches!(&*next.lemma, "I" | "we" | "me" | "us" | "'s" | "i"));
    if !bare || filler || ours || !ground.quoted[t] {
        return None;
    }
    let range = extent::of(page, t, &[])?;
    Some(Draft::new(PositionKind::Demand, t, range, voice))
}

/// Whether the verb is the first word of a quotation, though its sentence goes on behind it: "“Stop,” she said".
fn opens_quotation(ground: &Ground, t: usize) -> bool {
    let page = ground.page;
    let first = t > 0 && page.pos(t - 1) == Pos::Punct && !matches!(page.word(t - 1), "," | ";");
    first
        && matches!(page.label(t), Label::Ccomp | Label::Parataxis)
        && page.word(t).starts_with(char::is_uppercase)
}
