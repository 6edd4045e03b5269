//! What the page as a whole is about: whose country, which bodies have been named.

mod names;

use super::Sort;
use super::dateline;
use super::draft::{Being, Draft};
use super::pieces::{Kind, Pieces};
use crate::Page;
use demarche_lexicon::ActorClass;
use demarche_record::{Actor, Sector};
use demarche_text::Role;
use names::{id_of, is_broker, is_locative, is_venue, mediates, weight};
use std::collections::{BTreeMap, BTreeSet};

/// Countries counted over the world, and the bodies named so far by the nouns that point back at them.
#[derive(Debug, Default)]
pub struct Context {
    /// Ids in falling order of how often the page names them.
    ranked: Vec<(String, u32)>,
    /// The country from which the page is told, by its dateline.
    told_from: Option<String>,
    /// The same by id.
    count_of: BTreeMap<String, u32>,
    /// Which of them are states.
    states: BTreeSet<String>,
    /// How often the page names organs of a state: "the State Department", "the Knesset".
    organs: BTreeMap<String, u32>,
    /// The last mention that a noun may point back at: "alliance" for NATO, "ministry" for a ministry.
    by_noun: BTreeMap<String, usize>,
    /// All of them.
    calls: BTreeMap<String, Vec<usize>>,
    /// The last person described by a role: "a Swiss official ... the official".
    by_role: BTreeMap<String, usize>,
    /// The last mention of a body in each sector.
    by_sector: BTreeMap<Sector, usize>,
    /// Armed and other non-state groups, by how often the page names them.
    groups: Vec<(String, u32)>,
    /// How often the page names groups that are at home in a state.
    homes: BTreeMap<String, u32>,
    /// For every noun that an organisation is called by, the bodies of the whole page that are called so.
    called: BTreeMap<String, Vec<(String, Option<Sector>)>>,
    /// The countries that the mentions so far are of.
    told: BTreeSet<String>,
    /// Those who stand between others: the page is not about them where it is about others at all.
    aside: BTreeSet<String>,
}

impl Context {
    /// Counts the names of countries and bodies.
    pub fn new(page: &Page, pieces: &Pieces) -> Context {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        let mut called: BTreeMap<String, Vec<(String, Option<Sector>)>> = BTreeMap::new();
        let mut states: BTreeSet<String> = BTreeSet::new();
        let mut groups: BTreeMap<String, u32> = BTreeMap::new();
        let mut homes: BTreeMap<String, u32> = BTreeMap::new();
        let mut organs: BTreeMap<String, u32> = BTreeMap::new();
        for piece in &pieces.all {
            let title = page.role_at(piece.first) == Role::Title;
            match piece.kind {
                Kind::Actor { id, nouns, sector, class } => {
                    states.extend(piece.kind.state().map(str::to_owned));
                    if matches!(class, ActorClass::Organ | ActorClass::Metonym) {
                        *organs.entry(id.to_owned()).or_default() += 1;
                    }
                    if class == ActorClass::Group {
                        *groups.entry(id.to_owned()).or_default() += if title { 2 } else { 1 };
                    }
                    // "In Geneva" tells where, not whom the page is about.
                    let where_only = class == ActorClass::Capital
                        && (is_locative(page, piece.first) || is_venue(page, piece.last))
                        || is_broker(page, piece.last);
                    *counts.entry(id).or_default() += weight(title, where_only);
                    if let Some(home) = page.lexicon.home_of(id).filter(|_| class == ActorClass::Group) {
                        *homes.entry(home.to_owned()).or_default() += 1;
                    }
                    // "The North" on a page that names North Korea.
                    let compass = page.word(piece.first).to_lowercase();
                    let part = class == ActorClass::State && piece.first < piece.last && is_compass(&compass);
                    for noun in nouns.iter().chain(part.then_some(&compass)) {
                        let bodies = called.entry(noun.to_lowercase()).or_default();
                        if !bodies.iter().any(|(known, _)| known == id) {
                            bodies.push((id.to_owned(), sector));
                        }
                    }
                }
                Kind::Demonym { id, .. } => {
                    states.insert(id.to_owned());
                    let capital =
                        page.syntax.tokens.get(piece.last + 1).is_some_and(|t| &*t.lemma == "capital");
                    let where_only = capital || is_broker(page, piece.last);
                    *counts.entry(id).or_default() += weight(title, where_only);
                }
                Kind::Place { country: Some(id) } => {
                    states.insert(id.to_owned());
                    *counts.entry(id).or_default() += 1;
                }
                _ => {}
            }
        }
        let brokers: BTreeSet<String> =
            pieces.all.iter().filter(|p| mediates(page, p.last)).filter_map(id_of).collect();
        let ranked = by_count(counts.into_iter().map(|(id, n)| (id.to_owned(), n)).collect());
        let mut context = Context {
            count_of: ranked.iter().cloned().collect(),
            ranked,
            states,
            organs,
            told_from: dateline::country(page),
            by_noun: BTreeMap::new(),
            calls: BTreeMap::new(),
            by_sector: BTreeMap::new(),
            by_role: BTreeMap::new(),
            groups: by_count(groups),
            homes,
            called,
            told: BTreeSet::new(),
            aside: BTreeSet::new(),
        };
        context.set_aside(brokers);
        context
    }

