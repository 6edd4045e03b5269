//! How many, says who.

use crate::{Mentions, Page, Places, Scopes};
use demarche_record::Figure;

/// All figures of the page, in text order.
pub fn find(_page: &Page, _mentions: &Mentions, _places: &Places, _scopes: &Scopes) -> Vec<Figure> {
    Vec::new()
}
