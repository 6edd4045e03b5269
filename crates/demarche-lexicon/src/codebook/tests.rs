//! The tables can be read whole, and answer.

use super::*;

#[test]
fn every_line_of_the_codebook_can_be_read() {
    let mut problems = Vec::new();
    let predicates = Predicates::read(&mut problems);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(predicates.words(WordKind::Verb) >= 900, "{}", predicates.words(WordKind::Verb));
    assert!(predicates.words(WordKind::Noun) >= 300, "{}", predicates.words(WordKind::Noun));
}

#[test]
fn every_entry_has_an_example() {
    let missing: Vec<_> = Predicates::embedded()
        .all()
        .iter()
        .filter(|entry| entry.example.is_empty())
        .map(|entry| entry.from)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn words_are_found_by_lemma_and_kind() {
    let predicates = Predicates::embedded();
    assert!(predicates.of(WordKind::Verb, "shell").next().is_some());
    assert!(predicates.of(WordKind::Noun, "ceasefire").next().is_some());
    assert!(predicates.of(WordKind::Verb, "be").next().is_none());
}

#[test]
fn acts_compose() {
    let predicates = Predicates::embedded();
    let entry = predicates.of(WordKind::Noun, "ceasefire").next();
    let Some(Meaning::Plain(truce)) = entry.map(|e| e.meaning) else {
        panic!("a ceasefire is a plain event")
    };
    let demanded = predicates.compose("demand", Some(&truce));
    assert_eq!(demanded.map(|c| (c.kind.as_str(), c.mode)), Some(("REQUEST", Some("yield"))));
}
