//! Recipients that the clause leaves out and its surroundings make certain.

mod inside;
mod partners;
mod surroundings;

use super::EventFound;
use super::read::Reader;
use demarche_lexicon::Slot;
use demarche_parse::Label;
use demarche_record::{Actor, EventType, Sector, Status};
use inside::named_inside;
use partners::{Partners, partner};
use std::collections::{BTreeMap, BTreeSet};
use surroundings::Prominence;

/// How many events back an exchange between two sides is remembered.
const MEMORY: usize = 12;

/// Fills in on whom an act falls: somebody named in its own clause, else whose act it answers, else the one other side
/// of the page.
pub fn recipients(reader: &Reader, events: &mut [EventFound]) {
    joined_times(reader, events);
    participants(reader, events);
    meetings(events);
    let partners = Partners::of(events);
    let prominence = Prominence::of(reader);
    for i in 0..events.len() {
        if let Some(police) = surroundings::police(&prominence, &events[i]) {
            events[i].event.actors.push(police);
        }
        let event = &events[i].event;
        if event.kind == EventType::Aid && event.recipients.is_empty() {
            if let Some(given) = named_inside(reader, &events[i], usize::MAX) {
                events[i].event.recipients = given;
            }
            continue;
        }
        if !event.recipients.is_empty() || !aimed(event.kind) || event.actors.iter().all(|a| a.id.is_none()) {
            continue;
        }
        if let Some(own) = own_people(&events[i]) {
            events[i].event.recipients = own;
            continue;
        }
        if reader
            .read(events[i].trigger)
            .is_some_and(|r| r.entry.roles.as_ref().is_some_and(|roles| roles.all))
        {
            continue;
        }
        let somebody = matches!(
            events[i].event.kind,
            EventType::Request
                | EventType::Accuse
                | EventType::Threaten
                | EventType::Assault
                | EventType::Sanction
        );
        let unknown = surroundings::somebody(reader, events[i].trigger).filter(|_| somebody);
        if let Some(unknown) = unknown {
            // "Blamed hackers linked to Russian intelligence": only what their own phrase says of them.
            let own = named_inside(reader, &events[i], reader.page.syntax.right_edge(unknown));
            events[i].event.recipients.extend(own.unwrap_or_default());
            continue;
        }
        let inside = (events[i].event.kind != EventType::Agree)
            .then(|| named_inside(reader, &events[i], usize::MAX))
            .flatten();
        let found = inside
            .or_else(|| author(reader, events, i))
            .or_else(|| partner(&partners, &events[i]))
            .or_else(|| surroundings::promised_to(reader, &events[i]))
            .or_else(|| surroundings::country_inside(reader, &events[i]))
            .or_else(|| surroundings::recipients(reader, &prominence, events, i));
        if let Some(actors) = found {
            events[i].event.recipients = actors;
        }
    }
}

/// "Left the accord in 2018 and restored sanctions": verbs that are joined tell of the same days.
fn joined_times(reader: &Reader, events: &mut [EventFound]) {
    let page = reader.page;
    let past: BTreeMap<usize, Status> = events.iter().map(|e| (e.trigger, e.event.status)).collect();
    for found in events.iter_mut() {
        let t = found.trigger;
        let undated = found.event.when.is_none() && found.event.status == Status::Actual;
        let label = page.label(t);
        // "recalled its ambassador in 2023 after Iran executed a student": what came first is no younger.
        let before =
            label == Label::Advcl && matches!(crate::grammar::marker(page, t), Some("after" | "when"));
        let joined = page.token(t).head.filter(|_| undated && (label == Label::Conj || before));
        if let Some(first) = joined
            && past.get(&first) == Some(&Status::Historical)
            && (before || page.token(first).tag == page.token(t).tag)
        {
            found.event.status = Status::Historical;
        }
    }
}

