//! What stands before an aside.

use super::super::ends::finite;
use super::super::extent::{self};
use super::super::quotes::Quote;
use crate::Page;
use demarche_parse::{Label, Pos};
use demarche_text::Span;

pub struct Before {
    pub span: Span,
    pub quoted: bool,
    pub complete: bool,
    /// Whether the quotation only ends a phrase: "In an interview with “The Post,” ...".
    pub led: bool,
}

/// What stands before the aside: a closed quotation, or the words up to its comma.
pub fn before(page: &Page, quotes: &[Quote], t: usize, start: usize, alone: bool) -> Option<Before> {
    let last = start.checked_sub(1)?;
    let sentence = extent::sentence(page, t);
    if let Some(quote) = closing(page, quotes, last) {
        // "“You say ‘we accept it,’” he said": the mark may stand in a quotation inside.
        let inner = page.text(quote.inner).trim_end_matches([' ', '\u{a0}', '’', '\'', '"', '”']);
        let ends = inner.ends_with([',', '?', '!', '—', '–', '-', '…']);
        let comma = page.word(last) == "," && page.token(last).span.start >= quote.span.end;
        if !ends && !comma {
            return None;
        }
        let from = region_start(page, quotes, sentence.start, quote.span.start);
        // The quotation of the paragraph before belongs to others.
        let gap =
            Span::new(quote.span.end as usize, page.token(start).span.start.max(quote.span.end) as usize);
        if page.text(gap).contains('\n') {
            return None;
        }
        let span = Span::new(from as usize, quote.span.end as usize);
        let outside = page.syntax.tokens.partition_point(|x| x.span.start < from)
            ..page.syntax.tokens.partition_point(|x| x.span.start < quote.span.start);
        let led = outside.clone().next().is_some_and(|x| page.pos(x) == Pos::Adp)
            && !outside.clone().any(|x| finite(page, x));
        return Some(Before { span, quoted: true, complete: true, led });
    }
    if page.word(last) != "," || last <= sentence.start {
        return None;
    }
    let from = region_start(page, quotes, sentence.start, page.token(last).span.start);
    let first = page.syntax.tokens.partition_point(|x| x.span.start < from);
    if first >= last {
        return None;
    }
    let span = extent::span(page, quotes, t, (first, last - 1))?;
    let complete = !subordinate(page, quotes, first, last)
        && (first..last).any(|x| finite_root(page, x, t) || (alone && x != t && finite(page, x)));
    Some(Before { span, quoted: false, complete, led: false })
}

/// Whether the words are a clause that waits for its main clause: "If talks fail".
pub fn subordinate(page: &Page, quotes: &[Quote], first: usize, last: usize) -> bool {
    let opens = matches!(
        page.word(first).to_lowercase().as_str(),
        "if" | "unless"
            | "should"
            | "once"
            | "until"
            | "when"
            | "had"
            | "were"
            | "although"
            | "though"
            | "because"
    );
    let comma = |x: usize| page.word(x) == "," && extent::inside(quotes, page.token(x).span).is_none();
    opens && !(first..last).any(comma)
}

/// The quotation that ends at token `last`, perhaps with a comma after it.
fn closing<'q>(page: &Page, quotes: &'q [Quote], last: usize) -> Option<&'q Quote> {
    let span = page.token(last).span;
    extent::inside(quotes, span).filter(|q| q.span.end <= span.end).or_else(|| {
        let earlier = last.checked_sub(1).filter(|_| page.word(last) == ",")?;
        let span = page.token(earlier).span;
        extent::inside(quotes, span).filter(|q| q.span.end <= span.end)
    })
}

/// Where the words that end before byte `end` begin: at the sentence, after a colon or semicolon, or with the
/// quotation that reaches over the sentence's start.
pub fn region_start(page: &Page, quotes: &[Quote], first: usize, end: u32) -> u32 {
    let from = page.token(first).span;
    if end <= from.start {
        return end;
    }
    let quoted = extent::inside(quotes, from);
    let mut start = quoted.map_or(from.start, |q| q.span.start);
    // "However, prices rose, X said": how the author goes on.
    let after = connective(page, first).filter(|_| quoted.is_none());
    if let Some(next) = after.filter(|&n| page.token(n).span.start < end) {
        start = extent::inside(quotes, page.token(next).span)
            .map_or(page.token(next).span.start, |q| q.span.start);
    }
    let mut t = first;
    while t < page.syntax.tokens.len() && page.token(t).span.end <= end {
        let span = page.token(t).span;
        if matches!(page.word(t), ";" | ":") && extent::inside(quotes, span).is_none() {
            start = page.syntax.tokens.get(t + 1).map_or(start, |next| next.span.start.min(end));
        }
        t += 1;
    }
    start
}

/// The word after "But", "However," and the like at the beginning of a sentence.
fn connective(page: &Page, first: usize) -> Option<usize> {
    let links =
        matches!(page.word(first), "But" | "And" | "However" | "Meanwhile" | "Moreover" | "Nevertheless");
    let comma = page.word(first + 1) == ",";
    let same = page.token(first + 1).sentence == page.token(first).sentence;
    let next = if comma { first + 2 } else { first + 1 };
    (links && same && (comma || matches!(page.word(first), "But" | "And"))).then_some(next)
}

/// Whether `x` is the verb (or predicate) of a main clause beside the aside of `t`.
fn finite_root(page: &Page, x: usize, t: usize) -> bool {
    let place = match page.label(x) {
        Label::Root | Label::Ccomp | Label::Parataxis => true,
        Label::Conj => page.token(x).head.is_some_and(|h| page.pos(h) == Pos::Verb),
        _ => false,
    };
    place && x != t && finite(page, x)
}
