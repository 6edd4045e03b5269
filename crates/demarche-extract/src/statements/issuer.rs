//! Who speaks through a document: "a statement by the ministry", "put out a statement alleging", "the communique said".

use crate::{Mentions, Page, grammar};
use demarche_parse::{Label, Pos};

/// How many words back an earlier mention of the same document may lie.
const REACH: usize = 400;

/// A token under which the issuer of the document `head` is known.
pub(super) fn issuer(page: &Page, mentions: &Mentions, head: usize) -> Option<usize> {
    if page.pos(head) != Pos::Noun {
        return None;
    }
    of_phrase(page, mentions, head).or_else(|| of_clause(page, mentions, head)).or_else(|| {
        // "The communique noted": the one told of before.
        let definite =
            page.syntax.children(head).any(|c| page.label(c) == Label::Det && page.lemma(c) == "the");
        let lemma = page.lemma(head);
        let back = (head.saturating_sub(REACH)..head).rev();
        let mut earlier = back.filter(|&t| definite && is_document(lemma) && page.lemma(t) == lemma);
        let found = earlier.find(|&t| page.pos(t) == Pos::Noun && page.same_world(t, head))?;
        of_phrase(page, mentions, found).or_else(|| of_clause(page, mentions, found))
    })
}

/// "A statement by the ministry", "the ministry's report".
fn of_phrase(page: &Page, mentions: &Mentions, head: usize) -> Option<usize> {
    page.syntax.children(head).find(|&c| {
        matches!(page.label(c), Label::NmodPoss | Label::Nmod | Label::Compound | Label::Amod)
            && grammar::preposition(page, c).is_none_or(|p| matches!(p, "by" | "from" | "of" | "'s" | "’s"))
            && mentions.at(c).is_some()
    })
}

/// "The coast guard put out a statement alleging", "in a communique the forum asked": the subject of its clause.
fn of_clause(page: &Page, mentions: &Mentions, head: usize) -> Option<usize> {
    let verb =
        page.token(head).head.filter(|&v| is_document(page.lemma(head)) && page.pos(v) == Pos::Verb)?;
    let issues = page.label(head) == Label::Obj
        && matches!(
            page.lemma(verb),
            "issue"
                | "release"
                | "publish"
                | "put"
                | "make"
                | "post"
                | "circulate"
                | "adopt"
                | "send"
                | "write"
        );
    let inside = page.label(head) == Label::Obl && grammar::preposition(page, head) == Some("in");
    let subject = grammar::subject_of(page, verb).filter(|_| issues || inside)?;
    mentions.at(subject).is_some_and(|m| m.actors.iter().any(|a| a.id.is_some())).then_some(subject)
}

/// Nouns for what somebody issues.
fn is_document(noun: &str) -> bool {
    matches!(
        noun,
        "statement"
            | "communique"
            | "communiqué"
            | "declaration"
            | "letter"
            | "report"
            | "note"
            | "message"
            | "memo"
            | "memorandum"
            | "resolution"
            | "press"
            | "post"
            | "release"
            | "bulletin"
            | "document"
    )
}

/// Verbs of whoever speaks through a text: "put out a statement alleging", "circulated a draft demanding".
const AUTHORS: [&str; 24] = [
    "adopt",
    "approve",
    "circulate",
    "co-sponsor",
    "deliver",
    "distribute",
    "draft",
    "endorse",
    "file",
    "give",
    "issue",
    "make",
    "post",
    "present",
    "publish",
    "put",
    "release",
    "send",
    "share",
    "sign",
    "sponsor",
    "submit",
    "table",
    "write",
];

/// Who wrote or issued the text that speaks: the subject of the verb whose object it is.
pub fn author(page: &Page, head: usize) -> Option<usize> {
    // "a compromise drafted by Egypt"
    let drafts =
        matches!(page.lemma(head), "compromise" | "draft" | "motion" | "petition" | "plan" | "proposal");
    let made = page.syntax.children(head).find(|&c| {
        c > head
            && page.label(c) == Label::Acl
            && AUTHORS.contains(&page.lemma(c))
            && grammar::passive(page, c)
    });
    if let Some(made) = made.filter(|_| drafts || super::plausible::is_record(page, head)) {
        return grammar::doer(page, made);
    }
    let verb = page.token(head).head.filter(|_| page.label(head) == Label::Obj)?;
    let issues = AUTHORS.contains(&page.lemma(verb)) && super::plausible::is_record(page, head);
    grammar::doer(page, verb).filter(|_| issues)
}
