//! Who met whom: one record for each round.

use crate::{EventFound, Mentions, Page, Places, Scopes, Times};
use demarche_record::Talks;

/// All rounds of talks on the page, in the order of their first full mention.
pub fn find(
    _page: &Page,
    _mentions: &Mentions,
    _times: &Times,
    _places: &Places,
    _scopes: &Scopes,
    _events: &[EventFound],
) -> Vec<Talks> {
    Vec::new()
}
