//! How many of the names that annotated pages hold the parser finds: people that act or speak, and places.
//!
//! `cargo run --release -p demarche --example names -- [--bulk] GOLD.jsonl`, where GOLD is in the record contract's
//! form (`eval/make_gold.py`). Only recall is told: the annotation does not name everybody on a page.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche::{Parser, Tier};
use demarche_parse::NameKind;
use demarche_text::Span;
use serde_json::Value;
use std::collections::BTreeSet;

/// A name of the annotation: its place, and whether it is a person's.
type Named = (usize, usize, bool);

#[derive(Default)]
struct Tally {
    all: usize,
    exact: usize,
    touched: usize,
}

fn main() -> std::io::Result<()> {
    let tier = if std::env::args().any(|a| a == "--bulk") { Tier::Bulk } else { Tier::Standard };
    let parser = Parser::new(tier);
    let path = std::env::args().skip(1).find(|a| !a.starts_with("--")).unwrap_or_default();
    let lines = std::fs::read_to_string(path)?;
    let (mut people, mut places) = (Tally::default(), Tally::default());
    let (mut text, mut named) = (String::new(), BTreeSet::new());
    for line in lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        if line["record"] == "document" {
            count(&parser, &text, &named, &mut people, &mut places);
            named.clear();
            text = line["text"].as_str().unwrap_or_default().to_owned();
        } else {
            gather(&line, &text, &mut named);
        }
    }
    count(&parser, &text, &named, &mut people, &mut places);
    for (what, tally) in [("people", people), ("places", places)] {
        let share = |n: usize| 100.0 * n as f64 / tally.all.max(1) as f64;
        println!(
            "{what}: {} names, {:.1} % found exactly, {:.1} % touched by a name of their kind",
            tally.all,
            share(tally.exact),
            share(tally.touched)
        );
    }
    Ok(())
}

/// Every name with a place in the text, from anywhere in a record.
fn gather(value: &Value, text: &str, named: &mut BTreeSet<Named>) {
    if let (Some(name), Some(at)) = (value["name"].as_str(), value["span"]["start"].as_u64()) {
        let person = value.get("id").is_some();
        let words = value["span"]["text"].as_str().unwrap_or_default();
        let last = name.rsplit(' ').next().unwrap_or(name);
        // people are also called by their last name alone
        if let Some(found) = words.find(name).map(|at| (at, name)).or(words.find(last).map(|at| (at, last)))
            && person == value.get("sector").is_some()
        {
            let start = text.chars().take(at as usize).map(char::len_utf8).sum::<usize>() + found.0;
            named.insert((start, start + found.1.len(), person));
        }
    }
    match value {
        Value::Object(fields) => fields.values().for_each(|v| gather(v, text, named)),
        Value::Array(values) => values.iter().for_each(|v| gather(v, text, named)),
        _ => {}
    }
}

fn count(parser: &Parser, text: &str, named: &BTreeSet<Named>, people: &mut Tally, places: &mut Tally) {
    let syntax = parser.annotate(text, &[Span::new(0, text.len())]);
    let found: Vec<(usize, usize, bool)> = syntax
        .names
        .iter()
        .filter(|name| name.kind != NameKind::Organisation)
        .map(|name| {
            let tokens = &syntax.tokens[name.tokens.clone()];
            let ends = tokens
                .first()
                .zip(tokens.last())
                .map_or((0, 0), |(a, b)| (a.span.start as usize, b.span.end as usize));
            (ends.0, ends.1, name.kind == NameKind::Person)
        })
        .collect();
    for &(start, end, person) in named {
        let tally = if person { &mut *people } else { &mut *places };
        tally.all += 1;
        tally.exact += usize::from(found.contains(&(start, end, person)));
        tally.touched +=
            usize::from(found.iter().any(|&(s, e, kind)| s < end && start < e && kind == person));
    }
}
