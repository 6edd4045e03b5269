//! Whose attack did a harm that only points back to it: "nine died in the attack", "Two women were killed."

use super::super::read::Reader;
use super::partners::Partners;
use super::{EventFound, taken_over};
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::Label;
use demarche_record::{Actor, EventType, Sector, Status};
use demarche_text::Role;

/// How many events back the attack may be told.
const BACK: usize = 6;
/// How many sentences back "the attack" may point.
const SENTENCES: usize = 3;

/// Gives the harms that point back the author of the attack, and its means.
pub(super) fn pointed_back(reader: &Reader, events: &mut [EventFound]) {
    for i in 1..events.len() {
        if !suffered(reader, &events[i]) {
            continue;
        }
        let far = match cause(reader, events[i].trigger) {
            Cause::Named => SENTENCES,
            Cause::Open => 1,
            Cause::Other => continue,
        };
        let Some(attack) = attack_before(reader, events, i, far) else { continue };
        let (mode, cameo) = (attack.event.mode, attack.event.cameo.clone());
        let actors = taken_over(attack.event.actors.clone());
        let harm = &mut events[i].event;
        if harm.mode.is_none() && mode.is_some_and(|mode| mode != "destroy") {
            harm.mode = mode;
            harm.cameo = cameo;
        }
        let own = |a: &Actor| harm.recipients.iter().any(|b| a.id == b.id && !apart(a, b));
        if !actors.iter().any(own) {
            harm.actors = actors;
        }
    }
}

/// "A patrol came under fire", "one soldier was killed": where the page is about two who fight each other and nothing else
/// tells who did it, soldiers fall by the other side.
pub(super) fn by_foe(reader: &Reader, partners: &Partners, found: &mut EventFound) {
    let t = found.trigger;
    let event = &found.event;
    let open = event.kind == EventType::Assault
        && event.actors.iter().all(|a| a.id.is_none() && a.span.is_none())
        && !matches!(event.status, Status::Hypothetical | Status::Negated)
        && reader.verbal(t);
    let under = || reader.lemma(t) == "come";
    if !open || !(under() || suffered(reader, found)) || !matches!(cause(reader, t), Cause::Open) {
        return;
    }
    let armed = |a: &Actor| matches!(a.sector, Some(Sector::Mil | Sector::Cop | Sector::Reb));
    let fallen = match event.recipients.as_slice() {
        [one] if armed(one) => one.id.clone(),
        _ => None,
    };
    let Some(fallen) = fallen else { return };
    let two = partners.two().filter(|two| two.contains(&fallen));
    let foe = two.and_then(|two| two.into_iter().find(|id| *id != fallen));
    let foe = foe.or_else(|| partners.struck(&fallen).map(str::to_owned));
    found.event.actors.extend(foe.map(|id| Actor { id: Some(id), ..Actor::default() }));
}

/// Two of one state who may do each other harm: its forces and its people.
fn apart(a: &Actor, b: &Actor) -> bool {
    let people = |a: &Actor| matches!(a.sector, Some(Sector::Civ | Sector::Opp | Sector::Reb));
    a.sector.is_some() && people(a) != people(b)
}

/// Whether an event is a harm in the body that names nobody who did it.
fn suffered(reader: &Reader, found: &EventFound) -> bool {
    let t = found.trigger;
    let harm = reader.book.is("harm", &reader.lemma(t)) && grammar::passive(reader.page, t)
        || matches!(reader.lemma(t).as_str(), "die" | "perish");
    found.event.kind == EventType::Assault
        && found.event.actors.iter().all(|a| a.id.is_none() && a.span.is_none())
        && reader.verbal(t)
        && harm
        && reader.page.role_at(t) == Role::Body
}

/// What the clause says of the cause.
enum Cause {
    /// An attack that was told before: "in the attack".
    Named,
    /// Nothing.
    Open,
    /// Something else.
    Other,
}

fn cause(reader: &Reader, t: usize) -> Cause {
    let page = reader.page;
    let slots = ["in", "during", "by", "from", "of", "when", "after"].map(Slot::Prep);
    let causes = slots.into_iter().flat_map(|slot| reader.fillers(t, slot));
    let definite = |c: usize| {
        reader.book.is("stroke", &reader.lemma(c))
            && page.syntax.children(c).any(|d| {
                page.label(d) == Label::Det && matches!(page.lemma(d), "the" | "this" | "that" | "these")
            })
            && reader.children(c, &[Label::NmodPoss, Label::Amod, Label::Nmod]).is_empty()
    };
    let scene = |c: usize| reader.is_place(c) || reader.book.is("time", &reader.lemma(c));
    let when = reader.children(t, &[Label::Advcl]).into_iter().any(|c| !grammar::infinitive(page, c));
    let mut other = when;
    for c in causes {
        if definite(c) {
            return Cause::Named;
        }
        other |= !scene(c);
    }
    if other { Cause::Other } else { Cause::Open }
}

/// The last attack of known authors on somebody, told at most so many sentences before.
fn attack_before<'e>(
    reader: &Reader,
    events: &'e [EventFound],
    i: usize,
    far: usize,
) -> Option<&'e EventFound> {
    let page = reader.page;
    let (t, status) = (events[i].trigger, events[i].event.status);
    let sentence = page.token(t).sentence;
    let near = events[..i].iter().rev().take(BACK);
    let mut near = near.take_while(|e| page.token(e.trigger).sentence + far >= sentence);
    near.find(|e| {
        let event = &e.event;
        let known = event.actors.iter().any(|a| a.id.is_some());
        event.kind == EventType::Assault
            && event.status == status
            && status != Status::Hypothetical
            && page.same_world(e.trigger, t)
            && page.role_at(e.trigger) == Role::Body
            && (known && !event.recipients.is_empty() || event.actors.is_empty() && event.mode.is_some())
    })
}
