//! Roles without a name beside them: "the police", "the rebels", "her counterpart".

use super::super::Sort;
use super::super::antecedents::Found;
use super::super::draft::{Being, Draft};
use super::super::names::persons::gender_of_role;
use super::super::phrase::Whose;
use super::super::pieces::Kind;
use super::super::walk::Walk;
use super::descriptions::nouns_of_sector;
use super::nameless;
use super::{Owners, Role};
use demarche_parse::Label;
use demarche_record::{Actor, Sector};

/// Whom a role without an owner stands for.
pub(super) struct Unowned {
    actor: Actor,
    person: Option<usize>,
    antecedent: Option<Found>,
}

impl Unowned {
    fn of(actor: Actor) -> Unowned {
        Unowned { actor, person: None, antecedent: None }
    }
}

impl Walk<'_, '_> {
    /// A role without a name beside it.
    pub(super) fn office_alone(&mut self, role: Role, owners: Owners) -> usize {
        let mut person = None;
        let mut antecedent = None;
        let (actors, state) = if role.noun == "counterpart" {
            (owners.into_iter().map(|(a, _)| a).collect(), false)
        } else if !owners.is_empty() {
            let actors: Vec<Actor> = owners
                .iter()
                .map(|(owner, state)| Actor {
                    sector: role.sector_under(owner.sector, *state),
                    ..owner.clone()
                })
                .collect();
            person = self.holder(&role, actors.first().and_then(|a| a.id.as_deref()));
            let takes_up = role.phrase.is_definite() && !self.is_singled_out(&role.phrase, role.head);
            antecedent = person.filter(|_| takes_up).and_then(|p| self.told.person(p));
            (actors, false)
        } else {
            let unowned = self.unowned(&role);
            person = unowned.person;
            let takes_up = role.phrase.is_definite()
                && !matches!(self.page.label(role.head), Label::Compound | Label::Amod)
                && !self.is_singled_out(&role.phrase, role.head);
            antecedent = unowned.antecedent.filter(|_| takes_up);
            (vec![unowned.actor], false)
        };
        let actors = match person.filter(|_| actors.len() == 1) {
            Some(p) => vec![self.actor_of_person(p)],
            None => actors,
        };
        let antecedent = self.takes_up(&role.phrase, role.head, antecedent);
        let being = if role.plural || (role.collective && !singular_body(&role.noun)) {
            Being::Many
        } else if role.collective {
            Being::Body
        } else {
            Being::Person(
                gender_of_role(&role.noun).or_else(|| person.and_then(|p| self.people.person(p).gender)),
            )
        };
        let span = self.span(role.phrase.first, role.phrase.last);
        let draft = Draft {
            core: self.role_tokens(&role),
            state,
            noun: Some(role.noun.clone()),
            person,
            antecedent,
            ..Draft::new(role.head, span, actors, Sort::Described, being)
        };
        let index = self.add(draft);
        let same = self.drafts[index].actors.iter().all(|a| a.sector == role.sector);
        if role.collective && same {
            for noun in nouns_of_sector(role.sector) {
                self.context.call(noun, index);
            }
        }
        index
    }

    /// "The National Salvation Front, the country's largest rebel group,": a description of the body named beside it.
    pub(super) fn beside_a_body(&mut self, role: &Role) -> Option<usize> {
        let tied = self.page.label(role.head) == Label::Appos;
        let governor = self.page.token(role.head).head.filter(|&h| tied && h < role.phrase.first);
        let named = governor.and_then(|g| self.draft_at(g)).or_else(|| self.before_comma(role))?;
        let draft = &self.drafts[named];
        if draft.sort != Sort::Named || draft.state || draft.actors.len() != 1 || draft.being != Being::Body {
            return None;
        }
        let actors = draft.actors.clone();
        let described = self.described(role.phrase.first, role.phrase.last, role.head, actors, Being::Body);
        for noun in nouns_of_sector(role.sector) {
            self.context.call(noun, described);
        }
        Some(described)
    }

    /// Somebody without an owner: an earlier mention, the holder of the office, the page's country, or nobody known.
    pub(super) fn unowned(&mut self, role: &Role) -> Unowned {
        let nobody = Actor { sector: role.sector, ..Actor::default() };
        let definite = role.phrase.is_definite() || role.phrase.determiner.is_none();
        if !role.plural && role.phrase.is_definite() && matches!(role.noun.as_str(), "country" | "nation") {
            return Unowned::of(self.home(role.head, false).unwrap_or(nobody));
        }
        let lawmaker = matches!(
            role.noun.as_str(),
            "minister"
                | "lawmaker"
                | "senator"
                | "legislator"
                | "mayor"
                | "governor"
                | "prosecutor"
                | "judge"
        );
        if role.phrase.is_indefinite() && lawmaker && !role.plural && !self.is_foreign(role) {
            let home = self.focus.clone().or_else(|| self.context.country().map(str::to_owned));
            return Unowned::of(Actor { id: home, sector: role.sector, ..Actor::default() });
        }
        if role.phrase.is_indefinite() || !definite || self.is_foreign(role) {
            return Unowned::of(nobody);
        }
        let title = self.page.role(self.sentence(role.head)) == demarche_text::Role::Title;
        if (role.phrase.is_definite() || title && role.phrase.determiner.is_none())
            && let Some(person) = self.holder(role, None)
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
            && let Some(draft) = self.context.last_holder(&role.noun)
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
        let called =
            self.heaviest_called(&role.noun, role.head).or_else(|| self.context.last_called(&role.noun));
        // "The unions" are not the European Union.
        let called = called.filter(|&d| {
            let body = matches!(self.drafts[d].actors.as_slice(), [a] if a.sector == Some(Sector::Igo));
            let named = role.phrase.last > role.first && self.is_of_no_state(d);
            !(role.plural && body && self.drafts[d].sort == Sort::Named || named)
                || matches!(role.noun.as_str(), "member" | "state")
        });
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
        if let Some(actor) = self.context.only_called(&role.noun).filter(|_| role.phrase.is_definite()) {
            let antecedent = actor.id.as_deref().and_then(|id| self.told.body(id));
            return Unowned { actor, person: None, antecedent };
        }
        if self.is_domestic(role)
            && let Some(country) = self.home(role.head, false)
        {
            return Unowned::of(Actor { sector: role.sector, ..country });
        }
        Unowned::of(nobody)
    }

