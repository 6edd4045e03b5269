//! Which refusal answers which demand, which denial which accusation.

use crate::pages::Shelf;
use crate::who::meet;
use crate::words::{Words, stem};
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
    let accused = accusations_by_page(stances, shelf);
    let mut links = Vec::new();
    for (at, answer) in stances.iter().enumerate() {
        if !matches!(answer.kind, Refusal | Acceptance | Denial) {
            continue;
        }
        let lists = words[at].stems().filter_map(|stem| by_word.get(stem));
        let mut others: Vec<usize> = lists.flat_map(|list| list.iter().take(COMPARED).copied()).collect();
        others.sort_unstable();
        others.dedup();
        links.extend(alone_before(answer, stances, &accused, shelf).map(|other| (at, other)));
        others.retain(|&other| may_answer(answer.kind, stances[other].kind));
        // What the words themselves name goes before what only sounds alike.
        let named: Vec<usize> = others.iter().copied().filter(|&o| points_at(answer, &stances[o])).collect();
        let alike = |o: usize| is_between(answer, &stances[o]) && words[at].shared(&words[o]) >= SHARED;
        let answered =
            if named.is_empty() { others.into_iter().filter(|&o| alike(o)).collect() } else { named };
        links.extend(answered.into_iter().map(|other: usize| (at, other)));
    }
    links.sort_unstable();
    links.dedup();
    for (answer, other) in links {
        stances[answer].answers.push(other);
        stances[other].answered_by.push(answer);
    }
}

/// The words of all tellings, of what they answer as well.
fn all_words(stance: &Stance, shelf: &Shelf) -> Words {
    let cites = stance.tellings.iter().flat_map(|t| [Some(t.content), t.answers]).flatten();
    cites.map(|cite| Words::of(shelf.words(cite))).reduce(Words::with).unwrap_or_default()
}

/// Whether the words that name what is answered lie in a telling of the other.
fn points_at(answer: &Stance, other: &Stance) -> bool {
    let touches = |a: Cite, b: Cite| a.page == b.page && a.span.overlaps(b.span);
    let named = answer.tellings.iter().filter_map(|t| t.answers).take(COMPARED);
    named.into_iter().any(|cite| other.tellings.iter().take(COMPARED).any(|t| touches(cite, t.content)))
}

/// Whether the holder of the answer is the one addressed, and the answer goes to nobody else.
fn is_between(answer: &Stance, other: &Stance) -> bool {
    // What is offered or alleged to nobody in particular, another than who did so may answer.
    let open = other.addressees.is_empty() && !meet(&answer.holders, &other.holders);
    let addressed = meet(&answer.holders, &other.addressees) || open;
    let goes_back = answer.addressees.is_empty() || meet(&answer.addressees, &other.holders);
    addressed && goes_back
}

/// The accusations that each page tells.
fn accusations_by_page(stances: &[Stance], shelf: &Shelf) -> Vec<Vec<usize>> {
    let mut pages = vec![Vec::new(); shelf.pages().count()];
    for (at, _) in stances.iter().enumerate().filter(|(_, s)| s.kind == Accusation) {
        for telling in &stances[at].tellings {
            pages[telling.content.page].push(at);
        }
    }
    pages.iter_mut().for_each(Vec::dedup);
    pages
}

/// Words for an accusation that say nothing of what it is about.
const GENERIC: [&str; 5] = ["accusation", "allegation", "charges", "claim", "report"];

/// What a denial of "it" or "the accusations" can only mean: the one accusation against its holder that the
/// same page tells before it.
fn alone_before(answer: &Stance, stances: &[Stance], accused: &[Vec<usize>], shelf: &Shelf) -> Option<usize> {
    let cite = answer.tellings.first()?.content;
    let generic: Vec<String> = GENERIC.iter().map(|word| stem(word)).collect();
    let says_nothing = Words::of(shelf.words(cite)).stems().all(|word| generic.iter().any(|g| g == word));
    if answer.kind != Denial || !says_nothing {
        return None;
    }
    let before = |other: &Stance| {
        let mut tellings = other.tellings.iter().take(COMPARED);
        tellings.any(|t| t.content.page == cite.page && t.content.span.start < cite.span.start)
    };
    let mut fitting = accused[cite.page].iter().copied().take(COMPARED).filter(|&at| {
        let accusation = &stances[at];
        meet(&answer.holders, &accusation.addressees) && before(accusation)
    });
    let found = fitting.next()?;
    fitting.next().is_none().then_some(found)
}
