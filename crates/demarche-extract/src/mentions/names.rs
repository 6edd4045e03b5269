//! Names: states, organisations, capitals, people, bodies that nobody has told us about.

use super::Sort;
use super::draft::{Being, Draft};
use super::people::{self, Evidence, Gender};
use super::phrase;
use super::pieces::{Kind, words_of};
use super::walk::Walk;
use demarche_lexicon::{ActorClass, Entry};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// A name that the lexicon knows.
    pub fn actor(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let Kind::Actor { class, nouns, .. } = piece.kind else {
            return None;
        };
        let head = self.head_of(piece.first, piece.last);
        if class == ActorClass::Capital && self.is_place_here(piece.first, head) {
            return None;
        }
        if class == ActorClass::Bloc {
            return self.bloc(i);
        }
        let (mut actor, state) = self.actor_of(i)?;
        if class == ActorClass::Organ
            && let Some(owner) = self.owner_before(piece.first)
            && owner.id != actor.id
        {
            actor = Actor {
                sector: actor.sector.or(Some(Sector::Gov)),
                ..owner
            };
        }
        let first = self.with_article(piece.first);
        let index = self.add(Draft {
            head,
            core: (piece.first..=piece.last).collect(),
            span: self.span(first, piece.last),
            actors: vec![actor],
            sort: Sort::Named,
            being: Being::Body,
            state,
            noun: None,
            person: None,
        });
        for noun in nouns {
            self.context.call(noun, index);
        }
        if !state {
            let noun = self.page.lemma(piece.last).to_lowercase();
            self.context.call(&noun, index);
        }
        Some(index)
    }

    /// A name for a set of states: its members, where they are few enough to be meant one by one.
    fn bloc(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let Kind::Actor { id, sector, .. } = piece.kind else {
            return None;
        };
        let members: Vec<&str> = match self.page.document.published {
            Some(day) => self.page.lexicon.members(id, day),
            None => Vec::new(),
        };
        let actor = |id: &str| Actor {
            id: Some(id.to_owned()),
            sector: sector.or(Some(Sector::Gov)),
            name: None,
            span: None,
        };
        let actors = match members.len() {
            2..=8 => members.into_iter().map(actor).collect(),
            _ => vec![Actor {
                id: None,
                ..actor("")
            }],
        };
        let head = self.head_of(piece.first, piece.last);
        let draft = self.described(
            self.with_article(piece.first),
            piece.last,
            head,
            actors,
            Being::Many,
        );
        Some(draft)
    }

    /// The state named just before an organ: "Russian Security Council", "Ukraine's Supreme Court".
    fn owner_before(&self, first: usize) -> Option<Actor> {
        let mut t = first.checked_sub(1)?;
        if self.page.token(t).tag == Tag::Pos {
            t = t.checked_sub(1)?;
        }
        let i = self.pieces.index_at(t)?;
        let (actor, state) = self.actor_of(i)?;
        state.then_some(actor)
    }

    /// Whether a capital or city is only where something happens: "in Geneva", "travelled to Moscow".
    fn is_place_here(&self, first: usize, head: usize) -> bool {
        let Some(preposition) = self.preposition_before(first, head) else {
            return matches!(self.page.label(head), Label::OblUnmarked | Label::NmodUnmarked);
        };
        match preposition.as_str() {
            "in" | "at" | "near" | "outside" | "inside" | "around" | "across" | "throughout" | "via"
            | "into" | "within" | "above" | "beyond" | "through" | "onto" | "off" | "from" | "toward"
            | "towards" => true,
            "to" => self.page.token(head).head.is_some_and(|h| {
                matches!(
                    self.page.lemma(h),
                    "travel"
                        | "go"
                        | "fly"
                        | "return"
                        | "visit"
                        | "arrive"
                        | "come"
                        | "move"
                        | "drive"
                        | "head"
                        | "flee"
                        | "march"
                        | "trip"
                        | "flight"
                        | "road"
                        | "route"
                        | "train"
                        | "journey"
                        | "bring"
                        | "close"
                        | "way"
                        | "withdraw"
                        | "retreat"
                        | "advance"
                        | "take"
                        | "lead"
                        | "fall"
                        | "highway"
                )
            }),
            _ => false,
        }
    }

    /// The article before a name belongs to its span: "The United States".
    fn with_article(&self, first: usize) -> usize {
        match first.checked_sub(1) {
            Some(t)
                if self.page.word(t).eq_ignore_ascii_case("the")
                    && self.sentence(t) == self.sentence(first) =>
            {
                t
            }
            _ => first,
        }
    }

    /// A nationality: people ("Iranians"), or the state in front of some noun ("Israeli strikes").
    pub fn demonym(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let (mut actor, state) = self.actor_of(i)?;
        let head = self.head_of(piece.first, piece.last);
        let people = matches!(piece.kind, Kind::Demonym { people: true, .. })
            || matches!(self.page.token(piece.last).tag, Tag::Nns | Tag::Nnps);
        let adjective = matches!(self.page.label(head), Label::Amod | Label::Compound | Label::Nmod)
            && self.page.token(head).head.is_some_and(|h| h > head);
        let being = if people || !adjective {
            Being::Many
        } else {
            Being::Body
        };
        if people {
            actor.sector = Some(Sector::Civ);
        }
        Some(self.add(Draft {
            head,
            core: (piece.first..=piece.last).collect(),
            span: self.span(self.with_article(piece.first), piece.last),
            actors: vec![actor],
            sort: Sort::Named,
            being,
            state: state && !people,
            noun: None,
            person: None,
        }))
    }

    /// A town or region that is more than the scene: "shelled Kharkiv".
    pub fn place(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let head = self.head_of(piece.first, piece.last);
        if self.is_place_here(piece.first, head)
            || self.preposition_before(piece.first, head).as_deref() == Some("of")
        {
            return None;
        }
        let (actor, _) = self.actor_of(i)?;
        Some(self.add(Draft {
            head,
            core: (piece.first..=piece.last).collect(),
            span: self.span(piece.first, piece.last),
            actors: vec![actor],
            sort: Sort::Named,
            being: Being::Body,
            state: false,
            noun: None,
            person: None,
        }))
    }

    /// A person by name, without an office beside it.
    pub fn person(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let person = self.meet(i)?;
        let before = piece
            .first
            .checked_sub(1)
            .filter(|&t| self.sentence(t) == self.sentence(piece.first));
        let mut first = piece.first;
        if let Some(t) = before
            && let Some(gender) = people::honorific(self.page.word(t))
        {
            first = t;
            let known = self.people.person_mut(person);
            known.gender = known.gender.or(gender);
        }
        if let Some(owner) = self.owner_before(first).or_else(|| self.owner_after(piece.last)) {
            self.learn(person, Some(&owner), owner.sector, Evidence::Hint);
        }
        self.heads_something(piece.last, person);
        Some(self.named_person(first, piece.first, piece.last, person, Vec::new()))
    }

    /// "Smith of Greenpeace", "Smith from the WFP".
    fn owner_after(&self, last: usize) -> Option<Actor> {
        let mut t = last + 1;
        if t >= self.page.syntax.tokens.len() || !matches!(self.page.word(t), "of" | "from") {
            return None;
        }
        t += 1;
        if self.page.syntax.tokens.get(t).is_some_and(|x| x.pos == Pos::Det) {
            t += 1;
        }
        let i = self.pieces.index_at(t)?;
        (!matches!(self.pieces.all[i].kind, Kind::Place { .. }))
            .then(|| self.actor_of(i))
            .flatten()
            .map(|(actor, _)| actor)
    }

    /// "Duarte, who heads the government delegation".
    pub fn heads_something(&mut self, last: usize, person: usize) {
        let end = self.page.syntax.sentences[self.sentence(last)].tokens.end;
        let mut t = last + 1;
        if t < end && self.page.word(t) == "," {
            t += 1;
        }
        if t + 1 >= end || self.page.word(t) != "who" {
            return;
        }
        let window = t + 1..end.min(t + 14);
        let leads = window.clone().take(4).any(|v| {
            matches!(
                self.page.lemma(v),
                "head"
                    | "lead"
                    | "chair"
                    | "run"
                    | "command"
                    | "represent"
                    | "direct"
                    | "manage"
                    | "serve"
                    | "work"
                    | "speak"
                    | "govern"
                    | "rule"
            )
        });
        if !leads {
            return;
        }
        for v in window {
            if matches!(self.page.word(v), "," | "said" | "says") {
                return;
            }
            let Some(i) = self.pieces.index_at(v) else {
                continue;
            };
            if matches!(self.pieces.all[i].kind, Kind::Place { .. } | Kind::Person) {
                continue;
            }
            let Some(draft) = self.piece(i) else { continue };
            let owner = self.drafts[draft].actors.first().cloned();
            // "the government delegation": the next role says more
            let role = self.pieces.index_at(self.pieces.all[i].last + 1);
            let owner = role
                .and_then(|r| self.piece(r))
                .map_or(owner, |d| self.drafts[d].actors.first().cloned());
            if let Some(owner) = owner.filter(|o| o.id.is_some()) {
                self.learn(person, Some(&owner), owner.sector, Evidence::Hint);
                return;
            }
        }
    }

    /// Notes whom a person acts for, unless something better is known.
    pub fn learn(
        &mut self,
        person: usize,
        owner: Option<&Actor>,
        sector: Option<Sector>,
        evidence: Evidence,
    ) {
        let known = self.people.person_mut(person);
        if evidence <= known.evidence && known.id.is_some() {
            return;
        }
        if let Some(id) = owner.and_then(|o| o.id.clone()) {
            known.id = Some(id);
            known.evidence = evidence;
            known.sector = sector.or(known.sector);
        } else if known.evidence == Evidence::None {
            known.sector = sector.or(known.sector);
        }
    }

    /// The person whom a piece names, with what the registry says.
    pub fn meet(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let words: Vec<&str> = (piece.first..=piece.last).map(|t| self.page.word(t)).collect();
        let words: Vec<&str> = words
            .into_iter()
            .skip_while(|w| people::is_honorific(w))
            .collect();
        let person = self.people.meet(&words)?;
        let told = piece.senses.iter().find_map(|e| match e {
            Entry::Actor {
                class: ActorClass::Person,
                id,
                sector,
                ..
            } => Some((id.clone(), *sector)),
            _ => None,
        });
        if let Some((id, sector)) = told {
            let owner = Actor {
                id: Some(id),
                ..Actor::default()
            };
            self.learn(person, Some(&owner), sector, Evidence::Registry);
        }
        let known = self.people.person_mut(person);
        known.gender = known.gender.or_else(|| people::gender_of_given(&known.name));
        Some(person)
    }

    /// The actor that a person is, as far as the page has told by now.
    pub fn actor_of_person(&self, person: usize) -> Actor {
        let known = self.people.person(person);
        Actor {
            id: known.id.clone(),
            sector: known.sector,
            name: Some(known.name.clone()),
            span: None,
        }
    }

    /// Adds the mention of a person: `first..=last` is shown, name and roles may be asked for.
    pub fn named_person(
        &mut self,
        first: usize,
        name: usize,
        last: usize,
        person: usize,
        roles: Vec<usize>,
    ) -> usize {
        let head = self.head_of(first, last);
        let mut core: Vec<usize> = (name.min(last)..=name.max(last)).collect();
        core.extend(roles);
        let head = if core.contains(&head) {
            head
        } else {
            self.head_of(name.min(last), last)
        };
        let actor = self.actor_of_person(person);
        let gender = self.people.person(person).gender;
        self.add(Draft {
            head,
            core,
            span: self.span(first, last),
            actors: vec![actor],
            sort: Sort::Named,
            being: Being::Person(gender),
            state: false,
            noun: None,
            person: Some(person),
        })
    }

    /// A body that the lexicon does not know: whose it is by what stands before it, else by its own name.
    pub fn unknown(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let head = self.head_of(piece.first, piece.last);
        let words = words_of(self.page, piece.first, piece.last);
        let sector = sector_of_name(&words);
        let phrase = phrase::around(self.page, &self.pieces, piece.first, piece.last);
        let owner = self.owners(&phrase).into_iter().next();
        let own = matches!(
            sector,
            Some(Sector::Gov | Sector::Mil | Sector::Cop | Sector::Jud | Sector::Leg | Sector::Spy)
        );
        let actor = match owner {
            Some((owner, state)) if own || state && sector.is_none() => Actor {
                sector: sector.or(owner.sector),
                ..owner
            },
            _ if own => Actor {
                id: self.context.country().map(str::to_owned),
                sector,
                name: None,
                span: None,
            },
            _ => Actor {
                id: self.slug(&words, piece.last),
                sector,
                name: None,
                span: None,
            },
        };
        let first = self.with_article(piece.first);
        let index = self.add(Draft {
            head,
            core: (piece.first..=piece.last).collect(),
            span: self.span(first, piece.last),
            actors: vec![actor],
            sort: Sort::Named,
            being: Being::Body,
            state: false,
            noun: None,
            person: None,
        });
        let noun = self.page.lemma(piece.last).to_lowercase();
        self.context.call(&noun, index);
        for noun in nouns_of(sector) {
            self.context.call(noun, index);
        }
        Some(index)
    }

    /// The acronym that follows in brackets, else the name in capitals.
    fn slug(&self, words: &[&str], last: usize) -> Option<String> {
        let tokens = &self.page.syntax.tokens;
        if last + 3 < tokens.len() && self.page.word(last + 1) == "(" && self.page.word(last + 3) == ")" {
            let acronym = self.page.word(last + 2);
            if acronym.len() >= 2 && acronym.chars().all(|c| c.is_uppercase() || c.is_numeric()) {
                return Some(acronym.to_owned());
            }
        }
        let mut slug = String::new();
        for word in words.iter().filter(|w| !w.eq_ignore_ascii_case("the")) {
            if !slug.is_empty() {
                slug.push('_');
            }
            slug.extend(
                word.chars()
                    .filter(|c| c.is_alphanumeric())
                    .flat_map(char::to_uppercase),
            );
        }
        (slug.len() > 1).then_some(slug)
    }
}

