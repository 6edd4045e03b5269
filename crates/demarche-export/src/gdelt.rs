//! GDELT 2.0 events: 61 columns with tabs between them, no header, empty where nothing is known.

use crate::cameo::{self, Coded};
use crate::cells::{float, point};
use crate::dyads::Side;
use crate::tables;
use crate::telling::Telling;
use demarche_record::{Date, Precision, Where};

/// The names that GDELT's documentation gives the columns.
pub(crate) const COLUMNS: [&str; 61] = [
    "GlobalEventID",
    "Day",
    "MonthYear",
    "Year",
    "FractionDate",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1KnownGroupCode",
    "Actor1EthnicCode",
    "Actor1Religion1Code",
    "Actor1Religion2Code",
    "Actor1Type1Code",
    "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2KnownGroupCode",
    "Actor2EthnicCode",
    "Actor2Religion1Code",
    "Actor2Religion2Code",
    "Actor2Type1Code",
    "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    "Actor1Geo_Type",
    "Actor1Geo_Fullname",
    "Actor1Geo_CountryCode",
    "Actor1Geo_ADM1Code",
    "Actor1Geo_ADM2Code",
    "Actor1Geo_Lat",
    "Actor1Geo_Long",
    "Actor1Geo_FeatureID",
    "Actor2Geo_Type",
    "Actor2Geo_Fullname",
    "Actor2Geo_CountryCode",
    "Actor2Geo_ADM1Code",
    "Actor2Geo_ADM2Code",
    "Actor2Geo_Lat",
    "Actor2Geo_Long",
    "Actor2Geo_FeatureID",
    "ActionGeo_Type",
    "ActionGeo_Fullname",
    "ActionGeo_CountryCode",
    "ActionGeo_ADM1Code",
    "ActionGeo_ADM2Code",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "ActionGeo_FeatureID",
    "DATEADDED",
    "SOURCEURL",
];

/// The row of one pair of an event.
pub(crate) fn row(telling: &Telling, number: usize, (who, whom): (Side, Side)) -> Vec<String> {
    let event = telling.event;
    let mut cells = vec![telling.number_of(number).to_string()];
    cells.extend(days(telling.day()));
    cells.extend(actor(telling, who));
    cells.extend(actor(telling, whom));
    let cameo = event.cameo.as_str();
    let level = |len: usize| cameo.get(..len).unwrap_or(cameo).to_owned();
    cells.push(u8::from(telling.in_lead()).to_string());
    cells.extend([cameo.to_owned(), level(3), level(2)]);
    cells.push(quad(cameo).map_or_else(String::new, |q| q.to_string()));
    cells.push(tables::scale(cameo).map_or_else(String::new, |(gdelt, _)| float(gdelt)));
    // One page of one source; a tone is not measured.
    cells.push(telling.told.tellings.to_string());
    cells.extend(["1", "1", ""].map(str::to_owned));
    // Where its actors were when they acted is not in the records.
    cells.extend(nowhere());
    cells.extend(nowhere());
    cells.extend(event.place.as_ref().map_or_else(nowhere, |place| geography(telling, place)));
    let added = telling.page.document.published.map(|d| format!("{}000000", compact(d)));
    cells.push(added.unwrap_or_default());
    cells.push(telling.page.document.source.clone());
    cells
}

fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Day, month, year, and the year with a fraction: (month - 1) * 30 + day, over 365, as GDELT computes it.
fn days(day: Option<Date>) -> [String; 4] {
    let Some(day) = day else { return Default::default() };
    let whole = compact(day);
    let number =
        |range: std::ops::Range<usize>| whole.get(range).and_then(|d| d.parse::<u32>().ok()).unwrap_or(0);
    let (year, month, date) = (number(0..4), number(4..6), number(6..8));
    let fraction = f64::from(month.saturating_sub(1) * 30 + date) / 365.0;
    [
        whole.clone(),
        whole.get(..6).unwrap_or("").to_owned(),
        whole.get(..4).unwrap_or("").to_owned(),
        format!("{:.4}", f64::from(year) + fraction),
    ]
}

/// Code, name, country, group, ethnic group, two religions, three types.
fn actor(telling: &Telling, side: Side) -> [String; 10] {
    let Some(actor) = side else { return Default::default() };
    let coded: Coded = cameo::code(actor, telling.known);
    let name = cameo::name(actor, &telling.page.document.text, telling.known);
    let kind = |n: usize| coded.types.get(n).copied().unwrap_or("").to_owned();
    let country = coded.country().to_owned();
    let (code, group) = (coded.code.clone(), coded.group.to_owned());
    let none = String::new;
    [code, name.to_uppercase(), country, group, none(), none(), none(), kind(0), kind(1), kind(2)]
}

/// CAMEO's quad class by the root of a code, as GDELT has it.
fn quad(cameo: &str) -> Option<u8> {
    Some(match cameo.get(..2)?.parse::<u8>().ok()? {
        1..=5 => 1,
        6..=8 => 2,
        9..=13 => 3,
        14..=20 => 4,
        _ => return None,
    })
}

/// No place: type 0, the rest empty.
fn nowhere() -> [String; 8] {
    let mut cells: [String; 8] = Default::default();
    "0".clone_into(&mut cells[0]);
    cells
}

/// Type, name, country, two divisions, latitude, longitude, number of the feature.
fn geography(telling: &Telling, place: &Where) -> [String; 8] {
    let home = place.country.as_deref();
    let fips = home.map_or("", |id| fips(id, place));
    let kind = match place.spot.map(|spot| spot.precision) {
        Some(Precision::Country) => "1",
        Some(Precision::Region) if home == Some("USA") => "2",
        Some(Precision::City | Precision::Point) if home == Some("USA") => "3",
        Some(Precision::City | Precision::Point) => "4",
        Some(Precision::Region) => "5",
        None => "",
    };
    let land = home.and_then(|id| telling.known.name(id)).filter(|land| *land != place.name);
    let full = land.map_or_else(|| place.name.clone(), |land| format!("{}, {land}", place.name));
    // A country stands for its divisions, too; those of other places are not known.
    let whole = if kind == "1" { fips } else { "" };
    let (lat, lon) = point(Some(place)).map_or_else(Default::default, |(a, b)| (float(a), float(b)));
    let text = str::to_owned;
    [text(kind), full, text(fips), text(whole), String::new(), lat, lon, text(whole)]
}

/// The FIPS code of a country; for Palestine, which has two, by longitude.
fn fips(id: &str, place: &Where) -> &'static str {
    if id == "PSE" {
        return match point(Some(place)) {
            Some(_) if place.spot.is_some_and(|s| s.precision == Precision::Country) => "",
            Some((_, lon)) if lon < 34.7 => "GZ",
            Some(_) => "WE",
            None => "",
        };
    }
    tables::country(id).map_or("", |country| country.fips)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_gdelt_writes_them() {
        let of = |day: &str| days(day.parse().ok());
        assert_eq!(of("2016-07-01"), ["20160701", "201607", "2016", "2016.4959"]);
        assert_eq!(of("2017-06-01"), ["20170601", "201706", "2017", "2017.4137"]);
        assert_eq!(days(None), ["", "", "", ""]);
    }

    #[test]
    fn quads_of_cameo() {
        assert_eq!(
            ["046", "0874", "1056", "163", "20", "x"].map(quad),
            [Some(1), Some(2), Some(3), Some(4), Some(4), None]
        );
    }
}
