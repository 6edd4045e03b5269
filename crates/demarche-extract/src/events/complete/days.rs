//! When an act happens whose clause leaves the day to the words before.

use super::super::read::Reader;
use super::EventFound;
use demarche_parse::{Label, Tag};
use demarche_record::{Status, When};
use std::collections::BTreeMap;

/// "Left the accord in 2018 and restored sanctions", "marched on Monday, and miners blocked the roads": verbs that are
/// joined tell of the same days.
pub(super) fn joined(reader: &Reader, events: &mut [EventFound]) {
    let page = reader.page;
    let told: BTreeMap<usize, (Status, Option<When>)> =
        events.iter().map(|e| (e.trigger, (e.event.status, e.event.when))).collect();
    for found in events.iter_mut() {
        let t = found.trigger;
        let label = page.label(t);
        // "recalled its ambassador in 2023 after Iran executed a student": what came first is no younger.
        let before =
            label == Label::Advcl && matches!(crate::grammar::marker(page, t), Some("after" | "when"));
        let undated = found.event.when.is_none() && found.event.status == Status::Actual;
        let first = page.token(t).head.filter(|_| undated && (label == Label::Conj || before));
        let Some((first, (status, when))) = first.and_then(|f| Some((f, told.get(&f)?))) else { continue };
        let alike = page.token(first).tag == page.token(t).tag;
        if *status == Status::Historical && (before || alike) {
            found.event.status = Status::Historical;
        }
        // "has frozen", "we call on": only what is told in turn goes on in time.
        let done = matches!(status, Status::Historical | Status::Actual) && alike && !before;
        let done = done && page.token(t).tag == Tag::Vbd;
        found.event.when = when.filter(|w| done && is_told_before(reader, w, t));
    }
}

/// Whether the words that tell a day stand before a verb.
fn is_told_before(reader: &Reader, when: &When, t: usize) -> bool {
    when.span.end <= reader.page.token(t).span.start
}
