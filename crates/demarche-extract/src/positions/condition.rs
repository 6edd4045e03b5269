//! On what an act is made to depend.

use super::conditional;
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
    let mut all: Vec<Condition> = tokens.filter_map(|t| conditional::at(page, t)).collect();
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
        .min_by_key(|c| (page.token(c.head).head != Some(head), c.head.abs_diff(head)))
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
    if condition.head == head {
        return true;
    }
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
    // "The front, which fought until a truce was signed, said it would": another's condition
    let apart = (to + 1..left).any(|t| page.pos(t) == Pos::Verb);
    let before = to < head && left <= to + 3 && comma && !apart;
    inside || before
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

/// "visa bans would follow for any official who ordered it": the phrase that says whom it would meet, and whom.
pub fn aimed_at(page: &Page, verb: usize) -> Option<(Range, Range)> {
    meant_for(page, verb, &["for", "against", "on"])
}

/// "safe passage to any convoy that flies no flag": the phrase that says to whom it is given, and to whom.
pub fn given_to(page: &Page, noun: usize) -> Option<(Range, Range)> {
    meant_for(page, noun, &["for", "to"])
}

fn meant_for(page: &Page, verb: usize, prepositions: &[&str]) -> Option<(Range, Range)> {
    page.syntax.children(verb).filter(|&c| c > verb).find_map(|c| {
        let prep = page
            .syntax
            .children(c)
            .find(|&p| p < c && page.label(p) == Label::Case && prepositions.contains(&page.lemma(p)))?;
        let described =
            page.syntax.children(c).any(|d| matches!(page.label(d), Label::AclRelcl | Label::Acl));
        let (from, to) = in_subject(page, c).filter(|_| described)?;
        let whom = extent::trim(page, (from.max(prep + 1), to))?;
        Some(((prep, to), whom))
    })
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
    // "An annexation would have consequences."
    let deed = page
        .syntax
        .children(subject)
        .any(|c| c < subject && page.label(c) == Label::Det && matches!(page.lemma(c), "a" | "an"))
        && ["hostile", "hostile_act", "offence"]
            .iter()
            .any(|class| super::cues::is(class, page.lemma(subject)));
    // "Failure to comply will have consequences."
    let failure = !definite
        && matches!(
            page.lemma(subject),
            "failure" | "refusal" | "noncompliance" | "non-compliance" | "inaction"
        );
    (generic || determined || failure || deed)
        .then(|| extent::trim(page, (page.syntax.left_edge(subject), page.syntax.right_edge(subject))))?
}
