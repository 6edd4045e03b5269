//! From data files to entries: one function per shape of file.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use demarche_record::{Date, Sector};

use crate::asked::Classes;
use crate::entry::{ActorClass, Entry};
use crate::files::{DataFile, Replaced, Shape, Source, sources};
use crate::fold::fold;
use crate::surnames::{Surnames, surnames};
use crate::table::{Row, rows};
use crate::trie::{Trie, Writing};

/// One stretch of membership.
#[derive(Clone, Debug)]
pub(crate) struct Membership {
    since: Option<Date>,
    until: Option<Date>,
    states: Vec<String>,
}

/// Everything that the files say.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    pub(crate) entries: Vec<Entry>,
    /// Where each entry stands: the number of its file in `files`, and its line.
    pub(crate) origins: Vec<(u16, u32)>,
    /// The names of the files read.
    pub(crate) files: Vec<String>,
    pub(crate) trie: Trie,
    /// Canonical name of an id, and how well it fits (0 best).
    names: BTreeMap<String, (u8, String)>,
    members: BTreeMap<String, Vec<Membership>>,
    /// The country of a group, outlet or body.
    homes: BTreeMap<String, String>,
    /// Words by class.
    words: Classes<String>,
    /// People by surname, once somebody asks.
    surnames: OnceLock<Surnames>,
}

