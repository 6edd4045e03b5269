//! Places in whole sentences.

use crate::testing::document;
use crate::{Page, Places};
use demarche_lexicon::Lexicon;
use demarche_parse::Parser;
use demarche_text::Span;

/// What `ask` makes of a text.
fn asked<T>(text: &str, ask: impl Fn(&Page) -> T) -> T {
    let span = Span::new(0, text.len());
    let document = document(text);
    let syntax = Parser::embedded().annotate(text, &[span]);
    let lexicon = Lexicon::embedded();
    let page = Page { document: &document, syntax: &syntax, lexicon: &lexicon };
    ask(&page)
}

/// The place of the first verb with this lemma, as "name/country".
fn place_of(text: &str, lemma: &str) -> Option<String> {
    asked(text, |page| {
        let verb = (0..page.syntax.tokens.len()).find(|&t| page.lemma(t) == lemma)?;
        let place = Places::find(page).of(page, verb)?;
        Some(format!("{}/{}", place.name, place.country.unwrap_or_default()))
    })
}

/// What each place of a text is, as "words country precision latitude longitude" in whole degrees.
fn map_of(text: &str) -> Vec<String> {
    asked(text, |page| {
        let places = Places::find(page);
        let told = places.all.iter().map(|found| {
            let words = found.place.span.map_or("", |s| page.text(s));
            let country = found.place.country.as_deref().unwrap_or("-");
            let spot = found.place.spot.map_or("-".to_owned(), |s| {
                let (lat, lon) = s.point.degrees();
                format!("{} {lat:.0} {lon:.0}", s.precision.as_str())
            });
            format!("{words} {country} {spot}")
        });
        told.collect()
    })
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

#[test]
fn a_city_may_be_named_with_its_state_or_region() {
    let found = map_of("The envoys met in Paris, Texas, and flew to Vienna on Monday.");
    assert!(found.contains(&"Paris USA city 34 -96".to_owned()), "{found:?}");
    assert!(found.contains(&"Vienna AUT city 48 16".to_owned()), "{found:?}");
    let found = map_of("The ministers met in Paris on Monday.");
    assert_eq!(found, ["Paris FRA city 49 2"]);
}

#[test]
fn a_region_is_no_city() {
    let found = map_of("Drones hit depots in the Kharkiv region and in Kharkiv itself.");
    assert!(found.iter().any(|f| f.starts_with("Kharkiv UKR region")), "{found:?}");
    assert!(found.iter().any(|f| f.starts_with("Kharkiv UKR city")), "{found:?}");
}

#[test]
fn the_rest_of_the_page_tells_which_georgia() {
    let found = map_of("Troops entered Georgia. Tbilisi and Moscow blamed each other.");
    assert!(found.iter().any(|f| f.starts_with("Georgia GEO country")), "{found:?}");
    let text = "A storm hit Georgia. Homes in Atlanta, Savannah and Macon lost power, and Alabama and Florida sent help.";
    let found = map_of(text);
    assert!(found.iter().any(|f| f.starts_with("Georgia USA region")), "{found:?}");
}

#[test]
fn a_seat_is_a_city_of_its_country() {
    assert_eq!(
        place_of("Envoys of Norway and Chad met in Brussels.", "meet").as_deref(),
        Some("Brussels/BEL")
    );
}

#[test]
fn what_ends_is_where_its_occasion_is() {
    let text = "Norway and Chad ended talks in Geneva.";
    assert_eq!(place_of(text, "end").as_deref(), Some("Geneva/CHE"));
    // What is only spoken of is no scene.
    assert_eq!(place_of("Norway condemned the attack in Goma.", "condemn"), None);
}

#[test]
fn any_text_has_some_answer() {
    for text in
        ["", ",", "In , Ky.", "Paris,", "Paris, Paris, Paris", "Georgia, Georgia", "in in the in", "Ky."]
    {
        map_of(text);
    }
}

#[test]
fn people_are_where_they_act_and_those_who_govern_act_elsewhere() {
    let text = "Protesters in Lagos burned tyres.";
    assert_eq!(place_of(text, "burn").as_deref(), Some("Lagos/NGA"));
    assert_eq!(place_of("The foreign ministry in Lagos denounced the raid.", "denounce"), None);
    let text = "The minister, speaking in Oslo, denounced the raid.";
    assert_eq!(place_of(text, "denounce").as_deref(), Some("Oslo/NOR"));
}

#[test]
fn who_is_taken_from_a_house_is_taken_where_it_stands() {
    let text = "A teacher was taken from his home in Lagos on Monday.";
    assert_eq!(place_of(text, "take").as_deref(), Some("Lagos/NGA"));
    assert_eq!(place_of("The army released a report on the war in Lagos.", "release"), None);
}

#[test]
fn a_village_that_nobody_knows_lies_where_the_towns_of_the_page_do() {
    let towns = "Fighting went on in Goma, in Bukavu and in Beni on Monday.";
    let found = map_of(&format!("{towns} A drone hit the village of Zzyxburo."));
    assert!(found.iter().any(|p| p.starts_with("Zzyxburo COD")), "{found:?}");
    let found = map_of("Envoys met in Goma on Monday. A drone hit the village of Zzyxburo.");
    assert!(found.iter().any(|p| p.starts_with("Zzyxburo -")), "{found:?}");
}
