//! All names in one tree of pieces, so that a look-up costs as much as its longest match is long.

use crate::asked::Map;
use crate::fold::{Case, each_piece};

/// A name of an entry, as it must be written.
#[derive(Clone, Debug)]
struct Form {
    /// The entry, by number.
    entry: u32,
    /// How each piece must be written at least.
    cases: Cases,
    /// The only spelling that counts, where the data says so.
    exact: Option<Box<str>>,
    /// The node where it ends.
    node: u32,
    /// The next name that ends at the same node, by number.
    next: u32,
}

/// How the pieces of a name are written, two bits a piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cases(u64);

impl Cases {
    fn put(&mut self, at: usize, case: Case) {
        self.0 |= (case as u64) << (2 * at);
    }

    fn get(self, at: usize) -> u64 {
        (self.0 >> (2 * at)) & 3
    }
}

/// How the case of a name is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// A name: capitals as in the data.
    Name,
    /// A word: any case.
    Word,
}

/// The tree.
#[derive(Debug, Default)]
pub(crate) struct Trie {
    words: Map<Box<str>, u32>,
    /// By node and word, in one number.
    next: Map<u64, u32>,
    /// For each node the first name that ends there, by number in `forms`.
    first: Vec<u32>,
    forms: Vec<Form>,
}

/// No name.
const NONE: u32 = u32::MAX;

/// The longest names have no more pieces than this; nothing behind it is looked at.
const LONGEST: usize = 24;

impl Trie {
    /// An empty tree with room for about so many names.
    pub(crate) fn with_room(names: usize) -> Trie {
        let mut trie = Trie::default();
        trie.words.reserve(names);
        trie.next.reserve(2 * names);
        trie.first.reserve(2 * names);
        trie.forms.reserve(2 * names);
        trie
    }

    /// Puts a name in. "=Malé" is matched in exactly this spelling.
    pub(crate) fn insert(&mut self, name: &str, writing: Writing, entry: u32) {
        let (exact, text) = match name.strip_prefix('=') {
            Some(rest) => (Some(rest.into()), rest),
            None => (None, name),
        };
        if self.first.is_empty() {
            self.first.push(NONE);
        }
        let (mut cases, mut node, mut count) = (Cases::default(), 0, 0);
        each_piece(text, |folded, case| {
            if count < LONGEST {
                if writing == Writing::Name {
                    cases.put(count, asked(folded, case));
                }
                node = self.child(node, folded);
            }
            count += 1;
        });
        if count == 0 || count > LONGEST {
            return;
        }
        let Some(&first) = self.first.get(node as usize) else {
            return;
        };
        let known = |f: &Form| f.entry == entry && f.cases == cases && f.exact == exact;
        if !self.ending_at(first).any(known) {
            let number = self.forms.len() as u32;
            self.forms.push(Form { entry, cases, exact, node, next: first });
            if let Some(cell) = self.first.get_mut(node as usize) {
                *cell = number;
            }
        }
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.forms.len()
    }

    /// Gives the names of these numbers to one more entry.
    pub(crate) fn repeat(&mut self, names: std::ops::Range<usize>, entry: u32) {
        for number in names {
            let Some(form) = self.forms.get(number).cloned() else { return };
            let next = self.forms.len() as u32;
            let Some(first) = self.first.get_mut(form.node as usize) else { return };
            self.forms.push(Form { entry, next: *first, ..form });
            *first = next;
        }
    }

    /// The names of a node, from the first on.
    fn ending_at(&self, first: u32) -> impl Iterator<Item = &Form> {
        let form = |number: u32| self.forms.get(number as usize);
        std::iter::successors(form(first), move |f| form(f.next))
    }

    /// The node behind a piece, made where there is none.
    fn child(&mut self, node: u32, folded: &str) -> u32 {
        let word = match self.words.get(folded) {
            Some(&known) => known,
            None => {
                let fresh = self.words.len() as u32;
                self.words.insert(folded.into(), fresh);
                fresh
            }
        };
        let fresh = self.first.len() as u32;
        let child = *self.next.entry(step(node, word)).or_insert(fresh);
        if child == fresh {
            self.first.push(NONE);
        }
        child
    }

