//! What the network sees of a word. Mirrored in `training/demarche_train/features.py`: change both or neither.

use crate::memo::Memo;

/// Number of hash tables: word, prefix of three, suffixes of two, three and four, shape.
pub(crate) const TABLES: usize = 6;
/// Rows of the tables.
pub(crate) const BUCKETS: [u64; TABLES] = [24000, 4000, 1000, 6000, 8000, 2000];
const START: u64 = 0xcbf2_9ce4_8422_2325;
const SHAPE_LIMIT: usize = 16;

fn fnv(seed: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(seed, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

fn fold(h: u64) -> u64 {
    h ^ (h >> 32)
}

/// Appends the ASCII form of a typographic quote, dash or ellipsis, or the character itself.
fn push_plain(c: char, out: &mut String) {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '`' => out.push('\''),
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => out.push('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
        '\u{2026}' => out.push_str("..."),
        _ => out.push(c),
    }
}

/// The word with typographic marks in their ASCII forms.
pub(crate) fn plain(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        push_plain(c, out);
    }
    match out.as_str() {
        "''" => {
            out.clear();
            out.push('"');
        }
        "--" | "---" => out.truncate(1),
        _ => {}
    }
}

/// Lower case, character by character.
pub(crate) fn lower(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        out.extend(c.to_lowercase());
    }
}

/// Classes of characters, runs cut to three, at most sixteen.
fn shape(word: &str, out: &mut String) {
    out.clear();
    let mut last = ['\0'; 3];
    let mut count = 0;
    for c in word.chars() {
        let class = if c.is_uppercase() {
            'X'
        } else if c.is_lowercase() {
            'x'
        } else if c.is_ascii_digit() {
            'd'
        } else {
            c
        };
        if count < 3 || last != [class; 3] {
            last = [last[1], last[2], class];
            count += 1;
            if count <= SHAPE_LIMIT {
                out.push(class);
            }
        }
    }
}

fn prefix(word: &str, chars: usize) -> &str {
    word.char_indices().nth(chars).map_or(word, |(at, _)| &word[..at])
}

fn suffix(word: &str, chars: usize) -> &str {
    word.char_indices().rev().nth(chars - 1).map_or(word, |(at, _)| &word[at..])
}

/// The features of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Features {
    /// Row in each hash table.
    pub rows: [u32; TABLES],
    /// Keys into the vector table: the word as written, and in lower case.
    pub keys: [u32; 2],
}

/// Computes features.
#[derive(Debug, Default)]
pub(crate) struct Featurizer {
    known: Memo<Features>,
    buffers: Buffers,
}

#[derive(Debug, Default)]
struct Buffers {
    plain: String,
    lower: String,
    shape: String,
}

impl Featurizer {
    pub(crate) fn word(&mut self, word: &str) -> Features {
        self.known.get(word, [0; 2], || self.buffers.features(word))
    }
}

impl Buffers {
    fn features(&mut self, word: &str) -> Features {
        plain(word, &mut self.plain);
        lower(&self.plain, &mut self.lower);
        shape(&self.plain, &mut self.shape);
        let low = self.lower.as_str();
        let parts: [(&[u8], &str); TABLES] = [
            (b"n", low),
            (b"p", prefix(low, 3)),
            (b"q", suffix(low, 2)),
            (b"r", suffix(low, 3)),
            (b"s", suffix(low, 4)),
            (b"t", &self.shape),
        ];
        let mut rows = [0; TABLES];
        for ((row, (tag, part)), buckets) in rows.iter_mut().zip(parts).zip(BUCKETS) {
            *row = (fold(fnv(fnv(START, tag), part.as_bytes())) % buckets) as u32;
        }
        let key = |w: &str| fold(fnv(START, w.as_bytes())) as u32;
        Features { rows, keys: [key(&self.plain), key(low)] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typographic_marks_are_their_ascii_forms() {
        let mut f = Featurizer::default();
        for (a, b) in [("“", "\""), ("”", "''"), ("’s", "'s"), ("—", "--"), ("…", "..."), ("``", "\"")]
        {
            assert_eq!(f.word(a), f.word(b), "{a}");
        }
    }

    #[test]
    fn cuts_are_counted_in_characters() {
        assert_eq!((prefix("źółty", 3), suffix("źółty", 3), suffix("a", 4)), ("źół", "łty", "a"));
        let mut s = String::new();
        shape("McDonald-2000x", &mut s);
        assert_eq!(s, "XxXxxx-dddx");
    }
}