    /// Notes who stands between others, where somebody else is told of a third as often at least.
    pub fn set_aside(&mut self, brokers: BTreeSet<String>) {
        let states = self.ranked.iter().filter(|(id, _)| self.states.contains(id));
        let most = |aside: bool| {
            let kept = states.clone().filter(|(id, _)| brokers.contains(id) == aside);
            kept.map(|(id, n)| n + self.homes.get(id).copied().unwrap_or(0)).max().unwrap_or(0)
        };
        if most(false) * 3 >= most(true) {
            self.aside = brokers;
        }
    }

    /// Whether the page names a state at least half as often as the one that it names most.
    pub fn is_prominent(&self, id: &str) -> bool {
        let [first, _] = self.two_countries();
        self.count(id) * 2 >= first.map_or(0, |(n, _)| n) && !self.aside.contains(id)
    }

    /// How often the page names a country or body.
    pub fn count(&self, id: &str) -> u32 {
        self.count_of.get(id).copied().unwrap_or(0)
    }

    /// Whether an id is that of a state named on the page.
    pub fn is_state(&self, id: &str) -> bool {
        self.states.contains(id)
    }

    /// The states that the page names.
    pub fn states(&self) -> impl Iterator<Item = &str> {
        self.states.iter().map(String::as_str)
    }

    /// Whether the page has told of a country by now, or of none at all.
    pub fn has_told(&self, id: &str) -> bool {
        self.told.is_empty() || self.told.contains(id)
    }

    /// The one country that the page is about, where one stands out; of two the one from which it is told.
    pub fn country(&self) -> Option<&str> {
        let [first, second] = self.two_countries();
        let from = self.told_from.as_deref();
        self.clear_country()
            .or_else(|| [first, second].into_iter().flatten().map(|(_, id)| id).find(|id| Some(*id) == from))
    }

    /// The one country that the page names much more than others.
    pub fn clear_country(&self) -> Option<&str> {
        let [first, second] = self.two_countries();
        let (count, id) = first?;
        let runner_up = second.map_or(0, |(n, _)| n);
        (count >= 2 && count * 2 >= runner_up * 3).then_some(id)
    }

    /// The two countries that the page names most.
    fn two_countries(&self) -> [Option<(u32, &str)>; 2] {
        // A page about rebels is about the country in which they are at home, where it names that at all.
        let named = self.ranked.iter().filter(|(id, _)| self.states.contains(id) && !self.aside.contains(id));
        let mut states: Vec<(u32, &str)> =
            named.map(|(id, n)| (n + self.homes.get(id).copied().unwrap_or(0), id.as_str())).collect();
        states.sort_by_key(|&(n, _)| std::cmp::Reverse(n));
        [states.first().copied(), states.get(1).copied()]
    }

    /// The only state whose organs the page names: "the president" of a page about Congress and the State Department.
    pub fn only_ruled(&self) -> Option<&str> {
        let mut ruled = self.organs.iter().filter(|(id, _)| self.states.contains(*id));
        let (id, n) = ruled.next()?;
        (*n >= 3 && ruled.next().is_none()).then_some(id.as_str())
    }

    /// The country of the dateline, where the page goes on to tell of it.
    pub fn told_from(&self) -> Option<&str> {
        self.told_from.as_deref().filter(|id| self.count(id) >= 4)
    }

    /// The country that the page names far more often than any other.
    pub fn dominant(&self) -> Option<&str> {
        let mut states = self.ranked.iter().filter(|(id, _)| self.states.contains(id));
        let (id, count) = states.next().filter(|(id, _)| !self.aside.contains(id))?;
        let runner_up = states.next().map_or(0, |(_, n)| *n);
        (*count >= 4 && *count >= runner_up * 3).then_some(id.as_str())
    }

    /// The two parties that the page is about, where two stand out.
    pub fn pair(&self) -> Option<[&str; 2]> {
        let count = |i: usize| self.ranked.get(i).map_or(0, |(_, n)| *n);
        if count(1) < 6 || count(2) * 5 > count(1) * 3 || count(0) > count(1) * 3 {
            return None;
        }
        Some([self.ranked.first()?.0.as_str(), self.ranked.get(1)?.0.as_str()])
    }

