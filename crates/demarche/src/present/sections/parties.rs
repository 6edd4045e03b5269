//! Who acts and speaks.

use super::super::line::{Group, Line, Section};
use super::super::view::View;
use crate::story::Party;

/// How many parties get a line of their own.
const SHOWN: usize = 12;

/// How many persons of a party are named.
const PERSONS: usize = 8;

pub(super) fn section(view: &View) -> Section {
    let parties = &view.brief.parties;
    let shown = parties.iter().take(SHOWN).map(|party| line(party, view));
    let mut groups = vec![Group { heading: Vec::new(), lines: shown.collect() }];
    groups.retain(|group| !group.lines.is_empty());
    if let (Some(group), [_, ..]) = (groups.first_mut(), &parties[SHOWN.min(parties.len())..]) {
        group.lines.push(others(&parties[SHOWN..], view));
    }
    Section {
        key: "parties",
        title: "Parties",
        note: Some("By how often they act, speak, take a position or take part in talks.".into()),
        groups,
    }
}

fn line(party: &Party, view: &View) -> Line {
    let mut line = Line::new().actor(view.name(&party.id));
    let mut label = ": ";
    let counts = [
        (party.acts, " act", " acts"),
        (party.speaks, " statement", " statements"),
        (party.stands, " position", " positions"),
        (party.talks, " part in talks", " parts in talks"),
    ];
    for (count, one, many) in counts.into_iter().filter(|(count, ..)| *count > 0) {
        line = line.label(label).value(count.to_string()).label(if count == 1 { one } else { many });
        label = ", ";
    }
    line = line.also(party.mentions.iter().copied());
    let mut persons = Line::new();
    for (at, person) in party.persons.iter().take(PERSONS).enumerate() {
        persons = persons.label(if at == 0 { "" } else { "; " }).actor(&person.name);
        for sector in &person.sectors {
            persons = persons.label(" ").value(sector.as_str());
        }
        persons = persons.also([person.cite]);
    }
    if persons.pieces.is_empty() { line } else { line.under(persons) }
}

fn others(parties: &[Party], view: &View) -> Line {
    let mut line = Line::new().label("Also: ");
    for (at, party) in parties.iter().enumerate() {
        line = line.label(if at == 0 { "" } else { ", " }).actor(view.name(&party.id));
        line = line.also(party.mentions.first().copied());
    }
    line
}
