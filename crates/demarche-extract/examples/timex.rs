//! Measures the expressions of time on a TimeML set: relaxed, strict, type and value F1 as TempEval-3 counts them.
//!
//! ```text
//! cargo run --release -p demarche-extract --example timex -- ../shared/gold/time/time_te3_timebank.jsonl [--errors] [--speed]
//! ```
//!
//! Each line of the file is a page: `{"id", "dct", "text", "timexes": [{"start", "end", "type", "value"}]}`, places
//! in code points. A pair counts once: strict has the same words, relaxed shares a character, value and type are
//! counted over the relaxed pairs. `--errors` prints what was missed, what was too much and what has another value;
//! `--speed` times this step alone on pages of about 600 words. Without the file it says so and ends well.

// A measuring stick reads arguments, files and the time; the library does not.
#![allow(clippy::disallowed_methods)]

use demarche_extract::{Kind, Page, Timex, timexes};
use demarche_lexicon::Lexicon;
use demarche_parse::Parser;
use demarche_text::{Document, Part, Role, Span};
use serde_json::Value;
use std::time::Instant;

struct Gold {
    span: Span,
    kind: String,
    value: String,
}

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    kind: usize,
    value: usize,
}

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut flag = |name: &str| {
        let before = arguments.len();
        arguments.retain(|a| a != name);
        arguments.len() < before
    };
    let (errors, speed) = (flag("--errors"), flag("--speed"));
    let files = if arguments.is_empty() {
        ["timebank", "aquaint"].map(|set| format!("../shared/gold/time/time_te3_{set}.jsonl")).to_vec()
    } else {
        arguments
    };
    let parser = Parser::embedded();
    let lexicon = Lexicon::embedded();
    for file in files {
        let Ok(lines) = std::fs::read_to_string(&file) else {
            println!("{file}: not here, skipped");
            continue;
        };
        let pages: Vec<(Document, Vec<Gold>)> = lines.lines().filter_map(page_of).collect();
        let mut score = Score::default();
        for (document, gold) in &pages {
            let syntax = parser.annotate(&document.text, &spans(document));
            let found = timexes(&Page { document, syntax: &syntax, lexicon: &lexicon });
            score.add(document, gold, &found, errors);
        }
        println!("{file}: {} pages", pages.len());
        score.print();
        if speed {
            measure(&parser, &lexicon, &pages);
        }
    }
}

fn spans(document: &Document) -> Vec<Span> {
    document.parts.iter().map(|p| p.span).collect()
}

fn page_of(line: &str) -> Option<(Document, Vec<Gold>)> {
    let json: Value = serde_json::from_str(line).ok()?;
    let text = json["text"].as_str()?.to_owned();
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let place = |v: &Value| v.as_u64().and_then(|at| bytes.get(at as usize).copied());
    let gold = json["timexes"].as_array()?.iter().filter_map(|t| {
        Some(Gold {
            span: Span::new(place(&t["start"])?, place(&t["end"])?),
            kind: t["type"].as_str()?.to_owned(),
            value: t["value"].as_str()?.to_owned(),
        })
    });
    let gold = gold.collect();
    let document = document(text, json["id"].as_str()?, json["dct"].as_str()?);
    Some((document, gold))
}

/// A page whose paragraphs, set apart by blank lines, are its parts.
fn document(text: String, id: &str, published: &str) -> Document {
    let mut parts = Vec::new();
    let mut at = 0;
    for paragraph in text.split("\n\n") {
        let span = Span::new(at, at + paragraph.len());
        if !paragraph.trim().is_empty() {
            parts.push(Part { role: Role::Body, span });
        }
        at += paragraph.len() + 2;
    }
    Document {
        id: id.to_owned(),
        source: id.to_owned(),
        text,
        title: None,
        published: published.parse().ok(),
        published_from: None,
        language: "en",
        parts,
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "DATE",
        Kind::Time => "TIME",
        Kind::Duration => "DURATION",
        Kind::Set => "SET",
    }
}

impl Score {
    fn add(&mut self, document: &Document, gold: &[Gold], found: &[Timex], errors: bool) {
        let text = |span: Span| span.of(&document.text).replace('\n', " ");
        let around = |span: Span| {
            let from = document.text.floor_char_boundary((span.start as usize).saturating_sub(60));
            let to = document.text.ceil_char_boundary((span.end as usize + 40).min(document.text.len()));
            text(Span::new(from, to))
        };
        self.gold += gold.len();
        self.found += found.len();
        let mut taken = vec![false; gold.len()];
        let date = document.published.map_or_else(String::new, |d| d.to_string());
        for timex in found {
            let overlaps = |g: &Gold| g.span.start < timex.span.end && timex.span.start < g.span.end;
            let best = (0..gold.len())
                .filter(|&k| !taken[k] && overlaps(&gold[k]))
                .max_by_key(|&k| gold[k].span == timex.span);
            let Some(k) = best else {
                if errors {
                    println!("too much\t[{}] {}\t{}", text(timex.span), timex.value, around(timex.span));
                }
                continue;
            };
            taken[k] = true;
            self.relaxed += 1;
            self.strict += usize::from(gold[k].span == timex.span);
            self.kind += usize::from(gold[k].kind == kind(timex.kind));
            self.value += usize::from(gold[k].value == timex.value);
            if errors && gold[k].span != timex.span {
                println!("span\t[{}] for [{}]\t{}", text(timex.span), text(gold[k].span), around(timex.span));
            }
            if errors && gold[k].value != timex.value {
                let (is, found) = (&gold[k].value, &timex.value);
                println!("value\t[{}] {found} for {is} ({date})\t{}", text(timex.span), around(timex.span));
            }
        }
        for (g, _) in gold.iter().zip(&taken).filter(|(_, taken)| !**taken && errors) {
            println!("missed\t[{}] {}\t{}", text(g.span), g.value, around(g.span));
        }
    }

    fn print(&self) {
        let f1 = |right: usize| 200.0 * right as f64 / (self.gold + self.found).max(1) as f64;
        let (gold, found) = (self.gold, self.found);
        println!("  gold {gold}, found {found}");
        println!(
            "  F1 relaxed {:.1}  strict {:.1}  type {:.1}  value {:.1}   (relaxed P {:.1} R {:.1})",
            f1(self.relaxed),
            f1(self.strict),
            f1(self.kind),
            f1(self.value),
            100.0 * self.relaxed as f64 / found.max(1) as f64,
            100.0 * self.relaxed as f64 / gold.max(1) as f64,
        );
    }
}

/// Pages of about 600 words, made of whole paragraphs, each read ten times; parsing is not in the time.
fn measure(parser: &Parser, lexicon: &Lexicon, pages: &[(Document, Vec<Gold>)]) {
    let mut made = Vec::new();
    let mut text = String::new();
    for (document, _) in pages {
        for paragraph in document.text.split("\n\n") {
            text.push_str(paragraph);
            text.push_str("\n\n");
            if text.split_whitespace().count() >= 600 {
                made.push(self::document(std::mem::take(&mut text), "made", "1998-03-04"));
            }
        }
    }
    let parsed: Vec<_> = made.iter().map(|d| parser.annotate(&d.text, &spans(d))).collect();
    let best = (0..10).map(|_| {
        let start = Instant::now();
        for (document, syntax) in made.iter().zip(&parsed) {
            std::hint::black_box(demarche_extract::Times::find(&Page { document, syntax, lexicon }));
        }
        start.elapsed().as_secs_f64()
    });
    let best = best.fold(f64::INFINITY, f64::min);
    println!("  {} pages of 600 words: {:.0} pages/s, one thread", made.len(), made.len() as f64 / best);
}
