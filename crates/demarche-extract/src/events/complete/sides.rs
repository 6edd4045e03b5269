//! The two sides of a page's quarrel: who fights, keeps a truce or is mediated between where the words name nobody.

use super::super::emit::stands_alone;
use super::super::read::Reader;
use super::partners::Partners;
use super::surroundings::Prominence;
use super::{EventFound, MEMORY};
use demarche_lexicon::Slot;
use demarche_record::{Actor, EventType};
use std::collections::BTreeSet;

/// "The fighting got worse", "the truce held": both sides of the page, else those of the act told nearest.
pub(super) fn reciprocal(
    reader: &Reader,
    partners: &Partners,
    prominence: &Prominence,
    events: &mut [EventFound],
) {
    for i in 0..events.len() {
        if fallen_on_both(reader, partners, &mut events[i]) {
            continue;
        }
        let event = &events[i].event;
        let each = reader.is_mutual(events[i].trigger);
        let meets = event.kind == EventType::Agree && event.cameo == "036";
        let mutual = each
            || (matches!(event.kind, EventType::Assault | EventType::Retreat | EventType::Consult) || meets)
                && reader.read(events[i].trigger).is_some_and(|r| r.is_reciprocal());
        let signed = event.cameo == "057" && crate::grammar::passive(reader.page, events[i].trigger);
        if !mutual && !signed || named(event.actors.iter().chain(&event.recipients)).next().is_some() {
            continue;
        }
        let sides = partners.two().or_else(|| {
            let near = nearest(reader, partners, events, i);
            let home = partners.at_home().cloned();
            // Rebels who let a foreign crew go still fight the state in which they are at home.
            let shares = |home: &[String; 2]| near.iter().flatten().any(|id| home.contains(id));
            home.filter(|home| near.is_none() || shares(home)).or_else(|| near.clone())
        });
        // "The ceasefire has largely held": of the two whom the page is about.
        let fights = matches!(event.kind, EventType::Assault | EventType::Retreat);
        let told = || partners.told_most(prominence, &[]).and_then(|two| <[String; 2]>::try_from(two).ok());
        let sides = sides.or_else(|| told().filter(|_| fights));
        if let Some([a, b]) = sides {
            events[i].event.actors = [a, b].map(actor).to_vec();
        }
    }
}

/// "Clashes in May left 40 dead", "four guards died in an exchange of fire": where two fight each other and nothing tells
/// who killed whom, both fought.
fn fallen_on_both(reader: &Reader, partners: &Partners, found: &mut EventFound) -> bool {
    let t = found.trigger;
    if found.event.kind != EventType::Assault || named(found.event.actors.iter()).next().is_some() {
        return false;
    }
    let causes = [Slot::Subject, Slot::Prep("in"), Slot::Prep("during")];
    let mut causes = causes.into_iter().flat_map(|slot| reader.fillers(t, slot)).filter(|&c| c != t);
    let fight = causes.find_map(|c| {
        let reading = reader.read(c).filter(|r| r.code.kind == EventType::Assault && r.is_reciprocal())?;
        Some(reader.parties(c, &reading, None).actors)
    });
    let Some(mut sides) = fight else { return false };
    if named(sides.iter()).count() < 2 {
        let both: BTreeSet<&str> = named(found.event.recipients.iter()).collect();
        sides = match partners.two() {
            Some(two) if both.iter().all(|id| two.iter().any(|side| side == id)) => two.map(actor).to_vec(),
            _ if both.len() == 2 => both.into_iter().map(|id| actor(id.to_owned())).collect(),
            _ => return false,
        };
    }
    found.event.actors = sides;
    found.event.recipients.clear();
    true
}

/// "The Chinese ambassador was summoned": by the one whom his country faces on the page; what nobody is known to have
/// done is not told.
pub(super) fn done_to(reader: &Reader, partners: &Partners, events: &mut Vec<EventFound>) {
    for found in events.iter_mut() {
        let event = &mut found.event;
        // Envoys: what is done to others in the passive has authors of all kinds.
        let open = event.actors.is_empty()
            && match event.kind {
                EventType::Sanction => event.mode == Some("expel") && event.cameo.starts_with("166"),
                EventType::Accuse => event.cameo == "114",
                _ => false,
            };
        let whom = named(event.recipients.iter()).next().filter(|_| open);
        let by = whom.and_then(|whom| match partners.only(whom) {
            Some(other) => Some(other.to_owned()),
            None => partners
                .two()
                .filter(|sides| sides.iter().any(|side| side == whom))
                .and_then(|sides| sides.into_iter().find(|side| side != whom)),
        });
        event.actors.extend(by.map(actor));
    }
    events.retain(|e| {
        !e.event.actors.is_empty()
            || stands_alone(reader, e.trigger, !e.event.recipients.is_empty())
            || !matches!(e.event.kind, EventType::Sanction | EventType::Accuse | EventType::Consult)
                && !matches!(e.event.cameo.as_str(), "057" | "036")
    });
}

