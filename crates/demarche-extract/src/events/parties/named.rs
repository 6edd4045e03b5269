//! The actors that stand in one of the places beside a predicate.

use super::super::read::{Reader, Reading};
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::Label;
use demarche_record::{Actor, EventType};

impl Reader<'_, '_> {
    /// The actors named in a slot; with `places` also the country of a place that is the object.
    pub(in crate::events) fn named(
        &self,
        t: usize,
        slot: Slot,
        reading: &Reading,
        places: bool,
    ) -> Vec<Actor> {
        match slot {
            Slot::Owner => {
                let objects = self.fillers(t, Slot::Object).into_iter();
                objects.flat_map(|o| self.owners(o, reading.code.kind)).collect()
            }
            Slot::ActWhom => reading.inner.map_or_else(Vec::new, |w| self.act_whom(w)),
            Slot::Subject if self.is_flat(t) => {
                self.fillers(t, slot).into_iter().flat_map(|s| self.who(s, true)).collect()
            }
            Slot::Subject if self.verbal(t) => match self.fillers(t, slot).first() {
                Some(&s) => self.doers(s),
                None => Vec::new(),
            },
            Slot::Prep("in" | "over" | "across") => {
                let lies = matches!(
                    reading.code.kind,
                    EventType::Assault
                        | EventType::Coerce
                        | EventType::Protest
                        | EventType::Aid
                        | EventType::Mobilize
                        | EventType::Sanction
                ) || reading.code.mode == Some("visit")
                    || reading.code.cameo == "036";
                let mut fillers = self.fillers(t, slot);
                if fillers.is_empty() && slot == Slot::Prep("in") {
                    fillers =
                        ["inside", "near"].into_iter().flat_map(|p| self.fillers(t, Slot::Prep(p))).collect();
                }
                let found: Vec<Actor> = fillers.iter().flat_map(|&f| self.located(f, lies)).collect();
                if found.is_empty() && slot == Slot::Prep("over") {
                    return fillers.into_iter().flat_map(|f| self.owned(f)).collect();
                }
                found
            }
            // "charged that the group is sheltered by the Taliban": whoever does it is accused.
            Slot::ActSubject if reading.code.kind == EventType::Accuse && self.verbal(t) => {
                let clauses = self.fillers(t, Slot::Act).into_iter().chain(self.fillers(t, Slot::Clause));
                let by = clauses.filter(|&c| self.verbal(c) && grammar::passive(self.page, c));
                let doers: Vec<Actor> =
                    by.filter_map(|c| grammar::doer(self.page, c)).flat_map(|d| self.who(d, true)).collect();
                if !doers.is_empty() {
                    return doers;
                }
                self.fillers(t, slot).into_iter().flat_map(|f| self.who(f, false)).collect()
            }
            Slot::Object if matches!(reading.code.kind, EventType::Assault | EventType::Coerce) => {
                let found = self.fillers(t, slot);
                if places {
                    return found.into_iter().flat_map(|f| self.who_or_where(f)).collect();
                }
                found.into_iter().flat_map(|f| self.who(f, false)).collect()
            }
            _ => {
                let owners = matches!(slot, Slot::Prep(_) | Slot::Subject | Slot::ActSubject);
                let mut fillers = self.fillers(t, slot);
                if matches!(slot, Slot::Prep(_)) {
                    fillers.retain(|&f| !self.suffers_otherwise(t, f, reading.code.kind));
                }
                // "Demanded that the crew be freed": somebody else is to free them.
                if slot == Slot::ActSubject && reading.code.kind == EventType::Request {
                    fillers.retain(|&f| self.page.label(f) != Label::NsubjPass);
                }
                if reading.code.kind == EventType::Protest && matches!(slot, Slot::Prep(_)) {
                    let doers = self.doers_of_harm(&fillers);
                    if !doers.is_empty() {
                        return doers;
                    }
                }
                let found: Vec<Actor> = fillers.iter().flat_map(|&f| self.who(f, owners)).collect();
                let local = matches!(
                    reading.code.kind,
                    EventType::Assault | EventType::Coerce | EventType::Protest | EventType::Retreat
                );
                let visit = reading.code.mode == Some("visit");
                let place =
                    matches!(slot, Slot::Prep("on" | "at" | "into" | "near" | "against" | "of" | "outside"))
                        || visit && slot == Slot::Prep("to");
                if !found.is_empty() {
                    return found;
                }
                let called: Vec<Actor> = fillers.iter().flat_map(|&f| self.called(f)).collect();
                if called.is_empty() && (local || visit) && place {
                    return fillers.iter().flat_map(|&f| self.located(f, true)).collect();
                }
                called
            }
        }
    }
}
