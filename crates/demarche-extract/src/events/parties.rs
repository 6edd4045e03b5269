//! Who acts in an event, and on whom.

use super::read::{Reader, Reading};
use crate::{Sort, grammar};
use demarche_lexicon::{Roles, Slot};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, EventType, Sector};

/// The participants of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parties {
    /// Who acts; all participants of a reciprocal event.
    pub actors: Vec<Actor>,
    /// On whom.
    pub recipients: Vec<Actor>,
}

const VERB_WHO: &[Slot] = &[Slot::Subject];
const VERB_WHOM: &[Slot] = &[
    Slot::Indirect,
    Slot::Object,
    Slot::Owner,
    Slot::Prep("against"),
    Slot::Prep("to"),
    Slot::Prep("on"),
    Slot::Prep("with"),
    Slot::Prep("at"),
    Slot::Prep("from"),
    Slot::ActSubject,
];
const NOUN_WHO: &[Slot] = &[Slot::Possessor, Slot::Modifier, Slot::Prep("by"), Slot::Prep("from")];
const NOUN_WHOM: &[Slot] =
    &[Slot::Prep("against"), Slot::Prep("on"), Slot::Prep("of"), Slot::Prep("to"), Slot::Prep("with")];

/// The government of a state and its rebels, opposition or citizens: two sides with one id.
fn at_odds(a: &Actor, b: &Actor) -> bool {
    let people = |s: Option<Sector>| matches!(s, Some(Sector::Reb | Sector::Opp | Sector::Civ));
    a.sector.is_some() && b.sector.is_some() && a.sector != b.sector && (people(a.sector) != people(b.sector))
}

impl Reader<'_, '_> {
    /// The participants of what is read at `t`; `light` is the verb that performs the noun at `t`.
    pub fn parties(&self, t: usize, reading: &Reading, light: Option<usize>) -> Parties {
        let roles = &self.roles(t, reading);
        let mut parties = if roles.all {
            self.everybody(t, roles, reading, light)
        } else {
            self.two_sides(t, roles, reading, light)
        };
        if let Some(verb) = light
            && !roles.all
            && parties.recipients.is_empty()
        {
            let phrases = ["against", "on", "at", "to", "into"].map(Slot::Prep);
            parties.recipients = self.first(verb, &phrases, reading, &parties.actors);
        }
        parties
    }

    /// Where the participants of what is read at `t` stand: as its entry says, else in the usual places.
    pub(super) fn roles(&self, t: usize, reading: &Reading) -> Roles {
        let verbal = self.verbal(t);
        reading.entry.roles.clone().unwrap_or_else(|| Roles {
            who: if verbal { VERB_WHO } else { NOUN_WHO }.to_vec(),
            whom: if verbal { VERB_WHOM } else { NOUN_WHOM }.to_vec(),
            all: false,
        })
    }

    fn everybody(&self, t: usize, roles: &Roles, reading: &Reading, light: Option<usize>) -> Parties {
        let mut actors: Vec<Actor> = Vec::new();
        let mut slots: Vec<(usize, Slot)> = roles.who.iter().map(|&s| (t, s)).collect();
        if !self.verbal(t) && !self.children(t, &[Label::Cop]).is_empty() {
            slots.insert(0, (t, Slot::Subject)); // "is in talks with"
        }
        if let Some(verb) = light {
            slots.insert(0, (verb, Slot::Subject));
            slots.push((verb, Slot::Prep("with")));
            slots.push((verb, Slot::Prep("between")));
        }
        for (at, slot) in slots {
            for actor in self.named(at, slot, reading) {
                if !actors.iter().any(|a| a.same_as(&actor)) {
                    actors.push(actor);
                }
            }
        }
        Parties { actors, recipients: Vec::new() }
    }

