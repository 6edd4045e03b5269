//! "10 January 2022", "Dec. 9", "March 2023", "in March", "27 to 29 June", "2022-01-10", "Christmas Day".

use super::calendar::{self, Direction};
use super::numerals;
use super::read::{Read, Reader};
use super::value::Value;
use super::words::{self, Sense, Which};
use demarche_parse::{Label, Pos};
use demarche_text::Date;

/// Which month and day, and where the words end.
struct MonthDay {
    month: i8,
    day: i8,
    /// "27 to 29 June".
    until: Option<i8>,
    next: usize,
}

impl Reader<'_, '_> {
    /// A date of the calendar, with or without its year.
    pub fn date(&self, i: usize) -> Option<Read> {
        self.iso(i)
            .or_else(|| self.slashed(i))
            .or_else(|| self.holiday(i))
            .or_else(|| self.month_day(i))
            .or_else(|| self.month(i, Which::That))
    }

    /// "2022-01-10", in one piece or in five.
    fn iso(&self, i: usize) -> Option<Read> {
        let text = self.pieces.text(i);
        if let Some(date) = (text.len() == 10).then(|| text.parse().ok()).flatten() {
            return Some(Read::new(i, i + 1, Value::Day(date)));
        }
        let year = words::year(text).filter(|_| self.pieces.hyphen(i + 1) && self.pieces.hyphen(i + 3))?;
        let (month, day) = (self.pieces.text(i + 2), self.pieces.text(i + 4));
        let two = |t: &str| t.parse().ok().filter(|_| t.len() == 2);
        let date = Date::new(year, two(month)?, two(day)?).ok()?;
        Some(Read::new(i, i + 5, Value::Day(date)))
    }

    /// "11/25/1998": only where it cannot be read in two ways.
    fn slashed(&self, i: usize) -> Option<Read> {
        let mut numbers = self.pieces.text(i).split('/');
        let (a, b, c) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
        let short = || {
            c.parse::<i16>().ok().filter(|_| c.len() == 2).map(|y| if y < 50 { 2000 + y } else { 1900 + y })
        };
        let year = words::year(c).or_else(short)?;
        let (month, day) = if a > 12 { (b, a) } else { (a, b) };
        let twofold = a <= 12 && b <= 12 && a != b;
        let date = Date::new(year, month, day).ok().filter(|_| numbers.next().is_none() && !twofold)?;
        Some(Read::new(i, i + 1, Value::Day(date)))
    }

    /// A month's name, where it is one.
    pub fn month_name(&self, i: usize) -> Option<(i8, usize)> {
        let named = |s| if let Sense::Month(m) = s { Some(m) } else { None };
        let (month, next) = self.pieces.sense(i, named).filter(|_| self.pieces.capital(i))?;
        let dot = next + usize::from(self.pieces.is(next, &["."]) && self.pieces.text(i).len() <= 4);
        let dot = if words::day(self.pieces.text(dot)).is_some() { dot } else { next };
        self.is_month(i).then_some((month, dot))
    }

    /// "May", "March" and "August" are words and names as well.
    fn is_month(&self, i: usize) -> bool {
        if !self.pieces.is(i, &["may", "march", "mar", "august", "april", "june", "jan", "jun"]) {
            return true;
        }
        let numeric =
            |j| words::day(self.pieces.text(j)).is_some() || words::year(self.pieces.text(j)).is_some();
        if numeric(i + 1) {
            return true;
        }
        let t = self.pieces.all[i].token;
        let noun = matches!(self.page.pos(t), Pos::Propn | Pos::Noun);
        let inside =
            |t: usize| self.page.token(t).sentence == self.page.token(self.pieces.all[i].token).sentence;
        let name = matches!(self.page.label(t), Label::Flat | Label::Nsubj)
            || t + 1 < self.page.syntax.tokens.len()
                && inside(t + 1)
                && self.page.label(t + 1) == Label::Flat;
        noun && !name
    }

    /// A day of a month.
    pub fn month_day(&self, i: usize) -> Option<Read> {
        let found = self.day_first(i).or_else(|| self.month_first(i))?;
        let MonthDay { month, day, until, next } = found;
        let comma = usize::from(self.pieces.is(next, &[","]) || self.pieces.is(next, &["of"]));
        let year = numerals::year(self.pieces, next + comma).filter(|(y, _)| (1500..2100).contains(y));
        let year = year.or_else(|| self.year_of_pronoun(next));
        let next = year.map_or(next, |(_, next)| next);
        let date = |day: i8| match year {
            Some((year, _)) => Date::new(year, month, day).ok(),
            None => calendar::date_without_year(self.published?, month, day, self.direction(i, next)),
        };
        let Some(start) = date(day) else {
            let known = year.is_some() || self.published.is_some();
            return (!known).then(|| Read::new(i, next, Value::Open(format!("XXXX-{month:02}-{day:02}"))));
        };
        let end = until.map_or(Some(start), date);
        Some(Read::new(i, next, Value::Day(start)).with_days(Some((Some(start), end))))
    }

