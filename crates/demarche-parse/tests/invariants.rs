//! What holds for every text: spans, order, trees, names, and numbers that no neighbour can change.

use demarche_parse::{Parser, Syntax};
use demarche_text::Span;

/// A small deterministic source of choices.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % n
    }
}

const PIECES: &[&str] = &[
    "The",
    "minister",
    "said",
    "U.S.",
    "Mr.",
    "“",
    "”",
    "\"",
    "'",
    "’s",
    "n't",
    ".",
    "...",
    "…",
    "!",
    "?",
    ",",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "-",
    "—",
    "(",
    ")",
    "[1]",
    "1.",
    "$5bn",
    "3,000",
    "http://a.b/c.",
    "a@b.org",
    "@x",
    "#tag",
    "é",
    "日本語。",
    "שלום",
    "🙂",
    "👩‍👩‍👧",
    "\u{301}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\r\n",
    "\u{2028}",
    "Iran",
    "rejects",
    "x.y.z",
    "İ",
    "ß",
    "ﬁ",
    "``",
    "''",
    "--",
    "*",
    "=",
    "'90s",
    "cannot",
    "e.g.",
    "Kim Jong-un",
    "\t",
    "\u{a0}",
    "ǆ",
    "𝒳",
    "\u{10ffff}",
];

fn random_text(dice: &mut Dice) -> String {
    let n = dice.roll(120);
    (0..n).map(|_| PIECES[dice.roll(PIECES.len())]).collect()
}

fn check(text: &str, stretches: &[Span], syntax: &Syntax) {
    let mut end = 0;
    for (i, token) in syntax.tokens.iter().enumerate() {
        let word = text.get(token.span.range()).expect("a token's span must slice the text");
        assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{word:?}");
        assert!(token.span.start >= end, "tokens in order");
        end = token.span.end;
        assert!(syntax.sentences[token.sentence].tokens.contains(&i));
        assert!(!token.lemma.is_empty());
    }
    let mut next = 0;
    for (s, sentence) in syntax.sentences.iter().enumerate() {
        assert_eq!(sentence.tokens.start, next, "sentences cover the tokens");
        next = sentence.tokens.end;
        assert!(!sentence.tokens.is_empty() && sentence.tokens.len() <= 150);
        assert!(stretches[sentence.stretch].contains(sentence.span));
        let roots = sentence.tokens.clone().filter(|&t| syntax.tokens[t].head.is_none());
        assert_eq!(roots.count(), 1, "one root");
        for t in sentence.tokens.clone() {
            assert_eq!(syntax.tokens[t].sentence, s);
            let steps =
                syntax.ancestors(t).take(200).inspect(|a| assert!(sentence.tokens.contains(a))).count();
            assert!(steps < 150, "no cycle");
        }
        assert_eq!(syntax.subtree(syntax.root(s)).len(), sentence.tokens.len());
    }
    assert_eq!(next, syntax.tokens.len());
    for pair in syntax.names.windows(2) {
        assert!(pair[0].tokens.end <= pair[1].tokens.start);
    }
}

fn same(a: &Syntax, b: &Syntax) {
    assert_eq!(a.tokens, b.tokens);
    assert_eq!(a.sentences, b.sentences);
    assert_eq!(a.names, b.names);
}

fn all(text: &str) -> Vec<Span> {
    vec![Span::new(0, text.len())]
}

#[test]
fn any_text_gives_valid_trees_on_every_path() {
    let mut dice = Dice(11);
    let parsers = Parser::every_path();
    for round in 0..200 {
        let text = random_text(&mut dice);
        let stretches = all(&text);
        let first = Parser::embedded().annotate(&text, &stretches);
        check(&text, &stretches, &first);
        // the portable path, the first, is slow
        for parser in &parsers[usize::from(round % 20 != 0)..] {
            same(&first, &parser.annotate(&text, &stretches));
        }
    }
}

