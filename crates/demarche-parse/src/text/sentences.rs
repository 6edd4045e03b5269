//! The sentence splitter: looks at each gap between two tokens.

use super::abbreviations::{is_starter, is_title};
use super::chars::{first, is_closer, is_opener, is_quote};
use demarche_text::Span;
use std::ops::Range;

/// A longer sentence is cut at its best mark.
pub(crate) const LONGEST: usize = 150;
/// Where the cut may lie at the earliest.
const EARLIEST: usize = 60;
/// A line shorter than this is not taken for a wrapped one.
const WRAPPED: usize = 45;

/// Verbs that follow a quoted question or exclamation.
const SPEECH: &[&str] =
    &["said", "asked", "told", "says", "asks", "added", "replied", "wrote", "wondered", "shouted", "cried"];

struct Gaps<'a> {
    text: &'a str,
    tokens: &'a [Span],
    stretch: Span,
}

/// Ranges of `tokens` (all of one stretch), each a sentence of at most [`LONGEST`] tokens.
pub(crate) fn sentences(text: &str, stretch: Span, tokens: &[Span]) -> Vec<Range<usize>> {
    let gaps = Gaps { text, tokens, stretch };
    let mut found = Vec::new();
    let mut start = 0;
    for next in 1..=tokens.len() {
        if next == tokens.len() || gaps.breaks(start, next) {
            cut(&gaps, start..next, &mut found);
            start = next;
        }
    }
    found
}

/// Pushes a sentence, in pieces where it is too long.
fn cut(gaps: &Gaps, mut range: Range<usize>, out: &mut Vec<Range<usize>>) {
    while range.len() > LONGEST {
        let window = range.start + EARLIEST..range.start + LONGEST;
        let best = [&[";", ":"][..], &[",", "-", "--", "\u{2014}", "\u{2013}"][..]]
            .iter()
            .find_map(|marks| window.clone().rev().find(|&t| marks.contains(&gaps.token(t))));
        let end = best.map_or(range.start + LONGEST, |t| t + 1);
        out.push(range.start..end);
        range.start = end;
    }
    if !range.is_empty() {
        out.push(range);
    }
}

