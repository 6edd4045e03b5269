//! How many, says who.
//!
//! A number is a figure where it counts something that a figure may count (`data/units.tsv`, money), or where it
//! stands alone but takes up an earlier figure ("puts the toll at 112").

mod bare;
mod bound;
mod candidate;
mod claim;
mod money;
mod number;
mod people;
mod stands_for;
mod units;
mod votes;

use crate::statements::AtHome;
use crate::{Mentions, Page, Places, Said, Scopes, grammar, statements};
use bound::Bounded;
use candidate::Candidate;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, Figure};

pub use candidate::counted_nouns;
pub use number::{may_be_number, may_stand_alone};

/// All figures of the page, in text order.
pub fn find(
    page: &Page,
    mentions: &Mentions,
    places: &Places,
    said: &[Said],
    scopes: &Scopes,
) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let at_home = AtHome::new(page, mentions, places);
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
            if let Some(found) = candidate(page, base, end, number, several(&figures)) {
                at = (found.last + 1 - base).max(number.end);
                figures.push(figure(page, mentions, places, &at_home, said, scopes, &found));
                from = at;
            } else {
                // It may yet be the lower end of a range.
                at = number.end;
            }
        }
    }
    figures
}

/// The last figure that counts several: a single man is nobody that a later number takes up.
fn several(figures: &[Figure]) -> Option<&Figure> {
    figures.iter().rev().take(4).find(|f| f.value > 1.0)
}

/// "According to two diplomats", "cites two officials", "one diplomat said": few who are named only as sources.
fn names_sources(page: &Page, base: usize, end: usize, number: Bounded) -> bool {
    let (first, after) = (base + number.start, base + number.end);
    let before = |n: usize| first.checked_sub(n).filter(|&t| t >= base).map_or("", |t| page.lemma(t));
    let cited = matches!(before(1), "cite" | "quote")
        || before(1) == "to" && matches!(before(2), "according" | "accord");
    let people = || (after..end.min(after + 5)).any(|t| page.token(t).tag == Tag::Nns);
    let next =
        (after..end.min(after + 5)).find(|&t| matches!(page.pos(t), Pos::Verb | Pos::Punct | Pos::Adp));
    // "One official said", "as one critic put it", "said one diplomat"
    let told = first.checked_sub(1).filter(|&v| v >= base);
    let subject = page.token(first).head.filter(|&n| page.label(n) == Label::Nsubj);
    let inverted = told.filter(|&v| subject.is_some_and(|n| page.token(n).head == Some(v)));
    let speaks = [next, inverted].into_iter().flatten().any(|v| statements::is_saying(page, v));
    number.value <= 5.0 && cited && people() || number.value == 1.0 && speaks
}

fn candidate(
    page: &Page,
    base: usize,
    end: usize,
    number: Bounded,
    earlier: Option<&Figure>,
) -> Option<Candidate> {
    if bare::is_name_or_date(page, base, end, number) || names_sources(page, base, end, number) {
        return None;
    }
    money::money(page, base, end, number)
        .or_else(|| candidate::count(page, base, end, number))
        .or_else(|| stands_for::stands_for(page, base, end, number))
        .or_else(|| votes::votes(page, base, end, number))
        .or_else(|| people::counted(page, base, end, number, earlier))
        .or_else(|| bare::takes_up(page, base, end, number, earlier))
}

fn figure(
    page: &Page,
    mentions: &Mentions,
    places: &Places,
    at_home: &AtHome,
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
        claimed_by: claim::claimants(page, mentions, at_home, said, scopes, *last),
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
