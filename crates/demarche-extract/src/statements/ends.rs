//! Where a content ends although the tree goes on: the author or the clause of the cue takes over.

use super::cues::{self, Class};
use super::extent::{Stretch, inside, restricted, sentence};
use super::quotes::Quote;
use super::{plausible, who};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};

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
        _ if comments(page, cue, t) => true,
        _ => {
            page.token(t).tag == Tag::Vbg
                && matches!(page.label(t), Label::Advcl | Label::Xcomp | Label::Acl | Label::Parataxis)
                && cues::verb(page, t).is_some_and(|c| matches!(c.class, Class::Speech | Class::Writing))
        }
    }
}

/// "said it would cut supplies, deepening a crisis": what it comes to, as the author sees it.
fn comments(page: &Page, cue: usize, t: usize) -> bool {
    cue < t
        && page.token(t).tag == Tag::Vbg
        && matches!(page.label(t), Label::Advcl | Label::Xcomp | Label::Acl | Label::Parataxis | Label::Conj)
        && page.lexicon.is_in("comes to", page.lemma(t))
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
            let silent = plausible::SILENT.contains(&page.lemma(verb)) && grammar::is_negated(page, verb);
            let joined = !speaks && !comma && shares_perfect(page, head, verb);
            told && (silent && but || (simple(verb) || did) && (speaks || !simple(head)) && !joined)
        }
        Some(s) => {
            let pronoun = page.pos(s) == Pos::Pron;
            let restarts = comma && page.lemma(from) == "that" && told;
            let speaks = cues::verb(page, verb).is_some() && !who::passive(page, verb) && comma;
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
    let clause = matches!(page.pos(verb), Pos::Verb | Pos::Aux) || grammar::is_copular(page, verb);
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

pub fn finite_past(page: &Page, verb: usize) -> bool {
    page.token(verb).tag == Tag::Vbd || auxiliary(page, verb).is_some_and(|a| page.lemma(a) == "have")
}

pub fn auxiliary(page: &Page, verb: usize) -> Option<usize> {
    page.syntax.children(verb).find(|&c| matches!(page.label(c), Label::Aux | Label::AuxPass | Label::Cop))
}

/// Whether a finite clause stands in the past as reported speech does: "had", "would", "was".
pub fn backshifted(page: &Page, verb: usize) -> bool {
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

/// Whether a clause is finite: a finite verb, or a helper in front of it.
pub fn finite(page: &Page, x: usize) -> bool {
    let tensed = |t: usize| matches!(page.token(t).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    tensed(x)
        || page
            .syntax
            .children(x)
            .any(|c| matches!(page.label(c), Label::Aux | Label::AuxPass | Label::Cop) && tensed(c))
}
