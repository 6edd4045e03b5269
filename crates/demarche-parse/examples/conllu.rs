//! Reads text on standard input, writes CoNLL-U. `--time` times the parser instead (seconds of this thread on a
//! processor, so that a busy machine tells nothing false); `--every-path` with it times every set of instructions.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche_parse::Parser;
use demarche_text::Span;

/// Time this thread has run, where the system tells it (Linux); else the clock's.
fn processor_seconds() -> f64 {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ran = told.and_then(|t| t.split(' ').next()?.parse::<f64>().ok());
    ran.map_or_else(|| START.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn main() -> std::io::Result<()> {
    let text = std::io::read_to_string(std::io::stdin())?;
    let stretches = [Span::new(0, text.len())];
    let flag = |name: &str| std::env::args().any(|a| a == name);
    if flag("--time") {
        let every = Parser::every_path();
        let skip = if flag("--every-path") { 0 } else { every.len() - 1 };
        for parser in every.into_iter().skip(skip) {
            parser.annotate("Warm up.", &[Span::new(0, 8)]);
            let started = processor_seconds();
            let tokens = parser.annotate(&text, &stretches).tokens.len();
            let took = processor_seconds() - started;
            println!("{parser:?}: {tokens} tokens, {took:.3} s, {:.0} tokens/s", tokens as f64 / took);
        }
        return Ok(());
    }
    let syntax = Parser::embedded().annotate(&text, &stretches);
    let mut names = syntax.names.iter().peekable();
    for sentence in &syntax.sentences {
        println!("# text = {}", sentence.span.of(&text).replace('\n', " "));
        for t in sentence.tokens.clone() {
            let token = &syntax.tokens[t];
            let head = token.head.map_or(0, |h| h - sentence.tokens.start + 1);
            while names.next_if(|n| n.tokens.end <= t).is_some() {}
            let name = names.peek().filter(|n| n.tokens.contains(&t)).map_or("_", |n| n.kind.as_str());
            println!(
                "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}",
                t - sentence.tokens.start + 1,
                token.span.of(&text),
                token.lemma,
                token.pos.as_str(),
                token.tag.as_str(),
                head,
                token.label.as_str(),
                name
            );
        }
        println!();
    }
    Ok(())
}
