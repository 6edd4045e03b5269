//! Full dates as pages write them. Nothing is guessed: no year, no date.

use demarche_text::Date;

const MONTHS: [&str; 12] = [
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
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether a word, in small letters and without punctuation, names a month or a day of the week.
pub fn is_calendar_word(word: &str) -> bool {
    month(word).is_some() || abbreviates(word, &DAYS).is_some()
}

fn month(word: &str) -> Option<i8> {
    abbreviates(word, &MONTHS).map(|at| at as i8 + 1)
}

/// A name of at least three letters, or its beginning ("sept", "tues"); at most a full stop behind it.
fn abbreviates(word: &str, names: &[&str]) -> Option<usize> {
    let word = word.trim_end_matches('.');
    let fits =
        |name: &&str| word.len() >= 3 && (**name == *word || word.len() <= 5 && name.starts_with(word));
    names.iter().position(fits)
}

/// The first full date in a short text.
pub fn full_date(text: &str) -> Option<Date> {
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || ",()|·;".contains(c))
        .filter(|word| !word.is_empty())
        .take(60)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    (0..words.len()).find_map(|at| {
        let word = |n: usize| words.get(at + n).map_or("", String::as_str);
        let named = match (month(word(0)), month(word(1))) {
            (Some(m), _) => day_of_month(word(1)).and_then(|d| civil(year(word(2))?, m, d)),
            (None, Some(m)) => day_of_month(word(0)).and_then(|d| civil(year(word(2))?, m, d)),
            _ => None,
        };
        named.or_else(|| numeric(word(0)))
    })
}

/// `2022-01-12`, `2022/01/12`, `2022-01-12T08:00`, `12.01.2022`, and with slashes where the day is above 12.
pub fn numeric(word: &str) -> Option<Date> {
    let word = word.split(['T', 't']).next()?;
    let mut pieces = word.split(['-', '/', '.']);
    let (a, b, c) = (pieces.next()?, pieces.next()?, pieces.next()?);
    if pieces.next().is_some() || [a, b, c].iter().any(|p| !p.bytes().all(|x| x.is_ascii_digit())) {
        return None;
    }
    let two = |text: &str| (1..=2).contains(&text.len()).then(|| text.parse::<i8>().ok()).flatten();
    if a.len() == 4 {
        return civil(year(a)?, two(b)?, two(c)?);
    }
    let (first, second, year) = (two(a)?, two(b)?, year(c)?);
    if word.contains('.') || first > 12 {
        civil(year, second, first)
    } else if second > 12 {
        civil(year, first, second)
    } else {
        None
    }
}

fn day_of_month(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = &word[digits.len()..];
    (matches!(suffix, "" | "st" | "nd" | "rd" | "th") && digits.len() <= 2)
        .then(|| digits.parse().ok())
        .flatten()
}

/// A year in which a page of news can have been published on the web, or put there later.
fn year(word: &str) -> Option<i16> {
    if word.len() != 4 {
        return None;
    }
    word.parse().ok().filter(|year| (1900..2100).contains(year))
}

fn civil(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// Whether two days follow one another.
pub fn neighbours(one: Date, other: Date) -> bool {
    let follows = |a: Date, b: Date| a.tomorrow().is_ok_and(|next| next == b);
    follows(one, other) || follows(other, one)
}

/// The date in an address: `/2022/01/12/`, `/2022-01-12-...`, `/20220112/`, `/2022/jan/12/`.
pub fn in_url(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next().unwrap_or("");
    let path =
        path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let pieces: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    for at in 0..pieces.len() {
        let piece = |n: usize| pieces.get(at + n).copied().unwrap_or("");
        if let Some(year) = year(piece(0)).filter(|year| *year >= 1990) {
            let month = two_digits(piece(1)).or_else(|| month(&piece(1).to_ascii_lowercase()));
            if let Some(date) = month.and_then(|m| civil(year, m, two_digits(piece(2))?)) {
                return Some(date);
            }
        }
        if let Some(date) = compact(piece(0)) {
            return Some(date);
        }
    }
    None
}

fn two_digits(text: &str) -> Option<i8> {
    ((1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// `20220112`
fn compact(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year = year(&text[..4]).filter(|year| *year >= 1990)?;
    civil(year, text[4..6].parse().ok()?, text[6..].parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: Option<Date>) -> String {
        date.map_or(String::new(), |d| d.to_string())
    }

    #[test]
    fn full_dates_are_read() {
        let cases = [
            ("Published 21 May 2023", "2023-05-21"),
            ("Tuesday, March 5, 2024", "2024-03-05"),
            ("Updated 9:14 PM EST, February 6, 2024", "2024-02-06"),
            ("Source: Agency    2024-07-04 21:37:15", "2024-07-04"),
            ("Jan. 12th 2022", "2022-01-12"),
            ("12.01.2022", "2022-01-12"),
            ("25/01/2022", "2022-01-25"),
            ("2022-01-12T08:00:00Z", "2022-01-12"),
        ];
        for (text, date) in cases {
            assert_eq!(shown(full_date(text)), date, "{text}");
        }
    }

    #[test]
    fn half_dates_and_doubtful_ones_are_none() {
        for text in
            ["VIENNA, Dec 9", "May 2023", "02/03/2022", "31 February 2022", "in 2022", "", "12 Mayor 2022"]
        {
            assert_eq!(full_date(text), None, "{text}");
        }
    }

    #[test]
    fn dates_in_addresses() {
        let cases = [
            ("https://news.example/2022/01/12/talks", "2022-01-12"),
            ("https://news.example/world/2022/jan/12/talks", "2022-01-12"),
            ("https://news.example/world/2022-01-12-talks.html", "2022-01-12"),
            ("https://news.example/a/20220112/talks", "2022-01-12"),
        ];
        for (url, date) in cases {
            assert_eq!(shown(in_url(url)), date, "{url}");
        }
        for url in [
            "",
            "https://news.example/2022/01/",
            "https://2022.01.12.example/",
            "https://x.example/12345678/",
            "/a?d=2022/01/12",
        ] {
            assert_eq!(in_url(url), None, "{url}");
        }
    }
}