/// What the last words of a body's name say about it.
pub fn sector_of_name(words: &[&str]) -> Option<Sector> {
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let sectors: [(Sector, &[&str]); 11] = [
        (Sector::Cop, &["Police", "Gendarmerie", "Guard", "Patrol"]),
        (Sector::Spy, &["Intelligence"]),
        (Sector::Jud, &["Court", "Tribunal", "Prosecutor"]),
        (
            Sector::Leg,
            &["Parliament", "Senate", "Assembly", "Congress", "Duma"],
        ),
        (
            Sector::Gov,
            &[
                "Ministry",
                "Department",
                "Commission",
                "Office",
                "Authority",
                "Cabinet",
                "Government",
                "Administration",
                "Directorate",
                "Embassy",
            ],
        ),
        (
            Sector::Mil,
            &[
                "Army",
                "Navy",
                "Command",
                "Brigade",
                "Battalion",
                "Forces",
                "Corps",
                "Regiment",
                "Fleet",
            ],
        ),
        (
            Sector::Med,
            &[
                "News",
                "Times",
                "Post",
                "Herald",
                "Tribune",
                "Radio",
                "TV",
                "Television",
                "Press",
                "Agency",
                "Gazette",
                "Journal",
                "Daily",
                "Magazine",
                "Telegraph",
                "Chronicle",
            ],
        ),
        (
            Sector::Bus,
            &[
                "Inc",
                "Corp",
                "Ltd",
                "Company",
                "Group",
                "Bank",
                "Industries",
                "Airlines",
                "Energy",
                "Oil",
                "Gas",
                "Holdings",
                "Systems",
            ],
        ),
        (
            Sector::Ngo,
            &[
                "Watch",
                "Network",
                "Monitor",
                "Foundation",
                "Institute",
                "Association",
                "Relief",
                "Union",
                "Rights",
                "Amnesty",
                "Committee",
                "University",
                "College",
                "Center",
                "Centre",
            ],
        ),
        (Sector::Opp, &["Party", "Coalition", "Alliance", "Opposition"]),
        (
            Sector::Reb,
            &[
                "Front",
                "Militia",
                "Liberation",
                "Movement",
                "Brigades",
                "Resistance",
            ],
        ),
    ];
    sectors
        .iter()
        .find_map(|(sector, list)| has(list).then_some(*sector))
}

/// The nouns that may point back at a body of some kind.
fn nouns_of(sector: Option<Sector>) -> &'static [&'static str] {
    match sector {
        Some(Sector::Reb) => &["group", "movement", "rebels", "militia"],
        Some(Sector::Ngo) => &["group", "organization", "organisation"],
        Some(Sector::Bus) => &["company", "firm"],
        Some(Sector::Med) => &["newspaper", "agency", "broadcaster"],
        Some(Sector::Opp) => &["party", "coalition"],
        Some(Sector::Jud) => &["court", "tribunal"],
        _ => &["body"],
    }
}

/// The gender that a role tells: "spokeswoman".
pub fn gender_of_role(word: &str) -> Option<Gender> {
    let word = word.to_lowercase();
    let she = word.ends_with("woman") || matches!(word.as_str(), "queen" | "princess" | "chairwoman");
    let he = word.ends_with("man") && word != "human" && word != "german"
        || matches!(word.as_str(), "king" | "prince" | "sultan" | "emir");
    match (he, she) {
        (_, true) => Some(Gender::She),
        (true, _) => Some(Gender::He),
        _ => None,
    }
}
