//! The sentence splitter.

use super::clues::Clues;
use super::lead::lead;
use super::net::{self, Room};
use super::rules::{self, BREAK, END, MUST, NEVER};
use demarche_text::Span;
use std::ops::Range;

/// A longer sentence is cut at its best mark.
const LONGEST: usize = 150;
/// Where the cut may lie at the earliest.
const EARLIEST: usize = 60;
/// How much (in 1/128) the scorer must speak for an end that the rules do not see, and against one that they see in a
/// paragraph that is punctuated as paragraphs are.
const KEEP: i16 = 128;
const DOUBT: i16 = 64;

/// Ranges of `tokens` (all of one stretch, as [`tokens`](super::tokens) gives them), each a sentence of at most 150
/// tokens. Takes time linear in the length of the text, and memory of some bytes per token.
pub fn sentences(text: &str, stretch: Span, tokens: &[Span]) -> Vec<Range<usize>> {
    let bits = rules::verdicts(text, stretch, tokens);
    let scores = scores(text, tokens, &bits);
    let mut found = Vec::new();
    let (mut start, mut led) = (0, lead(text, tokens));
    for next in 1..=tokens.len() {
        // a dateline or a speaker's label stays with what it opens
        let breaks = next == tokens.len()
            || bits[next] & MUST != 0
            || bits[next] & NEVER == 0 && scores[next] > 0 && next > start + led;
        if breaks {
            cut(&scores, start..next, &mut found);
            start = next;
            led = lead(text, &tokens[start..]);
        }
    }
    found
}

/// How much each gap before a token looks like the end of a sentence; more than nought if it does.
fn scores(text: &str, tokens: &[Span], bits: &[u8]) -> Vec<i16> {
    let mut room = Room::default();
    // what the rules say stands where the scorer says nothing
    let mut found: Vec<i16> = bits.iter().map(|b| i16::from(b & BREAK != 0)).collect();
    for segment in segments(bits) {
        if segment.len() < 2 {
            continue;
        }
        let orderly = segment.clone().rev().take(2).any(|t| bits[t] & END != 0);
        let mut clues = Clues::new(text, tokens, bits, segment.clone());
        net::scores(&mut clues, segment.clone(), &mut room, &mut found[segment.clone()]);
        for t in segment {
            let seen = bits[t] & BREAK != 0;
            found[t] += if !seen {
                -DOUBT
            } else if orderly {
                KEEP
            } else {
                0
            };
        }
    }
    found
}

/// Ranges of tokens in which no sentence must end.
fn segments(bits: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for next in 1..=bits.len() {
        if next == bits.len() || bits[next] & MUST != 0 {
            found.push(start..next);
            start = next;
        }
    }
    found
}

/// For training: for each segment of the stretch the clues and bits of its tokens.
#[doc(hidden)]
pub fn clues(text: &str, stretch: Span, tokens: &[Span], mut tell: impl FnMut(usize, bool, &[u16], u8)) {
    let bits = rules::verdicts(text, stretch, tokens);
    for segment in segments(&bits) {
        let mut clues = Clues::new(text, tokens, &bits, segment.clone());
        for t in segment.clone() {
            tell(t, t == segment.start, &clues.of(t), bits[t]);
        }
    }
}

/// Pushes a sentence, in pieces where it is too long: cut where it most seems to end.
fn cut(scores: &[i16], mut range: Range<usize>, out: &mut Vec<Range<usize>>) {
    while range.len() > LONGEST {
        let window = range.start + EARLIEST..range.start + LONGEST;
        let end = window.max_by_key(|&t| scores[t]).unwrap_or(range.start + LONGEST);
        out.push(range.start..end);
        range.start = end;
    }
    if !range.is_empty() {
        out.push(range);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let stretch = Span::new(0, text.len());
        let mut tokens = Vec::new();
        super::super::tokens(text, stretch, &mut tokens);
        let cover = |r: Range<usize>| tokens[r.start].cover(tokens[r.end - 1]).of(text).replace('\n', " ");
        sentences(text, stretch, &tokens).into_iter().map(cover).collect()
    }

    #[track_caller]
    fn check(expected: &[&str]) {
        assert_eq!(split(&expected.join(" ")), expected);
    }

    #[test]
    fn plain_ends() {
        check(&["He left.", "She stayed!", "Did they?", "Yes."]);
        check(&[
            "The U.S. President met Mr. Smith at 5 p.m. Monday.",
            "It ended in the U.S.",
            "The rest is known.",
        ]);
    }

    #[test]
    fn quotations() {
        check(&["“We will not go.", "We stay,” Mr. Li said.", "“Never.”", "He left."]);
        check(&["\"We will not go,\" he said.", "\"We stay.\"", "Then he left."]);
        check(&["“Why?” Smith asked.", "“Go!” he said."]);
    }

    #[test]
    fn footnotes_and_small_letters() {
        check(&[
            "It fell in 1805.[6]",
            "He left.[7]",
            "we like it there.",
            "you too?",
            "Towns, e.g. The Hague, fell.",
        ]);
    }

    #[test]
    fn datelines_stay() {
        check(&["VIENNA, Dec. 9 - Talks ended.", "Nobody spoke."]);
        check(&["KYIV (Agency) — Russia fired missiles.", "Ukraine replied."]);
    }

    #[test]
    fn lines() {
        assert_eq!(
            split("Iran talks fail\nDiplomats left Vienna on Monday.\n\nNo date"),
            ["Iran talks fail", "Diplomats left Vienna on Monday.", "No date"]
        );
        let wrapped = "The foreign ministers of the three countries said that the\nAgreement would enter into force on the first day of\nthe year.";
        assert_eq!(split(wrapped).len(), 1);
        let under_a_head = "The commanders of the two border posts meet at the bridge\nThe crossing stays shut until the \
            two commands have met and the experts of both sides have seen the damage.";
        assert_eq!(split(under_a_head).len(), 2);
    }

    #[test]
    fn a_text_without_stops_is_cut() {
        let text = "word ".repeat(1000);
        let found = split(&text);
        assert_eq!(found.len(), 7);
    }
}
