//! "What stands above the article?" — its title, who wrote it, when, where from.

use super::furniture::Furniture;
use super::lines::trimmed;
use super::tail::Seen;
use crate::date::full_date;
use demarche_text::{Date, Span};

/// Lines above the first paragraph are looked at up to here.
const MOST_LINES: usize = 16;

/// What was found above the article.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The unit that is the page's own headline.
    pub title: Option<usize>,
    /// Units that belong to no part.
    pub outside: Vec<usize>,
    /// Names in the byline, in small letters.
    pub authors: Vec<String>,
    /// The day that the page says it was published on.
    pub published: Option<Date>,
    /// The first unit of running text.
    pub prose: usize,
}

/// Reads the lines above the article; `known` is the title that the caller knows.
pub fn head(text: &str, seen: &[Seen], known: Option<&str>) -> Head {
    let words = |at: usize| seen[at].unit.span.of(text);
    let prose = (0..seen.len()).find(|&at| seen[at].prose()).unwrap_or(0);
    let mut head = Head { prose, ..Head::default() };
    let above = 0..prose.min(MOST_LINES);
    head.title = title(text, seen, above.clone(), known);
    let below_title = head.title.map_or(0, |at| at + 1);
    for at in above {
        let byline = at >= below_title && byline(words(at));
        let dateline = at >= below_title && seen[at].look.words <= 9 && ends_with_date(words(at));
        let furniture = seen[at].furniture.is_some();
        let alone = at + 1 < seen.len() && seen[at + 1].unit.blanks > 0;
        let kicker = head.title.is_some_and(|title| at < title)
            || alone && at > below_title && seen[at].look.words <= 2;
        if Some(at) != head.title && (furniture || byline || dateline || kicker) {
            head.outside.push(at);
            head.published = head.published.or_else(|| full_date(words(at)));
            if byline {
                head.authors.extend(names(words(at)));
            }
        }
    }
    head
}

/// The first line that can be a headline; small headings above it ("WORLD", "Analysis") are passed over.
fn title(text: &str, seen: &[Seen], above: std::ops::Range<usize>, known: Option<&str>) -> Option<usize> {
    let words = |at: usize| seen[at].unit.span.of(text);
    let known = known.map(squeezed).filter(|known| !known.is_empty());
    let held =
        known.and_then(|known| (0..seen.len().min(MOST_LINES)).find(|&at| squeezed(words(at)) == known));
    if held.is_some() {
        return held;
    }
    let mut candidates = above.filter(|&at| {
        let look = &seen[at].look;
        let full_stop = look.sentence && !look.question && !words(at).ends_with(['!', '…']);
        seen[at].furniture.is_none()
            && !full_stop
            && !look.open
            && !look.bullet
            && !byline(words(at))
            && caption(text, seen, at).is_none()
    });
    let first = candidates.next()?;
    let kicker = |at: usize| seen[at].look.words <= 2 || seen[at].look.shouted && seen[at].look.words <= 6;
    let best = if kicker(first) {
        // Small headings stand above the title; without a title below them, the first one is it.
        let below = candidates.find(|&at| !kicker(at));
        below.filter(|&at| seen[at].look.words >= 4).unwrap_or(first)
    } else {
        first
    };
    (seen[best].look.words >= 2).then_some(best)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(400).collect()
}

/// "By Anna Holt", "From our correspondent", "Anna Holt in Geneva and Tom Barrow", "Anna Holt, staff writer".
pub fn byline(line: &str) -> bool {
    let count = line.split_whitespace().take(31).count();
    let lower = line.to_lowercase();
    if count > 30 || line.ends_with(['.', '?', '!']) {
        return false;
    }
    let begins = [
        "by ",
        "from our ",
        "from a ",
        "text by ",
        "words by ",
        "story by ",
        "source:",
        "author:",
        "editor:",
    ];
    if let Some(begin) = begins.iter().find(|begin| lower.starts_with(**begin)) {
        let next = line.get(begin.len()..).unwrap_or("").trim_start();
        return count <= 20
            && (begin.ends_with(" our ")
                || next.starts_with(char::is_uppercase)
                || ["our ", "a ", "an ", "the "].iter().any(|w| next.starts_with(w)));
    }
    const JOBS: [&str; 12] = [
        "staff writer",
        "correspondent",
        "reporter",
        "editor",
        "special to",
        "contributor",
        "staff reporter",
        "bureau chief",
        "columnist",
        "associated press",
        "agencies",
        "staff",
    ];
    if count <= 14 && line.contains(',') && JOBS.iter().any(|job| lower.ends_with(job)) {
        return line.split(',').next().is_some_and(is_name);
    }
    let pieces = || line.split([',', '&', '|']).flat_map(|piece| piece.split(" and "));
    count <= 16
        && pieces().all(|piece| {
            let name = piece.split(" in ").next().unwrap_or("");
            is_name(name)
        })
        && (pieces().count() > 1 || line.contains(" in "))
}

/// Two to four words with capitals, as a person's name has.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let particle =
        |w: &&str| ["de", "van", "von", "der", "bin", "al", "el", "da", "di", "la", "del"].contains(w);
    let capital = |w: &&str| {
        w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || ".'’-".contains(c))
    };
    (2..=4).contains(&words.len())
        && words.iter().all(|w| capital(w) || particle(w))
        && words.first().is_some_and(capital)
}

