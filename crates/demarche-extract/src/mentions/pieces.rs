//! Which words of a page are names, nationalities, offices and places, before anybody asks what they do.

mod halves;
mod person_names;
mod untold;

pub use person_names::words_of;

use super::names;
use super::nominal;
use super::people::{self, People};
use super::senses;
use crate::Page;
use demarche_lexicon::{ActorClass, Entry};
use demarche_parse::{Label, NameKind, Pos, Tag};
use demarche_record::Sector;
use person_names::{person, title_in_name, titled, untold_name};
use std::collections::BTreeSet;
use std::ops::Range;
use untold::{body_in_office, is_toponymic, named_after_state, untold_body, untold_place};

/// What a stretch of words is taken for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind<'a> {
    /// A name of an actor that is no person.
    Actor { id: &'a str, sector: Option<Sector>, class: ActorClass, nouns: &'a [String] },
    /// A nationality.
    Demonym { id: &'a str, people: bool },
    /// A word for a role.
    Office {
        sector: Option<Sector>,
        title: bool,
        collective: bool,
        /// The states that have an office of this name, the usual one first.
        states: &'a [String],
    },
    /// A place that is no capital.
    Place { country: Option<&'a str> },
    /// The name of a person.
    Person,
    /// A name of some body that nobody has told us about.
    Unknown,
}

impl<'a> Kind<'a> {
    /// The state that is named, by itself or by its capital. Brussels may stand for the European Union, which is none.
    pub fn state(&self) -> Option<&'a str> {
        match *self {
            Kind::Actor { id, class: ActorClass::State, .. }
            | Kind::Actor { id, class: ActorClass::Capital, sector: Some(Sector::Gov), .. } => Some(id),
            _ => None,
        }
    }
}

/// A stretch of words with what it is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece<'a> {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// What it is taken for.
    pub kind: Kind<'a>,
    /// Everything that the lexicon says about these words.
    pub senses: Vec<&'a Entry>,
}

/// The pieces of a stretch of sentences, without overlap, in text order, and which token lies in which.
#[derive(Debug, Default)]
pub struct Pieces<'a> {
    pub all: Vec<Piece<'a>>,
    of: Vec<u32>,
    base: usize,
}

impl<'a> Pieces<'a> {
    /// The index of the piece in which a token lies.
    pub fn index_at(&self, token: usize) -> Option<usize> {
        let i = *self.of.get(token.checked_sub(self.base)?)?;
        (i != u32::MAX).then_some(i as usize)
    }

    /// The piece in which a token lies.
    pub fn at(&self, token: usize) -> Option<&Piece<'a>> {
        self.index_at(token).map(|i| &self.all[i])
    }

    fn push(&mut self, piece: Piece<'a>) {
        for t in piece.first..=piece.last {
            if let Some(cell) = self.of.get_mut(t - self.base) {
                *cell = self.all.len() as u32;
            }
        }
        self.all.push(piece);
    }
}

/// Finds the pieces of the sentences of one world.
pub fn find<'a>(page: &Page<'a>, sentences: &[usize], people: &People) -> Pieces<'a> {
    let range = tokens(page, sentences);
    let mut pieces = Pieces { all: Vec::new(), of: vec![u32::MAX; range.len()], base: range.start };
    let short = explained(page, range.clone());
    let mut name = page.syntax.names.partition_point(|n| n.tokens.end <= range.start);
    for &sentence in sentences {
        let tokens = page.syntax.sentences[sentence].tokens.clone();
        let words: Vec<&str> = tokens.clone().map(|t| page.word(t)).collect();
        let mut t = tokens.start;
        while t < tokens.end {
            while page.syntax.names.get(name).is_some_and(|n| n.tokens.end <= t) {
                name += 1;
            }
            let named = page.syntax.names.get(name).filter(|n| n.tokens.contains(&t));
            let named = named.map(|n| (n.tokens.start..n.tokens.end.min(tokens.end), n.kind));
            let piece = piece_at(page, &words, tokens.clone(), t, named, people, pieces.all.last());
            let piece = piece.or_else(|| {
                let told = short.contains(page.word(t));
                told.then(|| Piece { first: t, last: t, kind: Kind::Unknown, senses: Vec::new() })
            });
            t = piece.as_ref().map_or(t + 1, |p| p.last + 1);
            if let Some(piece) = piece {
                pieces.push(piece);
            }
        }
    }
    senses::settle(page, &mut pieces.all, people);
    pieces
}

