//! "The rebels", "the group": which armed group.

use super::super::Sort;
use super::super::pieces::Kind;
use super::super::walk::Walk;
use super::{Role, nameless};
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// "The group, which calls itself the Central General Staff,": the name that follows.
    pub(super) fn calls_itself(&mut self, role: &Role) -> Option<Actor> {
        let page = self.page;
        let end = page.syntax.sentences[self.sentence(role.head)].tokens.end;
        let mut t = role.phrase.end + 1;
        t += usize::from(t < end && page.word(t) == ",");
        let names = t + 3 < end
            && matches!(page.word(t), "which" | "that")
            && matches!(page.lemma(t + 1), "call" | "style" | "name")
            && page.word(t + 2) == "itself";
        let name = if names && page.word(t + 3).eq_ignore_ascii_case("the") { t + 4 } else { t + 3 };
        let i = self.pieces.index_at(name).filter(|_| names && name < end)?;
        let body = matches!(self.pieces.all[i].kind, Kind::Actor { .. } | Kind::Unknown);
        let draft = if body { self.piece(i) } else { None }?;
        self.drafts[draft].actors.first().filter(|a| a.id.is_some()).map(nameless)
    }

    pub(super) fn is_word_for_rebels(&self, role: &Role) -> bool {
        self.page.lexicon.is_in("rebels", role.noun.as_str())
    }

    /// "The rebels": the group that the page is about.
    pub(super) fn armed_group(&self, role: &Role) -> Option<Actor> {
        let noun = self.is_word_for_rebels(role);
        let plain = role.first == role.phrase.last;
        // "The northern rebel coalition".
        let body = role.phrase.is_definite() && self.page.lexicon.is_in("rebel body", role.noun.as_str());
        if role.sector != Some(Sector::Reb) || !(noun && plain || body) || role.phrase.is_indefinite() {
            return None;
        }
        let id = self.group_at_hand(role.head)?;
        Some(Actor { id: Some(id), sector: Some(Sector::Reb), name: None, span: None })
    }

    /// The only group named in the last sentences, else the one that the page is about.
    pub(in crate::mentions) fn group_at_hand(&self, t: usize) -> Option<String> {
        let sentence = self.sentence(t);
        let near = self.drafts.iter().rev().take_while(|d| self.sentence(d.head) + 2 >= sentence);
        let mut named: Vec<&str> = near
            .filter(|d| d.sort == Sort::Named && d.person.is_none())
            .filter_map(|d| match d.actors.as_slice() {
                [a] if a.sector == Some(Sector::Reb) => a.id.as_deref(),
                _ => None,
            })
            .collect();
        named.sort_unstable();
        named.dedup();
        let main = self.context.group();
        match (named.as_slice(), main) {
            ([one], _) => Some((*one).to_owned()),
            (_, main) => main.map(str::to_owned),
        }
    }
}
