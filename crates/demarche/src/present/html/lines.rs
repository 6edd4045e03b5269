//! The lines of the brief, numbered, each with links to its sentences.

use super::super::line::{Line, Piece, Section};
use super::super::quoted;
use super::super::safe::{html, shown};
use super::super::view::View;
use crate::story::Cite;
use std::collections::BTreeSet;

/// The lines written so far: which words of the pages which line stands on.
#[derive(Default)]
pub(super) struct Numbered {
    /// How many lines there are.
    lines: usize,
    /// Cited words with the number of their line.
    pub(super) cited: Vec<(Cite, usize)>,
}

pub(super) fn section(section: &Section, view: &View, numbered: &mut Numbered) -> String {
    let mut out = format!("<section id=\"{}\">\n<h2>{}</h2>\n", section.key, html(section.title));
    if let Some(note) = &section.note {
        out.push_str(&format!("<p class=\"note\">{}</p>\n", html(note)));
    }
    for group in &section.groups {
        if !group.heading.is_empty() {
            out.push_str(&format!("<h3>{}</h3>\n", pieces(&group.heading, view, 0)));
        }
        out.push_str("<ul>\n");
        for line in &group.lines {
            out.push_str(&entry(line, view, numbered));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
    out
}

fn entry(line: &Line, view: &View, numbered: &mut Numbered) -> String {
    numbered.lines += 1;
    let number = numbered.lines;
    numbered.cited.extend(line.cites().map(|cite| (cite, number)));
    let mut out =
        format!("<li id=\"l{number}\" class=\"line\"><p>{}</p>", pieces(&line.pieces, view, number));
    if !line.under.is_empty() {
        out.push_str("\n<ul>\n");
        for under in &line.under {
            out.push_str(&entry(under, view, numbered));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</li>\n");
    out
}

fn pieces(pieces: &[Piece], view: &View, line: usize) -> String {
    let mut out = String::new();
    let mut marks = BTreeSet::new();
    for piece in pieces {
        match piece {
            Piece::Label(label) => out.push_str(&html(label)),
            Piece::Value(value) => out.push_str(&format!("<span class=\"value\">{}</span>", html(value))),
            Piece::Actor(name) => out.push_str(&format!("<b><bdi>{}</bdi></b>", html(name))),
            Piece::Words(cite) => {
                marks.insert((cite.page, view.sentence(*cite)));
                let words = html(&quoted(&shown(view.words(*cite))));
                out.push_str(&link(*cite, &format!("<bdi>{words}</bdi> "), view, line));
            }
            Piece::Also(cite) => {
                if marks.insert((cite.page, view.sentence(*cite))) {
                    out.push(' ');
                    out.push_str(&link(*cite, "", view, line));
                }
            }
        }
    }
    out
}

/// A link to a sentence: its words, and its number as citations give it.
fn link(cite: Cite, words: &str, view: &View, line: usize) -> String {
    let (page, sentence) = (cite.page + 1, view.sentence(cite));
    let name = html(view.page_name(cite.page));
    format!(
        "<a class=\"cite\" href=\"#p{page}-s{sentence}\" data-line=\"l{line}\" title=\"{name}\">{words}\
         <span class=\"ref\">[{page}.{sentence}]</span></a>"
    )
}
