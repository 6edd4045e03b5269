//! Accuracy floors on hand-annotated pages: they only rise.
//!
//! Needs `../shared` (the scorer, and pages that are measured and never shipped) and python3; skips, saying so, where
//! either is absent.

use demarche::{Coder, Page};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn shared() -> Option<PathBuf> {
    let shared = root().join("../shared");
    let python = Command::new("python3").arg("--version").output().is_ok();
    let there = shared.join("eval/score.py").exists() && python;
    if !there {
        eprintln!("skipped: no ../shared or no python3 here, so accuracy is not measured");
    }
    there.then_some(shared)
}

/// Codes the pages of a gold set in one go, as the record contract wants them, and returns the scorer's answer.
fn score(shared: &Path, set: &str, folder: &Path) -> (Value, Vec<Value>) {
    let made = Command::new("python3").arg(shared.join("eval/make_gold.py")).arg(folder).output();
    let gold = String::from_utf8(made.expect("make_gold.py runs").stdout).expect("gold is UTF-8");
    let coder = Coder::new();
    let mut lines = Vec::new();
    for document in gold.lines().map(|l| serde_json::from_str::<Value>(l).expect("gold is JSON Lines")) {
        if document["record"] == "document" {
            lines.extend(demarche::lines(&coder.code_page(&page(&document))));
        }
    }
    let text = lines.iter().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{line}");
        text
    });
    let scratch = std::env::temp_dir().join(format!("demarche-gate-{}-{set}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("a scratch folder");
    std::fs::write(scratch.join("gold.jsonl"), gold).expect("scratch is writable");
    std::fs::write(scratch.join("output.jsonl"), text).expect("scratch is writable");
    let scored = Command::new("python3")
        .arg(shared.join("eval/score.py"))
        .args([scratch.join("gold.jsonl"), scratch.join("output.jsonl")])
        .arg("--json")
        .output()
        .expect("score.py runs");
    let _ = std::fs::remove_dir_all(&scratch);
    let answer = serde_json::from_slice(&scored.stdout);
    (answer.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&scored.stderr))), lines)
}

fn page(document: &Value) -> Page {
    let field = |name: &str| document[name].as_str().map(str::to_owned);
    Page {
        published: field("published").and_then(|d| d.parse().ok()),
        ..Page::text(field("source").unwrap_or_default(), field("text").unwrap_or_default())
    }
}

fn hold(set: &str, answer: &Value) {
    let floors = std::fs::read_to_string(root().join("tests/gate/floors.json")).expect("floors.json");
    let floors: Value = serde_json::from_str(&floors).expect("floors.json is JSON");
    assert_eq!(answer["spans"]["wrong"], 0, "{set}: spans that do not re-slice");
    assert_eq!(answer["missing"].as_array().map(Vec::len), Some(0), "{set}: pages without output");
    for (kind, floor) in floors[set].as_object().expect("floors of this set") {
        // Of what only found records have, the number that is right: its share falls where harder ones are found.
        let reached = answer["scores"][kind]["F1"].as_f64().or(answer["accuracy"][kind]["right"].as_f64());
        let (reached, floor) = (reached.unwrap_or(0.0), floor.as_f64().expect("a number"));
        println!("{set} {kind}: {reached} (floor {floor})");
        assert!(reached >= floor, "{set} {kind}: {reached} is under its floor of {floor}");
    }
}

#[test]
fn articles_stay_above_their_floors() {
    let Some(shared) = shared() else { return };
    hold("articles", &score(&shared, "articles", &shared.join("gold/articles")).0);
}

#[test]
fn our_own_pages_stay_above_their_floors() {
    let Some(shared) = shared() else { return };
    hold("pages", &score(&shared, "pages", &root().join("tests/pages")).0);
}

#[test]
fn fresh_pages_stay_above_their_floors() {
    let Some(shared) = shared() else { return };
    hold("fresh", &score(&shared, "fresh", &root().join("tests/fresh")).0);
}

#[test]
fn the_latest_pages_stay_above_their_floors() {
    let Some(shared) = shared() else { return };
    hold("latest", &score(&shared, "latest", &root().join("tests/latest")).0);
}

#[test]
fn seeds_stay_above_their_floors() {
    let Some(shared) = shared() else { return };
    let (answer, lines) = score(&shared, "seeds", &shared.join("gold/seeds"));
    hold("seeds", &answer);
    contents_of_threats_are_never_facts(&lines);
    records_stay_in_their_part(&lines);
}

/// No event inside a threat's consequence or condition is `actual`.
fn contents_of_threats_are_never_facts(lines: &[Value]) {
    let threats: Vec<&Value> = lines.iter().filter(|l| l["kind"] == "threat").collect();
    let conditional = threats.iter().filter(|l| !l["condition"].is_null()).count();
    assert!(conditional >= 4, "only {conditional} conditional threats in the seeds");
    for threat in threats {
        for event in lines.iter().filter(|l| l["record"] == "event" && l["document"] == threat["document"]) {
            let inside = |span: &Value| {
                event["trigger"]["start"].as_u64() >= span["start"].as_u64()
                    && event["trigger"]["end"].as_u64() <= span["end"].as_u64()
            };
            let told = inside(&threat["content"])
                || (!threat["condition"].is_null() && inside(&threat["condition"]));
            assert!(!told || event["status"] != "actual", "an act inside a threat told as a fact: {event}");
        }
    }
}

/// Every record lies in one part of its document.
fn records_stay_in_their_part(lines: &[Value]) {
    let mut parts: Vec<(u64, u64)> = Vec::new();
    for line in lines {
        if line["record"] == "document" {
            let ends = |p: &Value| Some((p["start"].as_u64()?, p["end"].as_u64()?));
            parts = line["parts"].as_array().into_iter().flatten().filter_map(ends).collect();
            continue;
        }
        let first = if line["record"] == "statement" { &line["content"][0] } else { &line["span"] };
        let span = if line["record"] == "position" { &line["content"] } else { first };
        let (start, end) = (span["start"].as_u64().unwrap_or(0), span["end"].as_u64().unwrap_or(0));
        let inside = parts.iter().any(|&(from, to)| from <= start && end <= to);
        assert!(inside, "a record outside every part or across parts: {line}");
    }
}
