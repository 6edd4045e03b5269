//! The words of time (`data/times.tsv`), looked up by their lower-case form.

use super::value::{Amount, Part, Season, Unit};
use jiff::civil::Weekday;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Where an expression looks from the day of publication or from another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Last,
    Past,
    This,
    Next,
    Previous,
    Following,
    That,
    Current,
    Latest,
    Recent,
}

/// Which part of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Early,
    Mid,
    Late,
    Earlier,
    Later,
    Rest,
}

/// What a word, or a phrase that begins with it, means in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sense {
    Month(i8),
    Weekday(Weekday),
    Weekdays(Weekday),
    Season(Season),
    Seasons(Season),
    Unit(Unit),
    Part(Part),
    Holiday(i8, i8),
    /// Month, weekday and which of them, as the fourth Thursday of November.
    Floating(i8, Weekday, i8),
    /// Days from today, and whether the night is meant.
    Near(i64, bool),
    Number(i64),
    Scale(i64),
    Amount(Amount),
    Ordinal(i8),
    Decade(i16),
    Which(Which),
    Every,
    Set(&'static str),
    Reference(&'static str),
    Adjective(&'static str),
    Edge(Edge),
    Nearly,
    Filler,
    Fiscal,
    Zone,
    /// "p.m."
    Afternoon(bool),
    Grammar,
}

/// A word of the table: what it means alone, and the phrases that it begins.
#[derive(Debug, Default)]
pub struct Word {
    pub text: &'static str,
    pub senses: Vec<Sense>,
    /// The longest first.
    pub phrases: Vec<(Vec<&'static str>, Sense)>,
}

const TABLE: &str = include_str!("../../data/times.tsv");

/// The entry of a word in any case; `None` if no expression of time is made of it.
pub fn word(text: &str) -> Option<&'static Word> {
    static WORDS: OnceLock<BTreeMap<&'static str, Word>> = OnceLock::new();
    let words = WORDS.get_or_init(load);
    let mut lower = [0u8; 16];
    let lower = lower.get_mut(..text.len())?;
    lower.copy_from_slice(text.as_bytes());
    lower.make_ascii_lowercase();
    words.get(std::str::from_utf8(lower).ok()?)
}

fn load() -> BTreeMap<&'static str, Word> {
    let mut words: BTreeMap<&'static str, Word> = BTreeMap::new();
    for line in rows() {
        let mut cells = line.split('\t');
        let (Some(class), Some(value), Some(names)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let Some(sense) = sense(class, value) else { continue };
        for name in names.split('|') {
            let mut parts = split(name).into_iter();
            let Some(first) = parts.next() else { continue };
            let entry = words.entry(first).or_insert_with(|| Word { text: first, ..Word::default() });
            let rest: Vec<&'static str> = parts.collect();
            if rest.is_empty() {
                entry.senses.push(sense);
            } else {
                entry.phrases.push((rest, sense));
                entry.phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
            }
        }
    }
    words
}

/// The lines of the table.
pub fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty())
}