    /// Whether a mention is of something that belongs to no state.
    fn is_of_no_state(&self, draft: usize) -> bool {
        let actors = &self.drafts[draft].actors;
        actors.iter().all(|a| a.id.as_deref().is_none_or(|id| !self.context.is_state(id)))
    }

    /// Whether a role belongs to the country at hand by itself, or by a word before it: "the government delegation".
    pub(super) fn is_domestic(&self, role: &Role) -> bool {
        let by_modifier = role.phrase.modifiers.iter().any(|&m| {
            let word = self.page.lemma(self.pieces.all[m].last).to_lowercase();
            matches!(self.pieces.all[m].kind, Kind::Office { sector, collective, .. } if domestic(&word, sector, collective))
        });
        // "A former chief minister" is as much at home as a present one.
        let sector = role.sector.or(role.former.then_some(Sector::Gov));
        by_modifier || domestic(&role.noun, sector, role.collective)
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
        let adjective = (role.phrase.first..role.first.max(role.phrase.first)).any(|t| {
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
        adjective || armed || briefed
    }

    /// "The rebels": the group that the page is about.
    pub(super) fn armed_group(&self, role: &Role) -> Option<Actor> {
        let noun = matches!(
            role.noun.as_str(),
            "rebel"
                | "guerrilla"
                | "insurgent"
                | "paramilitary"
                | "militia"
                | "group"
                | "gang"
                | "movement"
                | "militant"
        );
        let plain = role.first == role.phrase.last;
        if role.sector != Some(Sector::Reb) || !noun || !plain || role.phrase.is_indefinite() {
            return None;
        }
        let id = self.context.group()?;
        Some(Actor { id: Some(id.to_owned()), sector: Some(Sector::Reb), name: None, span: None })
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

    /// "Her Russian counterpart": the nationality named, in the capacity of the one it is compared with.
    pub(super) fn counterpart(&mut self, role: &Role, owners: Owners) -> Vec<Actor> {
        let pronoun = role.phrase.whose.iter().find_map(|w| match w {
            Whose::Pronoun(t) => Some(*t),
            Whose::Possessor(t) => Some(*t),
            _ => None,
        });
        let own = pronoun.and_then(|t| {
            if self.draft_at(t).is_none() {
                self.pronoun(t);
            }
            self.draft_at(t)
        });
        let own = own.and_then(|d| self.drafts[d].actors.first().cloned());
        let sector = own.as_ref().and_then(|a| a.sector).or(Some(Sector::Gov));
        let named = role.phrase.whose.iter().find_map(|w| match w {
            Whose::Piece(i) => self.actor_of(*i).map(|(a, _)| a),
            _ => None,
        });
        if let Some(named) = named {
            // The counterpart of an organisation's minister in a state is that state's.
            let sector = if sector == Some(Sector::Igo) { Some(Sector::Gov) } else { sector };
            return vec![Actor { sector, ..named }];
        }
        let own_id = own.and_then(|a| a.id).or_else(|| owners.first().and_then(|(a, _)| a.id.clone()));
        vec![self.other_party(own_id.as_deref(), role.head).unwrap_or(Actor { sector, ..Actor::default() })]
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
                | "relative"
                | "partner"
                | "refugee"
                | "migrant"
        ) =>
        {
            false
        }
        Sector::Civ => !is_crime(noun),
        Sector::Cop | Sector::Opp | Sector::Leg => true,
        Sector::Mil => collective,
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
                        | "mediator"
                        | "negotiator"
                        | "leader"
                )
                || matches!(
                    noun,
                    "president"
                        | "minister"
                        | "premier"
                        | "chancellor"
                        | "king"
                        | "presidency"
                        | "monarch"
                        | "governor"
                        | "mayor"
                )
        }
        _ => false,
    }
}

/// Bodies that are spoken of as "it".
pub(super) fn singular_body(noun: &str) -> bool {
    !matches!(noun, "police" | "troops" | "troop" | "people" | "staff" | "media" | "crew" | "public")
        && !noun.ends_with('s')
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
