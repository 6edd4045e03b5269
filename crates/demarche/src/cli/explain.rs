//! `demarche explain`: why a record is there.

use super::args::ExplainArgs;
use super::report::{Report, write_failed};
use super::{coded, coding};
use demarche::export::record_id;
use demarche::extract::{Explanation, Reason};
use demarche::record::{Actor, record_line};
use demarche::text::CharIndex;
use demarche::{Coding, Record};
use serde_json::json;
use std::fmt::Write as _;
use std::io::Write as _;

/// Runs the command.
pub fn run(args: &ExplainArgs) -> u8 {
    let coder = match coding::coder(&args.pages.coder) {
        Ok(coder) => coder,
        Err(status) => return status,
    };
    let asked = Asked::of(&args.record);
    let mut report = Report::new();
    let mut out = std::io::stdout().lock();
    let mut found = 0;
    let written = coded::each(&coder, &args.pages, &mut report, &mut |coding| {
        let chosen = asked.among(&coding);
        found += chosen.len();
        if chosen.is_empty() {
            return Ok(());
        }
        if matches!(asked, Asked::Names) {
            return out.write_all(names(&coding).as_bytes());
        }
        let all = coder.explain(&coding.document);
        if !all.iter().map(|e| &e.record).eq(&coding.records) {
            eprintln!(
                "demarche: {}: the page reads otherwise now than when it was coded; what is explained is how it reads now",
                coding.document.source
            );
        }
        let told = chosen.iter().filter_map(|&n| Some((n, all.get(n)?)));
        let lines = told.map(|(n, e)| if args.json { object(&coding, n, e) } else { text(&coding, n, e) });
        out.write_all(lines.collect::<String>().as_bytes())
    });
    if let Err(error) = written.and_then(|()| out.flush()) {
        return write_failed(&error);
    }
    let status = report.finish();
    if status == super::ALL_READ && found == 0 {
        let hint = "`demarche explain list FILE...` prints the names of all records";
        return super::report::usage(&format!("no record is named or holds '{}'", args.record), hint);
    }
    status
}

/// Which records to explain.
enum Asked {
    /// All, but only their names.
    Names,
    /// All.
    All,
    /// The one of this number on each page, from 1.
    Number(usize),
    /// The one of this number on the page whose hash begins so.
    Named(String, usize),
    /// Those that hold these words, in small letters.
    Words(String),
}

impl Asked {
    fn of(asked: &str) -> Asked {
        let named = || {
            let (hash, number) = asked.rsplit_once('-')?;
            let hash = hash.strip_prefix("sha256:").unwrap_or(hash);
            let digits = hash.len() >= 4 && hash.bytes().all(|b| b.is_ascii_hexdigit());
            Some(Asked::Named(hash.to_lowercase(), number.parse().ok().filter(|_| digits)?))
        };
        match asked {
            "list" => Asked::Names,
            "all" => Asked::All,
            _ => match asked.parse() {
                Ok(number) => Asked::Number(number),
                Err(_) => named().unwrap_or_else(|| Asked::Words(asked.to_lowercase())),
            },
        }
    }

    /// The numbers of the records that are asked for, from 0.
    fn among(&self, coding: &Coding) -> Vec<usize> {
        let count = coding.records.len();
        let one = |number: usize| number.checked_sub(1).filter(|n| *n < count).into_iter().collect();
        match self {
            Asked::Names | Asked::All => (0..count).collect(),
            Asked::Number(number) => one(*number),
            Asked::Named(hash, number) => {
                let id = coding.document.id.strip_prefix("sha256:").unwrap_or(&coding.document.id);
                if id.starts_with(hash.as_str()) { one(*number) } else { Vec::new() }
            }
            Asked::Words(words) => {
                let holds =
                    |r: &Record| r.span().of(&coding.document.text).to_lowercase().contains(words.as_str());
                let all = coding.records.iter().enumerate();
                all.filter(|(_, record)| holds(record)).map(|(n, _)| n).collect()
            }
        }
    }
}

fn names(coding: &Coding) -> String {
    coding.records.iter().enumerate().map(|(n, record)| head(coding, n, record) + "\n").collect()
}

/// Name, kind and words of a record.
fn head(coding: &Coding, number: usize, record: &Record) -> String {
    let who = |actors: &[Actor]| {
        let ids: Vec<&str> =
            actors.iter().map(|a| a.id.as_deref().or(a.name.as_deref()).unwrap_or("null")).collect();
        if ids.is_empty() { "-".to_owned() } else { ids.join(",") }
    };
    let tells = match record {
        Record::Event(x) => {
            let mode = x.mode.map_or(String::new(), |m| format!("/{m}"));
            let (a, b) = (who(&x.actors), who(&x.recipients));
            format!("{}{mode} {} {} {a} -> {b}", x.kind.as_str(), x.cameo, x.status.as_str())
        }
        Record::Statement(x) => format!("{} {}", x.form.as_str(), who(std::slice::from_ref(&x.speaker))),
        Record::Position(x) => format!("{} {} -> {}", x.kind.as_str(), who(&x.holders), who(&x.addressees)),
        Record::Figure(x) => format!("{} {}", x.value, x.unit),
        Record::Talks(x) => format!("{} {}", who(&x.parties), x.phase.as_str()),
    };
    let words: Vec<&str> = record.span().of(&coding.document.text).split_whitespace().collect();
    let id = record_id(&coding.document, number);
    format!("{id}  {} {tells}  “{}”", record.kind(), words.join(" "))
}

fn text(coding: &Coding, number: usize, explanation: &Explanation) -> String {
    let mut out = head(coding, number, &explanation.record);
    let _ = writeln!(out, "\n  {:<12}{}", "page", coding.document.source);
    let mut last = "";
    for Reason { what, tells } in &explanation.reasons {
        let label = if *what == last { "" } else { what };
        let _ = writeln!(out, "  {label:<12}{tells}");
        last = what;
    }
    out.push('\n');
    out
}

fn object(coding: &Coding, number: usize, explanation: &Explanation) -> String {
    let index = CharIndex::new(&coding.document.text);
    let reasons: Vec<_> =
        explanation.reasons.iter().map(|r| json!({"what": r.what, "tells": r.tells})).collect();
    let line = json!({
        "id": record_id(&coding.document, number),
        "source": coding.document.source,
        "record": record_line(&explanation.record, &coding.document, &index),
        "reasons": reasons,
    });
    format!("{line}\n")
}
