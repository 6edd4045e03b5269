//! What stands before the first sentence of a report: a dateline or a speaker's label.
//!
//! "VIENNA, Dec 9 (Agency) - ", "MS. SMITH: ". The treebanks hardly have them and a parser takes the town for a
//! subject, so they are parsed apart from the sentence that follows.

use demarche_text::Span;

/// Longer leads are not looked for.
const LONGEST: usize = 16;
/// A sentence must be left.
const REST: usize = 3;
/// Small words inside names.
const SMALL: &[&str] = &["and", "of", "de", "el", "la", "al"];

/// Number of tokens at the start of a sentence that are a dateline or a speaker's label; mostly none.
pub(crate) fn lead(text: &str, tokens: &[Span]) -> usize {
    let word = |t: usize| tokens.get(t).map_or("", |s| s.of(text));
    let spaced = |t: usize| tokens.get(t).zip(tokens.get(t + 1)).is_some_and(|(a, b)| a.end < b.start);
    let loud = is_loud(word(0)) && word(0).chars().count() > 2;
    let (mut depth, mut agency, mut all_loud) = (0i32, false, true);
    for t in 0..tokens.len().saturating_sub(REST).min(LONGEST) {
        let w = word(t);
        match w {
            "(" | "[" => {
                agency |= t > 0;
                depth += 1;
            }
            ")" | "]" => depth -= 1,
            "-" | "--" | "\u{2013}" | "\u{2014}" | "_"
                if t > 0 && depth == 0 && (spaced(t - 1) || word(t - 1) == ".") && spaced(t) =>
            {
                return if loud || agency { t + 1 } else { 0 };
            }
            ":" if t > 0 && t <= 5 && all_loud && word(0).chars().count() > 1 => return t + 1,
            ".-" | ".\u{2013}" | ".\u{2014}" if agency && depth == 0 => return t + 1,
            "," | "." | "/" => {}
            _ if depth > 0 => {}
            _ if !is_name_like(w) => return 0,
            _ => {}
        }
        all_loud &= is_loud(w) || w == "." || w == ",";
    }
    0
}

/// All capitals.
fn is_loud(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

fn is_name_like(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || SMALL.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(start: &str, rest: &str) {
        let text = format!("{start}{rest}");
        let mut tokens = Vec::new();
        super::super::tokens(&text, Span::new(0, text.len()), &mut tokens);
        let n = lead(&text, &tokens);
        let end = n.checked_sub(1).map_or(0, |last| tokens[last].end as usize);
        assert_eq!(&text[..end], start.trim_end());
    }

    #[test]
    fn leads_and_none() {
        check("VIENNA, Dec 9 - ", "Iran left the talks.");
        check("Seoul, March 3 (Yonhap) -- ", "North Korea fired a missile.");
        check("KYIV (Agency) — ", "Russia fired missiles.");
        check("Quito, Dec 8 (Agency).- ", "The opposition rejected the count.");
        check("MS. SMITH: ", "We do not comment on that.");
        check("QUESTION: ", "How many people were there?");
        check("", "Iran - a member since 1945 - left the talks.");
        check("", "NATO said on Monday - its first day - that it was ready.");
        check("", "The U.S. State Department said so.");
    }
}
