//! What the pages tell differently.

use super::super::line::{Group, Line, Piece, Section};
use super::super::view::View;
use super::{figures, timeline};
use crate::story::{Difference, Stance};

pub(super) fn section(view: &View) -> Section {
    let mut groups = [
        ("Alleged and denied", Vec::new()),
        ("Said to have happened, and said not to have", Vec::new()),
        ("Numbers", Vec::new()),
    ];
    for difference in &view.brief.differences {
        let (at, line) = match difference {
            Difference::Accusation { accusation, denial } => (0, accused(*accusation, *denial, view)),
            Difference::Denied { told, denied } => {
                (1, Some(pair(timeline::line(told, view), timeline::line(denied, view))))
            }
            Difference::Numbers { group, claims } => (2, numbers(*group, *claims, view)),
        };
        groups[at].1.extend(line);
    }
    let groups =
        groups.into_iter().map(|(heading, lines)| Group { heading: vec![Piece::Label(heading)], lines });
    Section {
        key: "differences",
        title: "What the pages tell differently",
        note: None,
        groups: groups.filter(|group| !group.lines.is_empty()).collect(),
    }
}

/// The second line under the first.
fn pair(first: Line, second: Line) -> Line {
    first.under(second)
}

fn accused(accusation: usize, denial: usize, view: &View) -> Option<Line> {
    let short = |stance: &Stance, label| {
        let line = timeline::who_to_whom(
            Line::new().value(label).label(", "),
            &stance.holders,
            &stance.addressees,
            view,
        );
        line.label(": ").words(stance.tellings[0].content)
    };
    let accusation = view.brief.stances.get(accusation)?;
    let denial = view.brief.stances.get(denial)?;
    Some(pair(short(accusation, accusation.kind.as_str()), short(denial, denial.kind.as_str())))
}

fn numbers(group: usize, claims: (usize, usize), view: &View) -> Option<Line> {
    let claim = |at: usize| view.brief.figures.get(group)?.claims.get(at);
    Some(pair(figures::line(claim(claims.0)?, view), figures::line(claim(claims.1)?, view)))
}
