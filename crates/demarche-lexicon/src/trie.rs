//! All names in one tree of pieces, so that a look-up costs as much as its longest match is long.

use std::hash::{BuildHasherDefault, Hasher};

use crate::fold::{Case, Piece, pieces};

/// A map that is only asked, never walked: its order cannot show.
#[allow(clippy::disallowed_types)]
type Map<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Fnv>>;

/// The FNV-1a hash: fast on short keys, and the same in every run.
#[derive(Debug)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A name of an entry, as it must be written.
#[derive(Clone, Debug)]
struct Form {
    /// The entry, by number.
    entry: u32,
    /// How each piece must be written at least.
    cases: Cases,
    /// The only spelling that counts, where the data says so.
    exact: Option<Box<str>>,
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
    next: Map<(u32, u32), u32>,
    forms: Vec<Vec<Form>>,
}

/// The longest names have no more pieces than this; nothing behind it is looked at.
const LONGEST: usize = 24;

impl Trie {
    /// An empty tree with room for about so many names.
    pub(crate) fn with_room(names: usize) -> Trie {
        let mut trie = Trie::default();
        trie.words.reserve(names);
        trie.next.reserve(2 * names);
        trie.forms.reserve(2 * names);
        trie
    }

    /// Puts a name in. "=Malé" is matched in exactly this spelling.
    pub(crate) fn insert(&mut self, name: &str, writing: Writing, entry: u32) {
        let (exact, text) = match name.strip_prefix('=') {
            Some(rest) => (Some(rest.into()), rest),
            None => (None, name),
        };
        let found = pieces(text);
        if found.is_empty() || found.len() > LONGEST {
            return;
        }
        if self.forms.is_empty() {
            self.forms.push(Vec::new());
        }
        let mut cases = Cases::default();
        let mut node = 0;
        for (at, piece) in found.into_iter().enumerate() {
            if writing == Writing::Name {
                cases.put(at, asked(&piece));
            }
            node = self.child(node, piece);
        }
        let Some(forms) = self.forms.get_mut(node as usize) else {
            return;
        };
        if !forms.iter().any(|f| f.entry == entry && f.cases == cases && f.exact == exact) {
            forms.push(Form { entry, cases, exact });
        }
    }

    /// The node behind a piece, made where there is none.
    fn child(&mut self, node: u32, piece: Piece) -> u32 {
        let word = match self.words.get(piece.folded.as_str()) {
            Some(&known) => known,
            None => {
                let fresh = self.words.len() as u32;
                self.words.insert(piece.folded.into_boxed_str(), fresh);
                fresh
            }
        };
        let fresh = self.forms.len() as u32;
        let child = *self.next.entry((node, word)).or_insert(fresh);
        if child == fresh {
            self.forms.push(Vec::new());
        }
        child
    }

    /// Every name that starts at `at`: (number of words, entry), longest first, then in order of the data.
    pub(crate) fn find(&self, words: &[&str], at: usize) -> Vec<(usize, u32)> {
        let mut found = Vec::new();
        let mut node = 0;
        let mut cases = Cases::default();
        let mut count = 0;
        for (taken, word) in words.iter().skip(at).take(2 * LONGEST).enumerate() {
            let cut = pieces(word);
            if cut.is_empty() && taken > 0 {
                continue;
            }
            let Some(reached) = self.walk(node, &cut) else {
                break;
            };
            if count + cut.len() > LONGEST {
                break;
            }
            for piece in &cut {
                cases.put(count, piece.case);
                count += 1;
            }
            node = reached;
            let said = words.get(at..=at + taken).unwrap_or(&[]);
            self.accept(node, (cases, count), said, &mut found);
        }
        found.sort_by_key(|&(len, entry)| (std::cmp::Reverse(len), entry));
        found.dedup();
        found
    }

    /// Follows the pieces of one word; a word without any leads nowhere.
    fn walk(&self, node: u32, cut: &[Piece]) -> Option<u32> {
        if cut.is_empty() {
            return None;
        }
        cut.iter().try_fold(node, |node, piece| {
            let word = *self.words.get(piece.folded.as_str())?;
            self.next.get(&(node, word)).copied()
        })
    }

    /// The names that end here and are written as they must be.
    fn accept(
        &self,
        node: u32,
        (cases, count): (Cases, usize),
        said: &[&str],
        found: &mut Vec<(usize, u32)>,
    ) {
        for form in self.forms.get(node as usize).into_iter().flatten() {
            let written = (0..count).all(|at| cases.get(at) >= form.cases.get(at));
            let spelled = form.exact.as_deref().is_none_or(|e| e == said.concat() || e == said.join(" "));
            if written && spelled {
                found.push((said.len(), form.entry));
            }
        }
    }
}

/// What a name's piece asks of the text: a short acronym its capitals ("UN", "US"), a longer one a capital only
/// ("Nato"), any other word its own first letter.
fn asked(piece: &Piece) -> Case {
    match piece.case {
        Case::Upper if piece.folded.chars().count() >= 4 => Case::Capital,
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
