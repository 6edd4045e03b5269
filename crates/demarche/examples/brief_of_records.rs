//! Makes a brief from coded records: `cargo run --example brief_of_records -- html < records.jsonl`.

use demarche::present::{BriefOptions, Format, codings_of, render};
use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let format = args.next().and_then(|word| Format::parse(&word)).unwrap_or_default();
    let since = args.next().and_then(|day| day.parse().ok());
    let mut lines = String::new();
    std::io::stdin().read_to_string(&mut lines)?;
    let (codings, problems) = codings_of(&lines);
    problems.iter().for_each(|problem| eprintln!("{problem}"));
    let coder = demarche::Coder::new();
    let options = BriefOptions { since, format, width: 100 };
    print!("{}", render(&codings, &options, &|id| coder.name_of(id)));
    Ok(())
}
