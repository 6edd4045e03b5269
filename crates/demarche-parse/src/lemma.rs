//! Dictionary forms: an exception table learnt from the treebanks, then suffix rules.
//!
//! The rules are mirrored in `training/demarche_train/lemmas.py`, which learns the exceptions to them.

use crate::features::{lower, plain};
use crate::memo::Memo;
use crate::{Pos, Tag};

/// Exceptions, sorted by key (form, part of speech and tag, separated by tabs).
pub(crate) struct Lemmas {
    table: Vec<(&'static str, &'static str)>,
    /// Base forms of verbs, sorted.
    verbs: Vec<&'static str>,
}

/// What lives between words.
#[derive(Default)]
pub(crate) struct Buffers {
    known: Memo<Box<str>>,
    strings: Strings,
}

#[derive(Default)]
struct Strings {
    plain: String,
    form: String,
    key: String,
}

/// Endings that a rule takes off, and of which part of speech and tag.
const ENDINGS: [(&str, Pos, Tag); 7] = [
    ("s", Pos::Noun, Tag::Nns),
    ("s", Pos::Noun, Tag::Nnps),
    ("", Pos::Verb, Tag::Vbz),
    ("ed", Pos::Verb, Tag::Vbd),
    ("ing", Pos::Verb, Tag::Vbg),
    ("er", Pos::Adj, Tag::Jjr),
    ("est", Pos::Adj, Tag::Jjs),
];

impl Lemmas {
    /// Reads lines of form, part of speech, tag and lemma, and a list of base forms of verbs.
    pub(crate) fn read(text: &'static str, verbs: &'static str) -> Lemmas {
        let mut table: Vec<_> = text.lines().filter_map(|line| line.rsplit_once('\t')).collect();
        table.sort_unstable();
        let mut verbs: Vec<_> = verbs.lines().collect();
        verbs.sort_unstable();
        Lemmas { table, verbs }
    }

    /// The dictionary form of a word.
    pub(crate) fn lemma(&self, word: &str, pos: Pos, tag: Tag, buffers: &mut Buffers) -> Box<str> {
        let Buffers { known, strings } = buffers;
        known.get(word, [pos as u8, tag as u8], || self.find(word, pos, tag, strings))
    }

    fn find(&self, word: &str, pos: Pos, tag: Tag, buffers: &mut Strings) -> Box<str> {
        plain(word, &mut buffers.plain);
        if pos == Pos::Propn {
            buffers.form.clone_from(&buffers.plain);
        } else {
            lower(&buffers.plain, &mut buffers.form);
        }
        let form = buffers.form.as_str();
        buffers.key.clear();
        for part in [form, "\t", pos.as_str(), "\t", tag.as_str()] {
            buffers.key.push_str(part);
        }
        match self.table.binary_search_by_key(&buffers.key.as_str(), |(key, _)| key) {
            Ok(at) => self.table[at].1.into(),
            Err(_) => {
                Some(self.by_rule(form, pos, tag)).filter(|l| !l.is_empty()).unwrap_or_else(|| form.into())
            }
        }
    }

    /// Every dictionary form that [`Lemmas::lemma`] may give the word as a noun, verb or adjective.
    pub(crate) fn readings(&self, word: &str) -> Vec<(Pos, Box<str>)> {
        let (mut bare, mut form) = (String::new(), String::new());
        plain(word, &mut bare);
        lower(&bare, &mut form);
        let mut found: Vec<(Pos, Box<str>)> = Vec::with_capacity(5);
        let mut add = |pos: Pos, lemma: &str| {
            if !found.iter().any(|(p, l)| *p == pos && **l == *lemma) {
                found.push((pos, lemma.into()));
            }
        };
        // Proper nouns keep their capitals.
        for written in [&form, &bare] {
            let from = self.table.partition_point(|(key, _)| *key < written.as_str());
            let own = self.table[from..].iter();
            let own = own.map_while(|(key, lemma)| Some((key.strip_prefix(written.as_str())?, *lemma)));
            for (reading, lemma) in own.filter(|(reading, _)| reading.starts_with('\t')) {
                match reading.split('\t').nth(1).and_then(Pos::parse) {
                    Some(Pos::Aux) => add(Pos::Verb, lemma),
                    Some(Pos::Propn) => add(Pos::Noun, &lemma.to_lowercase()),
                    Some(pos @ (Pos::Noun | Pos::Verb | Pos::Adj)) => add(pos, lemma),
                    _ => {}
                }
            }
        }
        for pos in [Pos::Noun, Pos::Verb, Pos::Adj] {
            add(pos, &form);
        }
        for (ending, pos, tag) in ENDINGS {
            if form.ends_with(ending) {
                add(pos, &self.by_rule(&form, if tag == Tag::Nnps { Pos::Propn } else { pos }, tag));
            }
        }
        found
    }

