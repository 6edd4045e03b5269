//! Factuality of events, -3 to +3, as `extract::certainties` tells it: mean error and correlation.
//!
//! `cargo run --release -p demarche --example factuality -- ../shared/gold/statements/fact_UW_dev.jsonl ...`
//!
//! Each line of a file is a sentence with events and their factuality. The sets are measured only. Beside the whole,
//! each status is told by itself; `--misses` prints the worst.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche::Lexicon;
use demarche::Parser;
use demarche::extract::{self, Page};
use demarche::record::Status;
use demarche::text::{Document, Part, Role, Span};
use serde_json::Value;
use std::collections::BTreeMap;

fn main() {
    let show = std::env::args().any(|a| a == "--misses");
    let files: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    if files.is_empty() {
        eprintln!("usage: factuality [--misses] FILE.jsonl ...");
    }
    let (parser, lexicon) = (Parser::embedded(), Lexicon::embedded());
    for file in files {
        let Ok(lines) = std::fs::read_to_string(&file) else {
            eprintln!("skipped: {file} is not here, so factuality is not measured on it");
            continue;
        };
        let mut pairs: Vec<(f64, f64)> = Vec::new();
        let mut by_status: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
        for sentence in lines.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
            for Judged { status, ours, gold, words } in judged(&parser, &lexicon, &sentence) {
                pairs.push((ours, gold));
                by_status.entry(status.as_str()).or_default().push((ours, gold));
                if show && (ours - gold).abs() >= 1.6 {
                    println!("gold {gold:4.1} ours {ours:4.1} {:12} {words}", status.as_str());
                }
            }
        }
        println!("{file}: {} events, MAE {:.3}, r {:.3}", pairs.len(), error(&pairs), pearson(&pairs));
        for (status, pairs) in by_status {
            println!("  {status:12} {:5}  MAE {:.2}, r {:.2}", pairs.len(), error(&pairs), pearson(&pairs));
        }
    }
}

/// A word of the gold, and what we make of it.
struct Judged {
    status: Status,
    ours: f64,
    gold: f64,
    words: String,
}

fn judged(parser: &Parser, lexicon: &Lexicon, sentence: &Value) -> Vec<Judged> {
    let text = sentence["text"].as_str().unwrap_or_default().to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let whole = Span::new(0, text.len());
    let document = Document {
        text: text.clone(),
        id: String::new(),
        source: String::new(),
        title: None,
        published: None,
        published_from: None,
        language: "en",
        parts: vec![Part { role: Role::Body, span: whole }],
    };
    let syntax = parser.annotate(&document.text, &[whole]);
    let page = Page { document: &document, syntax: &syntax, lexicon };
    let mut words = Vec::new();
    let mut golds = Vec::new();
    for event in sentence["events"].as_array().into_iter().flatten() {
        let at = event["start"].as_u64().and_then(|s| bytes.get(s as usize)).copied();
        let token = at.and_then(|at| syntax.tokens.iter().position(|t| t.span.end as usize > at));
        if let (Some(token), Some(gold)) = (token, event["factuality"].as_f64()) {
            words.push(token);
            golds.push(gold);
        }
    }
    let statuses = extract::statuses(&page, &words);
    let certainties = extract::certainties(&page, &words);
    let told = |t: usize| format!("{} | {text}", page.word(t));
    let each = statuses.into_iter().zip(certainties).zip(golds).zip(&words);
    each.map(|(((status, ours), gold), &w)| Judged { status, ours, gold, words: told(w) }).collect()
}

fn error(pairs: &[(f64, f64)]) -> f64 {
    mean(pairs.iter().map(|(a, b)| (a - b).abs()))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0), |(sum, count), v| (sum + v, count + 1));
    sum / f64::from(count.max(1))
}

fn pearson(pairs: &[(f64, f64)]) -> f64 {
    let (x, y) = (mean(pairs.iter().map(|p| p.0)), mean(pairs.iter().map(|p| p.1)));
    let product = |f: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(f).sum::<f64>();
    let (xy, xx, yy) = (
        product(&|p| (p.0 - x) * (p.1 - y)),
        product(&|p| (p.0 - x).powi(2)),
        product(&|p| (p.1 - y).powi(2)),
    );
    xy / (xx * yy).sqrt().max(1e-12)
}
