//! Statements on whole articles of PolNeAR: overlap of contents with the right speaker.
//!
//! `cargo run --release -p demarche --example polnear -- [--misses] ../shared/gold/statements/polnear_dev.jsonl`
//!
//! A content is a set of characters without blanks, and without marks at its edges; pairs are made one to one, best
//! overlap first. The speaker is right where its words share a character with those of the gold, or the gold names
//! none. Co-speakers are one attribution. The set is measured only; `--misses` prints what differs.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche::{Coder, Page};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Chars = BTreeSet<usize>;

struct Attribution {
    speaker: Chars,
    content: Chars,
    kind: String,
    words: String,
}

#[derive(Default)]
struct Count {
    gold: usize,
    found: usize,
    /// Contents that overlap by half with the right speaker.
    half: usize,
    /// Contents that overlap by four parts in five, and those of them with the right speaker.
    most: usize,
    most_right: usize,
    /// The contents alone, by half.
    content: usize,
    /// For each form: gold, found by four parts in five with the right speaker.
    forms: BTreeMap<String, (usize, usize)>,
}

fn main() -> std::io::Result<()> {
    let show = std::env::args().any(|a| a == "--misses");
    let Some(path) = std::env::args().skip(1).find(|a| !a.starts_with("--")) else {
        eprintln!("usage: polnear [--misses] FILE.jsonl");
        return Ok(());
    };
    let Ok(lines) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {path} is not here, so statements on PolNeAR are not measured");
        return Ok(());
    };
    let coder = Coder::new();
    let mut count = Count::default();
    for article in lines.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
        if article["primary"] == false {
            continue;
        }
        let text: Vec<char> = article["text"].as_str().unwrap_or("").chars().collect();
        let gold = gold(&article, &text);
        let found = found(&coder, &article, &text);
        if show {
            println!("## {}", article["id"]);
        }
        count.add(&gold, &found, show);
    }
    count.print();
    Ok(())
}

fn gold(article: &Value, text: &[char]) -> Vec<Attribution> {
    let each = article["quotes"].as_array().into_iter().flatten();
    each.map(|quote| {
        let spans = |name: &str| -> Vec<(usize, usize)> {
            let pairs = quote[name].as_array().into_iter().flatten();
            pairs.filter_map(|p| Some((p[0].as_u64()? as usize, p[1].as_u64()? as usize))).collect()
        };
        attribution(text, &spans("source"), &spans("content"), quote["type"].as_str().unwrap_or("none"))
    })
    .collect()
}

fn found(coder: &Coder, article: &Value, text: &[char]) -> Vec<Attribution> {
    let page = Page::text(article["id"].as_str().unwrap_or_default(), text.iter().collect::<String>());
    let span = |v: &Value| Some((v["start"].as_u64()? as usize, v["end"].as_u64()? as usize));
    let mut all: Vec<Attribution> = Vec::new();
    let mut last = Value::Null;
    for line in demarche::lines(&coder.code_page(&page)) {
        let Ok(record) = serde_json::to_value(&line) else { continue };
        if record["record"] != "statement" {
            continue;
        }
        let speaker: Vec<(usize, usize)> = span(&record["speaker"]["span"]).into_iter().collect();
        let content: Vec<(usize, usize)> =
            record["content"].as_array().into_iter().flatten().filter_map(span).collect();
        let one = attribution(text, &speaker, &content, record["form"].as_str().unwrap_or("none"));
        let same = record["content"] == last["content"] && record["cue"] == last["cue"];
        match all.last_mut() {
            Some(before) if same => before.speaker.extend(one.speaker),
            _ => all.push(one),
        }
        last = record;
    }
    all
}

fn attribution(
    text: &[char],
    speaker: &[(usize, usize)],
    content: &[(usize, usize)],
    kind: &str,
) -> Attribution {
    let words: Vec<String> = [speaker, content]
        .map(|spans| spans.iter().map(|&(a, b)| text[a.min(b)..b.min(text.len())].iter().collect::<String>()))
        .map(|parts| parts.collect::<Vec<_>>().join(" ... "))
        .into();
    Attribution {
        speaker: chars(text, speaker),
        content: chars(text, content),
        kind: kind.to_owned(),
        words: format!("[{}] {}", words[0], words[1]),
    }
}

/// The characters of the spans without blanks and, at the edges, without marks.
fn chars(text: &[char], spans: &[(usize, usize)]) -> Chars {
    let mut all = Chars::new();
    for &(start, end) in spans {
        let inside: Vec<usize> = (start..end.min(text.len())).filter(|&i| !text[i].is_whitespace()).collect();
        let word = |&i: &usize| text[i].is_alphanumeric();
        let (first, last) = (inside.iter().position(word), inside.iter().rposition(word));
        if let (Some(first), Some(last)) = (first, last) {
            all.extend(&inside[first..=last]);
        }
    }
    all
}

fn overlap(a: &Chars, b: &Chars) -> f64 {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// Pairs of one to one, best first, of those that `fits`.
fn pairs(
    gold: &[Attribution],
    found: &[Attribution],
    least: f64,
    fits: impl Fn(&Attribution, &Attribution) -> bool,
) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let near = overlap(&g.content, &f.content);
            if near >= least && fits(g, f) {
                all.push((near, i, j));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut golds, mut founds, mut kept) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (_, i, j) in all {
        if !golds.contains(&i) && !founds.contains(&j) {
            golds.insert(i);
            founds.insert(j);
            kept.push((i, j));
        }
    }
    kept
}

fn right(gold: &Attribution, found: &Attribution) -> bool {
    gold.speaker.is_empty() || !gold.speaker.is_disjoint(&found.speaker)
}

impl Count {
    fn add(&mut self, gold: &[Attribution], found: &[Attribution], show: bool) {
        self.gold += gold.len();
        self.found += found.len();
        let half = pairs(gold, found, 0.5, right);
        self.half += half.len();
        self.content += pairs(gold, found, 0.5, |_, _| true).len();
        let most = pairs(gold, found, 0.8, |_, _| true);
        self.most += most.len();
        self.most_right += most.iter().filter(|&&(i, j)| right(&gold[i], &found[j])).count();
        for g in gold {
            self.forms.entry(g.kind.clone()).or_default().0 += 1;
        }
        for &(i, _) in &pairs(gold, found, 0.8, right) {
            self.forms.entry(gold[i].kind.clone()).or_default().1 += 1;
        }
        if show {
            let missed = (0..gold.len()).filter(|i| half.iter().all(|(g, _)| g != i));
            missed.for_each(|i| println!("MISSED  {} {}", gold[i].kind, gold[i].words));
            let made = (0..found.len()).filter(|j| half.iter().all(|(_, f)| f != j));
            made.for_each(|j| println!("MADE UP {} {}", found[j].kind, found[j].words));
        }
    }

    fn print(&self) {
        let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        let line = |name: &str, hits: usize| {
            let (p, r) = (share(hits, self.found), share(hits, self.gold));
            println!("{name:32} P {p:5.1}  R {r:5.1}  F1 {:5.1}", 2.0 * p * r / (p + r).max(1e-9));
        };
        println!("{} attributions, {} found", self.gold, self.found);
        line("content >= .5, right speaker", self.half);
        line("content >= .5", self.content);
        for (form, &(of, hits)) in &self.forms {
            println!("recall {form:9} (>= .8, speaker)   {:5.1} of {of}", share(hits, of));
        }
        println!(
            "speaker right given >= .8         {:5.1} of {}",
            share(self.most_right, self.most),
            self.most
        );
    }
}
