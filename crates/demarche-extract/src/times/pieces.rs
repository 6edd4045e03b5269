//! The words of a sentence as expressions of time need them: hyphens cut, each with its entry in the table.

use super::words::{self, Sense, Word};
use crate::Page;
use demarche_text::Span;
use std::ops::Range;

/// A word, or a part of one between hyphens.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub span: Span,
    pub token: usize,
    pub word: Option<&'static Word>,
}

/// The pieces of a sentence.
pub struct Pieces<'a> {
    pub all: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a> {
    /// Cuts the tokens of a sentence.
    pub fn new(page: &Page<'a>, tokens: Range<usize>) -> Pieces<'a> {
        let mut all = Vec::with_capacity(tokens.len() + 8);
        for token in tokens {
            let text = page.word(token);
            let start = page.token(token).span.start as usize;
            let mut from = 0;
            if text.len() > 1 && !is_iso(text) {
                for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—')) {
                    let end = at + mark.len_utf8();
                    push(&mut all, text, start, token, from..at);
                    push(&mut all, text, start, token, at..end);
                    from = end;
                }
            }
            push(&mut all, text, start, token, from..text.len());
        }
        Pieces { all }
    }

    /// The text of a piece, or nothing beyond the sentence.
    pub fn text(&self, i: usize) -> &'a str {
        self.all.get(i).map_or("", |p| p.text)
    }

    /// The word of the table in lower case, or nothing.
    pub fn word(&self, i: usize) -> &'static str {
        self.all.get(i).and_then(|p| p.word).map_or("", |w| w.text)
    }

    /// Whether a piece is one of these words.
    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.word(i))
    }

    /// Whether a piece begins with a capital.
    pub fn capital(&self, i: usize) -> bool {
        self.text(i).starts_with(char::is_uppercase)
    }

    /// What `pick` takes from the senses of the phrase or word at `i`, the longest first, and where it ends.
    pub fn sense<T>(&self, i: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        let word = self.all.get(i)?.word?;
        for (rest, sense) in &word.phrases {
            let matches = || rest.iter().enumerate().all(|(k, w)| self.same(i + 1 + k, w));
            if let Some(taken) = pick(*sense).filter(|_| matches()) {
                return Some((taken, i + 1 + rest.len()));
            }
        }
        word.senses.iter().find_map(|s| pick(*s)).map(|taken| (taken, i + 1))
    }

    fn same(&self, i: usize, word: &str) -> bool {
        self.text(i).eq_ignore_ascii_case(word)
    }

    /// Whether a piece is a hyphen.
    pub fn hyphen(&self, i: usize) -> bool {
        matches!(self.text(i), "-" | "–" | "—")
    }

    /// The place after an optional hyphen.
    pub fn past_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.hyphen(i))
    }
}

fn is_iso(text: &str) -> bool {
    text.len() == 10 && text.as_bytes()[0].is_ascii_digit() && text.parse::<demarche_text::Date>().is_ok()
}

fn push<'a>(all: &mut Vec<Piece<'a>>, text: &'a str, start: usize, token: usize, at: Range<usize>) {
    let Some(part) = text.get(at.clone()).filter(|p| !p.is_empty()) else {
        return;
    };
    let span = Span::new(start + at.start, start + at.end);
    all.push(Piece { text: part, span, token, word: words::word(part) });
}
