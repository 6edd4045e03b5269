//! On whom may the acts of pages fall? For each event everybody who may be meant, with what speaks for them, as JSON
//! Lines: what `training/demarche_train/whom.py` learns `crates/demarche-extract/data/whom.tsv` from.
//!
//! `cargo run -p demarche --example whom -- PAGES.jsonl`

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche::extract::{Page as View, choices};
use demarche::record::Actor;
use demarche::text::{CharIndex, Problems, Span};
use demarche::{Content, Lexicon, Page, Parser, Tier, read};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_default();
    let (parser, lexicon) = (Parser::new(Tier::default()), Lexicon::embedded());
    for page in std::fs::read_to_string(path)?.lines().filter_map(page) {
        let document = read::document(&page, &mut Problems::default());
        let stretches: Vec<Span> = document.parts.iter().map(|part| part.span).collect();
        let syntax = parser.annotate(&document.text, &stretches);
        let (events, choices) = choices(&View { document: &document, syntax: &syntax, lexicon: &lexicon });
        let index = CharIndex::new(&document.text);
        let ids = |list: &[Actor]| list.iter().filter_map(|a| a.id.clone()).collect::<Vec<_>>();
        for choice in choices {
            let event = &events[choice.event].event;
            let line = json!({
                "source": page.source,
                "span": {"start": index.chars_before(event.span.start), "end": index.chars_before(event.span.end)},
                "type": event.kind.as_str(),
                "actors": ids(&event.actors),
                "recipients": ids(&event.recipients),
                "rule": choice.rule,
                "open": choice.open,
                "act": choice.act,
                "of": choice.of,
            });
            println!("{line}");
        }
    }
    Ok(())
}

fn page(line: &str) -> Option<Page> {
    let value: Value = serde_json::from_str(line).ok()?;
    Some(Page {
        source: value["id"].as_str().unwrap_or_default().to_owned(),
        content: Content::Text(value["text"].as_str()?.to_owned()),
        published: value["published"].as_str().and_then(|day| day.parse().ok()),
        url: None,
        title: None,
    })
}
