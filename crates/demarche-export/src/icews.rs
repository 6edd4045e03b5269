//! ICEWS coded events: 20 columns with tabs between them and a header, empty where nothing is known.

use crate::cameo::{self, is_state};
use crate::cells::{day, float, point};
use crate::dyads::Side;
use crate::tables;
use crate::telling::Telling;
use demarche_record::{Codebook, Precision, Sector};

/// The header of the released files.
pub(crate) const COLUMNS: [&str; 20] = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
];

/// The row of one pair of an event; `id` is its number in the export, since readers take 32 bits.
pub(crate) fn row(telling: &Telling, id: usize, (who, whom): (Side, Side)) -> Vec<String> {
    let event = telling.event;
    let cameo = event.cameo.as_str();
    let mut cells = vec![id.to_string(), day(telling.day())];
    cells.extend(actor(telling, who));
    cells.push(Codebook::plover().cameo(cameo).and_then(|c| c.name).unwrap_or_default().to_owned());
    cells.push(cameo.to_owned());
    cells.push(tables::scale(cameo).map_or_else(String::new, |(_, icews)| float(icews)));
    cells.extend(actor(telling, whom));
    cells.push(telling.story.to_string());
    cells.push(telling.sentence().to_string());
    cells.push(telling.page.address().and_then(host).unwrap_or_default().to_owned());
    cells.extend(place(telling));
    cells
}

/// Name, sectors, country.
fn actor(telling: &Telling, side: Side) -> [String; 3] {
    let Some(actor) = side else { return Default::default() };
    let name = cameo::name(actor, &telling.page.document.text, telling.known);
    let id = actor.id.as_deref();
    let home = id.and_then(|id| if is_state(id) { Some(id.to_owned()) } else { telling.known.home(id) });
    let sectors = actor.sector.map_or("", sector).to_owned();
    [name, sectors, home.map_or_else(String::new, |home| country(telling, &home))]
}

/// What ICEWS calls a country.
fn country(telling: &Telling, id: &str) -> String {
    let theirs = tables::country(id).map_or("", |c| c.icews);
    if theirs.is_empty() { telling.known.name(id).unwrap_or_default() } else { theirs.to_owned() }
}

/// The first of ICEWS's sectors; its finer ones are not in the records.
fn sector(sector: Sector) -> &'static str {
    match sector {
        Sector::Gov => "Government",
        Sector::Mil => "Military",
        Sector::Leg => "Legislative / Parliamentary",
        Sector::Jud => "Judicial",
        Sector::Spy => "Intelligence Ministry",
        Sector::Cop => "Police",
        Sector::Opp => "Dissident",
        Sector::Reb => "Rebel",
        Sector::Igo => "International Government Organization",
        Sector::Ngo => "Nongovernmental Organizations / Activists",
        Sector::Med => "Media",
        Sector::Bus => "Business",
        Sector::Civ => "General Population / Civilian / Social",
    }
}

/// The host of an address, without "www.".
fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// City, district, province, country, latitude, longitude.
fn place(telling: &Telling) -> [String; 6] {
    let Some(place) = &telling.event.place else { return Default::default() };
    let city = place.spot.is_some_and(|s| matches!(s.precision, Precision::City | Precision::Point));
    let land = place.country.as_deref().map_or_else(String::new, |id| country(telling, id));
    let (lat, lon) = point(Some(place)).map_or_else(Default::default, |(a, b)| (float(a), float(b)));
    let city = if city { place.name.clone() } else { String::new() };
    [city, String::new(), String::new(), land, lat, lon]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publishers_are_hosts() {
        assert_eq!(host("https://www.example.org/a/b?c"), Some("example.org"));
        assert_eq!(host("http://news.example.org:80"), Some("news.example.org"));
    }
}
