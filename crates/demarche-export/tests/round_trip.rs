//! Each export, read back as notebooks read it, holds what the records hold.
//!
//! Two readers: one that splits lines at tabs (R with `quote = ""`, awk), one that honours quotation marks (pandas,
//! Python's csv); both must see the same cells.

#![allow(clippy::unwrap_used, missing_docs)]

use demarche_export::{Export, Known, Layout, Page};
use demarche_record::{
    Actor, Document, Event, EventType, Located, Part, Point, Precision, Record, Role, Sector, Source, Span,
    Status, When, Where,
};
use std::collections::BTreeMap;

const TEXT: &str = "Zubrowka’s “envoys” met Russia\n\
    President Ana \"Tab\tNull\" Null of Zubrowka met NATO and Hamas in Gaza City on 3 March.\n\
    Officials may strike Russia. France attacked Zubrowka\u{2028}again.\n\
    Read also: Mali leaves";

struct Names;

impl Known for Names {
    fn name(&self, id: &str) -> Option<String> {
        let names = [
            ("RUS", "Russia"),
            ("FRA", "France"),
            ("PSE", "Palestine"),
            ("HAMAS", "Hamas"),
            ("NATO", "NATO"),
        ];
        names.iter().find(|(known, _)| *known == id).map(|(_, name)| (*name).to_owned())
    }
    fn home(&self, id: &str) -> Option<String> {
        (id == "HAMAS").then(|| "PSE".to_owned())
    }
}

fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn actor(id: Option<&str>, sector: Option<Sector>, name: Option<&str>, words: &str) -> Actor {
    Actor { id: id.map(str::to_owned), sector, name: name.map(str::to_owned), span: Some(at(words)) }
}

fn event(kind: EventType, cameo: &str, span: Span, actors: Vec<Actor>, recipients: Vec<Actor>) -> Event {
    Event {
        span,
        trigger: span,
        kind,
        mode: None,
        cameo: cameo.to_owned(),
        actors,
        recipients,
        status: Status::Actual,
        attribution: Vec::new(),
        when: None,
        place: None,
        context: Vec::new(),
        same_as: None,
    }
}

fn events() -> Vec<Event> {
    let null = actor(Some("ABW"), Some(Sector::Gov), Some("Ana \"Tab\tNull\" Null"), "President");
    let nato = actor(Some("NATO"), Some(Sector::Igo), None, "NATO");
    let hamas = actor(Some("HAMAS"), Some(Sector::Reb), None, "Hamas");
    let mut meeting = event(EventType::Consult, "040", at("met NATO"), vec![null, nato, hamas], Vec::new());
    meeting.mode = Some("multilateral");
    meeting.context = vec!["diplomatic", "military"];
    meeting.when =
        Some(When { start: "2022-03-03".parse().ok(), end: "2022-03-04".parse().ok(), span: at("3 March") });
    meeting.place = Some(Where {
        name: "Gaza City".to_owned(),
        country: Some("PSE".to_owned()),
        span: Some(at("Gaza City")),
        spot: Some(Located { point: Point { lat: 3150, lon: 3447 }, precision: Precision::City }),
    });
    let officials = actor(None, Some(Sector::Gov), None, "Officials");
    let russia = actor(Some("RUS"), None, None, "Russia");
    let mut strike = event(EventType::Assault, "190", at("strike"), vec![officials.clone()], vec![russia]);
    strike.status = Status::Hypothetical;
    strike.attribution = vec![Source { actor: officials, cue: None }];
    let france = actor(Some("FRA"), Some(Sector::Mil), None, "France");
    let attack = event(EventType::Assault, "190", at("attacked"), vec![france.clone()], Vec::new());
    let mut again = event(EventType::Assault, "190", at("again"), vec![france.clone()], Vec::new());
    again.same_as = Some(at("attacked"));
    again.when =
        Some(When { start: "2022-03-04".parse().ok(), end: "2022-03-04".parse().ok(), span: at("3 March") });
    let leaves = event(EventType::Retreat, "087", at("Mali leaves"), Vec::new(), Vec::new());
    vec![meeting, strike, attack, again, leaves]
}

fn document() -> Document {
    let body = TEXT.find('\n').unwrap() + 1;
    let tail = TEXT.find("Read also").unwrap();
    let part = |role, start, end| Part { role, span: Span::new(start, end) };
    Document {
        id: "sha256:0123456789abcdef0123".to_owned(),
        source: "https://www.example.org/2022/a\tb".to_owned(),
        text: TEXT.to_owned(),
        title: Some(Span::new(0, body - 1)),
        published: "2022-03-05".parse().ok(),
        published_from: None,
        language: "en",
        parts: vec![
            part(Role::Title, 0, body - 1),
            part(Role::Body, body, tail),
            part(Role::Headline, tail, TEXT.len()),
        ],
    }
}

