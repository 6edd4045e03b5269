//! Which sense of a name holds at a date and on a page.

use super::people::People;
use super::pieces::{Kind, Piece};
use crate::Page;
use demarche_lexicon::{ActorClass, Entry};
use demarche_record::{Date, Sector};
use std::collections::{BTreeMap, BTreeSet};

/// Whether an entry holds on the day of publication. Without a day every sense may hold.
pub fn holds(entry: &Entry, published: Option<Date>) -> bool {
    entry.holds_on(published)
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
        Entry::Office { sector, title, collective, states } => {
            Kind::Office { sector: Some(*sector), title: *title, collective: *collective, states }
        }
        Entry::Role { title, collective } => {
            Kind::Office { sector: None, title: *title, collective: *collective, states: &[] }
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

/// How often a page names states that has told enough to say which ones it is about.
const OFTEN: u32 = 6;

/// What the page speaks of, counted over the names that have one meaning only.
#[derive(Debug, Default)]
struct Told<'a> {
    /// By state or body.
    of: BTreeMap<&'a str, u32>,
    /// Towns and regions only, by country.
    places: BTreeMap<&'a str, u32>,
    /// Of those, the ones that only the gazetteer knows.
    untold: BTreeMap<&'a str, u32>,
    /// States only, by name, nationality or capital.
    states: BTreeMap<&'a str, u32>,
    /// Towns and regions by country and first word.
    named: BTreeMap<(&'a str, &'a str), u32>,
}

impl<'a> Told<'a> {
    fn by(page: &Page<'a>, pieces: &[Piece<'a>]) -> Told<'a> {
        let mut told = Told::default();
        for piece in pieces.iter().filter(|p| !is_ambiguous(p)) {
            if let Some(id) = piece.senses.iter().find_map(|e| id_of(e)) {
                *told.of.entry(id).or_default() += 1;
            }
            match piece.kind {
                Kind::Place { country: Some(id) } => {
                    *told.places.entry(id).or_default() += 1;
                    *told.named.entry((id, page.word(piece.first))).or_default() += 1;
                    if piece.senses.is_empty() {
                        *told.untold.entry(id).or_default() += 1;
                    }
                }
                Kind::Actor { id, class: ActorClass::State | ActorClass::Capital, .. }
                | Kind::Demonym { id, .. } => *told.states.entry(id).or_default() += 1,
                _ => {}
            }
        }
        told
    }

    /// The state that the page names more than any other.
    fn main_state(&self) -> Option<&'a str> {
        let mut counts: Vec<(u32, &'a str)> = self.states.iter().map(|(id, n)| (*n, *id)).collect();
        counts.sort_unstable_by_key(|&(n, id)| (std::cmp::Reverse(n), id));
        let (most, id) = *counts.first()?;
        let next = counts.get(1).map_or(0, |(n, _)| *n);
        (most >= 2 && most * 2 >= next * 3).then_some(id)
    }

    /// Whether the page names states often, and never this one nor a known town of it.
    fn tells_of_others_than(&self, id: &str) -> bool {
        self.tells_of_others(id, self.untold.get(id).copied().unwrap_or(0))
    }

    /// The same, where so many of the towns say nothing.
    fn tells_of_others(&self, id: &str, silent: u32) -> bool {
        let named: u32 = self.states.values().sum();
        let known = self.places.get(id).copied().unwrap_or(0) > silent;
        named >= OFTEN && !self.states.contains_key(id) && !known
    }

    /// "Gaya" on a page about Niger: the country that the page names most of those in which a place of this name lies.
    fn namesake(&self, page: &Page, piece: &Piece) -> Option<&'static str> {
        let words: Vec<&str> = (piece.first..=piece.last).map(|t| page.word(t)).collect();
        let spots = page.lexicon.gazetteer().named(&words);
        let told = spots.iter().take(40).filter_map(|s| s.country);
        let told = told.map(|id| (self.states.get(id).copied().unwrap_or(0), id)).filter(|(n, _)| *n > 1);
        told.max().map(|(_, id)| id)
    }

    fn votes(&self, entry: &Entry) -> u32 {
        id_of(entry).and_then(|id| self.of.get(id)).copied().unwrap_or(0)
    }
}

/// Settles ambiguous names by the page's other names: the sense whose country the page speaks of wins.
pub fn settle<'a>(page: &Page<'a>, pieces: &mut [Piece<'a>], people: &People) {
    let told = Told::by(page, pieces);
    let surnames = surnames(page, pieces, people);
    for (piece, surname) in pieces.iter_mut().zip(surnames) {
        if surname {
            piece.kind = Kind::Person;
        } else if let Kind::Place { country: Some(id) } = piece.kind
            && piece.senses.is_empty()
            && told.tells_of_others_than(id)
        {
            // A village that only the gazetteer knows, in a country of which a long page says nothing.
            piece.kind = Kind::Place { country: told.namesake(page, piece) };
        } else if let Kind::Place { country: Some(id) } = piece.kind
            && told.tells_of_others(id, told.named.get(&(id, page.word(piece.first))).copied().unwrap_or(0))
            && let Some(country) = told.namesake(page, piece)
        {
            piece.kind = Kind::Place { country: Some(country) };
        } else if is_ambiguous(piece) && piece.kind != Kind::Person {
            settle_one(page, piece, &told);
        }
    }
}

