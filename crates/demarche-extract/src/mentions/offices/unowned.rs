//! Roles of which nothing beside them says whose they are: "the police", "the rebels", "the minister".

use super::super::Sort;
use super::super::antecedents::Found;
use super::super::pieces::Kind;
use super::super::walk::Walk;
use super::Role;
use super::country::is_country;
use super::nameless;
use crate::grammar;
use demarche_lexicon::ActorClass;
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Sector};

/// Whom a role without an owner stands for.
pub(super) struct Unowned {
    pub actor: Actor,
    pub person: Option<usize>,
    pub antecedent: Option<Found>,
}

impl Unowned {
    fn of(actor: Actor) -> Unowned {
        Unowned { actor, person: None, antecedent: None }
    }
}

impl Walk<'_, '_> {
    /// Somebody without an owner; not the group itself that attacks "the rebels".
    pub(super) fn unowned(&mut self, role: &Role) -> Unowned {
        let found = self.meant(role);
        let rebel = found.actor.sector == Some(Sector::Reb) && self.page.label(role.head) == Label::Obj;
        let subject = self.page.token(role.head).head.filter(|_| rebel);
        let subject = subject.and_then(|v| grammar::subject_of(self.page, v)).and_then(|s| self.draft_at(s));
        let same = subject.is_some_and(|d| self.drafts[d].actors.iter().any(|a| a.id == found.actor.id))
            || self.is_against(role, found.actor.id.as_deref());
        if same && found.actor.id.is_some() {
            return Unowned::of(Actor { sector: role.sector, ..Actor::default() });
        }
        found
    }

    /// "Kurdish forces took the town from ISIS", "Shiite fighters fire at ISIS": who acts against a group is not that group.
    fn is_against(&self, role: &Role, id: Option<&str>) -> bool {
        let page = self.page;
        let Some(verb) = page.token(role.head).head.filter(|_| self.is_subject(role.head)) else {
            return false;
        };
        let end = page.syntax.sentences[self.sentence(role.head)].tokens.end;
        let pieces = (role.phrase.end + 1..end.min(verb + 16)).filter_map(|t| self.pieces.at(t));
        pieces.into_iter().any(|piece| {
            let group = match piece.kind {
                Kind::Actor { id: own, class: ActorClass::Group, .. } => Some(own) == id,
                _ => false,
            };
            let mut top = self.head_of(piece.first, piece.last);
            if group && matches!(page.label(top), Label::Compound | Label::NmodPoss | Label::Amod) {
                top = page.token(top).head.unwrap_or(top);
            }
            let facing = page.label(top) == Label::Obj
                || grammar::cases(page, top).any(|p| matches!(p, "at" | "against" | "from" | "with" | "on"));
            group && facing && page.syntax.ancestors(top).take(3).any(|a| a == verb)
        })
    }

