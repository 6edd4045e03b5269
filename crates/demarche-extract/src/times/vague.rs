//! "Every Thursday", "daily"; "now", "recently"; "the year", "the quarter", "the weekend", "that day".

use super::calendar::Direction;
use super::numerals;
use super::read::{Read, Reader};
use super::value::{Amount, Unit, Value};
use super::which::{open, period, season, unit};
use super::words::Sense;
use demarche_parse::{Label, Pos};

impl Reader<'_, '_> {
    /// What happens again and again.
    pub fn set(&self, i: usize) -> Option<Read> {
        let every = |s| (s == Sense::Every).then_some(());
        if let Some((_, at)) = self.pieces.sense(i, every) {
            return self.every(i, at);
        }
        let often = |s| if let Sense::Set(value) = s { Some(value) } else { None };
        let (value, next) = self.pieces.sense(i, often)?;
        let last = self.pieces.all.get(next).is_none_or(|p| self.page.pos(p.token) == Pos::Punct);
        let adverb = last || self.page.pos(self.pieces.all[i].token) == Pos::Adv;
        adverb.then(|| Read::new(i, next, Value::Every(value.to_owned())))
    }

    /// "each Thursday", "every two years", "every other day", "each July".
    fn every(&self, first: usize, at: usize) -> Option<Read> {
        let read = |next: usize, value: String| Some(Read::new(first, next, Value::Every(value)));
        let day = |s| if let Sense::Weekday(d) = s { Some(d) } else { None };
        if let Some((day, next)) = self.pieces.sense(at, day) {
            return read(next, format!("XXXX-WXX-{}", day.to_monday_one_offset()));
        }
        if let Some((month, next)) = self.month_name(at) {
            return read(next, format!("XXXX-{month:02}"));
        }
        if let Some((season, next)) = self.pieces.sense(at, season) {
            return read(next, format!("XXXX-{}", season.letters()));
        }
        let part = |s| if let Sense::Part(p) = s { Some(p) } else { None };
        if let Some((part, next)) = self.pieces.sense(at, part) {
            return read(next, format!("XXXX-XX-XXT{}", part.0));
        }
        let other = self.pieces.text(at).eq_ignore_ascii_case("other");
        let counted =
            if other { Some((Amount::exact(2), at + 1)) } else { numerals::amount(self.pieces, at) };
        let (amount, at) = counted.unwrap_or((Amount::exact(1), at));
        let (unit, next) = self.pieces.sense(at, unit)?;
        read(next, Value::Length(amount, unit).timex())
    }

    /// "the weekend", "the quarter", "the year": the one at hand.
    pub fn definite(&self, i: usize) -> Option<Read> {
        let (unit, next) = self.pieces.sense(i, unit)?;
        let singular = !self.pieces.word(i).ends_with('s');
        let end = next + usize::from(self.pieces.hyphen(next) || self.pieces.is(next, &["'s", "’s"]));
        if unit == Unit::Year && self.pieces.is(end, &["end"]) {
            return self.year_end(i, end + 1);
        }
        if let Some(year) = numerals::year(self.pieces, next).filter(|_| unit == Unit::Year) {
            return Some(Read::new(i, year.1, Value::Year(year.0)).noun());
        }
        let the = i > 0 && self.pieces.is(i - 1, &["the", "fiscal", "full", "entire", "whole"]);
        if !singular || !the || self.pieces.hyphen(next) || unit < Unit::Day || unit > Unit::Year {
            return None;
        }
        if let Some(read) = self.beside(i, next, unit) {
            return Some(read);
        }
        let before = i.checked_sub(2).map_or("", |b| self.pieces.word(b));
        let at_hand = matches!(
            before,
            "in" | "over" | "during" | "at" | "on" | "since" | "by" | "of" | "for" | "through"
        );
        let of = self.pieces.is(next, &["of"]);
        if of || unit == Unit::Day && before != "in" {
            return None;
        }
        if unit == Unit::Year && (before == "for" || self.pieces.is(next, &["ended", "ending"])) {
            return Some(Read::new(i, next, Value::Length(Amount::exact(1), unit)).noun());
        }
        let quarter = self.quarter_told().filter(|_| unit == Unit::Quarter).cloned();
        let by = i64::from(unit == Unit::Quarter);
        let ahead = unit == Unit::Weekend && self.direction(i, next) == Direction::Back;
        let value = quarter.or_else(|| period(self.published?, unit, if ahead { -1 } else { -by }));
        let value = value.unwrap_or_else(|| Value::Open(open(unit).unwrap_or("XXXX").into()));
        let read = Read::new(i, next, value).noun();
        // What "the year" is can be told with "end of", not alone.
        let edge = before == "of" || self.pieces.is(i.wrapping_sub(3), &["earlier", "later"]);
        let dated = at_hand && (unit == Unit::Weekend || edge);
        Some(if dated { read } else { read.not_dated() })
    }

    /// "the week of March 6", "the day before", "the year after": by another time.
    fn beside(&self, first: usize, next: usize, unit: Unit) -> Option<Read> {
        if unit == Unit::Week && self.pieces.is(next, &["of"]) {
            let date = self.date(next + 1).filter(|d| matches!(d.value, Value::Day(_)))?;
            let start = date.days?.0?;
            return Some(Read::new(first, date.next, Value::Week(start)).noun());
        }
        let by = match self.pieces.word(next) {
            "before" | "earlier" => -1,
            "after" | "later" => 1,
            _ => return None,
        };
        // "The day before the talks" counts from the talks, which have no date here.
        let last = self.pieces.all.get(next + 1).is_none_or(|p| self.page.pos(p.token) == Pos::Punct);
        let value = self.anchor().and_then(|v| v.shifted(unit, by)).filter(|_| last)?;
        Some(Read::new(first, next + 1, value).noun())
    }

    /// "Year end", "the year-end": the last of December.
    fn year_end(&self, first: usize, next: usize) -> Option<Read> {
        let modifies =
            matches!(self.page.label(self.pieces.all.get(next - 1)?.token), Label::Compound | Label::Amod);
        let value = self.published.map_or_else(|| Value::Open("XXXX".into()), |p| Value::Year(p.year()));
        let read = Read::new(first, next, value).not_dated();
        Some(if modifies { read } else { read.noun() })
    }

    /// "Now", "recently", "the future", "current".
    pub fn vague(&self, i: usize) -> Option<Read> {
        let reference = |s| if let Sense::Reference(r) = s { Some(r) } else { None };
        if let Some((value, next)) = self.pieces.sense(i, reference) {
            // "the past" of "the past weeks" and "the past president"
            let noun_follows = matches!(
                self.pieces.all.get(next).map(|p| self.page.pos(p.token)),
                Some(Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj)
            );
            let article = self.pieces.is(i, &["the"]) && (noun_follows || self.pieces.is(next, &["of"]));
            let as_soon = self.pieces.is(i, &["soon"])
                && (self.pieces.is(next, &["after"]) || self.pieces.text(next).eq_ignore_ascii_case("as"));
            return (!article && !as_soon).then(|| Read::new(i, next, Value::Reference(value)));
        }
        let adjectives = |s| if let Sense::Adjective(r) = s { Some(r) } else { None };
        let (value, next) = self.pieces.sense(i, adjectives)?;
        let adjective = self.page.pos(self.pieces.all[i].token) == Pos::Adj;
        adjective.then(|| Read::new(i, next, Value::Reference(value)))
    }
}
