//! "Baku says the monitors spy for others, which the mission denies": what is denied are the words before, and who
//! denies them was accused.

use super::draft::{Draft, Voice};
use super::extent::Range;
use super::ground::{self, Ground};
use demarche_record::PositionKind;

/// Gives each denial whose words are a mere "which" the words that it stands for; adds the accusation that they are
/// where nothing else tells it.
pub fn deny(ground: &Ground, drafts: &mut [Draft]) -> Vec<Draft> {
    let page = ground.page;
    let charges: Vec<(usize, Range)> = drafts
        .iter()
        .filter(|d| d.kind == PositionKind::Accusation)
        .map(|d| (page.token(d.head).sentence, d.content))
        .collect();
    let mut added = Vec::new();
    for draft in drafts.iter_mut().filter(|d| d.kind == PositionKind::Denial) {
        let (from, to) = draft.content;
        if from != to || page.lemma(from) != "which" || from < 2 {
            continue;
        }
        let sentence = page.token(from).sentence;
        let charge = charges.iter().rfind(|(at, range)| *at == sentence && range.1 < from);
        if let Some(&(_, range)) = charge {
            draft.content = range;
        } else if let Some(said) = before(ground, from) {
            draft.content = said.0;
            added.extend(accusation(draft, said));
        }
    }
    added
}

/// The words of the statement that ends right before the token, and who makes it.
fn before(ground: &Ground, which: usize) -> Option<(Range, Voice)> {
    let page = ground.page;
    let last = which - 2;
    let said = ground.innermost(last).filter(|_| page.word(which - 1) == ",")?;
    let [content] = said.statement.content[..] else { return None };
    let tokens = &page.syntax.tokens;
    let first = tokens.partition_point(|t| t.span.start < content.start);
    let first = if page.lemma(first) == "that" { first + 1 } else { first };
    let near = page.token(first).sentence == page.token(which).sentence && first < last;
    let voice = Voice {
        holders: vec![said.statement.speaker.clone()],
        attribution: said.statement.attribution.clone(),
        cue: said.cue,
        anchor: said.cue,
        ..Voice::default()
    };
    near.then_some(((first, last), voice))
}

/// What is denied by another than who says it is what he is accused of.
fn accusation(denial: &Draft, (range, mut voice): (Range, Voice)) -> Option<Draft> {
    let known = !ground::ids(&voice.holders).is_empty() && !ground::ids(&denial.voice.holders).is_empty();
    if !known || ground::share(&voice.holders, &denial.voice.holders) {
        return None;
    }
    voice.towards.clone_from(&denial.voice.holders);
    Some(Draft::new(PositionKind::Accusation, range.0, range, &voice))
}
