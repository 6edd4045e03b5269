//! From a word to its pieces, as MiniLM was trained on them: lower case, no accents, split at marks, then the
//! longest known piece from the left.

use super::file::File;
use crate::features::plain;
use crate::memo::Memo;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Longer runs between marks are unknown.
const LONGEST_RUN: usize = 100;
/// Pieces of a word that are looked at.
pub(super) const PIECES_OF_WORD: usize = 8;

/// The known pieces; the number of a piece is its row of the embedding.
pub(super) struct WordPieces {
    list: Vec<&'static str>,
    /// Numbers of the pieces in the order of their bytes.
    order: Vec<u16>,
    pub unknown: u16,
    pub opening: u16,
    pub closing: u16,
}

/// Buffers that live between words.
#[derive(Default)]
pub(super) struct PieceWork {
    known: Memo<Pieces>,
    strings: Strings,
}

/// The pieces of one word.
#[derive(Clone, Copy)]
struct Pieces {
    list: [u16; PIECES_OF_WORD],
    count: usize,
}

#[derive(Default)]
struct Strings {
    plain: String,
    normal: String,
    rest: String,
    out: Vec<u16>,
}

impl WordPieces {
    pub(super) fn read(file: &File<'static>) -> Option<WordPieces> {
        let list = file.list("pieces")?.to_vec();
        let order = file.u16s("pieces.order")?;
        let mut pieces = WordPieces { list, order, unknown: 0, opening: 0, closing: 0 };
        pieces.unknown = pieces.number("[UNK]")?;
        pieces.opening = pieces.number("[CLS]")?;
        pieces.closing = pieces.number("[SEP]")?;
        Some(pieces)
    }

    fn number(&self, piece: &str) -> Option<u16> {
        let name = |&i: &u16| self.list.get(usize::from(i)).copied().unwrap_or("");
        let at = self.order.binary_search_by(|i| name(i).cmp(piece)).ok()?;
        self.order.get(at).copied()
    }

    /// Appends the numbers of the first pieces of a word: at least one, at most [`PIECES_OF_WORD`].
    pub(super) fn word(&self, word: &str, work: &mut PieceWork, out: &mut Vec<u16>) {
        let PieceWork { known, strings } = work;
        let pieces = known.get(word, [0; 2], || self.pieces(word, strings));
        out.extend_from_slice(pieces.list.get(..pieces.count).unwrap_or(&[]));
    }

    fn pieces(&self, word: &str, strings: &mut Strings) -> Pieces {
        strings.out.clear();
        self.cut(word, strings);
        let mut pieces = Pieces { list: [0; PIECES_OF_WORD], count: strings.out.len() };
        pieces.list.iter_mut().zip(&strings.out).for_each(|(to, from)| *to = *from);
        pieces
    }

    fn cut(&self, word: &str, work: &mut Strings) {
        plain(word, &mut work.plain);
        normal(&work.plain, &mut work.normal);
        let out = &mut work.out;
        for run in work.normal.split_whitespace() {
            for part in run.split_inclusive(is_mark) {
                // a mark stands at the end of its part, and alone
                let mark = part.chars().next_back().filter(|&c| is_mark(c)).map_or(0, char::len_utf8);
                let (before, mark) = part.split_at(part.len() - mark);
                for run in [before, mark].into_iter().filter(|r| !r.is_empty()) {
                    self.run(run, &mut work.rest, out);
                }
            }
            if out.len() >= PIECES_OF_WORD {
                break;
            }
        }
        out.truncate(PIECES_OF_WORD);
        if out.is_empty() {
            out.push(self.unknown);
        }
    }

    /// The pieces of a run without marks: all of it, or the unknown piece.
    fn run(&self, run: &str, rest: &mut String, out: &mut Vec<u16>) {
        let start = out.len();
        if run.chars().count() > LONGEST_RUN {
            out.push(self.unknown);
            return;
        }
        rest.clear();
        rest.push_str(run);
        let mut at = 0;
        loop {
            let Some((number, length)) = self.longest(rest) else {
                out.truncate(start);
                out.push(self.unknown);
                return;
            };
            out.push(number);
            at += length - if at > 0 { 2 } else { 0 };
            if at >= run.len() {
                return;
            }
            rest.clear();
            rest.push_str("##");
            rest.push_str(&run[at..]);
        }
    }

