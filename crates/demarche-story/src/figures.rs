//! Numbers, by what they count, with who claims which.

use crate::pages::Shelf;
use crate::who::{Who, keys};
use crate::words::{Words, stem};
use crate::{Cite, Place};
use demarche_record::{Bound, Figure, Record, Span};
use std::collections::BTreeMap;

/// How far around a figure its page is looked at, in bytes, to tell whether two count the same.
const AROUND: usize = 100;

/// Numbers that count the same kind of thing of the same actor.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureGroup {
    /// "troops", as a page writes it.
    pub unit: String,
    /// Whose.
    pub subject: Option<Who>,
    /// The numbers, in the order of the pages.
    pub claims: Vec<Claim>,
}

/// One number, with every place that gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The number; the upper one of a range.
    pub value: f64,
    /// The lower one of a range.
    pub low: Option<f64>,
    /// How exact.
    pub bound: Bound,
    /// Who claims it; nobody: the outlet.
    pub claimants: Vec<Who>,
    /// Where.
    pub place: Option<Place>,
    /// Where it is given.
    pub tellings: Vec<Cite>,
    /// The words around it.
    pub(crate) around: Words,
}

impl Claim {
    /// The least and the greatest number that the claim allows.
    pub(crate) fn limits(&self) -> (f64, f64) {
        match self.bound {
            Bound::Exact => (self.value, self.value),
            Bound::AtMost => (0.0, self.value),
            Bound::AtLeast => (self.value, f64::INFINITY),
            Bound::About => (self.value * 0.9, self.value * 1.1),
            Bound::Range => (self.low.unwrap_or(0.0), self.value),
        }
    }
}

/// The figures of all articles, grouped by unit and subject.
pub(crate) fn of(records: &[(usize, &Record)], shelf: &Shelf) -> Vec<FigureGroup> {
    let mut groups: BTreeMap<(String, String), FigureGroup> = BTreeMap::new();
    for &(page, record) in records {
        let Record::Figure(figure) = record else { continue };
        let subject = figure.actor.as_ref().and_then(|a| Who::of(a, page, shelf));
        let unit = unit(figure, page, shelf);
        let key = (head(&unit), subject.as_ref().map_or(String::new(), |w| w.key.clone()));
        let group = groups.entry(key).or_insert_with(|| FigureGroup { unit, subject, claims: Vec::new() });
        add(group, claim(figure, page, shelf));
    }
    groups.into_values().collect()
}

/// What is counted, without what it is like: "armed police" are police.
fn head(unit: &str) -> String {
    let noun = unit.rsplit(' ').next().unwrap_or_default();
    Words::of(noun).stems().next().unwrap_or_default().to_owned()
}

/// The unit, if the figure's words have it: a unit that is not on the page is not shown.
fn unit(figure: &Figure, page: usize, shelf: &Shelf) -> String {
    let words = shelf.words(Cite { page, span: figure.span });
    let there: Vec<String> = Words::of(words).stems().map(str::to_owned).collect();
    let near = around(figure.span, &shelf.document(page).text);
    let there: Vec<&str> = there.iter().map(String::as_str).chain(near.stems()).collect();
    let said = figure.unit.split_whitespace().all(|w| there.contains(&stem(&w.to_lowercase()).as_str()));
    if said { figure.unit.clone() } else { String::new() }
}

fn claim(figure: &Figure, page: usize, shelf: &Shelf) -> Claim {
    Claim {
        value: figure.value,
        low: figure.low,
        bound: figure.bound,
        claimants: Who::all(&figure.claimed_by, page, shelf),
        place: Place::of(&figure.place, page, shelf),
        tellings: vec![Cite { page, span: figure.span }],
        around: around(figure.span, &shelf.document(page).text),
    }
}

/// The words near a figure, without its own.
fn around(span: Span, text: &str) -> Words {
    let mut start = (span.start as usize).saturating_sub(AROUND);
    let mut end = (span.end as usize + AROUND).min(text.len());
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let whole = Words::of(text.get(start..end).unwrap_or(""));
    whole.without(&Words::of(span.of(text)))
}

/// Adds a claim to its group; the same number by the same claimants is one claim.
fn add(group: &mut FigureGroup, claim: Claim) {
    let same = |c: &&mut Claim| {
        c.value == claim.value
            && c.low == claim.low
            && c.bound == claim.bound
            && keys(&c.claimants) == keys(&claim.claimants)
    };
    match group.claims.iter_mut().rev().take(64).find(same) {
        Some(have) => {
            have.tellings.extend(claim.tellings);
            have.place = have.place.take().or(claim.place);
        }
        None => group.claims.push(claim),
    }
}
