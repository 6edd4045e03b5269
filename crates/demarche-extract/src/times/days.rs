//! "Monday", "last Friday night", "yesterday", "this morning", "5 p.m. on Monday", "noon".

use super::calendar::{self, Direction};
use super::read::{Read, Reader};
use super::value::{Part, Value};
use super::words::{Sense, Which};
use demarche_parse::Pos;
use demarche_text::Date;
use jiff::ToSpan;
use jiff::civil::Weekday;

fn which(sense: Sense) -> Option<Which> {
    if let Sense::Which(w) = sense { Some(w) } else { None }
}

fn part(sense: Sense) -> Option<Part> {
    if let Sense::Part(p) = sense { Some(p) } else { None }
}

impl Reader<'_, '_> {
    /// A weekday, with what stands before it ("last", "the following") and after it ("night", ", March 8").
    pub fn weekday(&self, i: usize) -> Option<Read> {
        let plural = |s| if let Sense::Weekdays(d) = s { Some(d) } else { None };
        if let Some((day, next)) = self.pieces.sense(i, plural) {
            return Some(Read::new(
                i,
                next,
                Value::Every(format!("XXXX-WXX-{}", day.to_monday_one_offset())),
            ));
        }
        let (which, at) = self.whiches(i);
        let (weekday, next) = self.weekday_name(at)?;
        let night = self.pieces.sense(next, part).filter(|_| self.pieces.word(next).ends_with('s'));
        if let Some((part, next)) = night {
            let value = format!("XXXX-WXX-{}T{}", weekday.to_monday_one_offset(), part.0);
            return Some(Read::new(i, next, Value::Every(value)));
        }
        let comma = next + usize::from(self.pieces.is(next, &[","]));
        if let Some(date) = self.date(comma).filter(|d| matches!(d.value, Value::Day(_) | Value::Open(_))) {
            return Some(Read { first: i, ..date });
        }
        let date = self.day_of(weekday, which, i, next);
        Some(self.with_part(i, next, date, || format!("XXXX-WXX-{}", weekday.to_monday_one_offset())))
    }

    fn weekday_name(&self, i: usize) -> Option<(Weekday, usize)> {
        let named = |s| if let Sense::Weekday(d) = s { Some(d) } else { None };
        let full = self.pieces.word(i).ends_with("day");
        self.pieces.sense(i, named).filter(|_| full || self.pieces.capital(i))
    }

    /// "last", "this coming", "the following": the last word that says which, and where it ends.
    fn whiches(&self, i: usize) -> (Option<Which>, usize) {
        let (mut found, mut at) = (None, i);
        if let Some((first, next)) = self.pieces.sense(i, which) {
            (found, at) = (Some(first), next);
            if let Some((second, next)) = self.pieces.sense(next, which).filter(|_| first == Which::This) {
                (found, at) = (Some(second), next);
            }
        }
        (found, at)
    }

    fn day_of(&self, weekday: Weekday, which: Option<Which>, first: usize, next: usize) -> Option<Date> {
        let told = || self.anchor().filter(|v| v.is_day()).and_then(|v| v.days()?.0);
        let (from, direction, strictly) = match which {
            Some(Which::Last | Which::Past) => (self.published?, Direction::Back, true),
            Some(Which::Next) => (self.published?, Direction::Ahead, true),
            Some(Which::Previous) => (told().or(self.published)?, Direction::Back, true),
            Some(Which::Following) => (told().or(self.published)?, Direction::Ahead, true),
            _ => (self.published?, self.direction(first, next), false),
        };
        calendar::weekday(from, weekday, direction, strictly)
    }

    /// A day with the part of it that follows ("night", "at dawn").
    fn with_part(&self, first: usize, next: usize, date: Option<Date>, open: impl Fn() -> String) -> Read {
        let at = next + usize::from(self.pieces.is(next, &["at"]));
        let found = self.pieces.sense(at, part);
        let (part, next) = found.map_or((None, next), |(part, next)| (Some(part), next));
        let value = match (date, part) {
            (Some(date), Some(part)) => Value::Part(date, part),
            (Some(date), None) => Value::Day(date),
            (None, Some(part)) => Value::Open(format!("{}T{}", open(), part.0)),
            (None, None) => Value::Open(open()),
        };
        Read::new(first, next, value)
    }

    /// "Today", "yesterday evening", "this morning", "last night", "overnight".
    pub fn near(&self, i: usize) -> Option<Read> {
        let named = |s| if let Sense::Near(by, night) = s { Some((by, night)) } else { None };
        let open = || "XXXX-XX-XX".to_owned();
        if let Some(((by, night), next)) = self.pieces.sense(i, named) {
            // "An overnight stay" is no day.
            if self.pieces.is(i, &["overnight"]) && self.page.pos(self.pieces.all[i].token) != Pos::Adv {
                return None;
            }
            let date = self.published.and_then(|p| calendar::shift(p, by.days()));
            if !night {
                return Some(self.with_part(i, next, date, open));
            }
            let value = date.map(|d| Value::Part(d, Part("NI")));
            let value = value.unwrap_or_else(|| Value::Open(format!("{}TNI", open())));
            let told = date.map(|d| if by < 0 { calendar::shift(d, (-by).days()).unwrap_or(d) } else { d });
            return Some(Read::new(i, next, value).with_days(told.map(calendar::day)));
        }
        let (which, at) = self.pieces.sense(i, which)?;
        let (part, next) = self.pieces.sense(at, part)?;
        let by = match which {
            Which::This => 0,
            Which::Last if part == Part("NI") => -1,
            Which::That | Which::Previous | Which::Following => return self.part_told(i, next, part, which),
            _ => return None,
        };
        let date = self.published.and_then(|p| calendar::shift(p, i64::from(by).days()));
        let value = date.map(|d| Value::Part(d, part));
        Some(Read::new(i, next, value.unwrap_or_else(|| Value::Open(format!("{}T{}", open(), part.0)))))
    }

