//! Measures places against a set of annotated ones, one JSON object a line:
//! `{"text", "mentions": [{"start", "end", "lat", "lon"}]}` (offsets in code points).
//!
//! ```sh
//! zcat ../shared/gold/places/geo_lgl.jsonl.gz | cargo run --release -p demarche-extract --example places -- --adjectives
//! zcat ../shared/gold/places/geo_geovirus.jsonl.gz | cargo run --release -p demarche-extract --example places
//! zcat ../shared/gold/places/geo_geovirus.jsonl.gz | cargo run --release -p demarche-extract --example places -- --spans
//! ```
//!
//! End to end: a place found is right if it overlaps an annotated one and lies within 161 km of it.
//! `--exact` asks for the same words, `--spans` gives the annotated spans and asks only where they lie,
//! `--adjectives` counts words of nationality as places, as LGL does, `--errors` lists what went wrong.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche_extract::{Page, Places};
use demarche_lexicon::Lexicon;
use demarche_parse::Parser;
use demarche_record::Point;
use demarche_text::{Document, Part, Role, Span};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::BufRead;

/// An annotated place.
struct Gold {
    span: Span,
    at: Option<(f64, f64)>,
}

/// What was counted.
#[derive(Default)]
struct Tally {
    gold: usize,
    found: usize,
    overlapping: usize,
    right: usize,
    located: usize,
    kilometres: Vec<f64>,
    errors: BTreeMap<String, usize>,
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| given.iter().any(|g| g == flag);
    let (parser, lexicon) = (Parser::embedded(), Lexicon::embedded());
    let mut tally = Tally::default();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let Ok(value) = serde_json::from_str::<Value>(&line) else { continue };
        let (document, gold) = read(&value);
        let body = document.parts[0].span;
        let mut syntax = parser.annotate(&document.text, &[body]);
        if has("--spans") {
            give_spans(&mut syntax, &gold);
        }
        let page = Page { document: &document, syntax: &syntax, lexicon: &lexicon };
        let places = Places::find(&page);
        let mut found: Vec<(Span, Option<Point>)> =
            places.all.iter().filter_map(|p| Some((p.place.span?, p.place.spot.map(|s| s.point)))).collect();
        if has("--adjectives") || has("--spans") {
            found
                .extend(places.nationalities.iter().filter_map(|p| Some((p.span?, p.spot.map(|s| s.point)))));
        }
        tally.add(&document.text, &gold, &found, has("--exact"), has("--spans"));
    }
    tally.print(has("--spans"), has("--errors"));
}

fn read(value: &Value) -> (Document, Vec<Gold>) {
    let text = value["text"].as_str().unwrap_or_default().to_owned();
    let span = Span::new(0, text.len());
    let bytes: Vec<usize> = text.char_indices().map(|(b, _)| b).chain([text.len()]).collect();
    let offset = |v: &Value| v.as_u64().and_then(|c| bytes.get(c as usize)).copied();
    let mentions = value["mentions"].as_array().into_iter().flatten();
    let gold = mentions
        .filter_map(|m| {
            let at = m["lat"].as_f64().zip(m["lon"].as_f64());
            Some(Gold { span: Span::new(offset(&m["start"])?, offset(&m["end"])?), at })
        })
        .collect();
    let document = Document {
        id: String::new(),
        source: String::new(),
        text,
        title: None,
        published: None,
        published_from: None,
        language: "en",
        parts: vec![Part { role: Role::Body, span }],
    };
    (document, gold)
}

/// The annotated spans instead of the names that the parser found.
fn give_spans(syntax: &mut demarche_parse::Syntax, gold: &[Gold]) {
    let mut names: Vec<demarche_parse::Name> = Vec::new();
    let mut spans: Vec<Span> = gold.iter().map(|g| g.span).collect();
    spans.sort();
    for span in spans {
        let start = syntax.tokens.partition_point(|t| t.span.end <= span.start);
        let end = syntax.tokens.partition_point(|t| t.span.start < span.end);
        if start < end && names.last().is_none_or(|n| n.tokens.end <= start) {
            names.push(demarche_parse::Name { tokens: start..end, kind: demarche_parse::NameKind::Place });
        }
    }
    syntax.names = names;
}

impl Tally {
    fn add(&mut self, text: &str, gold: &[Gold], found: &[(Span, Option<Point>)], exact: bool, spans: bool) {
        let mut taken = vec![false; found.len()];
        for gold in gold {
            let hit = found.iter().enumerate().position(|(i, (span, _))| {
                !taken[i] && if exact { *span == gold.span } else { span.overlaps(gold.span) }
            });
            if let Some(i) = hit {
                taken[i] = true;
            }
            let Some(at) = gold.at else { continue };
            self.gold += 1;
            let words = gold.span.of(text);
            let Some(i) = hit else {
                self.fault("missed", words);
                continue;
            };
            self.overlapping += 1;
            self.found += 1;
            let Some(point) = found[i].1 else {
                self.fault("nowhere", words);
                continue;
            };
            self.located += 1;
            let off = kilometres(at, point.degrees());
            self.kilometres.push(off);
            if off <= 161.0 {
                self.right += 1;
            } else {
                self.fault("far", &format!("{words} {at:?} {:?}", point.degrees()));
            }
        }
        if !spans {
            for (i, (span, point)) in found.iter().enumerate() {
                if !taken[i] {
                    self.found += 1;
                    self.located += usize::from(point.is_some());
                    self.fault(if point.is_some() { "extra" } else { "extra nowhere" }, span.of(text));
                }
            }
        }
    }

    fn fault(&mut self, kind: &str, words: &str) {
        *self.errors.entry(format!("{kind}\t{words}")).or_default() += 1;
    }

    fn print(&mut self, spans: bool, errors: bool) {
        let share = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        let harmonic = |p: f64, r: f64| if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
        self.kilometres.sort_by(f64::total_cmp);
        let median = self.kilometres.get(self.kilometres.len() / 2).copied().unwrap_or(0.0);
        println!(
            "annotated with a point {}, found {}, of these with a point {}",
            self.gold, self.found, self.located
        );
        if spans {
            println!("resolved within 161 km: {:.3}", share(self.right, self.gold));
        } else {
            let (p, r) = (share(self.overlapping, self.found), share(self.overlapping, self.gold));
            println!("found: precision {p:.3}, recall {r:.3}, F1 {:.3}", harmonic(p, r));
            for (name, all) in [("all found", self.found), ("found with a point", self.located)] {
                let (p, r) = (share(self.right, all), share(self.right, self.gold));
                println!(
                    "found within 161 km, {name}: precision {p:.3}, recall {r:.3}, F1 {:.3}",
                    harmonic(p, r)
                );
            }
            println!("of those found within 161 km: {:.3}", share(self.right, self.overlapping));
        }
        println!("median error {median:.1} km");
        if errors {
            let mut list: Vec<_> = self.errors.iter().collect();
            list.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
            list.iter().for_each(|(what, n)| println!("{n}\t{what}"));
        }
    }
}

/// The distance on a sphere.
fn kilometres((lat, lon): (f64, f64), (other_lat, other_lon): (f64, f64)) -> f64 {
    let (a, b) = (lat.to_radians(), other_lat.to_radians());
    let half = |x: f64| (x / 2.0).sin().powi(2);
    let h = half(b - a) + a.cos() * b.cos() * half((other_lon - lon).to_radians());
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
