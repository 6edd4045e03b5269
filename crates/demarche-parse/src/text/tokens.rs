//! The tokenizer: one pass over the text, no state beyond the current chunk.

use super::chars::{at, is_apostrophe, is_space, is_word};
use super::words::{cut, word_end};
use demarche_text::Span;

/// No token is longer than this many bytes; whatever is gets cut.
const LONGEST: usize = 256;
/// How much text round a chunk a decision may look at.
const CONTEXT: usize = 48;

/// Appends the tokens of `stretch` of `text`, in order.
pub fn tokens(text: &str, stretch: Span, out: &mut Vec<Span>) {
    let body = stretch.of(text);
    let offset = stretch.start as usize;
    let mut from = 0;
    while let Some(skip) = body[from..].find(|c| !is_space(c)) {
        let start = from + skip;
        let limit = floor(body, start + LONGEST);
        let end = body[start..limit].find(is_space).map_or(limit, |n| start + n);
        let before = &body[ceiling(body, start.saturating_sub(CONTEXT))..start];
        let after = &body[end..floor(body, end + CONTEXT)];
        let list_start = before.trim_end_matches([' ', '\t']).is_empty() && start < CONTEXT
            || before.trim_end_matches([' ', '\t']).ends_with('\n');
        chunk(&body[start..end], offset + start, before, after, list_start, out);
        from = end;
    }
}

/// The nearest character boundary at or below `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The nearest character boundary at or above `at`.
fn ceiling(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn chunk(chunk: &str, offset: usize, before: &str, after: &str, list_start: bool, out: &mut Vec<Span>) {
    let mut push = |start: usize, end: usize| out.push(Span::new(offset + start, offset + end));
    if list_start && is_list_mark(chunk) {
        return push(0, chunk.len());
    }
    let mut from = 0;
    while let Some(c) = at(chunk, from) {
        if let Some(end) = link(chunk, from) {
            push(from, end);
            from = end;
        } else if is_word(c) {
            let context = if from == 0 { before } else { &chunk[..from] };
            let end = word_end(chunk, from, context, after);
            let next = if end == chunk.len() { after } else { &chunk[end..] };
            match cut(&chunk[from..end], next) {
                Some(at) => {
                    push(from, from + at);
                    push(from + at, end);
                }
                None => push(from, end),
            }
            from = end;
        } else {
            let end = mark_end(chunk, from, c);
            push(from, end);
            from = end;
        }
    }
}

/// "1." or "12)" at the start of a line.
fn is_list_mark(chunk: &str) -> bool {
    let digits = chunk.trim_end_matches('.');
    chunk.len() == digits.len() + 1
        && digits.len() <= 2
        && digits.bytes().all(|b| b.is_ascii_digit())
        && !digits.is_empty()
}

/// End of a web address, an e-mail address, a @name or a #tag that begins at `from`.
fn link(chunk: &str, from: usize) -> Option<usize> {
    let rest = &chunk[from..];
    let tail = |s: &str| {
        s.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '>', '\u{201d}', '\u{2019}'])
            .len()
    };
    let address =
        ["http://", "https://", "www.", "ftp://", "HTTP://", "WWW."].iter().any(|p| rest.starts_with(p));
    if address {
        return Some(from + tail(rest).max(4));
    }
    if let Some(length) = mail(rest) {
        return Some(from + length);
    }
    let named = rest.strip_prefix(['@', '#'])?;
    let length = named.find(|c: char| !(is_word(c) || c == '_')).unwrap_or(named.len());
    let starts = named.starts_with(char::is_alphabetic);
    (starts && length > 0).then_some(from + 1 + length)
}

/// Length of an e-mail address at the start of `rest`.
fn mail(rest: &str) -> Option<usize> {
    let (name, host) = rest.split_once('@')?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    if name.is_empty() || !name.chars().all(fits) || !name.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let length = host.find(|c| !fits(c)).unwrap_or(host.len());
    let host = host[..length].trim_end_matches(['.', '-']);
    host.contains('.').then_some(name.len() + 1 + host.len())
}

