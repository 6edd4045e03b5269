//! Who meets where the words name one side or none, and in which way.

use super::super::read::Reader;
use super::{EventFound, MEMORY};
use demarche_record::{Actor, EventType, Sector};
use std::collections::BTreeSet;

/// How many events on a host may be named.
const SOON: usize = 3;

/// Gives a meeting of which the words name one side or none ("the talks ended") the sides of the meeting told nearest.
pub(super) fn participants(reader: &Reader, events: &mut [EventFound]) {
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
pub(super) fn meetings(events: &mut [EventFound]) {
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
            // A state that meets an alliance away from home meets its members.
            2 if !bodies => venue.filter(|v| !ids.contains(v)).map(|_| {
                let body = event.actors.iter().any(|a| a.sector == Some(Sector::Igo));
                if body { "multilateral" } else { "third-party" }
            }),
            _ => Some("multilateral"),
        };
    }
}

/// "The two closed a round of talks. The negotiations, hosted by Finland": talks of two which a third hosts or leads.
pub(super) fn hosted(events: &mut [EventFound]) {
    for i in 0..events.len() {
        let event = &events[i].event;
        let sides: BTreeSet<&str> = event.actors.iter().filter_map(|a| a.id.as_deref()).collect();
        if event.kind != EventType::Consult || event.mode.is_some() || sides.len() != 2 {
            continue;
        }
        let host = |e: &&EventFound| {
            let mut who = e.event.actors.iter().filter_map(|a| a.id.as_deref());
            e.event.kind == EventType::Consult
                && e.event.status == event.status
                && e.event.mode == Some("third-party")
                && who.next().is_some_and(|id| !sides.contains(id))
                && who.next().is_none()
        };
        // Between the two no other meeting is told.
        let next = events[i + 1..].iter().take(SOON).find(|e| e.event.kind == EventType::Consult);
        if next.filter(host).is_some() {
            events[i].event.mode = Some("third-party");
        }
    }
}
