//! The words that state a condition: "if", "unless", "should they", "in return for", "one more step and".

use super::condition::{Condition, Tie};
use super::extent::Range;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};

/// The condition that the word at `t` opens.
pub fn at(page: &Page, t: usize) -> Option<Condition> {
    let lemma = page.lemma(t);
    let before = |n: usize| t.checked_sub(n).map_or("", |b| page.lemma(b));
    let after = |n: usize| page.syntax.tokens.get(t + n).map_or("", |a| &*a.lemma);
    match lemma {
        // Not "gave way only after Brussels promised": that is over.
        "after" | "when" | "once" if before(1) == "only" && page.label(t) == Label::Mark => {
            let over = page.token(t).head.is_some_and(|head| page.token(head).tag == Tag::Vbd);
            if over { None } else { clause(page, t - 1, t, Tie::OnlyIf) }
        }
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
        "when" if is_to_come(page, t) => clause(page, t, t, Tie::While),
        "while" if page.label(t) == Label::Mark && !is_past(page, t) => {
            // "there will be no quiet while there is a wall": it lasts as long.
            let main = page.token(t).head.and_then(|head| page.token(head).head);
            let there = main.is_some_and(|m| page.syntax.children(m).any(|c| page.label(c) == Label::Expl));
            clause(page, t, t, if there { Tie::AsLong } else { Tie::While })
        }
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
        "and" if page.label(t) == Label::Cc => step(page, t),
        "without" | "absent" | "barring" => lacking(page, t),
        // "by Sunday, failing which the army will go in": hangs on what will be done
        "fail" if page.token(t).tag == Tag::Vbg && after(1) == "which" => {
            let deed = std::iter::once(t + 1).chain(page.syntax.ancestors(t + 1)).take(3);
            let deed = deed.filter(|&v| v > t + 1).find(|&v| page.pos(v) == Pos::Verb).unwrap_or(t);
            finish(page, (t, t + 1), deed, Tie::Unless)
        }
        "fail" if page.token(t).tag == Tag::Vbg => failing(page, t),
        _ => None,
    }
}

/// "Without a deal, we would cut supplies": what must be had, before its clause; not "without giving details".
fn lacking(page: &Page, t: usize) -> Option<Condition> {
    let start = page.syntax.sentences[page.token(t).sentence].tokens.start;
    let noun = page.token(t).head.filter(|&h| h > t && h <= t + 6)?;
    let verb = page.token(noun).head.filter(|&v| v > noun)?;
    let there = page.syntax.children(verb).any(|c| page.lemma(c) == "there");
    let open = there
        || grammar::modal(page, verb).is_some_and(|m| {
            matches!(
                m.to_lowercase().as_str(),
                "will" | "would" | "'ll" | "’ll" | "may" | "might" | "could" | "can"
            )
        });
    let thing = matches!(page.pos(noun), Pos::Noun | Pos::Propn)
        && !matches!(page.lemma(noun), "doubt" | "question" | "exception" | "fail");
    let phrase = matches!(page.label(t), Label::Case | Label::Mark) && is_fronted(page, t, start);
    if phrase && thing && open {
        finish(page, (t, page.syntax.right_edge(noun)), noun, Tie::Unless)
    } else {
        None
    }
}

/// "will stop deliveries failing an armed escort"; but not "failing to agree", "failing which".
fn failing(page: &Page, t: usize) -> Option<Condition> {
    let noun = grammar::child(page, t, &[Label::Obj])
        .or_else(|| page.token(t).head.filter(|&h| h > t && page.label(t) == Label::Case))?;
    let phrase = noun <= t + 6 && matches!(page.pos(noun), Pos::Noun | Pos::Propn);
    let apart = matches!(page.label(t), Label::Advcl | Label::Acl | Label::Case | Label::Mark);
    let clause =
        page.syntax.children(t).any(|c| matches!(page.label(c), Label::Aux | Label::Nsubj | Label::Xcomp));
    if phrase && apart && !clause {
        finish(page, (t, page.syntax.right_edge(noun)), noun, Tie::Unless)
    } else {
        None
    }
}

