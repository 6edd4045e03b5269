//! Rounds of talks.

use super::super::line::{Group, Line, Section};
use super::super::view::View;
use super::timeline::days;
use crate::story::{Round, Who};

pub(super) fn section(view: &View) -> Section {
    let rounds = &view.brief.rounds;
    let lines: Vec<Line> = rounds.iter().map(|round| line(round, view)).collect();
    let group = Group { heading: Vec::new(), lines };
    Section {
        key: "talks",
        title: "Rounds of talks",
        note: Some("One line for each round; the phase is the one that the latest page shows.".into()),
        groups: if rounds.is_empty() { Vec::new() } else { vec![group] },
    }
}

fn line(round: &Round, view: &View) -> Line {
    let mut line = Line::new();
    if let Some(when) = round.days {
        line = line.value(days(when)).label(", ");
    }
    if !round.parties.is_empty() {
        line = line.actor(view.all(&round.parties)).label(", ");
    }
    if let Some(venue) = &round.venue {
        line = line.words(venue.cite).label(", ");
    }
    line = line.value(round.phase.as_str()).label(": ").words(round.tellings[0].words);
    line = line.also(round.tellings.iter().map(|t| t.words));
    line = line.also(round.tellings.iter().filter_map(|t| t.when));
    for &outcome in &round.outcomes {
        line = line.under(Line::new().label("outcome: ").words(outcome));
    }
    for &words in &round.follows_words {
        let mut follows = Line::new().label("follows: ").words(words);
        if let Some(before) = round.follows.and_then(|at| view.brief.rounds.get(at)) {
            follows = follows.also([before.tellings[0].words]);
        }
        line = line.under(follows);
    }
    // "a second round": the words name none, but the rounds before do.
    if let Some(before) = round.follows.filter(|_| round.follows_words.is_empty())
        && let Some(before) = view.brief.rounds.get(before)
    {
        line = line.under(Line::new().label("follows: ").words(before.tellings[0].words));
    }
    if let Some(people) = people(&round.delegates, "at the table: ", view) {
        line = line.under(people);
    }
    if let Some(people) = people(&round.chairs, "chair: ", view) {
        line = line.under(people);
    }
    line
}

/// Actors with their persons.
fn people(list: &[Who], label: &'static str, view: &View) -> Option<Line> {
    let mut line = Line::new().label(label);
    for (at, who) in list.iter().enumerate() {
        line = line.label(if at == 0 { "" } else { "; " }).actor(view.who(who));
        for (nth, person) in who.persons.iter().enumerate().filter(|_| who.id.is_some()) {
            line = line.label(if nth == 0 { " – " } else { ", " }).actor(&person.name).also([person.cite]);
        }
        line = line.also(who.words);
    }
    (!list.is_empty()).then_some(line)
}
