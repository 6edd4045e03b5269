//! A brief for a terminal: plain characters, wrapped, with hanging indents.

use super::line::{Line, Piece, Section};
use super::safe::shown;
use super::view::View;
use std::collections::BTreeSet;

/// Narrower screens get lines of this many columns nevertheless.
const NARROWEST: usize = 30;

/// More marks than this are told by their number only.
const MARKS: usize = 8;

/// Writes the brief.
pub(super) fn write(view: &View, sections: &[Section], width: usize) -> String {
    let mut out = Paper { out: String::new(), width: width.max(NARROWEST) };
    out.line(0, 0, &super::heading(view).to_uppercase());
    for note in super::notes(view) {
        out.line(0, 0, &note);
    }
    for section in sections {
        out.gap();
        out.line(0, 0, &section.title.to_uppercase());
        if let Some(note) = &section.note {
            out.line(0, 0, &format!("({note})"));
        }
        for group in &section.groups {
            out.gap();
            if !group.heading.is_empty() {
                out.line(0, 2, &pieces(&group.heading, view));
            }
            for line in &group.lines {
                out.entry(line, 2, view);
            }
        }
    }
    out.gap();
    out.line(0, 0, "SOURCES");
    for page in 0..view.pages.len() {
        out.line(0, 4, &format!("[{}] {}", page + 1, shown(&super::source(view, page))));
    }
    out.out
}

struct Paper {
    out: String,
    width: usize,
}

impl Paper {
    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn entry(&mut self, line: &Line, indent: usize, view: &View) {
        self.line(indent, 2, &format!("- {}", pieces(&line.pieces, view)));
        for under in &line.under {
            self.entry(under, indent + 2, view);
        }
    }

    /// One paragraph, broken between words; what does not fit on a line stands alone on one.
    fn line(&mut self, indent: usize, hang: usize, text: &str) {
        let mut column = 0;
        for word in text.split_whitespace() {
            let length = word.chars().count();
            if column == 0 {
                self.out.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            } else if column + 1 + length > self.width {
                self.out.push('\n');
                self.out.extend(std::iter::repeat_n(' ', indent + hang));
                column = indent + hang;
            } else {
                self.out.push(' ');
                column += 1;
            }
            self.out.push_str(word);
            column += length;
        }
        self.out.push('\n');
    }
}

/// A line as plain characters, each sentence cited once. The spaces inside a mark never break.
fn pieces(pieces: &[Piece], view: &View) -> String {
    let mut out = String::new();
    let mut marks = BTreeSet::new();
    let mut more = 0;
    for piece in pieces {
        match piece {
            Piece::Label(label) => out.push_str(label),
            Piece::Value(value) => out.push_str(&shown(value)),
            Piece::Actor(name) => out.push_str(&shown(name)),
            Piece::Words(cite) => out.push_str(&super::quoted(&shown(view.words(*cite)))),
            Piece::Also(_) => {}
        }
        let (Piece::Words(cite) | Piece::Also(cite)) = piece else {
            continue;
        };
        let mark = (cite.page, view.sentence(*cite));
        if !marks.insert(mark) {
            continue;
        }
        if marks.len() > MARKS && matches!(piece, Piece::Also(_)) {
            more += 1;
        } else {
            out.push_str(&format!(" [{}.{}]", mark.0 + 1, mark.1));
        }
    }
    if more > 0 {
        out.push_str(&format!(" and {more} more"));
    }
    out
}
