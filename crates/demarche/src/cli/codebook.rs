//! `demarche codebook`: which words tell which kind of event, with tests, and a codebook of one's own.

use super::args::{CodebookArgs, CodebookQuestion};
use super::lexicon::told;
use super::report::usage;
use demarche::lexicon::{DataFile, Predicate, Promise, WordKind};
use demarche::record::type_and_mode;
use demarche::{Coder, Lexicon, Page, Record, Tier};
use std::fmt::Write as _;
use std::path::Path;

/// Runs the command.
pub fn run(args: &CodebookArgs) -> u8 {
    let user = match files(args.codebook.as_deref()) {
        Ok(user) => user,
        Err(status) => return status,
    };
    match &args.question {
        CodebookQuestion::Check => check(&user),
        CodebookQuestion::Test => match with(Lexicon::embedded(), args.codebook.as_deref()) {
            Ok(lexicon) => test(lexicon, &user),
            Err(status) => status,
        },
        CodebookQuestion::Explain { word } => match with(Lexicon::embedded(), args.codebook.as_deref()) {
            Ok(lexicon) => super::output::print(&explain(&lexicon, word), super::ALL_READ),
            Err(status) => status,
        },
        CodebookQuestion::Write { directory } => write(directory),
    }
}

/// The lexicon with the codebook of a user's directory; else the exit status, once it is told why.
pub fn with(lexicon: Lexicon, directory: Option<&Path>) -> Result<Lexicon, u8> {
    let user = files(directory)?;
    if user.is_empty() {
        return Ok(lexicon);
    }
    lexicon.with_codebook(&user).map_err(|mistakes| {
        eprint!("{}", told(&mistakes));
        super::USAGE
    })
}

/// The `.tsv` files of a directory, sorted by name; one without any is a mistake.
fn files(directory: Option<&Path>) -> Result<Vec<DataFile>, u8> {
    let files = super::lexicon::files(directory)?;
    match directory {
        Some(directory) if files.is_empty() => {
            let hint = "put .tsv files there; `demarche codebook write DIR` writes those that ship";
            Err(usage(&format!("{}: there is no .tsv file", directory.display()), hint))
        }
        _ => Ok(files),
    }
}

fn check(user: &[DataFile]) -> u8 {
    let mistakes = Lexicon::check_codebook(user);
    eprint!("{}", told(&mistakes));
    let status = if mistakes.is_empty() { super::ALL_READ } else { super::NOTHING_READ };
    let entries = match Lexicon::embedded().with_codebook(user) {
        Ok(lexicon) => format!("{} entries, ", lexicon.predicates().all().len()),
        Err(_) => String::new(),
    };
    super::output::print(&format!("{entries}{} mistakes\n", mistakes.len()), status)
}

/// What is promised, coded. All of a user's promises must hold; of those that ship some are known not to.
fn test(lexicon: Lexicon, user: &[DataFile]) -> u8 {
    let promises = lexicon.promises(user);
    let coder = Coder::with_lexicon(Tier::default(), lexicon);
    let mut wrong = 0;
    for promise in &promises {
        let found = events(&coder, &promise.sentence);
        if !holds(promise, &found) {
            wrong += 1;
            let got = if found.is_empty() { "no event".to_owned() } else { found.join(", ") };
            let Promise { file, line, sentence, wanted, .. } = promise;
            eprintln!("{file}:{line}: \"{sentence}\" should give {wanted}, and gives {got}");
        }
    }
    let whose = if user.is_empty() { "examples and tests that ship" } else { "examples and tests of yours" };
    let fails = !user.is_empty() && wrong > 0;
    let status = if fails { super::NOTHING_READ } else { super::ALL_READ };
    super::output::print(&format!("{} {whose}, {wrong} fail\n", promises.len()), status)
}

fn holds(promise: &Promise, found: &[String]) -> bool {
    let fits = |wanted: &str| found.iter().any(|f| f == wanted || f.split('/').next() == Some(wanted));
    match promise.wanted.strip_prefix("no ") {
        Some(unwanted) => !fits(unwanted.trim()),
        None => fits(&promise.wanted),
    }
}

/// The types and modes of the events of a sentence.
fn events(coder: &Coder, sentence: &str) -> Vec<String> {
    let page = Page::text("example", sentence);
    let records = coder.code_page(&page).records;
    let found = records.iter().filter_map(|record| match record {
        Record::Event(e) => Some(type_and_mode(e.kind, e.mode)),
        _ => None,
    });
    found.collect()
}

/// The entries of a word, those that ask for most first, as they are tried.
fn explain(lexicon: &Lexicon, word: &str) -> String {
    let mut out = String::new();
    let kinds = [(WordKind::Verb, "verb"), (WordKind::Noun, "noun"), (WordKind::Adjective, "adj")];
    for (kind, name) in kinds {
        let mut entries: Vec<&Predicate> = lexicon.predicates().of(kind, word).collect();
        entries.sort_by_key(|e| std::cmp::Reverse(e.weight()));
        for entry in entries {
            let [_, frame, tells] = entry.told;
            let (file, line) = entry.from;
            let _ = writeln!(out, "{file}.tsv:{line}: {word} {name} | {frame} | {tells} | {}", entry.example);
        }
    }
    if let Some(status) = lexicon.predicates().veil(word) {
        let _ = writeln!(out, "veils.tsv: what {word} governs is {status}");
    }
    if out.is_empty() {
        let _ = writeln!(
            out,
            "no entry has \"{word}\"; words stand in their dictionary form (storm, not stormed)"
        );
    }
    out
}

fn write(directory: &Path) -> u8 {
    let failed =
        |error: std::io::Error| usage(&format!("{}: {error}", directory.display()), "name another directory");
    if let Err(error) = std::fs::create_dir_all(directory) {
        return failed(error);
    }
    let mut written = 0;
    for file in Lexicon::codebook_files() {
        let path = directory.join(&file.name);
        if path.exists() {
            eprintln!("demarche: {} is there already and was left alone", path.display());
            continue;
        }
        if let Err(error) = std::fs::write(&path, &file.text) {
            return failed(error);
        }
        written += 1;
    }
    super::output::print(&format!("{written} files written to {}\n", directory.display()), super::ALL_READ)
}
