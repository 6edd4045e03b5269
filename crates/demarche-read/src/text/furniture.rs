//! Lines that are no part of the article: credits, share buttons, adverts, notes, labels of lists.

use std::sync::LazyLock;

/// What a line of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// A list of other articles follows.
    Label,
    /// One other article is announced behind so many bytes of words.
    Inline(usize),
    /// Who made the page.
    Credit,
    /// What the page says about itself.
    Note,
    /// What the page wants to sell.
    Advert,
    /// A credit under a picture.
    Photo,
    /// Share buttons.
    Share,
    /// A date or a time and nothing else.
    Date,
    /// A rule: no letter and no figure.
    Rule,
}

#[derive(Clone, Copy)]
enum Place {
    Is,
    Starts,
    Has,
}

struct Phrase {
    kind: Furniture,
    place: Place,
    words: &'static str,
}

static PHRASES: LazyLock<Vec<Phrase>> =
    LazyLock::new(|| include_str!("../../data/furniture.tsv").lines().filter_map(phrase).collect());

fn phrase(line: &'static str) -> Option<Phrase> {
    let mut fields = line.split('\t');
    let kind = match fields.next()? {
        "label" => Furniture::Label,
        "inline" => Furniture::Inline(0),
        "credit" => Furniture::Credit,
        "note" => Furniture::Note,
        "advert" => Furniture::Advert,
        "photo" => Furniture::Photo,
        _ => return None,
    };
    let place = match fields.next()? {
        "is" => Place::Is,
        "starts" => Place::Starts,
        "has" => Place::Has,
        _ => return None,
    };
    Some(Phrase { kind, place, words: fields.next()? })
}

/// Furniture is short; a longer line is part of the article, whatever it begins with.
const MOST_BYTES: usize = 600;
/// Words behind a label or in an advert.
const MOST_LABEL_WORDS: usize = 7;

