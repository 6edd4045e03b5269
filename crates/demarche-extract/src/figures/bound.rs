//! How exact a number is meant to be, by the words before and after it.

use super::money::is_sign;
use super::number::{self, Number};
use demarche_record::Bound;

/// A number with its bound: the words from `start` up to `end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounded {
    /// First word, the bound's own words included ("more than").
    pub start: usize,
    /// One past the last word of the number.
    pub end: usize,
    /// The number, the upper one of a range.
    pub value: f64,
    /// The lower one of a range.
    pub low: Option<f64>,
    /// How exact.
    pub bound: Bound,
    /// Whether it is written in digits.
    pub digits: bool,
}

/// Words before a number, longest first.
const BEFORE: [(&[&str], Bound); 27] = [
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["no", "more", "than"], Bound::AtMost),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["up", "to"], Bound::AtMost),
    (&["at", "most"], Bound::AtMost),
    (&["fewer", "than"], Bound::AtMost),
    (&["less", "than"], Bound::AtMost),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["more", "than"], Bound::AtLeast),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["close", "to"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["under"], Bound::AtMost),
    (&["over"], Bound::AtLeast),
    (&["above"], Bound::AtLeast),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["some"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["estimated"], Bound::About),
];

/// Reads the number at `at` with its bound, looking back no further than `from`.
pub fn read(words: &[&str], from: usize, at: usize) -> Option<Bounded> {
    let number = number::read(words, at)?;
    let end = at + number.len;
    if let Some((low, start)) = lower_end(words, from, at) {
        let range = low.value < number.value;
        let (low, bound) = if range { (Some(low.value), Bound::Range) } else { (None, Bound::Exact) };
        return Some(Bounded { start, end, value: number.value, low, bound, digits: number.digits });
    }
    let before = BEFORE.iter().find(|(phrase, _)| {
        at >= from + phrase.len()
            && words[at - phrase.len()..at].iter().zip(*phrase).all(|(w, p)| w.eq_ignore_ascii_case(p))
    });
    let (start, bound) = before.map_or((at, Bound::Exact), |(phrase, bound)| (at - phrase.len(), *bound));
    let bound = if or_more(words, end) { Bound::AtLeast } else { bound };
    Some(Bounded { start, end, value: number.value, low: None, bound, digits: number.digits })
}

/// "between 100 and 200", "100 to 200", "100-200": the lower number that ends just before `at`.
fn lower_end(words: &[&str], from: usize, at: usize) -> Option<(Number, usize)> {
    let money = at > from + 3 && is_sign(words.get(at - 1)?);
    let to = at.checked_sub(1 + usize::from(money))?;
    let link = words.get(to)?.to_lowercase();
    if !matches!(link.as_str(), "to" | "and" | "-" | "–" | "or") || to < from + 1 {
        return None;
    }
    let start = (from..to).rev().take(3).find(|&i| {
        number::read(words, i).is_some_and(|n| i + n.len == to || !money && shares_scale(words, i, n.len, at))
    })?;
    let mut low = number::read(words, start)?;
    // "$6 billion to $7 billion"
    let sign = money.then(|| start.checked_sub(1).filter(|&s| s >= from && is_sign(words[s])));
    let first = match sign {
        Some(sign) => sign?,
        None => start,
    };
    let before = first.checked_sub(1).filter(|&b| b >= from).map(|b| words[b].to_lowercase());
    let between = before.as_deref() == Some("between");
    match link.as_str() {
        "and" if !between => None,
        // "from 1,000 to 2,200" is a change: two figures.
        "to" if before.as_deref() == Some("from") => None,
        _ => {
            let upper = number::read(words, at)?;
            // "112 to 32" is no range: two figures.
            if low.value >= upper.value
                && !between
                && (upper.value >= 10.0 || upper.value < 1.0)
                && upper.digits
            {
                return None;
            }
            let scaled = upper.len > 1 && !words[at..at + upper.len].contains(&"-");
            let small = words.get(at).is_some_and(|w| w.len() < 6 && !w.contains(','));
            if low.value < 1000.0 && low.len == 1 && (upper.value >= 1e5 || scaled) && small {
                // "2 to 3 million"
                let own = number::read(&words[at..at + 1], 0)?;
                low.value *= upper.value / own.value.max(1.0);
            }
            Some((low, if between && !money { start - 1 } else { start }))
        }
    }
}

/// Whether the number that ends before `end` is the lower end of a range: "24 to 30 missiles".
pub fn opens_range(words: &[&str], from: usize, end: usize) -> bool {
    let link =
        words.get(end).is_some_and(|w| matches!(w.to_lowercase().as_str(), "to" | "-" | "–" | "or" | "and"));
    let next = end + 1 + usize::from(words.get(end + 1).is_some_and(|w| is_sign(w)));
    link && number::read(words, next).is_some()
        && lower_end(words, from, next)
            .is_some_and(|(low, _)| number::read(words, next).is_some_and(|upper| low.value < upper.value))
}

fn shares_scale(words: &[&str], at: usize, len: usize, upper: usize) -> bool {
    at + len + 1 == upper && words.get(at + len).is_some()
}

fn or_more(words: &[&str], end: usize) -> bool {
    let next = |i: usize, word: &str| words.get(i).is_some_and(|w| w.eq_ignore_ascii_case(word));
    next(end, "or") && next(end + 1, "more")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, at: usize) -> (f64, Option<f64>, Bound, usize) {
        let words: Vec<&str> = text.split(' ').collect();
        let b = read(&words, 0, at).expect("a number");
        (b.value, b.low, b.bound, b.start)
    }

    #[test]
    fn bounds() {
        assert_eq!(found("up to 100,000 troops", 2), (100_000.0, None, Bound::AtMost, 0));
        assert_eq!(found("killing at least nine people", 3), (9.0, None, Bound::AtLeast, 1));
        assert_eq!(found("the 35 members", 1), (35.0, None, Bound::Exact, 1));
    }

    #[test]
    fn ranges_and_changes() {
        assert_eq!(found("between 100 and 200 men", 3), (200.0, Some(100.0), Bound::Range, 0));
        assert_eq!(found("about $ 6 billion to $ 7 billion", 6), (7e9, Some(6e9), Bound::Range, 2));
        assert!(opens_range(&["between", "100", "and", "200", "cases"], 0, 2));
        assert_eq!(found("2 to 3 million people", 2), (3e6, Some(2e6), Bound::Range, 0));
        assert_eq!(found("three to four thousand men", 2), (4000.0, Some(3000.0), Bound::Range, 0));
        assert_eq!(found("from 1,000 to 2,200 troops", 3), (2200.0, None, Bound::Exact, 3));
        assert_eq!(found("ten men and two women", 3), (2.0, None, Bound::Exact, 3));
    }
}