    fn by_rule(&self, word: &str, pos: Pos, tag: Tag) -> Box<str> {
        match (pos, tag) {
            (Pos::Propn, Tag::Nnps) if word.ends_with('s') && !word.ends_with("ss") => cut(word, 1).into(),
            (Pos::Noun, Tag::Nns) => plural(word),
            (Pos::Verb | Pos::Aux, Tag::Vbz) => {
                self.known(plural(word), [(cut(word, 1), ""), (cut(word, 2), "")])
            }
            (Pos::Verb | Pos::Aux, Tag::Vbd | Tag::Vbn) if word.ends_with("ed") && word.len() > 3 => {
                let y = word.ends_with("ied") && word.len() > 4;
                let guess = if y { join(cut(word, 3), "y") } else { stem(cut(word, 2)) };
                self.verb(guess, cut(word, 2))
            }
            (Pos::Verb | Pos::Aux, Tag::Vbg) if word.ends_with("ing") && word.len() > 4 => {
                self.verb(stem(cut(word, 3)), cut(word, 3))
            }
            (Pos::Adj, Tag::Jjr) if word.ends_with("er") && word.len() > 4 => {
                if word.ends_with("ier") {
                    join(cut(word, 3), "y")
                } else {
                    stem(cut(word, 2))
                }
            }
            (Pos::Adj, Tag::Jjs) if word.ends_with("est") && word.len() > 5 => {
                if word.ends_with("iest") {
                    join(cut(word, 4), "y")
                } else {
                    stem(cut(word, 3))
                }
            }
            _ => word.into(),
        }
    }

    /// The guess, unless only another candidate (stem and ending) is a verb of the list.
    fn known<const N: usize>(&self, guess: Box<str>, others: [(&str, &str); N]) -> Box<str> {
        let listed = |w: &str| self.verbs.binary_search(&w).is_ok();
        if listed(&guess) {
            return guess;
        }
        others.into_iter().map(|(stem, end)| join(stem, end)).find(|w| listed(w)).unwrap_or(guess)
    }

    /// `stem` is the form without -ed or -ing: bak(e), walk, stop(p), dy (die).
    fn verb(&self, guess: Box<str>, stem: &str) -> Box<str> {
        let short = if stem.is_char_boundary(stem.len().saturating_sub(1)) { cut(stem, 1) } else { stem };
        self.known(guess, [(stem, "e"), (stem, ""), (short, ""), (short, "ie")])
    }
}

/// Without the last `n` bytes, which are ASCII.
fn cut(word: &str, n: usize) -> &str {
    word.get(..word.len().saturating_sub(n)).unwrap_or(word)
}

fn join(stem: &str, end: &str) -> Box<str> {
    let mut word = String::with_capacity(stem.len() + end.len());
    word.push_str(stem);
    word.push_str(end);
    word.into()
}

fn plural(word: &str) -> Box<str> {
    if word.len() > 4 && word.ends_with("ies") {
        return join(cut(word, 3), "y");
    }
    if ["sses", "shes", "ches", "xes", "zzes"].iter().any(|e| word.ends_with(e)) {
        return cut(word, 2).into();
    }
    let plain_s =
        word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|e| word.ends_with(e));
    if plain_s { cut(word, 1).into() } else { word.into() }
}

fn is_vowel(b: u8) -> bool {
    b"aeiou".contains(&b)
}

