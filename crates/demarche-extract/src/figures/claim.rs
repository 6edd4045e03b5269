//! Who claims a figure.

use crate::{Mentions, Page, Said, Scopes, grammar};
use demarche_parse::Pos;
use demarche_record::Actor;

/// Verbs whose subject claims the number without a clause: "put the toll at 112", "estimates 40 dead".
const CLAIMING: [&str; 9] =
    ["put", "estimate", "count", "acknowledge", "report", "cite", "speak", "accuse", "claim"];

/// Who says so: the innermost speakers around the number, else the subject of a verb that puts it.
pub fn claimants(
    page: &Page,
    mentions: &Mentions,
    said: &[Said],
    scopes: &Scopes,
    number: usize,
) -> Vec<Actor> {
    let speakers = speakers(said, scopes.around(number));
    if !speakers.is_empty() {
        return speakers;
    }
    let verb = page.syntax.ancestors(number).take(6).find(|&t| {
        page.pos(t) == Pos::Verb && CLAIMING.contains(&page.lemma(t)) && !grammar::is_passive(page, t)
    });
    let subject = verb.and_then(|v| grammar::subject(page, v));
    let actors = subject.map_or_else(Vec::new, |s| mentions.actors(page, s));
    actors.into_iter().filter(|a| a.id.is_some() || a.name.is_some()).collect()
}

/// The speakers of the innermost statement; co-speakers have a statement each, with the same content.
fn speakers(said: &[Said], around: &[u32]) -> Vec<Actor> {
    let Some(inner) = around.last().map(|&i| &said[i as usize].statement) else {
        return Vec::new();
    };
    let same = around.iter().map(|&i| &said[i as usize].statement).filter(|s| s.content == inner.content);
    same.map(|s| s.speaker.clone()).collect()
}
