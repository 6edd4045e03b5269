//! Numbers before units: "3", "twenty-four", "2 1/2", "one and a half", "several"; years in words.

use super::pieces::Pieces;
use super::value::Amount;
use super::words::{self, Sense};

/// An amount that begins at `i`, and where it ends.
pub fn amount(pieces: &Pieces, i: usize) -> Option<(Amount, usize)> {
    if pieces.is(i, &["half"]) && pieces.is(i + 1, &["a", "an"]) {
        return Some((Amount { number: Some(0), half: true }, i + 2));
    }
    let vague = |s| if let Sense::Amount(a) = s { Some(a) } else { None };
    if let Some((amount, next)) = pieces.sense(i, vague).filter(|_| !scale_follows(pieces, i)) {
        return Some((amount, next));
    }
    let (number, next) = number(pieces, i)?;
    let half = pieces.is(next, &["and"]) && pieces.is(next + 1, &["a"]) && pieces.is(next + 2, &["half"]);
    if half {
        return Some((Amount { number: Some(number), half }, next + 3));
    }
    if matches!(pieces.text(next), "1/2" | "½") {
        return Some((Amount { number: Some(number), half: true }, next + 1));
    }
    let decimal = pieces.text(i).ends_with(".5") && next == i + 1;
    Some((Amount { number: Some(number), half: decimal }, next))
}

/// "a hundred years" is a number, "a year" a single one.
fn scale_follows(pieces: &Pieces, i: usize) -> bool {
    pieces.is(i, &["a"]) && pieces.sense(i + 1, scale).is_some()
}

fn scale(sense: Sense) -> Option<i64> {
    if let Sense::Scale(n) = sense { Some(n) } else { None }
}

fn small(sense: Sense) -> Option<i64> {
    if let Sense::Number(n) = sense { Some(n) } else { None }
}

/// A whole number in digits or words.
pub fn number(pieces: &Pieces, i: usize) -> Option<(i64, usize)> {
    if let Some(number) = digits(pieces.text(i)) {
        return Some((number, i + 1));
    }
    let (mut total, mut next) = below_hundred(pieces, i)
        .or_else(|| scale_follows(pieces, i).then_some((1, i + 1)))
        .or_else(|| pieces.sense(i, scale).map(|_| (1, i)))?;
    while let Some((factor, after)) = pieces.sense(next, scale) {
        total = total.checked_mul(factor)?;
        next = after;
        let joined = next + usize::from(pieces.is(next, &["and"]));
        if let Some((rest, after)) = below_hundred(pieces, joined) {
            total = total.checked_add(rest)?;
            next = after;
        }
    }
    Some((total, next))
}

/// "twenty four", "ninety-five", "seven".
fn below_hundred(pieces: &Pieces, i: usize) -> Option<(i64, usize)> {
    let (tens, next) = pieces.sense(i, small)?;
    if tens < 20 || tens % 10 != 0 {
        return Some((tens, next));
    }
    let joined = pieces.past_hyphen(next);
    match pieces.sense(joined, small).filter(|(ones, _)| (1..10).contains(ones)) {
        Some((ones, after)) => Some((tens + ones, after)),
        None => Some((tens, next)),
    }
}

fn digits(text: &str) -> Option<i64> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > 9 {
        return None;
    }
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let fraction_good = text.len() == whole.len() || text.ends_with(".5");
    let bare: String = whole.chars().filter(|c| *c != ',').collect();
    bare.parse().ok().filter(|_| fraction_good)
}

/// A year: "2014", "nineteen ninety-six", "two thousand".
pub fn year(pieces: &Pieces, i: usize) -> Option<(i16, usize)> {
    if let Some(year) = words::year(pieces.text(i)) {
        return Some((year, i + 1));
    }
    let (century, next) = below_hundred(pieces, i)?;
    if century == 2 && pieces.is(next, &["thousand"]) {
        let (year, next) = number(pieces, i)?;
        return Some((i16::try_from(year).ok().filter(|y| *y < 2100)?, next));
    }
    let (rest, next) = below_hundred(pieces, pieces.past_hyphen(next))?;
    let good = (15..=20).contains(&century) && rest >= 10 && !pieces.text(i).starts_with(char::is_numeric);
    good.then(|| ((century * 100 + rest) as i16, next))
}
