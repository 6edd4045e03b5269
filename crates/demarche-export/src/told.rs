//! The events of a page, each once however often the page tells it.

use demarche_record::{Event, EventType, Record, Span};
use std::collections::BTreeMap;

/// An event with what its later tellings add.
pub(crate) struct Told {
    pub(crate) event: Event,
    /// Which record of its page, from 0.
    pub(crate) number: usize,
    /// How often the page tells it.
    pub(crate) tellings: usize,
    /// The record that told it first, where this one tells it again.
    pub(crate) first: Option<usize>,
}

type Key = (EventType, Span);

fn events(records: &[Record]) -> impl Iterator<Item = (usize, &Event)> {
    records.iter().enumerate().filter_map(|(n, record)| match record {
        Record::Event(event) => Some((n, event)),
        _ => None,
    })
}

/// Every telling, with the record that told its event first.
pub(crate) fn each(records: &[Record]) -> Vec<Told> {
    let mut firsts: BTreeMap<Key, usize> = BTreeMap::new();
    events(records)
        .map(|(number, event)| {
            let first = event.same_as.and_then(|span| firsts.get(&(event.kind, span)).copied());
            if first.is_none() {
                firsts.entry((event.kind, event.span)).or_insert(number);
            }
            Told { event: event.clone(), number, tellings: 1, first }
        })
        .collect()
}

/// Every event once: what its first telling leaves open (mode, recipients, day, place) is taken from the next.
pub(crate) fn once(records: &[Record]) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    let mut by_number: BTreeMap<usize, usize> = BTreeMap::new();
    for told in each(records) {
        let Some(first) = told.first.and_then(|n| by_number.get(&n)).and_then(|&at| found.get_mut(at)) else {
            by_number.insert(told.number, found.len());
            found.push(told);
            continue;
        };
        first.tellings += 1;
        let (event, next) = (&mut first.event, told.event);
        event.mode = event.mode.or(next.mode);
        event.when = event.when.or(next.when);
        event.place = event.place.take().or(next.place);
        if event.recipients.is_empty() {
            event.recipients = next.recipients;
        }
    }
    found
}
