//! Acts that a phrase only names: what something is about, what somebody welcomes, who a prisoner is.

use super::super::read::Reader;
use crate::grammar;
use demarche_lexicon::Code;
use demarche_parse::{Label, Tag};
use demarche_record::EventType;

/// Whether the act at `t` is only named, and told by nobody as something that happened.
pub(super) fn only_named(reader: &Reader, t: usize, code: &Code) -> bool {
    spoken_about(reader, t)
        || presided(reader, t, code.kind)
        || welcomed(reader, t, code)
        || widely_held(reader, t, code.kind)
        || held_as_such(reader, t, code)
}

/// "Evidence about contacts between", "a book about the war between": a noun that tells only what something is about.
fn spoken_about(reader: &Reader, t: usize) -> bool {
    let about = |p: &str| matches!(p, "about" | "concerning" | "regarding");
    !reader.verbal(t)
        && matches!(reader.page.label(t), Label::Nmod | Label::Obl)
        && grammar::cases(reader.page, t).any(about)
}

/// "Welcomed the mediation of Qatar", "criticised the aid to": the answer tells it.
fn welcomed(reader: &Reader, t: usize, code: &Code) -> bool {
    let page = reader.page;
    let peaceful = code.mode == Some("third-party")
        || matches!(
            code.kind,
            EventType::Cooperate | EventType::Aid | EventType::Agree | EventType::Mobilize
        );
    let object = peaceful && !reader.verbal(t) && page.label(t) == Label::Obj;
    let answer = page.token(t).head.filter(|&h| object && reader.verbal(h)).and_then(|h| reader.read(h));
    answer.is_some_and(|answer| {
        matches!(answer.code.kind, EventType::Support | EventType::Accuse | EventType::Reject)
    })
}

/// "Talks chaired by the bishops broke down": who presides is said of a meeting that another word tells.
fn presided(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    let said = kind == EventType::Consult && page.label(t) == Label::Acl && page.token(t).tag == Tag::Vbn;
    let noun = page.token(t).head.filter(|_| said);
    matches!(page.word(t), "chaired" | "moderated" | "headed" | "co-chaired")
        && noun.is_some_and(|n| {
            let mut near = std::iter::once(n).chain(page.syntax.ancestors(n).take(2));
            near.any(|w| !reader.verbal(w) && reader.book.is("talks", &reader.lemma(w)))
        })
}

/// "Prisoners that are considered a threat", "widely seen as a puppet": nobody in particular says so.
fn widely_held(reader: &Reader, t: usize, kind: EventType) -> bool {
    let page = reader.page;
    kind == EventType::Accuse
        && matches!(page.lemma(t), "consider" | "regard" | "deem" | "see" | "view" | "perceive" | "know")
        && grammar::passive(page, t)
        && grammar::doer(page, t).is_none()
}

/// "Detainees held after the escape", "hostages taken in May": the participle says no more than the noun, and not by
/// whom.
fn held_as_such(reader: &Reader, t: usize, code: &Code) -> bool {
    let page = reader.page;
    let noun = page.token(t).head.filter(|_| page.label(t) == Label::Acl && page.token(t).tag == Tag::Vbn);
    matches!(code.mode, Some("arrest" | "abduct"))
        && noun.is_some_and(|n| {
            matches!(
                page.lemma(n),
                "prisoner" | "hostage" | "detainee" | "captive" | "inmate" | "convict" | "abductee" | "pow"
            )
        })
        && grammar::doer(page, t).is_none()
}
