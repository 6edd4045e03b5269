//! Whose act it was that is answered: "welcomed the decision", "dismissed the ultimatum", "agreed within a day".

use super::super::read::Reader;
use super::{EventFound, MEMORY, is_new, taken_over};
use demarche_lexicon::Slot;
use demarche_parse::Label;
use demarche_record::{Actor, EventType, Sector, Status};

/// How many events back an act is answered that is named by no noun of its kind.
const SOON: usize = 4;

/// Whose act it was that is answered: of those told before the last that the noun can stand for, else the last one.
pub(super) fn author(reader: &Reader, events: &[EventFound], i: usize) -> Option<Vec<Actor>> {
    let lemma = answered(reader, events[i].trigger)?;
    let kinds = acts(reader, &lemma);
    // "Demanded the release of the detainees" answers nothing.
    if events[i].event.kind == EventType::Request {
        return None;
    }
    let acting = &events[i].event.actors;
    if let Some(body) = issuer(reader, events, i, &lemma) {
        return Some(body);
    }
    let new = |e: &&EventFound| {
        reader.page.same_world(e.trigger, events[i].trigger)
            && e.event.actors.iter().any(|a| is_new(a, acting))
    };
    let of_kind = events[..i].iter().rev().take(MEMORY).filter(new).find(|e| kinds.contains(&e.event.kind));
    let earlier = of_kind.or_else(|| events[..i].iter().rev().take(SOON).find(new))?;
    let mut actors = earlier.event.actors.clone();
    actors.retain(|a| is_new(a, acting));
    Some(taken_over(actors))
}

/// "It lifted those sanctions in February": those on whom the acting one had laid them.
pub(super) fn lifted(reader: &Reader, events: &[EventFound], i: usize) -> Option<Vec<Actor>> {
    let event = &events[i].event;
    let acting = event.actors.first()?.id.as_deref().filter(|_| event.kind == EventType::Concede)?;
    let laid = |o: usize| {
        let lemma = reader.lemma(o);
        ["sanction", "limits", "siege"].iter().any(|class| reader.book.is(class, &lemma))
    };
    if !reader.fillers(events[i].trigger, Slot::Object).into_iter().any(laid) {
        return None;
    }
    let earlier = events[..i].iter().rev().take(2 * MEMORY);
    let mut near = earlier.filter(|e| reader.page.same_world(e.trigger, events[i].trigger));
    let found = near.find(|e| {
        matches!(e.event.kind, EventType::Sanction | EventType::Coerce)
            && e.event.actors.iter().any(|a| a.id.as_deref() == Some(acting))
            && e.event.recipients.iter().any(|a| is_new(a, &event.actors))
    })?;
    Some(taken_over(found.event.recipients.clone()))
}

/// "Germany backed the listings", "Nauru refused to sign the communique": the organisation that acted last, whose text
/// or measure it is.
fn issuer(reader: &Reader, events: &[EventFound], i: usize, noun: &str) -> Option<Vec<Actor>> {
    if !reader.book.is("issued", noun) {
        return None;
    }
    let acting = &events[i].event.actors;
    let body = |a: &&Actor| a.sector == Some(Sector::Igo) && is_new(a, acting);
    let earlier = events[..i].iter().rev().take(MEMORY);
    let found = earlier
        .filter(|e| reader.page.same_world(e.trigger, events[i].trigger))
        .find_map(|e| e.event.actors.iter().chain(&e.event.recipients).find(body))?;
    Some(vec![Actor { span: None, name: None, ..found.clone() }])
}

/// "Kyiv agreed within a day", "the rebels said yes": who has asked or offered shortly before.
pub(super) fn asked(reader: &Reader, events: &[EventFound], i: usize) -> Option<Vec<Actor>> {
    let event = &events[i].event;
    let agreed = event.kind == EventType::Agree && event.status == Status::Actual;
    let acting = event.actors.first()?.id.as_deref().filter(|_| agreed)?;
    if event.actors.iter().any(|a| a.id.as_deref() != Some(acting)) {
        return None;
    }
    // "Ethiopia and Tigray have agreed": with each other.
    let mut subjects = reader.fillers(events[i].trigger, Slot::Subject).into_iter();
    if subjects.any(|s| crate::grammar::conjuncts(reader.page, s).next().is_some()) {
        return None;
    }
    let is = |a: &Actor| a.id.as_deref() == Some(acting);
    let earlier = events[..i].iter().rev().take(SOON);
    let mut towards = earlier.filter(|e| reader.page.same_world(e.trigger, events[i].trigger));
    let found = towards.find(|e| e.event.recipients.iter().any(is) && !e.event.actors.iter().any(is))?;
    let known = taken_over(found.event.actors.clone());
    (!known.is_empty()).then_some(known)
}

/// The types of the acts that a noun can stand for.
fn acts(reader: &Reader, noun: &str) -> Vec<EventType> {
    use EventType::{Accuse, Agree, Assault, Concede, Request, Retreat, Sanction, Support, Threaten};
    let classes: [(&str, &[EventType]); 8] = [
        ("demand", &[Request, Threaten]),
        ("allegation", &[Accuse]),
        ("proposal", &[Agree, Request, Threaten]),
        ("sanction", &[Sanction]),
        ("measure", &[Sanction, Agree]),
        ("deal", &[Agree, Support]),
        ("truce", &[Agree, Retreat]),
        ("stroke", &[Assault]),
    ];
    let of_class = classes.iter().filter(|(class, _)| reader.book.is(class, noun));
    let mut found: Vec<EventType> = of_class.flat_map(|(_, kinds)| kinds.iter().copied()).collect();
    found.extend(match noun {
        "resolution" | "vote" | "motion" => &[Support, Accuse][..],
        "threat" | "warning" | "ultimatum" => &[Threaten],
        "release" | "withdrawal" => &[Retreat, Concede],
        _ => &[],
    });
    found
}

/// The noun or pronoun of the object, if it is something that was told before: "the demand", "that idea", "it".
pub(in crate::events) fn answered(reader: &Reader, t: usize) -> Option<String> {
    let page = reader.page;
    reader.fillers(t, Slot::Object).into_iter().find_map(|o| {
        let definite = page.syntax.children(o).any(|c| {
            matches!(page.lemma(c), "the" | "this" | "that" | "these" | "those")
                && page.label(c) == Label::Det
        });
        let lemma = reader.lemma(o);
        let known = reader.book.is("answer", &lemma)
            && (definite || matches!(lemma.as_str(), "it" | "that" | "this" | "them" | "they"));
        known.then_some(lemma)
    })
}
