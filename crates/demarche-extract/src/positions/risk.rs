//! "There is a real risk that the violence will spread", "the danger is that it spreads": a warning of who says so.

use super::draft::{Draft, Voice};
use super::extent;
use super::ground::Ground;
use super::{complement, condition};
use crate::grammar;
use demarche_parse::Label;
use demarche_record::PositionKind;

/// The warning that the clause headed by `head` gives.
pub fn told(ground: &Ground, head: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let noun = [Some(head), grammar::child(page, head, &[Label::Nsubj])]
        .into_iter()
        .flatten()
        .find(|&t| matches!(page.lemma(t), "risk" | "danger" | "threat" | "likelihood"))?;
    let there = page.syntax.children(head).any(|c| page.label(c) == Label::Expl && page.lemma(c) == "there");
    let that =
        |&c: &usize| c > noun && grammar::marker(page, c) == Some("that") && complement::is_clause(page, c);
    let clause = page.syntax.children(noun).chain(page.syntax.children(head)).find(that)?;
    let denied = grammar::is_negated(page, head) || grammar::is_negated(page, noun);
    if !there || denied {
        return None;
    }
    let kind = PositionKind::Warning;
    let condition = condition::of(page, &ground.conditions, clause, Some(head), kind).map(|c| c.range);
    let without: Vec<extent::Range> = condition.into_iter().collect();
    let (from, to) = extent::of(page, clause, &without)?;
    let from = if page.lemma(from) == "that" && from < to { from + 1 } else { from };
    let mut draft = Draft::new(kind, clause, (from, to), voice);
    draft.condition = condition;
    Some(draft)
}
