//! What a chosen day leaves of the pages.

use crate::days::Days;
use crate::pages::{PageRecords, Shelf, is_headline};
use demarche_record::{Date, Event, Record};

/// The records of all pages, sorted out: those of the articles, and the events of other articles' headlines.
#[derive(Debug, Default)]
pub(crate) struct Sorted<'a> {
    pub(crate) article: Vec<(usize, &'a Record)>,
    pub(crate) headlines: Vec<(usize, &'a Event)>,
    /// For each page: records kept, records left out.
    pub(crate) counts: Vec<(usize, usize)>,
}

/// Sorts the records of all pages.
pub(crate) fn sort<'a>(shelf: &Shelf<'a>, since: Option<Date>) -> Sorted<'a> {
    let mut sorted = Sorted::default();
    for (number, page) in shelf.pages() {
        let mut counts = (0, 0);
        for record in page.records {
            let headline = is_headline(page.document, record.span());
            if !since.is_none_or(|day| is_new(record, &page, day)) {
                counts.1 += usize::from(!headline);
            } else if !headline {
                counts.0 += 1;
                sorted.article.push((number, record));
            } else if let Record::Event(event) = record {
                sorted.headlines.push((number, event));
            }
        }
        sorted.counts.push(counts);
    }
    sorted
}

/// A record that names its days is as new as they are; any other is as new as its page.
fn is_new(record: &Record, page: &PageRecords, since: Date) -> bool {
    let when = match record {
        Record::Event(x) => x.when,
        Record::Position(x) => x.when,
        Record::Talks(x) => x.when,
        Record::Statement(_) | Record::Figure(_) => None,
    };
    match Days::of(when) {
        Some(days) => days.reaches(since),
        None => page.document.published.is_some_and(|day| day >= since),
    }
}