/// What -ed, -ing or -er was put to: undouble a consonant or give back the silent e.
fn stem(s: &str) -> Box<str> {
    let b = s.as_bytes();
    let back = |n: usize| b.len().checked_sub(n).map_or(0, |i| b[i]);
    let (last, before, third) = (back(1), back(2), back(3));
    if b.len() > 2 && last == before && last.is_ascii() && !is_vowel(last) && !b"lsz".contains(&last) {
        return cut(s, 1).into();
    }
    let syllables = s.chars().filter(|c| "aeiouy".contains(*c)).count();
    let with_e = b"cvu".contains(&last)
        || last == b'z' && before != b'z'
        || last == b's' && before != b's' && (is_vowel(before) || b"nrlp".contains(&before))
        || last == b'g' && b"dra".contains(&before)
        || s.ends_with("ng") && third == b'a' && syllables == 1
        || last == b'l' && b"bcdfgkpstz".contains(&before)
        || syllables > 1
            && !s.ends_with("our")
            && ["at", "ir", "ur", "iz", "uir"].iter().any(|e| s.ends_with(e))
        || syllables == 1
            && is_vowel(before)
            && !is_vowel(last)
            && !b"wxyh".contains(&last)
            && last.is_ascii()
            && !is_vowel(third);
    if with_e { join(s, "e") } else { s.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_hold_every_lemma() {
        let lemmas = Lemmas::read(include_str!("../data/lemmas.tsv"), include_str!("../data/verbs.txt"));
        let mut b = Buffers::default();
        let table = include_str!("../data/lemmas.tsv").lines().filter_map(|line| line.split('\t').next());
        let words = "Talks left met Dying freed 10th x s ed ing worst largest ties Iraqis U.S. n't İs";
        for word in table.chain(words.split(' ')) {
            let readings = lemmas.readings(word);
            for (as_pos, pos) in [
                (Pos::Noun, Pos::Noun),
                (Pos::Noun, Pos::Propn),
                (Pos::Verb, Pos::Verb),
                (Pos::Verb, Pos::Aux),
                (Pos::Adj, Pos::Adj),
            ] {
                for &tag in Tag::ALL {
                    let lemma = lemmas.lemma(word, pos, tag, &mut b).to_lowercase();
                    let held = readings.iter().any(|(p, l)| *p == as_pos && l.to_lowercase() == lemma);
                    assert!(held, "{word} {pos:?} {tag:?}: {lemma} is not among {readings:?}");
                }
            }
        }
    }

    #[test]
    fn regular_and_irregular() {
        let lemmas = Lemmas::read(include_str!("../data/lemmas.tsv"), include_str!("../data/verbs.txt"));
        let mut b = Buffers::default();
        let cases = [
            ("met", Tag::Vbd, "meet"),
            ("withdrew", Tag::Vbd, "withdraw"),
            ("struck", Tag::Vbn, "strike"),
            ("urged", Tag::Vbd, "urge"),
            ("called", Tag::Vbd, "call"),
            ("threatened", Tag::Vbd, "threaten"),
            ("accused", Tag::Vbd, "accuse"),
            ("imposing", Tag::Vbg, "impose"),
            ("denies", Tag::Vbz, "deny"),
            ("agreed", Tag::Vbd, "agree"),
            ("Banned", Tag::Vbn, "ban"),
            ("sought", Tag::Vbd, "seek"),
            ("pledged", Tag::Vbd, "pledge"),
            ("condemned", Tag::Vbd, "condemn"),
            ("expelled", Tag::Vbd, "expel"),
            ("freed", Tag::Vbd, "free"),
            ("upgraded", Tag::Vbn, "upgrade"),
            ("dying", Tag::Vbg, "die"),
            ("fled", Tag::Vbd, "flee"),
            ("negotiating", Tag::Vbg, "negotiate"),
            ("warned", Tag::Vbd, "warn"),
            ("lifting", Tag::Vbg, "lift"),
            ("seized", Tag::Vbd, "seize"),
            ("resumed", Tag::Vbd, "resume"),
            ("signed", Tag::Vbd, "sign"),
        ];
        for (word, tag, lemma) in cases {
            assert_eq!(&*lemmas.lemma(word, Pos::Verb, tag, &mut b), lemma, "{word}");
        }
        assert_eq!(&*lemmas.lemma("Talks", Pos::Noun, Tag::Nns, &mut b), "talk");
        assert_eq!(&*lemmas.lemma("countries", Pos::Noun, Tag::Nns, &mut b), "country");
        assert_eq!(&*lemmas.lemma("’s", Pos::Aux, Tag::Vbz, &mut b), "be");
        assert_eq!(&*lemmas.lemma("Iran", Pos::Propn, Tag::Nnp, &mut b), "Iran");
    }
}
