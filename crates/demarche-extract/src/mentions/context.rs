//! What the page as a whole is about: whose country, which bodies have been named.

use super::draft::{Being, Draft};
use super::pieces::{Kind, Pieces};
use crate::Page;
use demarche_lexicon::ActorClass;
use demarche_record::{Actor, Sector};
use std::collections::{BTreeMap, BTreeSet};

/// Countries counted over the world, and the bodies named so far by the nouns that point back at them.
#[derive(Debug, Default)]
pub struct Context {
    /// Ids in falling order of how often the page names them.
    ranked: Vec<(String, u32)>,
    /// Which of them are states.
    states: BTreeSet<String>,
    /// The last mention that a noun may point back at: "alliance" for NATO, "ministry" for a ministry.
    by_noun: BTreeMap<String, usize>,
    /// For every noun that an organisation is called by, the bodies of the whole page that are called so.
    called: BTreeMap<String, Vec<(String, Option<Sector>)>>,
}

impl Context {
    /// Counts the names of countries and bodies.
    pub fn new(page: &Page, pieces: &Pieces) -> Context {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        let mut called: BTreeMap<String, Vec<(String, Option<Sector>)>> = BTreeMap::new();
        let mut states: BTreeSet<String> = BTreeSet::new();
        for piece in &pieces.all {
            let title = page.role(page.token(piece.first).sentence) == demarche_text::Role::Title;
            match piece.kind {
                Kind::Actor {
                    id,
                    nouns,
                    sector,
                    class,
                } => {
                    if matches!(class, ActorClass::State | ActorClass::Capital) {
                        states.insert(id.to_owned());
                    }
                    *counts.entry(id).or_default() += if title { 4 } else { 2 };
                    for noun in nouns {
                        let bodies = called.entry(noun.to_lowercase()).or_default();
                        if !bodies.iter().any(|(known, _)| known == id) {
                            bodies.push((id.to_owned(), sector));
                        }
                    }
                }
                Kind::Demonym { id, .. } => {
                    states.insert(id.to_owned());
                    *counts.entry(id).or_default() += if title { 4 } else { 2 };
                }
                Kind::Place { country: Some(id) } => {
                    states.insert(id.to_owned());
                    *counts.entry(id).or_default() += 1;
                }
                _ => {}
            }
        }
        let mut ranked: Vec<(String, u32)> = counts.into_iter().map(|(id, n)| (id.to_owned(), n)).collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Context {
            ranked,
            states,
            by_noun: BTreeMap::new(),
            called,
        }
    }

    /// The one country that the page is about, where one stands out.
    pub fn country(&self) -> Option<&str> {
        let mut states = self.ranked.iter().filter(|(id, _)| self.states.contains(id));
        let (id, count) = states.next()?;
        let second = states.next().map_or(0, |(_, n)| *n);
        (*count >= 2 && *count * 2 >= second * 3).then_some(id.as_str())
    }

    /// The two parties that the page is about, where two stand out.
    pub fn pair(&self) -> Option<[&str; 2]> {
        let count = |i: usize| self.ranked.get(i).map_or(0, |(_, n)| *n);
        if count(1) < 6 || count(2) * 2 > count(1) || count(0) > count(1) * 3 {
            return None;
        }
        Some([self.ranked.first()?.0.as_str(), self.ranked.get(1)?.0.as_str()])
    }

    /// Remembers a mention under the nouns that can point back at it.
    pub fn tell(&mut self, _page: &Page, index: usize, draft: &Draft) {
        if draft.actors.iter().all(|a| a.id.is_none()) {
            return;
        }
        if let Some(noun) = &draft.noun
            && !matches!(draft.being, Being::Person(_))
        {
            self.by_noun.insert(noun.clone(), index);
        }
    }

    /// Remembers a mention under one more noun.
    pub fn call(&mut self, noun: &str, index: usize) {
        self.by_noun.insert(noun.to_lowercase(), index);
    }

    /// The last mention that this noun may point back at.
    pub fn last_called(&self, noun: &str) -> Option<usize> {
        self.by_noun.get(noun).copied()
    }

    /// The only body of the page that this noun may mean.
    pub fn only_called(&self, noun: &str) -> Option<Actor> {
        match self.called.get(noun)?.as_slice() {
            [(id, sector)] => Some(Actor {
                id: Some(id.clone()),
                sector: *sector,
                name: None,
                span: None,
            }),
            _ => None,
        }
    }
}
