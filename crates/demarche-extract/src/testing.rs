//! What the tests of this crate share.

use demarche_text::{Document, Part, Role, Span};

/// A page of one paragraph.
pub(crate) fn document(text: &str) -> Document {
    Document {
        id: String::new(),
        source: String::new(),
        text: text.to_owned(),
        title: None,
        published: None,
        published_from: None,
        language: "en",
        parts: vec![Part { role: Role::Body, span: Span::new(0, text.len()) }],
    }
}
