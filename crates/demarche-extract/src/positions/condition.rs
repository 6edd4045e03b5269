//! On what an act is made to depend.

use super::extent::{self, Range};
use crate::Page;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind::{self, *};

/// How the condition is tied to its consequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// If, should, provided, in case, once: the consequence comes when it holds.
    If,
    /// Unless, until: the consequence comes, or lasts, when it does not hold.
    Unless,
    /// As long as: the consequence lasts with it.
    AsLong,
    /// While: mere time, but of a promise the condition.
    While,
    /// Only if: what the speaker would do when it holds.
    OnlyIf,
    /// In return for: what the speaker wants for it.
    Return,
}

/// A clause or phrase that states a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// How it is tied.
    pub tie: Tie,
    /// Its words.
    pub range: Range,
    /// The head of its clause.
    pub head: usize,
}

/// Every condition of the page, in text order.
pub fn find(page: &Page) -> Vec<Condition> {
    let tokens = 0..page.syntax.tokens.len();
    let mut all: Vec<Condition> = tokens.filter_map(|t| at(page, t)).collect();
    all.sort_by_key(|c| c.range);
    all
}

/// The condition under which what `head` tells holds: hanging on it, on its cue, or on a verb in between.
pub fn of(
    page: &Page,
    all: &[Condition],
    head: usize,
    cue: Option<usize>,
    kind: PositionKind,
) -> Option<Condition> {
    let sentence = page.syntax.sentences[page.token(head).sentence].tokens.clone();
    let from = all.partition_point(|c| c.range.0 < sentence.start);
    let near = all[from..].iter().take_while(|c| c.range.0 < sentence.end);
    near.filter(|c| !extent::holds(c.range, head))
        .filter(|c| suits(c.tie, kind) && governs(page, c, head, cue))
        .min_by_key(|c| c.head.abs_diff(head))
        .copied()
}

/// Whether a position of this kind is made to depend in this way.
fn suits(tie: Tie, kind: PositionKind) -> bool {
    match kind {
        Demand | Accusation | Denial => false,
        Refusal => matches!(tie, Tie::Unless | Tie::AsLong),
        Promise | Offer => true,
        Threat | Warning => !matches!(tie, Tie::While | Tie::Return),
        Acceptance => tie != Tie::While,
    }
}

fn governs(page: &Page, condition: &Condition, head: usize, cue: Option<usize>) -> bool {
    let mut above = page.syntax.ancestors(condition.head).filter(|&t| !extent::holds(condition.range, t));
    let start = page.syntax.sentences[page.token(head).sentence].tokens.start;
    let fronted =
        condition.range.0 <= start + 1 && cue.is_some_and(|cue| condition.range.1 < cue && cue < head);
    if fronted {
        return true;
    }
    let adjacent = is_adjacent(page, condition, head);
    let Some(governor) = above.next() else {
        return adjacent;
    };
    if governor == head || Some(governor) == cue {
        return true;
    }
    // "was prepared to use force if": the condition may hang on the infinitive.
    let chain = std::iter::once(governor).chain(page.syntax.ancestors(governor)).take(4);
    for t in chain {
        if t == head {
            return true;
        }
        if !matches!(page.label(t), Label::Xcomp | Label::Obj | Label::Obl | Label::Conj | Label::Advcl) {
            return adjacent;
        }
    }
    adjacent
}

/// Whether the condition stands in or right behind or right before the clause: the last resort where the tree
/// ties it to another word.
fn is_adjacent(page: &Page, condition: &Condition, head: usize) -> bool {
    let (left, right) = (page.syntax.left_edge(head), page.syntax.right_edge(head));
    let (from, to) = condition.range;
    let inside = head < from && from <= right + 1;
    let comma = (to + 1..head).take(4).any(|t| page.word(t) == ",");
    let before = to < head && left <= to + 3 && comma;
    inside || before
}

