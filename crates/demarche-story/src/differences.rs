//! What the pages tell differently.

use crate::figures::Claim;
use crate::pages::Shelf;
use crate::who::keys;
use crate::words::Words;
use crate::{FigureGroup, Happening, Stance};
use demarche_record::{PositionKind, Status};
use std::collections::BTreeMap;

/// How many claims of one group are compared with each other.
const COMPARED: usize = 48;

/// Two things that pages, or those they quote, tell differently.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// Numbers for the same thing that exclude each other: places in [`crate::Brief::figures`] and its claims.
    Numbers {
        /// The group.
        group: usize,
        /// The two claims.
        claims: (usize, usize),
    },
    /// Told as a fact in one place, and as not having happened in another.
    Denied {
        /// As a fact.
        told: Box<Happening>,
        /// As not having happened.
        denied: Box<Happening>,
    },
    /// Alleged by one and denied by another: places in [`crate::Brief::stances`].
    Accusation {
        /// The accusation.
        accusation: usize,
        /// The denial.
        denial: usize,
    },
}

/// All differences: accusations, events, numbers.
pub(crate) fn of(
    events: &[Happening],
    stances: &[Stance],
    figures: &[FigureGroup],
    shelf: &Shelf,
) -> Vec<Difference> {
    let mut found = accusations(stances);
    found.extend(denied(events, shelf));
    found.extend(numbers(figures));
    found
}

fn accusations(stances: &[Stance]) -> Vec<Difference> {
    let denials = stances.iter().enumerate().filter(|(_, s)| s.kind == PositionKind::Denial);
    let pairs = denials
        .flat_map(|(denial, stance)| stance.answers.iter().map(move |&accusation| (accusation, denial)));
    let mut pairs: Vec<(usize, usize)> = pairs.collect();
    pairs.sort_unstable();
    let difference = |(accusation, denial)| Difference::Accusation { accusation, denial };
    pairs.into_iter().map(difference).collect()
}

/// Events told as fact and as not having happened: same type and actors, like words, no other day.
fn denied(events: &[Happening], shelf: &Shelf) -> Vec<Difference> {
    let mut told: BTreeMap<(&str, Vec<&str>), Vec<&Happening>> = BTreeMap::new();
    for event in events.iter().filter(|e| matches!(e.status, Status::Actual | Status::Historical)) {
        told.entry((event.kind.as_str(), keys(&event.actors))).or_default().push(event);
    }
    let mut found = Vec::new();
    for event in events.iter().filter(|e| e.status == Status::Negated && !e.actors.is_empty()) {
        let same = told.get(&(event.kind.as_str(), keys(&event.actors)));
        let same = same.into_iter().flatten().take(COMPARED);
        for other in same.filter(|other| is_same_event(other, event, shelf)) {
            found.push(Difference::Denied {
                told: Box::new((*other).clone()),
                denied: Box::new(event.clone()),
            });
        }
    }
    found
}

fn is_same_event(a: &Happening, b: &Happening, shelf: &Shelf) -> bool {
    let (to, also_to) = (keys(&a.recipients), keys(&b.recipients));
    let recipients = to == also_to || to.is_empty() || also_to.is_empty();
    let days = a.days.is_none_or(|days| b.days.is_none_or(|other| days.meets(other)));
    let words = |h: &Happening| {
        let named = h.actors.iter().chain(&h.recipients).filter_map(|w| w.words);
        let named = named.map(|c| Words::of(shelf.words(c))).reduce(Words::with);
        Words::of(shelf.words(h.tellings[0].words)).without(&named.unwrap_or_default())
    };
    let (x, y) = (words(a), words(b));
    recipients && days && x.shared(&y) >= 1 && x.likeness(&y) >= 0.25
}

/// Numbers of one group that exclude each other, claimed by different ones, and told of the same thing as far
/// as the words around them tell.
fn numbers(figures: &[FigureGroup]) -> Vec<Difference> {
    let mut found = Vec::new();
    for (at, group) in figures.iter().enumerate() {
        if group.unit.is_empty() {
            continue;
        }
        for (i, a) in group.claims.iter().enumerate().take(COMPARED) {
            for (j, b) in group.claims.iter().enumerate().take(COMPARED).skip(i + 1) {
                if exclude(a, b) && is_same_count(a, b) {
                    found.push(Difference::Numbers { group: at, claims: (i, j) });
                }
            }
        }
    }
    found
}

fn exclude(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (a.limits(), b.limits());
    x.1 < y.0 || y.1 < x.0
}

/// Whether two claims count the same: by different claimants or on different pages, in no other place, in like
/// words, and within a factor of ten.
fn is_same_count(a: &Claim, b: &Claim) -> bool {
    let others = keys(&a.claimants) != keys(&b.claimants) || a.tellings[0].page != b.tellings[0].page;
    let places = match (&a.place, &b.place) {
        (Some(p), Some(q)) => p.name.eq_ignore_ascii_case(&q.name),
        _ => true,
    };
    let size = a.value.max(b.value) <= 10.0 * a.value.min(b.value);
    others && places && size && a.around.shared(&b.around) >= 2
}
