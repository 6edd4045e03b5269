//! On whom an act falls where no rule tells: whoever of those that the words around it name is most likely, or nobody
//! where that is not likely enough.
//!
//! Somebody's traits ([`traits`]) are weighed by a table (`data/whom.tsv`) that was learnt from annotated pages: first
//! who would it be, then whether to say so. Whole numbers throughout.

mod around;
mod near;
mod traits;
mod weights;

use super::super::read::Reader;
use super::{EventFound, taken_over};
use crate::grammar;
pub(super) use around::Around;
use demarche_lexicon::Slot;
use demarche_parse::Label;
use demarche_record::{Actor, EventType, Sector};
use near::Act;
use weights::{Step, weigh};

/// An act with everybody on whom it may fall, and what speaks for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which of the page's events.
    pub event: usize,
    /// Which rule told the recipients; empty where none did.
    pub rule: &'static str,
    /// Whether rules leave it open.
    pub open: bool,
    /// How the act is told.
    pub act: Vec<String>,
    /// Ids with their traits.
    pub of: Vec<(String, Vec<String>)>,
}

/// Everybody on whom the event may fall.
pub(super) fn choice(
    reader: &Reader,
    around: &Around,
    events: &[EventFound],
    event: usize,
    rule: &'static str,
) -> Choice {
    let ids = around.candidates(reader, &events[event]);
    let act = Act::of(reader, around, &events[event]);
    let traits = |id: String| {
        let own = traits::of(reader, &act, events, event, &id);
        (id, own)
    };
    Choice {
        event,
        rule,
        open: is_open(reader, &events[event]),
        act: traits::of_act(reader, &events[event], rule),
        of: ids.into_iter().map(traits).collect(),
    }
}

/// Gives an event without a recipient the one who is most likely meant.
pub(super) fn fill(
    reader: &Reader,
    around: &Around,
    events: &mut [EventFound],
    i: usize,
    rule: &'static str,
) {
    if !is_open(reader, &events[i]) {
        return;
    }
    let choice = choice(reader, around, events, i, rule);
    if let Some(id) =
        likeliest(events[i].event.kind, &choice).filter(|id| !is_own_force(reader, &events[i], id))
    {
        events[i].event.recipients = as_named(reader, around, &events[i], id);
    }
}

/// Kinds that fall on nobody, and kinds of which the page around tells too little: of what is pledged, given or refused
/// the likeliest were mostly wrong on pages of other writers.
const UNTOLD: [EventType; 8] = [
    EventType::Consult,
    EventType::Mobilize,
    EventType::Cooperate,
    EventType::Agree,
    EventType::Aid,
    EventType::Support,
    EventType::Reject,
    EventType::Sanction,
];

/// Whether an event names nobody on whom it falls, and is of a kind that falls on somebody.
fn is_open(reader: &Reader, found: &EventFound) -> bool {
    let event = &found.event;
    if super::surroundings::leaves_a_treaty(reader, found) {
        return false;
    }
    if event.recipients.iter().any(|a| a.id.is_some()) || UNTOLD.contains(&event.kind) {
        return false;
    }
    // "Nobody has been arrested", "neither side has pulled back".
    let mut sides =
        [Slot::Subject, Slot::Object].into_iter().flat_map(|slot| reader.fillers(found.trigger, slot));
    if sides.any(|side| grammar::names_nobody(reader.page, side)) {
        return false;
    }
    let mut ids = event.actors.iter().filter_map(|a| a.id.as_deref());
    let first = ids.next();
    let mutual = reader.read(found.trigger).is_some_and(|r| r.is_reciprocal());
    // Both sides act in what is mutual; alone, somebody still agrees with another.
    !mutual || first.is_some() && ids.all(|id| Some(id) == first)
}

/// "Soldiers fired grenades at a patrol": whose patrol it was is not told, but not their own.
fn is_own_force(reader: &Reader, found: &EventFound, id: &str) -> bool {
    let event = &found.event;
    let acts = event.actors.iter().any(|a| a.id.as_deref() == Some(id));
    let aims = [Slot::Object, Slot::Prep("at"), Slot::Prep("on"), Slot::Prep("against")];
    let mut aims = aims.into_iter().flat_map(|slot| reader.fillers(found.trigger, slot));
    let force = |a: &Actor| matches!(a.sector, Some(Sector::Mil | Sector::Cop));
    acts && event.kind == EventType::Assault
        && aims.any(|o| reader.mentions.at(o).is_some_and(|m| m.actors.iter().any(force)))
}

/// The id that weighs most, where it is likely enough.
fn likeliest(kind: EventType, choice: &Choice) -> Option<&str> {
    let weight =
        |(_, traits): &(String, Vec<String>)| weigh(Step::Who, kind, traits.iter().map(String::as_str));
    let mut weights: Vec<(i32, usize)> =
        choice.of.iter().enumerate().map(|(at, of)| (weight(of), at)).collect();
    weights.sort_by_key(|&(weight, at)| (std::cmp::Reverse(weight), at));
    let &(top, at) = weights.first()?;
    let (id, own) = &choice.of[at];
    // Who is alone leads nobody.
    let lead = traits::lead(weights.get(1).map_or(0, |&(second, _)| top.saturating_sub(second)));
    let told = own.iter().map(String::as_str).chain(choice.act.iter().map(String::as_str)).chain(lead);
    (weigh(Step::Whether, kind, told) >= 0).then_some(id)
}

/// The chosen one as the page names them: with the others of a group that stands in the sentence, and people or
/// government where it is the acting one's own state.
fn as_named(reader: &Reader, around: &Around, found: &EventFound, id: &str) -> Vec<Actor> {
    let acting = &found.event.actors;
    let acts = |id: Option<&str>| acting.iter().any(|a| a.id.as_deref() == id);
    if acts(Some(id)) {
        let rules = acting.iter().any(|a| {
            matches!(
                a.sector,
                None | Some(Sector::Gov | Sector::Mil | Sector::Cop | Sector::Jud | Sector::Spy)
            )
        });
        let sector = if rules { Sector::Civ } else { Sector::Gov };
        return vec![Actor { id: Some(id.to_owned()), sector: Some(sector), ..Actor::default() }];
    }
    let sentence = reader.page.token(found.trigger).sentence;
    let named = |a: &Actor| a.id.as_deref() == Some(id);
    let group = around.near(reader, found.trigger).find(|m| {
        reader.page.token(m.head).sentence == sentence
            && m.actors.len() > 1
            && m.actors.iter().any(named)
            && !m.actors.iter().any(|a| acts(a.id.as_deref()))
            && reader.page.label(m.head) != Label::Amod
    });
    match group {
        Some(group) => taken_over(group.actors.clone()),
        None => vec![Actor { id: Some(id.to_owned()), ..Actor::default() }],
    }
}
