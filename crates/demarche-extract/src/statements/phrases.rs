//! Contents that are phrases: objects, gerunds, what is said of an object, what a preposition introduces.

use super::ends;
use super::extent;
use super::frames::{At, Frame, Held, children_after, held, mark, object};
use super::who;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};

/// "accused Y of ...", "warned Y against ...", "dismissed it as ...", "put the toll at ...".
pub fn after_object(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    let object = if who::passive(page, t) { grammar::subject_of(page, t) } else { object(page, t) };
    let object = object.or_else(|| page.syntax.children(t).find(|&c| page.lemma(c) == "what"));
    for preposition in at.cue.after_object() {
        let found = object
            .and_then(|o| introduced(at, preposition, Some(o)))
            .or_else(|| next_preposition(at, preposition));
        if let Some((from, head)) = found {
            return Some(held(at, Frame::Told, from, head, object.into_iter().collect()));
        }
    }
    if at.cue.takes("as")
        && let Some((from, head)) = introduced(at, "as", object)
    {
        // "what it describes as ..." is what stands after "as"; else the object belongs to it.
        let whole = object.filter(|&o| o > t).map(|o| page.syntax.left_edge(o).max(t + 1));
        let relative =
            object.is_some_and(|o| page.lemma(o) == "what") || whole.is_none() && !who::passive(page, t);
        let case = from.saturating_sub(1).max(t + 1);
        let start = if relative { from } else { whole.map_or(case, |w| w.min(case)) };
        let mut held = held(at, Frame::Told, start, head, Vec::new());
        if let Some(object) = object.filter(|&o| o > head) {
            held.stretch = extent::complement(page, at.quotes, t, start, object, false);
        }
        // "as unacceptable such as ...": the example belongs to what was named, not to what it is called.
        let (from, to) = held.stretch;
        let such = (head + 1..to).find(|&x| page.lemma(x) == "such" && page.lemma(x + 1) == "as");
        if let Some(such) = such.filter(|_| page.pos(head) == Pos::Adj) {
            held.stretch = (from, such - 1);
        }
        return Some(held);
    }
    if at.cue.takes("at")
        && let Some(object) = object.filter(|&o| o > t)
        && let Some(head) = number_after(at, object)
    {
        let from = page.syntax.left_edge(object).max(t + 1);
        let mut held = held(at, Frame::Told, from, head, Vec::new());
        // "at five dead, two of them children, and 31 wounded": a list of numbers up to the end.
        let last = grammar::sentence_end(page, t);
        let listed = held.stretch.1 < last
            && page.word(held.stretch.1 + 1) == ","
            && (held.stretch.1 + 1..=last).any(|x| page.token(x).tag == Tag::Cd)
            && !(held.stretch.1 + 1..=last).any(|x| ends::finite(page, x) || page.token(x).tag == Tag::Vbg);
        if listed {
            held.stretch.1 = last;
        }
        return Some(held);
    }
    None
}

/// The number after the "at" of "put the toll at 40".
fn number_after(at: At, object: usize) -> Option<usize> {
    let (page, sentence) = (at.page, extent::sentence(at.page, at.t));
    let word = (object + 1..sentence.end)
        .take_while(|&x| !matches!(page.word(x), "," | ";" | "."))
        .find(|&x| page.lemma(x) == "at" && page.pos(x) == Pos::Adp)?;
    let number = (word + 1..sentence.end).take(8).find(|&x| page.token(x).tag == Tag::Cd)?;
    let head = page.token(number).head.filter(|&h| h > number && page.label(number) == Label::Nummod);
    Some(head.unwrap_or(number))
}

/// A gerund or quotation after the preposition further on in the clause: "accused her of “speaking ...”".
fn next_preposition(at: At, preposition: &str) -> Option<(usize, usize)> {
    let (page, t) = (at.page, at.t);
    let sentence = extent::sentence(page, t);
    let ends = |x: usize| {
        matches!(page.word(x), ";" | ":" | "." | "that")
            || (page.pos(x) == Pos::Verb && ends::finite(page, x))
    };
    let word = (t + 1..sentence.end).take_while(|&x| !ends(x)).find(|&x| {
        page.lemma(x) == preposition
            && x + 1 < sentence.end
            && (page.token(x + 1).tag == Tag::Vbg
                || extent::inside(at.quotes, page.token(x + 1).span).is_some())
    })?;
    let head =
        (word + 1..sentence.end).find(|&x| matches!(page.pos(x), Pos::Verb | Pos::Noun | Pos::Propn))?;
    (word > t + 1).then_some((word + 1, head))
}

