//! Roles beside a name: "Iran's chief negotiator, Farhad Moradi,".

use super::super::names::persons::gender_of_role;
use super::super::people::{self, Evidence};
use super::super::pieces::{Kind, Piece};
use super::super::walk::Walk;
use super::{Owners, Role};
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// A title or apposition: the role belongs to somebody named beside it.
    pub(super) fn office_of_a_name(&mut self, role: &Role, owners: &Owners) -> Option<usize> {
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
        let piece = self.pieces.all[i].clone();
        // "Its secretary-general, Hatem Soudani, the 22-member body said": no description of him.
        let office = self.people.person(person).evidence == Evidence::Office;
        if role.collective && office && piece.last < role.first && !self.people.person(person).body {
            return None;
        }
        let body = self.becomes_body(role, person, &piece) || self.people.person(person).body;
        if !body {
            self.learn_from(role, owners, person, &piece, first);
        }
        let name = piece;
        if let Some(draft) = self.draft_at(name.last) {
            // The name came first: what it now is known to be holds for that mention, too.
            let actor = self.actor_of_person(person);
            for known in &mut self.drafts[draft].actors {
                known.id = actor.id.clone();
                known.sector = actor.sector;
                known.name = known.name.take().filter(|_| !body);
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

    /// Notes what a role beside a name, and the clauses behind both, tell of the person.
    fn learn_from(&mut self, role: &Role, owners: &Owners, person: usize, name: &Piece, first: usize) {
        if owners.is_empty() && self.people.person(person).id.is_none() {
            // "Smith, a retired judge who speaks for the union": the clause says more than the role.
            self.heads_something(role.phrase.end, person);
        }
        // "Foreign Minister Anna Smith of Sweden".
        let after = if owners.is_empty() { self.owner_after(name.last) } else { None };
        match after {
            Some(owner) => {
                let state = owner.id.as_deref().is_some_and(|id| self.context.is_state(id));
                self.learn_office(person, role, &vec![(owner, state)]);
            }
            None => self.learn_office(person, role, owners),
        }
        if role.former {
            self.heads_something(role.phrase.end, person);
        }
        if self.people.person(person).id.is_none() {
            self.works_at(role, person);
            self.heads_something(name.last, person);
            self.briefs(first, name.last, person);
        }
    }

    pub(super) fn role_tokens(&self, role: &Role) -> Vec<usize> {
        let mut tokens: Vec<usize> = vec![role.head];
        tokens.extend(role.phrase.modifiers.iter().map(|&m| self.pieces.all[m].last));
        tokens.push(role.phrase.last);
        tokens
    }

    pub(super) fn learn_office(&mut self, person: usize, role: &Role, owners: &Owners) {
        let address = people::honorific(self.page.word(role.phrase.last)).flatten();
        let gender = gender_of_role(&role.noun).or(address);
        let known = self.people.person_mut(person);
        known.gender = gender.or(known.gender);
        let had_id = known.id.is_some();
        self.people.holds(person, &role.noun);
        if let Some(full) = self.full_office(role) {
            self.people.holds(person, &full);
        }
        if let Some((owner, state)) = owners.first()
            && owner.id.is_some()
        {
            let sector = role.sector_under(owner.sector, *state);
            let owner = owner.clone();
            // What somebody was counts less than what he does now.
            let evidence = if role.former { Evidence::Registry } else { Evidence::Office };
            self.learn(person, Some(&owner), sector, evidence);
        } else if had_id {
            self.outrank(person, role);
        } else if let Some(state) = self.implied(role) {
            self.learn(person, Some(&state), role.sector, Evidence::Office);
        } else if let Some(known) = self.told_before(role) {
            self.learn(person, Some(&known), role.sector, Evidence::Hint);
        } else if let Some(served) = self.spoken_for(role) {
            let sector = served.sector;
            self.learn(person, Some(&served), sector, Evidence::Hint);
        } else if role.noun != "counterpart" && self.is_domestic(role) {
            let country = match self.came_from(role.phrase.last).filter(|_| role.sector == Some(Sector::Civ))
            {
                Some(country) => country,
                None => self.home(role.head, true),
            };
            self.learn(person, country.as_ref(), role.sector, Evidence::Hint);
        } else if role.sector.is_some() {
            self.learn(person, None, role.sector, Evidence::Hint);
        }
    }

    /// "Summoned the Peruvian ambassador. ... The ambassador, Luis Quispe, blamed": the one whom the page has told of by this
    /// word, and no other.
    fn told_before(&self, role: &Role) -> Option<Actor> {
        let the = role.phrase.determiner.as_deref() == Some("the") && role.phrase.modifiers.is_empty();
        let envoy = self.page.lexicon.is_in("envoy", &role.noun) && role.phrase.whose.is_empty();
        let known = self.context.last_holder(&role.noun).filter(|_| the && envoy && !role.plural)?;
        match self.drafts[known].actors.as_slice() {
            [one] if one.id.is_some() && one.name.is_none() => Some(super::nameless(one)),
            _ => None,
        }
    }

    /// "The commission threatened ..., but a spokesman, Luc Verhaegen, said": whoever is at hand is spoken for.
    fn spoken_for(&self, role: &Role) -> Option<Actor> {
        let bare =
            role.phrase.is_indefinite() && role.phrase.whose.is_empty() && role.phrase.modifiers.is_empty();
        if bare { self.served(role) } else { None }
    }

    /// The office that the page tells outranks the one that the registry has, though whose it is comes from there:
    /// "Deputy Defence Minister Andrei Kartapolov" before he sat in parliament.
    fn outrank(&mut self, person: usize, role: &Role) {
        let office = if is_rank(&role.noun) { self.office_before_rank(role) } else { role.sector };
        let known = self.people.person_mut(person);
        if known.evidence != Evidence::Registry || office.is_none() {
            return;
        }
        let state = !matches!(
            known.sector,
            Some(Sector::Igo | Sector::Reb | Sector::Ngo | Sector::Med | Sector::Bus)
        );
        let office = Role { sector: office, ..role.clone() };
        known.sector = office.sector_under(known.sector, state);
        known.evidence = Evidence::Hint;
    }

    /// "Deputy Defence Minister Colonel-General Fomin": the office, not the rank behind it.
    fn office_before_rank(&self, role: &Role) -> Option<Sector> {
        let offices = role.phrase.modifiers.iter().map(|&m| &self.pieces.all[m]);
        offices.filter(|p| !is_rank(&self.page.lemma(p.last).to_lowercase())).find_map(|p| match p.kind {
            Kind::Office { sector, title: true, .. } => sector,
            _ => None,
        })
    }

    /// "Prime minister", "foreign minister": an office with the word that tells it from others of its kind.
    fn full_office(&self, role: &Role) -> Option<String> {
        if !matches!(role.noun.as_str(), "minister" | "president" | "chancellor" | "secretary") {
            return None;
        }
        let first = role.first.min(role.phrase.last);
        // "Minister of justice".
        if (first..role.phrase.last).any(|t| matches!(self.page.word(t), "of" | "for")) {
            let kind = self.page.word(role.phrase.last).to_lowercase();
            let kind = kind.replace("defense", "defence").replace("affairs", "foreign");
            return Some(format!("{kind} {}", role.noun));
        }
        let words = (first..role.phrase.last).map(|t| self.page.word(t).to_lowercase());
        let words: Vec<String> = words.filter(|w| w.chars().any(char::is_alphabetic)).collect();
        let kind = words.last()?.replace("defense", "defence").replace("affairs", "foreign");
        Some(format!("{kind} {}", role.noun))
    }

    /// The person of the page who holds an office, where only one can be meant: "the minister".
    pub(super) fn holder(&self, role: &Role, id: Option<&str>) -> Option<usize> {
        if role.plural || role.collective || role.phrase.is_indefinite() {
            return None;
        }
        let full = self.full_office(role);
        let asked = full.as_deref().unwrap_or(&role.noun);
        // "The minister" is not the prime minister, nor "the president" a vice president.
        let apart: Vec<usize> = match full {
            Some(_) => Vec::new(),
            None => above_or_below(&role.noun).flat_map(|o| self.people.holders(&o).to_vec()).collect(),
        };
        let mut holders = self.people.holders(asked).iter().copied().filter(|p| {
            let known = self.people.person(*p).id.as_deref();
            known.is_some() && (id.is_none() || known == id) && !apart.contains(p)
        });
        let first = holders.next()?;
        let mut all = vec![first];
        all.extend(holders);
        if all.len() == 1 { Some(first) } else { self.heaviest_person(&all, role.head) }
    }
}

/// Offices of another standing than the one that is called so alone.
fn above_or_below(noun: &str) -> impl Iterator<Item = String> {
    let words: &[&str] = match noun {
        "minister" => &["prime"],
        "president" => &["vice", "deputy"],
        "chancellor" => &["vice"],
        _ => &[],
    };
    words.iter().map(move |word| format!("{word} {noun}"))
}

/// A rank is no office: "General Burhan" may govern.
fn is_rank(noun: &str) -> bool {
    let noun = noun.trim_end_matches('.');
    matches!(
        noun,
        "general"
            | "gen"
            | "colonel"
            | "col"
            | "major"
            | "maj"
            | "captain"
            | "capt"
            | "lieutenant"
            | "lt"
            | "brigadier"
            | "admiral"
            | "adm"
            | "marshal"
            | "sergeant"
            | "sgt"
            | "commander"
    )
}
