//! What a title leaves out and the body tells: "Market shelled again", "UN chief pleads for restraint".

use super::super::known;
use super::super::read::Reader;
use super::{EventFound, taken_over};
use demarche_record::Actor;
use demarche_text::Role;

/// How many events after the title's the body may take to tell it.
const SOON: usize = 10;

/// Whether an event is told by the title.
pub(super) fn is_title(reader: &Reader, found: &EventFound) -> bool {
    reader.page.role_at(found.trigger) == Role::Title
}

/// Gives the event of a title the sides of the body's first event of its type, where theirs agree.
pub(super) fn complete(reader: &Reader, events: &mut [EventFound], i: usize) {
    let event = &events[i].event;
    if known(&event.actors) && known(&event.recipients) {
        return;
    }
    let body = |e: &&EventFound| reader.page.role_at(e.trigger) == Role::Body;
    let told = events[i + 1..].iter().take(SOON).filter(body).find(|e| {
        e.event.kind == event.kind
            && e.event.status == event.status
            && agree(&e.event.actors, &event.actors)
            && agree(&e.event.recipients, &event.recipients)
    });
    let Some(told) = told.map(|e| e.event.clone()) else { return };
    let event = &mut events[i].event;
    // Somebody whom the title names without telling who it is acts in the body under a name.
    if !known(&event.actors) && known(&told.actors) {
        event.actors = taken_over(told.actors);
    }
    // "Caracas and Bogota trade blame": both do.
    let mutual = reader.read(events[i].trigger).is_some_and(|r| r.is_reciprocal());
    let event = &mut events[i].event;
    if !known(&event.recipients) && known(&told.recipients) && !(mutual && event.actors.len() > 1) {
        event.recipients = taken_over(told.recipients);
    }
    event.mode = event.mode.or(told.mode);
}

/// Whether one side is open in one of the two, or they share somebody.
fn agree(a: &[Actor], b: &[Actor]) -> bool {
    !known(a) || !known(b) || a.iter().any(|x| x.id.is_some() && b.iter().any(|y| x.id == y.id))
}
