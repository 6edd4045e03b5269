//! Who is meant by a phrase of a predicate: whom it names, whose it is, in whose country it lies.

use super::super::read::Reader;
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, EventType, Sector};

impl Reader<'_, '_> {
    /// Who acts by a subject: whoever it names, owns it, or has made it ("issued a report accusing Rwanda").
    pub(super) fn doers(&self, subject: usize) -> Vec<Actor> {
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
                    .flat_map(|&slot| self.named(word, slot, &reading, true))
                    .collect(),
                _ => {
                    let found = self.parties(word, &reading, None).recipients;
                    if found.is_empty() { self.helped(word, reading.inner) } else { found }
                }
            },
            None if self.verbal(word) => {
                self.fillers(word, Slot::Object).into_iter().flat_map(|o| self.who(o, true)).collect()
            }
            None => Vec::new(),
        }
    }

    /// "send troops to help defend Mali": on whom the act falls that the act is for.
    fn helped(&self, word: usize, known: Option<usize>) -> Vec<Actor> {
        let further = self.fillers(word, Slot::Act).into_iter().find(|&a| a > word && Some(a) != known);
        let Some(act) = further.filter(|_| self.verbal(word)) else { return Vec::new() };
        let object = self.fillers(act, Slot::Object).into_iter().flat_map(|o| self.who(o, true));
        let found: Vec<Actor> = object.filter(|a| a.id.is_some()).collect();
        if !found.is_empty() {
            return found;
        }
        // "help defend Mali", with the verb of helping bare.
        let deeper = self.fillers(act, Slot::Act).into_iter().find(|&a| a > act);
        deeper.map_or_else(Vec::new, |a| {
            self.fillers(a, Slot::Object).into_iter().flat_map(|o| self.who(o, true)).collect()
        })
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
            // Where nobody speaks, whoever issues the page does.
            let speaker = speaker.or_else(|| self.scopes.issuer().cloned());
            return speaker.into_iter().filter(|a| a.id.is_some() || a.name.is_some()).collect();
        }
        if self.is_former(t) {
            return Vec::new();
        }
        let mut actors = self.mentions.actors(page, t);
        let unnamed = actors.iter().all(|a| a.name.is_none());
        if unnamed && self.book.is("foe", &self.lemma(t)) && !self.children(t, &[Label::NmodPoss]).is_empty()
        {
            actors.clear();
        }
        if actors.iter().all(|a| a.id.is_none()) {
            let named = self.examples(t);
            if !named.is_empty() {
                return named;
            }
            let land = self.land_fled(t);
            if !land.is_empty() {
                return land;
            }
        }
        if !actors.is_empty() {
            let sector = actors.first().and_then(|a| a.sector);
            let also = self.joined_modifiers(t).into_iter().map(|a| Actor { sector, ..a });
            for also in also.chain(self.listed_as_apposition(t)) {
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
            // "said a rocket was fired at it": nobody else is named who could be meant.
            let alone = || {
                page.token(t).head.is_some_and(|v| {
                    page.label(t) == Label::Obl
                        && self.fillers(v, Slot::Object).iter().all(|&o| !self.is_actor(o))
                        && self.fillers(v, Slot::Subject).is_empty()
                })
            };
            let speaker = self.scopes.chain(t).pop().filter(|_| subject || alone()).map(|s| s.actor);
            // An agency reports what others do.
            let speaker = speaker.filter(|a| a.sector != Some(Sector::Med));
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
        // "Old foes India and Pakistan": a plain word for those that stand beside it.
        let beside = self.children(t, &[Label::Appos]).into_iter();
        let beside: Vec<Actor> = beside.flat_map(|c| self.mentions.actors(page, c)).collect();
        if !beside.is_empty() {
            return beside;
        }
        if owners { self.owned(t) } else { Vec::new() }
    }

    /// Whether a word tells that somebody is harmed: "attack", "arrested", "sanctions".
    pub fn harms(&self, t: usize) -> bool {
        self.read(t).is_some_and(|r| {
            matches!(
                r.code.kind,
                EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Threaten
            )
        })
    }

    /// Whose thing the object is; of a harm told by a noun ("condemned the killing of Palestinians") who did it.
    pub(super) fn owners(&self, object: usize, kind: EventType) -> Vec<Actor> {
        let answers = matches!(kind, EventType::Accuse | EventType::Reject | EventType::Support);
        if answers
            && !self.verbal(object)
            && self.harms(object)
            && let Some(harm) = self.read(object)
        {
            return self.parties(object, &harm, None).actors;
        }
        // "Demanded her release": she is to be let go, and somebody else is asked; but "Iran's release of the prisoners".
        if kind == EventType::Request && self.book.is("freeing", &self.lemma(object)) {
            let whose = self.children(object, &[Label::NmodPoss]).into_iter().filter(|_| {
                self.children(object, &[Label::Nmod])
                    .iter()
                    .any(|&c| grammar::preposition(self.page, c) == Some("of"))
            });
            return whose.flat_map(|c| self.who(c, false)).collect();
        }
        self.owned(object)
    }

    /// "At the arrest of two students by Israel": who did what a protest is about, where the words tell it.
    pub(super) fn doers_of_harm(&self, deeds: &[usize]) -> Vec<Actor> {
        let harms = deeds.iter().filter(|&&f| !self.verbal(f) && !self.is_actor(f) && self.harms(f));
        let mut doers = harms.filter_map(|&f| Some(self.parties(f, &self.read(f)?, None).actors));
        doers.find(|who| who.iter().any(|a| a.id.is_some())).unwrap_or_default()
    }

    /// Whether a phrase belongs to a harm that is only spoken of: "civilians" in "condemned attacks on civilians".
    pub(super) fn suffers_otherwise(&self, t: usize, phrase: usize, kind: EventType) -> bool {
        let answers = matches!(kind, EventType::Accuse | EventType::Reject | EventType::Support);
        answers
            && self.page.label(phrase) == Label::Nmod
            && self.page.token(phrase).head.is_some_and(|h| h != t && !self.verbal(h) && self.harms(h))
    }

    /// Whose thing a noun is.
    pub(super) fn owned(&self, t: usize) -> Vec<Actor> {
        // "his kidnappers" are not on his side.
        if self.book.is("foe", &self.lemma(t)) && !self.children(t, &[Label::NmodPoss]).is_empty() {
            return Vec::new();
        }
        let mut own = self.mentions.owners(self.page, t);
        if self.children(t, &[Label::Compound]).iter().any(|&c| self.is_venue(c)) {
            own.clear(); // "the Muscat talks" are not Oman's
        }
        if !own.is_empty() {
            return own;
        }
        for c in self.children(t, &[Label::Nmod]) {
            if grammar::cases(self.page, c).any(|p| matches!(p, "of" | "from" | "for" | "by")) {
                let mut inner = self.mentions.owners(self.page, c);
                let by = grammar::preposition(self.page, c) == Some("by") && self.page.lemma(c) != "force";
                if inner.is_empty() && by {
                    inner = self.mentions.actors(self.page, c); // "abuses by the army", but not "by force"
                }
                if !inner.is_empty() {
                    return inner; // "doctors from two American groups"
                }
            }
        }
        // "the roads leading into Libya"
        for c in self.children(t, &[Label::Acl]).into_iter().filter(|&c| self.lemma(c) == "lead") {
            let ends = ["to", "into"].into_iter().flat_map(|p| self.fillers(c, Slot::Prep(p)));
            let there: Vec<Actor> = ends.flat_map(|e| self.mentions.actors(self.page, e)).collect();
            if !there.is_empty() {
                return there;
            }
        }
        // "a truce proposed by the secretary-general", "the resolution, drafted by France".
        for c in self.children(t, &[Label::Acl]) {
            let made =
                self.verbal(c) && grammar::passive(self.page, c) && !self.book.is("foe", &self.lemma(t));
            if let Some(by) = grammar::doer(self.page, c).filter(|_| made) {
                let makers = self.mentions.actors(self.page, by);
                if !makers.is_empty() {
                    return makers;
                }
            }
        }
        let first_person =
            self.children(t, &[Label::NmodPoss]).into_iter().find(|&c| self.page.pos(c) == Pos::Pron);
        first_person.map_or_else(Vec::new, |c| self.who(c, false))
    }

    /// "Besieged El Fasher": somebody, else the country of the place.
    pub(super) fn who_or_where(&self, t: usize) -> Vec<Actor> {
        let actors = self.who(t, false);
        if actors.iter().any(|a| a.id.is_some()) {
            return actors;
        }
        let country = self.country_of(t);
        if country.is_some() { country.into_iter().collect() } else { actors }
    }

    /// "The former French colony", "a one-time Spanish possession": the adjective tells whose it is no more.
    pub(in crate::events) fn is_former(&self, t: usize) -> bool {
        let page = self.page;
        let held =
            matches!(page.lemma(t), "colony" | "possession" | "protectorate" | "dominion" | "satellite");
        let once = |c: usize| {
            matches!(page.lemma(c), "former" | "one-time" | "onetime" | "erstwhile" | "old" | "ex" | "time")
        };
        held && (page.syntax.left_edge(t)..t).any(once)
    }

    /// The country of a place, as the victim of what happens there.
    pub(super) fn located(&self, t: usize, places: bool) -> Vec<Actor> {
        if self.is_former(t) {
            return Vec::new();
        }
        let actors = self.mentions.actors(self.page, t);
        if !actors.is_empty() {
            return actors;
        }
        if places { self.country_of(t).into_iter().collect() } else { Vec::new() }
    }

    /// "what it called terrorist camps in Kashmir", "what he called Iran's attitude": whom the clause names last.
    pub(super) fn called(&self, t: usize) -> Vec<Actor> {
        let page = self.page;
        if page.lemma(t) != "what" {
            return Vec::new();
        }
        let named = (t + 1..=page.syntax.right_edge(t))
            .rev()
            .filter(|&w| page.label(w) != Label::Nsubj && self.mentions.at(w).is_some_and(|m| m.head == w));
        named.map(|w| self.mentions.actors(page, w)).find(|a| !a.is_empty()).unwrap_or_default()
    }

    /// The country in which a place lies: "Beni", "the city of Beni", "the Finnish port of Kotka".
    fn country_of(&self, t: usize) -> Option<Actor> {
        let page = self.page;
        // "The supply boat Dakar Star": a name of a ship, not of a port.
        let ship = self.book.is("vessel", &self.lemma(t));
        let mut at = t;
        // "the eastern part of the province of Daraa": the name may stand several phrases below.
        for _ in 0..4 {
            let inside: Vec<usize> = page
                .syntax
                .children(at)
                .filter(|&c| match page.label(c) {
                    Label::Nmod | Label::Obl => {
                        grammar::cases(page, c).any(|p| matches!(p, "of" | "in" | "near" | "outside"))
                    }
                    Label::Appos | Label::Flat | Label::Compound => !ship,
                    _ => false,
                })
                .collect();
            let country = std::iter::once(at).chain(inside.iter().copied()).find_map(|at| {
                let place = &self.places.all.iter().find(|p| p.head == at)?.place;
                let id = place.country.clone()?;
                Some(Actor { id: Some(id), sector: None, name: None, span: place.span })
            });
            if country.is_some() {
                return country;
            }
            at = inside.into_iter().find(|&c| matches!(page.label(c), Label::Nmod | Label::Obl))?;
        }
        None
    }
}
