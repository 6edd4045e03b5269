//! Classes of characters.

/// Letters, digits, marks: what words are made of. Unknown scripts count as letters.
pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    if c.is_alphanumeric() {
        return true;
    }
    !matches!(c,
        '\u{80}'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}'
        | '\u{2190}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}' | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{fff0}'..='\u{ffff}' | '\u{1f000}'..='\u{1faff}')
}

/// White space, with the invisible characters that pages put between words.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{0}'..='\u{1f}' | '\u{7f}')
}

/// Straight or curly apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}')
}

/// A mark that may stand after the full stop of the sentence it closes.
pub(super) fn is_closer(token: &str) -> bool {
    matches!(token, "\"" | "\u{201d}" | "'" | "''" | "\u{2019}" | ")" | "]" | "\u{bb}" | "}")
}

/// A double or single quotation mark.
pub(super) fn is_quote(token: &str) -> bool {
    matches!(
        token,
        "\"" | "\u{201d}" | "\u{201c}" | "'" | "''" | "``" | "\u{2019}" | "\u{2018}" | "\u{bb}" | "\u{ab}"
    )
}

/// A mark that only opens.
pub(super) fn is_opener(token: &str) -> bool {
    matches!(token, "\u{201c}" | "\u{2018}" | "(" | "[" | "\u{ab}" | "\u{201e}" | "``")
}

/// First character of a token.
pub(super) fn first(token: &str) -> char {
    token.chars().next().unwrap_or(' ')
}

/// The character just after byte `at`, if any.
pub(super) fn at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}
