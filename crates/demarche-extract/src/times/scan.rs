//! Finds expressions of time among the words of a sentence and says which days they mean.

use super::calendar::{self, Days, Direction, PartOf};
use super::tense;
use super::words::{self, Unit};
use crate::Page;
use demarche_parse::{Label, Pos};
use demarche_text::Date;
use jiff::ToSpan;
use std::ops::Range;

/// An expression with its days, where they can be told.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// First and last token.
    pub tokens: (usize, usize),
    /// Which days.
    pub days: Option<Days>,
    /// "three days after": counted from another time, back from it or on.
    pub relative: Option<(Unit, i64)>,
}

/// A reader of one sentence.
pub struct Scan<'p, 'a> {
    pub page: &'p Page<'a>,
    pub sentence: Range<usize>,
    pub published: Option<Date>,
}

impl Scan<'_, '_> {
    /// All expressions, left to right.
    pub fn all(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut t = self.sentence.start;
        while t < self.sentence.end {
            match self.at(t) {
                Some(expression) => {
                    let expression = self.around(expression);
                    t = expression.tokens.1 + 1;
                    found.push(expression);
                }
                None => t += 1,
            }
        }
        found
    }

    fn word(&self, t: usize) -> &str {
        if self.sentence.contains(&t) { self.page.word(t) } else { "" }
    }

    fn lower(&self, t: usize) -> String {
        self.word(t).to_lowercase()
    }

    /// An expression that begins here, without what modifies it.
    fn at(&self, t: usize) -> Option<Found> {
        self.date(t)
            .or_else(|| self.weekday(t))
            .or_else(|| self.named_day(t))
            .or_else(|| self.relative_period(t))
            .or_else(|| self.counted(t))
            .or_else(|| self.year(t))
    }

    fn found(&self, first: usize, last: usize, days: Option<Days>) -> Option<Found> {
        Some(Found { tokens: (first, last), days, relative: None })
    }

    fn direction(&self, first: usize, last: usize) -> Direction {
        let head = (first..=last)
            .find(|&t| self.page.token(t).head.is_none_or(|h| h < first || h > last))
            .unwrap_or(first);
        let mut edge = first;
        while edge > self.sentence.start
            && matches!(self.lower(edge - 1).as_str(), "on" | "in" | "late" | "early" | "of")
        {
            edge -= 1;
        }
        tense::direction(self.page, head, edge.max(self.sentence.start))
    }

    /// "January 10", "10 January 2022", "Dec 9, 2014", "March 2023", "in March", "June 27 to 29", "2022-01-10".
    fn date(&self, t: usize) -> Option<Found> {
        if let Ok(date) = self.word(t).parse::<Date>()
            && self.word(t).len() == 10
        {
            return self.found(t, t, Some(calendar::day(date)));
        }
        if let Some(day) = words::day(self.word(t)).filter(|_| self.sentence.contains(&t)) {
            let of = usize::from(self.lower(t + 1) == "of");
            if let Some(month) = words::month(self.word(t + 1 + of)) {
                return self.day_month(t, t + 1 + of, t + 1 + of, month, day, None);
            }
            // "27-29 June", "27 to 29 June"
            let joined = matches!(self.lower(t + 1).as_str(), "-" | "–" | "to" | "and");
            if joined
                && let Some(until) = words::day(self.word(t + 2)).filter(|d| *d > day)
                && let Some(month) = words::month(self.word(t + 3))
            {
                return self.day_month(t, t + 3, t + 3, month, day, Some(until));
            }
            return None;
        }
        let month = words::month(self.word(t)).filter(|_| self.is_month(t))?;
        if let Some(day) = words::day(self.word(t + 1)) {
            let joined = matches!(self.lower(t + 2).as_str(), "-" | "–" | "to");
            let until = joined.then(|| words::day(self.word(t + 3)).filter(|d| *d > day)).flatten();
            let last = if until.is_some() { t + 3 } else { t + 1 };
            return self.day_month(t, last, last, month, day, until);
        }
        let comma = usize::from(self.word(t + 1) == "," || self.lower(t + 1) == "of");
        if let Some(year) = words::year(self.word(t + 1 + comma)) {
            return self.found(t, t + 1 + comma, calendar::month(year, month));
        }
        let direction = self.direction(t, t);
        let days =
            self.published.and_then(|p| calendar::month(calendar::year_of_month(p, month, direction), month));
        self.found(t, t, days)
    }

