//! Which sentences pass.

use super::gate;
use crate::testing::document;
use demarche_lexicon::Lexicon;
use demarche_parse::{Parser, Split};
use demarche_text::Span;

fn split(text: &str) -> Split {
    Parser::bulk().split(text, &[Span::new(0, text.len())])
}

#[test]
fn cases() {
    let lexicon = Lexicon::embedded();
    let mut wrong = Vec::new();
    let lines = include_str!("cases.txt").lines().enumerate();
    for (n, line) in lines.filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
        let (expected, text) = line.split_once('\t').unwrap_or(("", line));
        let passes = gate(&document(text), &split(text), &lexicon).contains(&true);
        if expected != if passes { "keep" } else { "drop" } {
            wrong.push(format!("cases.txt:{}: expected {line}", n + 1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_answer_for_each_sentence_of_any_text() {
    let lexicon = Lexicon::embedded();
    for text in ["", "\n\n", "”“\"", "a\u{0}b. c", "1", "Q: Why?\nA: So.\nQ: When?\nA: Now.", "日本語。 said"]
    {
        let split = split(text);
        assert_eq!(gate(&document(text), &split, &lexicon).len(), split.sentences().len(), "{text:?}");
    }
}
