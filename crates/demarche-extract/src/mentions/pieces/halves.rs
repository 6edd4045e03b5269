//! States that share a word: "North and South Korea", "both South and North Sudan".

use super::{Kind, Piece};
use crate::Page;
use demarche_lexicon::{ActorClass, Entry};
use std::ops::Range;

/// The state whose name begins at `t` and ends with the last word of the name behind "and" or "or".
pub fn half_of_state<'a>(
    page: &Page<'a>,
    words: &[&str],
    sentence: &Range<usize>,
    t: usize,
) -> Option<Piece<'a>> {
    let at = t - sentence.start;
    let [first, joint, second, shared] = words.get(at..at + 4)? else { return None };
    let half = |word: &str| matches!(word, "North" | "South" | "East" | "West");
    if !half(first) || !half(second) || first == second || !matches!(*joint, "and" | "or") {
        return None;
    }
    let state = |name: &[&str]| -> Vec<&'a Entry> {
        let is_state = |e: &&Entry| matches!(e, Entry::Actor { class: ActorClass::State, .. });
        let whole = page.lexicon.matches(name, 0).into_iter().filter(|m| m.len == name.len());
        whole.map(|m| m.entry).filter(is_state).collect()
    };
    let senses = state(&[first, shared]);
    if senses.is_empty() || state(&[second, shared]).is_empty() {
        return None;
    }
    let kind: Kind<'a> = super::senses::first_kind(&senses, page.document.published);
    Some(Piece { first: t, last: t, kind, senses })
}
