//! Places in whole sentences.

use crate::{Page, Places};
use demarche_lexicon::Lexicon;
use demarche_parse::Parser;
use demarche_text::{Document, Part, Role, Span};

/// The place of the first verb with this lemma, as "name/country".
fn place_of(text: &str, lemma: &str) -> Option<String> {
    let span = Span::new(0, text.len());
    let document = Document {
        id: String::new(),
        source: String::new(),
        text: text.to_owned(),
        title: None,
        published: None,
        published_from: None,
        language: "en",
        parts: vec![Part { role: Role::Body, span }],
    };
    let syntax = Parser::embedded().annotate(text, &[span]);
    let lexicon = Lexicon::embedded();
    let page = Page { document: &document, syntax: &syntax, lexicon: &lexicon };
    let verb = (0..syntax.tokens.len()).find(|&t| page.lemma(t) == lemma)?;
    let place = Places::find(&page).of(&page, verb)?;
    Some(format!("{}/{}", place.name, place.country.unwrap_or_default()))
}

#[test]
fn a_clause_happens_at_its_adverbial() {
    let text = "Envoys of Norway and Chad met in Oslo on Monday.";
    assert_eq!(place_of(text, "meet").as_deref(), Some("Oslo/NOR"));
}

#[test]
fn an_acting_capital_is_no_place() {
    assert_eq!(place_of("Oslo rejected the offer.", "reject"), None);
}

#[test]
fn a_side_of_talks_is_no_place() {
    let text = "Talks between Chad and Sudan ended in Oslo on Monday.";
    assert_eq!(place_of(text, "end").as_deref(), Some("Oslo/NOR"));
    assert_eq!(place_of("Talks between Chad and Sudan ended.", "end"), None);
    assert_eq!(place_of("Talks between Chad and Sudan ended.", "talk"), None);
    assert_eq!(place_of("The Sudan talks resumed.", "talk"), None);
}

#[test]
fn a_state_is_a_scene_only_within() {
    let inside = place_of("Rebels attacked a convoy in Sudan.", "attack");
    assert_eq!(inside.as_deref(), Some("Sudan/SDN"));
    assert_eq!(place_of("Envoys met near Sudan.", "meet"), None);
}
