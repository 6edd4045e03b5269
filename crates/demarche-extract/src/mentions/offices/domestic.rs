//! Whether a role is of the country at hand: "the police" are, "Western diplomats" are not.

use super::super::pieces::Kind;
use super::super::walk::Walk;
use super::Role;
use demarche_record::Sector;

impl Walk<'_, '_> {
    /// Whether a role belongs to the country at hand by itself, or by a word before it: "the government delegation".
    pub(super) fn is_domestic(&self, role: &Role) -> bool {
        // "The secretary" alone may be a clerk; "the trade secretary" governs.
        if role.noun == "secretary" && role.first == role.phrase.last {
            return false;
        }
        let by_modifier = role.phrase.modifiers.iter().any(|&m| {
            let word = self.page.lemma(self.pieces.all[m].last).to_lowercase();
            matches!(self.pieces.all[m].kind, Kind::Office { sector, collective, .. } if domestic(&word, sector, collective))
        });
        // "Army spokesman", "police chief": one phrase of the lexicon; "army spokesman General Mbuyi" as well.
        let before = role.phrase.modifiers.iter().map(|&m| &self.pieces.all[m]);
        let first = before.filter(|p| p.first < p.last).map(|p| p.first).next();
        let first = if role.first < role.phrase.last { Some(role.first) } else { first };
        let of_force = first.is_some_and(|first| {
            matches!(
                self.page.word(first).to_lowercase().as_str(),
                "town"
                    | "village"
                    | "city"
                    | "regional"
                    | "provincial"
                    | "district"
                    | "army"
                    | "military"
                    | "police"
                    | "government"
                    | "navy"
                    | "parliament"
                    | "parliamentary"
            )
        });
        // "Foreign Ministry spokesperson", "interior ministry official", "presidential spokesman".
        let of_organ = (role.first..role.phrase.last).any(|t| {
            matches!(
                self.page.word(t).to_lowercase().as_str(),
                "ministry" | "presidential" | "presidency" | "cabinet" | "ministerial"
            )
        });
        if (of_force || of_organ)
            && matches!(role.sector, Some(Sector::Mil | Sector::Cop | Sector::Gov | Sector::Leg))
        {
            return true;
        }
        let word = |t: usize| self.page.word(t).to_lowercase();
        // "State television", "local media": the outlets of the country at hand.
        let own_media = role.sector == Some(Sector::Med)
            && (role.phrase.first..=role.phrase.last).any(|t| {
                matches!(
                    word(t).as_str(),
                    "state" | "state-run" | "official" | "local" | "national" | "domestic"
                )
            });
        if own_media || (role.first..role.phrase.last).any(|t| word(t) == "attorney") {
            return true;
        }
        // "A former chief minister" is as much at home as a present one.
        let sector = role.sector.or(role.former.then_some(Sector::Gov));
        by_modifier || domestic(&role.noun, sector, role.collective)
    }

    /// "Five ministers": several of an office that a country has one of.
    fn is_of_several(&self, role: &Role) -> bool {
        role.plural
            && role.phrase.number.is_some()
            && role.phrase.determiner.is_none()
            && matches!(
                role.noun.as_str(),
                "minister" | "president" | "premier" | "king" | "chancellor" | "ambassador"
            )
    }

    /// "Western diplomats", "foreign powers", "people briefed on the talks": not ours, or not told whose.
    pub(super) fn is_foreign(&self, role: &Role) -> bool {
        let body = matches!(
            role.noun.as_str(),
            "ministry" | "government" | "authority" | "police" | "governor" | "administration" | "parliament"
        );
        let armed = (role.first..=role.phrase.last).any(|t| {
            matches!(self.page.word(t).to_lowercase().as_str(), "armed" | "unidentified" | "masked")
        }) && !matches!(role.noun.as_str(), "force" | "service");
        // "Foreign soldiers" is one phrase of the lexicon, as "foreign ministry" is.
        let until = if role.sector == Some(Sector::Mil) { role.phrase.last } else { role.first };
        let adjective = (role.phrase.first..until.max(role.phrase.first)).any(|t| {
            matches!(
                self.page.word(t).to_lowercase().as_str(),
                "western"
                    | "foreign"
                    | "international"
                    | "european"
                    | "arab"
                    | "neighbouring"
                    | "neighboring"
                    | "other"
                    | "unnamed"
                    | "eastern"
                    | "african"
                    | "asian"
                    | "armed"
                    | "unidentified"
                    | "masked"
                    | "gulf"
                    | "unknown"
                    | "fellow"
                    | "allied"
                    | "multinational"
            ) || !body && self.page.word(t).eq_ignore_ascii_case("regional")
        });
        let next = role.phrase.end + 1;
        // "Sources with knowledge of the matter", but not "the police with tear gas".
        let force = body || matches!(role.sector, Some(Sector::Cop | Sector::Mil | Sector::Reb));
        let briefed = self.page.syntax.tokens.get(next).map(|t| &*t.lemma).is_some_and(|lemma| match lemma {
            "brief" | "familiar" | "close" => true,
            "with" => !force,
            _ => false,
        });
        adjective || armed || briefed || self.is_of_several(role)
    }
}

/// Bodies and offices that belong to the country the page is about, unless it says otherwise.
pub(super) fn domestic(noun: &str, sector: Option<Sector>, collective: bool) -> bool {
    match sector.unwrap_or(Sector::Igo) {
        _ if matches!(
            noun,
            "state"
                | "power"
                | "country"
                | "nation"
                | "ally"
                | "member"
                | "neighbour"
                | "neighbor"
                | "man"
                | "gunman"
                | "community"
                | "expert"
                | "analyst"
                | "specialist"
                | "scholar"
                | "researcher"
                | "academic"
                | "scientist"
                | "professor"
                | "economist"
                | "historian"
                | "commentator"
                | "observer"
                | "tourist"
                | "relative"
                | "partner"
                | "refugee"
                | "migrant"
        ) =>
        {
            false
        }
        // Those who stand for an office stand for it at home.
        _ if matches!(
            noun,
            "candidate" | "runner-up" | "contender" | "challenger" | "front-runner" | "frontrunner"
        ) =>
        {
            true
        }
        Sector::Civ => !is_crime(noun),
        Sector::Cop | Sector::Opp | Sector::Leg => true,
        Sector::Mil | Sector::Spy => collective,
        Sector::Jud => true,
        Sector::Gov => {
            collective
                && !matches!(
                    noun,
                    "official"
                        | "diplomat"
                        | "envoy"
                        | "source"
                        | "delegation"
                        | "delegate"
                        | "representative"
                        | "mediator"
                        | "negotiator"
                        | "leader"
                )
                || matches!(
                    noun,
                    "secretary"
                        | "president"
                        | "minister"
                        | "premier"
                        | "chancellor"
                        | "king"
                        | "queen"
                        | "emir"
                        | "sultan"
                        | "ombudsman"
                        | "commissioner"
                        | "presidency"
                        | "monarch"
                        | "governor"
                        | "mayor"
                )
        }
        _ => false,
    }
}

/// Words for criminals: where they come from nobody can tell.
fn is_crime(noun: &str) -> bool {
    matches!(
        noun,
        "assassin"
            | "killer"
            | "murderer"
            | "robber"
            | "thief"
            | "bandit"
            | "smuggler"
            | "trafficker"
            | "attacker"
            | "assailant"
            | "criminal"
            | "kidnapper"
            | "hacker"
            | "cybercriminal"
            | "savage"
            | "suspect"
            | "fugitive"
            | "informant"
            | "informer"
    )
}
