//! Which phrase or clause beside a cue holds what is said: the frames of `data/cues.tsv`.

use super::aside;
use super::cues::Cue;
use super::extent;
use super::quotes::Quote;
use super::who;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};

/// A content beside its cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Its tokens.
    pub stretch: extent::Stretch,
    /// Its head.
    pub head: usize,
    /// To whom it is said.
    pub to: Vec<usize>,
}

/// What a verb cue is asked about.
#[derive(Clone, Copy)]
pub struct At<'a, 'p> {
    /// The page.
    pub page: &'a Page<'p>,
    /// The quotations of the part.
    pub quotes: &'a [Quote],
    /// The cue's token.
    pub t: usize,
    /// The cue's entry.
    pub cue: &'static Cue,
}

/// The content that the verb governs: the first frame that the sentence fills.
pub fn governed(at: At) -> Option<Held> {
    clause(at)
        .or_else(|| infinitive(at))
        .or_else(|| after_object(at))
        .or_else(|| predicate(at))
        .or_else(|| after_preposition(at))
        .or_else(|| gerund(at))
        .or_else(|| noun_phrase(at))
}

fn children_after<'a>(at: At<'a, '_>, labels: &'static [Label]) -> impl Iterator<Item = usize> + 'a {
    let (page, t) = (at.page, at.t);
    page.syntax
        .children(t)
        .filter(move |&c| c > t && labels.contains(&page.label(c)))
}

fn held(at: At, from: usize, head: usize, to: Vec<usize>) -> Held {
    let stretch = extent::complement(at.page, at.quotes, at.t, from, head);
    Held { stretch, head, to }
}

fn mark(page: &Page, verb: usize, words: &[&str]) -> Option<usize> {
    page.syntax
        .children(verb)
        .find(|&c| c < verb && page.label(c) == Label::Mark && words.contains(&page.lemma(c)))
}

/// "said that ...", "told Y ...", "asked whether ...".
fn clause(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    if !at.cue.takes("clause") && !at.cue.takes("o-clause") {
        return None;
    }
    let relative = page.label(t) == Label::AclRelcl;
    let Some(head) = children_after(at, &[Label::Ccomp]).next() else {
        return after_that(at).or_else(|| bare_clause(at));
    };
    let left = page.syntax.left_edge(head);
    let that = mark(page, head, &["that", "whether", "if"]).filter(|&m| m > t);
    let from = match that {
        Some(that) => before_that(page, t, that),
        None if left > t => left,
        None if relative => t + 1,
        None => return None,
    };
    let to = grammar::object(page, t)
        .into_iter()
        .chain(page.syntax.children(t).filter(|&c| page.label(c) == Label::Iobj))
        .filter(|&o| o > t && o < head && at.cue.takes("o-clause"))
        .chain(addressed(page, t))
        .collect();
    Some(held(at, from, head, to))
}

/// A "that" further on, which the tree hangs on a word in between: "said in a report on Monday that ...".
fn after_that(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    let sentence = extent::sentence(page, t);
    let ends = |x: usize| {
        matches!(page.word(x), ";" | ":" | "." | "and" | "but")
            || (page.pos(x) == Pos::Verb && aside::finite(page, x))
            || extent::inside(at.quotes, page.token(x).span).is_some()
    };
    let that = (t + 1..sentence.end).take_while(|&x| !ends(x)).find(|&x| {
        page.word(x) == "that" && matches!(page.pos(x), Pos::Sconj | Pos::Pron) && page.label(x) != Label::Det
    })?;
    let subject = page.label(that) == Label::Nsubj && page.lemma(t) != "say";
    let verb = page.token(that).head.filter(|&h| h > that);
    let head = verb.or_else(|| (that + 1..sentence.end).find(|&x| aside::finite(page, x)))?;
    let to = grammar::object(page, t).filter(|&o| o > t && o < that && at.cue.takes("o-clause"));
    (!subject).then(|| held(at, that, head, to.into_iter().collect()))
}

/// A finite clause right after a verb that mostly takes one, though the tree shows none.
fn bare_clause(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    if !matches!(
        page.lemma(t),
        "say" | "claim" | "insist" | "believe" | "think" | "allege" | "warn"
    ) {
        return None;
    }
    let sentence = extent::sentence(page, t);
    let stops = |x: usize| matches!(page.word(x), "," | ";" | ":" | "." | "and" | "but") || who_word(page, x);
    let head = (t + 1..sentence.end)
        .take_while(|&x| !stops(x))
        .find(|&x| matches!(page.pos(x), Pos::Verb | Pos::Aux) && aside::finite(page, x))?;
    let first = t + 1;
    let nominal = matches!(
        page.pos(first),
        Pos::Det | Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Adj
    );
    (nominal && head > first).then(|| held(at, first, head, Vec::new()))
}

