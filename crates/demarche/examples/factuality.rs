//! Factuality of events, -3 to +3, from the status that our rules give any word: mean error and correlation.
//!
//! `cargo run --release -p demarche --example factuality -- ../shared/gold/statements/fact_UW_dev.jsonl ...`
//!
//! Each line of a file is a sentence with events and their factuality. A status of a verb, an infinitive or another word
//! stands for one number, the median of UW's training half. The sets are measured only. `--misses` prints the worst.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche::Lexicon;
use demarche::Parser;
use demarche::extract::{self, Page, grammar};
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
        let mut medians: BTreeMap<(&str, Shape), Vec<f64>> = BTreeMap::new();
        for sentence in lines.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
            for (status, shape, gold, words) in judged(&parser, &lexicon, &sentence) {
                let ours = number(status, shape);
                pairs.push((ours, gold));
                medians.entry((status.as_str(), shape)).or_default().push(gold);
                if show && (ours - gold).abs() >= 2.0 {
                    println!("{gold:5.1} {:12} {words}", status.as_str());
                }
            }
        }
        let (error, correlation) = (mean(pairs.iter().map(|(a, b)| (a - b).abs())), pearson(&pairs));
        println!("{file}: {} events, MAE {error:.3}, r {correlation:.3}", pairs.len());
        for ((status, shape), mut values) in medians {
            values.sort_by(f64::total_cmp);
            let status = Status::parse(status).unwrap_or(Status::Actual);
            let error = mean(values.iter().map(|v| (number(status, shape) - v).abs()));
            let (n, median) = (values.len(), values[values.len() / 2]);
            println!("  {:12} {shape:?} {n:5}  median {median:.1}  MAE {error:.2}", status.as_str());
        }
    }
}

/// What kind of word tells the event: a status weighs less the further the word is from a clause of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    /// A finite verb.
    Verb,
    /// An infinitive.
    Infinitive,
    /// A participle, an adjective, a noun.
    Other,
}

fn shape(page: &Page, t: usize) -> Shape {
    let token = &page.syntax.tokens[t];
    if grammar::infinitive(page, t) {
        return Shape::Infinitive;
    }
    let described = matches!(token.label.as_str(), "amod" | "compound" | "acl");
    if token.pos.as_str() == "VERB" && !described { Shape::Verb } else { Shape::Other }
}

fn number(status: Status, shape: Shape) -> f64 {
    match (status, shape) {
        (Status::Actual | Status::Historical, Shape::Infinitive) => 2.0,
        (Status::Actual | Status::Historical, _) => 3.0,
        (Status::Planned, Shape::Verb) => 2.6,
        (Status::Planned, Shape::Infinitive) => 2.0,
        (Status::Planned, Shape::Other) => 2.4,
        (Status::Hypothetical, Shape::Verb) => 1.4,
        (Status::Hypothetical, Shape::Infinitive) => 1.6,
        (Status::Hypothetical, Shape::Other) => 2.0,
        (Status::Negated, Shape::Verb) => -1.4,
        (Status::Negated, Shape::Infinitive) => -1.2,
        (Status::Negated, Shape::Other) => 1.4,
    }
}

fn judged(parser: &Parser, lexicon: &Lexicon, sentence: &Value) -> Vec<(Status, Shape, f64, String)> {
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
    let told = |t: usize| format!("{} | {text}", page.word(t));
    let each = statuses.into_iter().zip(golds).zip(&words);
    each.map(|((status, gold), &w)| (status, shape(&page, w), gold, told(w))).collect()
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
