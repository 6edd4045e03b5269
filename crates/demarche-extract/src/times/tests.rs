//! The tables of the times: `data/times.tsv` (the words) and `data/times_cases.tsv` (sentences a linguist wrote).

use super::{Timex, timexes, words};
use crate::testing::document;
use crate::{Page, Times};
use demarche_lexicon::Lexicon;
use demarche_parse::Parser;
use demarche_text::{Document, Span};
use std::sync::OnceLock;

const CASES: &str = include_str!("../../data/times_cases.tsv");

fn tools() -> &'static (Parser, Lexicon) {
    static TOOLS: OnceLock<(Parser, Lexicon)> = OnceLock::new();
    TOOLS.get_or_init(|| (Parser::embedded(), Lexicon::embedded()))
}

/// What is found in `text`: the expressions, and the intervals as "words = first..last".
fn read(text: &str, published: Option<&str>) -> (Vec<Timex>, Vec<String>) {
    let span = Span::new(0, text.len());
    let document = Document { published: published.and_then(|d| d.parse().ok()), ..document(text) };
    let (parser, lexicon) = tools();
    let syntax = parser.annotate(text, &[span]);
    let page = Page { document: &document, syntax: &syntax, lexicon };
    let times = Times::find(&page);
    let date = |d: Option<demarche_text::Date>| d.map_or_else(|| "?".to_owned(), |d| d.to_string());
    let intervals = times
        .all
        .iter()
        .filter_map(|t| t.when)
        .map(|w| format!("{} = {}..{}", w.span.of(text), date(w.start), date(w.end)))
        .collect();
    (timexes(&page), intervals)
}

