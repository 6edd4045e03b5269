//! Which entries fire on some words, from which file and line, and whether they hold on a day.

use demarche_record::Date;

use crate::check::{tell, tokens};
use crate::{Entry, Lexicon};

/// One sense of some of the words asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Sense {
    /// The words that it takes.
    pub words: String,
    /// Which word is its first, from 0.
    pub at: usize,
    /// What it says: id, sector and class.
    pub told: String,
    /// The canonical name, where there is one.
    pub name: Option<String>,
    /// First and last day, where it changes.
    pub since: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Whether it holds on the day asked about (without a day it does).
    pub holds: bool,
    /// File and line of the entry.
    pub origin: String,
}

impl Entry {
    /// Whether the entry holds on a day; without a day every entry may.
    pub fn holds_on(&self, on: Option<Date>) -> bool {
        match (self, on) {
            (Entry::Actor { since, until, .. }, Some(on)) => {
                since.is_none_or(|s| s <= on) && until.is_none_or(|u| on <= u)
            }
            _ => true,
        }
    }
}

impl Lexicon {
    /// Every sense that fires on a phrase: at each word the longest matches first.
    pub fn explain(&self, phrase: &str, on: Option<Date>) -> Vec<Sense> {
        let words = tokens(phrase);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut senses = Vec::new();
        for at in 0..words.len() {
            for (len, number) in self.all.trie.find(&words, at) {
                let Some(entry) = self.all.entries.get(number as usize) else { continue };
                let (name, since, until) = match entry {
                    Entry::Actor { name, since, until, .. } => (Some(name.clone()), *since, *until),
                    Entry::Place { name, .. } => (Some(name.clone()), None, None),
                    _ => (None, None, None),
                };
                senses.push(Sense {
                    words: words.get(at..at + len).unwrap_or(&[]).join(" "),
                    at,
                    told: self.told(entry),
                    name,
                    since,
                    until,
                    holds: entry.holds_on(on),
                    origin: self.origin(number as usize),
                });
            }
        }
        senses
    }

    /// What an entry says, with the country where it is at home.
    fn told(&self, entry: &Entry) -> String {
        let home = match entry {
            Entry::Actor { id, .. } => self.home_of(id),
            _ => None,
        };
        home.map_or_else(|| tell(entry), |home| format!("{}, at home in {home}", tell(entry)))
    }

    /// File and line of an entry.
    fn origin(&self, number: usize) -> String {
        let Some((file, line)) = self.all.origins.get(number) else { return String::new() };
        let name = self.all.files.get(usize::from(*file)).map_or("", String::as_str);
        format!("{name}:{line}")
    }
}
