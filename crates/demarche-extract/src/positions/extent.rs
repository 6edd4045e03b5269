//! From which to which word a content runs.

use super::cues;
use super::ground::Ground;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_text::Span;

/// First and last token.
pub type Range = (usize, usize);

/// The span of a range.
pub fn span(page: &Page, range: Range) -> Span {
    page.syntax.span(range.0, range.1)
}

/// Whether a token lies in the range.
pub fn holds(range: Range, t: usize) -> bool {
    range.0 <= t && t <= range.1
}

/// All that hangs on `head`, without the given stretches at its edges, remarks after a comma, and marks.
pub fn of(page: &Page, head: usize, without: &[Range]) -> Option<Range> {
    let whole = (page.syntax.left_edge(head), page.syntax.right_edge(head));
    let mut range = whole;
    for &cut in without {
        range = minus(page, range, cut, head)?;
    }
    range = minus_remarks(page, range, head);
    trim(page, whole_words(page, range))
}

/// Takes in what follows at once but hangs on the cue: "ruled out | meeting | the chief", "denied any hand | in the
/// crisis". A time stays outside.
pub fn reach(ground: &Ground, cue: usize, head: usize, range: Range, without: &[Range]) -> Range {
    let page = ground.page;
    let clause = page.pos(head) == Pos::Verb;
    let mut range = range;
    let gerund = page.word(head).ends_with("ing");
    if (clause || gerund) && range.1 == head {
        range.1 = phrase_after(page, range.1);
    }
    if gerund && clause {
        range = trim(page, (range.0, run_on(page, range.1, without))).unwrap_or(range);
    }
    for c in page.syntax.children(cue) {
        let (left, right) = (page.syntax.left_edge(c), page.syntax.right_edge(c));
        let next = left == range.1 + 1 && c > head;
        // "promised elections by February": the day by which is promised too.
        let preposition = grammar::preposition(page, c);
        if next && page.label(c) == Label::Obl && matches!(preposition, Some("by")) {
            range.1 = right;
            continue;
        }
        let apart = without.iter().any(|&w| w.0 <= right && left <= w.1);
        let dated = ground.times.all.iter().any(|t| left <= t.head && t.head <= c)
            || matches!(page.label(c), Label::OblUnmarked);
        if !next || apart || dated {
            continue;
        }
        let takes = match page.label(c) {
            Label::Obj | Label::Obl | Label::Nmod if clause => preposition != Some("as"),
            // "threatened to cut supplies after Brussels listed three firms"
            Label::Advcl
                if matches!(page.lemma(first_word(page, c)), "after" | "because" | "since")
                    && page.token(c).tag == Tag::Vbd =>
            {
                false
            }
            Label::Advcl | Label::Xcomp if clause => true,
            Label::Advcl | Label::Xcomp | Label::Acl => {
                cues::is("plan", page.lemma(head)) && super::complement::is_infinitive(page, c)
            }
            Label::Obl | Label::Nmod => match preposition {
                Some(
                    "of" | "into" | "on" | "from" | "for" | "with" | "against" | "between" | "over" | "to"
                    | "through" | "via",
                ) => true,
                Some("in") => range.1 < range.0 + 3,
                Some("as") => matches!(page.lemma(cue), "propose" | "offer" | "suggest"),
                _ => false,
            },
            Label::Obj => true,
            Label::Advmod => page.lemma(c) == "there",
            _ => false,
        };
        if takes {
            range = trim(page, minus_remarks(page, (range.0, right), head)).unwrap_or(range);
        }
    }
    range
}

/// Where a gerund's words end: before the next mark, conjunction or finite verb.
fn run_on(page: &Page, last: usize, without: &[Range]) -> usize {
    let stops = |t: usize| {
        let token = page.token(t);
        let quote = token.pos == Pos::Punct && (opens(page, t) || closes(page, t));
        token.sentence != page.token(last).sentence
            || token.pos == Pos::Punct && !quote
            || matches!(token.pos, Pos::Cconj | Pos::Sconj)
            || matches!(&*token.lemma, "despite" | "amid")
            || matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Wrb)
            || without.iter().any(|&w| holds(w, t))
    };
    (last + 1..page.syntax.tokens.len()).take(30).find(|&t| stops(t)).map_or(last, |t| t - 1)
}

/// The end of the noun phrase that follows at once, wherever the tree hangs it.
fn phrase_after(page: &Page, last: usize) -> usize {
    let next = last + 1;
    let inside = page.syntax.tokens.get(next).is_some_and(|t| {
        t.sentence == page.token(last).sentence
            && matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Det | Pos::Adj | Pos::Num | Pos::Pron)
    });
    if !inside {
        return last;
    }
    let whole = std::iter::once(next)
        .chain(page.syntax.ancestors(next))
        .take_while(|&t| page.syntax.left_edge(t) == next && t > last && page.pos(t) != Pos::Verb)
        .last();
    whole.map_or(last, |t| page.syntax.right_edge(t))
}

