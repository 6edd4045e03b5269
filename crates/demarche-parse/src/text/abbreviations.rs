//! Which full stops belong to the word before them.

use super::chars::{is_space, is_word};

/// Before a name; a sentence never ends here. Written with a capital.
const TITLES: &[&str] = &[
    "adm", "amb", "atty", "brig", "capt", "cmdr", "col", "dr", "fr", "gen", "gov", "govs", "hon", "insp",
    "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "pres", "prof", "profs", "rep", "reps", "rev",
    "sen", "sens", "sgt", "st", "supt", "ft", "mt", "vs", "v",
];
/// Abbreviations that may end a sentence.
const PLAIN: &[&str] = &[
    "approx", "assn", "aug", "ave", "blvd", "bros", "ca", "cf", "co", "corp", "cos", "dec", "dept", "dist",
    "esq", "est", "etc", "excl", "feb", "gmbh", "inc", "incl", "intl", "jan", "jr", "ltd", "mgr", "misc",
    "natl", "nov", "oct", "ph.d", "plc", "pp", "pty", "sep", "sept", "sr", "univ", "viz", "vol", "vols",
    "vs", "m.sc", "b.sc",
];
/// Abbreviations only before a number.
const BEFORE_NUMBER: &[&str] = &[
    "apr", "art", "b", "c", "ch", "chap", "circa", "d", "fig", "figs", "fri", "jul", "jun", "mar", "mon",
    "n", "no", "nos", "op", "p", "para", "paras", "res", "sat", "sec", "sect", "sun", "thu", "thur", "thurs",
    "tue", "tues", "v", "wed", "born", "died",
];
/// States and provinces, after a comma.
const STATES: &[&str] = &[
    "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "kans", "ky",
    "la", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "ohio", "okla", "ont", "ore",
    "pa", "que", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
];
/// Words that begin a sentence far more often than they follow an abbreviation inside one.
const STARTERS: &[&str] = &[
    "A",
    "After",
    "All",
    "Although",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Even",
    "Every",
    "For",
    "From",
    "Four",
    "Former",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "No",
    "Not",
    "Now",
    "On",
    "Once",
    "One",
    "Only",
    "Other",
    "Our",
    "Over",
    "She",
    "Since",
    "So",
    "Some",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Three",
    "To",
    "Two",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "While",
    "Who",
    "Why",
    "With",
    "You",
    "Your",
    "Asked",
    "According",
];

fn contains(list: &[&str], lower: &str) -> bool {
    list.contains(&lower)
}

/// Whether a sentence never ends after this abbreviation.
pub(super) fn is_title(token: &str) -> bool {
    let bare = token.strip_suffix('.').unwrap_or(token);
    if matches!(bare, "vs" | "v" | "cf" | "e.g" | "i.e" | "E.g" | "I.e" | "viz") {
        return true;
    }
    bare.starts_with(char::is_uppercase) && contains(TITLES, &bare.to_lowercase())
}

/// Whether the word is one that begins sentences.
pub(super) fn is_starter(word: &str) -> bool {
    STARTERS.contains(&word)
}

/// Whether `word` is letters one by one with stops between: "U.S", "a.m", "Ph.D".
fn is_acronym(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|s| !s.is_empty() && s.len() <= 2 && s.chars().all(char::is_alphabetic))
}

/// Whether the full stop after `word` is part of it. `before` ends where the word begins, `after` starts past the stop.
pub(super) fn takes_stop(word: &str, before: &str, after: &str) -> bool {
    let next = after.trim_start_matches(is_space);
    let spaced = next.len() < after.len();
    let next_char = next.chars().next();
    if is_acronym(word) {
        return true;
    }
    let mut letters = word.chars();
    if let (Some(only), None) = (letters.next(), letters.next())
        && only.is_uppercase()
    {
        let follower: &str = next.split(|c: char| !is_word(c)).next().unwrap_or("");
        let named = spaced && next_char.is_some_and(char::is_uppercase) && !is_starter(follower);
        return named && only != 'I' || after.starts_with([',', '-']) || initials_before(before);
    }
    if word.len() > 7 {
        return false;
    }
    let lower = word.to_lowercase();
    let number = spaced && next_char.is_some_and(|c| c.is_ascii_digit());
    let capital = word.starts_with(char::is_uppercase);
    contains(PLAIN, &lower)
        || capital && contains(TITLES, &lower) && (spaced || after.starts_with(','))
        || number && contains(BEFORE_NUMBER, &lower)
        || word == "v" && spaced
        || word == "al" && before.trim_end().ends_with("et")
        || capital && contains(STATES, &lower) && before.trim_end().ends_with(',') && next_char.is_some()
}

/// Whether the text before ends in another initial ("J. K.").
fn initials_before(before: &str) -> bool {
    let mut back = before.trim_end().chars().rev();
    back.next() == Some('.')
        && back.next().is_some_and(char::is_uppercase)
        && back.next().is_none_or(|c| !is_word(c))
}
