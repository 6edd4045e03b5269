//! The words of a speaker's phrase, and the actors that it stands for.

use super::ends;
use super::extent;
use super::issuer;
use crate::{Mentions, Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::Actor;
use demarche_text::Span;

/// The words of the phrase headed by `head`, without what is told about it afterwards.
pub fn phrase(page: &Page, head: usize) -> Span {
    let mut end = head;
    for child in page.syntax.children(head).filter(|&c| c > head) {
        let part = matches!(
            page.label(child),
            Label::Flat | Label::FlatForeign | Label::Compound | Label::Nummod | Label::Nmod | Label::Fixed
        );
        if !part || page.syntax.left_edge(child) > end + 1 {
            break;
        }
        end = page.syntax.right_edge(child).max(end);
    }
    let start = page.syntax.left_edge(head);
    let start = (start..=head)
        .find(|&t| {
            let word = page.word(t).contains(char::is_alphanumeric);
            let link = t < head && matches!(page.label(t), Label::Case | Label::Fixed | Label::Mark);
            word && !link && !matches!(page.pos(t), Pos::Punct | Pos::Adp | Pos::Cconj | Pos::Sconj)
        })
        .unwrap_or(head);
    page.syntax.span(start, end)
}

/// All words of the phrase headed by `head`, with what is told of it, but not the cue nor what is said.
pub fn whole_phrase(page: &Page, head: usize, cue: Option<usize>, content: &[Span]) -> Span {
    const LONGEST: usize = 30;
    let sentence = extent::sentence(page, head);
    let mut from = page.syntax.left_edge(head).max(sentence.start);
    let mut to = page.syntax.right_edge(head).min(sentence.end.saturating_sub(1));
    let said = |t: usize| content.iter().any(|c| c.contains(page.token(t).span)) || cue == Some(t);
    if let Some(stop) = (from..head).rev().find(|&t| said(t)) {
        from = stop + 1;
    }
    if let Some(stop) = (head + 1..=to).find(|&t| said(t)) {
        to = stop - 1;
    }
    let link = |t: usize| {
        matches!(page.pos(t), Pos::Punct | Pos::Adp | Pos::Cconj | Pos::Sconj)
            || matches!(page.label(t), Label::Case | Label::Fixed | Label::Mark | Label::Cc)
    };
    while from < head && link(from) {
        from += 1;
    }
    // "Also briefing was Ann Lee, who said ...": a clause is no name.
    if (from..head)
        .any(|t| ends::finite(page, t) && page.pos(t) != Pos::Noun && page.token(t).head == Some(head))
    {
        return phrase(page, head);
    }
    if let Some(end) = described_until(page, head, to) {
        to = end;
    }
    // "Lee cynically": what leads to the cue names nobody. "Lee, who": the pronoun does.
    let leads = |t: usize| {
        page.label(t) == Label::Aux
            || page.pos(t) == Pos::Cconj
            || cue.is_some_and(|c| c > t) && page.label(t) == Label::Advmod && page.pos(t) == Pos::Adv
    };
    while to > head && (page.pos(to) == Pos::Punct && !page.word(to).contains([')', '”', '"']) || leads(to))
    {
        to -= 1;
    }
    if to - from > LONGEST { phrase(page, head) } else { page.syntax.span(from, to) }
}

/// Where the phrase ends before what only tells how or when it is said: "Mr Lee | , opening the museum, said",
/// "prosecutors | in April charged", "Mr Lee | , like his rival, has urged".
fn described_until(page: &Page, head: usize, to: usize) -> Option<usize> {
    let children = || page.syntax.children(head).filter(|&c| c > head && c <= to);
    let manner = children().find(|&c| {
        let left = page.syntax.left_edge(c);
        let comma = left > head + 1 && page.word(left - 1) == ",";
        let doing = page.label(c) == Label::Acl && page.token(c).tag == Tag::Vbg && left == c;
        let like = page.label(c) == Label::Nmod
            && matches!(grammar::preposition(page, c), Some("like" | "unlike" | "despite" | "speaking"));
        comma && (doing || like)
    });
    let when = children().find(|&c| {
        page.syntax.right_edge(c) >= to
            && page.label(c) == Label::Nmod
            && matches!(grammar::preposition(page, c), Some("in" | "on" | "since"))
            && is_time(page, c)
    });
    let stop = manner.or(when)?;
    Some(page.syntax.left_edge(stop) - 1).filter(|&end| end >= head)
}

/// A month, a weekday or a year.
fn is_time(page: &Page, t: usize) -> bool {
    let year = page.word(t).len() == 4 && page.word(t).starts_with(['1', '2']);
    let day = page.word(t).ends_with("day") && page.pos(t) == Pos::Propn;
    year && page.token(t).tag == Tag::Cd || day || crate::times::month(page.word(t)).is_some()
}

/// The actors that the phrase stands for; where nobody knows it, the bare words.
pub fn actors(page: &Page, mentions: &Mentions, head: usize) -> Vec<Actor> {
    let mut actors = named(page, mentions, head);
    for span in actors.iter_mut().filter_map(|a| a.span.as_mut()) {
        let words = page.text(*span);
        let marks = words.len() - words.trim_start_matches(['"', '“', '”', '\'', '’', ' ', ',']).len();
        if marks < words.len() {
            span.start += marks as u32;
        }
    }
    actors
}

fn named(page: &Page, mentions: &Mentions, head: usize) -> Vec<Actor> {
    let known = mentions.actors(page, head);
    if !known.is_empty() {
        return known;
    }
    if let Some(near) = within(page, mentions, head) {
        return mentions.actors(page, near);
    }
    if let Some(issuer) = issuer::issuer(page, mentions, head) {
        return mentions.actors(page, issuer);
    }
    if let Some(author) = issuer::author(page, head) {
        let authors = mentions.actors(page, author);
        if !authors.is_empty() {
            return authors;
        }
    }
    vec![Actor { span: Some(phrase(page, head)), ..Actor::default() }]
}

/// A mention whose words hold the head: the tree and the mention may differ over the head of a name.
fn within(page: &Page, mentions: &Mentions, head: usize) -> Option<usize> {
    let span = page.token(head).span;
    let sentence = extent::sentence(page, head);
    (sentence.start.max(head.saturating_sub(6))..sentence.end.min(head + 7))
        .find(|&t| mentions.at(t).is_some_and(|m| m.span.contains(span) && !m.actors.is_empty()))
}

/// Whether the phrase is the first or second person.
pub fn is_me_or_you(page: &Page, head: usize) -> bool {
    matches!(
        page.word(head).to_lowercase().as_str(),
        "i" | "we" | "you" | "me" | "us" | "my" | "our" | "your"
    )
}
