//! What was worked out for a short word is kept, since a few thousand words make up most of a text.

/// Slots; a text needs no more memory, however many words it has.
const SLOTS: usize = 8192;
/// Longer words are worked out anew each time.
const LONGEST: usize = 13;

/// A table of bounded size; a newer word takes the slot of an older one.
#[derive(Debug)]
pub(crate) struct Memo<T> {
    slots: Vec<Option<(u128, T)>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { slots: Vec::new() }
    }
}

impl<T: Clone> Memo<T> {
    /// What `make` makes of `word` (which may depend on `kind`, too), or made of it before.
    pub(crate) fn get(&mut self, word: &str, kind: [u8; 2], make: impl FnOnce() -> T) -> T {
        let Some(key) = key(word, kind) else { return make() };
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, None);
        }
        let half = |bits: u128, by: u64| (bits as u64).wrapping_mul(by);
        let mixed = half(key, 0x9e37_79b9_7f4a_7c15) ^ half(key >> 64, 0xc2b2_ae3d_27d4_eb4f);
        let Some(slot) = self.slots.get_mut((mixed >> 40) as usize % SLOTS) else { return make() };
        match slot {
            Some((known, value)) if *known == key => value.clone(),
            _ => {
                let value = make();
                *slot = Some((key, value.clone()));
                value
            }
        }
    }
}

/// Bytes, kind and length of a word, unless it is too long.
fn key(word: &str, kind: [u8; 2]) -> Option<u128> {
    let mut bytes = [0u8; 16];
    let (letters, rest) = bytes.split_at_mut(LONGEST);
    letters.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    rest.copy_from_slice(&[kind[0], kind[1], word.len() as u8]);
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_back_is_what_was_made() {
        let mut memo: Memo<String> = Memo::default();
        let words: Vec<String> =
            (0..20_000u32).map(|i| format!("w{}", i.wrapping_mul(2_654_435_761) % 6000)).collect();
        for word in words.iter().map(String::as_str).chain(["", "\0", "a\0", "a", "a very long word, indeed"])
        {
            for kind in [[0, 0], [1, 0], [0, 1]] {
                assert_eq!(
                    memo.get(word, kind, || format!("{word:?} {kind:?}")),
                    format!("{word:?} {kind:?}")
                );
            }
        }
    }
}
