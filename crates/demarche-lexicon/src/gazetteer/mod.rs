//! Where a name may lie: GeoNames' places with their points, asked by name and read where they lie in the program.

mod pack;

use demarche_record::Point;

use crate::fold::each_piece;
use pack::Pack;

/// What sort of place a spot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpotKind {
    /// A city, town or village.
    City,
    /// A division of the second level: "Laurel County".
    County,
    /// A division of the first level: "Kentucky", "Kharkiv Oblast".
    Region,
    /// A sea, a continent, a stretch of land that belongs to no one country.
    Area,
}

/// One place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What sort of place.
    pub kind: SpotKind,
    /// Its middle.
    pub point: Point,
    /// ISO alpha-3 of its country, `None` for seas and continents.
    pub country: Option<&'static str>,
    /// The number of its first-level region.
    pub region: u16,
    /// How large: 24 times the decimal logarithm of its people.
    pub size: u8,
    /// Whether the name is not its first one.
    pub by_other_name: bool,
}

impl Spot {
    /// How many digits its people have: 6.0 for a million.
    pub fn magnitude(&self) -> f32 {
        f32::from(self.size) / 24.0
    }
}

/// The gazetteer that ships with the crate. A copy is a pointer; there is nothing to load.
#[derive(Clone, Copy, Debug)]
pub struct Gazetteer {
    pack: Pack<'static>,
}

/// The longest names of places that are looked for, in words.
const LONGEST: usize = 6;

impl Gazetteer {
    /// The gazetteer that ships with the crate.
    pub fn embedded() -> Gazetteer {
        Gazetteer { pack: Pack::new(include_bytes!("../../data/gazetteer.bin")) }
    }

    /// The places of exactly this name, given in words, the largest first.
    pub fn named(&self, words: &[&str]) -> Vec<Spot> {
        self.pack.find(&key(words.iter().copied()))
    }

    /// The longest name that starts at `at` and has at most `most` words: its number of words and what it may mean.
    pub fn longest(&self, words: &[&str], at: usize, most: usize) -> Option<(usize, Vec<Spot>)> {
        let rest = words.get(at..)?;
        (1..=rest.len().min(LONGEST).min(most)).rev().find_map(|len| {
            let spots = self.pack.find(&key(rest.iter().take(len).copied()));
            (!spots.is_empty()).then_some((len, spots))
        })
    }

    /// What an abbreviation behind a comma may mean: "Ky." in "Paris, Ky."
    pub fn abbreviated(&self, word: &str) -> Vec<Spot> {
        self.pack.find(&format!(", {}", key([word].into_iter())))
    }

    /// The point in the middle of a country.
    pub fn country(&self, id: &str) -> Option<Point> {
        self.pack.country(id)
    }
}

/// A name as it is compared: without accents, capitals, dots and hyphens.
fn key<'t>(words: impl Iterator<Item = &'t str>) -> String {
    let mut key = String::with_capacity(24);
    for word in words {
        each_piece(word, |folded, _| {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(folded);
        });
    }
    key
}

#[cfg(test)]
mod tests;
