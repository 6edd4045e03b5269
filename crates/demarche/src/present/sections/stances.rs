//! Positions, threats, accusations.

use super::super::line::{Group, Line, Piece, Section};
use super::super::view::View;
use super::timeline::{days, sources, who_to_whom};
use crate::record::{PositionKind, PositionStatus};
use crate::story::{Stance, StanceTelling};
use std::collections::BTreeMap;

/// Demands, offers, promises, refusals, acceptances, by holder.
pub(super) fn positions(view: &View) -> Section {
    use PositionKind::{Acceptance, Demand, Offer, Promise, Refusal};
    let wanted = |s: &&Stance| matches!(s.kind, Demand | Offer | Promise | Refusal | Acceptance);
    let mut groups: Vec<Group> = Vec::new();
    for stance in view.brief.stances.iter().filter(wanted) {
        let heading = vec![match stance.holders.as_slice() {
            [] => Piece::Label("Nobody named"),
            holders => Piece::Actor(view.all(holders)),
        }];
        if groups.last().is_none_or(|group| group.heading != heading) {
            groups.push(Group { heading, lines: Vec::new() });
        }
        let mut line = Line::new().value(stance.kind.as_str());
        if !stance.addressees.is_empty() {
            line = line.label(" to ").actor(view.all(&stance.addressees)).also_named(&stance.addressees);
        }
        if let Some(group) = groups.last_mut() {
            group.lines.push(finish(line.label(": "), stance, view));
        }
    }
    Section {
        key: "positions",
        title: "Positions",
        note: Some(
            "By holder. A stance that several pages tell in like words is one line, with its history.".into(),
        ),
        groups,
    }
}

/// Threats and warnings with their conditions.
pub(super) fn threats(view: &View) -> Section {
    use PositionKind::{Threat, Warning};
    let of_kind = |kind, heading| Group { heading: vec![Piece::Label(heading)], lines: lines_of(kind, view) };
    let mut groups = vec![of_kind(Threat, "Threats"), of_kind(Warning, "Warnings")];
    groups.retain(|group| !group.lines.is_empty());
    Section {
        key: "threats",
        title: "Threats and warnings",
        note: Some(
            "A threat is a cost that its holder commits to impose; a warning commits to nothing.".into(),
        ),
        groups,
    }
}

fn lines_of(kind: PositionKind, view: &View) -> Vec<Line> {
    let stances = view.brief.stances.iter().filter(|s| s.kind == kind);
    stances.map(|stance| finish(start(stance, view), stance, view)).collect()
}

fn start(stance: &Stance, view: &View) -> Line {
    let line = who_to_whom(Line::new(), &stance.holders, &stance.addressees, view);
    if line.pieces.is_empty() { line } else { line.label(": ") }
}

/// Accusations with their denials, then denials of what no page here alleges.
pub(super) fn accusations(view: &View) -> Section {
    let stances = &view.brief.stances;
    let alone = stances.iter().filter(|s| s.kind == PositionKind::Denial && s.answers.is_empty());
    let denials = alone.map(|stance| finish(start(stance, view), stance, view)).collect();
    let mut groups = vec![
        Group { heading: vec![Piece::Label("Accusations")], lines: lines_of(PositionKind::Accusation, view) },
        Group { heading: vec![Piece::Label("Denials of what no line above alleges")], lines: denials },
    ];
    groups.retain(|group| !group.lines.is_empty());
    Section { key: "accusations", title: "Accusations and denials", note: None, groups }
}

/// The words of a stance, its condition, status, answers and history.
pub(super) fn finish(line: Line, stance: &Stance, view: &View) -> Line {
    let Some(first) = stance.tellings.first() else {
        return line;
    };
    let mut line = line.words(first.content);
    if let Some(condition) = stance.condition() {
        line = line.label("; condition: ").words(condition);
    }
    if stance.status != PositionStatus::Issued {
        line = line.label("; ").value(word(stance.status));
    }
    line = sources(line, &first.sources, view);
    line = line.also(first.answers).also(first.when);
    if stance.tellings.len() > 1 {
        for row in rows(&stance.tellings, view) {
            line = line.under(row);
        }
    }
    for &at in &stance.answered_by {
        if let Some(answer) = view.brief.stances.get(at) {
            line = line.under(answered(answer, view));
        }
    }
    line
}

/// "under negotiation" for "under_negotiation".
fn word(status: PositionStatus) -> String {
    status.as_str().replace('_', " ")
}

/// The history: what pages tell in the very same words with the same status is one row with all its citations.
fn rows(tellings: &[StanceTelling], view: &View) -> Vec<Line> {
    let mut rows: Vec<Line> = Vec::new();
    let mut known: BTreeMap<(&str, PositionStatus), usize> = BTreeMap::new();
    for telling in tellings {
        let at = *known.entry((view.words(telling.content), telling.status)).or_insert(rows.len());
        match rows.get_mut(at) {
            Some(row) => *row = std::mem::take(row).also([telling.content]),
            None => rows.push(history(telling, view)),
        }
    }
    rows
}

/// One telling: the day, or else that of its page, the words, the status.
fn history(telling: &StanceTelling, view: &View) -> Line {
    let mut line = Line::new();
    if let Some(when) = telling.days {
        line = line.value(days(when)).label(": ");
    } else if let Some(published) = view.pages[telling.content.page].published {
        line = line.label("told ").value(published.to_string()).label(": ");
    }
    line = line.words(telling.content);
    if telling.status != PositionStatus::Issued {
        line = line.label("; ").value(word(telling.status));
    }
    sources(line, &telling.sources, view).also(telling.when)
}

/// "denial by Russia: “...”".
fn answered(answer: &Stance, view: &View) -> Line {
    let mut line = Line::new().value(answer.kind.as_str());
    if !answer.holders.is_empty() {
        line = line.label(" by ").actor(view.all(&answer.holders)).also_named(&answer.holders);
    }
    line = line.label(": ").words(answer.tellings[0].content);
    line.also(answer.tellings.iter().map(|t| t.content))
}
