//! When and where.

use demarche_text::{Date, Span};

/// An interval of days, inclusive, and the words that give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// First day; `None` where it is open or cannot be told.
    pub start: Option<Date>,
    /// Last day; `None` where it is open or cannot be told.
    pub end: Option<Date>,
    /// "on Monday".
    pub span: Span,
}

/// A place, as named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Where {
    /// "Geneva".
    pub name: String,
    /// ISO 3166-1 alpha-3; `None` in disputed territory, at sea, or where the text does not say.
    pub country: Option<String>,
    /// The words that name it.
    pub span: Option<Span>,
    /// Where on the map, as far as it is known.
    pub spot: Option<Located>,
}

/// A point on the map, in hundredths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Latitude, north positive.
    pub lat: i16,
    /// Longitude, east positive.
    pub lon: i16,
}

impl Point {
    /// Latitude and longitude in degrees.
    pub fn degrees(self) -> (f64, f64) {
        (f64::from(self.lat) / 100.0, f64::from(self.lon) / 100.0)
    }
}

/// A point and what it is the middle of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// The middle of the place.
    pub point: Point,
    /// How large a place it is the middle of.
    pub precision: Precision,
}

/// What a point is the middle of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A building, a base, a crossing.
    Point,
    /// A city, town or village.
    City,
    /// A division of a country, a sea, a stretch of land.
    Region,
    /// A country.
    Country,
}

impl Precision {
    /// As the contract writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Precision::Point => "point",
            Precision::City => "city",
            Precision::Region => "region",
            Precision::Country => "country",
        }
    }

    /// From the contract's word.
    pub fn parse(word: &str) -> Option<Precision> {
        [Precision::Point, Precision::City, Precision::Region, Precision::Country]
            .into_iter()
            .find(|p| p.as_str() == word)
    }
}
