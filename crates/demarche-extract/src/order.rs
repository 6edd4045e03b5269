//! The records of a page in text order.

use crate::{EventFound, Said};
use demarche_record::{Figure, Position, Record, Talks};

/// All records by the place of their words; kinds in the contract's order where words coincide.
pub fn in_text(
    said: Vec<Said>,
    events: Vec<EventFound>,
    positions: Vec<Position>,
    figures: Vec<Figure>,
    talks: Vec<Talks>,
) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    records.extend(events.into_iter().map(|found| Record::Event(found.event)));
    records.extend(said.into_iter().map(|said| Record::Statement(said.statement)));
    records.extend(positions.into_iter().map(Record::Position));
    records.extend(figures.into_iter().map(Record::Figure));
    records.extend(talks.into_iter().map(Record::Talks));
    records.sort_by_key(Record::span);
    records
}
