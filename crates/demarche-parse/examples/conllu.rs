//! Reads text on standard input, writes CoNLL-U; `--time` times every instruction path instead.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche_parse::Parser;
use demarche_text::Span;

fn main() -> std::io::Result<()> {
    let text = std::io::read_to_string(std::io::stdin())?;
    let stretches = [Span::new(0, text.len())];
    if std::env::args().any(|a| a == "--time") {
        for parser in Parser::every_path() {
            let started = std::time::Instant::now();
            let tokens = parser.annotate(&text, &stretches).tokens.len();
            let took = started.elapsed().as_secs_f64();
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
