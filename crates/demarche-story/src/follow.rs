//! Which round follows which.

use crate::Round;
use crate::pages::Shelf;
use crate::words::Words;

/// How many rounds on the same page the words are compared with.
const COMPARED: usize = 48;

/// Links each round that names another one before it with that round, where the words tell which.
pub(crate) fn link(rounds: &mut [Round], shelf: &Shelf) {
    let mut on_page: Vec<Vec<usize>> = vec![Vec::new(); shelf.pages().count()];
    for (at, round) in rounds.iter().enumerate() {
        for telling in &round.tellings {
            on_page[telling.words.page].push(at);
        }
    }
    let found: Vec<Option<usize>> = (0..rounds.len()).map(|at| before(at, rounds, &on_page, shelf)).collect();
    for (round, follows) in rounds.iter_mut().zip(found) {
        round.follows = follows;
    }
}

/// The round that the words point at: they lie in its own words, or share the most with them.
fn before(at: usize, rounds: &[Round], on_page: &[Vec<usize>], shelf: &Shelf) -> Option<usize> {
    for &cite in &rounds[at].follows_words {
        let words = Words::of(shelf.words(cite));
        let mut best: Option<(usize, usize)> = None;
        for &other in on_page[cite.page].iter().filter(|&&other| other != at).take(COMPARED) {
            let told = rounds[other].tellings.iter().find(|t| t.words.page == cite.page)?;
            if told.words.span.overlaps(cite.span) {
                return Some(other);
            }
            let mut its_words = Words::of(shelf.words(told.words));
            if let Some(venue) = &rounds[other].venue {
                its_words = its_words.with(Words::of(&venue.name));
            }
            let shared = words.shared(&its_words);
            if shared >= 2 && best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, other));
            }
        }
        if let Some((_, other)) = best {
            return Some(other);
        }
    }
    None
}
