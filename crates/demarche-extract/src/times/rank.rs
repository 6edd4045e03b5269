//! "The third quarter", "the first half of 2021", "the 19th century", "the first week of May", "the first nine months".

use super::calendar::{self, Direction};
use super::numerals;
use super::read::{Read, Reader};
use super::value::{Unit, Value};
use super::which::unit;
use super::words::{self, Sense};
use jiff::ToSpan;

impl Reader<'_, '_> {
    /// What begins with an ordinal.
    pub fn rank(&self, i: usize) -> Option<Read> {
        let (rank, at) = self.ordinal(i)?;
        let at = self.pieces.past_hyphen(at);
        self.quarter_or_half(i, rank, at, None)
            .or_else(|| self.century(i, rank, at))
            .or_else(|| self.week_of(i, rank, at))
            .or_else(|| self.first_months(i, rank, at))
    }

    /// "third quarter", "quarter" after a year: "last year's third quarter", "the 2021 second half".
    pub fn rank_of_year(&self, i: usize, year: i16) -> Option<Read> {
        match self.ordinal(i) {
            Some((rank, at)) => self.quarter_or_half(i, rank, self.pieces.past_hyphen(at), Some(year)),
            None if self.pieces.is(i, &["quarter", "period"]) => {
                let quarter = match self.quarter_told() {
                    Some(Value::Quarter(_, q)) => Value::Quarter(year, *q),
                    _ => Value::Year(year),
                };
                Some(Read::new(i, i + 1, quarter).noun())
            }
            None => None,
        }
    }

    /// "first" is 1, "last" and "final" are -1.
    fn ordinal(&self, i: usize) -> Option<(i8, usize)> {
        let text = self.pieces.text(i);
        if let Some(rank) = words::ordinal_digits(text, false) {
            return Some((rank, i + 1));
        }
        if text.eq_ignore_ascii_case("last") || text.eq_ignore_ascii_case("final") {
            return Some((-1, i + 1));
        }
        let named = |s| if let Sense::Ordinal(n) = s { Some(n) } else { None };
        self.pieces.sense(i, named)
    }

    fn quarter_or_half(&self, first: usize, rank: i8, at: usize, year: Option<i16>) -> Option<Read> {
        let quarter = self.pieces.is(at, &["quarter"]) && (1..=4).contains(&rank);
        let half = self.pieces.is(at, &["half"]) && matches!(rank, 1 | 2 | -1);
        if !quarter && !half {
            return None;
        }
        let of = if year.is_none() { self.year_after(at + 1) } else { None };
        let year_told = year.or(of.map(|(year, _)| year));
        // "The first half" may be of a match: only with its year.
        if half && year_told.is_none() {
            return None;
        }
        let next = of.map_or(at + 1, |(_, next)| next);
        let direction = || self.direction(first, next);
        let year = year_told.or_else(|| {
            let p = self.published?;
            let now = calendar::quarter(p);
            Some(match direction() {
                // The quarter just past is the one that is reported on, whatever the tense.
                _ if rank == 4 && now == 1 => p.year() - 1,
                _ if rank + 1 == now => p.year(),
                Direction::Back if rank > now => p.year() - 1,
                Direction::Ahead if rank < now => p.year() + 1,
                _ => p.year(),
            })
        });
        let value = match year {
            Some(year) if half => Value::Half(year, if rank == 1 { 1 } else { 2 }),
            Some(year) => Value::Quarter(year, rank),
            None => Value::Open(format!("XXXX-Q{rank}")),
        };
        Some(Read::new(first, next, value).noun())
    }

    /// "of 2021", "2021", "of last year", "of the year".
    fn year_after(&self, i: usize) -> Option<(i16, usize)> {
        let of = i + usize::from(self.pieces.is(i, &["of", "in"]));
        if let Some(year) = words::year(self.pieces.text(of)) {
            return Some((year, of + 1));
        }
        if of == i {
            return None;
        }
        if self.pieces.is(of, &["the"]) && self.pieces.is(of + 1, &["year"]) {
            return Some((self.published?.year(), of + 2));
        }
        let read = self.which(of).filter(|r| r.next == of + 2)?;
        if let Value::Year(year) = read.value { Some((year, read.next)) } else { None }
    }

    fn century(&self, first: usize, rank: i8, at: usize) -> Option<Read> {
        let century = self.pieces.is(at, &["century"]) && rank > 0;
        century.then(|| Read::new(first, at + 1, Value::Century(i16::from(rank) - 1)).noun())
    }

    /// "the second week of May".
    fn week_of(&self, first: usize, rank: i8, at: usize) -> Option<Read> {
        if !self.pieces.is(at, &["week", "weekend"]) || !self.pieces.is(at + 1, &["of", "in"]) {
            return None;
        }
        let whole = self.date(at + 2).filter(|r| matches!(r.value, Value::Month(..) | Value::Open(_)))?;
        let Some((Some(start), Some(end))) = whole.days else {
            return Some(Read::new(first, whole.next, Value::Open("XXXX-WXX".into())).noun());
        };
        let from = match rank {
            1..=5 => calendar::shift(start, (i64::from(rank) * 7 - 7).days())?,
            _ => calendar::shift(end, (-6).days())?,
        };
        let until = calendar::shift(from, 6.days())?;
        let read = Read::new(first, whole.next, Value::Week(from));
        Some(read.noun().with_days(Some((Some(from), Some(until)))))
    }

    /// "the first nine months", "the last 20 minutes": how long.
    fn first_months(&self, first: usize, rank: i8, at: usize) -> Option<Read> {
        // "Second two years" is no expression.
        if rank != 1 {
            return None;
        }
        let (amount, next) = numerals::amount(self.pieces, at)?;
        let (unit, end) = self.pieces.sense(next, unit)?;
        (unit > Unit::Second).then(|| Read::new(first, end, Value::Length(amount, unit)).noun())
    }
}
