//! `demarche export`: the example pages in four layouts, beside what `demarche code` prints of them.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/program.rs"]
mod program;

use program::{PAGES, out, run};
use serde_json::Value;
use std::path::PathBuf;

/// What `demarche code` prints, in a file of its own.
fn coded(name: &str) -> (PathBuf, Vec<Value>) {
    let lines = out(&["code", PAGES]);
    let path = std::env::temp_dir().join(format!("demarche-{name}-{}.jsonl", std::process::id()));
    std::fs::write(&path, &lines).unwrap();
    (path, program::lines(&lines))
}

#[test]
fn records_coded_before_give_the_same_rows_as_their_pages() {
    let (path, _) = coded("exports-same");
    for layout in ["gdelt", "icews", "polecat", "plover"] {
        let rows = out(&["export", "--to", layout, path.to_str().unwrap()]);
        assert!(rows.lines().count() > 40, "{layout}");
        assert_eq!(rows, out(&["export", "--to", layout, PAGES]), "{layout}");
    }
    std::fs::remove_file(path).unwrap();
}

#[test]
fn every_row_is_an_event_of_the_records() {
    let (path, records) = coded("exports-rows");
    let name = path.to_str().unwrap();
    let text = |document: &Value| -> String {
        let found = records.iter().find(|r| r["record"] == "document" && r["id"] == *document).unwrap();
        found["text"].as_str().unwrap().to_owned()
    };
    // A tail headline's events are in no export.
    let in_tail = |event: &Value| {
        let page =
            records.iter().find(|r| r["record"] == "document" && r["id"] == event["document"]).unwrap();
        let at = event["span"]["start"].as_u64();
        let mut parts = page["parts"].as_array().unwrap().iter();
        parts.any(|p| p["role"] == "headline" && p["start"].as_u64() <= at && at < p["end"].as_u64())
    };
    let events: Vec<&Value> = records.iter().filter(|r| r["record"] == "event" && !in_tail(r)).collect();
    let once = |e: &&&Value| e["status"] == "actual" && e["same_as"].is_null();
    let actual: Vec<&&Value> = events.iter().filter(once).collect();

    let plover = out(&["export", "--to", "plover", name]);
    let rows: Vec<Value> = plover.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), events.len());
    for (row, event) in rows.iter().zip(&events) {
        let (start, end) =
            (row["text_info"]["start"].as_u64().unwrap(), row["text_info"]["end"].as_u64().unwrap());
        let words: String =
            text(&event["document"]).chars().skip(start as usize).take((end - start) as usize).collect();
        assert_eq!(words, event["span"]["text"].as_str().unwrap());
        assert_eq!((&row["status"], &row["cameo"]), (&event["status"], &event["cameo"]));
    }

    let polecat = out(&["export", "--to", "polecat", name]);
    assert_eq!(polecat.lines().count(), actual.len() + 1);
    for (line, event) in polecat.lines().skip(1).zip(&actual) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 40);
        assert_eq!(cells[2], event["type"].as_str().unwrap());
        // A mode, and its score, may come from a later telling of the event.
        if cells[3] == event["mode"].as_str().unwrap_or("None") {
            assert_eq!(cells[4].parse::<f64>().unwrap(), event["score"].as_f64().unwrap());
        }
        let names = if cells[7] == "None" { 0 } else { cells[7].split("; ").count() };
        assert_eq!(names, event["actors"].as_array().unwrap().len(), "{line}");
    }

    let gdelt = out(&["export", "--to", "gdelt", name]);
    let mut codes: Vec<&str> = gdelt.lines().map(|line| line.split('\t').nth(26).unwrap()).collect();
    codes.dedup();
    let mut wanted: Vec<&str> = actual.iter().map(|e| e["cameo"].as_str().unwrap()).collect();
    wanted.dedup();
    assert_eq!(codes, wanted);
    std::fs::remove_file(path).unwrap();
}

#[test]
fn others_than_actual_events_are_asked_for() {
    let rows = |args: &[&str]| out(&[&["export", "--to", "polecat", PAGES], args].concat()).lines().count();
    let actual = rows(&[]);
    assert!(rows(&["--status", "actual,planned"]) > actual);
    assert!(rows(&["--status", "negated"]) < actual);
    let told = run(&["export", "--to", "icews", PAGES]);
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(told.contains("left out") && told.contains("--status"), "{told}");
}

#[test]
fn a_wrong_layout_is_told() {
    let output = run(&["export", "--to", "acled", PAGES]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    for layout in ["gdelt", "icews", "polecat", "plover"] {
        assert!(told.contains(layout), "{told}");
    }
}
