//! What a figure may count (`data/units.tsv`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

static CLASSES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/units.tsv").lines().filter(|l| !l.starts_with('#'));
    let rows = lines.filter_map(|l| l.split_once('\t'));
    rows.flat_map(|(class, nouns)| nouns.split(' ').map(move |noun| (noun, class))).collect()
});

/// The class of a countable noun, given in the singular: "person", "force", "vessel" ...
pub fn class(noun: &str) -> Option<&'static str> {
    CLASSES.get(noun).copied()
}

/// Every countable noun.
pub fn nouns() -> impl Iterator<Item = &'static str> {
    CLASSES.keys().copied()
}

#[cfg(test)]
mod tests {
    use super::class;

    #[test]
    fn nouns_have_their_class_and_others_none() {
        assert_eq!(class("soldier"), Some("force"));
        assert_eq!(class("state"), Some("state"));
        assert_eq!(class("day"), None);
        assert_eq!(class("percent"), None);
    }

    #[test]
    fn every_line_has_a_class_and_single_nouns() {
        for (at, line) in include_str!("../../data/units.tsv").lines().enumerate() {
            let good = line.starts_with('#')
                || line.split_once('\t').is_some_and(|(c, n)| !c.is_empty() && !n.is_empty());
            assert!(good, "units.tsv:{}: expected CLASS<tab>NOUN NOUN ...", at + 1);
        }
    }
}
