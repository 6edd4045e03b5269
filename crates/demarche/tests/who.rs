//! Who is meant: the kinds of mention that diplomatic pages are made of, one sentence of our own for each.
//!
//! The first table follows the list of actors in the design notes on actors; then come states that are gone, states
//! that not everybody recognises, and names with several bearers, told apart by what else the page says.

#![allow(clippy::unwrap_used, missing_docs)]

use demarche::{Coder, Page};

/// The page, words of one of its mentions, and who that is: "ID/SECTOR/name" for each actor, "-" for what is not told.
type Row = (&'static str, &'static str, &'static str);

const KINDS: &[Row] = &[
    ("Russia rejected the offer.", "Russia", "RUS"),
    ("The US rejected the offer.", "The US", "USA"),
    ("The United States rejected the offer.", "The United States", "USA"),
    ("Ukraine and Georgia rejected the offer.", "Georgia", "GEO"),
    ("Russian officials rejected the offer.", "Russian officials", "RUS/GOV"),
    ("NATO rejected the offer.", "NATO", "NATO/IGO"),
    ("Officials from NATO met on Monday.", "Officials", "NATO"),
    ("NATO met on Monday. The alliance rejected the offer.", "The alliance", "NATO"),
    (
        "NATO Secretary-General Jens Stoltenberg met reporters.",
        "NATO Secretary-General Jens Stoltenberg",
        "NATO/IGO/Jens Stoltenberg",
    ),
    (
        "NATO Secretary-General Jens Stoltenberg met reporters. Stoltenberg rejected the offer.",
        "Stoltenberg",
        "NATO/IGO/Jens Stoltenberg",
    ),
    (
        "Russia sent Deputy Foreign Minister Alexander Grushko.",
        "Deputy Foreign Minister Alexander Grushko",
        "RUS/GOV/Alexander Grushko",
    ),
    (
        "Russia sent Deputy Defense Minister Alexander Fomin.",
        "Deputy Defense Minister Alexander Fomin",
        "RUS/GOV/Alexander Fomin",
    ),
    (
        "U.S. diplomat Wendy Sherman met her Russian counterpart, Deputy Foreign Minister Sergei Ryabkov.",
        "her Russian counterpart, Deputy Foreign Minister Sergei Ryabkov",
        "RUS/GOV/Sergei Ryabkov",
    ),
    (
        "US Deputy Secretary of State Wendy Sherman met reporters. Sherman rejected the offer.",
        "Sherman",
        "USA/GOV/Wendy Sherman",
    ),
    ("Russian President Vladimir Putin left.", "Russian President Vladimir Putin", "RUS/GOV/Vladimir Putin"),
    ("The US State Department rejected the offer.", "State Department", "USA/GOV"),
    ("Moscow rejected the offer from Washington.", "Moscow", "RUS/GOV"),
    ("State news agency RIA Novosti reported the talks.", "RIA Novosti", "RIA_NOVOSTI/MED"),
    ("Russian media reported the talks.", "Russian media", "RUS/MED"),
    ("Russia held talks with NATO. Both sides left.", "Both sides", "NATO RUS"),
    ("NATO, the United States and Ukraine met. The three rejected the offer.", "The three", "NATO UKR USA"),
    ("Western powers rejected the offer.", "Western powers", "-/GOV"),
    ("Russian troops crossed the border.", "Russian troops", "RUS/MIL"),
    ("Officials from Moscow and Washington met.", "Officials", "RUS USA"),
];

const OWNERS: &[Row] = &[
    (
        "NATO ministers met their Ukrainian counterpart, Ivan Melnyk.",
        "their Ukrainian counterpart, Ivan Melnyk",
        "UKR/GOV/Ivan Melnyk",
    ),
    ("Ivan Melnyk, an adviser to President Volodymyr Zelenskyy, left.", "Ivan Melnyk", "UKR/GOV/Ivan Melnyk"),
    ("The wounded were flown out. Burundi's displaced blocked the road.", "Burundi's displaced", "BDI/CIV"),
    ("A congressional group rejected the offer.", "A congressional group", "-/LEG"),
    ("Panamanian immigration inspectors boarded the ship.", "Panamanian immigration inspectors", "PAN/COP"),
    ("The former Peruvian minister left.", "The former Peruvian minister", "PER/-"),
    ("Iran received a warning from Washington on Monday.", "Washington", "USA/GOV"),
    (
        "Russia sent Deputy Defense Minister Colonel-General Andrei Kartapolov.",
        "Deputy Defense Minister Colonel-General Andrei Kartapolov",
        "RUS/GOV/Andrei Kartapolov",
    ),
    ("Kharkiv said that it had no power.", "Kharkiv", "UKR"),
];

const STATES: &[Row] = &[
    ("The Soviet Union rejected the offer.", "The Soviet Union", "SUN"),
    ("Soviet troops crossed the border.", "Soviet troops", "SUN/MIL"),
    ("Yugoslavia rejected the offer.", "Yugoslavia", "YUG"),
    ("Czechoslovakia rejected the offer.", "Czechoslovakia", "CSK"),
    ("East Germany rejected the offer.", "East Germany", "DDR"),
    ("West German officials rejected the offer.", "West German officials", "DEU/GOV"),
    ("Zaire rejected the offer.", "Zaire", "COD"),
    ("Burma rejected the offer.", "Burma", "MMR"),
    ("Kosovo rejected the offer.", "Kosovo", "KOS"),
    ("Taiwanese officials rejected the offer.", "Taiwanese officials", "TWN/GOV"),
    ("Palestinian officials rejected the offer.", "Palestinian officials", "PSE/GOV"),
    ("Western Sahara rejected the offer.", "Western Sahara", "ESH"),
    ("Abkhazia rejected the offer.", "Abkhazia", "ABKHAZIA"),
    ("South Ossetian officials rejected the offer.", "South Ossetian officials", "SOUTH_OSSETIA/GOV"),
    ("Transnistria rejected the offer.", "Transnistria", "TRANSNISTRIA"),
    ("Somaliland rejected the offer.", "Somaliland", "SOMALILAND"),
    ("Northern Cyprus rejected the offer.", "Northern Cyprus", "TURKISH_CYPRIOTS"),
];

const BY_EVIDENCE: &[Row] = &[
    ("Georgia rejected the offer. Officials in Tbilisi met on Monday.", "Georgia", "GEO"),
    ("Georgia sued the company. The case will be heard in Atlanta and Savannah.", "Georgia", "USA"),
    ("Jordan rejected the offer. Jordanian officials met on Monday.", "Jordan", "JOR"),
    ("Congressman Peter Jordan met reporters. Jordan rejected the offer.", "Jordan", "USA/LEG/Peter Jordan"),
    ("Congo rejected the offer. Rebels had left Goma and Kinshasa sent troops.", "Congo", "COD"),
    ("Congo rejected the offer. Brazzaville had sent troops.", "Congo", "COG"),
    ("Korea rejected the offer from Tokyo.", "Korea", "KOR"),
    ("The governor of Georgia rejected the offer.", "The governor", "USA/GOV"),
    ("Ireland rejected the offer.", "Ireland", "IRL"),
    ("Washington rejected the offer.", "Washington", "USA/GOV"),
    ("Brussels rejected the offer.", "Brussels", "EU/IGO"),
    ("Belgian officials met on Monday. Brussels rejected the offer, Belgium said.", "Brussels", "BEL/GOV"),
    ("Paris said the offer was fair.", "Paris", "FRA/GOV"),
    ("Chad rejected the offer.", "Chad", "TCD"),
];

/// Where a place is only where something happens, it is nobody.
const NOBODY: &[(&str, &str)] = &[
    ("The talks were held in Geneva.", "CHE"),
    ("Sovereign nations can join the pact.", "GOV"),
    ("The ministers met in Brussels.", "EU"),
    ("An Iran-backed militia crossed the border.", "IRN/REB"),
    ("The train from Tehran was late.", "IRN"),
];

fn mentions(coder: &Coder, text: &str) -> Vec<(String, String)> {
    let page = Page { published: "2022-01-12".parse().ok(), ..Page::text("", text) };
    let told = coder.mentions(&page).into_iter().map(|(words, actors)| {
        let one = actors.len() == 1;
        let mut ids: Vec<String> = actors
            .iter()
            .map(|a| {
                let id = a.id.as_deref().unwrap_or("-");
                let sector = a.sector.map_or("-", |s| s.as_str());
                if one {
                    format!("{id}/{sector}/{}", a.name.as_deref().unwrap_or("-"))
                } else {
                    id.to_owned()
                }
            })
            .collect();
        ids.sort();
        (words, ids.join(" "))
    });
    told.collect()
}

fn hold(rows: &[Row]) {
    let coder = Coder::new();
    let mut wrong = Vec::new();
    for (text, words, expected) in rows {
        let told = mentions(&coder, text);
        let fits = |who: &str| who == *expected || who.starts_with(&format!("{expected}/"));
        if !told.iter().any(|(said, who)| said == words && fits(who)) {
            wrong.push(format!("{text}\n    {words} should be {expected}, told {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn every_kind_of_mention() {
    hold(KINDS);
}

#[test]
fn whose_somebody_is() {
    hold(OWNERS);
}

#[test]
fn states_that_are_gone_or_not_recognised_by_all() {
    hold(STATES);
}

#[test]
fn names_with_several_bearers() {
    hold(BY_EVIDENCE);
}

#[test]
fn a_place_is_nobody() {
    let coder = Coder::new();
    for (text, id) in NOBODY {
        let told = mentions(&coder, text);
        assert!(!told.iter().any(|(_, who)| who.starts_with(id)), "{text}: {told:?}");
    }
}

#[test]
fn members_on_the_day() {
    let lexicon = demarche::Lexicon::embedded();
    let day = "2022-01-12".parse().unwrap();
    assert_eq!(lexicon.members("NATO", day).len(), 30);
    assert_eq!(lexicon.members("FORMER_SOVIET_STATES", day).len(), 15);
}
