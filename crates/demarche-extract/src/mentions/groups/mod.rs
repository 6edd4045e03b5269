//! Groups that point back: "both sides", "the two ministers", "the three", "the parties".

mod gather;
mod kinds;
mod mediating;
mod members;
mod words;

pub use mediating::{brokers, is_brokered, mediating};

use demarche_record::Actor;
use std::collections::BTreeMap;

/// Actors told together: a coordination, or those who meet or face each other in one clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The token that binds them: the first conjunct, or the verb.
    pub key: usize,
    /// Where the last of them stands.
    pub at: usize,
    /// Who.
    pub members: Vec<Actor>,
    /// What binds them.
    pub tie: Tie,
}

/// What binds the members of a group, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// A list that is acted upon: they may well stand on one side.
    Listed,
    /// Subject and object of one verb.
    Facing,
    /// A list that acts.
    Acting,
    /// "with", "between", or a word that has already stood for them.
    Meeting,
}

/// A set of actors that the page tells together, and how firmly, over all its places.
#[derive(Clone, Debug, PartialEq)]
pub struct Usual {
    /// Who.
    pub members: Vec<Actor>,
    /// The sum of the ties.
    pub weight: u32,
}

/// The sets of actors that a page tells together, the firmest first.
pub fn usual(groups: &[Group]) -> Vec<Usual> {
    let mut all: BTreeMap<Vec<&str>, (u32, &Group)> = BTreeMap::new();
    for group in groups {
        let mut ids: Vec<&str> = group.members.iter().filter_map(|m| m.id.as_deref()).collect();
        ids.sort_unstable();
        ids.dedup();
        // A word that has been taken for a group proves nothing.
        let resolved = group.key == group.at;
        if resolved || ids.len() < 2 || ids.len() > 6 || group.members.iter().any(|m| m.id.is_none()) {
            continue;
        }
        let weight = match group.tie {
            Tie::Listed => 1,
            Tie::Facing | Tie::Acting => 2,
            Tie::Meeting => 3,
        };
        all.entry(ids).or_insert((0, group)).0 += weight;
    }
    let mut usual: Vec<Usual> =
        all.into_values().map(|(weight, g)| Usual { members: bodies(&g.members), weight }).collect();
    usual.sort_by_key(|u| std::cmp::Reverse(u.weight));
    usual
}

/// One actor for each id, without the person.
pub fn bodies(members: &[Actor]) -> Vec<Actor> {
    let mut all: Vec<Actor> = Vec::new();
    for member in members {
        if !all.iter().any(|m| m.id == member.id) {
            all.push(Actor { name: None, span: None, ..member.clone() });
        }
    }
    all
}

/// Adds the actors that are not there yet.
fn add_new(members: &mut Vec<Actor>, more: &[Actor]) {
    for actor in more {
        if !members.iter().any(|m| m.same_as(actor)) {
            members.push(actor.clone());
        }
    }
}

/// How many different ids a group has; members without an id count by name.
fn distinct(members: &[Actor]) -> usize {
    let mut seen: Vec<&str> = Vec::new();
    for key in members.iter().filter_map(|m| m.id.as_deref().or(m.name.as_deref())) {
        if !seen.contains(&key) {
            seen.push(key);
        }
    }
    seen.len()
}
