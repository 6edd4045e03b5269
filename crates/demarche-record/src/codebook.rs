//! PLOVER's types, modes, quad classes and scores, and the CAMEO codes under them.

use crate::words;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

words!(
    /// PLOVER's sixteen event types.
    #[allow(missing_docs)]
    EventType {
        Agree = "AGREE", Consult = "CONSULT", Support = "SUPPORT", Concede = "CONCEDE",
        Cooperate = "COOPERATE", Aid = "AID", Retreat = "RETREAT", Request = "REQUEST", Accuse = "ACCUSE",
        Reject = "REJECT", Threaten = "THREATEN", Protest = "PROTEST", Sanction = "SANCTION",
        Mobilize = "MOBILIZE", Coerce = "COERCE", Assault = "ASSAULT",
    }
);

/// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
pub type Quad = u8;

/// The tables of the contract (`data/plover.json`), read once.
#[derive(Debug, Deserialize)]
pub struct Codebook {
    types: BTreeMap<String, TypeRow>,
    contexts: Vec<String>,
    cameo: BTreeMap<String, CameoRow>,
}

#[derive(Debug, Deserialize)]
struct TypeRow {
    quad: Quad,
    score: f64,
    modes: BTreeMap<String, Option<f64>>,
}

#[derive(Debug, Deserialize)]
struct CameoRow {
    #[serde(rename = "type")]
    kind: String,
    mode: Option<String>,
    context: Vec<String>,
    name: Option<String>,
}

impl Codebook {
    /// The codebook that ships with the crate.
    pub fn plover() -> &'static Codebook {
        static CODEBOOK: OnceLock<Codebook> = OnceLock::new();
        CODEBOOK.get_or_init(|| {
            serde_json::from_str(include_str!("../data/plover.json")).unwrap_or(Codebook {
                types: BTreeMap::new(),
                contexts: Vec::new(),
                cameo: BTreeMap::new(),
            })
        })
    }

    /// The quad class of a type.
    pub fn quad(&self, kind: EventType) -> Quad {
        self.types.get(kind.as_str()).map_or(0, |row| row.quad)
    }

    /// The score of a mode, or of its type where there is no mode or the mode has no score of its own.
    pub fn score(&self, kind: EventType, mode: Option<&str>) -> f64 {
        let Some(row) = self.types.get(kind.as_str()) else {
            return 0.0;
        };
        mode.and_then(|m| row.modes.get(m).copied().flatten()).unwrap_or(row.score)
    }

    /// The mode of that name, if the type has it.
    pub fn mode(&'static self, kind: EventType, mode: &str) -> Option<&'static str> {
        self.types.get(kind.as_str())?.modes.get_key_value(mode).map(|(name, _)| name.as_str())
    }

    /// The context of that name.
    pub fn context(&'static self, name: &str) -> Option<&'static str> {
        self.contexts.iter().find(|c| *c == name).map(String::as_str)
    }

    /// What a CAMEO code means in PLOVER: type, mode, contexts and its name.
    pub fn cameo(&'static self, code: &str) -> Option<CameoCode> {
        let row = self.cameo.get(code)?;
        let kind = EventType::parse(&row.kind)?;
        Some(CameoCode {
            kind,
            mode: row.mode.as_deref().and_then(|m| self.mode(kind, m)),
            context: row.context.iter().filter_map(|c| self.context(c)).collect(),
            name: row.name.as_deref(),
        })
    }
}

/// A CAMEO code in PLOVER's terms.
#[derive(Clone, Debug, PartialEq)]
pub struct CameoCode {
    /// PLOVER's type.
    pub kind: EventType,
    /// PLOVER's mode.
    pub mode: Option<&'static str>,
    /// PLOVER's contexts.
    pub context: Vec<&'static str>,
    /// What CAMEO calls it.
    pub name: Option<&'static str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_of_the_contract_is_known_here() {
        let codebook = Codebook::plover();
        assert_eq!(codebook.types.len(), EventType::ALL.len());
        for kind in EventType::ALL {
            assert!((1..=4).contains(&codebook.quad(*kind)), "{kind:?}");
        }
        assert_eq!(codebook.score(EventType::Retreat, Some("ceasefire")), 7.5);
        assert_eq!(codebook.mode(EventType::Consult, "firearms"), None);
        assert_eq!(codebook.cameo("154").map(|c| c.kind), Some(EventType::Mobilize));
    }
}
