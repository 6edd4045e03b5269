//! Roles that are told by their relation to somebody: allies, critics, experts. They are not whom they stand beside.

use super::super::neighbours;
use super::super::people::Evidence;
use super::super::phrase::Whose;
use super::super::pieces::Kind;
use super::super::walk::Walk;
use super::{Owners, Role, country};
use demarche_lexicon::ActorClass;
use demarche_parse::Pos;
use demarche_record::{Actor, Sector};

/// How a role is tied to the name beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// "A U.S. ally": another state.
    Other,
    /// "A critic of Russia": anybody.
    About,
    /// "A Korea expert": somebody who knows about it.
    Knows,
}

/// The relation that a noun tells.
pub(super) fn relation(noun: &str) -> Option<Relation> {
    Some(match noun {
        "ally" | "partner" | "foe" | "enemy" | "adversary" | "rival" | "neighbour" | "neighbor"
        | "friend" | "host" => Relation::Other,
        "critic" | "opponent" | "supporter" | "backer" | "detractor" => Relation::About,
        "expert" | "specialist" | "analyst" | "scholar" | "watcher" | "researcher" | "correspondent" => {
            Relation::Knows
        }
        _ => return None,
    })
}

impl Walk<'_, '_> {
    /// The owners that remain where the noun only tells a relation to a state; an owner without an id is nobody known.
    pub(super) fn related(&self, role: &Role, owners: Owners) -> Owners {
        let Some(relation) = relation(&role.noun).filter(|_| !owners.is_empty()) else { return owners };
        if relation == Relation::Other
            && let Some(named) = self.state_after(role)
        {
            return vec![(named, true)];
        }
        let apart = role.phrase.whose.iter().any(|w| match *w {
            Whose::Piece(i) => {
                let named = matches!(
                    self.pieces.all[i].kind,
                    Kind::Actor { class: ActorClass::State | ActorClass::Capital, .. }
                );
                let people = matches!(self.pieces.all[i].kind, Kind::Demonym { .. });
                match relation {
                    Relation::Other => named || people,
                    Relation::About => named,
                    // "An analyst from Russia" comes from there.
                    Relation::Knows => named && self.pieces.all[i].last < role.first,
                }
            }
            Whose::Possessor(t) => {
                let other = relation == Relation::Other && !self.is_person_at(t);
                other || relation == Relation::About && self.is_state_at(t)
            }
            // "His neighbour", of somebody unknown, is no state.
            Whose::Pronoun(t) => {
                let person = matches!(self.page.lemma(t), "his" | "her" | "he" | "she");
                let known = |d: usize| {
                    let actors = &self.drafts[d].actors;
                    actors.iter().any(|a| a.id.is_some() && a.sector != Some(Sector::Civ))
                };
                let unknown = person && !self.draft_at(t).is_some_and(known);
                relation == Relation::Other && !self.is_person_at(t) && !unknown
            }
            Whose::Role(_) => false,
        });
        if !apart {
            return owners;
        }
        let faced = owners.first().and_then(|(own, _)| self.rival_of(role, own.id.as_deref()?));
        vec![(faced.unwrap_or_default(), false)]
    }

    /// "Eritrea accused its neighbour": the one whom it faces near by, else the other of the two whom the page is about.
    fn rival_of(&self, role: &Role, own: &str) -> Option<Actor> {
        // Whom one faces need not be next door.
        let noun = match role.noun.as_str() {
            "neighbour" | "neighbor" => match self.next_door(own) {
                Some(id) if !role.plural => return Some(country::state(id)),
                _ => self.context.names_two_states(),
            },
            noun => matches!(noun, "rival" | "foe" | "enemy" | "adversary"),
        };
        let one = noun && !role.plural && self.context.is_state(own);
        let two = || {
            let two = self.context.states_told(2).filter(|two| two.contains(&own))?;
            two.into_iter().find(|id| *id != own).map(|id| country::state(id.to_owned()))
        };
        let near = self.other_party(Some(own), role.head).filter(|_| one);
        let state = |a: &Actor| a.id.as_deref().is_some_and(|id| self.context.is_state(id));
        near.filter(state).or_else(|| two().filter(|_| one))
    }

