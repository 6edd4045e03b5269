//! One page as text, and which stretches of it are what.

use crate::Span;
use jiff::civil::Date;

/// What a stretch of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The headline of the page itself.
    Title,
    /// The article, subheads and standfirst included.
    Body,
    /// A line that announces another article.
    Headline,
    /// Words under a picture.
    Caption,
}

impl Role {
    /// The contract's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Title => "title",
            Role::Body => "body",
            Role::Headline => "headline",
            Role::Caption => "caption",
        }
    }
}

/// A stretch of the text that is read; what lies outside every part is boilerplate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// Where it lies.
    pub span: Span,
}

/// How the day of publication is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateSource {
    /// The caller said so.
    Given,
    /// The page's metadata.
    Metadata,
    /// A dateline in the text.
    Dateline,
    /// The address of the page.
    Url,
}

impl DateSource {
    /// The contract's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            DateSource::Given => "given",
            DateSource::Metadata => "metadata",
            DateSource::Dateline => "dateline",
            DateSource::Url => "url",
        }
    }
}

/// One page, read: text that never changes again, and its parts in text order, without overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// `sha256:` and the hash of the page's bytes: the same page is the same document on every machine.
    pub id: String,
    /// The path or the identifier that the caller gave.
    pub source: String,
    /// What was read; every span of every record lies in here.
    pub text: String,
    /// The page's own headline.
    pub title: Option<Span>,
    /// Day of publication; never taken from a clock nor from a list of other headlines.
    pub published: Option<Date>,
    /// How that day is known; `None` exactly where `published` is.
    pub published_from: Option<DateSource>,
    /// ISO 639-1.
    pub language: &'static str,
    /// Title, body, headlines, captions.
    pub parts: Vec<Part>,
}
