//! What the gate saves and what it loses: reads pages as JSON Lines, codes each with and without it.
//!
//! `cargo run --release -p demarche --example gate -- [--bulk] [--lost] PAGES.jsonl`; `--lost` prints the records that
//! differ.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche::{Coder, Coding, Content, Lexicon, Page, Parser, Tier};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

#[derive(Default)]
struct Sums {
    pages: usize,
    whole: usize,
    sentences: (usize, usize),
    tokens: (usize, usize),
    records: usize,
    lost: usize,
    new: usize,
    took: [Duration; 3],
}

fn main() -> std::io::Result<()> {
    let show = std::env::args().any(|a| a == "--lost");
    let path = std::env::args().skip(1).find(|a| !a.starts_with("--")).unwrap_or_default();
    let lines = std::fs::read_to_string(path)?;
    let tier = if std::env::args().any(|a| a == "--bulk") { Tier::Bulk } else { Tier::Standard };
    let (with, without) = (Coder::with(tier), Coder::with(tier).ungated());
    let (parser, lexicon) = (Parser::new(tier), Lexicon::embedded());
    let mut sums = Sums::default();
    for page in lines.lines().filter_map(page) {
        let started = Instant::now();
        let all = without.code_page(&page);
        sums.took[0] += started.elapsed();
        let started = Instant::now();
        let gated = with.code_page(&page);
        sums.took[1] += started.elapsed();
        let stretches: Vec<_> = all.document.parts.iter().map(|p| p.span).collect();
        let split = parser.split(&all.document.text, &stretches);
        let started = Instant::now();
        let keep = demarche::extract::gate(&all.document, &split, &lexicon);
        sums.took[2] += started.elapsed();
        sums.pages += 1;
        sums.whole += usize::from(!keep.contains(&true));
        for (sentence, keep) in split.sentences().iter().zip(&keep) {
            sums.sentences.0 += 1;
            sums.tokens.0 += sentence.tokens.len();
            if !keep {
                sums.sentences.1 += 1;
                sums.tokens.1 += sentence.tokens.len();
            }
        }
        compare(&all, &gated, show, &mut sums);
    }
    let share = |(of, part): (usize, usize)| 100.0 * part as f64 / of.max(1) as f64;
    println!(
        "{} pages ({} skipped whole), {} sentences ({:.1} % skipped), {} tokens ({:.1} % skipped)",
        sums.pages,
        sums.whole,
        sums.sentences.0,
        share(sums.sentences),
        sums.tokens.0,
        share(sums.tokens)
    );
    println!(
        "{} records without the gate, {} of them not with it ({:.2} %), {} only with it",
        sums.records,
        sums.lost,
        share((sums.records, sums.lost)),
        sums.new
    );
    println!(
        "seconds: {:.2?} without, {:.2?} with, {:.3?} of it the gate",
        sums.took[0], sums.took[1], sums.took[2]
    );
    Ok(())
}

fn page(line: &str) -> Option<Page> {
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    let field = |name: &str| value.get(name).and_then(|v| v.as_str()).map(str::to_owned);
    Some(Page {
        source: field("id")?,
        content: field("text").map(Content::Text).or_else(|| Some(Content::Html(field("html")?)))?,
        published: field("published").and_then(|day| day.parse().ok()),
        url: None,
        title: field("title"),
    })
}

/// A record is lost where none of the gated run is equal to it in every field.
fn compare(all: &Coding, gated: &Coding, show: bool, sums: &mut Sums) {
    let lines = |c: &Coding| demarche::lines(c).skip(1).map(|l| l.to_string()).collect::<BTreeSet<_>>();
    let (all_lines, gated_lines) = (lines(all), lines(gated));
    sums.records += all_lines.len();
    for lost in all_lines.difference(&gated_lines) {
        sums.lost += 1;
        if show {
            println!("- {}: {lost}", all.document.source);
        }
    }
    for new in gated_lines.difference(&all_lines) {
        sums.new += 1;
        if show {
            println!("+ {}: {new}", all.document.source);
        }
    }
}
