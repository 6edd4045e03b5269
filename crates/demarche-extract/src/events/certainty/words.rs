//! Words that make what stands under or beside them more or less certain (`data/certainty.tsv`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How certain a word leaves what it governs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Certain {
    /// Where the word itself holds: "tried to leave".
    pub held: f64,
    /// Where it does not: "did not try to leave".
    pub unheld: f64,
}

/// A line of the table: its class, its numbers, its words, its example.
type Line = (&'static str, Option<Certain>, &'static str, &'static str);

static TABLE: LazyLock<BTreeMap<(&str, &str), Option<Certain>>> = LazyLock::new(|| {
    let each = |(class, certain, words, _): Line| {
        words.split(',').map(move |word| ((class, word.trim()), certain)).collect::<Vec<_>>()
    };
    // A word keeps its first line.
    lines().flat_map(each).rev().collect()
});

/// The lines of the table.
pub(super) fn lines() -> impl DoubleEndedIterator<Item = Line> {
    let lines = include_str!("../../../data/certainty.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let (class, held, unheld) = (cells.next()?, cells.next()?, cells.next()?);
        let (words, example) = (cells.next()?, cells.next()?);
        let certain = held.parse().ok().zip(unheld.parse().ok());
        Some((class, certain.map(|(held, unheld)| Certain { held, unheld }), words, example))
    })
}

/// What the table says of a word in a class of words with numbers.
pub fn certain(class: &str, word: &str) -> Option<Certain> {
    TABLE.get(&(class, word)).copied().flatten()
}

/// Whether a class holds a word.
pub fn is(class: &str, word: &str) -> bool {
    TABLE.contains_key(&(class, word))
}
