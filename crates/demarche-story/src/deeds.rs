//! What became of a threat, a promise or a demand: a deed that later pages tell as done, in like words.

use crate::days::day_number;
use crate::pages::Shelf;
use crate::timeline::Happening;
use crate::who::meet;
use crate::words::Words;
use crate::{Deed, Stance, StanceTelling};
use demarche_record::PositionKind::{Demand, Promise, Threat};
use demarche_record::{Date, EventType, PositionStatus, Status};
use std::collections::BTreeMap;

/// How many events that share a word a stance is compared with.
const COMPARED: usize = 48;

/// How many content words a deed shares with what was announced, and which share of these words at least.
const SHARED: usize = 2;
const COVERED: f64 = 0.6;

/// Adds to each stance the deeds that carry it out.
pub(crate) fn link(stances: &mut [Stance], timeline: &[Happening], shelf: &Shelf) {
    let done: Vec<&Happening> =
        timeline.iter().filter(|h| h.status == Status::Actual && is_deed(h.kind)).collect();
    let words: Vec<Words> = done.iter().map(|h| Words::of(shelf.words(h.tellings[0].words))).collect();
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, words) in words.iter().enumerate() {
        for stem in words.stems() {
            by_word.entry(stem).or_default().push(at);
        }
    }
    for stance in stances.iter_mut() {
        let Some(status) = carried(stance) else { continue };
        let content = Words::of(shelf.words(stance.tellings[0].content));
        let lists = content.stems().filter_map(|stem| by_word.get(stem));
        let mut near: Vec<usize> = lists.flat_map(|list| list.iter().take(COMPARED).copied()).collect();
        near.sort_unstable();
        near.dedup();
        let since = told(&stance.tellings[0], shelf);
        let deeds: Vec<Deed> = near
            .into_iter()
            .filter(|&at| is_done(stance, done[at]) && like(&content, &words[at]))
            .filter_map(|at| deed(done[at], status, since, shelf))
            .collect();
        stance.deeds = deeds;
    }
}

/// What a deed makes of a stance of this kind.
fn carried(stance: &Stance) -> Option<PositionStatus> {
    match stance.kind {
        Threat => Some(PositionStatus::CarriedOut),
        Promise | Demand => Some(PositionStatus::Fulfilled),
        _ => None,
    }
}

/// Types of events that are more than words.
fn is_deed(kind: EventType) -> bool {
    use EventType::{Aid, Assault, Coerce, Concede, Cooperate, Mobilize, Retreat, Sanction, Support};
    matches!(kind, Aid | Assault | Coerce | Concede | Cooperate | Mobilize | Retreat | Sanction | Support)
}

/// Whether the one who would act, or is to act, acts on the one concerned.
fn is_done(stance: &Stance, deed: &Happening) -> bool {
    let (by, on) = match stance.kind {
        Demand => (&stance.addressees, &stance.holders),
        _ => (&stance.holders, &stance.addressees),
    };
    let on_them =
        deed.recipients.is_empty() || on.is_empty() || stance.kind == Demand || meet(&deed.recipients, on);
    meet(&deed.actors, by) && on_them
}

fn like(content: &Words, deed: &Words) -> bool {
    let shared = content.shared(deed);
    let all = content.stems().count();
    shared >= SHARED && shared as f64 >= COVERED * all as f64 && !content.clash(deed)
}

/// The first telling of a deed, if it comes after the stance was taken.
fn deed(done: &Happening, status: PositionStatus, since: Option<Date>, shelf: &Shelf) -> Option<Deed> {
    let first = &done.tellings[0];
    let page = shelf.document(first.words.page).published;
    let day = done.days.and_then(|days| days.first()).or(page)?;
    let later = day_number(day) > day_number(since?);
    later.then(|| Deed {
        words: first.words,
        day,
        sources: first.sources.clone(),
        by: done.actors.clone(),
        status,
    })
}

fn told(telling: &StanceTelling, shelf: &Shelf) -> Option<Date> {
    let own = telling.days.and_then(|days| days.first());
    own.or(shelf.document(telling.content.page).published)
}
