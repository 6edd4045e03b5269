//! Actor phrases of NGEC's own tests (`../shared/gold/actors`), resolved as one would meet them on a page.
//!
//! The set's licence lets it be measured only: nothing of it stands here. Its notation is mapped here and not in the
//! product: it codes armed groups, media and companies by their country, which the contract names by themselves, and
//! it has sectors that the contract lacks (parties, elites, criminals, refugees ...).

#![allow(clippy::unwrap_used, missing_docs)]

use demarche::record::Actor;
use demarche::{Coder, Lexicon, Page};
use std::path::Path;

/// What must be reached: country, sector, both, of a hundred.
const FLOORS: [usize; 3] = [92, 88, 82];

#[test]
fn actor_phrases() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/gold/actors/ngec_actor_dev.jsonl");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: there is no {}", path.display());
        return;
    };
    let (coder, lexicon) = (Coder::new(), Lexicon::embedded());
    let mut right = [0; 3];
    let mut of = [0; 3];
    for line in text.lines() {
        let item: serde_json::Value = serde_json::from_str(line).unwrap();
        let expected = &item["expected"];
        let country = expected.get("country").or_else(|| expected.get("cc")).and_then(|c| c.as_str());
        let sector = expected.get("code_1").and_then(|c| c.as_str()).filter(|c| *c != "????");
        let Some(phrase) = item["text"].as_str() else { continue };
        if country.is_none() && sector.is_none() {
            continue;
        }
        let second = expected.get("code_2").and_then(|c| c.as_str()).unwrap_or("");
        let day = item["kwargs"].get("query_date").and_then(|d| d.as_str());
        let told = meant(&coder, phrase, day);
        let country_fits = country.map(|c| fits_country(&lexicon, c, told.as_ref()));
        let sector_fits = sector.map(|s| fits_sector(s, second, told.as_ref()));
        let both = country_fits.zip(sector_fits).map(|(a, b)| a && b);
        for (at, fits) in [country_fits, sector_fits, both].into_iter().enumerate() {
            of[at] += usize::from(fits.is_some());
            right[at] += usize::from(fits == Some(true));
        }
        if country_fits == Some(false) || sector_fits == Some(false) {
            let told = told.as_ref().map(|a| format!("{} {}", a.id.as_deref().unwrap_or("-"), of_sector(a)));
            println!("{phrase:?} {day:?}: {country:?} {sector:?}, told {}", told.unwrap_or_default());
        }
    }
    for (name, at) in [("country", 0), ("sector", 1), ("both", 2)] {
        println!("{name}: {} of {} ({} %)", right[at], of[at], right[at] * 1000 / of[at].max(1) / 10);
        assert!(right[at] * 100 >= FLOORS[at] * of[at], "{name} has fallen below {} %", FLOORS[at]);
    }
}

/// The actor of the longest mention when the phrase speaks.
fn meant(coder: &Coder, phrase: &str, day: Option<&str>) -> Option<Actor> {
    let page =
        Page { published: day.and_then(|d| d.parse().ok()), ..Page::text("", format!("{phrase} said.")) };
    let mut mentions = coder.mentions(&page);
    mentions.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    mentions.into_iter().find_map(|(_, actors)| actors.into_iter().next())
}

fn of_sector(actor: &Actor) -> &str {
    actor.sector.map_or("-", |s| s.as_str())
}

/// The set's country of an id: that of a state, or where a group, outlet or company is at home.
fn home_of<'a>(lexicon: &'a Lexicon, id: &'a str) -> &'a str {
    match id {
        "KOS" => "XKX",
        "UN" => "UNO",
        "IMF" | "WORLD_BANK" => "IGO",
        other => lexicon.home_of(other).unwrap_or(other),
    }
}

fn fits_country(lexicon: &Lexicon, expected: &str, told: Option<&Actor>) -> bool {
    let id = told.and_then(|a| a.id.as_deref());
    match (expected, id) {
        ("", None) => true,
        // An outlet or body named by itself has no country in the contract.
        ("", Some(id)) => id.len() != 3,
        (_, None) => false,
        (expected, Some(id)) => home_of(lexicon, id) == expected,
    }
}

/// Whether the contract's sector is one that stands for the set's.
fn fits_sector(expected: &str, second: &str, told: Option<&Actor>) -> bool {
    let told = told.map_or("-", of_sector);
    let accepted: &[&str] = match expected {
        "" => &["-", "GOV", "IGO"],
        "ELI" => &["-", "CIV", "OPP"],
        "CRM" => &["CIV", "REB", "-"],
        "PTY" => &["OPP", "GOV", "-"],
        "LAB" => &["NGO", "CIV"],
        "CVL" => &["CIV", "-"],
        "JRN" => &["MED"],
        "REL" => &["CIV", "NGO", "GOV", "-"],
        "PRE" => &["-", "GOV", "REB"],
        "PRM" | "UAF" => &["REB", "CIV"],
        "EDU" => &["NGO", "CIV", "-"],
        "MED" => &["NGO", "CIV", "-"],
        "REF" => &["CIV"],
        "UNK" => &["-", "CIV"],
        other => &[other],
    };
    let by_second = matches!((second, told), ("MIL", "MIL") | ("OPP", "OPP") | ("JRN", "MED"));
    accepted.contains(&told) || accepted == [told] || by_second
}
