//! Who stands between the sides: "Qatari mediators", "Oman has mediated", "talks hosted by Norway".

use crate::mentions::draft::Draft;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos};
use std::collections::BTreeSet;

/// The ids of those who mediate, and of the world organisation, whose business it is.
pub fn mediating(page: &Page, drafts: &[Draft]) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = BTreeSet::from(["UN".to_owned()]);
    for draft in drafts.iter().filter(|d| mediates(page, d)) {
        all.extend(draft.actors.iter().filter_map(|a| a.id.clone()));
    }
    all
}

fn mediates(page: &Page, draft: &Draft) -> bool {
    let head = draft.head;
    if is_mediator(page.lemma(head)) {
        return true;
    }
    let Some(governor) = page.token(head).head else { return false };
    match page.label(head) {
        Label::Amod | Label::Compound | Label::NmodPoss => {
            is_mediator(page.lemma(governor)) || page.lemma(governor) == "mediation"
        }
        Label::Nsubj | Label::OblAgent => {
            page.pos(governor) == Pos::Verb
                && matches!(page.lemma(governor), "mediate" | "broker" | "facilitate" | "shuttle" | "host")
        }
        Label::Nmod => {
            page.lemma(governor) == "mediation"
                && grammar::cases(page, head).any(|p| matches!(p, "by" | "of" | "from"))
        }
        _ => false,
    }
}

fn is_mediator(lemma: &str) -> bool {
    matches!(
        lemma.to_lowercase().as_str(),
        "mediator" | "intermediary" | "go-between" | "broker" | "facilitator" | "peacemaker"
    )
}