/// The phrase or gerund after `preposition`, below the cue or below its object: where it starts, and its head.
fn introduced(at: At, preposition: &str, object: Option<usize>) -> Option<(usize, usize)> {
    let (page, t) = (at.page, at.t);
    let below = object.filter(|&o| o > t).into_iter().flat_map(|o| page.syntax.children(o));
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
            // "talked it out of leaving" tells of no talk
            && case_or_mark(page, c, preposition).is_some_and(|m| m > t && page.lemma(m - 1) != "out")
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
pub fn predicate(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    if !at.cue.takes("pred") {
        return None;
    }
    let itself = |o: usize| page.lemma(o).ends_with("self") || page.lemma(o).ends_with("selves");
    if itself((t + 1).min(page.syntax.tokens.len() - 1)) {
        return None;
    }
    let object = grammar::object(page, t).filter(|&o| !itself(o));
    let named = children_after(at, &[Label::Xcomp, Label::Obj, Label::Ccomp])
        .filter(|&c| Some(c) != object && !itself(c) && mark(page, c, &["to"]).is_none())
        .last();
    match (object, named) {
        (Some(o), Some(head)) if o > t && head > o => {
            Some(held(at, Frame::Told, page.syntax.left_edge(o).max(t + 1), head, Vec::new()))
        }
        // "what it calls a blockade"
        (Some(o), _) if page.lemma(o) == "what" && o < t => {
            let head = named?;
            Some(held(at, Frame::Told, page.syntax.left_edge(head).max(t + 1), head, Vec::new()))
        }
        (None, Some(head)) if what_before(page, t) => {
            Some(held(at, Frame::Told, page.syntax.left_edge(head).max(t + 1), head, Vec::new()))
        }
        // "called the measures unjustified and in breach of it", which the tree takes for one phrase
        (Some(o), None)
            if o > t && page.syntax.children(o).any(|c| c > o && page.label(c) == Label::Amod) =>
        {
            Some(held(at, Frame::Told, page.syntax.left_edge(o).max(t + 1), o, Vec::new()))
        }
        // One phrase to the parser, but a quotation closes it: "called the junta “illegitimate”".
        (Some(o), None) if o > t => {
            let to = page.syntax.right_edge(o);
            let quoted = (o + 1..=to).any(|x| extent::inside(at.quotes, page.token(x).span).is_some())
                || (page.pos(o) == Pos::Propn
                    && page.syntax.children(o).any(|c| page.label(c) == Label::Appos));
            quoted.then(|| held(at, Frame::Told, page.syntax.left_edge(o).max(t + 1), o, Vec::new()))
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
pub fn after_preposition(at: At) -> Option<Held> {
    for preposition in at.cue.prepositions() {
        let object = grammar::object(at.page, at.t);
        if let Some((from, head)) = introduced(at, preposition, None) {
            return Some(held(at, Frame::Phrase, from, head, object.into_iter().collect()));
        }
        // "speaks of 40 dead": the tree may take the preposition for a particle.
        let from = at.t + 2;
        let sentence = extent::sentence(at.page, at.t);
        if at.page.lemma((at.t + 1).min(sentence.end - 1)) == preposition && from < sentence.end {
            let head = (from..sentence.end)
                .take(8)
                .find(|&x| matches!(at.page.pos(x), Pos::Noun | Pos::Propn | Pos::Num | Pos::Verb))?;
            return Some(held(at, Frame::Phrase, from, head, Vec::new()));
        }
    }
    None
}

/// "denied doing", "ruled out meeting".
pub fn gerund(at: At) -> Option<Held> {
    let page = at.page;
    if !at.cue.takes("ing") {
        return None;
    }
    let head = children_after(at, &[Label::Xcomp, Label::Ccomp, Label::Obj, Label::Advcl]).find(|&c| {
        // "denied having released water"
        let having = page
            .syntax
            .children(c)
            .any(|a| page.label(a) == Label::Aux && page.token(a).tag == Tag::Vbg && a < c);
        (page.token(c).tag == Tag::Vbg || having) && mark(page, c, &["that", "if", "while", "by"]).is_none()
    })?;
    let left = page.syntax.left_edge(head);
    (left > at.t).then(|| held(at, Frame::Phrase, skip_particle(at, left), head, Vec::new()))
}

/// "demanded an inquiry", "denied any hand in it".
pub fn noun_phrase(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    let any = at.cue.takes("np");
    let number = at.cue.takes("np-number");
    if !any && !number && !at.cue.takes("np-quote") || who::passive(page, t) {
        return None;
    }
    let head = grammar::object(page, t).filter(|&o| o > t)?;
    let left = skip_particle(at, page.syntax.left_edge(head).max(t + 1));
    if matches!(page.pos(head), Pos::Pron | Pos::Det) && page.syntax.children(head).next().is_none() {
        return None;
    }
    let to = page.syntax.right_edge(head);
    let quoted = (left..=to).any(|x| extent::inside(at.quotes, page.token(x).span).is_some());
    let counted = number && (left..=to).any(|x| page.token(x).tag == Tag::Cd && !is_year(page.word(x)));
    // "repeated its warning that ...": the noun holds the content.
    if super::nouns::holds(page, head) {
        return None;
    }
    (any || quoted || counted).then(|| held(at, Frame::Phrase, left, head, Vec::new()))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

fn skip_particle(at: At, left: usize) -> usize {
    let particle = at.cue.particle.and_then(|p| super::cues::particle_of(at.page, at.t, p));
    if particle == Some(left) { left + 1 } else { left }
}
