//! The examples that stand beside the entries of `data/positions.tsv`.

use super::cues;
use crate::Page;
use crate::testing::document;
use demarche_lexicon::Lexicon;
use demarche_parse::Parser;
use demarche_record::Record;
use demarche_text::Span;

/// Whether the content of some position agrees with the words in brackets by four parts in five.
fn holds(example: &str, parser: &Parser, lexicon: &Lexicon) -> bool {
    let (Some(open), Some(close)) = (example.find('['), example.find(']')) else {
        return false;
    };
    let text = example.replace(['[', ']'], "");
    let expected = Span::new(open, close - 1);
    let document = document(&text);
    let syntax = parser.annotate(&text, &[Span::new(0, text.len())]);
    let page = Page { document: &document, syntax: &syntax, lexicon };
    crate::records(&page).into_iter().any(|record| {
        let Record::Position(position) = record else {
            return false;
        };
        let content = position.content;
        let shared = content.end.min(expected.end).saturating_sub(content.start.max(expected.start));
        let union = content.cover(expected).len() as u32;
        shared * 5 >= union * 4
    })
}

#[test]
fn the_examples_hold() {
    let (parser, lexicon) = (Parser::embedded(), Lexicon::embedded());
    let all: Vec<&str> = cues::all().map(|cue| cue.example).collect();
    let failed: Vec<&str> =
        all.iter().copied().filter(|example| !holds(example, &parser, &lexicon)).collect();
    // The parser reads one or another of them wrong; which ones changes with its training.
    assert!(
        failed.len() * 5 <= all.len(),
        "{} of {} examples fail:\n{}",
        failed.len(),
        all.len(),
        failed.join("\n")
    );
}

#[test]
fn every_line_is_an_entry() {
    let lines = include_str!("../../data/positions.tsv")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .count();
    assert_eq!(lines, cues::all().count());
}
