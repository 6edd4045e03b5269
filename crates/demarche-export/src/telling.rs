//! One event with all that its row is made from.

use crate::Known;
use crate::cameo::is_state;
use crate::told::Told;
use demarche_record::{Actor, CharIndex, Date, Document, Event, Record, Role, Span};
use std::collections::BTreeSet;

/// The records of one page, and how its sentences are counted.
pub struct Page<'a> {
    /// The page as text.
    pub document: &'a Document,
    /// What it says.
    pub records: &'a [Record],
    /// The number, from 1, of the sentence that holds a byte of the text.
    pub sentence: &'a dyn Fn(u32) -> usize,
}

impl Page<'_> {
    /// The part of the page that holds a byte.
    pub(crate) fn role_at(&self, at: u32) -> Option<Role> {
        let parts = &self.document.parts;
        let next = parts.partition_point(|p| p.span.end <= at);
        parts.get(next).filter(|p| p.span.start <= at).map(|p| p.role)
    }

    /// The address of the page, where its source is one.
    pub(crate) fn address(&self) -> Option<&str> {
        let source = self.document.source.as_str();
        (source.starts_with("https://") || source.starts_with("http://")).then_some(source)
    }

    /// The first paragraph of the article.
    fn lead(&self) -> Option<Span> {
        let body = self.document.parts.iter().find(|p| p.role == Role::Body)?.span;
        let words = body.of(&self.document.text);
        let skip = words.len() - words.trim_start().len();
        let kept = &words[skip..];
        let end = kept.find('\n').unwrap_or(kept.len());
        let start = body.start as usize + skip;
        Some(Span::new(start, start + end))
    }
}

/// The name of the `number`-th record of a page (from 0): sixteen digits of the document's hash, and its number from 1.
pub fn record_id(document: &Document, number: usize) -> String {
    let id = document.id.as_str();
    let id = id.strip_prefix("sha256:").unwrap_or(id);
    let short: String = id.chars().filter(|c| c.is_ascii_alphanumeric()).take(16).collect();
    format!("{short}-{}", number + 1)
}

/// What the events of a page share, found once.
pub(crate) struct Story {
    /// Code points.
    pub(crate) index: CharIndex,
    lead: Option<Span>,
    /// Persons, organisations and places that the records of the page name, sorted.
    pub(crate) named: [Vec<String>; 3],
}

impl Story {
    pub(crate) fn of(page: &Page, known: &dyn Known) -> Story {
        let named = [people(page.records), organisations(page.records, known), places(page.records)];
        Story {
            index: CharIndex::new(&page.document.text),
            lead: page.lead(),
            named: named.map(|s| s.into_iter().collect()),
        }
    }
}

fn actors(record: &Record) -> Vec<&Actor> {
    let mut found: Vec<&Actor> = record.attribution().into_iter().flatten().map(|s| &s.actor).collect();
    match record {
        Record::Event(x) => found.extend(x.actors.iter().chain(&x.recipients)),
        Record::Statement(x) => found.extend(std::iter::once(&x.speaker).chain(&x.addressees)),
        Record::Position(x) => found.extend(x.holders.iter().chain(&x.addressees)),
        Record::Figure(x) => found.extend(x.actor.iter().chain(&x.claimed_by)),
        Record::Talks(x) => found.extend(x.parties.iter().chain(&x.delegates).chain(&x.chair)),
    }
    found
}

fn people(records: &[Record]) -> BTreeSet<String> {
    records.iter().flat_map(actors).filter_map(|a| a.name.clone()).collect()
}

fn organisations(records: &[Record], known: &dyn Known) -> BTreeSet<String> {
    let ids = records.iter().flat_map(actors).filter_map(|a| a.id.as_deref());
    ids.filter(|id| !is_state(id)).map(|id| known.name(id).unwrap_or_else(|| id.to_owned())).collect()
}

fn places(records: &[Record]) -> BTreeSet<String> {
    let place = |record: &Record| match record {
        Record::Event(x) => x.place.as_ref().map(|p| p.name.clone()),
        Record::Figure(x) => x.place.as_ref().map(|p| p.name.clone()),
        Record::Talks(x) => x.venue.as_ref().map(|p| p.name.clone()),
        Record::Statement(_) | Record::Position(_) => None,
    };
    records.iter().filter_map(place).collect()
}

/// One event of a page.
pub(crate) struct Telling<'a> {
    pub(crate) page: &'a Page<'a>,
    pub(crate) shared: &'a Story,
    pub(crate) told: &'a Told,
    pub(crate) event: &'a Event,
    /// Which page, from 1.
    pub(crate) story: usize,
    pub(crate) known: &'a dyn Known,
}

impl Telling<'_> {
    /// The words of a span.
    pub(crate) fn words(&self, span: Span) -> &str {
        span.of(&self.page.document.text)
    }

    /// The first day of the event as the text tells it; else the day of publication.
    pub(crate) fn day(&self) -> Option<Date> {
        let told = self.event.when.and_then(|when| when.start.or(when.end));
        told.or(self.page.document.published)
    }

    /// The last day, where the text tells more than one.
    pub(crate) fn last_day(&self) -> Option<Date> {
        let when = self.event.when?;
        when.start.and(when.end).filter(|end| when.start != Some(*end))
    }

    /// What names the event in every layout that takes words.
    pub(crate) fn id(&self) -> String {
        record_id(self.page.document, self.told.number)
    }

    /// The name of the telling that told it first, where this one tells it again.
    pub(crate) fn first_id(&self) -> Option<String> {
        self.told.first.map(|number| record_id(self.page.document, number))
    }

    /// A number for the event and one of its pairs, the same in every export; below 2^53, so that a reader that takes it
    /// for a float loses nothing.
    pub(crate) fn number_of(&self, pair: usize) -> u64 {
        let span = self.event.span;
        let key = format!("{}\0{}\0{}\0{pair}", self.page.document.id, self.told.number, span.start);
        let hash = key
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3));
        hash >> 11
    }

    /// Whether it is told in the title or in the first paragraph of the article.
    pub(crate) fn in_lead(&self) -> bool {
        let at = self.event.trigger.start;
        self.page.role_at(at) == Some(Role::Title)
            || self.shared.lead.is_some_and(|l| l.start <= at && at < l.end)
    }

    /// The sentence of the page that tells it, from 1.
    pub(crate) fn sentence(&self) -> usize {
        (self.page.sentence)(self.event.trigger.start)
    }
}