/// "We will come back the day somebody guarantees the road."
fn the_day(page: &Page, t: usize) -> Option<Condition> {
    let next = page.syntax.tokens.get(t + 1).map(|_| t + 1)?;
    let beside = || {
        let mut above = std::iter::once(next).chain(page.syntax.ancestors(next)).take(6);
        above.find(|&v| page.pos(v) == Pos::Verb && page.syntax.left_edge(v) == next)
    };
    let clause =
        page.syntax.children(t).find(|&c| c > t && page.label(c) == Label::AclRelcl).or_else(beside)?;
    let bare = grammar::preposition(page, t).is_none()
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

/// "will resume when the treaty is ratified": what must come first, told in the present of what will be.
fn is_to_come(page: &Page, when: usize) -> bool {
    let Some(head) = page.token(when).head.filter(|&h| h > when && page.label(h) == Label::Advcl) else {
        return false;
    };
    let will = |t: usize| grammar::modal(page, t).is_some_and(|m| m.eq_ignore_ascii_case("will"));
    let present = |t: usize| matches!(page.token(t).tag, Tag::Vbz | Tag::Vbp);
    let tensed = page
        .syntax
        .children(head)
        .find(|&c| c < head && matches!(page.label(c), Label::Aux | Label::AuxPass | Label::Cop));
    page.token(head).head.is_some_and(|main| main < when && will(main)) && present(tensed.unwrap_or(head))
}

/// The clause that the word at `mark` introduces; the condition's words begin at `first`.
fn clause(page: &Page, first: usize, mark: usize, tie: Tie) -> Option<Condition> {
    let head = page.token(mark).head?;
    if head < mark || page.token(mark).label == Label::Case {
        return None;
    }
    let question = page.lemma(mark) == "if" && {
        let verb = page.token(head).head?;
        // but "asked to leave if she did so again"
        let act = page.syntax.children(verb).any(|c| page.label(c) == Label::Xcomp)
            // "will ask for the money back if no oil flows"
            || page.label(head) == Label::Advcl && grammar::oblique(page, verb, &["for"]).is_some();
        let asks = !act && matches!(page.lemma(verb), "ask" | "wonder" | "question" | "quiz" | "press");
        let clause = page.label(head) == Label::Ccomp;
        verb < mark && (asks || clause && matches!(page.lemma(verb), "know" | "see" | "doubt" | "say"))
    };
    if question {
        return None;
    }
    let mut last = unbroken(page, mark, head);
    if page.token(head).head.is_none() || page.label(head) == Label::Root {
        last = first_break(page, head);
    }
    let negated = tie == Tie::If && grammar::is_negated(page, head);
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
            && page.syntax.children(t).any(|c| {
                page.label(c) == Label::Ccomp || page.label(c) == Label::Xcomp && page.token(c).tag == Tag::Vbd
            })
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
        ("the", "absence") if word(3) == "of" => (t + 4, Tie::Unless),
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
        // "guaranteed passage on condition that none enters": the clause was given to the verb before.
        if page.syntax.tokens.get(noun + 1).is_some_and(|t| &*t.lemma == "that") {
            let verb = page.token(noun + 1).head.filter(|&h| h > noun + 1)?;
            return finish(page, (first, page.syntax.right_edge(verb)), verb, Tie::If);
        }
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
    let next = (t + 1..sentence.end).find(|&n| !matches!(page.lemma(n), "even" | "only"))?;
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
        "should" => predicate(page, next, sentence.end, Tag::Vb)
            .or_else(|| {
                // "Should the truce collapse, ...": a verb that looks like a noun.
                let verb = page.token(t).head.filter(|&h| h > next && is_fronted(page, t, sentence.start))?;
                page.syntax.tokens.get(verb + 1).is_some_and(|n| &*n.lemma == ",").then_some(verb)
            })
            .or_else(|| {
                // "Should a single soldier set foot there, ...": a verb whose form does not tell its tense.
                let fronted = is_fronted(page, t, sentence.start);
                let clause = (next..sentence.end).take(16).take_while(|&w| page.word(w) != ",");
                clause
                    .filter(|_| fronted)
                    .find(|&w| page.pos(w) == Pos::Verb && page.word(w) == page.lemma(w))
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

/// "One more rocket and we will go in", "Try it and you will regret it": a command or a step too many, with what
/// would come of it.
fn step(page: &Page, and: usize) -> Option<Condition> {
    let after = page.token(and).head.filter(|&h| h > and && page.label(h) == Label::Conj)?;
    let first = page.token(after).head.filter(|&h| h < and)?;
    let will = grammar::modal(page, after)
        .is_some_and(|m| matches!(m.to_lowercase().as_str(), "will" | "'ll" | "’ll" | "can" | "could"));
    // "One more attack and the deal is off"
    let off = matches!(page.lemma(after), "off" | "over" | "dead" | "void");
    let will = will || off && grammar::is_copular(page, after);
    let own = page
        .syntax
        .children(after)
        .any(|c| c > and && matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    let left = page.syntax.left_edge(first);
    let bare = !page.syntax.children(first).any(|c| {
        matches!(
            page.label(c),
            Label::Nsubj | Label::NsubjPass | Label::Expl | Label::Cop | Label::Aux | Label::Mark
        )
    });
    let commands = page.token(first).tag == Tag::Vb && page.pos(first) == Pos::Verb;
    let more = page.pos(first) == Pos::Noun
        && page
            .syntax
            .children(first)
            .any(|c| c < first && matches!(page.lemma(c), "more" | "another" | "any"));
    if !(will && own && bare && (commands || more)) {
        return None;
    }
    let from = (left..=first).find(|&t| page.pos(t) != Pos::Punct)?;
    finish(page, (from, and - 1), first, Tie::If)
}
