//! Where somebody stands: demands, offers, promises, threats, warnings, refusals, accusations, denials.
//!
//! Two passes over the page. The first reads the verbs and nouns that take a position (`data/positions.tsv`) with
//! their complements. The second reads every clause of what somebody said for what it commits its speaker to
//! ([`judge`]). Both use the conditions of the page, found beforehand.

mod act;
mod charged;
mod commitment;
mod complement;
mod condition;
mod conditional;
mod cues;
mod curt;
mod denials;
mod draft;
mod duty;
mod equated;
pub mod explain;
mod extent;
mod gapped;
mod ground;
mod idioms;
mod judge;
mod narrated;
mod needed;
mod nouns;
mod outcome;
mod plain;
mod readings;
mod refusals;
mod reproaches;
mod risk;
mod shades;
mod slots;
mod so_called;
mod spoken;
mod status;
#[cfg(test)]
mod tests;
mod verbs;
mod verdicts;
mod withheld;

use crate::{Mentions, Page, Said, Scopes, Times};
use demarche_record::{Position, PositionKind};
use draft::Draft;
use ground::Ground;
use std::collections::{BTreeMap, BTreeSet};

pub use cues::taking;

/// All positions of the page, in text order.
pub fn find(
    page: &Page,
    mentions: &Mentions,
    times: &Times,
    said: &[Said],
    scopes: &Scopes,
) -> Vec<Position> {
    let ground = Ground::new(page, mentions, times, said, scopes);
    published(&ground).0
}

/// What is published, in text order, and what each was made from.
fn published(ground: &Ground) -> (Vec<Position>, Vec<Draft>) {
    let publish = |draft: Draft| (draft.clone().publish(ground), draft);
    let mut found: Vec<(Position, Draft)> = drafts(ground).into_iter().map(publish).collect();
    found.sort_by_key(|(p, _)| (p.content, p.kind));
    let (mut positions, drafts): (Vec<Position>, Vec<Draft>) = found.into_iter().unzip();
    link_answers(ground.page, &mut positions);
    (positions, drafts)
}

/// How far back a position is looked for that another answers, in positions and in bytes.
const LOOK_BACK: (usize, u32) = (8, 700);

/// "France urged Mali to free him. Mali refused.": a refusal or acceptance answers the last demand or offer that was
/// made to its holder, a denial the last accusation; so does one whose words only point back: "the demand", "it".
fn link_answers(page: &Page, found: &mut [Position]) {
    for i in 0..found.len() {
        let (before, rest) = found.split_at_mut(i);
        let Some(answer) = rest.first_mut() else { continue };
        let words = page.text(answer.content);
        let bare = points_back(words);
        if answer.answers.is_some() && !bare {
            continue;
        }
        let asked: &[PositionKind] = match answer.kind {
            PositionKind::Refusal | PositionKind::Acceptance => &[PositionKind::Demand, PositionKind::Offer],
            PositionKind::Denial => &[PositionKind::Accusation],
            _ => continue,
        };
        let near = before.iter().rev().take(LOOK_BACK.0);
        let mut near = near.filter(|p| {
            p.content.end <= answer.content.start && answer.content.start - p.content.end < LOOK_BACK.1
        });
        let answered = near.find(|p| {
            asked.contains(&p.kind)
                && ground::share(&p.addressees, &answer.holders)
                && !ground::same(&p.holders, &answer.holders)
        });
        if let Some(answered) = answered {
            answer.answers = Some(answered.content);
        }
    }
}

/// "it", "the demand", "that charge": words that name nothing of their own.
fn points_back(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let noun = words.next().unwrap_or_default().trim_end_matches('s');
    let named = words.next().is_none() && (cues::is("plan", noun) || cues::is("claim", noun));
    match first.as_str() {
        "it" | "this" | "that" | "them" if noun.is_empty() => true,
        "the" | "that" | "this" | "these" | "those" | "a" | "an" | "both" => named,
        _ => false,
    }
}

/// What is published, with the tokens it was found by.
fn drafts(ground: &Ground) -> Vec<Draft> {
    let page = ground.page;
    let mut drafts: Vec<Draft> = Vec::new();
    for t in 0..page.syntax.tokens.len() {
        drafts.extend(verbs::at(ground, t));
        drafts.extend(nouns::at(ground, t));
    }
    let taken: BTreeSet<usize> = drafts.iter().map(|d| d.head).collect();
    drafts.extend(spoken::find(ground, &taken));
    drafts.extend(narrated::find(ground, &taken));
    deny_back(ground, &mut drafts);
    let charges = charged::deny(ground, &mut drafts);
    drafts.extend(charges);
    let mut more = Vec::new();
    for draft in &mut drafts {
        ground.settle(&mut draft.voice.holders);
        more.extend(slots::or_else(ground, draft));
        more.extend(gapped::shares(ground, draft));
    }
    drafts.extend(more);
    once(drafts).into_iter().filter(|draft| ground.is_somebody(&draft.voice.holders)).collect()
}

/// "Washington accused Tehran of arming them, a charge it denies": who denies is the accused, whatever the pronoun
/// was taken for.
fn deny_back(ground: &Ground, drafts: &mut [Draft]) {
    let sentence = |d: &Draft| ground.page.token(d.head).sentence;
    let charges: Vec<(usize, draft::Voice)> = drafts
        .iter()
        .filter(|d| d.kind == PositionKind::Accusation && !d.voice.towards.is_empty())
        .map(|d| (sentence(d), d.voice.clone()))
        .collect();
    for draft in drafts.iter_mut().filter(|d| d.kind == PositionKind::Denial) {
        let pronoun = draft.voice.cue.and_then(|cue| ground.agent(cue));
        if pronoun.is_none_or(|t| ground.page.pos(t) != demarche_parse::Pos::Pron) {
            continue;
        }
        let own = |voice: &draft::Voice| ground::share(&voice.holders, &draft.voice.holders);
        let at = ground.page.token(draft.head).sentence;
        let from = charges.partition_point(|(sentence, _)| *sentence < at);
        let here = charges[from..].iter().take_while(|(sentence, _)| *sentence == at);
        if let Some((_, charge)) = here.filter(|(_, voice)| own(voice)).last() {
            draft.voice.holders.clone_from(&charge.towards);
            draft.voice.towards.clone_from(&charge.holders);
        }
    }
}

/// One position of a kind for one content: the first that was found, and none inside another.
fn once(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut seen: BTreeMap<(usize, &str), ()> = BTreeMap::new();
    let mut drafts: Vec<Draft> =
        drafts.into_iter().filter(|d| seen.insert((d.head, d.kind.as_str()), ()).is_none()).collect();
    // "had crossed the border and overrun a post": the second deed is part of the first accusation.
    drafts.sort_by_key(|d| (d.kind, d.content.0, std::cmp::Reverse(d.content.1)));
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let inside = kept.last().is_some_and(|last| {
            let one_voice = ground::share(&last.voice.holders, &draft.voice.holders);
            matches!(draft.kind, PositionKind::Accusation | PositionKind::Denial)
                && last.kind == draft.kind
                && one_voice
                && draft.content.1 <= last.content.1
                && draft.condition.is_none()
        });
        if !inside {
            kept.push(draft);
        }
    }
    kept
}
