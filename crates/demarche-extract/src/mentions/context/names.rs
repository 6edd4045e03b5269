//! What the words around a name say about its weight.

use super::super::groups::is_brokered;
use super::super::pieces::{Kind, Piece};
use crate::Page;
use demarche_lexicon::ActorClass;

/// How much a name counts: in the title twice, and less where it tells only where something is.
pub(super) fn weight(title: bool, where_only: bool) -> u32 {
    match (title, where_only) {
        (true, false) => 4,
        (false, true) => 1,
        _ => 2,
    }
}

/// "Havana talks", "the Geneva round".
pub(super) fn is_venue(page: &Page, last: usize) -> bool {
    page.syntax.tokens.get(last + 1).is_some_and(|t| page.lexicon.is_in("venue noun", &t.lemma))
}

/// "China-brokered", "Qatari mediators", "Norway's mediation".
pub(super) fn mediates(page: &Page, last: usize) -> bool {
    let next = page.syntax.tokens.get(last + 1).map_or("", |t| &*t.lemma);
    let noun = if matches!(next, "'s" | "’s" | "'") { last + 2 } else { last + 1 };
    let noun = page.syntax.tokens.get(noun).map_or("", |t| &*t.lemma);
    is_broker(page, last) || matches!(noun, "mediator" | "mediation" | "intermediary" | "go-between")
}

pub(super) fn id_of(piece: &Piece) -> Option<String> {
    match piece.kind {
        Kind::Actor { id, class: ActorClass::State | ActorClass::Capital, .. } | Kind::Demonym { id, .. } => {
            Some(id.to_owned())
        }
        _ => None,
    }
}

/// "China-brokered".
pub(super) fn is_broker(page: &Page, last: usize) -> bool {
    let tokens = &page.syntax.tokens;
    last + 2 < tokens.len() && matches!(page.word(last + 1), "-" | "‑") && is_brokered(page.word(last + 2))
}

pub(super) fn is_locative(page: &Page, t: usize) -> bool {
    t.checked_sub(1).is_some_and(|b| matches!(page.word(b), "in" | "In" | "at" | "near" | "outside"))
}