/// A given range without the given stretches, remarks after a comma, and marks.
pub fn minus_all(page: &Page, range: Range, without: &[Range], head: usize) -> Option<Range> {
    let mut range = range;
    for &cut in without {
        range = minus(page, range, cut, head)?;
    }
    range = minus_remarks(page, range, head);
    trim(page, range)
}

/// A sum like "€12m" is several tokens without a blank between them.
fn whole_words(page: &Page, range: Range) -> Range {
    let (from, mut to) = range;
    while let Some(next) = page.syntax.tokens.get(to + 1) {
        let glued = page.token(to).span.end == next.span.start;
        if !glued || next.pos == Pos::Punct || page.pos(to) == Pos::Punct || &*next.lemma == "'s" {
            break;
        }
        to += 1;
    }
    (from, to)
}

/// A noun phrase, without what describes it from behind a comma and without the clause of `cue` itself.
pub fn of_noun(page: &Page, head: usize, cue: usize, without: &[Range]) -> Option<Range> {
    let mut cuts = without.to_vec();
    for c in page.syntax.children(head) {
        let inside = holds((page.syntax.left_edge(c), page.syntax.right_edge(c)), cue);
        if inside {
            cuts.push((page.syntax.left_edge(c), page.syntax.right_edge(c)));
        } else if c < head
            && (page.label(c) == Label::Case || page.label(c) == Label::Mark && page.pos(c) == Pos::Adp)
        {
            cuts.push((page.syntax.left_edge(head), page.syntax.right_edge(c)));
        }
    }
    let range = of(page, head, &cuts)?;
    // What runs on for long behind a comma is another clause that the tree lost.
    let comma = (head + 1..=range.1).find(|&t| page.word(t) == ",");
    match comma {
        Some(comma) if range.1 > range.0 + 14 => trim(page, (range.0, comma - 1)),
        _ => Some(range),
    }
}

/// Takes one stretch off: at an edge it goes, in the middle the side without the head goes.
fn minus(page: &Page, range: Range, cut: Range, head: usize) -> Option<Range> {
    if cut.1 < range.0 || cut.0 > range.1 {
        return Some(range);
    }
    if holds(cut, head) {
        return None;
    }
    let light = |from: usize, to: usize| (from..to).all(|t| is_light(page, t));
    if cut.0 <= range.0 || light(range.0, cut.0) {
        (cut.1 < range.1).then_some((cut.1 + 1, range.1))
    } else if cut.1 >= range.1 || light(cut.1 + 1, range.1 + 1) || head < cut.0 {
        Some((range.0, cut.0 - 1))
    } else {
        Some((cut.1 + 1, range.1))
    }
}

/// Marks, conjunctions and the like: nothing is lost with them.
fn is_light(page: &Page, t: usize) -> bool {
    page.pos(t) == Pos::Punct
        || matches!(page.label(t), Label::Mark | Label::Cc | Label::CcPreconj | Label::Discourse)
}

/// Cuts relative clauses, appositions and remarks that end the range behind a comma.
fn minus_remarks(page: &Page, range: Range, head: usize) -> Range {
    let mut range = range;
    for _ in 0..4 {
        let Some(cut) = last_remark(page, range, head) else {
            break;
        };
        range.1 = cut;
    }
    range
}

fn last_remark(page: &Page, range: Range, head: usize) -> Option<usize> {
    let end = (range.0..=range.1).rev().find(|&t| page.pos(t) != Pos::Punct)?;
    std::iter::once(end)
        .chain(page.syntax.ancestors(end))
        .take_while(|&t| t != head && holds(range, t))
        .filter(|&t| is_remark(page, t))
        .map(|t| page.syntax.left_edge(t))
        .filter(|&left| left > range.0 + 1 && left > head)
        .min()
        .map(|left| left - 1)
}

