//! From where a page is told: "TAIPEI, Jan 3 -", "Canberra, Wednesday 18 June 2025", "By A. Mensah in Accra".

use crate::Page;
use demarche_lexicon::{ActorClass, Entry};
use demarche_record::Sector;
use demarche_text::Role;

/// The country of the dateline, which opens the body or stands just before it; else of the byline.
pub fn country(page: &Page) -> Option<String> {
    let body = page.document.parts.iter().find(|p| p.role == Role::Body)?;
    let text = &page.document.text;
    let start = page.document.title.map_or(0, |t| t.end).min(body.span.start);
    let head = text.get(start as usize..body.span.start as usize)?;
    let opening: String = body.span.of(text).chars().take(600).collect();
    let before = || head.lines().map(str::trim).rev();
    let loud = before().chain(opening.lines().take(8)).find(|l| is_loud(l));
    match loud {
        Some(line) => first_place(page, line.split([':', '(', '—', '–']).next()?),
        None => before().find_map(|l| dated(page, l)).or_else(|| before().find_map(|l| signed(page, l))),
    }
}

/// Whether a line begins with a word in capitals.
fn is_loud(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or("");
    word.chars().filter(|c| c.is_uppercase()).count() >= 3 && !word.chars().any(char::is_lowercase)
}

/// "Cairo, 7 August 2025", "Brussels (Agency) -": a place and what only a dateline has behind it.
fn dated(page: &Page, line: &str) -> Option<String> {
    let at = line.find([',', '('])?;
    let (place, rest) = (line.get(..at)?, line.get(at..)?);
    let date = rest.starts_with(',') && rest.contains(|c: char| c.is_ascii_digit());
    let agency = rest.starts_with('(') && rest.trim_end().ends_with(['-', '–', '—']);
    (date || agency).then(|| whole_place(page, place)).flatten()
}

/// "By our correspondent in Dakar": where the only writer is.
fn signed(page: &Page, line: &str) -> Option<String> {
    let mut places = line.split(" in ").skip(1);
    let place = places.next()?;
    let by = line.to_lowercase();
    let signs = by.starts_with("by ") || by.starts_with("from ") || by.contains("correspondent");
    (signs && places.next().is_none()).then(|| whole_place(page, place)).flatten()
}

/// The country of the first place that a line names.
fn first_place(page: &Page, line: &str) -> Option<String> {
    let words = words(line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    (0..words.len()).find_map(|at| page.lexicon.matches(&words, at).iter().find_map(|m| country_of(m.entry)))
}

/// The country of a place whose name is all there is.
fn whole_place(page: &Page, name: &str) -> Option<String> {
    let words = words(name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let matches = page.lexicon.matches(&words, 0);
    matches.iter().filter(|m| m.len == words.len()).find_map(|m| country_of(m.entry))
}

fn words(line: &str) -> Vec<String> {
    let apart = |c: char| !c.is_alphanumeric() && c != '\'';
    line.split(apart).filter(|w| !w.is_empty()).map(capitalised).collect()
}

fn country_of(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Place { country, .. } => country.clone(),
        // Brussels may stand for the European Union, which is no country.
        Entry::Actor { id, class: ActorClass::State, .. }
        | Entry::Actor { id, class: ActorClass::Capital, sector: Some(Sector::Gov), .. } => Some(id.clone()),
        _ => None,
    }
}

/// "TAIPEI" as "Taipei".
fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map_or_else(String::new, |c| c.to_uppercase().collect());
    if word.chars().any(char::is_lowercase) {
        return first + chars.as_str();
    }
    first + &chars.as_str().to_lowercase()
}
