//! Who sits at the table of a page, for meetings whose words name nobody: "the talks resume in Vienna on Monday".

use super::detail;
use super::trigger::Telling;
use crate::mentions::bodies;
use crate::{Mentions, Page};
use demarche_record::Actor;
use demarche_text::Role;
use std::collections::{BTreeMap, BTreeSet};

/// What a telling of a meeting that names its sides counts beside a group that the page speaks of.
const MEETING: usize = 3;

/// How often a page names each side of its table at least.
const OFTEN: u32 = 3;

/// The sides that the page sets against each other most often: in its meetings, and in words such as "both sides" that
/// stand for two or more. None where no set is clearly first, or where the page hardly speaks of one of them.
pub fn of(page: &Page, mentions: &Mentions, tellings: &[Telling]) -> Option<Vec<Actor>> {
    let chairs: BTreeSet<String> =
        tellings.iter().filter_map(|t| detail::chair(page, mentions, t)?.id).collect();
    let body = |t: usize| page.role_at(t) != Role::Headline;
    let met = tellings.iter().filter(|t| body(t.token)).map(|t| (MEETING, &t.parties[..]));
    let told = mentions.all().iter().filter(|m| body(m.head)).map(|m| (1, &m.actors[..]));
    let often = mentions.times_named(page);
    let most = often.values().max().copied().unwrap_or(0);
    let mut sets: BTreeMap<Vec<&str>, (usize, &[Actor])> = BTreeMap::new();
    for (weight, actors) in met.chain(told) {
        let mut ids: Vec<&str> = actors.iter().filter_map(|a| a.id.as_deref()).collect();
        ids.sort_unstable();
        ids.dedup();
        let count = |id: &&str| often.get(id).copied().unwrap_or(0);
        let known = actors.iter().all(|a| a.id.is_some());
        let side = |id: &&str| !chairs.contains(*id) && count(id) >= OFTEN && count(id) * 4 >= most;
        if known && ids.len() >= 2 && ids.iter().all(side) {
            sets.entry(ids).or_insert((0, actors)).0 += weight;
        }
    }
    let mut ranked: Vec<(usize, &[Actor])> = sets.into_values().collect();
    ranked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let (first, next) = (ranked.first()?, ranked.get(1).map_or(0, |(weight, _)| *weight));
    let sits = |id: &str| chairs.contains(id) || first.1.iter().any(|a| a.id.as_deref() == Some(id));
    let others = often.iter().filter(|(id, _)| !sits(id)).map(|(_, n)| *n).max().unwrap_or(0);
    let least = first.1.iter().filter_map(|a| often.get(a.id.as_deref()?)).min().copied().unwrap_or(0);
    (first.0 > next && least >= others).then(|| bodies(first.1))
}
