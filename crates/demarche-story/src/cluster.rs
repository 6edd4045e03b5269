//! Puts together what belongs together, without comparing everything with everything.

use crate::Words;
use std::collections::BTreeMap;

/// How many clusters that share a word an item is compared with; the latest ones win.
const COMPARED: usize = 48;

/// Puts items in clusters: an item joins the cluster of its key whose first member it fits best, or opens one.
///
/// Only clusters that share a word with the item, or that have none either, are looked at, so the work grows
/// with the number of items. Clusters and their members keep the order of the items.
pub(crate) fn merge<T, K: Ord>(
    items: Vec<T>,
    key: impl Fn(&T) -> K,
    words: impl Fn(&T) -> &Words,
    fits: impl Fn(&T, &T) -> bool,
) -> Vec<Vec<T>> {
    let mut clusters: Vec<Vec<T>> = Vec::new();
    let mut by_key: BTreeMap<K, Postings> = BTreeMap::new();
    for item in items {
        let postings = by_key.entry(key(&item)).or_default();
        let best =
            postings.candidates(words(&item)).into_iter().filter(|&at| fits(&clusters[at][0], &item)).max_by(
                |&a, &b| {
                    let near = |at: usize| words(&clusters[at][0]).likeness(words(&item));
                    near(a).total_cmp(&near(b)).then(b.cmp(&a))
                },
            );
        match best {
            Some(at) => clusters[at].push(item),
            None => {
                postings.add(words(&item), clusters.len());
                clusters.push(vec![item]);
            }
        }
    }
    clusters
}

/// Which clusters have which words.
#[derive(Default)]
struct Postings {
    by_word: BTreeMap<String, Vec<usize>>,
    wordless: Vec<usize>,
}

impl Postings {
    fn add(&mut self, words: &Words, cluster: usize) {
        for stem in words.stems() {
            self.by_word.entry(stem.to_owned()).or_default().push(cluster);
        }
        if words.is_empty() {
            self.wordless.push(cluster);
        }
    }

    fn candidates(&self, words: &Words) -> Vec<usize> {
        let latest = |list: &Vec<usize>| list.iter().rev().take(COMPARED).copied().collect::<Vec<_>>();
        let mut found: Vec<usize> =
            words.stems().filter_map(|stem| self.by_word.get(stem)).flat_map(latest).collect();
        if words.is_empty() {
            found = latest(&self.wordless);
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
