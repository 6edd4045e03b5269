//! Reads text on standard input, writes CoNLL-U.

use demarche_parse::Parser;
use demarche_text::Span;

fn main() -> std::io::Result<()> {
    let text = std::io::read_to_string(std::io::stdin())?;
    let started = std::time::Instant::now();
    let syntax = Parser::embedded().annotate(&text, &[Span::new(0, text.len())]);
    let took = started.elapsed().as_secs_f64();
    if std::env::args().any(|a| a == "--time") {
        println!(
            "{} tokens, {:.3} s, {:.0} tokens/s",
            syntax.tokens.len(),
            took,
            syntax.tokens.len() as f64 / took
        );
        return Ok(());
    }
    for sentence in &syntax.sentences {
        println!("# text = {}", sentence.span.of(&text).replace('\n', " "));
        for t in sentence.tokens.clone() {
            let token = &syntax.tokens[t];
            let head = token.head.map_or(0, |h| h - sentence.tokens.start + 1);
            let name = syntax
                .names
                .iter()
                .find(|n| n.tokens.contains(&t))
                .map_or("_", |n| n.kind.as_str());
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
