//! Positions that a noun names: "its demand that", "a warning from Tehran that", "an ultimatum to".

use super::act::{self, Effect};
use super::condition;
use super::cues::{self, Cue, Reading, Slot};
use super::draft::{Draft, Voice};
use super::extent::{self, Range};
use super::ground::{self, Ground};
use super::{complement, equated, judge, slots, status};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::PositionKind;

/// The position that the noun at `noun` names, if it says what it is and whose.
pub fn at(ground: &Ground, noun: usize) -> Option<Draft> {
    let page = ground.page;
    if page.pos(noun) != Pos::Noun || matches!(page.label(noun), Label::Compound | Label::Amod) {
        return None;
    }
    let cue = cues::of(page.lemma(noun), true).next()?;
    let negated = page.syntax.children(noun).any(|c| page.lemma(c) == "no") || is_sought(page, noun);
    let conditional = ground.conditions.iter().any(|c| c.range.0 <= noun && noun <= c.range.1);
    if negated || conditional {
        return None;
    }
    let filled = cue.content.iter().find_map(|slot| slots::fill(ground, noun, slot).map(|head| (slot, head)));
    let Some((slot, head)) = filled else {
        return equated::read(ground, noun, cue).or_else(|| carried(ground, noun, cue));
    };
    let holders = ground.owner(noun)?;
    let mut voice = Voice {
        towards: slots::towards(ground, noun, cue, head),
        ..Voice::by(noun, holders, ground.attribution(noun, None))
    };
    if ground::ids(&voice.holders).is_empty() {
        return None;
    }
    let mut draft = read(ground, noun, cue, slot, head, &mut voice)?;
    draft.status = status::of_noun(page, noun).unwrap_or(draft.status);
    Some(draft)
}

fn read(
    ground: &Ground,
    noun: usize,
    cue: &Cue,
    slot: &Slot,
    head: usize,
    voice: &mut Voice,
) -> Option<Draft> {
    let page = ground.page;
    let kind = match cue.reading {
        Reading::Kind(PositionKind::Offer)
            if matches!(slot, Slot::NounTo(_) | Slot::Prep("for") | Slot::That)
                && slots::asks_another(
                    ground,
                    complement::infinitive_next(page, head).unwrap_or(head),
                    voice,
                ) =>
        {
            PositionKind::Demand
        }
        Reading::Kind(kind) => kind,
        // "the threat of ISIS": who is feared threatens nothing in particular.
        Reading::Threaten if *slot == Slot::Prep("of") && ground.names_actor(head) => return None,
        Reading::Threaten => PositionKind::Threat,
        Reading::Clause(default) => {
            voice.default = default;
            match slot {
                Slot::That => return judge::clause(ground, head, voice),
                Slot::NotTo | Slot::To { .. } | Slot::Prep("against") => PositionKind::Demand,
                _ if act::effect(page, head, false, None) == Effect::Harm
                    || cues::is("cost", page.lemma(head)) =>
                {
                    PositionKind::Threat
                }
                _ => default?,
            }
        }
        _ => return None,
    };
    let condition = condition::of(page, &ground.conditions, head, Some(noun), kind).map(|c| c.range);
    let without: Vec<Range> = condition.into_iter().collect();
    let range = slots::content(ground, noun, slot, head, &without)?;
    let mut draft = Draft::new(kind, head, range, voice);
    draft.condition = condition;
    Some(draft)
}

/// "the demands Moscow has made", "put forward new demands on sanctions": the words name no content of their own, but
/// whose it is and what it is about.
fn carried(ground: &Ground, noun: usize, cue: &Cue) -> Option<Draft> {
    let page = ground.page;
    let kind = match cue.reading {
        Reading::Kind(kind @ (PositionKind::Demand | PositionKind::Offer | PositionKind::Promise)) => kind,
        _ => return None,
    };
    // "a demand that he has made often": it takes up words before it.
    if matches!(page.label(noun), Label::Appos | Label::Parataxis) {
        return None;
    }
    let carries = |verb: usize| cues::is("support", page.lemma(verb)) || page.lemma(verb) == "want";
    let listed =
        page.token(noun).head.filter(|&h| page.label(noun) == Label::Nmod && page.lemma(h) == "list");
    let phrase = listed.unwrap_or(noun);
    let relative = [noun, phrase].into_iter().find_map(|n| {
        page.syntax.children(n).find(|&c| {
            matches!(page.label(c), Label::AclRelcl | Label::Acl) && page.pos(c) == Pos::Verb && carries(c)
        })
    });
    let owner = match relative {
        Some(verb) => page
            .syntax
            .children(verb)
            .find(|&c| matches!(page.label(c), Label::Nsubj | Label::OblAgent) && ground.is_actor(c))?,
        None => {
            let verb = page.token(noun).head.filter(|_| page.label(noun) == Label::Obj)?;
            let about = page
                .syntax
                .children(noun)
                .chain(page.syntax.children(verb))
                .any(|c| c > noun && is_about(page, c));
            ground.agent(verb).filter(|_| about && cues::is("support", page.lemma(verb)))?
        }
    };
    let voice = Voice::by(noun, ground.actors(owner), ground.attribution(noun, None));
    if ground::ids(&voice.holders).is_empty() {
        return None;
    }
    let range = extent::of_noun(page, phrase, noun, &[]).map(|r| (r.0, r.1.max(noun)))?;
    let first = (range.0..=noun).find(|&t| page.pos(t) != Pos::Adv && page.pos(t) != Pos::Adp)?;
    // What the demands are about may hang on the verb.
    let about = page.token(noun).head.and_then(|verb| {
        page.syntax.children(verb).find(|&c| page.syntax.left_edge(c) == range.1 + 1 && is_about(page, c))
    });
    let last = relative.or(about).map_or(range.1, |t| page.syntax.right_edge(t).max(range.1));
    let range = extent::trim(page, (first, last))?;
    let mut draft = Draft::new(kind, noun, range, &voice);
    draft.status = status::of_noun(page, noun).unwrap_or(draft.status);
    Some(draft)
}

/// "on sanctions relief", "over the border"
fn is_about(page: &Page, t: usize) -> bool {
    matches!(page.label(t), Label::Nmod | Label::Obl)
        && matches!(grammar::preposition(page, t), Some("on" | "about" | "over" | "regarding"))
}

/// "sought assurances that", "is waiting for an offer": what is wanted has not been given.
fn is_sought(page: &Page, noun: usize) -> bool {
    let verb =
        page.token(noun).head.filter(|_| matches!(page.label(noun), Label::Obj | Label::Obl | Label::Nmod));
    // "wants them to give a pledge"
    let wanted = verb.filter(|&v| complement::is_infinitive(page, v)).is_some_and(|v| {
        let above = page.syntax.ancestors(v).take(2);
        above.into_iter().any(|a| matches!(page.lemma(a), "want" | "demand" | "ask" | "urge" | "require"))
    });
    wanted
        || verb.is_some_and(|v| {
            matches!(
                page.lemma(v),
                "seek"
                    | "demand"
                    | "want"
                    | "need"
                    | "await"
                    | "require"
                    | "wait"
                    | "ask"
                    | "request"
                    | "expect"
            ) && (page.label(noun) == Label::Obj || grammar::preposition(page, noun) == Some("for"))
        })
}
