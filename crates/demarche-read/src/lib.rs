//! "Here are the bytes of a page: what is its article, and what is not?"
//!
//! **Invariant.** Reading cannot fail: it gives what it could read, plus problems. No disk, no network, no
//! lexicon, no clock.

mod decode;

pub use decode::{decode, looks_like_html};

use demarche_text::{Date, Document, Part, Problems, Role, Span};
use sha2::{Digest, Sha256};

/// A page as it came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Path or identifier.
    pub source: String,
    /// What it holds.
    pub content: Content,
    /// Day of publication, where the caller knows it.
    pub published: Option<Date>,
    /// Address of the page, where the caller knows it.
    pub url: Option<String>,
    /// Title of the page, where the caller knows it; it is used only where the text holds it.
    pub title: Option<String>,
}

/// In which form a page came in.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Plain text: the document's text is exactly this.
    Text(String),
    /// HTML: the document's text is extracted.
    Html(String),
}

/// Reads one page.
pub fn document(page: &Page, _problems: &mut Problems) -> Document {
    let text = match &page.content {
        Content::Text(text) | Content::Html(text) => text.clone(),
    };
    let id = format!("sha256:{:x}", Sha256::digest(text.as_bytes()));
    let parts = vec![Part {
        role: Role::Body,
        span: Span::new(0, text.len()),
    }];
    Document {
        id,
        source: page.source.clone(),
        text,
        title: None,
        published: page.published,
        published_from: page.published.map(|_| demarche_text::DateSource::Given),
        language: "en",
        parts,
    }
}
