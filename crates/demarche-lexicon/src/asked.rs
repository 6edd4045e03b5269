//! Tables that are asked many times for each word of a text, and never walked.

use std::borrow::Borrow;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// A map that is only asked, never walked: its order cannot show. Its keys are ours; words of a text could be chosen so
/// that all fall into one place.
#[allow(clippy::disallowed_types)]
pub(crate) type Map<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Mix>>;

/// A hash that takes eight bytes at a time: fast on short keys, and the same in every run.
#[derive(Debug, Default)]
pub struct Mix(u64);

impl Mix {
    fn take(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.take(u64::from_le_bytes(*chunk));
        }
        let tail = rest.iter().fold(rest.len() as u64, |tail, byte| tail << 8 | u64::from(*byte));
        self.take(tail);
    }

    fn write_u64(&mut self, word: u64) {
        self.take(word);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

/// Words by class.
///
/// ```
/// let classes: demarche_lexicon::Classes<&str> = [("weapon", "rifle"), ("weapon", "tank")].into_iter().collect();
/// assert!(classes.has("weapon", "tank") && !classes.has("weapon", "plough") && !classes.has("tool", "tank"));
/// ```
#[derive(Debug)]
pub struct Classes<S>(Map<S, Map<S, ()>>);

impl<S> Default for Classes<S> {
    fn default() -> Classes<S> {
        Classes(Map::default())
    }
}

impl<S: Borrow<str> + Eq + Hash> Classes<S> {
    /// Puts a word into a class.
    pub fn add(&mut self, class: S, word: S) {
        self.0.entry(class).or_default().insert(word, ());
    }

    /// Whether a word is in a class.
    pub fn has(&self, class: &str, word: &str) -> bool {
        self.0.get(class).is_some_and(|words| words.contains_key(word))
    }
}

impl<S: Borrow<str> + Eq + Hash> FromIterator<(S, S)> for Classes<S> {
    fn from_iter<I: IntoIterator<Item = (S, S)>>(pairs: I) -> Classes<S> {
        let mut classes = Classes::default();
        pairs.into_iter().for_each(|(class, word)| classes.add(class, word));
        classes
    }
}
