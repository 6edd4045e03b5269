//! Nouns that hold a saying: "the claim that ...", "Tehran's warning that ...", "issued a call for ...".

use super::cues::{self, Cue};
use super::extent;
use super::quotes::Quote;
use super::saying::Saying;
use crate::{Mentions, Page, grammar};
use demarche_parse::{Label, Pos};

/// Verbs that only carry the noun: who makes a claim claims.
const CARRIERS: &[&str] = &[
    "make",
    "issue",
    "give",
    "deliver",
    "repeat",
    "reiterate",
    "renew",
    "express",
    "voice",
    "send",
    "release",
    "publish",
    "offer",
    "convey",
    "extend",
    "utter",
    "raise",
    "have",
    "state",
    "present",
    "put",
];

/// Feelings that "express" and "voice" carry.
const FEELINGS: &[&str] = &[
    "concern",
    "hope",
    "regret",
    "support",
    "alarm",
    "outrage",
    "anger",
    "doubt",
    "fear",
    "appreciation",
    "gratitude",
    "satisfaction",
    "disappointment",
    "confidence",
    "readiness",
    "willingness",
    "interest",
    "solidarity",
    "condolence",
    "sympathy",
    "frustration",
    "dismay",
    "optimism",
    "skepticism",
    "scepticism",
    "commitment",
    "determination",
    "desire",
    "wish",
    "belief",
    "dissatisfaction",
    "worry",
    "unease",
    "objection",
    "opposition",
    "condemnation",
    "indignation",
    "displeasure",
    "sorrow",
];

/// The saying of the noun `t`, if it is a cue with a content and a known source.
pub fn saying(page: &Page, mentions: &Mentions, quotes: &[Quote], t: usize) -> Option<Saying> {
    let carrier = carrier(page, t);
    let feeling = carrier.is_some_and(|v| matches!(page.lemma(v), "express" | "voice" | "convey"))
        && FEELINGS.contains(&page.lemma(t));
    let cue = cues::noun(page, t);
    if cue.is_none() && !feeling {
        return None;
    }
    let (from, head) = content(page, cue, feeling, t)?;
    let own = owner(page, mentions, t);
    let (who, start) = match (carrier, own) {
        (_, Some(own)) => (own, t),
        (Some(verb), None) => {
            (super::who::speaker(page, quotes, verb).filter(|_| super::spoken(page, verb))?, verb)
        }
        _ => return None,
    };
    let stretch = extent::complement(page, quotes, t, from, head, true);
    let content = extent::span(page, quotes, t, stretch)?;
    let mut saying = Saying::new(t, page.syntax.span(start.min(t), t), who, content);
    saying.head = Some(head);
    Some(saying)
}

/// Whether a noun carried by a verb holds a clause of its own: "repeated its warning that ...".
pub fn holds(page: &Page, t: usize) -> bool {
    carrier(page, t).is_some()
        && cues::noun(page, t).is_some_and(|cue| content(page, Some(cue), false, t).is_some())
}

/// The verb whose object the noun is, if it only carries it.
fn carrier(page: &Page, t: usize) -> Option<usize> {
    let verb = page.token(t).head?;
    (page.label(t) == Label::Obj && page.pos(verb) == Pos::Verb && CARRIERS.contains(&page.lemma(verb)))
        .then_some(verb)
}

/// Where the content of the noun starts, and its head.
fn content(page: &Page, cue: Option<&Cue>, feeling: bool, t: usize) -> Option<(usize, usize)> {
    let mark = |c: usize, word: &str| {
        page.syntax
            .children(c)
            .find(|&m| m > t && m < c && page.label(m) == Label::Mark && page.lemma(m) == word)
    };
    let takes = |frame: &str| cue.is_some_and(|cue| cue.takes(frame));
    let next = t + 1;
    if takes("clause")
        && next < extent::sentence(page, t).end
        && page.word(next) == "that"
        && page.pos(next) == Pos::Sconj
        && let Some(verb) = page.token(next).head.filter(|&h| h > next)
    {
        // "the warning that, should they attack, ...": the clause that governs the first one is the content.
        let outer = page.token(verb).head.filter(|&h| page.label(verb) == Label::Advcl && h > verb);
        return Some((next, outer.unwrap_or(verb)));
    }
    let verb = carrier(page, t).into_iter();
    // "warnings given by Tokyo not to invade"
    let given = given(page, t).into_iter();
    let below = page
        .syntax
        .children(t)
        .chain(verb.flat_map(|v| page.syntax.children(v)))
        .chain(given.flat_map(|v| page.syntax.children(v)));
    for c in below.filter(|&c| c > t) {
        let clause = matches!(
            page.label(c),
            Label::Acl | Label::Ccomp | Label::Advcl | Label::Xcomp | Label::AclRelcl
        );
        if !clause && page.label(c) != Label::Nmod && page.label(c) != Label::Obl {
            continue;
        }
        if (takes("clause") || feeling)
            && clause
            && let Some(that) = mark(c, "that")
        {
            return Some((that, c));
        }
        if takes("for>to")
            && clause
            && let Some(start) = mark(c, "for")
        {
            return Some((start, c));
        }
        if (takes("to") || feeling)
            && clause
            && let Some(to) = mark(c, "to")
        {
            let not = to > 0 && page.lemma(to - 1) == "not";
            return Some((if not { to - 1 } else { to }, c));
        }
        let about = |p: &str| {
            let against = matches!(page.lemma(t), "objection" | "opposition") && p == "to";
            feeling && (against || matches!(p, "over" | "about" | "for" | "at" | "with" | "in"))
                || takes("for") && p == "for"
                || takes("of") && p == "of"
        };
        if page.label(c) != Label::AclRelcl
            && let Some(p) = grammar::preposition(page, c).or_else(|| grammar::marker(page, c))
            && about(p)
        {
            let case = page.syntax.children(c).find(|&m| m < c && page.lemma(m) == p)?;
            return Some((case + 1, c));
        }
    }
    None
}

/// The participle that says who made it: "warnings given by Tokyo".
fn given(page: &Page, t: usize) -> Option<usize> {
    page.syntax.children(t).find(|&c| {
        c > t
            && page.label(c) == Label::Acl
            && page.token(c).tag == demarche_parse::Tag::Vbn
            && CARRIERS.contains(&page.lemma(c))
    })
}

/// Whose claim it is: "Tehran's claim", "the U.S. allegation", "a warning from Tehran".
fn owner(page: &Page, mentions: &Mentions, t: usize) -> Option<usize> {
    let named = |c: usize| mentions.at(c).is_some();
    let before = page.syntax.children(t).find(|&c| {
        c < t
            && (page.label(c) == Label::NmodPoss && !super::frames::is_day(page, c)
                || (matches!(page.label(c), Label::Amod | Label::Compound) && named(c)))
    });
    before
        .or_else(|| {
            page.syntax.children(t).find(|&c| {
                c > t
                    && matches!(page.label(c), Label::Nmod | Label::Obl)
                    && grammar::preposition(page, c).is_some_and(|p| matches!(p, "from" | "by"))
            })
        })
        .or_else(|| given(page, t).and_then(|v| grammar::doer(page, v)).filter(|&a| named(a)))
}