    /// Every name that starts at `at`: (number of words, entry), longest first, then in order of the data.
    pub(crate) fn find(&self, words: &[&str], at: usize) -> Vec<(usize, u32)> {
        let mut found = Vec::new();
        let mut cases = Cases::default();
        let (mut node, mut count) = (0, 0);
        for (taken, word) in words.iter().skip(at).take(2 * LONGEST).enumerate() {
            let before = count;
            let mut reached = Some(node);
            each_piece(word, |folded, case| {
                if count < LONGEST {
                    cases.put(count, case);
                    reached = reached.and_then(|node| self.follow(node, folded));
                }
                count += 1;
            });
            if count == before && taken > 0 {
                continue;
            }
            let Some(next) = reached.filter(|_| count > before && count <= LONGEST) else {
                break;
            };
            node = next;
            let said = words.get(at..=at + taken).unwrap_or(&[]);
            self.accept(node, (cases, count), said, &mut found);
        }
        found.sort_by_key(|&(len, entry)| (std::cmp::Reverse(len), entry));
        found.dedup();
        found
    }

    /// The node behind a piece.
    fn follow(&self, node: u32, folded: &str) -> Option<u32> {
        let word = *self.words.get(folded)?;
        self.next.get(&step(node, word)).copied()
    }

    /// The names that end here and are written as they must be.
    fn accept(
        &self,
        node: u32,
        (cases, count): (Cases, usize),
        said: &[&str],
        found: &mut Vec<(usize, u32)>,
    ) {
        let first = self.first.get(node as usize).copied().unwrap_or(NONE);
        for form in self.ending_at(first) {
            let written = (0..count).all(|at| cases.get(at) >= form.cases.get(at));
            let spelled = form.exact.as_deref().is_none_or(|e| e == said.concat() || e == said.join(" "));
            if written && spelled {
                found.push((said.len(), form.entry));
            }
        }
    }
}

/// A node and a word as one number.
fn step(node: u32, word: u32) -> u64 {
    u64::from(node) << 32 | u64::from(word)
}

/// What a name's piece asks of the text: a short acronym its capitals ("UN", "US"), a longer one a capital only
/// ("Nato"), any other word its own first letter.
fn asked(folded: &str, case: Case) -> Case {
    match case {
        Case::Upper if folded.chars().count() >= 4 => Case::Capital,
        case => case,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trie() -> Trie {
        let mut trie = Trie::default();
        let names = ["South Sudan", "Sudan", "UN", "NATO", "al-Shabaab", "=Malé"];
        for (number, name) in names.into_iter().enumerate() {
            trie.insert(name, Writing::Name, number as u32);
        }
        trie.insert("foreign minister", Writing::Word, 9);
        trie
    }

    fn found(text: &str) -> Vec<(usize, u32)> {
        let words: Vec<&str> = text.split(' ').collect();
        trie().find(&words, 0)
    }

    #[test]
    fn the_longest_comes_first() {
        assert_eq!(found("South Sudan said"), [(2, 0)]);
        assert_eq!(found("Sudan"), [(1, 1)]);
        assert!(found("South Africa").is_empty());
    }

    #[test]
    fn hyphens_may_be_tokens_or_not() {
        for text in ["al - Shabaab", "al-Shabaab", "Al Shabaab", "AL-SHABAAB"] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        assert!(found("al-Shabaab-linked").is_empty());
        assert_eq!(found("al - Shabaab - linked"), [(3, 4)]);
    }

    #[test]
    fn names_need_their_capitals_and_words_do_not() {
        assert!(found("un").is_empty());
        assert!(found("Un").is_empty());
        assert_eq!(found("Nato"), [(1, 3)]);
        assert!(found("nato").is_empty());
        assert_eq!(found("FOREIGN MINISTER"), [(2, 9)]);
        assert_eq!(found("Malé"), [(1, 5)]);
        assert!(found("Male").is_empty());
    }

    #[test]
    fn nothing_is_found_outside_the_words() {
        assert!(trie().find(&[], 0).is_empty());
        assert!(trie().find(&["Sudan"], 7).is_empty());
        assert!(trie().find(&["-", "Sudan"], 0).is_empty());
    }
}
