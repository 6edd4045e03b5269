//! Numbers, by what they count.

use super::super::line::{Group, Line, Piece, Section};
use super::super::view::View;
use crate::story::{Claim, FigureGroup};

pub(super) fn section(view: &View) -> Section {
    let groups = view.brief.figures.iter().map(|group| Group {
        heading: heading(group, view),
        lines: group.claims.iter().map(|claim| line(claim, view)).collect(),
    });
    Section {
        key: "figures",
        title: "Figures",
        note: Some("By what they count and whose it is, with who claims them.".into()),
        groups: groups.collect(),
    }
}

fn heading(group: &FigureGroup, view: &View) -> Vec<Piece> {
    let mut heading = Vec::new();
    if !group.unit.is_empty() {
        heading.push(Piece::Value(group.unit.clone()));
    }
    if let Some(subject) = &group.subject {
        if !heading.is_empty() {
            heading.push(Piece::Label(", "));
        }
        heading.push(Piece::Actor(view.who(subject)));
    }
    if heading.is_empty() {
        heading.push(Piece::Label("Others"));
    }
    heading
}

pub(super) fn line(claim: &Claim, view: &View) -> Line {
    let mut line = Line::new().words(claim.tellings[0]);
    line = if claim.claimants.is_empty() {
        line.label(", in the page's own voice")
    } else {
        line.label(", claimed by ").actor(view.all(&claim.claimants)).also_named(&claim.claimants)
    };
    line.also(claim.tellings.iter().copied())
}
