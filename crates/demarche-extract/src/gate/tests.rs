//! Which sentences pass.

use super::gate;
use super::words::Word;
use crate::testing::document;
use demarche_lexicon::{Lexicon, Predicates, WordKind};
use demarche_parse::{Parser, Split};
use demarche_text::{Part, Role, Span};

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

/// For each sentence whether it is parsed, on a page of these parts.
fn kept(parts: &[(Role, &str)]) -> Vec<bool> {
    let mut text = String::new();
    let place = |(role, part): &(Role, &str)| {
        let start = text.len();
        text.push_str(part);
        let span = Span::new(start, text.len());
        text.push_str("\n\n");
        Part { role: *role, span }
    };
    let parts: Vec<Part> = parts.iter().map(place).collect();
    let spans: Vec<Span> = parts.iter().map(|part| part.span).collect();
    let page = demarche_text::Document { parts, ..document(&text) };
    gate(&page, &Parser::bulk().split(&text, &spans), &Lexicon::embedded())
}

const TOLD: &str =
    "Norway condemned the bombing of the old harbour in a letter to the council of the league.";

#[test]
fn how_much_is_left_out_depends_on_how_much_can_be() {
    let nobody = "The old bridge is long and narrow.";
    let named = "The bridge of Okonkwo is long.";
    let body = |told: usize, others: &[&str]| {
        let text = [vec![TOLD; told], others.to_vec()].concat().join(" ");
        let kept = kept(&[(Role::Body, &text)]);
        kept.into_iter().skip(told).collect::<Vec<_>>()
    };
    assert_eq!(body(9, &[nobody, named]), [true, true], "less than a tenth: who knows whom it introduces");
    assert_eq!(body(5, &[nobody, named]), [false, true], "less than a fifth: only what names nobody");
    assert_eq!(body(2, &[nobody, named]), [false, false]);
}

#[test]
fn a_headline_of_another_article_is_judged_by_itself() {
    let dull = "Okonkwo in the garden";
    let page = [(Role::Body, TOLD), (Role::Body, TOLD), (Role::Headline, dull), (Role::Headline, TOLD)];
    assert_eq!(kept(&page), [true, true, false, true]);
}

#[test]
fn whatever_the_tables_know_opens_by_itself() {
    let (lexicon, book) = (Lexicon::embedded(), Predicates::embedded());
    let mut cues = crate::statements::introducing().filter(|(_, _, asked)| asked.is_empty());
    assert!(cues.all(|(word, ..)| Word::new(word, &lexicon).tells(None)));
    let free = book
        .lemmas()
        .filter(|lemma| book.of(WordKind::Verb, lemma).any(|entry| super::words::told_alone(book, entry)));
    let shut: Vec<&str> = free.filter(|lemma| !Word::new(lemma, &lexicon).tells(None)).collect();
    assert!(shut.is_empty(), "{shut:?}");
}
