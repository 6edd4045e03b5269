//! Positions that a noun names: "its demand that", "a warning from Tehran that", "an ultimatum to".

use super::act::{self, Effect};
use super::condition;
use super::cues::{self, Cue, Reading, Slot};
use super::draft::{Draft, Voice};
use super::extent::Range;
use super::ground::{self, Ground};
use super::{judge, slots, status};
use demarche_parse::{Label, Pos};
use demarche_record::PositionKind;

/// The position that the noun at `noun` names, if it says what it is and whose.
pub fn at(ground: &Ground, noun: usize) -> Option<Draft> {
    let page = ground.page;
    if page.pos(noun) != Pos::Noun || matches!(page.label(noun), Label::Compound | Label::Amod) {
        return None;
    }
    let cue = cues::of(page.lemma(noun), true).next()?;
    let negated = page.syntax.children(noun).any(|c| page.lemma(c) == "no");
    let conditional = ground.conditions.iter().any(|c| c.range.0 <= noun && noun <= c.range.1);
    if negated || conditional {
        return None;
    }
    let (slot, head) =
        cue.content.iter().find_map(|slot| slots::fill(ground, noun, slot).map(|head| (slot, head)))?;
    let holders = ground.owner(noun)?;
    let mut voice = Voice {
        attribution: ground.attribution(noun, None),
        cue: Some(noun),
        anchor: Some(noun),
        towards: slots::towards(ground, noun, cue, head),
        holders,
        ..Voice::default()
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
        Reading::Kind(kind) => kind,
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
