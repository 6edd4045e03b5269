//! Which refusal answers which demand, which denial which accusation.

use crate::pages::Shelf;
use crate::who::meet;
use crate::words::Words;
use crate::{Cite, Stance};
use demarche_record::PositionKind::{self, Acceptance, Accusation, Demand, Denial, Offer, Refusal};
use std::collections::BTreeMap;

/// How much of the words of an answer must be words of what it answers, where it does not point at it.
const SHARED: usize = 2;

/// How many stances that share a word an answer is compared with.
const COMPARED: usize = 48;

/// Whether a stance of the kind `answer` may answer one of the kind `other`.
fn may_answer(answer: PositionKind, other: PositionKind) -> bool {
    match answer {
        Refusal | Acceptance => matches!(other, Demand | Offer),
        Denial => other == Accusation,
        _ => false,
    }
}

/// Links answers with what they answer, both ways.
pub(crate) fn link(stances: &mut [Stance], shelf: &Shelf) {
    let words: Vec<Words> = stances.iter().map(|stance| all_words(stance, shelf)).collect();
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, stance) in stances.iter().enumerate() {
        if matches!(stance.kind, Demand | Offer | Accusation) {
            for stem in words[at].stems() {
                by_word.entry(stem).or_default().push(at);
            }
        }
    }
    let mut links = Vec::new();
    for (at, answer) in stances.iter().enumerate() {
        if !matches!(answer.kind, Refusal | Acceptance | Denial) {
            continue;
        }
        let lists = words[at].stems().filter_map(|stem| by_word.get(stem));
        let mut others: Vec<usize> = lists
            .flat_map(|list| list.iter().take(COMPARED).copied())
            .collect();
        others.sort_unstable();
        others.dedup();
        let answered = others.into_iter().filter(|&other| {
            may_answer(answer.kind, stances[other].kind)
                && (points_at(answer, &stances[other])
                    || is_between(answer, &stances[other]) && words[at].shared(&words[other]) >= SHARED)
        });
        links.extend(answered.map(|other| (at, other)));
    }
    for (answer, other) in links {
        stances[answer].answers.push(other);
        stances[other].answered_by.push(answer);
    }
}

/// The words of all tellings, of what they answer as well.
fn all_words(stance: &Stance, shelf: &Shelf) -> Words {
    let cites = stance
        .tellings
        .iter()
        .flat_map(|t| [Some(t.content), t.answers])
        .flatten();
    cites
        .map(|cite| Words::of(shelf.words(cite)))
        .reduce(Words::with)
        .unwrap_or_default()
}

/// Whether the words that name what is answered lie in a telling of the other.
fn points_at(answer: &Stance, other: &Stance) -> bool {
    let touches = |a: Cite, b: Cite| a.page == b.page && a.span.overlaps(b.span);
    let named = answer.tellings.iter().filter_map(|t| t.answers).take(COMPARED);
    named.into_iter().any(|cite| {
        other
            .tellings
            .iter()
            .take(COMPARED)
            .any(|t| touches(cite, t.content))
    })
}

/// Whether the holder of the answer is the one addressed, and the answer goes to nobody else.
fn is_between(answer: &Stance, other: &Stance) -> bool {
    let addressed = meet(&answer.holders, &other.addressees);
    let goes_back = answer.addressees.is_empty() || meet(&answer.addressees, &other.holders);
    addressed && goes_back
}