    /// "May", "March" and "August" are words and names as well.
    fn is_month(&self, t: usize) -> bool {
        if !matches!(self.word(t), "May" | "March" | "Mar" | "August" | "April" | "June" | "Jan" | "Jun") {
            return true;
        }
        let noun = matches!(self.page.pos(t), Pos::Propn | Pos::Noun);
        let name = matches!(self.page.label(t), Label::Flat | Label::Nsubj)
            || t + 1 < self.sentence.end
                && self.page.label(t + 1) == Label::Flat
                && words::day(self.word(t + 1)).is_none()
                && words::year(self.word(t + 1)).is_none();
        noun && !name
    }

    fn day_month(
        &self,
        first: usize,
        last: usize,
        at: usize,
        month: i8,
        day: i8,
        until: Option<i8>,
    ) -> Option<Found> {
        let comma = usize::from(self.word(at + 1) == ",");
        let year = words::year(self.word(at + 1 + comma));
        let last = if year.is_some() { at + 1 + comma } else { last };
        let date = |day: i8| match year {
            Some(year) => Date::new(year, month, day).ok(),
            None => calendar::date_without_year(self.published?, month, day, self.direction(first, last)),
        };
        let days = date(day).map(|start| (Some(start), until.map_or(Some(start), date)));
        self.found(first, last, days)
    }

    /// "Monday", "last Friday", "Tuesday night".
    fn weekday(&self, t: usize) -> Option<Found> {
        let modifier = self.lower(t);
        let modified = matches!(modifier.as_str(), "last" | "next" | "this" | "past" | "coming");
        let at = t + usize::from(modified);
        let weekday = words::weekday(self.word(at)).filter(|_| self.sentence.contains(&at))?;
        let mut last = at;
        if words::part_of_day(self.word(at + 1)) {
            last = at + 1;
        }
        let (direction, strictly) = match modifier.as_str() {
            "last" | "past" => (Direction::Back, true),
            "next" | "coming" => (Direction::Ahead, true),
            _ => (self.direction(t, last), false),
        };
        let date = self.published.and_then(|p| calendar::weekday(p, weekday, direction, strictly));
        self.found(t, last, date.map(calendar::day))
    }

    /// "Today", "yesterday", "this morning", "last night", "overnight".
    fn named_day(&self, t: usize) -> Option<Found> {
        let word = self.lower(t);
        let offset = match word.as_str() {
            "today" | "tonight" => 0,
            "yesterday" => -1,
            "tomorrow" => 1,
            "overnight" if self.page.pos(t) == Pos::Adv => 0,
            "this" if words::part_of_day(self.word(t + 1)) => return self.near_day(t, t + 1, 0),
            "last" if self.lower(t + 1) == "night" => return self.near_day(t, t + 1, -1),
            _ => return None,
        };
        let last = if words::part_of_day(self.word(t + 1)) { t + 1 } else { t };
        self.near_day(t, last, offset)
    }

    fn near_day(&self, first: usize, last: usize, offset: i64) -> Option<Found> {
        let date = self.published.and_then(|p| calendar::shift(p, offset.days()));
        self.found(first, last, date.map(calendar::day))
    }

    /// "Last week", "this month", "next year", "the weekend", "the spring", "the last week of September".
    fn relative_period(&self, t: usize) -> Option<Found> {
        let word = self.lower(t);
        let offset = match word.as_str() {
            "last" | "previous" => -1,
            "this" => 0,
            "next" | "coming" => 1,
            "the" => return self.definite_period(t),
            _ => return None,
        };
        if word == "previous" {
            return None;
        }
        let unit = words::unit(self.word(t + 1))?;
        let days = self.published.and_then(|p| period(p, unit, offset));
        if self.lower(t + 2) == "of" && unit == Unit::Week {
            return None;
        }
        self.found(t, t + 1, days)
    }

