//! Whom the words after a trigger name.

use super::super::read::Reader;
use super::{EventFound, is_new};
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, EventType, Sector};

/// The first actor other than the acting one that the words after the trigger name.
pub(super) fn named_inside(reader: &Reader, found: &EventFound, last: usize) -> Option<Vec<Actor>> {
    let page = reader.page;
    let sentence = page.syntax.sentences[page.token(found.trigger).sentence].tokens.clone();
    // "praised what it called Iran's attitude": the object is a clause that the extent leaves out.
    let what = reader
        .fillers(found.trigger, Slot::Object)
        .into_iter()
        .find(|&o| page.lemma(o) == "what")
        .map_or(0, |o| page.token(page.syntax.right_edge(o)).span.end);
    let inside: Vec<usize> = (found.trigger + 1..sentence.end.min(last.saturating_add(1)))
        .take_while(|&t| page.token(t).span.start < found.event.span.end.max(what))
        .filter(|&t| page.label(t) != Label::Conj && reader.mentions.at(t).is_some_and(|m| m.head == t))
        .filter(|&t| !circumstance(reader, t) && !reader.is_venue(t) && !meanwhile(reader, found, t))
        .filter(|&t| !of_another_act(reader, found, t) && !elsewhere(reader, found, t))
        .collect();
    // Whoever is named outright comes before "Russian" in "Russian gas".
    let (plain, adjectives): (Vec<usize>, Vec<usize>) =
        inside.into_iter().partition(|&t| page.label(t) != Label::Amod);
    plain.into_iter().chain(adjectives).find_map(|t| {
        let mut actors = reader.mentions.actors(page, t);
        actors.retain(|a| is_new(a, &found.event.actors) || answers_to(a, &found.event.actors));
        // "Took the case to the court", "hours before the Council meets": who judges is not accused, nor threatened.
        let hostile =
            matches!(found.event.kind, EventType::Accuse | EventType::Threaten | EventType::Sanction);
        if hostile && page.label(t) != Label::Obj {
            actors.retain(|a| a.id.as_deref() != Some("UN") && a.sector != Some(Sector::Jud));
        }
        (!actors.is_empty()).then_some(actors)
    })
}

/// "Called off a strike after talks with the Nigerian government": people at home, and those who govern them.
fn answers_to(a: &Actor, acting: &[Actor]) -> bool {
    let people = |s| matches!(s, Some(Sector::Civ | Sector::Opp | Sector::Reb | Sector::Ngo));
    let rules = matches!(a.sector, Some(Sector::Gov | Sector::Mil | Sector::Cop | Sector::Jud));
    rules && a.id.is_some() && acting.iter().all(|b| b.id == a.id && people(b.sector))
}

/// Whether a name stands in a clause of time, in the account of whoever tells it, or in what is told of the object: "walked
/// out after Khartoum had spoken", "according to diplomats of NATO", "escorted a ship that belongs to Russia".
fn elsewhere(reader: &Reader, found: &EventFound, t: usize) -> bool {
    let page = reader.page;
    let held = matches!(found.event.kind, EventType::Coerce | EventType::Support | EventType::Sanction);
    let above = std::iter::once(t).chain(page.syntax.ancestors(t)).take(8);
    above.take_while(|&w| w != found.trigger).any(|w| {
        let mark = |words: &[&str]| page.syntax.children(w).any(|c| c < w && words.contains(&page.lemma(c)));
        match page.label(w) {
            Label::Advcl => mark(&["after", "when", "since", "once"]),
            Label::AclRelcl => held,
            Label::Obl | Label::Nmod => mark(&["according"]),
            _ => false,
        }
    })
}

