//! "What do these pages say together?" as text, Markdown, JSON or one self-contained HTML page.

mod html;
mod json;
mod ledger;
mod line;
mod markdown;
mod safe;
mod sections;
mod sentences;
mod text;
mod view;

use crate::Coding;
use crate::record::read_lines;
use crate::story::{PageRecords, brief};
use demarche_text::{Date, Problems};
use view::View;

pub use ledger::{Question, positions};

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
        BriefOptions { since: None, format: Format::Text, width: 80 }
    }
}

/// Writes the brief of many pages; `names` gives the readable name of an actor's id ("RUS" -> "Russia").
///
/// The order of the pages is irrelevant, and the same pages give the same bytes.
pub fn render(codings: &[Coding], options: &BriefOptions, names: &dyn Fn(&str) -> Option<String>) -> String {
    let pages: Vec<PageRecords> = codings.iter().map(page_records).collect();
    let brief = brief(&pages, options.since); // what the pages tell together
    let view = View::new(&brief, codings, names);
    match options.format {
        Format::Text => text::write(&view, &sections::of(&view), options.width),
        Format::Markdown => markdown::write(&view, &sections::of(&view)),
        Format::Html => html::write(&view, &sections::of(&view)),
        Format::Json => json::write(&view),
    }
}

/// The number, from 1, of the sentence of a page that holds a byte, as citations count them.
pub fn sentence_numbers(document: &crate::Document) -> impl Fn(u32) -> usize {
    let sentences = sentences::Sentences::of(document);
    move |at| sentences.at(at) + 1
}

/// Codings read back from the lines that `demarche code` printed, with what could not be read.
pub fn codings_of(lines: &str) -> (Vec<Coding>, Vec<String>) {
    let (pages, problems) = read_lines(lines);
    let codings = pages.into_iter().map(|page| Coding {
        document: page.document,
        records: page.records,
        problems: Problems::default(),
        parser: None,
    });
    (codings.collect(), problems)
}

fn page_records(coding: &Coding) -> PageRecords<'_> {
    PageRecords { document: &coding.document, records: &coding.records }
}

/// "Brief of 3 pages, published 2022-01-10 to 2022-01-13".
fn heading(view: &View) -> String {
    let count = view.pages.len();
    let pages = if count == 1 { "1 page".to_owned() } else { format!("{count} pages") };
    let days = || view.pages.iter().filter_map(|page| page.published);
    match (days().min(), days().max()) {
        (Some(first), Some(last)) if first == last => format!("Brief of {pages}, published {first}"),
        (Some(first), Some(last)) => format!("Brief of {pages}, published {first} to {last}"),
        _ => format!("Brief of {pages}"),
    }
}

/// How to read the brief, and what it leaves out.
fn notes(view: &View) -> Vec<String> {
    let mut notes =
        vec!["Every line stands on the words that it quotes; [1.3] is sentence 3 of source 1.".to_owned()];
    let brief = view.brief;
    if let Some(since) = brief.since {
        let left_out: usize = brief.pages.iter().map(|page| page.left_out).sum();
        let records = if left_out == 1 { "1 record is" } else { "records are" };
        let count = if left_out == 1 { String::new() } else { format!("{left_out} ") };
        notes.push(format!(
            "Only what is dated, or else published, on {since} or later: {count}{records} left out."
        ));
    }
    let undated = view.pages.iter().filter(|page| page.published.is_none()).count();
    if undated > 0 {
        notes.push(format!("Pages without a known day of publication: {undated}."));
    }
    notes
}

/// One source: its name, day and place.
fn source(view: &View, page: usize) -> String {
    let document = view.pages[page];
    let day = document.published.map_or("day unknown".to_owned(), |day| format!("published {day}"));
    let name = view.page_name(page);
    let records = view.brief.pages[page].records;
    if document.source.ends_with(name) {
        format!("{}, {day}, records: {records}", document.source)
    } else {
        format!("{name}, {day}, {}, records: {records}", document.source)
    }
}

/// In quotation marks, unless the words bring their own.
fn quoted(words: &str) -> String {
    if words.starts_with(['“', '"', '‘', '«']) && words.ends_with(['”', '"', '’', '»']) {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}
