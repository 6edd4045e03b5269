//! Which sense of a name holds at a date and on a page.

use super::pieces::{Kind, Piece};
use crate::Page;
use demarche_lexicon::{ActorClass, Entry};
use demarche_record::{Date, Sector};
use std::collections::BTreeMap;

/// Whether an entry holds on the day of publication. Without a day every sense may hold.
pub fn holds(entry: &Entry, published: Option<Date>) -> bool {
    let (Entry::Actor { since, until, .. }, Some(day)) = (entry, published) else {
        return true;
    };
    since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until)
}

/// The sense to begin with: an actor before a place; of dated senses on an undated page the latest.
pub fn first_kind<'a>(senses: &[&'a Entry], published: Option<Date>) -> Kind<'a> {
    let mut best: Option<(&'a Entry, (u8, Option<Date>))> = None;
    for &entry in senses {
        let rank = rank(entry, published);
        if best.as_ref().is_none_or(|(_, known)| rank > *known) {
            best = Some((entry, rank));
        }
    }
    best.map_or(Kind::Unknown, |(entry, _)| kind(entry))
}

fn rank(entry: &Entry, published: Option<Date>) -> (u8, Option<Date>) {
    match entry {
        Entry::Actor { since, until, class, .. } => {
            let open = published.is_none() && until.is_none();
            let sort = if *class == ActorClass::Person { 2 } else { 5 };
            (sort + u8::from(open), if published.is_none() { *since } else { None })
        }
        Entry::Demonym { .. } => (4, None),
        Entry::Office { .. } => (3, None),
        Entry::Role { .. } => (2, None),
        Entry::Place { .. } => (1, None),
    }
}

/// What an entry makes of its words.
pub fn kind(entry: &Entry) -> Kind<'_> {
    match entry {
        Entry::Actor { class: ActorClass::Person, .. } => Kind::Person,
        Entry::Actor { id, sector, class, nouns, .. } => {
            Kind::Actor { id, sector: *sector, class: *class, nouns }
        }
        Entry::Demonym { id, people } => Kind::Demonym { id, people: *people },
        Entry::Office { sector, title, collective } => {
            Kind::Office { sector: Some(*sector), title: *title, collective: *collective }
        }
        Entry::Role { title, collective } => {
            Kind::Office { sector: None, title: *title, collective: *collective }
        }
        Entry::Place { country, .. } => Kind::Place { country: country.as_deref() },
    }
}

/// The state or body that an entry speaks for.
fn id_of(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Actor { id, .. } | Entry::Demonym { id, .. } => Some(id),
        Entry::Place { country, .. } => country.as_deref(),
        Entry::Office { .. } | Entry::Role { .. } => None,
    }
}

/// Whether the words name several different bodies or countries: "Georgia", "Congo", "Brussels".
fn is_ambiguous(piece: &Piece) -> bool {
    let mut ids = piece.senses.iter().filter_map(|e| id_of(e));
    let first = ids.next();
    ids.any(|id| Some(id) != first)
}

/// Settles ambiguous names by the page's other names: the sense whose country the page speaks of wins.
pub fn settle(page: &Page, pieces: &mut [Piece]) {
    let mut told: BTreeMap<&str, u32> = BTreeMap::new();
    for piece in pieces.iter().filter(|p| !is_ambiguous(p)) {
        if let Some(id) = piece.senses.iter().find_map(|e| id_of(e)) {
            *told.entry(id).or_default() += 1;
        }
    }
    for piece in pieces.iter_mut().filter(|p| is_ambiguous(p) && p.kind != Kind::Person) {
        let votes = |e: &Entry| id_of(e).and_then(|id| told.get(id)).copied().unwrap_or(0);
        let Some(most) = piece.senses.iter().map(|e| votes(e)).max() else {
            continue;
        };
        let likely: Vec<&Entry> = piece.senses.iter().copied().filter(|e| votes(e) == most).collect();
        // A country's name stays the country's unless the page speaks of the other place only.
        if most == 0 || likely.len() == piece.senses.len() {
            continue;
        }
        piece.kind = first_kind(&likely, page.document.published);
    }
}

/// The sector of somebody who holds an office under an owner.
pub fn office_sector(owner: Option<Sector>, owner_is_state: bool, office: Option<Sector>) -> Option<Sector> {
    match (owner, office) {
        (None, _) => office,
        (Some(_), Some(_)) if owner_is_state => office,
        (Some(Sector::Gov), Some(_)) => office,
        (Some(Sector::Igo), Some(Sector::Mil | Sector::Cop)) => office,
        (Some(_), _) => owner,
    }
}