fn written(text: &str, found: &[Timex]) -> String {
    let one = |t: &Timex| format!("{} = {}", t.span.of(text), t.value);
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn sentences_have_their_expressions_and_intervals() {
    let mut wrong = Vec::new();
    for (at, line) in CASES.lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
        let mut cells = line.split('\t').chain(std::iter::repeat(""));
        let mut cell = || cells.next().unwrap_or_default();
        let (published, sentence, values, days) = (cell(), cell(), cell(), cell());
        let (found, intervals) = read(sentence, Some(published).filter(|p| *p != "-"));
        let (found, intervals) = (written(sentence, &found), intervals.join("; "));
        if found != values {
            wrong
                .push(format!("times_cases.tsv:{}: {sentence}\n  is     {found}\n  asked  {values}", at + 1));
        }
        if intervals != days {
            wrong.push(format!(
                "times_cases.tsv:{}: {sentence}\n  is     {intervals}\n  asked  {days}",
                at + 1
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_word_of_the_table_is_read_as_its_example_says() {
    let mut wrong = Vec::new();
    for line in words::rows() {
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(cells.len() >= 3, "times.tsv: expected class, value, words: {line}");
        assert!(words::sense(cells[0], cells[1]).is_some(), "times.tsv: no such class or value: {line}");
        let (Some(example), Some(expected)) = (cells.get(3), cells.get(4)) else { continue };
        if example.is_empty() {
            continue;
        }
        let (found, _) = read(example, Some("2022-01-12"));
        if !found.iter().any(|t| t.value == *expected) {
            wrong.push(format!("{example}\n  is     {}\n  asked  {expected}", written(example, &found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_relative_is_resolved_on_an_undated_page() {
    let examples = words::rows().filter_map(|l| l.split('\t').nth(3));
    let cases = CASES.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').nth(1));
    let with_year = |s: &str| s.split(|c: char| !c.is_ascii_digit()).any(|d| d.len() == 4);
    let absolute = ["century", "nineties", "thirties", "1990s"];
    let sentences =
        examples.chain(cases).filter(|s| !with_year(s) && !absolute.iter().any(|a| s.contains(a)));
    for sentence in sentences {
        let (found, intervals) = read(sentence, None);
        assert!(intervals.is_empty(), "{sentence}: {intervals:?}");
        let dated = found.iter().find(|t| t.value.starts_with(|c: char| c.is_ascii_digit()));
        assert!(dated.is_none(), "{sentence}: {dated:?}");
    }
}

#[test]
fn the_day_of_publication_moves_every_relative_expression_with_it() {
    let monday = |day| read("The envoys met on Monday.", Some(day)).1;
    assert_eq!(monday("1999-05-05"), ["Monday = 1999-05-03..1999-05-03"]);
    assert_eq!(monday("2024-02-29"), ["Monday = 2024-02-26..2024-02-26"]);
    let last = read("The talks failed last month.", Some("2024-01-31")).1;
    assert_eq!(last, ["last month = 2023-12-01..2023-12-31"]);
}

#[test]
fn what_is_to_be_or_due_lies_ahead() {
    for text in [
        "Talks are to be held in Brussels on Wednesday.",
        "Talks are due to be held in Brussels on Wednesday.",
        "Talks are scheduled to be held in Brussels on Wednesday.",
        "Talks will be held in Brussels on Wednesday.",
        "A summit is due on Wednesday.",
    ] {
        let ahead = read(text, Some("2022-01-10")).1;
        assert_eq!(ahead, ["Wednesday = 2022-01-12..2022-01-12"], "{text}");
    }
    let past = read("Talks were held in Brussels on Wednesday.", Some("2022-01-10")).1;
    assert_eq!(past, ["Wednesday = 2022-01-05..2022-01-05"]);
}

#[test]
fn any_text_is_read_to_its_end() {
    let strange = [
        "",
        " ",
        "-",
        "the",
        "a",
        "last",
        "the last",
        "1/1/1",
        "99:99 p.m.",
        "0000-00-00",
        "31 February 2020",
        "29 February",
        "Monday Monday Monday",
        "'80s",
        "a a a a",
        "twenty twenty twenty",
        "999999999 years ago",
        "900000 decades later",
        "the 99th century",
        "year-ago year-ago",
        "5 p.m. 5 p.m. 5 p.m.",
        "½ year",
        "’s",
        "9999-12-31 and two weeks later",
        "from to between and",
        "Sept",
        "May",
        "the end of the end of the year",
    ];
    for text in strange {
        for published in [None, Some("0001-01-01"), Some("2022-01-12"), Some("9999-12-31")] {
            let _ = read(text, published);
        }
    }
}

/// Expressions that only a day of publication can resolve.
const RELATIVE: [&str; 42] = [
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "this morning",
    "this week",
    "last week",
    "next week",
    "earlier this week",
    "later this month",
    "this month",
    "last month",
    "next month",
    "this year",
    "last year",
    "next year",
    "on Monday",
    "on Sunday",
    "last Friday",
    "next Tuesday",
    "late on Thursday",
    "early on Wednesday",
    "at the weekend",
    "over the weekend",
    "in December",
    "in early March",
    "since June",
    "until April",
    "on 5 May",
    "on Jan. 10",
    "this summer",
    "last winter",
    "two days ago",
    "three weeks ago",
    "a year ago",
    "in two weeks",
    "within ten days",
    "over the past month",
    "in recent weeks",
    "for the past two years",
    "by the end of the year",
    "by Friday",
];

/// Sentences around them, by tense.
const FRAMES: [&str; 5] = [
    "Norway closed its border with Chad {}.",
    "Norway will close its border with Chad {}.",
    "{}, envoys of Norway and Chad met in Geneva.",
    "The minister said that talks had been held {} and that they had failed.",
    "Troops crossed the border {}, the ministry said.",
];

#[test]
fn nothing_relative_is_resolved_on_a_page_without_a_day() {
    for words in RELATIVE {
        for frame in FRAMES {
            let text = frame.replace("{}", words);
            let (_, intervals) = read(&text, None);
            let resolved: Vec<&String> = intervals.iter().filter(|i| !i.ends_with("= ?..?")).collect();
            assert!(resolved.is_empty(), "{text}: {resolved:?}");
        }
    }
}

#[test]
fn a_year_in_the_text_is_resolved_on_a_page_without_a_day() {
    let (_, intervals) = read("Norway closed its border with Chad on 5 May 2021.", None);
    assert_eq!(intervals, ["5 May 2021 = 2021-05-05..2021-05-05"]);
}
