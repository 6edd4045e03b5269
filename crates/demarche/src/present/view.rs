//! What every format needs: the brief, its pages, and readable names.

use super::sentences::Sentences;
use crate::Coding;
use crate::story::{Brief, Cite, Who};
use demarche_text::Document;

/// A brief with the pages it cites.
pub(super) struct View<'a> {
    pub(super) brief: &'a Brief,
    /// In the order in which citations number them.
    pub(super) pages: Vec<&'a Document>,
    pub(super) sentences: Vec<Sentences>,
    names: &'a dyn Fn(&str) -> Option<String>,
}

impl<'a> View<'a> {
    pub(super) fn new(
        brief: &'a Brief,
        codings: &'a [Coding],
        names: &'a dyn Fn(&str) -> Option<String>,
    ) -> View<'a> {
        let pages: Vec<&Document> = brief.pages.iter().map(|page| &codings[page.input].document).collect();
        View { brief, sentences: pages.iter().map(|page| Sentences::of(page)).collect(), pages, names }
    }

    /// The words that a citation points at.
    pub(super) fn words(&self, cite: Cite) -> &'a str {
        cite.span.of(&self.pages[cite.page].text)
    }

    /// The number of the sentence that a citation points at, from 1.
    pub(super) fn sentence(&self, cite: Cite) -> usize {
        self.sentences[cite.page].at(cite.span.start) + 1
    }

    /// "Russia" for "RUS"; the id itself where it has no name.
    pub(super) fn name(&self, id: &str) -> String {
        (self.names)(id).unwrap_or_else(|| id.to_owned())
    }

    /// How an actor is called: by its id's name, or by the person's name, or by the words of its page.
    pub(super) fn who(&self, who: &Who) -> String {
        match (&who.id, who.persons.first(), who.words) {
            (Some(id), ..) => self.name(id),
            (None, Some(person), _) => person.name.clone(),
            (None, None, Some(cite)) => self.words(cite).to_owned(),
            (None, None, None) => String::new(),
        }
    }

    /// Several actors, in order of their names.
    pub(super) fn all(&self, list: &[Who]) -> String {
        let mut names: Vec<String> = list.iter().map(|who| self.who(who)).collect();
        names.sort();
        names.join(", ")
    }

    /// What a page is called: its title, or else the last piece of its path or address.
    pub(super) fn page_name(&self, page: usize) -> &'a str {
        let document = self.pages[page];
        let title = document.title.map(|span| span.of(&document.text)).filter(|t| !t.trim().is_empty());
        title.unwrap_or_else(|| {
            let path = document.source.trim_end_matches('/');
            path.rsplit(['/', '\\']).next().unwrap_or(path)
        })
    }
}
