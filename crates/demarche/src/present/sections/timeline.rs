//! What happened when.

use super::super::line::{Group, Line, Piece, Section};
use super::super::view::View;
use crate::record::{Status, type_and_mode};
use crate::story::{Days, Happening, Who};

pub(super) fn section(view: &View) -> Section {
    let mut groups: Vec<Group> = Vec::new();
    // What no page dates, and what the positions tell as well, need not be told twice.
    let told_here = |h: &&Happening| h.days.is_some() || !h.is_position;
    for happening in view.brief.timeline.iter().filter(told_here) {
        let heading = heading(happening, view);
        if groups.last().is_none_or(|group| group.heading != heading) {
            groups.push(Group { heading, lines: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.lines.push(line(happening, view));
        }
    }
    Section {
        key: "timeline",
        title: "Timeline",
        note: Some(
            "Dated events by day, the others after them as the pages tell them. What is only feared, demanded, \
             possible or denied is left out; demands, threats and the like without a day stand below only."
                .into(),
        ),
        groups,
    }
}

/// The day, or else that no page gives one, with the day of the page.
fn heading(happening: &Happening, view: &View) -> Vec<Piece> {
    if let Some(when) = happening.days {
        return vec![Piece::Value(days(when))];
    }
    match view.pages[happening.tellings[0].words.page].published {
        Some(day) => vec![Piece::Label("No day given; published "), Piece::Value(day.to_string())],
        None => vec![Piece::Label("No day given")],
    }
}

pub(super) fn headlines(view: &View) -> Section {
    let lines: Vec<Line> = view.brief.headlines.iter().map(|h| line(h, view)).collect();
    let group = Group { heading: Vec::new(), lines };
    Section {
        key: "headlines",
        title: "Other headlines on these pages",
        note: Some("Lines that announce other articles; their days are unknown.".into()),
        groups: if group.lines.is_empty() { Vec::new() } else { vec![group] },
    }
}

/// One event: "Russia → Ukraine, ASSAULT: “...”".
pub(super) fn line(happening: &Happening, view: &View) -> Line {
    let mut line = who_to_whom(Line::new(), &happening.actors, &happening.recipients, view);
    if !line.pieces.is_empty() {
        line = line.label(", ");
    }
    line = line.value(type_and_mode(happening.kind, happening.mode));
    match happening.status {
        Status::Planned => line = line.label(", planned"),
        Status::Historical => line = line.label(", background"),
        Status::Negated => line = line.label(", said not to have happened"),
        Status::Actual | Status::Hypothetical => {}
    }
    let first = &happening.tellings[0];
    line = sources(line.label(": ").words(first.words), &first.sources, view);
    line = line.also(happening.tellings.iter().map(|t| t.words));
    line.also(happening.tellings.iter().filter_map(|t| t.when))
}

/// "Russia → Ukraine"; only what is known of it.
pub(super) fn who_to_whom(mut line: Line, actors: &[Who], recipients: &[Who], view: &View) -> Line {
    if !actors.is_empty() {
        line = line.actor(view.all(actors)).also_named(actors);
    }
    if !recipients.is_empty() {
        line = line.label(" → ").actor(view.all(recipients)).also_named(recipients);
    }
    line
}

/// "; source: Ukraine".
pub(super) fn sources(mut line: Line, sources: &[Who], view: &View) -> Line {
    for (at, source) in sources.iter().enumerate() {
        line = line.label(if at == 0 { "; source: " } else { ", " }).actor(view.who(source));
        line = line.also_named(std::slice::from_ref(source));
    }
    line
}

/// "2022-01-10", "2022-01-10 to 2022-01-16", "since 2022-01-10".
pub(super) fn days(days: Days) -> String {
    match (days.start, days.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("since {start}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => String::new(),
    }
}
