//! Sentences as rows of pieces, one after the other, each with its opening and closing piece.

use super::wordpieces::{PIECES_OF_WORD, WordPieces};
use super::words::Words;
use std::ops::Range;

/// What goes through the network as one: a sentence, or a window of a very long one.
#[derive(Debug, PartialEq)]
pub(super) struct Sequence {
    /// Which words of the group.
    pub words: Range<usize>,
    /// Which rows of pieces.
    pub pieces: Range<usize>,
}

#[derive(Default)]
pub(super) struct Sequences {
    pub list: Vec<Sequence>,
    pub pieces: Vec<u16>,
    /// For every word the row of its first piece.
    pub first: Vec<u32>,
}

impl Sequences {
    /// Lays out sentences; none becomes longer than `limit` pieces. In a sentence that would, words are cut to
    /// fewer pieces, and if that is not enough the sentence is cut into windows.
    pub(super) fn fill(
        &mut self,
        words: &Words,
        sentences: &[Range<usize>],
        known: &WordPieces,
        limit: usize,
    ) {
        self.list.clear();
        self.pieces.clear();
        self.first.clear();
        self.first.resize(words.len(), 0);
        let room = limit.saturating_sub(2).max(1);
        for sentence in sentences {
            let mut start = sentence.start;
            while start < sentence.end {
                let end = sentence.end.min(start + room);
                self.push(words, start..end, known, room);
                start = end;
            }
        }
    }

    fn push(&mut self, words: &Words, range: Range<usize>, known: &WordPieces, room: usize) {
        let all: usize = range.clone().map(|w| words.pieces_of(w).len()).sum();
        let most = if all <= room { PIECES_OF_WORD } else { (room / range.len().max(1)).max(1) };
        let start = self.pieces.len();
        self.pieces.push(known.opening);
        for word in range.clone() {
            if let Some(first) = self.first.get_mut(word) {
                *first = self.pieces.len() as u32;
            }
            self.pieces.extend(words.pieces_of(word).iter().take(most));
        }
        self.pieces.push(known.closing);
        self.list.push(Sequence { words: range, pieces: start..self.pieces.len() });
    }

    /// Neighbouring sequences that together have at least `rows` pieces; the last may have fewer.
    pub(super) fn groups(&self, rows: usize) -> impl Iterator<Item = &[Sequence]> {
        let mut rest = self.list.as_slice();
        std::iter::from_fn(move || {
            let start = rest.first()?.pieces.start;
            let enough = rest.iter().position(|s| s.pieces.end - start >= rows);
            let (some, after) = rest.split_at(enough.map_or(rest.len(), |at| at + 1));
            rest = after;
            Some(some)
        })
    }
}