fn at(page: &Page, t: usize) -> Option<Condition> {
    let lemma = page.lemma(t);
    let before = |n: usize| t.checked_sub(n).map_or("", |b| page.lemma(b));
    let after = |n: usize| page.syntax.tokens.get(t + n).map_or("", |a| &*a.lemma);
    match lemma {
        "if" if before(1) == "only" => clause(page, t - 1, t, Tie::OnlyIf),
        "if" if !matches!(before(1), "as" | "even" | "what") => clause(page, t, t, Tie::If),
        "assume" | "suppose" if page.token(t).tag == Tag::Vbg && page.label(t) == Label::Mark => {
            clause(page, t, t, Tie::If)
        }
        "otherwise" if opens_clause(page, t) => finish(page, (t, t), t, Tie::If),
        "in" => opening(page, t),
        "unless" => clause(page, t, t, Tie::Unless),
        "until" | "till" => clause(page, t, t, Tie::Unless),
        "day" | "moment" | "minute" if before(1) == "the" => the_day(page, t),
        "once" if page.label(t) == Label::Mark => clause(page, t, t, Tie::If),
        "while" if page.label(t) == Label::Mark && !is_past(page, t) => clause(page, t, t, Tie::While),
        "provide" | "provided" | "providing" if is_provided(page, t) => provided(page, t),
        "long" if matches!(before(1), "as" | "so") && after(1) == "as" => {
            clause(page, t - 1, t + 1, Tie::AsLong)
        }
        "soon" if before(1) == "as" && after(1) == "as" => clause(page, t - 1, t + 1, Tie::If),
        "case" if before(1) == "in" && after(1) != "of" && page.label(t) != Label::Obj => {
            phrase(page, t - 1, t)
        }
        "event" if before(1) == "the" && before(2) == "in" => phrase(page, t - 2, t),
        "condition" | "understanding" if matches!(before(1), "on") => phrase(page, t - 1, t),
        "condition" | "understanding" if before(1) == "the" && before(2) == "on" => phrase(page, t - 2, t),
        "should" | "be" | "have" => inversion(page, t),
        _ => None,
    }
}

