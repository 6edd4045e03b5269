//! Bytes to characters.

/// Windows-1252 from 0x80 to 0x9F; the rest of it is Latin-1. What it leaves open maps to itself.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The characters of a file: UTF-8, UTF-16 with its mark, or the Windows-1252 of old web pages; `None`
/// where the bytes are no text.
///
/// Valid UTF-8 comes back unchanged, a byte order mark included.
pub fn decode(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (mut sequences, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sequences += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    let control = bytes.iter().filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    if control * 100 > bytes.len() || broken * 10 > bytes.len() * 3 {
        None
    } else if sequences > broken {
        Some(String::from_utf8_lossy(bytes).into_owned())
    } else {
        Some(bytes.iter().map(|&b| windows_1252(b)).collect())
    }
}

pub(crate) fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let broken = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER || c == '\0').count();
    (broken * 10 <= text.len()).then_some(text)
}

/// Whether a text is an HTML page, by its first characters.
pub fn looks_like_html(text: &str) -> bool {
    const BEGINNINGS: [&str; 6] = ["<!doctype html", "<html", "<head", "<body", "<meta", "<title"];
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    for (open, close) in [("<?xml", "?>"), ("<!--", "-->"), ("<!--", "-->")] {
        if rest.starts_with(open) {
            let Some((_, after)) = rest.split_once(close) else {
                return false;
            };
            rest = after.trim_start();
        }
    }
    BEGINNINGS.iter().any(|b| rest.get(..b.len()).is_some_and(|start| start.eq_ignore_ascii_case(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_unchanged_mark_and_line_ends_included() {
        let text = "\u{FEFF}Kyiv said “no”.\r\n";
        assert_eq!(decode(text.as_bytes()).as_deref(), Some(text));
    }

    #[test]
    fn old_encodings_are_read() {
        assert_eq!(decode(b"\x93No\x94, caf\xE9 talks").as_deref(), Some("“No”, café talks"));
        assert_eq!(decode(b"\xFF\xFEK\0y\0").as_deref(), Some("Ky"));
        assert_eq!(decode(b"\xFE\xFF\0K\0y").as_deref(), Some("Ky"));
    }

    #[test]
    fn a_few_broken_bytes_in_utf8_do_not_change_the_rest() {
        let mut bytes = "“One” – “two”".as_bytes().to_vec();
        bytes.push(0xE2);
        assert_eq!(decode(&bytes).as_deref(), Some("“One” – “two”\u{FFFD}"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"PK\x03\x04\0\0"), None);
        assert_eq!(decode(&[0xFF; 40]), None);
        assert_eq!(decode(&(128..=255).collect::<Vec<u8>>()), None);
    }

    #[test]
    fn html_is_known_by_its_beginning() {
        for html in [
            "<!DOCTYPE html><p>",
            "\u{FEFF} <html>",
            "<?xml version='1.0'?>\n<!DOCTYPE HTML>",
            "<!-- x --><head>",
        ] {
            assert!(looks_like_html(html), "{html}");
        }
        for text in ["", "<", "<p", "A <html> tag", "<!-- never closed"] {
            assert!(!looks_like_html(text), "{text}");
        }
    }
}