#[test]
fn stretches_that_do_not_fit_are_skipped() {
    let text = "Zoë left. 日本";
    let parser = Parser::embedded();
    for (start, end) in [(0, 3), (3, 9), (0, 400), (5, 5), (90, 100)] {
        let stretches = [Span::new(start, end)];
        parser.annotate(text, &stretches);
    }
    assert_eq!(parser.annotate(text, &[]).tokens.len(), 0);
}

/// The same sentence has the same analysis alone, among others and in a text of any length.
#[test]
fn neighbours_change_nothing() {
    let sentences = [
        "Iran's foreign minister rejected the proposal on Tuesday.",
        "Moscow expelled three diplomats.",
        "“We will respond,” he said.",
        "Talks collapsed.",
        "The United States and its allies have accused Pyongyang of violating several U.N. resolutions.",
    ];
    let parser = Parser::embedded();
    let mut dice = Dice(5);
    let order: Vec<usize> = (0..150).map(|_| dice.roll(sentences.len())).collect();
    let text = order.iter().map(|&i| sentences[i]).collect::<Vec<_>>().join("\n\n");
    let together = parser.annotate(&text, &all(&text));
    assert_eq!(together.sentences.len(), order.len());
    for (found, &i) in together.sentences.iter().zip(&order) {
        let alone = parser.annotate(sentences[i], &all(sentences[i]));
        assert_eq!(found.tokens.len(), alone.tokens.len());
        for (a, b) in together.tokens[found.tokens.clone()].iter().zip(&alone.tokens) {
            assert_eq!((a.pos, a.tag, a.label, &a.lemma), (b.pos, b.tag, b.label, &b.lemma));
            assert_eq!(a.head.map(|h| h - found.tokens.start), b.head);
        }
    }
}

#[test]
fn a_very_long_line_is_linear_work() {
    let parser = Parser::embedded();
    for text in [
        "a".repeat(300_000),
        "word, ".repeat(8_000),
        "x.".repeat(30_000),
        "((((".repeat(10_000),
        "\n".repeat(300_000),
    ] {
        let stretches = all(&text);
        check(&text, &stretches, &parser.annotate(&text, &stretches));
    }
}

/// A dateline hangs on the root of the sentence it opens and takes part in nothing else.
#[test]
fn datelines_are_parsed_apart() {
    let (lead, rest) = ("VIENNA, Dec 9 (Agency) - ", "Iran rejected the proposal.");
    let parser = Parser::embedded();
    let whole = format!("{lead}{rest}");
    let (whole, alone) = (parser.annotate(&whole, &all(&whole)), parser.annotate(rest, &all(rest)));
    assert_eq!(whole.sentences.len(), 1);
    let skip = whole.tokens.len() - alone.tokens.len();
    for (a, b) in whole.tokens[skip..].iter().zip(&alone.tokens) {
        assert_eq!((a.head.map(|h| h - skip), a.label), (b.head, b.label));
    }
    check(&format!("{lead}{rest}"), &all(&format!("{lead}{rest}")), &whole);
}

/// One line of the shipped model's output, so that another machine's numbers are compared with this one's.
#[test]
fn the_analysis_of_a_known_sentence() {
    let text = "Moscow has been accused of violating the accord by the U.S. State Department.";
    let syntax = Parser::embedded().annotate(text, &all(text));
    let line: Vec<String> = syntax
        .tokens
        .iter()
        .map(|t| format!("{}/{}/{}", t.span.of(text), t.lemma, t.label.as_str()))
        .collect();
    assert_eq!(
        line[..4].join(" "),
        "Moscow/Moscow/nsubj:pass has/have/aux been/be/aux:pass accused/accuse/root"
    );
    assert_eq!(syntax.children(3).next(), Some(0));
    assert_eq!((syntax.left_edge(3), syntax.right_edge(3)), (0, syntax.tokens.len() - 1));
}
