//! The pages of a brief, in an order of their own.

use crate::Cite;
use crate::known::Known;
use demarche_record::{Date, Document, Record, Role, Span};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// One page and what it says.
#[derive(Clone, Copy, Debug)]
pub struct PageRecords<'a> {
    /// The page as text.
    pub document: &'a Document,
    /// What it says, in text order.
    pub records: &'a [Record],
}

/// One page of a brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNote {
    /// Its place among the pages that were given.
    pub input: usize,
    /// Day of publication.
    pub published: Option<Date>,
    /// How many records of its article the brief is made from.
    pub records: usize,
    /// How many records `since` left out.
    pub left_out: usize,
}

/// The pages in order: by day of publication, those without one last; each page once.
#[derive(Debug)]
pub(crate) struct Shelf<'a> {
    pages: Vec<(usize, PageRecords<'a>)>,
    /// Names looked up already: a page is searched once for each name, however often it mentions it.
    names: RefCell<BTreeMap<(usize, String), Option<Span>>>,
    /// The persons whom some page places.
    pub(crate) known: Known,
}

impl<'a> Shelf<'a> {
    pub(crate) fn new(pages: &[PageRecords<'a>]) -> Shelf<'a> {
        let mut order: Vec<(usize, PageRecords<'a>)> = pages.iter().copied().enumerate().collect();
        order.sort_by(|(_, a), (_, b)| {
            let key = |d: &'a Document| (d.published.is_none(), d.published, &d.source, &d.id);
            key(a.document).cmp(&key(b.document))
        });
        let mut seen = BTreeSet::new();
        order.retain(|(_, page)| seen.insert(&page.document.id));
        let known = Known::new(order.iter().map(|&(_, page)| page));
        Shelf { pages: order, names: RefCell::default(), known }
    }

    /// The pages, numbered as citations number them.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (usize, PageRecords<'a>)> + '_ {
        self.pages.iter().map(|&(_, page)| page).enumerate()
    }

    pub(crate) fn input(&self, page: usize) -> usize {
        self.pages[page].0
    }

    pub(crate) fn document(&self, page: usize) -> &'a Document {
        self.pages[page].1.document
    }

    /// The words that a citation points at.
    pub(crate) fn words(&self, cite: Cite) -> &'a str {
        cite.span.of(&self.document(cite.page).text)
    }

    /// Where a page gives a name: in the mention itself, or else in its first place on the page.
    pub(crate) fn find_name(&self, page: usize, name: &str, mention: Option<Span>) -> Option<Cite> {
        let text = &self.document(page).text;
        if let Some(span) = mention.filter(|span| span.of(text).contains(name)) {
            return Some(Cite { page, span });
        }
        let key = (page, name.to_owned());
        let found = *self.names.borrow_mut().entry(key).or_insert_with(|| {
            let at = text.find(name)?;
            Some(Span::new(at, at + name.len()))
        });
        Some(Cite { page, span: found? })
    }
}

/// Whether a stretch of a page stands in its title.
pub(crate) fn in_title(document: &Document, span: Span) -> bool {
    document.title.is_some_and(|title| title.overlaps(span))
}

/// Whether a stretch of a page announces another article.
pub(crate) fn is_headline(document: &Document, span: Span) -> bool {
    let at = document.parts.partition_point(|part| part.span.end <= span.start);
    let part = document.parts.get(at).filter(|part| part.span.overlaps(span));
    part.is_some_and(|part| part.role == Role::Headline)
}