/// "new year's eve" as the tokenizer cuts it.
fn split(name: &'static str) -> Vec<&'static str> {
    let mut parts = Vec::new();
    for word in name.split(' ') {
        let cut = word.find(['\'', '’']).filter(|&at| at > 0);
        let (stem, clitic) = word.split_at(cut.unwrap_or(word.len()));
        parts.push(stem);
        parts.extend((!clitic.is_empty()).then_some(clitic));
    }
    parts
}

/// What a line of the table means; `None` for a class or a value that does not exist.
pub fn sense(class: &str, value: &'static str) -> Option<Sense> {
    let number = || value.parse::<i64>().ok();
    let small = || value.parse::<i8>().ok();
    Some(match class {
        "month" => Sense::Month(small()?),
        "weekday" => Sense::Weekday(Weekday::from_monday_one_offset(small()?).ok()?),
        "weekdays" => Sense::Weekdays(Weekday::from_monday_one_offset(small()?).ok()?),
        "season" => Sense::Season(Season::read(value)?),
        "seasons" => Sense::Seasons(Season::read(value)?),
        "unit" => Sense::Unit(Unit::read(value)?),
        "part" => Sense::Part(Part::read(value)?),
        "holiday" => {
            let (month, day) = value.split_once('-')?;
            Sense::Holiday(month.parse().ok()?, day.parse().ok()?)
        }
        "floating" => {
            let mut numbers = value.split('-').filter_map(|n| n.parse().ok());
            let (month, weekday, nth) = (numbers.next()?, numbers.next()?, numbers.next()?);
            Sense::Floating(month, Weekday::from_monday_one_offset(weekday).ok()?, nth)
        }
        "near" => Sense::Near(value.trim_end_matches('N').parse().ok()?, value.ends_with('N')),
        "number" => Sense::Number(number()?),
        "scale" => Sense::Scale(number()?),
        "amount" if value == "X" => Sense::Amount(Amount::SEVERAL),
        "amount" => Sense::Amount(Amount::exact(number()?)),
        "ordinal" => Sense::Ordinal(small()?),
        "decade" => Sense::Decade(value.parse().ok()?),
        "which" => Sense::Which(which(value)?),
        "every" => Sense::Every,
        "set" => Sense::Set(value),
        "reference" => Sense::Reference(value),
        "reference-adjective" => Sense::Adjective(value),
        "edge" => Sense::Edge(edge(value)?),
        "nearly" => Sense::Nearly,
        "filler" => Sense::Filler,
        "fiscal" => Sense::Fiscal,
        "zone" => Sense::Zone,
        "half-day" => Sense::Afternoon(value == "PM"),
        "word" => Sense::Grammar,
        _ => return None,
    })
}

fn which(value: &str) -> Option<Which> {
    Some(match value {
        "last" => Which::Last,
        "past" => Which::Past,
        "this" => Which::This,
        "next" => Which::Next,
        "previous" => Which::Previous,
        "following" => Which::Following,
        "that" => Which::That,
        "current" => Which::Current,
        "latest" => Which::Latest,
        "recent" => Which::Recent,
        _ => return None,
    })
}

fn edge(value: &str) -> Option<Edge> {
    Some(match value {
        "early" => Edge::Early,
        "mid" => Edge::Mid,
        "late" => Edge::Late,
        "earlier" => Edge::Earlier,
        "later" => Edge::Later,
        "rest" => Edge::Rest,
        _ => return None,
    })
}

/// A month, by its number; only with a capital, since "may" and "march" are words as well.
pub fn month(text: &str) -> Option<i8> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let month = |s: &Sense| if let Sense::Month(m) = s { Some(*m) } else { None };
    word(text)?.senses.iter().find_map(month)
}

/// A year in four digits.
pub fn year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|y| digits && (1500..2100).contains(y))
}

/// A decade, as the tens of years: "1990s", "'80s".
pub fn decade(text: &str) -> Option<i16> {
    let digits = text.strip_suffix('s').map(|w| w.trim_end_matches(['\'', '’']))?;
    let short = digits.trim_start_matches(['\'', '’', '`']);
    if short.len() == 2 && (digits.len() > 2 || short != "20") {
        return short.parse::<i16>().ok().filter(|d| d % 10 == 0 && *d > 0).map(|d| 190 + d / 10);
    }
    year(digits).filter(|y| y % 10 == 0).map(|y| y / 10)
}

/// A day of the month in digits: "9", "9th".
pub fn day(text: &str) -> Option<i8> {
    ordinal_digits(text, true).filter(|d| (1..=31).contains(d))
}

/// "21st", "3rd"; without a suffix only if `bare`.
pub fn ordinal_digits(text: &str, bare: bool) -> Option<i8> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = text.get(digits.len()..)?;
    let good = matches!(suffix, "st" | "nd" | "rd" | "th") || bare && suffix.is_empty();
    digits.parse().ok().filter(|_| good && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()))
}
