//! "El Salvador did likewise", "several neighbours followed suit": the act told last, done by another.

use super::EventFound;
use super::read::Reader;
use crate::grammar;
use demarche_parse::Label;
use demarche_record::{Actor, Status};

/// How many sentences back the act may lie.
const BACK: usize = 1;

/// Adds the acts that a verb only points back to; events come in the order of their triggers.
pub fn add(reader: &Reader, events: &mut Vec<EventFound>) {
    let count = reader.page.syntax.tokens.len();
    let again: Vec<usize> = (0..count).filter(|&t| points_back(reader, t)).collect();
    for t in again {
        let at = events.partition_point(|e| e.trigger < t);
        if let Some(found) = copied(reader, &events[..at], t) {
            events.insert(at, found);
        }
    }
}

/// "did likewise", "did the same", "followed suit".
fn points_back(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    let beside =
        |labels: &[Label], word: &str| reader.children(t, labels).into_iter().any(|c| page.lemma(c) == word);
    match page.lemma(t) {
        "do" => {
            turned(reader, t).is_some()
                || beside(&[Label::Advmod], "likewise")
                || beside(&[Label::Obj, Label::Advmod, Label::Xcomp], "same")
                || beside(&[Label::Advmod], "so") && beside(&[Label::Advmod], "too")
        }
        "follow" => beside(&[Label::Obj], "suit"),
        _ => false,
    }
}

/// "as did the Saudi minister", "so did Kenya": the subject after its verb, which the tree may call its object.
fn turned(reader: &Reader, t: usize) -> Option<usize> {
    let page = reader.page;
    let marks = reader.children(t, &[Label::Advmod, Label::Mark, Label::Case]);
    if !marks.into_iter().any(|c| c < t && matches!(page.lemma(c), "as" | "so")) {
        return None;
    }
    let mut around = reader.children(t, &[Label::Nsubj, Label::Obj]).into_iter();
    around.next().filter(|&s| s > t && around.next().is_none() && reader.is_actor(s))
}

/// The last act of somebody else, done by the subject here.
fn copied(reader: &Reader, before: &[EventFound], t: usize) -> Option<EventFound> {
    let page = reader.page;
    let mood = reader.mood(t, None);
    if mood.refused || matches!(mood.status, Status::Negated | Status::Hypothetical) {
        return None;
    }
    let subject = turned(reader, t).or_else(|| grammar::subject_of(page, t))?;
    let members = std::iter::once(subject).chain(grammar::conjuncts(page, subject));
    let mut actors: Vec<Actor> = Vec::new();
    for actor in members.flat_map(|s| reader.who(s, true)) {
        if !actors.iter().any(|a| a.same_as(&actor)) {
            actors.push(actor);
        }
    }
    let known = |a: &Actor| a.id.is_some();
    let is = |a: &Actor| actors.iter().any(|b| a.id == b.id);
    if !actors.iter().any(known) {
        return None;
    }
    let sentence = page.token(t).sentence;
    let earlier = before.iter().rev().take_while(|e| page.token(e.trigger).sentence + BACK >= sentence);
    let mut earlier = earlier.filter(|e| page.same_world(e.trigger, t));
    let last = earlier.find(|e| {
        e.event.actors.iter().any(known) && !e.event.actors.iter().any(is) && e.event.attribution.is_empty()
    })?;
    // "Honduras recalled its ambassador to El Salvador. El Salvador did likewise": against the other.
    let back = last.event.recipients.iter().any(is);
    let mut recipients = if back { last.event.actors.clone() } else { last.event.recipients.clone() };
    recipients.iter_mut().for_each(|a| a.span = None);
    let mut event = last.event.clone();
    event.span = reader.extent(t, None);
    event.trigger = page.token(t).span;
    event.status = mood.status;
    event.actors = actors;
    event.recipients = recipients;
    event.attribution = reader.scopes.chain(t);
    event.when = None;
    event.place = None;
    Some(EventFound { event, trigger: t })
}
