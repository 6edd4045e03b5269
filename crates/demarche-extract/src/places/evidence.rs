//! What the page speaks of: countries, regions and stretches of land that its other names lie in.

use super::senses::{self, Sense};
use demarche_record::Point;
use std::collections::BTreeMap;

/// How often the names of a page lie where.
#[derive(Debug, Default)]
pub struct Evidence<'c> {
    countries: BTreeMap<&'c str, f32>,
    regions: BTreeMap<u16, f32>,
    cells: BTreeMap<(i16, i16), f32>,
}

/// How much each kind of evidence counts beside a digit of people.
const COUNTRY: f32 = 1.0;
const REGION: f32 = 1.3;
const NEAR: f32 = 0.7;
/// A place with fewer digits of people needs evidence.
const SMALL: f32 = 4.0;
/// By how much it must stand out then.
const MARGIN: f32 = 0.2;

impl<'c> Evidence<'c> {
    /// A name that means this, said so often.
    pub fn add(&mut self, sense: Option<&Sense<'c>>, times: usize) {
        let Some(sense) = sense else { return };
        let weight = weight(times);
        if let Some(country) = sense.country {
            *self.countries.entry(country).or_default() += weight;
        }
        if let Some(spot) = sense.spot.filter(|_| sense.country.is_some()) {
            *self.regions.entry(spot.region).or_default() += weight;
            *self.cells.entry(cell(spot.point)).or_default() += weight;
        }
    }

    /// The sense that fits the rest of the page best, if it stands out; `own` is what the name itself has given to
    /// the evidence.
    pub fn best(&self, senses: &[Sense<'c>], own: Option<&Sense<'c>>, times: usize) -> Option<usize> {
        let weights: Vec<(f32, f32)> =
            senses.iter().map(|s| (s.prior, self.support(s, own, weight(times)))).collect();
        let mut number = 0;
        let best = senses::likeliest(senses, |_| {
            let (prior, support) = weights.get(number).copied().unwrap_or_default();
            number += 1;
            prior + support
        })?;
        let (prior, support) = *weights.get(best)?;
        let first = senses.get(best)?;
        let rivals = senses.iter().zip(&weights).filter(|(s, _)| !senses::same(first, s));
        let next = rivals.map(|(_, (p, s))| p + s).fold(0.0, f32::max);
        let small = first.name.is_none() && prior < SMALL;
        // A village that nothing on the page speaks for, or no more than for another, may be any.
        (!small || support > 0.0 && prior + support - next >= MARGIN).then_some(best)
    }

    fn support(&self, sense: &Sense<'c>, own: Option<&Sense<'c>>, weight: f32) -> f32 {
        let mine = |same: bool| if same { weight } else { 0.0 };
        let own_spot = own.and_then(|o| o.spot);
        let country = sense.country.map_or(0.0, |c| {
            let all = self.countries.get(c).copied().unwrap_or(0.0);
            all - mine(own.is_some_and(|o| o.country == sense.country))
        });
        let (region, near) = sense.spot.filter(|_| sense.country.is_some()).map_or((0.0, 0.0), |s| {
            let region = self.regions.get(&s.region).copied().unwrap_or(0.0);
            let here = own_spot.is_some_and(|o| around(cell(s.point)).any(|c| c == cell(o.point)));
            let near: f32 = around(cell(s.point)).map(|c| self.cells.get(&c).copied().unwrap_or(0.0)).sum();
            (region - mine(own_spot.is_some_and(|o| o.region == s.region)), near - mine(here))
        });
        let log = |count: f32| ln(1.0 + count.max(0.0));
        COUNTRY * log(country) + REGION * log(region) + NEAR * log(near)
    }
}

/// A name that is said again counts a little more.
fn weight(times: usize) -> f32 {
    1.0 + ln(times as f32)
}

/// A square of two degrees.
fn cell(point: Point) -> (i16, i16) {
    (point.lat.div_euclid(200), point.lon.div_euclid(200))
}

/// A square and its neighbours.
fn around((lat, lon): (i16, i16)) -> impl Iterator<Item = (i16, i16)> {
    (-1..=1).flat_map(move |a| (-1..=1).map(move |b| (lat + a, lon + b)))
}

/// Natural logarithm of a number from one on, good to a thousandth: the exponent, and a line with a bend for the rest.
/// The library's own differs between machines.
fn ln(x: f32) -> f32 {
    let bits = x.max(1.0).to_bits();
    let whole = (bits >> 23) as i32 - 127;
    let rest = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000) - 1.0;
    let part = rest * (1.4390 + rest * (-0.6787 + rest * (0.3218 + rest * -0.0821)));
    (whole as f32 + part) * std::f32::consts::LN_2
}
