//! Quotations without a cue that carry on what somebody is saying.

use super::extent;
use super::free;
use super::quotes::{self, Quote};
use super::saying::{Saying, Who};
use super::whole;
use crate::Page;
use crate::scopes::Layers;
use demarche_text::Span;

/// Adds to the sayings the quotations and sentences that go on after them, and puts all in text order.
pub fn join(page: &Page, marks: &[Quote], sayings: &mut Vec<Saying>, conversation: bool) {
    sayings.sort_by_key(|s| (s.cue_span.unwrap_or(whole(&s.content)).start, whole(&s.content).start));
    if conversation {
        return;
    }
    let free = free::sentences(page, marks, sayings);
    quotations(page, marks, sayings);
    sayings.extend(free);
}

/// Adds the quotations without a cue.
fn quotations(page: &Page, marks: &[Quote], sayings: &mut Vec<Saying>) {
    let text = &page.document.text;
    let parts = page.document.parts.iter();
    let paragraphs: Vec<Span> = parts.flat_map(|p| quotes::paragraphs(text, p.span)).collect();
    let paragraph = |at: u32| paragraphs.partition_point(|p| p.end <= at);
    let layers = Layers::new(sayings.iter().map(|s| s.content.as_slice()));
    let orphans: Vec<&Quote> = marks
        .iter()
        .filter(|q| layers.at(q.inner.start).is_empty() && begins_sentence(page, q) && is_speech(page, q))
        .collect();
    let ends: Vec<u32> =
        sayings.iter().map(|s| s.cue_span.map_or(0, |c| c.end).max(whole(&s.content).end)).collect();
    let mut reached = 0;
    // The latest saying that no other holds, up to the quotation.
    let mut running: Option<usize> = None;
    let count = sayings.len();
    for quote in orphans {
        while reached < count && starts(&sayings[reached]) < quote.span.start {
            let inner = sayings[reached]
                .cue_span
                .is_some_and(|c| layers.at(c.start).iter().any(|&j| j as usize != reached));
            if !inner && ends[reached] <= quote.span.start {
                running = Some(reached);
            }
            reached += 1;
        }
        let Some(last) = just_before(page, marks, sayings, quote, count).or(running) else {
            continue;
        };
        let between = gap(page, &sayings[last], quote);
        let here = paragraph(quote.span.start);
        let same_paragraph = paragraph(last_byte(&sayings[last])) == here;
        let quoted = |i: usize| quotes_only(marks, &sayings[i]);
        let reopened = !same_paragraph && unclosed_before(marks, quote);
        // "..., he said, adding that ...": the quotation goes on from what the same speaker said in quotes.
        let direct = (0..=last).rev().take(4).find(|&i| sayings[i].who == sayings[last].who && quoted(i));
        let direct = direct.filter(|&i| reopened || paragraph(last_byte(&sayings[i])) == here);
        if let Some(direct) = direct.filter(|_| same_paragraph || reopened) {
            sayings[direct].content.push(quote.span);
        } else if same_paragraph || (between.trim().is_empty() && quoted(last)) {
            sayings.push(Saying::without_cue(Who::Same(last), vec![quote.span]));
        }
    }
}

/// The quoted saying whose sentence ends where the quotation begins: "..., he said. “...”".
fn just_before(
    page: &Page,
    quotes: &[Quote],
    sayings: &[Saying],
    quote: &Quote,
    count: usize,
) -> Option<usize> {
    let token = page.syntax.tokens.partition_point(|t| t.span.start < quote.span.start).checked_sub(1)?;
    let sentence = page.syntax.sentences[page.token(token).sentence].span;
    let at = sayings[..count]
        .partition_point(|s| s.cue_span.unwrap_or(whole(&s.content)).start < quote.span.start);
    (0..at).rev().take(12).find(|&i| {
        sayings[i].cue_span.is_some_and(|c| {
            sentence.contains(c) && extent::inside(quotes, c).is_none() && quotes_only(quotes, &sayings[i])
        })
    })
}

fn starts(saying: &Saying) -> u32 {
    let content = whole(&saying.content).start;
    saying.cue_span.map_or(content, |c| c.start.min(content))
}

/// The last byte of what was said or of its cue.
fn last_byte(saying: &Saying) -> u32 {
    let end = whole(&saying.content).end.max(saying.cue_span.map_or(0, |c| c.end));
    end.saturating_sub(1)
}

/// The text between what was said (and its cue) and the quotation.
fn gap<'a>(page: &Page<'a>, saying: &Saying, quote: &Quote) -> &'a str {
    let end = whole(&saying.content).end.max(saying.cue_span.map_or(0, |c| c.end));
    page.text(Span::new(end.min(quote.span.start) as usize, quote.span.start as usize))
}

/// Whether all that is said stands in quotation marks.
pub fn quotes_only(quotes: &[Quote], saying: &Saying) -> bool {
    saying.content.iter().all(|&c| extent::inside(quotes, c).is_some_and(|q| q.span == c))
}

fn unclosed_before(quotes: &[Quote], quote: &Quote) -> bool {
    let at = quotes.partition_point(|q| q.span.start < quote.span.start);
    at.checked_sub(1).is_some_and(|i| !quotes[i].closed)
}

/// Whether the quotation is where a sentence starts.
fn begins_sentence(page: &Page, quote: &Quote) -> bool {
    let before = page.document.text.get(..quote.span.start as usize).unwrap_or("");
    let before = before.trim_end_matches([' ', '\t', '\u{a0}']);
    before.is_empty() || before.ends_with(['.', '?', '!', '\n', '”', '"', '’', ')'])
}

/// Whether it is more than a name or a word in quotation marks.
fn is_speech(page: &Page, quote: &Quote) -> bool {
    let words = page.text(quote.inner);
    words.split_whitespace().count() >= 3 || words.trim_end().ends_with(['.', '?', '!'])
}
