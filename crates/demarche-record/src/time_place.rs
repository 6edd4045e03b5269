//! When and where.

use demarche_text::{Date, Span};

/// An interval of days, inclusive, and the words that give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// First day; `None` where it is open or cannot be told.
    pub start: Option<Date>,
    /// Last day; `None` where it is open or cannot be told.
    pub end: Option<Date>,
    /// "on Monday".
    pub span: Span,
}

/// A place, as named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Where {
    /// "Geneva".
    pub name: String,
    /// ISO 3166-1 alpha-3; `None` in disputed territory, at sea, or where the text does not say.
    pub country: Option<String>,
    /// The words that name it.
    pub span: Option<Span>,
}