impl Compiled {
    /// Reads the files that ship with the crate and those of a user; a malformed line is left out (a check
    /// reports it).
    pub(crate) fn of(user: &[DataFile]) -> Compiled {
        let sources = sources(user);
        let replaced = Replaced::by(&sources);
        let mut all = Compiled { trie: Trie::with_room(48_000), ..Compiled::default() };
        all.entries.reserve(48_000);
        all.origins.reserve(48_000);
        all.files = sources.iter().map(|s| s.name.to_owned()).collect();
        let mut people: Vec<(u16, Row<'_>)> = Vec::new();
        let mut states: BTreeSet<&str> = BTreeSet::new();
        for (file, source) in sources.iter().enumerate() {
            let file = u16::try_from(file).unwrap_or(u16::MAX);
            let kept = rows(source.text).filter(|r| !source.ours || !replaced.has(source.shape, r));
            match source.shape {
                // Someone's offices may stand in several files.
                Shape::Actors(ActorClass::Person) => {
                    people.extend(kept.map(|row| (file, row)));
                    if sources.get(usize::from(file) + 1).is_none_or(|next| next.shape != source.shape) {
                        all.people(&people, &states);
                    }
                }
                _ => kept.for_each(|row| {
                    if source.shape == Shape::States {
                        states.insert(row.cell(0));
                    }
                    all.line(file, source, &row);
                }),
            }
        }
        all
    }

    /// One line of a file.
    fn line(&mut self, file: u16, source: &Source<'_>, row: &Row<'_>) {
        let at = (file, u32::try_from(row.line).unwrap_or(u32::MAX));
        match source.shape {
            Shape::States => self.state(at, row),
            Shape::Actors(class) => self.actor(at, row, class),
            Shape::Offices => self.office(at, row),
            Shape::Places => self.place(at, row),
            Shape::Members => self.membership(row),
            Shape::Homes => self.home(row),
            Shape::Words => self.word(row),
        }
    }

    /// Everybody by name. Before and after their days the people of a state are still its people, though without an
    /// office: one more sense for each, behind all dated ones.
    fn people(&mut self, people: &[(u16, Row<'_>)], states: &BTreeSet<&str>) {
        let mut people: Vec<&(u16, Row<'_>)> = people.iter().collect();
        people.sort_by(|(_, a), (_, b)| latest_first(a, b));
        let at = |file: u16, row: &Row<'_>| (file, u32::try_from(row.line).unwrap_or(u32::MAX));
        let mut names = Vec::with_capacity(people.len());
        for (file, row) in people.iter() {
            let from = self.trie.len();
            self.actor(at(*file, row), row, ActorClass::Person);
            names.push(from..self.trie.len());
        }
        let mut known: BTreeSet<(&str, &str)> = BTreeSet::new();
        for ((file, row), names) in people.iter().zip(names) {
            let (id, name) = (row.cell(0), row.cell(2));
            // Whoever led an armed group is named with it ever after.
            let sector = row.given(1).and_then(Sector::parse).filter(|s| *s == Sector::Reb);
            if (states.contains(id) || sector.is_some()) && known.insert((id, name)) {
                let number = self.entries.len() as u32;
                self.entries.push(actor(id, sector, ActorClass::Person, name));
                self.origins.push(at(*file, row));
                self.trie.repeat(names, number);
            }
        }
    }

    /// People by surname.
    pub(crate) fn surnames(&self) -> &Surnames {
        self.surnames.get_or_init(|| surnames(self))
    }

    /// Every id with its name.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.names.iter().map(|(id, (_, name))| (id.as_str(), name.as_str()))
    }

    /// The canonical name of an id.
    pub(crate) fn name_of(&self, id: &str) -> Option<&str> {
        self.names.get(id).map(|(_, name)| name.as_str())
    }

    /// id, country.
    fn home(&mut self, row: &Row<'_>) {
        if let (Some(id), Some(country)) = (row.given(0), row.given(1)) {
            self.homes.insert(id.to_owned(), country.to_owned());
        }
    }

    /// class, word.
    fn word(&mut self, row: &Row<'_>) {
        if let (Some(class), Some(word)) = (row.given(0), row.given(1)) {
            self.words.add(class.to_owned(), word.to_owned());
        }
    }

    /// Whether a word is in a class.
    pub(crate) fn is_in(&self, class: &str, word: &str) -> bool {
        self.words.has(class, word)
    }

    /// The country of a group, outlet or body.
    pub(crate) fn home_of(&self, id: &str) -> Option<&str> {
        self.homes.get(id).map(String::as_str)
    }

    /// The members of a body on a day.
    pub(crate) fn members(&self, id: &str, on: Date) -> Vec<&str> {
        let spells = self.members.get(id).into_iter().flatten();
        let held = spells.filter(|m| m.since.is_none_or(|s| s <= on) && m.until.is_none_or(|u| on <= u));
        let mut states: Vec<&str> = held.flat_map(|m| m.states.iter().map(String::as_str)).collect();
        states.sort_unstable();
        states.dedup();
        states
    }

    fn add<'t>(
        &mut self,
        at: (u16, u32),
        entry: Entry,
        writing: Writing,
        names: impl IntoIterator<Item = &'t str>,
    ) {
        let number = self.entries.len() as u32;
        self.entries.push(entry);
        self.origins.push(at);
        for name in names {
            self.trie.insert(name, writing, number);
        }
    }

    /// id, name, other names, adjectives, people, capital, nouns.
    fn state(&mut self, at: (u16, u32), row: &Row<'_>) {
        let (Some(id), Some(name)) = (row.given(0), row.given(1)) else {
            return;
        };
        let names = std::iter::once(name).chain(row.list(2));
        let mut state = actor(id, None, ActorClass::State, name);
        if let Entry::Actor { nouns, .. } = &mut state {
            *nouns = lemmas(row.list(6));
        }
        self.add(at, state, Writing::Name, names);
        self.call(id, name, 0);
        for capital in row.list(5) {
            self.capital(at, id, capital);
        }
        for (column, people) in [(3, false), (4, true)] {
            let entry = Entry::Demonym { id: id.to_owned(), people };
            self.add(at, entry, Writing::Name, row.list(column));
        }
    }

    /// "Moscow" stands for a government and is a place, "~Victoria" is a place only.
    fn capital(&mut self, at: (u16, u32), id: &str, given: &str) {
        let written = given.trim_start_matches('~');
        let name = written.trim_start_matches('=');
        if !given.starts_with('~') {
            self.add(at, actor(id, Some(Sector::Gov), ActorClass::Capital, name), Writing::Name, [written]);
        }
        let country = iso(id).map(str::to_owned);
        self.add(at, Entry::Place { name: name.to_owned(), country }, Writing::Name, [written]);
    }

    /// id, sector, name, other names, nouns, since, until.
    fn actor(&mut self, at: (u16, u32), row: &Row<'_>, class: ActorClass) {
        let (Some(id), Some(name)) = (row.given(0), row.given(2)) else {
            return;
        };
        let mut entry = actor(id, row.given(1).and_then(Sector::parse), class, name.trim_start_matches('='));
        if let Entry::Actor { nouns, since, until, .. } = &mut entry {
            *nouns = lemmas(row.list(4));
            *since = row.given(5).and_then(|d| d.parse().ok());
            *until = row.given(6).and_then(|d| d.parse().ok());
        }
        self.add(at, entry, Writing::Name, std::iter::once(name).chain(row.list(3)));
        if names_its_id(class) {
            let is_id = |text: &str| fold(text).replace(' ', "_").eq_ignore_ascii_case(id);
            let fit = if row.list(3).any(is_id) { 1 } else { 2 };
            self.call(id, name.trim_start_matches('='), if is_id(name) { 0 } else { fit });
        }
    }

    /// Keeps the best name of an id; of equals the first.
    fn call(&mut self, id: &str, name: &str, fit: u8) {
        if self.names.get(id).is_none_or(|(known, _)| fit < *known) {
            self.names.insert(id.to_owned(), (fit, name.to_owned()));
        }
    }

    /// word, sector, kind, states.
    fn office(&mut self, at: (u16, u32), row: &Row<'_>) {
        let (Some(word), kind) = (row.given(0), row.cell(2)) else {
            return;
        };
        let title = matches!(kind, "title" | "titles");
        let collective = matches!(kind, "titles" | "body");
        let entry = match row.given(1).and_then(Sector::parse) {
            Some(sector) => {
                let states = row.list(3).map(str::to_owned).collect();
                Entry::Office { sector, title, collective, states }
            }
            None => Entry::Role { title, collective },
        };
        let capitals = word.chars().any(char::is_uppercase);
        self.add(at, entry, if capitals { Writing::Name } else { Writing::Word }, [word]);
    }

    /// name, country, other names.
    fn place(&mut self, at: (u16, u32), row: &Row<'_>) {
        let Some(name) = row.given(0) else { return };
        let entry = Entry::Place { name: name.to_owned(), country: row.given(1).map(str::to_owned) };
        self.add(at, entry, Writing::Name, std::iter::once(name).chain(row.list(2)));
    }

    /// id, since, until, members.
    fn membership(&mut self, row: &Row<'_>) {
        let Some(id) = row.given(0) else { return };
        let spell = Membership {
            since: row.given(1).and_then(|d| d.parse().ok()),
            until: row.given(2).and_then(|d| d.parse().ok()),
            states: row.cell(3).split_whitespace().map(str::to_owned).collect(),
        };
        self.members.entry(id.to_owned()).or_default().push(spell);
    }
}

/// An actor without nouns and dates.
fn actor(id: &str, sector: Option<Sector>, class: ActorClass, name: &str) -> Entry {
    let (id, name) = (id.to_owned(), name.to_owned());
    Entry::Actor { id, sector, class, name, nouns: Vec::new(), since: None, until: None }
}

/// Of somebody's offices the present one first, then the latest: where a page has no date, that is the likeliest.
fn latest_first(a: &Row<'_>, b: &Row<'_>) -> Ordering {
    let ended = |row: &Row<'_>| row.given(6).is_some();
    ended(a).cmp(&ended(b)).then_with(|| b.cell(5).cmp(a.cell(5)))
}

/// The nouns as given, and the dictionary forms of plurals behind them: "rebels", "rebel".
fn lemmas<'t>(given: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut nouns: Vec<String> = given.map(str::to_owned).collect();
    for at in 0..nouns.len() {
        let Some(noun) = nouns.get(at) else { break };
        let one = match noun.strip_suffix("ies") {
            Some(stem) => Some(format!("{stem}y")),
            None => noun.strip_suffix('s').filter(|n| !n.ends_with('s')).map(str::to_owned),
        };
        if let Some(one) = one.filter(|one| !nouns.contains(one)) {
            nouns.push(one);
        }
    }
    nouns
}

/// Whether the names of a class are the names of their ids (a person's or an organ's id is its state).
fn names_its_id(class: ActorClass) -> bool {
    !matches!(class, ActorClass::Person | ActorClass::Organ | ActorClass::Metonym | ActorClass::Capital)
}

/// The id as a country of a place; unrecognised states are disputed territory.
fn iso(id: &str) -> Option<&str> {
    (id.len() == 3).then_some(id).filter(|id| !matches!(*id, "DNR" | "LNR" | "ESH"))
}
