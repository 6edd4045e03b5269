//! The ledger over seven pages about one invented dispute: what a careful reader would write down.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/program.rs"]
mod program;

use program::{lines, out};
use serde_json::Value;

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/ledger/corantijn.jsonl");

/// The entries that a question finds.
fn ledger(question: &[&str]) -> Vec<Value> {
    lines(&out(&[&["positions", "--json"], question, &[PAGES]].concat()))
}

/// Day and status of each step.
fn steps(entry: &Value) -> Vec<(String, String)> {
    let word = |step: &Value, key: &str| step[key].as_str().unwrap_or_default().to_owned();
    entry["history"].as_array().unwrap().iter().map(|s| (word(s, "day"), word(s, "status"))).collect()
}

fn about<'a>(entries: &'a [Value], words: &str) -> &'a Value {
    let tells = |entry: &&Value| entry["history"].to_string().contains(words);
    entries.iter().find(tells).unwrap_or_else(|| panic!("no entry about {words}"))
}

#[test]
fn a_demand_is_issued_rejected_repeated_and_dropped() {
    let demands = ledger(&["--holder", "Suriname", "--toward", "Guyana", "--kind", "demand"]);
    assert_eq!(demands.len(), 1, "title and body, page and page tell one demand: {demands:?}");
    let history = steps(&demands[0]);
    let told: Vec<(&str, &str)> =
        history.iter().map(|(day, status)| (day.as_str(), status.as_str())).collect();
    assert_eq!(
        told,
        [
            ("2025-03-03", "issued"),
            ("2025-03-03", "rejected"),
            ("2025-03-06", "rejected"),
            ("2025-03-10", "repeated"),
            ("2025-03-20", "withdrawn"),
        ]
    );
    assert_eq!(demands[0]["status"], "withdrawn");
}

#[test]
fn what_is_known_on_a_day_is_all_that_counts() {
    let on = |day| ledger(&["--holder", "Suriname", "--kind", "demand", "--toward", "Guyana", "--on", day]);
    assert_eq!(on("2025-03-04")[0]["status"], "rejected");
    assert_eq!(on("2025-03-21")[0]["status"], "withdrawn");
    assert!(on("2025-03-01").is_empty());
}

#[test]
fn a_denial_told_in_other_words_is_repeated_and_answers_the_accusation() {
    let denials = ledger(&["--holder", "Guyana", "--kind", "denial"]);
    let crossed = about(&denials, "crossed");
    let history = steps(crossed);
    assert_eq!(history.iter().map(|(_, status)| status.as_str()).collect::<Vec<_>>(), ["issued", "repeated"]);
    let accusations = ledger(&["--holder", "Suriname", "--kind", "accusation"]);
    assert_eq!(about(&accusations, "1970 agreement")["status"], "rejected");
}

#[test]
fn an_offer_is_answered_on_another_page() {
    let offers = ledger(&["--holder", "Guyana", "--kind", "offer"]);
    let patrols = about(&offers, "joint patrols");
    assert_eq!(patrols["status"], "rejected");
    let refused = patrols["history"].as_array().unwrap().last().unwrap();
    assert_eq!((refused["day"].as_str(), &refused["by"][0]["id"]), (Some("2025-03-10"), &Value::from("SUR")));
}

#[test]
fn who_is_placed_on_one_page_is_known_on_the_others() {
    let promises = ledger(&["--holder", "Suriname", "--kind", "promise"]);
    about(&promises, "reopen the ferry on March 22");
    let brief = out(&["brief", PAGES]);
    assert!(
        brief.contains("Guyana, Suriname, “Boa Vista” [4.2]"),
        "the title's Brazil is Boa Vista: {brief}"
    );
    assert!(brief.contains("follows:"), "the second round follows the first");
}
