//! What pronouns may take up: everything told so far, weighed by how prominent it is.
//!
//! Each mention gives its entity weight by its place in the clause and by nearness; the heaviest entity that fits is
//! meant, and nobody where two are about as heavy. (After Lappin and Leass, with abstention.)

mod weigh;

use super::Sort;
use super::draft::Being;
use super::human::human;
use super::people::Gender;
use super::walk::Walk;
use demarche_parse::{Label, Tag};
use std::collections::BTreeMap;

/// Something told that a pronoun may take up.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its head.
    pub head: usize,
    /// He, she, it or they.
    pub being: Being,
    /// The mention. A bare noun has none: it is here to stand in the way of wrong readings.
    pub draft: Option<usize>,
    /// The list of actors, where it is one.
    pub group: Option<usize>,
    /// The same number for mentions of the same.
    pub entity: usize,
    /// A token that shows what is taken up; of a list the word that joins it.
    pub anchor: usize,
}

/// By what two mentions are known to be of the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A person of the page.
    Person(usize),
    /// A state or body by its id, and the noun it is described by.
    Body(String, Option<String>),
    /// A bare noun.
    Noun(String),
}

impl Key {
    /// The key of a bare noun, of one or of many.
    pub fn noun(lemma: &str, many: bool) -> Key {
        Key::Noun(format!("{lemma}{}", if many { "s" } else { "" }))
    }
}

/// All candidates of one world, in the order of telling.
#[derive(Debug, Default)]
pub struct Told {
    all: Vec<Candidate>,
    entities: BTreeMap<Key, usize>,
    count: usize,
    /// The last candidate of each mention.
    of_draft: BTreeMap<usize, usize>,
    of_person: BTreeMap<usize, usize>,
    of_id: BTreeMap<String, usize>,
}

/// How many candidates are looked at for one pronoun.
const LOOK: usize = 90;

/// What is taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The last mention of it, where it is an actor.
    pub draft: Option<usize>,
    /// The list of actors, where it is one.
    pub group: Option<usize>,
    /// A token of its last mention.
    pub anchor: usize,
    /// The same number for mentions of the same.
    pub entity: usize,
}

impl From<&Candidate> for Found {
    fn from(c: &Candidate) -> Found {
        Found { draft: c.draft, group: c.group, anchor: c.anchor, entity: c.entity }
    }
}

impl Told {
    /// Notes something told, as the same as an earlier entity, or as whatever `key` is known to be.
    pub fn tell(&mut self, mut candidate: Candidate, same: Option<usize>, key: Option<Key>) {
        let known = same.or_else(|| key.as_ref().and_then(|k| self.entities.get(k)).copied());
        candidate.entity = known.unwrap_or(self.count);
        self.count += usize::from(known.is_none());
        match &key {
            Some(Key::Person(person)) => {
                self.of_person.insert(*person, self.all.len());
            }
            Some(Key::Body(id, _)) => {
                self.of_id.insert(id.clone(), self.all.len());
            }
            _ => {}
        }
        if let Some(key) = key {
            self.entities.insert(key, candidate.entity);
        }
        if let Some(draft) = candidate.draft {
            self.of_draft.insert(draft, self.all.len());
        }
        self.all.push(candidate);
    }

    /// The last mention of what a bare noun stands for.
    pub fn noun(&self, key: &Key) -> Option<Found> {
        let entity = self.entities.get(key)?;
        self.all.iter().rev().take(LOOK).find(|c| c.entity == *entity).map(Found::from)
    }

    /// Forgets under which key something was told: "a man" is not the man told of before.
    pub fn forget(&mut self, key: &Key) {
        self.entities.remove(key);
    }

    /// The mention at an index as something taken up.
    pub fn found(&self, draft: usize) -> Option<Found> {
        self.of_draft.get(&draft).map(|&i| Found::from(&self.all[i]))
    }

    /// The last mention of a person.
    pub fn person(&self, person: usize) -> Option<Found> {
        self.of_person.get(&person).map(|&i| Found::from(&self.all[i]))
    }

    /// The last mention of a state or body.
    pub fn body(&self, id: &str) -> Option<Found> {
        self.of_id.get(id).map(|&i| Found::from(&self.all[i]))
    }
}

impl Walk<'_, '_> {
    /// Lets later pronouns take up the mention at `index`.
    pub fn tell_draft(&mut self, index: usize) {
        let draft = &self.drafts[index];
        let relative = draft.sort == Sort::Pronoun
            && matches!(self.page.lemma(draft.head), "who" | "which" | "that" | "whose" | "whom");
        if relative || draft.actors.is_empty() && draft.antecedent.is_none() {
            return;
        }
        let id = draft.actors.first().and_then(|a| a.id.clone());
        let noun = || match &draft.noun {
            Some(noun) => Some(noun.clone()),
            None if draft.state => None,
            None => Some(self.page.lemma(draft.head).to_lowercase()),
        };
        let key = match (draft.person, draft.being, id) {
            (Some(person), ..) => Some(Key::Person(person)),
            (None, Being::Body | Being::Many, Some(id)) => Some(Key::Body(id, noun())),
            _ => None,
        };
        let same = draft.antecedent.map(|a| a.entity);
        let candidate = Candidate {
            head: draft.head,
            being: draft.being,
            draft: Some(index),
            group: None,
            entity: 0,
            anchor: draft.head,
        };
        self.told.tell(candidate, same, key);
    }

    /// Lets later pronouns take up a list of actors, which its "and" stands for.
    pub fn tell_list(&mut self, key: usize) {
        let Some(group) = self.groups.len().checked_sub(1) else { return };
        if self.told.all.iter().rev().take(8).any(|c| c.group == Some(group)) {
            return;
        }
        let last = self.groups[group].at;
        let and = self.page.syntax.children(last).find(|&c| self.page.label(c) == Label::Cc);
        let candidate = Candidate {
            head: key,
            being: Being::Many,
            draft: None,
            group: Some(group),
            entity: 0,
            anchor: and.unwrap_or(key),
        };
        self.told.tell(candidate, None, None);
    }

    /// Notes a noun that is no actor: a pronoun may well mean it.
    pub fn tell_noun(&mut self, t: usize, lemma: &str) {
        if matches!(self.page.label(t), Label::Compound | Label::Flat | Label::Fixed) {
            return;
        }
        let many = matches!(self.page.token(t).tag, Tag::Nns | Tag::Nnps);
        let being = match (human(lemma), many) {
            (Some(gender), false) => Being::Person(gender),
            (Some(_), true) => Being::Many,
            (None, false) => Being::Thing,
            (None, true) => Being::Things,
        };
        let key = Key::noun(lemma, many);
        let definite = self
            .page
            .syntax
            .children(t)
            .any(|c| c < t && matches!(self.page.lemma(c), "the" | "this" | "that" | "these" | "those"));
        if !definite {
            self.told.forget(&key);
        }
        let candidate = Candidate { head: t, being, draft: None, group: None, entity: 0, anchor: t };
        self.told.tell(candidate, None, Some(key));
    }

    /// Notes a pronoun of which nobody can tell whom it means: the next one most likely means the same.
    pub fn tell_unknown(&mut self, t: usize, being: Being) {
        let candidate = Candidate { head: t, being, draft: None, group: None, entity: 0, anchor: t };
        self.told.tell(candidate, None, None);
    }
}

/// How well a person of this gender goes with "he" or "she", in tenths.
pub fn person_fits(known: Option<Gender>, asked: Gender, named: bool) -> u32 {
    match known {
        Some(known) if known == asked => 10,
        Some(_) => 0,
        None if named => 7,
        None => 6,
    }
}
