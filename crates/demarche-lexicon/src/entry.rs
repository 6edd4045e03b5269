//! What an entry of the lexicon can be.

use demarche_record::{Date, Sector};

/// What sort of actor a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorClass {
    /// A state by its name: "Russia".
    State,
    /// A capital that may stand for its government: "Moscow" (a place as well).
    Capital,
    /// A seat or house that stands for a government or an organ: "the Kremlin", "Foggy Bottom".
    Metonym,
    /// An organ of a state: "the State Department", "the Knesset".
    Organ,
    /// An international organisation: "NATO".
    Organisation,
    /// A non-state group: "Hezbollah".
    Group,
    /// A news outlet or agency: "RIA Novosti".
    Medium,
    /// A set of states that stands for its members, see [`crate::Lexicon::members`]: "the E3", "the Baltic states".
    Bloc,
    /// A company or other body.
    Body,
    /// A person known by name, at a date: "Vladimir Putin".
    Person,
}

/// One sense of one name.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A name of an actor.
    Actor {
        /// ISO alpha-3, acronym or slug, as the contract has it.
        id: String,
        /// The sector that the name itself implies, if any: NATO `IGO`, the Kremlin `GOV`; a state has none.
        sector: Option<Sector>,
        /// What sort of actor.
        class: ActorClass,
        /// Canonical name.
        name: String,
        /// Nouns that may point back at it: "alliance", "bloc"; plurals with their dictionary form, "rebels", "rebel".
        nouns: Vec<String>,
        /// From when to when the sense holds, where it changes.
        since: Option<Date>,
        /// Last day.
        until: Option<Date>,
    },
    /// An adjective or noun of nationality: "Russian", "Iranians".
    Demonym {
        /// The state.
        id: String,
        /// Whether it is a noun for its people and no adjective: "Iranians", "Britons".
        people: bool,
    },
    /// A word for a role: "foreign minister", "spokesman", "troops", "rebels", "lawmakers".
    Office {
        /// The sector that it implies.
        sector: Sector,
        /// Whether it may stand before a person's name as a title: "President", "Deputy Foreign Minister".
        title: bool,
        /// Whether it names a body of people: "troops", "police", "officials".
        collective: bool,
        /// The states that have an office or body of this name, the one that is meant where nothing says whose first:
        /// "defense secretary" `USA`, `PHL`.
        states: Vec<String>,
    },
    /// A word for a person or body whose sector only its company tells: "chairman", "counterpart", "sources", "Mr".
    Role {
        /// Whether it may stand before a person's name.
        title: bool,
        /// Whether it names several people or a body: "sources", "party".
        collective: bool,
    },
    /// A place: city, region, sea, river, border post.
    Place {
        /// Canonical name.
        name: String,
        /// ISO alpha-3; `None` where disputed or at sea.
        country: Option<String>,
    },
}

/// A match of an entry's name in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match<'a> {
    /// How many words it takes.
    pub len: usize,
    /// What they may mean.
    pub entry: &'a Entry,
}
