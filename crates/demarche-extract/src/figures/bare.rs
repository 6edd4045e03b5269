//! Numbers without a noun: which of them take up an earlier figure, and which are names and dates.

use super::bound::Bounded;
use super::candidate::Candidate;
use super::people::of_others;
use crate::Page;
use crate::times::month;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Bound, Figure};

/// Words after which a number is a name, not a count: "Article 5", "Resolution 1701".
const NUMBERED: [&str; 18] = [
    "article",
    "resolution",
    "chapter",
    "section",
    "route",
    "flight",
    "group",
    "page",
    "number",
    "no.",
    "phase",
    "day",
    "year",
    "aged",
    "age",
    "annex",
    "paragraph",
    "at-large",
];

/// Verbs that put a number on something: "put the toll at 112", "acknowledges 26".
const COUNTING: [&str; 14] = [
    "put",
    "acknowledge",
    "count",
    "report",
    "estimate",
    "confirm",
    "speak",
    "contribute",
    "fire",
    "say",
    "total",
    "reach",
    "number",
    "exceed",
];

/// Whether the number is part of a date, a time, an age or a name.
pub fn is_name_or_date(page: &Page, base: usize, end: usize, number: Bounded) -> bool {
    let first = base + number.start;
    let after = base + number.end;
    let before = first.checked_sub(1).filter(|&t| t >= base);
    // "7 June two rounds": a day or a year is written in digits.
    let near_month = number.digits && before.is_some_and(|t| month(page.word(t)).is_some())
        || (after < end && month(page.word(after)).is_some() && number.value <= 31.0);
    let numbered = before.is_some_and(|t| {
        NUMBERED.contains(&page.word(t).to_lowercase().as_str())
            || (matches!(page.word(t), "-" | "/" | ":" | "#" | "+")
                && page.token(t).span.end == page.token(first).span.start
                && number.bound != Bound::Range)
    });
    let percent = after < end
        && matches!(page.word(after), "%" | "percent" | "per" | "pc" | "st" | "th" | "nd" | "rd")
        && (page.word(after) != "per" || (after + 1 < end && page.word(after + 1) == "cent"));
    near_month || numbered || percent || is_year(page, first, after, end, number)
}

/// A number like 2014 without a comma, and without a noun that it counts.
fn is_year(page: &Page, first: usize, after: usize, end: usize, number: Bounded) -> bool {
    let looks = number.digits && (1800.0..=2100.0).contains(&number.value) && page.word(after - 1).len() == 4;
    let plural = after < end && matches!(page.token(after).tag, Tag::Nns | Tag::Nnps);
    // "2020 Democrats" are those of a year.
    let recent = (1990.0..=2040.0).contains(&number.value);
    let plural = plural && !(recent && page.word(after).starts_with(char::is_uppercase));
    let from = number.low.is_some_and(|low| (1800.0..=2100.0).contains(&low));
    looks && (after - first == 1 || from) && !plural
}

/// A number that stands alone and takes up the figure before it.
pub fn takes_up(
    page: &Page,
    base: usize,
    end: usize,
    number: Bounded,
    earlier: Option<&Figure>,
) -> Option<Candidate> {
    let earlier = earlier?;
    let (first, after) = (base + number.start, base + number.end);
    if is_age(page, base, end, number) || of_others(page, after, end) {
        return None;
    }
    let alone = alone_here(page, after, end);
    let big = number.value >= 1000.0 && number.digits;
    let said = number.bound != Bound::Exact || counted_by_verb(page, first);
    let small = number.value < 10.0;
    // "54 dead, up from 49"
    let risen = first >= base + 2
        && page.lemma(first - 1) == "from"
        && matches!(page.lemma(first - 2), "up" | "down");
    if risen && alone_here(page, after, end) {
        return Some(Candidate { number, first, last: after - 1, unit: earlier.unit.clone() });
    }
    // "needs 87 votes of 130"
    let of_all = first >= base + 2
        && page.lemma(first - 1) == "of"
        && earlier.span.end == page.token(first - 2).span.end
        && alone;
    // "600 have gone home", "Two were looted": as many of those before.
    if of_all || alone && goes_on_counting(page, base, first, number, earlier) {
        return Some(Candidate { number, first, last: after - 1, unit: earlier.unit.clone() });
    }
    let of_them = of_them(page, after, end).filter(|_| {
        // "seven people, one of them in a serious condition"
        let among = first > base
            && page.word(first - 1) == ","
            && earlier.span.start >= page.token(base).span.start
            && !matches!(page.pos(after + 2), Pos::Verb | Pos::Aux);
        number.value > 1.0 || among
    });
    if !(of_them.is_some() || (alone && !small && (big || said))) {
        return None;
    }
    let last = of_them.unwrap_or(after - 1);
    Some(Candidate { number, first, last, unit: earlier.unit.clone() })
}

/// Whether a bare number is the subject of a clause that tells on of those whom a figure just before has counted.
fn goes_on_counting(page: &Page, base: usize, first: usize, number: Bounded, earlier: &Figure) -> bool {
    let subject = matches!(page.label(first), Label::Nsubj | Label::NsubjPass);
    let before = page.token(first.max(base + 1) - 1);
    let opens = first == base
        || matches!(before.pos, Pos::Adv | Pos::Cconj | Pos::Sconj)
        || matches!(page.word(first - 1), "," | ";" | ":" | "–" | "—" | "“");
    let near = page.syntax.sentences[page.token(first).sentence.saturating_sub(2)].tokens.start;
    let same = earlier.span.start >= page.token(near).span.start
        && page
            .document
            .text
            .get(earlier.span.end as usize..page.token(first).span.start as usize)
            .is_some_and(|between| !between.contains("\n\n"));
    let verb = page.token(first).head;
    let speaks = verb.is_some_and(|v| crate::statements::is_saying(page, v));
    let money = earlier.unit.len() == 3 && earlier.unit.chars().all(|c| c.is_ascii_uppercase());
    subject && opens && same && !speaks && !money && number.value >= 2.0
}

/// Whether no noun follows.
fn alone_here(page: &Page, after: usize, end: usize) -> bool {
    after >= end
        || matches!(
            page.pos(after),
            Pos::Punct | Pos::Adp | Pos::Cconj | Pos::Verb | Pos::Aux | Pos::Adv | Pos::Det
        )
}

/// "Ann Lee, 41, a trader": the number between two commas behind a name.
fn is_age(page: &Page, base: usize, end: usize, number: Bounded) -> bool {
    let (first, after) = (base + number.start, base + number.end);
    let name = first >= base + 2 && page.word(first - 1) == "," && page.pos(first - 2) == Pos::Propn;
    let closed = after >= end || matches!(page.word(after), "," | ")" | "." | "–" | "—");
    name && closed && number.value < 120.0
}

/// "31 of them".
fn of_them(page: &Page, after: usize, end: usize) -> Option<usize> {
    let them =
        after + 1 < end && page.lemma(after) == "of" && page.word(after + 1).eq_ignore_ascii_case("them");
    them.then_some(after + 1)
}

/// "puts the toll at 112", "acknowledged 26".
fn counted_by_verb(page: &Page, first: usize) -> bool {
    let mut above = page.syntax.ancestors(first).take(2);
    above.any(|t| page.pos(t) == Pos::Verb && COUNTING.contains(&page.lemma(t)))
}
