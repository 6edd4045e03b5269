//! Meetings that an event tells of, whose sides the words beside them do not name: "I met the minister", "they spoke
//! again", "rang the leaders of both".

use super::trigger::{self, Telling};
use crate::events::EventFound;
use crate::{Page, grammar};
use demarche_parse::{Pos, Tag};
use demarche_record::{Actor, Event, EventType, Status};

/// The tellings with those of the events among them, in text order: an event knows who takes part also by pronouns, by
/// whose words they are, and by what stands elsewhere on the page.
pub fn with(page: &Page, mut tellings: Vec<Telling>, events: &[EventFound]) -> Vec<Telling> {
    let known = tellings.len();
    for EventFound { event, trigger: token } in events.iter().filter(|found| meets(page, found)) {
        let (token, sides) = (*token, sides(event));
        // Who was only filled in may have met elsewhere.
        let named = sides.iter().all(|a| a.span.is_some());
        if sides.len() < 2 || !named {
            continue;
        }
        let words = page.token(token).sentence;
        let inside = |t: &Telling| event.span.contains(page.token(t.token).span);
        let first = tellings[..known].partition_point(|t| page.token(t.token).sentence < words);
        let here = tellings[first..known].iter_mut().take_while(|t| page.token(t.token).sentence == words);
        let mut here = here.filter(|t| inside(t)).peekable();
        if here.peek().is_none() {
            let verb =
                if page.pos(token) == Pos::Verb { Some(token) } else { trigger::governor(page, token) };
            tellings.push(Telling { token, verb, parties: sides, closed: true });
            continue;
        }
        let short = |t: &&mut Telling| t.parties.iter().filter(|p| p.id.is_some()).count() < 2;
        if let Some(telling) = here.find(|t| t.token == token).filter(short) {
            telling.parties = sides;
        }
    }
    tellings.sort_by_key(|t| t.token);
    tellings
}

/// Whether an event is a meeting of sides that took place, told by a verb or as a call; what a mediator or a guest did,
/// and what goes on ("a faction that is negotiating"), is told in other ways.
fn meets(page: &Page, found: &EventFound) -> bool {
    let (event, t) = (&found.event, found.trigger);
    let phone = event.mode == Some("phone");
    let verb = page.pos(t) == Pos::Verb && trigger::VERBS.contains(&page.lemma(t));
    event.kind == EventType::Consult
        && event.status == Status::Actual
        && !grammar::passive(page, t) // "had been called to the ministry"
        && (phone || event.mode.is_none() && verb && page.token(t).tag != Tag::Vbg)
}

/// Who takes part, each side once.
fn sides(event: &Event) -> Vec<Actor> {
    let mut sides: Vec<Actor> = Vec::new();
    for actor in event.actors.iter().chain(&event.recipients).filter(|a| a.id.is_some()) {
        if !sides.iter().any(|side| side.id == actor.id) {
            sides.push(actor.clone());
        }
    }
    sides
}
