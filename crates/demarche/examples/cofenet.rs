//! Exact spans of source, cue and content on CofeNet's instances of PolNeAR: F1 for each role, roles not linked.
//!
//! `cargo run --release -p demarche --example cofenet -- ../shared/gold/statements/cofenet_polnear_valid.jsonl`
//!
//! Exact: the same first and last word of the instance. Instances are written word by word; they are put together
//! again as a page would have them before they are read. Both readings are printed: with marks at the edges, and without.
//! Some things are only written down otherwise in PolNeAR than in our contract, and are put into its way here:
//! several speakers of one saying, one statement each with us, are one source; a source with a comma or a bracket
//! inside has the comma or bracket that closes it; of a clause with "who" the source is the pronoun; the colon behind a
//! cue, or behind the label of a turn, which has no cue with us, is of the cue. Nothing else is changed. The set is
//! measured only; `--misses` prints what differs.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche::{Coder, Page};
use serde_json::Value;
use std::collections::BTreeSet;

const ROLES: [&str; 3] = ["source", "cue", "content"];

/// The first and last word of a span.
type Words = (usize, usize);

/// For each role: gold, found, the same.
type Counts = [[usize; 3]; 3];

fn main() -> std::io::Result<()> {
    let show = std::env::args().any(|a| a == "--misses");
    let Some(path) = std::env::args().skip(1).find(|a| !a.starts_with("--")) else {
        eprintln!("usage: cofenet [--misses] FILE.jsonl");
        return Ok(());
    };
    let Ok(lines) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {path} is not here, so exact spans are not measured");
        return Ok(());
    };
    let coder = Coder::new();
    let (mut exact, mut bare): (Counts, Counts) = Default::default();
    for instance in lines.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
        let written: Vec<char> = instance["text"].as_str().unwrap_or("").chars().collect();
        let own: Vec<Span> = words_of(&written);
        let (text, read) = joined(&written, &own);
        let gold = gold(&instance);
        let found = found(&coder, &text);
        for (role, name) in ROLES.iter().enumerate() {
            for (counts, edges) in [(&mut exact, true), (&mut bare, false)] {
                let words = |spans: &[(usize, Span)], places: &[Span]| -> BTreeSet<Words> {
                    let own = spans.iter().filter(|(r, _)| *r == role);
                    own.filter_map(|&(_, span)| touched(&text, &read, places, span, edges)).collect()
                };
                let (gold, found) = (words(&gold, &own), words(&found, &read));
                let same = gold.intersection(&found).count();
                for (count, more) in counts[role].iter_mut().zip([gold.len(), found.len(), same]) {
                    *count += more;
                }
                if show && !edges {
                    let tell = |w: &Words| text[read[w.0].0..read[w.1].1].iter().collect::<String>();
                    gold.difference(&found).for_each(|w| println!("MISSED  {name} {}", tell(w)));
                    found.difference(&gold).for_each(|w| println!("MADE UP {name} {}", tell(w)));
                }
            }
        }
        if show {
            println!("## {}", text.iter().collect::<String>());
        }
    }
    print("exact", &exact);
    print("marks at the edges ignored", &bare);
    Ok(())
}

fn print(title: &str, counts: &Counts) {
    println!("{title}");
    for (role, [gold, found, same]) in ROLES.iter().zip(counts) {
        let share = |of: usize| 100.0 * *same as f64 / of.max(1) as f64;
        let (p, r) = (share(*found), share(*gold));
        println!(
            "  {role:8} P {p:5.1}  R {r:5.1}  F1 {:5.1}   ({gold} gold, {found} found)",
            2.0 * p * r / (p + r).max(1e-9)
        );
    }
}

type Span = (usize, usize);

fn gold(instance: &Value) -> Vec<(usize, Span)> {
    let each = instance["spans"].as_array().into_iter().flatten();
    each.filter_map(|span| {
        let role = ROLES.iter().position(|r| span["role"] == *r)?;
        Some((role, (span["start"].as_u64()? as usize, span["end"].as_u64()? as usize)))
    })
    .collect()
}

fn found(coder: &Coder, text: &[char]) -> Vec<(usize, Span)> {
    let page = Page::text("", text.iter().collect::<String>());
    let span = |v: &Value| Some((v["start"].as_u64()? as usize, v["end"].as_u64()? as usize));
    let mut all = Vec::new();
    let mut sources: Vec<(Value, Value, Span)> = Vec::new();
    for line in demarche::lines(&coder.code_page(&page)) {
        let Ok(record) = serde_json::to_value(&line) else { continue };
        if record["record"] != "statement" {
            continue;
        }
        let cue = span(&record["cue"]).map(|s| with_colon(text, s));
        let source = span(&record["speaker"]["span"]);
        let label = source.filter(|_| cue.is_none()).and_then(|s| colon_at(text, s.1));
        all.extend(cue.or(label).map(|s| (1, s)));
        all.extend(record["content"].as_array().into_iter().flatten().filter_map(span).map(|s| (2, s)));
        let (cue, content) = (record["cue"].clone(), record["content"].clone());
        match (source, sources.last_mut()) {
            (Some(own), Some((c, said, all))) if !cue.is_null() && *c == cue && *said == content => {
                *all = (all.0.min(own.0), all.1.max(own.1));
            }
            (Some(own), _) => sources.push((cue, content, own)),
            _ => {}
        }
    }
    all.extend(sources.into_iter().map(|(_, _, s)| (0, closed(text, pronoun(text, s)))));
    all
}

