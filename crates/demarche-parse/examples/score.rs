//! Scores the shipped model on a CoNLL-U file: `score FILE.conllu [NAMES.iob2] [--gum-open]`.
//!
//! Tokens and sentences from raw text; tags, heads, labels (LAS*: the subtypes the model knows), core arguments
//! and names on gold tokens. `--errors` prints the first wrong sentence boundaries and tokens.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche_parse::{Label, Parser};
use demarche_text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Genres of GUM with open texts.
const OPEN: &[&str] = &[
    "academic",
    "bio",
    "conversation",
    "court",
    "interview",
    "news",
    "speech",
    "textbook",
    "vlog",
    "voyage",
];

#[derive(Default)]
struct Gold {
    id: String,
    words: Vec<[String; 5]>, // form, upos, xpos, head, label
}

#[derive(Default)]
struct Raw {
    text: String,
    tokens: BTreeSet<(usize, usize)>,
    sentences: BTreeSet<(usize, usize)>,
}

fn open(id: &str, only_open: bool) -> bool {
    !only_open || id.split('_').nth(1).is_some_and(|genre| OPEN.contains(&genre))
}

fn read(file: &str, only_open: bool) -> (Vec<Gold>, Vec<Raw>) {
    let (mut gold, mut raws): (Vec<Gold>, Vec<Raw>) = Default::default();
    let (mut new_doc, mut new_par) = (true, false);
    for block in file.split("\n\n").filter(|b| !b.trim().is_empty()) {
        let id = block.lines().find_map(|l| l.strip_prefix("# sent_id = ")).unwrap_or("").to_string();
        new_doc |= block.contains("# newdoc");
        new_par |= block.contains("# newpar");
        if !open(&id, only_open) {
            continue;
        }
        if std::mem::take(&mut new_doc) {
            raws.push(Raw::default());
        }
        let Some(raw) = raws.last_mut() else { continue };
        if !raw.text.is_empty() {
            raw.text.truncate(raw.text.trim_end_matches(' ').len());
            raw.text.push_str(if new_par { "\n\n" } else { " " });
        }
        new_par = false;
        gold.push(sentence(block, id, raw));
    }
    (gold, raws)
}

fn sentence(block: &str, id: String, raw: &mut Raw) -> Gold {
    let mut gold = Gold { id, words: Vec::new() };
    let start = raw.text.len();
    let (mut until, mut whole, mut parts) = (0usize, (0usize, 0usize), Vec::new());
    for line in block.lines().filter(|l| !l.starts_with('#')) {
        let c: Vec<&str> = line.split('\t').collect();
        if c.len() < 10 || c[0].contains('.') {
            continue;
        }
        let mut put = |form: &str| {
            let at = raw.text.len();
            raw.text.push_str(form);
            let end = raw.text.len();
            if !c[9].contains("SpaceAfter=No") {
                raw.text.push(' ');
            }
            (at, end)
        };
        if let Some((_, last)) = c[0].split_once('-') {
            until = last.parse().unwrap_or(0);
            whole = put(c[1]);
            continue;
        }
        gold.words.push([c[1], c[3], c[4], c[6], c[7]].map(String::from));
        let number: usize = c[0].parse().unwrap_or(0);
        if number > until {
            raw.tokens.insert(put(c[1]));
            continue;
        }
        parts.push(c[1].to_string());
        if number == until {
            let joined = parts.concat();
            if joined.to_lowercase() == raw.text[whole.0..whole.1].to_lowercase() {
                let mut at = whole.0;
                for part in &parts {
                    raw.tokens.insert((at, at + part.len()));
                    at += part.len();
                }
            } else {
                raw.tokens.insert(whole);
            }
            parts.clear();
        }
    }
    raw.sentences.insert((start, raw.text.trim_end().len()));
    gold
}

fn f1(hit: usize, found: usize, wanted: usize) -> f64 {
    200.0 * hit as f64 / (found + wanted).max(1) as f64
}

fn score_raw(parser: &Parser, raws: &[Raw], errors: bool) {
    let mut sums = [[0usize; 3]; 2];
    for raw in raws {
        let syntax = parser.annotate(&raw.text, &[Span::new(0, raw.text.len())]);
        let pair = |s: Span| (s.start as usize, s.end as usize);
        let tokens: BTreeSet<_> = syntax.tokens.iter().map(|t| pair(t.span)).collect();
        let sentences: BTreeSet<_> = syntax.sentences.iter().map(|s| pair(s.span)).collect();
        for (sum, (found, gold)) in
            sums.iter_mut().zip([(&tokens, &raw.tokens), (&sentences, &raw.sentences)])
        {
            let hit = found.intersection(gold).count();
            for (s, n) in sum.iter_mut().zip([hit, found.len(), gold.len()]) {
                *s += n;
            }
        }
        if errors {
            for &(a, b) in sentences.difference(&raw.sentences) {
                println!("SENT {:?}", &raw.text[a..b].chars().take(300).collect::<String>());
            }
            for &(a, b) in tokens.difference(&raw.tokens) {
                println!("TOK {:?}", &raw.text[a..b]);
            }
        }
    }
    let [t, s] = sums.map(|[hit, found, wanted]| f1(hit, found, wanted));
    println!("raw text: token F {t:.2} sentence F {s:.2}");
}

