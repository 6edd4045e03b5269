//! A brief for a document: Markdown, with the sources as a numbered list at its end.

use super::line::{Line, Piece, Section};
use super::safe::markdown;
use super::view::View;
use std::collections::BTreeSet;

/// Writes the brief.
pub(super) fn write(view: &View, sections: &[Section]) -> String {
    let mut out = format!("# {}\n", super::heading(view));
    for note in super::notes(view) {
        out.push_str(&format!("\n{note}\n"));
    }
    for section in sections {
        out.push_str(&format!("\n## {}\n", section.title));
        if let Some(note) = &section.note {
            out.push_str(&format!("\n*{note}*\n"));
        }
        for group in &section.groups {
            if !group.heading.is_empty() {
                out.push_str(&format!("\n### {}\n", pieces(&group.heading, view)));
            }
            out.push('\n');
            for line in &group.lines {
                entry(&mut out, line, 0, view);
            }
        }
    }
    out.push_str("\n## Sources\n\n");
    for page in 0..view.pages.len() {
        out.push_str(&format!("{}. {}\n", page + 1, markdown(&super::source(view, page))));
    }
    out
}

fn entry(out: &mut String, line: &Line, depth: usize, view: &View) {
    out.push_str(&"  ".repeat(depth));
    out.push_str(&format!("- {}\n", pieces(&line.pieces, view)));
    for under in &line.under {
        entry(out, under, depth + 1, view);
    }
}

fn pieces(pieces: &[Piece], view: &View) -> String {
    let mut out = String::new();
    let mut marks = BTreeSet::new();
    for piece in pieces {
        match piece {
            Piece::Label(label) => out.push_str(label),
            Piece::Value(value) => out.push_str(&markdown(value)),
            Piece::Actor(name) => out.push_str(&format!("**{}**", markdown(name.trim()))),
            Piece::Words(cite) => out.push_str(&super::quoted(&markdown(view.words(*cite)))),
            Piece::Also(_) => {}
        }
        let (Piece::Words(cite) | Piece::Also(cite)) = piece else {
            continue;
        };
        let mark = (cite.page, view.sentence(*cite));
        if marks.insert(mark) {
            out.push_str(&format!(" \\[{}.{}\\]", mark.0 + 1, mark.1));
        }
    }
    out
}
