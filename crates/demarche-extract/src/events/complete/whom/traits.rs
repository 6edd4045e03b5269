//! What speaks for and against somebody as the one on whom an act falls.

use super::super::super::read::Reader;
use super::super::{EventFound, surroundings, title};
use super::around::Around;
use super::near::{Act, told};
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, EventType};

/// How many events around an act count.
const NEAR: usize = 8;

/// Bars that the lead of the first over the second may pass, in hundredths.
const LEADS: [i32; 7] = [25, 50, 100, 150, 200, 300, 400];

/// Which bars a lead passes.
pub(super) fn lead<'t>(by: i32) -> impl Iterator<Item = &'t str> {
    const NAMES: [&str; 7] =
        ["lead.25", "lead.50", "lead.100", "lead.150", "lead.200", "lead.300", "lead.400"];
    LEADS.into_iter().zip(NAMES).filter(move |(bar, _)| by >= *bar).map(|(_, name)| name)
}

/// How an act is told, whoever it falls on.
pub(super) fn of_act(reader: &Reader, found: &EventFound, rule: &str) -> Vec<String> {
    let page = reader.page;
    let (event, t) = (&found.event, found.trigger);
    let mut traits = vec!["act".to_owned(), format!("act.rule.{rule}")];
    traits.push(format!("act.status.{}", event.status.as_str()));
    traits.push(format!("act.mode.{}", event.mode.unwrap_or("none")));
    let verbal = reader.verbal(t);
    traits.push(if verbal { "act.verb" } else { "act.noun" }.to_owned());
    if verbal && grammar::passive(page, t) {
        traits.push("act.passive".to_owned());
    }
    traits.push(format!("act.object.{}", object(reader, t)));
    let others = [
        (Slot::Act, "act"),
        (Slot::Clause, "clause"),
        (Slot::Prep("to"), "to"),
        (Slot::Prep("against"), "against"),
        (Slot::Prep("with"), "with"),
    ];
    for (_, name) in others.into_iter().filter(|(slot, _)| !reader.fillers(t, *slot).is_empty()) {
        traits.push(format!("act.has.{name}"));
    }
    if surroundings::somebody(reader, t).is_some() {
        traits.push("act.somebody".to_owned());
    }
    traits.push(
        match &event.actors[..] {
            [] => "act.by.nobody",
            [a] if a.id.is_some() => "act.by.one",
            all if all.iter().any(|a| a.id.is_none()) => "act.by.unknown",
            _ => "act.by.several",
        }
        .to_owned(),
    );
    if !event.recipients.is_empty() {
        traits.push("act.on.unknown".to_owned());
    }
    if title::is_title(reader, found) {
        traits.push("act.title".to_owned());
    }
    traits
}

/// What stands as the object of an act.
pub(super) fn object(reader: &Reader, t: usize) -> &'static str {
    let page = reader.page;
    let Some(o) = reader.fillers(t, Slot::Object).into_iter().next() else { return "none" };
    match reader.mentions.at(o) {
        Some(m) if m.actors.iter().any(|a| a.id.is_some()) => "actor",
        Some(_) => "somebody",
        None if reader.verbal(o) => "verb",
        None => match page.pos(o) {
            Pos::Pron => "pronoun",
            Pos::Num => "number",
            Pos::Propn => "name",
            _ if !reader.children(o, &[Label::NmodPoss]).is_empty() => "owned",
            _ => "noun",
        },
    }
}

