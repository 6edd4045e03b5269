//! What the headlines of other articles say, which stand on a page.
//!
//! They are no part of the page's article: their day is unknown, so they stand in no timeline.

use crate::pages::Shelf;
use crate::{Happening, timeline};
use demarche_record::Event;

/// The events that headlines tell, merged; without days.
pub(crate) fn of(events: &[(usize, &Event)], shelf: &Shelf) -> Vec<Happening> {
    let mut happenings = timeline::merged(events.iter().copied(), shelf);
    happenings.retain(Happening::is_told_as_fact);
    for happening in &mut happenings {
        happening.days = None;
        for telling in &mut happening.tellings {
            telling.when = None;
        }
    }
    happenings.sort_by_key(|h| h.tellings[0].words);
    happenings
}