    /// The longest piece at the start of `text`, and its length; never the two marks of a continuation alone.
    ///
    /// Byte by byte, the pieces that begin like the text become fewer; the one that ends there is the first of them.
    fn longest(&self, text: &str) -> Option<(u16, usize)> {
        let least = if text.starts_with("##") && text.len() > 2 { 2 } else { 0 };
        let name = |&i: &u16| self.list.get(usize::from(i)).map_or(&[][..], |piece| piece.as_bytes());
        let (mut some, mut found) = (self.order.as_slice(), None);
        for (at, byte) in text.bytes().enumerate() {
            // a piece that ends before this byte comes before all that do not
            let below = some.partition_point(|i| name(i).get(at).is_none_or(|&b| b < byte));
            some = some.get(below..).unwrap_or(&[]);
            let same = some.partition_point(|i| name(i).get(at) == Some(&byte));
            some = some.get(..same).unwrap_or(&[]);
            match some.first() {
                Some(i) if name(i).len() == at + 1 && at + 1 > least => found = Some((*i, at + 1)),
                Some(_) => {}
                None => break,
            }
        }
        found
    }
}

/// A mark is a piece of its own.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation()
        || (!c.is_ascii() && c.general_category_group() == GeneralCategoryGroup::Punctuation)
}

/// Lower case without accents and control characters; Chinese characters stand apart.
fn normal(word: &str, out: &mut String) {
    out.clear();
    if word.bytes().all(|b| b.is_ascii_graphic()) {
        out.extend(word.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        return;
    }
    let spaced = word.chars().filter(|&c| !is_control(c)).flat_map(|c| {
        let space = is_chinese(c).then_some(' ');
        space.into_iter().chain([if c.is_whitespace() { ' ' } else { c }]).chain(space)
    });
    for c in spaced.nfd().filter(|c| c.general_category() != GeneralCategory::NonspacingMark) {
        out.extend(c.to_lowercase());
    }
}

fn is_control(c: char) -> bool {
    use GeneralCategory::{Control, Format, PrivateUse};
    match c {
        '\t' | '\n' | '\r' => false,
        '\0' | '\u{fffd}' => true,
        _ => matches!(c.general_category(), Control | Format | PrivateUse),
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2a6df}' | '\u{2a700}'..='\u{2b73f}'
        | '\u{2b740}'..='\u{2b81f}' | '\u{2b920}'..='\u{2ceaf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(pieces: &[&'static str]) -> WordPieces {
        let mut list = vec!["[PAD]", "[UNK]", "[CLS]", "[SEP]"];
        list.extend(pieces);
        let mut order: Vec<u16> = (0..list.len() as u16).collect();
        order.sort_by_key(|&i| list[usize::from(i)]);
        WordPieces { list, order, unknown: 1, opening: 2, closing: 3 }
    }

    fn pieces(known: &WordPieces, word: &str) -> Vec<&'static str> {
        let mut out = Vec::new();
        known.word(word, &mut PieceWork::default(), &mut out);
        out.iter().map(|&i| known.list[usize::from(i)]).collect()
    }

    #[test]
    fn the_longest_piece_comes_first() {
        let known = known(&["un", "##want", "##wanted", "##ed", "able", "-", "u", "zoe", "#", "##s", "日"]);
        assert_eq!(pieces(&known, "Unwanted"), ["un", "##wanted"]);
        assert_eq!(pieces(&known, "UNWANTS"), ["un", "##want", "##s"]);
        assert_eq!(pieces(&known, "un-able"), ["un", "-", "able"]);
        assert_eq!(pieces(&known, "un—un"), ["un", "-", "un"]);
        assert_eq!(pieces(&known, "Zoë"), ["zoe"]);
        assert_eq!(pieces(&known, "##"), ["#", "#"]);
        assert_eq!(pieces(&known, "日日"), ["日", "日"]);
        // a run that cannot be spelt is unknown as a whole
        assert_eq!(pieces(&known, "unx-un"), ["[UNK]", "-", "un"]);
        assert_eq!(pieces(&known, &"u".repeat(101)), ["[UNK]"]);
        assert_eq!(pieces(&known, &"-".repeat(101)), ["-"; PIECES_OF_WORD]);
        assert_eq!(pieces(&known, "\u{200b}"), ["[UNK]"]);
    }

    /// The list was written with MiniLM's own tokenizer over the shipped pieces (`training/README.md`).
    #[test]
    fn words_are_cut_as_they_were_in_training() {
        let file = File::parse(include_bytes!("../../data/standard.bin")).expect("the weights");
        let known = WordPieces::read(&file).expect("their pieces");
        let lines: Vec<_> = include_str!("pieces.tsv").lines().filter_map(|l| l.split_once('\t')).collect();
        let cut = |word: &str| pieces(&known, word).join(" ");
        let wrong: Vec<_> = lines.iter().filter(|(word, pieces)| cut(word) != *pieces).collect();
        assert!(lines.len() > 400 && wrong.is_empty(), "{} of {}: {wrong:?}", wrong.len(), lines.len());
    }
}
