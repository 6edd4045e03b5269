//! Where it says so.

use demarche_record::Span;

/// Words of a page: what every line of a brief stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cite {
    /// The page, by its place in [`crate::Brief::pages`].
    pub page: usize,
    /// The words.
    pub span: Span,
}