/// A source with a comma or a bracket inside, to the one that closes it.
fn closed(text: &[char], (start, mut end): Span) -> Span {
    let next = |at: usize| (at..text.len()).find(|&i| !text[i].is_whitespace());
    let has = |mark: char, end: usize| text[start..end].contains(&mark);
    if let Some(i) = next(end).filter(|&i| text[i] == ')' && has('(', end) && !has(')', end)) {
        end = i + 1;
    }
    match next(end) {
        Some(i) if text[i] == ',' && has(',', end) => (start, i + 1),
        _ => (start, end),
    }
}

/// "Ann Lee, | who": of a source that ends in a relative pronoun that pronoun.
fn pronoun(text: &[char], (start, end): Span) -> Span {
    let words: String = text[start..end].iter().collect();
    let last = ["who", "which", "that"].into_iter().find(|w| words.ends_with(&format!(" {w}")));
    (last.map_or(start, |w| end - w.len()), end)
}

/// The colon right behind a place.
fn colon_at(text: &[char], end: usize) -> Option<Span> {
    let at = (end..text.len()).find(|&i| !text[i].is_whitespace())?;
    (text[at] == ':').then_some((at, at + 1))
}

/// A cue with the colon behind it.
fn with_colon(text: &[char], (start, end): Span) -> Span {
    (start, colon_at(text, end).map_or(end, |colon| colon.1))
}

/// Where each word of the instance stands.
fn words_of(text: &[char]) -> Vec<Span> {
    let blank = |i: usize| text.get(i).is_none_or(|c| c.is_whitespace());
    let starts = (0..text.len()).filter(|&i| !blank(i) && (i == 0 || blank(i - 1)));
    starts.map(|s| (s, (s..text.len()).find(|&i| blank(i + 1)).map_or(text.len(), |i| i + 1))).collect()
}

/// The words put together as a page would have them, and where each stands then.
fn joined(written: &[char], words: &[Span]) -> (Vec<char>, Vec<Span>) {
    let (mut text, mut places): (Vec<char>, Vec<Span>) = (Vec::new(), Vec::new());
    let mut glued = true;
    let tokens: Vec<String> =
        words.iter().map(|&(start, end)| written[start..end].iter().collect()).collect();
    let (marks, lost) = marks(&tokens);
    if lost {
        text.push('“');
    }
    for (at, word) in tokens.iter().enumerate() {
        let word = match word.as_str() {
            "``" => "“",
            "''" if marks.contains(&at) => "“",
            "''" => "”",
            "`" => "‘",
            other => other,
        };
        let closes = matches!(word, "," | "." | ";" | ":" | "!" | "?" | ")" | "%" | "”" | "n't" | "'" | "]")
            || word.starts_with('\'') && word.len() < 4;
        if !glued && !closes {
            text.push(' ');
        }
        let from = text.len();
        text.extend(word.chars());
        places.push((from, text.len()));
        glued = matches!(word, "(" | "“" | "‘" | "$" | "#" | "[");
    }
    (text, places)
}

/// Which of the marks `''` open a quotation, and whether the first one closes a quotation whose opening mark was left
/// in the instance before: some articles of the set write both marks alike.
fn marks(tokens: &[String]) -> (BTreeSet<usize>, bool) {
    const SAYING: [&str; 8] = ["said", "says", "told", "wrote", "noted", "added", "explained", "asked"];
    let (mut opening, mut lost, mut open) = (BTreeSet::new(), false, false);
    let mut seen = false;
    for (at, token) in tokens.iter().enumerate() {
        let closing = token == "''";
        if token == "``" {
            open = true;
        } else if closing && open {
            open = false;
        } else if closing {
            let before = at.checked_sub(1).map_or("", |b| tokens[b].as_str());
            let rest = &tokens[at + 1..];
            let told = rest.iter().take(9).any(|t| SAYING.contains(&t.as_str()));
            let last = !rest.iter().any(|t| t == "''");
            if !seen && matches!(before, "," | "?" | "!") && (told || last && !rest.is_empty()) {
                lost = true;
            } else {
                opening.insert(at);
                open = true;
            }
        }
        seen = seen || closing || token == "``";
    }
    (opening, lost)
}

/// The words that a span touches, `places` being where they stand in its text; `edges`: marks at the edges count.
fn touched(text: &[char], read: &[Span], places: &[Span], (start, end): Span, edges: bool) -> Option<Words> {
    let mut first = places.iter().position(|p| p.1 > start)?;
    let mut last = places.iter().rposition(|p| p.0 < end)?;
    if !edges {
        let mark = |w: usize| !text[read[w].0..read[w].1].iter().any(|c| c.is_alphanumeric());
        while first < last && mark(first) {
            first += 1;
        }
        while last > first && mark(last) {
            last -= 1;
        }
    }
    (first <= last).then_some((first, last))
}
