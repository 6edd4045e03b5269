//! HTML as a flat row of tags and texts: one pass, no tree, no error that stops it.

/// One piece of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Characters between tags, entities not yet replaced.
    Text(&'a str),
    /// `<name attributes>`; the name as written.
    Open { name: &'a str, attributes: &'a str },
    /// `</name>`
    Close(&'a str),
    /// What stands inside `<script>`, `<style>` and the like, which holds no tags.
    Raw { name: &'a str, attributes: &'a str, content: &'a str },
}

/// Elements whose content is no markup.
const RAW: [&str; 8] = ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"];

/// Cuts a page into its tokens; comments, doctypes and instructions are left out.
pub struct Tokens<'a> {
    rest: &'a str,
}

/// Reads `html` from its beginning.
pub fn tokens(html: &str) -> Tokens<'_> {
    Tokens { rest: html }
}

impl<'a> Tokens<'a> {
    fn take(&mut self, bytes: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        piece
    }

    /// Takes up to and including `end`, or everything.
    fn skip_past(&mut self, end: &str) {
        let bytes = self.rest.find(end).map_or(self.rest.len(), |at| at + end.len());
        self.take(bytes);
    }

    fn tag(&mut self, name_at: usize) -> (&'a str, &'a str) {
        let body = self.take(tag_end(self.rest));
        let body = body.strip_suffix('>').unwrap_or(body);
        let body = &body[name_at..];
        let name_end =
            body.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(body.len());
        body.split_at(name_end)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let bytes = self.rest.as_bytes();
            match bytes {
                [] => return None,
                [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] => {
                    let (name, attributes) = self.tag(1);
                    let Some(raw) = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)) else {
                        return Some(Token::Open { name, attributes });
                    };
                    // `<title/>` inside a drawing ends at once; in a browser nothing else of these does.
                    let empty = *raw == "title" && attributes.ends_with('/');
                    let end = if empty { 0 } else { close_tag(self.rest, raw) };
                    let content = self.take(end);
                    return Some(Token::Raw { name: raw, attributes, content });
                }
                [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => return Some(Token::Close(self.tag(2).0)),
                [b'<', b'!', b'-', b'-', ..] => {
                    self.take(4);
                    self.skip_past("-->");
                }
                [b'<', b'!' | b'?' | b'/', ..] => self.skip_past(">"),
                _ => {
                    let next = bytes.iter().skip(1).position(|b| *b == b'<').map(|at| at + 1);
                    return Some(Token::Text(self.take(next.unwrap_or(bytes.len()))));
                }
            }
        }
    }
}

/// The length of a tag, its `>` included; `>` inside quotes is no end.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, &byte) in tag.as_bytes().iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            // Quotes count only behind an equals sign; elsewhere they are stray.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    tag.len()
}

/// Where `</name` stands, or the end.
fn close_tag(text: &str, name: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = text[at..].find("</") {
        let start = at + next;
        let word = bytes.get(start + 2..start + 2 + name.len());
        if word.is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes())) {
            return start;
        }
        at = start + 2;
    }
    text.len()
}

/// The value of an attribute, entities not yet replaced.
pub fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    all_attributes(attributes).find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
}

/// Names and values of a tag's attributes.
pub fn all_attributes(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
        // A stray sign at the beginning is a name of its own, so that every step takes something.
        let end = end.max(rest.chars().next().map_or(1, char::len_utf8));
        let (name, behind) = rest.split_at(end);
        let Some(value) = behind.trim_start().strip_prefix('=') else {
            rest = behind;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let (value, behind) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        rest = behind;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_texts_and_raw_content() {
        let html =
            "<!DOCTYPE html><p class=\"a>b\">One <!-- > --> 2 < 3</P><script>if (a</b) {}</SCRIPT>é<br/>";
        let found: Vec<Token> = tokens(html).collect();
        let expected = [
            Token::Open { name: "p", attributes: " class=\"a>b\"" },
            Token::Text("One "),
            Token::Text(" 2 "),
            Token::Text("< 3"),
            Token::Close("P"),
            Token::Raw { name: "script", attributes: "", content: "if (a</b) {}" },
            Token::Close("SCRIPT"),
            Token::Text("é"),
            Token::Open { name: "br", attributes: "/" },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn attributes_in_every_style() {
        let found: Vec<_> = all_attributes(" a=1 B='2 3' c=\"x>y\" hidden  d = 4/").collect();
        assert_eq!(found, [("a", "1"), ("B", "2 3"), ("c", "x>y"), ("hidden", ""), ("d", "4/")]);
        assert_eq!(attribute(" B='2'", "b"), Some("2"));
        assert_eq!(all_attributes("===\"").count(), 1);
    }

    #[test]
    fn unfinished_pages_end() {
        for html in ["<", "<p", "<p class=\"", "</", "<!--", "<script>", "<!", "<?x", "a<"] {
            assert!(tokens(html).count() <= 2, "{html}");
        }
    }
}
