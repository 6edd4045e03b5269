//! POLECAT: 40 columns with tabs between them and a header; lists are joined with "; ", what is not known is `None`.

use crate::cameo;
use crate::cells::{day, float, point};
use crate::plover::{country, sectors};
use crate::tables;
use crate::telling::Telling;
use demarche_record::{Actor, Codebook, Precision};

/// The header of the released files.
pub(crate) const COLUMNS: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// The row of an event; several actors stay lists in one row.
pub(crate) fn row(telling: &Telling) -> Vec<String> {
    let event = telling.event;
    let codebook = Codebook::plover();
    let quad = match codebook.quad(event.kind) {
        1 => "VERBAL COOPERATION",
        2 => "MATERIAL COOPERATION",
        3 => "VERBAL CONFLICT",
        4 => "MATERIAL CONFLICT",
        _ => "",
    };
    let mut cells = vec![telling.id(), day(telling.day()), event.kind.as_str().to_owned()];
    cells.push(event.mode.unwrap_or_default().to_owned());
    cells.push(float(codebook.score(event.kind, event.mode)));
    cells.extend([quad.to_owned(), event.context.join("; ")]);
    cells.extend(actors(telling, &event.actors));
    cells.extend(actors(telling, &event.recipients));
    cells.extend(place(telling));
    let document = telling.page.document;
    cells.extend([document.source.clone(), day(document.published)]);
    cells.extend(telling.shared.named.iter().map(|names| names.join("; ")));
    cells.extend([document.language.to_owned(), crate::version()]);
    cells.into_iter().map(|c| if c.is_empty() { "None".to_owned() } else { c }).collect()
}

/// Name, country, COW, primary sector, sectors, title, raw name, Wikipedia id: lists with an item for each actor.
fn actors(telling: &Telling, actors: &[Actor]) -> [String; 8] {
    let text = &telling.page.document.text;
    let land = |a: &Actor| country(a, telling.known);
    let each = |of: &dyn Fn(&Actor) -> String| list(actors.iter().map(of).collect());
    // The sectors of one actor are a list of their own; those of several stay together.
    let all = match actors {
        [one] => list(sectors(one).iter().map(|&s| s.to_owned()).collect()),
        _ => each(&|a| sectors(a).join(" ")),
    };
    [
        each(&|a| cameo::name(a, text, telling.known)),
        each(&|a| land(a).unwrap_or_default()),
        each(&|a| land(a).and_then(|id| tables::country(&id)).map_or("", |c| c.cow).to_owned()),
        each(&|a| sectors(a).first().copied().unwrap_or_default().to_owned()),
        all,
        String::new(),
        each(&|a| a.span.map_or_else(String::new, |span| telling.words(span).to_owned())),
        String::new(),
    ]
}

/// Items with "; " between them; one that is not known is `None`, and a list of nothing else is nothing.
fn list(items: Vec<String>) -> String {
    if items.iter().all(String::is_empty) {
        return String::new();
    }
    let shown = |item: String| if item.is_empty() { "None".to_owned() } else { item.replace(';', ",") };
    items.into_iter().map(shown).collect::<Vec<_>>().join("; ")
}

/// Place, city, district, province, country, latitude, longitude, GeoNames id, raw place, kind of feature.
fn place(telling: &Telling) -> [String; 10] {
    let Some(place) = &telling.event.place else { return Default::default() };
    let city = place.spot.is_some_and(|s| matches!(s.precision, Precision::City | Precision::Point));
    let city = if city { place.name.clone() } else { String::new() };
    let (lat, lon) = point(Some(place)).map_or_else(Default::default, |(a, b)| (float(a), float(b)));
    let raw = place.span.map_or_else(String::new, |span| telling.words(span).to_owned());
    let none = String::new;
    let land = place.country.clone().unwrap_or_default();
    [place.name.clone(), city, none(), none(), land, lat, lon, none(), raw, none()]
}
