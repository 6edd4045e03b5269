//! A text as units: lines, or the several lines of one hard-wrapped paragraph.

use demarche_text::Span;

/// No judgement needs more words of a unit than this, so that a huge line costs no more than a long one.
const MOST_WORDS: usize = 80;

/// One line with words on it, or one hard-wrapped paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Without the blanks around it.
    pub span: Span,
    /// How many empty lines stand before it.
    pub blanks: usize,
}

/// Cuts a text into its units.
pub fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut block = Vec::new();
    let mut blanks = 0;
    for line in lines(text) {
        let span = trimmed(text, line);
        if span.is_empty() {
            close(text, &mut block, &mut units);
            blanks += 1;
        } else {
            block.push(Unit { span, blanks });
            blanks = 0;
        }
    }
    close(text, &mut block, &mut units);
    units
}

/// The lines of a text; `\n`, `\r\n` and a lone `\r` end one.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start > bytes.len() {
            return None;
        }
        let end =
            bytes[start..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(bytes.len(), |n| start + n);
        let line = Span::new(start, end);
        start = if bytes[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
        Some(line)
    })
}

/// A span without blanks and byte order marks at its ends.
pub fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let end = words.trim_end_matches(blank);
    let start = span.start as usize + end.len() - end.trim_start_matches(blank).len();
    Span::new(start, (span.start as usize + end.len()).max(start))
}

fn blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{00AD}')
}

/// Adds the lines of a block without empty lines: one by one, or as one paragraph if it was hard-wrapped.
fn close(text: &str, block: &mut Vec<Unit>, units: &mut Vec<Unit>) {
    if wrapped(text, block) {
        let span = block[0].span.cover(block[block.len() - 1].span);
        units.push(Unit { span, blanks: block[0].blanks });
        block.clear();
    } else {
        units.append(block);
    }
}

/// A wrapped paragraph goes on in small letters or from a word that cannot be the last of a line, and its
/// lines are about equally long.
fn wrapped(text: &str, block: &[Unit]) -> bool {
    const NEVER_LAST: [&str; 12] =
        ["the", "a", "an", "of", "to", "in", "and", "that", "for", "with", "by", "from"];
    let goes_on = |pair: &&[Unit]| {
        let last = pair[0].span.of(text).rsplit(char::is_whitespace).next().unwrap_or("");
        let small = pair[1].span.of(text).starts_with(|c: char| c.is_lowercase());
        small || last.ends_with(',') || NEVER_LAST.contains(&last)
    };
    let count = block.windows(2).filter(goes_on).count();
    let even = |unit: &Unit| (30..=120).contains(&unit.span.len());
    count * 2 > block.len().saturating_sub(1) && block[..block.len() - 1].iter().all(even)
}

/// What can be seen of a unit without knowing what it means.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    /// How many words it has, at most [`MOST_WORDS`].
    pub words: usize,
    /// It ends as a sentence does: full stop, exclamation mark, question mark, closing quote after one.
    pub sentence: bool,
    /// It ends with a question mark.
    pub question: bool,
    /// It ends with a colon, a semicolon or a comma: something must follow.
    pub open: bool,
    /// A sentence ends inside it, and another begins.
    pub sentences: bool,
    /// The share of its longer words, the first left out, that begin with a capital.
    pub capitals: f32,
    /// No small letter in it.
    pub shouted: bool,
    /// It begins with a small letter.
    pub small: bool,
    /// It begins with a bullet, a dash or a number and a bracket.
    pub bullet: bool,
}

/// Looks at a unit.
pub fn look(words: &str) -> Look {
    let mut look = Look::default();
    let (mut long, mut capital) = (0, 0);
    let mut before = "";
    for word in words.split_whitespace().take(MOST_WORDS) {
        look.words += 1;
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let upper = core.starts_with(char::is_uppercase);
        if !before.is_empty() && core.len() > 3 && core.starts_with(char::is_alphabetic) {
            long += 1;
            capital += usize::from(upper);
        }
        if upper && ends_sentence(before) && !abbreviated(before) {
            look.sentences = true;
        }
        before = word;
    }
    look.capitals = if long == 0 { 0.0 } else { capital as f32 / long as f32 };
    let last = words.trim_end_matches(closing).chars().next_back().unwrap_or(' ');
    look.question = last == '?';
    look.sentence = ends_sentence(words.rsplit(char::is_whitespace).next().unwrap_or(""));
    look.open = matches!(last, ':' | ';' | ',');
    let start: String = words.chars().take(200).collect();
    look.shouted = start.chars().any(char::is_alphabetic) && !start.chars().any(char::is_lowercase);
    look.small = words.starts_with(char::is_lowercase);
    look.bullet = words.starts_with(['-', '–', '—', '•', '*', '·', '▪', '●', '‣', '○', '►', '+']);
    look
}

/// "Gov.", "Sen.": a short word with a capital before a full stop may be a title.
fn abbreviated(word: &str) -> bool {
    let stem = word.trim_matches(|c: char| !c.is_alphanumeric());
    stem.len() < 3 || stem.len() < 5 && stem.starts_with(char::is_uppercase)
}

/// Whether a word carries the end of a sentence; that of an abbreviation ("U.S.") is none.
fn ends_sentence(word: &str) -> bool {
    let bare = word.trim_end_matches(closing);
    match bare.chars().next_back() {
        Some('!' | '?' | '…') => true,
        Some('.') => {
            let stem = bare.trim_end_matches('.');
            !(stem.contains('.') && stem.split('.').all(|piece| piece.chars().count() <= 1))
        }
        _ => false,
    }
}

fn closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        units(text).into_iter().map(|u| u.span.of(text)).collect()
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        assert_eq!(cut("\u{FEFF}One.\r\nTwo.\rThree.\n\n Four. "), ["One.", "Two.", "Three.", "Four."]);
    }

    #[test]
    fn a_wrapped_paragraph_is_one_unit() {
        let text = "The envoys of both countries met in Vienna and\nagreed to meet again, a spokesman said on the\nMonday.\n\nNext.";
        assert_eq!(units(text).len(), 2);
        let list = "Envoys Meet in Vienna for a Second Round\nOil Prices Slide as Traders Await Decision\niPhone Sales Rise";
        assert_eq!(units(list).len(), 3);
    }

    #[test]
    fn looks() {
        assert!(look("The envoys met in Vienna, he said.").sentence);
        assert!(look("“We will not go.”").sentence);
        assert!(!look("Court Rules Against the U.S.").sentence);
        assert!(look("Court Rules Against the Union").capitals > 0.9);
        assert!(look("They met. Then they left").sentences && !look("U.S. Envoys Meet").sentences);
        assert!(look("SECURITY COUNCIL").shouted && look("• one").bullet && look("Among them:").open);
    }

    #[test]
    fn any_text_gives_units_inside_it_and_in_order() {
        for text in ["", "\r", "\0\0\n\u{200B}\u{FEFF}", "é\r\r\né", "\u{2028}x\u{85}"] {
            let mut end = 0;
            for unit in units(text) {
                assert!(unit.span.start >= end && text.get(unit.span.range()).is_some_and(|w| !w.is_empty()));
                end = unit.span.end;
            }
        }
    }
}
