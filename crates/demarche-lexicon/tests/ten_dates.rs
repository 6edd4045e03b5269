//! Who belonged to what, and who held which office, on ten days: a table with its sources.
//!
//! The sources are the public documents in which a reader can look the fact up; the dates were written from memory
//! of them and agree with the data files.

#![allow(missing_docs)]

use demarche_lexicon::Lexicon;

/// day, organisation, how many members, one who is in, one who is not, source
const MEMBERS: &[(&str, &str, usize, &str, &str, &str)] = &[
    ("1991-01-16", "NATO", 16, "ESP", "POL", "North Atlantic Treaty, protocols of accession"),
    ("1995-12-14", "EU", 15, "SWE", "POL", "Treaty of Accession 1994"),
    ("1999-03-24", "NATO", 19, "HUN", "SVK", "Protocols of accession, in force 12 March 1999"),
    ("2003-03-20", "UNSC", 15, "SYR", "JPN", "S/INF/58, members of the Security Council in 2003"),
    ("2008-08-08", "EU", 27, "BGR", "HRV", "Treaty of Accession 2005"),
    ("2008-08-08", "CIS", 12, "GEO", "LVA", "Alma-Ata Protocol; Georgia withdrew on 18 August 2009"),
    ("2014-03-18", "NATO", 28, "HRV", "MNE", "Protocols of accession, in force 1 April 2009"),
    ("2014-03-18", "UNSC", 15, "LTU", "AZE", "S/INF/69, members of the Security Council in 2014"),
    (
        "2020-06-01",
        "EU",
        27,
        "HRV",
        "GBR",
        "Agreement on the withdrawal of the United Kingdom, 1 February 2020",
    ),
    ("2022-01-12", "NATO", 30, "MKD", "FIN", "Protocol of accession, in force 27 March 2020"),
    ("2022-01-12", "OSCE", 57, "MNG", "KOS", "CIA World Factbook, 2022-01-06"),
    ("2022-01-12", "ECOWAS", 15, "MLI", "MRT", "Revised Treaty of ECOWAS"),
    ("2022-01-12", "COE", 47, "RUS", "BLR", "Statute of the Council of Europe; Resolution CM/Res(2022)2"),
    ("2024-04-01", "NATO", 32, "SWE", "UKR", "Protocol of accession, in force 7 March 2024"),
    ("2024-04-01", "BRICS", 9, "IRN", "IDN", "Johannesburg II Declaration, 2023"),
    ("2024-04-01", "OECD", 38, "CRI", "BRA", "Convention on the OECD, accession of Costa Rica 25 May 2021"),
    ("2026-01-22", "ASEAN", 11, "TLS", "PNG", "Declaration on the Admission of Timor-Leste, 26 October 2025"),
    ("2026-01-22", "UNSC", 15, "LVA", "DZA", "Elections of 3 June 2025"),
    ("2026-01-22", "ECOWAS", 12, "NGA", "NER", "ECOWAS communique of 29 January 2025"),
    ("2026-01-22", "SCO", 10, "BLR", "TUR", "Astana Declaration, 4 July 2024"),
];

