//! Whether a role is of the country at hand: "the police" are, "Western diplomats" are not.

use super::super::pieces::Kind;
use super::super::walk::Walk;
use super::Role;
use crate::grammar;
use demarche_lexicon::Lexicon;
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// Whether a role belongs to the country at hand by itself, or by a word before it: "the government delegation".
    pub(super) fn is_domestic(&self, role: &Role) -> bool {
        // "The secretary" alone may be a clerk; "the trade secretary" governs.
        if role.noun == "secretary" && role.first == role.phrase.last {
            return false;
        }
        let by_modifier = role.phrase.modifiers.iter().any(|&m| {
            let word = self.page.lemma(self.pieces.all[m].last).to_lowercase();
            matches!(self.pieces.all[m].kind, Kind::Office { sector, collective, .. } if domestic(self.page.lexicon, &word, sector, collective))
        });
        if self.is_of_organ(role) {
            return true;
        }
        let word = |t: usize| self.page.word(t).to_lowercase();
        // "State television", "local media": the outlets of the country at hand.
        let own_media = role.sector == Some(Sector::Med)
            && (role.phrase.first..=role.phrase.last)
                .any(|t| self.page.lexicon.is_in("home media", word(t).as_str()));
        if own_media || (role.first..role.phrase.last).any(|t| word(t) == "attorney") {
            return true;
        }
        // "A former chief minister" is as much at home as a present one.
        let sector = role.sector.or(role.former.then_some(Sector::Gov));
        by_modifier || domestic(self.page.lexicon, &role.noun, sector, role.collective)
    }

    /// "Army spokesman", "interior ministry official": an office under one of the organs that every country has.
    fn is_of_organ(&self, role: &Role) -> bool {
        // One phrase of the lexicon; "army spokesman General Mbuyi" as well.
        let parted = |first: usize, last: usize| (first < last).then_some(first);
        let modifiers = role.phrase.modifiers.iter().map(|&m| &self.pieces.all[m]);
        let mut firsts =
            modifiers.filter_map(|p| parted(p.first, p.last)).chain(parted(role.first, role.phrase.last));
        let of_force = firsts.any(|first| {
            self.page.lexicon.is_in("home prefix", self.page.word(first).to_lowercase().as_str())
        });
        // "Foreign Ministry spokesperson", "interior ministry official", "presidential spokesman".
        let of_organ = (role.first..role.phrase.last)
            .any(|t| self.page.lexicon.is_in("home organ", self.page.word(t).to_lowercase().as_str()));
        (of_force || of_organ)
            && matches!(role.sector, Some(Sector::Mil | Sector::Cop | Sector::Gov | Sector::Leg))
    }

    /// "A court jailed an aid worker", "a government spokesman": one of those of whom a country has several is of the
    /// country at hand, where the sentence, its paragraph or the whole page is clearly about one.
    pub(super) fn one_at_home(&self, role: &Role) -> Option<Actor> {
        let one = matches!(role.phrase.determiner.as_deref(), Some("a" | "an" | "another" | "one"));
        let rules = matches!(role.sector, Some(Sector::Jud | Sector::Cop | Sector::Leg));
        let plain = one && !role.plural && !role.former && role.phrase.whose.is_empty();
        if !plain || !(rules || self.is_of_organ(role)) || self.is_foreign(role) || !self.is_domestic(role) {
            return None;
        }
        let here = self.scene_at(role.head, 0).map(str::to_owned);
        let headed = || self.focus.clone().filter(|_| self.opened_where || self.under_heading);
        let page = || self.context.clear_country().filter(|id| self.context.has_told(id)).map(str::to_owned);
        let id = here.or_else(headed).or_else(page)?;
        Some(Actor { id: Some(id), sector: role.sector, name: None, span: None })
    }

    /// "Five ministers": several of an office that a country has one of.
    fn is_of_several(&self, role: &Role) -> bool {
        // "Accused governments of silence".
        let bare =
            matches!(role.noun.as_str(), "government" | "parliament" | "army" | "president" | "premier");
        let title = self.page.role(self.sentence(role.head)) != demarche_text::Role::Body;
        role.plural
            && (role.phrase.number.is_some() || bare && !title)
            && role.phrase.determiner.is_none()
            && (bare || self.page.lexicon.is_in("one of a country", role.noun.as_str()))
    }

    /// "Western diplomats", "a Dubai-based lawyer", "people briefed on the talks": not ours, or not told whose.
    pub(super) fn is_foreign(&self, role: &Role) -> bool {
        let body = self.page.lexicon.is_in("body of a region", role.noun.as_str());
        let armed = (role.first..=role.phrase.last)
            .any(|t| self.page.lexicon.is_in("armed stranger", self.page.word(t).to_lowercase().as_str()))
            && !matches!(role.noun.as_str(), "force" | "service");
        // "Foreign soldiers" is one phrase of the lexicon, as "foreign ministry" is.
        let until = if role.sector == Some(Sector::Mil) { role.phrase.last } else { role.first };
        let adjective = (role.phrase.first..until.max(role.phrase.first)).any(|t| {
            self.page.lexicon.is_in("foreign", self.page.word(t).to_lowercase().as_str())
                || !body && self.page.word(t).eq_ignore_ascii_case("regional")
                || self.page.word(t) == "based"
        });
        let next = role.phrase.end + 1;
        // "Sources with knowledge of the matter", but not "the police with tear gas".
        let force = body || matches!(role.sector, Some(Sector::Cop | Sector::Mil | Sector::Reb));
        let briefed = self.page.syntax.tokens.get(next).map(|t| &*t.lemma).is_some_and(|lemma| match lemma {
            "brief" | "familiar" | "close" => true,
            "with" => !force && !self.serves_with(role.phrase.last),
            _ => false,
        });
        adjective || armed || briefed || self.is_of_several(role)
    }

    /// "An official with the defence ministry": the body is whom he serves, not what he knows.
    fn serves_with(&self, t: usize) -> bool {
        let body = grammar::oblique(self.page, t, &["with"]).and_then(|with| self.pieces.at(with));
        body.is_some_and(|piece| matches!(piece.kind, Kind::Actor { .. } | Kind::Office { .. }))
    }
}

/// Bodies and offices that belong to the country the page is about, unless it says otherwise.
pub(super) fn domestic(lexicon: &Lexicon, noun: &str, sector: Option<Sector>, collective: bool) -> bool {
    match sector.unwrap_or(Sector::Igo) {
        _ if lexicon.is_in("of no country", noun) => false,
        // Those who stand for an office stand for it at home.
        _ if lexicon.is_in("candidate", noun) => true,
        Sector::Civ => !lexicon.is_in("crime", noun),
        Sector::Cop | Sector::Opp | Sector::Leg => true,
        Sector::Mil | Sector::Spy => collective,
        Sector::Jud => true,
        Sector::Ngo => lexicon.is_in("home body", noun),
        Sector::Gov => {
            collective && !lexicon.is_in("at large", noun) || lexicon.is_in("national office", noun)
        }
        _ => false,
    }
}
