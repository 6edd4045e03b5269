//! A word for a body right before its name: "the Norwegian group Varde", "state news agency AKP".

use super::super::Sort;
use super::super::draft::{Being, Draft};
use super::super::people::Evidence;
use super::super::phrase;
use super::super::pieces::{Kind, Piece, words_of};
use super::super::walk::Walk;
use super::Role;
use demarche_lexicon::ActorClass;
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// The body whose name stands right behind a word for a body: both are one mention, and what stands before says
    /// where it is at home, not for whom it acts.
    pub(super) fn body_called(&mut self, piece: &Piece, collective: bool) -> Option<usize> {
        let noun = self.page.lemma(piece.last).to_lowercase();
        let word = |t: usize| self.page.syntax.tokens.get(t).map(|_| self.page.word(t));
        // "A group, the Kestrel Institute, said": closed by another comma.
        let comma = word(piece.last + 1) == Some(",");
        let begin = piece.last + 1 + usize::from(comma);
        let begin = begin + usize::from(comma && word(begin) == Some("the"));
        let next = self.pieces.index_at(begin)?;
        let closed = matches!(word(self.pieces.all[next].last + 1), Some("," | "." | ")"));
        if comma && (!closed || self.pieces.all[next].kind != Kind::Unknown) {
            return None;
        }
        let name = self.pieces.all[next].clone();
        let same = self.sentence(name.first) == self.sentence(piece.last);
        let known = match name.kind {
            Kind::Unknown => true,
            Kind::Actor { class, .. } => {
                use ActorClass::{Body, Group, Medium, Organ, Organisation};
                matches!(class, Body | Group | Medium | Organisation) || noun == "agency" && class == Organ
            }
            _ => false,
        };
        if !collective
            || !same
            || !known
            || !self.page.lexicon.is_in("named body", &noun)
            || self.draft_at(name.last).is_some()
        {
            return None;
        }
        let medium = self.sector_of_piece(piece) == Some(Sector::Med);
        let made = match name.kind {
            Kind::Actor { sector, .. } if medium && sector != Some(Sector::Med) => {
                // An agency that bears the name of something else.
                let words = words_of(self.page, name.first, name.last);
                let id = self.slug(&words, name.last);
                let actor = Actor { id, sector: Some(Sector::Med), name: None, span: None };
                self.named_body(name.first, &name, actor, false)
            }
            _ => self.piece(next)?,
        };
        self.mark(next, made);
        let around = phrase::around(self.page, &self.pieces, piece.first, piece.last);
        let actors = self.drafts[made].actors.clone();
        let span = self.span(around.first, name.last);
        let mut core = vec![piece.last];
        core.extend(around.modifiers.iter().map(|&m| self.pieces.all[m].last));
        let head = self.head_of(piece.first, piece.last);
        let draft = Draft::new(head, span, actors, Sort::Named, Being::Body);
        let index = self.add(Draft { core, noun: Some(noun.clone()), ..draft });
        self.context.call(&noun, index);
        Some(index)
    }

    /// "Varde, the Norwegian charity,": what the page tells of a name makes it that of a body.
    pub(super) fn becomes_body(&mut self, role: &Role, person: usize, name: &Piece) -> bool {
        let plain = role.collective && !role.plural && self.page.lexicon.is_in("named body", &role.noun);
        let known = self.people.person(person);
        let registered = known.evidence == Evidence::Registry || known.body;
        // "The ambassador to the organization, Michael Carver": a bare "the" points back.
        let back = role.first.checked_sub(1).is_some_and(|t| self.page.lemma(t) == "the");
        if !plain || back || registered || known.name.split(' ').count() > 3 {
            return false;
        }
        let words = words_of(self.page, name.first, name.last);
        let (id, sector) = (self.slug(&words, name.last), role.sector);
        let known = self.people.person_mut(person);
        known.id = id;
        known.sector = sector;
        known.evidence = Evidence::Office;
        known.body = true;
        true
    }

    fn sector_of_piece(&self, piece: &Piece) -> Option<Sector> {
        match piece.kind {
            Kind::Office { sector, .. } => sector,
            _ => None,
        }
    }
}
