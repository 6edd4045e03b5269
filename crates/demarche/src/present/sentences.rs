//! Sentences of a page, counted: "s3" in a citation is its third sentence.
//!
//! Citations quote their words, so a sentence is only a number and a place to jump to; plain rules will do.

use demarche_text::{Document, Span};

/// Short forms whose full stop ends no sentence.
const SHORT: &[&str] = &[
    "adm", "brig", "capt", "col", "dr", "gen", "gov", "jr", "lt", "maj", "mr", "mrs", "ms", "mt", "no",
    "prof", "rep", "sen", "sgt", "sr", "st", "vs",
];

/// The sentences of one page, and where its paragraphs begin.
#[derive(Debug)]
pub(super) struct Sentences {
    spans: Vec<Span>,
    /// For each sentence, whether a paragraph begins with it.
    opens: Vec<bool>,
}

impl Sentences {
    /// Cuts the parts of a page; a paragraph is a line.
    pub(super) fn of(document: &Document) -> Sentences {
        let mut sentences = Sentences { spans: Vec::new(), opens: Vec::new() };
        for part in &document.parts {
            let mut at = part.span.start as usize;
            for line in part.span.of(&document.text).split_inclusive('\n') {
                sentences.add_paragraph(line, at);
                at += line.len();
            }
        }
        sentences
    }

    fn add_paragraph(&mut self, line: &str, at: usize) {
        let mut start = 0;
        let mut first = true;
        for end in ends(line) {
            let words = &line[start..end];
            let skip = words.len() - words.trim_start().len();
            let kept = words.trim();
            if !kept.is_empty() {
                let from = at + start + skip;
                self.spans.push(Span::new(from, from + kept.len()));
                self.opens.push(first);
                first = false;
            }
            start = end;
        }
    }

    /// The number of the sentence that holds byte `at`, from 0; the one before it between two sentences.
    pub(super) fn at(&self, at: u32) -> usize {
        self.spans.partition_point(|span| span.start <= at).saturating_sub(1)
    }

    /// All sentences with whether they open a paragraph, in text order.
    pub(super) fn all(&self) -> impl Iterator<Item = (Span, bool)> + '_ {
        self.spans.iter().copied().zip(self.opens.iter().copied())
    }
}

/// Where the sentences of a paragraph end, the last one with the paragraph.
fn ends(line: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, closing)) = chars.peek() {
            if !matches!(closing, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '.' | '!' | '?') {
                break;
            }
            end = next + closing.len_utf8();
            chars.next();
        }
        let rest = &line[end..];
        if rest.starts_with(char::is_whitespace)
            && opens_sentence(rest)
            && !(c == '.' && is_short(&line[..at]))
        {
            found.push(end);
        }
    }
    found.push(line.len());
    found
}

/// Whether what follows can begin a sentence: a capital or a digit, behind opening marks.
fn opens_sentence(rest: &str) -> bool {
    let rest = rest.trim_start().trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«', '—', '–', ' ']);
    rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Whether the word before a full stop is a short form or an initial.
fn is_short(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or("");
    let last = word.rsplit('.').next().unwrap_or("");
    let initial = last.chars().count() == 1 && last.starts_with(char::is_uppercase);
    initial || SHORT.binary_search(&word.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> Vec<&str> {
        let mut start = 0;
        let slice = |end| {
            let words = &line[start..end];
            start = end;
            words.trim()
        };
        ends(line).into_iter().map(slice).collect()
    }

    #[test]
    fn short_forms_and_initials_end_no_sentence() {
        assert!(SHORT.is_sorted());
        assert_eq!(
            cut("Gen. Ada Ruiz of the U.S. Army met Mr. O. Lind. They spoke."),
            ["Gen. Ada Ruiz of the U.S. Army met Mr. O. Lind.", "They spoke."]
        );
    }

    #[test]
    fn quotation_marks_belong_to_the_sentence_they_close() {
        assert_eq!(
            cut("“We agree.” She left at 3.50 p.m. on Monday."),
            ["“We agree.”", "She left at 3.50 p.m. on Monday."]
        );
    }
}
