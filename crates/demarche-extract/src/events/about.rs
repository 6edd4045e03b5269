//! What a demand, a refusal or a threat is about, and with what an attack is made, where its predicate does not say: by
//! the words beside it, which the codebook lists in its classes `about-...` and `by-...`, else by the act before it.

use super::complete::answered;
use super::read::Reader;
use super::{EventFound, known};
use crate::grammar;
use demarche_lexicon::{Code, Slot};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, EventType};

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
/// How many events back the act lies that an act is like.
const SOON: usize = 4;
/// How many sentences back it lies.
const LASTS: usize = 2;

/// Gives a mode to the events whose predicate leaves it open.
pub(super) fn refine(reader: &Reader, events: &mut [EventFound]) {
    for i in 0..events.len() {
        if asks_the_public(reader, &events[i]) {
            events[i].event.mode = None;
            events[i].event.cameo = "100".to_owned();
            continue;
        }
        let Some(code) = open_code(&events[i]) else { continue };
        if code.kind == EventType::Reject && bargains(reader, events[i].trigger) {
            events[i].event.mode = Some("yield");
            events[i].event.cameo = "124".to_owned();
        }
        let found = &events[i];
        let (words, classes) = match code.kind {
            EventType::Request | EventType::Reject | EventType::Threaten => (content(reader, found), ABOUT),
            EventType::Assault => (weapons(reader, found.trigger), BY),
            _ => continue,
        };
        let better = of_what_was_asked(reader, events, i, &code)
            .or_else(|| words.into_iter().find_map(|w| by_word(reader, w, classes, &code)))
            .or_else(|| as_before(reader, events, i, &code));
        if let Some(better) = better {
            events[i].event.mode = better.mode;
            events[i].event.cameo = better.cameo.to_owned();
        }
    }
}

/// The code of an event that leaves open what it is about.
fn open_code(found: &EventFound) -> Option<Code> {
    let &cameo = OPEN.iter().find(|&&code| found.event.cameo == code)?;
    let general = matches!(found.event.mode, None | Some("change"));
    general.then_some(Code { kind: found.event.kind, mode: found.event.mode, cameo, weak: false })
}

/// "Urged residents to stay indoors", "told everyone to go home": what the public is asked yields nothing to anybody.
fn asks_the_public(reader: &Reader, found: &EventFound) -> bool {
    let asked = || {
        let slots = [Slot::Indirect, Slot::Object, Slot::Prep("on"), Slot::Prep("to")];
        slots.into_iter().flat_map(|slot| reader.fillers(found.trigger, slot))
    };
    found.event.kind == EventType::Request
        && asked().any(|w| reader.book.is("public", &reader.lemma(w)))
        && reader.read(found.trigger).is_some_and(|reading| reading.inner.is_some())
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

/// "Asked that the arsenals be counted. Both have ruled that out": a refusal is of the kind of what was asked.
fn of_what_was_asked(reader: &Reader, events: &[EventFound], i: usize, code: &Code) -> Option<Code> {
    if code.kind != EventType::Reject {
        return None;
    }
    let t = events[i].trigger;
    let alone = || {
        matches!(reader.lemma(t).as_str(), "refuse" | "decline")
            && [Slot::Object, Slot::Act, Slot::Clause].into_iter().all(|s| reader.fillers(t, s).is_empty())
    };
    let noun = answered::answered(reader, t).filter(|noun| !reader.book.is("allegation", noun));
    if noun.is_none() && !alone() {
        return None;
    }
    let mine = &events[i].event.actors;
    let of_these = |e: &&EventFound| {
        !share(&e.event.actors, mine) && (!known(&e.event.recipients) || share(&e.event.recipients, mine))
    };
    let asked = before(reader, events, i).find(|e| e.event.kind == EventType::Request).filter(of_these)?;
    let class = ABOUT.iter().find(|class| class.strip_prefix("about-") == asked.event.mode)?;
    reader.book.compose(class, Some(code)).filter(|better| better.kind == code.kind)
}

/// "Shells fell on the market. Five people were killed": who is hurt was hurt in the attack told just before.
fn as_before(reader: &Reader, events: &[EventFound], i: usize, code: &Code) -> Option<Code> {
    let mine = &events[i];
    let lemma = reader.lemma(mine.trigger);
    let hurts = reader.book.is("harm", &lemma) || matches!(lemma.as_str(), "strike" | "hit" | "die");
    if code.kind != EventType::Assault || !hurts {
        return None;
    }
    let agree = |a: &[Actor], b: &[Actor]| !known(a) || !known(b) || share(a, b);
    let attack = before(reader, events, i).find(|e| {
        e.event.kind == EventType::Assault
            && e.event.status == mine.event.status
            && agree(&e.event.actors, &mine.event.actors)
            && agree(&e.event.recipients, &mine.event.recipients)
    })?;
    let ways = BY.iter().filter_map(|class| reader.book.compose(class, Some(code)));
    ways.into_iter().find(|way| way.mode.is_some() && way.mode == attack.event.mode)
}

/// The events told shortly before one, the nearest first.
fn before<'e>(reader: &Reader, events: &'e [EventFound], i: usize) -> impl Iterator<Item = &'e EventFound> {
    let page = *reader.page;
    let t = events[i].trigger;
    let near = move |e: &&EventFound| {
        page.same_world(e.trigger, t) && page.token(e.trigger).sentence + LASTS >= page.token(t).sentence
    };
    events[..i].iter().rev().take(SOON).filter(near)
}

