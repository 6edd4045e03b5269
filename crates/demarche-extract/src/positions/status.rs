//! What the words around a cue tell of the position's fate.

use super::cues;
use crate::Page;
use demarche_parse::Label;
use demarche_record::PositionStatus::{self, *};

/// Of a position that a verb takes: "has repeatedly warned", "reiterated".
pub fn of_cue(page: &Page, verb: usize) -> Option<PositionStatus> {
    let again = page
        .syntax
        .children(verb)
        .any(|c| page.label(c) == Label::Advmod && cues::is("again", page.lemma(c)) && !as_long(page, c));
    (again || cues::is("repeat", page.lemma(verb))).then_some(Repeated)
}

/// "so long as both sides ask": a condition, not a repetition.
fn as_long(page: &Page, t: usize) -> bool {
    t > 0 && matches!(page.lemma(t - 1), "as" | "so")
}

/// Of a position that a noun names: "dropped its demand", "renewed its offer".
pub fn of_noun(page: &Page, noun: usize) -> Option<PositionStatus> {
    let verb = page
        .token(noun)
        .head
        .filter(|_| matches!(page.label(noun), Label::Obj | Label::NsubjPass | Label::Nsubj))?;
    let lemma = page.lemma(verb);
    let done_to = page.label(noun) != Label::Nsubj;
    if done_to && cues::is("dropped", lemma) {
        return Some(Withdrawn);
    }
    if done_to && (cues::is("repeat", lemma) || of_cue(page, verb).is_some()) {
        return Some(Repeated);
    }
    let turned_down =
        matches!(lemma, "reject" | "dismiss" | "refuse" | "rebuff" | "spurn" | "decline" | "deny");
    (done_to && turned_down).then_some(Rejected)
}
