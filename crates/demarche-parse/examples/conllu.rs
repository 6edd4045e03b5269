//! Reads text on standard input, writes CoNLL-U on standard output.
//!
//! `--tier standard|bulk` picks the network. `--time` writes no trees but one line of JSON: how long the text took
//! from its characters to tags, lemmas, trees and names, the weights being loaded. There, a form feed separates
//! pages. `--every-path` times every set of instructions of this machine.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche_parse::{Parser, Syntax, Tier};
use demarche_text::Span;
use std::io::Write;
use std::time::Instant;

/// Time this thread has run, where the system tells it (Linux): on a busy machine the clock says less.
fn processor_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|a| a == name);
    let named = arguments.iter().skip_while(|a| *a != "--tier").nth(1);
    let Some(tier) = named.map_or(Some(Tier::default()), |name| Tier::parse(name)) else {
        eprintln!("no such tier; there are: {}", Tier::ALL.map(Tier::name).join(", "));
        std::process::exit(2);
    };
    let text = std::io::read_to_string(std::io::stdin())?;
    if has("--every-path") {
        Parser::every_path_of(tier).iter().for_each(|parser| time(parser, &text));
    } else if has("--time") {
        time(&Parser::new(tier), &text);
    } else {
        let syntax = Parser::new(tier).annotate(&text, &[Span::new(0, text.len())]);
        write(&text, &syntax)?;
    }
    Ok(())
}

fn time(parser: &Parser, text: &str) {
    parser.annotate("The weights are read.", &[Span::new(0, 21)]);
    let (ran, started, mut tokens, mut sentences) = (processor_seconds(), Instant::now(), 0, 0);
    for page in text.split('\x0c') {
        let syntax = parser.annotate(page, &[Span::new(0, page.len())]);
        tokens += syntax.tokens.len();
        sentences += syntax.sentences.len();
    }
    let took = started.elapsed().as_secs_f64();
    let ran = ran.zip(processor_seconds()).map_or(took, |(before, after)| after - before);
    println!(
        "{{\"parser\": \"{parser:?}\", \"tokens\": {tokens}, \"sentences\": {sentences}, \
         \"seconds\": {took:.4}, \"cpu_seconds\": {ran:.4}, \"tokens_per_cpu_second\": {:.0}}}",
        tokens as f64 / ran.max(1e-9)
    );
}

/// One line for each token: number, word, lemma, part of speech, tag, head, label and, last, what it names.
fn write(text: &str, syntax: &Syntax) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut names = syntax.names.iter().peekable();
    for sentence in &syntax.sentences {
        writeln!(out, "# text = {}", sentence.span.of(text).replace('\n', " "))?;
        for t in sentence.tokens.clone() {
            let token = &syntax.tokens[t];
            let head = token.head.map_or(0, |h| h - sentence.tokens.start + 1);
            while names.next_if(|n| n.tokens.end <= t).is_some() {}
            let name = names.peek().filter(|n| n.tokens.contains(&t)).map_or("_", |n| n.kind.as_str());
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}",
                t - sentence.tokens.start + 1,
                token.span.of(text),
                token.lemma,
                token.pos.as_str(),
                token.tag.as_str(),
                head,
                token.label.as_str(),
                name
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
