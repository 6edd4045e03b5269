//! Tokens and sentences by themselves: tables that a linguist can read and extend, and texts without end.

use demarche_parse::text;
use demarche_text::Span;

fn tokens(of: &str) -> Vec<Span> {
    let mut found = Vec::new();
    text::tokens(of, Span::new(0, of.len()), &mut found);
    found
}

fn sentences(of: &str) -> Vec<&str> {
    let tokens = tokens(of);
    let ranges = text::sentences(of, Span::new(0, of.len()), &tokens);
    ranges.into_iter().map(|r| tokens[r.start].cover(tokens[r.end - 1]).of(of)).collect()
}

#[test]
fn tokens_of_the_table() {
    let mut wrong = Vec::new();
    for line in include_str!("text/tokens.txt").lines().filter(|l| !l.starts_with("# ") && !l.is_empty()) {
        let (of, expected) = line.split_once('\t').expect("a tab");
        let found: Vec<&str> = tokens(of).into_iter().map(|s| s.of(of)).collect();
        if found.join("|") != expected {
            wrong.push(format!("{}\n  not {expected}", found.join("|")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_of_the_table() {
    let mut wrong = Vec::new();
    for case in include_str!("text/sentences.txt").split("\n\n") {
        let Some((of, expected)) = case.split_once("\n=\n") else { continue };
        let of = of.lines().filter(|l| !l.starts_with("# ")).collect::<Vec<_>>().join(" ");
        let found = sentences(&of);
        if found != expected.trim_end().lines().collect::<Vec<_>>() {
            wrong.push(found.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A title, a byline and a list are stretches or lines of their own.
#[test]
fn lines_and_lists() {
    let page = "Ministers fail to agree on gas\n\nBy Ann Lee\n\nThey will meet:\n- on Monday in Rome\n- on Friday in Bonn";
    let expected = [
        "Ministers fail to agree on gas",
        "By Ann Lee",
        "They will meet:",
        "- on Monday in Rome",
        "- on Friday in Bonn",
    ];
    assert_eq!(sentences(page), expected);
}

/// What a paragraph gives does not depend on the paragraphs round it.
#[test]
fn paragraphs_stand_alone() {
    let (a, b) = ("the food was good we liked it\n\n", "He left. She did not say why");
    let both = format!("{a}{b}");
    assert_eq!(sentences(&both), [sentences(a), sentences(b)].concat());
}

/// Linear work and short sentences whatever the text; `examples/split.rs --time` measures 100 MB.
#[test]
fn texts_without_an_end() {
    let n = 40_000;
    for of in [
        "word ".repeat(n),
        "no stop, ".repeat(n),
        "a".repeat(5 * n),
        "U.S. ".repeat(n),
        "a.b.".repeat(n),
        "\" ) ".repeat(n),
        "[1][2]".repeat(n / 4),
        ")".repeat(n),
        "- ".repeat(n),
        "x\n".repeat(n),
        "\n".repeat(n),
        "‘’".repeat(n),
        "1-".repeat(n),
        "a@".repeat(n),
    ] {
        let tokens = tokens(&of);
        let ranges = text::sentences(&of, Span::new(0, of.len()), &tokens);
        let mut next = 0;
        for range in &ranges {
            assert!(range.start == next && !range.is_empty() && range.len() <= 150);
            next = range.end;
        }
        assert_eq!(next, tokens.len());
    }
}