fn export(layout: Layout, statuses: Vec<Status>) -> String {
    let document = document();
    let records: Vec<Record> = events().into_iter().map(Record::Event).collect();
    let sentence = |at: u32| TEXT[..at as usize].matches(['\n', '.']).count() + 1;
    let page = Page { document: &document, records: &records, sentence: &sentence };
    let mut export = Export::new(layout, statuses);
    let lines = export.page(&page, &Names);
    let counts = export.counts();
    let skip = usize::from(!layout.header().is_empty());
    assert_eq!(counts.rows, lines.lines().count());
    assert_eq!(counts.headlines, 1, "a headline of another article has no day");
    let all = layout.header() + &lines;
    assert_eq!(all.lines().count(), counts.rows + skip);
    all
}

/// Lines split at tabs, quotation marks left alone.
fn split(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// Python's csv with `delimiter="\t"` and its usual quoting: a cell that begins with a quotation mark runs to the next
/// one, over tabs and ends of lines; any control of its own ends a line, too.
fn quoted(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut inside, mut start) = (false, true);
    for c in text.chars() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if start => inside = true,
            '"' if inside => inside = false,
            '\t' if !inside => row.push(String::new()),
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' if !inside => {
                rows.push(vec![String::new()]);
            }
            _ => row.last_mut().unwrap().push(c),
        }
        start = matches!(c, '\t' | '\n');
    }
    rows.retain(|row| row.len() > 1);
    rows
}

/// The rows of a table as both readers see them, by column.
fn table(layout: Layout, statuses: Vec<Status>) -> Vec<BTreeMap<&'static str, String>> {
    let text = export(layout, statuses);
    let rows = split(&text);
    assert_eq!(rows, quoted(&text), "readers disagree");
    let columns = layout.columns();
    let skip = usize::from(!layout.header().is_empty());
    if skip == 1 {
        assert_eq!(rows[0], columns);
    }
    for row in &rows {
        assert_eq!(row.len(), columns.len(), "{row:?}");
    }
    rows.into_iter().skip(skip).map(|row| columns.iter().copied().zip(row).collect()).collect()
}

/// Every cell of these columns is a number of the kind, or what stands for nothing.
fn numbers<T: std::str::FromStr>(rows: &[BTreeMap<&str, String>], columns: &[&str], nothing: &str) {
    for row in rows {
        for column in columns {
            let cell = &row[column];
            assert!(cell == nothing || cell.parse::<T>().is_ok(), "{column}: {cell}");
        }
    }
}

#[test]
fn every_layout_has_its_columns() {
    let count = |layout: Layout| layout.columns().len();
    assert_eq!((count(Layout::Gdelt), count(Layout::Icews), count(Layout::Polecat)), (61, 20, 40));
    for layout in Layout::ALL {
        let mut names = layout.columns().to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count(layout), "{layout:?} has a column twice");
    }
}

#[test]
fn gdelt_is_read_back() {
    let rows = table(Layout::Gdelt, vec![Status::Actual]);
    numbers::<u64>(&rows, &["GlobalEventID", "Day", "MonthYear", "Year", "IsRootEvent", "QuadClass"], "");
    numbers::<u64>(&rows, &["NumMentions", "NumSources", "NumArticles", "ActionGeo_Type", "DATEADDED"], "");
    numbers::<f64>(
        &rows,
        &["FractionDate", "GoldsteinScale", "AvgTone", "ActionGeo_Lat", "ActionGeo_Long"],
        "",
    );
    // Three sides meet: six ordered pairs; then one attacker without a victim. What may happen stays out.
    assert_eq!(rows.len(), 7);
    let pairs: Vec<_> = rows.iter().map(|r| (r["Actor1Code"].as_str(), r["Actor2Code"].as_str())).collect();
    let (null, nato, hamas) = ("ABWGOV", "IGOWSTNAT", "PSEREBHMS");
    let met = [(null, nato), (null, hamas), (nato, null), (nato, hamas), (hamas, null), (hamas, nato)];
    assert_eq!(pairs[..6], met);
    assert_eq!(pairs[6], ("FRAMIL", ""));
    let first = &rows[0];
    // Codes keep their zero, names lose what would break the line.
    assert_eq!((first["EventCode"].as_str(), first["EventBaseCode"].as_str()), ("040", "040"));
    assert_eq!((first["EventRootCode"].as_str(), first["QuadClass"].as_str()), ("04", "1"));
    assert_eq!(first["Actor1Name"], "ANA 'TAB NULL' NULL");
    assert_eq!(first["Day"], "20220303");
    assert_eq!(first["SOURCEURL"], "https://www.example.org/2022/a b");
    let place: Vec<&str> = ["Type", "Fullname", "CountryCode", "Lat", "Long"]
        .iter()
        .map(|part| first[format!("ActionGeo_{part}").as_str()].as_str())
        .collect();
    assert_eq!(place, ["4", "Gaza City, Palestine", "GZ", "31.5", "34.47"]);
    // Told twice, dated by the second telling. Its paragraph is not the first.
    assert_eq!((rows[6]["NumMentions"].as_str(), rows[0]["NumMentions"].as_str()), ("2", "1"));
    assert_eq!((rows[6]["Day"].as_str(), rows[6]["IsRootEvent"].as_str()), ("20220304", "0"));
    assert_eq!((first["IsRootEvent"].as_str(), rows[6]["ActionGeo_Type"].as_str()), ("1", "0"));
    let mut ids: Vec<&String> = rows.iter().map(|r| &r["GlobalEventID"]).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 7);
    assert!(ids.iter().all(|id| id.parse::<u64>().unwrap() < 1 << 53));
}

