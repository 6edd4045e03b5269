//! How many, says who.
//!
//! A number is a figure where it counts something that a figure may count (`data/units.tsv`, money), or where it
//! stands alone but takes up an earlier figure ("puts the toll at 112").

mod bare;
mod bound;
mod candidate;
mod claim;
mod number;
mod people;
mod units;
mod votes;

use crate::{Mentions, Page, Places, Said, Scopes, grammar};
use bound::Bounded;
use candidate::Candidate;
use demarche_record::{Actor, Figure};

use std::collections::BTreeSet;

pub use candidate::counted_nouns;
pub use number::may_be_number;

/// So many who say something are no figure: "according to two diplomats".
const FEW: f64 = 5.0;

/// All figures of the page, in text order.
pub fn find(
    page: &Page,
    mentions: &Mentions,
    places: &Places,
    said: &[Said],
    scopes: &Scopes,
) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let sources: BTreeSet<usize> = said.iter().filter_map(|s| s.speaker).collect();
    for sentence in &page.syntax.sentences {
        let (base, end) = (sentence.tokens.start, sentence.tokens.end);
        let words: Vec<&str> = sentence.tokens.clone().map(|t| page.word(t)).collect();
        let mut at = 0;
        let mut from = 0;
        while at < words.len() {
            let Some(number) = bound::read(&words, from, at) else {
                at += 1;
                continue;
            };
            if bound::opens_range(&words, from, number.end) {
                at = number.end;
                continue;
            }
            let found = candidate(page, base, end, number, figures.last())
                .filter(|found| number.value > FEW || !sources.contains(&found.last));
            if let Some(found) = found {
                at = (found.last + 1 - base).max(number.end);
                figures.push(figure(page, mentions, places, said, scopes, &found));
                from = at;
            } else {
                // It may yet be the lower end of a range.
                at = number.end;
            }
        }
    }
    figures
}

fn candidate(
    page: &Page,
    base: usize,
    end: usize,
    number: Bounded,
    earlier: Option<&Figure>,
) -> Option<Candidate> {
    if bare::is_name_or_date(page, base, end, number) {
        return None;
    }
    candidate::money(page, base, end, number)
        .or_else(|| candidate::count(page, base, end, number))
        .or_else(|| candidate::stands_for(page, base, end, number))
        .or_else(|| votes::votes(page, base, end, number))
        .or_else(|| people::counted(page, base, end, number, earlier))
        .or_else(|| bare::takes_up(page, base, end, number, earlier))
}

fn figure(
    page: &Page,
    mentions: &Mentions,
    places: &Places,
    said: &[Said],
    scopes: &Scopes,
    found: &Candidate,
) -> Figure {
    let Candidate { number, first, last, unit } = found;
    Figure {
        span: page.syntax.span(*first, *last),
        value: number.value,
        low: number.low,
        bound: number.bound,
        unit: unit.clone(),
        actor: whose(page, mentions, *first, *last),
        place: places.of(page, *last).or_else(|| places.of(page, page.token(*last).head.unwrap_or(*last))),
        claimed_by: claim::claimants(page, mentions, said, scopes, *last),
    }
}

/// Whose people, forces or money: a mention inside the words, their possessor or "of" phrase.
fn whose(page: &Page, mentions: &Mentions, first: usize, last: usize) -> Option<Actor> {
    let inside = (first..=last).find_map(|t| mentions.at(t));
    let of = || grammar::oblique(page, last, &["of", "from"]).and_then(|t| mentions.at(t));
    let mention = inside.or_else(of)?;
    match mention.actors.as_slice() {
        [actor] if actor.id.is_some() => Some(actor.clone()),
        _ => None,
    }
}
