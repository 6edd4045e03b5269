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
    /// Which frame held it.
    pub frame: Frame,
}

/// The kinds of complements that hold a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A finite clause.
    Clause,
    /// An infinitive whose subject is the speaker.
    Infinitive,
    /// An infinitive of somebody told, or a phrase after somebody told or called something.
    Told,
    /// A noun phrase, a gerund, a phrase with a preposition.
    Phrase,
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
    let infinitive = infinitive(at);
    let clause = clause(at).filter(|c| infinitive.as_ref().is_none_or(|i| c.stretch.0 < i.stretch.0));
    clause
        .or(infinitive)
        .or_else(|| after_object(at))
        .or_else(|| predicate(at))
        .or_else(|| after_preposition(at))
        .or_else(|| gerund(at))
        .or_else(|| after_that(at))
        .or_else(|| noun_phrase(at))
        .or_else(|| bare_clause(at))
}

fn children_after<'a>(at: At<'a, '_>, labels: &'static [Label]) -> impl Iterator<Item = usize> + 'a {
    let (page, t) = (at.page, at.t);
    page.syntax
        .children(t)
        .filter(move |&c| c > t && labels.contains(&page.label(c)))
}

fn held(at: At, frame: Frame, from: usize, head: usize, to: Vec<usize>) -> Held {
    let clause = frame == Frame::Clause;
    let stretch = extent::complement(at.page, at.quotes, at.t, from, head, clause);
    Held {
        stretch,
        head,
        to,
        frame,
    }
}

/// The object of the cue; a subject behind a verb that has one in front is one too.
fn object(page: &Page, t: usize) -> Option<usize> {
    let indirect = || {
        page.syntax
            .children(t)
            .find(|&c| c > t && page.label(c) == Label::Iobj)
    };
    grammar::object(page, t).or_else(indirect).or_else(|| {
        let subject = |c: &usize| matches!(page.label(*c), Label::Nsubj | Label::NsubjPass);
        let before = page.syntax.children(t).filter(subject).any(|c| c < t);
        page.syntax.children(t).filter(subject).find(|&c| c > t && before)
    })
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
    let that_of = |c: usize| mark(page, c, &["that", "whether", "if"]).filter(|&m| m > t);
    let clauses: Vec<usize> = children_after(at, &[Label::Ccomp]).collect();
    let marked = clauses.iter().copied().find(|&c| that_of(c).is_some());
    if marked.is_none() {
        // A "that" before the clause that the tree shows opens the content.
        let first = clauses.first().map(|&c| page.syntax.left_edge(c));
        let that = after_that(at).filter(|held| first.is_some_and(|f| f > t && held.stretch.0 < f));
        if that.is_some() {
            return that;
        }
    }
    let head = marked.or(clauses.first().copied())?;
    if that_of(head).is_some_and(|that| another_cue(page, t, that)) {
        return None;
    }
    let from = match that_of(head) {
        Some(that) => that,
        None => bare_start(page, t, head)?,
    };
    let to = told(at, from).into_iter().chain(addressed(page, t)).collect();
    Some(held(at, Frame::Clause, from, head, to))
}

