//! `demarche explain`: every record of the example pages has its reasons, and they are not part of the record.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/program.rs"]
mod program;

use program::{PAGES, lines, out, run};
use serde_json::Value;
use std::path::PathBuf;

const TEXT: &str = "Kharkiv was shelled by Russian forces on Monday, Ukrainian officials said. State news agency RIA \
    Novosti reported that Deputy Foreign Minister Ivan Petrov of Russia said that Russia would cut off gas supplies to \
    Poland if its demands were ignored. He urged NATO to withdraw its troops. Poland denied that it had attacked Mali.\n";

/// A page of its own for one test.
fn page(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("demarche-{name}-{}.txt", std::process::id()));
    std::fs::write(&path, TEXT).unwrap();
    path
}

fn explained(name: &str, asked: &str) -> Vec<Value> {
    let path = page(name);
    let found = out(&["explain", "--json", asked, "--published", "2022-01-12", path.to_str().unwrap()]);
    std::fs::remove_file(path).unwrap();
    lines(&found)
}

/// The reasons of one sort.
fn told(record: &Value, what: &str) -> Vec<String> {
    let reasons = record["reasons"].as_array().unwrap().iter().filter(|r| r["what"] == what);
    reasons.map(|r| r["tells"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_records_are_those_of_code_and_each_has_reasons() {
    let all = lines(&out(&["explain", "--json", "all", PAGES]));
    let coded: Vec<Value> =
        lines(&out(&["code", PAGES])).into_iter().filter(|line| line["record"] != "document").collect();
    assert_eq!(all.iter().map(|e| e["record"].clone()).collect::<Vec<_>>(), coded);
    let mut names: Vec<&str> = all.iter().map(|e| e["id"].as_str().unwrap()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all.len(), "two records have one name");
    for record in &all {
        let needed: &[&str] = match record["record"]["record"].as_str().unwrap() {
            "event" => &["entry", "status"],
            "statement" => &["cue", "speaker", "content", "form"],
            "position" => &["cue", "kind", "holder", "content"],
            "figure" => &["number", "unit", "claimed by"],
            _ => &["told by", "party", "phase"],
        };
        for what in needed {
            assert!(!told(record, what).is_empty(), "no {what}: {record}");
        }
        if record["record"]["record"] == "event" {
            let count = |key: &str| record["record"][key].as_array().unwrap().len();
            assert_eq!(told(record, "actor").len(), count("actors"), "{record}");
            assert_eq!(told(record, "recipient").len(), count("recipients"), "{record}");
            assert!(!told(record, "frame").iter().any(|f| f.contains("not filled")), "{record}");
        }
    }
}

#[test]
fn an_event_shows_its_entry_its_words_and_the_arcs_to_them() {
    let found = explained("explain-event", "Kharkiv was shelled");
    let event = found.iter().find(|e| e["record"]["record"] == "event").unwrap();
    assert!(told(event, "entry")[0].contains("assault.tsv:"), "{event}");
    assert!(told(event, "actor")[0].contains("shelled ─obl:agent→ forces"), "{event}");
    assert!(told(event, "actor")[0].contains("states.tsv:"), "{event}");
    assert!(told(event, "recipient")[0].contains("slot obj: shelled ─nsubj:pass→ Kharkiv"), "{event}");
    let chain = told(event, "attribution");
    assert!(chain[0].contains("“said”") && chain[0].ends_with("in the chain"), "{event}");
}

#[test]
fn composition_status_and_runners_up_are_told() {
    let found = explained("explain-composed", "all");
    let event = |kind: &str| found.iter().find(|e| e["record"]["type"] == kind).unwrap();
    let threat = event("THREATEN");
    assert!(told(threat, "composed")[0].starts_with("SANCTION 163 becomes THREATEN"), "{threat}");
    assert!(told(threat, "status")[0].contains("“if its demands were ignored”"), "{threat}");
    assert!(told(threat, "runner-up").iter().any(|r| r.contains("fits, but asks for less")), "{threat}");
    assert!(told(threat, "runner-up").iter().any(|r| r.contains("does not fit: ")), "{threat}");
    let demand = event("REQUEST");
    assert!(told(demand, "composed")[0].contains("urged ─xcomp→ withdraw"), "{demand}");
    assert!(told(demand, "actor")[0].contains("takes up “Deputy Foreign Minister Ivan Petrov"), "{demand}");
    let denied = found.iter().find(|e| e["record"]["status"] == "negated").unwrap();
    assert!(told(denied, "status")[0].contains("“denied” makes it negated (veils.tsv"), "{denied}");
}

#[test]
fn statements_and_positions_show_their_cue() {
    let found = explained("explain-cues", "cut off gas");
    let of = |kind: &str| found.iter().filter(|e| e["record"]["record"] == kind).collect::<Vec<_>>();
    let nested = of("statement");
    assert_eq!(nested.len(), 2);
    assert!(nested.iter().any(|s| told(s, "cue")[0].contains("cues.tsv:")), "{nested:?}");
    assert!(nested.iter().any(|s| told(s, "attribution").iter().any(|a| a.contains("RIA_NOVOSTI"))));
    let threat = of("position")[0];
    assert!(told(threat, "cue")[0].contains("positions.tsv:"), "{threat}");
    assert!(told(threat, "condition")[0].ends_with("opens with “if”"), "{threat}");
    assert!(told(threat, "kind")[0].contains("the holder's own side"), "{threat}");
}

#[test]
fn records_are_named_by_number_hash_and_words() {
    let path = page("explain-names");
    let file = path.to_str().unwrap();
    let list = out(&["explain", "list", file]);
    let first = list.lines().next().unwrap();
    let name = first.split(' ').next().unwrap();
    let (hash, number) = name.split_once('-').unwrap();
    assert_eq!(number, "1");
    let told = out(&["explain", name, file]);
    assert!(told.starts_with(first), "{told}");
    assert_eq!(told, out(&["explain", "1", file]));
    assert_eq!(told, out(&["explain", &format!("{}-1", &hash[..6]), file]));
    // The export names an event as this does.
    let plover = out(&["export", "--to", "plover", file]);
    assert!(list.contains(lines(&plover)[0]["id"].as_str().unwrap()), "{plover}");
    let nothing = run(&["explain", "no such words", file]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("explain list"));
    std::fs::remove_file(path).unwrap();
}

#[test]
fn documents_coded_before_are_explained_alike() {
    let path = std::env::temp_dir().join(format!("demarche-explain-coded-{}.jsonl", std::process::id()));
    std::fs::write(&path, out(&["code", PAGES])).unwrap();
    assert_eq!(out(&["explain", "all", path.to_str().unwrap()]), out(&["explain", "all", PAGES]));
    std::fs::remove_file(path).unwrap();
}
