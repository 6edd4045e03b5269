//! What the scorer is told about a token: numbers of rows of its table.

use super::chars::first;
use super::rules::{BREAK, END, SMALL, SPACED};
use demarche_text::Span;
use std::ops::Range;

/// Numbers of rows per token.
pub(super) const ROWS: usize = 9;
/// Rows for words and their ends.
const WORDS: u32 = 6144;
/// Rows for shapes of words.
const SHAPES: u32 = 256;
/// Rows for what stands round the token.
const AROUND: u16 = (WORDS + SHAPES) as u16;
/// How far the manners of a text are looked at, in tokens on both sides.
const FAR: usize = 40;
/// Longer words are told apart by their beginning only.
const LETTERS: usize = 24;

/// Rows of a table that holds every clue.
pub(super) const TABLE: usize = AROUND as usize + 64;

/// Tells the clues of the tokens of one segment in order.
pub(super) struct Clues<'a> {
    text: &'a str,
    tokens: &'a [Span],
    bits: &'a [u8],
    segment: Range<usize>,
    quoted: bool,
    brackets: u32,
    since: usize,
    stops: Count,
    small: Count,
    whole: u16,
}

/// A count over the tokens that are near.
#[derive(Default)]
struct Count(u32);

impl<'a> Clues<'a> {
    /// `segment` is a range of tokens in which no sentence must end.
    pub(super) fn new(text: &'a str, tokens: &'a [Span], bits: &'a [u8], segment: Range<usize>) -> Clues<'a> {
        let ended = segment.len() > 1 && segment.clone().rev().take(2).any(|t| bits[t] & END != 0);
        let size = [8, 20, 60].iter().filter(|&&n| segment.len() > n).count();
        let mut clues = Clues {
            text,
            tokens,
            bits,
            quoted: false,
            brackets: 0,
            since: 0,
            stops: Count::default(),
            small: Count::default(),
            whole: (size * 2 + usize::from(ended)) as u16,
            segment,
        };
        for t in clues.segment.clone().take(FAR) {
            clues.count(t, true);
        }
        clues
    }

    fn count(&mut self, t: usize, come: bool) {
        let step = |count: &mut Count| count.0 = if come { count.0 + 1 } else { count.0.saturating_sub(1) };
        if self.bits[t] & END != 0 {
            step(&mut self.stops);
            let next = t + 1;
            if self.segment.contains(&next) && self.bits[next] & SMALL != 0 {
                step(&mut self.small);
            }
        }
    }

    /// The clues of token `t`; called for each token of the segment in order.
    pub(super) fn of(&mut self, t: usize) -> [u16; ROWS] {
        if t + FAR < self.segment.end {
            self.count(t + FAR, true);
        }
        if t >= self.segment.start + FAR {
            self.count(t - FAR, false);
        }
        let word = self.tokens[t].of(self.text);
        let bits = self.bits[t];
        let own = Word::read(word);
        if bits & BREAK != 0 {
            self.since = 0;
        }
        let gap = u16::from(bits & SPACED != 0) + 2 * u16::from(bits & BREAK != 0);
        let inside = u16::from(self.quoted) + 2 * u16::from(self.brackets > 0);
        let since = [1, 2, 4, 7, 12, 20, 40].iter().filter(|&&n| self.since >= n).count() as u16;
        let stops = [1, 2, 3, 5].iter().filter(|&&n| self.stops.0 >= n).count() as u16;
        let manner = stops * 3 + self.small.0.min(2) as u16;
        self.pass(word);
        [
            own.first,
            own.second,
            own.end,
            own.shape,
            AROUND + gap,
            AROUND + 4 + inside,
            AROUND + 8 + since,
            AROUND + 16 + manner,
            AROUND + 32 + self.whole,
        ]
    }

    /// Remembers what the token opens and closes.
    fn pass(&mut self, word: &str) {
        self.since += 1;
        match word {
            "\"" => self.quoted = !self.quoted,
            "\u{201c}" | "``" => self.quoted = true,
            "\u{201d}" | "''" => self.quoted = false,
            "(" | "[" => self.brackets += 1,
            ")" | "]" => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
    }
}

/// Rows of a word by itself.
struct Word {
    first: u16,
    second: u16,
    end: u16,
    shape: u16,
}

impl Word {
    fn read(word: &str) -> Word {
        let (mut hash, mut shape) = (2166136261u32, 77u32);
        let mut last = [0u32; 3];
        let (mut class_before, mut run, mut letters) = (' ', 0, 0);
        for c in word.chars().take(LETTERS) {
            let c = plain(c);
            let class = class(c);
            let low = if class == 'd' { '0' } else { c.to_ascii_lowercase() };
            hash = (hash ^ low as u32).wrapping_mul(16777619);
            last = [last[1], last[2], low as u32];
            letters += 1;
            run = if class == class_before { run + 1 } else { 1 };
            class_before = class;
            if run <= 2 {
                shape = (shape ^ class as u32).wrapping_mul(16777619);
            }
        }
        let end = if letters > 3 { last } else { [letters, 7, first(word) as u32] };
        let end = end.iter().fold(3, |sum: u32, c| (sum ^ c).wrapping_mul(2654435761));
        Word {
            first: fold(hash, WORDS),
            second: fold(hash.wrapping_mul(2246822519) ^ (hash >> 15), WORDS),
            end: fold(end ^ (end >> 13), WORDS),
            shape: WORDS as u16 + fold(shape, SHAPES),
        }
    }
}

/// A number below `size` that depends on all of `hash`.
fn fold(hash: u32, size: u32) -> u16 {
    let mixed = (hash ^ (hash >> 16)).wrapping_mul(0x7feb_352d);
    ((u64::from(mixed ^ (mixed >> 15)) * u64::from(size)) >> 32) as u16
}

/// Typographic marks as plain ones.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2013}' | '\u{2014}' => '-',
        c => c,
    }
}

fn class(c: char) -> char {
    if c.is_ascii_lowercase() {
        'x'
    } else if c.is_ascii_uppercase() {
        'X'
    } else if c.is_ascii_digit() {
        'd'
    } else if c.is_ascii() {
        c
    } else if c.is_uppercase() {
        'X'
    } else if c.is_alphabetic() {
        'x'
    } else {
        'o'
    }
}
