//! Who speaks: the subject of the cue, as actors.

use crate::{Mentions, Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::Actor;
use demarche_text::Span;

/// The head of the phrase that names the speaker of the verb `cue`.
pub fn speaker(page: &Page, cue: usize) -> Option<usize> {
    if grammar::is_passive(page, cue) {
        return grammar::agent(page, cue);
    }
    let found = grammar::subject(page, cue).or_else(|| beside(page, cue))?;
    nominal(page, found).then_some(found)
}

/// Whether a token can head the name of a speaker.
pub fn nominal(page: &Page, t: usize) -> bool {
    matches!(
        page.pos(t),
        Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Adj | Pos::Det
    ) && page.token(t).tag != Tag::Ex
}

/// The nearest noun or pronoun before the cue, or just after it, where the tree shows no subject.
fn beside(page: &Page, cue: usize) -> Option<usize> {
    let sentence = page.syntax.sentences[page.token(cue).sentence].tokens.clone();
    let skipped = |t: usize| matches!(page.pos(t), Pos::Adv | Pos::Aux);
    let before = (sentence.start..cue).rev().find(|&t| !skipped(t));
    let is_name = |t: &usize| matches!(page.pos(*t), Pos::Noun | Pos::Propn | Pos::Pron);
    if let Some(t) = before.filter(is_name) {
        return Some(head_of_phrase(page, t, cue));
    }
    let after = (cue + 1..sentence.end).find(|&t| !matches!(page.pos(t), Pos::Det | Pos::Adj | Pos::Adv));
    after.filter(is_name).map(|t| head_of_phrase(page, t, cue))
}

fn head_of_phrase(page: &Page, t: usize, cue: usize) -> usize {
    let inner = |t: usize| {
        matches!(
            page.label(t),
            Label::Flat
                | Label::Compound
                | Label::Amod
                | Label::NmodPoss
                | Label::Nmod
                | Label::Appos
                | Label::Det
        )
    };
    let mut head = t;
    for up in page.syntax.ancestors(t).take(8) {
        if !inner(head) || up == cue || !nominal(page, up) {
            break;
        }
        head = up;
    }
    head
}

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
        .find(|&t| !matches!(page.pos(t), Pos::Punct | Pos::Adp | Pos::Cconj | Pos::Sconj))
        .unwrap_or(head);
    page.syntax.span(start, end)
}

/// The actors that the phrase stands for; where nobody knows it, the bare words.
pub fn actors(page: &Page, mentions: &Mentions, head: usize) -> Vec<Actor> {
    let known = mentions.actors(page, head);
    if !known.is_empty() {
        return known;
    }
    if let Some(issuer) = issuer(page, mentions, head) {
        return mentions.actors(page, issuer);
    }
    vec![Actor {
        span: Some(phrase(page, head)),
        ..Actor::default()
    }]
}

/// Who speaks through a document: "a statement by the ministry", "the ministry's report".
fn issuer(page: &Page, mentions: &Mentions, head: usize) -> Option<usize> {
    if page.pos(head) != Pos::Noun {
        return None;
    }
    page.syntax.children(head).find(|&c| {
        matches!(
            page.label(c),
            Label::NmodPoss | Label::Nmod | Label::Compound | Label::Amod
        ) && grammar::preposition(page, c).is_none_or(|p| matches!(p, "by" | "from" | "of" | "'s" | "’s"))
            && mentions.at(c).is_some()
    })
}

/// Whether the phrase is the first or second person.
pub fn is_me_or_you(page: &Page, head: usize) -> bool {
    matches!(
        page.word(head).to_lowercase().as_str(),
        "i" | "we" | "you" | "me" | "us" | "my" | "our" | "your"
    )
}