fn who_word(page: &Page, t: usize) -> bool {
    matches!(
        page.lemma(t),
        "who" | "which" | "whose" | "where" | "when" | "that"
    )
}

/// "warned that", but not the adverb before: "said on Monday that".
fn before_that(page: &Page, t: usize, that: usize) -> usize {
    // "that, contrary to its pledge, the army ..." starts at "that" all the same.
    if that > t + 1 && page.lemma(that - 1) == "that" {
        that - 1
    } else {
        that
    }
}

/// Those addressed by "to": "said to reporters", "wrote to the council".
fn addressed(page: &Page, t: usize) -> Vec<usize> {
    grammar::oblique(page, t, &["to"])
        .filter(|&o| matches!(page.pos(o), Pos::Noun | Pos::Propn | Pos::Pron))
        .into_iter()
        .collect()
}

/// "vowed to ...", "urged Y to ...", "called on Y to ...".
fn infinitive(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
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
                return Some(held(at, from, c, Vec::new()));
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
            return start(c).map(|from| held(at, from, c, vec![phrase]));
        }
    }
    let object = grammar::object(page, t).filter(|&o| o > t);
    if at.cue.takes("o-to")
        && let Some(object) = object
    {
        let below = page
            .syntax
            .children(object)
            .filter(|&c| page.label(c) == Label::Acl && is_infinitive(c));
        let found = own.iter().copied().chain(below).find(|&c| c > object);
        if let Some(c) = found {
            return start(c).map(|from| held(at, from, c, vec![object]));
        }
    }
    if at.cue.takes("to") && object.is_none() {
        let c = own
            .iter()
            .copied()
            .find(|&c| matches!(page.label(c), Label::Xcomp | Label::Ccomp))?;
        return start(c).map(|from| held(at, from, c, addressed(page, t)));
    }
    None
}

/// "urged them not to go": the content starts with "not".
fn negated_start(page: &Page, to: usize) -> usize {
    if to > 0 && page.lemma(to - 1) == "not" {
        to - 1
    } else {
        to
    }
}

/// "accused Y of ...", "warned Y against ...", "dismissed it as ...", "put the toll at ...".
fn after_object(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    let object = grammar::patient(page, t);
    for preposition in at.cue.after_object() {
        let Some(object) = object else { break };
        if let Some((from, head)) = introduced(at, preposition, Some(object)) {
            return Some(held(at, from, head, vec![object]));
        }
    }
    if at.cue.takes("as")
        && let Some((from, head)) = introduced(at, "as", object)
    {
        // "what it describes as ..." is what stands after "as"; else the object belongs to it.
        let whole = object
            .filter(|&o| o > t)
            .map(|o| page.syntax.left_edge(o).max(t + 1));
        let relative =
            object.is_some_and(|o| page.lemma(o) == "what") || whole.is_none() && !who::passive(page, t);
        let case = from.saturating_sub(1).max(t + 1);
        let start = if relative {
            from
        } else {
            whole.map_or(case, |w| w.min(case))
        };
        let mut held = held(at, start, head, Vec::new());
        if let Some(object) = object.filter(|&o| o > head) {
            held.stretch = extent::complement(page, at.quotes, t, start, object);
        }
        return Some(held);
    }
    if at.cue.takes("at")
        && let Some(object) = object.filter(|&o| o > t)
        && let Some((_, head)) = introduced(at, "at", Some(object))
        && page.syntax.subtree(head).iter().any(|&c| page.pos(c) == Pos::Num)
    {
        let from = page.syntax.left_edge(object).max(t + 1);
        return Some(held(at, from, head, Vec::new()));
    }
    None
}

/// The phrase or gerund after `preposition`, below the cue or below its object: where it starts, and its head.
fn introduced(at: At, preposition: &str, object: Option<usize>) -> Option<(usize, usize)> {
    let (page, t) = (at.page, at.t);
    let below = object
        .filter(|&o| o > t)
        .into_iter()
        .flat_map(|o| page.syntax.children(o));
    let head = page.syntax.children(t).chain(below).find(|&c| {
        c > t
            && matches!(
                page.label(c),
                Label::Obl
                    | Label::Nmod
                    | Label::Advcl
                    | Label::Acl
                    | Label::Xcomp
                    | Label::Ccomp
                    | Label::Obj
            )
            && case_or_mark(page, c, preposition).is_some_and(|m| m > t)
    })?;
    let case = case_or_mark(page, head, preposition)?;
    Some((case + 1, head))
}

