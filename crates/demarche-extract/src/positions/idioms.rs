//! A verb that only its object makes a position: "put the blame on", "gave the green light to", "set a deadline".

use super::cues::{self, Cue, Reading, Slot};
use super::draft::Draft;
use super::extent::Range;
use super::ground::Ground;
use super::{complement, condition, judge, slots, status, verbs};
use crate::{Page, grammar};
use demarche_parse::{Label, Tag};
use demarche_record::PositionKind;

/// The position that the verb at `verb` takes together with its object.
pub fn at(ground: &Ground, verb: usize) -> Option<Draft> {
    let page = ground.page;
    let cues = cues::of(page.lemma(verb), false).filter_map(|cue| Some((cue, cue.with?)));
    cues.filter_map(|(cue, noun)| Some((cue, object(page, verb, noun)?)))
        .filter(|&(cue, _)| {
            fits(page, verb, cue) && verbs::is_meant(ground, verb, cue) && !is_wanted(page, verb)
        })
        .find_map(|(cue, noun)| read(ground, verb, noun, cue))
}

/// The object of the verb that has this lemma, unless it is denied: "gave no green light".
fn object(page: &Page, verb: usize, noun: &str) -> Option<usize> {
    let place = |&c: &usize| {
        c > verb && matches!(page.label(c), Label::Obj | Label::Iobj | Label::Xcomp | Label::NsubjPass)
    };
    let mut objects = page.syntax.children(verb).filter(place);
    objects.find(|&o| page.lemma(o) == noun && !grammar::names_nobody(page, o))
}

/// "Its demand that NATO close its door": what is to be done has not been done.
fn is_wanted(page: &Page, verb: usize) -> bool {
    page.token(verb).tag == Tag::Vb && grammar::marker(page, verb) == Some("that")
}

/// Whether the verb has the particle that the entry asks for.
fn fits(page: &Page, verb: usize, cue: &Cue) -> bool {
    cue.particle.is_none_or(|particle| {
        page.syntax.children(verb).any(|c| page.label(c) == Label::CompoundPrt && page.lemma(c) == particle)
    })
}

fn read(ground: &Ground, verb: usize, noun: usize, cue: &'static Cue) -> Option<Draft> {
    let page = ground.page;
    let (slot, at, head) = cue.content.iter().find_map(|slot| {
        let found = [verb, noun].into_iter().find_map(|at| Some((at, find(page, at, noun, slot)?)));
        found.map(|(at, head)| (slot, at, head))
    })?;
    let mut voice = verbs::voice(ground, verb)?;
    voice.towards = whom(ground, verb, noun, head, cue);
    let mut draft = match cue.reading {
        Reading::Clause(default) => {
            voice.default = default;
            judge::clause(ground, head, &voice)?
        }
        Reading::Kind(kind) => plain(ground, (at, slot, head), kind, voice)?,
        _ => return None,
    };
    draft.status = status::of_cue(page, verb).unwrap_or(draft.status);
    Some(draft)
}

/// What the words of the place say.
fn plain(
    ground: &Ground,
    (at, slot, head): (usize, &Slot, usize),
    kind: PositionKind,
    voice: super::draft::Voice,
) -> Option<Draft> {
    let page = ground.page;
    // "set a deadline of a month to decide": its own, nobody else's.
    let subject = page.syntax.children(head).any(|c| page.label(c) == Label::Nsubj);
    if kind == PositionKind::Demand && voice.towards.is_empty() && !subject {
        return None;
    }
    let condition = condition::of(page, &ground.conditions, head, Some(at), kind).map(|c| c.range);
    let without: Vec<Range> = condition.into_iter().collect();
    let range = slots::content(ground, at, slot, head, &without)?;
    let mut draft = Draft::new(kind, head, range, &voice);
    draft.condition = condition;
    if matches!(kind, PositionKind::Refusal | PositionKind::Acceptance | PositionKind::Denial) {
        draft.answers = cues::is("plan", page.lemma(head)).then_some(range);
    }
    Some(draft)
}

/// The head of the content in this slot, hanging on the verb or on its object; another object than the idiom's own.
fn find(page: &Page, at: usize, noun: usize, slot: &Slot) -> Option<usize> {
    match slot {
        Slot::Obj { class } => page
            .syntax
            .children(at)
            .find(|&c| c != noun && matches!(page.label(c), Label::Obj | Label::Iobj))
            .filter(|&c| class.is_none_or(|class| cues::is(class, page.lemma(c)))),
        slot => complement::find(page, at, slot).filter(|&head| head != noun),
    }
}

/// Whom the position is taken towards.
fn whom(ground: &Ground, verb: usize, noun: usize, head: usize, cue: &Cue) -> Vec<demarche_record::Actor> {
    let page = ground.page;
    for slot in &cue.towards {
        let found = [verb, noun].into_iter().find_map(|at| find(page, at, noun, slot));
        if let Some(found) = found.filter(|&t| t != head && ground.is_actor(t)) {
            return ground.actors(found);
        }
    }
    Vec::new()
}
