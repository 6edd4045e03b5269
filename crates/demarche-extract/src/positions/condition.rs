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
    tokens.filter_map(|t| at(page, t)).collect()
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
    let from = all.partition_point(|c| c.head < sentence.start);
    let near = all[from..].iter().take_while(|c| c.head < sentence.end);
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
        Threat | Warning | Acceptance => tie != Tie::While,
    }
}

fn governs(page: &Page, condition: &Condition, head: usize, cue: Option<usize>) -> bool {
    let mut above = page
        .syntax
        .ancestors(condition.head)
        .filter(|&t| !extent::holds(condition.range, t));
    let Some(governor) = above.next() else {
        return false;
    };
    if governor == head || Some(governor) == cue {
        return true;
    }
    // "was prepared to use force if": the condition may hang on the infinitive.
    let chain = std::iter::once(governor)
        .chain(page.syntax.ancestors(governor))
        .take(4);
    for t in chain {
        if t == head {
            return true;
        }
        if !matches!(
            page.label(t),
            Label::Xcomp | Label::Obj | Label::Obl | Label::Conj | Label::Advcl
        ) {
            return false;
        }
    }
    false
}

fn at(page: &Page, t: usize) -> Option<Condition> {
    let lemma = page.lemma(t);
    let before = |n: usize| t.checked_sub(n).map_or("", |b| page.lemma(b));
    let after = |n: usize| page.syntax.tokens.get(t + n).map_or("", |a| &*a.lemma);
    match lemma {
        "if" if !matches!(before(1), "as" | "even" | "what") => clause(page, t, t, Tie::If),
        "unless" => clause(page, t, t, Tie::Unless),
        "until" | "till" => clause(page, t, t, Tie::Unless),
        "once" if page.label(t) == Label::Mark => clause(page, t, t, Tie::If),
        "while" if page.label(t) == Label::Mark => clause(page, t, t, Tie::While),
        "provide" | "provided" | "providing" if is_provided(page, t) => provided(page, t),
        "long" if matches!(before(1), "as" | "so") && after(1) == "as" => {
            clause(page, t - 1, t + 1, Tie::AsLong)
        }
        "soon" if before(1) == "as" && after(1) == "as" => clause(page, t - 1, t + 1, Tie::If),
        "case" if before(1) == "in" && page.label(t) != Label::Obj => phrase(page, t - 1, t),
        "event" if before(1) == "the" && before(2) == "in" => phrase(page, t - 2, t),
        "condition" | "understanding" if matches!(before(1), "on") => phrase(page, t - 1, t),
        "condition" | "understanding" if before(1) == "the" && before(2) == "on" => phrase(page, t - 2, t),
        "should" | "be" | "have" => inversion(page, t),
        _ => None,
    }
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
            && matches!(
                page.lemma(verb),
                "ask" | "wonder" | "know" | "see" | "doubt" | "say" | "question"
            )
    };
    if question {
        return None;
    }
    let mut last = page.syntax.right_edge(head);
    if page.token(head).head.is_none() || page.label(head) == Label::Root {
        last = first_break(page, head);
    }
    finish(page, (first, last), head, tie)
}

/// A condition whose clause was taken for the main one ends at the next comma.
fn first_break(page: &Page, head: usize) -> usize {
    let end = page.syntax.right_edge(head);
    (head + 1..=end)
        .find(|&t| page.word(t) == ",")
        .map_or(end, |comma| comma - 1)
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
    Some(Condition {
        tie,
        range: (from, to),
        head,
    })
}

fn is_provided(page: &Page, t: usize) -> bool {
    let verb = matches!(page.token(t).tag, Tag::Vbn | Tag::Vbg | Tag::Vbd);
    page.label(t) == Label::Mark
        || verb
            && page.label(t) == Label::Advcl
            && page.syntax.children(t).any(|c| page.label(c) == Label::Ccomp)
}

fn provided(page: &Page, t: usize) -> Option<Condition> {
    if page.label(t) == Label::Mark {
        return clause(page, t, t, Tie::If);
    }
    finish(page, (t, page.syntax.right_edge(t)), t, Tie::If)
}

/// "in case of an attack", "on condition that they leave".
fn phrase(page: &Page, first: usize, noun: usize) -> Option<Condition> {
    let last = page.syntax.right_edge(noun);
    let introduces = page.syntax.children(noun).any(|c| {
        c > noun
            && matches!(
                page.label(c),
                Label::Acl | Label::Nmod | Label::Ccomp | Label::AclRelcl
            )
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

/// "should they attack", "were they to attack", "had they attacked".
fn inversion(page: &Page, t: usize) -> Option<Condition> {
    let head = page.token(t).head?;
    let auxiliary = matches!(page.label(t), Label::Aux | Label::AuxPass | Label::Cop);
    if !auxiliary || head < t {
        return None;
    }
    let subject = page
        .syntax
        .children(head)
        .find(|&c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass | Label::Expl))?;
    if subject < t {
        return None;
    }
    let word = page.word(t);
    let conditional = match page.lemma(t) {
        "should" => true,
        "be" => word.eq_ignore_ascii_case("were") && super::complement::is_infinitive(page, head),
        _ => word.eq_ignore_ascii_case("had"),
    };
    let asks = page.syntax.sentences[page.token(t).sentence]
        .tokens
        .clone()
        .any(|w| w > head && page.word(w) == "?");
    let fronted = page.syntax.left_edge(head) >= t.saturating_sub(2) || page.label(head) == Label::Advcl;
    let wh = page
        .syntax
        .children(head)
        .any(|c| c < t && matches!(page.token(c).tag, Tag::Wrb | Tag::Wp | Tag::Wdt));
    if !conditional || asks || wh || !fronted {
        return None;
    }
    let last = if page.token(head).head.is_none() {
        first_break(page, head)
    } else {
        page.syntax.right_edge(head)
    };
    finish(page, (t, last), head, Tie::If)
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
    let relative = page
        .syntax
        .children(subject)
        .find(|&c| page.label(c) == Label::AclRelcl);
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
    (generic || determined).then(|| {
        extent::trim(
            page,
            (page.syntax.left_edge(subject), page.syntax.right_edge(subject)),
        )
    })?
}
