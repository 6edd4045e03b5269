//! "What do these pages say together?" as text, Markdown, JSON or one self-contained HTML page.

use crate::Coding;
use demarche_text::Date;

/// How a brief is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    #[default]
    Text,
    /// For a document.
    Markdown,
    /// One self-contained page in which every line opens its sentence.
    Html,
    /// For programs.
    Json,
}

impl Format {
    /// Every format, in the order in which help lists them.
    pub const ALL: [Format; 4] = [Format::Text, Format::Markdown, Format::Html, Format::Json];

    /// The word that asks for it on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Json => "json",
        }
    }

    /// The format with that word.
    pub fn parse(text: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.as_str() == text)
    }
}

/// What a brief shall hold and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BriefOptions {
    /// Only what is dated, or else published, on this day or after it.
    pub since: Option<Date>,
    /// How it is written.
    pub format: Format,
    /// Columns of the terminal; only the text format wraps.
    pub width: usize,
}

impl Default for BriefOptions {
    fn default() -> BriefOptions {
        BriefOptions {
            since: None,
            format: Format::Text,
            width: 80,
        }
    }
}

/// Writes the brief of many pages; `names` gives the readable name of an actor's id ("RUS" -> "Russia").
pub fn render(
    _codings: &[Coding],
    _options: &BriefOptions,
    _names: &dyn Fn(&str) -> Option<String>,
) -> String {
    String::new()
}
