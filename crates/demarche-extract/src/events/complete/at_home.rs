//! What a state does to its own people, and they to it.

use super::super::read::Reader;
use super::EventFound;
use super::surroundings::{Prominence, only_one};
use demarche_lexicon::Slot;
use demarche_parse::Pos;
use demarche_record::{Actor, EventType, Sector};
use demarche_text::Role;

/// A state's police and troops act against crowds at home.
pub(super) fn own_people(reader: &Reader, found: &EventFound) -> Option<Vec<Actor>> {
    let event = &found.event;
    // "Threatened to impose martial law", "lifted the curfew".
    let inner = || {
        let act = reader.read(found.trigger).and_then(|r| r.inner).and_then(|w| reader.read(w));
        act.is_some_and(|act| matches!(act.code.mode, Some("curfew" | "martial-law")))
    };
    let at_home = match event.mode {
        _ if matches!(event.kind, EventType::Threaten | EventType::Concede) && inner() => true,
        _ if matches!(event.cameo.as_str(), "0812" | "0813" | "0814") => true,
        Some("crowd-control" | "curfew" | "martial-law") => true,
        // "Police arrested 12": a bare number of people.
        Some("arrest") => {
            let police = event.actors.iter().all(|a| a.sector == Some(Sector::Cop));
            let objects = reader.fillers(found.trigger, Slot::Object);
            police && objects.iter().any(|&o| reader.page.pos(o) == Pos::Num)
        }
        // "The army seized power": at home, from the government.
        Some("seize") if event.cameo == "170" => {
            let rulers = event.actors.iter().filter(|a| a.sector == Some(Sector::Mil) && a.id.is_some());
            let rulers: Vec<Actor> = rulers
                .map(|a| Actor { id: a.id.clone(), sector: Some(Sector::Gov), ..Actor::default() })
                .collect();
            return (!rulers.is_empty()).then_some(rulers);
        }
        _ => false,
    };
    at_home.then(|| {
        let mut people = event.actors.clone();
        people.retain(|a| a.id.is_some());
        people.into_iter().map(|a| Actor { sector: Some(Sector::Civ), name: None, span: None, ..a }).collect()
    })
}

/// Who marches or blocks roads at home without being said against whom does it against the own government.
pub(super) fn protest_at_home(reader: &Reader, found: &EventFound) -> Option<Vec<Actor>> {
    let event = &found.event;
    let page = reader.page;
    let open = event.kind == EventType::Protest
        && event.recipients.is_empty()
        && (event.mode != Some("strike") || event.actors.iter().all(|a| a.sector == Some(Sector::Opp)))
        && page.role_at(found.trigger) == Role::Body;
    let id = event.actors.first()?.id.clone().filter(|id| open && id.len() == 3)?;
    let people = |a: &Actor| a.id.as_ref() == Some(&id) && a.sector != Some(Sector::Gov);
    if !event.actors.iter().all(people) {
        return None;
    }
    // "marched in support of the coup", "abroad", "over a visit of the French president".
    let elsewhere = event.place.as_ref().and_then(|p| p.country.as_ref()).is_some_and(|c| *c != id);
    let purposes = ["in", "for", "over", "outside", "with"].map(Slot::Prep);
    let otherwise = purposes.into_iter().flat_map(|slot| reader.fillers(found.trigger, slot)).any(|f| {
        matches!(
            page.lemma(f),
            "support" | "solidarity" | "favour" | "favor" | "sympathy" | "honour" | "memory"
        ) || reader.mentions.actors(page, f).iter().any(|a| a.id.is_some() && a.id.as_ref() != Some(&id))
    });
    (!elsewhere && !otherwise)
        .then(|| vec![Actor { id: Some(id), sector: Some(Sector::Gov), ..Actor::default() }])
}

/// Who arrests people at home, or cuts their internet, in a page about one country: its police, its government.
pub(super) fn authorities(prominence: &Prominence, found: &EventFound) -> Option<Actor> {
    let event = &found.event;
    let sector = match event.mode {
        Some("arrest" | "crowd-control") => Sector::Cop,
        Some("censor" | "curfew" | "martial-law") => Sector::Gov,
        _ => return None,
    };
    let id = only_one(&event.recipients)
        .filter(|id| id.len() == 3 && event.actors.is_empty() && prominence.is_first(id))
        .filter(|id| event.place.as_ref().and_then(|p| p.country.as_deref()).is_none_or(|c| c == *id))?;
    Some(Actor { id: Some(id.to_owned()), sector: Some(sector), ..Actor::default() })
}

/// "Police detained the runner-up, Chipo Banda": in a page about one country, whoever its police or courts hold, and of
/// whom nothing tells that they come from elsewhere, are its own.
pub(super) fn held(prominence: &Prominence, found: &EventFound) -> Option<String> {
    let event = &found.event;
    let held = matches!(event.mode, Some("arrest" | "abduct" | "deport" | "convict"));
    let unknown = !event.recipients.is_empty() && event.recipients.iter().all(|a| a.id.is_none());
    let rules = [Sector::Cop, Sector::Jud, Sector::Spy, Sector::Mil, Sector::Gov];
    let state = event.actors.iter().all(|a| a.sector.is_some_and(|s| rules.contains(&s)));
    let id = only_one(&event.actors).filter(|id| held && unknown && state && id.len() == 3)?;
    let here = event.place.as_ref().and_then(|p| p.country.as_deref()).is_none_or(|c| c == id);
    (here && prominence.is_first(id)).then(|| id.to_owned())
}