/// The acronyms that the page puts in brackets behind a name: "the Coast Guard Administration (CGA)".
fn explained<'a>(page: &Page<'a>, tokens: Range<usize>) -> BTreeSet<&'a str> {
    let capital = |t: usize| page.word(t).starts_with(char::is_uppercase);
    let begins = |t: usize| {
        let first = page.word(t).chars().next();
        (t.saturating_sub(9)..t - 1).any(|w| capital(w) && page.word(w).chars().next() == first)
    };
    let brackets =
        |t: &usize| page.word(t - 1) == "(" && page.word(t + 1) == ")" && capital(t - 2) && begins(*t);
    let inside = tokens.start + 2..tokens.end.max(tokens.start + 3) - 1;
    inside
        .filter(|&t| names::unknown::is_acronym(page.word(t)))
        .filter(brackets)
        .map(|t| page.word(t))
        .collect()
}

/// From the first to the last token of the sentences.
fn tokens(page: &Page, sentences: &[usize]) -> Range<usize> {
    let of = |s: &usize| page.syntax.sentences[*s].tokens.clone();
    let start = sentences.first().map_or(0, |s| of(s).start);
    start..sentences.last().map_or(start, |s| of(s).end)
}

fn piece_at<'a>(
    page: &Page<'a>,
    words: &[&str],
    sentence: Range<usize>,
    t: usize,
    named: Option<(Range<usize>, NameKind)>,
    people: &People,
    before: Option<&Piece<'a>>,
) -> Option<Piece<'a>> {
    if let Some(half) = halves::half_of_state(page, words, &sentence, t) {
        return Some(half);
    }
    let matches = page.lexicon.matches(words, t - sentence.start);
    let longest = matches.iter().map(|m| m.len).max().unwrap_or(0);
    let longest = body_in_office(&matches, longest).unwrap_or(longest);
    let senses: Vec<&'a Entry> = matches
        .iter()
        .filter(|m| m.len == longest)
        .map(|m| m.entry)
        .filter(|entry| senses::holds(entry, page.document.published))
        .collect();
    if let Some((tokens, _)) = &named
        && matches.is_empty()
        && tokens.len() > 1
        && is_toponymic(page.word(t))
        && let Some(place) = untold_place(page, words, &sentence, t, named.clone())
    {
        return Some(place);
    }
    if let Some((tokens, NameKind::Person)) = &named
        && let Some(piece) = title_in_name(page, words, &sentence, t, tokens)
    {
        return Some(piece);
    }
    if matches!(named, Some((_, NameKind::Person))) && is_party_state(page, t) {
        return None;
    }
    // "The West": no person has an article.
    let apart =
        |t: usize| !matches!(page.label(t), Label::Compound | Label::Amod | Label::NmodPoss | Label::Flat);
    if let Some((tokens, NameKind::Person)) = &named
        && tokens.len() == 1
        && apart(t)
        && senses.is_empty()
        && t > sentence.start
        && page.word(t - 1).eq_ignore_ascii_case("the")
        && !people.knows(&[page.word(t)])
    {
        return None;
    }
    if let Some((tokens, NameKind::Person)) = &named {
        // "Mujahid Abdelrahman": only a title stands before a name in capitals, unless the sentence begins with it.
        let next = t + longest.max(1);
        let name = next < tokens.end && page.word(next).starts_with(char::is_uppercase);
        let inside = name && t > sentence.start && page.role_at(t) == demarche_text::Role::Body;
        let starts_with_title = senses.iter().any(|e| match e {
            Entry::Office { title, .. } | Entry::Role { title, .. } => *title || !inside,
            _ => false,
        });
        let known = senses.iter().any(|e| !matches!(e, Entry::Place { .. }));
        let told = senses.iter().any(|e| matches!(e, Entry::Actor { class: ActorClass::Person, .. }));
        let shouted = page.role_at(t) != demarche_text::Role::Body;
        let longer = longest < tokens.end - t && !starts_with_title && !(told && shouted);
        let placed = longest == tokens.end - t
            && !senses.is_empty()
            && !titled(page, t, before)
            && !{
                let words: Vec<&str> = (t..tokens.end).map(|t| page.word(t)).collect();
                people.knows(&words)
            };
        let whole =
            (longer || longest == 0 || !known && !placed) && !is_of(page, &sentence, t, longest, &senses);
        if whole && !people::is_honorific(page.word(t)) {
            return Some(person(page, t, tokens.end - 1, senses));
        }
    }
    // The surname of somebody whom the page names in full, whatever the parser takes it for.
    if let Some((tokens, NameKind::Organisation | NameKind::Place)) = &named
        && tokens.len() == 1
        && matches.is_empty()
        && people.knows(&[page.word(t)])
    {
        return Some(person(page, t, t, Vec::new()));
    }
    if let Some((tokens, NameKind::Organisation)) = &named
        && let Some(last) = untold_body(page, words, &sentence, tokens, t, longest, &senses)
    {
        let last = names::unknown::goes_on(page, t, last, sentence.end);
        return Some(Piece { first: t, last, kind: Kind::Unknown, senses: Vec::new() });
    }
    if is_ethnic(page, t)
        && !matches!(page.token(t).tag, Tag::Nns | Tag::Nnps)
        && senses.iter().any(|e| matches!(e, Entry::Demonym { .. }))
    {
        return None;
    }
    let of_state = senses
        .iter()
        .any(|e| matches!(e, Entry::Demonym { .. } | Entry::Actor { class: ActorClass::State, .. }));
    if of_state && let Some(last) = named_after_state(page, t + longest, sentence.end) {
        return Some(Piece { first: t, last, kind: Kind::Unknown, senses: Vec::new() });
    }
    // "The supply boat Dakar Star": a name of a ship, not of a port.
    let ship = t > sentence.start
        && page.lexicon.is_in("craft", page.lemma(t - 1))
        && page.pos(t - 1) == Pos::Noun
        && page.word(t - 1) == page.lemma(t - 1);
    if ship && senses.iter().all(|e| matches!(e, Entry::Place { .. })) {
        return None;
    }
    if !senses.is_empty() && fits(page, t, t + longest - 1, &senses) {
        return Some(Piece {
            first: t,
            last: t + longest - 1,
            kind: senses::first_kind(&senses, page.document.published),
            senses,
        });
    }
    untold_name(page, &sentence, t, people, before).or_else(|| untold_place(page, words, &sentence, t, named))
}

