//! How far a content reaches.

use super::cues::{self, Class};
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
fn restricted(page: &Page, cue: usize, cc: usize) -> Option<usize> {
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

/// Ends the stretch where the author or the cue's own clause takes over.
pub fn cut(page: &Page, quotes: &[Quote], cue: usize, head: usize, (from, to): Stretch) -> Stretch {
    let quote_at = |t: usize| inside(quotes, page.token(t).span);
    let mut t = from + 1;
    while t <= to {
        if let Some(quote) = quote_at(t) {
            while t <= to && page.token(t).span.start < quote.span.end {
                t += 1;
            }
            continue;
        }
        if ends_here(page, cue, head, from, t, to) {
            return (from, t - 1);
        }
        t += 1;
    }
    (from, to)
}

fn ends_here(page: &Page, cue: usize, head: usize, from: usize, t: usize, to: usize) -> bool {
    match page.word(t) {
        ";" => true,
        "," if t < to && restricted(page, cue, t + 1).is_some() => false,
        "and" | "but" if restricted(page, cue, t).is_some() => false,
        "," if t < to => after_comma(page, cue, head, from, t + 1),
        "and" | "but" | "yet" | "or" => coordinated(page, cue, head, from, t, false),
        "as" | "after" | "amid" | "while" | "because" | "since" => told_apart(page, cue, from, t),
        _ => false,
    }
}

/// "Minister refuses to quit as student dies", "threatened to cut supplies after Brussels listed three firms": behind
/// what is to be, what is or has been is the author's.
fn told_apart(page: &Page, cue: usize, from: usize, mark: usize) -> bool {
    let Some(verb) = page.token(mark).head.filter(|&v| v > mark && page.label(mark) == Label::Mark) else {
        return false;
    };
    let subject = grammar::child(page, verb, &[Label::Nsubj, Label::NsubjPass]);
    let title = page.role_at(mark) == demarche_text::Role::Title
        && subject.is_some_and(|s| page.pos(s) != Pos::Pron)
        && matches!(page.word(mark), "as" | "after" | "amid" | "while");
    let past = matches!(page.token(cue).tag, Tag::Vbd | Tag::Vbn)
        && matches!(page.word(mark), "after" | "because" | "since")
        && subject.is_some()
        && page.token(verb).tag == Tag::Vbd;
    page.lemma(from) == "to" && (title || past)
}

fn after_comma(page: &Page, cue: usize, head: usize, from: usize, t: usize) -> bool {
    match page.lemma(t).to_ascii_lowercase().as_str() {
        "while" | "though" | "although" | "whereas" => page.label(t) == Label::Mark,
        "according" | "accord" => true,
        "a" | "an" => resumes(page, t),
        "without" => page.token((t + 1).min(page.syntax.tokens.len() - 1)).tag == Tag::Vbg,
        "and" | "but" | "yet" | "so" => coordinated(page, cue, head, from, t, true),
        _ if matches!(page.token(t).tag, Tag::Vbp | Tag::Vbz | Tag::Vbd) => {
            // "Leaders condemn raid, urge calm"
            cues::verb(page, t).is_some() && page.syntax.children(t).all(|c| page.label(c) != Label::Nsubj)
        }
        _ => {
            page.token(t).tag == Tag::Vbg
                && matches!(page.label(t), Label::Advcl | Label::Xcomp | Label::Acl | Label::Parataxis)
                && cues::verb(page, t).is_some_and(|c| matches!(c.class, Class::Speech | Class::Writing))
        }
    }
}

/// "..., a charge that Y denies": the author takes up what was said.
fn resumes(page: &Page, article: usize) -> bool {
    let Some(noun) = page.token(article).head.filter(|&h| h > article) else {
        return false;
    };
    let word = page.lemma(noun);
    let taken_up = matches!(
        word,
        "move"
            | "step"
            | "stance"
            | "figure"
            | "position"
            | "remark"
            | "comment"
            | "finding"
            | "verdict"
            | "conclusion"
    ) || cues::noun(page, noun).is_some_and(|c| c.class == Class::Speech);
    taken_up
        && page
            .syntax
            .children(noun)
            .any(|c| c > noun && matches!(page.label(c), Label::AclRelcl | Label::Acl))
}

/// Whether what "and" or "but" adds is no longer the speaker's.
fn coordinated(page: &Page, cue: usize, head: usize, from: usize, cc: usize, comma: bool) -> bool {
    let sentence = sentence(page, cue);
    if cc + 1 >= sentence.end || page.word(cc + 1) == "that" {
        return false;
    }
    if takes_over(page, cue, head, cc) {
        return true;
    }
    let but = page.word(cc) == "but";
    let Some((verb, subject)) = clause_after(page, cc, but) else {
        return false;
    };
    let told = page.token(cue).tag == Tag::Vbd || page.token(cue).tag == Tag::Vbn;
    match subject {
        None => {
            let simple = |v: usize| page.token(v).tag == Tag::Vbd && auxiliary(page, v).is_none();
            let speaks = cues::verb(page, verb).is_some_and(|c| c.class != Class::Report);
            let did = auxiliary(page, verb).is_some_and(|a| page.word(a) == "did");
            let silent = super::verbs::SILENT.contains(&page.lemma(verb)) && grammar::is_negated(page, verb);
            let joined = !speaks && !comma && shares_perfect(page, head, verb);
            told && (silent && but || (simple(verb) || did) && (speaks || !simple(head)) && !joined)
        }
        Some(s) => {
            let pronoun = page.pos(s) == Pos::Pron;
            let restarts = comma && page.lemma(from) == "that" && told;
            let speaks = cues::verb(page, verb).is_some() && !super::who::passive(page, verb) && comma;
            if pronoun {
                speaks && told && finite_past(page, verb)
            } else {
                // "refused to sign the text and others attached reservations"
                let infinitive = page.lemma(from) == "to" && page.token(verb).tag != Tag::Vb;
                told && (infinitive || restarts || (comma || but) && !backshifted(page, verb))
            }
        }
    }
}

/// "had moved a radar and raised its readiness": a past that may as well be a participle shares the "had" of the verb
/// that it is joined to.
fn shares_perfect(page: &Page, head: usize, verb: usize) -> bool {
    let perfect = page.token(head).tag == Tag::Vbn
        && page.syntax.children(head).any(|c| page.label(c) == Label::Aux && page.lemma(c) == "have");
    let joined = page.label(verb) == Label::Conj && page.token(verb).head == Some(head);
    let alike = page.word(verb).ends_with("ed")
        || page.word(verb) == page.lemma(verb)
        || matches!(
            page.word(verb),
            "built"
                | "cut"
                | "fought"
                | "held"
                | "hit"
                | "kept"
                | "left"
                | "let"
                | "lost"
                | "made"
                | "met"
                | "put"
                | "sent"
                | "set"
                | "shot"
                | "shut"
                | "struck"
                | "won"
        );
    perfect && joined && alike
}

/// The verb of the clause that a conjunction opens, and its subject. After "but" the words decide, after "and",
/// which joins nouns as well, the tree.
fn clause_after(page: &Page, cc: usize, but: bool) -> Option<(usize, Option<usize>)> {
    let sentence = sentence(page, cc);
    let first = (cc + 1..sentence.end.min(cc + 16)).find(|&t| matches!(page.pos(t), Pos::Verb | Pos::Aux));
    let by_words = first.filter(|&t| {
        matches!(page.token(t).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
            && (cc + 1..t).all(|x| !matches!(page.pos(x), Pos::Punct | Pos::Sconj))
    });
    let noun =
        |end: usize| (cc + 1..end).find(|&x| matches!(page.pos(x), Pos::Noun | Pos::Propn | Pos::Pron));
    if but && let Some(first) = by_words {
        let helped = page.token(first).head.filter(|&h| page.pos(first) == Pos::Aux && h > first);
        return Some((helped.unwrap_or(first), noun(first)));
    }
    if page.label(cc) != Label::Cc {
        return None;
    }
    let verb = page.token(cc).head.filter(|&v| v > cc)?;
    let clause = matches!(page.pos(verb), Pos::Verb | Pos::Aux)
        || page.syntax.children(verb).any(|c| page.label(c) == Label::Cop);
    let marked = page.syntax.children(verb).any(|c| page.label(c) == Label::Mark && c > cc);
    if !clause || marked || page.label(verb) == Label::Amod {
        return None;
    }
    let subject = page.syntax.children(verb).find(|&c| {
        matches!(page.label(c), Label::Nsubj | Label::NsubjPass | Label::Csubj | Label::Expl) && c > cc
    });
    Some((verb, subject))
}

/// "... and warned", "... but declined": a verb of saying right after the conjunction goes on from the cue.
fn takes_over(page: &Page, cue: usize, head: usize, cc: usize) -> bool {
    let told = matches!(page.token(cue).tag, Tag::Vbd | Tag::Vbn);
    let sentence = sentence(page, cc);
    let Some(verb) = (cc + 1..sentence.end).find(|&t| page.pos(t) != Pos::Adv) else {
        return false;
    };
    let speaks = cues::verb(page, verb).is_some_and(|c| matches!(c.class, Class::Speech | Class::Writing));
    let by = page.lemma((verb + 1).min(sentence.end - 1)) == "by";
    let under_helper = page.label(verb) == Label::Conj
        && page
            .token(verb)
            .head
            .is_some_and(|h| cues::verb(page, h).is_some() && auxiliary(page, h).is_some_and(|a| a > cue));
    match page.token(verb).tag {
        Tag::Vbd => {
            told && speaks
                && (page.token(head).tag != Tag::Vbd || auxiliary(page, head).is_some() || verb > head)
        }
        Tag::Vbn => told && speaks && !by && !under_helper,
        Tag::Vbz => page.token(cue).tag == Tag::Vbz && speaks && page.token(head).tag != Tag::Vbz,
        _ => false,
    }
}

fn finite_past(page: &Page, verb: usize) -> bool {
    page.token(verb).tag == Tag::Vbd || auxiliary(page, verb).is_some_and(|a| page.lemma(a) == "have")
}

fn auxiliary(page: &Page, verb: usize) -> Option<usize> {
    page.syntax.children(verb).find(|&c| matches!(page.label(c), Label::Aux | Label::AuxPass | Label::Cop))
}

/// Whether a finite clause stands in the past as reported speech does: "had", "would", "was".
fn backshifted(page: &Page, verb: usize) -> bool {
    match auxiliary(page, verb) {
        Some(a) => {
            page.token(a).tag == Tag::Vbd
                || matches!(
                    page.word(a),
                    "would" | "could" | "might" | "should" | "must" | "had" | "was" | "were"
                )
        }
        None => page.token(verb).tag == Tag::Vbd,
    }
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
