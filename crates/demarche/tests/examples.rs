//! The examples end to end: their briefs and their records, by snapshot; identical bytes whatever the threads.
//!
//! `UPDATE=1 cargo test -p demarche --test examples` writes the snapshots anew; read the difference before you keep it.

use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const EXAMPLES: [&str; 2] = ["ukraine-2022", "ethiopia-2022"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Standard output of a run that must succeed.
fn run(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(args)
        .current_dir(root())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The pages of an example, in order.
fn pages(example: &str) -> Vec<String> {
    let folder = root().join("examples").join(example);
    let entries = std::fs::read_dir(&folder).expect("the example's folder");
    let names = entries.filter_map(|e| e.ok().map(|e| e.file_name().to_string_lossy().into_owned()));
    let mut pages: Vec<String> = names.filter(|n| !n.ends_with(".md")).collect();
    pages.sort();
    pages.iter().map(|page| format!("examples/{example}/{page}")).collect()
}

fn code(example: &str, threads: &str) -> String {
    let pages = pages(example);
    let args = ["code", "--threads", threads];
    run(&args.into_iter().chain(pages.iter().map(String::as_str)).collect::<Vec<_>>())
}

fn compare(name: &str, got: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/examples").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, got).expect("snapshots are writable");
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    let first = got.lines().zip(wanted.lines()).position(|(g, w)| g != w);
    let line = first.unwrap_or(got.lines().count().min(wanted.lines().count()));
    assert!(
        got == wanted,
        "{} differs from line {} on:\n  snapshot: {}\n  now:      {}\nUPDATE=1 writes it anew",
        path.display(),
        line + 1,
        wanted.lines().nth(line).unwrap_or("(nothing)"),
        got.lines().nth(line).unwrap_or("(nothing)"),
    );
}

#[test]
fn briefs_of_the_examples() {
    for example in EXAMPLES {
        compare(&format!("{example}.brief.txt"), &run(&["brief", &format!("examples/{example}")]));
    }
}

#[test]
fn records_of_the_examples() {
    for example in EXAMPLES {
        let lines = code(example, "1");
        let records = lines.lines().map(|l| serde_json::from_str(l).expect("JSON Lines"));
        let listing = records.fold(String::new(), |mut text, record: Value| {
            let _ = writeln!(text, "{}", short(&record));
            text
        });
        compare(&format!("{example}.records.txt"), &listing);
    }
}

#[test]
fn the_same_bytes_whatever_the_threads_and_on_every_run() {
    for example in EXAMPLES {
        let first = code(example, "1");
        for threads in ["1", "1", "2", "8"] {
            assert!(code(example, threads) == first, "{example}: other bytes with {threads} threads");
        }
    }
}

/// One record in one line that a person can read.
fn short(record: &Value) -> String {
    let word = |key: &str| record[key].as_str().unwrap_or("-").to_owned();
    let words = |key: &str| record[key]["text"].as_str().unwrap_or("-").replace('\n', " ");
    let who = |key: &str| actors(&record[key]);
    let via: Vec<String> =
        record["attribution"].as_array().into_iter().flatten().map(|s| actor(&s["actor"])).collect();
    let via = if via.is_empty() { String::new() } else { format!(" | via {}", via.join(", ")) };
    let when = record["when"]["start"].as_str().map_or(String::new(), |day| format!(" | {day}"));
    let kind = word("record");
    let told = match kind.as_str() {
        "document" => return format!("\n== {} {}", word("source"), word("published")),
        "event" => format!(
            "{} {} {} | {} -> {} | {}",
            word("type"),
            word("mode"),
            word("status"),
            who("actors"),
            who("recipients"),
            words("span")
        ),
        "statement" => {
            let content = record["content"].as_array().into_iter().flatten();
            let content: Vec<&str> = content.filter_map(|s| s["text"].as_str()).collect();
            format!(
                "{} | {} | {}",
                word("form"),
                actor(&record["speaker"]),
                content.join(" … ").replace('\n', " ")
            )
        }
        "position" => format!(
            "{} {} | {} -> {} | {} | if {}",
            word("kind"),
            word("status"),
            who("holders"),
            who("addressees"),
            words("content"),
            words("condition")
        ),
        "figure" => {
            format!("{} {} | {} | by {}", record["value"], word("bound"), words("span"), who("claimed_by"))
        }
        _ => format!(
            "{} | {} | {} | {} | outcome {}",
            word("phase"),
            who("parties"),
            record["venue"]["name"].as_str().unwrap_or("-"),
            words("span"),
            words("outcome")
        ),
    };
    format!("{kind} {told}{when}{via}")
}

fn actors(list: &Value) -> String {
    let names: Vec<String> = list.as_array().into_iter().flatten().map(actor).collect();
    if names.is_empty() { "-".into() } else { names.join(", ") }
}

fn actor(actor: &Value) -> String {
    let id = actor["id"].as_str().unwrap_or("?");
    actor["name"].as_str().map_or(id.to_owned(), |name| format!("{id}/{name}"))
}
