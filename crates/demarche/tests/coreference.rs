//! Who "they" are, on GUM's news and interviews: `cargo test -p demarche --test coreference -- --nocapture`.
//!
//! An anaphor that the program resolves is right where its antecedent lies in the same chain of the gold. Needs
//! `../shared` and `gzip`; skips, saying so, where either is absent. `DEMARCHE_COREF=list` prints what is wrong, in
//! the documents of even number only: the others stay unread, and both halves are reported.

use demarche::extract::{Mention, Mentions, Sort};
use demarche::text::{Document, Part, Role, Span};
use demarche::{Lexicon, Parser, extract};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// One document of the gold, as text.
struct Gold {
    text: String,
    mentions: Vec<GoldMention>,
}

struct GoldMention {
    span: Span,
    kind: String,
    chain: i64,
    words: usize,
}

/// Kinds of anaphors that are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sought {
    HeShe,
    They,
    It,
    /// "It" and "its" that were taken for an actor.
    ItActor,
    Definite,
}

/// How many there are, how many were resolved, and how many of those rightly.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    gold: usize,
    resolved: usize,
    right: usize,
}

impl Tally {
    fn precision(&self) -> f64 {
        self.right as f64 / self.resolved.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }
}

#[test]
fn anaphors_lead_to_the_right_chain() {
    let Some(documents) = gold() else { return };
    let parser = Parser::embedded();
    let lexicon = Lexicon::embedded();
    let list = std::env::var("DEMARCHE_COREF").is_ok_and(|v| v == "list");
    let mut halves = [BTreeMap::new(), BTreeMap::new()];
    for (i, document) in documents.iter().enumerate() {
        measure(document, &parser, &lexicon, &mut halves[i % 2], list && i % 2 == 0);
    }
    let mut all: BTreeMap<Sought, Tally> = BTreeMap::new();
    for (name, half) in ["even", "odd"].iter().zip(&halves) {
        for (sought, tally) in half {
            print(name, *sought, tally);
            let sum = all.entry(*sought).or_default();
            sum.gold += tally.gold;
            sum.resolved += tally.resolved;
            sum.right += tally.right;
        }
    }
    for (sought, tally) in &all {
        print("all", *sought, tally);
    }
    for (sought, precision, recall) in FLOORS {
        let tally = all.get(sought).copied().unwrap_or_default();
        assert!(tally.precision() >= *precision, "{sought:?}: precision {:.3}", tally.precision());
        assert!(tally.recall() >= *recall, "{sought:?}: recall {:.3}", tally.recall());
    }
}

/// Precision and recall that must not be lost.
const FLOORS: &[(Sought, f64, f64)] =
    &[(Sought::HeShe, 0.87, 0.80), (Sought::They, 0.80, 0.55), (Sought::Definite, 0.87, 0.17)];

fn print(name: &str, sought: Sought, tally: &Tally) {
    let Tally { gold, resolved, right } = tally;
    let (precision, recall) = (tally.precision(), tally.recall());
    println!(
        "{name:5} {sought:?}: P {precision:.3} R {recall:.3} ({right} right of {resolved}, gold {gold})"
    );
}

/// Resolves a document and counts; with `list` what is wrong is printed.
fn measure(
    gold: &Gold,
    parser: &Parser,
    lexicon: &Lexicon,
    tallies: &mut BTreeMap<Sought, Tally>,
    list: bool,
) {
    let whole = Span::new(0, gold.text.len());
    let document = Document {
        id: String::new(),
        source: String::new(),
        text: gold.text.clone(),
        title: None,
        published: None,
        published_from: None,
        language: "en",
        parts: vec![Part { role: Role::Body, span: whole }],
    };
    let syntax = parser.annotate(&document.text, &[whole]);
    let page = extract::Page { document: &document, syntax: &syntax, lexicon };
    let mentions = Mentions::find(&page);
    let mut chains: BTreeMap<i64, usize> = BTreeMap::new();
    for mention in &gold.mentions {
        let earlier = chains.entry(mention.chain).or_default();
        *earlier += 1;
        let counted = *earlier > 1;
        if let Some(sought) = sought(gold, mention) {
            tallies.entry(sought).or_default().gold += usize::from(counted);
            if list && counted {
                let found = mentions.all().iter().any(|m| {
                    m.antecedent.is_some() && mention.span.contains(syntax.tokens[m.head].span) && {
                        same(gold, syntax.tokens[m.head].span, mention)
                    }
                });
                if !found {
                    println!("UNRESOLVED {sought:?} {}", around(&gold.text, mention.span));
                }
            }
        }
    }
    for mention in mentions.all() {
        let Some((sought, antecedent)) = resolved(&page, mention) else {
            continue;
        };
        let tally = tallies.entry(sought).or_default();
        tally.resolved += 1;
        let at = syntax.tokens[mention.head].span;
        let from = syntax.tokens[antecedent].span;
        let right = match (smallest(gold, at), smallest(gold, from)) {
            (Some(a), Some(b)) => a.chain == b.chain,
            _ => false,
        };
        tally.right += usize::from(right);
        if list && !right {
            println!("WRONG {sought:?} -> {} :: {}", page.word(antecedent), around(&gold.text, mention.span));
        }
    }
}

