//! Who is meant, in whole sentences.

mod table;

use crate::{Mentions, Page};
use demarche_lexicon::Lexicon;
use demarche_parse::Parser;
use demarche_text::{Document, Part, Role, Span};

/// The actors of every mention of a page whose body is `text` and whose tail holds `headlines`, as
/// "words=ID/SECTOR/name ...".
fn told(text: &str, headlines: &[&str]) -> Vec<String> {
    let mut whole = text.to_owned();
    let mut parts = vec![Part { role: Role::Body, span: Span::new(0, text.len()) }];
    for headline in headlines {
        whole.push('\n');
        let start = whole.len();
        whole.push_str(headline);
        parts.push(Part { role: Role::Headline, span: Span::new(start, whole.len()) });
    }
    let stretches: Vec<Span> = parts.iter().map(|p| p.span).collect();
    let document = Document {
        id: String::new(),
        source: String::new(),
        text: whole,
        title: None,
        published: "2022-01-12".parse().ok(),
        published_from: None,
        language: "en",
        parts,
    };
    let syntax = Parser::embedded().annotate(&document.text, &stretches);
    let lexicon = Lexicon::embedded();
    let page = Page { document: &document, syntax: &syntax, lexicon: &lexicon };
    let mentions = Mentions::find(&page);
    let told = mentions.all().iter().map(|m| {
        let actors: Vec<String> = m
            .actors
            .iter()
            .map(|a| {
                let sector = a.sector.map_or("-", |s| s.as_str());
                let name = a.name.as_deref().unwrap_or("-");
                format!("{}/{sector}/{name}", a.id.as_deref().unwrap_or("-"))
            })
            .collect();
        format!("{}={}", page.text(m.span), actors.join(" "))
    });
    told.collect()
}

fn has(text: &str, expected: &str) {
    let told = told(text, &[]);
    assert!(told.iter().any(|t| t == expected), "{expected} not in {told:#?}");
}

fn lacks(text: &str, part: &str) {
    let told = told(text, &[]);
    assert!(!told.iter().any(|t| t.contains(part)), "{part} in {told:#?}");
}

#[test]
fn a_title_tells_for_whom_a_person_acts() {
    has(
        "Norwegian Foreign Minister Kari Solberg met reporters.",
        "Norwegian Foreign Minister Kari Solberg=NOR/GOV/Kari Solberg",
    );
}

#[test]
fn a_bare_surname_is_the_person_named_before() {
    let text = "Norwegian Foreign Minister Kari Solberg met reporters. Solberg rejected the offer.";
    has(text, "Solberg=NOR/GOV/Kari Solberg");
}

#[test]
fn an_apposition_works_in_both_directions() {
    has(
        "Chad's defence minister, Idriss Mahamat, resigned.",
        "Chad's defence minister, Idriss Mahamat=TCD/GOV/Idriss Mahamat",
    );
    let after = told("Idriss Mahamat, the defence minister of Chad, resigned.", &[]);
    assert!(after.iter().any(|t| t.contains("TCD/GOV/Idriss Mahamat")), "{after:#?}");
}

#[test]
fn a_nationality_and_a_role() {
    has("Peruvian officials rejected the offer.", "Peruvian officials=PER/GOV/-");
    has("Kenyan troops crossed the border.", "Kenyan troops=KEN/MIL/-");
    has("Western diplomats rejected the offer.", "Western diplomats=-/GOV/-");
}

#[test]
fn a_capital_acts_or_is_a_place() {
    has("Oslo rejected the offer.", "Oslo=NOR/GOV/-");
    lacks("The talks were held in Oslo.", "NOR");
}

#[test]
fn two_sides_are_those_who_met() {
    let text = "Norway held talks with Chad on Monday. The two sides signed a pact.";
    has(text, "The two sides=NOR/GOV/- TCD/GOV/-");
}

#[test]
fn a_group_nobody_has_named_is_no_mention_of_anybody() {
    lacks("The three signed a pact.", "The three=");
}

#[test]
fn a_pronoun_is_the_subject_before() {
    let text = "Norwegian Foreign Minister Kari Solberg met reporters. She rejected the offer.";
    has(text, "She=NOR/GOV/Kari Solberg");
}

#[test]
fn first_person_is_left_to_the_speaker() {
    has("\"We will leave,\" said Solberg.", "We=");
}

#[test]
fn headlines_of_other_articles_are_worlds_of_their_own() {
    let text = "Norwegian Foreign Minister Kari Solberg met reporters.";
    let told = told(text, &["Solberg Signs New Book"]);
    assert!(!told.iter().any(|t| t.starts_with("Solberg=NOR")), "{told:#?}");
}
