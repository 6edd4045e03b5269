//! Contents that are infinitives: "vowed to ...", "urged Y to ...", "called on Y to ...".

use super::extent;
use super::frames::{At, Frame, Held, addressed, children_after, held, mark, object};
use super::who;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};

/// "vowed to ...", "urged Y to ...", "called on Y to ...".
pub fn infinitive(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    if takes_up(page, t) {
        return None;
    }
    let is_infinitive =
        |c: usize| mark(page, c, &["to"]).is_some_and(|m| m > t) && page.syntax.left_edge(c) > t;
    let own: Vec<usize> = children_after(at, &[Label::Xcomp, Label::Ccomp, Label::Advcl, Label::Acl])
        .filter(|&c| is_infinitive(c))
        .collect();
    let start = |c: usize| mark(page, c, &["to"]).map(|m| negated_start(page, m));
    // "appealed to Y to ...": the addressee stands in a phrase with its preposition.
    for preposition in at.cue.before_infinitive() {
        let Some(phrase) = children_after(at, &[Label::Obl, Label::Nmod, Label::Obj])
            .find(|&c| grammar::preposition(page, c) == Some(preposition))
        else {
            if preposition == "for"
                && let Some(&c) = own.iter().find(|&&c| mark(page, c, &["for"]).is_some())
                && let Some(from) = mark(page, c, &["for"])
            {
                return Some(held(at, Frame::Told, from, c, Vec::new()));
            }
            continue;
        };
        let below = page.syntax.subtree(phrase);
        let found = own.iter().copied().find(|&c| c > phrase).or_else(|| {
            below.iter().copied().find(|&c| {
                c > phrase
                    && matches!(page.label(c), Label::Acl | Label::Advcl | Label::Xcomp)
                    && is_infinitive(c)
            })
        });
        if let Some(c) = found {
            return start(c).map(|from| held(at, Frame::Told, from, c, vec![phrase]));
        }
    }
    let object = object(page, t).filter(|&o| o > t);
    if at.cue.takes("o-to")
        && let Some(object) = object
    {
        let below = page.syntax.children(object).filter(|&c| page.label(c) == Label::Acl && is_infinitive(c));
        let found = own.iter().copied().chain(below).find(|&c| c > object);
        if let Some(c) = found {
            return start(c).map(|from| held(at, Frame::Told, from, c, vec![object]));
        }
    }
    if at.cue.takes("to") && object.is_none() {
        let c = own.iter().copied().find(|&c| matches!(page.label(c), Label::Xcomp | Label::Ccomp));
        if let Some(c) = c {
            // "not what she wanted to hear": what is wanted stands before, and is not told.
            if page.syntax.right_edge(c) == c && page.lemma(page.syntax.left_edge(t)) == "what" {
                return None;
            }
            return start(c).map(|from| held(at, Frame::Infinitive, from, c, addressed(page, t)));
        }
    }
    next_infinitive(at)
}

/// "demands that it wants the West to meet": the clause tells of a thing said, it says nothing.
fn takes_up(page: &Page, t: usize) -> bool {
    let noun = |n: usize| super::cues::noun(page, n).is_some();
    page.label(t) == Label::AclRelcl
        && page.token(t).head.is_some_and(|head| {
            noun(head) || page.lemma(head) == "list" && page.syntax.children(head).any(noun)
        })
}

/// An infinitive further on in the clause that the tree hangs elsewhere: "appealed to both sides today to ...".
fn next_infinitive(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    let told = at.cue.takes("o-to") || at.cue.before_infinitive().next().is_some();
    if !told && !at.cue.takes("to") || who::passive(page, t) {
        return None;
    }
    let sentence = extent::sentence(page, t);
    let ends = |x: usize| {
        matches!(page.word(x), "," | ";" | ":" | "." | "and" | "but" | "that")
            || (page.pos(x) == Pos::Verb && !matches!(page.label(x), Label::Amod | Label::Compound))
            || page.pos(x) == Pos::Aux
    };
    let to = (t + 1..sentence.end)
        .take_while(|&x| !ends(x))
        .find(|&x| page.token(x).tag == Tag::To && page.lemma(x) == "to" && page.label(x) == Label::Mark)?;
    let verb = (to + 1..sentence.end)
        .take(3)
        .find(|&x| matches!(page.pos(x), Pos::Verb | Pos::Aux | Pos::Noun | Pos::Adj))?;
    // "agreed on efforts to reduce ...": the infinitive tells what the noun is.
    let of_noun = page.token(to).head.is_some_and(|verb| {
        page.label(verb) == Label::Acl
            && page.token(verb).head.is_some_and(|noun| {
                noun > t
                    && page.label(noun) == Label::Obl
                    && grammar::preposition(page, noun).is_some_and(|p| matches!(p, "on" | "about" | "over"))
                    && page.pos(noun) == Pos::Noun
            })
    });
    if of_noun && at.cue.before_infinitive().next().is_none() {
        return None;
    }
    let between = (t + 1..to).find(|&x| matches!(page.pos(x), Pos::Noun | Pos::Propn | Pos::Pron));
    let head = page.token(to).head.filter(|&h| h > to).unwrap_or(verb);
    let first = t + 1;
    if page.lemma(first) == "for" && at.cue.takes("for>to") && to > first + 1 {
        return Some(held(at, Frame::Told, first, head, Vec::new()));
    }
    // "asked for help to rebuild": what is asked for is no addressee.
    let object = object(page, t).filter(|&o| o > t && o < to);
    let phrase = at
        .cue
        .before_infinitive()
        .find_map(|p| (t + 1..to).find(|&x| page.lemma(x) == p && page.pos(x) == Pos::Adp))
        .and_then(|p| page.token(p).head.filter(|&h| h > p && h < to).or(between));
    let addressee = phrase.or(object.filter(|_| at.cue.takes("o-to")));
    let (frame, to_whom) = match addressee {
        Some(a) => (Frame::Told, vec![a]),
        None if at.cue.takes("to") && object.is_none() => (Frame::Infinitive, Vec::new()),
        None => return None,
    };
    Some(held(at, frame, negated_start(page, to), head, to_whom))
}

/// "urged them not to go": the content starts with "not".
fn negated_start(page: &Page, to: usize) -> usize {
    if to > 0 && page.lemma(to - 1) == "not" { to - 1 } else { to }
}
