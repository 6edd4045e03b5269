//! Shows who is taken for whom: `... pages.jsonl | cargo run -p demarche-extract --example mentions`.
//!
//! Each line in is `{"text": "...", "published": "2022-01-12"?}`; each line out is the text with every mention in
//! brackets and its actors behind it, "the ministry" as `[the ministry=RUS/GOV]`. A subject that is nobody is in
//! braces. For reading texts and mentions side by side, as an annotator would.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche_extract::{Mentions, Page};
use demarche_lexicon::Lexicon;
use demarche_parse::{Label, Parser, Pos};
use demarche_record::Actor;
use demarche_text::{Document, Part, Role, Span};
use serde_json::Value;
use std::io::BufRead;

fn main() {
    let (parser, lexicon) = (Parser::embedded(), Lexicon::embedded());
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let Ok(value) = serde_json::from_str::<Value>(&line) else { continue };
        let text = value["text"].as_str().unwrap_or_default().to_owned();
        let published = value["published"].as_str().unwrap_or_default();
        let whole = Span::new(0, text.len());
        let document = Document {
            id: String::new(),
            source: String::new(),
            text,
            title: None,
            published: published.parse().ok(),
            published_from: None,
            language: "en",
            parts: vec![Part { role: Role::Body, span: whole }],
        };
        let mut lines = Vec::new();
        let mut at = 0;
        for line in document.text.split_inclusive('\n') {
            lines.push(Span::new(at, at + line.len()));
            at += line.len();
        }
        let syntax = parser.annotate(&document.text, &lines);
        let page = Page { document: &document, syntax: &syntax, lexicon: &lexicon };
        println!("# {} {published}", value["id"].as_str().unwrap_or_default());
        println!("{}\n", marked(&page, &Mentions::find(&page)));
    }
}

/// The text with its mentions marked.
fn marked(page: &Page, mentions: &Mentions) -> String {
    let mut marks: Vec<(u32, u8, u32, String)> = Vec::new();
    for mention in mentions.all() {
        let who: Vec<String> = mention.actors.iter().map(shown).collect();
        let who = if who.is_empty() { "?".to_owned() } else { who.join(",") };
        marks.push((mention.span.start, 1, u32::MAX - mention.span.end, "[".to_owned()));
        marks.push((mention.span.end, 0, u32::MAX - mention.span.start, format!("={who}]")));
    }
    for t in 0..page.syntax.tokens.len() {
        let subject = matches!(page.label(t), Label::Nsubj | Label::NsubjPass);
        if subject && page.pos(t) != Pos::Pron && mentions.at(t).is_none() {
            marks.push((page.token(t).span.start, 1, 0, "{".to_owned()));
            marks.push((page.token(t).span.end, 0, 0, "}".to_owned()));
        }
    }
    marks.sort();
    let (mut out, mut at) = (String::new(), 0);
    for (place, _, _, mark) in marks {
        out.push_str(page.document.text.get(at..place as usize).unwrap_or_default());
        out.push_str(&mark);
        at = place as usize;
    }
    out.push_str(page.document.text.get(at..).unwrap_or_default());
    out
}

fn shown(actor: &Actor) -> String {
    let id = actor.id.as_deref().unwrap_or("?");
    let sector = actor.sector.map_or(String::new(), |s| format!("/{}", s.as_str()));
    let name = actor.name.as_ref().map_or(String::new(), |n| format!("<{n}>"));
    format!("{id}{sector}{name}")
}
