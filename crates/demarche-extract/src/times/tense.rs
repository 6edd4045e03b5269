//! Whether a clause looks back or ahead: "met on Friday", "will meet on Friday".

use super::calendar::Direction;
use crate::Page;
use demarche_parse::{Label, Pos, Tag};

/// The direction in which the expression whose head is `t` and whose first token is `first` looks.
pub fn direction(page: &Page, t: usize, first: usize) -> Direction {
    let start = page.syntax.sentences[page.token(t).sentence].tokens.start;
    let before = if first > start { page.lemma(first - 1) } else { "" };
    // "Figures for January" are known, "a summit for Friday" is not held yet.
    let month = crate::times::month(page.word(t)).is_some();
    match before {
        "since" => return Direction::Back,
        "until" | "till" | "due" => return Direction::Ahead,
        "for" if !month || page.token(t).head.is_some_and(|h| page.pos(h) == Pos::Verb) => {
            return Direction::Ahead;
        }
        // "As early as Monday"
        "as" if first > start + 1 && matches!(page.lemma(first - 2), "early" | "soon") => {
            return Direction::Ahead;
        }
        _ => {}
    }
    if page.syntax.ancestors(t).take(3).any(|a| matches!(page.lemma(a), "payable" | "due")) {
        return Direction::Ahead;
    }
    let above = page.syntax.ancestors(t).take(6);
    let Some(verb) = above.into_iter().find(|&a| matches!(page.pos(a), Pos::Verb | Pos::Aux)) else {
        return Direction::Back;
    };
    if looks_ahead(page, verb, first) { Direction::Ahead } else { Direction::Back }
}

/// The children of a verb; of a list of thousands, the first.
fn children<'p>(page: &'p Page, verb: usize) -> impl Iterator<Item = usize> + 'p {
    page.syntax.children(verb).take(50)
}

fn looks_ahead(page: &Page, verb: usize, first: usize) -> bool {
    let child = |label: Label| children(page, verb).find(|&c| page.label(c) == label);
    let auxiliaries =
        || children(page, verb).filter(|&c| matches!(page.label(c), Label::Aux | Label::AuxPass));
    let has = |lemmas: &[&str]| auxiliaries().any(|a| lemmas.contains(&page.lemma(a)));
    if has(&["have"]) && !has(&["will"]) {
        return false;
    }
    if auxiliaries().any(|a| {
        matches!(
            page.word(a).to_lowercase().as_str(),
            "will" | "'ll" | "shall" | "would" | "wo" | "may" | "might" | "can" | "must" | "should"
        )
    }) {
        return true;
    }
    let if_clause = child(Label::Mark).is_some_and(|m| matches!(page.lemma(m), "if" | "unless" | "until"));
    if if_clause && matches!(page.token(verb).tag, Tag::Vbz | Tag::Vbp) {
        return true;
    }
    // "to meet", "to be held": the participle of a passive infinitive has its base form in the auxiliary.
    let base = page.token(verb).tag == Tag::Vb || auxiliaries().any(|a| page.token(a).tag == Tag::Vb);
    let to = page
        .syntax
        .children(verb)
        .any(|c| page.lemma(c) == "to" && matches!(page.label(c), Label::Mark | Label::Aux));
    if to && base && first > verb {
        return true;
    }
    let scheduled =
        matches!(page.lemma(verb), "schedule" | "expect" | "plan" | "set" | "slate" | "call" | "due");
    if scheduled && has(&["be"]) && page.token(verb).tag == Tag::Vbn && first > verb {
        return true;
    }
    // "Has scheduled a vote for", "planned a rally on Saturday"
    if matches!(page.lemma(verb), "schedule" | "plan" | "slate") && first > verb {
        return true;
    }
    let coming = matches!(
        page.lemma(verb),
        "take"
            | "begin"
            | "start"
            | "open"
            | "resume"
            | "meet"
            | "arrive"
            | "visit"
            | "travel"
            | "host"
            | "expire"
            | "end"
            | "hold"
            | "convene"
            | "fly"
            | "come"
            | "go"
            | "leave"
            | "return"
            | "vote"
            | "elect"
            | "head"
    );
    let present = matches!(page.token(verb).tag, Tag::Vbz | Tag::Vbp);
    let progressive = page.token(verb).tag == Tag::Vbg
        && auxiliaries().any(|a| matches!(page.token(a).tag, Tag::Vbz | Tag::Vbp));
    coming && (present || progressive) || children(page, verb).any(|c| page.lemma(c) == "due" && c < first)
}
