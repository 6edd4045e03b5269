//! "Three days", "two weeks ago", "a year later", "two-year", "for months", "$5 a day".

use super::numerals;
use super::read::{Read, Reader};
use super::value::{Amount, Unit, Value};
use super::which::unit;
use super::words::Sense;
use demarche_parse::Pos;
use jiff::ToSpan;

impl Reader<'_, '_> {
    /// So many units, with what follows: ago, later, before.
    pub fn counted(&self, i: usize) -> Option<Read> {
        self.year_ago(i).or_else(|| self.amount_of_units(i)).or_else(|| self.bare(i))
    }

    fn amount_of_units(&self, i: usize) -> Option<Read> {
        let (amount, mut at) = numerals::amount(self.pieces, i)?;
        at = self.to_another(at);
        at = self.pieces.past_hyphen(at);
        let filler = |s| (s == Sense::Filler).then_some(());
        while let Some((_, next)) = self.pieces.sense(at, filler) {
            at = next;
        }
        let seasons = |s| match s {
            Sense::Seasons(s) => Some(s),
            _ => None,
        };
        if let Some((season, next)) = self.pieces.sense(at, seasons) {
            return Some(Read::new(i, next, Value::Seasons(amount, season)));
        }
        let (unit, next) = self.pieces.sense(at, unit)?;
        if self.no_length(i, amount, unit, next) {
            return None;
        }
        match self.rate(i, amount, next) {
            Some(true) => return Some(Read::new(i, next, Value::Every(Value::Length(amount, unit).timex()))),
            Some(false) => return None,
            None => {}
        }
        let plural = self.pieces.word(next - 1).ends_with('s') && amount.number.is_some();
        let (amount, next) = self.and_a_half(amount, next);
        let next = self.or_units(next);
        self.tail(i, next, amount, unit)
            .or_else(|| Some(Read { noun: plural, ..Read::new(i, next, Value::Length(amount, unit)) }))
    }

    /// "two to three weeks", "five or six days".
    fn to_another(&self, at: usize) -> usize {
        if self.pieces.is(at, &["to", "or"]) || self.pieces.hyphen(at) {
            return numerals::number(self.pieces, at + 1).map_or(at, |(_, next)| next);
        }
        at
    }

    /// "a minute and a half".
    fn and_a_half(&self, amount: Amount, next: usize) -> (Amount, usize) {
        let half = ["and", "a", "half"].iter().enumerate().all(|(k, w)| self.pieces.word(next + k) == *w);
        if half { (Amount { half, ..amount }, next + 3) } else { (amount, next) }
    }

    /// "weeks or months", "a year or two", "a week or so".
    fn or_units(&self, next: usize) -> usize {
        if !self.pieces.is(next, &["or"]) {
            return next;
        }
        if matches!(self.pieces.text(next + 1), "so" | "more" | "less" | "longer") {
            return next + 2;
        }
        let (_, after) = numerals::number(self.pieces, next + 1).unwrap_or((0, next + 1));
        match self.pieces.sense(after, unit) {
            Some((_, end)) => end,
            None if after > next + 1
                && self.pieces.sense(after, |s| (s == Sense::Zone).then_some(())).is_none() =>
            {
                after
            }
            None => next,
        }
    }

    /// Ages, fractions and "a second".
    fn no_length(&self, first: usize, amount: Amount, unit: Unit, next: usize) -> bool {
        let old = self.pieces.past_hyphen(next);
        let age = self.pieces.is(old, &["old"])
            || self.pieces.is(old + 1, &["old"]) && self.pieces.is(old, &["or"]);
        let fraction = unit == Unit::Quarter && self.pieces.is(next, &["of"]);
        let article = self.pieces.is(first, &["a", "an"]);
        let rank = article && matches!(unit, Unit::Second | Unit::Night | Unit::Quarter);
        let hyphen = self.pieces.hyphen(next.saturating_sub(2));
        let vague = amount.number.is_none() && !self.pieces.word(next - 1).ends_with('s') && !hyphen;
        // "The 1988 second quarter", "a year-earlier loss"
        let ordinal = unit == Unit::Second && !self.pieces.word(next - 1).ends_with('s');
        let compared = self.pieces.hyphen(next) && self.pieces.is(next + 1, &["ago", "earlier"]);
        age || fraction || rank || vague || ordinal || compared
    }

    /// "Twice a year" is how often; in "$5 a day", "four flights a week" the unit is a measure and no time.
    fn rate(&self, first: usize, amount: Amount, next: usize) -> Option<bool> {
        if !self.pieces.is(first, &["a", "an"]) || amount.half {
            return None;
        }
        if self.pieces.is(next, &["ago", "later", "earlier", "before", "after", "and", "or", "from"]) {
            return None;
        }
        let before = self.pieces.all.get(first.checked_sub(1)?)?;
        if matches!(before.text.to_ascii_lowercase().as_str(), "once" | "twice" | "times") {
            return Some(true);
        }
        let measured =
            matches!(self.page.pos(before.token), Pos::Num | Pos::Sym) || self.is_counted(before.token);
        measured.then_some(false)
    }

    /// "four flights", "5 million barrels": a plural noun with its number.
    fn is_counted(&self, t: usize) -> bool {
        let noun = matches!(self.page.pos(t), Pos::Noun | Pos::Propn);
        noun && self.page.syntax.children(t).take(4).any(|c| self.page.pos(c) == Pos::Num)
    }

