//! Recipients that the clause leaves out and its surroundings make certain.

pub(super) mod answered;
mod at_home;
mod days;
mod harm;
mod inside;
mod meetings;
mod partners;
mod scene;
mod shared;
mod sides;
mod surroundings;
mod title;
mod topic;
mod whom;

use super::EventFound;
use super::read::Reader;
use at_home::{own_people, protest_at_home};
use demarche_lexicon::Slot;
use demarche_record::{Actor, Event, EventType, Sector};
use inside::named_inside;
use meetings::{hosted, meetings, participants};
use partners::{Partners, partner};
use surroundings::Prominence;
use whom::Around;
pub use whom::Choice;

/// The rule that an act falls on nobody in particular.
const NOBODY: &str = "nobody";

/// How many events back an exchange between two sides is remembered.
const MEMORY: usize = 12;

/// Fills in on whom an act falls: somebody named in its own clause, else whose act it answers, else the one other side
/// of the page, else whoever is most likely.
pub fn recipients(reader: &Reader, events: &mut Vec<EventFound>) {
    completed(reader, events, None);
}

/// The same by rules alone, with everybody who might be meant: what the likeliest is learnt from.
pub fn choices(reader: &Reader, events: &mut Vec<EventFound>) -> Vec<Choice> {
    let mut choices = Vec::new();
    completed(reader, events, Some(&mut choices));
    choices
}

fn completed(reader: &Reader, events: &mut Vec<EventFound>, mut choices: Option<&mut Vec<Choice>>) {
    days::joined(reader, events);
    harm::pointed_back(reader, events);
    participants(reader, events);
    meetings(events);
    addressees(reader, events);
    let partners = Partners::of(reader.page.lexicon, events);
    inside::same_addressee(reader, events);
    shared::complements(reader, events);
    let prominence = Prominence::of(reader);
    sides::reciprocal(reader, &partners, &prominence, events);
    sides::done_to(reader, &partners, events);
    sides::brokered(reader, &partners, &prominence, events);
    let around = Around::of(reader, &partners, &prominence);
    same_hands(reader, events);
    meetings(events);
    hosted(events);
    // The body first: what a title leaves out it tells.
    let titles = (0..events.len()).partition(|&i| !title::is_title(reader, &events[i]));
    let (body, titles): (Vec<usize>, Vec<usize>) = titles;
    let first_of_title = body.len();
    for (n, i) in body.into_iter().chain(titles).enumerate() {
        if n >= first_of_title {
            title::complete(reader, events, i);
        }
        let rule = recipient(reader, &partners, &prominence, events, i);
        match &mut choices {
            Some(choices) => choices.push(whom::choice(reader, &around, events, i, rule)),
            None => {
                if rule != NOBODY {
                    whom::fill(reader, &around, events, i, rule);
                }
                let police = at_home::authorities(reader, &prominence, events, i);
                events[i].event.actors.extend(police);
            }
        }
    }
    scene::places(reader, events);
}

