//! Where: places named, and which predicate they belong to.

mod candidates;
mod evidence;
mod named;
mod resolve;
mod scene;
mod senses;
mod within;

use crate::Page;
use demarche_record::Where;
use named::{Named, Part};
use std::collections::BTreeMap;

/// The places named on the page.
#[derive(Debug, Default)]
pub struct Places {
    /// In text order.
    pub all: Vec<PlaceFound>,
    /// The states that adjectives of nationality name, "Russian"; they are no places, but tell of one.
    pub nationalities: Vec<Where>,
    /// The places that a token is said to be at: "met in Geneva", "a hotel in Geneva".
    by_governor: BTreeMap<usize, Vec<usize>>,
    /// The places whose nearest verb above is a token, over nouns that are no events.
    by_verb: BTreeMap<usize, Vec<usize>>,
    /// The places that a verb takes, enters, hits or sends somebody to.
    by_goal: BTreeMap<usize, Vec<usize>>,
    /// The places where the subject of a verb is: "police in Goma".
    by_subject: BTreeMap<usize, Vec<usize>>,
    /// The places other than states that whatever a verb or noun tells reaches: "the siege of Goma".
    by_reach: BTreeMap<usize, Vec<usize>>,
    /// The same for where it comes from: "withdrew from Goma".
    by_source: BTreeMap<usize, Vec<usize>>,
}

/// A place, as named.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceFound {
    /// Its head token.
    pub head: usize,
    /// What is published.
    pub place: Where,
}

impl Places {
    /// Finds the places of a page.
    pub fn find(page: &Page) -> Places {
        let (all, nationalities) = named::all(page);
        let mut places = Places { nationalities, ..Places::default() };
        for named in all {
            places.add(page, named);
        }
        places
    }

    /// The place whose name holds or heads this token.
    pub fn at(&self, page: &Page, token: usize) -> Option<&Where> {
        let span = page.token(token).span;
        let i = self.all.partition_point(|p| p.place.span.is_some_and(|s| s.end <= span.start));
        let found = &self.all.get(i)?.place;
        found.span.is_some_and(|s| s.overlaps(span)).then_some(found)
    }

    /// Takes a place down under the words whose clause tells it.
    fn add(&mut self, page: &Page, named: Named) {
        let index = self.all.len();
        let Named { head, anchor, place, part, is_state } = named;
        self.all.push(PlaceFound { head, place });
        let path = scene::Path::of(page, anchor);
        let take = |map: &mut BTreeMap<usize, Vec<usize>>, words: &[usize]| {
            words.iter().for_each(|&w| map.entry(w).or_default().push(index));
        };
        match part {
            Part::Scene => {
                take(&mut self.by_governor, &path.own);
                take(&mut self.by_verb, path.verb.as_slice());
                take(&mut self.by_subject, path.subject_of.as_slice());
            }
            Part::Round => {
                take(&mut self.by_governor, path.first.as_slice());
                take(&mut self.by_goal, path.above.as_slice());
            }
            Part::Goal => {
                let enters = path.above.filter(|&v| page.lexicon.is_in("at its object", page.lemma(v)));
                take(&mut self.by_goal, enters.as_slice());
                if !is_state {
                    take(&mut self.by_reach, &path.reached());
                }
            }
            Part::Source if !is_state => take(&mut self.by_source, &path.reached()),
            Part::Source | Part::None => {}
        }
    }
}

#[cfg(test)]
mod tests;
