//! `demarche positions`: the ledger over the example pages and over records coded before.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/program.rs"]
mod program;

use program::{PAGES, lines, out, run};
use serde_json::Value;
use std::path::Path;

#[test]
fn every_entry_stands_on_words_of_a_page() {
    let all = lines(&out(&["positions", "--json", PAGES]));
    assert!(all.len() > 40, "only {} entries", all.len());
    for entry in &all {
        let history = entry["history"].as_array().unwrap();
        assert!(!history.is_empty(), "an entry without history: {entry}");
        for step in history {
            for report in step["reports"].as_array().unwrap() {
                assert!(!report["evidence"]["text"].as_str().unwrap().is_empty());
            }
        }
    }
    assert!(all.iter().any(|e| e["history"].as_array().unwrap().len() > 1), "no stance has a history");
    assert!(all.iter().any(|e| e["status"] == "rejected"), "nothing is answered");
}

#[test]
fn answers_point_both_ways() {
    let all = lines(&out(&["positions", "--json", PAGES]));
    let mut links = 0;
    for entry in &all {
        for answered in entry["answers"].as_array().unwrap() {
            let other = all.iter().find(|e| e["entry"] == *answered).unwrap();
            assert!(other["answered_by"].as_array().unwrap().contains(&entry["entry"]));
            links += 1;
        }
    }
    assert!(links > 0, "no answer was found in the examples");
}

#[test]
fn a_question_narrows_the_ledger() {
    let of = |args: &[&str]| lines(&out(&[&["positions", "--json"], args, &[PAGES]].concat()));
    let russia = of(&["--holder", "Russia", "--kind", "demand"]);
    assert!(!russia.is_empty());
    for entry in &russia {
        assert_eq!(entry["kind"], "demand");
        assert!(entry["holders"].as_array().unwrap().iter().any(|h| h["id"] == "RUS"), "{entry}");
    }
    assert_eq!(russia, of(&["--holder", "rus", "--kind", "demand"]));
    let early = of(&["--on", "2022-01-11"]);
    assert!(early.len() < of(&[]).len());
    for entry in early {
        for step in entry["history"].as_array().unwrap() {
            assert!(step["day"].as_str().is_none_or(|day| day <= "2022-01-11"), "{step}");
        }
    }
}

#[test]
fn records_coded_before_give_the_same_ledger_in_any_order() {
    let records = out(&["code", PAGES]);
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("positions");
    std::fs::create_dir_all(&place).unwrap();
    let (straight, turned) = (place.join("straight.jsonl"), place.join("turned.jsonl"));
    std::fs::write(&straight, &records).unwrap();
    // The pages with their records, the last one first.
    let mut pages: Vec<String> = Vec::new();
    for line in records.lines() {
        if line.starts_with(r#"{"record":"document""#) {
            pages.push(String::new());
        }
        let page = pages.last_mut().unwrap();
        page.push_str(line);
        page.push('\n');
    }
    pages.reverse();
    std::fs::write(&turned, pages.concat()).unwrap();
    let live = out(&["positions", PAGES]);
    assert_eq!(live, out(&["positions", straight.to_str().unwrap()]));
    assert_eq!(live, out(&["positions", turned.to_str().unwrap()]));
    assert_eq!(live, out(&["positions", "--threads", "3", PAGES]));
}

#[test]
fn help_shows_examples_and_a_wrong_kind_is_status_2() {
    assert!(out(&["positions", "--help"]).contains("--holder Russia --kind demand"));
    assert_eq!(run(&["positions", "--kind", "wish", PAGES]).status.code(), Some(2));
    assert_eq!(run(&["positions", "no-such-file.txt"]).status.code(), Some(1));
}

#[test]
fn a_coded_file_that_is_no_text_is_skipped_and_counted() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("positions");
    std::fs::create_dir_all(&place).unwrap();
    let broken = place.join("broken.jsonl");
    let mut bytes = out(&["code", PAGES]).into_bytes();
    bytes.extend([0xff, 0xfe, b'\n']);
    std::fs::write(&broken, bytes).unwrap();
    assert_eq!(run(&["positions", broken.to_str().unwrap()]).status.code(), Some(1));
}

#[test]
fn a_refusal_answers_the_demand_before_it() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("positions");
    std::fs::create_dir_all(&place).unwrap();
    let answers = |text: &str| {
        let page = place.join("answers.txt");
        std::fs::write(&page, text).unwrap();
        let records = out(&["code", page.to_str().unwrap()]);
        let refusal =
            records.lines().find(|l| l.contains(r#""kind":"refusal""#)).unwrap_or_default().to_owned();
        let refusal: Value = serde_json::from_str(&refusal).unwrap();
        refusal["answers"]["text"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(
        answers("France urged Mali to free the soldiers. Mali refused to release them."),
        "to free the soldiers"
    );
    assert_eq!(answers("France urged Chad to free the soldiers. Mali refused to release them."), "");
}
