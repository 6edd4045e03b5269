//! Where somebody stands: demands, offers, promises, threats, warnings, refusals, accusations, denials.

use crate::{EventFound, Mentions, Page, Said, Scopes, Times};
use demarche_record::Position;

/// All positions of the page, in text order.
pub fn find(
    _page: &Page,
    _mentions: &Mentions,
    _times: &Times,
    _said: &[Said],
    _scopes: &Scopes,
    _events: &[EventFound],
) -> Vec<Position> {
    Vec::new()
}
