//! "Last week", "this month", "the past two years", "the following day", "last summer", "last year's third quarter".

use super::calendar::{self, Days, Direction};
use super::numerals;
use super::read::{Read, Reader};
use super::value::{Amount, Season, Unit, Value};
use super::words::{Sense, Which};
use demarche_text::Date;
use jiff::ToSpan;

/// A unit's name.
pub fn unit(sense: Sense) -> Option<Unit> {
    if let Sense::Unit(u) = sense { Some(u) } else { None }
}

/// A season's name.
pub fn season(sense: Sense) -> Option<Season> {
    if let Sense::Season(s) = sense { Some(s) } else { None }
}

fn which(sense: Sense) -> Option<Which> {
    if let Sense::Which(w) = sense { Some(w) } else { None }
}

impl Reader<'_, '_> {
    /// A period told by its place before or after another one.
    pub fn which(&self, i: usize) -> Option<Read> {
        let (mut which_one, mut at) = self.pieces.sense(i, which)?;
        // "this past spring", "this coming week"
        if let Some((second, next)) = self.pieces.sense(at, which).filter(|_| which_one == Which::This) {
            (which_one, at) = (second, next);
        }
        let fiscal = |s| (s == Sense::Fiscal).then_some(());
        let at = self.pieces.sense(at, fiscal).map_or(at, |(_, next)| next);
        self.several(i, at, which_one)
            .or_else(|| self.month_day(at).map(|r| Read { first: i, ..r }))
            .or_else(|| self.month(at, which_one).map(|r| Read { first: i, ..r }))
            .or_else(|| self.holiday(at).map(|r| Read { first: i, ..r }))
            .or_else(|| self.which_season(i, at, which_one))
            .or_else(|| self.which_quarter(i, at, which_one))
            .or_else(|| self.which_unit(i, at, which_one))
    }

    /// "the past two months", "the next few days", "recent weeks".
    fn several(&self, first: usize, at: usize, which: Which) -> Option<Read> {
        let amount = numerals::amount(self.pieces, at);
        let (amount, mut next) = amount.unwrap_or((Amount::SEVERAL, at));
        // "12 to 18 months", "two or three weeks"
        if self.pieces.is(next, &["to", "or"]) || self.pieces.hyphen(next) {
            next = numerals::number(self.pieces, next + 1).map_or(next, |(_, end)| end);
        }
        let filler = |s| (s == Sense::Filler).then_some(());
        while let Some((_, after)) = self.pieces.sense(next, filler) {
            next = after;
        }
        let seasons = |s| if let Sense::Seasons(s) = s { Some(s) } else { None };
        if let Some((season, next)) = self.pieces.sense(next, seasons) {
            return Some(Read::new(first, next, Value::Seasons(amount, season)).noun());
        }
        let (unit, end) = self.pieces.sense(next, unit)?;
        let plural = self.pieces.word(next).ends_with('s');
        if !plural && next == at {
            return None;
        }
        let length = Value::Length(amount, unit);
        if which == Which::Recent && next == at && unit > Unit::Hour {
            return Some(Read::new(first, end, Value::Length(Amount::SEVERAL, unit)));
        }
        let end = end + 2 * usize::from(self.pieces.is(end, &["or"]) && self.pieces.text(end + 1) == "so");
        let days = self.published.and_then(|p| stretch(p, which, amount, unit));
        let dated = days.is_some();
        let read = Read::new(first, end, length).noun().with_days(days);
        Some(Read { dates: dated, ..read })
    }

    fn which_season(&self, first: usize, at: usize, which: Which) -> Option<Read> {
        let (season, next) = self.pieces.sense(at, season)?;
        let Some(p) = self.published else {
            return Some(Read::new(first, next, Value::Open(format!("XXXX-{}", season.letters()))).noun());
        };
        let start = season.first_month();
        let year = match which {
            Which::Last | Which::Past | Which::Latest | Which::Previous => season_before(p, start),
            Which::Next | Which::Following if start > p.month() => p.year(),
            Which::Next | Which::Following => p.year() + 1,
            // In January, "this winter" began last year.
            _ if start == 12 && p.month() < 6 => p.year() - 1,
            _ => p.year(),
        };
        Some(Read::new(first, next, Value::Season(year, season)).noun())
    }

    /// "this quarter", "last year's third quarter".
    fn which_quarter(&self, first: usize, at: usize, which: Which) -> Option<Read> {
        if self.pieces.is(at, &["year"]) && self.pieces.is(at + 1, &["'s", "’s"]) {
            let by = step(which)?;
            let rank = self.rank_of_year(at + 2, self.published?.year().checked_add(by as i16)?);
            return rank.map(|r| Read { first, ..r });
        }
        if !self.pieces.is(at, &["quarter", "period"]) {
            return None;
        }
        let now = self.published.map(|p| Value::Quarter(p.year(), calendar::quarter(p)));
        let period = self.pieces.is(at, &["period"]);
        let by = match which {
            Which::Last | Which::Past | Which::Latest | Which::Previous => -1,
            Which::This | Which::Current => 0,
            Which::Next | Which::Following => 1,
            Which::That => return self.quarter_told().map(|q| Read::new(first, at + 1, q.clone()).noun()),
            Which::Recent => return None,
        };
        let told = self.quarter_told().cloned();
        if period && which != Which::Latest {
            return told.filter(|_| which != Which::This).map(|q| Read::new(first, at + 1, q).noun());
        }
        let value = match which {
            Which::Latest => told.or_else(|| now?.shifted(Unit::Quarter, by)),
            Which::Previous | Which::Following => told.or(now).and_then(|v| v.shifted(Unit::Quarter, by)),
            _ => now.and_then(|v| v.shifted(Unit::Quarter, by)),
        };
        Some(Read::new(first, at + 1, value.unwrap_or_else(|| Value::Open("XXXX-QX".into()))).noun())
    }

