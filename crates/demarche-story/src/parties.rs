//! Who acts and speaks, and which persons for whom.

use crate::Cite;
use crate::pages::Shelf;
use crate::who::Person;
use demarche_record::{Actor, Record, Sector, Status};
use std::collections::{BTreeMap, BTreeSet};

/// How many places that name a party are kept; one for each page.
const MENTIONS: usize = 6;

/// One actor of the story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// "RUS", "NATO".
    pub id: String,
    /// In how many events it acts.
    pub acts: usize,
    /// How many statements it makes.
    pub speaks: usize,
    /// How many positions it takes.
    pub stands: usize,
    /// In how many talks it takes part.
    pub talks: usize,
    /// Its persons, those who are named most often first.
    pub persons: Vec<PartyPerson>,
    /// Where pages name it first.
    pub mentions: Vec<Cite>,
}

impl Party {
    /// How often it acts, speaks, stands or talks in all.
    pub fn total(&self) -> usize {
        self.acts + self.speaks + self.stands + self.talks
    }
}

/// A person of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyPerson {
    /// In the fullest form that a page gives.
    pub name: String,
    /// "GOV", "MIL"; several where the pages show several.
    pub sectors: Vec<Sector>,
    /// How often the person acts or speaks.
    pub count: usize,
    /// Where a page names the person first.
    pub cite: Cite,
}

/// What an actor does in a record.
#[derive(Clone, Copy)]
enum Part {
    Again,
    Acts,
    Speaks,
    Stands,
    Talks,
}

#[derive(Default)]
struct Tally {
    party: Party,
    persons: BTreeMap<String, (usize, BTreeSet<Sector>, Cite)>,
}

/// The parties of all articles, the busiest first.
pub(crate) fn of(records: &[(usize, &Record)], shelf: &Shelf) -> Vec<Party> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for &(page, record) in records {
        for (part, actor) in taking_part(record) {
            count(&mut tallies, part, actor, page, shelf);
        }
    }
    let mut parties: Vec<Party> = tallies.into_values().map(Tally::party).collect();
    parties.sort_by(|a, b| b.total().cmp(&a.total()).then_with(|| a.id.cmp(&b.id)));
    parties
}

/// Who acts, speaks, stands or talks in a record, each id once; what has not happened counts for nobody.
fn taking_part(record: &Record) -> Vec<(Part, &Actor)> {
    match record {
        Record::Event(x) if matches!(x.status, Status::Hypothetical | Status::Negated) => Vec::new(),
        // Told again is not done again.
        Record::Event(x) if x.same_as.is_some() => x.actors.iter().map(|a| (Part::Again, a)).collect(),
        Record::Event(x) => x.actors.iter().map(|a| (Part::Acts, a)).collect(),
        Record::Statement(x) => vec![(Part::Speaks, &x.speaker)],
        Record::Position(x) => x.holders.iter().map(|a| (Part::Stands, a)).collect(),
        Record::Talks(x) => x.parties.iter().chain(&x.delegates).map(|a| (Part::Talks, a)).collect(),
        Record::Figure(_) => Vec::new(),
    }
}

fn count(tallies: &mut BTreeMap<String, Tally>, part: Part, actor: &Actor, page: usize, shelf: &Shelf) {
    let Some(id) = &actor.id else { return };
    let tally = tallies.entry(id.clone()).or_default();
    let party = &mut tally.party;
    party.id.clone_from(id);
    match part {
        Part::Again => {}
        Part::Acts => party.acts += 1,
        Part::Speaks => party.speaks += 1,
        Part::Stands => party.stands += 1,
        Part::Talks => party.talks += 1,
    }
    if let Some(span) = actor.span
        && party.mentions.len() < MENTIONS
        && party.mentions.last().is_none_or(|cite| cite.page != page)
    {
        party.mentions.push(Cite { page, span });
    }
    if let Some(person) = Person::of(actor, page, shelf) {
        let entry = tally.persons.entry(person.name).or_insert((0, BTreeSet::new(), person.cite));
        entry.0 += 1;
        entry.1.extend(person.sector);
    }
}

impl Tally {
    fn party(self) -> Party {
        let mut party = self.party;
        let persons = self.persons.into_iter().map(|(name, (count, sectors, cite))| PartyPerson {
            name,
            sectors: sectors.into_iter().collect(),
            count,
            cite,
        });
        party.persons = same_persons(persons.collect());
        party.persons.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        party
    }
}

/// A surname on one page and the full name on another are one person, if the party has one such full name.
fn same_persons(persons: Vec<PartyPerson>) -> Vec<PartyPerson> {
    let mut by_surname: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, person) in persons.iter().enumerate() {
        if let Some((_, surname)) = person.name.rsplit_once(' ') {
            by_surname.entry(surname.to_owned()).or_default().push(at);
        }
    }
    let full = |person: &PartyPerson| match by_surname.get(&person.name).map(Vec::as_slice) {
        Some([at]) => Some(*at),
        _ => None,
    };
    let targets: Vec<Option<usize>> = persons.iter().map(full).collect();
    let mut merged: Vec<Option<PartyPerson>> = persons.iter().cloned().map(Some).collect();
    for (at, target) in targets.iter().enumerate() {
        let Some(short) = target.and_then(|_| merged[at].take()) else {
            continue;
        };
        if let Some(person) = target.and_then(|target| merged[target].as_mut()) {
            person.count += short.count;
            let new =
                short.sectors.iter().filter(|s| !person.sectors.contains(s)).copied().collect::<Vec<_>>();
            person.sectors.extend(new);
        }
    }
    merged.into_iter().flatten().collect()
}
