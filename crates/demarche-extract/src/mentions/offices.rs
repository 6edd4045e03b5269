//! Words for roles: "Russian officials", "Iran's chief negotiator, Farhad Moradi,", "the ministry".

use super::Sort;
use super::draft::{Being, Draft};
use super::names;
use super::names::gender_of_role;
use super::people::{self, Evidence};
use super::phrase::{self, Phrase, Whose};
use super::pieces::{Kind, words_of};
use super::senses::office_sector;
use super::walk::Walk;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, Sector};

/// The actors who own a role, and whether each is a state itself.
pub type Owners = Vec<(Actor, bool)>;

/// A role as the page uses it.
struct Role {
    /// The first token of the word for the role.
    first: usize,
    phrase: Phrase,
    sector: Option<Sector>,
    collective: bool,
    plural: bool,
    noun: String,
    head: usize,
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
        self.role(piece.first, piece.last, head, sector, collective)
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
        let phrase = phrase::around(self.page, &self.pieces, first, last);
        let plural = matches!(self.page.token(head).tag, Tag::Nns | Tag::Nnps);
        let role = Role {
            first,
            sector: self.sector_of(&phrase, sector, collective),
            phrase,
            collective,
            plural,
            noun: self.page.lemma(last).to_lowercase(),
            head,
        };
        if role.phrase.whose.is_empty() && role.plural {
            if let Some(draft) = self.group_of_roles(&role.phrase, role.head, role.plural) {
                return Some(draft);
            }
            if self.group_word(role.head) {
                return self.draft_at(role.head);
            }
        }
        let mut owners = self.owners(&role.phrase);
        if role.noun == "counterpart" {
            owners = self
                .counterpart(&role, owners)
                .into_iter()
                .map(|a| (nameless(&a), false))
                .collect();
        }
        if owners.is_empty() {
            owners = self.owner_by_noun(&role);
        }
        if let Some(draft) = self.office_of_a_name(&role, &owners) {
            return Some(draft);
        }
        if let Some(draft) = self.beside_a_body(&role) {
            return Some(draft);
        }
        Some(self.office_alone(role, owners))
    }

    /// "Alliance spokesman": a noun before the role that a body of the page is called by.
    fn owner_by_noun(&self, role: &Role) -> Owners {
        let nouns = (role.phrase.first..role.first).filter(|&t| self.page.pos(t) == Pos::Noun);
        let called = |t: usize| {
            let lemma = self.page.lemma(t).to_lowercase();
            match self.context.last_called(&lemma) {
                Some(draft) if self.drafts[draft].actors.len() == 1 => self.called(draft, &lemma, t),
                _ => self.context.only_called(&lemma),
            }
        };
        nouns
            .filter_map(called)
            .filter(|a| a.id.is_some())
            .map(|a| (nameless(&a), false))
            .take(1)
            .collect()
    }

    /// The sector after the words that modify the role: "rebel forces", "army spokesman".
    fn sector_of(&self, phrase: &Phrase, sector: Option<Sector>, collective: bool) -> Option<Sector> {
        let modifiers = phrase
            .modifiers
            .iter()
            .filter_map(|&m| match self.pieces.all[m].kind {
                Kind::Office {
                    sector, collective, ..
                } => Some((sector, collective)),
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
        sector
    }

    /// Who owns a role: what stands before it (the state wins over its organ), else what follows it.
    pub fn owners(&mut self, phrase: &Phrase) -> Owners {
        let mut owners: Owners = Vec::new();
        let mut pieces: Owners = Vec::new();
        for whose in &phrase.whose {
            match *whose {
                Whose::Piece(i) => {
                    if let Kind::Unknown = self.pieces.all[i].kind {
                        let piece = &self.pieces.all[i];
                        let words = words_of(self.page, piece.first, piece.last);
                        if names::sector_of_name(&words).is_none() && words.len() < 2 {
                            continue;
                        }
                        if let Some(draft) = self.piece(i) {
                            pieces.extend(self.drafts[draft].actors.first().map(|a| (a.clone(), false)));
                        }
                    } else if self.pieces.all[i].kind == Kind::Person {
                        // "the Merkel government"
                        if let Some(draft) = self.piece(i) {
                            pieces.extend(self.drafts[draft].actors.first().map(|a| (nameless(a), true)));
                        }
                    } else {
                        pieces.extend(self.actor_of(i));
                    }
                }
                Whose::Possessor(t) => {
                    let draft = match self.pieces.index_at(t) {
                        Some(i) => self.piece(i).or_else(|| self.draft_at(t)),
                        None => self.draft_at(t),
                    };
                    if let Some(draft) = draft {
                        let state = self.drafts[draft].state;
                        owners.extend(self.drafts[draft].actors.iter().map(|a| (nameless(a), state)));
                    } else if let Some(owner) = self.pieces.index_at(t).and_then(|i| self.actor_of(i)) {
                        owners.push(owner);
                    } else if matches!(self.page.lemma(t), "country" | "nation" | "state") {
                        owners.extend(self.country().map(|a| (a, true)));
                    }
                }
                Whose::Pronoun(t) => {
                    if self.draft_at(t).is_none() {
                        self.pronoun(t);
                    }
                    if let Some(draft) = self.draft_at(t) {
                        let draft = &self.drafts[draft];
                        owners.extend(draft.actors.iter().map(|a| (nameless(a), draft.state)));
                    }
                }
                Whose::Role(i) => {
                    if let Some(draft) = self.piece(i) {
                        owners.extend(self.drafts[draft].actors.iter().map(|a| (nameless(a), false)));
                    }
                }
            }
        }
        if phrase.end > phrase.last {
            // What follows a role is coordinated: all of it counts.
            pieces.extend(owners);
            return pieces;
        }
        // Before a role the leftmost state says whose organ it is: "US State Department spokesman".
        if let Some(state) = pieces.iter().rev().find(|(_, state)| *state) {
            let organ = pieces.iter().find(|(_, state)| !*state).map(|(a, _)| a.sector);
            let mut state = state.clone();
            if let Some(sector @ Some(s)) = organ
                && s != Sector::Igo
            {
                state = (Actor { sector, ..state.0 }, false);
            }
            return vec![state];
        }
        if !pieces.is_empty() {
            return pieces.into_iter().take(1).collect();
        }
        owners
    }

    /// The state that the page is about.
    pub fn country(&self) -> Option<Actor> {
        Some(Actor {
            id: Some(self.context.country()?.to_owned()),
            sector: Some(Sector::Gov),
            name: None,
            span: None,
        })
    }

    /// The country whose police, army or minister is meant where nothing says whose: of the scene, else of the page.
    fn home(&self, t: usize, person: bool) -> Option<Actor> {
        let scene = self
            .scene_at(t, 0)
            .map(str::to_owned)
            .or_else(|| self.police_before(t));
        let page = || self.context.country().map(str::to_owned);
        let near = if person { self.state_before(t, 0) } else { None };
        let id = near
            .or(scene)
            .or_else(page)
            .or_else(|| self.scene_at(t, 3).map(str::to_owned))
            .or_else(|| self.state_before(t, 1))?;
        Some(Actor {
            id: Some(id),
            sector: Some(Sector::Gov),
            name: None,
            span: None,
        })
    }

    /// The country of the police or courts that act in this sentence: those whom they arrest are their own people.
    fn police_before(&self, t: usize) -> Option<String> {
        let sentence = self.sentence(t);
        let near = self
            .drafts
            .iter()
            .rev()
            .take_while(|d| self.sentence(d.head) == sentence);
        near.filter(|d| d.head < t)
            .find_map(|d| match d.actors.as_slice() {
                [a] if matches!(a.sector, Some(Sector::Cop | Sector::Jud | Sector::Opp)) => {
                    a.id.clone().filter(|id| self.context.is_state(id))
                }
                _ => None,
            })
    }

    /// The state that was the subject of this sentence before `t`, or of one of the sentences before.
    fn state_before(&self, t: usize, reach: usize) -> Option<String> {
        let sentence = self.sentence(t);
        self.drafts
            .iter()
            .rev()
            .take_while(|d| self.sentence(d.head) + reach >= sentence)
            .filter(|d| d.head < t && self.is_subject(d.head) && d.sort == Sort::Named && d.state)
            .find_map(|d| d.actors.first().and_then(|a| a.id.clone()))
    }

    /// A title or apposition: the role belongs to somebody named beside it.
    fn office_of_a_name(&mut self, role: &Role, owners: &Owners) -> Option<usize> {
        if role.plural && !role.collective && self.pieces.index_at(role.phrase.end + 1).is_none() {
            return None;
        }
        let (i, first, last) = if let Some((i, last)) = self.name_after(role) {
            (i, role.phrase.first, last)
        } else if let Some(i) = self.name_before(role) {
            (i, self.pieces.all[i].first, role.phrase.end)
        } else {
            return None;
        };
        let person = self.meet(i)?;
        if owners.is_empty() && self.people.person(person).id.is_none() {
            // "Smith, a retired judge who speaks for the union": the clause says more than the role.
            self.heads_something(role.phrase.end, person);
        }
        self.learn_office(person, role, owners);
        let name = self.pieces.all[i].clone();
        if self.people.person(person).id.is_none() {
            self.heads_something(name.last, person);
        }
        if let Some(draft) = self.draft_at(name.last) {
            // The name came first: what it now is known to be holds for that mention, too.
            let actor = self.actor_of_person(person);
            for known in &mut self.drafts[draft].actors {
                known.id = actor.id.clone();
                known.sector = actor.sector;
            }
            let mut alias = self.drafts[draft].clone();
            alias.head = role.head;
            alias.core = (role.first..=role.phrase.last).collect();
            alias.span = self.span(role.phrase.first, role.phrase.end);
            return Some(self.add(alias));
        }
        let roles = self.role_tokens(role);
        let draft = self.named_person(first, name.first, last.max(name.last), person, roles);
        self.mark(i, draft);
        Some(draft)
    }

    fn role_tokens(&self, role: &Role) -> Vec<usize> {
        let mut tokens: Vec<usize> = vec![role.head];
        tokens.extend(role.phrase.modifiers.iter().map(|&m| self.pieces.all[m].last));
        tokens.push(role.phrase.last);
        tokens
    }

    fn learn_office(&mut self, person: usize, role: &Role, owners: &Owners) {
        let address = people::honorific(self.page.word(role.phrase.last)).flatten();
        let gender = gender_of_role(&role.noun).or(address);
        let known = self.people.person_mut(person);
        known.gender = gender.or(known.gender);
        let had_id = known.id.is_some();
        self.people.holds(person, &role.noun);
        if let Some((owner, state)) = owners.first()
            && owner.id.is_some()
        {
            let sector = office_sector(owner.sector, *state, role.sector);
            let owner = owner.clone();
            self.learn(person, Some(&owner), sector, Evidence::Office);
        } else if had_id {
            // known from elsewhere
        } else if self.is_domestic(role) {
            let country = self.home(role.head, true);
            self.learn(person, country.as_ref(), role.sector, Evidence::Hint);
        } else if role.sector.is_some() {
            self.learn(person, None, role.sector, Evidence::Hint);
        }
    }

    /// "Foreign Minister Lavrov", "the foreign minister, Sergei Lavrov,", "the minister, Prince Faisal,".
    fn name_after(&self, role: &Role) -> Option<(usize, usize)> {
        let end = self.page.syntax.sentences[self.sentence(role.head)].tokens.end;
        let mut t = self.past_phrase(role, end);
        let comma = t < end && matches!(self.page.word(t), "," | "–" | "—" | "-" | ":" | "(");
        if comma {
            t += 1;
        }
        let named_at = |t: usize| {
            let i = self.pieces.index_at(t)?;
            (self.pieces.all[i].kind == Kind::Person).then_some(i)
        };
        for _ in 0..4 {
            if t >= end {
                return None;
            }
            if let Some(i) = named_at(t) {
                let piece = &self.pieces.all[i];
                if !comma {
                    return Some((i, piece.last));
                }
                let closed = piece.last + 1 >= end
                    || self.page.pos(piece.last + 1) == Pos::Punct
                    || matches!(self.page.word(piece.last + 1), "who" | "and" | "known");
                let tied = (piece.first..=piece.last).any(|n| self.page.label(n) == Label::Appos);
                return ((closed && !role.plural && !role.phrase.is_indefinite_list()) || tied)
                    .then_some((i, piece.last));
            }
            let address = people::is_honorific(self.page.word(t));
            let title = self
                .pieces
                .at(t)
                .is_some_and(|p| matches!(p.kind, Kind::Office { title: true, .. }));
            if !address && !title {
                return None;
            }
            t = self.pieces.at(t).map_or(t, |p| p.last) + 1;
        }
        None
    }

    /// Past what else belongs to a role before the comma: "its agent | in the case |, Sir Desmond".
    fn past_phrase(&self, role: &Role, end: usize) -> usize {
        let begin = role.phrase.end + 1;
        if begin >= end || self.page.pos(begin) != Pos::Adp || !role.phrase.is_definite() {
            return begin;
        }
        let mut t = begin;
        while t < end && t < begin + 9 {
            match self.page.pos(t) {
                Pos::Adp | Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num | Pos::Cconj => t += 1,
                Pos::Part if self.page.token(t).tag == Tag::Pos => t += 1,
                Pos::Punct if self.page.word(t) == "," => return t,
                _ => return begin,
            }
        }
        begin
    }

    /// "Volker Perthes, the UN envoy to Sudan,".
    fn name_before(&self, role: &Role) -> Option<usize> {
        let start = self.page.syntax.sentences[self.sentence(role.head)].tokens.start;
        let comma = role.phrase.first.checked_sub(1).filter(|&c| c > start)?;
        if !matches!(self.page.word(comma), "," | "–" | "—" | "(") {
            return None;
        }
        let i = self.pieces.index_at(comma - 1)?;
        let name = &self.pieces.all[i];
        if name.kind != Kind::Person || role.plural {
            return None;
        }
        let tied = self.page.label(role.head) == Label::Appos
            && self
                .page
                .token(role.head)
                .head
                .is_some_and(|h| (name.first..=name.last).contains(&h));
        let begins = role.phrase.determiner.is_some() || !role.phrase.whose.is_empty();
        let follows = role.phrase.end + 1;
        let end = self.page.syntax.sentences[self.sentence(role.head)].tokens.end;
        let closed = follows >= end
            || self.page.pos(follows) == Pos::Punct
            || matches!(self.page.pos(follows), Pos::Adp | Pos::Sconj)
            || matches!(self.page.word(follows), "who" | "for" | "to" | "at");
        let subject = matches!(
            self.page.label(role.head),
            Label::Nsubj | Label::NsubjPass | Label::Obj
        );
        (tied || begins && closed && !subject).then_some(i)
    }

    /// A role without a name beside it.
    fn office_alone(&mut self, role: Role, owners: Owners) -> usize {
        let mut person = None;
        let (actors, state) = if role.noun == "counterpart" {
            (owners.into_iter().map(|(a, _)| a).collect(), false)
        } else if !owners.is_empty() {
            let actors: Vec<Actor> = owners
                .iter()
                .map(|(owner, state)| Actor {
                    sector: office_sector(owner.sector, *state, role.sector),
                    ..owner.clone()
                })
                .collect();
            person = self.holder(&role, actors.first().and_then(|a| a.id.as_deref()));
            (actors, false)
        } else {
            let (actor, known) = self.unowned(&role);
            person = known;
            (vec![actor], false)
        };
        let actors = match person.filter(|_| actors.len() == 1) {
            Some(p) => vec![self.actor_of_person(p)],
            None => actors,
        };
        let being = if role.plural || (role.collective && !singular_body(&role.noun)) {
            Being::Many
        } else if role.collective {
            Being::Body
        } else {
            Being::Person(
                gender_of_role(&role.noun).or_else(|| person.and_then(|p| self.people.person(p).gender)),
            )
        };
        let draft = Draft {
            head: role.head,
            core: self.role_tokens(&role),
            span: self.span(role.phrase.first, role.phrase.last),
            actors,
            sort: Sort::Described,
            being,
            state,
            noun: Some(role.noun.clone()),
            person,
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
    fn beside_a_body(&mut self, role: &Role) -> Option<usize> {
        let tied = self.page.label(role.head) == Label::Appos;
        let governor = self
            .page
            .token(role.head)
            .head
            .filter(|&h| tied && h < role.phrase.first);
        let named = governor
            .and_then(|g| self.draft_at(g))
            .or_else(|| self.before_comma(role))?;
        let draft = &self.drafts[named];
        if draft.sort != Sort::Named || draft.state || draft.actors.len() != 1 || draft.being != Being::Body {
            return None;
        }
        let actors = draft.actors.clone();
        let described = self.described(
            role.phrase.first,
            role.phrase.last,
            role.head,
            actors,
            Being::Body,
        );
        for noun in nouns_of_sector(role.sector) {
            self.context.call(noun, described);
        }
        Some(described)
    }

    /// The mention that ends just before the comma before a phrase that is closed by another mark.
    fn before_comma(&self, role: &Role) -> Option<usize> {
        let comma = role
            .phrase
            .first
            .checked_sub(1)
            .filter(|&c| self.page.word(c) == ",")?;
        let next = role.phrase.end + 1;
        let tokens = &self.page.syntax.tokens;
        let closed = next >= tokens.len()
            || self.page.pos(next) == Pos::Punct
            || matches!(self.page.word(next), "that" | "which" | "known");
        let described = role.phrase.determiner.is_some() || !role.phrase.whose.is_empty();
        let subject = self.is_subject(role.head);
        if !closed || !described || subject || self.sentence(comma) != self.sentence(role.head) {
            return None;
        }
        self.draft_at(comma.checked_sub(1)?)
    }

    /// The person of the page who holds an office, where only one can be meant: "the minister".
    fn holder(&self, role: &Role, id: Option<&str>) -> Option<usize> {
        if role.plural || role.collective || role.phrase.is_indefinite() {
            return None;
        }
        let mut holders = self.people.holders(&role.noun).iter().copied().filter(|&p| {
            let known = self.people.person(p).id.as_deref();
            known.is_some() && (id.is_none() || known == id)
        });
        let first = holders.next()?;
        holders.next().is_none().then_some(first)
    }

    /// Somebody without an owner: an earlier mention, the holder of the office, the page's country, or nobody known.
    fn unowned(&mut self, role: &Role) -> (Actor, Option<usize>) {
        let nobody = Actor {
            sector: role.sector,
            ..Actor::default()
        };
        let definite = role.phrase.is_definite() || role.phrase.determiner.is_none();
        if !role.plural && role.phrase.is_definite() && matches!(role.noun.as_str(), "country" | "nation") {
            return (self.home(role.head, false).unwrap_or(nobody), None);
        }
        if role.phrase.is_indefinite() || !definite || self.is_foreign(role) {
            return (nobody, None);
        }
        let title = self.page.role(self.sentence(role.head)) == demarche_text::Role::Title;
        if (role.phrase.is_definite() || title && role.phrase.determiner.is_none())
            && let Some(person) = self.holder(role, None)
        {
            return (self.actor_of_person(person), Some(person));
        }
        if let Some(actor) = self.armed_group(role) {
            return (actor, None);
        }
        if role.phrase.is_definite()
            && !role.collective
            && !role.plural
            && let Some(draft) = self.context.last_holder(&role.noun)
            && let [actor] = self.drafts[draft].actors.as_slice()
            && actor.id.is_some()
        {
            return (actor.clone(), self.drafts[draft].person);
        }
        let known = self
            .context
            .last_called(&role.noun)
            .or_else(|| self.same_sector(role));
        if let Some(draft) = known.filter(|_| role.phrase.is_definite() || role.collective)
            && let Some(actor) = self.drafts[draft].actors.first()
            && actor.id.is_some()
            && self.drafts[draft].actors.len() == 1
        {
            return (nameless(actor), None);
        }
        if let Some(actor) = self
            .context
            .only_called(&role.noun)
            .filter(|_| role.phrase.is_definite())
        {
            return (actor, None);
        }
        if self.is_domestic(role)
            && let Some(country) = self.home(role.head, false)
        {
            return (
                Actor {
                    sector: role.sector,
                    ..country
                },
                None,
            );
        }
        (nobody, None)
    }

    /// Whether a role belongs to the country at hand by itself, or by a word before it: "the government delegation".
    fn is_domestic(&self, role: &Role) -> bool {
        let by_modifier = role.phrase.modifiers.iter().any(|&m| {
            let word = self.page.lemma(self.pieces.all[m].last).to_lowercase();
            matches!(self.pieces.all[m].kind, Kind::Office { sector, collective, .. } if domestic(&word, sector, collective))
        });
        by_modifier || domestic(&role.noun, role.sector, role.collective)
    }

    /// "Western diplomats", "foreign powers", "people briefed on the talks": not ours, or not told whose.
    fn is_foreign(&self, role: &Role) -> bool {
        let adjective = (role.phrase.first..role.first.max(role.phrase.first)).any(|t| {
            matches!(
                self.page.word(t).to_lowercase().as_str(),
                "western"
                    | "foreign"
                    | "international"
                    | "regional"
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
            )
        });
        let next = role.phrase.end + 1;
        let briefed = next < self.page.syntax.tokens.len()
            && matches!(self.page.lemma(next), "brief" | "familiar" | "close" | "with");
        adjective || briefed
    }

    /// "The rebels": the group that the page is about.
    fn armed_group(&self, role: &Role) -> Option<Actor> {
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
        Some(Actor {
            id: Some(id.to_owned()),
            sector: Some(Sector::Reb),
            name: None,
            span: None,
        })
    }

    /// "The judges" after a court, "the members" after an organisation.
    fn same_sector(&self, role: &Role) -> Option<usize> {
        if !role.phrase.is_definite() {
            return None;
        }
        let sector = match role.noun.as_str() {
            "member" | "state" if role.plural => Sector::Igo,
            _ => role
                .sector
                .filter(|s| matches!(s, Sector::Jud | Sector::Mil | Sector::Igo | Sector::Leg))?,
        };
        self.context.last_in(sector)
    }

    /// "Her Russian counterpart": the nationality named, in the capacity of the one it is compared with.
    fn counterpart(&mut self, role: &Role, owners: Owners) -> Vec<Actor> {
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
            return vec![Actor { sector, ..named }];
        }
        let own_id = own
            .and_then(|a| a.id)
            .or_else(|| owners.first().and_then(|(a, _)| a.id.clone()));
        vec![self.other_party(own_id.as_deref(), role.head).unwrap_or(Actor {
            sector,
            ..Actor::default()
        })]
    }

    /// A noun that no table knows: a noun for somebody's side, or a description of a body already named.
    pub fn noun(&mut self, t: usize) {
        let lemma = self.page.lemma(t).to_lowercase();
        if self.group_word(t) {
            return;
        }
        if let Some(sector) = side_noun(&lemma) {
            let phrase = phrase::around(self.page, &self.pieces, t, t);
            if !phrase.whose.is_empty() || lemma == "counterpart" {
                self.role(t, t, t, Some(sector), true);
                return;
            }
        }
        self.description(t, &lemma);
    }

    /// The body that a noun means: the one just named, unless the page names another of the kind much more often.
    fn called(&self, draft: usize, lemma: &str, t: usize) -> Option<Actor> {
        let actor = self.drafts[draft].actors.first()?;
        let near = self.sentence(self.drafts[draft].head) + 1 >= self.sentence(t);
        let better = actor
            .id
            .as_deref()
            .and_then(|id| self.context.better_called(lemma, id));
        better.filter(|_| !near).or_else(|| Some(actor.clone()))
    }

    /// "The alliance", "the bloc", "the agency": the last body that is called so.
    fn description(&mut self, t: usize, lemma: &str) {
        let phrase = phrase::around(self.page, &self.pieces, t, t);
        let compound = self.page.label(t) == Label::Compound;
        if compound || !phrase.is_definite() || !phrase.whose.is_empty() || phrase.number.is_some() {
            return;
        }
        if self.page.token(t).tag == Tag::Nns {
            return;
        }
        let known = self.context.last_called(lemma);
        let actor = match known {
            Some(draft) if self.drafts[draft].actors.len() == 1 => self.called(draft, lemma, t),
            Some(_) => None,
            None if matches!(lemma, "country" | "nation") && phrase.determiner.as_deref() == Some("the") => {
                self.country()
            }
            None => self.context.only_called(lemma),
        };
        if let Some(actor) = actor.filter(|a| a.id.is_some()) {
            self.described(phrase.first, t, t, vec![nameless(&actor)], Being::Body);
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
    Actor {
        name: None,
        span: None,
        ..actor.clone()
    }
}

/// Bodies and offices that belong to the country the page is about, unless it says otherwise.
fn domestic(noun: &str, sector: Option<Sector>, collective: bool) -> bool {
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
        Sector::Cop | Sector::Opp | Sector::Leg | Sector::Civ => true,
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
fn singular_body(noun: &str) -> bool {
    !matches!(
        noun,
        "police" | "troops" | "troop" | "people" | "staff" | "media" | "crew" | "public"
    ) && !noun.ends_with('s')
}

/// Nouns by which a later sentence may point back at bodies of a sector.
fn nouns_of_sector(sector: Option<Sector>) -> &'static [&'static str] {
    match sector {
        Some(Sector::Mil) => &["army", "military"],
        Some(Sector::Reb) => &["group", "rebel", "militia"],
        _ => &[],
    }
}

/// Nouns for whoever is named beside them.
fn side_noun(lemma: &str) -> Option<Sector> {
    matches!(
        lemma,
        "side"
            | "delegation"
            | "team"
            | "camp"
            | "counterpart"
            | "leadership"
            | "regime"
            | "mission"
            | "embassy"
            | "presidency"
            | "negotiator"
            | "authority"
            | "representative"
            | "delegate"
            | "capital"
    )
    .then_some(Sector::Gov)
}
