//! The checks of the data: every line well-formed, every `# test:` line true, each mistake with file and line.

use std::collections::BTreeMap;
use std::fmt;

use demarche_record::{Date, Sector};

use crate::files::{DataFile, Shape, Source, sense, shape_of, sources};
use crate::table::rows;
use crate::{ActorClass, Entry, Lexicon};

/// What is wrong with a data file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file's name.
    pub file: String,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// What the tests beside the data gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tested {
    /// How many there are.
    pub tests: usize,
    /// Those that do not hold.
    pub failures: Vec<Mistake>,
}

/// What a column may hold: its name, whether a cell fits, and what is expected.
type Column = (&'static str, fn(&str) -> bool, &'static str);

const ID: Column = ("id", is_id, "capitals, digits and _");
const SECTOR: Column = ("sector", is_sector_or_none, "a sector of the contract (GOV, MIL, ...) or -");
const NAME: Column = ("name", is_name, "one name");
const SINCE: Column = ("since", is_date_or_none, "a day as 2022-01-12, or nothing");
const UNTIL: Column = ("until", is_date_or_none, "a day as 2022-01-12, or nothing");
const SOURCE: Column = ("source", any, "");

/// The columns of a shape of file.
fn columns(shape: Shape) -> &'static [Column] {
    match shape {
        Shape::States => &[
            ID,
            NAME,
            ("other names", any, ""),
            ("adjectives", any, ""),
            ("people", any, ""),
            ("capital", any, ""),
            ("nouns", any, ""),
            ("since", is_date_or_none, "a day or nothing"),
            ("until", is_date_or_none, "a day or nothing"),
        ],
        Shape::Actors(_) => &[
            ID,
            SECTOR,
            NAME,
            ("other names", any, ""),
            ("nouns", any, ""),
            SINCE,
            UNTIL,
            ("office", any, ""),
            SOURCE,
        ],
        Shape::Offices => &[
            ("word", is_name, "one word or phrase"),
            SECTOR,
            ("kind", is_kind, "title, titles, role or body"),
            ("states", are_ids_or_none, "ids of states, separated by |, the usual one first"),
        ],
        Shape::Places => &[
            ("name", is_name, "one name"),
            ("country", is_country_or_none, "an id or -"),
            ("other names", any, ""),
        ],
        Shape::Homes => &[ID, ("country", is_id, "an id")],
        Shape::Words => &[("class", is_name, "a class"), ("word", is_name, "one word")],
        Shape::Members => &[ID, SINCE, UNTIL, ("members", are_ids, "ids, separated by blanks"), SOURCE],
    }
}

/// The mistakes in the shipped files: their lines are sorted, too.
pub(crate) fn shipped() -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for source in sources(&[]) {
        check_lines(&source, &mut mistakes);
        check_order(&source, &mut mistakes);
    }
    mistakes
}

/// The mistakes in a user's files.
pub(crate) fn lines(user: &[DataFile]) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for file in user {
        match shape_of(&file.name) {
            Some(shape) => {
                let source = Source { name: &file.name, shape, text: &file.text, ours: false };
                check_lines(&source, &mut mistakes);
            }
            None => mistakes.push(Mistake {
                file: file.name.clone(),
                line: 0,
                what: "no data file has this name; a name such as persons.tsv or persons.mine.tsv says what it holds"
                    .to_owned(),
            }),
        }
    }
    mistakes
}

fn check_lines(source: &Source<'_>, mistakes: &mut Vec<Mistake>) {
    let columns = columns(source.shape);
    let mut seen = BTreeMap::new();
    let mut tell = |line: usize, what: String| {
        mistakes.push(Mistake { file: source.name.to_owned(), line, what });
    };
    for row in rows(source.text) {
        if row.width() > columns.len() {
            tell(row.line, format!("{} cells, there are {} columns", row.width(), columns.len()));
        }
        for (at, (name, fits, expected)) in columns.iter().enumerate() {
            if !fits(row.cell(at)) {
                tell(row.line, format!("{name} (cell {}): {:?}, expected {expected}", at + 1, row.cell(at)));
            }
        }
        if let Some(first) = seen.insert(sense(source.shape, &row), row.line) {
            tell(row.line, format!("the same sense of the same name as line {first}"));
        }
    }
}

fn check_order(source: &Source<'_>, mistakes: &mut Vec<Mistake>) {
    let mut before = "";
    for (at, line) in source.text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
        if line < before {
            mistakes.push(Mistake {
                file: source.name.to_owned(),
                line: at + 1,
                what: "not sorted".to_owned(),
            });
        }
        before = line;
    }
}

