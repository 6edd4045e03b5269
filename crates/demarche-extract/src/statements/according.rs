//! "According to X": whose words they are, and what they cover.

use super::aside::region_start;
use super::ends;
use super::extent;
use super::quotes::Quote;
use super::speaker;
use super::who;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_text::Span;

/// "according to X": the source and what it covers.
pub fn source_and_content(page: &Page, quotes: &[Quote], t: usize) -> Option<(usize, Span, Vec<Span>)> {
    if page.word(t) == "by" {
        return by_count(page, quotes, t);
    }
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
        content.extend(going_on(page, quotes, t, source));
    }
    Some((source, cue, content))
}

/// "400,000 have gone home, by the ministry's count": whose count it is and what it covers.
fn by_count(page: &Page, quotes: &[Quote], by: usize) -> Option<(usize, Span, Vec<Span>)> {
    let sentence = extent::sentence(page, by);
    let noun = page.token(by).head.filter(|&n| n > by && n < by + 8)?;
    let counts = page.lexicon.is_in("count", page.lemma(noun));
    let comma = by > sentence.start + 1 && page.word(by - 1) == ",";
    let source = grammar::child(page, noun, &[Label::NmodPoss]).filter(|_| counts && comma)?;
    let from = region_start(page, quotes, sentence.start, page.token(by - 2).span.start);
    let first = page.syntax.tokens.partition_point(|x| x.span.start < from);
    // "...; the arrears, by his count, come to": a clause of its own
    let first = (first..by).rfind(|&x| page.word(x) == ";").map_or(first, |mark| mark + 1);
    let goes_on = noun + 2 < sentence.end && page.word(noun + 1) == ",";
    // "Oslo protested, since Riga, by the agency's account, had cheated": what stands around it, not what goes before
    let comma = (first..by - 1).rfind(|&x| goes_on && page.word(x) == ",").map_or(first, |mark| mark + 1);
    let mut content = vec![extent::span(page, quotes, by, (comma.min(by - 2), by - 2))?];
    if goes_on {
        content.extend(extent::span(page, quotes, by, (noun + 2, sentence.end - 1)));
    }
    Some((source, page.syntax.span(by, noun), content))
}

/// "The fighting broke out, according to the army, | when soldiers opened fire": what goes on behind the source.
fn going_on(page: &Page, quotes: &[Quote], t: usize, source: usize) -> Option<Span> {
    let sentence = extent::sentence(page, t);
    if t == sentence.start || page.word(t - 1) != "," {
        return None;
    }
    let comma = (phrase_end(page, source)..sentence.end).find(|&x| page.word(x) == "," && x > source)?;
    let next = comma + 1;
    let goes_on = next < sentence.end
        && comma <= phrase_end(page, source) + 6
        && (matches!(
            page.lemma(next),
            "when"
                | "after"
                | "because"
                | "since"
                | "until"
                | "where"
                | "that"
                | "before"
                | "with"
                | "including"
        ) || page.lemma(next) == "of" && matches!(page.lemma(next + 1), "whom" | "which")
            || page.lemma(next) == "among" && page.lemma(next + 1) == "they"
            || page.token(next).tag == Tag::Vbd && page.label(next) != Label::Root);
    if !goes_on {
        return None;
    }
    let head = page.token(next).head.filter(|&h| h > next).unwrap_or(next);
    let (from, to) = ends::cut(page, quotes, t, head, (next, sentence.end - 1));
    extent::span(page, quotes, t, (from, to))
}

/// The last token of a noun phrase without the clauses that describe it.
fn phrase_end(page: &Page, head: usize) -> usize {
    let span = speaker::phrase(page, head);
    page.syntax.tokens.partition_point(|x| x.span.end <= span.end).saturating_sub(1)
}
