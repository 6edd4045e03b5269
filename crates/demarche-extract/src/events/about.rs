//! What a demand, a refusal or a threat is about, and with what an attack is made, where its predicate does not say: by
//! the words beside it, which the codebook lists in its classes `about-...` and `by-...`.

use super::EventFound;
use super::read::Reader;
use crate::grammar;
use demarche_lexicon::{Code, Slot};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::EventType;

/// Classes of what is asked for, refused or threatened.
const ABOUT: &[&str] = &[
    "about-meet",
    "about-yield",
    "about-assist",
    "about-change",
    "about-restrict",
    "about-violence",
    "about-relations",
];
/// Classes of weapons.
const BY: &[&str] = &["by-drone", "by-shell", "by-gun", "by-air", "by-bomb"];
/// The codes that leave it open.
const OPEN: &[&str] = &["100", "104", "120", "130", "131", "190"];
/// How many words of the content are looked at.
const NEAR: usize = 12;

/// Gives a mode to the events whose predicate leaves it open.
pub(super) fn refine(reader: &Reader, events: &mut [EventFound]) {
    for found in events {
        let Some(&cameo) = OPEN.iter().find(|&&code| found.event.cameo == code) else { continue };
        let general = matches!(found.event.mode, None | Some("change"));
        if !general {
            continue;
        }
        if found.event.kind == EventType::Reject && bargains(reader, found.trigger) {
            found.event.mode = Some("yield");
            found.event.cameo = "124".to_owned();
        }
        let code = Code { kind: found.event.kind, mode: found.event.mode, cameo, weak: false };
        let (words, classes) = match code.kind {
            EventType::Request | EventType::Reject | EventType::Threaten => (content(reader, found), ABOUT),
            EventType::Assault => (weapons(reader, found.trigger), BY),
            _ => continue,
        };
        if let Some(better) = words.into_iter().find_map(|w| by_word(reader, w, classes, &code)) {
            found.event.mode = better.mode;
            found.event.cameo = better.cameo.to_owned();
        }
    }
}

/// "Would not reopen the crossing until", "will not sign unless": what is refused is a step of one's own.
fn bargains(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    let inner = [Slot::Act, Slot::Clause].into_iter().flat_map(|slot| reader.fillers(t, slot));
    let clauses = std::iter::once(t).chain(inner).take(4).flat_map(|v| reader.children(v, &[Label::Advcl]));
    clauses.filter_map(|c| grammar::marker(page, c)).any(|m| matches!(m, "until" | "till" | "unless"))
}

/// What a word of one of the classes makes of a code.
fn by_word(reader: &Reader, word: usize, classes: &[&str], code: &Code) -> Option<Code> {
    let lemma = reader.lemma(word);
    classes
        .iter()
        .filter(|class| reader.book.is(class, &lemma))
        .find_map(|class| reader.book.compose(class, Some(code)))
        .filter(|better| better.kind == code.kind)
}

/// The words of what is wanted, refused or threatened, the nearest first.
fn content(reader: &Reader, found: &EventFound) -> Vec<usize> {
    let page = reader.page;
    let (t, span) = (found.trigger, found.event.span);
    let telling = |w: &usize| {
        matches!(page.pos(*w), Pos::Noun | Pos::Verb | Pos::Adj | Pos::Propn)
            && reader.mentions.at(*w).is_none_or(|m| m.actors.is_empty())
    };
    let object = reader.fillers(t, Slot::Object).into_iter().next();
    // "would not admit any more", "output would be cut": what is refused or threatened is the verb itself.
    let own = (found.event.kind != EventType::Accuse && reader.verbal(t)).then_some(t);
    if let Some(object) = object {
        // An allegation that is rejected is about anything.
        if reader.book.is("allegation", &reader.lemma(object)) {
            return Vec::new();
        }
        // "whose release it had long refused", "the offer of talks was turned down".
        if object < t {
            let inside = page.syntax.children(object).filter(|&c| page.label(c) == Label::Nmod);
            return own.into_iter().chain(std::iter::once(object)).chain(inside).filter(telling).collect();
        }
    }
    let end = page.syntax.tokens.partition_point(|x| x.span.start < span.end);
    let mut words: Vec<usize> = own.into_iter().collect();
    words.extend((t + 1..end.max(t + 1)).filter(telling).take(NEAR));
    if found.event.kind == EventType::Threaten {
        let start = page.syntax.tokens.partition_point(|x| x.span.start < span.start);
        words.extend((start..t).filter(telling).take(NEAR));
    }
    words
}

/// The words that tell with what an attack was made: "a drone hit", "killed by shelling", "wounded in a mortar attack".
fn weapons(reader: &Reader, t: usize) -> Vec<usize> {
    let page = reader.page;
    if !reader.verbal(t) {
        return std::iter::once(t).chain(reader.children(t, &[Label::Compound])).collect();
    }
    let mut heads: Vec<usize> = Vec::new();
    if !grammar::passive(page, t) {
        heads.extend(reader.fillers(t, Slot::Subject));
    }
    for preposition in ["by", "with", "in", "during", "from"] {
        heads.extend(reader.fillers(t, Slot::Prep(preposition)));
    }
    heads.extend(reader.harming_gerund(t));
    let mut words: Vec<usize> = Vec::new();
    for head in heads.into_iter().filter(|&h| page.pos(h) == Pos::Noun || page.token(h).tag == Tag::Vbg) {
        words.extend(reader.children(head, &[Label::Compound]));
        words.push(head);
    }
    words
}
