//! Tellings that belong to one round.

use super::sides;
use super::trigger::Telling;
use crate::{Page, grammar};
use demarche_record::{Actor, Phase, Precision, Sector, When, Where};
use demarche_text::Role;

/// A round with all its tellings.
#[derive(Clone, Debug)]
pub struct Round {
    /// Indices of its tellings, in text order.
    pub tellings: Vec<usize>,
    /// Everybody who meets.
    pub parties: Vec<Actor>,
    /// Where.
    pub venue: Option<Where>,
    /// When.
    pub when: Option<When>,
    /// How far it has come.
    pub phase: Phase,
}

/// What one telling says of a round.
#[derive(Clone, Debug)]
pub struct Told {
    /// Where.
    pub venue: Option<Where>,
    /// When.
    pub when: Option<When>,
    /// How far it has come.
    pub phase: Phase,
    /// Whether the words themselves say that it is another round: "a second round", "a further meeting".
    pub another: bool,
    /// Whether it was not held: "have not held talks since 2008" says nothing of how far another meeting has come.
    pub denied: bool,
}

/// Whether the words say that this is a round of its own.
pub fn another(page: &Page, t: usize) -> bool {
    const OTHER: [&str; 12] = [
        "another", "further", "next", "new", "second", "third", "separate", "previous", "earlier", "last",
        "other", "again",
    ];
    another_child(page, t, &OTHER)
        || grammar::oblique(page, t, &["of"]).is_some_and(|c| another_child(page, c, &OTHER))
}

fn another_child(page: &Page, t: usize, words: &[&str]) -> bool {
    page.syntax.children(t).any(|c| words.contains(&page.lemma(c)))
}

/// Puts every telling to the latest round that it may belong to, else opens a round; `table` are the sides of the page.
pub fn gather(page: &Page, tellings: &[Telling], told: &[Told], table: Option<&[Actor]>) -> Vec<Round> {
    let mut rounds: Vec<Round> = Vec::new();
    for (i, telling) in tellings.iter().enumerate() {
        let fits = |round: &&mut Round| {
            page.same_world(tellings[round.tellings[0]].token, telling.token)
                && may_be(round, telling, &told[i])
        };
        if let Some(round) = rounds.iter_mut().rev().take(LOOK_BACK).find(fits) {
            join(round, i, telling, &told[i]);
            continue;
        }
        let sides = sides(&telling.parties);
        let near = |r: &&Round| page.same_world(tellings[r.tellings[0]].token, telling.token);
        let before = || rounds.iter().rev().take(LOOK_BACK).find(near);
        let parties = if sides >= 2 {
            Some(telling.parties.clone())
        } else {
            let headline = page.role_at(telling.token) == Role::Headline;
            let table = table.filter(|_| !headline);
            // A summit is no further round of the talks before it.
            let alike = before().filter(|r| {
                (page.lemma(telling.token) == "summit")
                    == (page.lemma(tellings[r.tellings[0]].token) == "summit")
            });
            inherited(alike, telling, &told[i]).or_else(|| at_the_table(table, telling, &told[i]))
        };
        if let Some(parties) = parties {
            let Told { venue, when, phase, .. } = told[i].clone();
            rounds.push(Round { tellings: vec![i], parties, venue, when, phase });
        }
    }
    rounds
}

/// How many sides can be told apart.
fn sides(parties: &[Actor]) -> usize {
    parties.iter().filter(|p| p.id.is_some()).count()
}

/// "The next round is to open in Caracas": the sides of the round before, where the words name none.
fn inherited(before: Option<&Round>, telling: &Telling, told: &Told) -> Option<Vec<Actor>> {
    let own = told.another && telling.verb != Some(telling.token) && telling.parties.is_empty();
    let placed = told.venue.is_some() || told.when.is_some() || told.phase != Phase::Ongoing;
    before.filter(|_| own && placed).map(|round| round.parties.clone())
}

/// "Talks resume in Geneva on Monday": the sides of the page, where a meeting has a place or a time and its words name
/// nobody else.
fn at_the_table(table: Option<&[Actor]>, telling: &Telling, told: &Told) -> Option<Vec<Actor>> {
    let placed = told.venue.is_some() || told.when.is_some() || told.phase != Phase::Ongoing;
    let table = table.filter(|_| placed && !telling.closed)?;
    let apart = |p: &Actor| matches!(p.sector, Some(Sector::Civ | Sector::Bus | Sector::Med | Sector::Ngo));
    let sits = |p: &Actor| table.iter().any(|side| side.id == p.id && (side.sector == p.sector || !apart(p)));
    telling.parties.iter().all(|p| p.id.is_none() || sits(p)).then(|| table.to_vec())
}

/// A page rarely keeps more rounds apart at once; it also keeps the work linear.
const LOOK_BACK: usize = 8;

fn may_be(round: &Round, telling: &Telling, told: &Told) -> bool {
    if told.another {
        return false;
    }
    let shared = telling.parties.iter().filter(|p| round.parties.iter().any(|r| r.id == p.id)).count();
    let sides_agree =
        shared == telling.parties.len() && (shared == round.parties.len() || telling.parties.len() < 2);
    let venues = match (&round.venue, &told.venue) {
        (Some(a), Some(b)) => a.name == b.name || within(a, b) || within(b, a),
        _ => true,
    };
    let days = match (round.when, told.when) {
        (Some(a), Some(b)) => a.start <= b.end && b.start <= a.end,
        _ => true,
    };
    // What is over and what is to come are two rounds, unless the text names the same day.
    let phases = round.phase == told.phase
        || telling.parties.len() < 2
        || !matches!(told.phase, Phase::Scheduled | Phase::Proposed);
    sides_agree && venues && days && phases
}

/// "Brazil" of "Boa Vista"
fn within(country: &Where, place: &Where) -> bool {
    let whole = country.spot.as_ref().is_some_and(|s| s.precision == Precision::Country);
    whole && country.country.is_some() && country.country == place.country
}

fn join(round: &mut Round, i: usize, telling: &Telling, told: &Told) {
    round.tellings.push(i);
    sides::add_all(&mut round.parties, Some(telling.parties.clone()).filter(|p| p.len() >= 2));
    round.venue = match (round.venue.take(), &told.venue) {
        (Some(a), Some(b)) if within(&a, b) => Some(b.clone()),
        (a, b) => a.or_else(|| b.clone()),
    };
    if told.denied {
        return;
    }
    round.when = round.when.or(told.when);
    if told.phase == Phase::Concluded || told.phase == Phase::Cancelled {
        round.phase = told.phase;
    }
}