/// What a resolved mention counts as, and the token of its antecedent.
fn resolved(page: &extract::Page, mention: &Mention) -> Option<(Sought, usize)> {
    let antecedent = mention.antecedent?;
    let word = page.word(mention.head).to_lowercase();
    let sought = match mention.sort {
        Sort::Pronoun => match pronoun(&word)? {
            Sought::It if !mention.actors.is_empty() => Sought::ItActor,
            sought => sought,
        },
        Sort::Described => {
            let first = page.text(mention.span).split_whitespace().next()?.to_lowercase();
            if !DETERMINERS.contains(&first.as_str()) {
                return None;
            }
            Sought::Definite
        }
        Sort::Named => return None,
    };
    Some((sought, antecedent))
}

const DETERMINERS: [&str; 6] = ["the", "this", "that", "these", "those", "both"];

fn pronoun(word: &str) -> Option<Sought> {
    Some(match word {
        "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => Sought::HeShe,
        "they" | "them" | "their" | "theirs" | "themselves" => Sought::They,
        "it" | "its" | "itself" => Sought::It,
        _ => return None,
    })
}

/// What the gold seeks of a mention.
fn sought(gold: &Gold, mention: &GoldMention) -> Option<Sought> {
    let words = mention.span.of(&gold.text).to_lowercase();
    if mention.words == 1 {
        return pronoun(&words)
            .map(|s| if s == Sought::It && mention.kind == "organization" { Sought::ItActor } else { s });
    }
    let first = words.split_whitespace().next()?;
    let actor = matches!(mention.kind.as_str(), "person" | "organization");
    (actor && DETERMINERS.contains(&first)).then_some(Sought::Definite)
}

/// Whether the smallest gold mention around a token is this one.
fn same(gold: &Gold, token: Span, mention: &GoldMention) -> bool {
    smallest(gold, token).is_some_and(|m| m.span == mention.span)
}

/// The smallest gold mention that holds a token.
fn smallest(gold: &Gold, token: Span) -> Option<&GoldMention> {
    gold.mentions.iter().filter(|m| m.span.contains(token)).min_by_key(|m| m.span.len())
}

fn around(text: &str, span: Span) -> String {
    let from = (0..=(span.start as usize).saturating_sub(160)).rev().find(|&i| text.is_char_boundary(i));
    let to = (span.end as usize + 60..).find(|&i| i >= text.len() || text.is_char_boundary(i));
    let (from, to) = (from.unwrap_or(0), to.unwrap_or(text.len()).min(text.len()));
    let (start, end) = (span.start as usize, span.end as usize);
    let line = format!("{} [[{}]] {}", &text[from..start], &text[start..end], &text[end..to]);
    line.replace('\n', " | ")
}

fn gold() -> Option<Vec<Gold>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/gold/coreference/coref_gum_news.jsonl.gz");
    let unpacked = Command::new("gzip").arg("-dc").arg(&file).output().ok().filter(|o| o.status.success());
    let Some(unpacked) = unpacked else {
        eprintln!("skipped: no ../shared or no gzip here, so coreference is not measured");
        return None;
    };
    let text = String::from_utf8(unpacked.stdout).expect("gold is UTF-8");
    Some(text.lines().map(|l| document(&serde_json::from_str(l).expect("gold is JSON Lines"))).collect())
}

/// Puts the tokens together again as the page had them.
fn document(value: &Value) -> Gold {
    let words: Vec<&str> =
        value["tokens"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let number = |v: &Value| v.as_i64().unwrap_or(0);
    let sentence: Vec<i64> = value["sent"].as_array().into_iter().flatten().map(number).collect();
    let mut text = String::new();
    let mut tokens = Vec::new();
    let mut open = false;
    for (i, word) in words.iter().enumerate() {
        let before = i.checked_sub(1).map(|b| words[b]);
        let quote = *word == "\"";
        if let Some(before) = before {
            let heading = sentence[i] != sentence[i - 1]
                && !matches!(before, "." | "!" | "?" | "\"" | ":" | "," | ";" | "”" | ")");
            let hyphen = |a: &str| a == "-";
            let tight = matches!(*word, "," | "." | ";" | ":" | "!" | "?" | ")" | "%" | "n't" | "”" | "/")
                || word.starts_with('\'') && word.len() > 1
                || word.starts_with('’') && word.len() > 1
                || matches!(before, "(" | "$" | "“" | "/")
                || hyphen(word)
                || hyphen(before)
                || quote && open
                || before == "\"" && open;
            match (heading, tight) {
                (true, _) => text.push('\n'),
                (false, false) => text.push(' '),
                _ => {}
            }
        }
        open ^= quote;
        let start = text.len();
        text.push_str(word);
        tokens.push(Span::new(start, text.len()));
    }
    let mention = |m: &Value| {
        let (start, end) = (number(&m["start"]) as usize, number(&m["end"]) as usize);
        let span = Span { start: tokens[start].start, end: tokens[end - 1].end };
        let kind = m["type"].as_str().unwrap_or("").to_owned();
        GoldMention { span, kind, chain: number(&m["cluster"]), words: end - start }
    };
    let mut mentions: Vec<GoldMention> =
        value["mentions"].as_array().into_iter().flatten().map(mention).collect();
    mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    Gold { text, mentions }
}
