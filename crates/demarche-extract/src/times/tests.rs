//! Expressions of time in whole sentences.

use crate::{Page, Times};
use demarche_lexicon::Lexicon;
use demarche_parse::Parser;
use demarche_text::{Document, Part, Role, Span};

/// Every expression of `text` with its days, as "words=start..end".
fn found(text: &str, published: Option<&str>) -> Vec<String> {
    let span = Span::new(0, text.len());
    let document = Document {
        id: String::new(),
        source: String::new(),
        text: text.to_owned(),
        title: None,
        published: published.and_then(|d| d.parse().ok()),
        published_from: None,
        language: "en",
        parts: vec![Part { role: Role::Body, span }],
    };
    let syntax = Parser::embedded().annotate(text, &[span]);
    let lexicon = Lexicon::embedded();
    let page = Page { document: &document, syntax: &syntax, lexicon: &lexicon };
    let times = Times::find(&page);
    let date = |d: Option<demarche_text::Date>| d.map_or_else(|| "?".to_owned(), |d| d.to_string());
    times
        .all
        .iter()
        .filter_map(|t| t.when)
        .map(|w| format!("{}={}..{}", w.span.of(text), date(w.start), date(w.end)))
        .collect()
}

#[test]
fn absolute_dates_need_no_day_of_publication() {
    let text = "The pact was signed on 10 January 2022, two months after talks in Oslo in March 2021.";
    let dates = found(text, None);
    assert!(dates.contains(&"10 January 2022=2022-01-10..2022-01-10".to_owned()), "{dates:?}");
    assert!(dates.contains(&"March 2021=2021-03-01..2021-03-31".to_owned()), "{dates:?}");
}

#[test]
fn relative_dates_stay_open_on_an_undated_page() {
    assert!(found("The envoys met on Monday and again last week.", None).is_empty());
}

#[test]
fn the_tense_decides_the_weekday() {
    let past = found("The envoys met on Friday.", Some("2022-12-01"));
    assert_eq!(past, ["Friday=2022-11-25..2022-11-25"]);
    let future = found("The envoys will meet on Friday.", Some("2022-12-01"));
    assert_eq!(future, ["Friday=2022-12-02..2022-12-02"]);
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
        let ahead = found(text, Some("2022-01-10"));
        assert_eq!(ahead, ["Wednesday=2022-01-12..2022-01-12"], "{text}");
    }
    let past = found("Talks were held in Brussels on Wednesday.", Some("2022-01-10"));
    assert_eq!(past, ["Wednesday=2022-01-05..2022-01-05"]);
}

#[test]
fn whole_calendar_periods() {
    let week = found("The army shelled the town last week.", Some("2022-12-01"));
    assert_eq!(week, ["last week=2022-11-21..2022-11-27"]);
    let since = found("The road has been shut since June.", Some("2024-08-22"));
    assert_eq!(since, ["since June=2024-06-01..2024-08-22"]);
}

#[test]
fn numbers_and_verbs_are_no_dates() {
    assert!(found("They may march with 2000 soldiers.", Some("2022-12-01")).is_empty());
}