/// Whether a phrase tells where, when or by whose account rather than on whom; "Iraqi" in "near the Iraqi town", too.
fn circumstance(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    let mut at = t;
    let mut behind_of = false;
    for _ in 0..3 {
        let aside = |p: &str| reader.book.is("aside", &p.to_lowercase()) && (!behind_of || p == "under");
        if grammar::cases(page, at).any(aside) {
            return true;
        }
        // "Under the eyes of IGAD monitors".
        let of = page.label(at) == Label::Nmod && grammar::cases(page, at).any(|p| p == "of");
        behind_of |= of;
        let part =
            of || matches!(page.label(at), Label::Amod | Label::Compound | Label::Flat | Label::NmodPoss);
        match page.token(at).head.filter(|_| part) {
            Some(head) => at = head,
            None => break,
        }
    }
    false
}

/// "warned hours before a session of the Council", "threatens a launch as the Council prepares to meet": who is named
/// only to tell when.
fn meanwhile(reader: &Reader, found: &EventFound, t: usize) -> bool {
    let page = reader.page;
    let above = page.syntax.ancestors(t).take(6).take_while(|&w| w != found.trigger);
    std::iter::once(t).chain(above).any(|w| match page.label(w) {
        Label::Obl | Label::Nmod => {
            grammar::cases(page, w).any(|p| matches!(p, "before" | "during" | "since" | "amid" | "ahead"))
        }
        Label::Advcl => grammar::marker(page, w)
            .is_some_and(|m| matches!(m, "as" | "while" | "before" | "though" | "although" | "whereas")),
        _ => false,
    })
}

/// "rejected any attempt to drive Palestinians out": they suffer what is rejected, it is not they who are rejected.
fn of_another_act(reader: &Reader, found: &EventFound, t: usize) -> bool {
    let page = reader.page;
    // "detained an officer on suspicion of passing secrets to Moscow": what he is held for.
    let held = matches!(found.event.kind, EventType::Coerce | EventType::Sanction | EventType::Assault);
    let mut above = page.syntax.ancestors(t).take(6).take_while(|&w| w != found.trigger);
    if held && above.any(|w| reader.book.is("ground", &reader.lemma(w)) || page.label(w) == Label::Advcl) {
        return true;
    }
    if !matches!(found.event.kind, EventType::Accuse | EventType::Reject) {
        return false;
    }
    let mut above = page.syntax.ancestors(t).take(4).take_while(|&w| w != found.trigger);
    above.any(|w| {
        reader.harms(w)
            && reader.read(w).is_some_and(|r| {
                let whom = reader.parties(w, &r, None).recipients;
                reader.mentions.actors(page, t).iter().any(|a| whom.iter().any(|b| b.id == a.id))
            })
    })
}

/// "Lodged a protest with Albania, charging its neighbour with meddling", "rejected an Indian plan, urging its
/// counterpart to sign": a participle that goes on speaking speaks to the same.
pub(super) fn same_addressee(reader: &Reader, events: &mut [EventFound]) {
    let page = reader.page;
    let speaks = |kind| {
        matches!(
            kind,
            EventType::Accuse
                | EventType::Request
                | EventType::Reject
                | EventType::Threaten
                | EventType::Support
        )
    };
    for i in 1..events.len() {
        let t = events[i].trigger;
        // "Summoned the Turkish ambassador and demanded that the ship be freed".
        let joined = page.label(t) == Label::Conj
            && matches!(events[i].event.kind, EventType::Request | EventType::Threaten)
            && page.lemma(t) != "call"
            && reader.children(t, &[Label::Nsubj]).is_empty()
            && reader.told_to_act(t).is_none();
        let goes_on =
            (page.label(t) == Label::Advcl && page.token(t).tag == Tag::Vbg || joined) && reader.verbal(t);
        let open = goes_on && events[i].event.recipients.iter().all(|a| a.id.is_none());
        let Some(main) = page.token(t).head.filter(|&h| open && h < t && speaks(events[i].event.kind)) else {
            continue;
        };
        let fellow = |o: usize| {
            matches!(
                page.lemma(o),
                "neighbour"
                    | "neighbor"
                    | "counterpart"
                    | "rival"
                    | "foe"
                    | "latter"
                    | "it"
                    | "him"
                    | "her"
                    | "them"
            )
        };
        let points_back = reader.fillers(t, Slot::Object).into_iter().all(fellow);
        let acting = &events[i].event.actors;
        let same = |e: &EventFound| e.event.actors.iter().any(|a| acting.iter().any(|b| a.id == b.id));
        let before = events[..i].iter().rev().take(4);
        let before = before.into_iter().find(|e| e.trigger == main && speaks(e.event.kind) && same(e));
        let whom = before.filter(|_| points_back).map(|e| e.event.recipients.clone()).unwrap_or_default();
        if whom.iter().any(|a| a.id.is_some()) {
            events[i].event.recipients = super::taken_over(whom);
        }
    }
}

