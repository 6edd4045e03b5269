//! Headlines that name a speaker, a colon or dash, and the words: "Kyiv: 'We will not yield'".

use super::ends;
use super::extent;
use super::quotes::Quote;
use super::saying::Saying;
use super::who;
use crate::{Mentions, Page};
use demarche_parse::Pos;

/// The saying of a short line "X: words".
pub fn saying(page: &Page, mentions: &Mentions, quotes: &[Quote], sentence: usize) -> Option<Saying> {
    let tokens = page.syntax.sentences[sentence].tokens.clone();
    let colon = tokens.clone().take(8).find(|&t| page.word(t) == ":")?;
    let first = tokens.start;
    if colon == first || colon + 1 >= tokens.end || !begins_line(page, first) {
        return None;
    }
    let name = first..colon;
    if name.clone().any(|t| matches!(page.pos(t), Pos::Verb | Pos::Aux | Pos::Punct)) {
        return None;
    }
    let head = name.clone().find(|&t| page.token(t).head.is_none_or(|h| !name.contains(&h)))?;
    let actors = mentions.actors(page, head);
    let known = actors.iter().any(|a| a.id.is_some());
    let person = actors.iter().any(|a| a.name.is_some()) && name.clone().all(|t| page.pos(t) == Pos::Propn);
    // In a title also a name that nobody knows: "Lindqvist: The Pact Is Dead", and who asks or finds: "Poll: ...".
    let title_of = page.role(sentence) == demarche_text::Role::Title
        && (name.clone().all(|t| page.pos(t) == Pos::Propn)
            || matches!(
                page.lemma(head).to_lowercase().as_str(),
                "poll"
                    | "report"
                    | "study"
                    | "survey"
                    | "source"
                    | "official"
                    | "analyst"
                    | "expert"
                    | "police"
            ));
    if !who::nominal(page, head) || !(known || title_of || person) {
        return None;
    }
    let after = colon + 1;
    let quoted = extent::inside(quotes, page.token(after).span).map(|q| q.span);
    let last = tokens.end - 1;
    let title = page.role(sentence) == demarche_text::Role::Title
        || person && begins_line(page, tokens.end)
        || !page.text(page.token(last).span).ends_with('.');
    let clause = title && (after..tokens.end).any(|t| ends::finite(page, t));
    let content = match quoted {
        Some(quote) => quote,
        None if clause => extent::span(page, quotes, first, (after, last))?,
        None => return None,
    };
    let mut saying = Saying::new(colon, page.token(colon).span, head, content);
    saying.cue = None;
    saying.cue_span = quoted.is_none().then(|| page.token(colon).span);
    Some(saying)
}

fn begins_line(page: &Page, t: usize) -> bool {
    let start = page.token(t).span.start as usize;
    let before = page.document.text.get(..start).unwrap_or("");
    before.trim_end_matches([' ', '\t', '-', '•', '*']).ends_with('\n') || before.trim().is_empty()
}
