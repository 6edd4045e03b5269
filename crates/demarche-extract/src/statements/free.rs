//! Free indirect speech: "She said talks were welcome. They would not, however, be held in Cairo." A sentence in the
//! backshifted future right after a report, with a pronoun for its subject, goes on with what was reported.

use super::quotes::Quote;
use super::runon::quotes_only;
use super::saying::{Saying, Who};
use super::whole;
use crate::scopes::Layers;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_text::Role;

/// The sentences that go on with the report before them; `sayings` are in text order.
pub fn sentences(page: &Page, marks: &[Quote], sayings: &[Saying]) -> Vec<Saying> {
    let layers = Layers::new(sayings.iter().map(|s| s.content.as_slice()));
    let mut found = Vec::new();
    let mut next = 0;
    // The last report whose cue stands outside of what others say.
    let mut running: Option<(usize, usize)> = None;
    for (number, sentence) in page.syntax.sentences.iter().enumerate() {
        let own = next;
        while next < sayings.len() && starts(&sayings[next]) < sentence.span.end {
            let saying = &sayings[next];
            let outer = saying.cue_span.is_some_and(|c| layers.at(c.start).is_empty());
            if outer && !quotes_only(marks, saying) && whole(&saying.content).end <= sentence.span.end {
                running = Some((next, number));
            }
            next += 1;
        }
        let silent = own == next && layers.at(sentence.span.start).is_empty();
        let Some((last, at)) = running.filter(|_| silent) else {
            continue;
        };
        let before = &page.syntax.sentences[at];
        let gap = page.document.text.get(before.span.end as usize..sentence.span.start as usize);
        let goes_on = at + 1 == number && gap.is_some_and(|gap| !gap.contains('\n'));
        if goes_on && reported(page, &sayings[last]) && backshifted(page, number) {
            let first = sentence.tokens.start;
            let content = page.syntax.span(first, grammar::sentence_end(page, first));
            found.push(Saying::without_cue(Who::Same(last), vec![content]));
            running = Some((last, number));
        }
    }
    found
}

fn starts(saying: &Saying) -> u32 {
    let content = whole(&saying.content).start;
    saying.cue_span.map_or(content, |c| c.start.min(content))
}

/// Whether the report is told in the past, by a verb.
fn reported(page: &Page, saying: &Saying) -> bool {
    let Some(cue) = saying.cue_span else { return false };
    let t = page.syntax.tokens.partition_point(|t| t.span.start < cue.start);
    page.syntax
        .tokens
        .get(t..)
        .is_some_and(|rest| rest.iter().take_while(|t| t.span.end <= cue.end).any(|t| t.tag == Tag::Vbd))
}

/// "It would not sign": the main verb with "would" and a pronoun for its subject, no condition of its own.
fn backshifted(page: &Page, number: usize) -> bool {
    let tokens = page.syntax.sentences[number].tokens.clone();
    let Some(root) = tokens.clone().find(|&t| page.label(t) == Label::Root) else {
        return false;
    };
    let would = page.syntax.children(root).any(|c| page.label(c) == Label::Aux && page.word(c) == "would");
    let pronoun = grammar::subject_of(page, root)
        .is_some_and(|s| page.pos(s) == Pos::Pron && matches!(page.lemma(s), "it" | "they" | "he" | "she"));
    let body = page.role(number) == Role::Body;
    let quoted = tokens.clone().any(|t| page.word(t).starts_with(['"', '“', '”', '?']));
    would && pronoun && body && !quoted
}
