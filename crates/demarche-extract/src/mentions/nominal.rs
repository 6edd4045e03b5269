//! Adjectives that stand for people: "the wounded", "Sudan's displaced".

use crate::Page;
use demarche_parse::{Label, Pos, Tag};

/// Adjectives and participles that with an article stand for people: "the wounded", "Sudan's displaced".
pub fn is_state_of_people(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "displaced"
            | "wounded"
            | "injured"
            | "elderly"
            | "poor"
            | "unemployed"
            | "jobless"
            | "homeless"
            | "faithful"
            | "disabled"
            | "uprooted"
            | "bereaved"
            | "dispossessed"
            | "accused"
    )
}

/// Whether an adjective is the head of a noun phrase of its own.
pub fn stands_as_noun(page: &Page, t: usize) -> bool {
    let role = matches!(
        page.label(t),
        Label::Nsubj | Label::NsubjPass | Label::Obj | Label::Iobj | Label::Obl | Label::Nmod
    );
    let opened = t.checked_sub(1).is_some_and(|b| {
        matches!(page.pos(b), Pos::Det | Pos::Part)
            || page.token(b).tag == Tag::Pos
            || page.pos(b) == Pos::Adj
    });
    role && opened
}