fn case_or_mark(page: &Page, t: usize, word: &str) -> Option<usize> {
    page.syntax
        .children(t)
        .find(|&c| c < t && matches!(page.label(c), Label::Case | Label::Mark) && page.lemma(c) == word)
}

/// "called it a farce": the object and what is said of it.
fn predicate(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    if !at.cue.takes("pred") {
        return None;
    }
    let itself = |o: usize| page.lemma(o).ends_with("self") || page.lemma(o).ends_with("selves");
    let object = grammar::object(page, t).filter(|&o| !itself(o));
    let named = children_after(at, &[Label::Xcomp, Label::Obj, Label::Ccomp])
        .filter(|&c| Some(c) != object && !itself(c) && mark(page, c, &["to"]).is_none())
        .last();
    match (object, named) {
        (Some(o), Some(head)) if o > t && head > o => {
            Some(held(at, page.syntax.left_edge(o).max(t + 1), head, Vec::new()))
        }
        // "what it calls a blockade"
        (Some(o), _) if page.lemma(o) == "what" && o < t => {
            let head = named?;
            Some(held(at, page.syntax.left_edge(head).max(t + 1), head, Vec::new()))
        }
        (None, Some(head)) if what_before(page, t) => {
            Some(held(at, page.syntax.left_edge(head).max(t + 1), head, Vec::new()))
        }
        // One phrase to the parser, but a quotation closes it: "called the junta “illegitimate”".
        (Some(o), None) if o > t => {
            let to = page.syntax.right_edge(o);
            let quoted = (o + 1..=to).any(|x| extent::inside(at.quotes, page.token(x).span).is_some())
                || (page.pos(o) == Pos::Propn
                    && page.syntax.children(o).any(|c| page.label(c) == Label::Appos));
            quoted.then(|| held(at, page.syntax.left_edge(o).max(t + 1), o, Vec::new()))
        }
        _ => None,
    }
}

/// Whether the clause of a verb is "what S calls".
fn what_before(page: &Page, t: usize) -> bool {
    let start = page.syntax.left_edge(t);
    page.lemma(start) == "what"
        || (start > 0 && page.lemma(start - 1) == "what")
        || page.token(t).head.is_some_and(|h| page.lemma(h) == "what")
}

/// "warned of ...", "called for ...", "insisted on ...".
fn after_preposition(at: At) -> Option<Held> {
    for preposition in at.cue.prepositions() {
        let object = grammar::object(at.page, at.t);
        if let Some((from, head)) = introduced(at, preposition, None) {
            return Some(held(at, from, head, object.into_iter().collect()));
        }
    }
    None
}

/// "denied doing", "ruled out meeting".
fn gerund(at: At) -> Option<Held> {
    let page = at.page;
    if !at.cue.takes("ing") {
        return None;
    }
    let head = children_after(at, &[Label::Xcomp, Label::Ccomp, Label::Obj, Label::Advcl]).find(|&c| {
        page.token(c).tag == Tag::Vbg && mark(page, c, &["that", "if", "while", "by"]).is_none()
    })?;
    let left = page.syntax.left_edge(head);
    (left > at.t).then(|| held(at, skip_particle(at, left), head, Vec::new()))
}

/// "demanded an inquiry", "denied any hand in it".
fn noun_phrase(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    let any = at.cue.takes("np");
    if !any && !at.cue.takes("np-quote") || who::passive(page, t) {
        return None;
    }
    let head = grammar::object(page, t).filter(|&o| o > t)?;
    let left = skip_particle(at, page.syntax.left_edge(head).max(t + 1));
    if matches!(page.pos(head), Pos::Pron | Pos::Det) && page.syntax.children(head).next().is_none() {
        return None;
    }
    let to = page.syntax.right_edge(head);
    let quoted = (left..=to).any(|x| extent::inside(at.quotes, page.token(x).span).is_some());
    (any || quoted).then(|| held(at, left, head, Vec::new()))
}

fn skip_particle(at: At, left: usize) -> usize {
    let particle = at
        .cue
        .particle
        .and_then(|p| super::cues::particle_of(at.page, at.t, p));
    if particle == Some(left) { left + 1 } else { left }
}
