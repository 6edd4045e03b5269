//! Which sentences can yield a record, judged by their words alone, before anything is parsed.
//!
//! A record needs a word that sets it off: a verb of saying, a verb or noun of the codebook in the company it asks
//! for, a number with something that it counts, words in quotation marks. A sentence without any is left out; a page
//! without any such sentence is left out whole. The words are looked up in the same data that the finders use.
//!
//! Where little can be left out, nothing is: on a page that is about one thing, the sentences that tell nothing
//! introduce those whom the others speak of. A headline of another article is judged by itself.

mod known;
#[cfg(test)]
mod tests;
mod words;

use demarche_lexicon::{ActorClass, Entry, Lexicon};
use demarche_parse::{Sentence, Split};
use demarche_text::{Document, Role, Span};
use known::Known;
use words::{Company, Word};

/// How far what is counted may stand behind its number.
const NEAR: usize = 12;

/// How many words a name may have with which a sentence opens.
const OPENING: usize = 5;

/// How far a name may stand from an office that it holds.
const OFFICE: usize = 3;

/// An article is parsed whole unless one in so many of its words can be left out ...
const SOME: usize = 10;

/// ... and unless it is one in so many, so are the sentences that name somebody.
const MUCH: usize = 5;

/// For each sentence whether to parse it.
pub fn gate(document: &Document, split: &Split, lexicon: &Lexicon) -> Vec<bool> {
    let mut known = Known::of(lexicon);
    let keep = wanted(document, split, &mut known);
    known.keep();
    keep
}

fn wanted(document: &Document, split: &Split, known: &mut Known) -> Vec<bool> {
    let spoken = crate::statements::quoted(document);
    let (headlines, body): (Vec<usize>, Vec<usize>) =
        (0..split.sentences().len()).partition(|&s| is_headline(document, &split.sentences()[s]));
    let mut view = View { document, split, spoken, known };
    let mut keep = vec![true; split.sentences().len()];
    for s in view.of_body(&body).into_iter().chain(view.of_headlines(&headlines)) {
        keep[s] = false;
    }
    keep
}

fn is_headline(document: &Document, sentence: &Sentence) -> bool {
    document.parts.get(sentence.stretch).is_some_and(|part| part.role == Role::Headline)
}

/// What is asked while the sentences of one page are judged.
struct View<'a> {
    document: &'a Document,
    split: &'a Split,
    spoken: Vec<Span>,
    known: &'a mut Known,
}

impl View<'_> {
    fn tokens(&self, s: usize) -> &[Span] {
        &self.split.tokens()[self.split.sentences()[s].tokens.clone()]
    }

    fn tells(&mut self, s: usize) -> bool {
        let sentence = &self.split.sentences()[s];
        let tokens = &self.split.tokens()[sentence.tokens.clone()];
        overlaps(&self.spoken, sentence.span) || self.known.tells(&self.document.text, tokens)
    }

    /// What can be left out of the article itself: nothing where it is little, all that tells nothing where it is much,
    /// and between the two only what names nobody.
    fn of_body(&mut self, sentences: &[usize]) -> Vec<usize> {
        let all: usize = sentences.iter().map(|&s| self.tokens(s).len()).sum();
        let (mut told, mut silent) = (0, Vec::new());
        for &s in sentences {
            if !self.tells(s) {
                silent.push(s);
                continue;
            }
            told += self.tokens(s).len();
            if (all - told) * SOME < all {
                return Vec::new();
            }
        }
        if (all - told) * MUCH < all {
            silent.retain(|&s| !names(&self.document.text, self.tokens(s)));
        }
        silent
    }

    /// What can be left out of the headlines of other articles. Each is a world of its own, and introduces nobody to
    /// another.
    fn of_headlines(&mut self, sentences: &[usize]) -> Vec<usize> {
        let split = self.split;
        let stretch = |&s: &usize| split.sentences()[s].stretch;
        let worlds: Vec<Vec<usize>> =
            sentences.chunk_by(|a, b| stretch(a) == stretch(b)).map(<[_]>::to_vec).collect();
        let silent = worlds.into_iter().filter(|world| !world.iter().any(|&s| self.tells(s)));
        silent.flatten().collect()
    }
}

/// Whether a sentence names somebody or something: a word with a capital that does not owe it to its place.
fn names(text: &str, tokens: &[Span]) -> bool {
    let capital = |at: usize| {
        tokens
            .get(at)
            .map(|span| span.of(text))
            .is_some_and(|w| w != "I" && w.starts_with(char::is_uppercase))
    };
    let opens = |at: usize| {
        at.checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_none_or(|before| matches!(before.of(text), "“" | "\"" | "." | ":"))
    };
    (0..tokens.len()).any(|at| capital(at) && (!opens(at) || capital(at + 1)))
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
        if words.iter().any(|word| word.large)
            || counts(&words)
            || introduces(&words)
            || self.opens_with_state(text, tokens)
        {
            return true;
        }
        if !words.iter().any(|word| word.asks()) {
            return false;
        }
        let mut lemmas: Vec<&str> =
            words.iter().flat_map(|w| w.lemmas.iter().map(|(_, lemma)| &**lemma)).collect();
        lemmas.sort_unstable();
        lemmas.dedup();
        let acts = words.iter().filter(|w| w.act).count();
        let company = Company { lemmas, acts, names: names(text, tokens) };
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
