//! Where the name of a person begins and ends.

use super::{Kind, Piece};
use crate::Page;
use crate::mentions::people::{self, People};
use crate::mentions::senses;
use demarche_lexicon::Entry;
use demarche_parse::{Label, Pos, Tag};
use std::ops::Range;

/// "Culture Secretary | Maria Miller": a title that the parser took for the beginning of a name.
pub fn title_in_name<'a>(
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

pub fn person<'a>(page: &Page, first: usize, mut last: usize, senses: Vec<&'a Entry>) -> Piece<'a> {
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
pub fn titled(page: &Page, t: usize, before: Option<&Piece>) -> bool {
    let same = |b: usize| page.token(b).sentence == page.token(t).sentence;
    before.is_some_and(|p| p.last + 1 == t && matches!(p.kind, Kind::Office { title: true, .. }))
        || t.checked_sub(1).is_some_and(|b| same(b) && people::is_honorific(page.word(b)))
}

/// A name that the parser did not mark: after a title, or the surname of somebody the page has named.
pub fn untold_name<'a>(
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
