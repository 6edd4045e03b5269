//! What rules say about each gap between two tokens: where a sentence must end, may not end, seems to end.

use super::abbreviations::{is_starter, is_title};
use super::chars::{first, is_closer, is_opener, is_quote};
use demarche_text::Span;

/// A line shorter than this is not taken for a wrapped one.
const WRAPPED: usize = 45;
/// No line is looked at further than this, in bytes.
const LONG_LINE: usize = 200;
/// More marks and footnotes than this close no sentence.
const MOST_CLOSERS: usize = 12;

/// Verbs that follow a quoted question or exclamation.
const SPEECH: &[&str] =
    &["said", "asked", "told", "says", "asks", "added", "replied", "wrote", "wondered", "shouted", "cried"];

/// A sentence seems to end before this token.
pub(super) const BREAK: u8 = 1;
/// A sentence ends before this token whatever it says: a blank line, a line ended on purpose.
pub(super) const MUST: u8 = 2;
/// No sentence begins with this token.
pub(super) const NEVER: u8 = 4;
/// White space stands before the token.
pub(super) const SPACED: u8 = 8;
/// The token is a full stop or another mark that ends sentences.
pub(super) const END: u8 = 16;
/// The token begins with a small letter.
pub(super) const SMALL: u8 = 32;

/// What is known of every token of a stretch, as bits; of the gap before it and of itself.
pub(super) fn verdicts(text: &str, stretch: Span, tokens: &[Span]) -> Vec<u8> {
    let gaps = Gaps { text, tokens, stretch };
    let mut start = 0;
    let mut found = Vec::with_capacity(tokens.len());
    for next in 0..tokens.len() {
        let mut bits = if next > 0 { gaps.verdict(start, next) } else { MUST | BREAK };
        if bits & BREAK != 0 {
            start = next;
        }
        let word = gaps.token(next);
        if gaps.ends(word).is_some_and(|end| end != End::Abbreviation) {
            bits |= END;
        }
        if first(word).is_lowercase() {
            bits |= SMALL;
        }
        found.push(bits);
    }
    found
}

/// Characters up to the end of the line.
fn length<'a>(bytes: impl Iterator<Item = &'a u8>) -> usize {
    bytes.take_while(|&&b| b != b'\n').filter(|&&b| b & 0xC0 != 0x80).count()
}

struct Gaps<'a> {
    text: &'a str,
    tokens: &'a [Span],
    stretch: Span,
}

impl<'a> Gaps<'a> {
    fn token(&self, t: usize) -> &'a str {
        self.tokens.get(t).map_or("", |s| s.of(self.text))
    }

    fn gap(&self, next: usize) -> &'a str {
        let (end, start) = (self.tokens[next - 1].end as usize, self.tokens[next].start as usize);
        self.text.get(end..start).unwrap_or("")
    }

    /// What the rules say about the gap before token `next` of a sentence that began at `start`.
    fn verdict(&self, start: usize, next: usize) -> u8 {
        let gap = self.gap(next);
        let lines = gap.matches('\n').count() + gap.matches('\u{2029}').count() * 2;
        if lines >= 2 || lines == 1 && self.line_breaks(next) {
            return MUST | BREAK;
        }
        let (last, word) = (self.token(next - 1), self.token(next));
        let spaced = !gap.is_empty();
        let glued = !spaced && !self.before_closers(start, next).2;
        let mut found = if glued || is_title(last) || is_closer(word) && !is_quote(word) { NEVER } else { 0 };
        if self.stop_breaks(start, next, spaced) {
            found |= BREAK;
        }
        if spaced {
            found |= SPACED;
        }
        found
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
        let on_purpose = self.had_room(next);
        if self.ends(last).is_some() && !is_title(last) || is_closer(last) {
            return !last.ends_with('.') || last.len() == 1 || on_purpose;
        }
        on_purpose
    }

    /// Whether the line before token `next` had room for its word: then it was ended on purpose.
    fn had_room(&self, next: usize) -> bool {
        let (end, word) = (self.tokens[next - 1].end as usize, self.tokens[next]);
        let from = (self.stretch.start as usize).max(end.saturating_sub(LONG_LINE));
        let to = (self.stretch.end as usize).min(word.start as usize + LONG_LINE);
        let before = &self.text.as_bytes()[from..end];
        let after = &self.text.as_bytes()[word.start as usize..to];
        let line = length(before.iter().rev());
        line < WRAPPED
            || line + 2 + length(after[..word.len().min(after.len())].iter()) < length(after.iter())
    }

    /// What kind of end `token` is, if any.
    fn ends(&self, token: &str) -> Option<End> {
        match token {
            "." | "\u{3002}" => Some(End::Stop),
            "..." | "\u{2026}" | ".." | "...." => Some(End::Dots),
            _ if token.starts_with(['!', '?']) || token.ends_with(['!', '?']) => Some(End::Mark),
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
        let (last, quoted, _) = self.before_closers(start, next);
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

    /// The last token before `next` and the marks and footnote numbers that close it; whether a quote is closed;
    /// whether that token is a mark that ends sentences.
    fn before_closers(&self, start: usize, next: usize) -> (usize, bool, bool) {
        let mut last = next - 1;
        let mut quoted = false;
        let earliest = start.max(last.saturating_sub(MOST_CLOSERS));
        while last > earliest && self.gap(last).is_empty() {
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
        (last, quoted, self.ends(self.token(last)).is_some())
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
