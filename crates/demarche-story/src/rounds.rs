//! Rounds of talks, each once over all pages, and what follows what.

use crate::days::day_number;
use crate::pages::Shelf;
use crate::who::{add, keys};
use crate::words::Words;
use crate::{Cite, Days, Place, Who, follow};
use demarche_record::{Phase, Record, Talks};
use std::collections::{BTreeMap, BTreeSet};

/// A round without a day lies, as far as merging goes, within so many days of the page that tells it.
const REACH: i64 = 14;

/// How many rounds of the same parties a telling is compared with; the latest ones win.
const COMPARED: usize = 48;

/// One round of talks, with every place that tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Who negotiates.
    pub parties: Vec<Who>,
    /// Who sits at the table.
    pub delegates: Vec<Who>,
    /// Hosts and mediators.
    pub chairs: Vec<Who>,
    /// Where.
    pub venue: Option<Place>,
    /// When; `None` where no page says.
    pub days: Option<Days>,
    /// As the latest page shows it; where pages have no day, the farthest one told.
    pub phase: Phase,
    /// The words that tell what came of it.
    pub outcomes: Vec<Cite>,
    /// The words that name the round it follows.
    pub follows_words: Vec<Cite>,
    /// The round it follows, by its place in [`crate::Brief::rounds`].
    pub follows: Option<usize>,
    /// Where it is told, in the order of the pages.
    pub tellings: Vec<RoundTelling>,
}

/// One place that tells of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundTelling {
    /// The words.
    pub words: Cite,
    /// The words that date it.
    pub when: Option<Cite>,
    /// How far it had come.
    pub phase: Phase,
}

/// A round as one page tells it.
struct Told {
    round: Round,
    /// First and last day on which it can have been, for merging; open where nothing is known.
    window: Option<(i64, i64)>,
    /// The pages that tell it.
    pages: BTreeSet<usize>,
}

/// The talks of all articles, merged and in order of time.
pub(crate) fn of(records: &[(usize, &Record)], shelf: &Shelf) -> Vec<Round> {
    let mut told: Vec<Told> = records
        .iter()
        .filter_map(|&(page, record)| match record {
            Record::Talks(talks) => Some(Told::new(talks, page, shelf)),
            _ => None,
        })
        .filter(|told| !told.round.parties.is_empty() || told.round.venue.is_some())
        .collect();
    // Those that say where and when come first, so that vaguer tellings find them.
    told.sort_by_key(|t| {
        let said = u8::from(t.round.venue.is_some()) + u8::from(t.round.days.is_some());
        (2 - said, t.round.tellings[0].words)
    });
    let mut rounds = merge(told);
    rounds.iter_mut().for_each(|round| finish(round, shelf));
    rounds.sort_by_key(|r| (r.days.is_none(), r.days.and_then(Days::first), r.tellings[0].words));
    follow::link(&mut rounds, shelf);
    rounds
}

impl Told {
    fn new(talks: &Talks, page: usize, shelf: &Shelf) -> Told {
        let cite = |span| Cite { page, span };
        let days = Days::of(talks.when);
        let chair: Vec<_> = talks.chair.iter().cloned().collect();
        Told {
            pages: BTreeSet::from([page]),
            window: window(days, shelf.document(page).published),
            round: Round {
                parties: Who::all(&talks.parties, page, shelf),
                delegates: Who::all(&talks.delegates, page, shelf),
                chairs: Who::all(&chair, page, shelf),
                venue: Place::of(&talks.venue, page, shelf),
                days,
                phase: talks.phase,
                outcomes: talks.outcome.map(cite).into_iter().collect(),
                follows_words: talks.follows.map(cite).into_iter().collect(),
                follows: None,
                tellings: vec![RoundTelling {
                    words: cite(talks.span),
                    when: talks.when.map(|w| cite(w.span)),
                    phase: talks.phase,
                }],
            },
        }
    }
}

fn window(days: Option<Days>, published: Option<demarche_record::Date>) -> Option<(i64, i64)> {
    if let Some(days) = days {
        let first = days.start.map_or(i64::MIN, day_number);
        return Some((first, days.end.map_or(i64::MAX, day_number)));
    }
    let day = day_number(published?);
    Some((day - REACH, day + REACH))
}

/// Puts the tellings of one round together: the same parties, no other place, no other time, other pages.
fn merge(told: Vec<Told>) -> Vec<Round> {
    let mut rounds: Vec<Told> = Vec::new();
    let mut by_parties: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for telling in told {
        let parties: Vec<String> = keys(&telling.round.parties).into_iter().map(str::to_owned).collect();
        let known = by_parties.entry(parties).or_default();
        let mut fitting = known.iter().rev().take(COMPARED).copied();
        let fitting: Vec<(u8, usize)> =
            fitting.by_ref().filter_map(|at| Some((fit(&rounds[at], &telling)?, at))).collect();
        let best = fitting.iter().map(|&(score, _)| score).max().unwrap_or(0);
        let winners: Vec<usize> = fitting.iter().filter(|f| f.0 == best).map(|f| f.1).collect();
        match winners.as_slice() {
            [at] => join(&mut rounds[*at], telling),
            // Several fit equally well, and nothing tells which one is meant: rather one line too many.
            _ => {
                known.push(rounds.len());
                rounds.push(telling);
            }
        }
    }
    rounds.into_iter().map(|told| told.round).collect()
}

/// How well a telling fits a round, by how many of place and time agree; `None` where something speaks against.
fn fit(round: &Told, telling: &Told) -> Option<u8> {
    let (a, b) = (&round.round, &telling.round);
    let page = b.tellings[0].words.page;
    if round.pages.contains(&page) {
        return None; // a page tells each round in one record
    }
    let place = match (&a.venue, &b.venue) {
        (Some(p), Some(q)) if Words::of(&p.name).shared(&Words::of(&q.name)) == 0 => return None,
        (Some(_), Some(_)) => 1,
        _ => 0,
    };
    let time = match (a.days, b.days) {
        (Some(p), Some(q)) if p.meets(q) => 1,
        (Some(_), Some(_)) => return None,
        _ => match (round.window, telling.window) {
            (Some(p), Some(q)) if p.1 < q.0 || q.1 < p.0 => return None,
            _ => 0,
        },
    };
    Some(place + time)
}

fn join(into: &mut Told, telling: Told) {
    into.pages.extend(telling.pages);
    let (a, b) = (&mut into.round, telling.round);
    add(&mut a.parties, b.parties);
    add(&mut a.delegates, b.delegates);
    add(&mut a.chairs, b.chairs);
    a.venue = a.venue.take().or(b.venue);
    a.days = match (a.days, b.days) {
        (Some(p), Some(q)) => Some(p.narrower(q)),
        (p, q) => p.or(q),
    };
    a.outcomes.extend(b.outcomes);
    a.follows_words.extend(b.follows_words);
    a.tellings.extend(b.tellings);
}

/// Puts tellings in the order of the pages; the latest page tells how far the round has come, and where no page
/// is the latest one, the page on which it has come farthest.
fn finish(round: &mut Round, shelf: &Shelf) {
    round.tellings.sort_by_key(|t| t.words);
    round.outcomes.sort();
    round.follows_words.sort();
    let published = |t: &RoundTelling| shelf.document(t.words.page).published;
    if let Some(latest) = round.tellings.iter().max_by_key(|t| (published(t), t.phase as u8)) {
        round.phase = latest.phase;
    }
}
