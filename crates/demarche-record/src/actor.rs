//! Who acts, speaks, is addressed.

use crate::words;
use demarche_text::Span;

words!(
    /// The part of society or state that an actor belongs to.
    #[allow(missing_docs)]
    Sector {
        Gov = "GOV", Mil = "MIL", Leg = "LEG", Jud = "JUD", Spy = "SPY", Cop = "COP", Opp = "OPP", Reb = "REB",
        Igo = "IGO", Ngo = "NGO", Med = "MED", Bus = "BUS", Civ = "CIV",
    }
);

/// One actor, as far as the text lets a careful reader tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Actor {
    /// ISO 3166-1 alpha-3, an organisation's acronym or a slug; `None` where the text does not say.
    pub id: Option<String>,
    /// `None` where the text does not say.
    pub sector: Option<Sector>,
    /// The person named, in the fullest form that the document gives.
    pub name: Option<String>,
    /// The words that mention the actor; `None` where it is filled in from elsewhere.
    pub span: Option<Span>,
}

impl Actor {
    /// Whether two mentions stand for the same actor: by id and name, whatever their words.
    pub fn same_as(&self, other: &Actor) -> bool {
        self.id == other.id && self.name == other.name && (self.id.is_some() || self.name.is_some())
    }
}

/// One link of an attribution chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Who reports.
    pub actor: Actor,
    /// The words that say so: "reported", "according to".
    pub cue: Option<Span>,
}

/// Who reports that ... who said it, outermost first; empty where the outlet speaks in its own voice.
pub type Attribution = Vec<Source>;
