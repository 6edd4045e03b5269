//! Which phrase or clause beside a cue holds what is said: the frames of `data/cues.tsv`.

use super::cues::Cue;
use super::ends;
use super::extent;
use super::quotes::Quote;
use super::slot;
use super::{infinitives, phrases};
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
    let infinitive = infinitives::infinitive(at);
    let clause = clause(at).filter(|c| infinitive.as_ref().is_none_or(|i| c.stretch.0 < i.stretch.0));
    clause
        .or(infinitive)
        .or_else(|| phrases::after_object(at))
        .or_else(|| phrases::predicate(at))
        .or_else(|| phrases::after_preposition(at))
        .or_else(|| phrases::gerund(at))
        .or_else(|| after_that(at))
        .or_else(|| phrases::noun_phrase(at))
        .or_else(|| bare_clause(at))
}

/// The dependents behind the cue with one of these labels.
pub fn children_after<'a>(at: At<'a, '_>, labels: &'static [Label]) -> impl Iterator<Item = usize> + 'a {
    let (page, t) = (at.page, at.t);
    page.syntax.children(t).filter(move |&c| c > t && labels.contains(&page.label(c)))
}

/// The complement that starts at `from`, with its extent.
pub fn held(at: At, frame: Frame, from: usize, head: usize, to: Vec<usize>) -> Held {
    let clause = frame == Frame::Clause;
    let stretch = extent::complement(at.page, at.quotes, at.t, from, head, clause);
    Held { stretch, head, to, frame }
}

/// The object of the cue; a subject behind a verb that has one in front is one too.
pub fn object(page: &Page, t: usize) -> Option<usize> {
    let indirect = || page.syntax.children(t).find(|&c| c > t && page.label(c) == Label::Iobj);
    grammar::object(page, t).or_else(indirect).or_else(|| {
        let subject = |c: &usize| matches!(page.label(*c), Label::Nsubj | Label::NsubjPass);
        let before = page.syntax.children(t).filter(subject).any(|c| c < t);
        page.syntax.children(t).filter(subject).find(|&c| c > t && before)
    })
}

/// The word that introduces the clause of `verb`.
pub fn mark(page: &Page, verb: usize, words: &[&str]) -> Option<usize> {
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
    // "reiterated the warning that ...": the noun holds the content.
    if object(page, t).is_some_and(|o| o > t && super::nouns::holds(page, o)) {
        return None;
    }
    // "on condition that none of it enters": no complement
    let tied = |m: usize| matches!(page.lemma(m - 1), "condition" | "provide" | "provided" | "providing");
    let that_of = |c: usize| mark(page, c, &["that", "whether", "if"]).filter(|&m| m > t && !tied(m));
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
    phrase.then(|| slot::local_head(page, first, from - 1)).flatten()
}

/// Where a clause without "that" starts. Words before the cue belong to it only where the cue is an aside; a
/// relative pronoun ("which X says helps ...") or a noun that has lost its verb does not make it one.
fn bare_start(page: &Page, t: usize, head: usize) -> Option<usize> {
    let left = page.syntax.left_edge(head);
    // "Athens accepted; Ankara has not answered"
    if left > t && (page.word(left) == ";" || page.word(left - 1) == ";") {
        return None;
    }
    // "warned of sanctions should they attack": a condition is not what is said.
    if left > t && page.word(left) == "should" {
        return None;
    }
    if left > t {
        let left = past_setting(page, t, head, left);
        // "said praise would not help": a subject that the tree takes for the object of a verb that has none.
        let object = grammar::object(page, t).filter(|&o| o > t && o < left && page.lemma(t) == "say");
        return Some(object.map_or(left, |o| page.syntax.left_edge(o).max(t + 1)));
    }
    let own_subject = page
        .syntax
        .children(head)
        .any(|c| c > t && c < head && matches!(page.label(c), Label::Nsubj | Label::NsubjPass | Label::Expl));
    let relative = page.label(t) == Label::AclRelcl || who_word(page, left);
    let day = is_day(page, t + 1) && t + 2 < extent::sentence(page, t).end;
    (own_subject || relative).then_some(if day { t + 2 } else { t + 1 })
}

