//! How a word is compared: cut into pieces, without accents, dots and capitals.
//!
//! An entry and a sentence go through the same cut, so "al-Shabaab", "al", "-", "Shabaab" and "Al Shabaab" are
//! one name, and so are "U.S." and "US".

/// How a piece is written; ordered, because an entry asks for *at least* this much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Case {
    /// "said", "2".
    Lower,
    /// "Moscow".
    Capital,
    /// "NATO", "U.S.".
    Upper,
}

/// One comparable piece of a word.
#[cfg(test)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Lower-case, without accents.
    pub(crate) folded: String,
    /// How it was written.
    pub(crate) case: Case,
}

/// The pieces of one token or of a whole name. Hyphens and apostrophes only separate; other marks are pieces.
#[cfg(test)]
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::with_capacity(4);
    each_piece(text, |folded, case| found.push(Piece { folded: folded.to_owned(), case }));
    found
}

/// Hands over each piece of a token or name: lower-case without accents, and how it was written.
pub(crate) fn each_piece(text: &str, mut take: impl FnMut(&str, Case)) {
    // each piece is no longer than the text
    if text.len() <= LONGEST && text.is_ascii() {
        return each_ascii(text, &mut take);
    }
    let mut word = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || is_combining(c) {
            word.push(c);
            continue;
        }
        if c == '.' && !word.is_empty() {
            continue;
        }
        finish(&mut word, &mut take);
        if !is_separator(c) {
            take(c.encode_utf8(&mut [0; 4]), Case::Lower);
        }
    }
    finish(&mut word, &mut take);
}

/// Longer runs of letters in plain text are read like any other text.
const LONGEST: usize = 64;

/// The same for plain text, a byte at a time: nearly all of what is asked.
fn each_ascii(text: &str, take: &mut impl FnMut(&str, Case)) {
    let mut word = [0u8; LONGEST];
    let (mut length, mut letters, mut capitals, mut first) = (0, 0, 0, false);
    let mut finish = |word: &[u8], case: Case| take(str::from_utf8(word).unwrap_or_default(), case);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            let capital = byte.is_ascii_uppercase();
            if byte.is_ascii_alphabetic() {
                first |= capital && letters == 0;
                letters += 1;
            }
            capitals += usize::from(capital);
            if let Some(cell) = word.get_mut(length) {
                *cell = byte.to_ascii_lowercase();
            }
            length += 1;
            continue;
        }
        if byte == b'.' && length > 0 {
            continue;
        }
        if length > 0 {
            finish(&word[..length], case(letters, capitals, first));
            (length, letters, capitals, first) = (0, 0, 0, false);
        }
        if !is_separator(char::from(byte)) {
            finish(&[byte], Case::Lower);
        }
    }
    if length > 0 {
        finish(&word[..length], case(letters, capitals, first));
    }
}

/// How a word of so many letters is written of which so many are capitals, the first perhaps.
fn case(letters: usize, capitals: usize, first: bool) -> Case {
    match first {
        true if letters == capitals => Case::Upper,
        true => Case::Capital,
        false => Case::Lower,
    }
}

/// Marks that join or part a name without being a part of it.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '`')
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn finish(word: &mut String, take: &mut impl FnMut(&str, Case)) {
    if word.is_empty() {
        return;
    }
    let case = case_of(word);
    if word.is_ascii() {
        word.make_ascii_lowercase();
        take(word, case);
    } else {
        take(&fold(word), case);
    }
    word.clear();
}

/// How a word is written.
fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            if letters.all(char::is_uppercase) {
                Case::Upper
            } else {
                Case::Capital
            }
        }
        Some(_) => Case::Lower,
        None => Case::Lower,
    }
}

/// Lower-case, without accents.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars().filter(|c| !is_combining(*c)) {
        for low in c.to_lowercase().filter(|c| !is_combining(*c)) {
            match plain(low) {
                "" => out.push(low),
                text => out.push_str(text),
            }
        }
    }
    out
}

/// The unaccented spelling of a Latin letter; empty where it is none of these.
fn plain(c: char) -> &'static str {
    match c {
        'à'..='å'
        | 'ā'
        | 'ă'
        | 'ą'
        | 'ǎ'
        | 'ả'
        | 'ạ'
        | 'ấ'
        | 'ầ'
        | 'ẩ'
        | 'ẫ'
        | 'ậ'
        | 'ắ'
        | 'ằ'
        | 'ặ'
        | 'ə' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'ḍ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẻ' | 'ẽ' | 'ẹ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => {
            "e"
        }
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' | 'ḥ' | 'ḩ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' | 'ḱ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö'
        | 'ø'
        | 'ō'
        | 'ŏ'
        | 'ő'
        | 'ơ'
        | 'ỏ'
        | 'ọ'
        | 'ố'
        | 'ồ'
        | 'ổ'
        | 'ộ'
        | 'ớ'
        | 'ờ'
        | 'ở'
        | 'ỡ'
        | 'ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' | 'ṭ' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ủ' | 'ụ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => {
            "u"
        }
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỹ' | 'ỷ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        pieces(text).into_iter().map(|p| p.folded).collect()
    }

    #[test]
    fn dots_hyphens_and_accents_do_not_matter() {
        assert_eq!(folded("U.S."), ["us"]);
        assert_eq!(folded("al-Shabaab"), ["al", "shabaab"]);
        assert_eq!(folded("Côte d’Ivoire"), ["cote", "d", "ivoire"]);
        assert_eq!(folded("Bu\u{308}rgenstock"), ["burgenstock"]);
        assert_eq!(folded("İzmir"), ["izmir"]);
        assert_eq!(folded("P5+1"), ["p5", "+", "1"]);
        assert!(folded(" -- '").is_empty());
    }

    #[test]
    fn case_is_told_apart() {
        let cases: Vec<Case> = pieces("UN Nato said 2").into_iter().map(|p| p.case).collect();
        assert_eq!(cases, [Case::Upper, Case::Capital, Case::Lower, Case::Lower]);
    }
}