/// Gives a meeting of which the words name one side or none ("the talks ended") the sides of the meeting told nearest.
fn participants(reader: &Reader, events: &mut [EventFound]) {
    let meeting = |e: &EventFound| {
        let visit = e.event.mode == Some("visit");
        (e.event.kind == EventType::Consult && !visit) || e.event.cameo == "036"
    };
    let known = |e: &EventFound| -> Vec<Actor> {
        e.event.actors.iter().filter(|a| a.id.is_some()).cloned().collect()
    };
    for i in 0..events.len() {
        let mine = known(&events[i]);
        if events[i].event.kind != EventType::Consult || !meeting(&events[i]) || mine.len() > 1 {
            continue;
        }
        let nearest = (1..MEMORY)
            .flat_map(|d| [i.checked_sub(d), Some(i + d)])
            .flatten()
            .filter(|&j| j < events.len() && meeting(&events[j]))
            .filter(|&j| reader.page.same_world(events[i].trigger, events[j].trigger))
            .map(|j| known(&events[j]))
            .find(|others| others.len() > 1 && mine.iter().all(|a| others.iter().any(|b| b.id == a.id)));
        for actor in nearest.unwrap_or_default() {
            if !mine.iter().any(|a| a.id == actor.id) {
                events[i].event.actors.push(Actor { span: None, ..actor });
            }
        }
    }
}

/// Three or more, or an organisation as a whole, meet multilaterally; two who meet in a third country meet by its offices.
fn meetings(events: &mut [EventFound]) {
    for found in events {
        let event = &mut found.event;
        if event.kind != EventType::Consult || event.mode.is_some() || !event.recipients.is_empty() {
            continue;
        }
        let ids: BTreeSet<&str> = event.actors.iter().filter_map(|a| a.id.as_deref()).collect();
        let bodies = event.actors.iter().all(|a| a.sector == Some(Sector::Igo));
        let venue = event.place.as_ref().and_then(|p| p.country.as_deref());
        event.mode = match ids.len() {
            0 => None,
            1 if !bodies => None,
            2 if !bodies => venue.filter(|v| !ids.contains(v)).map(|_| "third-party"),
            _ => Some("multilateral"),
        };
    }
}

/// A state's police and troops act against crowds at home.
fn own_people(found: &EventFound) -> Option<Vec<Actor>> {
    let event = &found.event;
    let at_home = match event.mode {
        Some("crowd-control") => true,
        Some("arrest") => event.actors.iter().all(|a| a.sector == Some(Sector::Cop)),
        _ => false,
    };
    at_home.then(|| {
        let mut people = event.actors.clone();
        people.retain(|a| a.id.is_some());
        people.into_iter().map(|a| Actor { sector: Some(Sector::Civ), name: None, span: None, ..a }).collect()
    })
}

/// Whose act it was that is answered, the last one told: "welcomed the decision", "dismissed the paper".
fn author(reader: &Reader, events: &[EventFound], i: usize) -> Option<Vec<Actor>> {
    let page = reader.page;
    if !answers(reader, events[i].trigger) {
        return None;
    }
    let earlier = events[..i]
        .iter()
        .rev()
        .take(MEMORY / 3)
        .filter(|e| page.same_world(e.trigger, events[i].trigger))
        .find(|e| e.event.actors.iter().any(|a| is_new(a, &events[i].event.actors)))?;
    let mut actors = earlier.event.actors.clone();
    actors.retain(|a| is_new(a, &events[i].event.actors));
    Some(actors.into_iter().map(|a| Actor { span: None, ..a }).collect())
}

/// Types that are aimed at somebody.
fn aimed(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Reject
            | EventType::Accuse
            | EventType::Support
            | EventType::Request
            | EventType::Threaten
            | EventType::Concede
            | EventType::Sanction
            | EventType::Assault
            | EventType::Coerce
            | EventType::Agree
    )
}

fn is_new(actor: &Actor, acting: &[Actor]) -> bool {
    actor.id.is_some() && !acting.iter().any(|a| a.id == actor.id)
}

/// Whether the object is something that was told before: "the demand", "that idea", "it".
fn answers(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    reader.fillers(t, Slot::Object).iter().any(|&o| {
        let definite = page.syntax.children(o).any(|c| {
            matches!(page.lemma(c), "the" | "this" | "that" | "these" | "those")
                && page.label(c) == Label::Det
        });
        let lemma = reader.lemma(o);
        reader.book.is("answer", &lemma)
            && (definite || matches!(lemma.as_str(), "it" | "that" | "this" | "them" | "they"))
    })
}
