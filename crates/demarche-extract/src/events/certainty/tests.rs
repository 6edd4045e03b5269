//! The examples that stand beside the words of `data/certainty.tsv`, and sentences of more than one such word.

use super::words::lines;
use crate::Page;
use crate::testing::document;
use demarche_lexicon::Lexicon;
use demarche_parse::Parser;
use demarche_text::Span;

/// How certain the word in brackets is.
fn certainty(example: &str, parser: &Parser, lexicon: &Lexicon) -> Option<f64> {
    let at = example.find('[')?;
    let text = example.replace(['[', ']'], "");
    let document = document(&text);
    let syntax = parser.annotate(&text, &[Span::new(0, text.len())]);
    let word = syntax.tokens.iter().position(|t| t.span.start as usize == at)?;
    let page = Page { document: &document, syntax: &syntax, lexicon };
    crate::certainties(&page, &[word]).first().copied()
}

fn wrong(cases: impl Iterator<Item = (f64, &'static str)>) -> Vec<String> {
    let (parser, lexicon) = (Parser::embedded(), Lexicon::embedded());
    let told = |(expected, example): (f64, &str)| {
        let got = certainty(example, &parser, &lexicon);
        let near = got.is_some_and(|got| (got - expected).abs() <= 0.5);
        (!near).then(|| format!("{expected} but {got:?}: {example}"))
    };
    cases.filter_map(told).collect()
}

#[test]
fn the_examples_hold() {
    let cases = lines().filter_map(|(_, certain, _, example)| Some((certain?.held, example)));
    assert_eq!(wrong(cases), Vec::<String>::new());
}

#[test]
fn every_line_has_its_cells() {
    let written = include_str!("../../../data/certainty.tsv").lines();
    let written = written.filter(|line| !line.is_empty() && !line.starts_with('#')).count();
    assert_eq!(written, lines().count());
}

#[test]
fn words_above_take_their_part() {
    let cases = [
        (3.0, "The ministers [met] in Vienna."),
        (-2.6, "The ministers did not [meet] in Vienna."),
        (-2.6, "The ministers did not manage to [meet] in Vienna."),
        (-0.6, "The ministers do not plan to [meet] in Vienna."),
        (1.0, "The ministers might agree to [meet] in Vienna."),
        (0.8, "The president will resign if the ministers [meet] in Vienna."),
        (2.0, "The ministers flew to Vienna to [meet] the envoy."),
        (-1.4, "The ministers left Vienna without [meeting] the envoy."),
        (1.2, "The ministers have not ruled out [meeting] in Vienna."),
        // What a definite phrase names is there, whatever becomes of it.
        (2.8, "These [attacks] will not stop the talks."),
        (-2.0, "No [attacks] were reported."),
        (-1.0, "The army did not launch an [attack]."),
        (1.2, "The army wants an [attack] on the port."),
        (2.8, "The army rejected the [accusations]."),
    ];
    assert_eq!(wrong(cases.into_iter()), Vec::<String>::new());
}
