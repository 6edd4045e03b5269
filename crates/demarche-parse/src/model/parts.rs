//! Pieces of the network as they are read from the weight file.

use super::file::File;
use crate::NameKind;

/// Rows of 8-bit numbers with one scale each, read in place.
pub(super) struct Table {
    rows: &'static [u8],
    scale: Vec<f32>,
    width: usize,
}

impl Table {
    pub(super) fn read(file: &File<'static>, name: &str, width: usize) -> Option<Table> {
        let scale = file.f32s(&format!("{name}.scale"))?;
        let rows = file.bytes(name)?;
        (rows.len() == scale.len() * width).then_some(Table { rows, scale, width })
    }

    pub(super) fn rows(&self) -> usize {
        self.scale.len()
    }

    /// A row, with what one unit of it is worth; an empty one beyond the end.
    pub(super) fn row(&self, row: usize) -> (&'static [u8], f32) {
        let scale = self.scale.get(row).copied().unwrap_or(0.0);
        (self.rows.get(row * self.width..(row + 1) * self.width).unwrap_or(&[]), scale)
    }
}

/// Which row belongs to which key. Keys are spread evenly, so their first bits tell nearly where to look.
pub(super) struct Keys {
    keys: Vec<u32>,
    rows: Vec<u16>,
    /// Where the keys with the same first bits begin, and at last where they end.
    starts: Vec<u32>,
}

/// How many bits are the first ones.
const FIRST: u32 = 12;

impl Keys {
    /// `keys` are sorted.
    pub(super) fn new(keys: Vec<u32>, rows: Vec<u16>) -> Keys {
        let start = |first: u32| keys.partition_point(|k| k >> (32 - FIRST) < first) as u32;
        let starts = (0..=1 << FIRST).map(start).collect();
        Keys { keys, rows, starts }
    }

    pub(super) fn row(&self, key: u32) -> Option<usize> {
        let first = (key >> (32 - FIRST)) as usize;
        let (from, to) = (*self.starts.get(first)? as usize, *self.starts.get(first + 1)? as usize);
        let at = self.keys.get(from..to)?.iter().position(|&k| k == key)?;
        self.rows.get(from + at).map(|&row| usize::from(row))
    }
}

pub(super) struct Norm {
    pub(super) gain: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Norm {
    pub(super) fn read(file: &File, name: &str) -> Option<Norm> {
        Some(Norm { gain: file.f32s(&format!("{name}.gain"))?, bias: file.f32s(&format!("{name}.bias"))? })
    }
}

/// What a BIO tag says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameTag {
    Out,
    Begin(NameKind),
    In(NameKind),
}

/// Reads "3:14" and the like; every combination where the list is empty.
pub(super) fn pairs(list: &[&str], pos: usize, tags: usize) -> Vec<(u16, u16)> {
    let read = |pair: &str| {
        let (p, t) = pair.split_once(':')?;
        let (p, t): (usize, usize) = (p.parse().ok()?, t.parse().ok()?);
        (p < pos && t < tags).then_some((p as u16, t as u16))
    };
    let found: Vec<_> = list.iter().filter_map(|pair| read(pair)).collect();
    if !found.is_empty() {
        return found;
    }
    (0..pos as u16).flat_map(|p| (0..tags as u16).map(move |t| (p, t))).collect()
}

/// Reads "B-PER" and the like.
pub(super) fn name_tag(tag: &str) -> NameTag {
    let kind = tag.get(2..).and_then(NameKind::parse);
    match (tag.get(..2), kind) {
        (Some("B-"), Some(k)) => NameTag::Begin(k),
        (Some("I-"), Some(k)) => NameTag::In(k),
        _ => NameTag::Out,
    }
}
