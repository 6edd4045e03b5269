//! JSON Lines: one page per line.

use super::input::LARGEST;
use super::report::{Reason, Skip};
use demarche::text::Date;
use demarche::{Content, Page};
use serde_json::{Map, Value};
use std::io::{BufRead, Read};

const EXPECTED: &str = r#"each line must be {"id": "...", "text": "..."} or {"id": "...", "html": "..."}, with "published": "2022-01-12", "url", "title" where known"#;

/// The pages of one stream; a line that is none is skipped, and the rest goes on.
pub struct JsonLines {
    name: String,
    reader: Box<dyn BufRead + Send>,
    published: Option<Date>,
    line: usize,
    ended: bool,
}

impl JsonLines {
    /// `name` is what messages call the stream; `published` the day of pages that do not say theirs.
    pub fn new(name: &str, reader: Box<dyn BufRead + Send>, published: Option<Date>) -> JsonLines {
        JsonLines { name: name.to_owned(), reader, published, line: 0, ended: false }
    }

    /// The next line without its end; `None` at the end of the stream.
    fn read_line(&mut self) -> Option<Result<Vec<u8>, Skip>> {
        let mut bytes = Vec::new();
        let result = (&mut self.reader).take(LARGEST + 1).read_until(b'\n', &mut bytes);
        self.line += 1;
        match result {
            Ok(0) => None,
            Ok(_) if bytes.len() as u64 > LARGEST => {
                self.ended = self.reader.skip_until(b'\n').is_err();
                let message = "the line is longer than 64 MiB".to_owned();
                Some(Err(self.skipped(1, Reason::TooLarge, message, "a page of news is smaller")))
            }
            Ok(_) => Some(Ok(bytes)),
            Err(error) => {
                self.ended = true;
                let message = format!("reading stopped: {error}");
                Some(Err(self.skipped(
                    1,
                    Reason::Unreadable,
                    message,
                    "check the file or the program before the pipe",
                )))
            }
        }
    }

    fn page(&self, bytes: &[u8]) -> Result<Page, Skip> {
        let start = if self.line == 1 && bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let value: Value = serde_json::from_slice(&bytes[start..]).map_err(|error| {
            // serde_json counts lines within what it was given; ours is the line of the file.
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            self.skipped(
                error.column().max(1),
                Reason::Json,
                format!("this is not JSON: {message}"),
                EXPECTED,
            )
        })?;
        let Value::Object(fields) = value else {
            return Err(self.skipped(1, Reason::Json, "this is JSON, but no object".to_owned(), EXPECTED));
        };
        let page = Page {
            source: self.source(&fields)?,
            content: self.content(&fields)?,
            published: self.day(&fields)?.or(self.published),
            url: self.string(&fields, "url")?.map(str::to_owned),
            title: self.string(&fields, "title")?.map(str::to_owned),
        };
        Ok(page)
    }

    fn source(&self, fields: &Map<String, Value>) -> Result<String, Skip> {
        match fields.get("id") {
            Some(Value::Number(number)) => Ok(number.to_string()),
            _ => Ok(match self.string(fields, "id")? {
                Some(id) => id.to_owned(),
                None => format!("{}:{}", self.name, self.line),
            }),
        }
    }

    fn content(&self, fields: &Map<String, Value>) -> Result<Content, Skip> {
        let (text, html) = (self.string(fields, "text")?, self.string(fields, "html")?);
        let content = match (text, html) {
            (Some(_), Some(_)) => {
                let message = r#"the page has both "text" and "html""#.to_owned();
                return Err(self.skipped(1, Reason::Json, message, "give the one that shall be read"));
            }
            (None, None) => {
                let message = r#"the page has neither "text" nor "html""#.to_owned();
                return Err(self.skipped(1, Reason::Json, message, EXPECTED));
            }
            (Some(text), None) => Content::Text(text.to_owned()),
            (None, Some(html)) => Content::Html(html.to_owned()),
        };
        let (Content::Text(words) | Content::Html(words)) = &content;
        if words.trim().is_empty() {
            return Err(self.skipped(
                1,
                Reason::Empty,
                "the page is empty".to_owned(),
                "check how the page was saved",
            ));
        }
        Ok(content)
    }

    /// A day, or a day with a time behind it, of which the day counts.
    fn day(&self, fields: &Map<String, Value>) -> Result<Option<Date>, Skip> {
        let Some(text) = self.string(fields, "published")?.filter(|text| !text.is_empty()) else {
            return Ok(None);
        };
        let day = match text.get(10..) {
            Some(rest) if rest.is_empty() || rest.starts_with(['T', ' ']) => text[..10].parse().ok(),
            _ => None,
        };
        day.map(Some).ok_or_else(|| {
            let message = format!("\"published\" is no day: {}", text.chars().take(40).collect::<String>());
            self.skipped(
                1,
                Reason::Json,
                message,
                "write year-month-day, for example 2022-01-12, or leave it out",
            )
        })
    }

    fn string<'a>(&self, fields: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, Skip> {
        match fields.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.skipped(1, Reason::Json, format!("\"{name}\" is not a string"), EXPECTED)),
        }
    }

    fn skipped(&self, column: usize, reason: Reason, message: String, hint: &str) -> Skip {
        Skip {
            place: format!("{}:{}:{column}", self.name, self.line),
            reason,
            message,
            hint: hint.to_owned(),
        }
    }
}

impl Iterator for JsonLines {
    type Item = Result<Page, Skip>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.read_line() {
                None => self.ended = true,
                Some(Err(skip)) => return Some(Err(skip)),
                Some(Ok(bytes)) if bytes.trim_ascii().is_empty() => {}
                Some(Ok(bytes)) => return Some(self.page(&bytes)),
            }
        }
        None
    }
}
