//! Where a word ends: hyphens, stops, commas and apostrophes inside it; then clitics are cut off.

use super::abbreviations::takes_stop;
use super::chars::{at, is_apostrophe, is_word};

/// First parts that keep their hyphen in UD English.
const PREFIXES: &[&str] = &[
    "agro", "ante", "anti", "arch", "be", "bi", "bio", "co", "counter", "cross", "cyber", "de", "e", "eco",
    "ex", "extra", "hyper", "inter", "intra", "macro", "mega", "micro", "mid", "mini", "multi", "neo", "non",
    "over", "pan", "para", "peri", "post", "pre", "pro", "proto", "pseudo", "psycho", "quasi", "re", "semi",
    "socio", "sub", "super", "tri", "u", "ultra", "un", "uni", "vice",
];
/// Second parts that keep their hyphen.
const SUFFIXES: &[&str] =
    &["esque", "ette", "fest", "fold", "gate", "itis", "less", "most", "rama", "wise", "oh", "e"];
/// Second parts of compounds, which are no second syllable of an East Asian given name.
const COMPOUND_ENDS: &[&str] = &[
    "aged", "all", "and", "area", "back", "ban", "based", "be", "born", "by", "class", "day", "deal", "era",
    "fed", "free", "go", "gun", "half", "held", "hit", "in", "led", "like", "line", "long", "made", "man",
    "new", "off", "old", "on", "only", "or", "out", "own", "part", "plus", "rich", "run", "scale", "size",
    "split", "state", "style", "talks", "term", "tied", "time", "to", "top", "type", "up", "war", "wide",
    "win", "won", "year",
];
const DOMAINS: &[&str] =
    &["com", "org", "net", "gov", "edu", "uk", "ru", "co", "eu", "de", "fr", "int", "info", "tv"];
/// Ends of names of files.
const FILES: &[&str] = &[
    "doc", "docx", "exe", "gif", "htm", "html", "jpeg", "jpg", "mp3", "pdf", "png", "ppt", "txt", "xls",
    "xlsx", "zip",
];
/// Units written right after their number.
const UNITS: &[&str] = &[
    "am", "pm", "AM", "PM", "km", "kg", "mm", "cm", "mph", "bn", "mn", "tn", "m", "ft", "lb", "lbs", "hrs",
    "gb", "GB", "mb", "MB",
];
/// Negations without their apostrophe; the last two letters are the negation.
const NEGATED: &[&str] = &[
    "aint", "arent", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt",
    "shouldnt", "wasnt", "werent", "wont", "wouldnt",
];
/// Other words without their apostrophe, and where they are cut.
const HASTY: &[(&str, usize)] = &[
    ("im", 1),
    ("ive", 1),
    ("thats", 4),
    ("youre", 3),
    ("theyre", 4),
    ("whats", 4),
    ("theres", 5),
    ("hes", 2),
    ("alot", 1),
    ("youve", 3),
    ("weve", 2),
    ("theyve", 4),
];
/// No possessive "its" stands before one of these: it is "it's".
const AFTER_IT_IS: &[&str] =
    &["a", "an", "the", "not", "been", "too", "so", "really", "just", "going", "like"];

fn run(text: &str, class: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !class(c)).unwrap_or(text.len());
    &text[..end]
}

/// The end (byte) of the word that begins at `start` of `chunk`. `before` and `after` are the text round the chunk.
pub(super) fn word_end(chunk: &str, start: usize, before: &str, after: &str) -> usize {
    let mut end = start;
    let mut part = start; // where the part after the last connector begins
    let mut previous = ' ';
    while let Some(c) = at(chunk, end) {
        let next = end + c.len_utf8();
        if is_word(c) {
            previous = c;
            end = next;
            continue;
        }
        let Some(follower) = at(chunk, next).filter(|&f| is_word(f)) else {
            break;
        };
        let joined = joins(c, previous, follower, &chunk[part..end], &chunk[next..], &chunk[start..end]);
        if !joined {
            break;
        }
        part = next;
        end = next;
    }
    if chunk[end..].starts_with('.') && !chunk[end..].starts_with("..") {
        let rest = &chunk[end + 1..];
        let known = if rest.is_empty() {
            takes_stop(&chunk[start..end], before, after)
        } else {
            at(rest, 0).is_some_and(|c| !is_word(c)) && takes_stop(&chunk[start..end], before, rest)
        };
        return if known { end + 1 } else { end };
    }
    if chunk[end..].starts_with('$')
        && matches!(&chunk[start..end], "US" | "C" | "A" | "HK" | "NZ" | "S" | "R" | "NT")
    {
        return end + 1;
    }
    end
}

