//! What stands behind a person's name and tells for whom the person acts: an age, a place, a firm, a clause.

use super::super::people::Evidence;
use super::super::pieces::{Kind, words_of};
use super::super::walk::Walk;
use super::unknown::sector_of_name;
use demarche_lexicon::ActorClass;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// "Rosa Marin, 43, said": the age is told of private people, and they are at home where the page is.
    pub(super) fn aged(&mut self, last: usize, person: usize) {
        let end = self.page.syntax.sentences[self.sentence(last)].tokens.end;
        let word = |t: usize| if t < end { self.page.word(t) } else { "" };
        let age = word(last + 2).parse::<u8>().is_ok_and(|age| (8..=105).contains(&age));
        let private = word(last + 1) == ","
            && word(last + 2) == "who"
            && last + 3 < end
            && matches!(
                self.page.lemma(last + 3),
                "sell" | "live" | "flee" | "own" | "farm" | "drive" | "lose" | "teach" | "survive" | "grow"
            );
        let closed = matches!(word(last + 3), "," | "." | "" | ")" | "said");
        if !(word(last + 1) == "," && age && closed || private) || self.people.person(person).id.is_some() {
            return;
        }
        let home = match self.came_from(last) {
            Some(country) => country,
            None => self.home(last, false),
        };
        if let Some(home) = home {
            self.learn(person, Some(&home), Some(Sector::Civ), Evidence::Hint);
        }
    }

    /// "A teacher from Bor", "44, who fled Kidal": the country of the place, or nobody's where the place is not known.
    pub(in crate::mentions) fn came_from(&self, last: usize) -> Option<Option<Actor>> {
        let end = self.page.syntax.sentences[self.sentence(last)].tokens.end;
        for t in last + 1..end.min(last + 10).saturating_sub(1) {
            let origin = self.page.word(t) == "from" || matches!(self.page.lemma(t), "flee" | "escape");
            let named = self.page.word(t + 1).starts_with(char::is_uppercase);
            if origin && named {
                let piece = self.pieces.index_at(t + 1);
                let place = piece.filter(|&i| !matches!(self.pieces.all[i].kind, Kind::Person));
                return Some(place.and_then(|i| self.actor_of(i)).map(|(actor, _)| actor));
            }
            if matches!(self.page.word(t), "said" | "says" | ";" | "\"" | "“") {
                return None;
            }
        }
        None
    }

    /// "Smith of Greenpeace", "Smith from the WFP".
    pub(in crate::mentions) fn owner_after(&self, last: usize) -> Option<Actor> {
        let mut t = last + 1;
        if t >= self.page.syntax.tokens.len() || !matches!(self.page.word(t), "of" | "from") {
            return None;
        }
        t += 1;
        if self.page.syntax.tokens.get(t).is_some_and(|x| x.pos == Pos::Det) {
            t += 1;
        }
        // "Of the security firm Kestrel", "of the Kestrel Institute".
        let end = self.page.syntax.sentences[self.sentence(last)].tokens.end;
        let bare =
            |t: usize| matches!(self.page.pos(t), Pos::Noun | Pos::Adj) && self.pieces.index_at(t).is_none();
        let mut firm = None;
        for _ in 0..3 {
            match self.pieces.at(t).filter(|_| t + 1 < end).map(|p| (p.kind, p.last)) {
                Some((Kind::Office { sector, collective: true, .. }, last)) => {
                    firm = Some(sector);
                    t = last + 1;
                }
                None if t + 1 < end && bare(t) => t += 1,
                _ => break,
            }
        }
        self.body_at(t, firm)
    }

    /// The body named at a token; `firm` is the sector of the word for a body right before it.
    fn body_at(&self, t: usize, firm: Option<Option<Sector>>) -> Option<Actor> {
        let piece = self.pieces.at(t)?;
        if piece.kind == Kind::Unknown {
            let words = words_of(self.page, piece.first, piece.last);
            let told = sector_of_name(self.page.lexicon, &words);
            let own = matches!(told, Some(Sector::Ngo | Sector::Bus | Sector::Med));
            let id = self.slug(&words, piece.last).filter(|_| own || firm.is_some())?;
            let sector = told.or(firm.flatten());
            return Some(Actor { id: Some(id), sector, name: None, span: None });
        }
        let i = self.pieces.index_at(t).filter(|_| !matches!(piece.kind, Kind::Place { .. }))?;
        self.actor_of(i).map(|(actor, _)| actor)
    }

    /// "Ana Ruiz, senior associate at the Kestrel Institute,": the body behind a description of a person.
    pub(super) fn works_for(&mut self, last: usize, person: usize) {
        let page = self.page;
        let end = page.syntax.sentences[self.sentence(last)].tokens.end;
        let comma = last + 2 < end && page.word(last + 1) == ",";
        if !comma || self.people.person(person).id.is_some() {
            return;
        }
        let mut noun = None;
        for t in last + 2..end.min(last + 12) {
            let office = self.pieces.at(t).is_some_and(|p| matches!(p.kind, Kind::Office { .. }));
            match page.pos(t) {
                Pos::Noun => noun = Some(t),
                Pos::Det | Pos::Adj | Pos::Num => {}
                Pos::Adp if matches!(page.word(t), "at" | "with" | "for") => {
                    let works = noun.is_some() && t + 2 < end;
                    let at = if works && page.pos(t + 1) == Pos::Det { t + 2 } else { t + 1 };
                    let body = self.body_at(at.min(end - 1), None).filter(|_| works);
                    let named = self.pieces.at(at).is_some_and(|p| {
                        use ActorClass::{Capital, Metonym, State};
                        !matches!(
                            p.kind,
                            Kind::Actor { class: State | Capital | Metonym, .. } | Kind::Demonym { .. }
                        )
                    });
                    if let Some(body) = body.filter(|_| named) {
                        self.learn(person, Some(&body), body.sector, Evidence::Hint);
                    }
                    return;
                }
                _ if office => {}
                _ => return,
            }
        }
    }

    /// "Duarte, who heads the government delegation".
    pub(in crate::mentions) fn heads_something(&mut self, last: usize, person: usize) {
        let end = self.page.syntax.sentences[self.sentence(last)].tokens.end;
        let mut t = last + 1;
        if t < end && self.page.word(t) == "," {
            t += 1;
        }
        // "Lund runs the prisoner file for the envoy", and the same in a clause with "who".
        let direct = t == last + 1
            && t < end
            && matches!(self.page.token(t).tag, Tag::Vbz | Tag::Vbd)
            && matches!(self.page.lemma(t), "head" | "lead" | "chair" | "run" | "command" | "direct");
        if direct {
            t = last;
        }
        if t + 1 >= end || !direct && self.page.word(t) != "who" {
            return;
        }
        let window = t + 1..end.min(t + 14);
        let leads = window.clone().take(4).any(|v| {
            matches!(
                self.page.lemma(v),
                "head"
                    | "lead"
                    | "chair"
                    | "run"
                    | "command"
                    | "represent"
                    | "direct"
                    | "manage"
                    | "serve"
                    | "work"
                    | "speak"
                    | "govern"
                    | "rule"
                    | "mediate"
                    | "negotiate"
            )
        });
        if !leads {
            return;
        }
        for v in window {
            if matches!(self.page.word(v), "," | "said" | "says") {
                return;
            }
            let Some(i) = self.pieces.index_at(v) else {
                continue;
            };
            let part = matches!(self.page.label(v), Label::Compound | Label::Amod)
                && self.page.token(v).head.is_some_and(|h| h > v && self.pieces.index_at(h).is_none());
            if matches!(self.pieces.all[i].kind, Kind::Place { .. } | Kind::Person)
                || self.is_where(v)
                || part
            {
                continue;
            }
            let Some(draft) = self.piece(i) else { continue };
            let owner = self.drafts[draft].actors.first().cloned();
            // "the government delegation": the next role says more
            let role = self.pieces.index_at(self.pieces.all[i].last + 1);
            let owner =
                role.and_then(|r| self.piece(r)).map_or(owner, |d| self.drafts[d].actors.first().cloned());
            if let Some(owner) = owner.filter(|o| o.id.is_some()) {
                self.learn(person, Some(&owner), owner.sector, Evidence::Hint);
                return;
            }
        }
    }

    /// "operations in eastern Chad": where it is done, not for whom.
    fn is_where(&self, t: usize) -> bool {
        let state = self.pieces.at(t).is_some_and(|p| {
            let state = ActorClass::State;
            matches!(p.kind, Kind::Actor { class, .. } if class == state || class == ActorClass::Capital)
        });
        let before =
            (t.saturating_sub(3)..t).rev().find(|&w| !matches!(self.page.pos(w), Pos::Adj | Pos::Det));
        state && before.is_some_and(|w| matches!(self.page.word(w), "in" | "across" | "near"))
    }
}
