//! How far a content reaches.

use super::cues::{self, Class};
use super::ends::{auxiliary, backshifted, cut};
use super::quotes::Quote;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_text::Span;

/// Tokens `from..=to`.
pub type Stretch = (usize, usize);

/// The tokens of the sentence of `t`.
pub fn sentence(page: &Page, t: usize) -> std::ops::Range<usize> {
    page.syntax.sentences[page.token(t).sentence].tokens.clone()
}

/// The complement of `cue` that starts at `from` and is headed by `head`, cut where the cue's own clause or the
/// author goes on.
pub fn complement(
    page: &Page,
    quotes: &[Quote],
    cue: usize,
    from: usize,
    head: usize,
    clause: bool,
) -> Stretch {
    let last = sentence(page, cue).end - 1;
    let mut to = page.syntax.right_edge(head).max(from);
    // What the tree hangs elsewhere but stands right after the complement is read with the complement.
    while to < last {
        let next = to + 1;
        if page.word(next) == "," {
            let condition = page.syntax.children(cue).find(|&c| {
                c > next
                    && page.syntax.left_edge(c) == next + 1
                    && grammar::condition_marker(page, c).is_some()
            });
            let goes_on = clause.then(|| continuation(page, cue, next + 1)).flatten();
            let goes_on = goes_on.or_else(|| restricted(page, cue, next + 1));
            let goes_on =
                goes_on.or_else(|| clause.then(|| same_subject(page, cue, head, next + 1)).flatten());
            let Some(end) = condition.map(|c| page.syntax.right_edge(c)).or(goes_on) else {
                break;
            };
            to = end.max(next);
        } else if clause && let Some(end) = continuation(page, cue, next) {
            to = end.max(next);
        } else if let Some(quote) = opened(page, quotes, cue, next) {
            to = page
                .syntax
                .tokens
                .partition_point(|t| t.span.start < quote.span.end)
                .saturating_sub(1)
                .max(next);
        } else if matches!(page.pos(next), Pos::Punct | Pos::Cconj) || governs(page, next, cue) {
            break;
        } else {
            to = next;
        }
    }
    let (from, to) = cut(page, quotes, cue, head, (from, to.min(last)));
    if clause {
        return (from, to);
    }
    let to = without_remarks(page, quotes, from, to);
    (from, without_setting(page, quotes, from, to))
}

/// The quotation that opens at `t`, outside the cue's own.
fn opened<'q>(page: &Page, quotes: &'q [Quote], cue: usize, t: usize) -> Option<&'q Quote> {
    let span = page.token(t).span;
    inside(quotes, span)
        .filter(|q| q.span.start == span.start && inside(quotes, page.token(cue).span) != Some(*q))
}

/// The last token before the setting of the cue: "rejected the offer | in a statement on Monday".
fn without_setting(page: &Page, quotes: &[Quote], from: usize, to: usize) -> usize {
    let mut end = to;
    for _ in 0..3 {
        let setting = (from + 1..=end).rev().take(8).find(|&p| {
            let noun = page.token(p).head.unwrap_or(p);
            let dated = super::frames::is_day(page, noun);
            page.pos(p) == Pos::Adp
                && matches!(page.lemma(p), "in" | "on" | "during" | "at" | "via")
                && noun > p
                && noun <= end
                && page.syntax.right_edge(noun) == end
                && (dated || super::frames::SETTINGS.contains(&page.lemma(noun)))
                && (dated
                    || page
                        .syntax
                        .children(noun)
                        .any(|c| matches!(page.lemma(c), "a" | "an" | "his" | "her")))
                && inside(quotes, page.token(p).span).is_none()
        });
        let Some(p) = setting.filter(|&p| p > from) else {
            break;
        };
        end = p - 1;
    }
    end
}

/// The last token before a remark on the last noun: "the release, which ...", "the charge: people left".
fn without_remarks(page: &Page, quotes: &[Quote], from: usize, to: usize) -> usize {
    let remark = |t: usize| {
        let after = |words: &[&str]| t < to && words.contains(&page.lemma(t + 1));
        page.word(t) == ":"
            || (page.word(t) == "," && after(&["which", "who", "whose", "whom", "where", "when"]))
    };
    (from + 1..=to).find(|&t| remark(t) && inside(quotes, page.token(t).span).is_none()).map_or(to, |t| t - 1)
}

