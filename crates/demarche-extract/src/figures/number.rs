//! Numbers in words and digits, over tokens.

/// A number read from `words[at..at + len]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// How many words it takes.
    pub len: usize,
    /// What they amount to.
    pub value: f64,
    /// Whether it is written in digits.
    pub digits: bool,
}

/// Reads the number that starts at `at`: "15,000", "3bn", "8 million", "twenty - one", "half a million".
pub fn read(words: &[&str], at: usize) -> Option<Number> {
    let lower = |i: usize| words.get(i).map(|w| w.to_lowercase());
    let first = lower(at)?;
    if let Some((value, scaled)) = digits(&first) {
        let number = Number { len: 1, value, digits: true };
        return Some(if scaled { number } else { scale(words, at, number) });
    }
    if first == "half" && lower(at + 1)? == "a" {
        let scale = lower(at + 2)?;
        let factor = multiplier(&scale).or((scale == "dozen").then_some(12.0))?;
        return Some(Number { len: 3, value: factor / 2.0, digits: false });
    }
    if first == "a" || first == "an" {
        return some_round_number(words, at);
    }
    let mut number = Number { len: 1, value: small(&first)?, digits: false };
    // "twenty-one" is three tokens.
    if number.value >= 20.0
        && lower(at + 1).as_deref() == Some("-")
        && let Some(unit) = lower(at + 2).and_then(|w| small(&w)).filter(|&u| u < 10.0)
    {
        number = Number { len: 3, value: number.value + unit, digits: false };
    }
    Some(scale(words, at, number))
}

/// Whether the word is a number or the beginning of one.
pub fn may_be_number(word: &str) -> bool {
    let lower = word.to_lowercase();
    word.starts_with(|c: char| c.is_ascii_digit())
        || small(&lower).is_some()
        || multiplier(&lower).is_some()
        || lower == "dozen"
}

/// Whether the word alone is a number of a thousand or more, other than a year.
pub fn may_stand_alone(word: &str) -> bool {
    let year = word.len() == 4 && word.parse().is_ok_and(|year: u32| (1800..=2100).contains(&year));
    let number = || digits(&word.to_lowercase());
    word.starts_with(|c: char| c.is_ascii_digit()) && !year && number().is_some_and(|(n, _)| n >= 1000.0)
}

/// "a dozen", "a million", "a hundred thousand"; not "a few hundred".
fn some_round_number(words: &[&str], at: usize) -> Option<Number> {
    let word = words.get(at + 1)?.to_lowercase();
    let value = multiplier(&word).or((word == "dozen").then_some(12.0))?;
    let plural_follows = words.get(at + 2).is_some_and(|w| w.eq_ignore_ascii_case("of"));
    let number = Number { len: 2, value, digits: false };
    if plural_follows && word != "dozen" { None } else { Some(scale(words, at, number)) }
}

/// Multiplies by the scale words that follow: "8 million", "two hundred thousand", "two dozen".
fn scale(words: &[&str], at: usize, mut number: Number) -> Number {
    while let Some(word) = words.get(at + number.len).map(|w| w.to_lowercase()) {
        let factor = |word: &str| multiplier(word).or((word == "dozen").then_some(12.0));
        // "$100-million"
        let joined =
            if word == "-" { words.get(at + number.len + 1).and_then(|w| multiplier(w)) } else { None };
        let Some(factor) = joined.or_else(|| factor(&word)) else { break };
        let len = number.len + 1 + usize::from(joined.is_some());
        number = Number { len, value: rounded(number.value * factor), ..number };
    }
    number
}

/// Decimal fractions are multiplied without leaving a binary tail: 1.1 million is 1,100,000.
fn rounded(value: f64) -> f64 {
    if value >= 100.0 { value.round() } else { value }
}

fn multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mn" | "mln" | "m" => 1e6,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// A word in digits, with whether a scale is part of it: "15,000", "1.5", "3bn", "97m", "200k".
fn digits(word: &str) -> Option<(f64, bool)> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let split = word.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(word.len());
    let (body, suffix) = word.split_at(split);
    let grouped = body.split(',').skip(1).all(|group| group.len() >= 3);
    if !grouped || body.ends_with('.') || body.matches('.').count() > 1 || body.len() > 18 {
        return None;
    }
    let value: f64 = body.replace(',', "").parse().ok()?;
    match suffix {
        "" => Some((value, false)),
        "k" => Some((rounded(value * 1e3), true)),
        _ => multiplier(suffix).map(|factor| (rounded(value * factor), true)),
    }
}

fn small(word: &str) -> Option<f64> {
    const UNITS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let unit = UNITS.iter().position(|u| *u == word).map(|n| n as f64);
    unit.or_else(|| TENS.iter().position(|t| *t == word).map(|n| (n as f64 + 2.0) * 10.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(f64, usize)> {
        let words: Vec<&str> = text.split(' ').collect();
        read(&words, 0).map(|n| (n.value, n.len))
    }

    #[test]
    fn digits_and_words() {
        assert_eq!(value("15,000 soldiers"), Some((15_000.0, 1)));
        assert_eq!(value("1.1 million people"), Some((1_100_000.0, 2)));
        assert_eq!(value("3bn"), Some((3e9, 1)));
        assert_eq!(value("twenty - one people"), Some((21.0, 3)));
        assert_eq!(value("half a million"), Some((500_000.0, 3)));
        assert_eq!(value("half a dozen drones"), Some((6.0, 3)));
        assert_eq!(value("a dozen states"), Some((12.0, 2)));
        assert_eq!(value("two hundred thousand men"), Some((200_000.0, 3)));
    }

    #[test]
    fn what_is_no_number() {
        for text in ["soldiers", "1,00 x", "5.", "a soldier", "half the", "22:58", "F16"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
