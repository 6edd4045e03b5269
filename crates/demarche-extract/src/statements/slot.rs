//! The phrase in front of a cue: who speaks, by the order of words.

use super::ends::finite;
use super::extent;
use super::frames;
use super::quotes::Quote;
use crate::Page;
use demarche_parse::{Label, Pos};

/// The phrase in front of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its first token.
    pub start: usize,
    /// Its head.
    pub head: usize,
    /// Whether it stands right before the cue, with no comma between.
    pub adjacent: bool,
}

/// The speaker in the words between what is said and the cue: "..., the envoy, Ann Lee, said".
pub fn slot(page: &Page, quotes: &[Quote], t: usize) -> Option<Slot> {
    let sentence = extent::sentence(page, t);
    let own = extent::inside(quotes, page.token(t).span);
    let quoted = |x: usize| {
        let quote = extent::inside(quotes, page.token(x).span);
        quote.is_some() && quote != own
    };
    let helper = |x: usize| matches!(page.pos(x), Pos::Aux | Pos::Adv) && page.word(x) != "not";
    let last = (sentence.start..t).rev().find(|&x| !helper(x))?;
    let joins = matches!(page.pos(last), Pos::Cconj | Pos::Adp | Pos::Sconj | Pos::Verb | Pos::Part);
    if quoted(last) || frames::who_word(page, last) || joins {
        return None;
    }
    let adjacent = page.word(last) != ",";
    let mut commas = if adjacent { 1 } else { 2 };
    let mut start = last;
    let mut x = last;
    let floor = sentence.start.max(last.saturating_sub(40));
    while x > floor {
        x -= 1;
        if page.word(x) == "," {
            commas -= 1;
        }
        let bound = quoted(x) || opens_clause(page, x) || page.word(x) == ";" || commas == 0;
        if bound {
            return at(page, start, last, adjacent);
        }
        let verb = page.pos(x) == Pos::Aux || (page.pos(x) == Pos::Verb && finite(page, x));
        if verb && !named(page, x) {
            // What is told about the speaker in between is passed over.
            x = relative(page, x, floor)?;
            commas -= 1;
            if commas == 0 {
                return None;
            }
        } else if matches!(page.word(x), ":" | "but") && x > sentence.start {
            return None;
        }
        start = x;
    }
    let reached = x == sentence.start;
    let start = if page.word(start) == "," { start + 1 } else { start };
    reached.then(|| at(page, start, last, adjacent)).flatten()
}

/// Whether a word with a capital inside a sentence is taken for a verb, but is part of a name.
pub fn named(page: &Page, t: usize) -> bool {
    let first = extent::sentence(page, t).start;
    t > first
        && page.word(t).starts_with(char::is_uppercase)
        && page.word(t - 1).starts_with(char::is_uppercase)
}

fn at(page: &Page, start: usize, last: usize, adjacent: bool) -> Option<Slot> {
    let led = matches!(page.pos(start), Pos::Adp | Pos::Cconj | Pos::Adv | Pos::Verb) && !named(page, start);
    // "On Monday its leader, Ann Lee, vowed": the noun before the first comma has the name beside it.
    let host = (start..last)
        .find(|&x| page.word(x) == ",")
        .and_then(|x| x.checked_sub(1))
        .filter(|&x| led && !adjacent && matches!(page.pos(x), Pos::Noun | Pos::Propn));
    let head = host.or_else(|| local_head(page, start, last))?;
    Some(Slot { start, head, adjacent })
}

/// Words after which a new clause with its own subject begins.
pub fn opens_clause(page: &Page, x: usize) -> bool {
    matches!(
        page.lemma(x),
        "after"
            | "before"
            | "when"
            | "while"
            | "because"
            | "since"
            | "as"
            | "which"
            | "whom"
            | "what"
            | "that"
            | "if"
    )
}

/// The comma before the relative clause that holds the verb `x`.
fn relative(page: &Page, x: usize, floor: usize) -> Option<usize> {
    let pronoun =
        (floor..x).rev().take(24).find(|&w| matches!(page.lemma(w), "who" | "which" | "whose" | "whom"))?;
    (floor..pronoun).rev().take(2).find(|&w| page.word(w) == ",")
}

/// The head of the first phrase in a run of tokens.
pub fn local_head(page: &Page, from: usize, to: usize) -> Option<usize> {
    let base = from..=to;
    let end = (from..=to)
        .find(|&x| page.word(x) == "," || (matches!(page.pos(x), Pos::Adp | Pos::Verb) && !named(page, x)))
        .unwrap_or(to + 1);
    let nominals = || (from..end).filter(|&x| matches!(page.pos(x), Pos::Noun | Pos::Propn | Pos::Pron));
    nominals()
        .find(|&x| {
            let outside = page.token(x).head.is_none_or(|h| !base.contains(&h));
            outside && !matches!(page.label(x), Label::NmodPoss | Label::Compound | Label::Amod)
        })
        .or_else(|| nominals().next_back())
}
