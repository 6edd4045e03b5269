//! Names of places and bodies that the lexicon lacks or knows in part.

use super::person_names::words_of;
use super::{Kind, Piece};
use crate::Page;
use crate::mentions::names;
use demarche_lexicon::{ActorClass, Entry, Match};
use demarche_parse::{NameKind, Pos};
use std::ops::Range;

/// Words that begin the names of places and of no people: "Puerto Cortés", "Fort Worth".
pub fn is_toponymic(word: &str) -> bool {
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
pub fn untold_place<'a>(
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
pub fn body_in_office(matches: &[Match], longest: usize) -> Option<usize> {
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
pub fn untold_body(
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
    let typical = names::unknown::sector_of_name(page.lexicon, &words_of(page, t, end - 1)).is_some();
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

/// The last token of a private body's name that begins with a state or nationality: "Iran | Rights Monitor".
pub fn named_after_state(page: &Page, from: usize, end: usize) -> Option<usize> {
    let named = |t: &usize| {
        page.word(*t).starts_with(char::is_uppercase)
            && matches!(page.pos(*t), Pos::Propn | Pos::Noun | Pos::Adj)
    };
    let last = (from..end.min(from + 5)).take_while(named).last()?;
    let private = matches!(
        page.word(last),
        "Watch"
            | "Monitor"
            | "Foundation"
            | "Institute"
            | "Association"
            | "League"
            | "Network"
            | "Observatory"
            | "University"
            | "Society"
            | "Federation"
            | "Initiative"
    );
    (private && last > from).then_some(last)
}
