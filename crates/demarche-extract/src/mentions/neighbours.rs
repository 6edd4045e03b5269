//! Which states are next door to each other: data in `data/neighbours.tsv`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Each pair once.
static BORDERS: LazyLock<BTreeSet<(&str, &str)>> = LazyLock::new(|| pairs().collect());

fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../../data/neighbours.tsv").lines().filter(|l| !l.starts_with('#'));
    let rows = lines.filter_map(|l| l.split_once('\t'));
    rows.flat_map(|(id, others)| others.split(' ').map(move |other| (id, other)))
}

/// Whether two states border each other.
pub fn are_next_door(a: &str, b: &str) -> bool {
    BORDERS.contains(&(a, b)) || BORDERS.contains(&(b, a))
}

#[cfg(test)]
mod tests {
    use super::*;
    use demarche_lexicon::Lexicon;

    #[test]
    fn each_pair_stands_once_and_names_two_that_are_known() {
        let lexicon = Lexicon::embedded();
        let mut seen = BTreeSet::new();
        for (a, b) in pairs() {
            let known = |id: &str| lexicon.name_of(id).is_some();
            assert!(a != b && known(a) && known(b), "{a} {b}");
            assert!(seen.insert((a.min(b), a.max(b))), "{a} {b} twice");
        }
    }

    #[test]
    fn next_door_is_so_for_both() {
        assert!(are_next_door("KEN", "UGA") && are_next_door("UGA", "KEN"));
        assert!(!are_next_door("KEN", "RWA"));
    }
}
