//! The weight file: `DMPARSE1`, length of header, text header, data (see `training/demarche_train/export.py`).

use std::collections::BTreeMap;

/// A parsed weight file; tensors are views on its bytes.
pub(crate) struct File<'a> {
    lists: BTreeMap<&'a str, Vec<&'a str>>,
    numbers: BTreeMap<&'a str, f32>,
    tensors: BTreeMap<&'a str, &'a [u8]>,
}

impl<'a> File<'a> {
    /// Reads the header; `None` where the bytes are no weight file.
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<File<'a>> {
        let rest = bytes.strip_prefix(b"DMPARSE1")?;
        let length = u32::from_le_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let header = std::str::from_utf8(rest.get(4..4 + length)?).ok()?;
        let data = rest.get(4 + length..)?;
        let mut file = File { lists: BTreeMap::new(), numbers: BTreeMap::new(), tensors: BTreeMap::new() };
        for line in header.lines().filter(|l| !l.is_empty()) {
            let mut words = line.split(' ');
            let (kind, name) = (words.next()?, words.next()?);
            match kind {
                "list" => {
                    file.lists.insert(name, words.collect());
                }
                "num" => {
                    file.numbers.insert(name, words.next()?.parse().ok()?);
                }
                "tensor" => {
                    let size = match words.next()? {
                        "i8" => 1,
                        "u16" => 2,
                        _ => 4,
                    };
                    let start: usize = words.next()?.parse().ok()?;
                    let count: usize = words.next()?.parse().ok()?;
                    file.tensors.insert(name, data.get(start..start + count * size)?);
                }
                _ => return None,
            }
        }
        Some(file)
    }

    pub(crate) fn list(&self, name: &str) -> Option<&[&'a str]> {
        self.lists.get(name).map(Vec::as_slice)
    }

    pub(crate) fn number(&self, name: &str) -> Option<f32> {
        self.numbers.get(name).copied()
    }

    pub(crate) fn bytes(&self, name: &str) -> Option<&'a [u8]> {
        self.tensors.get(name).copied()
    }

    pub(crate) fn f32s(&self, name: &str) -> Option<Vec<f32>> {
        let words = self.bytes(name)?.as_chunks::<4>().0;
        Some(words.iter().map(|w| f32::from_le_bytes(*w)).collect())
    }

    pub(crate) fn u32s(&self, name: &str) -> Option<Vec<u32>> {
        let words = self.bytes(name)?.as_chunks::<4>().0;
        Some(words.iter().map(|w| u32::from_le_bytes(*w)).collect())
    }

    pub(crate) fn u16s(&self, name: &str) -> Option<Vec<u16>> {
        let words = self.bytes(name)?.as_chunks::<2>().0;
        Some(words.iter().map(|w| u16::from_le_bytes(*w)).collect())
    }
}
