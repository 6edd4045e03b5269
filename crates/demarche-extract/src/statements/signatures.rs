//! Quotations with a signature: "“I have never seen such a crowd.” — Ann Lee, teacher".

use super::quotes::Quote;
use super::saying::{Saying, Who};
use demarche_text::{Document, Span};

/// Words of small letters inside a name.
const PARTICLES: [&str; 12] = ["al", "bin", "da", "de", "del", "der", "di", "ibn", "la", "of", "van", "von"];

/// The sayings of quotations that a dash and a name follow up to the end of their line.
pub fn sayings(document: &Document, quotes: &[Quote]) -> Vec<Saying> {
    quotes.iter().filter(|quote| quote.closed).filter_map(|quote| signed(&document.text, quote)).collect()
}

fn signed(text: &str, quote: &Quote) -> Option<Saying> {
    let end = quote.span.end as usize;
    let line = text.get(end..)?.split('\n').next()?;
    let lead = line.len() - line.trim_start_matches([' ', '\u{a0}']).len();
    let rest = &line[lead..];
    let dash = ["--", "―", "—", "–", "-"].into_iter().find(|dash| rest.starts_with(dash))?;
    let after = &rest[dash.len()..];
    let blank = after.len() - after.trim_start_matches([' ', '\u{a0}']).len();
    let name = after[blank..].trim_end().trim_end_matches('.');
    let own = name.split([',', '(']).next()?.trim_end();
    if !is_name(own) || name.split_whitespace().count() > 14 {
        return None;
    }
    let cue = end + lead;
    let start = cue + dash.len() + blank;
    let who = Who::Label(Span::new(start, start + own.len()));
    let dash = Span::new(cue, cue + dash.len());
    Some(Saying { cue_span: Some(dash), ..Saying::without_cue(who, vec![quote.span]) })
}

/// Two to six words, each with a capital or a particle.
fn is_name(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    let fits = |word: &&str| word.starts_with(char::is_uppercase) || PARTICLES.contains(word);
    (2..=6).contains(&all.len()) && all.iter().all(fits) && all[0].starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statements::quotations;

    fn names(text: &str) -> Vec<&str> {
        let quotes = quotations(text, Span::new(0, text.len()));
        let label = |saying: &Saying| match saying.who {
            Who::Label(label) => Some(label.of(text)),
            _ => None,
        };
        quotes.iter().filter_map(|quote| signed(text, quote)).filter_map(|s| label(&s)).collect()
    }

    #[test]
    fn a_dash_and_a_name_sign_a_quotation() {
        assert_eq!(
            names("“We came on foot.” — Ann Lee, teacher\n“So did we.” ― Ivo van Dam."),
            ["Ann Lee", "Ivo van Dam"]
        );
    }

    #[test]
    fn a_dash_that_goes_on_with_the_sentence_signs_nothing() {
        assert!(names("The “surge” — Washington called it that — failed.").is_empty());
        assert!(names("He spoke of “fair talks” - and left.").is_empty());
    }
}
