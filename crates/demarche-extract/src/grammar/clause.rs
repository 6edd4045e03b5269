//! Clauses: extent, negation, modality, condition.

use super::phrase_span;
use crate::Page;
use demarche_parse::{Label, Pos, Tag};
use demarche_text::Span;

/// The clause headed by `verb`, without the marks of punctuation at its edges.
pub fn clause_span(page: &Page, verb: usize) -> Span {
    let mut left = page.syntax.left_edge(verb);
    let mut right = page.syntax.right_edge(verb);
    while left < verb && page.pos(left) == Pos::Punct {
        left += 1;
    }
    while right > verb && page.pos(right) == Pos::Punct {
        right -= 1;
    }
    if left <= right { page.syntax.span(left, right) } else { phrase_span(page, verb) }
}

/// Whether the clause or phrase headed by `t` is negated by a word of its own: "not", "never", "no".
pub fn is_negated(page: &Page, t: usize) -> bool {
    page.syntax.children(t).any(|c| {
        if matches!(page.lemma(c), "not" | "n't")
            && matches!(page.lemma(c + 1), "only" | "just" | "merely" | "simply" | "solely")
        {
            return false; // "not only seized ... but sank": it did
        }
        let longer = page.lemma(c) == "long" || page.lemma(c) == "longer";
        if longer && page.syntax.children(c).any(|d| page.lemma(d) == "no") {
            return true;
        }
        // "will never again ask"
        if page.lemma(c) == "again" && page.syntax.children(c).any(|d| page.lemma(d) == "never") {
            return true;
        }
        matches!(page.lemma(c), "not" | "n't" | "never" | "no" | "neither" | "nor")
            && matches!(page.label(c), Label::Advmod | Label::Det | Label::Cc | Label::CcPreconj | Label::Aux)
            || in_no_case(page, c)
    })
}

/// "Under no circumstances", "at no time", "in no way".
fn in_no_case(page: &Page, t: usize) -> bool {
    page.label(t) == Label::Obl
        && matches!(
            page.lemma(t),
            "circumstance" | "time" | "way" | "means" | "account" | "condition" | "point"
        )
        && page.syntax.children(t).any(|c| page.label(c) == Label::Det && page.lemma(c) == "no")
}

/// Whether a phrase names nobody: "nobody", "no soldier", "neither side", "not one of them"; but not "no fewer than six".
pub fn names_nobody(page: &Page, t: usize) -> bool {
    let less = |c: usize| matches!(page.word(c + 1), "fewer" | "less" | "sooner" | "more");
    // "Little stops them"
    let little = page.lemma(t).eq_ignore_ascii_case("little")
        && page.syntax.children(t).all(|c| page.label(c) != Label::Det);
    matches!(page.lemma(t), "nobody" | "nothing" | "none" | "no-one" | "neither")
        || little
        || page.syntax.children(t).any(|c| {
            matches!(page.lemma(c), "no" | "neither" | "not")
                && matches!(page.label(c), Label::Det | Label::CcPreconj | Label::Advmod)
                && !less(c)
        })
}

/// Whether the clause headed by `verb` tells what another is to do, not what is done: "demanded that they promise".
pub fn is_subjunctive(page: &Page, verb: usize) -> bool {
    const ASKING: [&str; 10] = [
        "demand",
        "insist",
        "ask",
        "request",
        "require",
        "propose",
        "recommend",
        "suggest",
        "urge",
        "stipulate",
    ];
    let marked = page.syntax.children(verb).any(|c| page.label(c) == Label::Mark && page.lemma(c) == "that");
    let helped = page.syntax.children(verb).any(|c| matches!(page.label(c), Label::Aux | Label::Cop));
    let asked = page.token(verb).head.is_some_and(|h| h < verb && ASKING.contains(&page.lemma(h)));
    let bare = match page.token(verb).tag {
        demarche_parse::Tag::Vb => true,
        demarche_parse::Tag::Vbp => asked,
        _ => false,
    };
    page.label(verb) == Label::Ccomp && marked && !helped && bare
}

/// The modal verb of the clause headed by `verb`: "will", "would", "could", "may", "must".
pub fn modal<'a>(page: &Page<'a>, verb: usize) -> Option<&'a str> {
    page.syntax
        .children(verb)
        .find(|&c| page.label(c) == Label::Aux && page.token(c).tag == Tag::Md)
        .map(|c| page.lemma(c))
}

/// Whether the clause headed by `verb` tells what is still to come: "that Russia will withdraw", "that talks could
/// resume", "that it leave".
pub fn lies_ahead(page: &Page, verb: usize) -> bool {
    let bare = |t: usize| page.token(t).tag == Tag::Vb;
    let helper = |&c: &usize| matches!(page.label(c), Label::Aux | Label::AuxPass | Label::Cop);
    modal(page, verb).is_some()
        || bare(verb)
        || page.token(verb).tag == Tag::Vbg && page.lemma(verb) == "go"
        || page.syntax.children(verb).filter(helper).any(bare)
}

/// Whether the clause headed by `verb` asks: "asked what she had signed", "wondered how many were held".
pub fn is_question(page: &Page, verb: usize) -> bool {
    const ASKING: [&str; 10] =
        ["what", "who", "whom", "whose", "which", "how", "why", "when", "where", "whether"];
    ASKING.contains(&page.lemma(page.syntax.left_edge(verb)).to_lowercase().as_str())
}

/// The token that makes the clause headed by `verb` a condition: "if", "unless", "should" before its subject.
pub fn condition_marker(page: &Page, verb: usize) -> Option<usize> {
    let subject =
        page.syntax.children(verb).find(|&c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    page.syntax.children(verb).find(|&c| match page.label(c) {
        Label::Mark => {
            matches!(page.lemma(c), "if" | "unless" | "provided" | "provide" | "once" | "until" | "lest")
        }
        Label::Aux | Label::AuxPass | Label::Cop => {
            matches!(page.lemma(c), "should" | "have" | "be")
                && page.label(verb) == Label::Advcl
                && subject.is_some_and(|s| c < s)
        }
        _ => false,
    })
}

/// The end of the sentence of `t`, without its final marks.
pub fn sentence_end(page: &Page, t: usize) -> usize {
    let tokens = page.syntax.sentences[page.token(t).sentence].tokens.clone();
    let mut last = tokens.end - 1;
    while last > tokens.start && page.pos(last) == Pos::Punct {
        last -= 1;
    }
    last
}
