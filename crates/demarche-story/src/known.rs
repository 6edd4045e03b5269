//! Who a name stands for on other pages: "Landveld" of one page is the minister whom another one introduces.

use crate::PageRecords;
use demarche_record::{Actor, Record, Sector};
use std::collections::BTreeMap;

/// The persons whom some page places, by their full names and by their last names.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// `None` where pages disagree.
    names: BTreeMap<String, Option<(String, Option<Sector>)>>,
}

impl Known {
    pub(crate) fn new<'a>(pages: impl Iterator<Item = PageRecords<'a>>) -> Known {
        let mut known = Known::default();
        for page in pages {
            for record in page.records {
                each(record, &mut |actor| known.add(actor));
            }
        }
        known
    }

    fn add(&mut self, actor: &Actor) {
        let (Some(id), Some(name)) = (&actor.id, &actor.name) else { return };
        let lower = name.trim().to_lowercase();
        let last = lower.rsplit(' ').next().unwrap_or_default().to_owned();
        for name in [lower, last] {
            let entry = self.names.entry(name).or_insert_with(|| Some((id.clone(), actor.sector)));
            if entry.as_ref().is_some_and(|(have, _)| have != id) {
                *entry = None;
            }
        }
    }

    /// The id and sector of a person whom this page does not place, where all others agree.
    pub(crate) fn place(&self, name: &str) -> Option<&(String, Option<Sector>)> {
        self.names.get(&name.trim().to_lowercase())?.as_ref()
    }
}

/// Every actor of a record.
fn each(record: &Record, visit: &mut dyn FnMut(&Actor)) {
    match record {
        Record::Event(event) => event.actors.iter().chain(&event.recipients).for_each(visit),
        Record::Statement(said) => visit(&said.speaker),
        Record::Position(position) => position.holders.iter().chain(&position.addressees).for_each(visit),
        Record::Talks(talks) => {
            talks.parties.iter().chain(&talks.delegates).chain(&talks.chair).for_each(visit)
        }
        Record::Figure(figure) => figure.claimed_by.iter().for_each(visit),
    }
}
