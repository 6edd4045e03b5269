//! The example of every entry of the codebook, end to end: the sentence must give an event of the entry's type.
//!
//! A rate with a floor, not all or nothing: an example may fail because the sentence is parsed wrongly.

use demarche::record::type_and_mode;
use demarche::{Coder, Lexicon, Page, Record};
use demarche_lexicon::Meaning;

/// The share of examples that must give the type (and mode) of their entry. What fails is mostly a noun with one
/// participant or an act without a known actor, which are not told, and sentences that are parsed wrongly.
const FLOOR: f64 = 0.85;

#[test]
fn examples_of_the_codebook_give_what_their_entries_say() {
    let coder = Coder::new();
    let lexicon = Lexicon::embedded();
    let (mut asked, mut right) = (0, 0);
    let mut wrong = Vec::new();
    for entry in lexicon.predicates().all() {
        let (sentence, expected) = match (entry.example.split_once(" => "), entry.meaning) {
            (Some((sentence, expected)), _) => (sentence, expected.trim().to_owned()),
            (None, Meaning::Plain(code)) if !code.weak => {
                (entry.example, type_and_mode(code.kind, code.mode))
            }
            _ => continue,
        };
        let found = events(&coder, sentence);
        asked += 1;
        let told = |kind: &str| found.iter().any(|f| f.starts_with(kind));
        if expected.strip_prefix("no ").map_or_else(|| told(&expected), |unwanted| !told(unwanted)) {
            right += 1;
        } else {
            wrong.push(format!("{}:{}: {sentence} => {expected}, got {found:?}", entry.from.0, entry.from.1));
        }
    }
    let rate = f64::from(right) / f64::from(asked.max(1));
    println!("{right} of {asked} examples ({:.1} %)\n{}", rate * 100.0, wrong.join("\n"));
    assert!(rate >= FLOOR, "{right} of {asked}\n{}", wrong.join("\n"));
}

/// The types and modes of the events of a sentence.
fn events(coder: &Coder, sentence: &str) -> Vec<String> {
    let page = Page::text("example", sentence);
    coder
        .code_page(&page)
        .records
        .iter()
        .filter_map(|record| match record {
            Record::Event(event) => Some(type_and_mode(event.kind, event.mode)),
            _ => None,
        })
        .collect()
}
