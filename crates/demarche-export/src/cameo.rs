//! Actors in CAMEO's codes.

use crate::Known;
use crate::tables::{self, Country};
use demarche_record::{Actor, Sector};

/// An actor as GDELT takes its code apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Coded {
    /// The whole code: `RUSGOV`, `IGOUNO`.
    pub(crate) code: String,
    pub(crate) country: &'static str,
    /// Where the country is no region of CAMEO's but a state of its own code.
    pub(crate) state: Option<String>,
    pub(crate) group: &'static str,
    /// Roles, the first one first.
    pub(crate) types: Vec<&'static str>,
}

impl Coded {
    /// The country or region, three letters.
    pub(crate) fn country(&self) -> &str {
        self.state.as_deref().unwrap_or(self.country)
    }
}

/// CAMEO's word for a sector; the sector of an organisation is in its first three letters.
fn role(sector: Option<Sector>) -> Option<&'static str> {
    sector.map(|s| match s {
        Sector::Civ => "CVL",
        other => other.as_str(),
    })
}

/// Whether an id is a state of ours: it has a line among the countries or looks like ISO's.
pub(crate) fn is_state(id: &str) -> bool {
    tables::country(id).is_some()
}

/// CAMEO's code of a state; a territory that ISO has no code for is coded as the state that it counts to.
fn state_code(id: &str, country: Country) -> String {
    let sovereign = country.plover.trim_start_matches('!');
    let own = !country.fips.is_empty() || sovereign.is_empty();
    let code = if !country.cameo.is_empty() { country.cameo } else { sovereign };
    if own && country.cameo.is_empty() { id.to_owned() } else { code.to_owned() }
}

/// The code of an actor; empty for one that the text leaves open.
pub(crate) fn code(actor: &Actor, known: &dyn Known) -> Coded {
    let role = role(actor.sector);
    let Some(id) = actor.id.as_deref() else {
        let types: Vec<&'static str> = role.into_iter().collect();
        return Coded { code: types.concat(), types, ..Coded::default() };
    };
    if let Some(group) = tables::group(id) {
        return of_group(group, role);
    }
    let home = if is_state(id) { Some(id.to_owned()) } else { known.home(id) };
    let state = home.map(|home| state_code(&home, tables::country(&home).unwrap_or_default()));
    let types: Vec<&'static str> = role.into_iter().collect();
    let code = match (&state, role) {
        // International bodies lead with their class, national ones with their country.
        (_, Some("IGO")) => "IGO".to_owned(),
        (Some(state), _) => format!("{state}{}", types.concat()),
        (None, _) => types.concat(),
    };
    Coded { code, state, types, ..Coded::default() }
}

fn of_group(group: tables::Group, role: Option<&'static str>) -> Coded {
    let class = group.code.get(..3).filter(|c| matches!(*c, "IGO" | "NGO" | "IMG"));
    let own =
        role.filter(|r| Some(*r) != class && !group.code.contains(r) && (class.is_none() || *r != "NGO"));
    let mut types: Vec<&'static str> = class.into_iter().collect();
    match class {
        // A group of a state: its role stands behind the state in the code.
        None => types.extend(role),
        Some(_) => types.extend(own),
    }
    let code = match own {
        Some(own) if class.is_some() && group.code.len() <= 12 => format!("{}{own}", group.code),
        _ => group.code.to_owned(),
    };
    Coded { code, country: group.country, group: group.group, types, ..Coded::default() }
}

/// What an actor is called: the person, or else what the id stands for, or else the words of the text.
pub(crate) fn name(actor: &Actor, text: &str, known: &dyn Known) -> String {
    let words = || actor.span.map(|span| span.of(text).to_owned());
    let id = || actor.id.as_deref().map(|id| known.name(id).unwrap_or_else(|| id.to_owned()));
    actor.name.clone().or_else(id).or_else(words).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Homes;
    impl Known for Homes {
        fn name(&self, id: &str) -> Option<String> {
            (id == "RUS").then(|| "Russia".to_owned())
        }
        fn home(&self, id: &str) -> Option<String> {
            (id == "HOUTHIS").then(|| "YEM".to_owned())
        }
    }

    fn coded(id: &str, sector: &str) -> (String, String, String, String) {
        let id = (!id.is_empty()).then(|| id.to_owned());
        let c = code(&Actor { id, sector: Sector::parse(sector), ..Actor::default() }, &Homes);
        (c.code.clone(), c.country().to_owned(), c.group.to_owned(), c.types.join(" "))
    }

    #[test]
    fn actors_in_cameo() {
        let table = [
            (("RUS", "GOV"), ("RUSGOV", "RUS", "", "GOV")),
            (("RUS", ""), ("RUS", "RUS", "", "")),
            (("IRN", "CIV"), ("IRNCVL", "IRN", "", "CVL")),
            (("KOS", "GOV"), ("KSVGOV", "KSV", "", "GOV")),
            (("DNR", "REB"), ("UKRREB", "UKR", "", "REB")),
            (("UN", "IGO"), ("IGOUNO", "", "UNO", "IGO")),
            (("UN", "MIL"), ("IGOUNOMIL", "", "UNO", "IGO MIL")),
            (("EU", "IGO"), ("IGOEUREEC", "EUR", "EEC", "IGO")),
            (("HAMAS", "REB"), ("PSEREBHMS", "PSE", "HMS", "REB")),
            (("HOUTHIS", "REB"), ("YEMREB", "YEM", "", "REB")),
            (("CSTO", "IGO"), ("IGO", "", "", "IGO")),
            (("ICRC", "NGO"), ("NGOHLHIRC", "", "IRC", "NGO")),
            (("", "GOV"), ("GOV", "", "", "GOV")),
            (("", ""), ("", "", "", "")),
        ];
        for ((id, sector), (code, country, group, types)) in table {
            let wanted = (code.to_owned(), country.to_owned(), group.to_owned(), types.to_owned());
            assert_eq!(coded(id, sector), wanted, "{id} {sector}");
        }
    }
}
