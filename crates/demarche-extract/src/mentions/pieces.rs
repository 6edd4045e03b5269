//! Which words of a page are names, nationalities, offices and places, before anybody asks what they do.

use super::names;
use super::nominal;
use super::people::{self, People};
use super::senses;
use crate::Page;
use demarche_lexicon::{ActorClass, Entry, Match};
use demarche_parse::{Label, NameKind, Pos, Tag};
use demarche_record::Sector;
use std::ops::Range;

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
            t = piece.as_ref().map_or(t + 1, |p| p.last + 1);
            if let Some(piece) = piece {
                pieces.push(piece);
            }
        }
    }
    senses::settle(page, &mut pieces.all, people);
    pieces
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
    if let Some((tokens, NameKind::Person)) = &named {
        let starts_with_title = senses.iter().any(|e| matches!(e, Entry::Office { .. } | Entry::Role { .. }));
        let known = senses.iter().any(|e| !matches!(e, Entry::Place { .. }));
        let told = senses.iter().any(|e| matches!(e, Entry::Actor { class: ActorClass::Person, .. }));
        let shouted = page.role(page.token(t).sentence) != demarche_text::Role::Body;
        let longer = longest < tokens.end - t && !starts_with_title && !(told && shouted);
        let placed = longest == tokens.end - t
            && !senses.is_empty()
            && !titled(page, t, before)
            && !{
                let words: Vec<&str> = (t..tokens.end).map(|t| page.word(t)).collect();
                people.knows(&words)
            };
        let whole = longer || longest == 0 || !known && !placed;
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

/// "Culture Secretary | Maria Miller": a title that the parser took for the beginning of a name.
fn title_in_name<'a>(
    page: &Page<'a>,
    words: &[&str],
    sentence: &Range<usize>,
    t: usize,
    name: &Range<usize>,
) -> Option<Piece<'a>> {
    let end = name.end.min(sentence.end);
    let last = (t + 1..end.saturating_sub(1)).take(3).find(|&w| {
        matches!(
            page.word(w),
            "Secretary" | "Minister" | "President" | "Commissioner" | "Spokesman" | "Spokeswoman"
        )
    })?;
    let matches = page.lexicon.matches(words, last - sentence.start);
    let office =
        matches.iter().find(|m| m.len == 1 && matches!(m.entry, Entry::Office { title: true, .. }))?;
    let kind = senses::kind(office.entry);
    Some(Piece { first: t, last, kind, senses: vec![office.entry] })
}

/// "Ethnic Serbs": a people, whose state they need not belong to.
pub fn is_ethnic(page: &Page, t: usize) -> bool {
    t.checked_sub(1).is_some_and(|b| page.word(b).eq_ignore_ascii_case("ethnic"))
}

/// Words that begin the names of places and of no people: "Puerto Cortés", "Fort Worth".
fn is_toponymic(word: &str) -> bool {
    matches!(
        word,
        "Puerto"
            | "Port"
            | "Fort"
            | "Ciudad"
            | "Villa"
            | "Mount"
            | "Lake"
            | "Wadi"
            | "Deir"
            | "Beit"
            | "Kafr"
            | "Tell"
            | "Camp"
            | "Nuevo"
            | "Nueva"
            | "Nizhny"
            | "Veliky"
            | "Novo"
            | "Cape"
            | "Isla"
            | "Playa"
    )
}

/// A place that the parser has found and only the gazetteer knows, where all its large namesakes lie in one country.
fn untold_place<'a>(
    page: &Page<'a>,
    words: &[&str],
    sentence: &Range<usize>,
    t: usize,
    named: Option<(Range<usize>, NameKind)>,
) -> Option<Piece<'a>> {
    let (name, _) =
        named.filter(|(n, kind)| n.start == t && (*kind == NameKind::Place || is_toponymic(page.word(t))))?;
    if !page.word(name.start).starts_with(char::is_uppercase) || page.pos(name.start) == Pos::Pron {
        return None;
    }
    let spots = page.lexicon.gazetteer().named(words.get(t - sentence.start..name.end - sentence.start)?);
    let largest = spots.first()?;
    let mut rivals = spots.iter().filter(|s| s.magnitude() + 1.0 > largest.magnitude());
    if rivals.any(|s| s.country != largest.country) {
        return None;
    }
    Some(Piece {
        first: t,
        last: name.end - 1,
        kind: Kind::Place { country: largest.country },
        senses: Vec::new(),
    })
}

/// "EU foreign policy chief": the body at the beginning of an office counts as a name of its own.
fn body_in_office(matches: &[Match], longest: usize) -> Option<usize> {
    use ActorClass::{Group, Metonym, Organ, Organisation, State};
    let office = |e: &Entry| matches!(e, Entry::Office { .. } | Entry::Role { .. });
    if !matches.iter().filter(|m| m.len == longest).all(|m| office(m.entry)) {
        return None;
    }
    let body = |e: &Entry| match e {
        Entry::Actor { class, .. } => matches!(class, State | Organisation | Organ | Group | Metonym),
        Entry::Demonym { .. } => true,
        _ => false,
    };
    let shorter = matches.iter().filter(|m| m.len < longest && body(m.entry));
    shorter.map(|m| m.len).max()
}

/// The last token of a body's name that the lexicon does not know, where the parser has found one at `t`.
fn untold_body(
    page: &Page,
    words: &[&str],
    sentence: &Range<usize>,
    name: &Range<usize>,
    t: usize,
    longest: usize,
    senses: &[&Entry],
) -> Option<usize> {
    let capital = |t: usize| page.word(t).chars().next().is_some_and(char::is_uppercase);
    let mut end = name.end;
    while end > t && !capital(end - 1) {
        end -= 1;
    }
    let office = senses.iter().any(|e| matches!(e, Entry::Office { .. } | Entry::Role { .. }));
    if name.start != t || longest >= end - t || office || !capital(t) {
        return None;
    }
    let typical = names::unknown::sector_of_name(&words_of(page, t, end - 1)).is_some();
    if longest > 0 && !typical || known_at_end(page, words, sentence, t + longest.max(1)..end, longest > 0) {
        return None;
    }
    Some(end - 1)
}