impl<'a> Gaps<'a> {
    fn token(&self, t: usize) -> &'a str {
        self.tokens.get(t).map_or("", |s| s.of(self.text))
    }

    fn gap(&self, next: usize) -> &'a str {
        let (end, start) = (self.tokens[next - 1].end as usize, self.tokens[next].start as usize);
        self.text.get(end..start).unwrap_or("")
    }

    /// Whether a sentence that began at `start` ends before token `next`.
    fn breaks(&self, start: usize, next: usize) -> bool {
        let gap = self.gap(next);
        let lines = gap.matches('\n').count() + gap.matches('\u{2029}').count() * 2;
        if lines >= 2 || lines == 1 && self.line_breaks(next) {
            return true;
        }
        self.stop_breaks(start, next, !gap.is_empty())
    }

    /// Whether a single line break before `next` ends a sentence.
    fn line_breaks(&self, next: usize) -> bool {
        let (last, word) = (self.token(next - 1), self.token(next));
        if matches!(word, "*" | "-" | "\u{2022}" | "\u{2013}")
            || word.ends_with('.') && word.len() <= 3 && word.len() > 1
        {
            return true;
        }
        if first(word).is_lowercase() || matches!(last, "," | "-" | "--" | "\u{2014}" | "\u{2013}" | "(") {
            return false;
        }
        if matches!(
            last,
            "and"
                | "or"
                | "of"
                | "the"
                | "a"
                | "an"
                | "to"
                | "in"
                | "for"
                | "with"
                | "by"
                | "on"
                | "at"
                | "from"
                | "that"
        ) {
            return false;
        }
        if self.ends(last).is_some() && !is_title(last) || is_closer(last) {
            return !last.ends_with('.') || last.len() == 1 || self.line_length(next) < WRAPPED;
        }
        // a line with room for the next word was ended on purpose
        self.line_length(next) < WRAPPED
    }

    /// Bytes of the line that ends before token `next`, counted up to twice [`WRAPPED`].
    fn line_length(&self, next: usize) -> usize {
        let end = self.tokens[next - 1].end as usize;
        let from = (self.stretch.start as usize).max(end.saturating_sub(2 * WRAPPED));
        let bytes = &self.text.as_bytes()[from..end];
        bytes.iter().rev().take_while(|&&b| b != b'\n').count()
    }

    /// What kind of end `token` is, if any.
    fn ends(&self, token: &str) -> Option<End> {
        match token {
            "." | "\u{3002}" => Some(End::Stop),
            "..." | "\u{2026}" | ".." | "...." => Some(End::Dots),
            _ if token.starts_with(['!', '?']) => Some(End::Mark),
            _ if token.len() > 1 && token.ends_with('.') => Some(End::Abbreviation),
            _ => None,
        }
    }

    fn stop_breaks(&self, start: usize, next: usize, spaced: bool) -> bool {
        let word = self.token(next);
        // a mark that closes belongs to what it closes; so does a footnote's number
        if !spaced && (is_closer(word) || word == "[") || is_closer(word) && !is_quote(word) {
            return false;
        }
        let (last, quoted) = self.before_closers(start, next);
        let Some(end) = self.ends(self.token(last)) else {
            return false;
        };
        let head = self.head_word(next);
        let lower = first(self.token(head)).is_lowercase();
        let upper = first(self.token(head)).is_uppercase();
        match end {
            End::Stop if !spaced => upper,
            End::Stop if lower && head == next => !quoted && self.is_ordinary(start, last),
            End::Stop => !self.is_numbering(start, last),
            End::Mark if lower => !quoted && self.is_ordinary(start, last),
            End::Mark => (spaced || upper) && !(quoted && self.speech_follows(next)),
            End::Dots => upper && spaced,
            End::Abbreviation => self.abbreviation_breaks(start, last, next, head),
        }
    }

    /// The last token before `next` and the marks and footnote numbers that close it; whether a quote is closed.
    fn before_closers(&self, start: usize, next: usize) -> (usize, bool) {
        let mut last = next - 1;
        let mut quoted = false;
        while last > start && self.gap(last).is_empty() {
            let note = last >= start + 3 && self.is_note(last);
            if note {
                last -= 3;
            } else if is_closer(self.token(last)) {
                quoted |= is_quote(self.token(last));
                last -= 1;
            } else {
                break;
            }
        }
        (last, quoted)
    }

    /// Whether "[12]" ends at token `last`, without space in front.
    fn is_note(&self, last: usize) -> bool {
        self.token(last) == "]"
            && self.token(last - 2) == "["
            && self.token(last - 1).bytes().all(|b| b.is_ascii_digit())
            && self.gap(last - 2).is_empty()
            && self.gap(last - 1).is_empty()
    }

    /// Whether the word before the mark `last` is an ordinary one, so that small letters may follow a full stop.
    fn is_ordinary(&self, start: usize, last: usize) -> bool {
        let before = if last > start { self.token(last - 1) } else { "" };
        before.len() >= 4 && before.chars().all(char::is_lowercase)
    }

    /// The first token at or after `next` that is no opening mark.
    fn head_word(&self, next: usize) -> usize {
        let mut head = next;
        while head + 1 < self.tokens.len() && head < next + 3 {
            let token = self.token(head);
            if !is_opener(token) && !is_quote(token) {
                break;
            }
            head += 1;
        }
        head
    }

    fn abbreviation_breaks(&self, start: usize, last: usize, next: usize, head: usize) -> bool {
        let token = self.token(last);
        if is_title(token) || last == start {
            return false;
        }
        let word = self.token(head);
        let upper = first(word).is_uppercase();
        if head > next && upper && !is_opener(self.token(next)) || is_starter(word) {
            return token.chars().count() > 2 || is_starter(word);
        }
        upper && token == "etc."
    }

    /// "1." or "A." alone at the start of a sentence.
    fn is_numbering(&self, start: usize, last: usize) -> bool {
        last == start + 1 && {
            let word = self.token(start);
            word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
                || word.len() == 1 && word.starts_with(char::is_uppercase)
        }
    }

    /// `"Why?" Smith asked`
    fn speech_follows(&self, next: usize) -> bool {
        (next + 1..next + 4).any(|t| SPEECH.contains(&self.token(t)))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Stop,
    Mark,
    Dots,
    Abbreviation,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let stretch = Span::new(0, text.len());
        let mut tokens = Vec::new();
        super::super::tokens(text, stretch, &mut tokens);
        let cover = |r: Range<usize>| tokens[r.start].cover(tokens[r.end - 1]).of(text).replace('\n', " ");
        sentences(text, stretch, &tokens).into_iter().map(cover).collect()
    }

    #[track_caller]
    fn check(expected: &[&str]) {
        assert_eq!(split(&expected.join(" ")), expected);
    }

    #[test]
    fn plain_ends() {
        check(&["He left.", "She stayed!", "Did they?", "Yes."]);
        check(&[
            "The U.S. President met Mr. Smith at 5 p.m. Monday.",
            "It ended in the U.S.",
            "The rest is known.",
        ]);
    }

    #[test]
    fn quotations() {
        check(&["“We will not go.", "We stay,” Mr. Li said.", "“Never.”", "He left."]);
        check(&["\"We will not go,\" he said.", "\"We stay.\"", "Then he left."]);
        check(&["“Why?” Smith asked.", "“Go!” he said."]);
    }

    #[test]
    fn footnotes_and_small_letters() {
        check(&[
            "It fell in 1805.[6]",
            "He left.[7]",
            "we like it there.",
            "you too?",
            "Towns, e.g. The Hague, fell.",
        ]);
    }

    #[test]
    fn datelines_stay() {
        check(&["VIENNA, Dec. 9 - Talks ended.", "Nobody spoke."]);
        check(&["KYIV (Agency) — Russia fired missiles.", "Ukraine replied."]);
    }

    #[test]
    fn lines() {
        assert_eq!(
            split("Iran talks fail\nDiplomats left Vienna on Monday.\n\nNo date"),
            ["Iran talks fail", "Diplomats left Vienna on Monday.", "No date"]
        );
        let wrapped = "The foreign ministers of the three countries said that the\nAgreement would enter into force on the first day of\nthe year.";
        assert_eq!(split(wrapped).len(), 1);
    }

    #[test]
    fn a_text_without_stops_is_cut() {
        let text = "word ".repeat(1000);
        let found = split(&text);
        assert_eq!(found.len(), 7);
    }
}
