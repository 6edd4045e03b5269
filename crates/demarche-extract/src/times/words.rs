//! The words that expressions of time are made of.

use jiff::civil::Weekday;

/// A weekday; abbreviations only with a capital.
pub fn weekday(word: &str) -> Option<Weekday> {
    let days = [
        ("monday", "mon", Weekday::Monday),
        ("tuesday", "tue", Weekday::Tuesday),
        ("wednesday", "wed", Weekday::Wednesday),
        ("thursday", "thu", Weekday::Thursday),
        ("friday", "fri", Weekday::Friday),
        ("saturday", "", Weekday::Saturday),
        ("sunday", "", Weekday::Sunday),
    ];
    let bare = word.trim_end_matches('.');
    let lower = bare.to_lowercase();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    days.into_iter()
        .find(|(full, short, _)| {
            lower == *full
                || capital
                    && !short.is_empty()
                    && (lower == *short || lower == format!("{short}s") || lower == format!("{short}rs"))
        })
        .map(|(.., day)| day)
}

/// A month, by its number. "May" and "March" need their capital.
pub fn month(word: &str) -> Option<i8> {
    if !word.chars().next().is_some_and(char::is_uppercase) {
        return None;
    }
    let months = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = word.trim_end_matches('.').to_lowercase();
    let short = |full: &str| {
        (lower.len() == 3 || lower == "sept" || lower == "june" || lower == "july")
            && full.starts_with(&lower)
    };
    months.iter().position(|m| *m == lower || short(m)).map(|i| i as i8 + 1)
}

/// A year in four digits.
pub fn year(word: &str) -> Option<i16> {
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|y| digits && (1500..2100).contains(y))
}

/// A decade: "1990s".
pub fn decade(word: &str) -> Option<i16> {
    let digits = word.strip_suffix('s').map(|w| w.trim_end_matches(['\'', '’']))?;
    year(digits).filter(|y| y % 10 == 0)
}

/// A day of the month: "9", "9th".
pub fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = word.get(digits.len()..)?;
    let ordinal = matches!(suffix, "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|d| ordinal && digits.len() <= 2 && (1..=31).contains(d))
}

/// A small number: "three", "a", "12".
pub fn count(word: &str) -> Option<i64> {
    let words =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let lower = word.to_lowercase();
    if matches!(lower.as_str(), "a" | "an") {
        return Some(1);
    }
    let at = words.iter().position(|w| *w == lower).map(|i| i as i64 + 1);
    at.or_else(|| lower.parse().ok().filter(|n| (1..1000).contains(n)))
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// day
    Day,
    /// week
    Week,
    /// Saturday and Sunday
    Weekend,
    /// month
    Month,
    /// year
    Year,
    /// decade
    Decade,
    /// spring, summer, autumn, winter, by its first month
    Season(i8),
    /// shorter than a day
    Hour,
}

/// The unit that a word names.
pub fn unit(word: &str) -> Option<Unit> {
    let lower = word.to_lowercase();
    Some(match lower.as_str() {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "weekend" => Unit::Weekend,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "spring" => Unit::Season(3),
        "summer" => Unit::Season(6),
        "autumn" | "fall" => Unit::Season(9),
        "winter" => Unit::Season(12),
        "hour" | "hours" | "minute" | "minutes" => Unit::Hour,
        _ => return None,
    })
}

/// A part of the day.
pub fn part_of_day(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "noon"
            | "midday"
            | "midnight"
            | "lunchtime"
            | "dawn"
            | "dusk"
    )
}