    /// "over the weekend", "in the spring", "the first week of May".
    fn definite_period(&self, t: usize) -> Option<Found> {
        let rank = self.lower(t + 1);
        if matches!(rank.as_str(), "first" | "last" | "final")
            && words::unit(self.word(t + 2)) == Some(Unit::Week)
            && self.lower(t + 3) == "of"
        {
            let whole = self.date(t + 4)?;
            let days = whole.days.and_then(|(start, end)| {
                if rank == "first" {
                    Some((start, Some(calendar::shift(start?, 6.days())?)))
                } else {
                    Some((Some(calendar::shift(end?, (-6).days())?), end))
                }
            });
            return self.found(t, whole.tokens.1, days);
        }
        let unit = words::unit(self.word(t + 1))?;
        if !matches!(unit, Unit::Weekend | Unit::Season(_)) || self.lower(t + 2) == "of" {
            return None;
        }
        let before = if t > self.sentence.start { self.lower(t - 1) } else { String::new() };
        if !matches!(before.as_str(), "in" | "over" | "during" | "at" | "on" | "since" | "by") {
            return None;
        }
        let direction = self.direction(t, t + 1);
        let published = self.published;
        let days = published.and_then(|p| match (unit, direction) {
            (Unit::Season(first), Direction::Back) => {
                let year = if first > p.month() { p.year() - 1 } else { p.year() };
                calendar::season(year, first)
            }
            (Unit::Season(first), Direction::Ahead) => {
                let year = if first + 2 < p.month() { p.year() + 1 } else { p.year() };
                calendar::season(year, first)
            }
            (_, Direction::Back) => period(p, unit, -1),
            (_, Direction::Ahead) => period(p, unit, 0),
        });
        self.found(t, t + 1, days)
    }

    /// "Three days ago", "a year later", "six days after".
    fn counted(&self, t: usize) -> Option<Found> {
        let few = self.lower(t);
        let (number, at) = match words::count(self.word(t)) {
            Some(number) => (number, t + 1),
            None if few == "minutes" || few == "hours" => (1, t),
            None => return None,
        };
        let unit = words::unit(self.word(at)).filter(|_| self.sentence.contains(&at))?;
        if matches!(unit, Unit::Season(_) | Unit::Weekend) {
            return None;
        }
        match self.lower(at + 1).as_str() {
            "ago" => {
                // "A year ago on Thursday", "a year ago today": to the day.
                let skip = usize::from(matches!(self.lower(at + 2).as_str(), "on" | "this"));
                let exact =
                    self.lower(at + 2) == "today" || words::weekday(self.word(at + 2 + skip)).is_some();
                if exact && matches!(unit, Unit::Year | Unit::Month) {
                    let back = if unit == Unit::Year { (-number).years() } else { (-number).months() };
                    let date = self.published.and_then(|p| calendar::shift(p, back));
                    return self.found(t, at + 2 + skip, date.map(calendar::day));
                }
                let days = self.published.and_then(|p| counted_from(p, unit, -number));
                self.found(t, at + 1, days)
            }
            "earlier" | "before" | "later" | "after" => {
                let word = self.lower(at + 1);
                // "Three days after the talks": the talks were three days before what is told.
                let sign = match word.as_str() {
                    "later" | "before" => number,
                    _ => -number,
                };
                Some(Found { tokens: (t, at + 1), days: None, relative: Some((unit, sign)) })
            }
            _ => None,
        }
    }

    /// "in 2018", "the 2021 coup", "the 1990s".
    fn year(&self, t: usize) -> Option<Found> {
        let word = self.word(t);
        if let Some(decade) = words::decade(word) {
            let days = calendar::year(decade).zip(calendar::year(decade + 9)).map(|(a, b)| (a.0, b.1));
            return self.found(t, t, days);
        }
        let year = words::year(word)?;
        let before = if t > self.sentence.start { self.lower(t - 1) } else { String::new() };
        let counted = self.page.label(t) == Label::Nummod
            && self.page.token(t).head.is_some_and(|h| {
                matches!(self.page.token(h).tag, demarche_parse::Tag::Nns | demarche_parse::Tag::Nnps)
            });
        let preposition = matches!(
            before.as_str(),
            "in" | "since"
                | "of"
                | "from"
                | "until"
                | "till"
                | "by"
                | "before"
                | "after"
                | "during"
                | "early"
                | "late"
                | "mid"
                | "and"
                | "to"
                | "the"
                | "a"
                | "between"
                | "around"
                | "for"
                | "-"
                | "year"
                | "summer"
                | "spring"
                | "autumn"
                | "winter"
        );
        (preposition && !counted && !self.word(t + 1).starts_with('%'))
            .then(|| self.found(t, t, calendar::year(year)))
            .flatten()
    }