/// End of the punctuation token at `from`.
fn mark_end(chunk: &str, from: usize, c: char) -> usize {
    let rest = &chunk[from..];
    let run = |set: &[char]| from + rest.find(|x| !set.contains(&x)).unwrap_or(rest.len());
    match c {
        '!' | '?' => final_stop(chunk, run(&['!', '?'])),
        '.' => match run(&['.']) {
            dots if dots == from + 1 && chunk[dots..].starts_with(['!', '?']) => run(&['.', '!', '?']),
            dots => dots,
        },
        '-' | '<' if rest.starts_with("->") || rest.starts_with("<-") => from + 2,
        '+' if rest[1..].starts_with(|n: char| n.is_ascii_digit()) && from == 0 => {
            from + 1 + rest[1..].find(|n: char| !n.is_ascii_digit()).unwrap_or(rest.len() - 1)
        }
        '-' | '*' | '=' | '_' | '~' | '<' | '>' | '+' | '\\' | '$' | '\u{2026}' | '\u{2014}' => run(&[c]),
        '\'' | '`' | '\u{2018}' | '\u{2019}' if rest[c.len_utf8()..].starts_with(c) => {
            from + 2 * c.len_utf8()
        }
        c if is_apostrophe(c) => clipped(rest).map_or(from + c.len_utf8(), |n| from + n),
        ':' | ';' if matches!(rest, ":D" | ":P" | ":p" | ";P") => chunk.len(),
        ':' | ';' => [":-)", ":-(", ";-)", ":)", ":(", ";)"]
            .iter()
            .find(|face| rest.starts_with(**face))
            .map_or(from + 1, |face| from + face.len()),
        _ => from + c.len_utf8(),
    }
}

/// A full stop after "!" or "?" at the very end is one mark with it.
fn final_stop(chunk: &str, end: usize) -> usize {
    if &chunk[end..] == "." { end + 1 } else { end }
}

/// Length of a word that begins with an apostrophe: '90s, 'em, 'til.
fn clipped(rest: &str) -> Option<usize> {
    let mark = rest.chars().next()?.len_utf8();
    let word = &rest[mark..];
    let length = word.find(|c| !is_word(c)).unwrap_or(word.len());
    let word = &word[..length];
    let decade = word.len() == 3 && word.ends_with('s') && word[..2].bytes().all(|b| b.is_ascii_digit());
    (decade || matches!(word, "em" | "til" | "cause" | "bout" | "tis" | "twas")).then_some(mark + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut out);
        out.into_iter().map(|s| s.of(text)).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(split(text).join("|"), expected);
    }

    #[test]
    fn contractions_and_possessives() {
        check("They don't say Moscow’s can't.", "They|do|n't|say|Moscow|’s|ca|n't|.");
        check("the ministers' I'd cannot O'Brien", "the|ministers|'|I|'d|can|not|O'Brien");
    }

    #[test]
    fn abbreviations_and_stops() {
        check("The U.S. and Mr. J. Smith met.", "The|U.S.|and|Mr.|J.|Smith|met|.");
        check("In the U.S.", "In|the|U.S.");
        check("on Dec. 9, at No. 5 at 3 p.m. He said no.", "on|Dec.|9|,|at|No.|5|at|3|p.m.|He|said|no|.");
        check("Acme Inc., of Ga., said", "Acme|Inc.|,|of|Ga|.|,|said");
    }

    #[test]
    fn hyphens() {
        check("a well-known anti-war ex-minister", "a|well|-|known|anti-war|ex-minister");
        check("Kim Jong-un and Ban Ki-moon, US-based", "Kim|Jong-un|and|Ban|Ki-moon|,|US|-|based");
        check("in 2003-2004 -- or", "in|2003|-|2004|--|or");
    }

    #[test]
    fn numbers_and_money() {
        check("$1.5bn, US$3,000 or 50% (10,5) 9/11", "$|1.5|bn|,|US$|3,000|or|50|%|(|10|,|5|)|9/11");
    }

    #[test]
    fn marks_and_links() {
        check("Wait... what?! “Yes,” she", "Wait|...|what|?!|“|Yes|,|”|she");
        check(
            "see https://a.org/b-c?d=1. @State_Dept #Iran",
            "see|https://a.org/b-c?d=1|.|@State_Dept|#Iran",
        );
    }
}
