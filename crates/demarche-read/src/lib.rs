//! "Here are the bytes of a page: what is its article, and what is not?"
//!
//! **Invariant.** Reading cannot fail: it gives what it could read, plus problems. No disk, no network, no
//! lexicon, no clock.

mod date;
mod decode;
mod html;
mod text;

pub use decode::{decode, looks_like_html};

use demarche_text::{Date, DateSource, Document, Problems};
use html::Extracted;
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

impl Page {
    /// A page of plain text of which nothing else is known.
    pub fn text(source: impl Into<String>, text: impl Into<String>) -> Page {
        let content = Content::Text(text.into());
        Page { source: source.into(), content, published: None, url: None, title: None }
    }
}

/// In which form a page came in.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Plain text: the document's text is exactly this.
    Text(String),
    /// HTML: the document's text is extracted.
    Html(String),
}

/// More text than this is not read: offsets must fit, and a page of news is never so long.
const LARGEST: usize = 256 << 20;

/// Reads one page.
pub fn document(page: &Page, problems: &mut Problems) -> Document {
    let (Content::Text(bytes) | Content::Html(bytes)) = &page.content;
    let id = format!("sha256:{:x}", Sha256::digest(bytes.as_bytes()));
    let read = match &page.content {
        Content::Text(text) => Extracted {
            text: within_bounds(text, problems).to_owned(),
            title: page.title.clone(),
            ..Extracted::default()
        },
        Content::Html(html) => html::extract(within_bounds(html, problems), page.title.as_deref(), problems),
    };
    let layout = text::layout(&read.text, read.title.as_deref(), &read.known);
    let address = page.url.as_ref().or(read.url.as_ref()).and_then(|url| date::in_url(url));
    // The outlet's own day stands in the address; a day in the metadata may be that of Greenwich.
    let local = address.filter(|day| read.published.is_some_and(|other| date::neighbours(*day, other)));
    let (published, published_from) = first([
        (page.published, DateSource::Given),
        (local, DateSource::Url),
        (read.published, DateSource::Metadata),
        (layout.published, DateSource::Dateline),
        (address, DateSource::Url),
    ]);
    Document {
        id,
        source: page.source.clone(),
        text: read.text,
        title: layout.title,
        published,
        published_from,
        language: "en",
        parts: layout.parts,
    }
}

/// The first day that is known, and how it is known.
fn first(days: [(Option<Date>, DateSource); 5]) -> (Option<Date>, Option<DateSource>) {
    let found = days.into_iter().find_map(|(day, from)| Some((day?, from)));
    (found.map(|f| f.0), found.map(|f| f.1))
}

fn within_bounds<'a>(text: &'a str, problems: &mut Problems) -> &'a str {
    if text.len() <= LARGEST {
        return text;
    }
    problems.add(
        "the page is longer than 256 MiB; the rest is left out",
        Some("put many pages into a .jsonl file, one per line"),
    );
    &text[..text.floor_char_boundary(LARGEST)]
}
