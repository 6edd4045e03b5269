//! Whose a role is: a possessor, a nationality, the scene, the page.

use super::super::names;
use super::super::phrase::{Phrase, Whose};
use super::super::pieces::{Kind, words_of};
use super::super::walk::Walk;
use super::Owners;
use super::nameless;
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// Who owns a role: what stands before it (the state wins over its organ), else what follows it.
    pub(in crate::mentions) fn owners(&mut self, phrase: &Phrase) -> Owners {
        let mut owners: Owners = Vec::new();
        let mut pieces: Owners = Vec::new();
        for whose in &phrase.whose {
            match *whose {
                Whose::Piece(i) => {
                    if super::super::pieces::is_ethnic(self.page, self.pieces.all[i].first) {
                        continue;
                    }
                    if let Kind::Unknown = self.pieces.all[i].kind {
                        let piece = &self.pieces.all[i];
                        let words = words_of(self.page, piece.first, piece.last);
                        // "AA units", where the page has told what AA is short for.
                        let short = self.shortened.get(self.page.word(piece.first));
                        if let Some(actor) = short.filter(|_| piece.first == piece.last) {
                            pieces.push((actor.clone(), false));
                            continue;
                        }
                        let sector = names::unknown::sector_of_name(self.page.lexicon, &words);
                        let organ = phrase.organ || piece.first > phrase.last && phrase.portfolio;
                        if sector.is_none() && (words.len() < 2 || organ) {
                            continue;
                        }
                        if let Some(draft) = self.piece(i) {
                            pieces.extend(self.drafts[draft].actors.first().map(|a| (a.clone(), false)));
                        }
                    } else if self.pieces.all[i].kind == Kind::Person {
                        // "the Merkel government"
                        if let Some(draft) = self.piece(i) {
                            pieces.extend(self.drafts[draft].actors.first().map(|a| (nameless(a), true)));
                        }
                    } else {
                        pieces.extend(self.actor_of(i));
                    }
                }
                Whose::Possessor(t) => {
                    let draft = match self.pieces.index_at(t) {
                        Some(i) => self.piece(i).or_else(|| self.draft_at(t)),
                        None => self.draft_at(t),
                    };
                    if let Some(draft) = draft {
                        let state = self.drafts[draft].state;
                        owners.extend(self.drafts[draft].actors.iter().map(|a| (nameless(a), state)));
                    } else if let Some(owner) = self.pieces.index_at(t).and_then(|i| self.actor_of(i)) {
                        owners.push(owner);
                    } else if matches!(self.page.lemma(t), "country" | "nation" | "state") {
                        owners.extend(self.country().map(|a| (a, true)));
                    }
                }
                Whose::Pronoun(t) if self.is_first_person(t) => {}
                Whose::Pronoun(t) => {
                    if self.draft_at(t).is_none() {
                        self.pronoun(t);
                    }
                    if let Some(draft) = self.draft_at(t) {
                        let draft = &self.drafts[draft];
                        owners.extend(draft.actors.iter().map(|a| (nameless(a), draft.state)));
                    }
                }
                Whose::Role(i) => {
                    if let Some(draft) = self.piece(i) {
                        owners.extend(self.drafts[draft].actors.iter().map(|a| (nameless(a), false)));
                    }
                }
            }
        }
        if phrase.end > phrase.last {
            // What follows a role is coordinated: all of it counts.
            pieces.extend(owners);
            return pieces;
        }
        // "Turkish, Greek frigates": of both.
        let nations: Vec<usize> = phrase
            .whose
            .iter()
            .filter_map(|w| match w {
                Whose::Piece(i) => Some(*i),
                _ => None,
            })
            .filter(|&i| matches!(self.pieces.all[i].kind, Kind::Demonym { people: false, .. }))
            .collect();
        // "Bosnian Serb forces" are of one.
        let parted = nations.windows(2).all(|w| self.pieces.all[w[1]].last + 1 < self.pieces.all[w[0]].first);
        if nations.len() > 1 && parted && pieces.len() == nations.len() {
            pieces.reverse();
            return pieces;
        }
        // "Britain's Russia adviser": the possessor's, and Russia is what he advises on.
        let about = |whose: &Whose| match *whose {
            Whose::Piece(i) => matches!(self.pieces.all[i].kind, Kind::Actor { .. }),
            _ => true,
        };
        let other = |owner: &Actor| pieces.iter().all(|(piece, _)| piece.id != owner.id);
        if phrase.whose.iter().all(about) && owners.iter().any(|(owner, state)| *state && other(owner)) {
            return owners;
        }
        // Before a role the leftmost state says whose organ it is: "US State Department spokesman".
        if let Some(state) = pieces.iter().rev().find(|(_, state)| *state) {
            let organ = pieces.iter().find(|(_, state)| !*state).map(|(a, _)| a.sector);
            let mut state = state.clone();
            if let Some(sector @ Some(s)) = organ
                && s != Sector::Igo
            {
                state = (Actor { sector, ..state.0 }, false);
            }
            return vec![state];
        }
        if !pieces.is_empty() {
            return pieces.into_iter().take(1).collect();
        }
        owners
    }

    /// The state that the page is about.
    pub(in crate::mentions) fn country(&self) -> Option<Actor> {
        Some(Actor {
            id: Some(self.context.country()?.to_owned()),
            sector: Some(Sector::Gov),
            name: None,
            span: None,
        })
    }
}
