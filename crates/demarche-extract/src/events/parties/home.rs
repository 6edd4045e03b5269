//! Whom people at home address by a bare "the government": their own.

use super::super::read::Reader;
use demarche_lexicon::Slot;
use demarche_parse::Label;
use demarche_record::{Actor, EventType, Sector};

impl Reader<'_, '_> {
    /// "The Mozambican government accepted demands from Shona rebels": rebels and opponents whose state nothing names
    /// are those of the government that they face.
    pub(super) fn foes_at_home(
        &self,
        t: usize,
        slots: &[Slot],
        kind: EventType,
        acting: &[Actor],
    ) -> Vec<Actor> {
        let rules = |a: &Actor| matches!(a.sector, Some(Sector::Gov | Sector::Mil | Sector::Cop));
        let Some(id) = acting.first().and_then(|a| a.id.clone()).filter(|id| id.len() == 3) else {
            return Vec::new();
        };
        // Whom an army fights abroad is nobody of its own.
        let talks = !matches!(kind, EventType::Assault | EventType::Coerce | EventType::Mobilize);
        if !talks || !acting.iter().all(|a| a.id.as_ref() == Some(&id) && rules(a)) {
            return Vec::new();
        }
        let objects = self.fillers(t, Slot::Object).into_iter();
        let theirs = objects
            .flat_map(|o| ["from", "by", "of"].into_iter().flat_map(move |p| self.fillers(o, Slot::Prep(p))));
        let all = slots.iter().flat_map(|&slot| self.fillers(t, slot)).chain(theirs);
        let mut foes = all.filter_map(|f| match self.mentions.at(f)?.actors.as_slice() {
            [a] if a.id.is_none()
                && a.name.is_none()
                && matches!(a.sector, Some(Sector::Reb | Sector::Opp)) =>
            {
                Some(Actor { id: Some(id.clone()), ..a.clone() })
            }
            _ => None,
        });
        foes.next().into_iter().collect()
    }

    /// "The opposition blasted the government", "students demanded that the authorities resign": those of the country
    /// that the critics are of.
    pub(super) fn own_authorities(&self, t: usize, acting: &[Actor]) -> Option<Vec<Actor>> {
        let inside = |a: &Actor| {
            matches!(a.sector, Some(Sector::Opp | Sector::Civ | Sector::Leg | Sector::Med | Sector::Bus))
        };
        let id = acting.first()?.id.clone().filter(|id| id.len() == 3)?;
        if !acting.iter().all(|a| a.id.as_ref() == Some(&id) && inside(a)) {
            return None;
        }
        let slots = [
            Slot::Object,
            Slot::Indirect,
            Slot::Prep("on"),
            Slot::Prep("against"),
            Slot::Prep("at"),
            Slot::ActSubject,
        ];
        let whom = slots.into_iter().find_map(|slot| self.fillers(t, slot).into_iter().next())?;
        let bare = |c: usize| {
            matches!(self.page.label(c), Label::Det | Label::Case | Label::Punct | Label::Mark)
                && !matches!(self.page.lemma(c), "both" | "each" | "all" | "neither" | "two")
        };
        let close =
            |c: usize| c < whom || matches!(self.page.label(c), Label::Nmod | Label::NmodPoss | Label::Appos);
        let the = |c: usize| self.page.label(c) == Label::Det && self.page.lemma(c) == "the";
        let children = || self.page.syntax.children(whom);
        let plain = children().any(the) && children().filter(|&c| close(c)).all(bare);
        (plain && self.book.is("rulers", &self.lemma(whom)))
            .then(|| vec![Actor { id: Some(id), sector: Some(Sector::Gov), ..Actor::default() }])
    }
}
