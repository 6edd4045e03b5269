//! Quotation marks: which stretches of a part stand in quotes.
//!
//! Only the outermost quotation counts. A paragraph ends a quotation that nobody closed; where the next
//! paragraph opens its marks again, it goes on there.

use demarche_text::Span;

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks, as far as they are written.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// Whether its closing mark is written; `false` where a paragraph ends without one.
    pub closed: bool,
}

/// The pair of marks that a quotation was opened with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pair {
    Double,
    Curly,
    Single,
    CurlySingle,
    Angle,
    Low,
}

/// The quotations of `text[part]`, in text order, without overlap.
pub fn scan(text: &str, part: Span) -> Vec<Quote> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text, part) {
        scan_paragraph(text, paragraph, &mut found);
    }
    found
}

/// Stretches between line ends; a line that breaks off inside a sentence goes on in the next line, and so do
/// the lines of a text that is wrapped at a fixed width.
pub fn paragraphs(text: &str, part: Span) -> Vec<Span> {
    let words = part.of(text);
    let fixed = fixed_width(words);
    let mut found = Vec::new();
    let (mut start, mut line_start) = (0, 0);
    for (at, _) in words.match_indices('\n') {
        let line = words.get(line_start..at).unwrap_or("").trim_end();
        let next = words.get(at + 1..).unwrap_or("");
        line_start = at + 1;
        let sentence = line.ends_with(|c: char| c.is_lowercase() || c == ',')
            && next.starts_with(|c: char| c.is_lowercase());
        let full = fixed && line.len() >= 55 && !next.starts_with(|c: char| c.is_whitespace());
        if !sentence && !full {
            push_line(&mut found, part, start, at);
            start = at + 1;
        }
    }
    push_line(&mut found, part, start, words.len());
    found
}

/// Whether no line is longer than a terminal is wide, and most are nearly so.
fn fixed_width(words: &str) -> bool {
    let (mut wide, mut lines) = (0, 0);
    for line in words.lines().filter(|l| !l.trim().is_empty()) {
        lines += 1;
        wide += usize::from(line.len() >= 55);
        if line.len() > 110 {
            return false;
        }
    }
    lines >= 6 && wide * 2 > lines
}

fn push_line(found: &mut Vec<Span>, part: Span, start: usize, end: usize) {
    if start < end {
        let base = part.start as usize;
        found.push(Span::new(base + start, base + end));
    }
}

fn scan_paragraph(text: &str, paragraph: Span, found: &mut Vec<Quote>) {
    let words = paragraph.of(text);
    let base = paragraph.start as usize;
    // Where the last mark that can close single quotes stands: without one, a mark is an apostrophe.
    let last_single = words.rfind(['’', '\'']);
    let mut open: Option<(Pair, usize, usize)> = None;
    let mut before = None;
    let mut chars = words.char_indices().peekable();
    while let Some((at, mut c)) = chars.next() {
        let mut end = at + c.len_utf8();
        // Two single marks in a row are how old wires write a double one.
        if matches!(c, '\'' | '`') && chars.peek().is_some_and(|&(_, next)| next == c) {
            chars.next();
            c = '"';
            end += 1;
        }
        let after = chars.peek().map(|&(_, c)| c);
        match open {
            None => {
                if let Some(pair) = opens(c, before, after, last_single.is_some_and(|last| last > at)) {
                    open = Some((pair, at, end));
                }
            }
            Some((pair, start, inner)) if closes(pair, c, before, after) => {
                found.push(quote(base, start, inner, at, end, true));
                open = None;
            }
            // Single marks are easily mistaken; a double mark inside means that they were.
            Some((Pair::Single | Pair::CurlySingle, ..)) if matches!(c, '“' | '"') => {
                open = opens(c, before, after, false).map(|pair| (pair, at, end));
            }
            Some(_) => {}
        }
        before = Some(c);
    }
    if let Some((pair, start, inner)) = open
        && !matches!(pair, Pair::Single | Pair::CurlySingle)
    {
        let end = words.trim_end().len().max(inner);
        found.push(quote(base, start, inner, end, end, false));
    }
}

