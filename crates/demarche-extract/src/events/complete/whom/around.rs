//! Whom a page names around an act, and how often they face each other.

use super::super::super::read::Reader;
use super::super::EventFound;
use super::super::partners::Partners;
use super::super::surroundings::Prominence;
use crate::Mention;
use demarche_record::{Actor, EventType, Sector};
use demarche_text::Role;
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences back somebody may be named.
const BACK: usize = 6;

/// How many of those whom the page names most are always asked.
const PROMINENT: usize = 4;

/// How many of those whom the acting one faces are asked.
const FACED: usize = 32;

/// What a page tells of those who may be meant.
pub(in super::super) struct Around<'p> {
    partners: &'p Partners,
    prominence: &'p Prominence,
    sectors: BTreeMap<&'p str, BTreeSet<&'static str>>,
    titled: BTreeSet<&'p str>,
    sides: Option<[String; 2]>,
    mentions: &'p [Mention],
}

impl<'p> Around<'p> {
    /// Takes down what the page's mentions tell of everybody.
    pub(in super::super) fn of(
        reader: &Reader<'p, '_>,
        partners: &'p Partners,
        prominence: &'p Prominence,
    ) -> Around<'p> {
        let page = reader.page;
        let mentions = reader.mentions.all();
        let mut sectors: BTreeMap<&str, BTreeSet<&'static str>> = BTreeMap::new();
        let mut titled = BTreeSet::new();
        for mention in mentions {
            let title = page.role_at(mention.head) == Role::Title;
            for actor in &mention.actors {
                let Some(id) = actor.id.as_deref() else { continue };
                if let Some(sector) = actor.sector {
                    sectors.entry(id).or_default().insert(sector.as_str());
                }
                if title {
                    titled.insert(id);
                }
            }
        }
        Around { partners, prominence, sectors, titled, sides: partners.two(), mentions }
    }

    fn is(&self, id: &str, sectors: &[Sector]) -> bool {
        self.sectors.get(id).is_some_and(|all| sectors.iter().any(|s| all.contains(s.as_str())))
    }

    /// What somebody is: a state, an organisation of states, rebels ...
    pub(super) fn sort(&self, id: &str) -> &'static str {
        let sorts = [("igo", Sector::Igo), ("reb", Sector::Reb), ("med", Sector::Med), ("ngo", Sector::Ngo)];
        let found = sorts.into_iter().find(|(_, sector)| self.is(id, &[*sector]));
        found.map_or(if id.len() == 3 { "state" } else { "other" }, |(name, _)| name)
    }

    /// Whether the page tells of people, opposition or rebels of a state.
    pub(super) fn people(&self, id: &str) -> bool {
        self.is(id, &[Sector::Civ, Sector::Opp, Sector::Reb])
    }

    /// The place among those whom the page names most.
    pub(super) fn rank(&self, id: &str) -> Option<usize> {
        self.prominence.ids().take(PROMINENT).position(|known| known == id)
    }

    /// Whether the page is about this one above all.
    pub(super) fn first(&self, id: &str) -> bool {
        self.prominence.is_first(id)
    }

    /// Whether the title names them.
    pub(super) fn titled(&self, id: &str) -> bool {
        self.titled.contains(id)
    }

    /// How often `a` faces `b`, and how often anybody.
    pub(super) fn facing(&self, a: &str, b: &str) -> (usize, usize) {
        self.partners.facing(a, b)
    }

    /// Whether this is one of the two that face each other above all others.
    pub(super) fn is_side(&self, id: &str) -> bool {
        self.sides.iter().flatten().any(|side| side == id)
    }

    /// The mentions of the last sentences, of the act's own and of the next.
    pub(super) fn near<'r>(&'r self, reader: &'r Reader, t: usize) -> impl Iterator<Item = &'p Mention> + 'r {
        let page = reader.page;
        let sentence = page.token(t).sentence;
        let from = self.mentions.partition_point(|m| page.token(m.head).sentence + BACK < sentence);
        self.mentions[from..]
            .iter()
            .take_while(move |m| page.token(m.head).sentence <= sentence + 1)
            .filter(move |m| page.same_world(m.head, t))
    }

    /// Who but the acting ones was named last before, the last first.
    pub(super) fn recent(&self, reader: &Reader, t: usize, acting: &[Actor]) -> Vec<&'p str> {
        let mut before: Vec<&'p Mention> = self.near(reader, t).filter(|m| m.head < t).collect();
        before.reverse();
        let mut found: Vec<&'p str> = Vec::new();
        for id in before.into_iter().flat_map(|m| &m.actors).filter_map(|a| a.id.as_deref()) {
            if !found.contains(&id) && !acting.iter().any(|a| a.id.as_deref() == Some(id)) {
                found.push(id);
            }
        }
        found
    }

    /// Everybody who may be meant: named near, named often, or facing the acting one.
    pub(super) fn candidates(&self, reader: &Reader, found: &EventFound) -> Vec<String> {
        let t = found.trigger;
        let near = self.near(reader, t);
        let mut ids: BTreeSet<&str> = near.flat_map(|m| &m.actors).filter_map(|a| a.id.as_deref()).collect();
        if reader.page.role_at(t) != Role::Headline {
            ids.extend(self.prominence.ids().take(PROMINENT));
            for acting in found.event.actors.iter().filter_map(|a| a.id.as_deref()) {
                ids.insert(acting);
                ids.extend(self.partners.faced(acting).take(FACED));
            }
        }
        ids.retain(|id| self.fits(found, id));
        ids.into_iter().map(str::to_owned).collect()
    }

    /// Whether one's own state may be meant: where the page tells of its people, or of what is done by force.
    fn fits(&self, found: &EventFound, id: &str) -> bool {
        let event = &found.event;
        !event.actors.iter().any(|a| a.id.as_deref() == Some(id))
            || self.sort(id) == "state"
                && (matches!(event.kind, EventType::Coerce | EventType::Assault) || self.people(id))
    }
}