/// Fills in on whom one act falls; which rule told it, or kept silent.
fn recipient(
    reader: &Reader,
    partners: &Partners,
    prominence: &Prominence,
    events: &mut [EventFound],
    i: usize,
) -> &'static str {
    let police = at_home::authorities(reader, prominence, events, i);
    events[i].event.actors.extend(police);
    if let Some(id) = at_home::held(prominence, &events[i]) {
        events[i].event.recipients.iter_mut().for_each(|a| a.id = Some(id.clone()));
    }
    harm::by_foe(reader, partners, &mut events[i]);
    at_home::retaken(&mut events[i]);
    if let Some(marchers) = at_home::marchers(reader, prominence, &events[i]) {
        events[i].event.actors = vec![marchers];
    }
    let event = &events[i].event;
    if event.kind == EventType::Aid && event.recipients.is_empty() {
        if let Some(given) = named_inside(reader, &events[i], usize::MAX) {
            events[i].event.recipients = given;
        }
        return "aid";
    }
    if let Some(own) = protest_at_home(reader, &events[i]) {
        events[i].event.recipients = own;
        return "protest";
    }
    if !event.recipients.is_empty() || !aimed(event.kind) || event.actors.iter().all(|a| a.id.is_none()) {
        return "given";
    }
    // "Imposed a curfew": on a place. "Called for an inquiry": upon nobody, unless the page is about one other state.
    if events[i].event.kind == EventType::Coerce
        && matches!(events[i].event.mode, Some("curfew" | "martial-law"))
    {
        return NOBODY;
    }
    if topic::asks_for_inquiry(reader, &events[i]) {
        events[i].event.recipients = surroundings::on_stage(prominence, &events[i]).unwrap_or_default();
        return NOBODY;
    }
    if let Some(own) = own_people(reader, prominence, &events[i]) {
        events[i].event.recipients = own;
        return "own";
    }
    if let Some(sides) = sides::mediated(reader, partners, prominence, &events[i]) {
        events[i].event.recipients = sides;
        return "mediated";
    }
    if reader.read(events[i].trigger).is_some_and(|r| r.is_reciprocal()) {
        // "Kyiv agreed within a day": alone, one agrees with whoever asked.
        events[i].event.recipients = answered::asked(reader, events, i).unwrap_or_default();
        return "answered";
    }
    if let Some(hurt) = surroundings::conditioned(reader, &events[i]) {
        events[i].event.recipients = hurt;
        return "conditioned";
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
    let asks = events[i].event.kind == EventType::Request;
    let unknown = unknown.or_else(|| reader.told_to_act(events[i].trigger).filter(|_| asks));
    if unknown.is_some()
        && let Some(foe) = partners::hurt_foe(partners, &events[i])
    {
        events[i].event.recipients = foe;
        return "foe";
    }
    if let Some(unknown) = unknown {
        // "Blamed hackers linked to Russian intelligence": only what their own phrase says of them.
        let own = named_inside(reader, &events[i], reader.page.syntax.right_edge(unknown));
        events[i].event.recipients.extend(own.unwrap_or_default());
        return "somebody";
    }
    let inside = (events[i].event.kind != EventType::Agree)
        .then(|| named_inside(reader, &events[i], usize::MAX))
        .flatten();
    let found = inside
        .map(|a| (a, "inside"))
        .or_else(|| inside::between(reader, &events[i]).map(|a| (a, "between")))
        .or_else(|| surroundings::awaited(reader, &events[i]).map(|a| (a, "awaited")))
        .or_else(|| at_home::own_government(&events[i]).map(|a| (a, "opposition")))
        .or_else(|| answered::lifted(reader, events, i).map(|a| (a, "lifted")))
        .or_else(|| answered::author(reader, events, i).map(|a| (a, "author")))
        .or_else(|| partner(partners, &events[i]).map(|a| (a, "partner")))
        .or_else(|| partners.foe_at_home(reader.page.lexicon, &events[i]).map(|a| (a, "foe")))
        .or_else(|| surroundings::promised_to(reader, &events[i]).map(|a| (a, "promised")))
        .or_else(|| answered::asked(reader, events, i).map(|a| (a, "asked")))
        .or_else(|| sides::called_upon(partners, prominence, &events[i]).map(|a| (a, "called")))
        .or_else(|| inside::country_inside(reader, &events[i]).map(|a| (a, "country")))
        .or_else(|| surroundings::recipients(reader, prominence, events, i).map(|a| (a, "sur")));
    if let Some((actors, rule)) = found {
        events[i].event.recipients = actors;
        return rule;
    }
    "none"
}

/// "Told the Interfax news agency that the offer would lapse": a medium that is told so is not whom it concerns.
fn addressees(reader: &Reader, events: &mut [EventFound]) {
    let page = reader.page;
    let told = |span: demarche_text::Span| {
        let start = page.syntax.tokens.partition_point(|t| t.span.start < span.start);
        let inside = (start..page.syntax.tokens.len()).take_while(|&t| page.token(t).span.start < span.end);
        inside.filter_map(|t| page.token(t).head).any(|h| reader.verbal(h) && page.lemma(h) == "tell")
    };
    for found in events {
        let event = &mut found.event;
        if matches!(
            event.kind,
            EventType::Threaten
                | EventType::Agree
                | EventType::Reject
                | EventType::Request
                | EventType::Concede
        ) {
            event.recipients.retain(|a| a.sector != Some(Sector::Med) || !a.span.is_some_and(told));
        }
    }
}

/// "Finnish police boarded the tanker. Documents were seized": what is done next to the same people without anybody who
/// does it is done by the same.
fn same_hands(reader: &Reader, events: &mut [EventFound]) {
    for i in 1..events.len() {
        let event = &events[i].event;
        let kind = event.kind;
        let done = matches!(kind, EventType::Coerce | EventType::Sanction);
        let t = events[i].trigger;
        // "Kurdish forces took the town": by somebody else, whoever they are.
        let told = reader.verbal(t)
            && !crate::grammar::passive(reader.page, t)
            && reader.fillers(t, Slot::Subject).iter().any(|&s| !super::same::is_definite(reader, s));
        if !done || told || event.actors.iter().any(|a| a.id.is_some()) {
            continue;
        }
        let before = events[..i].iter().rev().take(MEMORY / 3).find(|e| {
            e.event.kind == kind
                && e.event.status == event.status
                && reader.page.same_world(e.trigger, events[i].trigger)
                && e.event.actors.iter().any(|a| a.id.is_some())
        });
        let fits = before.filter(|e| {
            let whom = |e: &Event, a: &Actor| e.recipients.iter().any(|b| b.id == a.id);
            event.recipients.iter().all(|a| e.event.recipients.is_empty() || whom(&e.event, a))
        });
        if let Some(actors) = fits.map(|e| e.event.actors.clone()) {
            events[i].event.actors = taken_over(actors);
        }
    }
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

/// The known ones of those whom other words name: the same actors, told at no place of this clause.
fn taken_over(actors: Vec<Actor>) -> Vec<Actor> {
    actors.into_iter().filter(|a| a.id.is_some()).map(|a| Actor { span: None, ..a }).collect()
}

fn is_new(actor: &Actor, acting: &[Actor]) -> bool {
    actor.id.is_some() && !acting.iter().any(|a| a.id == actor.id)
}