    /// "That night", "the following morning": of the day told before.
    fn part_told(&self, first: usize, next: usize, part: Part, which: Which) -> Option<Read> {
        let by = match which {
            Which::Previous => -1,
            Which::Following => 1,
            _ => 0,
        };
        let told = self.anchor().filter(|v| v.is_day()).and_then(|v| v.days()?.0);
        let date = told.and_then(|d| calendar::shift(d, i64::from(by).days()));
        let value = date.map(|d| Value::Part(d, part));
        Some(Read::new(first, next, value.unwrap_or_else(|| Value::Open(format!("XXXX-XX-XXT{}", part.0)))))
    }

    /// "5 p.m.", "7:15 a.m. GMT", "1430 GMT", "noon", with the day before or after it.
    pub fn clock(&self, i: usize) -> Option<Read> {
        if let Some((hour, minute, next)) = self.hour(i) {
            let value = |d: Date| Value::Clock(d, hour, minute);
            return Some(self.of_day(i, next, value, &format!("T{hour:02}:{minute:02}")));
        }
        let (part, next) = self.pieces.sense(i, part)?;
        let exact = part.0.len() > 2 || self.pieces.is(i, &["dawn"]);
        let in_the =
            i > 1 && self.pieces.is(i - 1, &["the"]) && self.pieces.is(i - 2, &["in", "by", "during"]);
        if in_the && !exact {
            return Some(self.of_day(i, next, |d| Value::Part(d, part), &format!("T{}", part.0)).noun());
        }
        if !exact && self.near(next).is_none() {
            return None;
        }
        Some(self.of_day(i, next, |d| Value::Part(d, part), &format!("T{}", part.0)))
    }

    fn hour(&self, i: usize) -> Option<(u8, u8, usize)> {
        let text = self.pieces.text(i);
        let zone =
            |j: usize| self.pieces.sense(j, |s| (s == Sense::Zone).then_some(())).map(|(_, next)| next);
        let half = |s| if let Sense::Afternoon(pm) = s { Some(pm) } else { None };
        let lower = text.to_ascii_lowercase();
        let glued =
            ["am", "pm"].iter().find_map(|h| lower.strip_suffix(h).map(|digits| (digits, *h == "pm")));
        let (digits, pm, mut next) = match glued {
            Some((digits, pm)) => (digits, Some(pm), i + 1),
            None => match self.pieces.sense(i + 1, half) {
                Some((pm, next)) => (lower.as_str(), Some(pm), next),
                None => (lower.as_str(), None, i + 1),
            },
        };
        let (hours, minutes) = digits.split_once([':', '.']).unwrap_or((digits, ""));
        let military = minutes.is_empty() && hours.len() == 4 && pm.is_none() && zone(next).is_some();
        let (hours, minutes) = if military { hours.split_at_checked(2)? } else { (hours, minutes) };
        let plain = pm.is_some() || military || digits.contains(':') && minutes.len() == 2;
        let hour: u8 = hours.parse().ok().filter(|h| plain && *h < 25 && hours.len() <= 2)?;
        let minute: u8 = if minutes.is_empty() { 0 } else { minutes.parse().ok().filter(|m| *m < 60)? };
        next = zone(next).unwrap_or(next);
        let hour = match pm {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        Some((hour, minute, next))
    }

    /// An hour with the day that stands after it ("on Monday", "yesterday"); else of the day told before.
    fn of_day(&self, first: usize, next: usize, value: impl Fn(Date) -> Value, open: &str) -> Read {
        let skip = next + usize::from(self.pieces.is(next, &["on", ","]));
        let day = || self.date(skip).or_else(|| self.weekday(skip)).or_else(|| self.near(skip));
        if let Some(day) = day() {
            let date = day.days.and_then(|d| d.0).filter(|_| day.value.is_day());
            if let Some(date) = date {
                return Read::new(first, day.next, value(date));
            }
            if matches!(day.value, Value::Open(_)) {
                return Read::new(first, day.next, Value::Open(format!("{}{open}", day.value.timex())));
            }
        }
        let told = self.anchor().filter(|v| v.is_day()).and_then(|v| v.days()?.0);
        let date = told.or(self.published);
        let read =
            Read::new(first, next, date.map_or_else(|| Value::Open(format!("XXXX-XX-XX{open}")), &value));
        if told.is_some() { read } else { read.not_dated() }
    }
}
