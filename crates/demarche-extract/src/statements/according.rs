//! "According to X": whose words they are, and what they cover.

use super::aside::region_start;
use super::extent;
use super::quotes::Quote;
use super::who;
use crate::Page;
use demarche_parse::Pos;
use demarche_text::Span;

/// "according to X": the source and what it covers.
pub fn source_and_content(page: &Page, quotes: &[Quote], t: usize) -> Option<(usize, Span, Vec<Span>)> {
    if !page.word(t).eq_ignore_ascii_case("according") {
        return None;
    }
    let sentence = extent::sentence(page, t);
    let to = t + 1;
    if to >= sentence.end || page.word(to) != "to" {
        return None;
    }
    let source = page.token(t).head.filter(|&h| h > to && who::nominal(page, h)).or_else(|| {
        (to + 1..sentence.end).find(|&x| matches!(page.pos(x), Pos::Noun | Pos::Propn | Pos::Pron))
    })?;
    let cue = page.syntax.span(t, to);
    let end = page.syntax.right_edge(source);
    let first_words = (sentence.start..t).all(|x| matches!(page.pos(x), Pos::Punct | Pos::Cconj | Pos::Adv));
    let mut content = Vec::new();
    if first_words {
        let comma = (to..sentence.end)
            .find(|&x| page.word(x) == "," && x > source && x >= end.min(phrase_end(page, source)))?;
        content.push(extent::span(page, quotes, t, (comma + 1, sentence.end - 1))?);
    } else {
        let last = t - 1;
        let from = region_start(page, quotes, sentence.start, page.token(last).span.start);
        let first = page.syntax.tokens.partition_point(|x| x.span.start < from);
        let first = first.min(last);
        content.push(extent::span(page, quotes, t, (first, last))?);
    }
    Some((source, cue, content))
}

/// The last token of a noun phrase without the clauses that describe it.
fn phrase_end(page: &Page, head: usize) -> usize {
    let span = who::phrase(page, head);
    page.syntax.tokens.partition_point(|x| x.span.end <= span.end).saturating_sub(1)
}