    /// "Will not attend talks with B": A refuses, and B is refused.
    pub fn one_sided(&self, t: usize, parties: Parties) -> Parties {
        let subject: Vec<Actor> =
            self.fillers(t, Slot::Subject).into_iter().flat_map(|s| self.who(s, true)).collect();
        let (actors, others): (Vec<Actor>, Vec<Actor>) =
            parties.actors.iter().cloned().partition(|a| subject.iter().any(|s| s.id == a.id));
        if actors.is_empty() || others.is_empty() || !parties.recipients.is_empty() {
            return parties;
        }
        Parties { actors, recipients: others }
    }

    fn two_sides(&self, t: usize, roles: &Roles, reading: &Reading, light: Option<usize>) -> Parties {
        let mut actors: Vec<Actor> = Vec::new();
        if let Some(verb) = light {
            actors = self.named(verb, Slot::Subject, reading);
        }
        if actors.is_empty() {
            actors = self.first(t, &roles.who, reading, &[]);
        }
        if actors.is_empty()
            && self.verbal(t)
            && grammar::passive(self.page, t)
            && let Some(inner) = self.fillers(t, Slot::Act).into_iter().next()
        {
            // "was accused of arming rebels by Chad": the tree hangs the accuser on the act.
            let by = self.fillers(inner, Slot::Prep("by"));
            actors = by.into_iter().flat_map(|c| self.who(c, true)).collect();
        }
        let recipients = self.first(t, &roles.whom, reading, &actors);
        if actors.is_empty() && recipients.iter().any(|a| a.id.is_some()) {
            actors.extend(self.somebody(t, &roles.who));
        }
        Parties { actors, recipients }
    }

    /// Whoever acts without being known: "a court", "gunmen", "the critics".
    fn somebody(&self, t: usize, who: &[Slot]) -> Option<Actor> {
        let page = self.page;
        let subject = self.fillers(t, *who.first()?).into_iter().next().filter(|_| self.verbal(t))?;
        let named = page.pos(subject) == Pos::Propn && self.is_organisation(subject);
        let able = named || (page.pos(subject) == Pos::Noun && self.book.is("anybody", &self.lemma(subject)));
        able.then(|| Actor {
            span: Some(grammar::phrase_span_without_case(page, subject)),
            ..Actor::default()
        })
    }

    /// The actors of the first slot that names any; one who acts already is taken only from the object itself.
    fn first(&self, t: usize, slots: &[Slot], reading: &Reading, acting: &[Actor]) -> Vec<Actor> {
        for &slot in slots {
            let mut found = self.named(t, slot, reading);
            let apart = !matches!(slot, Slot::Object | Slot::Subject) || self.of_its_own(t, slot);
            if apart && !self.is_group(t, slot) {
                found.retain(|a| a.id.is_none() || !acting.iter().any(|b| b.id == a.id && !at_odds(a, b)));
            }
            if found.iter().any(|a| a.id.is_some() || a.name.is_some()) {
                return found;
            }
        }
        Vec::new()
    }

    /// "urged both governments": who acts may well be one of them.
    fn is_group(&self, t: usize, slot: Slot) -> bool {
        self.fillers(t, slot)
            .iter()
            .any(|&o| self.mentions.at(o).is_some_and(|m| m.sort == Sort::Described && m.actors.len() > 1))
    }

    /// "urged its allies": whoever they are, they are not the one who acts.
    fn of_its_own(&self, t: usize, slot: Slot) -> bool {
        slot == Slot::Object
            && self.fillers(t, slot).iter().any(|&o| {
                self.children(o, &[Label::NmodPoss]).iter().any(|&c| {
                    matches!(self.lemma(c).as_str(), "its" | "their" | "his" | "her" | "our" | "my")
                })
            })
    }

