//! Reads the expressions of time of one sentence, left to right, the longest at each place.
//!
//! The files beside this one hold the kinds of expression; each reads what begins at a piece and says what it
//! means from the day of publication and from the times told before.

use super::calendar::{Days, Direction};
use super::pieces::Pieces;
use super::value::{Kind, Unit, Value};
use super::{edges, tense};
use crate::Page;
use demarche_text::Date;

/// An expression in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// Its first piece.
    pub first: usize,
    /// The piece after its last.
    pub next: usize,
    /// What it stands for.
    pub value: Value,
    /// Its days, where they are not simply those of the value.
    pub days: Option<Days>,
    /// Whether "the" before it belongs to it.
    pub noun: bool,
    /// Whether a record may take it as its time.
    pub dates: bool,
    /// "three days after the talks": counted from what follows; the pieces end here.
    pub relative: Option<(Unit, i64, usize)>,
}

impl Read {
    /// An expression whose days are those of its value.
    pub fn new(first: usize, next: usize, value: Value) -> Read {
        let days = value.days();
        let dates = matches!(value.kind(), Kind::Date | Kind::Time) && !matches!(value, Value::Reference(_));
        Read { first, next, value, days, noun: false, dates, relative: None }
    }

    /// The same as a noun phrase, which may have an article.
    pub fn noun(self) -> Read {
        Read { noun: true, ..self }
    }

    /// The same, with days of its own.
    pub fn with_days(self, days: Option<Days>) -> Read {
        Read { days, ..self }
    }

    /// The same, as no time of a record.
    pub fn not_dated(self) -> Read {
        Read { days: None, dates: false, ..self }
    }
}

/// What was told before, in this sentence and the ones before it.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The last time of the calendar.
    pub last: Option<Value>,
    /// The sentence in which it was told.
    pub sentence: usize,
    /// The last quarter that the page spoke of, if it was told in this sentence or shortly before.
    pub quarter: Option<(Value, usize)>,
}

/// A reader of one sentence.
pub struct Reader<'p, 'a> {
    pub page: &'p Page<'a>,
    pub pieces: &'p Pieces<'a>,
    pub published: Option<Date>,
    pub context: Context,
    pub sentence: usize,
}

impl Reader<'_, '_> {
    /// All expressions of the sentence.
    pub fn all(&mut self) -> Vec<Read> {
        let mut found: Vec<Read> = Vec::new();
        let mut i = 0;
        while i < self.pieces.all.len() {
            let floor = found.last().map_or(0, |f| f.next);
            match self.at(i) {
                Some(read) => {
                    let read = edges::widen(self, read, floor);
                    i = read.next.max(i + 1);
                    self.remember(&read);
                    found.push(read);
                }
                None => i += 1,
            }
        }
        found
    }

    /// An expression that begins here, without what modifies it.
    fn at(&self, i: usize) -> Option<Read> {
        let piece = self.pieces.all.get(i)?;
        let digit = piece.text.starts_with(|c: char| c.is_ascii_digit() || c == '\'' || c == '’');
        if piece.word.is_none() && !digit {
            return None;
        }
        self.clock(i)
            .or_else(|| self.date(i))
            .or_else(|| self.weekday(i))
            .or_else(|| self.near(i))
            .or_else(|| self.set(i))
            .or_else(|| self.which(i))
            .or_else(|| self.rank(i))
            .or_else(|| self.counted(i))
            .or_else(|| self.season(i))
            .or_else(|| self.year(i))
            .or_else(|| self.definite(i))
            .or_else(|| self.vague(i))
    }

    fn remember(&mut self, read: &Read) {
        if read.value.days().is_none() {
            return;
        }
        if let Value::Quarter(year, quarter) = read.value {
            // "A year earlier" compares with the quarter that is spoken of, and does not change it.
            let compared = Value::Quarter(year.saturating_add(1), quarter);
            let told = self.quarter_told().filter(|q| **q == compared).cloned();
            self.context.quarter = Some((told.unwrap_or_else(|| read.value.clone()), self.sentence));
        }
        self.context.last = Some(read.value.clone());
        self.context.sentence = self.sentence;
    }

    /// The last time that was told, in this sentence or the one before.
    pub fn anchor(&self) -> Option<&Value> {
        let near = self.context.sentence + 1 >= self.sentence;
        self.context.last.as_ref().filter(|_| near)
    }

    /// The quarter that is spoken of.
    pub fn quarter_told(&self) -> Option<&Value> {
        let (value, sentence) = self.context.quarter.as_ref()?;
        (sentence + 4 >= self.sentence).then_some(value)
    }

    /// The token that the pieces `first..next` hang from.
    pub fn head(&self, first: usize, next: usize) -> usize {
        let token = |i: usize| self.pieces.all.get(i).or(self.pieces.all.last()).map_or(0, |p| p.token);
        let (from, to) = (token(first), token(next.saturating_sub(1)));
        (from..=to).find(|&t| self.page.token(t).head.is_none_or(|h| h < from || h > to)).unwrap_or(from)
    }

    /// Whether the clause of the pieces looks back or ahead.
    pub fn direction(&self, first: usize, next: usize) -> Direction {
        let mut edge = first;
        while edge > 0 && self.pieces.is(edge - 1, &["on", "in", "late", "early", "of", "the", "mid", "-"]) {
            edge -= 1;
        }
        let token = self.pieces.all.get(edge).map_or(0, |p| p.token);
        tense::direction(self.page, self.head(first, next), token)
    }
}
