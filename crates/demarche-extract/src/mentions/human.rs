//! Plain words for people, and the pronoun that goes with them: they are no actors, but "she" may mean them.

use super::people::Gender;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const NOUNS: &str = include_str!("../../data/human_nouns.tsv");

static BY_NOUN: LazyLock<BTreeMap<&str, Option<Gender>>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for line in NOUNS.lines().filter(|l| !l.starts_with('#')) {
        if let Some((gender, nouns)) = line.split_once('\t') {
            let gender = match gender {
                "he" => Some(Gender::He),
                "she" => Some(Gender::She),
                _ => None,
            };
            all.extend(nouns.split(' ').map(|noun| (noun, gender)));
        }
    }
    all
});

/// Whether a noun, in its dictionary form, is a word for a human being, and for which.
pub fn human(noun: &str) -> Option<Option<Gender>> {
    BY_NOUN.get(noun).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_tell_who_they_are_for() {
        assert_eq!(human("mother"), Some(Some(Gender::She)));
        assert_eq!(human("teacher"), Some(None));
        assert_eq!(human("treaty"), None);
    }
}
