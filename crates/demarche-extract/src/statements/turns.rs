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
    // "Lund:" is a label if it comes back; "Background:" is a heading.
    let comes_back =
        |label: &Span| is_loud(label.of(text)) || times.get(label.of(text)).is_some_and(|&n| n > 1);
    for (_, label) in &mut lines {
        *label = label.filter(comes_back);
    }
    times.retain(|label, n| is_loud(label) || *n > 1);
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

/// A stretch without the blanks around it.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start as usize + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    Span::new(start, end)
}

fn stage_direction(line: &str) -> bool {
    let line = line.trim_matches(['"', '“', '”', '.']);
    (line.starts_with('(') && line.ends_with(')')) || (line.starts_with('[') && line.ends_with(']'))
}

/// "NAME:" at the start of a line: what may be the label of a turn.
fn label(text: &str, line: Span) -> Option<Span> {
    let whole = line.of(text);
    // A transcript may be quoted line by line.
    let words = whole.trim_start_matches(['"', '“']);
    let line = Span::new(line.start as usize + (whole.len() - words.len()), line.end as usize);
    let colon = words.find(':')?;
    let plain = words.get(..colon)?.trim_end();
    let fits = (is_loud(plain) || is_name(plain)) && plain.starts_with(char::is_alphabetic);
    let speaks = words.get(colon + 1..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    (fits && speaks).then(|| Span::new(line.start as usize, line.start as usize + plain.len()))
}

/// Capitals, or one of the usual short labels: "MS. HALVORSEN", "Q".
fn is_loud(label: &str) -> bool {
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    let short = matches!(label, "Q" | "A" | "Question" | "Answer" | "Moderator" | "Interviewer" | "Host");
    let capitals = letters >= 2 && label.len() <= 60 && !label.chars().any(char::is_lowercase);
    (short || capitals) && label.split_whitespace().count() <= 7
}

/// Up to four words with capitals: "Lund", "Ms. Halvorsen", "The Straits Review".
fn is_name(label: &str) -> bool {
    let words = || label.split_whitespace();
    (1..=4).contains(&words().count()) && words().all(|w| w.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::document;

    fn labels(text: &str) -> Vec<String> {
        find(&document(text)).iter().map(|turn| turn.label.of(text).to_owned()).collect()
    }

    #[test]
    fn names_are_labels_where_they_come_back() {
        let text =
            "Q: You left early. Why?\n\nHansen: The hall was cold.\n\nQ: Will you return?\n\nHansen: In May.";
        assert_eq!(labels(text), ["Q", "Hansen", "Q", "Hansen"]);
    }

    #[test]
    fn headings_are_no_labels() {
        let text = "Q: You left early. Why?\n\nHansen: The hall was cold.\n\nQ: Will you return?\n\nHansen: In May.\n\n\
            Background: The talks began in March.";
        assert_eq!(labels(text).len(), 4);
        assert!(
            labels("Background: Talks began.\n\nOutlook: They go on.\n\nRisks: They may end.").is_empty()
        );
    }
}
