//! From expressions to the intervals of records: "since June", "until Friday", "from 10 to 13 January".

use super::calendar::Days;
use super::read::{Read, Reader};
use super::value::Value;
use demarche_text::Date;

/// An interval in a sentence: its first and last piece, its days, and what it counts from another time.
pub struct Interval {
    pub first: usize,
    pub last: usize,
    pub days: Option<Days>,
    pub relative: Option<(super::value::Unit, i64)>,
}

/// The expressions that a record may take as its time, joined where they are the two ends of one interval.
pub fn join(reader: &Reader, found: &[Read]) -> Vec<Interval> {
    let mut intervals = Vec::new();
    let mut k = 0;
    while k < found.len() {
        let read = &found[k];
        k += 1;
        let mut interval = Interval {
            first: read.first,
            last: read.relative.map_or(read.next, |(.., end)| end).saturating_sub(1),
            days: read.days,
            relative: read.relative.map(|(unit, by, _)| (unit, by)),
        };
        if let Some((days, last)) = found.get(k).and_then(|next| range(reader, read, next)) {
            (interval.days, interval.last) = (Some(days), last);
            intervals.push(interval);
            k += 1;
            continue;
        }
        if !read.dates {
            continue;
        }
        open_end(reader, &mut interval);
        intervals.push(interval);
    }
    intervals
}

/// "from June 3 to June 9", "between May and July", "2014–2020", "from 10 to 13 January": both ends.
fn range(reader: &Reader, from: &Read, to: &Read) -> Option<(Days, usize)> {
    let before = from.first.checked_sub(1).map_or("", |b| reader.pieces.word(b));
    let link = reader.pieces.word(from.next);
    let joins = match before {
        "from" => matches!(link, "to" | "until" | "till" | "through"),
        "between" => link == "and",
        _ => matches!(link, "through" | "–" | "-"),
    };
    if !joins || to.first != from.next + 1 {
        return None;
    }
    let (start, end) = (first_day(from, to)?, to.days?.1?);
    (start <= end).then_some(((Some(start), Some(end)), to.next - 1))
}

/// The first day of an interval; "from 10 January to 3 March 2014" has its year at the end.
fn first_day(from: &Read, to: &Read) -> Option<Date> {
    let end = to.days?.0?;
    if let Value::Open(open) = &from.value {
        let (month, day) = open.strip_prefix("XXXX-")?.split_once('-').unwrap_or((open.get(5..)?, "01"));
        return Date::new(end.year(), month.parse().ok()?, day.parse().ok()?).ok();
    }
    let start = from.days?.0?;
    let yearless = matches!(from.value, Value::Day(_) | Value::Month(..)) && start.year() != end.year();
    if yearless && start > end { Date::new(end.year(), start.month(), start.day()).ok() } else { Some(start) }
}

/// "since June", "until Friday", "by Monday".
fn open_end(reader: &Reader, interval: &mut Interval) {
    let Some((start, end)) = interval.days else { return };
    let before = interval.first.checked_sub(1).map_or("", |b| reader.pieces.word(b));
    let days = match before {
        "since" => (start, reader.published),
        "until" | "till" => (None, end),
        "by" => {
            let from = reader.published.filter(|p| end.is_some_and(|e| e > *p));
            (from.or(start), end)
        }
        _ => return,
    };
    interval.first -= 1;
    interval.days = Some(days);
}
