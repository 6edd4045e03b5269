//! What a page says about itself in its markup: title, day of publication, address.

use super::blocks::squeezed;
use super::entities::{decode, decoded};
use super::tokens::{Token, attribute, tokens};
use crate::date::{full_date, neighbours};
use demarche_text::Date;
use serde_json::Value;
use std::sync::LazyLock;

/// What the markup says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// Titles, best first: as shared, as described, as shown in the browser.
    pub titles: Vec<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// What the page says it is about.
    pub summary: Option<String>,
    /// The article's text, where the metadata hold it.
    pub body: Option<String>,
    /// The page's own address.
    pub url: Option<String>,
}

struct Names {
    meta: Vec<&'static str>,
    class: Vec<&'static str>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let of = |kind: &str| {
        let rows = include_str!("../../data/dates.tsv").lines().filter_map(|line| line.split_once('\t'));
        rows.filter(|row| row.0 == kind).map(|row| row.1).collect()
    };
    Names { meta: of("meta"), class: of("class") }
});

/// A day found.
#[derive(Clone, Copy)]
struct Found {
    /// In order: a `<meta>`, JSON-LD, a `<time>`, an element with a telling class, a line below the heading.
    kind: u8,
    /// How far down the list of its kind.
    rank: usize,
    day: Date,
    /// The outlet's own day, not that of Greenwich.
    local: bool,
}

/// Days that are kept; a page has few, a hostile one many.
const MOST_DAYS: usize = 64;
/// Texts below the heading that may be the day.
const MOST_TEXTS: usize = 40;

#[derive(Default)]
struct Reader {
    shared: Option<String>,
    described: Option<String>,
    shown: Option<String>,
    summary: Option<String>,
    body: Option<String>,
    url: Option<String>,
    found: Vec<Found>,
    /// Texts below the heading that are still looked at.
    below: usize,
    /// An element whose text may be the day: its rank, and the text so far.
    open: Option<(u8, usize, String)>,
}

/// Reads the markup of a page.
pub fn meta(html: &str) -> Meta {
    let mut reader = Reader::default();
    for token in tokens(html) {
        match token {
            Token::Open { name, attributes } => reader.element(name, attributes),
            Token::Raw { name: "title", content, .. } => {
                reader.shown.get_or_insert_with(|| squeezed(&decoded(content)));
            }
            Token::Raw { name: "script", attributes, content } => {
                reader.script(attributes, content);
            }
            Token::Text(text) => reader.text(text),
            _ => {}
        }
    }
    let published = reader.published();
    let titles = [reader.shared, reader.described, reader.shown];
    Meta {
        titles: titles.into_iter().flatten().filter(|title| !title.is_empty()).collect(),
        published,
        summary: reader.summary,
        body: reader.body,
        url: reader.url,
    }
}

