//! Cues that stand after or inside what is said: "..., X said", "Turkey, he added, would not ...".

mod after;
mod before;

use super::extent::{self, Stretch};
use super::quotes::Quote;
use super::slot::{opens_clause, slot};
use super::who;
use crate::Page;
use after::after;
pub use before::region_start;
use before::{before, subordinate};
use demarche_parse::{Label, Pos, Tag};
use demarche_text::Span;

/// What stands before and after such a cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Around {
    /// The contents, in text order.
    pub content: Vec<Span>,
}

/// The content around the verb cue `t`, whose subject is `speaker`, where it is an aside.
///
/// `alone`: the cue governs nothing else, so that what stands before it need not look like a main clause.
pub fn around(page: &Page, quotes: &[Quote], t: usize, speaker: usize, alone: bool) -> Option<Around> {
    let group = group(page, quotes, t, speaker);
    let last = group.0.saturating_sub(1);
    // "..., and X says", "..., although they say" are clauses of their own.
    let opens = [last, group.0].into_iter().any(|x| {
        matches!(
            page.lemma(x),
            "and"
                | "although"
                | "though"
                | "while"
                | "whereas"
                | "because"
                | "since"
                | "if"
                | "when"
                | "after"
        ) && !matches!(page.label(x), Label::Case | Label::Advmod)
    });
    // "the square, which, X said, is usually full"
    if let Some(which) = last.checked_sub(1).filter(|&w| page.word(last) == "," && is_relative(page, w)) {
        let after = after(page, quotes, t, group.1, false, false)?;
        return Some(Around { content: vec![page.token(which).span, after] });
    }
    // "X said: “...”": what is said follows.
    let colon = group.1 + 1 < extent::sentence(page, t).end && page.word(group.1 + 1) == ":";
    if page.pos(group.0) == Pos::Cconj || opens || colon {
        return None;
    }
    let before = before(page, quotes, t, group.0, alone)?;
    let mut content = vec![before.span];
    let first = page.syntax.tokens.partition_point(|x| x.span.start < before.span.start);
    // "Saying he will go, X told reporters, “...”"
    let participle =
        page.syntax.tokens.get(first).is_some_and(|token| {
            token.tag == Tag::Vbg && token.label == Label::Advcl && token.head == Some(t)
        });
    // "Asked about it, X said"
    let asked = page.pos(first) == Pos::Verb && who::passive(page, first);
    if (participle || asked) && !before.quoted {
        return None;
    }
    let leads = before.led || !before.quoted && !before.complete && leads_up(page, first);
    if !alone && leads {
        // "On Monday, X said that ...", "In “The Post,” X said that ...": the words before only lead up to it.
        return None;
    }
    let complete = before.quoted || before.complete;
    let indirect = !before.quoted;
    if let Some(after) = after(page, quotes, t, group.1, complete, indirect) {
        // "Asked about it, she said, “...”": what leads up to the quotation is not said.
        let quoted = quotes.binary_search_by_key(&after.start, |q| q.span.start).is_ok();
        // "Should they come, he warned, “...”": the condition is said too.
        let conditional = !before.quoted
            && subordinate(page, quotes, first, group.0.saturating_sub(1))
            && on_condition(page, first);
        if quoted && !complete && !conditional {
            content.clear();
        }
        content.push(after);
        if quoted && !complete && !conditional {
            return Some(Around { content });
        }
    }
    if !complete && content.len() == 1 {
        return None;
    }
    Some(Around { content })
}

/// The cue with its subject and helpers: the first token and the last one that cannot be content.
fn group(page: &Page, quotes: &[Quote], t: usize, speaker: usize) -> Stretch {
    let sentence = extent::sentence(page, t);
    let helpers = page
        .syntax
        .children(t)
        .filter(|&c| c < t && matches!(page.label(c), Label::Aux | Label::AuxPass | Label::Advmod))
        .filter(|&c| !opens_clause(page, c) && page.lemma(c) != "where");
    let mut start = helpers.min().unwrap_or(t).min(t);
    let mut end = t;
    let anchor = if page.token(t).tag == Tag::Vbg { page.token(t).head.unwrap_or(t).min(t) } else { t };
    if let Some(slot) = slot(page, quotes, anchor).filter(|s| s.start <= speaker && speaker < t) {
        start = start.min(slot.start);
    } else if speaker < t && sentence.contains(&speaker) {
        start = start.min(page.syntax.left_edge(speaker));
        // The subject cannot reach into the quotation before it, nor over a comma to another clause.
        let own = extent::inside(quotes, page.token(t).span);
        let floor = (start..speaker)
            .rev()
            .find(|&x| {
                let quote = extent::inside(quotes, page.token(x).span);
                quote.is_some() && quote != own
            })
            .map_or(start, |x| x + 1);
        start = floor.max(subject_start(page, speaker, start));
    } else if speaker > t && sentence.contains(&speaker) {
        end = page.syntax.right_edge(speaker);
    }
    (start, end)
}

/// Where the phrase of a subject starts, if the tree hangs other clauses on it.
fn subject_start(page: &Page, speaker: usize, start: usize) -> usize {
    let mut at = speaker;
    for child in page.syntax.children(speaker).rev() {
        let part = matches!(
            page.label(child),
            Label::Det
                | Label::Amod
                | Label::Compound
                | Label::NmodPoss
                | Label::Nummod
                | Label::Case
                | Label::Advmod
                | Label::DetPredet
                | Label::Nmod
                | Label::NmodUnmarked
                | Label::Flat
                | Label::Appos
        );
        if child < speaker && part {
            at = at.min(page.syntax.left_edge(child));
        }
    }
    at.max(start)
}

/// Whether a clause that waits for its main clause is a condition.
fn on_condition(page: &Page, first: usize) -> bool {
    matches!(
        page.word(first).to_lowercase().as_str(),
        "if" | "unless" | "should" | "once" | "until" | "had" | "were"
    )
}

fn is_relative(page: &Page, t: usize) -> bool {
    matches!(page.lemma(t), "which" | "who") && t > 0 && page.word(t - 1) == ","
}

/// Whether the words that begin here tell where, when or against what something is said.
fn leads_up(page: &Page, first: usize) -> bool {
    page.syntax.tokens.get(first).is_some_and(|token| {
        token.pos == Pos::Adp
            || matches!(
                &*token.lemma,
                "although"
                    | "though"
                    | "while"
                    | "whereas"
                    | "after"
                    | "before"
                    | "when"
                    | "as"
                    | "since"
                    | "because"
            )
    })
}