/// The names of a byline, in small letters.
fn names(line: &str) -> Vec<String> {
    let bare = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).unwrap_or(line);
    let pieces = bare.split([',', '&', '|']).flat_map(|piece| piece.split(" and "));
    let names = pieces.map(|piece| piece.split(" in ").next().unwrap_or("").trim());
    names.filter(|name| is_name(name)).map(str::to_lowercase).collect()
}

/// "Adré, Chad, 22 August 2024": a line that ends with a full date.
fn ends_with_date(line: &str) -> bool {
    let tail: Vec<&str> = line.split_whitespace().rev().take(3).collect();
    let tail: Vec<&str> = tail.into_iter().rev().collect();
    full_date(&tail.join(" ")).is_some()
}

/// Words under a picture: a line whose end, or whose next line, is a photo credit. Gives the words without it.
pub fn caption(text: &str, seen: &[Seen], at: usize) -> Option<Span> {
    const CREDITS: [&str; 14] = [
        " Photo: ",
        " Photograph: ",
        " Photo by ",
        " Photograph by ",
        "(Photo: ",
        "(Photo by ",
        "(AP Photo",
        "[Photo: ",
        " Image: ",
        " Picture: ",
        " Photo/",
        "[File: ",
        " | Photo Credit: ",
        "(File photo",
    ];
    let span = seen[at].unit.span;
    let words = span.of(text);
    if seen[at].furniture.is_some() || seen[at].look.words > 60 {
        return None;
    }
    let credit = CREDITS.iter().filter_map(|credit| words.rfind(credit)).min();
    if let Some(end) = credit.filter(|&end| end > 0 && words.len() - end <= 100) {
        return Some(trimmed(text, Span::new(span.start as usize, span.start as usize + end)));
    }
    let next = seen.get(at + 1)?;
    (next.furniture == Some(Furniture::Photo) && next.unit.blanks == 0).then_some(span)
}

/// How many bytes of the first paragraph are its dateline: "VIENNA, Dec 9 (Wire) - ", "Geneva (Wire) — ".
pub fn dateline(paragraph: &str, labels_recur: bool) -> usize {
    const MOST_BYTES: usize = 100;
    let mut at = 0;
    let mut marked = false;
    for word in paragraph.split_inclusive(' ') {
        let bare = word.trim();
        if at + word.len() > MOST_BYTES {
            return 0;
        }
        let end = at + word.len();
        if matches!(bare, "-" | "–" | "—" | "--") {
            let shouted = paragraph[..at].split(',').next().is_some_and(is_shouted);
            return if at > 0 && (shouted || marked) { end } else { 0 };
        }
        if let Some(place) = bare.strip_suffix(':') {
            let shouted = is_shouted(paragraph[..at].trim()) || at == 0;
            let person =
                paragraph[..end].contains("MS.") || paragraph[..end].contains("MR.") || place.len() < 4;
            return if shouted && is_shouted(place) && !person && !labels_recur { end } else { 0 };
        }
        let lower = bare.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        marked |=
            bare.starts_with('(') || crate::date::is_calendar_word(&lower) && paragraph[..at].contains(',');
        let inside = bare.starts_with('(')
            || bare.ends_with([')', ','])
            || lower.starts_with(|c: char| c.is_ascii_digit());
        let small =
            !bare.starts_with(char::is_uppercase) && !inside && !["of", "the", "de", "del"].contains(&bare);
        if small || bare.is_empty() {
            return 0;
        }
        at = end;
    }
    0
}

/// All capitals, as the name of a place at the beginning of a dispatch.
fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 2 && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for line in [
            "By Anna Holt",
            "From our correspondent",
            "By our correspondent in Dakar",
            "Anna Holt in Geneva and Tom Barrow in London",
            "BY ANNA HOLT",
            "By Anna Holt, Asia editor | 3 April 2025",
            "Anna Holt, staff writer",
        ] {
            assert!(byline(line), "{line}");
        }
        for line in [
            "By Monday the talks had failed.",
            "Poland and Estonia drop objections",
            "Second wave",
            "By the sea, a truce holds as both armies wait for word from the capital and from the United Nations mission",
        ] {
            assert!(!byline(line), "{line}");
        }
    }

    #[test]
    fn datelines() {
        let cases = [
            ("VIENNA, Dec 9 - Envoys met.", "VIENNA, Dec 9 - "),
            ("GENEVA, April 29 (Levant Wire) - Envoys met.", "GENEVA, April 29 (Levant Wire) - "),
            ("Brussels (NordPress) - Envoys met.", "Brussels (NordPress) - "),
            ("VILLA DEL ROSARIO — For the third time.", "VILLA DEL ROSARIO — "),
            ("SRINAGAR: Envoys met.", "SRINAGAR: "),
            ("Envoys met in Vienna - and left.", ""),
            ("MS. HOLT: Good afternoon.", ""),
            ("Q: Good afternoon.", ""),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(&text[..dateline(text, false)], expected);
        }
    }
}
