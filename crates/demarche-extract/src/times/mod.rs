//! When: expressions of time and the days they stand for.

mod calendar;
mod clause;
mod counted;
mod dates;
mod days;
mod edges;
mod intervals;
mod numerals;
mod pieces;
mod rank;
mod read;
mod tense;
mod vague;
mod value;
mod which;
mod words;
mod years;

pub use value::Kind;
pub(crate) use words::month;

use crate::Page;
use calendar::Days;
use demarche_parse::{Label, Pos};
use demarche_record::When;
use demarche_text::{Role, Span};
use intervals::Interval;
use pieces::Pieces;
use read::{Context, Read, Reader};
use std::collections::BTreeMap;
use value::{Unit, Value};

/// The expressions of time on the page.
#[derive(Debug, Default)]
pub struct Times {
    /// In text order; resolved against the day of publication, never against a clock.
    pub all: Vec<TimeFound>,
    /// The expressions that depend on a token.
    by_governor: BTreeMap<usize, Vec<usize>>,
    /// The expressions whose nearest verb above is a token.
    by_verb: BTreeMap<usize, Vec<usize>>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeFound {
    /// Its head token.
    pub head: usize,
    /// First and last token.
    pub tokens: (usize, usize),
    /// The days, where they can be told.
    pub when: Option<When>,
}

/// An expression of time with its normalised value, as TIMEX3 writes it: `2022-01-10`, `P3D`, `XXXX-WXX-1`.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Its words.
    pub span: Span,
    /// A date, a time of day, a duration or a set.
    pub kind: Kind,
    /// Its value; with X where it cannot be told.
    pub value: String,
}

impl Times {
    /// Finds the expressions of a page.
    pub fn find(page: &Page) -> Times {
        find(page)
    }
}

/// Finds and normalises the expressions of time.
pub fn find(page: &Page) -> Times {
    let mut times = Times::default();
    each_sentence(page, |number, reader, found| {
        let headline = page.role(number) == Role::Headline;
        let mut before: Option<Days> = None;
        for interval in intervals::join(reader, found) {
            let days = days_of(page, reader, &interval, before, &times).filter(|_| !headline);
            before = days.or(before);
            let tokens = (reader.pieces.all[interval.first].token, reader.pieces.all[interval.last].token);
            let span = reader.pieces.all[interval.first].span.cover(reader.pieces.all[interval.last].span);
            let when = days.map(|(start, end)| When { start, end, span });
            times.add(page, tokens, when, interval.relative.is_some());
        }
    });
    times
}

/// Every expression of time on the page as TIMEX3 has it: durations, sets and vague references as well.
pub fn timexes(page: &Page) -> Vec<Timex> {
    let mut all = Vec::new();
    each_sentence(page, |_, reader, found| {
        let piece = |i: usize| reader.pieces.all[i].span;
        all.extend(found.iter().map(|r| Timex {
            span: piece(r.first).cover(piece(r.next - 1)),
            kind: r.value.kind(),
            value: r.value.timex(),
        }));
    });
    all
}

/// Reads sentence after sentence; what was told before is known, except over the border of a headline's world.
fn each_sentence(page: &Page, mut take: impl FnMut(usize, &Reader, &[Read])) {
    let mut context = Context::default();
    for (number, sentence) in page.syntax.sentences.iter().enumerate() {
        let first = sentence.tokens.start;
        if first == sentence.tokens.end {
            continue;
        }
        if number > 0 && !page.same_world(first - 1, first) {
            context = Context::default();
        }
        let pieces = Pieces::new(page, sentence.tokens.clone());
        let published = page.document.published;
        let mut reader = Reader { page, pieces: &pieces, published, context, sentence: number };
        let found = reader.all();
        if !found.is_empty() {
            take(number, &reader, &found);
        }
        context = reader.context;
    }
}

/// The days of an expression; one that counts from another time counts from the one before it.
fn days_of(
    page: &Page,
    reader: &Reader,
    interval: &Interval,
    before: Option<Days>,
    times: &Times,
) -> Option<Days> {
    let Some((unit, number)) = interval.relative else {
        return interval.days;
    };
    let last = || {
        let time = times.all.last()?;
        let near = page.token(time.head).sentence + 1 >= reader.sentence;
        time.when.filter(|_| near).map(|w| (w.start, w.end))
    };
    let anchor = before.or_else(last).or(page.document.published.map(calendar::day))?;
    let (start, end) = (anchor.0?, anchor.1?);
    if unit == Unit::Year || unit == Unit::Month && start != end {
        let year = start.year().checked_add(i16::try_from(number).ok()?)?;
        return if unit == Unit::Year { calendar::year(year) } else { None };
    }
    (start == end).then(|| Value::Day(start).shifted(unit, number)?.days()).flatten()
}

impl Times {
    fn add(&mut self, page: &Page, (first, last): (usize, usize), when: Option<When>, relative: bool) {
        let head = (first..=last)
            .rev()
            .find(|&t| page.token(t).head.is_none_or(|h| h < first || h > last))
            .unwrap_or(last);
        let index = self.all.len();
        self.all.push(TimeFound { head, tokens: (first, last), when });
        let after = relative && matches!(page.lemma(last), "after" | "before");
        // "Three days after the army attacked": that is when the army attacked.
        let governor = if after { page.token(last).head } else { page.token(head).head };
        let Some(governor) = governor.filter(|&g| g != head) else {
            return;
        };
        self.by_governor.entry(governor).or_default().push(index);
        // Past nouns that are only places or things: "shelled the town on Monday" with "Monday" hung on "town".
        let mut above = governor;
        for _ in 0..4 {
            if page.pos(above) == Pos::Verb {
                if above != governor {
                    self.by_verb.entry(above).or_default().push(index);
                }
                return;
            }
            let sideways = crate::grammar::preposition(page, above)
                .is_some_and(|p| matches!(p, "after" | "before" | "since" | "following" | "until"));
            let of = matches!(crate::grammar::preposition(page, above), Some("of" | "in" | "at" | "near"));
            if sideways
                || matches!(page.label(above), Label::Nmod | Label::Appos | Label::AclRelcl)
                    && page.pos(above) != Pos::Propn
                    && !of
            {
                return;
            }
            let Some(next) = page.token(above).head else {
                return;
            };
            above = next;
        }
    }
}

#[cfg(test)]
mod tests;
