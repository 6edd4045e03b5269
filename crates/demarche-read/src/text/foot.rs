//! "What stands below the article?" — credits, who the author is, contacts, an end mark, a date.

use super::Place;
use super::furniture::Furniture;
use super::head::Head;
use super::lines::trimmed;
use super::tail::Seen;
use crate::date::full_date;
use demarche_text::{Date, Span};

/// The last lines of an article that are looked at.
const MOST_LINES: usize = 12;

/// Takes what stands below the article out of its parts; gives the date that stands there.
pub fn below(text: &str, seen: &[Seen], head: &Head, places: &mut [Place]) -> Option<Date> {
    let words = |at: usize| seen[at].unit.span.of(text);
    let from = seen.len().saturating_sub(MOST_LINES).max(head.prose + 1);
    let about = |at: usize| seen[at].furniture.is_none() && about_author(words(at), &head.authors);
    let mut furniture = false;
    for at in (from..seen.len()).rev() {
        let label = seen[at].look.words <= 6 && !seen[at].look.sentence && seen[at].furniture.is_none();
        // A short heading between or above lines of furniture ("Press Department", then its telephone).
        let heading = label && furniture && seen.get(at + 1).is_some_and(|next| next.unit.blanks == 0);
        if about(at) || heading {
            places[at] = Place::Outside;
        } else if seen[at].furniture.is_none() {
            break;
        }
        furniture = true;
    }
    cut_end_mark(text, places);
    let date = |at: usize| seen[at].furniture == Some(Furniture::Date);
    (from..seen.len()).filter(|&at| date(at)).find_map(|at| full_date(words(at)))
}

/// "Anna Holt is the paper's energy correspondent."
fn about_author(line: &str, authors: &[String]) -> bool {
    const WORK: [&str; 16] = [
        "correspondent",
        "editor",
        "reporter",
        "writer",
        "covers",
        "covered",
        "columnist",
        "journalist",
        "fellow",
        "professor",
        "author",
        "reports",
        "bureau chief",
        "joined",
        "based in",
        "write to",
    ];
    let lower = line.to_lowercase();
    authors.iter().any(|name| lower.starts_with(name.as_str()))
        && WORK.iter().any(|word| lower.contains(word))
}

/// "Enditem", "ENDS", "(END)", "-30-" behind the last sentence.
fn cut_end_mark(text: &str, places: &mut [Place]) {
    const MARKS: [&str; 9] =
        ["Enditem", "ENDITEM", "ENDS", "(Ends)", "(ENDS)", "(END)", "-30-", "- 30 -", "###"];
    let body = places.iter_mut().rev().find_map(|place| match place {
        Place::Body(span) => Some(span),
        _ => None,
    });
    let Some(span) = body else { return };
    let words = span.of(text);
    let cut = MARKS.iter().find_map(|mark| words.strip_suffix(mark));
    if let Some(rest) = cut.filter(|rest| rest.trim_end().ends_with(['.', '!', '?', '”', '"', '\''])) {
        *span = trimmed(text, Span::new(span.start as usize, span.start as usize + rest.len()));
    }
}
