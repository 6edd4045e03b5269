//! Who did what to whom, coded in PLOVER and CAMEO.

use crate::{Mentions, Page, Places, Scopes, Times};
use demarche_record::Event;

/// An event with the token it was found by.
#[derive(Clone, Debug, PartialEq)]
pub struct EventFound {
    /// What is published.
    pub event: Event,
    /// The verb or noun that tells it.
    pub trigger: usize,
}

/// All events of the page, in text order.
pub fn find(
    _page: &Page,
    _mentions: &Mentions,
    _times: &Times,
    _places: &Places,
    _scopes: &Scopes,
) -> Vec<EventFound> {
    Vec::new()
}
