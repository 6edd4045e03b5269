//! Which sentences can yield a record, judged by their words alone, before anything is parsed.
//!
//! A record needs a word that sets it off: a verb of saying, a verb or noun of the codebook in the company it asks
//! for, a number with something that it counts, words in quotation marks. A sentence without any is left out; a page
//! without any such sentence is left out whole. The words are looked up in the same data that the finders use.
//!
//! Where little can be left out, nothing is: on a page that is about one thing, the sentences that tell nothing
//! introduce those whom the others speak of.

mod known;
#[cfg(test)]
mod tests;
mod words;

use demarche_lexicon::{ActorClass, Entry, Lexicon};
use demarche_parse::Split;
use demarche_text::{Document, Span};
use known::Known;
use words::{Company, Word};

/// How far what is counted may stand behind its number.
const NEAR: usize = 12;

/// How many words a name may have with which a sentence opens.
const OPENING: usize = 5;

/// How far a name may stand from an office that it holds.
const OFFICE: usize = 3;

/// A page is parsed whole unless one in so many of its words can be left out.
const WORTH: usize = 4;

/// For each sentence whether to parse it.
pub fn gate(document: &Document, split: &Split, lexicon: &Lexicon) -> Vec<bool> {
    let mut known = Known::of(lexicon);
    let keep = wanted(document, split, &mut known);
    known.keep();
    keep
}

fn wanted(document: &Document, split: &Split, known: &mut Known) -> Vec<bool> {
    let (all, spoken) = (split.tokens(), crate::statements::quoted(document));
    let (mut kept, mut keep) = (0, Vec::with_capacity(split.sentences().len()));
    for sentence in split.sentences() {
        let tokens = &all[sentence.tokens.clone()];
        let tells = overlaps(&spoken, sentence.span) || known.tells(&document.text, tokens);
        kept += if tells { tokens.len() } else { 0 };
        if (all.len() - kept) * WORTH < all.len() {
            return vec![true; split.sentences().len()];
        }
        keep.push(tells);
    }
    keep
}

/// Whether one of the spans, which lie in text order without overlap, shares a byte with `span`.
fn overlaps(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|s| s.end <= span.start);
    spans.get(next).is_some_and(|s| s.start < span.end)
}

impl Known {
    /// Whether the first words name a state or its people: the rest of the paragraph is told of them.
    fn opens_with_state(&self, text: &str, tokens: &[Span]) -> bool {
        let words: Vec<&str> = tokens.iter().take(OPENING).map(|span| span.of(text)).collect();
        let first = usize::from(words.first().is_some_and(|word| word.eq_ignore_ascii_case("the")));
        let is_state = |entry: &Entry| match entry {
            Entry::Actor { class, .. } => {
                matches!(class, ActorClass::State | ActorClass::Capital | ActorClass::Metonym)
            }
            Entry::Demonym { .. } => true,
            _ => false,
        };
        self.lexicon.matches(&words, first).iter().any(|found| is_state(found.entry))
    }

    /// Whether words of one sentence set off a record.
    fn tells(&mut self, text: &str, tokens: &[Span]) -> bool {
        let mut at: Vec<u32> = Vec::with_capacity(tokens.len());
        for token in tokens {
            // most sentences that tell something are known by one word, and the rest need not be looked up
            let word = self.look_up(token.of(text));
            let before = at.last().and_then(|&before| self.words.get(before as usize));
            if self.words.get(word as usize).is_some_and(|word| word.tells(before)) {
                return true;
            }
            at.push(word);
        }
        let words: Vec<&Word> = at.iter().filter_map(|&w| self.words.get(w as usize)).collect();
        let before = |at: usize| at.checked_sub(1).and_then(|b| words.get(b).copied());
        if counts(&words) || introduces(&words) || self.opens_with_state(text, tokens) {
            return true;
        }
        if !words.iter().any(|word| word.asks()) {
            return false;
        }
        let mut lemmas: Vec<&str> =
            words.iter().flat_map(|w| w.lemmas.iter().map(|(_, lemma)| &**lemma)).collect();
        lemmas.sort_unstable();
        lemmas.dedup();
        let company = Company { lemmas, acts: words.iter().filter(|w| w.act).count() };
        words.iter().enumerate().any(|(at, word)| word.tells_with(before(at), &company))
    }
}

/// Whether a number stands near something that a figure may count.
fn counts(words: &[&Word]) -> bool {
    let unit = |at: usize| words.get(at).is_some_and(|w| w.unit);
    (0..words.len()).filter(|&at| words[at].number).any(|at| (at.saturating_sub(1)..at + NEAR).any(unit))
}

/// Whether a name stands near an office: somebody is introduced whom other sentences may call by less.
fn introduces(words: &[&Word]) -> bool {
    let named = |at: usize| at > 0 && words.get(at).is_some_and(|w| w.capital && !w.role);
    (0..words.len())
        .filter(|&at| words[at].role)
        .any(|at| (at.saturating_sub(OFFICE)..=at + OFFICE).any(named))
}