/// Runs the tests that stand beside the data.
pub(crate) fn tests(lexicon: &Lexicon, user: &[DataFile]) -> Tested {
    let mut tested = Tested::default();
    for source in sources(user) {
        let before = tested.tests;
        for (at, line) in source.text.lines().enumerate() {
            let Some(test) = line.strip_prefix("# test: ") else { continue };
            tested.tests += 1;
            if let Err(why) = hold(lexicon, test) {
                let (file, what) = (source.name.to_owned(), format!("{test}: {why}"));
                tested.failures.push(Mistake { file, line: at + 1, what });
            }
        }
        if source.ours && tested.tests == before {
            let what = "no test beside the data".to_owned();
            tested.failures.push(Mistake { file: source.name.to_owned(), line: 0, what });
        }
    }
    tested
}

/// `WORD is [not] in CLASS`, `ID lives in COUNTRY`, `PHRASE [@DATE] -> ID SECTOR CLASS`, `PHRASE -> none`, `PHRASE -> not ID SECTOR CLASS`, `ID DATE has NUMBER`,
/// `ID DATE has [not] MEMBER`.
fn hold(lexicon: &Lexicon, test: &str) -> Result<(), String> {
    if let Some((left, expected)) = test.split_once(" has ") {
        return hold_members(lexicon, left, expected);
    }
    if let Some((word, class)) = test.split_once(" is not in ") {
        return (!lexicon.is_in(class, word)).then_some(()).ok_or("it is".to_owned());
    }
    if let Some((word, class)) = test.split_once(" is in ") {
        return lexicon.is_in(class, word).then_some(()).ok_or("it is not".to_owned());
    }
    if let Some((id, expected)) = test.split_once(" lives in ") {
        let told = lexicon.home_of(id).unwrap_or("none");
        return (told == expected).then_some(()).ok_or(format!("found {told}"));
    }
    let (left, expected) = test.split_once(" -> ").ok_or("write PHRASE -> ID SECTOR CLASS")?;
    let (phrase, on) = match left.split_once(" @") {
        Some((phrase, date)) => (phrase, Some(date.parse::<Date>().map_err(|e| e.to_string())?)),
        None => (left, None),
    };
    let words = tokens(phrase);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = lexicon.matches(&words, 0);
    let whole = found.iter().filter(|m| m.len == words.len() && m.entry.holds_on(on));
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

fn hold_members(lexicon: &Lexicon, left: &str, expected: &str) -> Result<(), String> {
    let (id, date) = left.split_once(' ').ok_or("write ID DATE has NUMBER")?;
    let members = lexicon.members(id, date.parse::<Date>().map_err(|e| e.to_string())?);
    let good = if expected.starts_with(|c: char| c.is_ascii_digit()) {
        members.len().to_string() == expected
    } else if let Some(absent) = expected.strip_prefix("not ") {
        absent.split(' ').all(|id| !members.contains(&id))
    } else {
        expected.split(' ').all(|id| members.contains(&id))
    };
    good.then_some(()).ok_or(format!("{} members: {}", members.len(), members.join(" ")))
}

/// An entry in the words of a test line.
pub(crate) fn tell(entry: &Entry) -> String {
    match entry {
        Entry::Actor { id, sector, class, .. } => {
            format!("{id} {} {}", sector.map_or("-", Sector::as_str), class.as_str())
        }
        Entry::Demonym { id, people } => format!("{id} - {}", if *people { "people" } else { "demonym" }),
        Entry::Office { sector, title, collective, states } => {
            let states = if states.is_empty() { String::new() } else { format!(" of {}", states.join("|")) };
            format!("- {} {}{states}", sector.as_str(), kind(*title, *collective))
        }
        Entry::Role { title, collective } => format!("- - {}", kind(*title, *collective)),
        Entry::Place { country, .. } => format!("{} - place", country.as_deref().unwrap_or("-")),
    }
}

impl ActorClass {
    /// The word for a class in tests and explanations.
    pub fn as_str(self) -> &'static str {
        match self {
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
        }
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
pub(crate) fn tokens(phrase: &str) -> Vec<String> {
    let spaced = phrase.replace('-', " - ").replace("'s", " 's").replace("’s", " ’s");
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

fn are_ids_or_none(cell: &str) -> bool {
    cell.is_empty() || cell.split('|').all(is_id)
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
