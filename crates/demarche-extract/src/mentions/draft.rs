//! A mention while the page is being read.

use super::Sort;
use super::antecedents::Found;
use super::people::Gender;
use demarche_record::Actor;
use demarche_text::Span;

/// What kind of being a mention stands for, as far as pronouns care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Being {
    /// One human being.
    Person(Option<Gender>),
    /// A state, an organisation, a body: it.
    Body,
    /// Several people or bodies: they.
    Many,
    /// One thing that is no actor: it.
    Thing,
    /// Several things that are no actors: they.
    Things,
}

/// A mention with what later mentions want to know about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Syntactic head.
    pub head: usize,
    /// Every token under which the mention may be asked for.
    pub core: Vec<usize>,
    /// The words shown.
    pub span: Span,
    /// Who is meant.
    pub actors: Vec<Actor>,
    /// How.
    pub sort: Sort,
    /// He, she, it or they.
    pub being: Being,
    /// Whether the name is that of a state.
    pub state: bool,
    /// The last word of the role, in its dictionary form.
    pub noun: Option<String>,
    /// The person, where there is one.
    pub person: Option<usize>,
    /// What it takes up, where it takes up anything.
    pub antecedent: Option<Found>,
    /// The heads of those listed with it that the tree leaves out.
    pub listed: Vec<usize>,
}

impl Draft {
    /// A mention of `actors` whose words are `span`, with nothing more known.
    pub fn new(head: usize, span: Span, actors: Vec<Actor>, sort: Sort, being: Being) -> Draft {
        Draft {
            head,
            core: vec![head],
            span,
            actors,
            sort,
            being,
            state: false,
            noun: None,
            person: None,
            antecedent: None,
            listed: Vec::new(),
        }
    }
}
