//! All names in one tree of pieces, so that a look-up costs as much as its longest match is long.

use std::collections::BTreeMap;

use crate::fold::{Case, Piece, pieces};

/// A name of an entry, as it must be written.
#[derive(Clone, Debug)]
struct Form {
    /// The entry, by number.
    entry: u32,
    /// How each piece must be written at least.
    cases: Vec<Case>,
    /// The only spelling that counts, where the data says so.
    exact: Option<Box<str>>,
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
    words: BTreeMap<String, u32>,
    next: BTreeMap<(u32, u32), u32>,
    forms: Vec<Vec<Form>>,
}

/// The longest names have fewer pieces than this; nothing behind it is looked at.
const LONGEST: usize = 24;

impl Trie {
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
        let cases = found
            .iter()
            .map(|p| {
                if writing == Writing::Word {
                    Case::Lower
                } else {
                    asked(p)
                }
            })
            .collect();
        let mut node = 0;
        if self.forms.is_empty() {
            self.forms.push(Vec::new());
        }
        for piece in found {
            let count = self.words.len() as u32;
            let word = *self.words.entry(piece.folded).or_insert(count);
            let fresh = self.forms.len() as u32;
            let child = *self.next.entry((node, word)).or_insert(fresh);
            if child == fresh {
                self.forms.push(Vec::new());
            }
            node = child;
        }
        let forms = &mut self.forms[node as usize];
        let form = Form { entry, cases, exact };
        if !forms
            .iter()
            .any(|f| f.entry == entry && f.cases == form.cases && f.exact == form.exact)
        {
            forms.push(form);
        }
    }

    /// Every name that starts at `at`: (number of words, entry), longest first, then in order of the data.
    pub(crate) fn find(&self, words: &[&str], at: usize) -> Vec<(usize, u32)> {
        let mut found: Vec<(usize, u32)> = Vec::new();
        let mut node = 0u32;
        let mut cases = Vec::new();
        for (taken, word) in words[at.min(words.len())..].iter().take(2 * LONGEST).enumerate() {
            let cut = pieces(word);
            if taken == 0 && cut.is_empty() {
                break;
            }
            let before = cases.len();
            let Some(reached) = self.walk(node, &cut, &mut cases) else {
                break;
            };
            node = reached;
            if cases.len() > before {
                let from = found.len();
                self.accept(node, &cases, &words[at..at + taken + 1], &mut found);
                found[from..].sort_unstable();
                found.dedup();
            }
        }
        found.sort_by_key(|&(len, entry)| (std::cmp::Reverse(len), entry));
        found
    }

    /// Follows the pieces of one word.
    fn walk(&self, mut node: u32, cut: &[Piece], cases: &mut Vec<Case>) -> Option<u32> {
        for piece in cut {
            let word = *self.words.get(&piece.folded)?;
            node = *self.next.get(&(node, word))?;
            cases.push(piece.case);
        }
        Some(node)
    }

    /// The names that end here and are written as they must be.
    fn accept(&self, node: u32, cases: &[Case], words: &[&str], found: &mut Vec<(usize, u32)>) {
        for form in self.forms.get(node as usize).into_iter().flatten() {
            let written = cases.iter().zip(&form.cases).all(|(has, asks)| has >= asks);
            let spelled = form
                .exact
                .as_deref()
                .is_none_or(|e| e == words.concat() || e == words.join(" "));
            if written && spelled {
                found.push((words.len(), form.entry));
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
