//! Whose paper it is: "From: Global Affairs Canada", "Statement by the Foreign Minister of Kenya", "Spokesperson for the
//! High Commissioner". In such a text "we" are those who issue it.

use crate::{Mentions, Page};
use demarche_record::Actor;
use demarche_text::Span;

/// How many lines a letterhead may have, and how long one of them may be.
const LINES: usize = 8;
const LONGEST: usize = 160;

/// Who issues the page, where its first lines say so.
pub fn issuer(page: &Page, mentions: &Mentions) -> Option<Actor> {
    let text = &page.document.text;
    let mut start = 0;
    let mut read = 0;
    for line in text.split_inclusive('\n').take(3 * LINES) {
        let at = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        // Where the running text begins the letterhead is over.
        if read == LINES || line.len() > LONGEST {
            return None;
        }
        read += 1;
        if let Some(issuer) = named(page, mentions, line, at) {
            return Some(issuer);
        }
    }
    None
}

/// Who is named behind the words that tell an issuer, or before those that tell a paper.
fn named(page: &Page, mentions: &Mentions, line: &str, at: Span) -> Option<Actor> {
    let low = line.to_ascii_lowercase();
    let behind = |words: &str| low.find(words).map(|from| from + words.len());
    if low.trim_start().starts_with("from:") {
        return first(page, mentions, Span { start: at.start, end: at.end });
    }
    for paper in ["statement", "remarks", "declaration", "communique", "communiqué", "letter", "address"] {
        for by in [" by ", " of ", " from "] {
            if let Some(from) = behind(&format!("{paper}{by}")) {
                return first(page, mentions, Span { start: at.start + from as u32, end: at.end });
            }
        }
    }
    for speaker in ["spokesperson", "spokesman", "spokeswoman"] {
        for of in [" for ", " of "] {
            if let Some(from) = behind(&format!("{speaker}{of}")) {
                return first(page, mentions, Span { start: at.start + from as u32, end: at.end });
            }
        }
    }
    let papers =
        ["press release", "news release", "media release", "press statement", "media note", "press note"];
    let to = papers.into_iter().filter_map(|paper| low.find(paper)).min()?;
    first(page, mentions, Span { start: at.start, end: at.start + to as u32 })
}

/// The first known actor in a stretch.
fn first(page: &Page, mentions: &Mentions, within: Span) -> Option<Actor> {
    let from = page.syntax.tokens.partition_point(|t| t.span.start < within.start);
    (from..page.syntax.tokens.len())
        .take_while(|&t| page.token(t).span.end <= within.end)
        .filter_map(|t| mentions.at(t))
        .flat_map(|mention| &mention.actors)
        .find(|actor| actor.id.is_some())
        .cloned()
}