/// What speaks for or against one.
pub(super) fn of(reader: &Reader, act: &Act, events: &[EventFound], i: usize, id: &str) -> Vec<String> {
    let (event, around) = (&events[i].event, act.around);
    let mut traits = Vec::new();
    let object = act.object;
    if event.actors.iter().any(|a| a.id.as_deref() == Some(id)) {
        let sector = event.actors.iter().find_map(|a| a.sector).map_or("none", |s| s.as_str());
        traits.push("own".to_owned());
        traits.push(format!("own.by.{sector}"));
        traits.push(format!("own.mode.{}", event.mode.unwrap_or("none")));
        traits.push(format!("own.object.{object}"));
        traits.push(format!("own.is.{}", around.sort(id)));
        for (holds, name) in [(around.people(id), "own.people"), (around.first(id), "own.first")] {
            if holds {
                traits.push(name.to_owned());
            }
        }
        return traits;
    }
    let sort = around.sort(id);
    let by = event.actors.first().and_then(|a| a.id.as_deref()).map_or("unknown", |a| around.sort(a));
    traits.push(format!("is.{sort}"));
    traits.push(format!("is.{sort}.by.{by}"));
    traits.push(format!("is.{sort}.object.{object}"));
    told(reader, act, id, &mut traits);
    faced(reader, events, i, id, &mut traits);
    whole_page(around, event.actors.as_slice(), id, &mut traits);
    traits.sort_unstable();
    traits.dedup();
    traits
}

/// Who acts on whom in what is told around.
fn faced(reader: &Reader, events: &[EventFound], i: usize, id: &str, traits: &mut Vec<String>) {
    let acting: Vec<&str> = events[i].event.actors.iter().filter_map(|a| a.id.as_deref()).collect();
    let has = |list: &[Actor]| list.iter().any(|a| a.id.as_deref() == Some(id));
    let own = |list: &[Actor]| list.iter().any(|a| a.id.as_deref().is_some_and(|x| acting.contains(&x)));
    let world = |j: &usize| reader.page.same_world(events[*j].trigger, events[i].trigger);
    let before: Vec<usize> = (0..i).rev().take(NEAR).filter(world).collect();
    let after: Vec<usize> = (i + 1..events.len()).take(NEAR / 2).filter(world).collect();
    for (n, &j) in before.iter().enumerate().take(2) {
        for (side, name) in [(&events[j].event.actors, "acts"), (&events[j].event.recipients, "suffers")] {
            if has(side) {
                traits.push(format!("prev{}.{name}", n + 1));
            }
        }
    }
    for (when, list) in [("before", &before), ("after", &after)] {
        for (n, &j) in list.iter().enumerate() {
            let e = &events[j].event;
            let far = if n < 2 { "near" } else { "far" };
            if own(&e.actors) && has(&e.recipients) {
                traits.push(format!("same.{when}.{far}"));
                if e.kind == events[i].event.kind {
                    traits.push(format!("same.{when}.kind"));
                }
            }
            if has(&e.actors) && own(&e.recipients) {
                traits.push(format!("back.{when}.{far}"));
                traits.push(format!("back.{when}.{}", class(e.kind)));
            }
            if has(&e.actors) && own(&e.actors) {
                traits.push(format!("with.{when}.{far}"));
            }
        }
    }
}

/// What an act does to whom it falls on.
fn class(kind: EventType) -> &'static str {
    use EventType::{Agree, Aid, Concede, Consult, Cooperate, Request, Retreat, Support, Threaten};
    match kind {
        Request | Threaten => "asks",
        Agree | Support | Concede | Cooperate | Aid | Retreat => "gives",
        Consult => "meets",
        _ => "hurts",
    }
}

/// How the page as a whole tells of them.
fn whole_page(around: &Around, actors: &[Actor], id: &str, traits: &mut Vec<String>) {
    traits.push(around.rank(id).map_or("rank.low".to_owned(), |n| format!("rank{}", n + 1)));
    for (holds, name) in
        [(around.first(id), "rank.clear"), (around.titled(id), "titled"), (around.is_side(id), "side")]
    {
        if holds {
            traits.push(name.to_owned());
        }
    }
    let facing = actors.iter().filter_map(|a| a.id.as_deref()).map(|a| around.facing(a, id));
    let (n, all) = facing.max_by_key(|&(n, all)| (n * 60 / all.max(1), all)).unwrap_or((0, 0));
    traits.push(match (n, all) {
        (0, 0) => "faces.nobody".to_owned(),
        (0, _) => "faces.others".to_owned(),
        _ if n * 3 >= all * 2 => format!("faces.most.{}", n.min(3)),
        _ if n * 3 >= all => format!("faces.some.{}", n.min(3)),
        _ => "faces.few".to_owned(),
    });
}
