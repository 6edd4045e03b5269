//! The different words of texts, each looked up once.

use super::words::Word;
use demarche_lexicon::Lexicon;
use std::cell::Cell;

/// A map that is only asked, never walked: its order cannot show.
#[allow(clippy::disallowed_types)]
pub(super) type Map<K, V> = std::collections::HashMap<K, V>;

/// With so many words, a page begins anew: memory stays bounded however many pages are read.
const MOST: usize = 1 << 14;

/// What a lexicon and the tables of the finders say of words. It holds nothing of a page but how its words are
/// written, so that a thread may keep it from one page to the next.
pub(super) struct Known {
    pub(super) lexicon: Lexicon,
    at: Map<Box<str>, u32>,
    pub(super) words: Vec<Word>,
}

thread_local! {
    static KEPT: Cell<Option<Box<Known>>> = const { Cell::new(None) };
}

impl Known {
    /// What the last page left, if it was read with this lexicon.
    pub(super) fn of(lexicon: &Lexicon) -> Box<Known> {
        let kept = KEPT.take().filter(|known| known.lexicon.shares_data(lexicon) && known.words.len() < MOST);
        kept.unwrap_or_else(|| {
            Box::new(Known { lexicon: lexicon.clone(), at: Map::default(), words: Vec::new() })
        })
    }

    pub(super) fn keep(self: Box<Known>) {
        KEPT.set(Some(self));
    }

    /// The number of a word.
    pub(super) fn look_up(&mut self, written: &str) -> u32 {
        if let Some(&known) = self.at.get(written) {
            return known;
        }
        let fresh = self.words.len() as u32;
        self.words.push(Word::new(written, &self.lexicon));
        self.at.insert(written.into(), fresh);
        fresh
    }
}