#[test]
fn icews_is_read_back() {
    let rows = table(Layout::Icews, vec![Status::Actual]);
    numbers::<i32>(&rows, &["Event ID", "Story ID", "Sentence Number"], "");
    numbers::<f64>(&rows, &["Intensity", "Latitude", "Longitude"], "");
    assert_eq!(rows.len(), 7);
    let first = &rows[0];
    assert_eq!((first["CAMEO Code"].as_str(), first["Intensity"].as_str()), ("040", "1.0"));
    assert_eq!((first["Event Date"].as_str(), first["Publisher"].as_str()), ("2022-03-03", "example.org"));
    assert_eq!((first["Target Name"].as_str(), first["Target Country"].as_str()), ("NATO", ""));
    assert_eq!(
        (first["City"].as_str(), first["Country"].as_str()),
        ("Gaza City", "Occupied Palestinian Territory")
    );
    assert_eq!((rows[5]["Source Sectors"].as_str(), rows[5]["Source Name"].as_str()), ("Rebel", "Hamas"));
}

#[test]
fn polecat_is_read_back() {
    let rows = table(Layout::Polecat, vec![Status::Actual, Status::Hypothetical]);
    numbers::<f64>(&rows, &["Intensity", "Latitude", "Longitude"], "None");
    assert_eq!(rows.len(), 3);
    let list =
        |row: usize, column: &str| rows[row][column].split("; ").map(str::to_owned).collect::<Vec<_>>();
    let events = events();
    for (row, event) in rows.iter().zip(&events) {
        assert_eq!(row["Event Type"], event.kind.as_str());
        assert!(row.values().all(|cell| !cell.is_empty()), "an empty cell instead of None");
    }
    for column in ["Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Name Raw"] {
        assert_eq!(list(0, column).len(), 3, "{column}: an item for each actor");
    }
    assert_eq!(list(0, "Actor Country"), ["NLD", "IGO", "PSE"]);
    assert_eq!(list(0, "Actor COW"), ["210", "None", "None"]);
    assert_eq!(list(0, "Primary Actor Sector"), ["GOV", "None", "REB"]);
    assert_eq!(list(0, "Contexts"), ["diplomatic", "military"]);
    assert_eq!((rows[0]["Event Mode"].as_str(), rows[2]["Event Mode"].as_str()), ("multilateral", "None"));
    assert_eq!((rows[1]["Actor Country"].as_str(), rows[1]["Recipient Country"].as_str()), ("None", "RUS"));
    assert_eq!(rows[2]["Quad Code"], "MATERIAL CONFLICT");
}

#[test]
fn plover_is_read_back() {
    let text = export(Layout::Plover, Layout::Plover.statuses());
    let chars: Vec<char> = TEXT.chars().collect();
    let rows: Vec<serde_json::Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(
        (rows[3]["link"].as_str(), rows[3]["id"].as_str()),
        (rows[2]["id"].as_str(), Some("0123456789abcdef-4"))
    );
    // No day in the text: the day of publication.
    assert_eq!(
        (rows[2]["date"].as_str(), rows[3]["date"].as_str()),
        (Some("2022-03-05"), Some("2022-03-04"))
    );
    for (row, event) in rows.iter().zip(&events()) {
        for key in row.as_object().unwrap().keys() {
            assert!(Layout::Plover.columns().contains(&key.as_str()), "{key}");
        }
        let offset = |key: &str| row["text_info"][key].as_u64().unwrap() as usize;
        let words: String = chars[offset("start")..offset("end")].iter().collect();
        assert_eq!(words, event.span.of(TEXT));
        assert_eq!(row["event_text"][0], words.as_str());
        assert_eq!(row["event"][0], event.kind.as_str());
        assert_eq!(row["actor"].as_array().unwrap().len(), event.actors.len());
        assert_eq!(row["recipient"].as_array().unwrap().len(), event.recipients.len());
    }
    assert_eq!(
        (rows[0]["date"].as_str(), rows[0]["enddate"].as_str()),
        (Some("2022-03-03"), Some("2022-03-04"))
    );
    assert_eq!(rows[0]["actor"][0]["identifier_text"], "Ana \"Tab\tNull\" Null");
    assert_eq!(rows[0]["event_loc"]["country_code"], "PSE");
    assert_eq!(rows[1]["context"][0], "hypothetical");
    assert_eq!(rows[1]["attribution"][0]["sector"], "GOV");
    assert!(rows[2].get("event_loc").is_none());
}

#[test]
fn the_same_records_give_the_same_bytes() {
    for layout in Layout::ALL {
        assert_eq!(export(layout, layout.statuses()), export(layout, layout.statuses()));
    }
}
