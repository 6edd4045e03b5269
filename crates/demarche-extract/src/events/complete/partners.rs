//! Who faces whom on a page.

use super::EventFound;
use demarche_lexicon::Lexicon;
use demarche_record::{Actor, EventType, Sector};
use std::collections::{BTreeMap, BTreeSet};

/// How often two sides face each other on the page.
pub(super) struct Partners {
    pairs: BTreeMap<(String, String), usize>,
    /// The same without direction, with those who act together as two: "talks between the two".
    sides: BTreeMap<(String, String), usize>,
    /// Organisations of states: nobody shoots at them.
    organisations: BTreeSet<String>,
    /// How often they use force against each other: who only accuses is not whom the other attacks.
    blows: BTreeMap<(String, String), usize>,
    /// Armed groups, by how often they act or suffer.
    rebels: BTreeMap<String, usize>,
}

/// Counts two actors in both orders.
fn count(pairs: &mut BTreeMap<(String, String), usize>, a: &str, b: &str) {
    *pairs.entry((a.to_owned(), b.to_owned())).or_insert(0) += 1;
    *pairs.entry((b.to_owned(), a.to_owned())).or_insert(0) += 1;
}

impl Partners {
    pub(super) fn pairs(&self) -> &BTreeMap<(String, String), usize> {
        &self.pairs
    }

    pub(super) fn of(events: &[EventFound]) -> Partners {
        let mut pairs = BTreeMap::new();
        let mut sides = BTreeMap::new();
        let mut organisations = BTreeSet::new();
        let mut blows = BTreeMap::new();
        let mut rebels: BTreeMap<String, usize> = BTreeMap::new();
        for found in events {
            let event = &found.event;
            let bodies =
                event.actors.iter().chain(&event.recipients).filter(|a| a.sector == Some(Sector::Igo));
            organisations.extend(bodies.filter_map(|a| a.id.clone()));
            for id in event.actors.iter().chain(&event.recipients).filter(|a| a.sector == Some(Sector::Reb)) {
                id.id.iter().for_each(|id| *rebels.entry(id.clone()).or_insert(0) += 1);
            }
            let all: BTreeSet<&str> =
                event.actors.iter().chain(&event.recipients).filter_map(|a| a.id.as_deref()).collect();
            let mut all = all.into_iter();
            if let (Some(a), Some(b), None) = (all.next(), all.next(), all.next()) {
                *sides.entry((a.to_owned(), b.to_owned())).or_insert(0) += 1;
            }
            for a in found.event.actors.iter().filter_map(|a| a.id.as_ref()) {
                for b in found.event.recipients.iter().filter_map(|b| b.id.as_ref()) {
                    count(&mut pairs, a, b);
                    if event.kind == EventType::Assault {
                        count(&mut blows, a, b);
                    }
                }
            }
        }
        Partners { pairs, sides, blows, organisations, rebels }
    }

    /// The two that face each other above all others on the page.
    pub(super) fn two(&self) -> Option<[String; 2]> {
        self.two_but(&[])
    }

    /// The same among those who are none of these.
    pub(super) fn two_but(&self, others: &[&str]) -> Option<[String; 2]> {
        let other = |id: &String| others.contains(&id.as_str());
        let apart = self.sides.iter().filter(|((a, b), _)| !other(a) && !other(b));
        let mut pairs: Vec<(usize, &(String, String))> = apart.map(|(pair, &n)| (n, pair)).collect();
        pairs.sort_by_key(|&(n, pair)| (std::cmp::Reverse(n), pair));
        let &(n, (a, b)) = pairs.first()?;
        let second = pairs.get(1).map_or(0, |&(n, _)| n);
        (n >= 3 && n >= 2 * second).then(|| [a.clone(), b.clone()])
    }

    /// The armed group that the page tells of most, and the state in which it is at home, where that acts as well.
    pub(super) fn at_home(&self, lexicon: &Lexicon) -> Option<[String; 2]> {
        let (group, _) = self.rebels.iter().max_by_key(|&(id, n)| (n, std::cmp::Reverse(id)))?;
        let home = lexicon.home_of(group).filter(|_| !lexicon.is_in("governs", group))?;
        let acts = self.pairs.keys().any(|(a, _)| a == home)
            || self.sides.keys().any(|(a, b)| a == home || b == home);
        acts.then(|| [home.to_owned(), group.clone()])
    }

    /// The one whom `id` faces on this page, where there is one above all others.
    pub(super) fn only(&self, id: &str) -> Option<&str> {
        only_of(&self.pairs, id, 3)
    }
}

/// The same, faced at least so often.
fn only_of<'a>(pairs: &'a BTreeMap<(String, String), usize>, id: &str, least: usize) -> Option<&'a str> {
    let mut others: Vec<(usize, &str)> =
        pairs.iter().filter(|((a, b), _)| a == id && b != id).map(|((_, b), &n)| (n, b.as_str())).collect();
    others.sort_by_key(|&(n, b)| (std::cmp::Reverse(n), b));
    let total: usize = others.iter().map(|(n, _)| n).sum();
    let &(n, b) = others.first()?;
    (n >= least && n * 3 >= total * 2).then_some(b)
}
/// The only one whom the acting one faces on this page, for acts that need somebody.
pub(super) fn partner(partners: &Partners, found: &EventFound) -> Option<Vec<Actor>> {
    let force = matches!(found.event.kind, EventType::Threaten | EventType::Assault | EventType::Coerce);
    let needs =
        force || matches!(found.event.kind, EventType::Reject | EventType::Sanction | EventType::Accuse);
    let [actor] = &found.event.actors[..] else {
        return None;
    };
    let acting = actor.id.as_ref().filter(|_| needs)?;
    let least = if found.event.kind == EventType::Threaten { 2 } else { 3 };
    let faced = match found.event.kind {
        EventType::Assault => only_of(&partners.blows, acting, 2),
        _ => only_of(&partners.pairs, acting, least),
    };
    let other = match faced {
        Some(other) => other.to_owned(),
        None => {
            let sides = partners.two().filter(|sides| force && sides.contains(acting))?;
            sides.into_iter().find(|side| side != acting)?
        }
    };
    let hurt = matches!(found.event.kind, EventType::Assault | EventType::Coerce);
    let body = partners.organisations.contains(&other);
    // Agencies and courts are not threatened; alliances are.
    let alliance = matches!(other.as_str(), "NATO" | "EU");
    if body && (hurt || found.event.kind == EventType::Threaten && !alliance) {
        return None;
    }
    Some(vec![Actor { id: Some(other), ..Actor::default() }])
}
