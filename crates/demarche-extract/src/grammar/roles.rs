//! What hangs on a word: its object, phrases with prepositions, what is joined to it, what a pronoun stands for.

use super::child;
use crate::Page;
use demarche_parse::{Label, Pos, Tag};
use demarche_text::Span;

/// The direct object.
pub fn object(page: &Page, verb: usize) -> Option<usize> {
    child(page, verb, &[Label::Obj])
}

/// "The Ministry of Public Works condemned": the last word of a name, taken for a verb that has the name as its subject.
pub(super) fn ministry(page: &Page, subject: usize) -> Option<usize> {
    let finite = matches!(page.token(subject).tag, Tag::Vbz | Tag::Vbp | Tag::Vbd);
    let named = page.pos(subject) == Pos::Propn && !is_copular(page, subject);
    let part = (finite || named) && page.word(subject).starts_with(char::is_uppercase);
    child(page, subject, &[Label::Nsubj]).filter(|&name| part && name < subject)
}

/// Whether a form of "be" makes `t` a predicate: "is ready", "was a mistake".
pub fn is_copular(page: &Page, t: usize) -> bool {
    child(page, t, &[Label::Cop]).is_some()
}

/// The first dependent of `t` that is introduced by one of these prepositions: "with", "against".
pub fn oblique(page: &Page, t: usize, prepositions: &[&str]) -> Option<usize> {
    page.syntax.children(t).find(|&c| {
        matches!(page.label(c), Label::Obl | Label::OblAgent | Label::Nmod | Label::Advcl | Label::Acl)
            && preposition(page, c).is_some_and(|p| prepositions.contains(&p))
    })
}

/// The lemma of the preposition that introduces the phrase headed by `t`.
pub fn preposition<'a>(page: &Page<'a>, t: usize) -> Option<&'a str> {
    child(page, t, &[Label::Case]).map(|c| page.lemma(c))
}

/// The lemma of the subordinating word of the clause headed by `t`: "that", "if", "to".
pub fn marker<'a>(page: &Page<'a>, t: usize) -> Option<&'a str> {
    child(page, t, &[Label::Mark]).map(|c| page.lemma(c))
}

/// The other members of the coordination that starts at `t`, also where the tree chains them
/// ("A" holds "B" holds "C") instead of hanging them all on the first.
pub fn conjuncts(page: &Page, t: usize) -> impl Iterator<Item = usize> + use<> {
    let mut found = Vec::new();
    let mut from = vec![t];
    while let Some(head) = from.pop() {
        let more = page.syntax.children(head).filter(|&c| joins(page, head, c));
        let before = found.len();
        found.extend(more);
        from.extend_from_slice(&found[before..]);
    }
    found.sort_unstable();
    found.into_iter()
}

/// Whether `c` is coordinated with its head. "A, the B, and C" often comes with B as an apposition of A; an
/// apposition that is a name and is itself coordinated by "and" is a member of the list.
fn joins(page: &Page, head: usize, c: usize) -> bool {
    let names = page.pos(head) == Pos::Propn && page.pos(c) == Pos::Propn;
    let listed = || {
        let last = page.syntax.children(c).find(|&d| page.label(d) == Label::Conj);
        last.is_some_and(|d| page.pos(d) == Pos::Propn && child(page, d, &[Label::Cc]).is_some())
    };
    match page.label(c) {
        Label::Conj => !describes_further(page, head, c),
        Label::Appos => names && listed(),
        _ => false,
    }
}

/// "Ann Lee, a professor at Yale and the editor of a journal": the second description, which the tree hangs on the name.
fn describes_further(page: &Page, head: usize, c: usize) -> bool {
    let before = page.syntax.children(head).rfind(|&a| page.label(a) == Label::Appos && a < c);
    let described = before.is_some_and(|a| page.pos(a) == Pos::Noun);
    let cc = page.syntax.children(c).find(|&d| d < c && page.label(d) == Label::Cc);
    let close = cc.is_some_and(|cc| cc > 0 && page.word(cc - 1) != ",");
    page.pos(head) == Pos::Propn && described && close && page.token(c).tag == Tag::Nn
}

/// What a relative pronoun stands for: the noun that its clause describes.
pub fn antecedent(page: &Page, pronoun: usize) -> Option<usize> {
    if !matches!(page.lemma(pronoun), "who" | "which" | "that" | "whom" | "whose") {
        return None;
    }
    let clause = page.token(pronoun).head?;
    let clause = std::iter::once(clause)
        .chain(page.syntax.ancestors(clause))
        .take(3)
        .find(|&t| page.label(t) == Label::AclRelcl)?;
    page.token(clause).head
}

/// The whole phrase headed by `t`, from its first to its last word.
pub fn phrase_span(page: &Page, t: usize) -> Span {
    page.syntax.span(page.syntax.left_edge(t), page.syntax.right_edge(t))
}

/// The phrase headed by `t` without the preposition that introduces it and without marks at its edges.
pub fn phrase_span_without_case(page: &Page, t: usize) -> Span {
    let (mut left, mut right) = (page.syntax.left_edge(t), page.syntax.right_edge(t));
    while left < t && (page.label(left) == Label::Case || page.pos(left) == Pos::Punct) {
        left += 1;
    }
    while right > t && page.pos(right) == Pos::Punct {
        right -= 1;
    }
    page.syntax.span(left, right)
}
