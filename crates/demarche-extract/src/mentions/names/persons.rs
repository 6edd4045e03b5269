//! Names of people, and what the page tells of them.

use super::super::Sort;
use super::super::draft::{Being, Draft};
use super::super::people::{self, Evidence, Gender};
use super::super::pieces::{Kind, words_of};
use super::super::walk::Walk;
use demarche_lexicon::{ActorClass, Entry};
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// A person by name, without an office beside it.
    pub(in crate::mentions) fn person(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let person = self.meet(i)?;
        let before = piece.first.checked_sub(1).filter(|&t| self.sentence(t) == self.sentence(piece.first));
        let mut first = piece.first;
        if let Some(t) = before
            && let Some(gender) = people::honorific(self.page.word(t))
        {
            first = t;
            let known = self.people.person_mut(person);
            known.gender = known.gender.or(gender);
        }
        let owner = self.owner_before(first).or_else(|| self.employer_before(first));
        if let Some(owner) = owner.or_else(|| self.owner_after(piece.last)) {
            self.learn(person, Some(&owner), owner.sector, Evidence::Hint);
        }
        self.sits_in_congress(piece.last, person);
        self.heads_something(piece.last, person);
        self.works_for(piece.last, person);
        self.aged(piece.last, person);
        if first < piece.first {
            self.briefs(first, piece.last, person);
        }
        Some(self.named_person(first, piece.first, piece.last, person, Vec::new()))
    }

    /// "Ted Cruz, R-Texas,", "Adam Schiff (D-Calif.)": a member of Congress.
    fn sits_in_congress(&mut self, last: usize, person: usize) {
        let end = self.page.syntax.sentences[self.sentence(last)].tokens.end;
        let opens = last + 2 < end && matches!(self.page.word(last + 1), "," | "(");
        if opens && super::super::pieces::is_party_state(self.page, last + 2) {
            let state = Actor { id: Some("USA".to_owned()), ..Actor::default() };
            self.learn(person, Some(&state), Some(Sector::Leg), Evidence::Hint);
        }
    }

    /// "MS. HALE:" at the head of a turn: in the transcript of a briefing that is whoever speaks for the body of the title.
    pub(in crate::mentions) fn briefs(&mut self, first: usize, last: usize, person: usize) {
        let tokens = self.page.syntax.sentences[self.sentence(first)].tokens.clone();
        let label = tokens.start == first && tokens.contains(&(last + 1)) && self.page.word(last + 1) == ":";
        if !label || self.people.person(person).id.is_some() {
            return;
        }
        let titled = |t: usize| self.page.role(self.sentence(t)) == demarche_text::Role::Title;
        let body = (0..self.pieces.all.len()).take(16).find(|&i| {
            let piece = &self.pieces.all[i];
            titled(piece.first) && matches!(piece.kind, Kind::Actor { sector: Some(_), .. } | Kind::Unknown)
        });
        let named = body.and_then(|i| match self.pieces.all[i].kind {
            Kind::Unknown => self.piece(i).and_then(|d| self.drafts[d].actors.first().cloned()),
            _ => self.actor_of(i).map(|(owner, _)| owner),
        });
        if let Some(owner) = named.filter(|o| o.id.is_some()) {
            self.learn(person, Some(&owner), owner.sector, Evidence::Hint);
        }
    }

    /// Notes whom a person acts for, unless something better is known.
    pub(in crate::mentions) fn learn(
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
    pub(in crate::mentions) fn meet(&mut self, i: usize) -> Option<usize> {
        let piece = self.pieces.all[i].clone();
        let words: Vec<&str> = words_of(self.page, piece.first, piece.last);
        let before = piece.first.checked_sub(1).filter(|&t| self.sentence(t) == self.sentence(piece.first));
        let address = before.into_iter().map(|t| self.page.word(t)).chain(words.iter().copied());
        let gender = address.take_while(|w| people::is_honorific(w)).find_map(people::honorific).flatten();
        let words: Vec<&str> = words.into_iter().skip_while(|w| people::is_honorific(w)).collect();
        let person = self.people.meet(&words, gender)?;
        let full = words.len() > 1;
        let known = &self.people.person(person).name;
        let told = piece.senses.iter().find_map(|e| match e {
            Entry::Actor { class: ActorClass::Person, id, sector, name, .. }
                if full || people::may_be(known, name) =>
            {
                Some((id.clone(), *sector))
            }
            _ => None,
        });
        let alone = !full && !known.contains(' ') && self.people.person(person).id.is_none();
        let told = told.or_else(|| if alone { self.in_office(words.first()?, piece.first) } else { None });
        if let Some((id, sector)) = told {
            let owner = Actor { id: Some(id), ..Actor::default() };
            self.learn(person, Some(&owner), sector, Evidence::Registry);
        }
        let known = self.people.person_mut(person);
        known.gender = known.gender.or_else(|| people::gender_of_given(&known.name));
        Some(person)
    }

    /// "President Bush" in 2007, "Mr. Kerry" on a page about the United States: the only one of that surname who held an
    /// office on the day.
    fn in_office(&self, surname: &str, first: usize) -> Option<(String, Option<Sector>)> {
        let page = self.page;
        let all = page.lexicon.in_office(surname, page.document.published?);
        let mut ids = all.iter().filter_map(|e| match e {
            Entry::Actor { id, sector, .. } => Some((id.as_str(), *sector)),
            _ => None,
        });
        let (id, sector) = ids.next()?;
        let one = ids.all(|(other, _)| other == id);
        let before = first.checked_sub(1).filter(|&t| self.sentence(t) == self.sentence(first));
        let title =
            before.and_then(|t| self.pieces.at(t)).map(|p| (p.kind, page.lemma(p.last).to_lowercase()));
        let fits = match title {
            // "Mayor Bush" is another.
            Some((Kind::Office { title: true, .. }, noun)) => matches!(
                noun.as_str(),
                "president"
                    | "premier"
                    | "minister"
                    | "chancellor"
                    | "secretary"
                    | "king"
                    | "queen"
                    | "pope"
                    | "senator"
            ),
            _ => true,
        };
        (one && fits && self.context.count(id) > 0).then(|| (id.to_owned(), sector))
    }

    /// The actor that a person is, as far as the page has told by now.
    pub(in crate::mentions) fn actor_of_person(&self, person: usize) -> Actor {
        let known = self.people.person(person);
        let name = Some(known.name.clone()).filter(|_| !known.body);
        Actor { id: known.id.clone(), sector: known.sector, name, span: None }
    }

    /// Adds the mention of a person: `first..=last` is shown, name and roles may be asked for.
    pub(in crate::mentions) fn named_person(
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
        let head = if core.contains(&head) { head } else { self.head_of(name.min(last), last) };
        let actor = self.actor_of_person(person);
        let known = self.people.person(person);
        let being = if known.body { Being::Body } else { Being::Person(known.gender) };
        let draft = Draft::new(head, self.span(first, last), vec![actor], Sort::Named, being);
        self.add(Draft { core, person: Some(person), ..draft })
    }
}

/// The gender that a role tells: "spokeswoman".
pub(in crate::mentions) fn gender_of_role(word: &str) -> Option<Gender> {
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
