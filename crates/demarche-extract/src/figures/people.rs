//! People who are counted without a noun: "killing at least four", "seven others were hurt", "Two dead, 12 freed".

use super::bound::Bounded;
use super::candidate::{Candidate, is_countable};
use crate::Page;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::Figure;

/// What is done to people whom one counts.
const DONE: [&str; 46] = [
    "abduct",
    "acquit",
    "ambush",
    "arrest",
    "behead",
    "bury",
    "capture",
    "convict",
    "deport",
    "detain",
    "die",
    "displace",
    "drown",
    "evacuate",
    "execute",
    "exonerate",
    "expel",
    "extradite",
    "free",
    "hang",
    "hospitalise",
    "hospitalize",
    "hurt",
    "imprison",
    "indict",
    "infect",
    "injure",
    "intern",
    "jail",
    "kidnap",
    "kill",
    "maim",
    "massacre",
    "murder",
    "pardon",
    "perish",
    "release",
    "rescue",
    "sentence",
    "shoot",
    "slaughter",
    "slay",
    "uproot",
    "trap",
    "torture",
    "wound",
];

/// Words in front of a number that make it a date, a place or a part.
const NO_COUNT: [&str; 14] = [
    "in", "on", "by", "since", "from", "until", "before", "after", "of", "no", "every", "at", "for", "under",
];

/// A number that counts people by what is done to them, or "others" after an earlier figure.
pub fn counted(
    page: &Page,
    base: usize,
    end: usize,
    number: Bounded,
    earlier: Option<&Figure>,
) -> Option<Candidate> {
    let (first, after) = (base + number.start, base + number.end);
    let before = first.checked_sub(1).filter(|&t| t >= base).map_or("", |t| page.lemma(t));
    if NO_COUNT.contains(&before.to_lowercase().as_str()) {
        return None;
    }
    let noun = (after < end && page.word(after).eq_ignore_ascii_case("others")).then_some(after);
    let more = (after < end && page.word(after).eq_ignore_ascii_case("more")).then_some(after);
    let last = noun.or(more).unwrap_or(after - 1);
    let next = last + 1;
    let people = || Candidate { number, first, last, unit: "people".to_owned() };
    let ends =
        next >= end || !matches!(page.pos(next), Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj | Pos::Sym);
    // "a force 60,000 strong"
    if next < end && page.word(next) == "strong" && number.value >= 10.0 {
        return Some(Candidate { last: next, ..people() });
    }
    if !ends || noun.is_none() && next < end && matches!(page.word(next), "-" | "%" | "/") {
        return None;
    }
    // "One of the most powerful empires died": no people.
    let one_of = number.value == 1.0 && next < end && page.lemma(next) == "of";
    if one_of && !matches!(page.lemma(next + 1), "they" | "them") {
        return one_of_its(page, first, next, end).map(|last| Candidate { last, ..people() });
    }
    if of_others(page, next, end) {
        return None;
    }
    if done_to(page, last, next, end) || more.is_some() && done_to(page, after - 1, next, end) {
        return Some(people());
    }
    // "Poland and two others", "another 15 are waiting": more of what was counted before.
    let earlier = earlier?;
    let another = before.eq_ignore_ascii_case("another") && next < end && page.pos(next) != Pos::Punct;
    let further = more.is_some() && next < end && matches!(page.pos(next), Pos::Verb | Pos::Aux);
    // "pledged 1,000 officers and has deployed 400"
    let object = page.label(last) == Label::Obj
        && !matches!(
            before.to_lowercase().as_str(),
            "the" | "these" | "those" | "other" | "last" | "first" | "next" | "both"
        )
        && number.value >= 2.0
        && page.token(last).head.is_some_and(|verb| page.pos(verb) == Pos::Verb && verb < first);
    (noun.is_some() || another || further || object)
        .then(|| Candidate { unit: earlier.unit.clone(), ..people() })
}

/// "One of its officers was shot dead": the last word of the phrase.
fn one_of_its(page: &Page, one: usize, of: usize, end: usize) -> Option<usize> {
    let harmed = page.token(one).head.filter(|_| page.label(one) == Label::NsubjPass)?;
    let owner = of + 1 < end && page.token(of + 1).tag == Tag::PrpS;
    let noun = (of + 2..end.min(of + 6)).find(|&t| page.token(t).tag == Tag::Nns)?;
    (owner && DONE.contains(&page.lemma(harmed)) && is_countable(page, noun)).then_some(noun)
}

/// "Three of the five questions", "at least two of its demands": other things than people and goods.
pub(super) fn of_others(page: &Page, of: usize, end: usize) -> bool {
    if of >= end || page.lemma(of) != "of" || page.pos(of + 1) == Pos::Pron {
        return false;
    }
    let noun = (of + 1..end.min(of + 7)).find(|&t| matches!(page.token(t).tag, Tag::Nns | Tag::Nnps));
    noun.is_some_and(|t| !is_countable(page, t))
}

/// Whether something is done to those whom the number at `t` counts: "kills 12", "12 were freed", "12 hurt".
fn done_to(page: &Page, t: usize, next: usize, end: usize) -> bool {
    let done = |v: usize| page.pos(v) == Pos::Verb && DONE.contains(&page.lemma(v));
    let participle = next < end && matches!(page.token(next).tag, Tag::Vbn | Tag::Vbd) && done(next);
    let Some(head) = page.token(t).head else {
        return participle;
    };
    // "two are missing"
    let state = next + 1 < end
        && page.pos(next) == Pos::Aux
        && matches!(page.lemma(next + 1), "missing" | "dead" | "wounded" | "injured");
    if state {
        return true;
    }
    let object = matches!(page.label(t), Label::Obj | Label::NsubjPass) && done(head);
    let dies =
        page.label(t) == Label::Nsubj && done(head) && matches!(page.lemma(head), "die" | "perish" | "drown");
    // "killed 12 and wounded 30": each verb has its own; "killing six and three": the second goes with the first.
    let joined = page.label(t) == Label::Conj
        && matches!(page.label(head), Label::Obj | Label::NsubjPass)
        && page.token(head).head.is_some_and(done);
    participle || object || dies || joined
}
