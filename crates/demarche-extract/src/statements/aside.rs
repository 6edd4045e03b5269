//! Cues that stand after or inside what is said: "..., X said", "Turkey, he added, would not ...".

use super::extent::{self, Stretch};
use super::quotes::Quote;
use super::slot::{opens_clause, slot};
use super::{cues, who};
use crate::{Page, grammar};
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

struct Before {
    span: Span,
    quoted: bool,
    complete: bool,
    /// Whether the quotation only ends a phrase: "In an interview with “The Post,” ...".
    led: bool,
}

/// What stands before the aside: a closed quotation, or the words up to its comma.
fn before(page: &Page, quotes: &[Quote], t: usize, start: usize, alone: bool) -> Option<Before> {
    let last = start.checked_sub(1)?;
    let sentence = extent::sentence(page, t);
    if let Some(quote) = closing(page, quotes, last) {
        // "“You say ‘we accept it,’” he said": the mark may stand in a quotation inside.
        let inner = page.text(quote.inner).trim_end_matches([' ', '\u{a0}', '’', '\'', '"', '”']);
        let ends = inner.ends_with([',', '?', '!', '—', '–', '-', '…']);
        let comma = page.word(last) == "," && page.token(last).span.start >= quote.span.end;
        if !ends && !comma {
            return None;
        }
        let from = region_start(page, quotes, sentence.start, quote.span.start);
        // The quotation of the paragraph before belongs to others.
        let gap =
            Span::new(quote.span.end as usize, page.token(start).span.start.max(quote.span.end) as usize);
        if page.text(gap).contains('\n') {
            return None;
        }
        let span = Span::new(from as usize, quote.span.end as usize);
        let outside = page.syntax.tokens.partition_point(|x| x.span.start < from)
            ..page.syntax.tokens.partition_point(|x| x.span.start < quote.span.start);
        let led = outside.clone().next().is_some_and(|x| page.pos(x) == Pos::Adp)
            && !outside.clone().any(|x| finite(page, x));
        return Some(Before { span, quoted: true, complete: true, led });
    }
    if page.word(last) != "," || last <= sentence.start {
        return None;
    }
    let from = region_start(page, quotes, sentence.start, page.token(last).span.start);
    let first = page.syntax.tokens.partition_point(|x| x.span.start < from);
    if first >= last {
        return None;
    }
    let span = extent::span(page, quotes, t, (first, last - 1))?;
    let complete = !subordinate(page, quotes, first, last)
        && (first..last).any(|x| finite_root(page, x, t) || (alone && x != t && finite(page, x)));
    Some(Before { span, quoted: false, complete, led: false })
}

/// Whether the words are a clause that waits for its main clause: "If talks fail".
fn subordinate(page: &Page, quotes: &[Quote], first: usize, last: usize) -> bool {
    let opens = matches!(
        page.word(first).to_lowercase().as_str(),
        "if" | "unless"
            | "should"
            | "once"
            | "until"
            | "when"
            | "had"
            | "were"
            | "although"
            | "though"
            | "because"
    );
    let comma = |x: usize| page.word(x) == "," && extent::inside(quotes, page.token(x).span).is_none();
    opens && !(first..last).any(comma)
}

/// The quotation that ends at token `last`, perhaps with a comma after it.
fn closing<'q>(page: &Page, quotes: &'q [Quote], last: usize) -> Option<&'q Quote> {
    let span = page.token(last).span;
    extent::inside(quotes, span).filter(|q| q.span.end <= span.end).or_else(|| {
        let earlier = last.checked_sub(1).filter(|_| page.word(last) == ",")?;
        let span = page.token(earlier).span;
        extent::inside(quotes, span).filter(|q| q.span.end <= span.end)
    })
}

/// Where the words that end before byte `end` begin: at the sentence, after a colon or semicolon, or with the
/// quotation that reaches over the sentence's start.
pub fn region_start(page: &Page, quotes: &[Quote], first: usize, end: u32) -> u32 {
    let from = page.token(first).span;
    if end <= from.start {
        return end;
    }
    let quoted = extent::inside(quotes, from);
    let mut start = quoted.map_or(from.start, |q| q.span.start);
    // "However, prices rose, X said": how the author goes on.
    let after = connective(page, first).filter(|_| quoted.is_none());
    if let Some(next) = after.filter(|&n| page.token(n).span.start < end) {
        start = extent::inside(quotes, page.token(next).span)
            .map_or(page.token(next).span.start, |q| q.span.start);
    }
    let mut t = first;
    while t < page.syntax.tokens.len() && page.token(t).span.end <= end {
        let span = page.token(t).span;
        if matches!(page.word(t), ";" | ":") && extent::inside(quotes, span).is_none() {
            start = page.syntax.tokens.get(t + 1).map_or(start, |next| next.span.start.min(end));
        }
        t += 1;
    }
    start
}

/// The word after "But", "However," and the like at the beginning of a sentence.
fn connective(page: &Page, first: usize) -> Option<usize> {
    let links =
        matches!(page.word(first), "But" | "And" | "However" | "Meanwhile" | "Moreover" | "Nevertheless");
    let comma = page.word(first + 1) == ",";
    let same = page.token(first + 1).sentence == page.token(first).sentence;
    let next = if comma { first + 2 } else { first + 1 };
    (links && same && (comma || matches!(page.word(first), "But" | "And"))).then_some(next)
}

/// Whether `x` is the verb (or predicate) of a main clause beside the aside of `t`.
fn finite_root(page: &Page, x: usize, t: usize) -> bool {
    let place = match page.label(x) {
        Label::Root | Label::Ccomp | Label::Parataxis => true,
        Label::Conj => page.token(x).head.is_some_and(|h| page.pos(h) == Pos::Verb),
        _ => false,
    };
    place && x != t && finite(page, x)
}

/// Whether a clause is finite: a finite verb, or a helper in front of it.
pub fn finite(page: &Page, x: usize) -> bool {
    let tensed = |t: usize| matches!(page.token(t).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    tensed(x)
        || page
            .syntax
            .children(x)
            .any(|c| matches!(page.label(c), Label::Aux | Label::AuxPass | Label::Cop) && tensed(c))
}

/// What goes on after the aside.
///
/// `complete`: a whole clause stands before it; `indirect`: one without quotation marks.
fn after(
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
    let (from, to) = extent::cut(page, quotes, t, head, (from, sentence.end - 1));
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

/// Whether a clause that waits for its main clause is a condition.
fn on_condition(page: &Page, first: usize) -> bool {
    matches!(
        page.word(first).to_lowercase().as_str(),
        "if" | "unless" | "should" | "once" | "until" | "had" | "were"
    )
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
