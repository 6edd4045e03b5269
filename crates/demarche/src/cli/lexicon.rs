//! `demarche lexicon`: what the program knows beforehand, with its tests, its reasons and its extent.

use super::args::{LexiconArgs, LexiconQuestion};
use demarche::lexicon::{Coverage, DataFile, Mistake, Sense};
use demarche::text::Date;
use demarche::{Coder, Lexicon, Page, Tier};
use std::fmt::Write as _;
use std::path::Path;

/// Runs the command.
pub fn run(args: &LexiconArgs) -> u8 {
    let user = match files(args.lexicon.as_deref()) {
        Ok(user) => user,
        Err(status) => return status,
    };
    match &args.question {
        LexiconQuestion::Check => check(&user),
        LexiconQuestion::Test => match extended(&user) {
            Ok(lexicon) => test(&lexicon, &user),
            Err(status) => status,
        },
        LexiconQuestion::Explain { words, on } => match extended(&user) {
            Ok(lexicon) => super::output::print(&explain(lexicon, &words.join(" "), *on), super::ALL_READ),
            Err(status) => status,
        },
        LexiconQuestion::Coverage => super::output::print(&coverage(&Coverage::of(&user)), super::ALL_READ),
    }
}

/// The lexicon that ships, or the one that a user's directory extends; else the exit status, once it is told why.
pub fn of(directory: Option<&Path>) -> Result<Lexicon, u8> {
    match directory {
        None => Ok(Lexicon::embedded()),
        Some(_) => extended(&files(directory)?),
    }
}

fn extended(user: &[DataFile]) -> Result<Lexicon, u8> {
    if user.is_empty() {
        return Ok(Lexicon::embedded());
    }
    Lexicon::extended(user).map_err(|mistakes| {
        eprint!("{}", told(&mistakes));
        super::USAGE
    })
}

/// The `.tsv` files of a directory, sorted by name.
pub fn files(directory: Option<&Path>) -> Result<Vec<DataFile>, u8> {
    let Some(directory) = directory else { return Ok(Vec::new()) };
    let failed = |error: std::io::Error| {
        let hint = "name a directory with files such as persons.tsv";
        super::report::usage(&format!("{}: {error}", directory.display()), hint)
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(directory).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|e| e == "tsv") {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            files.push(DataFile { name, text: std::fs::read_to_string(&path).map_err(failed)? });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// One mistake a line.
pub fn told(mistakes: &[Mistake]) -> String {
    mistakes.iter().map(|m| format!("{m}\n")).collect()
}

fn check(user: &[DataFile]) -> u8 {
    let mistakes = Lexicon::check(user);
    eprint!("{}", told(&mistakes));
    let lines: usize = Coverage::of(user).files.iter().map(|f| f.lines).sum();
    let status = if mistakes.is_empty() { super::ALL_READ } else { super::NOTHING_READ };
    super::output::print(&format!("{lines} lines, {} mistakes\n", mistakes.len()), status)
}

fn test(lexicon: &Lexicon, user: &[DataFile]) -> u8 {
    let tested = lexicon.test(user);
    eprint!("{}", told(&tested.failures));
    let status = if tested.failures.is_empty() { super::ALL_READ } else { super::NOTHING_READ };
    super::output::print(&format!("{} tests, {} fail\n", tested.tests, tested.failures.len()), status)
}

/// The entries that fire, then whom the words mean when they are read as a page of that day.
fn explain(lexicon: Lexicon, phrase: &str, on: Option<Date>) -> String {
    let mut out = String::new();
    let senses = lexicon.explain(phrase, on);
    for sense in &senses {
        let _ = writeln!(out, "{}", line(sense));
    }
    if senses.is_empty() {
        out.push_str("no entry fires\n");
    }
    let page = Page { published: on, ..Page::text("words", phrase) };
    for (words, actors) in Coder::with_lexicon(Tier::default(), lexicon).mentions(&page) {
        let actors: Vec<String> = actors
            .iter()
            .map(|a| {
                let id = a.id.as_deref().unwrap_or("null");
                let sector = a.sector.map_or("-", |s| s.as_str());
                let name = a.name.as_deref().map_or(String::new(), |n| format!(" ({n})"));
                format!("{id} {sector}{name}")
            })
            .collect();
        let meant = if actors.is_empty() { "null".to_owned() } else { actors.join(", ") };
        let _ = writeln!(out, "read as: \"{words}\" -> {meant}");
    }
    out
}

fn line(sense: &Sense) -> String {
    let day = |d: Option<Date>| d.map_or(String::new(), |d| d.to_string());
    let dates = match (sense.since, sense.until) {
        (None, None) => String::new(),
        (since, until) => format!("  {}..{}", day(since), day(until)),
    };
    let name = sense.name.as_deref().map_or(String::new(), |n| format!("  {n}"));
    let holds = if sense.holds { "" } else { "  (not on that day)" };
    format!("\"{}\"  {}{name}{dates}  {}{holds}", sense.words, sense.told, sense.origin)
}

fn coverage(coverage: &Coverage) -> String {
    let mut out = String::from("file                       lines    names    tests\n");
    let mut sum = (0, 0, 0);
    for file in &coverage.files {
        let _ = writeln!(out, "{:<24} {:>7}  {:>7}  {:>7}", file.name, file.lines, file.names, file.tests);
        sum = (sum.0 + file.lines, sum.1 + file.names, sum.2 + file.tests);
    }
    let _ = writeln!(out, "{:<24} {:>7}  {:>7}  {:>7}", "together", sum.0, sum.1, sum.2);
    out.push_str("\nsource of a dated fact      lines\n");
    for (source, lines) in &coverage.sources {
        let _ = writeln!(out, "{source:<24} {lines:>7}");
    }
    out.push_str("\non 1 July   persons in office   of states   of other bodies   memberships\n");
    for y in &coverage.years {
        let _ = writeln!(
            out,
            "{:<11} {:>17} {:>11} {:>17} {:>13}",
            y.year, y.persons, y.states, y.bodies, y.memberships
        );
    }
    out
}
