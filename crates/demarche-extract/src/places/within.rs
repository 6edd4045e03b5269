//! "Paris, Texas", "Nyala in Sudan": which place is said to lie inside which.

use super::candidates::Candidate;
use super::senses::{self, Sense};
use crate::Page;
use demarche_parse::Pos;
use std::collections::BTreeMap;

/// What the words themselves say.
#[derive(Debug, Default)]
pub struct Told<'c> {
    /// The place around a candidate.
    pub around: BTreeMap<usize, Sense<'c>>,
    /// The sense of a candidate that is said to be around another: in "Atlanta, Georgia" it is the region.
    pub is: BTreeMap<usize, Sense<'c>>,
}

/// What the words say of each candidate.
pub fn all<'c>(page: &Page, candidates: &'c [Candidate<'c>], members: &[usize]) -> Told<'c> {
    let mut told = Told::default();
    for (nth, &m) in members.iter().enumerate() {
        let inner = &candidates[m];
        if inner.only_evidence {
            continue;
        }
        let Some(at) = behind(page, inner.tokens.end) else { continue };
        let next = members.get(nth + 1).map(|&n| &candidates[n]).filter(|n| n.tokens.start == at);
        let mine = senses::of(page, inner);
        let outer = match next {
            Some(next) => senses::of(page, next),
            None => abbreviation(page, inner, at),
        };
        let joined = outer.into_iter().find(|o| {
            mine.iter().any(|s| senses::fits(s, o)) || mine.is_empty() && (o.state || o.spot.is_some())
        });
        if let Some(joined) = joined {
            told.around.insert(m, joined);
            if let (Some(_), Some(&n)) = (next, members.get(nth + 1)) {
                told.is.insert(n, joined);
            }
        }
    }
    told
}

/// Where the name of the place around may begin.
fn behind(page: &Page, end: usize) -> Option<usize> {
    let tokens = &page.syntax.tokens;
    let by = tokens.get(end)?;
    let stop = page.syntax.sentences[by.sentence].tokens.end.min(end + 6);
    if by.sentence != tokens[end - 1].sentence
        || !(page.word(end) == "," || by.pos == Pos::Adp && page.lemma(end) == "in")
    {
        return None;
    }
    (end + 1..stop).find(|&t| {
        let direction = page.word(t).ends_with("ern") || page.pos(t) == Pos::Det;
        !(direction || page.pos(t) == Pos::Adj && page.word(t).starts_with(char::is_lowercase))
    })
}

/// "Ky." behind a comma.
fn abbreviation<'c>(page: &Page, inner: &Candidate, at: usize) -> Vec<Sense<'c>> {
    if page.word(inner.tokens.end) != "," || at != inner.tokens.end + 1 {
        return Vec::new();
    }
    let spots = page.lexicon.gazetteer().abbreviated(page.word(at));
    spots
        .into_iter()
        .map(|spot| Sense {
            country: spot.country,
            name: None,
            spot: Some(spot),
            middle: None,
            state: false,
            prior: spot.magnitude(),
        })
        .collect()
}
