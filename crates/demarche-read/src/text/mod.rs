//! Plain text to parts. The text itself is never changed.

mod foot;
mod furniture;
mod head;
mod lines;
mod tail;

use crate::date::full_date;
use demarche_text::{Date, Part, Role, Span};
use furniture::{Furniture, furniture};
use tail::Seen;

/// What the lines of a text are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// In text order, without overlap.
    pub parts: Vec<Part>,
    /// The page's own headline.
    pub title: Option<Span>,
    /// The day that stands above or below the article, with its year.
    pub published: Option<Date>,
}

/// What a unit is for the page.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    Outside,
    Title,
    /// From this byte to that one.
    Body(Span),
    Caption(Span),
    Headline(Span),
}

/// Finds the parts of a text; `title` is what the caller knows as its title, `known` which lines are captions.
pub fn layout(text: &str, title: Option<&str>, known: &[Part]) -> Layout {
    let seen: Vec<Seen> = lines::units(text)
        .into_iter()
        .map(|unit| {
            let words = unit.span.of(text);
            Seen { unit, look: lines::look(words), furniture: furniture(words) }
        })
        .collect();
    let head = head::head(text, &seen, title);
    let end = tail::tail_start(&seen).max(head.prose + 1).min(seen.len());
    let mut places = places(text, &seen, &head, end);
    mark(&seen, known, &mut places);
    let below = foot::below(text, &seen[..end], &head, &mut places);
    Layout {
        parts: parts(text, &seen, &places),
        title: head.title.map(|at| seen[at].unit.span),
        published: head.published.or_else(|| dated_by_line(text, &seen, &head)).or(below),
    }
}

/// The full date of a dateline: "GENEVA, January 10, 2022 - ".
fn dated_by_line(text: &str, seen: &[Seen], head: &head::Head) -> Option<Date> {
    let first = seen.get(head.prose)?.unit.span.of(text);
    full_date(first.get(..head::dateline(first, labels_recur(text, seen)))?)
}

/// Gives the lines that are known beforehand their role, where they are part of the article at all.
fn mark(seen: &[Seen], known: &[Part], places: &mut [Place]) {
    let mut known = known.iter().peekable();
    for (this, place) in seen.iter().zip(places) {
        while known.next_if(|part| part.span.end <= this.unit.span.start).is_some() {}
        let held = known.peek().is_some_and(|part| part.span.contains(this.unit.span));
        if held && matches!(place, Place::Body(_) | Place::Headline(_)) {
            *place = Place::Caption(this.unit.span);
        }
    }
}

fn places(text: &str, seen: &[Seen], head: &head::Head, end: usize) -> Vec<Place> {
    let recur = labels_recur(text, seen);
    let mut outside = head.outside.iter().peekable();
    let mut listed = false;
    let mut places = Vec::with_capacity(seen.len());
    for (at, this) in seen.iter().enumerate() {
        let span = this.unit.span;
        let skipped = outside.next_if_eq(&&at).is_some();
        let caption = if at < end { head::caption(text, seen, at) } else { None };
        // Behind a label inside the article, headlines run on until running text begins.
        listed =
            at < end && (this.furniture == Some(Furniture::Label) || listed && tail::weight(this) >= 2.5);
        places.push(match this.furniture {
            _ if skipped => Place::Outside,
            _ if head.title == Some(at) => Place::Title,
            Some(Furniture::Inline(behind)) => Place::Headline(lines::trimmed(
                text,
                Span::new(span.start as usize + behind, span.end as usize),
            )),
            Some(_) => Place::Outside,
            None if at >= end || listed => Place::Headline(span),
            None => match caption {
                Some(words) => Place::Caption(words),
                None if at == head.prose => {
                    let from = span.start as usize + head::dateline(span.of(text), recur);
                    Place::Body(lines::trimmed(text, Span::new(from, span.end as usize)))
                }
                None => Place::Body(span),
            },
        });
    }
    places
}

/// Whether several paragraphs begin with a name in capitals and a colon: then they are turns of speakers.
fn labels_recur(text: &str, seen: &[Seen]) -> bool {
    let label = |s: &&Seen| {
        let start = s.unit.span.of(text).split_inclusive(':').next().unwrap_or("");
        start.ends_with(':') && start.len() <= 40 && !start.chars().any(char::is_lowercase)
    };
    seen.iter().filter(label).count() > 1
}

/// Joins what stands together: consecutive body units are one part, everything else is a part of its own.
fn parts(text: &str, seen: &[Seen], places: &[Place]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open = false;
    for (this, place) in seen.iter().zip(places) {
        let (role, span) = match *place {
            Place::Outside => {
                open = false;
                continue;
            }
            Place::Title => (Role::Title, this.unit.span),
            Place::Body(span) => (Role::Body, span),
            Place::Caption(span) => (Role::Caption, span),
            Place::Headline(span) => (Role::Headline, span),
        };
        match parts.last_mut() {
            Some(last) if open && role == Role::Body => last.span = last.span.cover(span),
            _ if span.of(text).is_empty() => continue,
            _ => parts.push(Part { role, span }),
        }
        open = role == Role::Body;
    }
    parts
}

#[cfg(test)]
mod dateline_tests {
    use super::*;

    #[test]
    fn a_dateline_with_a_year_dates_the_page_and_one_without_does_not() {
        let page =
            |line: &str| format!("Envoys meet in Geneva\n\n{line}Envoys met on Monday and went home.\n");
        let dated = |line: &str| layout(&page(line), None, &[]).published.map(|d| d.to_string());
        assert_eq!(dated("GENEVA, January 10, 2022 - ").as_deref(), Some("2022-01-10"));
        assert_eq!(dated("GENEVA, January 10 - "), None);
        assert_eq!(dated("Since March 3, 2021 "), None);
    }
}