fn settle_one<'a>(page: &Page, piece: &mut Piece<'a>, told: &Told<'a>) {
    let Some(most) = piece.senses.iter().map(|e| told.votes(e)).max() else {
        return;
    };
    let Some(first) = piece.senses.first().copied() else { return };
    let usual = told.votes(first);
    if is_class(first, ActorClass::Organ) && usual * 4 > most {
        // "Congress" is that of the United States unless the page is about another country.
        return;
    }
    if is_class(first, ActorClass::Organ)
        && most == 0
        && let Some(home) = told.main_state()
        && let Entry::Actor { sector, nouns, .. } = first
    {
        // "The Senate", "the Greens" of a country that the lexicon does not list there.
        let party = nouns.iter().any(|n| n == "party");
        let sector = if party { None } else { *sector };
        piece.kind = Kind::Actor { id: home, sector, class: ActorClass::Organ, nouns };
        return;
    }
    if is_class(first, ActorClass::State) {
        // A country's name stays the country's unless the page names it by nothing else, and towns around the other.
        let near = |e: &&Entry| id_of(e).and_then(|id| told.places.get(id)).copied().unwrap_or(0);
        let governed = is_governed(page, piece);
        let is_other = |e: &&Entry| matches!(e, Entry::Place { .. }) && (governed || near(e) > 0);
        let other = piece.senses.iter().copied().filter(is_other);
        let other: Vec<&'a Entry> = other.collect();
        let states = piece.senses.iter().copied().filter(|e| is_class(e, ActorClass::State));
        let states: Vec<&'a Entry> = states.collect();
        let best = states.iter().map(|e| told.votes(e)).max().unwrap_or(0);
        let likely = if best == 0 && !other.is_empty() {
            other
        } else {
            states.into_iter().filter(|e| told.votes(e) == best).collect()
        };
        piece.kind = first_kind(&likely, page.document.published);
        return;
    }
    // "Sanaa" on a page that tells of those who hold it.
    let holds = |e: &&Entry| {
        matches!(e, Entry::Actor { class: ActorClass::Capital, sector: Some(Sector::Reb), .. })
            && told.votes(e) > 0
    };
    if let Some(held) = piece.senses.iter().copied().find(holds) {
        piece.kind = kind(held);
        return;
    }
    let likely: Vec<&Entry> = piece.senses.iter().copied().filter(|e| told.votes(e) == most).collect();
    if most > 0 && likely.len() < piece.senses.len() {
        piece.kind = first_kind(&likely, page.document.published);
    }
}

/// "Georgia's governor", "the Georgia Senate runoff", "voters in Georgia": a part of a state that is governed and votes.
fn is_governed(page: &Page, piece: &Piece) -> bool {
    let sentence = page.syntax.sentences[page.token(piece.first).sentence].tokens.clone();
    let near = piece.first.saturating_sub(3)..piece.last + 4;
    near.filter(|t| sentence.contains(t)).any(|t| {
        matches!(
            page.lemma(t).to_lowercase().as_str(),
            "governor"
                | "gov."
                | "senator"
                | "sen."
                | "congressman"
                | "congresswoman"
                | "rep."
                | "republican"
                | "republicans"
                | "democrat"
                | "democrats"
                | "runoff"
                | "legislature"
                | "sheriff"
        )
    })
}

fn is_class(entry: &Entry, asked: ActorClass) -> bool {
    matches!(entry, Entry::Actor { class, .. } if *class == asked)
}

/// Which pieces are the surname of somebody whom the page names in full, though a state has the same name: "Jordan",
/// "Chad". Where the page names the state in any other way, it is the state.
fn surnames(page: &Page, pieces: &[Piece], people: &People) -> Vec<bool> {
    let mut named: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for piece in pieces {
        if let Kind::Actor { id, class: ActorClass::State | ActorClass::Capital, .. }
        | Kind::Demonym { id, .. } = piece.kind
        {
            named.entry(id).or_default().insert(page.word(piece.first));
        }
    }
    let is_surname = |piece: &Piece| match piece.kind {
        Kind::Actor { id, class, .. } if piece.first == piece.last => {
            let word = page.word(piece.first);
            let full = people.find(&[word]).map(|p| people.person(p).name.as_str());
            let surname = full.is_some_and(|name| name.split(' ').count() > 1 && name.ends_with(word));
            // "Nomura" is the bank only where the page does not tell of Satoru Nomura.
            let acronym = word.chars().all(char::is_uppercase);
            let body = matches!(
                class,
                ActorClass::Body | ActorClass::Medium | ActorClass::Group | ActorClass::Organ
            );
            surname
                && match class {
                    ActorClass::State => named.get(id).is_none_or(|words| words.len() == 1),
                    _ => body && !acronym,
                }
        }
        _ => false,
    };
    pieces.iter().map(is_surname).collect()
}

/// The branch of a state that an adjective stands for.
pub fn branch_of(adjective: &str) -> Option<Sector> {
    match adjective {
        "congressional" | "parliamentary" | "legislative" | "senatorial" => Some(Sector::Leg),
        "judicial" | "prosecutorial" => Some(Sector::Jud),
        "immigration" | "customs" | "border" | "police" => Some(Sector::Cop),
        "presidential" | "ministerial" | "governmental" | "diplomatic" | "consular" | "municipal" => {
            Some(Sector::Gov)
        }
        "naval" => Some(Sector::Mil),
        "paramilitary" | "separatist" | "insurgent" => Some(Sector::Reb),
        _ => None,
    }
}

/// The sector of somebody who holds an office under an owner.
pub fn office_sector(owner: Option<Sector>, owner_is_state: bool, office: Option<Sector>) -> Option<Sector> {
    match (owner, office) {
        (None, _) => office,
        (Some(_), Some(_)) if owner_is_state => office,
        (Some(Sector::Gov), Some(_)) => office,
        (Some(Sector::Igo), Some(Sector::Mil | Sector::Cop)) => office,
        // "Their own people" are no soldiers.
        (Some(Sector::Mil | Sector::Cop), Some(Sector::Civ)) => office,
        (Some(_), _) => owner,
    }
}