    /// The actors named in a slot.
    pub(super) fn named(&self, t: usize, slot: Slot, reading: &Reading) -> Vec<Actor> {
        match slot {
            Slot::Owner => self.fillers(t, Slot::Object).into_iter().flat_map(|o| self.owned(o)).collect(),
            Slot::ActWhom => reading.inner.map_or_else(Vec::new, |w| self.act_whom(w)),
            Slot::Subject if self.is_flat(t) => {
                self.fillers(t, slot).into_iter().flat_map(|s| self.who(s, true)).collect()
            }
            Slot::Subject if self.verbal(t) => match self.fillers(t, slot).first() {
                Some(&s) => self.doers(s),
                None => Vec::new(),
            },
            Slot::Prep("in" | "over" | "across") => {
                let places = matches!(
                    reading.code.kind,
                    EventType::Assault
                        | EventType::Coerce
                        | EventType::Protest
                        | EventType::Aid
                        | EventType::Mobilize
                        | EventType::Sanction
                ) || reading.code.mode == Some("visit");
                let fillers = self.fillers(t, slot);
                let found: Vec<Actor> = fillers.iter().flat_map(|&f| self.located(f, places)).collect();
                if found.is_empty() && slot == Slot::Prep("over") {
                    return fillers.into_iter().flat_map(|f| self.owned(f)).collect();
                }
                found
            }
            Slot::Object if matches!(reading.code.kind, EventType::Assault | EventType::Coerce) => {
                let found = self.fillers(t, slot);
                found.into_iter().flat_map(|f| self.who_or_where(f)).collect()
            }
            _ => {
                let owners = matches!(slot, Slot::Prep(_) | Slot::Subject);
                let fillers = self.fillers(t, slot);
                fillers.into_iter().flat_map(|f| self.who(f, owners)).collect()
            }
        }
    }

    /// Who acts by a subject: whoever it names, owns it, or has made it ("issued a report accusing Rwanda").
    fn doers(&self, subject: usize) -> Vec<Actor> {
        let named = self.who(subject, true);
        if !named.is_empty() || !self.book.is("document", &self.lemma(subject)) {
            return named;
        }
        let maker = self
            .page
            .token(subject)
            .head
            .filter(|&verb| self.page.label(subject) == Label::Obj && self.verbal(verb))
            .and_then(|verb| self.fillers(verb, Slot::Subject).first().copied());
        maker.map_or_else(Vec::new, |m| self.who(m, true))
    }

    /// On whom the act inside falls.
    pub fn act_whom(&self, word: usize) -> Vec<Actor> {
        match self.read(word) {
            // "Announced aid for Kenya".
            Some(reading) if reading.code.kind == EventType::Aid && !self.verbal(word) => {
                let phrases = ["for", "to"].map(Slot::Prep);
                let given = self.parties(word, &reading, None).recipients;
                if given.is_empty() { self.first(word, &phrases, &reading, &[]) } else { given }
            }
            Some(reading) => match &reading.entry.roles {
                // "offered to host talks between X and Y": everybody but the one who is to act.
                Some(roles) if roles.all => roles
                    .who
                    .iter()
                    .filter(|slot| **slot != Slot::Subject)
                    .flat_map(|&slot| self.named(word, slot, &reading))
                    .collect(),
                _ => self.parties(word, &reading, None).recipients,
            },
            None if self.verbal(word) => {
                self.fillers(word, Slot::Object).into_iter().flat_map(|o| self.who(o, true)).collect()
            }
            None => Vec::new(),
        }
    }

