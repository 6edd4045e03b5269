//! "The EU promised €210m, Germany €95m and Britain £60m": a verb said once for several, each with a number of its own.

use super::draft::Draft;
use super::extent;
use super::ground::{self, Ground};
use demarche_parse::Pos;
use demarche_record::PositionKind;

/// How far such a list is followed, in tokens.
const LONGEST: usize = 60;

/// The promises and offers of those who are named behind the number of `draft`, which is cut before them.
pub fn shares(ground: &Ground, draft: &mut Draft) -> Vec<Draft> {
    let page = ground.page;
    let counts = |t: usize| page.pos(t) == Pos::Num || matches!(page.word(t), "€" | "$" | "£" | "¥");
    let object = matches!(draft.kind, PositionKind::Promise | PositionKind::Offer)
        && (draft.content.0..=draft.head).any(counts);
    if !object {
        return Vec::new();
    }
    let end =
        page.syntax.sentences[page.token(draft.head).sentence].tokens.end.min(draft.content.0 + LONGEST);
    let joint = |t: usize| matches!(page.word(t), "," | ";" | "and");
    // Each who is named between a comma and a number.
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for t in draft.content.0 + 1..end.saturating_sub(1) {
        if matches!(page.pos(t), Pos::Verb | Pos::Aux) {
            break;
        }
        let Some(mention) = ground.mentions.at(t).filter(|_| counts(t + 1) && ground.is_actor(t)) else {
            continue;
        };
        let from = page.syntax.tokens.partition_point(|x| x.span.start < mention.span.start).min(t);
        if from > draft.content.0 && joint(from - 1) {
            starts.push((from, t));
        }
    }
    let Some(&(first, _)) = starts.first() else { return Vec::new() };
    let joints = (draft.content.0..first).rev().take_while(|&t| joint(t)).count();
    let Some(own) =
        extent::trim(page, (draft.content.0, first.saturating_sub(1 + joints).max(draft.content.0)))
    else {
        return Vec::new();
    };
    draft.content = own;
    draft.head = draft.head.min(own.1);
    let ends = starts.iter().skip(1).map(|&(from, _)| from).chain([end]);
    let share = |(&(_, who), next): (&(usize, usize), usize)| {
        let stop =
            (who + 1..next).find(|&t| matches!(page.word(t), "," | ";" | "." | ":" | "and")).unwrap_or(next);
        let content = extent::trim(page, (who + 1, stop.max(who + 2) - 1))?;
        let mut voice = draft.voice.clone();
        voice.holders = ground.mentions.at(who)?.actors.clone();
        let known = !ground::ids(&voice.holders).is_empty();
        known.then(|| Draft::new(draft.kind, content.1, content, &voice))
    };
    starts.iter().zip(ends).filter_map(share).collect()
}
