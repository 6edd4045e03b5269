//! Words of a page on a screen: nothing in them may act.
//!
//! A page can hold characters that turn the direction of writing, hide themselves or talk to a terminal. They
//! are shown by their number; the words around them stay as they are.

/// Whether a character acts instead of being seen.
fn acts(c: char) -> bool {
    let turns =
        matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let hides = matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{E0000}'..='\u{E007F}');
    turns || hides || c.is_control()
}

/// The words on one line, every acting character shown by its number: "⟨U+202E⟩".
pub(super) fn shown(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push(' '),
            c if acts(c) => out.push_str(&format!("⟨U+{:04X}⟩", c as u32)),
            c => out.push(c),
        }
    }
    out
}

/// For HTML text and attribute values in double quotes.
pub(super) fn html(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in shown(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// For Markdown: no word of a page may become a heading, a link or markup.
pub(super) fn markdown(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in shown(words).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown_by_its_number() {
        assert_eq!(shown("a\u{202E}b\u{1b}[31mc\nd"), "a⟨U+202E⟩b⟨U+001B⟩[31mc d");
    }

    #[test]
    fn markup_stays_words() {
        assert_eq!(html("<b a=\"1\">'&"), "&lt;b a=&quot;1&quot;&gt;&#39;&amp;");
        assert_eq!(markdown("[x](y) <i> *z*"), "\\[x\\](y) \\<i\\> \\*z\\*");
    }
}
