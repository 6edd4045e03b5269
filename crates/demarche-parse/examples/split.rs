//! Splits standard input: one sentence a line, its tokens with a space between. `--time`: only how long it took.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche_parse::text;
use demarche_text::Span;
use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let stretch = Span::new(0, input.len());
    let begun = std::time::Instant::now();
    let mut tokens = Vec::new();
    text::tokens(&input, stretch, &mut tokens);
    let cut = begun.elapsed();
    let sentences = text::sentences(&input, stretch, &tokens);
    let all = begun.elapsed();
    if std::env::args().any(|a| a == "--time") {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or("");
        let longest = sentences.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
        println!(
            "{} bytes, {} tokens, {} sentences, longest {longest}",
            input.len(),
            tokens.len(),
            sentences.len()
        );
        println!(
            "tokens {cut:.2?}, with sentences {all:.2?}; {:.0} tokens/s; {peak}",
            tokens.len() as f64 / all.as_secs_f64()
        );
        return Ok(());
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for range in sentences {
        let words: Vec<&str> = tokens[range].iter().map(|s| s.of(&input)).collect();
        writeln!(out, "{}", words.join(" "))?;
    }
    out.flush()
}
