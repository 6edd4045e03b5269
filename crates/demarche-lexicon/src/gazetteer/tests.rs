//! What the packed gazetteer answers.

use super::*;

fn countries(name: &str) -> Vec<&'static str> {
    Gazetteer::embedded().named(&[name]).iter().filter_map(|spot| spot.country).collect()
}

#[test]
fn a_name_has_its_places_the_largest_first() {
    let paris = Gazetteer::embedded().named(&["Paris"]);
    assert_eq!(paris.first().and_then(|p| p.country), Some("FRA"));
    assert!(paris.iter().filter(|p| p.country == Some("USA")).count() > 3);
    let by_name: Vec<_> = paris.iter().filter(|p| !p.by_other_name).map(|p| p.size).collect();
    assert!(by_name.is_sorted_by(|a, b| a >= b), "{by_name:?}");
}

#[test]
fn accents_hyphens_and_capitals_do_not_matter() {
    for name in [
        "Düsseldorf",
        "Dusseldorf",
        "DÜSSELDORF",
        "Rostov-on-Don",
        "Rostov on Don",
        "St. Louis",
        "Saint Louis",
    ] {
        assert!(!countries(name).is_empty(), "{name}");
    }
    assert!(countries("Nowhereville upon Nothing").is_empty());
    assert!(countries("").is_empty() && countries("~~").is_empty());
}

#[test]
fn the_longest_name_wins() {
    let words = ["in", "New", "York", "on", "Monday"];
    let (len, spots) = Gazetteer::embedded().longest(&words, 1, 4).expect("New York");
    assert_eq!((len, spots[0].country), (2, Some("USA")));
    assert!(Gazetteer::embedded().longest(&words, 9, 4).is_none());
}

#[test]
fn regions_and_counties_are_known_as_such() {
    let kinds = |name: &str| Gazetteer::embedded().named(&[name]).iter().map(|s| s.kind).collect::<Vec<_>>();
    assert!(kinds("Kentucky").contains(&SpotKind::Region));
    assert!(kinds("Kharkiv Oblast").contains(&SpotKind::Region));
    assert!(kinds("Laurel County").contains(&SpotKind::County));
    assert!(kinds("Black Sea").contains(&SpotKind::Area));
}

#[test]
fn abbreviations_count_behind_a_comma_only() {
    let gazetteer = Gazetteer::embedded();
    let kentucky = gazetteer.abbreviated("Ky.");
    assert_eq!(kentucky.len(), 1);
    assert_eq!(kentucky[0].region, gazetteer.named(&["Kentucky"])[0].region);
    assert!(gazetteer.named(&["Ky"]).iter().all(|s| s.kind != SpotKind::Region));
}

#[test]
fn every_state_has_a_middle() {
    let gazetteer = Gazetteer::embedded();
    for id in ["RUS", "UKR", "PSE", "KOS", "TWN", "USA", "VAT"] {
        assert!(gazetteer.country(id).is_some(), "{id}");
    }
    assert_eq!(gazetteer.country("---X"), None);
}