    /// The `number` states that the page names far more often than any other.
    pub fn states_told(&self, number: usize) -> Option<Vec<&str>> {
        let mut states = self.ranked.iter().filter(|(id, _)| self.states.contains(id));
        let first: Vec<&(String, u32)> = states.by_ref().take(number).collect();
        let least = first.last().filter(|_| first.len() == number)?.1;
        let next = states.next().map_or(0, |(_, n)| *n);
        (least >= 4 && next * 2 <= least).then(|| first.into_iter().map(|(id, _)| id.as_str()).collect())
    }

    /// Whether the page names two states and no third.
    pub fn names_two_states(&self) -> bool {
        self.ranked.iter().filter(|(id, _)| self.states.contains(id)).take(3).count() == 2
    }

    /// Remembers a mention under the nouns that can point back at it.
    pub fn tell(&mut self, page: &Page, index: usize, draft: &Draft) {
        if let (Some(noun), Being::Person(_)) = (&draft.noun, draft.being) {
            self.by_role.insert(noun.clone(), index);
        }
        for id in draft.actors.iter().filter_map(|a| a.id.as_ref()) {
            if self.states.contains(id) && !self.told.contains(id) {
                self.told.insert(id.clone());
            }
        }
        if draft.actors.iter().all(|a| a.id.is_none()) {
            return;
        }
        if let Some(noun) = &draft.noun
            && !matches!(draft.being, Being::Person(_))
        {
            self.call(noun, index);
        }
        if let [actor] = draft.actors.as_slice()
            && let Some(sector) = actor.sector
            && !draft.state
            && draft.sort != Sort::Pronoun
            && (sector != Sector::Mil || draft.sort == Sort::Named || is_army(page, draft))
        {
            self.by_sector.insert(sector, index);
        }
    }

    /// The last person whom the page has described by this role.
    pub fn last_holder(&self, noun: &str) -> Option<usize> {
        self.by_role.get(noun).copied()
    }

    /// The last body of a sector that the page has named: "the judges" are those of the court.
    pub fn last_in(&self, sector: Sector) -> Option<usize> {
        self.by_sector.get(&sector).copied()
    }

    /// The one non-state group that the page is about, where one stands out.
    pub fn group(&self) -> Option<&str> {
        let (id, count) = self.groups.first()?;
        let second = self.groups.get(1).map_or(0, |(_, n)| *n);
        (*count >= second * 2).then_some(id.as_str())
    }

    /// The bodies that are no states, most named first.
    pub fn bodies(&self) -> impl Iterator<Item = &str> {
        self.ranked.iter().map(|(id, _)| id.as_str()).filter(|id| !self.states.contains(*id))
    }

    /// Whether the page names any armed or other non-state group.
    pub fn has_groups(&self) -> bool {
        !self.groups.is_empty()
    }

    /// Remembers a mention under one more noun.
    pub fn call(&mut self, noun: &str, index: usize) {
        self.calls.entry(noun.to_lowercase()).or_default().push(index);
        self.by_noun.insert(noun.to_lowercase(), index);
    }

    /// The last few mentions of different bodies that this noun may point back at, the last first.
    pub fn all_called<'a>(&'a self, noun: &str) -> impl Iterator<Item = usize> + use<'a> {
        self.calls.get(noun).into_iter().flatten().rev().take(8).copied()
    }

    /// The last mention that this noun may point back at.
    pub fn last_called(&self, noun: &str) -> Option<usize> {
        self.by_noun.get(noun).copied()
    }

    /// The body called so that the page names much more often than `id`.
    pub fn better_called(&self, noun: &str, id: &str) -> Option<Actor> {
        let bodies = self.called.get(noun)?;
        let (best, sector) = bodies.iter().max_by_key(|(id, _)| self.count(id))?;
        (best != id && self.count(best) >= self.count(id) * 2).then(|| Actor {
            id: Some(best.clone()),
            sector: *sector,
            name: None,
            span: None,
        })
    }

    /// The only body of the page that this noun may mean.
    pub fn only_called(&self, noun: &str) -> Option<Actor> {
        match self.called.get(noun)?.as_slice() {
            [(id, sector)] => Some(Actor { id: Some(id.clone()), sector: *sector, name: None, span: None }),
            _ => None,
        }
    }
}

/// Whether a word is one of the parts into which some states' names divide a land.
pub fn is_compass(word: &str) -> bool {
    matches!(word, "north" | "south" | "east" | "west")
}

fn by_count(counts: BTreeMap<String, u32>) -> Vec<(String, u32)> {
    let mut all: Vec<(String, u32)> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

/// Whether a description is of soldiers, not of their boats and jets.
fn is_army(page: &Page, draft: &Draft) -> bool {
    draft.noun.as_deref().is_some_and(|noun| page.lexicon.is_in("army", noun))
}
