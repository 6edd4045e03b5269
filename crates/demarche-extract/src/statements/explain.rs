//! Why a statement was told: its cue with the line of the data, the speaker and the content with the arcs to them.

use super::Said;
use crate::Page;
use crate::explain::{Cast, Reason, actor, arcs, called, lines_that_fit, quoted, word};
use demarche_parse::Pos;

/// The reasons of one statement.
pub fn reasons(cast: &Cast, page: &Page, said: &Said) -> Vec<Reason> {
    let statement = &said.statement;
    let mut found = Vec::new();
    let cue = match (said.cue, statement.cue) {
        (Some(t), span) => {
            let words = span.map_or_else(|| word(page, t), |s| quoted(page, s));
            format!("{words}{}", entry(page, t))
        }
        (None, Some(span)) => format!("{}: the mark of a headline or a signature", quoted(page, span)),
        (None, None) => "none: a turn, a quotation that runs on, or speech that goes on".to_owned(),
    };
    found.push(Reason::new("cue", cue));
    let (who, head) = actor(cast, &statement.speaker);
    let head = said.speaker.or(head);
    found.push(Reason::new("speaker", format!("{who}{}", way(page, said.cue, head))));
    for content in &statement.content {
        let arcs = if content.contains(said.head.map_or(*content, |h| page.token(h).span)) {
            way(page, said.cue, said.head)
        } else {
            String::new()
        };
        found.push(Reason::new("content", format!("{}{arcs}", quoted(page, *content))));
    }
    let form = match statement.form {
        demarche_record::Form::Direct => "direct: all of it stands in quotation marks or in a turn",
        demarche_record::Form::Mixed => "mixed: part of it stands in quotation marks",
        demarche_record::Form::Indirect => "indirect: none of it stands in quotation marks",
    };
    found.push(Reason::new("form", form));
    for one in &statement.addressees {
        let (who, head) = actor(cast, one);
        found.push(Reason::new("addressee", format!("{who}{}", way(page, said.cue, head))));
    }
    for source in &statement.attribution {
        let who = called(page, &source.actor);
        let cue = source.cue.map_or(String::new(), |c| format!("; by {}", quoted(page, c)));
        found.push(Reason::new("attribution", format!("inside what {who} tells{cue}")));
    }
    found
}

/// The arcs between two tokens of one sentence.
fn way(page: &Page, from: Option<usize>, to: Option<usize>) -> String {
    match (from, to) {
        (Some(a), Some(b)) if page.token(a).sentence == page.token(b).sentence => {
            format!("; {}", arcs(page, a, b))
        }
        _ => String::new(),
    }
}

/// The lines of `cues.tsv` for the word of a cue.
fn entry(page: &Page, t: usize) -> String {
    let lemma = page.lemma(t).to_ascii_lowercase();
    let part = if page.pos(t) == Pos::Verb { "verb" } else { "noun" };
    lines_that_fit(
        ("cues.tsv", include_str!("../../data/cues.tsv")),
        |words, sort| words.split(' ').next() == Some(lemma.as_str()) && sort == part,
        " (grammar, no entry of cues.tsv)",
    )
}
