//! Pages to be coded, or records that `demarche code` printed before: either way, codings one after the other.

use super::args::PageArgs;
use super::guard::guarded;
use super::input::Inputs;
use super::json_lines::JsonLines;
use super::report::{Reason, Report, Skip};
use super::run::in_order;
use demarche::present::codings_of;
use demarche::{Coder, Coding, Page};
use std::io::{BufRead, BufReader, Cursor, Read, Result};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What is done with each coding; an error breaks off.
pub type Sink<'a> = dyn FnMut(Coding) -> Result<()> + 'a;

/// Gives every coding to `sink`: first those of files of records, then those of standard input, then those of pages, each
/// in the order of the command line.
pub fn each(coder: &Coder, args: &PageArgs, report: &mut Report, sink: &mut Sink) -> Result<()> {
    let (coded, pages): (Vec<PathBuf>, Vec<PathBuf>) =
        args.files.iter().cloned().partition(|path| is_coded(path));
    for path in coded {
        let name = path.display().to_string();
        match std::fs::read_to_string(&path) {
            Ok(lines) => read_back(&name, &lines, report, sink)?,
            Err(error) => report.skip(&Skip {
                place: name,
                reason: Reason::Unreadable,
                message: error.to_string(),
                hint: "code the pages anew: demarche code PAGES > FILE".to_owned(),
            }),
        }
    }
    let (streams, pages): (Vec<PathBuf>, Vec<PathBuf>) = pages.into_iter().partition(|p| p == Path::new("-"));
    if !streams.is_empty() {
        stream(coder, args, report, sink)?;
    }
    code(coder, Inputs::new(&pages, args.published), args, report, sink)
}

fn code(
    coder: &Coder,
    inputs: impl Iterator<Item = std::result::Result<Page, Skip>> + Send,
    args: &PageArgs,
    report: &mut Report,
    sink: &mut Sink,
) -> Result<()> {
    let flow = in_order(
        inputs,
        args.coder.threads.into(),
        |input| input.and_then(|page| guarded(&page, || coder.code_page(&page))),
        |result| {
            match result {
                Ok(coding) => {
                    report.page(&coding.document.source, &coding.problems.0);
                    if let Err(error) = sink(coding) {
                        return ControlFlow::Break(error);
                    }
                }
                Err(skip) => report.skip(&skip),
            }
            ControlFlow::Continue(())
        },
    );
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(error) => Err(error),
    }
}

/// Standard input holds pages or records, by its first line.
fn stream(coder: &Coder, args: &PageArgs, report: &mut Report, sink: &mut Sink) -> Result<()> {
    let mut bytes = Vec::new();
    if let Err(error) = std::io::stdin().read_to_end(&mut bytes) {
        eprintln!("demarche: standard input: {error}");
    }
    let first = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    if opens_records(&String::from_utf8_lossy(first)) {
        return read_back("standard input", &String::from_utf8_lossy(&bytes), report, sink);
    }
    let lines = JsonLines::new("standard input", Box::new(Cursor::new(bytes)), args.published);
    code(coder, lines, args, report, sink)
}

fn read_back(name: &str, lines: &str, report: &mut Report, sink: &mut Sink) -> Result<()> {
    let (found, problems) = codings_of(lines);
    for problem in problems.iter().take(20) {
        eprintln!("demarche: {name}: {problem}");
    }
    for coding in found {
        report.page(&coding.document.source, &coding.problems.0);
        sink(coding)?;
    }
    Ok(())
}

/// Whether a file holds what `demarche code` printed.
fn is_coded(path: &Path) -> bool {
    let lines = path.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson");
    let first = || {
        let mut line = String::new();
        BufReader::new(std::fs::File::open(path).ok()?.take(1 << 26)).read_line(&mut line).ok()?;
        Some(line)
    };
    lines && first().is_some_and(|line| opens_records(&line))
}

fn opens_records(line: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(line).is_ok_and(|value| value["record"] == "document")
}
