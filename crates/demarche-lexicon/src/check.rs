//! The tests of the data: every line well-formed, every `# test:` line true, each error with file and line.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use demarche_record::{Date, Sector};

use crate::load::{ACTORS, MEMBERS, OFFICES, PLACES, STATES};
use crate::table::{Row, rows};
use crate::{ActorClass, Entry, Lexicon};

/// What a column may hold.
type Check = fn(&str) -> bool;

/// The columns of every kind of file.
const ACTOR: &[Check] = &[is_id, is_sector_or_none, is_name, any, any, is_date_or_none, is_date_or_none];
const STATE: &[Check] = &[is_id, is_name, any, any, any, any, any];
const OFFICE: &[Check] = &[is_name, is_sector_or_none, is_kind];
const PLACE: &[Check] = &[is_name, is_country_or_none, any];
const MEMBER: &[Check] = &[is_id, is_date_or_none, is_date_or_none, are_ids];

fn files() -> Vec<(&'static str, &'static str, &'static [Check])> {
    let mut all = vec![
        ("states.tsv", STATES, STATE),
        ("members.tsv", MEMBERS, MEMBER),
        ("offices.tsv", OFFICES, OFFICE),
    ];
    all.extend(PLACES.iter().map(|(name, text)| (*name, *text, PLACE)));
    all.extend(ACTORS.iter().map(|(name, _, text)| (*name, *text, ACTOR)));
    all
}

#[test]
fn every_line_is_well_formed() {
    let mut errors = String::new();
    for (file, text, columns) in files() {
        let lines: Vec<&str> = text.lines().collect();
        let mut before = "";
        let mut seen = BTreeMap::new();
        for row in rows(text) {
            if row.width() > columns.len() {
                let _ = writeln!(
                    errors,
                    "{file}:{}: {} cells, there are {} columns",
                    row.line,
                    row.width(),
                    columns.len()
                );
            }
            for (at, check) in columns.iter().enumerate().filter(|(at, check)| !check(row.cell(*at))) {
                let _ = writeln!(
                    errors,
                    "{file}:{}: column {}: {:?} ({check:p})",
                    row.line,
                    at + 1,
                    row.cell(at)
                );
            }
            let line = lines.get(row.line - 1).copied().unwrap_or("");
            if line < before {
                let _ = writeln!(errors, "{file}:{}: not sorted", row.line);
            }
            before = line;
            if let Some(first) = seen.insert(sense(file, &row), row.line) {
                let _ = writeln!(errors, "{file}:{}: the same sense as line {first}", row.line);
            }
        }
    }
    assert!(errors.is_empty(), "\n{errors}");
}

/// What must not come twice in a file.
fn sense(file: &str, row: &Row<'_>) -> String {
    match file {
        "offices.tsv" => format!("{} {}", row.cell(0), row.cell(1)),
        "states.tsv" => row.cell(0).to_owned(),
        "places.tsv" | "cities.tsv" => row.cell(0).to_owned(),
        "members.tsv" => format!("{} {} {}", row.cell(0), row.cell(1), row.cell(2)),
        _ => format!("{} {} {} {}", row.cell(0), row.cell(1), row.cell(2), row.cell(5)),
    }
}

#[test]
fn every_test_beside_the_data_holds() {
    let lexicon = Lexicon::embedded();
    let mut errors = String::new();
    for (file, text, _) in files() {
        let mut tests = 0;
        for (at, line) in text.lines().enumerate() {
            let Some(test) = line.strip_prefix("# test: ") else {
                continue;
            };
            tests += 1;
            if let Err(why) = hold(&lexicon, test) {
                let _ = writeln!(errors, "{file}:{}: {test}: {why}", at + 1);
            }
        }
        if tests == 0 {
            let _ = writeln!(errors, "{file}: no test beside the data");
        }
    }
    assert!(errors.is_empty(), "\n{errors}");
}

#[test]
fn ids_have_names() {
    let lexicon = Lexicon::embedded();
    let called = |id| lexicon.name_of(id).unwrap_or("nobody");
    let some = [called("RUS"), called("UN"), called("EU"), called("NATO"), called("RSF"), called("IAEA")];
    assert_eq!(some, ["Russia", "United Nations", "European Union", "NATO", "Rapid Support Forces", "IAEA"]);
}

#[test]
fn the_present_office_comes_first() {
    let lexicon = Lexicon::embedded();
    for (name, id) in [("Rutte", "NATO"), ("Kallas", "EU"), ("Tusk", "POL")] {
        let found = lexicon.matches(&[name], 0);
        let Some(Entry::Actor { id: first, .. }) = found.first().map(|m| m.entry) else {
            panic!("{name} is known");
        };
        assert_eq!(first, id, "{name}");
    }
}

