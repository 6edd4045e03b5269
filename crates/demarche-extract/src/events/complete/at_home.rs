//! What a state does to its own people, and they to it.

use super::super::read::Reader;
use super::EventFound;
use super::surroundings::{Prominence, only_one};
use demarche_lexicon::Slot;
use demarche_parse::Pos;
use demarche_record::{Actor, EventType, Sector};
use demarche_text::Role;

/// How many events away a march may be told.
const NEAR: usize = 8;

/// A state's police and troops act against crowds at home.
pub(super) fn own_people(reader: &Reader, prominence: &Prominence, found: &EventFound) -> Option<Vec<Actor>> {
    let event = &found.event;
    // "Threatened to impose martial law", "lifted the curfew".
    let inner = || {
        let act = reader.read(found.trigger).and_then(|r| r.inner).and_then(|w| reader.read(w));
        act.is_some_and(|act| matches!(act.code.mode, Some("curfew" | "martial-law")))
    };
    let at_home = match event.mode {
        _ if matches!(event.kind, EventType::Threaten | EventType::Concede) && inner() => true,
        _ if matches!(event.cameo.as_str(), "0812" | "0813" | "0814") => true,
        Some("crowd-control") => true,
        // "Police arrested 12": a bare number of people.
        Some("arrest") => {
            let police = event.actors.iter().any(|a| a.sector == Some(Sector::Cop));
            let armed = || event.actors.iter().all(|a| a.sector == Some(Sector::Mil));
            let at_home = || only_one(&event.actors).is_some_and(|id| prominence.is_first(id));
            let objects = reader.fillers(found.trigger, Slot::Object);
            (police || armed() && at_home()) && objects.iter().any(|&o| reader.page.pos(o) == Pos::Num)
        }
        // "Soldiers fired at a crowd", "the regulator suspended two channels", "fired shots to disperse them".
        _ if matches!(event.kind, EventType::Assault | EventType::Coerce)
            && rules_at_home(reader, prominence, found) =>
        {
            true
        }
        // "Refuses to resign": towards those at home who ask for it.
        _ if event.kind == EventType::Reject && stays_in_office(reader, found) => true,
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

/// "The opposition rejected the recount": whom the opposition of a country answers, asks or accuses without a name is mostly
/// its own government.
pub(super) fn own_government(found: &EventFound) -> Option<Vec<Actor>> {
    use EventType::{Accuse, Protest, Reject, Request, Threaten};
    let event = &found.event;
    let id = only_one(&event.actors).filter(|id| id.len() == 3)?;
    let opposes = event.actors.iter().all(|a| a.sector == Some(Sector::Opp));
    let answers = matches!(event.kind, Accuse | Protest | Reject | Request | Threaten);
    (opposes && answers)
        .then(|| vec![Actor { id: Some(id.to_owned()), sector: Some(Sector::Gov), ..Actor::default() }])
}

/// Whether a state's forces or offices act on plain people or on what is theirs, of whom nothing tells that they are of
/// elsewhere, and not abroad.
fn rules_at_home(reader: &Reader, prominence: &Prominence, found: &EventFound) -> bool {
    let event = &found.event;
    let page = reader.page;
    let Some(id) = only_one(&event.actors).filter(|id| id.len() == 3) else { return false };
    let sector = |s: Sector| event.actors.iter().all(|a| a.sector == Some(s));
    // Soldiers fight abroad as well: the place must be told.
    let place = event.place.as_ref().and_then(|p| p.country.as_deref());
    let here = match place {
        Some(country) => country == id,
        None => sector(Sector::Cop) || sector(Sector::Jud) || prominence.is_first(id),
    };
    if !here || !(sector(Sector::Cop) || sector(Sector::Jud) || sector(Sector::Mil) || sector(Sector::Gov)) {
        return false;
    }
    let slots = [Slot::Object, Slot::Prep("at"), Slot::Prep("on"), Slot::Prep("against"), Slot::Prep("into")];
    let aim = slots.into_iter().flat_map(|slot| reader.fillers(found.trigger, slot));
    let ends: Vec<usize> =
        reader.fillers(found.trigger, Slot::Act).into_iter().filter(|&a| a > found.trigger).collect();
    if ends.iter().any(|&a| reader.lemma(a) == "disperse") {
        return true;
    }
    let aim = aim.chain(ends.into_iter().flat_map(|a| reader.fillers(a, Slot::Object)));
    aim.into_iter().any(|o| {
        let lemma = reader.lemma(o);
        let civil = reader.book.is("crowd", &lemma)
            || reader.book.is("citizens", &lemma) && page.pos(o) == Pos::Noun
            || matches!(
                lemma.as_str(),
                "suspect" | "channel" | "newspaper" | "website" | "broadcaster" | "mourner"
            );
        civil && reader.mentions.actors(page, o).iter().all(|a| a.id.is_none()) && is_plain(reader, o)
    })
}

/// Whether nothing beside a noun tells that those whom it means come from elsewhere.
fn is_plain(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    let beside = page.syntax.children(t).filter(|&c| c < t);
    beside.into_iter().all(|c| {
        reader.mentions.actors(page, c).iter().all(|a| a.id.is_none())
            && !matches!(page.lemma(c), "foreign" | "migrant" | "refugee" | "other" | "its" | "their")
    })
}

/// "Ruled out stepping down", "refuses to quit".
fn stays_in_office(reader: &Reader, found: &EventFound) -> bool {
    let page = reader.page;
    let rules = found.event.actors.iter().all(|a| matches!(a.sector, Some(Sector::Gov)) && a.id.is_some());
    let t = found.trigger;
    let slots = [Slot::Act, Slot::Object, Slot::Clause];
    let leaves = |v: usize| match page.lemma(v) {
        "resign" | "resignation" | "abdicate" => true,
        "quit" => reader.fillers(v, Slot::Object).is_empty(),
        "step" => page.syntax.children(v).any(|c| matches!(page.lemma(c), "down" | "aside")),
        _ => false,
    };
    rules && slots.into_iter().flat_map(|slot| reader.fillers(t, slot)).any(leaves)
}

/// "The army retook the town": what an army takes in its own country it takes from somebody else.
pub(super) fn retaken(found: &mut EventFound) {
    let event = &mut found.event;
    let id = only_one(&event.actors).filter(|id| id.len() == 3 && event.cameo == "192");
    let rules = |a: &Actor| matches!(a.sector, Some(Sector::Mil | Sector::Gov));
    let own = |a: &Actor| a.id.as_deref() == id && a.sector.is_none();
    if id.is_some() && event.actors.iter().all(rules) && event.recipients.iter().all(own) {
        event.recipients.clear();
    }
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

/// "Hundreds of traders marched": people of whom nothing tells where they come from march at home.
pub(super) fn marchers(reader: &Reader, prominence: &Prominence, found: &EventFound) -> Option<Actor> {
    let event = &found.event;
    let page = reader.page;
    let open = event.kind == EventType::Protest
        && event.actors.iter().all(|a| a.id.is_none())
        && event.recipients.iter().all(|a| a.id.is_none())
        && page.role_at(found.trigger) == Role::Body;
    let subject = reader.fillers(found.trigger, Slot::Subject).into_iter().next().filter(|_| open)?;
    let inner = || reader.fillers(subject, Slot::Prep("of")).into_iter().next();
    let people = if reader.book.is("amount", &reader.lemma(subject)) { inner()? } else { subject };
    let private = |m: &crate::mentions::Mention| {
        m.actors.iter().all(|a| a.id.is_none() && matches!(a.sector, None | Some(Sector::Bus | Sector::Civ)))
    };
    let many = matches!(page.token(people).tag, demarche_parse::Tag::Nns)
        && reader.mentions.at(people).is_some_and(private)
        && is_plain(reader, people);
    let place = event.place.as_ref().and_then(|p| p.country.as_deref());
    let id = place.or_else(|| prominence.first()).filter(|id| many && id.len() == 3)?;
    let span = Some(crate::grammar::phrase_span_without_case(page, subject));
    Some(Actor { id: Some(id.to_owned()), sector: Some(Sector::Civ), name: None, span })
}

/// Who arrests people at home, or cuts their internet, in a page about one country: its police, its government.
///
/// "Seven demonstrators had been shot dead": who is told of as a protester is shot by those whom he protests against.
pub(super) fn authorities(
    reader: &Reader,
    prominence: &Prominence,
    events: &[EventFound],
    i: usize,
) -> Option<Actor> {
    let event = &events[i].event;
    let people = |a: &Actor| matches!(a.sector, None | Some(Sector::Civ | Sector::Opp | Sector::Med));
    // "Two police stations were burned down", where people march.
    let police = || event.recipients.iter().all(|a| a.sector == Some(Sector::Cop));
    let unrest = || {
        let near = events[i.saturating_sub(NEAR)..].iter().take(2 * NEAR);
        near.into_iter().any(|e| e.event.kind == EventType::Protest && e.trigger != events[i].trigger)
    };
    let marched = |a: &Actor| {
        a.span.is_some_and(|s| {
            let words = reader.page.text(s).to_lowercase();
            ["protester", "demonstrator", "marcher"].iter().any(|w| words.contains(w))
        })
    };
    let sector = match event.mode {
        Some("arrest" | "crowd-control") => Sector::Cop,
        Some("censor" | "curfew" | "martial-law") => Sector::Gov,
        // "Most have been denied a lawyer".
        Some("withhold") if event.recipients.iter().all(people) => Sector::Gov,
        _ if event.kind == EventType::Assault && event.recipients.iter().all(marched) => Sector::Cop,
        _ if matches!(event.kind, EventType::Assault | EventType::Protest) && police() && unrest() => {
            Sector::Civ
        }
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
