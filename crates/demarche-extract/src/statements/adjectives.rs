//! What somebody is sure, afraid or proud of: "was confident that ...", "are afraid that ...".

use super::extent;
use super::quotes::Quote;
use super::saying::Saying;
use super::who;
use crate::{Mentions, Page, grammar};
use demarche_parse::{Label, Pos};

/// Adjectives of what one thinks or feels, with a clause.
const FELT: &[&str] = &[
    "adamant",
    "afraid",
    "alarmed",
    "angry",
    "ashamed",
    "certain",
    "concerned",
    "confident",
    "convinced",
    "delighted",
    "determined",
    "disappointed",
    "doubtful",
    "encouraged",
    "fearful",
    "frustrated",
    "glad",
    "grateful",
    "happy",
    "hopeful",
    "insistent",
    "optimistic",
    "persuaded",
    "pessimistic",
    "pleased",
    "proud",
    "sad",
    "satisfied",
    "sceptical",
    "shocked",
    "skeptical",
    "sorry",
    "sure",
    "surprised",
    "thankful",
    "thrilled",
    "upset",
    "worried",
];

/// Every adjective with which a clause may be somebody's.
pub fn felt() -> impl Iterator<Item = &'static str> {
    FELT.iter().copied()
}

/// The saying of the adjective `t`: somebody "is" it, and a clause says of what.
pub fn saying(page: &Page, mentions: &Mentions, quotes: &[Quote], t: usize) -> Option<Saying> {
    let word = page.word(t).to_lowercase();
    let known = |w: &str| FELT.binary_search(&w).is_ok();
    if !matches!(page.pos(t), Pos::Adj | Pos::Verb) || !(known(&word) || known(page.lemma(t))) {
        return None;
    }
    let be = page.syntax.children(t).find(|&c| {
        c < t
            && matches!(page.label(c), Label::Cop | Label::Aux | Label::AuxPass)
            && matches!(page.lemma(c), "be" | "feel" | "remain" | "seem")
    })?;
    let asks = page
        .syntax
        .children(t)
        .any(|c| page.label(c) == Label::Aux && page.token(c).tag == demarche_parse::Tag::Md);
    if grammar::is_negated(page, t) || asks {
        return None;
    }
    let speaker = grammar::subject_of(page, t).filter(|&s| s < t && who::nominal(page, s))?;
    let somebody = matches!(page.pos(speaker), Pos::Propn | Pos::Pron) || mentions.at(speaker).is_some();
    if !somebody || matches!(page.lemma(speaker), "it" | "that" | "this" | "what") {
        return None;
    }
    let head = page.syntax.children(t).find(|&c| {
        c > t
            && matches!(page.label(c), Label::Ccomp | Label::Advcl | Label::Acl)
            && grammar::marker(page, c) == Some("that")
    })?;
    let that = page.syntax.children(head).find(|&m| m > t && m < head && page.lemma(m) == "that")?;
    let stretch = extent::complement(page, quotes, t, that, head, true);
    let content = extent::span(page, quotes, t, stretch)?;
    let mut saying = Saying::new(t, page.syntax.span(be, t), speaker, content);
    saying.head = Some(head);
    saying.spoken = false;
    Some(saying)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_are_in_order() {
        assert!(super::FELT.is_sorted());
    }
}