/// Whether the lexicon knows the last words of a name that it does not know as a whole ("Interior Ministry", "US
/// State Department"): then those words count, and what stands before them says whose it is.
fn known_at_end(
    page: &Page,
    words: &[&str],
    sentence: &Range<usize>,
    rest: Range<usize>,
    owned: bool,
) -> bool {
    let end = rest.end;
    let fits = |e: &Entry| match e {
        Entry::Office { collective, .. } | Entry::Role { collective, .. } => *collective,
        Entry::Actor { class, .. } => owned && matches!(class, ActorClass::Organ | ActorClass::Organisation),
        _ => false,
    };
    rest.into_iter().any(|t| {
        let matches = page.lexicon.matches(words, t - sentence.start);
        matches.iter().any(|m| t + m.len == end && fits(m.entry))
    })
}

fn person<'a>(page: &Page, first: usize, mut last: usize, senses: Vec<&'a Entry>) -> Piece<'a> {
    last = whole_name(page, last);
    while last > first && (matches!(page.token(last).tag, Tag::Pos | Tag::Comma) || ends_no_name(page, last))
    {
        last -= 1;
    }
    let mut first = first;
    while first < last
        && page.word(first).chars().all(|c| c.is_lowercase())
        && !people::is_particle(page.word(first))
    {
        first += 1;
    }
    Piece { first, last, kind: Kind::Person, senses }
}

/// "Josep Borrell | states", "the leader | Monday": a word that the parser took for the end of a name.
fn ends_no_name(page: &Page, t: usize) -> bool {
    let word = page.word(t);
    let small = word.chars().all(|c| c.is_lowercase()) && !people::is_particle(word);
    small && matches!(page.pos(t), Pos::Verb | Pos::Noun | Pos::Adp | Pos::Adv | Pos::Sconj)
        || is_weekday(word)
}

fn is_weekday(word: &str) -> bool {
    matches!(word, "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday")
}

/// Whether a title or form of address stands right before a name.
fn titled(page: &Page, t: usize, before: Option<&Piece>) -> bool {
    let same = |b: usize| page.token(b).sentence == page.token(t).sentence;
    before.is_some_and(|p| p.last + 1 == t && matches!(p.kind, Kind::Office { title: true, .. }))
        || t.checked_sub(1).is_some_and(|b| same(b) && people::is_honorific(page.word(b)))
}

/// A name that the parser did not mark: after a title, or the surname of somebody the page has named.
fn untold_name<'a>(
    page: &Page,
    sentence: &Range<usize>,
    t: usize,
    people: &People,
    before: Option<&Piece<'a>>,
) -> Option<Piece<'a>> {
    if !is_name_word(page, t) {
        return None;
    }
    let title = titled(page, t, before);
    let mut last = whole_name(page, t);
    while last + 1 < sentence.end
        && (is_name_word(page, last + 1)
            || is_particle(page, last + 1, sentence.end)
            || hyphen(page, last + 1, sentence.end))
    {
        last = whole_name(page, last + 1);
    }
    let known = people.knows(&words_of(page, t, last));
    if title || known {
        return Some(person(page, t, last, Vec::new()));
    }
    people.knows(&[page.word(t)]).then(|| person(page, t, t, Vec::new()))
}

/// Where a name ends whose end the parser may have missed: "Jean | -Paul", "Rakesh | Anand".
fn whole_name(page: &Page, mut last: usize) -> usize {
    let end = page.syntax.sentences[page.token(last).sentence].tokens.end;
    loop {
        let next = last + 1;
        if hyphen(page, next, end) {
            last += 2;
        } else if next < end && is_name_word(page, next) && page.label(next) == Label::Flat
            || is_particle(page, next, end) && page.word(next) != "-"
        {
            last += 1;
        } else {
            return last;
        }
    }
}

/// A hyphen without spaces, with more of the name after it: "Ching-te", "al-Burhan".
fn hyphen(page: &Page, t: usize, end: usize) -> bool {
    if t == 0 || t + 1 >= end || !matches!(page.word(t), "-" | "‑") {
        return false;
    }
    let span = |t: usize| page.token(t).span;
    span(t - 1).end == span(t).start
        && span(t).end == span(t + 1).start
        && matches!(page.pos(t + 1), Pos::Propn | Pos::Noun | Pos::X)
}

/// The words of a name as written: hyphens do not part them.
pub fn words_of<'a>(page: &Page<'a>, first: usize, last: usize) -> Vec<&'a str> {
    page.text(page.syntax.span(first, last.max(first))).split_whitespace().collect()
}

fn is_name_word(page: &Page, t: usize) -> bool {
    page.pos(t) == Pos::Propn
        && page.word(t).chars().next().is_some_and(char::is_uppercase)
        && !people::is_honorific(page.word(t))
        && !is_weekday(page.word(t))
}

/// A small word inside a name, with more name after it: "von der Leyen", "bin Farhan".
fn is_particle(page: &Page, t: usize, end: usize) -> bool {
    t + 1 < end && people::is_particle(page.word(t)) && {
        is_name_word(page, t + 1)
            || (people::is_particle(page.word(t + 1)) && t + 2 < end && is_name_word(page, t + 2))
    }
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
                && page.pos(last) != Pos::Pron
        }
        _ => !office_only,
    }
}
