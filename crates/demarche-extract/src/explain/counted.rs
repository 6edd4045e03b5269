//! Why a figure or a round of talks was told: the words it stands on, and who is meant.

use super::Reason;
use super::actors::{Cast, actor};
use super::tree::quoted;
use crate::Page;
use demarche_record::{Actor, Figure, Talks, When, Where};

/// The reasons of a figure.
pub(super) fn figure(cast: &Cast, page: &Page, figure: &Figure) -> Vec<Reason> {
    let low = figure.low.map_or(String::new(), |low| format!("{low} to "));
    let number = format!("{}: {low}{} {}", quoted(page, figure.span), figure.value, figure.bound.as_str());
    let mut found = vec![Reason::new("number", number)];
    let unit = format!("\"{}\"{}", figure.unit, listed(&figure.unit));
    found.push(Reason::new("unit", unit));
    found.extend(one("whose", cast, figure.actor.as_ref()));
    if figure.claimed_by.is_empty() {
        found.push(Reason::new(
            "claimed by",
            "nobody: the words stand in no statement, the outlet says so itself",
        ));
    }
    found.extend(figure.claimed_by.iter().map(|a| Reason::new("claimed by", actor(cast, a).0)));
    found.extend(place(page, figure.place.as_ref()));
    found
}

/// The line of `units.tsv` for a unit.
fn listed(unit: &str) -> String {
    let lines = include_str!("../../data/units.tsv").lines().enumerate();
    let mut fits =
        lines.filter(|(_, line)| !line.starts_with('#') && line.split('\t').any(|cell| cell == unit));
    fits.next()
        .map_or(String::new(), |(n, line)| format!("; units.tsv:{}: {}", n + 1, line.replace('\t', " | ")))
}

/// The reasons of a round of talks.
pub(super) fn talks(cast: &Cast, page: &Page, talks: &Talks) -> Vec<Reason> {
    let mut found = vec![Reason::new(
        "told by",
        format!("{}: the first full mention of the round", quoted(page, talks.span)),
    )];
    for (what, actors) in [("party", &talks.parties), ("delegate", &talks.delegates)] {
        found.extend(actors.iter().map(|a| Reason::new(what, actor(cast, a).0)));
    }
    found.extend(one("chair", cast, talks.chair.as_ref()));
    found.push(Reason::new("phase", talks.phase.as_str()));
    found.extend(talks.when.map(|when| days(page, when)));
    found.extend(place(page, talks.venue.as_ref()));
    for (what, span) in [("outcome", talks.outcome), ("follows", talks.follows)] {
        found.extend(span.map(|s| Reason::new(what, quoted(page, s))));
    }
    found
}

fn one(what: &'static str, cast: &Cast, whom: Option<&Actor>) -> Option<Reason> {
    whom.map(|a| Reason::new(what, actor(cast, a).0))
}

/// The words that date a record, and the days they stand for.
pub(crate) fn days(page: &Page, when: When) -> Reason {
    let day = |d: Option<demarche_text::Date>| d.map_or("open".to_owned(), |d| d.to_string());
    let published =
        page.document.published.map_or("on a page without a day".to_owned(), |d| format!("on {d}"));
    let told = format!("{} {published}: {} to {}", quoted(page, when.span), day(when.start), day(when.end));
    Reason::new("when", told)
}

/// The words that place a record, and the place they name.
pub(crate) fn place(page: &Page, place: Option<&Where>) -> Option<Reason> {
    let place = place?;
    let words = place.span.map_or(String::new(), |s| format!("{}: ", quoted(page, s)));
    let country = place.country.as_deref().map_or(String::new(), |c| format!(" in {c}"));
    let spot = place.spot.map_or(String::new(), |spot| {
        let (lat, lon) = spot.point.degrees();
        format!(" at {lat}, {lon} ({})", spot.precision.as_str())
    });
    Some(Reason::new("where", format!("{words}{}{country}{spot}", place.name)))
}