/// "Offered to host talks between Chad and Sudan", "offered to bring both sides to one table": two others whom an offer
/// names together.
pub(super) fn between(reader: &Reader, found: &EventFound) -> Option<Vec<Actor>> {
    if found.event.kind != EventType::Agree {
        return None;
    }
    let page = reader.page;
    let end = page.syntax.sentences[page.token(found.trigger).sentence].tokens.end;
    let span = found.event.span.end;
    let words = (found.trigger + 1..end).take_while(|&t| page.token(t).span.start < span);
    let named = words.filter(|&t| page.label(t) != Label::Conj && !circumstance(reader, t));
    named.filter(|&t| !meanwhile(reader, found, t) && !elsewhere(reader, found, t)).find_map(|t| {
        let group = reader.mentions.at(t).is_some_and(|m| m.head == t && m.actors.len() > 1);
        let between = grammar::cases(page, t).any(|p| p == "between");
        let above = page.syntax.ancestors(t).take(12).take_while(|&w| w != found.trigger);
        let far = above
            .into_iter()
            .any(|w| matches!(page.label(w), Label::Ccomp | Label::Parataxis | Label::AclRelcl));
        if far || !group && !between {
            return None;
        }
        let actors = reader.mentions.actors(page, t);
        let new = actors.iter().all(|a| is_new(a, &found.event.actors));
        let two = actors.iter().any(|a| a.id != actors[0].id);
        (new && two).then_some(actors)
    })
}

/// "Condemned the execution of a student in Iran": the state in whose country it was done.
pub(super) fn country_inside(reader: &Reader, found: &EventFound) -> Option<Vec<Actor>> {
    if found.event.kind != EventType::Accuse {
        return None;
    }
    let page = reader.page;
    let object = reader.fillers(found.trigger, Slot::Object).into_iter().next()?;
    // "the execution of a student in Iran": the place may hang on the victim.
    let of = |c: usize| page.label(c) == Label::Nmod && grammar::cases(page, c).any(|p| p == "of");
    let deed = page.syntax.children(object).find(|&c| of(c));
    let victim = deed.filter(|_| reader.harms(object));
    let around = std::iter::once(object).chain(victim);
    let inside =
        |c: usize| grammar::cases(page, c).any(|p| p == "in") && page.pos(c) == Pos::Propn && c > object;
    let place = around
        .flat_map(|o| page.syntax.children(o))
        .find(|&c| page.label(c) == Label::Nmod && inside(c))
        .or_else(|| {
            // "the closure of schools in Chad": hung on the verb by the tree.
            let behind = page.syntax.right_edge(object) + 1;
            let whole = |c: usize| inside(c) && !reader.is_city(c) && page.syntax.left_edge(c) == behind;
            let phrases = reader.children(found.trigger, &[Label::Obl]);
            phrases.into_iter().find(|&c| deed.is_some() && whole(c))
        })?;
    let mut actors = reader.mentions.actors(page, place);
    actors.retain(|a| a.id.is_some() && !found.event.actors.iter().any(|b| b.id == a.id));
    (actors.len() == 1).then_some(actors)
}