    /// Who is meant by a phrase; with `owners` also whose thing it is.
    pub fn who(&self, t: usize, owners: bool) -> Vec<Actor> {
        let page = self.page;
        if let Some(noun) = grammar::antecedent(page, t).filter(|&noun| noun != t) {
            return self.who(noun, owners);
        }
        if page.pos(t) == Pos::Pron
            && matches!(self.lemma(t).as_str(), "we" | "i" | "us" | "me" | "our" | "my")
        {
            let speaker = self.scopes.chain(t).pop().map(|s| s.actor);
            return speaker.into_iter().filter(|a| a.id.is_some() || a.name.is_some()).collect();
        }
        let mut actors = self.mentions.actors(page, t);
        if !actors.is_empty() {
            for also in self.joined_modifiers(t) {
                if !actors.iter().any(|a| a.id == also.id) {
                    actors.push(also);
                }
            }
            return actors;
        }
        if matches!(page.lemma(t), "which" | "who" | "that")
            && let Some(noun) =
                page.token(t).head.filter(|&v| page.label(v) == Label::Acl).and_then(|v| page.token(v).head)
        {
            return self.who(noun, owners);
        }
        // In what somebody says, a pronoun that nothing else explains is mostly the speaker: "said it was ready".
        if page.pos(t) == Pos::Pron && matches!(self.lemma(t).as_str(), "it" | "he" | "she" | "they") {
            let subject = matches!(page.label(t), Label::Nsubj | Label::NsubjPass | Label::NsubjOuter);
            let speaker = self.scopes.chain(t).pop().filter(|_| subject).map(|s| s.actor);
            return speaker.into_iter().filter(|a| a.id.is_some() || a.name.is_some()).collect();
        }
        if self.book.is("amount", &self.lemma(t)) || page.pos(t) == Pos::Num {
            let whose = page
                .syntax
                .children(t)
                .find(|&c| page.label(c) == Label::Nmod && grammar::cases(page, c).any(|p| p == "of"));
            if let Some(c) = whose {
                return self.who(c, owners);
            }
        }
        if owners { self.owned(t) } else { Vec::new() }
    }

    /// "Indian and Pakistani troops" are both.
    fn joined_modifiers(&self, t: usize) -> Vec<Actor> {
        self.children(t, &[Label::Amod])
            .into_iter()
            .flat_map(|c| {
                let joined = self.children(c, &[Label::Conj]);
                (!joined.is_empty()).then_some(c).into_iter().chain(joined)
            })
            .filter(|&c| self.is_actor(c))
            .flat_map(|c| self.mentions.actors(self.page, c))
            .collect()
    }

    /// Whose thing a noun is.
    fn owned(&self, t: usize) -> Vec<Actor> {
        let mut own = self.mentions.owners(self.page, t);
        if self.children(t, &[Label::Compound]).iter().any(|&c| self.is_venue(c)) {
            own.clear(); // "the Muscat talks" are not Oman's
        }
        if !own.is_empty() {
            return own;
        }
        for c in self.children(t, &[Label::Nmod]) {
            if grammar::cases(self.page, c).any(|p| matches!(p, "of" | "from" | "for")) {
                let inner = self.mentions.owners(self.page, c);
                if !inner.is_empty() {
                    return inner; // "doctors from two American groups"
                }
            }
        }
        let first_person =
            self.children(t, &[Label::NmodPoss]).into_iter().find(|&c| self.page.pos(c) == Pos::Pron);
        first_person.map_or_else(Vec::new, |c| self.who(c, false))
    }

    /// "Besieged El Fasher": somebody, else the country of the place.
    fn who_or_where(&self, t: usize) -> Vec<Actor> {
        let actors = self.who(t, false);
        if actors.iter().any(|a| a.id.is_some()) {
            return actors;
        }
        let country = self.country_of(t);
        if country.is_some() { country.into_iter().collect() } else { actors }
    }

    /// The country of a place, as the victim of what happens there.
    fn located(&self, t: usize, places: bool) -> Vec<Actor> {
        let actors = self.mentions.actors(self.page, t);
        if !actors.is_empty() {
            return actors;
        }
        if places { self.country_of(t).into_iter().collect() } else { Vec::new() }
    }

    /// The country in which a place lies.
    fn country_of(&self, t: usize) -> Option<Actor> {
        let place = &self.places.all.iter().find(|p| p.head == t)?.place;
        let id = place.country.clone()?;
        Some(Actor { id: Some(id), sector: None, name: None, span: place.span })
    }
}
