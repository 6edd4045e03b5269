//! Actors, as a brief names them.

use crate::{Cite, Words, pages::Shelf};
use demarche_record::{Actor, Sector, Source};

/// An actor as a brief names it: by its id, or else by the very words of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// What two mentions are compared by.
    pub key: String,
    /// "RUS", "NATO"; `None` where the text does not tell.
    pub id: Option<String>,
    /// Its words; `None` where the record fills it in from elsewhere.
    pub words: Option<Cite>,
    /// The persons who act for it here.
    pub persons: Vec<Person>,
}

/// A person, named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    /// In the fullest form that the page gives.
    pub name: String,
    /// Where the page gives it.
    pub cite: Cite,
    /// "GOV", "MIL".
    pub sector: Option<Sector>,
}

impl Who {
    /// The actor of a record; `None` where neither id nor name nor words tell who it is.
    pub(crate) fn of(actor: &Actor, page: usize, shelf: &Shelf) -> Option<Who> {
        let placed = match (&actor.id, &actor.name) {
            (None, Some(name)) => shelf.known.place(name),
            _ => None,
        };
        if let Some((id, sector)) = placed {
            let (id, sector) = (Some(id.clone()), actor.sector.or(*sector));
            return Who::of(&Actor { id, sector, ..actor.clone() }, page, shelf);
        }
        let words = actor.span.map(|span| Cite { page, span });
        let person = Person::of(actor, page, shelf);
        let key = match (&actor.id, &person, words) {
            (Some(id), ..) => id.clone(),
            (None, Some(person), _) => format!("~{}", person.name.to_lowercase()),
            (None, None, Some(cite)) if Words::of(shelf.words(cite)).is_empty() => return None, // "it", "they"
            (None, None, Some(cite)) => format!("~{}", plain(shelf.words(cite))),
            (None, None, None) => return None,
        };
        Some(Who { key, id: actor.id.clone(), words, persons: person.into_iter().collect() })
    }

    /// The actors of a list, each once, in order of their keys.
    pub(crate) fn all(actors: &[Actor], page: usize, shelf: &Shelf) -> Vec<Who> {
        let mut found = Vec::new();
        add(&mut found, actors.iter().filter_map(|actor| Who::of(actor, page, shelf)));
        found
    }

    /// The sources of an attribution, outermost first, each once.
    pub(crate) fn sources(chain: &[Source], page: usize, shelf: &Shelf) -> Vec<Who> {
        let mut found: Vec<Who> = Vec::new();
        for who in chain.iter().filter_map(|source| Who::of(&source.actor, page, shelf)) {
            if !found.iter().any(|have| have.key == who.key) {
                found.push(who);
            }
        }
        found
    }
}

impl Person {
    /// The person that an actor names, if the page has that name: a name that is not on the page is no evidence.
    pub(crate) fn of(actor: &Actor, page: usize, shelf: &Shelf) -> Option<Person> {
        let name = actor.name.as_ref().filter(|name| !name.trim().is_empty())?;
        let cite = shelf.find_name(page, name, actor.span)?;
        Some(Person { name: name.clone(), cite, sector: actor.sector })
    }
}

/// Adds actors to a list: each once, in order of keys, with all their persons.
pub(crate) fn add(list: &mut Vec<Who>, more: impl IntoIterator<Item = Who>) {
    for who in more {
        match list.binary_search_by(|have| have.key.cmp(&who.key)) {
            Ok(at) => {
                let have = &mut list[at];
                have.words = have.words.or(who.words);
                for person in who.persons {
                    if !have.persons.iter().any(|p| p.name == person.name) {
                        have.persons.push(person);
                    }
                }
            }
            Err(at) => list.insert(at, who),
        }
    }
}

/// The keys of a list, in order.
pub(crate) fn keys(list: &[Who]) -> Vec<&str> {
    list.iter().map(|who| who.key.as_str()).collect()
}

/// Whether the two lists have an actor in common.
pub(crate) fn meet(a: &[Who], b: &[Who]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.key == y.key))
}

/// The words of somebody without a name, without article and capitals: "the Western powers" is "western powers".
fn plain(words: &str) -> String {
    let lower = words.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let skip = usize::from(words.len() > 1 && matches!(words[0], "the" | "a" | "an"));
    words[skip..].join(" ")
}
