//! The words of a stretch of text, as far as likeness goes.
//!
//! Two pages tell the same thing in different words; how many they share decides whether a line is merged. No
//! meaning is looked at: a word is its letters, cut of the commonest endings.

use std::collections::BTreeSet;

/// The content words of a stretch, with what must never be merged away: its negations and numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    stems: BTreeSet<String>,
    numbers: BTreeSet<String>,
    negated: bool,
}

/// Words that say nothing about what a text is about.
const EMPTY: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "being", "both", "but", "by", "can", "could", "did", "do", "does", "during", "each",
    "for", "from", "had", "has", "have", "he", "her", "here", "him", "his", "how", "if", "in", "into", "is",
    "it", "its", "may", "might", "more", "most", "must", "my", "now", "of", "on", "one", "only", "or",
    "other", "our", "out", "over", "own", "said", "say", "says", "shall", "she", "should", "so", "some",
    "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "through", "to", "too", "under", "up", "upon", "us", "very", "was", "we", "were", "what", "when",
    "where", "which", "while", "who", "whom", "why", "will", "with", "would", "you", "your",
];

/// Words that turn the meaning round.
const NEGATIONS: &[&str] = &["cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "without"];

impl Words {
    /// The content words of `text`.
    pub fn of(text: &str) -> Words {
        let mut words = Words::default();
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’' && c != ',') {
            words.add(word.trim_matches(|c: char| !c.is_alphanumeric()));
        }
        words
    }

    fn add(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            self.numbers.insert(word.replace(',', ""));
            return;
        }
        let lower = word.to_lowercase().replace('’', "'");
        if NEGATIONS.binary_search(&lower.as_str()).is_ok() || lower.ends_with("n't") {
            self.negated = true;
            return;
        }
        let bare = lower.strip_suffix("'s").unwrap_or(&lower);
        if EMPTY.binary_search(&bare).is_err() {
            self.stems.insert(stem(bare));
        }
    }

    /// The stems, in order.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().map(String::as_str)
    }

    /// Whether nothing is left to compare.
    pub fn is_empty(&self) -> bool {
        self.stems.is_empty()
    }

    /// Takes the words of `other` out, for instance the names of the actors that are compared anyway.
    pub fn without(mut self, other: &Words) -> Words {
        self.stems.retain(|stem| !other.stems.contains(stem));
        self
    }

    /// The same without its negations.
    pub(crate) fn affirmed(mut self) -> Words {
        self.negated = false;
        self
    }

    /// Adds the words of `other`.
    pub fn with(mut self, other: Words) -> Words {
        self.stems.extend(other.stems);
        self.numbers.extend(other.numbers);
        self.negated |= other.negated;
        self
    }

    /// How many content words both have.
    pub fn shared(&self, other: &Words) -> usize {
        self.stems.intersection(&other.stems).count()
    }

    /// The share of the words of both that both have.
    pub fn likeness(&self, other: &Words) -> f64 {
        let shared = self.shared(other);
        let all = self.stems.len() + other.stems.len() - shared;
        if all == 0 { 1.0 } else { shared as f64 / all as f64 }
    }

    /// Whether one speaks against taking them for the same: a negation in one only, or other numbers.
    pub fn clash(&self, other: &Words) -> bool {
        let numbers_differ =
            !self.numbers.is_empty() && !other.numbers.is_empty() && self.numbers != other.numbers;
        self.negated != other.negated || numbers_differ
    }

    /// Whether the two say the same as far as words tell: at least `least` of all their words are shared, most
    /// words of the shorter one are, and nothing clashes.
    pub fn alike(&self, other: &Words, least: f64) -> bool {
        if self.clash(other) {
            return false;
        }
        let shared = self.shared(other) as f64;
        let shorter = self.stems.len().min(other.stems.len()) as f64;
        self.likeness(other) >= least && shared >= 0.6 * shorter
    }
}

/// Cuts the commonest endings off, so that "troops" meets "troop" and "deploying" meets "deployed".
pub(crate) fn stem(word: &str) -> String {
    for ending in ["ing", "ies", "ied", "es", "ed", "s", "e"] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.chars().count() >= 4
            && !rest.ends_with('s')
        {
            return rest.to_owned();
        }
    }
    word.strip_suffix('y').filter(|rest| rest.len() >= 4).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(EMPTY.is_sorted() && NEGATIONS.is_sorted());
    }

    #[test]
    fn endings_do_not_matter() {
        let a = Words::of("deploying troops along the border");
        let b = Words::of("the troops it deployed along its borders");
        assert!(a.alike(&b, 0.5), "{a:?} {b:?}");
    }

    #[test]
    fn a_negation_in_one_only_keeps_them_apart() {
        assert!(!Words::of("to withdraw its forces").alike(&Words::of("not to withdraw its forces"), 0.4));
        assert!(!Words::of("it won't sign the treaty").alike(&Words::of("it will sign the treaty"), 0.4));
    }

    #[test]
    fn other_numbers_keep_them_apart() {
        assert!(!Words::of("release 40 prisoners").alike(&Words::of("release 400 prisoners"), 0.4));
        assert!(Words::of("release 1,000 prisoners").alike(&Words::of("release prisoners"), 0.4));
    }

    #[test]
    fn one_shared_name_is_not_enough() {
        let a = Words::of("halt all exports of grain to Freedonia");
        let b = Words::of("recognise the government of Freedonia");
        assert!(!a.alike(&b, 0.4));
    }
}
