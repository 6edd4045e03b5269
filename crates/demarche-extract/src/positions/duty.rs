//! Whose turn it is, as somebody says: "it is time for China to leave", "it is up to Iran to act", "the onus is on
//! Russia to explain itself". A demand on whoever is named.

use super::draft::{Draft, Voice};
use super::extent;
use super::ground::{self, Ground};
use super::{complement, cues, needed, risk};
use crate::grammar;
use demarche_parse::Label;
use demarche_record::PositionKind;

/// The demand that the clause headed by `head` makes in this way.
pub fn told(ground: &Ground, head: usize, voice: &Voice) -> Option<Draft> {
    needed::told(ground, head, voice)
        .or_else(|| risk::told(ground, head, voice))
        .or_else(|| turn(ground, head, voice))
}

/// "it is up to them to leave", "the onus is on them to leave"
fn turn(ground: &Ground, head: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    if !grammar::is_copular(page, head) || grammar::is_negated(page, head) {
        return None;
    }
    let act = page.syntax.children(head).find(|&c| c > head && complement::is_infinitive(page, c));
    let filler = page.syntax.children(head).any(|c| page.label(c) == Label::Expl || page.lemma(c) == "it");
    let whom = match page.lemma(head) {
        // "it is time for them to leave"
        "time" | "high" if filler => {
            // "it is high time they left"
            let late = || page.syntax.children(head).find(|&c| c > head && page.label(c) == Label::AclRelcl);
            page.syntax
                .children(act.or_else(late)?)
                .find(|&c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass))?
        }
        // "it is up to them to leave"
        "up" => page.syntax.children(head).find(|&c| {
            c > head && page.label(c) == Label::Obl && grammar::preposition(page, c) == Some("to")
        })?,
        // "the onus is on them to leave"
        _ => {
            let burden = page
                .syntax
                .children(head)
                .any(|c| page.label(c) == Label::Nsubj && cues::is("burden", page.lemma(c)));
            act.filter(|_| {
                burden && matches!(grammar::preposition(page, head), Some("on" | "upon" | "with"))
            })?;
            head
        }
    };
    if !ground.is_actor(whom) || ground::is_first_person(page, whom) {
        return None;
    }
    let towards = ground.actors(whom);
    if ground::share(&towards, &voice.holders) {
        return None;
    }
    let mut range = extent::of(page, head, &[])?;
    if let Some(cue) = voice.cue.filter(|&cue| extent::holds(range, cue)) {
        range = extent::minus_all(
            page,
            range,
            &[(page.syntax.left_edge(cue), page.syntax.right_edge(cue))],
            head,
        )?;
    }
    let mut draft = Draft::new(PositionKind::Demand, head, range, voice);
    draft.voice.towards = towards;
    Some(draft)
}
