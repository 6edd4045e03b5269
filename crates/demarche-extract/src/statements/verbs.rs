//! Verbs that introduce a saying.

use super::aside;
use super::cues::{self, Class, Cue};
use super::ends;
use super::extent;
use super::frames::{self, At, Frame, Held};
use super::plausible::{is_record, negated, plausible, wordless};
use super::quotes::Quote;
use super::saying::Saying;
use super::who;
use crate::{Mentions, Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_text::Span;

/// The sayings of the verb `t`: its content beside it or around it.
pub fn sayings(page: &Page, mentions: &Mentions, quotes: &[Quote], t: usize) -> Vec<Saying> {
    let Some(cue) = cues::verb(page, t) else {
        return Vec::new();
    };
    if !spoken(page, t) && !quoted_as_saying(page, t) || negated(page, t, cue) {
        return Vec::new();
    }
    let Some(speaker) = source(page, quotes, t) else {
        return Vec::new();
    };
    let at = At { page, quotes, t, cue };
    found(at, mentions, speaker).into_iter().collect()
}

fn found(at: At, mentions: &Mentions, speaker: usize) -> Option<Saying> {
    let At { page, quotes, t, cue } = at;
    let held = frames::governed(at);
    if held.as_ref().is_some_and(|held| wordless(at, mentions, held)) {
        return None;
    }
    let held = held.filter(|held| plausible(at, mentions, speaker, held));
    let opens = |held: &Held| matches!(page.lemma(held.stretch.0), "that" | "whether" | "if");
    let can_be_aside =
        page.token(t).tag != Tag::Vbg || page.syntax.children(t).any(|c| page.label(c) == Label::Aux);
    let sure = held.as_ref().is_some_and(|h| opens(h) || h.frame != Frame::Clause);
    let acts = grammar::object(page, t).is_some_and(|o| o > t && page.pos(o) == Pos::Pron)
        && !cue.takes("o-clause")
        && !cue.takes("o-to");
    // "..., other studies have shown."
    let record = cue.class == Class::Report && cue.takes("clause") && is_record(page, speaker);
    let speech = (cue.takes("quote") || record)
        && (page.label(t) != Label::AclRelcl || parenthetical(page, t))
        && !acts;
    let aside = (!sure && speech && can_be_aside || quoted_as_saying(page, t))
        .then(|| aside::around(page, quotes, t, speaker, held.is_none()))
        .flatten();
    let (content, head, to) = match (aside, held) {
        (Some(aside), _) => (aside.content, None, addressees(page, t, cue)),
        (None, Some(held)) => {
            let span = extent::span(page, quotes, t, held.stretch)?;
            (vec![span], Some(held.head), held.to)
        }
        (None, None) => (vec![quote_after(at)?.span], None, addressees(page, t, cue)),
    };
    let mut saying = Saying::new(t, cue_span(page, t, cue), speaker, *content.first()?);
    saying.content = content;
    saying.head = head;
    saying.to = to;
    saying.spoken = matches!(cue.class, Class::Speech | Class::Writing);
    saying.through = through(page, t);
    Some(saying)
}

/// "The young man, it said, had fallen": between commas and without a pronoun of its own it describes nothing.
fn parenthetical(page: &Page, t: usize) -> bool {
    let subject = grammar::child(page, t, &[Label::Nsubj]).filter(|&s| s < t);
    let comma = |x: usize| page.syntax.tokens.get(x).is_some_and(|_| page.word(x) == ",");
    subject.is_some_and(|s| {
        let left = page.syntax.left_edge(s);
        left > 1
            && comma(left - 1)
            && !frames::who_word(page, left - 2)
            && comma(t + 1)
            && !frames::who_word(page, s)
    })
}

/// Who speaks; of "was quoted as saying" the one who is quoted.
fn source(page: &Page, quotes: &[Quote], t: usize) -> Option<usize> {
    match grammar::quoted(page, t) {
        Some(quoted) => Some(quoted.speaker),
        None => who::speaker(page, quotes, t),
    }
}

fn quoted_as_saying(page: &Page, t: usize) -> bool {
    grammar::quoted(page, t).is_some()
}

/// The medium that quotes: "was quoted as saying by Tasnim", "Tasnim quoted him as saying".
fn through(page: &Page, t: usize) -> Option<(usize, Span)> {
    let quoted = grammar::quoted(page, t)?;
    let cue = if page.token(t).tag == Tag::Vbg && grammar::passive(page, quoted.verb) {
        page.syntax.span(quoted.verb.min(t), t)
    } else {
        page.token(quoted.verb).span
    };
    Some((quoted.medium?, cue))
}

/// Whether a token is a verb of saying or thinking.
pub fn is_saying(page: &Page, t: usize) -> bool {
    page.pos(t) == demarche_parse::Pos::Verb && cues::verb(page, t).is_some()
}

/// Whether the verb tells of words that were said, not of words that may be, must be or should be said.
pub fn spoken(page: &Page, t: usize) -> bool {
    let tag = page.token(t).tag;
    let modal = page.syntax.children(t).any(|c| {
        page.label(c) == Label::Aux
            && page.token(c).tag == Tag::Md
            && !matches!(page.lemma(c), "will" | "must")
    });
    let conditional = page.label(t) == Label::Advcl
        && page.syntax.children(t).any(|c| {
            page.label(c) == Label::Mark
                && (matches!(page.lemma(c), "if" | "unless" | "lest" | "until" | "once" | "provided")
                    || page.lemma(c) == "as" && c > 0 && matches!(page.lemma(c - 1), "long" | "soon"))
        });
    let infinitive =
        page.syntax.children(t).any(|c| c < t && page.label(c) == Label::Mark && page.lemma(c) == "to");
    let helped = page.syntax.children(t).any(|c| page.label(c) == Label::Aux);
    let subject =
        page.syntax.children(t).any(|c| c < t && matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    // "put" and its like are tagged by guess: with a subject and no helper they are past tense.
    let bare = tag == Tag::Vb && !helped && !infinitive && !subject || grammar::is_subjunctive(page, t);
    let participle = tag == Tag::Vbg && !helped && !free_participle(page, t);
    !modal
        && !conditional
        && !bare
        && !participle
        && page.label(t) != Label::Amod
        && (!infinitive || goes_on(page, t))
}

/// Whether an -ing form tells of words said ("..., saying", "by threatening", "a statement saying") and not of
/// words that may be ("to consider offering", "without saying").
fn free_participle(page: &Page, t: usize) -> bool {
    let hypothetical = page.syntax.children(t).any(|c| {
        c < t
            && matches!(page.label(c), Label::Mark | Label::Case)
            && matches!(page.lemma(c), "without" | "for" | "of" | "against" | "from" | "before" | "to" | "on")
    });
    let before = |n: usize| t.checked_sub(n).map_or("", |b| page.lemma(b));
    let example = before(1) == "as" && before(2) == "such" || matches!(before(1), "like" | "including");
    if example {
        return false;
    }
    let complement = matches!(page.label(t), Label::Xcomp | Label::Ccomp | Label::Obj);
    (!hypothetical && !complement) || (t > 0 && page.word(t - 1) == ",") || quoted_as_saying(page, t)
}

/// "went on to say", "continued to insist": an infinitive that tells of words said.
fn goes_on(page: &Page, t: usize) -> bool {
    let on = |h: usize| page.lemma(h) == "go" && page.lemma((h + 1).min(t)) == "on";
    matches!(page.label(t), Label::Xcomp | Label::Advcl)
        && page.token(t).head.is_some_and(|h| {
            let leads = matches!(page.lemma(h), "continue" | "hasten" | "pause" | "proceed")
                && page.label(t) == Label::Xcomp;
            (leads || on(h)) && spoken(page, h)
        })
}

/// A quotation right after the cue: "He added: “...”".
fn quote_after<'q>(at: At<'q, '_>) -> Option<&'q Quote> {
    let At { page, quotes, t, cue } = at;
    if !cue.takes("quote") {
        return None;
    }
    let sentence = extent::sentence(page, t);
    let start = page.token(t).span.end;
    let quote = quotes.get(quotes.partition_point(|q| q.span.start < start))?;
    let last = sentence.end - 1;
    if quote.span.start > page.token(last).span.end {
        // The sentence may end at its colon.
        let near = page.text(Span::new(page.token(last).span.end as usize, quote.span.start as usize));
        if page.word(last) != ":" || !near.trim().is_empty() {
            return None;
        }
        return Some(quote);
    }
    let first = page.syntax.tokens.partition_point(|x| x.span.start < quote.span.start);
    let between = t + 1..first;
    let led = first.checked_sub(1).is_some_and(|x| x == t || matches!(page.word(x), "," | ":" | "that"));
    let clear = between.clone().all(|x| !ends::finite(page, x) || page.pos(x) != Pos::Verb);
    (led && clear).then_some(quote)
}

/// Those told: "told reporters", "said to the council".
fn addressees(page: &Page, t: usize, cue: &Cue) -> Vec<usize> {
    let object = grammar::object(page, t).filter(|&o| o > t && (cue.takes("o-clause") || cue.takes("o-to")));
    let to = grammar::oblique(page, t, &["to"]).filter(|&o| who::nominal(page, o));
    object.into_iter().chain(to).collect()
}

/// The cue as it is shown: "has again denied", "ruled out".
fn cue_span(page: &Page, t: usize, cue: &Cue) -> Span {
    let mut start = t;
    if let Some(quoted) = grammar::quoted(page, t).filter(|q| grammar::passive(page, q.verb)) {
        start = quoted.verb.min(t);
    }
    // "continued to call for", "went on to say"
    if goes_on(page, t)
        && let Some(before) = page.token(t).head.filter(|&h| h < t && t - h <= 4)
    {
        start = before;
    }
    let helpers = |x: usize| {
        matches!(page.label(x), Label::Aux | Label::AuxPass | Label::Advmod)
            && page.token(x).head.is_some_and(|h| h >= x)
    };
    let sentence = extent::sentence(page, t);
    let mut first = start;
    let mut at = start;
    while at > sentence.start && helpers(at - 1) {
        at -= 1;
        if page.pos(at) == Pos::Aux || page.label(at) == Label::Advmod && page.word(at) != "when" {
            first = at;
        }
    }
    let end = cue.particle.and_then(|p| cues::particle_of(page, t, p)).filter(|&p| p == t + 1).unwrap_or(t);
    // "called for", "warned of", "called on": the preposition that the verb takes belongs to it.
    let next = end + 1;
    let adposition =
        page.pos(next) == Pos::Adp || page.label(next) == Label::Mark && page.pos(next) == Pos::Sconj;
    let taken = next < sentence.end && adposition && {
        let word = page.lemma(next);
        cue.prepositions().any(|p| p == word) || cue.before_infinitive().any(|p| p == word)
    };
    page.syntax.span(first, if taken { next } else { end })
}
