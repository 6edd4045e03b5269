//! What one name may mean.

use super::candidates::{Candidate, country};
use crate::Page;
use demarche_lexicon::{ActorClass, Entry, Spot, SpotKind};
use demarche_record::{Point, Precision};

/// One meaning of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sense<'c> {
    /// ISO alpha-3.
    pub country: Option<&'c str>,
    /// The name that the lexicon gives it.
    pub name: Option<&'c str>,
    /// Where the gazetteer has it.
    pub spot: Option<Spot>,
    /// The middle of a country.
    pub middle: Option<Point>,
    /// Whether it is a country.
    pub state: bool,
    /// How likely it is before the page is read: about the digits of its people.
    pub prior: f32,
}

/// What a country is taken for, in digits of people; a little more than the largest city.
const STATE: f32 = 9.0;
/// What a place by the lexicon is taken for where the gazetteer does not have it.
const LISTED: f32 = 6.0;
/// By how much a region may be larger than the city from which it has its name: twenty times.
const SEAT: u8 = 31;
/// How much likelier a place is that the lexicon lists.
const KNOWN: f32 = 1.0;

impl Sense<'_> {
    /// Its point, and of what it is the middle.
    pub fn located(&self) -> Option<(Point, Precision)> {
        if let Some(spot) = self.spot {
            let precision = if spot.kind == SpotKind::City { Precision::City } else { Precision::Region };
            return Some((spot.point, precision));
        }
        self.middle.map(|point| (point, Precision::Country))
    }
}

/// The senses of a name, the likeliest of each source first.
pub fn of<'c>(page: &Page, candidate: &'c Candidate<'c>) -> Vec<Sense<'c>> {
    let none = Sense { country: None, name: None, spot: None, middle: None, state: false, prior: 0.0 };
    let gazetteer = page.lexicon.gazetteer();
    let mut senses: Vec<Sense> = Vec::new();
    let mut taken = vec![false; candidate.spots.len()];
    for entry in &candidate.entries {
        match entry {
            Entry::Actor { id, class: ActorClass::State, .. } | Entry::Demonym { id, .. } => {
                let middle = gazetteer.country(id);
                senses.push(Sense { country: country(entry), middle, state: true, prior: STATE, ..none });
            }
            Entry::Place { name, country } => {
                if senses.iter().any(|s| !s.state && s.country == country.as_deref()) {
                    continue;
                }
                // In its country the largest of the name; on disputed ground the largest of all.
                let own = |s: &Spot| country.is_none() || s.country == country.as_deref();
                let mut at: Option<(usize, f32)> = None;
                for (i, spot) in candidate.spots.iter().enumerate().filter(|(_, s)| own(s)) {
                    let weight = weigh(spot, &candidate.spots);
                    if at.is_none_or(|(_, most)| weight > most) {
                        at = Some((i, weight));
                    }
                }
                let spot = at.and_then(|(i, _)| candidate.spots.get(i)).copied();
                if let Some(taken) = at.and_then(|(i, _)| taken.get_mut(i)) {
                    *taken = true;
                }
                let prior = at.map_or(LISTED, |(_, weight)| weight.max(LISTED - 1.0)) + KNOWN;
                senses.push(Sense { country: country.as_deref(), name: Some(name), spot, prior, ..none });
            }
            _ => {}
        }
    }
    for (spot, _) in candidate.spots.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        senses.push(Sense {
            country: spot.country,
            spot: Some(*spot),
            prior: weigh(spot, &candidate.spots),
            ..none
        });
    }
    senses
}

/// Digits of people; a region is named less often than a city of its size, a name that is not the first still less.
/// A region around a large city of its name needs the word: "the Kharkiv region", "Washington state".
fn weigh(spot: &Spot, all: &[Spot]) -> f32 {
    let city = |s: &Spot| {
        s.kind == SpotKind::City && s.country == spot.country && s.size.saturating_add(SEAT) >= spot.size
    };
    let kind = match spot.kind {
        SpotKind::City | SpotKind::Area => 0.0,
        SpotKind::Region | SpotKind::County if all.iter().any(city) => -2.0,
        SpotKind::Region => -0.3,
        SpotKind::County => -1.0,
    };
    spot.magnitude() + kind - if spot.by_other_name { 1.0 } else { 0.0 }
}

/// "the Kharkiv region", "Mercer county": the division of that name where the city was chosen.
pub fn division(senses: &[Sense], chosen: &Sense, word: &str) -> Option<usize> {
    let wanted = match word {
        "region" | "province" | "oblast" | "governorate" | "state" | "prefecture" | "territory" => {
            SpotKind::Region
        }
        "county" | "district" | "department" | "municipality" => SpotKind::County,
        _ => return None,
    };
    senses.iter().position(|s| {
        let spot = s.spot.filter(|spot| spot.kind == wanted && s.country == chosen.country);
        spot.is_some_and(|spot| {
            chosen.spot.is_none_or(|c| c.region == spot.region || near(c.point, spot.point))
        })
    })
}

/// The sense of a name about which a careful reader has no doubt: the only one, or by far the largest.
pub fn plain(senses: &[Sense]) -> Option<usize> {
    let best = likeliest(senses, |s| s.prior)?;
    let first = senses.get(best)?;
    let rival = senses.iter().enumerate().filter(|(i, s)| *i != best && !same(first, s));
    let next = rival.map(|(_, s)| s.prior).fold(0.0, f32::max);
    (first.prior - next > 1.5).then_some(best)
}

/// Whether two senses are as good as one place: a city and the region around it.
pub fn same(a: &Sense, b: &Sense) -> bool {
    match (a.spot, b.spot) {
        (Some(a), Some(b)) => near(a.point, b.point),
        _ => a.country.is_some() && a.country == b.country,
    }
}

/// The likeliest sense of a name inside another place; none where it has no sense there.
pub fn inside(senses: &[Sense], container: &Sense) -> Option<usize> {
    likeliest(senses, |s| if fits(s, container) { s.prior + 1.0 } else { 0.0 })
        .filter(|&i| senses.get(i).is_some_and(|s| fits(s, container)))
}

/// Whether a sense lies inside a place.
pub fn fits(inner: &Sense, outer: &Sense) -> bool {
    if inner.state {
        return false;
    }
    match outer.spot {
        None => outer.state && inner.country == outer.country,
        Some(around) => inner.spot.is_some_and(|s| match around.kind {
            SpotKind::Region => s.region == around.region && s.kind != SpotKind::Region,
            SpotKind::County => {
                s.region == around.region && s.kind == SpotKind::City && near(s.point, around.point)
            }
            _ => false,
        }),
    }
}

/// About a hundred kilometres and a half.
pub fn near(a: Point, b: Point) -> bool {
    let (north, east) = (f32::from(a.lat) - f32::from(b.lat), f32::from(a.lon) - f32::from(b.lon));
    let east = east * (f32::from(a.lat) / 100.0).to_radians().cos();
    north * north + east * east < 140.0 * 140.0
}

/// The first of the senses with the greatest weight.
pub fn likeliest(senses: &[Sense], mut weight: impl FnMut(&Sense) -> f32) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (i, sense) in senses.iter().enumerate() {
        let weight = weight(sense);
        if best.is_none_or(|(_, most)| weight > most) {
            best = Some((i, weight));
        }
    }
    best.map(|(i, _)| i)
}