#[test]
fn nouns_come_with_their_dictionary_forms() {
    let lexicon = Lexicon::embedded();
    let found = lexicon.matches(&["M23"], 0);
    let Some(Entry::Actor { nouns, .. }) = found.first().map(|m| m.entry) else {
        panic!("M23 is an actor");
    };
    assert!(nouns.iter().any(|n| n == "rebels") && nouns.iter().any(|n| n == "rebel"));
}

/// `PHRASE [@DATE] -> ID SECTOR CLASS`, `PHRASE -> none`, `PHRASE -> not ID SECTOR CLASS`, `ID DATE has NUMBER`.
fn hold(lexicon: &Lexicon, test: &str) -> Result<(), String> {
    if let Some((left, number)) = test.split_once(" has ") {
        let (id, date) = left.split_once(' ').ok_or("ID DATE has NUMBER")?;
        let members = lexicon.members(id, date.parse::<Date>().map_err(|e| e.to_string())?);
        return (members.len().to_string() == number)
            .then_some(())
            .ok_or(format!("{} members", members.len()));
    }
    let (left, expected) = test.split_once(" -> ").ok_or("PHRASE -> ID SECTOR CLASS")?;
    let (phrase, on) = match left.split_once(" @") {
        Some((phrase, date)) => (phrase, Some(date.parse::<Date>().map_err(|e| e.to_string())?)),
        None => (left, None),
    };
    let words = tokens(phrase);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = lexicon.matches(&words, 0);
    let whole = found.iter().filter(|m| m.len == words.len() && holds_on(m.entry, on));
    let told: Vec<String> = whole.map(|m| tell(m.entry)).collect();
    let good = if expected == "none" {
        told.is_empty()
    } else if let Some(wrong) = expected.strip_prefix("not ") {
        !told.iter().any(|t| t == wrong)
    } else {
        told.iter().any(|t| t == expected)
    };
    good.then_some(()).ok_or(format!("found {told:?}"))
}

fn holds_on(entry: &Entry, on: Option<Date>) -> bool {
    match (entry, on) {
        (Entry::Actor { since, until, .. }, Some(on)) => {
            since.is_none_or(|s| s <= on) && until.is_none_or(|u| on <= u)
        }
        _ => true,
    }
}

/// An entry in the words of a test line.
fn tell(entry: &Entry) -> String {
    match entry {
        Entry::Actor { id, sector, class, .. } => {
            let class = match class {
                ActorClass::State => "state",
                ActorClass::Capital => "capital",
                ActorClass::Metonym => "metonym",
                ActorClass::Organ => "organ",
                ActorClass::Organisation => "organisation",
                ActorClass::Group => "group",
                ActorClass::Medium => "medium",
                ActorClass::Bloc => "bloc",
                ActorClass::Body => "body",
                ActorClass::Person => "person",
            };
            format!("{id} {} {class}", sector.map_or("-", Sector::as_str))
        }
        Entry::Demonym { id, people } => format!("{id} - {}", if *people { "people" } else { "demonym" }),
        Entry::Office { sector, title, collective } => {
            format!("- {} {}", sector.as_str(), kind(*title, *collective))
        }
        Entry::Role { title, collective } => format!("- - {}", kind(*title, *collective)),
        Entry::Place { country, .. } => format!("{} - place", country.as_deref().unwrap_or("-")),
    }
}

fn kind(title: bool, collective: bool) -> &'static str {
    match (title, collective) {
        (true, true) => "titles",
        (true, false) => "title",
        (false, true) => "body",
        (false, false) => "role",
    }
}

/// Roughly as a tagger cuts: at blanks, around hyphens, before "'s".
fn tokens(phrase: &str) -> Vec<String> {
    let spaced = phrase.replace('-', " - ").replace("'s", " 's");
    spaced.split_whitespace().map(str::to_owned).collect()
}

fn any(_: &str) -> bool {
    true
}

fn is_name(cell: &str) -> bool {
    cell.chars().any(char::is_alphanumeric) && !cell.contains('|')
}

fn is_id(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_alphanumeric())
        && cell.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

fn is_country_or_none(cell: &str) -> bool {
    cell == "-" || is_id(cell)
}

fn are_ids(cell: &str) -> bool {
    !cell.is_empty() && cell.split_whitespace().all(is_id)
}

fn is_sector_or_none(cell: &str) -> bool {
    cell == "-" || cell.is_empty() || Sector::parse(cell).is_some()
}

fn is_date_or_none(cell: &str) -> bool {
    cell.is_empty() || cell == "-" || cell.parse::<Date>().is_ok()
}

fn is_kind(cell: &str) -> bool {
    matches!(cell, "title" | "titles" | "role" | "body")
}