/// "President of the Comoros | Azali Assoumani": the state whose office it is, which the parser took for a name's beginning.
fn is_of(page: &Page, sentence: &Range<usize>, t: usize, longest: usize, senses: &[&Entry]) -> bool {
    let word = |n: usize| t.checked_sub(n).filter(|b| sentence.contains(b)).map_or("", |b| page.word(b));
    let of = word(1) == "of" || word(1) == "the" && word(2) == "of";
    let place = senses.iter().any(|e| {
        use ActorClass::{Capital, State};
        matches!(e, Entry::Place { .. } | Entry::Actor { class: State | Capital, .. })
    });
    let next = t + longest;
    of && place && longest > 0 && sentence.contains(&next) && page.word(next).starts_with(char::is_uppercase)
}

/// "R-Texas", "D-Calif.": the party and state of a member of Congress, no name.
pub fn is_party_state(page: &Page, t: usize) -> bool {
    let word = page.word(t);
    let party = |w: &str| matches!(w, "R" | "D" | "I");
    let whole = word.split_once('-').is_some_and(|(p, s)| party(p) && s.starts_with(char::is_uppercase));
    let parted = party(word)
        && t + 2 < page.syntax.tokens.len()
        && matches!(page.word(t + 1), "-" | "‑")
        && page.token(t).span.end == page.token(t + 1).span.start
        && page.word(t + 2).starts_with(char::is_uppercase);
    whole || parted
}

/// "Ethnic Serbs": a people, whose state they need not belong to.
pub fn is_ethnic(page: &Page, t: usize) -> bool {
    t.checked_sub(1).is_some_and(|b| page.word(b).eq_ignore_ascii_case("ethnic"))
}

/// Whether the words can be a name or role here: "heads" as a verb is no office, "us" no country.
fn fits(page: &Page, first: usize, last: usize, senses: &[&Entry]) -> bool {
    if first < last {
        return true;
    }
    let office_only = senses.iter().all(|e| matches!(e, Entry::Office { .. } | Entry::Role { .. }));
    if office_only && nominal::is_state_of_people(page.word(last)) {
        return nominal::stands_as_noun(page, last);
    }
    match page.pos(last) {
        Pos::Adj if office_only => {
            !matches!(page.word(last), "firm" | "general" | "partisan" | "principal" | "major" | "private")
        }
        Pos::Noun | Pos::Propn | Pos::Adj | Pos::X => true,
        Pos::Verb | Pos::Aux | Pos::Adp | Pos::Adv | Pos::Pron | Pos::Cconj | Pos::Sconj => {
            !office_only
                && page.word(last).chars().next().is_some_and(char::is_uppercase)
                && (page.pos(last) != Pos::Pron || is_acronym(page, last))
        }
        _ => !office_only,
    }
}

/// "WHO said": a word in capitals among others that are not.
fn is_acronym(page: &Page, t: usize) -> bool {
    let loud = |t: usize| page.word(t).len() > 1 && !page.word(t).chars().any(char::is_lowercase);
    let sentence = page.syntax.sentences[page.token(t).sentence].tokens.clone();
    let quiet = sentence.take(12).any(|w| page.word(w).chars().any(char::is_lowercase));
    loud(t) && page.word(t).chars().all(char::is_uppercase) && quiet
}