/// Whether a word names a day: it dates the cue, not what is said.
pub fn is_day(page: &Page, t: usize) -> bool {
    let words = ["today", "yesterday", "tomorrow", "earlier", "later"];
    page.syntax.tokens.get(t).is_some_and(|token| {
        let word = page.word(t);
        words.contains(&word)
            || word.ends_with("day") && word.starts_with(char::is_uppercase) && token.pos == Pos::Propn
    })
}

/// What the cue is set in, though the tree hangs it on the clause: "said in a statement the bill helps".
pub const SETTINGS: [&str; 26] = [
    "address",
    "article",
    "blog",
    "book",
    "briefing",
    "broadcast",
    "call",
    "column",
    "comment",
    "communique",
    "conference",
    "email",
    "filing",
    "interview",
    "letter",
    "memo",
    "message",
    "note",
    "post",
    "release",
    "remark",
    "report",
    "speech",
    "statement",
    "testimony",
    "tweet",
];

/// Where the clause starts behind the setting of its cue.
fn past_setting(page: &Page, t: usize, head: usize, left: usize) -> usize {
    let mut start = left;
    for c in page.syntax.children(head) {
        let setting = matches!(page.label(c), Label::Obl | Label::OblUnmarked)
            && (SETTINGS.contains(&page.lemma(c)) || is_day(page, c))
            && grammar::preposition(page, c)
                .is_none_or(|p| matches!(p, "in" | "at" | "during" | "via" | "by" | "on"));
        let before_subject = page.syntax.children(head).any(|s| {
            s > c && s < head && matches!(page.label(s), Label::Nsubj | Label::NsubjPass | Label::Expl)
        });
        let next = start == t + 1 || start > left;
        if next && page.syntax.left_edge(c) == start && setting && before_subject {
            start = page.syntax.right_edge(c) + 1;
        }
    }
    start
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
    let head = verb.or_else(|| (that + 1..sentence.end).find(|&x| ends::finite(page, x)))?;
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
    if !matches!(page.lemma(t), "say" | "claim" | "insist" | "believe" | "think" | "allege" | "warn") {
        return None;
    }
    let sentence = extent::sentence(page, t);
    let first = t + 1;
    // "which the ministry says helps ..."
    let relative = slot::slot(page, at.quotes, t).is_some_and(|s| s.start > 0 && who_word(page, s.start - 1));
    if relative && first < sentence.end && ends::finite(page, first) {
        return Some(held(at, Frame::Clause, first, first, Vec::new()));
    }
    let stops = |x: usize| matches!(page.word(x), "," | ";" | ":" | "." | "and" | "but") || who_word(page, x);
    let head = (t + 1..sentence.end)
        .take_while(|&x| !stops(x))
        .find(|&x| matches!(page.pos(x), Pos::Verb | Pos::Aux) && ends::finite(page, x))?;
    let nominal = first < sentence.end
        && matches!(page.pos(first), Pos::Det | Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Adj);
    (nominal && head > first).then(|| held(at, Frame::Clause, first, head, Vec::new()))
}

/// A word that opens a relative clause or a question.
pub fn who_word(page: &Page, t: usize) -> bool {
    matches!(page.lemma(t), "who" | "which" | "whose" | "where" | "when" | "that")
}

/// Those addressed by "to": "said to reporters", "wrote to the council".
pub fn addressed(page: &Page, t: usize) -> Vec<usize> {
    grammar::oblique(page, t, &["to"])
        .filter(|&o| matches!(page.pos(o), Pos::Noun | Pos::Propn | Pos::Pron))
        .into_iter()
        .collect()
}