    /// The state next door of which the page tells, where it tells of no other one, or of the others far less.
    fn next_door(&self, own: &str) -> Option<String> {
        let near = self.context.states().filter(|id| neighbours::are_next_door(own, id));
        let mut told: Vec<(u32, &str)> = near.map(|id| (self.context.count(id), id)).collect();
        told.sort_unstable_by_key(|&(n, id)| (std::cmp::Reverse(n), id));
        let (most, id) = *told.first()?;
        let next = told.get(1).map_or(0, |(n, _)| *n);
        (most >= 2 * next).then(|| id.to_owned())
    }

    /// "A specialist on Korea at the Heritage Foundation": where somebody works who is known by what he knows.
    pub(super) fn works_at(&mut self, role: &Role, person: usize) {
        let end = self.page.syntax.sentences[self.sentence(role.head)].tokens.end;
        let from = role.phrase.end + 1;
        let mut at = false;
        for t in from..end.min(from + 12) {
            if let Some(i) = self.pieces.index_at(t).filter(|_| at) {
                let body = match self.pieces.all[i].kind {
                    Kind::Actor { class, .. } => class != ActorClass::State && class != ActorClass::Capital,
                    Kind::Unknown => true,
                    _ => false,
                };
                let draft = if body { self.piece(i) } else { None };
                if let Some(owner) = draft.and_then(|d| self.drafts[d].actors.first().cloned()) {
                    self.learn(person, Some(&owner), owner.sector, Evidence::Hint);
                    return;
                }
            }
            let called =
                self.context.last_called(self.page.lemma(t)).filter(|_| at && self.page.pos(t) == Pos::Noun);
            if let Some(owner) = called.and_then(|d| self.drafts[d].actors.first().cloned()) {
                self.learn(person, Some(&owner), owner.sector, Evidence::Hint);
                return;
            }
            match self.page.pos(t) {
                Pos::Adp => at = self.page.word(t) == "at",
                Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn => {}
                _ => return,
            }
        }
    }

    /// "Russia's ally Belarus": the state named right behind.
    fn state_after(&self, role: &Role) -> Option<Actor> {
        let next = role.phrase.last + 1;
        let end = self.page.syntax.sentences[self.sentence(role.head)].tokens.end;
        let i = self.pieces.index_at(next).filter(|_| next < end)?;
        let state = matches!(self.pieces.all[i].kind, Kind::Actor { class: ActorClass::State, .. });
        state.then(|| self.actor_of(i).map(|(actor, _)| actor)).flatten()
    }

    /// "Rakhine rebels", where the page is about one group that is at home there; "five Micronesian states" are several.
    pub(super) fn rebels_of(&self, role: &Role, owners: Owners) -> Owners {
        let [(owner, true)] = owners.as_slice() else { return owners };
        if role.plural && matches!(role.noun.as_str(), "state" | "country" | "nation") {
            return vec![(Actor::default(), false)];
        }
        let rebels = role.sector == Some(Sector::Reb) && self.is_word_for_rebels(role);
        let group = self.context.group().filter(|_| rebels);
        let home = group.and_then(|g| self.page.lexicon.home_of(g));
        match (group, home) {
            (Some(group), Some(home)) if owner.id.as_deref() == Some(home) => {
                let sector = Some(Sector::Reb);
                vec![(Actor { id: Some(group.to_owned()), sector, ..Actor::default() }, false)]
            }
            _ => owners,
        }
    }

    /// Whether somebody is meant, whose allies are mostly of the same state.
    fn is_person_at(&self, t: usize) -> bool {
        self.draft_at(t).is_some_and(|d| self.drafts[d].person.is_some())
    }

    fn is_state_at(&self, t: usize) -> bool {
        self.draft_at(t).is_some_and(|d| self.drafts[d].state)
    }
}
