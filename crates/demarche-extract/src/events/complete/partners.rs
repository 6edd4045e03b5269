//! Who faces whom on a page.

use super::EventFound;
use demarche_record::{Actor, EventType};
use std::collections::BTreeMap;

/// How often two sides face each other on the page.
pub(super) struct Partners {
    pairs: BTreeMap<(String, String), usize>,
}

impl Partners {
    pub(super) fn of(events: &[EventFound]) -> Partners {
        let mut pairs = BTreeMap::new();
        for found in events {
            for a in found.event.actors.iter().filter_map(|a| a.id.as_ref()) {
                for b in found.event.recipients.iter().filter_map(|b| b.id.as_ref()) {
                    *pairs.entry((a.clone(), b.clone())).or_insert(0) += 1;
                    *pairs.entry((b.clone(), a.clone())).or_insert(0) += 1;
                }
            }
        }
        Partners { pairs }
    }

    /// The one whom `id` faces on this page, where there is one above all others.
    fn only(&self, id: &str) -> Option<&str> {
        let mut others: Vec<(usize, &str)> = self
            .pairs
            .iter()
            .filter(|((a, b), _)| a == id && b != id)
            .map(|((_, b), &n)| (n, b.as_str()))
            .collect();
        others.sort_by_key(|&(n, b)| (std::cmp::Reverse(n), b));
        let total: usize = others.iter().map(|(n, _)| n).sum();
        let &(n, b) = others.first()?;
        (n >= 3 && n * 3 >= total * 2).then_some(b)
    }
}

/// The only one whom the acting one faces on this page, for acts that need somebody.
pub(super) fn partner(partners: &Partners, found: &EventFound) -> Option<Vec<Actor>> {
    let needs = matches!(
        found.event.kind,
        EventType::Reject
            | EventType::Threaten
            | EventType::Assault
            | EventType::Sanction
            | EventType::Accuse
    );
    let [actor] = &found.event.actors[..] else {
        return None;
    };
    let other = partners.only(actor.id.as_ref()?)?;
    needs.then(|| vec![Actor { id: Some(other.to_owned()), ..Actor::default() }])
}
