//! `demarche positions`: pages or records in, the ledger of positions out.

use super::args::{PageArgs, PositionsArgs};
use super::coding::{self, gather};
use super::input::Inputs;
use super::json_lines::JsonLines;
use super::report::Report;
use demarche::present::{Question, codings_of, positions};
use demarche::{Coder, Coding};
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(args: &PositionsArgs) -> u8 {
    let coder = match coding::coder(&args.pages.coder) {
        Ok(coder) => coder,
        Err(status) => return status,
    };
    let (coded, pages): (Vec<PathBuf>, Vec<PathBuf>) =
        args.pages.files.iter().cloned().partition(|path| is_coded(path));
    let mut report = Report::new();
    let mut codings = Vec::new();
    for path in coded {
        let name = path.display().to_string();
        match std::fs::read_to_string(&path) {
            Ok(lines) => read_back(&name, &lines, &mut codings, &mut report),
            Err(error) => eprintln!("demarche: {name}: {error}"),
        }
    }
    let (streams, pages): (Vec<PathBuf>, Vec<PathBuf>) = pages.into_iter().partition(|p| p == Path::new("-"));
    if !streams.is_empty() {
        stream(&coder, &args.pages, &mut codings, &mut report);
    }
    let inputs = Inputs::new(&pages, args.pages.published);
    gather(&coder, inputs, args.pages.coder.threads, &mut codings, &mut report);
    let status = report.finish();
    if status == super::NOTHING_READ {
        return status;
    }
    let question =
        Question { holder: args.holder.clone(), toward: args.toward.clone(), kind: args.kind, on: args.on };
    super::output::print(&positions(&codings, &question, args.json, &|id| coder.name_of(id)), status)
}

/// Standard input holds pages or records, by its first line.
fn stream(coder: &Coder, args: &PageArgs, codings: &mut Vec<Coding>, report: &mut Report) {
    let mut bytes = Vec::new();
    if let Err(error) = std::io::stdin().read_to_end(&mut bytes) {
        eprintln!("demarche: standard input: {error}");
    }
    let first = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    if opens_records(&String::from_utf8_lossy(first)) {
        read_back("standard input", &String::from_utf8_lossy(&bytes), codings, report);
        return;
    }
    let lines = JsonLines::new("standard input", Box::new(Cursor::new(bytes)), args.published);
    gather(coder, lines, args.coder.threads, codings, report);
}

fn read_back(name: &str, lines: &str, codings: &mut Vec<Coding>, report: &mut Report) {
    let (found, problems) = codings_of(lines);
    for problem in problems.iter().take(20) {
        eprintln!("demarche: {name}: {problem}");
    }
    for coding in found {
        report.page(&coding.document.source, &coding.problems.0);
        codings.push(coding);
    }
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
