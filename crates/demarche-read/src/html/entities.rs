//! `&amp;` and its like.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static NAMES: LazyLock<BTreeMap<&'static str, char>> = LazyLock::new(|| {
    let lines = include_str!("../../data/entities.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, c)| Some((name, c.chars().next()?)))
        .collect()
});

/// The longest name of an entity that is looked for.
const LONGEST: usize = 12;

/// Appends `text` to `out` with its entities replaced; what is none stays as it is.
pub fn decode(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match entity(&rest[1..]) {
            Some((c, bytes)) => {
                out.push(c);
                rest = &rest[1 + bytes..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

/// A text with its entities replaced.
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    decode(text, &mut out);
    out
}

/// The character that stands behind an ampersand, and how many bytes its name takes.
fn entity(text: &str) -> Option<(char, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        let (digits, radix, prefix) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16, 2),
            None => (number, 10, 1),
        };
        let end = digits.bytes().take(8).take_while(|b| char::from(*b).is_digit(radix)).count();
        let code = u32::from_str_radix(&digits[..end], radix).ok()?;
        let semicolon = usize::from(digits[end..].starts_with(';'));
        return Some((character(code)?, prefix + end + semicolon));
    }
    let end = text.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let closed = text[end..].starts_with(';');
    let c = NAMES.get(&text[..end]).copied().filter(|_| closed)?;
    Some((c, end + 1))
}

/// Numbers from 128 to 159 are meant as Windows-1252; control characters are none.
fn character(code: u32) -> Option<char> {
    match code {
        0x80..=0x9F => crate::decode::windows_1252(code as u8).into(),
        9 | 10 | 13 | 32.. => char::from_u32(code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_replaced_and_the_rest_stays() {
        let cases = [
            ("AT&amp;T", "AT&T"),
            ("&ldquo;No&rdquo; &#8211; caf&eacute;", "“No” – café"),
            ("&#x2019;&#146;", "’’"),
            ("a & b &unknown; &#; &#x; &", "a & b &unknown; &#; &#x; &"),
            ("&#0;&#xFFFFFF;", "&#0;&#xFFFFFF;"),
            ("&é;", "&é;"),
        ];
        for (text, expected) in cases {
            assert_eq!(decoded(text), expected);
        }
    }
}
