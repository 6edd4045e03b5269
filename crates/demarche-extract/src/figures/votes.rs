//! The numbers of a vote: "93 votes to 12", "was defeated, 112 to 32", "71 in favour and nine against".

use super::bound::Bounded;
use super::candidate::Candidate;
use crate::Page;
use demarche_parse::{Pos, Tag};

/// "93 votes to 12": the votes on the other side.
pub fn votes(page: &Page, base: usize, end: usize, number: Bounded) -> Option<Candidate> {
    let (first, after) = (base + number.start, base + number.end);
    if let Some(one_side) = division(page, base, end, number) {
        return Some(one_side);
    }
    let to = first.checked_sub(2).filter(|&t| t > base)?;
    let voted = (base..first)
        .any(|t| page.lemma(t) == "vote" || page.lemma(t) == "favour" || page.lemma(t) == "favor");
    let opposed = voted && after < end && matches!(page.lemma(after), "against" | "abstain" | "oppose");
    if opposed && page.lemma(first - 1) == "and" {
        return Some(cast(first, after, number));
    }
    let against = matches!(page.lemma(to + 1), "to" | "against") && page.lemma(to) == "vote";
    let alone = after >= end || matches!(page.pos(after), Pos::Punct | Pos::Adp | Pos::Cconj | Pos::Adv);
    (against && alone && page.token(to - 1).tag == Tag::Cd).then(|| cast(first, after, number))
}

/// "was defeated, 112 to 32": either number of a division.
fn division(page: &Page, base: usize, end: usize, number: Bounded) -> Option<Candidate> {
    const VOTING: [&str; 12] = [
        "vote",
        "defeat",
        "pass",
        "carry",
        "adopt",
        "approve",
        "reject",
        "ballot",
        "motion",
        "amendment",
        "bill",
        "censure",
    ];
    let (first, after) = (base + number.start, base + number.end);
    let count = |t: usize| page.token(t).tag == Tag::Cd && page.word(t).chars().all(|c| c.is_ascii_digit());
    let to = |t: usize| matches!(page.word(t), "to" | "-" | "–");
    let opens = after + 1 < end && to(after) && count(after + 1);
    let closes = first >= base + 2 && to(first - 1) && count(first - 2);
    let voted = (base..end).any(|t| VOTING.contains(&page.lemma(t)));
    (voted && (opens || closes)).then(|| cast(first, after, number))
}

fn cast(first: usize, after: usize, number: Bounded) -> Candidate {
    Candidate { number, first, last: after - 1, unit: "votes".to_owned() }
}
