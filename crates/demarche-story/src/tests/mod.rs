//! What is merged and what is not, over made-up pages.

mod events;
mod ledger;
mod rounds;
mod stances;
mod whole;

use crate::testing::TestPage;
use crate::{Brief, PageRecords, brief};
use demarche_record::{EventType, Phase, PositionKind, PositionStatus};

fn of(pages: &[TestPage]) -> Brief {
    since(pages, "")
}

fn since(pages: &[TestPage], day: &str) -> Brief {
    let pages: Vec<PageRecords> =
        pages.iter().map(|page| PageRecords { document: &page.document, records: &page.records }).collect();
    brief(&pages, day.parse().ok())
}

fn shelled(source: &str, published: &str, text: &str, day: &str) -> TestPage {
    let page = TestPage::new(source, published, text);
    let words = text.trim_end_matches('.');
    let page = page.event(EventType::Assault, words, &["RUR"], &["FRE"]);
    if day.is_empty() { page } else { page.on(day, "Sunday") }
}

fn demand(source: &str, published: &str, content: &str, status: PositionStatus) -> TestPage {
    let text = format!("Ruritania wants Freedonia {content}.");
    TestPage::new(source, published, &text)
        .position(PositionKind::Demand, content, &["RUR"], &["FRE"])
        .stands("", "", status)
}

fn round(source: &str, published: &str, venue: &str, day: &str, phase: Phase) -> TestPage {
    let text = format!("Ruritania and Freedonia hold talks in {venue} on Friday.");
    let page = TestPage::new(source, published, &text).talks(
        "Ruritania and Freedonia hold talks",
        &["RUR", "FRE"],
        phase,
    );
    let page = if venue.is_empty() { page } else { page.place_at(venue) };
    if day.is_empty() { page } else { page.on(day, "on Friday") }
}
