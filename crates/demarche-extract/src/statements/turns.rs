//! Interviews, briefings, transcripts: who speaks stands before each turn.

use super::quotes::paragraphs;
use demarche_text::{Document, Role, Span};
use std::collections::BTreeMap;

/// One turn: the label and the paragraphs spoken.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// "MS. HALVORSEN", "Q".
    pub label: Span,
    /// What is said, one stretch for each paragraph.
    pub content: Vec<Span>,
}

/// The turns of the page; none where labels do not come back as in a conversation.
pub fn find(document: &Document) -> Vec<Turn> {
    let text = &document.text;
    let mut lines = Vec::new();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for part in document.parts.iter().filter(|p| p.role == Role::Body) {
        for line in paragraphs(text, part.span) {
            let line = trimmed(text, line);
            let label = label(text, line);
            if let Some(label) = label {
                *times.entry(label.of(text)).or_default() += 1;
            }
            lines.push((line, label));
        }
    }
    let said: usize = times.values().sum();
    let again = times.values().filter(|&&n| n > 1).count();
    if said < 3 || again == 0 {
        return Vec::new();
    }
    let mut turns: Vec<Turn> = Vec::new();
    for (line, label) in lines {
        if line.is_empty() {
            continue;
        }
        match label {
            Some(label) => {
                let start = label.end as usize + 1;
                let rest = trimmed(text, Span::new(start.min(line.end as usize), line.end as usize));
                let content = if rest.is_empty() { Vec::new() } else { vec![rest] };
                turns.push(Turn { label, content });
            }
            None if stage_direction(line.of(text)) => {
                // What stands in brackets ends nothing and is said by nobody.
            }
            None => {
                if let Some(turn) = turns.last_mut() {
                    turn.content.push(line);
                }
            }
        }
    }
    turns.retain(|t| !t.content.is_empty());
    turns
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start as usize + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    Span::new(start, end)
}

fn stage_direction(line: &str) -> bool {
    (line.starts_with('(') && line.ends_with(')')) || (line.starts_with('[') && line.ends_with(']'))
}

/// "NAME:" at the start of a line: capitals, or one of the usual short labels.
fn label(text: &str, line: Span) -> Option<Span> {
    let words = line.of(text);
    let colon = words.find(':')?;
    let name = words.get(..colon)?;
    let plain = name.trim_end();
    let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
    let short = matches!(plain, "Q" | "A" | "Question" | "Answer" | "Moderator" | "Interviewer" | "Host");
    let capitals = letters >= 2 && plain.len() <= 60 && !plain.chars().any(char::is_lowercase);
    let fits = (short || capitals)
        && plain.starts_with(char::is_alphabetic)
        && plain.split_whitespace().count() <= 7;
    let speaks = words.get(colon + 1..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    (fits && speaks).then(|| Span::new(line.start as usize, line.start as usize + plain.len()))
}