/// day, person, what it stands for on that day, source
const OFFICES: &[(&str, &str, &str, &str)] = &[
    ("1991-01-16", "James Baker", "USA GOV person", "Office of the Historian, US Department of State"),
    ("1991-01-16", "Saddam Hussein", "IRQ GOV person", "CIA World Factbook 1990"),
    (
        "1995-12-14",
        "Franjo Tudjman",
        "HRV GOV person",
        "General Framework Agreement, Paris, 14 December 1995",
    ),
    (
        "1995-12-14",
        "Slobodan Milosevic",
        "SRB GOV person",
        "General Framework Agreement, Paris, 14 December 1995",
    ),
    ("1999-03-24", "Javier Solana", "NATO IGO person", "NATO press release 1999/040"),
    ("1999-03-24", "Yevgeny Primakov", "RUS GOV person", "CIA World Factbook 1998"),
    ("2003-03-20", "Colin Powell", "USA GOV person", "Office of the Historian, US Department of State"),
    ("2003-03-20", "Hans Blix", "UN IGO person", "S/RES/1284; UNMOVIC reports"),
    ("2003-03-20", "Igor Ivanov", "RUS GOV person", "S/PV.4701"),
    ("2008-08-08", "Dmitry Medvedev", "RUS GOV person", "CIA World Factbook 2008"),
    ("2008-08-08", "Mikheil Saakashvili", "GEO GOV person", "CIA World Factbook 2008"),
    ("2008-08-08", "Bernard Kouchner", "FRA GOV person", "Six-point plan of 12 August 2008"),
    ("2014-03-18", "Catherine Ashton", "EU IGO person", "Council conclusions of 17 March 2014"),
    ("2014-03-18", "Arseniy Yatsenyuk", "UKR GOV person", "CIA World Factbook 2014"),
    ("2020-06-01", "Mike Pompeo", "USA GOV person", "Office of the Historian, US Department of State"),
    ("2020-06-01", "Benny Gantz", "ISR GOV person", "Coalition agreement of 20 April 2020"),
    ("2022-01-12", "Jens Stoltenberg", "NATO IGO person", "NATO, who's who"),
    ("2022-01-12", "Wendy Sherman", "USA GOV person", "US Senate confirmation of 13 April 2021"),
    ("2022-01-12", "Olaf Scholz", "DEU GOV person", "CIA World Factbook, 2022-01-06"),
    ("2024-04-01", "David Cameron", "GBR GOV person", "Cabinet list of 13 November 2023"),
    ("2024-04-01", "Josep Borrell", "EU IGO person", "European Council decision (EU) 2019/1330"),
    ("2026-01-22", "Mark Rutte", "NATO IGO person", "NATO, who's who"),
    ("2026-01-22", "Kaja Kallas", "EU IGO person", "European Council decision of 28 November 2024"),
    ("2026-01-22", "Sanae Takaichi", "JPN GOV person", "CIA World Factbook, 2026-01-22"),
];

/// day, person, what it no longer or not yet stands for on that day
const NOT: &[(&str, &str, &str)] = &[
    ("1999-03-24", "Vladimir Putin", "RUS GOV person"),
    ("2003-03-20", "Javier Solana", "NATO IGO person"),
    ("2018-06-01", "Joe Biden", "USA GOV person"),
    ("2022-01-12", "Angela Merkel", "DEU GOV person"),
    ("2022-01-12", "Jens Stoltenberg", "NOR GOV person"),
    ("2024-04-01", "Josep Borrell", "ESP GOV person"),
    ("2026-01-22", "Nicolas Maduro", "VEN GOV person"),
];

#[test]
fn members_on_ten_days() {
    let lexicon = Lexicon::embedded();
    for (day, id, count, inside, outside, source) in MEMBERS {
        let members = day.parse().map(|on| lexicon.members(id, on)).unwrap_or_default();
        assert_eq!(members.len(), *count, "{id} on {day} ({source}): {members:?}");
        assert!(members.contains(inside), "{inside} in {id} on {day} ({source})");
        assert!(!members.contains(outside), "{outside} not in {id} on {day} ({source})");
    }
}

#[test]
fn offices_on_ten_days() {
    let lexicon = Lexicon::embedded();
    let told = |day: &str, name: &str| -> Vec<String> {
        let senses = lexicon.explain(name, day.parse().ok());
        let whole = senses.iter().filter(|s| s.holds && s.words.len() == name.len());
        whole.map(|s| s.told.clone()).collect()
    };
    for (day, name, office, source) in OFFICES {
        let found = told(day, name);
        assert!(found.iter().any(|t| t == office), "{name} on {day} ({source}): {found:?}");
    }
    for (day, name, office) in NOT {
        let found = told(day, name);
        assert!(!found.iter().any(|t| t == office), "{name} on {day}: {found:?}");
    }
}