/// "Angola, which hosted earlier talks", "ECOWAS is chairing the meeting": with the two between whom somebody mediates.
pub(super) fn brokered(
    reader: &Reader,
    partners: &Partners,
    prominence: &Prominence,
    events: &mut [EventFound],
) {
    for found in events.iter_mut() {
        let t = found.trigger;
        let event = &found.event;
        let own: BTreeSet<&str> = named(event.actors.iter()).collect();
        if event.kind != EventType::Consult || own.len() != 1 || !event.recipients.is_empty() {
            continue;
        }
        let verb = match reader.lemma(t).as_str() {
            "mediate" | "broker" => true,
            "host" | "chair" | "convene" | "facilitate" | "moderate" => {
                reader.fillers(t, Slot::Object).iter().any(|&o| reader.book.is("talks", &reader.lemma(o)))
            }
            "lead" | "head" => {
                reader.fillers(t, Slot::Object).iter().any(|&o| reader.lemma(o) == "mediation")
            }
            _ => false,
        };
        let own: Vec<&str> = own.into_iter().collect();
        let sides = partners.two_but(&own).map(|two| two.to_vec());
        let sides = sides.or_else(|| partners.told_most(prominence, &own)).filter(|s| verb && s.len() == 2);
        found.event.actors.extend(sides.into_iter().flatten().map(actor));
    }
}

/// "Finland offered to host a second round", "China stands ready to mediate": to whom a go-between offers himself.
pub(super) fn mediated(
    reader: &Reader,
    partners: &Partners,
    prominence: &Prominence,
    found: &EventFound,
) -> Option<Vec<Actor>> {
    let event = &found.event;
    let hosts = event.cameo == "036" && offers_to_host(reader, found.trigger);
    if event.kind != EventType::Agree || event.cameo != "039" && !hosts {
        return None;
    }
    let own: Vec<&str> = named(event.actors.iter()).collect();
    let sides = partners.two().filter(|sides| !sides.iter().any(|side| own.contains(&side.as_str())));
    if let Some([a, b]) = sides.or_else(|| partners.two_but(&own)) {
        return Some([a, b].map(actor).to_vec());
    }
    // "Has offered to host officials from the two countries": whom the words name.
    let act = reader.read(found.trigger).and_then(|r| r.inner);
    let objects = act.map_or_else(Vec::new, |act| reader.fillers(act, Slot::Object));
    let guests = objects.into_iter().flat_map(|o| reader.who(o, true));
    let guests: Vec<Actor> =
        guests.filter(|a| a.id.as_deref().is_some_and(|id| !own.contains(&id))).collect();
    if named(guests.iter()).collect::<BTreeSet<&str>>().len() > 1 {
        return Some(guests);
    }
    partners.told_most(prominence, &own).map(|sides| sides.into_iter().map(actor).collect())
}

/// "Has offered to host officials from the two countries".
fn offers_to_host(reader: &Reader, t: usize) -> bool {
    let inner = reader.read(t).and_then(|r| r.inner);
    inner.is_some_and(|w| {
        matches!(reader.lemma(w).as_str(), "host" | "hold" | "convene" | "chair" | "mediate")
    })
}

/// "The African Union called for a halt to hostilities": who is to stop, meet or show restraint are the two sides.
pub(super) fn called_upon(
    partners: &Partners,
    prominence: &Prominence,
    found: &EventFound,
) -> Option<Vec<Actor>> {
    let event = &found.event;
    let both = event.mode == Some("yield") || event.mode == Some("meet");
    let asked = event.kind == EventType::Request && both;
    let own: Vec<&str> = named(event.actors.iter()).collect();
    let Some([a, b]) = partners.two().filter(|_| asked) else {
        let sides = partners.told_most(prominence, &own).filter(|_| asked && !own.is_empty())?;
        return (sides.len() == 2).then(|| sides.into_iter().map(actor).collect());
    };
    let outside = !named(event.actors.iter()).any(|id| id == a || id == b);
    (outside && named(event.actors.iter()).next().is_some()).then(|| [a, b].map(actor).to_vec())
}

/// The two sides of the act told nearest that has exactly two.
fn nearest(reader: &Reader, partners: &Partners, events: &[EventFound], i: usize) -> Option<[String; 2]> {
    // Organisations of states fight nobody.
    let fights = matches!(events[i].event.kind, EventType::Assault | EventType::Retreat);
    let near = (1..MEMORY).flat_map(|d| [i.checked_sub(d), Some(i + d)]).flatten();
    near.filter(|&j| j < events.len() && reader.page.same_world(events[i].trigger, events[j].trigger))
        .filter(|&j| {
            let e = &events[j].event;
            let hostile = matches!(e.kind, EventType::Assault | EventType::Retreat | EventType::Accuse);
            hostile || (e.recipients.is_empty() && e.kind == EventType::Consult)
        })
        .find_map(|j| {
            let e = &events[j].event;
            let sides: BTreeSet<&str> = named(e.actors.iter().chain(&e.recipients)).collect();
            if fights && sides.iter().any(|id| partners.is_organisation(id)) {
                return None;
            }
            let mut sides = sides.into_iter();
            match (sides.next(), sides.next(), sides.next()) {
                (Some(a), Some(b), None) => Some([a.to_owned(), b.to_owned()]),
                _ => None,
            }
        })
}

fn named<'a>(actors: impl Iterator<Item = &'a Actor>) -> impl Iterator<Item = &'a str> {
    actors.filter_map(|a| a.id.as_deref())
}

fn actor(id: String) -> Actor {
    Actor { id: Some(id), ..Actor::default() }
}
