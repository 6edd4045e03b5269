//! What one says of one's own wishes is said once: "Kyiv insists that it wants peace" is one statement, not two.

use super::Said;
use super::cues::{self, Class};
use crate::Page;
use demarche_parse::Pos;
use demarche_record::Form;
use std::collections::BTreeMap;

/// The statements without those that tell, inside a statement of the same speaker, what that speaker thinks or wants.
pub fn once(page: &Page, found: Vec<Said>) -> Vec<Said> {
    let mut by_sentence: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, said) in found.iter().enumerate() {
        if let Some(cue) = said.cue {
            by_sentence.entry(page.token(cue).sentence).or_default().push(i);
        }
    }
    let told_again = |i: usize, said: &Said| {
        let Some(cue) = said.cue.filter(|&cue| is_wish(page, cue) && said.statement.form == Form::Indirect)
        else {
            return false;
        };
        let beside = by_sentence.get(&page.token(cue).sentence).into_iter().flatten();
        beside.filter(|&&j| j != i).filter_map(|&j| found.get(j)).any(|outer| {
            let id = &outer.statement.speaker.id;
            id.is_some()
                && said.speaker.is_some_and(|s| page.pos(s) == Pos::Pron && page.lemma(s) != "we")
                && *id == said.statement.speaker.id
                && outer.cue != Some(cue)
                && outer.statement.form != Form::Direct
                && outer.statement.content.iter().any(|c| c.contains(page.token(cue).span))
        })
    };
    let again: Vec<bool> = found.iter().enumerate().map(|(i, said)| told_again(i, said)).collect();
    found.into_iter().zip(again).filter(|(_, again)| !again).map(|(said, _)| said).collect()
}

/// "wants", "hopes", "opposes": what somebody thinks or feels.
fn is_wish(page: &Page, cue: usize) -> bool {
    cues::verb(page, cue).is_some_and(|c| matches!(c.class, Class::Thought | Class::Attitude))
}