fn share(a: &[Actor], b: &[Actor]) -> bool {
    a.iter().any(|x| x.id.is_some() && b.iter().any(|y| x.id == y.id))
}

/// The words of what is wanted, refused or threatened, the nearest first.
fn content(reader: &Reader, found: &EventFound) -> Vec<usize> {
    let page = reader.page;
    let (t, span) = (found.trigger, found.event.span);
    let telling = |w: &usize| {
        matches!(page.pos(*w), Pos::Noun | Pos::Verb | Pos::Adj | Pos::Propn)
            && reader.mentions.at(*w).is_none_or(|m| m.actors.is_empty())
            && !of_wording(reader, *w)
    };
    let object = reader.fillers(t, Slot::Object).into_iter().next();
    // "demanded guarantees for all who return": what is assured stays with who asks.
    let assured = object.into_iter().chain([t]).any(|w| reader.book.is("assurance", &reader.lemma(w)));
    if shows_force(reader, found) || found.event.kind == EventType::Request && assured {
        return Vec::new();
    }
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
    let threat = found.event.kind == EventType::Threaten;
    let end = page.syntax.tokens.partition_point(|x| x.span.start < span.end);
    let mut words: Vec<usize> = own.into_iter().collect();
    let rest = (t + 1..end.max(t + 1)).take_while(|&w| threat || !opens_aside(reader, w));
    words.extend(rest.filter(telling).take(NEAR));
    if threat {
        let start = page.syntax.tokens.partition_point(|x| x.span.start < span.start);
        words.extend((start..t).filter(telling).take(NEAR));
    }
    words
}

/// "When they next meet": what is wanted ends before a clause that tells when or why.
fn opens_aside(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    matches!(page.label(t), Label::Mark | Label::Advmod)
        && matches!(page.lemma(t), "when" | "while" | "because" | "although" | "though")
}

/// "Withdraw the maps", "release the results": what is done to words changes a stance and yields no ground.
fn of_wording(reader: &Reader, t: usize) -> bool {
    let object = || reader.fillers(t, Slot::Object).into_iter();
    reader.verbal(t) && object().any(|o| reader.book.is("wording", &reader.lemma(o)))
}

/// "Threatens a missile launch": a show of force hits nobody yet.
fn shows_force(reader: &Reader, found: &EventFound) -> bool {
    let inner = || reader.read(found.trigger)?.inner;
    found.event.kind == EventType::Threaten
        && inner().and_then(|w| reader.read(w)).is_some_and(|act| act.code.kind == EventType::Mobilize)
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