    fn which_unit(&self, first: usize, at: usize, which: Which) -> Option<Read> {
        let (unit, next) = self.pieces.sense(at, unit).filter(|_| !self.pieces.word(at).ends_with('s'))?;
        // "The last week of September" and "the last minute" are read elsewhere or not at all.
        if self.pieces.is(next, &["of"]) && which == Which::Last && unit == Unit::Week || unit < Unit::Night {
            return None;
        }
        let read = |value: Value| Some(Read::new(first, next, value).noun());
        let told = |by: i64| self.anchor().and_then(|v| v.shifted(unit, by));
        let value = match which {
            Which::That => return told(0).and_then(read),
            Which::Previous => told(-1),
            Which::Following => told(1),
            Which::Next if unit == Unit::Day => told(1),
            Which::Past if unit >= Unit::Decade => return self.past_one(first, next, unit),
            Which::Past if unit != Unit::Year && unit != Unit::Weekend => {
                return self.past_one(first, next, unit);
            }
            Which::Recent => return None,
            Which::Latest if unit == Unit::Year => self.published.and_then(|p| period(p, unit, -1)),
            _ => self.published.and_then(|p| period(p, unit, step(which)?)),
        };
        match value {
            Some(value) => read(value),
            None if matches!(which, Which::Previous | Which::Following) => {
                Some(Read::new(first, next, Value::Open(open(unit)?.into())).noun().not_dated())
            }
            None => read(Value::Open(open(unit)?.into())),
        }
    }

    /// "the past week": so long, up to the day of publication.
    fn past_one(&self, first: usize, next: usize, unit: Unit) -> Option<Read> {
        let amount = Amount::exact(1);
        let days = self.published.and_then(|p| stretch(p, Which::Past, amount, unit));
        let dated = days.is_some();
        let read = Read::new(first, next, Value::Length(amount, unit)).noun().with_days(days);
        Some(Read { dates: dated, ..read })
    }
}

/// How many periods from the present one.
fn step(which: Which) -> Option<i64> {
    Some(match which {
        Which::Last | Which::Past | Which::Previous => -1,
        Which::This | Which::Current | Which::Latest => 0,
        Which::Next | Which::Following => 1,
        Which::That | Which::Recent => return None,
    })
}

/// The year of the last season of that kind before a day.
fn season_before(day: Date, first_month: i8) -> i16 {
    // "Last summer" in autumn is the one just past.
    let past = first_month.saturating_add(2) < day.month();
    if past { day.year() } else { day.year() - 1 }
}

/// A whole calendar period so many periods from the one of a day.
pub fn period(day: Date, unit: Unit, by: i64) -> Option<Value> {
    if unit == Unit::Weekend {
        let (monday, sunday) = calendar::week(day, by)?;
        // On a Sunday, and on the Saturday before it, the last weekend is this one.
        if by == -1 && day.weekday().to_monday_zero_offset() >= 5 {
            return Some(Value::Weekend(calendar::shift(monday?, 1.weeks())?));
        }
        sunday?;
        return Some(Value::Weekend(monday?));
    }
    Value::Day(day).shifted(unit, by)
}

/// The days of "the past two weeks", "the next ten days", counted to or from the day of publication.
fn stretch(published: Date, which: Which, amount: Amount, unit: Unit) -> Option<Days> {
    let number = amount.number.filter(|n| !amount.half && *n < 10_000)?;
    let span = match unit {
        Unit::Day | Unit::Night => number.days(),
        Unit::Week => number.weeks(),
        Unit::Month => number.months(),
        Unit::Quarter => number.checked_mul(3).filter(|n| *n < 1000)?.months(),
        Unit::Year if number < 1000 => number.years(),
        Unit::Decade if number < 100 => (number * 10).years(),
        _ => return None,
    };
    match which {
        Which::Last | Which::Past => Some((Some(published.checked_sub(span).ok()?), Some(published))),
        Which::Next => Some((Some(published), Some(calendar::shift(published, span)?))),
        _ => None,
    }
}

/// How a period is written that cannot be told.
pub fn open(unit: Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::Night | Unit::Day => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => return None,
    })
}

/// The direction in which "the spring" looks, as a step from the present period.
pub fn season_year(published: Date, season: Season, direction: Direction) -> i16 {
    let first = season.first_month();
    match direction {
        Direction::Back if first > published.month() => published.year() - 1,
        Direction::Ahead if first.saturating_add(2) < published.month() => published.year() + 1,
        _ => published.year(),
    }
}