fn core(label: Label) -> bool {
    use Label::*;
    matches!(label, Nsubj | NsubjPass | Obj | Iobj | Ccomp | Xcomp | OblAgent)
}

fn gold_label(text: &str) -> Option<Label> {
    Label::parse(text).or_else(|| Label::parse(text.split(':').next().unwrap_or("")))
}

fn names_of(tags: &[String]) -> BTreeSet<(usize, usize, String)> {
    let mut found = BTreeSet::new();
    let mut open: Option<(usize, String)> = None;
    for (i, tag) in tags.iter().map(String::as_str).chain(["O"]).enumerate() {
        if let Some((start, kind)) = open.take() {
            if tag == format!("I-{kind}") {
                open = Some((start, kind));
                continue;
            }
            found.insert((start, i, kind));
        }
        open = tag.get(2..).map(|kind| (i, kind.to_string()));
    }
    found.retain(|n| n.2 != "OTH");
    found
}

fn read_names(path: &str) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    for block in std::fs::read_to_string(path).unwrap_or_default().split("\n\n") {
        let id = block.lines().find_map(|l| l.strip_prefix("# sent_id = ")).unwrap_or("");
        let rows = block.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect::<Vec<_>>());
        let tags = rows.filter(|c| c.len() > 2 && !c[0].contains('-')).map(|c| c[2].to_string()).collect();
        found.insert(id.to_string(), tags);
    }
    found
}

fn score_gold(parser: &Parser, gold: &[Gold], names: &BTreeMap<String, Vec<String>>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for sentence in gold {
        let mut tokens = Vec::new();
        for word in &sentence.words {
            let at = text.len();
            text.push_str(&word[0]);
            tokens.push(Span::new(at, text.len()));
            text.push(' ');
        }
        spans.push(tokens);
    }
    let syntax = parser.annotate_tokens(&text, &spans);
    let mut n = [0usize; 6]; // words, upos, xpos, heads, labelled, lemmas unused
    let (mut args, mut entities) = ([0usize; 3], [0usize; 3]);
    for (sentence, found) in gold.iter().zip(&syntax.sentences) {
        let base = found.tokens.start;
        for (word, t) in sentence.words.iter().zip(found.tokens.clone()) {
            let token = &syntax.tokens[t];
            let head = token.head.map_or(0, |h| h - base + 1);
            let (head_ok, label) = (word[3] == head.to_string(), gold_label(&word[4]));
            n[0] += 1;
            n[1] += usize::from(token.pos.as_str() == word[1]);
            n[2] += usize::from(token.tag.as_str() == word[2]);
            n[3] += usize::from(head_ok);
            n[4] += usize::from(head_ok && label == Some(token.label));
            args[0] += usize::from(head_ok && label == Some(token.label) && core(token.label));
            args[1] += usize::from(core(token.label));
            args[2] += usize::from(label.is_some_and(core));
        }
        let Some(tags) = names.get(&sentence.id).filter(|t| t.len() == sentence.words.len()) else {
            continue;
        };
        let wanted = names_of(tags);
        let inside = syntax.names.iter().filter(|m| found.tokens.contains(&m.tokens.start));
        let got: BTreeSet<_> = inside
            .map(|m| (m.tokens.start - base, m.tokens.end - base, m.kind.as_str().to_string()))
            .filter(|m| m.2 != "OTH")
            .collect();
        entities[0] += wanted.intersection(&got).count();
        entities[1] += got.len();
        entities[2] += wanted.len();
    }
    let share = |k: usize| 100.0 * n[k] as f64 / n[0].max(1) as f64;
    print!("gold tokens: UPOS {:.2} XPOS {:.2} UAS {:.2} LAS* {:.2}", share(1), share(2), share(3), share(4));
    print!(" core-arg F {:.1}", f1(args[0], args[1], args[2]));
    if entities[2] > 0 {
        print!(
            " names P {:.1} R {:.1} F {:.1}",
            100.0 * entities[0] as f64 / entities[1].max(1) as f64,
            100.0 * entities[0] as f64 / entities[2] as f64,
            f1(entities[0], entities[1], entities[2])
        );
    }
    println!();
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| args.iter().any(|a| a == name);
    let files: Vec<&String> = args.iter().filter(|a| !a.starts_with("--")).collect();
    let Some(path) = files.first() else {
        return eprintln!("score FILE.conllu [NAMES.iob2] [--gum-open] [--bulk] [--errors]");
    };
    let file = match std::fs::read_to_string(path) {
        Ok(file) => file,
        Err(e) => return eprintln!("{path}: {e}"),
    };
    let (gold, raws) = read(&file, flag("--gum-open"));
    println!("{path}: {} sentences, {} documents", gold.len(), raws.len());
    let parser = if flag("--bulk") { Parser::bulk() } else { Parser::standard() };
    score_raw(&parser, &raws, flag("--errors"));
    let names = files.get(1).map(|p| read_names(p)).unwrap_or_default();
    score_gold(&parser, &gold, &names);
}