    /// Takes in what modifies an expression: "late last year", "since June", "from June to August", "earlier this week".
    fn around(&self, mut found: Found) -> Found {
        self.range_end(&mut found);
        self.sharpen(&mut found);
        let (first, _) = found.tokens;
        let before = if first > self.sentence.start { self.lower(first - 1) } else { String::new() };
        let Some((start, end)) = found.days else {
            return found;
        };
        match before.as_str() {
            "since" => {
                found.tokens.0 = first - 1;
                found.days = Some((start, self.published));
            }
            "until" | "till" => {
                found.tokens.0 = first - 1;
                found.days = Some((None, end));
            }
            "by" => {
                let from = self.published.filter(|p| end.is_some_and(|e| e > *p));
                found.tokens.0 = first - 1;
                found.days = Some((from.or(start), end));
            }
            _ => {}
        }
        found
    }

    /// "from June 3 to June 9", "between May and July".
    fn range_end(&self, found: &mut Found) {
        let (first, last) = found.tokens;
        let before = if first > self.sentence.start { self.lower(first - 1) } else { String::new() };
        let to = self.lower(last + 1);
        let joins = match before.as_str() {
            "from" => matches!(to.as_str(), "to" | "until" | "till" | "through"),
            "between" => to == "and",
            _ => matches!(to.as_str(), "through" | "–"),
        };
        if !joins {
            return;
        }
        let Some(until) = self.at(last + 2) else { return };
        if let (Some((start, _)), Some((_, end))) = (found.days, until.days) {
            found.days = Some((start, end));
            found.tokens.1 = until.tokens.1;
        }
    }

    /// "early", "mid", "late", "the end of", "earlier".
    fn sharpen(&self, found: &mut Found) {
        let (first, _) = found.tokens;
        let mut t = first;
        if t > self.sentence.start && matches!(self.lower(t - 1).as_str(), "of" | "in" | "-") {
            t -= 1;
        }
        if t > self.sentence.start && self.lower(t - 1) == "the" {
            t -= 1;
        }
        if t == self.sentence.start {
            return;
        }
        let word = self.lower(t - 1);
        let of = (t..first).any(|x| self.lower(x) == "of");
        let part = match word.as_str() {
            "early" => PartOf::Early,
            "beginning" | "start" if of => PartOf::Early,
            "mid" => PartOf::Mid,
            "middle" if of => PartOf::Mid,
            "late" => PartOf::Late,
            "end" if of => PartOf::Late,
            "earlier" => {
                if let (Some((start, end)), Some(published)) = (found.days, self.published)
                    && start.is_some_and(|s| s <= published)
                    && end.is_some_and(|e| e > published)
                {
                    found.days = Some((start, Some(published)));
                    found.tokens.0 = t - 1;
                }
                return;
            }
            _ => return,
        };
        let whole = found.days;
        if let Some(days) = found.days {
            let exact = word == "end" && t > self.sentence.start + 1;
            found.days = Some(if exact { (days.1, days.1) } else { calendar::part(days, part) });
            if found.days != whole {
                found.tokens.0 = t - 1;
            }
        }
    }
}

/// A whole calendar period `offset` periods from the one of the day of publication.
fn period(published: Date, unit: Unit, offset: i64) -> Option<Days> {
    match unit {
        Unit::Week => calendar::week(published, offset),
        Unit::Weekend => {
            let (_, sunday) = calendar::week(published, offset)?;
            let mut sunday = sunday?;
            // On a Sunday, and on the Saturday before it, the weekend is this one.
            if offset == -1 && published.weekday().to_monday_zero_offset() >= 5 {
                sunday = calendar::shift(sunday, 7.days())?;
            }
            Some((Some(calendar::shift(sunday, (-1).days())?), Some(sunday)))
        }
        Unit::Month => calendar::month_from(published, offset),
        Unit::Year => calendar::year(published.year() + offset as i16),
        Unit::Season(first) => {
            let year = published.year() + offset.clamp(-1, 1) as i16;
            // "Last summer" in autumn is the one just past.
            let past = offset == -1 && first + 2 < published.month();
            calendar::season(if past { published.year() } else { year }, first)
        }
        Unit::Decade | Unit::Day | Unit::Hour => None,
    }
}

/// The day, month or year so many units from a date, as finely as the unit says.
pub fn counted_from(from: Date, unit: Unit, number: i64) -> Option<Days> {
    match unit {
        Unit::Hour => Some(calendar::day(from)),
        Unit::Day => calendar::shift(from, number.days()).map(calendar::day),
        Unit::Week => calendar::week(from, number),
        Unit::Month => calendar::month_from(from, number),
        Unit::Year if number.abs() <= 1 => {
            let there = calendar::shift(from, number.years())?;
            calendar::month(there.year(), there.month())
        }
        Unit::Year => calendar::year(from.year().checked_add(number as i16)?),
        _ => None,
    }
}
