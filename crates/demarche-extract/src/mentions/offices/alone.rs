//! Roles without a name beside them: "the police", "the rebels", "her counterpart".

use super::super::Sort;
use super::super::antecedents::Found;
use super::super::draft::{Being, Draft};
use super::super::names::persons::gender_of_role;
use super::super::phrase::Whose;
use super::super::pieces::Kind;
use super::super::walk::Walk;
use super::descriptions::nouns_of_sector;
use super::{Owners, Role};
use crate::grammar;
use demarche_parse::{Label, Tag};
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// A role without a name beside it.
    pub(super) fn office_alone(&mut self, role: Role, owners: Owners) -> usize {
        let mut person = None;
        let mut antecedent = None;
        let (actors, state) = if role.noun == "counterpart" {
            (owners.into_iter().map(|(a, _)| a).collect(), false)
        } else if !owners.is_empty() {
            let actors: Vec<Actor> = owners
                .iter()
                .map(|(owner, state)| Actor {
                    sector: role.sector_under(owner.sector, *state),
                    ..owner.clone()
                })
                .collect();
            person = self.holder(&role, actors.first().and_then(|a| a.id.as_deref()));
            let takes_up = role.phrase.is_definite() && !self.is_singled_out(&role.phrase, role.head);
            antecedent = person.filter(|_| takes_up).and_then(|p| self.told.person(p));
            (actors, false)
        } else if role.phrase.whose.iter().any(|w| matches!(w, Whose::Pronoun(t) if self.is_first_person(*t)))
        {
            // Whoever speaks: told when the page has been read.
            (vec![Actor { sector: role.sector, ..Actor::default() }], false)
        } else {
            let unowned = self.unowned(&role);
            person = unowned.person;
            let takes_up = role.phrase.is_definite()
                && !matches!(self.page.label(role.head), Label::Compound | Label::Amod)
                && !self.is_singled_out(&role.phrase, role.head);
            antecedent = unowned.antecedent.filter(|_| takes_up);
            (vec![unowned.actor], false)
        };
        let first_person = role.phrase.whose.iter().find_map(|w| match w {
            Whose::Pronoun(t) if self.is_first_person(*t) => Some(*t),
            _ => None,
        });
        let actors = match person.filter(|_| actors.len() == 1) {
            Some(p) => vec![self.actor_of_person(p)],
            None => actors,
        };
        let antecedent = antecedent.or_else(|| self.same_word(&role));
        let antecedent = self.takes_up(&role.phrase, role.head, antecedent);
        let being = if role.plural || (role.collective && !singular_body(&role.noun)) {
            Being::Many
        } else if role.collective {
            Being::Body
        } else {
            Being::Person(
                gender_of_role(&role.noun).or_else(|| person.and_then(|p| self.people.person(p).gender)),
            )
        };
        let span = self.span(role.phrase.first, role.phrase.last);
        let draft = Draft {
            core: self.role_tokens(&role),
            state,
            noun: Some(role.noun.clone()),
            person,
            antecedent,
            ..Draft::new(role.head, span, actors, Sort::Described, being)
        };
        let index = self.add(draft);
        if let Some(pronoun) = first_person {
            self.ours.push((index, pronoun));
        }
        let same = self.drafts[index].actors.iter().all(|a| a.sector == role.sector);
        if role.collective && same {
            let army = role.sector != Some(Sector::Mil) || self.page.lexicon.is_in("army", &role.noun);
            for noun in nouns_of_sector(role.sector).iter().filter(|_| army) {
                self.context.call(noun, index);
            }
        }
        index
    }

    /// "The parents", where the page has told of parents: private people, taken up by the same word.
    fn same_word(&self, role: &Role) -> Option<Found> {
        let plain = role.phrase.first + 1 == role.first && role.first == role.phrase.last;
        let definite = role.phrase.determiner.as_deref() == Some("the") && role.phrase.whose.is_empty();
        let people = role.sector == Some(Sector::Civ) && !matches!(role.noun.as_str(), "people" | "public");
        if !plain || !definite || !people || self.is_singled_out(&role.phrase, role.head) {
            return None;
        }
        let same = |d: &&Draft| {
            let many = matches!(self.page.token(d.head).tag, Tag::Nns | Tag::Nnps);
            d.noun.as_ref() == Some(&role.noun) && many == role.plural && d.sort == Sort::Described
        };
        let found = self.drafts.iter().rev().take(40).find(same)?;
        let at = self.draft_at(found.head)?;
        self.told.found(at)
    }

    /// "The National Salvation Front, the country's largest rebel group,": a description of the body named beside it.
    pub(super) fn beside_a_body(&mut self, role: &Role) -> Option<usize> {
        let tied = self.page.label(role.head) == Label::Appos;
        let governor = self.page.token(role.head).head.filter(|&h| tied && h < role.phrase.first);
        let named = governor.and_then(|g| self.draft_at(g)).or_else(|| self.before_comma(role))?;
        let draft = &self.drafts[named];
        if draft.sort != Sort::Named || draft.state || draft.actors.len() != 1 || draft.being != Being::Body {
            return None;
        }
        let actors = draft.actors.clone();
        let described = self.described(role.phrase.first, role.phrase.last, role.head, actors, Being::Body);
        for noun in nouns_of_sector(role.sector) {
            self.context.call(noun, described);
        }
        Some(described)
    }

    /// "Latvian, Lithuanian and Estonian": the nationalities joined to the last of them, in text order.
    fn nationalities(&self, last: usize) -> Vec<Actor> {
        let mut all = Vec::new();
        let mut i = Some(last);
        while let Some(piece) = i.map(|i| &self.pieces.all[i]).filter(|_| all.len() < 8) {
            all.extend(i.and_then(|i| self.actor_of(i)).map(|(a, _)| a));
            let mut before = piece.first;
            while before > 0 && matches!(self.page.word(before - 1), "and" | ",") {
                before -= 1;
            }
            let joined = before < piece.first && before > 0;
            i = self.pieces.index_at(before.saturating_sub(1)).filter(|&i| {
                joined && matches!(self.pieces.all[i].kind, Kind::Demonym { people: false, .. })
            });
        }
        all.reverse();
        all
    }

    /// "Her Russian counterpart": the nationality named, in the capacity of the one it is compared with.
    pub(super) fn counterpart(&mut self, role: &Role, owners: Owners) -> Vec<Actor> {
        let pronoun = role.phrase.whose.iter().find_map(|w| match w {
            Whose::Pronoun(t) => Some(*t),
            Whose::Possessor(t) => Some(*t),
            _ => None,
        });
        let own = pronoun.and_then(|t| {
            if self.draft_at(t).is_none() {
                self.pronoun(t);
            }
            self.draft_at(t)
        });
        let own = own.and_then(|d| self.drafts[d].actors.first().cloned());
        let sector = own.as_ref().and_then(|a| a.sector).or(Some(Sector::Gov));
        let named = role.phrase.whose.iter().find_map(|w| match w {
            Whose::Piece(i) => Some(*i),
            _ => None,
        });
        if let Some(named) = named {
            // The counterpart of an organisation's minister in a state is that state's.
            let sector = if sector == Some(Sector::Igo) { Some(Sector::Gov) } else { sector };
            let named = self.nationalities(named);
            return named.into_iter().map(|a| Actor { sector, ..a }).collect();
        }
        // "His counterpart from China".
        let from = grammar::oblique(self.page, role.head, &["from", "in", "of"]);
        let from = from.filter(|&f| f > role.head).and_then(|f| self.pieces.index_at(f));
        if let Some((state, true)) = from.and_then(|i| self.actor_of(i)) {
            let sector = if sector == Some(Sector::Igo) { Some(Sector::Gov) } else { sector };
            return vec![Actor { sector, ..state }];
        }
        let own_id = own.and_then(|a| a.id).or_else(|| owners.first().and_then(|(a, _)| a.id.clone()));
        vec![self.other_party(own_id.as_deref(), role.head).unwrap_or(Actor { sector, ..Actor::default() })]
    }
}

/// Bodies that are spoken of as "it".
pub(super) fn singular_body(noun: &str) -> bool {
    !matches!(noun, "police" | "troops" | "troop" | "people" | "staff" | "media" | "crew" | "public")
        && !noun.ends_with('s')
}
