//! Which round follows which.

use crate::Round;
use crate::pages::Shelf;
use crate::who::keys;
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
    let found: Vec<Option<usize>> = (0..rounds.len())
        .map(|at| before(at, rounds, &on_page, shelf).or_else(|| counted(at, rounds, shelf)))
        .collect();
    for (round, follows) in rounds.iter_mut().zip(found) {
        round.follows = follows;
    }
}

/// Words by which a round is not the first.
const FURTHER: [&str; 8] = ["second", "third", "fourth", "fifth", "sixth", "seventh", "further", "another"];

/// "A second round": it follows the last round before it of the same parties.
fn counted(at: usize, rounds: &[Round], shelf: &Shelf) -> Option<usize> {
    let round = &rounds[at];
    let further = round.tellings.iter().any(|t| {
        shelf.words(t.words).split_whitespace().take(6).any(|w| FURTHER.contains(&w.to_lowercase().as_str()))
    });
    let day = round.days?.first()?;
    let earlier = |other: &Round| other.days.and_then(|d| d.first()).is_some_and(|d| d < day);
    // Rounds are in order of time.
    (0..at).rev().take(COMPARED).find(|&other| {
        further && keys(&rounds[other].parties) == keys(&round.parties) && earlier(&rounds[other])
    })
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