    /// "10 January", "the 10th of January", "27-29 June".
    fn day_first(&self, i: usize) -> Option<MonthDay> {
        let day = words::day(self.pieces.text(i))?;
        let of = i + 1 + usize::from(self.pieces.is(i + 1, &["of"]));
        if let Some((month, next)) = self.month_name(of) {
            return Some(MonthDay { month, day, until: None, next });
        }
        let joined = self.pieces.hyphen(i + 1) || self.pieces.is(i + 1, &["to", "and"]);
        let until = words::day(self.pieces.text(i + 2)).filter(|d| joined && *d > day)?;
        let (month, next) = self.month_name(i + 3)?;
        Some(MonthDay { month, day, until: Some(until), next })
    }

    /// "January 10", "June 27 to 29", "March eighth".
    fn month_first(&self, i: usize) -> Option<MonthDay> {
        let (month, at) = self.month_name(i)?;
        let the = at + usize::from(self.pieces.is(at, &["the"]));
        let ordinal = |s| if let Sense::Ordinal(d) = s { Some(d) } else { None };
        let (day, next) = match words::day(self.pieces.text(the)) {
            Some(day) => (day, the + 1),
            None => {
                self.pieces.sense(the, ordinal).filter(|_| !self.pieces.is(the + 1, &["quarter", "half"]))?
            }
        };
        let joined = self.pieces.hyphen(next) || self.pieces.is(next, &["to"]);
        let until = words::day(self.pieces.text(next + 1)).filter(|d| joined && *d > day);
        // "January 10 to 13 February" is two dates.
        let until = until.filter(|_| self.month_name(next + 2).is_none());
        Some(MonthDay { month, day, until, next: if until.is_some() { next + 2 } else { next } })
    }

    /// "June last year", "of this year", "the following year".
    fn year_of_pronoun(&self, i: usize) -> Option<(i16, usize)> {
        let of = i + usize::from(self.pieces.is(i, &["of"]));
        let the = of + usize::from(self.pieces.is(of, &["the"]));
        let which = |s| if let Sense::Which(w) = s { Some(w) } else { None };
        let (which, next) = self.pieces.sense(the, which)?;
        if !self.pieces.is(next, &["year"]) || self.pieces.is(next + 1, &["'s", "’s"]) {
            return None;
        }
        let told = || self.anchor()?.days()?.0.map(|d| d.year());
        let year = match which {
            Which::Last => self.published?.year() - 1,
            Which::This | Which::Current => self.published?.year(),
            Which::Next => self.published?.year() + 1,
            Which::That => told()?,
            Which::Previous => told()? - 1,
            Which::Following => told()? + 1,
            _ => return None,
        };
        Some((year, next + 1))
    }

    /// A month; `which` is the word before it, `That` where there is none.
    pub fn month(&self, i: usize, which: Which) -> Option<Read> {
        let (month, next) = self.month_name(i)?;
        let comma = next + usize::from(self.pieces.is(next, &[",", "of"]));
        let year = words::year(self.pieces.text(comma)).map(|y| (y, comma + 1));
        let spoken = || numerals::year(self.pieces, next).filter(|(y, _)| (1500..2100).contains(y));
        if let Some((year, next)) = year.or_else(spoken).or_else(|| self.year_of_pronoun(next)) {
            return Some(Read::new(i, next, Value::Month(year, month)));
        }
        let direction = match which {
            Which::Last | Which::Past => Direction::Back,
            Which::Next => Direction::Ahead,
            _ => self.direction(i, next),
        };
        let Some(published) = self.published else {
            return Some(Read::new(i, next, Value::Open(format!("XXXX-{month:02}"))));
        };
        let year = match which {
            Which::This => published.year(),
            Which::Last if month == published.month() => published.year() - 1,
            Which::Next if month == published.month() => published.year() + 1,
            _ => calendar::year_of_month(published, month, direction),
        };
        Some(Read::new(i, next, Value::Month(year, month)))
    }

    /// "Christmas Day", "New Year's Eve 2021", "Thanksgiving".
    pub fn holiday(&self, i: usize) -> Option<Read> {
        let holiday = |s| match s {
            Sense::Holiday(month, day) => Some((month, day, None)),
            Sense::Floating(month, weekday, nth) => Some((month, nth, Some(weekday))),
            _ => None,
        };
        let ((month, day, weekday), next) =
            self.pieces.sense(i, holiday).filter(|_| self.pieces.capital(i))?;
        let in_year = |year: i16| match weekday {
            Some(weekday) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(day, weekday).ok(),
            None => Date::new(year, month, day).ok(),
        };
        let comma = next + usize::from(self.pieces.is(next, &[","]));
        let (date, next) = match words::year(self.pieces.text(comma)) {
            Some(year) => (in_year(year), comma + 1),
            None => {
                let direction = self.direction(i, next);
                (self.published.and_then(|p| calendar::nearest_year(p, direction, in_year)), next)
            }
        };
        let open = || {
            Value::Open(format!(
                "XXXX-{month:02}-{}",
                if weekday.is_some() { "XX".into() } else { format!("{day:02}") }
            ))
        };
        Some(Read::new(i, next, date.map_or_else(open, Value::Day)))
    }
}