    /// What follows an amount of units.
    fn tail(&self, first: usize, end: usize, amount: Amount, unit: Unit) -> Option<Read> {
        match self.pieces.word(end) {
            "ago" => Some(self.ago(first, end + 1, amount, unit)),
            "from" if self.pieces.text(end + 1).eq_ignore_ascii_case("now") => {
                let value = amount.number.and_then(|n| self.after_today(unit, n));
                let unknown = Value::Reference("FUTURE_REF");
                Some(Read::new(first, end + 2, value.unwrap_or(unknown)))
            }
            "earlier" => Some(self.moved(first, end, amount, unit, -1)),
            "later" => Some(self.moved(first, end, amount, unit, 1)),
            word @ ("before" | "after") => {
                // "Three days after the talks": the talks were three days before what is told.
                let sign = if word == "before" { 1 } else { -1 };
                let length = Read::new(first, end, Value::Length(amount, unit));
                let relative = amount.number.map(|n| (unit, sign * n, end + 1));
                Some(Read { relative, dates: relative.is_some(), ..length })
            }
            _ => None,
        }
    }

    fn after_today(&self, unit: Unit, number: i64) -> Option<Value> {
        Value::Day(self.published?).shifted(unit, number)
    }

    /// "Two weeks ago", "a year ago on Thursday", "a year ago today".
    fn ago(&self, first: usize, next: usize, amount: Amount, unit: Unit) -> Read {
        let Some(number) = amount.number else {
            return Read::new(first, next, Value::Reference("PAST_REF"));
        };
        let skip = next + usize::from(self.pieces.is(next, &["on", "this"]));
        let exact = self.pieces.is(next, &["today"])
            || self.pieces.sense(skip, |s| matches!(s, Sense::Weekday(_)).then_some(())).is_some();
        if exact && matches!(unit, Unit::Year | Unit::Month) && number < 1000 {
            let back = if unit == Unit::Year { (-number).years() } else { (-number).months() };
            let date = self.published.and_then(|p| p.checked_add(back).ok());
            return match date {
                Some(date) => Read::new(first, skip + 1, Value::Day(date)),
                None => Read::new(first, skip + 1, Value::Open("XXXX-XX-XX".into())),
            };
        }
        // "A year ago" of a quarter's figures is the same quarter a year before.
        let quarter = if unit == Unit::Year && number == 1 { self.quarter_told() } else { None };
        let value = match quarter {
            Some(quarter) => quarter.shifted(unit, -1),
            None => self.after_today(unit, -number),
        };
        let Some(value) = value else {
            let open = super::which::open(unit).unwrap_or("XXXX-XX-XX");
            return Read::new(first, next, Value::Open(open.into()));
        };
        let read = Read::new(first, next, value);
        // A single year ago is about that month, for a record.
        let month = self.after_today(Unit::Month, -12).filter(|_| unit == Unit::Year && number == 1);
        match month {
            Some(month) => read.with_days(month.days()),
            None => read,
        }
    }

    /// "Two days later", "a year earlier": from the time told before.
    fn moved(&self, first: usize, end: usize, amount: Amount, unit: Unit, sign: i64) -> Read {
        let Some(number) = amount.number else {
            let past = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
            return Read::new(first, end + 1, Value::Reference(past));
        };
        let quarter = self.quarter_told().filter(|_| unit == Unit::Year);
        let last = || self.anchor().or(self.context.last.as_ref());
        let told = quarter.or_else(last).and_then(|v| v.shifted(unit, sign * number));
        let value = told.or_else(|| self.after_today(unit, sign * number).filter(|_| unit == Unit::Year));
        let value = value.unwrap_or(Value::Length(amount, unit));
        let read = Read::new(first, end + 1, value).not_dated();
        Read { relative: Some((unit, sign * number, end + 1)), dates: true, ..read }
    }

    /// "The year-ago quarter", "year-earlier results": a year before the quarter told, else before publication.
    fn year_ago(&self, i: usize) -> Option<Read> {
        let joined = self.pieces.is(i, &["year"]) && self.pieces.hyphen(i + 1);
        if !joined || !self.pieces.is(i + 2, &["ago", "earlier"]) {
            return None;
        }
        let now = || self.published.map(|p| Value::Year(p.year()));
        let value = self.quarter_told().cloned().or_else(now).and_then(|v| v.shifted(Unit::Year, -1));
        let value = value.unwrap_or_else(|| Value::Open("XXXX".into()));
        let year = value.days().and_then(|d| d.0).map_or(0, jiff::civil::Date::year);
        let ranked = self.rank_of_year(i + 3, year).filter(|_| year > 0);
        let (next, value) = match ranked {
            Some(ranked) => (ranked.next, if value.days().is_some() { ranked.value } else { value }),
            None => (i + 3, value),
        };
        let noun = next > i + 3;
        Some(Read { noun, ..Read::new(i, next, value).not_dated() })
    }

    /// "for weeks", "years of war": an unknown number.
    fn bare(&self, i: usize) -> Option<Read> {
        let (unit, next) = self.pieces.sense(i, unit)?;
        let plural = self.pieces.word(i).ends_with('s')
            && !matches!(unit, Unit::Quarter | Unit::Weekend | Unit::Second);
        let age = self.pieces.is(self.pieces.past_hyphen(next), &["old"]);
        if !plural || age || self.pieces.hyphen(i.wrapping_sub(1)) {
            return None;
        }
        let next = self.or_units(next);
        let value = Value::Length(Amount::SEVERAL, unit);
        let noun = |read: Read| Some(read.noun());
        if self.pieces.is(next, &["ago"]) {
            return Some(Read::new(i, next + 1, Value::Reference("PAST_REF")));
        }
        // "Minutes later", "hours before the talks" are on the same day.
        let word = self.pieces.word(next);
        let sign = match word {
            "later" | "before" => 1,
            "earlier" | "after" => -1,
            _ => return noun(Read::new(i, next, value)),
        };
        let relative = (unit <= Unit::Hour).then_some((unit, sign, next + 1));
        Some(Read { relative, dates: relative.is_some(), ..Read::new(i, next, value) })
    }
}
