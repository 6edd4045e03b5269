//! Who else a phrase means by the words beside its head: other members of a list, the land that people flee.

use super::super::read::Reader;
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, Sector};

impl Reader<'_, '_> {
    /// "Refugees fleeing the war in Liberia": people whose land nothing else names.
    pub(super) fn land_fled(&self, t: usize) -> Vec<Actor> {
        let flight = self.children(t, &[Label::Acl, Label::AclRelcl]).into_iter();
        for c in flight.filter(|&c| matches!(self.lemma(c).as_str(), "flee" | "escape")) {
            let left = [Slot::Object, Slot::Prep("from"), Slot::Prep("in")];
            let left = left.into_iter().flat_map(|slot| self.fillers(c, slot));
            let land: Vec<Actor> =
                left.flat_map(|o| self.located(o, true)).filter(|a| a.id.is_some()).collect();
            if let Some(land) = land.into_iter().next() {
                return vec![Actor { sector: Some(Sector::Civ), name: None, ..land }];
            }
        }
        Vec::new()
    }

    /// "Former Soviet states, like Estonia and Latvia", "countries such as Chad": of many those who are named.
    pub(super) fn examples(&self, t: usize) -> Vec<Actor> {
        let page = self.page;
        let many = matches!(page.token(t).tag, Tag::Nns | Tag::Nnps);
        let phrases = self.children(t, &[Label::Nmod, Label::Acl, Label::Appos]).into_iter();
        let named = phrases.filter(|&c| {
            many && c > t
                && grammar::cases(page, c).any(|p| matches!(p, "like" | "including" | "such" | "include"))
        });
        named.flat_map(|c| self.mentions.actors(page, c)).filter(|a| a.id.is_some()).collect()
    }

    /// "Mali, the poor Niger, and Chad": the tree takes the second of three for another name of the first.
    pub(super) fn listed_as_apposition(&self, t: usize) -> Vec<Actor> {
        let page = self.page;
        // "Seven capitals, Gardez, Asadabad and Nili" are no more than the capitals are.
        let nobody = self.mentions.at(t).is_some_and(|m| m.actors.iter().all(|a| a.id.is_none()));
        if page.pos(t) != Pos::Propn && !nobody {
            return Vec::new();
        }
        let ends_list =
            |c: usize| page.syntax.children(c).find(|&j| page.label(j) == Label::Conj && self.is_actor(j));
        let list = self.children(t, &[Label::Appos]).into_iter().find_map(|c| Some((c, ends_list(c)?)));
        let heads = list.into_iter().flat_map(|(second, last)| [second, last]);
        heads.flat_map(|h| self.mentions.actors(page, h)).filter(|a| a.id.is_some()).collect()
    }

    /// "Indian and Pakistani troops" are both, whichever way the tree joins them.
    pub(super) fn joined_modifiers(&self, t: usize) -> Vec<Actor> {
        let before: Vec<usize> = self.children(t, &[Label::Amod, Label::Compound]);
        // "Pakistani and Afghan Taliban forces": the tree may hang the "and" on any of them.
        let between = before.first().copied().unwrap_or(t)..before.last().copied().unwrap_or(t);
        let listed = before.len() > 1
            && (self.children(t, &[Label::Cc]).iter().any(|&c| c < t)
                || between.into_iter().any(|c| self.page.label(c) == Label::Cc));
        before
            .into_iter()
            .flat_map(|c| {
                let joined = self.children(c, &[Label::Conj]);
                (listed || !joined.is_empty()).then_some(c).into_iter().chain(joined)
            })
            .filter(|&c| self.is_actor(c))
            .flat_map(|c| self.mentions.actors(self.page, c))
            .collect()
    }
}
