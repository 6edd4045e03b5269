//! What goes on after an aside.

use super::super::ends::finite;
use super::super::extent::{self};
use super::super::quotes::Quote;
use super::super::{cues, ends};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_text::Span;

/// What goes on after the aside.
///
/// `complete`: a whole clause stands before it; `indirect`: one without quotation marks.
pub fn after(
    page: &Page,
    quotes: &[Quote],
    t: usize,
    end: usize,
    complete: bool,
    indirect: bool,
) -> Option<Span> {
    let sentence = extent::sentence(page, t);
    // "..., the army said; the rebels spoke of “thousands”": another clause.
    let ends = |x: usize| {
        page.word(x) == ";"
            && page.syntax.tokens.get(x + 1).is_none_or(|n| extent::inside(quotes, n.span).is_none())
    };
    let comma = (end + 1..sentence.end)
        .take_while(|&x| !ends(x))
        .find(|&x| page.word(x) == "," || extent::inside(quotes, page.token(x).span).is_some())?;
    let from = if page.word(comma) == "," { comma + 1 } else { comma };
    if from >= sentence.end {
        return None;
    }
    // "“...,” he said, but “...”"
    if complete
        && matches!(page.word(from), "but" | "and")
        && let Some(quote) = page.syntax.tokens.get(from + 1).and_then(|x| extent::inside(quotes, x.span))
        && page.token(from + 1).sentence == page.token(t).sentence
    {
        return Some(quote.span);
    }
    if let Some(quote) = extent::inside(quotes, page.token(from).span) {
        return (quote.span.start >= page.token(from).span.start && (complete || comma + 1 == from))
            .then_some(quote.span);
    }
    if page.word(comma) != "," {
        return None;
    }
    if is_aside(page, from) || page.token(from).tag == Tag::Vbg {
        // "“...,” he said, smiling, “...”": the quotation goes on after what is told of the speaker.
        let at = quotes.partition_point(|q| q.span.start < page.token(from).span.start);
        let quote = quotes.get(at).filter(|q| q.span.start < page.token(sentence.end - 1).span.end)?;
        let goes_on = page.text(quote.inner).starts_with(char::is_lowercase);
        return (complete && goes_on && page.text(quote.inner).contains(' ')).then_some(quote.span);
    }
    let head = (from..sentence.end)
        .find(|&x| page.token(x).head.is_none_or(|h| h < from) && page.pos(x) != Pos::Punct)?;
    let (from, to) = ends::cut(page, quotes, t, head, (from, sentence.end - 1));
    let own_clause = (from..=to).any(|x| {
        finite(page, x)
            && page
                .syntax
                .children(x)
                .any(|c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass) && c >= from)
    });
    let starts_clause = matches!(page.pos(from), Pos::Sconj) || page.token(from).tag == Tag::Wdt;
    if complete {
        let hangs_on_cue = page.token(head).head.is_some_and(|h| h == t || page.token(h).head == Some(t));
        let condition = matches!(page.lemma(from), "if" | "unless" | "provided" | "should")
            || (page.lemma(from) == "as" && matches!(page.lemma(from + 1), "soon" | "long"))
            || matches!(page.lemma(from), "and" | "but") && page.lemma(from + 1) == "that";
        // "The guards had fired, he said, after the boat tried to ram them": of an indirect report all that follows.
        let goes_on = indirect
            && own_clause
            && stands_back(page, head)
            && matches!(page.lemma(from), "after" | "because" | "since" | "until" | "when" | "once");
        // "He would go, she said, and others could follow": it stands back in time as what goes before.
        let joined = indirect && own_clause && matches!(page.lemma(from), "and" | "but") && {
            let main = page.token(from).head.unwrap_or(from);
            let past = matches!(page.token(t).tag, Tag::Vbd | Tag::Vbn);
            past && main > from && backshifted(page, main)
        };
        if condition || goes_on || joined || narrowed(page, from) {
            return extent::span(page, quotes, t, (from, to));
        }
        // After "said X," a further phrase tells who X is.
        let phrase = matches!(page.pos(from), Pos::Adp | Pos::Cconj | Pos::Adv) && end == t;
        if own_clause || starts_clause || hangs_on_cue || !phrase {
            return None;
        }
    }
    extent::span(page, quotes, t, (from, to))
}

/// Whether what the clause that goes on hangs on stands back in time, as reported speech does: "had fired", "would go".
fn stands_back(page: &Page, head: usize) -> bool {
    page.token(head).head.is_some_and(|main| backshifted(page, main))
}

fn backshifted(page: &Page, verb: usize) -> bool {
    page.syntax.children(verb).any(|c| {
        page.label(c) == Label::Aux
            && matches!(page.word(c), "had" | "would" | "could" | "might" | "should" | "must")
    })
}

/// "only if", "but only after", "on condition that", "in return for": what the clause before is made to depend on.
fn narrowed(page: &Page, from: usize) -> bool {
    let lemma = |n: usize| page.syntax.tokens.get(from + n).map_or("", |t| &*t.lemma);
    let n = usize::from(matches!(lemma(0), "and" | "but"));
    match (lemma(n), lemma(n + 1)) {
        ("only", "if" | "after" | "when" | "once") => true,
        ("on", "condition") | ("in", "return" | "exchange") => true,
        ("on", "the") => lemma(n + 2) == "condition",
        _ => false,
    }
}

/// Whether what follows the comma belongs to the cue: "adding that ...", "according to ...".
fn is_aside(page: &Page, from: usize) -> bool {
    matches!(page.lemma(from), "according" | "accord" | "who" | "which" | "while" | "although" | "though")
        || (page.token(from).tag == Tag::Vbg && cues::verb(page, from).is_some())
        || matches!(page.lemma(from), "and" | "but")
            && page.token(from).head.is_some_and(|v| {
                cues::verb(page, v).is_some()
                    && page.pos(v) == Pos::Verb
                    && grammar::subject_of(page, v).is_none_or(|s| s < from)
            })
}