/// "We will come back the day somebody guarantees the road."
fn the_day(page: &Page, t: usize) -> Option<Condition> {
    let clause = page.syntax.children(t).find(|&c| c > t && page.label(c) == Label::AclRelcl)?;
    let bare = crate::grammar::preposition(page, t).is_none()
        && matches!(
            page.label(t),
            Label::Obl | Label::OblUnmarked | Label::Obj | Label::Nmod | Label::NmodUnmarked
        );
    let own = page.syntax.children(clause).any(|c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    if bare && own {
        finish(page, (t - 1, page.syntax.right_edge(clause)), clause, Tie::OnlyIf)
    } else {
        None
    }
}

/// "while Japan promised generators": what another did meanwhile is no condition.
fn is_past(page: &Page, mark: usize) -> bool {
    page.token(mark).head.is_some_and(|head| {
        let tensed = |t: usize| page.token(t).tag == Tag::Vbd;
        // "said while meeting reporters"
        let participle = page.token(head).tag == Tag::Vbg
            && !page.syntax.children(head).any(|c| matches!(page.label(c), Label::Aux | Label::Nsubj));
        participle
            || tensed(head)
            || page.syntax.children(head).any(|c| page.label(c) != Label::Conj && c < head && tensed(c))
    })
}

/// The clause that the word at `mark` introduces; the condition's words begin at `first`.
fn clause(page: &Page, first: usize, mark: usize, tie: Tie) -> Option<Condition> {
    let head = page.token(mark).head?;
    if head < mark || page.token(mark).label == Label::Case {
        return None;
    }
    let question = page.label(head) == Label::Ccomp && page.lemma(mark) == "if" && {
        let verb = page.token(head).head?;
        verb < mark
            && matches!(page.lemma(verb), "ask" | "wonder" | "know" | "see" | "doubt" | "say" | "question")
    };
    if question {
        return None;
    }
    let mut last = unbroken(page, mark, head);
    if page.token(head).head.is_none() || page.label(head) == Label::Root {
        last = first_break(page, head);
    }
    let negated = tie == Tie::If && crate::grammar::is_negated(page, head);
    let tie = if negated { Tie::Unless } else { tie };
    finish(page, (first, last), head, tie)
}

/// The last word of the clause from its mark on, as far as it runs on without a word of another clause: what a
/// parser hangs on it from behind the main clause is left out.
fn unbroken(page: &Page, mark: usize, head: usize) -> usize {
    let end = page.syntax.right_edge(head);
    let within = |t: usize| t == head || page.syntax.ancestors(t).take(40).any(|a| a == head);
    let stop = (mark + 1..=end).find(|&t| page.pos(t) != Pos::Punct && !within(t));
    let Some(stop) = stop.filter(|&s| s > head) else {
        return end;
    };
    (head..stop).rev().find(|&t| page.word(t) == ",").map_or(stop - 1, |comma| comma - 1)
}

/// The predicate after a condition that opens the clause behind `that`: "said that if they came, it would go".
pub fn main_after(page: &Page, all: &[Condition], cue: usize) -> Option<usize> {
    let end = page.syntax.sentences[page.token(cue).sentence].tokens.end;
    let that = (cue + 1..end.min(cue + 8))
        .take_while(|&t| !matches!(page.word(t), "," | ";"))
        .find(|&t| page.lemma(t) == "that")?;
    let at = all.partition_point(|c| c.range.0 <= that);
    let condition = all.get(at).filter(|c| c.range.0 <= that + 2)?;
    let modal =
        (condition.range.1 + 1..end.min(condition.range.1 + 16)).find(|&t| page.token(t).tag == Tag::Md)?;
    page.token(modal).head.filter(|&h| h > modal)
}

/// A condition whose clause was taken for the main one ends at the next comma.
fn first_break(page: &Page, head: usize) -> usize {
    let end = page.syntax.sentences[page.token(head).sentence].tokens.end;
    (head + 1..end).find(|&t| page.word(t) == ",").map_or(page.syntax.right_edge(head), |comma| comma - 1)
}

fn finish(page: &Page, range: Range, head: usize, tie: Tie) -> Option<Condition> {
    let (from, mut to) = range;
    while to > from && (page.pos(to) == Pos::Punct && !page.word(to).starts_with(['"', '”', ')'])) {
        to -= 1;
    }
    let inside = |t: usize| page.word(t).starts_with(['"', '“', '”']);
    if inside(to) && (from..to).filter(|&t| inside(t)).count() % 2 == 0 {
        to -= 1;
        while to > from && page.pos(to) == Pos::Punct {
            to -= 1;
        }
    }
    Some(Condition { tie, range: (from, to), head })
}

fn is_provided(page: &Page, t: usize) -> bool {
    let verb = matches!(page.token(t).tag, Tag::Vbn | Tag::Vbg | Tag::Vbd);
    page.label(t) == Label::Mark
        || verb
            && matches!(page.label(t), Label::Advcl | Label::Acl)
            && page.syntax.children(t).any(|c| page.label(c) == Label::Ccomp)
        // "is open to talks provided the attacks stop", where the tree finds no clause under it
        || page.token(t).tag == Tag::Vbd
            && matches!(page.label(t), Label::Advcl | Label::Ccomp | Label::Parataxis)
            && !page.syntax.children(t).any(|c| {
                matches!(page.label(c), Label::Nsubj | Label::NsubjPass | Label::Aux | Label::Cc) && c < t
            })
}

fn provided(page: &Page, t: usize) -> Option<Condition> {
    if page.label(t) == Label::Mark {
        return clause(page, t, t, Tie::If);
    }
    finish(page, (t, page.syntax.right_edge(t)), t, Tie::If)
}

/// "in case of an attack", "in return for a truce", "in response to any attack": a phrase behind several words that
/// are one preposition, however the tree hangs them together.
fn opening(page: &Page, t: usize) -> Option<Condition> {
    let end = page.syntax.sentences[page.token(t).sentence].tokens.end;
    let word = |n: usize| if t + n < end { page.lemma(t + n) } else { "" };
    let (first, tie) = match (word(1), word(2)) {
        ("case", "of") => (t + 3, Tie::If),
        ("return" | "exchange", "for") => (t + 3, Tie::Return),
        ("response" | "retaliation" | "reply", "to" | "for") => (t + 3, Tie::If),
        _ => return None,
    };
    if first >= end {
        return None;
    }
    // Only an act that may yet come is a condition: "in response to any attack".
    let open = ["any", "further", "another", "new", "such"];
    if matches!(word(1), "response" | "retaliation" | "reply") && !open.contains(&page.lemma(first)) {
        return None;
    }
    let head = std::iter::once(first)
        .chain(page.syntax.ancestors(first))
        .take(8)
        .take_while(|&a| a >= first && !(page.pos(a) == Pos::Verb && page.token(a).tag != Tag::Vbg))
        .last()?;
    finish(page, (t, page.syntax.right_edge(head).max(head)), head, tie)
}

/// Whether an adverb opens its clause: "Withdraw, otherwise ...".
fn opens_clause(page: &Page, t: usize) -> bool {
    let start = page.syntax.sentences[page.token(t).sentence].tokens.start;
    let joint =
        |b: usize| page.pos(b) == Pos::Punct || matches!(page.lemma(b), "and" | "or" | "that" | "because");
    t == start || joint(t - 1)
}

/// "on condition that they leave".
fn phrase(page: &Page, first: usize, noun: usize) -> Option<Condition> {
    let last = page.syntax.right_edge(noun);
    let introduces = page.syntax.children(noun).any(|c| {
        c > noun && matches!(page.label(c), Label::Acl | Label::Nmod | Label::Ccomp | Label::AclRelcl)
    });
    if introduces {
        finish(page, (first, last), noun, Tie::If)
    } else {
        // "in case they leave": the noun was made a mark of its clause.
        let head = page.token(noun).head.filter(|&h| h > noun)?;
        let marks = matches!(page.label(noun), Label::Mark | Label::Fixed);
        marks.then(|| finish(page, (first, page.syntax.right_edge(head)), head, Tie::If))?
    }
}

/// "should they attack", "were they to attack", "had they attacked": told by the order of words, for the tree
/// seldom survives it.
fn inversion(page: &Page, t: usize) -> Option<Condition> {
    let sentence = page.syntax.sentences[page.token(t).sentence].tokens.clone();
    let next = (t + 1..sentence.end).next()?;
    let subject =
        matches!(page.pos(next), Pos::Det | Pos::Propn | Pos::Pron | Pos::Noun | Pos::Num | Pos::Adj);
    let asks = (t..sentence.end).any(|w| page.word(w) == "?");
    let wh = t > sentence.start
        && matches!(page.token(t - 1).tag, Tag::Wrb | Tag::Wp | Tag::Wdt)
        && page.lemma(t - 1) != "that";
    if !subject || asks || wh {
        return None;
    }
    let verb = match page.lemma(t) {
        "should" => predicate(page, next, sentence.end, Tag::Vb).or_else(|| {
            // "Should the truce collapse, ...": a verb that looks like a noun.
            let verb = page.token(t).head.filter(|&h| h > next && is_fronted(page, t, sentence.start))?;
            page.syntax.tokens.get(verb + 1).is_some_and(|n| &*n.lemma == ",").then_some(verb)
        })?,
        "be" if page.word(t).eq_ignore_ascii_case("were") => {
            let to = (next..sentence.end.min(next + 8)).find(|&w| page.lemma(w) == "to")?;
            predicate(page, to + 1, sentence.end, Tag::Vb)?
        }
        "have" if page.word(t).eq_ignore_ascii_case("had") && is_fronted(page, t, sentence.start) => {
            predicate(page, next, sentence.end, Tag::Vbn)?
        }
        _ => return None,
    };
    let last = if is_fronted(page, t, sentence.start) {
        first_break(page, verb)
    } else {
        page.syntax.right_edge(verb).max(verb)
    };
    finish(page, (t, last), verb, Tie::If)
}

/// The verb after the subject: the first one with this tag, or what it helps ("be repeated").
fn predicate(page: &Page, from: usize, end: usize, tag: Tag) -> Option<usize> {
    let verb = (from..end.min(from + 9))
        .take_while(|&t| page.word(t) != "," && page.token(t).tag != Tag::Md)
        .find(|&t| page.token(t).tag == tag)?;
    let helped = matches!(page.lemma(verb), "be" | "have")
        .then(|| {
            (verb + 1..end.min(verb + 4))
                .find(|&t| matches!(page.token(t).tag, Tag::Vbn | Tag::Vbg | Tag::Jj))
        })
        .flatten();
    Some(helped.unwrap_or(verb))
}

/// Whether the word opens its sentence, quotation or clause.
fn is_fronted(page: &Page, t: usize, start: usize) -> bool {
    t == start || page.pos(t - 1) == Pos::Punct || matches!(page.lemma(t - 1), "that" | "and" | "but" | "or")
}

/// The condition inside a subject: "any attack would ...", "those who sign will ...", "whoever tries it will ...".
pub fn in_subject(page: &Page, subject: usize) -> Option<Range> {
    let open = |t: usize| {
        matches!(
            page.lemma(t),
            "any"
                | "anyone"
                | "anybody"
                | "anything"
                | "whoever"
                | "whatever"
                | "every"
                | "each"
                | "further"
                | "another"
        )
    };
    let relative = page.syntax.children(subject).find(|&c| page.label(c) == Label::AclRelcl);
    let after_comma = relative.is_some_and(|r| {
        let left = page.syntax.left_edge(r);
        page.word(left) == "," || left > 0 && page.word(left - 1) == ","
    });
    let definite = page.syntax.children(subject).any(|c| {
        page.label(c) == Label::NmodPoss
            || page.label(c) == Label::Det && matches!(page.lemma(c), "the" | "this" | "these" | "that")
    });
    let generic = relative.is_some()
        && !after_comma
        && !definite
        && (page.token(subject).tag == Tag::Nns
            || matches!(page.lemma(subject), "those" | "that" | "one" | "he")
            || page.syntax.children(subject).any(|c| page.label(c) == Label::Det));
    let determined = open(subject)
        || page.syntax.children(subject).any(|c| c < subject && open(c))
        || open(extent::first_word(page, subject));
    // "Failure to comply will have consequences."
    let failure = !definite
        && matches!(
            page.lemma(subject),
            "failure" | "refusal" | "noncompliance" | "non-compliance" | "inaction"
        );
    (generic || determined || failure)
        .then(|| extent::trim(page, (page.syntax.left_edge(subject), page.syntax.right_edge(subject))))?
}