/// Whether the "that" belongs to a nearer verb of saying.
fn another_cue(page: &Page, t: usize, that: usize) -> bool {
    (t + 1..that).any(|x| {
        matches!(page.token(x).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && super::cues::verb(page, x).is_some_and(|c| c.takes("clause") || c.takes("o-clause"))
    })
}

/// The one told, between the cue and a clause that starts at `from`: "warned Y that ...".
fn told(at: At, from: usize) -> Option<usize> {
    let (page, first) = (at.page, at.t + 1);
    let phrase = from > first && page.pos(first) != Pos::Adp && at.cue.takes("o-clause");
    phrase.then(|| aside::local_head(page, first, from - 1)).flatten()
}

/// Where a clause without "that" starts. Words before the cue belong to it only where the cue is an aside; a
/// relative pronoun ("which X says helps ...") or a noun that has lost its verb does not make it one.
fn bare_start(page: &Page, t: usize, head: usize) -> Option<usize> {
    let left = page.syntax.left_edge(head);
    if left > t {
        // "said praise would not help": a subject that the tree takes for the object of a verb that has none.
        let object = grammar::object(page, t).filter(|&o| o > t && o < left && page.lemma(t) == "say");
        return Some(object.map_or(left, |o| page.syntax.left_edge(o).max(t + 1)));
    }
    let own_subject = page
        .syntax
        .children(head)
        .any(|c| c > t && c < head && matches!(page.label(c), Label::Nsubj | Label::NsubjPass | Label::Expl));
    let relative = page.label(t) == Label::AclRelcl || who_word(page, left);
    (own_subject || relative).then_some(t + 1)
}

/// A "that" further on, which the tree hangs on a word in between: "said in a report on Monday that ...".
fn after_that(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    if !at.cue.takes("clause") && !at.cue.takes("o-clause") {
        return None;
    }
    let sentence = extent::sentence(page, t);
    let ends = |x: usize| {
        matches!(page.word(x), ";" | ":" | "." | "and" | "but")
            || (page.pos(x) == Pos::Verb && page.token(x).tag != Tag::Vbn)
            || extent::inside(at.quotes, page.token(x).span).is_some()
    };
    let that = (t + 1..sentence.end).take_while(|&x| !ends(x)).find(|&x| {
        page.word(x) == "that" && matches!(page.pos(x), Pos::Sconj | Pos::Pron) && page.label(x) != Label::Det
    })?;
    let subject = page.label(that) == Label::Nsubj && page.lemma(t) != "say";
    let verb = page.token(that).head.filter(|&h| h > that);
    let head = verb.or_else(|| (that + 1..sentence.end).find(|&x| aside::finite(page, x)))?;
    let object = object(page, t).filter(|&o| o > t && o < that);
    if object.is_some() && !at.cue.takes("o-clause") {
        return None;
    }
    let to = object;
    (!subject).then(|| held(at, Frame::Clause, that, head, to.into_iter().collect()))
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
    let first = t + 1;
    // "which the ministry says helps ..."
    let relative =
        aside::slot(page, at.quotes, t).is_some_and(|s| s.start > 0 && who_word(page, s.start - 1));
    if relative && first < sentence.end && aside::finite(page, first) {
        return Some(held(at, Frame::Clause, first, first, Vec::new()));
    }
    let stops = |x: usize| matches!(page.word(x), "," | ";" | ":" | "." | "and" | "but") || who_word(page, x);
    let head = (t + 1..sentence.end)
        .take_while(|&x| !stops(x))
        .find(|&x| matches!(page.pos(x), Pos::Verb | Pos::Aux) && aside::finite(page, x))?;
    let nominal = first < sentence.end
        && matches!(
            page.pos(first),
            Pos::Det | Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Adj
        );
    (nominal && head > first).then(|| held(at, Frame::Clause, first, head, Vec::new()))
}

pub fn who_word(page: &Page, t: usize) -> bool {
    matches!(
        page.lemma(t),
        "who" | "which" | "whose" | "where" | "when" | "that"
    )
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
        let below = page
            .syntax
            .children(object)
            .filter(|&c| page.label(c) == Label::Acl && is_infinitive(c));
        let found = own.iter().copied().chain(below).find(|&c| c > object);
        if let Some(c) = found {
            return start(c).map(|from| held(at, Frame::Told, from, c, vec![object]));
        }
    }
    if at.cue.takes("to") && object.is_none() {
        let c = own
            .iter()
            .copied()
            .find(|&c| matches!(page.label(c), Label::Xcomp | Label::Ccomp));
        if let Some(c) = c {
            return start(c).map(|from| held(at, Frame::Infinitive, from, c, addressed(page, t)));
        }
    }
    next_infinitive(at)
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
    if to > 0 && page.lemma(to - 1) == "not" {
        to - 1
    } else {
        to
    }
}