/// The end of what "and that ..." or "but might ..." adds to a clause, although the tree hangs it on the cue.
fn continuation(page: &Page, cue: usize, cc: usize) -> Option<usize> {
    let sentence = sentence(page, cue);
    let after = cc + 1;
    if after >= sentence.end || !matches!(page.word(cc), "and" | "but" | "or") {
        return None;
    }
    if page.word(after) == "that" {
        let verb = page.token(after).head.filter(|&h| h > after)?;
        return Some(page.syntax.right_edge(verb));
    }
    let verb = page.token(cc).head.filter(|&h| h > cc)?;
    let modal = page.token(after).tag == Tag::Md && page.token(after).head == Some(verb);
    modal.then(|| page.syntax.right_edge(verb))
}

/// The end of ", but only after they had left": what limits the clause before it.
pub fn restricted(page: &Page, cue: usize, cc: usize) -> Option<usize> {
    let end = sentence(page, cue).end;
    let mark = cc + 2;
    let opens = mark < end
        && matches!(page.word(cc), "and" | "but")
        && matches!(page.lemma(cc + 1), "only" | "not")
        && matches!(page.lemma(mark), "after" | "if" | "when" | "once" | "until" | "before" | "unless");
    let head = opens.then(|| page.token(mark).head).flatten().filter(|&h| h > mark)?;
    Some(page.syntax.right_edge(head))
}

/// The end of "but she knows ..." in "says she hopes to win, but she knows ...": the same pronoun goes on in a clause
/// that says nothing itself and, after a past cue, stands back in time as reported speech does.
fn same_subject(page: &Page, cue: usize, head: usize, cc: usize) -> Option<usize> {
    let subject = cc + 1;
    if subject >= sentence(page, cue).end || !matches!(page.word(cc), "and" | "but") {
        return None;
    }
    let own =
        page.syntax.children(head).find(|&c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass))?;
    let same = page.pos(subject) == Pos::Pron
        && page.pos(own) == Pos::Pron
        && page.word(subject).eq_ignore_ascii_case(page.word(own));
    let verb = page.token(subject).head.filter(|&v| same && v > subject)?;
    let says = cues::verb(page, verb).is_some_and(|c| matches!(c.class, Class::Speech | Class::Writing));
    let present = matches!(page.token(cue).tag, Tag::Vbz | Tag::Vbp);
    let reported = present || auxiliary(page, verb).is_some() && backshifted(page, verb);
    (!says && reported).then(|| page.syntax.right_edge(verb))
}

/// Whether `t`, or what it helps, stands above the cue: the clause that goes on around it.
fn governs(page: &Page, t: usize, cue: usize) -> bool {
    let head = page.token(t).head;
    let helps = matches!(page.label(t), Label::Aux | Label::AuxPass | Label::Cop | Label::Advmod);
    page.syntax.ancestors(cue).take(16).any(|up| up == t || (helps && head == Some(up)))
}

/// The quotation in which a span lies.
pub fn inside(quotes: &[Quote], span: Span) -> Option<&Quote> {
    let at = quotes.partition_point(|q| q.span.end <= span.start);
    quotes.get(at).filter(|q| q.span.start <= span.start)
}

/// The stretch as text: marks at its edges dropped, quotations that it touches taken whole, unless the cue
/// stands in the same quotation.
pub fn span(page: &Page, quotes: &[Quote], cue: usize, (mut from, mut to): Stretch) -> Option<Span> {
    let own = inside(quotes, page.token(cue).span);
    let quote_at = |t: usize| inside(quotes, page.token(t).span).filter(|q| own != Some(q));
    while from < to && is_mark(page, from) {
        from += 1;
    }
    while to > from && is_mark(page, to) && quote_at(to).is_none() {
        to -= 1;
    }
    if from > to || (from == to && page.pos(from) == Pos::Punct) {
        return None;
    }
    let mut span = page.syntax.span(from, to);
    if let Some(quote) = quote_at(from) {
        span.start = span.start.min(quote.span.start);
    }
    if let Some(quote) = quote_at(to) {
        span.end = span.end.max(quote.span.end);
    }
    if let Some(own) = own {
        span.end = span.end.min(own.inner.end).max(span.start);
    }
    (!span.is_empty()).then_some(span)
}

/// A mark that no content begins or ends with.
pub fn is_mark(page: &Page, t: usize) -> bool {
    matches!(page.word(t), "," | ";" | ":" | "." | "–" | "—" | "-" | "--" | "!" | "?" | "…" | "...")
}