fn is_remark(page: &Page, t: usize) -> bool {
    let left = page.syntax.left_edge(t);
    let comma = |at: usize| matches!(page.word(at), "," | "–" | "—" | "-" | "(" | ";");
    let after_comma = comma(left) || left > 0 && comma(left - 1);
    match page.label(t) {
        Label::AclRelcl | Label::AdvclRelcl => after_comma,
        // "meeting the army chief, General Lee": a short apposition names whom the words mean.
        // "to free the men, a demand that was refused": it goes on from the words, it is none of them.
        Label::Appos => {
            let sums_up = cues::is("plan", page.lemma(t))
                || cues::is("claim", page.lemma(t))
                || page.lemma(t) == "move";
            after_comma && (sums_up || page.syntax.right_edge(t) > left + 6)
        }
        Label::Parataxis => true,
        Label::OblUnmarked => after_comma,
        Label::Obl | Label::Nmod if grammar::preposition(page, t) == Some("despite") => true,
        Label::Obl | Label::Nmod => {
            after_comma
                && matches!(
                    grammar::preposition(page, t),
                    Some("with" | "amid" | "despite" | "according" | "accord" | "including" | "include")
                )
        }
        Label::Advcl => {
            let first = page.lemma(first_word(page, t));
            let says = page.token(t).tag == Tag::Vbg && cues::of(page.lemma(t), false).next().is_some();
            // "to restrict deliveries after Brussels listed three firms": what has happened is no part of what is to be.
            let past = matches!(page.token(t).tag, Tag::Vbd)
                || page
                    .syntax
                    .children(t)
                    .any(|c| c < t && page.token(c).tag == Tag::Vbd && page.label(c) != Label::Nsubj);
            let told = matches!(first, "after" | "because" | "since")
                && past
                && page.token(t).head.is_some_and(|h| super::complement::is_infinitive(page, h));
            // "Minister refuses to quit as student dies"
            let headline = page.role_at(t) == demarche_text::Role::Title
                && matches!(first, "as" | "after" | "amid" | "while" | "before")
                && page.syntax.children(t).any(|c| page.label(c) == Label::Nsubj && page.pos(c) != Pos::Pron);
            told || headline
                || after_comma
                    && (says
                        || matches!(
                            first,
                            "while"
                                | "although"
                                | "though"
                                | "as"
                                | "after"
                                | "when"
                                | "where"
                                | "because"
                                | "since"
                        ))
        }
        Label::Conj => is_other_clause(page, t),
        _ => false,
    }
}

/// Whether a coordinated clause is no part of the content: after "but", or a verb that takes a position itself
/// ("denied that ..., and called on ...", "to end ... and threatened ...").
fn is_other_clause(page: &Page, t: usize) -> bool {
    // "that the site be opened and that Iran explain itself", "they resign and elections be held"
    let goes_on = page.syntax.children(t).any(|c| {
        page.label(c) == Label::Mark && page.lemma(c) == "that"
            || page.label(c) == Label::AuxPass && page.token(c).tag == Tag::Vb && page.word(c) == "be"
    });
    if goes_on {
        return false;
    }
    let but = page.syntax.children(t).any(|c| page.label(c) == Label::Cc && page.lemma(c) == "but")
        && !super::complement::is_infinitive(page, t);
    let finite = matches!(page.token(t).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn);
    let first = page.token(t).head.unwrap_or(t);
    let bare = matches!(page.token(first).tag, Tag::Vb | Tag::Vbg);
    let cue = page.pos(t) == Pos::Verb && cues::of(page.lemma(t), false).next().is_some();
    but || finite && cue || finite && bare && page.pos(t) == Pos::Verb && page.token(t).tag != Tag::Vbn
}

/// The first token of the subtree of `t` that is no mark of punctuation.
pub fn first_word(page: &Page, t: usize) -> usize {
    (page.syntax.left_edge(t)..=t).find(|&w| page.pos(w) != Pos::Punct).unwrap_or(t)
}

/// Without marks and conjunctions at the edges, but with the quotation mark that belongs to one inside.
pub fn trim(page: &Page, range: Range) -> Option<Range> {
    let (mut from, mut to) = range;
    while from < to && (page.pos(from) == Pos::Punct && !opens(page, from) || is_joint(page, from)) {
        from += 1;
    }
    while to > from && page.pos(to) == Pos::Punct && !closes(page, to) {
        to -= 1;
    }
    balance(page, (from, to))
}

fn is_joint(page: &Page, t: usize) -> bool {
    page.label(t) == Label::Cc || page.lemma(t) == "then" && page.label(t) == Label::Advmod
}

fn opens(page: &Page, t: usize) -> bool {
    page.word(t).starts_with(['“', '‘', '"', '«', '„', '`'])
}

fn closes(page: &Page, t: usize) -> bool {
    page.word(t).starts_with(['”', '’', '"', '»']) && page.pos(t) == Pos::Punct
}

fn balance(page: &Page, range: Range) -> Option<Range> {
    let (mut from, mut to) = range;
    let quotes = |from: usize, to: usize| {
        (from..=to)
            .filter(|&t| page.pos(t) == Pos::Punct && matches!(page.word(t), "“" | "”" | "\"" | "``" | "''"))
            .count()
    };
    if quotes(from, to) % 2 == 1 {
        if opens(page, from) && page.pos(from) == Pos::Punct {
            from += 1;
        } else if closes(page, to) {
            to -= 1;
        } else if page.token(to).sentence == page.syntax.tokens.get(to + 1)?.sentence && closes(page, to + 1)
        {
            to += 1;
        }
    }
    while to > from && page.pos(to) == Pos::Punct && !closes(page, to) {
        to -= 1;
    }
    (from <= to).then_some((from, to))
}