    /// Somebody without an owner: an earlier mention, the holder of the office, the page's country, or nobody known.
    fn meant(&mut self, role: &Role) -> Unowned {
        let nobody = Actor { sector: role.sector, ..Actor::default() };
        if role.collective
            && !role.plural
            && let Some(named) = self.calls_itself(role)
        {
            return Unowned::of(named);
        }
        let definite = role.phrase.is_definite() || role.phrase.determiner.is_none();
        if !role.plural && role.phrase.is_definite() && is_country(&role.noun) {
            return Unowned::of(self.the_country(role).unwrap_or(nobody));
        }
        let lawmaker = self.page.lexicon.is_in("local office", role.noun.as_str());
        let resident = self.page.lexicon.is_in("resident", role.noun.as_str());
        if role.phrase.is_indefinite() && (lawmaker || resident) && !role.plural && !self.is_foreign(role) {
            let home = self.focus.clone().or_else(|| self.context.country().map(str::to_owned));
            return Unowned::of(Actor { id: home, sector: role.sector, ..Actor::default() });
        }
        let administration =
            self.pieces.at(role.phrase.last).is_some_and(|p| self.page.lemma(p.first) == "administration");
        if administration
            && !self.is_foreign(role)
            && let Some(actor) = self.implied(role)
        {
            return Unowned::of(actor);
        }
        if role.phrase.is_indefinite()
            && let Some(served) = self.served(role)
        {
            return Unowned::of(served);
        }
        if role.collective
            && let Some(body) = self.of_so_many(&role.phrase)
        {
            return Unowned::of(body);
        }
        if let Some(id) = self.of_teller(role) {
            return Unowned::of(Actor { id: Some(id), sector: role.sector, ..Actor::default() });
        }
        if let Some(home) = self.one_at_home(role) {
            return Unowned::of(home);
        }
        // "Told this agency": whoever writes.
        let own = role.phrase.determiner.as_deref() == Some("this")
            && matches!(
                role.noun.as_str(),
                "agency" | "newspaper" | "reporter" | "correspondent" | "station" | "magazine"
            );
        if own {
            return Unowned::of(nobody);
        }
        // "Both armies" of which only one is known.
        // "Both victims": people of one side, as far as we know.
        let both = role.phrase.determiner.as_deref() == Some("both") && role.sector != Some(Sector::Civ);
        // "Some protesters" are as much at home as "protesters".
        let some = role.phrase.determiner.as_deref() == Some("some") && role.plural;
        let anybody = !some && (role.phrase.is_indefinite() || !definite);
        if anybody || both || self.is_foreign(role) {
            return Unowned::of(nobody);
        }
        let title = self.page.role(self.sentence(role.head)) == demarche_text::Role::Title;
        if (role.phrase.is_definite() || title && role.phrase.determiner.is_none())
            && let Some(person) = self.holder(role, None)
            && (title || self.is_at_hand(role, person))
        {
            let actor = self.actor_of_person(person);
            return Unowned { actor, person: Some(person), antecedent: self.told.person(person) };
        }
        if let Some(actor) = self.implied(role) {
            return Unowned::of(actor);
        }
        if let Some(actor) = self.armed_group(role) {
            let antecedent = actor.id.as_deref().and_then(|id| self.told.body(id));
            return Unowned { actor, person: None, antecedent };
        }
        if role.phrase.is_definite()
            && !role.collective
            && !role.plural
            && let Some(draft) = self.context.last_holder(&role.noun).filter(|&d| self.may_be(role, d))
            && let [actor] = self.drafts[draft].actors.as_slice()
            && actor.id.is_some()
        {
            let (actor, person) = (actor.clone(), self.drafts[draft].person);
            return Unowned { actor, person, antecedent: self.told.found(draft) };
        }
        // "Thousands marched in Lima. Police used tear gas": the police of where it happens.
        if role.sector == Some(Sector::Cop)
            && !role.phrase.is_definite()
            && let Some(scene) = self.scene_at(role.head, 1)
        {
            return Unowned::of(Actor {
                id: Some(scene.to_owned()),
                sector: role.sector,
                ..Actor::default()
            });
        }
        let called = self.called_of_late(&role.noun, role.head);
        // "Six men" are others than those told of.
        let fresh = role.plural && (some || role.phrase.determiner.is_none() && role.phrase.number.is_some());
        let called = called.filter(|_| !fresh);
        // "The army" is that of the state, whatever the rebels call theirs.
        let called = called.filter(|&d| {
            let rebels = self.drafts[d].actors.iter().any(|a| a.sector == Some(Sector::Reb));
            !(rebels && matches!(role.noun.as_str(), "army" | "military" | "navy"))
        });
        // "The unions" are not the European Union.
        let called = called.filter(|&d| {
            let body = matches!(self.drafts[d].actors.as_slice(), [a] if a.sector == Some(Sector::Igo));
            // "The president's office" is no other office that the page names.
            let first = self.page.word(role.first).to_lowercase();
            let other = self.drafts[d].sort == Sort::Named
                && !self.page.text(self.drafts[d].span).to_lowercase().contains(&first);
            let named = role.phrase.last > role.first && (self.is_of_no_state(d) || other);
            !(role.plural && body && self.drafts[d].sort == Sort::Named || named)
                || matches!(role.noun.as_str(), "member" | "state")
        });
        // Under a heading of its own a country's government is no other's.
        let abroad = |d: &usize| match self.drafts[*d].actors.as_slice() {
            [a] => {
                a.id.as_ref().is_some_and(|id| self.context.is_state(id) && self.focus.as_ref() != Some(id))
            }
            _ => false,
        };
        let apart = self.under_heading && self.focus.is_some() && self.is_domestic(role);
        let called = called.filter(|d| !(apart && abroad(d)));
        let known = called.or_else(|| self.same_sector(role));
        if let Some(draft) = known.filter(|_| role.phrase.is_definite() || role.collective)
            && let Some(actor) = self.drafts[draft].actors.first()
            && actor.id.is_some()
            && self.drafts[draft].actors.len() == 1
        {
            let same = |d: &usize| {
                self.drafts[*d].sort == Sort::Named || self.drafts[*d].noun.as_ref() == Some(&role.noun)
            };
            let antecedent = called.filter(same).and_then(|d| self.told.found(d));
            return Unowned { actor: nameless(actor), person: None, antecedent };
        }
        let plain = role.phrase.is_definite() && role.phrase.last == role.first;
        let one = |a: &Actor| !(role.plural && a.sector == Some(Sector::Igo));
        if let Some(actor) = self.context.only_called(&role.noun).filter(|a| plain && one(a)) {
            let antecedent = actor.id.as_deref().and_then(|id| self.told.body(id));
            return Unowned { actor, person: None, antecedent };
        }
        if let Some(id) = self.of_subject(role) {
            return Unowned::of(Actor { id: Some(id), sector: role.sector, ..Actor::default() });
        }
        // A junta is that of the country that the page is about, wherever it is told of.
        if matches!(role.noun.as_str(), "junta" | "putschist")
            && let Some(country) = self.country()
        {
            return Unowned::of(Actor { sector: role.sector, ..country });
        }
        if self.is_domestic(role)
            && let Some(country) = self.home(role.head, false)
        {
            return Unowned::of(Actor { sector: role.sector, ..country });
        }
        Unowned::of(nobody)
    }