/// What kind of furniture a line is, if it is any.
pub fn furniture(line: &str) -> Option<Furniture> {
    if !line.chars().take(MOST_BYTES).any(char::is_alphanumeric) {
        return Some(Furniture::Rule);
    }
    if line.len() > MOST_BYTES {
        return None;
    }
    if is_share(line) {
        return Some(Furniture::Share);
    }
    if is_date(line) {
        return Some(Furniture::Date);
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©' || c.is_whitespace());
    let whole = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
    let words = bare.split_whitespace().count();
    if is_staff_code(line) {
        return Some(Furniture::Credit);
    }
    let hit = PHRASES.iter().find(|phrase| {
        let held = match phrase.place {
            Place::Is => whole == phrase.words,
            Place::Starts => bare.starts_with(phrase.words) || lower.starts_with(phrase.words),
            Place::Has => lower.contains(phrase.words),
        };
        held && fits(phrase, line, words)
    })?;
    match hit.kind {
        Furniture::Inline(_) => {
            // Lowering may change lengths; the words of a phrase are ASCII or common quotes.
            let behind = line.find([':', '|']).map_or(0, |at| at + 1);
            if line[behind..].trim().is_empty() {
                Some(Furniture::Label)
            } else {
                Some(Furniture::Inline(behind))
            }
        }
        kind => Some(kind),
    }
}

/// Guards against article text that happens to begin like furniture.
fn fits(phrase: &Phrase, line: &str, words: usize) -> bool {
    let sentence = line.ends_with(['.', '”', '"']);
    match (phrase.kind, phrase.place) {
        (Furniture::Label, Place::Starts) => words <= MOST_LABEL_WORDS && !sentence,
        (Furniture::Inline(_), _) => words <= 30,
        (Furniture::Advert, _) => words <= 30,
        (Furniture::Photo, Place::Starts) => words <= 14,
        _ => true,
    }
}

/// Words of share buttons, and the small words between them.
const SHARE: [&str; 46] = [
    "share",
    "tweet",
    "email",
    "e-mail",
    "print",
    "save",
    "whatsapp",
    "facebook",
    "twitter",
    "x",
    "linkedin",
    "reddit",
    "copy",
    "link",
    "comments",
    "comment",
    "follow",
    "us",
    "on",
    "telegram",
    "messenger",
    "pinterest",
    "this",
    "article",
    "story",
    "via",
    "bluesky",
    "threads",
    "instagram",
    "flipboard",
    "sms",
    "mail",
    "bookmark",
    "gift",
    "listen",
    "pocket",
    "line",
    "pin",
    "and",
    "with",
    "friends",
    "shares",
    "views",
    "likes",
    "to",
    "post",
];
/// One of these makes a line of such words a line of share buttons.
const SHARE_HEADS: [&str; 14] = [
    "share", "tweet", "email", "print", "save", "whatsapp", "facebook", "twitter", "copy", "comments",
    "telegram", "reddit", "bookmark", "shares",
];

fn is_share(line: &str) -> bool {
    let (mut heads, mut count) = (0, 0);
    for word in tokens(line) {
        count += 1;
        if count > 20 {
            return false;
        }
        if !word.starts_with(|c: char| c.is_ascii_digit()) && !SHARE.contains(&word.as_str()) {
            return false;
        }
        heads += usize::from(SHARE_HEADS.contains(&word.as_str()));
    }
    heads > 0
}

/// Words that may stand around a date.
const DATE_WORDS: [&str; 56] = [
    "published",
    "updated",
    "posted",
    "last",
    "first",
    "modified",
    "on",
    "at",
    "date",
    "released",
    "issued",
    "min",
    "mins",
    "minute",
    "minutes",
    "hour",
    "hours",
    "ago",
    "read",
    "reading",
    "time",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "est",
    "edt",
    "et",
    "cst",
    "cdt",
    "pst",
    "pdt",
    "bst",
    "cet",
    "cest",
    "eet",
    "msk",
    "ist",
    "jst",
    "sgt",
    "hkt",
    "local",
    "st",
    "nd",
    "rd",
    "th",
    "of",
    "the",
    "h",
    "noon",
    "midnight",
    "days",
    "today",
    "-",
];

/// Whether a line is a date or a time of day and nothing else.
pub fn is_date(line: &str) -> bool {
    let (mut numbers, mut count) = (0, 0);
    let mut units = false;
    for word in tokens(line) {
        count += 1;
        if count > 20 {
            return false;
        }
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        numbers += usize::from(number);
        if number && !word.chars().all(|c| c.is_ascii_digit() || ".:/-,hthndrsampz".contains(c)) {
            return false;
        }
        if !number && !DATE_WORDS.contains(&word.as_str()) && !crate::date::is_calendar_word(&word) {
            return false;
        }
        units |= !number || word.contains([':', '/', '-', '.']);
    }
    numbers > 0 && units
}

fn tokens(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split(|c: char| c.is_whitespace() || "|•·,()[]".contains(c))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
}

/// "np/hg/jk": the initials of those on duty.
fn is_staff_code(line: &str) -> bool {
    let short = |piece: &str| (1..=4).contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_lowercase());
    line.len() < 24 && line.contains('/') && line.split(['/', '-']).all(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_read_whole() {
        let lines = include_str!("../../data/furniture.tsv").lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(PHRASES.len(), lines);
        assert!(PHRASES.iter().all(|p| p.words == p.words.to_lowercase()));
    }

    #[test]
    fn furniture_is_known() {
        let cases = [
            ("MORE NEWS", Furniture::Label),
            ("Read more:", Furniture::Label),
            ("More from our correspondents", Furniture::Label),
            ("(Reporting by the Vienna bureau; editing by the desk)", Furniture::Credit),
            ("np/hg/jk", Furniture::Credit),
            ("Correction: An earlier version misstated a number.", Furniture::Note),
            ("© 2022 The Wire. All rights reserved.", Furniture::Note),
            ("Sign up for our newsletter", Furniture::Advert),
            ("Share on WhatsApp | Print | Comments (14)", Furniture::Share),
            ("Facebook   WhatsApp   Copy link", Furniture::Share),
            ("Tue 3 Jun 2025 17.42 BST", Furniture::Date),
            ("18 February 2022 · 4 min read", Furniture::Date),
            ("22.58 GMT", Furniture::Date),
            ("1:22 p.m. EST", Furniture::Date),
            ("Image source, Agency", Furniture::Photo),
            ("___", Furniture::Rule),
        ];
        for (line, kind) in cases {
            assert_eq!(furniture(line), Some(kind), "{line}");
        }
        assert_eq!(furniture("Read more: Envoys Meet in Vienna"), Some(Furniture::Inline(10)));
    }

    #[test]
    fn the_article_is_no_furniture() {
        let lines = [
            "More on the talks is expected when the delegations return to the capital on Friday.",
            "The latest round ended without a deal.",
            "Related sanctions were lifted.",
            "Share prices fell.",
            "In May 2022 the talks broke down.",
            "Print is dead",
            "End of the line for the border treaty",
            "2022",
            "Envoys save the deal",
        ];
        for line in lines {
            assert_eq!(furniture(line), None, "{line}");
        }
    }
}