impl Reader {
    fn offer(&mut self, kind: u8, rank: usize, text: &str) {
        if self.found.len() >= MOST_DAYS {
            return;
        }
        if let Some(day) = full_date(text) {
            let end = text.trim();
            let local = !["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|zone| end.ends_with(zone));
            self.found.push(Found { kind, rank, day, local });
        }
    }

    /// The best day; where that is Greenwich's and the outlet's own stands next to it, the outlet's.
    fn published(&self) -> Option<Date> {
        let best = self.found.iter().min_by_key(|found| (found.kind, found.rank))?;
        let same = |found: &&Found| found.local && (found.day == best.day || neighbours(found.day, best.day));
        let own = self.found.iter().filter(same).min_by_key(|found| (found.kind, found.rank));
        Some(own.filter(|_| !best.local).unwrap_or(best).day)
    }

    fn element(&mut self, name: &str, attributes: &str) {
        if name.eq_ignore_ascii_case("h1") {
            self.below = MOST_TEXTS;
        }
        if name.eq_ignore_ascii_case("meta") {
            self.meta(attributes);
        } else if name.eq_ignore_ascii_case("link") {
            if attribute(attributes, "rel") == Some("canonical") && self.url.is_none() {
                self.url = attribute(attributes, "href").map(decoded);
            }
        } else if name.eq_ignore_ascii_case("time") {
            let marked = attribute(attributes, "pubdate").is_some() || class_rank(attributes).is_some();
            let rank = usize::from(!marked);
            match attribute(attributes, "datetime") {
                Some(value) if full_date(value).is_some() => self.offer(2, rank, value),
                _ => self.open = Some((2, rank + 2, String::new())),
            }
        } else if let Some(rank) = class_rank(attributes) {
            let value = ["datetime", "content", "title"].into_iter().find_map(|n| attribute(attributes, n));
            self.offer(3, rank, value.unwrap_or(""));
            self.open = Some((3, rank, String::new()));
        }
    }

    fn meta(&mut self, attributes: &str) {
        let content = attribute(attributes, "content").unwrap_or("");
        let names = ["property", "name", "itemprop"].into_iter().filter_map(|n| attribute(attributes, n));
        for name in names {
            let name = name.trim().to_ascii_lowercase();
            if let Some(rank) = NAMES.meta.iter().position(|known| *known == name) {
                self.offer(0, rank, content);
            }
            match name.as_str() {
                "og:title" | "twitter:title" => {
                    self.shared.get_or_insert_with(|| squeezed(&decoded(content)));
                }
                "og:description" | "description" => {
                    self.summary.get_or_insert_with(|| squeezed(&decoded(content)));
                }
                "og:url" => {
                    self.url.get_or_insert_with(|| decoded(content));
                }
                _ => {}
            }
        }
    }

    /// Collects the text behind an element that may hold the day.
    fn text(&mut self, text: &str) {
        if self.below > 0 && !text.trim().is_empty() {
            self.below -= 1;
            if text.len() < 80 {
                self.offer(4, MOST_TEXTS - self.below, text);
            }
        }
        let Some((kind, rank, mut so_far)) = self.open.take() else {
            return;
        };
        so_far.push(' ');
        so_far.extend(text.chars().take(80));
        if full_date(&so_far).is_some() {
            self.offer(kind, rank, &decoded(&so_far));
        } else if so_far.len() < 120 {
            self.open = Some((kind, rank, so_far));
        }
    }

    /// JSON-LD: the first article that it describes.
    fn script(&mut self, attributes: &str, json: &str) {
        if !attributes.to_ascii_lowercase().contains("ld+json") {
            return;
        }
        let Ok(value) = serde_json::from_str::<Value>(json.trim()) else {
            // Broken JSON is common; the day is often still there to be seen.
            if let Some((_, rest)) = json.split_once("\"datePublished\"") {
                let value: String = rest.chars().take(60).collect();
                self.offer(1, 1, value.split('"').nth(1).unwrap_or(""));
            }
            return;
        };
        self.walk(&value);
    }

    fn walk(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.walk(item)),
            Value::Object(fields) => {
                let kind = fields.get("@type").map(Value::to_string).unwrap_or_default();
                let article = ["Article", "Posting", "Report", "News"].iter().any(|word| kind.contains(word));
                if let Some(day) = fields.get("datePublished").and_then(Value::as_str) {
                    self.offer(1, usize::from(!article), day);
                }
                if let Some(title) = fields.get("headline").and_then(Value::as_str).filter(|_| article) {
                    self.described.get_or_insert_with(|| squeezed(&decoded(title)));
                }
                if let Some(body) = fields.get("articleBody").and_then(Value::as_str).filter(|_| article) {
                    self.body.get_or_insert_with(|| text_only(body));
                }
                fields.values().for_each(|item| self.walk(item));
            }
            _ => {}
        }
    }
}

/// A text that may hold tags and entities, without them.
fn text_only(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for token in tokens(text) {
        match token {
            Token::Text(words) => decode(words, &mut out),
            Token::Open { .. } | Token::Close(_) if !out.ends_with('\n') => out.push('\n'),
            _ => {}
        }
    }
    out
}

/// How far down the list of classes the first one is that the element has.
fn class_rank(attributes: &str) -> Option<usize> {
    let values = ["class", "id", "itemprop"].into_iter().filter_map(|n| attribute(attributes, n));
    let words = values.collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    if words.is_empty() || words.contains("modif") || words.contains("update") {
        return None;
    }
    let has = |known: &str| match known {
        // Short words stand alone: "update", "sometimes" are others.
        "date" | "time" | "publish" | "created" => words
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|w| w.trim_end_matches("ed") == known || w == known),
        _ => words.contains(known),
    };
    NAMES.class.iter().position(|known| has(known))
}
