//! Words for roles: "Russian officials", "Iran's chief negotiator, Farhad Moradi,", "the ministry".

mod alone;
mod beside;
mod country;
mod descriptions;
mod domestic;
mod holders;
mod home;
mod implied;
mod named_bodies;
mod owners;
mod punished;
mod rebels;
mod relations;
mod unowned;

use super::Sort;
use super::draft::{Being, Draft};
use super::phrase::{self, Phrase};
use super::pieces::Kind;
use super::senses;
use super::walk::Walk;
use demarche_parse::{Pos, Tag};
use demarche_record::{Actor, Sector};

/// The actors who own a role, and whether each is a state itself.
pub type Owners = Vec<(Actor, bool)>;

/// A role as the page uses it.
#[derive(Clone)]
struct Role {
    /// The first token of the word for the role.
    first: usize,
    phrase: Phrase,
    sector: Option<Sector>,
    collective: bool,
    plural: bool,
    noun: String,
    head: usize,
    /// "A former minister": somebody of that state, in no office.
    former: bool,
}

impl Walk<'_, '_> {
    /// A word for a role.
    pub fn office(&mut self, i: usize, sector: Option<Sector>, collective: bool) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        // "army chief": the last role counts, the one before it says which.
        if let Some(next) = self.pieces.index_at(piece.last + 1)
            && matches!(self.pieces.all[next].kind, Kind::Office { .. })
            && self.sentence(piece.last + 1) == self.sentence(piece.last)
        {
            let made = self.piece(next);
            if let Some(made) = made {
                self.mark(i, made);
            }
            return made;
        }
        let head = self.head_of(piece.first, piece.last);
        let sector = if self.is_aircraft(piece.last) { Some(Sector::Mil) } else { sector };
        if self.is_half_a_word(piece.last) || self.is_province(piece.last) {
            return None;
        }
        if let Some(draft) = self.body_called(&piece, collective) {
            return Some(draft);
        }
        self.role(piece.first, piece.last, head, sector, collective)
    }

    /// "A Su-22 fighter", "stealth fighters": who flies them is in the armed forces.
    fn is_aircraft(&self, t: usize) -> bool {
        let word = |back: usize| t.checked_sub(back).map_or("", |b| self.page.word(b));
        let model = |w: &str| w.starts_with(char::is_uppercase);
        let numbered = word(1).ends_with(|c: char| c.is_ascii_digit())
            && (model(word(1)) || word(2) == "-" && model(word(3)));
        self.page.lemma(t) == "fighter"
            && (numbered || matches!(word(1), "stealth" | "supersonic" | "multirole"))
    }

    /// "Rakhine state": a part of a country.
    fn is_province(&self, t: usize) -> bool {
        let before = t
            .checked_sub(1)
            .filter(|&b| self.page.word(t) == "state" && self.sentence(b) == self.sentence(t));
        let Some(before) = before else { return false };
        match self.pieces.at(before).map(|p| p.kind) {
            Some(Kind::Place { .. } | Kind::Person | Kind::Unknown) => true,
            None => {
                self.page.word(before).starts_with(char::is_uppercase) && self.page.pos(before) == Pos::Propn
            }
            _ => false,
        }
    }

    /// "Military-led", "rebel-held": no mention of anybody who acts here.
    fn is_half_a_word(&self, t: usize) -> bool {
        let word = |t: usize| self.page.syntax.tokens.get(t).map(|_| self.page.word(t));
        // "Divisions within the bloc".
        if matches!(self.page.word(t), "divisions" | "division" | "Divisions")
            && matches!(word(t + 1), Some("within" | "between" | "among" | "in" | "over"))
        {
            return true;
        }
        if self.is_violence(t) {
            return true;
        }
        matches!(word(t + 1), Some("-" | "‑"))
            && matches!(
                word(t + 2),
                Some("led" | "run" | "ruled" | "held" | "controlled" | "dominated" | "appointed")
            )
    }

    /// The noun of an office: "minister" of "minister of justice".
    fn noun_of_office(&self, first: usize, last: usize) -> String {
        // "Runner-up", "president-elect".
        let behind = matches!(self.page.word(last), "up" | "elect" | "designate");
        if behind && last >= first + 2 && matches!(self.page.word(last - 1), "-" | "‑") {
            return format!("{}-{}", self.page.lemma(last - 2), self.page.word(last)).to_lowercase();
        }
        let of = (first + 1..last).find(|&t| matches!(self.page.word(t), "of" | "for"));
        let head = of.map(|t| t - 1).filter(|&t| self.page.lemma(t).eq_ignore_ascii_case("minister"));
        self.page.lemma(head.unwrap_or(last)).to_lowercase()
    }

    /// "Lethal force", "by force", "remains in force": what is done, not who does it; "many speakers": whoever speaks.
    fn is_violence(&self, t: usize) -> bool {
        let before = t.checked_sub(1).map_or("", |b| self.page.word(b)).to_lowercase();
        match self.page.word(t) {
            "force" => self.page.lexicon.is_in("before violence", &before),
            "speakers" => true,
            _ => false,
        }
    }

    /// A word that stands for whoever is named beside it: "the Russian side", "her counterpart".
    pub fn role(
        &mut self,
        first: usize,
        last: usize,
        head: usize,
        sector: Option<Sector>,
        collective: bool,
    ) -> Option<usize> {
        if self.other_side(last, self.page.lemma(last)) {
            return self.draft_at(head);
        }
        let opposite = last.checked_sub(1).is_some_and(|t| self.page.word(t) == "opposite");
        let phrase = phrase::around(self.page, &self.pieces, first, last);
        let plural = matches!(self.page.token(head).tag, Tag::Nns | Tag::Nnps);
        let role = Role {
            first,
            sector: self.sector_of(&phrase, sector, collective),
            phrase,
            collective,
            plural,
            noun: if opposite { "counterpart".to_owned() } else { self.noun_of_office(first, last) },
            head,
            former: false,
        };
        let role = self.out_of_office(role);
        if role.plural {
            if let Some(draft) = self.group_of_roles(&role.phrase, role.head, role.plural) {
                return Some(draft);
            }
            if role.phrase.whose.is_empty() && self.group_word(role.head) {
                return self.draft_at(role.head);
            }
            if let Some(draft) = self.same_people(&role) {
                return Some(draft);
            }
        }
        let mut owners = self.owners(&role.phrase);
        if role.noun == "counterpart" {
            owners = self.counterpart(&role, owners).into_iter().map(|a| (nameless(&a), false)).collect();
        }
        if owners.is_empty() {
            owners = self.owner_by_noun(&role);
        }
        let owners = self.related(&role, owners);
        let owners = self.rebels_of(&role, owners);
        if let Some(draft) = self.office_of_a_name(&role, &owners) {
            return Some(draft);
        }
        if let Some(draft) = self.beside_a_body(&role) {
            return Some(draft);
        }
        Some(self.office_alone(role, owners))
    }

    /// "The mediators", after "mediators from A and B": the same several.
    fn same_people(&mut self, role: &Role) -> Option<usize> {
        let definite = role.phrase.determiner.as_deref() == Some("the") && role.phrase.whose.is_empty();
        let known =
            self.context.last_called(&role.noun).filter(|_| definite && role.phrase.number.is_none())?;
        if self.drafts[known].actors.len() < 2 || self.drafts[known].noun.as_ref() != Some(&role.noun) {
            return None;
        }
        let actors = self.drafts[known].actors.clone();
        let span = self.span(role.phrase.first, role.phrase.last);
        let draft = Draft::new(role.head, span, actors, Sort::Described, Being::Many);
        let antecedent = self.told.found(known);
        let core = self.role_tokens(role);
        Some(self.add(Draft { core, antecedent, noun: Some(role.noun.clone()), ..draft }))
    }

    /// "A former minister", "retired general": an office that is over tells the state and no sector.
    fn out_of_office(&self, role: Role) -> Role {
        let over = |t: usize| {
            matches!(
                self.page.word(t).to_lowercase().as_str(),
                "former"
                    | "retired"
                    | "ex"
                    | "ex-"
                    | "onetime"
                    | "one-time"
                    | "erstwhile"
                    | "ousted"
                    | "deposed"
            )
        };
        let served = matches!(
            role.sector,
            Some(Sector::Gov | Sector::Mil | Sector::Leg | Sector::Spy | Sector::Cop | Sector::Jud)
        );
        let former = served && !role.collective && (role.phrase.first..=role.first).any(over);
        Role { former, sector: role.sector.filter(|_| !former), ..role }
    }

    /// "Alliance spokesman": a noun before the role that a body of the page is called by.
    fn owner_by_noun(&self, role: &Role) -> Owners {
        // "The Head of Mission" as well.
        let of = role.phrase.last + 1;
        let after = (of + 1 < self.page.syntax.tokens.len() && self.page.word(of) == "of").then_some(of + 1);
        let after = after.filter(|&t| {
            role.phrase.end == role.phrase.last && self.page.word(t).starts_with(char::is_uppercase)
        });
        let before = (role.phrase.first..role.first).filter(|&t| self.page.pos(t) == Pos::Noun);
        let nouns = before.chain(after);
        let called = |t: usize| {
            let lemma = self.page.lemma(t).to_lowercase();
            match self.context.last_called(&lemma) {
                Some(draft) if self.drafts[draft].actors.len() == 1 => self.called(draft, &lemma, t),
                _ => self.context.only_called(&lemma),
            }
        };
        nouns.filter_map(called).filter(|a| a.id.is_some()).map(|a| (nameless(&a), false)).take(1).collect()
    }

    /// The sector after the words that modify the role: "rebel forces", "army spokesman".
    fn sector_of(&self, phrase: &Phrase, sector: Option<Sector>, collective: bool) -> Option<Sector> {
        let own = |m: &&usize| {
            relations::relation(&self.page.lemma(self.pieces.all[**m].last).to_lowercase()).is_none()
        };
        let modifiers = phrase.modifiers.iter().filter(own).filter_map(|&m| match self.pieces.all[m].kind {
            Kind::Office { sector, collective, .. } => Some((sector, collective)),
            _ => None,
        });
        for (modifier, body) in modifiers {
            if matches!(modifier, Some(Sector::Reb | Sector::Opp))
                || (body && !collective)
                || sector.is_none()
            {
                return modifier;
            }
        }
        self.branch(phrase, sector).or(sector)
    }

    /// The branch of the state that an adjective before a plain word for somebody tells: "a congressional group",
    /// "immigration inspectors".
    fn branch(&self, phrase: &Phrase, sector: Option<Sector>) -> Option<Sector> {
        let plain = sector.is_none()
            || matches!(
                self.page.lemma(phrase.last).to_lowercase().as_str(),
                "official" | "officer" | "agent" | "aide" | "delegation" | "inspector" | "source"
            );
        let before = phrase.first..phrase.last;
        let told = before.rev().find_map(|t| senses::branch_of(&self.page.word(t).to_lowercase()));
        told.filter(|_| plain)
    }
}

impl Role {
    /// The sector of whoever holds it under an owner.
    fn sector_under(&self, owner: Option<Sector>, owner_is_state: bool) -> Option<Sector> {
        let hopes =
            matches!(self.noun.as_str(), "candidate" | "hopeful" | "nominee" | "contender" | "aspirant");
        let armed = matches!(owner, Some(Sector::Mil | Sector::Cop | Sector::Reb));
        if self.former || hopes && self.sector.is_none() {
            None
        } else if (self.noun == "man" && armed || self.noun == "deputy") && !owner_is_state && owner.is_some()
        {
            owner
        } else {
            let sector = senses::office_sector(owner, owner_is_state, self.sector);
            // "Minister for Justice": no judge.
            let governs = matches!(self.noun.as_str(), "minister" | "ministry");
            sector.map(|s| if governs && s == Sector::Jud { Sector::Gov } else { s })
        }
    }
}

impl Phrase {
    /// "officials, Smith and Jones": no apposition.
    fn is_indefinite_list(&self) -> bool {
        self.determiner.is_none() && self.whose.is_empty()
    }
}

/// An actor without the person: the office or body behind it.
pub fn nameless(actor: &Actor) -> Actor {
    Actor { name: None, span: None, ..actor.clone() }
}
