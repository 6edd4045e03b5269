//! Who did what to whom, coded in PLOVER and CAMEO.
//!
//! Each word of the codebook is read where it stands: the entry whose frame the tree fills best says what it tells
//! (`read`), the entry's roles say who takes part (`parties`), tense and what governs the clause say whether it has
//! happened (`status`). A noun that a light verb performs ("launched an attack") is one event with its verb.

mod about;
mod certainty;
mod complete;
mod emit;
pub mod explain;
mod extent;
mod governed;
mod granted;
mod headline;
mod likewise;
mod parties;
mod read;
mod recalled;
mod same;
mod slots;
mod stance;
mod status;
mod taken;
mod unreal;

use crate::{Mentions, Page, Places, Scopes, Times};
pub use complete::Choice;
use demarche_record::{Actor, Event, Position, Status};
use read::Reader;

/// An event with the token it was found by.
#[derive(Clone, Debug, PartialEq)]
pub struct EventFound {
    /// What is published.
    pub event: Event,
    /// The verb or noun that tells it.
    pub trigger: usize,
}

/// How the clause or phrase of each of these words is put, whether or not the codebook knows it.
pub fn statuses(
    page: &Page,
    mentions: &Mentions,
    places: &Places,
    scopes: &Scopes,
    words: &[usize],
) -> Vec<Status> {
    let reader = Reader::new(page, mentions, scopes, places);
    words.iter().map(|&t| reader.mood(t, None).status).collect()
}

/// How certain it is, for whoever tells it, that what each of these words tells has happened or will.
pub fn certainties(
    page: &Page,
    mentions: &Mentions,
    places: &Places,
    scopes: &Scopes,
    words: &[usize],
) -> Vec<f64> {
    let reader = Reader::new(page, mentions, scopes, places);
    words.iter().map(|&t| reader.certainty(t)).collect()
}

/// All events of the page, in text order.
pub fn find(
    page: &Page,
    mentions: &Mentions,
    times: &Times,
    places: &Places,
    scopes: &Scopes,
    positions: &[Position],
) -> Vec<EventFound> {
    let mut reader = Reader::new(page, mentions, scopes, places);
    let flat = headline::verbs(&reader);
    reader.flat = &flat;
    let mut events = told(&reader, times, positions);
    complete::recipients(&reader, &mut events);
    about::refine(&reader, &mut events);
    same::link(&reader, &mut events);
    events
}

/// The events as [`find`] tells them by rules alone, and for each everybody on whom it may fall.
pub fn choices(
    page: &Page,
    mentions: &Mentions,
    times: &Times,
    places: &Places,
    scopes: &Scopes,
    positions: &[Position],
) -> (Vec<EventFound>, Vec<Choice>) {
    let mut reader = Reader::new(page, mentions, scopes, places);
    let flat = headline::verbs(&reader);
    reader.flat = &flat;
    let mut events = told(&reader, times, positions);
    let choices = complete::choices(&reader, &mut events);
    (events, choices)
}

/// What the clauses tell, without what their surroundings add.
fn told(reader: &Reader, times: &Times, positions: &[Position]) -> Vec<EventFound> {
    let mut events = emit::all(reader, times);
    likewise::add(reader, &mut events);
    taken::add(reader, positions, &mut events);
    events
}

/// Whether it is known of one of these who it is.
fn known(actors: &[Actor]) -> bool {
    actors.iter().any(|a| a.id.is_some())
}
