//! Statements that matter.

use super::super::line::{Group, Line, Section};
use super::super::view::View;
use super::timeline::sources;
use crate::story::{QUOTES_A_PAGE, Quote};

pub(super) fn section(view: &View) -> Section {
    let lines: Vec<Line> = view.brief.quotes.iter().map(|quote| line(quote, view)).collect();
    let note = format!(
        "Quotations of named persons and known actors, at most {QUOTES_A_PAGE} for each page: first what several \
         pages give, then what carries a position, then office holders, then wholly direct speech, then the longest."
    );
    let group = Group { heading: Vec::new(), lines };
    Section {
        key: "statements",
        title: "Statements",
        note: Some(note),
        groups: if group.lines.is_empty() { Vec::new() } else { vec![group] },
    }
}

fn line(quote: &Quote, view: &View) -> Line {
    let speaker = &quote.speaker;
    let mut line = Line::new();
    if let (Some(person), Some(id)) = (speaker.persons.first(), &speaker.id) {
        line = line.actor(&person.name).label(" (").actor(view.name(id)).label(")");
    } else {
        line = line.actor(view.who(speaker));
    }
    if !quote.addressees.is_empty() {
        line = line.label(" to ").actor(view.all(&quote.addressees)).also_named(&quote.addressees);
    }
    line = line.label(": ");
    let first = &quote.tellings[0];
    for (at, &content) in first.content.iter().enumerate() {
        line = line.label(if at == 0 { "" } else { " … " }).words(content);
    }
    line = sources(line, &first.sources, view);
    line = line.also(speaker.persons.first().map(|p| p.cite)).also_named(std::slice::from_ref(speaker));
    line.also(quote.tellings.iter().skip(1).flat_map(|t| t.content.iter().copied()))
}