    /// "The mines minister" is not the foreign minister told of last: whether an earlier mention has every word that tells
    /// this office from others.
    fn may_be(&self, role: &Role, earlier: usize) -> bool {
        let page = self.page;
        let told = page.text(self.drafts[earlier].span).to_lowercase();
        (role.phrase.first..role.phrase.last)
            .filter(|&t| matches!(page.pos(t), Pos::Noun | Pos::Propn))
            .all(|t| told.contains(&page.word(t).to_lowercase()))
    }

    /// Whether the holder of an office has been named by now, or is the one of the country at hand: a minister of another
    /// country who is told of further on is not "the minister" here.
    fn is_at_hand(&self, role: &Role, person: usize) -> bool {
        let id = self.people.person(person).id.as_deref();
        self.people.is_told(person)
            || self.home(role.head, false).is_some_and(|home| home.id.as_deref() == id)
    }

    /// "The minister spoke by telephone, according to an aide": whoever is at hand is the one whom an aide serves.
    pub(super) fn served(&self, role: &Role) -> Option<Actor> {
        let serves = self.page.lexicon.is_in("aide", role.noun.as_str());
        if !serves || role.plural || role.phrase.last > role.first {
            return None;
        }
        let sentence = self.sentence(role.head);
        let near = self.drafts.iter().rev().take_while(|d| self.sentence(d.head) + 1 >= sentence);
        let subject = near
            .filter(|d| d.head < role.head && self.is_subject(d.head) && !self.is_quoted(d.head))
            .find(|d| d.sort != Sort::Pronoun || d.person.is_some())?;
        match subject.actors.as_slice() {
            [one] if !matches!(one.sector, None | Some(Sector::Civ | Sector::Med)) => Some(nameless(one)),
            _ => None,
        }
    }

    /// "Israel sent no representatives", "the army said that soldiers had fired back": those of the subject.
    fn of_subject(&self, role: &Role) -> Option<String> {
        let page = self.page;
        let served = matches!(role.sector, Some(Sector::Gov | Sector::Mil | Sector::Cop));
        let verb = page.token(role.head).head.filter(|_| served)?;
        let sent = page.label(role.head) == Label::Obj && self.page.lexicon.is_in("sends", page.lemma(verb));
        let told = role.phrase.determiner.is_none()
            && self.is_subject(role.head)
            && page.label(verb) == Label::Ccomp
            && matches!(role.sector, Some(Sector::Mil | Sector::Cop));
        let governor = if sent { Some(verb) } else { page.token(verb).head.filter(|_| told) }?;
        let subject = self.draft_at(grammar::subject_of(page, governor)?)?;
        let [actor] = self.drafts[subject].actors.as_slice() else { return None };
        (sent || actor.sector == role.sector).then(|| actor.id.clone()).flatten()
    }

    /// "The spokesman said a patrol had come under attack": soldiers whom a state tells of as victims are its own.
    fn of_teller(&self, role: &Role) -> Option<String> {
        let page = self.page;
        let armed = matches!(role.sector, Some(Sector::Mil | Sector::Cop)) && role.phrase.whose.is_empty();
        let clause = page.token(role.head).head.filter(|_| armed && !self.is_foreign(role))?;
        let suffers = page.label(role.head) == Label::NsubjPass
            || self.is_subject(role.head) && matches!(page.lemma(clause), "come" | "die");
        let says = page.token(clause).head.filter(|&v| {
            suffers && page.label(clause) == Label::Ccomp && crate::statements::is_saying(page, v)
        })?;
        let teller = self.draft_at(grammar::subject_of(page, says)?)?;
        let [actor] = self.drafts[teller].actors.as_slice() else { return None };
        let serves = matches!(actor.sector, Some(Sector::Mil | Sector::Cop | Sector::Gov));
        actor.id.clone().filter(|id| serves && self.context.is_state(id))
    }

    /// Whether a mention is of something that belongs to no state.
    fn is_of_no_state(&self, draft: usize) -> bool {
        let actors = &self.drafts[draft].actors;
        actors.iter().all(|a| a.id.as_deref().is_none_or(|id| !self.context.is_state(id)))
    }

    /// "The judges" after a court, "the members" after an organisation.
    pub(super) fn same_sector(&self, role: &Role) -> Option<usize> {
        if !role.phrase.is_definite() {
            return None;
        }
        let sector = match role.noun.as_str() {
            "member" | "state" if role.plural => Sector::Igo,
            _ => {
                role.sector.filter(|s| matches!(s, Sector::Jud | Sector::Mil | Sector::Igo | Sector::Leg))?
            }
        };
        self.context.last_in(sector)
    }
}