/// "accused Y of ...", "warned Y against ...", "dismissed it as ...", "put the toll at ...".
fn after_object(at: At) -> Option<Held> {
    let (page, t) = (at.page, at.t);
    let object = if who::passive(page, t) {
        grammar::subject(page, t)
    } else {
        object(page, t)
    };
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
        let mut held = held(at, Frame::Told, start, head, Vec::new());
        if let Some(object) = object.filter(|&o| o > head) {
            held.stretch = extent::complement(page, at.quotes, t, start, object, false);
        }
        return Some(held);
    }
    if at.cue.takes("at")
        && let Some(object) = object.filter(|&o| o > t)
        && let Some(head) = number_after(at, object)
    {
        let from = page.syntax.left_edge(object).max(t + 1);
        return Some(held(at, Frame::Told, from, head, Vec::new()));
    }
    None
}

/// The number after the "at" of "put the toll at 40".
fn number_after(at: At, object: usize) -> Option<usize> {
    let (page, sentence) = (at.page, extent::sentence(at.page, at.t));
    let word = (object + 1..sentence.end)
        .take_while(|&x| !matches!(page.word(x), "," | ";" | "."))
        .find(|&x| page.lemma(x) == "at" && page.pos(x) == Pos::Adp)?;
    let number = (word + 1..sentence.end)
        .take(8)
        .find(|&x| page.token(x).tag == Tag::Cd)?;
    let head = page
        .token(number)
        .head
        .filter(|&h| h > number && page.label(number) == Label::Nummod);
    Some(head.unwrap_or(number))
}

/// A gerund or quotation after the preposition further on in the clause: "accused her of “speaking ...”".
fn next_preposition(at: At, preposition: &str) -> Option<(usize, usize)> {
    let (page, t) = (at.page, at.t);
    let sentence = extent::sentence(page, t);
    let ends = |x: usize| {
        matches!(page.word(x), ";" | ":" | "." | "that")
            || (page.pos(x) == Pos::Verb && aside::finite(page, x))
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
    if itself((t + 1).min(page.syntax.tokens.len() - 1)) {
        return None;
    }
    let object = grammar::object(page, t).filter(|&o| !itself(o));
    let named = children_after(at, &[Label::Xcomp, Label::Obj, Label::Ccomp])
        .filter(|&c| Some(c) != object && !itself(c) && mark(page, c, &["to"]).is_none())
        .last();
    match (object, named) {
        (Some(o), Some(head)) if o > t && head > o => Some(held(
            at,
            Frame::Told,
            page.syntax.left_edge(o).max(t + 1),
            head,
            Vec::new(),
        )),
        // "what it calls a blockade"
        (Some(o), _) if page.lemma(o) == "what" && o < t => {
            let head = named?;
            Some(held(
                at,
                Frame::Told,
                page.syntax.left_edge(head).max(t + 1),
                head,
                Vec::new(),
            ))
        }
        (None, Some(head)) if what_before(page, t) => Some(held(
            at,
            Frame::Told,
            page.syntax.left_edge(head).max(t + 1),
            head,
            Vec::new(),
        )),
        // One phrase to the parser, but a quotation closes it: "called the junta “illegitimate”".
        (Some(o), None) if o > t => {
            let to = page.syntax.right_edge(o);
            let quoted = (o + 1..=to).any(|x| extent::inside(at.quotes, page.token(x).span).is_some())
                || (page.pos(o) == Pos::Propn
                    && page.syntax.children(o).any(|c| page.label(c) == Label::Appos));
            quoted.then(|| {
                held(
                    at,
                    Frame::Told,
                    page.syntax.left_edge(o).max(t + 1),
                    o,
                    Vec::new(),
                )
            })
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
fn gerund(at: At) -> Option<Held> {
    let page = at.page;
    if !at.cue.takes("ing") {
        return None;
    }
    let head = children_after(at, &[Label::Xcomp, Label::Ccomp, Label::Obj, Label::Advcl]).find(|&c| {
        page.token(c).tag == Tag::Vbg && mark(page, c, &["that", "if", "while", "by"]).is_none()
    })?;
    let left = page.syntax.left_edge(head);
    (left > at.t).then(|| held(at, Frame::Phrase, skip_particle(at, left), head, Vec::new()))
}

/// "demanded an inquiry", "denied any hand in it".
fn noun_phrase(at: At) -> Option<Held> {
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
    let particle = at
        .cue
        .particle
        .and_then(|p| super::cues::particle_of(at.page, at.t, p));
    if particle == Some(left) { left + 1 } else { left }
}
