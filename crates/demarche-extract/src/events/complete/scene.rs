//! Where an act happens whose clause leaves the place to the words before: "Six people were arrested", "talks there".

use super::super::read::Reader;
use super::EventFound;
use demarche_parse::Label;
use demarche_record::{EventType, Status, Where};

/// How many sentences back a scene lasts.
const LASTS: usize = 1;
/// How many places back "there" looks.
const BACK: usize = 4;

/// Gives acts of one scene its place.
pub(super) fn places(reader: &Reader, events: &mut [EventFound]) {
    for i in 0..events.len() {
        if events[i].event.place.is_some() {
            continue;
        }
        let place = there(reader, events[i].trigger).or_else(|| scene(reader, events, i));
        events[i].event.place = place;
    }
}

/// "The army has boycotted the talks there": the place named last before.
fn there(reader: &Reader, t: usize) -> Option<Where> {
    let page = reader.page;
    let points = |at: usize| {
        page.syntax.children(at).any(|c| page.lemma(c) == "there" && page.label(c) == Label::Advmod)
    };
    let objects = reader.children(t, &[Label::Obj, Label::Obl]);
    if !points(t) && !objects.into_iter().any(points) {
        return None;
    }
    let sentence = page.token(t).sentence;
    let before = reader.places.all.partition_point(|p| p.head < t);
    let near = reader.places.all[..before].iter().rev().take(BACK);
    near.filter(|p| page.token(p.head).sentence + 2 >= sentence && page.same_world(p.head, t))
        .map(|p| p.place.clone())
        .next()
}

/// Acts of force and of crowds happen where the one before them did, in the same sentence or the one before.
fn scene(reader: &Reader, events: &[EventFound], i: usize) -> Option<Where> {
    let page = reader.page;
    let bodily = |e: &EventFound| {
        matches!(e.event.kind, EventType::Assault | EventType::Coerce | EventType::Protest)
            && e.event.status == Status::Actual
    };
    let mine = &events[i];
    let sentence = page.token(mine.trigger).sentence;
    let last = events[..i].last().filter(|_| bodily(mine))?;
    let near = page.token(last.trigger).sentence + LASTS >= sentence
        && page.same_world(last.trigger, mine.trigger)
        && page.role_at(last.trigger) == page.role(sentence);
    let place = last.event.place.clone().filter(|_| near && bodily(last))?;
    // What is done to people of another state is done elsewhere.
    let country = place.country.as_deref()?;
    let mut ids = mine.event.recipients.iter().filter_map(|a| a.id.as_deref()).filter(|id| id.len() == 3);
    ids.all(|id| id == country).then_some(place)
}
