//! Who speaks of a state by its name is none of its own.

use super::super::read::{Reader, Reading};
use crate::{Sort, grammar};
use demarche_lexicon::{ActorClass, Entry, Slot};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, EventType, Sector};

impl Reader<'_, '_> {
    /// "Bishop Ncube called for sanctions against Nigeria": a name of which nothing tells whose it is was given the only
    /// country that the page names; whoever names that country as the other side is of another.
    pub(super) fn not_their_own(
        &self,
        t: usize,
        reading: &Reading,
        actors: &mut [Actor],
        whom: &mut Vec<Actor>,
    ) {
        let kind = reading.code.kind;
        // Who seems to act is left out of those on whom it falls.
        let slots = self.roles(t, reading).whom;
        let named = || slots.iter().map(|&slot| self.named(t, slot, reading, false)).find(|w| !w.is_empty());
        let faced = if whom.is_empty() { named().unwrap_or_default() } else { whom.clone() };
        if self.is_given(t, kind, actors, &faced) {
            actors.iter_mut().for_each(|a| a.id = None);
            *whom = faced;
        }
    }

    /// Whether the one who acts has been given the country of those whom the words name.
    fn is_given(&self, t: usize, kind: EventType, actors: &[Actor], whom: &[Actor]) -> bool {
        use EventType::{Accuse, Consult, Reject, Request, Sanction, Support, Threaten};
        let faces = matches!(kind, Accuse | Consult | Reject | Request | Sanction | Support | Threaten);
        let [actor] = actors else { return false };
        let Some(id) = actor.id.as_deref().filter(|id| faces && id.len() == 3 && actor.name.is_some()) else {
            return false;
        };
        // Those who are out of power speak of their country, and to it.
        let inside = matches!(
            actor.sector,
            Some(Sector::Opp | Sector::Reb | Sector::Leg | Sector::Jud | Sector::Med | Sector::Bus)
        );
        !inside
            && whom.iter().any(|w| w.id.as_deref() == Some(id) && self.is_outright(w))
            && self.fillers(t, Slot::Subject).first().is_some_and(|&s| !self.is_told_of(s, id))
    }

    /// Whether an actor is named by the name of its state, or is another person of whom the words tell the state.
    fn is_outright(&self, actor: &Actor) -> bool {
        let Some(span) = actor.span else { return false };
        let page = self.page;
        let first = page.syntax.tokens.partition_point(|t| t.span.start < span.start);
        let last = page.syntax.tokens.partition_point(|t| t.span.end <= span.end);
        let state = |t: usize| {
            page.pos(t) == Pos::Propn
                && !matches!(page.label(t), Label::Amod | Label::Compound | Label::NmodPoss)
                && self.mentions.at(t).is_some_and(|m| m.sort == Sort::Named && m.head == t)
        };
        match &actor.name {
            None => (first..last).any(state),
            Some(_) => actor.id.as_deref().is_some_and(|id| self.names_state(first, last, id)),
        }
    }

    /// Whether the page or the lexicon tells that whoever the phrase at `t` names is of a state.
    fn is_told_of(&self, t: usize, id: &str) -> bool {
        let page = self.page;
        let Some(mention) = self.mentions.at(t).filter(|m| m.sort == Sort::Named) else { return true };
        let [actor] = mention.actors.as_slice() else { return true };
        let Some(name) = actor.name.as_deref() else { return true };
        let words: Vec<&str> = name.split(' ').collect();
        let registered = (0..words.len()).any(|at| {
            page.lexicon.matches(&words, at).iter().any(
                |m| matches!(m.entry, Entry::Actor { class: ActorClass::Person, id: known, .. } if known == id),
            )
        });
        registered
            || self.mentions.all().iter().any(|m| {
                let same = m.actors.len() == 1 && m.actors[0].name.as_deref() == Some(name);
                same && {
                    let phrase = grammar::phrase_span(page, m.head);
                    let first = page.syntax.tokens.partition_point(|t| t.span.start < phrase.start);
                    let last = page.syntax.tokens.partition_point(|t| t.span.end <= phrase.end);
                    self.names_state(first, last, id)
                }
            })
    }

    /// Whether one of these words is a name of the state, or of its people.
    fn names_state(&self, first: usize, last: usize, id: &str) -> bool {
        let words: Vec<&str> = (first..last.min(first + 24)).map(|t| self.page.word(t)).collect();
        (0..words.len()).any(|at| {
            self.page.lexicon.matches(&words, at).iter().any(|m| match m.entry {
                Entry::Actor { class: ActorClass::Person, .. } => false,
                Entry::Actor { id: known, .. } | Entry::Demonym { id: known, .. } => known == id,
                Entry::Place { country, .. } => country.as_deref() == Some(id),
                _ => false,
            })
        })
    }
}