fn quote(base: usize, start: usize, inner: usize, inner_end: usize, end: usize, closed: bool) -> Quote {
    Quote {
        span: Span::new(base + start, base + end),
        inner: Span::new(base + inner, base + inner_end),
        closed,
    }
}

/// Whether `c`, standing between these neighbours, opens a quotation.
fn opens(c: char, before: Option<char>, after: Option<char>, closable: bool) -> Option<Pair> {
    let free =
        before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '-' | '/' | ':'));
    let leans = after.is_some_and(|a| !a.is_whitespace());
    match c {
        '“' | '”' if free && leans => Some(Pair::Curly),
        '“' if leans => Some(Pair::Curly),
        '"' if free && leans => Some(Pair::Double),
        '«' => Some(Pair::Angle),
        '„' => Some(Pair::Low),
        '‘' if closable && free && leans => Some(Pair::CurlySingle),
        '\'' if closable && free && after.is_some_and(char::is_alphabetic) => Some(Pair::Single),
        _ => None,
    }
}

fn closes(pair: Pair, c: char, before: Option<char>, after: Option<char>) -> bool {
    let ends_word = after.is_none_or(|a| !a.is_alphanumeric());
    match pair {
        // A typist may close with the wrong mark.
        Pair::Curly => c == '”' || (c == '"' && ends_word),
        Pair::Double => (c == '"' || c == '”') && (ends_word || before.is_some_and(|b| !b.is_whitespace())),
        Pair::Angle => c == '»',
        Pair::Low => matches!(c, '“' | '”'),
        // "the soldiers’ rights": a plural in the genitive goes on with a word.
        Pair::CurlySingle | Pair::Single => {
            let mark = if pair == Pair::Single { '\'' } else { '’' };
            let genitive = before == Some('s') && after == Some(' ');
            c == mark && ends_word && !genitive
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        scan(text, Span::new(0, text.len())).iter().map(|q| q.span.of(text)).collect()
    }

    #[test]
    fn straight_and_curly_marks() {
        assert_eq!(found(r#""We will go," he said. "Soon.""#), [r#""We will go,""#, r#""Soon.""#]);
        assert_eq!(found("He was “glad”, they “agreed.”"), ["“glad”", "“agreed.”"]);
        assert_eq!(found("«Non», dit-il"), ["«Non»"]);
    }

    #[test]
    fn two_single_marks_are_a_double_one() {
        assert_eq!(found("''We can't wait,'' he said. ``Never.''"), ["''We can't wait,''", "``Never.''"]);
    }

    #[test]
    fn only_the_outermost_counts() {
        assert_eq!(found("“He said ‘never’ to us,” she said."), ["“He said ‘never’ to us,”"]);
    }

    #[test]
    fn apostrophes_are_no_quotes() {
        assert!(found("The minister's aides' cars weren't there, '90s style.").is_empty());
        assert!(found("The troops’ commander didn’t answer.").is_empty());
        assert_eq!(found("France told to leave 'at once' by Mali"), ["'at once'"]);
        assert_eq!(found("The ministers' plan was ‘a start’, she said"), ["‘a start’"]);
    }

    #[test]
    fn a_paragraph_ends_an_open_quote_and_may_open_it_again() {
        let text = "“First we wait.\n\n“Then we act,” she said.";
        let quotes = scan(text, Span::new(0, text.len()));
        assert_eq!(found(text), ["“First we wait.", "“Then we act,”"]);
        assert!(!quotes[0].closed && quotes[1].closed);
    }

    #[test]
    fn a_wrapped_line_goes_on() {
        assert_eq!(found("\"We will\nnot go,\" he said."), ["\"We will\nnot go,\""]);
    }

    #[test]
    fn any_text_is_scanned() {
        for text in ["", "“", "\"", "'", "”“”“", "a\"b\"c", "\n\n\"\n\"", "’’’", "‘"] {
            for quote in scan(text, Span::new(0, text.len())) {
                assert!(quote.span.contains(quote.inner), "{text}");
                assert!(!quote.span.is_empty());
            }
        }
    }
}
