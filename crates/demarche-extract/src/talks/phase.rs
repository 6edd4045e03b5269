//! How far a round has come.

use super::trigger::Telling;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::Phase;

/// Words over a meeting by which it is only proposed.
const PROPOSING: [&str; 16] = [
    "propose",
    "offer",
    "invite",
    "suggest",
    "urge",
    "call",
    "want",
    "request",
    "seek",
    "ask",
    "demand",
    "invitation",
    "wish",
    "willing",
    "ready",
    "desire",
];

/// Words over a meeting by which it is off.
const CANCELLING: [&str; 14] = [
    "cancel", "abandon", "scrap", "boycott", "refuse", "reject", "skip", "rebuff", "decline", "shelve",
    "suspend", "freeze", "halt", "axe",
];

/// Words over a meeting by which it is to come.
const PLANNING: [&str; 12] = [
    "schedule", "plan", "due", "expect", "set", "agree", "announce", "intend", "prepare", "arrange", "slate",
    "hope",
];

/// Verbs by which a meeting is over.
const ENDING: [&str; 10] =
    ["end", "conclude", "close", "finish", "collapse", "fail", "wrap", "follow", "break", "stall"];

/// The phase that one telling shows.
pub fn of(page: &Page, telling: &Telling) -> Phase {
    if after(page, telling.token) {
        return Phase::Concluded;
    }
    let chain: Vec<usize> =
        std::iter::once(telling.token).chain(page.syntax.ancestors(telling.token).take(4)).collect();
    let over = |words: &[&str]| chain.iter().any(|&t| words.contains(&page.lemma(t)));
    if over(&CANCELLING) || chain.iter().any(|&t| called_off(page, t) || refuses(page, t)) {
        return Phase::Cancelled;
    }
    // "was agreed at a meeting", "in a call with her, he set out": what was done there, not that it is to be held.
    let held = past_event_at(page, telling.token);
    if held {
        return Phase::Concluded;
    }
    let future = chain.iter().any(|&t| is_future(page, t));
    // "a phone call" is one; "called for talks" proposes them.
    let itself = page.lemma(telling.token) == "call";
    let proposed = if itself {
        chain[1..].iter().any(|&t| PROPOSING.contains(&page.lemma(t)))
    } else {
        over(&PROPOSING)
    };
    if (proposed || chain.iter().any(|&t| may_come(page, t))) && !future {
        return Phase::Proposed;
    }
    if future || over(&PLANNING) {
        return Phase::Scheduled;
    }
    if over(&ENDING) {
        return Phase::Concluded;
    }
    match telling.verb.map(|v| (page.token(v).tag, page.pos(v))) {
        Some((Tag::Vbd, _)) => Phase::Concluded,
        Some((Tag::Vbn, _)) if has_past_auxiliary(page, telling.verb) => Phase::Concluded,
        Some((Tag::Vbp | Tag::Vbz | Tag::Vbg, Pos::Verb)) => Phase::Ongoing,
        _ => Phase::Ongoing,
    }
}

/// Whether the meeting is where or when the verb's deed was done: "agreed at a meeting", "said in a phone call".
fn past_event_at(page: &Page, t: usize) -> bool {
    let at = grammar::preposition(page, t).is_some_and(|p| matches!(p, "at" | "in" | "during"))
        && page.label(t) == Label::Obl;
    at && page.token(t).head.is_some_and(|verb| {
        let tag = page.token(verb).tag;
        let past = tag == Tag::Vbd
            || tag == Tag::Vbn
                && page
                    .syntax
                    .children(verb)
                    .any(|c| matches!(page.word(c), "was" | "were" | "has" | "have" | "had"));
        page.pos(verb) == Pos::Verb
            && past
            && !matches!(page.lemma(verb), "be" | "engage" | "remain" | "lock")
    })
}

/// "a meeting is possible", "talks could take place"
fn may_come(page: &Page, t: usize) -> bool {
    let possible = matches!(page.lemma(t), "possible" | "likely" | "unlikely" | "conceivable");
    possible || grammar::modal(page, t).is_some_and(|m| matches!(m, "may" | "might" | "could"))
}

fn called_off(page: &Page, t: usize) -> bool {
    let particle = |t: usize, p: &str| page.syntax.children(t).any(|c| page.lemma(c) == p);
    (matches!(page.lemma(t), "call" | "break") && particle(t, "off"))
        || (page.lemma(t) == "pull" && particle(t, "out"))
}

/// "will not attend", "would not join"
fn refuses(page: &Page, t: usize) -> bool {
    matches!(page.lemma(t), "attend" | "join" | "meet" | "hold")
        && grammar::is_negated(page, t)
        && grammar::modal(page, t).is_some()
}

fn is_future(page: &Page, t: usize) -> bool {
    let will = grammar::modal(page, t).is_some_and(|m| matches!(m, "will" | "shall" | "'ll" | "would"));
    let be_to = page.syntax.children(t).any(|c| page.label(c) == Label::Mark && page.lemma(c) == "to")
        && page
            .syntax
            .children(t)
            .any(|c| page.lemma(c) == "be" && matches!(page.label(c), Label::Aux | Label::Cop));
    will || be_to
}

/// "after talks in Geneva", "following the meeting"
fn after(page: &Page, t: usize) -> bool {
    std::iter::once(t).chain(page.token(t).head).any(|t| {
        grammar::preposition(page, t).is_some_and(|p| matches!(p, "after" | "following" | "follow" | "since"))
            || grammar::marker(page, t).is_some_and(|m| m == "after")
    })
}

fn has_past_auxiliary(page: &Page, verb: Option<usize>) -> bool {
    verb.is_some_and(|v| {
        page.syntax.children(v).any(|c| matches!(page.label(c), Label::Aux | Label::AuxPass))
    })
}
