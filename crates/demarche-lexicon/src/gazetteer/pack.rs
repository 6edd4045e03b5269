//! The gazetteer's bytes, read in place: every question costs a binary search, nothing is built at the start.
//!
//! Little endian, made by `training/gazetteer/build.py`:
//!
//! | part | each |
//! |---|---|
//! | head | `DGAZ0001`, then five u32: countries, regions, places, blocks of names, bytes of names |
//! | countries | 8 bytes: ISO alpha-3, a zero, latitude and longitude in hundredths of a degree (i16) |
//! | regions | 1 byte: the country |
//! | places | 8 bytes: latitude, longitude (i16), region (u16), size, kind |
//! | blocks | u32: where each block of 16 names begins |
//! | names | shared bytes with the name before, further bytes, these; how many places; 3 bytes for each: the place, and in the highest bit whether the name is not its first |

use std::cmp::Ordering;

use demarche_record::Point;

use super::{Spot, SpotKind};

/// Names in one block.
const BLOCK: usize = 16;
const HEAD: usize = 28;

/// The parts of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pack<'a> {
    countries: &'a [u8],
    regions: &'a [u8],
    places: &'a [u8],
    blocks: &'a [u8],
    names: &'a [u8],
}

impl Pack<'static> {
    /// Cuts the file into its parts; a damaged file has empty ones.
    pub(super) fn new(file: &'static [u8]) -> Pack<'static> {
        let mut rest = file.get(HEAD..).unwrap_or(&[]);
        let mut part = |number: usize, each: usize| {
            let count = u32_at(file, 8 + 4 * number) as usize;
            let (part, behind) = rest.split_at_checked(count * each).unwrap_or((&[], &[]));
            rest = behind;
            part
        };
        Pack {
            countries: part(0, 8),
            regions: part(1, 1),
            places: part(2, 8),
            blocks: part(3, 4),
            names: part(4, 1),
        }
    }

    /// The point in the middle of a country.
    pub(super) fn country(&self, id: &str) -> Option<Point> {
        let row = self.countries.chunks_exact(8).find(|row| row.get(..3) == Some(id.as_bytes()))?;
        Some(point(row, 4))
    }

    /// Everything of this name.
    pub(super) fn find(&self, key: &str) -> Vec<Spot> {
        if key.is_empty() {
            return Vec::new();
        }
        let key = key.as_bytes();
        let (mut low, mut high) = (0, self.blocks.len() / 4);
        while low < high {
            let middle = (low + high) / 2;
            if self.first_of(middle) <= key { low = middle + 1 } else { high = middle }
        }
        low.checked_sub(1).map_or_else(Vec::new, |block| self.in_block(block, key))
    }

    /// The first name of a block, which is written in full.
    fn first_of(&self, block: usize) -> &'static [u8] {
        let start = u32_at(self.blocks, 4 * block) as usize;
        let length = byte(self.names, start + 1);
        self.names.get(start + 2..start + 2 + length).unwrap_or(&[])
    }

    /// The places of a name, if the block holds it.
    fn in_block(&self, block: usize, key: &[u8]) -> Vec<Spot> {
        let mut at = u32_at(self.blocks, 4 * block) as usize;
        let mut name: Vec<u8> = Vec::with_capacity(32);
        for _ in 0..BLOCK {
            if at + 2 >= self.names.len() {
                break;
            }
            let (shared, further) = (byte(self.names, at), byte(self.names, at + 1));
            name.truncate(shared);
            name.extend_from_slice(self.names.get(at + 2..at + 2 + further).unwrap_or(&[]));
            let count = byte(self.names, at + 2 + further);
            let held = at + 3 + further;
            at = held + 3 * count;
            match name.as_slice().cmp(key) {
                Ordering::Less => {}
                Ordering::Equal => {
                    let held = self.names.get(held..at).unwrap_or(&[]);
                    return held.chunks_exact(3).filter_map(|three| self.spot(three)).collect();
                }
                Ordering::Greater => break,
            }
        }
        Vec::new()
    }

    fn spot(&self, three: &[u8]) -> Option<Spot> {
        let number = byte(three, 0) | byte(three, 1) << 8 | byte(three, 2) << 16;
        let row = self.places.get(8 * (number & 0x7f_ffff)..)?.get(..8)?;
        let region = u16::from_le_bytes(row.get(4..6)?.try_into().ok()?);
        let country = self.countries.get(8 * byte(self.regions, usize::from(region))..)?.get(..3)?;
        let country = std::str::from_utf8(country).ok().filter(|id| *id != "---");
        let kind = match byte(row, 7) {
            0 => SpotKind::City,
            1 => SpotKind::County,
            2 => SpotKind::Region,
            _ => SpotKind::Area,
        };
        let (size, by_other_name) = (*row.get(6)?, number >> 23 == 1);
        Some(Spot { kind, point: point(row, 0), country, region, size, by_other_name })
    }
}

fn byte(bytes: &[u8], at: usize) -> usize {
    bytes.get(at).copied().map_or(0, usize::from)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
}

fn point(row: &[u8], at: usize) -> Point {
    Point { lat: i16_at(row, at), lon: i16_at(row, at + 2) }
}

fn i16_at(bytes: &[u8], at: usize) -> i16 {
    bytes.get(at..at + 2).and_then(|b| b.try_into().ok()).map_or(0, i16::from_le_bytes)
}
