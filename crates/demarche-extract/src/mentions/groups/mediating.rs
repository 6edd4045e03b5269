//! Who stands between the sides: "Qatari mediators", "Oman has mediated", "talks hosted by Norway".

use crate::mentions::draft::Draft;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos};
use std::collections::BTreeSet;

/// The ids of those who mediate, and of the world organisation, whose business it is.
pub fn mediating(page: &Page, drafts: &[Draft]) -> BTreeSet<String> {
    let mut all = brokers(page, drafts);
    for draft in drafts.iter().filter(|d| hosts(page, d)) {
        all.extend(draft.actors.iter().filter_map(|a| a.id.clone()));
    }
    all.insert("UN".to_owned());
    all
}

/// The ids of those who stand between others by what the page says: a page about a war is not about its mediator.
pub fn brokers(page: &Page, drafts: &[Draft]) -> BTreeSet<String> {
    let brokers = drafts.iter().filter(|d| mediates(page, d));
    brokers.flat_map(|d| d.actors.iter().filter_map(|a| a.id.clone())).collect()
}

/// "Talks hosted by Norway", "the round was chaired by Kazakhstan".
fn hosts(page: &Page, draft: &Draft) -> bool {
    let Some(governor) = page.token(draft.head).head else { return false };
    // "Convened his security council": a session of one's own.
    let own = grammar::object(page, governor).is_some_and(|o| {
        page.syntax.children(o).any(|c| page.label(c) == Label::NmodPoss && page.pos(c) == Pos::Pron)
    });
    matches!(page.label(draft.head), Label::Nsubj | Label::OblAgent)
        && page.pos(governor) == Pos::Verb
        && matches!(page.lemma(governor), "host" | "chair" | "convene")
        && !own
}

fn mediates(page: &Page, draft: &Draft) -> bool {
    let head = draft.head;
    if is_mediator(page.lemma(head)) {
        return true;
    }
    let Some(governor) = page.token(head).head else { return false };
    // "The China-brokered talks".
    let joined = head + 2 < page.syntax.tokens.len() && matches!(page.word(head + 1), "-" | "‑");
    if joined && is_brokered(page.word(head + 2)) {
        return true;
    }
    match page.label(head) {
        Label::Amod | Label::Compound | Label::NmodPoss => {
            is_mediator(page.lemma(governor)) || page.lemma(governor) == "mediation"
        }
        Label::Nsubj | Label::OblAgent => {
            page.pos(governor) == Pos::Verb
                && matches!(page.lemma(governor), "mediate" | "broker" | "facilitate" | "shuttle")
        }
        Label::Nmod => {
            page.lemma(governor) == "mediation"
                && grammar::cases(page, head).any(|p| matches!(p, "by" | "of" | "from"))
        }
        _ => false,
    }
}

/// "Brokered", "mediated".
pub fn is_brokered(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "brokered" | "mediated" | "facilitated" | "hosted" | "chaired" | "sponsored"
    )
}

fn is_mediator(lemma: &str) -> bool {
    matches!(
        lemma.to_lowercase().as_str(),
        "mediator" | "intermediary" | "go-between" | "broker" | "facilitator" | "peacemaker"
    )
}
