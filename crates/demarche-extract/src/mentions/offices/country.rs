//! "The country", "that country", "the Eastern European country": which one.

use super::super::Sort;
use super::super::walk::Walk;
use super::Role;
use crate::grammar;
use demarche_parse::Label;
use demarche_record::{Actor, Sector};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const REGIONS: &str = include_str!("../../../data/regions.tsv");

/// The states of a region, by the adjective before "country" or "nation".
static OF_REGION: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = REGIONS.lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(|l| l.split_once('\t')).map(|(name, ids)| (name, ids.split(' ').collect())).collect()
});

impl Walk<'_, '_> {
    /// The state that a word for a state means.
    pub(super) fn the_country(&self, role: &Role) -> Option<Actor> {
        let t = role.head;
        // "This country" may be any, the reader's as well.
        let bare = role.phrase.first + 1 == role.first;
        if bare && role.phrase.determiner.as_deref() == Some("this") && self.context.dominant().is_none() {
            return None;
        }
        let id = match self.region(role) {
            Some(states) => self.last_state(t, 4, |id| states.contains(&id)),
            None if role.phrase.determiner.as_deref() == Some("that") => self.last_state(t, 1, |_| true),
            None => {
                if let Some(id) = self.state_beside(t) {
                    return Some(state(id));
                }
                let here = self.stands_where(t) && self.context.dominant().is_none();
                let told = here.then(|| self.last_where(t)).flatten();
                return told.map(state).or_else(|| self.home(t, false));
            }
        };
        id.map(state)
    }

    /// The states of the region that the words before "country" name; the longest name counts.
    fn region(&self, role: &Role) -> Option<&'static Vec<&'static str>> {
        let words: Vec<String> =
            (role.phrase.first..role.first).map(|t| self.page.word(t).to_lowercase()).collect();
        (0..words.len()).find_map(|from| OF_REGION.get(words[from..].join(" ").replace(" - ", "-").as_str()))
    }

    /// "Warned Iran after the country tested a missile": the state that another clause of the sentence has just named;
    /// its subject only where it names no other.
    fn state_beside(&self, t: usize) -> Option<String> {
        let sentence = self.sentence(t);
        let near = self.drafts.iter().rev().take_while(|d| self.sentence(d.head) == sentence);
        let mut named = near
            .filter(|d| d.head < t && d.state && d.sort == Sort::Named)
            .filter_map(|d| Some((d.head, d.actors.first()?.id.as_deref()?)));
        let (head, id) = named.next()?;
        let alone = named.all(|(_, other)| other == id);
        let acts = self.is_subject(t);
        ((alone || acts && !self.is_subject(head)) && !self.excluded(t, head)).then(|| id.to_owned())
    }

    /// The last state named before `t` that `fits`.
    fn last_state(&self, t: usize, reach: usize, fits: impl Fn(&str) -> bool) -> Option<String> {
        let sentence = self.sentence(t);
        let near = self.drafts.iter().rev().take_while(|d| self.sentence(d.head) + reach >= sentence);
        near.filter(|d| d.head < t && d.state && d.sort == Sort::Named)
            .filter_map(|d| d.actors.first()?.id.clone())
            .find(|id| fits(id))
    }

    /// The last state in or from which something was told: "withdraw from Afghanistan ... remain in the country".
    fn last_where(&self, t: usize) -> Option<String> {
        let sentence = self.sentence(t);
        let near = self.drafts.iter().rev().take_while(|d| self.sentence(d.head) + 2 >= sentence);
        near.filter(|d| d.head < t && d.state && self.stands_where(d.head))
            .find_map(|d| d.actors.first()?.id.clone())
    }

    /// Whether a phrase tells where: "in the country", "from Afghanistan".
    fn stands_where(&self, t: usize) -> bool {
        matches!(self.page.label(t), Label::Obl | Label::Nmod)
            && matches!(
                grammar::preposition(self.page, t),
                Some("in" | "from" | "into" | "inside" | "across" | "throughout" | "within")
            )
    }
}

/// A state, as which its government acts.
pub(super) fn state(id: String) -> Actor {
    Actor { id: Some(id), sector: Some(Sector::Gov), name: None, span: None }
}

/// Nouns for a state as a whole.
pub(super) fn is_country(noun: &str) -> bool {
    matches!(noun, "country" | "nation")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_hold_states() {
        assert!(OF_REGION["west african"].contains(&"MLI"));
        assert!(!OF_REGION["baltic"].contains(&"POL"));
        assert!(OF_REGION.values().flatten().all(|id| id.len() == 3));
    }
}
