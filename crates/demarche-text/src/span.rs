//! Stretches of a document's text.

/// A half-open stretch `start..end` of a document's text, in **bytes** (UTF-8), on character boundaries.
///
/// Inside the program every offset is a byte offset; only what leaves it (the record contract) counts
/// Unicode code points, by way of [`CharIndex`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte `start` up to, not including, byte `end`.
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end);
        Span { start: start as u32, end: end as u32 }
    }

    /// The words of the span; empty where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span as a range of bytes.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Turns byte offsets of one text into code point offsets, in `O(log n)` after one pass.
#[derive(Debug)]
pub struct CharIndex {
    /// Byte offset just past every character longer than one byte, with the bytes saved up to there.
    steps: Vec<(u32, u32)>,
}

impl CharIndex {
    /// Reads `text` once; pure ASCII needs no memory.
    pub fn new(text: &str) -> CharIndex {
        let mut saved = 0;
        let mut steps = Vec::new();
        for (at, c) in text.char_indices() {
            if c.len_utf8() > 1 {
                saved += c.len_utf8() as u32 - 1;
                steps.push(((at + c.len_utf8()) as u32, saved));
            }
        }
        CharIndex { steps }
    }

    /// The number of code points before byte `at`, which must lie on a character boundary.
    pub fn chars_before(&self, at: u32) -> usize {
        let n = self.steps.partition_point(|&(end, _)| end <= at);
        let saved = if n == 0 { 0 } else { self.steps[n - 1].1 };
        (at - saved) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_not_bytes() {
        let text = "a “quote” – наука 🙂 end";
        let index = CharIndex::new(text);
        for (chars, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(index.chars_before(at as u32), chars);
        }
        assert_eq!(index.chars_before(text.len() as u32), text.chars().count());
    }

    #[test]
    fn spans_slice_and_compare() {
        let span = Span::new(2, 5);
        assert_eq!(span.of("abcdef"), "cde");
        assert!(span.overlaps(Span::new(4, 9)) && !span.overlaps(Span::new(5, 9)));
        assert_eq!(span.cover(Span::new(8, 9)), Span::new(2, 9));
    }
}