/// Whether mark `c` between two word characters belongs to the word.
fn joins(c: char, previous: char, follower: char, part: &str, rest: &str, whole: &str) -> bool {
    let digits = previous.is_ascii_digit() && follower.is_ascii_digit();
    match c {
        '.' => {
            let letters = part.len() == 1 && previous.is_alphabetic() || part == "Ph" || part == "M";
            digits
                || letters
                || previous.is_ascii_lowercase() && follower.is_ascii_lowercase()
                || part.len() > 1 && DOMAINS.contains(&run(rest, is_word))
                || FILES.contains(&run(rest, is_word).to_ascii_lowercase().as_str())
        }
        ',' => digits && run(rest, |c| c.is_ascii_digit()).len() == 3,
        ':' => digits,
        '/' => digits || part.len() == 1 && previous.is_alphabetic() && single_letter(rest),
        '&' => previous.is_uppercase() && follower.is_uppercase() && part.len() <= 4,
        '_' | '@' => true,
        '-' | '\u{2010}' | '\u{2011}' => hyphen(part, rest, whole),
        c if is_apostrophe(c) => previous.is_alphanumeric() && follower.is_alphabetic(),
        _ => false,
    }
}

/// Whether `rest` begins with a letter by itself, as the second one of "b/c".
fn single_letter(rest: &str) -> bool {
    let word = run(rest, is_word);
    word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn hyphen(part: &str, rest: &str, whole: &str) -> bool {
    let next = run(rest, is_word);
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if digits(part) && digits(next) {
        // telephone numbers and dates, not ranges and scores
        let dated =
            rest[next.len()..].strip_prefix('-').is_some_and(|s| s.starts_with(|c: char| c.is_ascii_digit()));
        return matches!((part.len(), next.len()), (3, 3) | (3, 4) | (5, 4))
            || dated && part.len() <= 2 && next.len() <= 2
            || whole.contains('-')
            || part.len() == 1 && next.len() == 3;
    }
    let alphabetic = |s: &str| s.chars().all(char::is_alphabetic);
    if !alphabetic(part) || !alphabetic(next) {
        return PREFIXES.contains(&part.to_lowercase().as_str()) && part.len() > 1;
    }
    let (low, low_next) = (part.to_lowercase(), next.to_lowercase());
    if SUFFIXES.contains(&low_next.as_str())
        || PREFIXES.contains(&low.as_str()) && (low.len() > 1 || next == low_next)
    {
        return true;
    }
    // Jong-un, Ki-moon, Jae-in
    let (n, m) = (part.chars().count(), next.chars().count());
    part.len() == whole.len()
        && (2..=6).contains(&n)
        && (2..=5).contains(&m)
        && part.starts_with(char::is_uppercase)
        && part.chars().skip(1).all(char::is_lowercase)
        && next.chars().all(char::is_lowercase)
        && !rest[next.len()..].starts_with('-')
        && n <= 4
        && !COMPOUND_ENDS.contains(&next)
}

/// Cuts a word into its UD words: "don't" at 2, "Moscow's" at 6, "cannot" at 3, "10am" at 2. At most one cut.
/// `after` is what follows the word.
pub(super) fn cut(word: &str, after: &str) -> Option<usize> {
    let end = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = &word[end.len()..];
    if let Some(mark) = end.chars().next_back().filter(|&c| is_apostrophe(c)) {
        return clitic(word, end.len() - mark.len_utf8(), tail);
    }
    let numeric = |s: &str| s.starts_with(|c: char| c.is_ascii_digit());
    if numeric(end) && end.ends_with(|c: char| c.is_ascii_digit()) {
        return UNITS.contains(&tail).then_some(end.len());
    }
    hasty(word, after)
}

/// Where the word with an apostrophe at `stem` and `tail` after it is cut.
fn clitic(word: &str, stem: usize, tail: &str) -> Option<usize> {
    if stem == 0 {
        return None;
    }
    let low = tail.to_ascii_lowercase();
    if low == "t" && word[..stem].ends_with(['n', 'N']) && stem > 1 {
        return Some(stem - 1);
    }
    // the 80's
    let decade =
        low == "s" && word[..stem].ends_with('0') && word[..stem].bytes().all(|b| b.is_ascii_digit());
    (!decade && matches!(low.as_str(), "s" | "re" | "ve" | "ll" | "d" | "m")).then_some(stem)
}

/// Where two words that are written as one are cut.
fn hasty(word: &str, after: &str) -> Option<usize> {
    if !(2..=8).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let low = word.to_ascii_lowercase();
    if NEGATED.contains(&low.as_str()) {
        return Some(word.len() - 2);
    }
    if let Some((_, at)) = HASTY.iter().find(|(w, _)| *w == low) {
        // IM and HES are names rather than "I'm" and "he's"
        return (word[1..] == low[1..]).then_some(*at);
    }
    match low.as_str() {
        "its" => AFTER_IT_IS.contains(&run(after.trim_start(), is_word)).then_some(2),
        "gonna" | "gotta" | "wanna" | "cannot" => Some(3),
        _ => None,
    }
}
