//! What the sentence splitter's scorer is told, for its training: texts from standard input, each ended by a NUL
//! byte; one line per token (`first byte, last byte, begins a segment, bits, numbers of rows`), one empty line per text.

use demarche_parse::text;
use demarche_text::Span;
use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for body in input.split_terminator('\0') {
        let stretch = Span::new(0, body.len());
        let mut tokens = Vec::new();
        text::tokens(body, stretch, &mut tokens);
        let mut failed = Ok(());
        text::clues(body, stretch, &tokens, |t, starts, rows, bits| {
            let rows: Vec<String> = rows.iter().map(u16::to_string).collect();
            let (start, end) = (tokens[t].start, tokens[t].end);
            if failed.is_ok() {
                failed = writeln!(out, "{start} {end} {} {bits} {}", u8::from(starts), rows.join(" "));
            }
        });
        failed?;
        writeln!(out)?;
    }
    out.flush()
}
