//! Who acts in an event, and on whom.

mod behind;
mod beside;
mod home;
mod named;
mod strangers;
mod who;

use super::emit::speech;
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

/// The government of a state and its rebels, opposition or citizens, its courts or its parliament: two sides with one
/// id.
pub(super) fn at_odds(a: &Actor, b: &Actor) -> bool {
    let people = |s: Option<Sector>| matches!(s, Some(Sector::Reb | Sector::Opp | Sector::Civ));
    let checks = |s: Option<Sector>| matches!(s, Some(Sector::Jud | Sector::Leg));
    // Rebels, and a town of the state in which they fight.
    let town = |x: &Actor| x.sector.is_none() && x.name.is_none();
    if a.sector == Some(Sector::Reb) && town(b) || b.sector == Some(Sector::Reb) && town(a) {
        return true;
    }
    a.sector.is_some()
        && b.sector.is_some()
        && a.sector != b.sector
        && (people(a.sector) != people(b.sector) || checks(a.sector) || checks(b.sector))
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

    /// Who acts by the words of the predicate alone; nothing is taken over from other clauses.
    fn who_acts(&self, t: usize, reading: &Reading) -> Vec<Actor> {
        let roles = self.roles(t, reading);
        if roles.all { Vec::new() } else { self.first(t, &roles.who, reading, &[]) }
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
            for actor in self.named(at, slot, reading, true) {
                if !actors.iter().any(|a| a.same_as(&actor)) {
                    actors.push(actor);
                }
            }
        }
        if let Some(first) = actors.first().and_then(|a| a.id.clone())
            && actors.iter().all(|a| a.id.as_ref() == Some(&first))
        {
            actors.extend(self.partners_in_deal(t).into_iter().filter(|a| a.id.as_ref() != Some(&first)));
        }
        Parties { actors, recipients: Vec::new() }
    }

    /// "Signed a contract to supply Kuwait with tanks": on whom the act falls that a deal is about has signed it, too.
    fn partners_in_deal(&self, t: usize) -> Vec<Actor> {
        let deal = |&o: &usize| self.book.is("deal", &self.lemma(o));
        if !self.verbal(t) || !self.fillers(t, Slot::Object).iter().any(deal) {
            return Vec::new();
        }
        let acts = self.fillers(t, Slot::Act).into_iter();
        let found = acts.filter(|&a| a > t && self.verbal(a)).filter_map(|a| {
            let reading =
                self.read(a).filter(|r| !matches!(r.code.kind, EventType::Assault | EventType::Sanction))?;
            Some(self.parties(a, &reading, None).recipients)
        });
        found.flatten().filter(|a| a.id.is_some()).collect()
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
            actors = self.named(verb, Slot::Subject, reading, true);
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
        if actors.is_empty() {
            let victims = self.first(t, &roles.whom, reading, &[]);
            actors = self.attackers(t, reading, &victims);
        }
        if actors.is_empty() {
            actors = self.protesters(t);
        }
        let mut recipients = self.first(t, &roles.whom, reading, &actors);
        if reading.code.kind == EventType::Request && self.told_to_act(t).is_some() {
            recipients.clear();
        }
        self.not_itself(t, reading.code.kind, &actors, &mut recipients);
        self.not_at_home(t, &mut actors, &recipients);
        if recipients.is_empty() && reading.code.kind == EventType::Assault && self.verbal(t) {
            recipients = self.attacked(t);
        }
        if reading.code.kind == EventType::Assault && self.verbal(t) {
            self.of_the_place(t, reading, &actors, &mut recipients);
            if recipients.is_empty() {
                recipients = self.minority_there(t, reading);
            }
        }
        if recipients.is_empty() {
            recipients = self.by_purpose(t, reading, &actors);
        }
        if recipients.is_empty() && reading.code.kind == EventType::Protest {
            recipients = self.protested(t, &actors);
        }
        if recipients.is_empty() {
            recipients = self.foes_at_home(t, &roles.whom, reading.code.kind, &actors);
        }
        // "Relatives demanded his release": known people are concerned, whoever is asked.
        let concerned = || {
            let objects = self.fillers(t, Slot::Object).into_iter();
            reading.code.kind == EventType::Request
                && objects.flat_map(|o| self.owned(o)).any(|a| a.id.is_some())
        };
        // "Pacific leaders called for a pause": what those who govern say counts, whomever they say it to.
        let authority = |s: &usize| self.book.is("authorities", &self.lemma(*s));
        let governs = || {
            speech(reading.code.kind)
                && reading.code.kind != EventType::Concede
                && self.fillers(t, Slot::Subject).iter().any(authority)
        };
        let towards = recipients.iter().any(|a| a.id.is_some());
        if actors.is_empty() && (towards || concerned() || governs()) {
            actors.extend(self.somebody(t, &roles.who));
        }
        if let Some(own) = self.own_authorities(t, &actors) {
            recipients = own;
        }
        self.not_their_own(t, reading, &mut actors, &mut recipients);
        if reading.code.kind == EventType::Consult && !actors.is_empty() {
            // "Gave a welcome to the South African leader": whoever visits acts.
            self.not_their_own(t, reading, &mut recipients, &mut actors);
        }
        Parties { actors, recipients }
    }

    /// "Washington rejected it": nobody answers himself.
    fn not_itself(&self, t: usize, kind: EventType, actors: &[Actor], recipients: &mut Vec<Actor>) {
        let words =
            matches!(kind, EventType::Reject | EventType::Accuse | EventType::Support | EventType::Threaten);
        if !words || self.of_its_own(t, Slot::Object) {
            return;
        }
        let same = |a: &Actor, b: &Actor| a.id.is_some() && a.id == b.id && !at_odds(a, b);
        recipients.retain(|r| {
            r.name.is_some() && kind != EventType::Threaten
                || !actors.iter().any(|a| same(a, r) && a.sector != Some(Sector::Civ))
        });
    }

    /// "Crowds trashed its embassy": an embassy stands abroad, so the crowds are not those of its own state.
    fn not_at_home(&self, t: usize, actors: &mut [Actor], recipients: &[Actor]) {
        if !self.fillers(t, Slot::Object).iter().any(|&o| self.book.is("legation", &self.lemma(o))) {
            return;
        }
        let people = actors.iter_mut().filter(|a| a.sector == Some(Sector::Civ) && a.name.is_none());
        for actor in people.filter(|a| recipients.iter().any(|r| r.id == a.id)) {
            actor.id = None;
        }
    }

    /// Whoever acts without being known: "a court", "gunmen", "the critics".
    fn somebody(&self, t: usize, who: &[Slot]) -> Option<Actor> {
        let page = self.page;
        let subject = self.fillers(t, *who.first()?).into_iter().next().filter(|_| self.verbal(t))?;
        let named = page.pos(subject) == Pos::Propn && self.is_organisation(subject);
        let able = named || (page.pos(subject) == Pos::Noun && self.book.is("anybody", &self.lemma(subject)));
        able.then(|| Actor {
            sector: self.is_charity(subject).then_some(Sector::Ngo),
            span: Some(grammar::phrase_span_without_case(page, subject)),
            ..Actor::default()
        })
    }

    /// "A human rights group", "an aid agency", "a charity": nobody's government, whatever its name.
    fn is_charity(&self, t: usize) -> bool {
        let word = |c: usize| self.page.lemma(c);
        matches!(word(t), "charity" | "watchdog" | "ngo" | "nonprofit" | "think-tank")
            || matches!(
                word(t),
                "group" | "agency" | "organisation" | "organization" | "body" | "association"
            ) && (self.page.syntax.left_edge(t)..t).any(|c| {
                matches!(word(c), "right" | "rights" | "aid" | "relief" | "humanitarian" | "advocacy")
            })
    }

    /// The actors of the first slot that names any; one who acts already is taken only from the object itself.
    fn first(&self, t: usize, slots: &[Slot], reading: &Reading, acting: &[Actor]) -> Vec<Actor> {
        // Whoever is named comes before the country in which something lies: "retook the airport in Khartoum from the RSF".
        for places in [false, true] {
            for &slot in slots {
                let mut found = self.named(t, slot, reading, places);
                let apart = !matches!(slot, Slot::Object | Slot::Subject) || self.of_its_own(t, slot);
                if apart && !self.is_group(t, slot) {
                    found
                        .retain(|a| a.id.is_none() || !acting.iter().any(|b| b.id == a.id && !at_odds(a, b)));
                }
                if found.iter().any(|a| a.id.is_some() || a.name.is_some()) {
                    return found;
                }
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
}
