//! The country whose police, army or minister is meant where nothing says whose: of the scene, of whoever tells it, of the
//! page.

use super::super::Sort;
use super::super::pieces::Kind;
use super::super::walk::Walk;
use crate::grammar;
use demarche_lexicon::ActorClass;
use demarche_parse::Label;
use demarche_record::{Actor, Sector};

impl Walk<'_, '_> {
    /// The country whose police, army or minister is meant where nothing says whose: of the scene, else of the page.
    pub(in crate::mentions) fn home(&self, t: usize, person: bool) -> Option<Actor> {
        let said = self.scene.as_ref().is_some_and(|(at, _)| self.is_said_by(*at, t));
        let scene = self.scene_at(t, 0).filter(|_| !said).map(str::to_owned);
        let scene = scene.or_else(|| self.police_before(t));
        // A country that is told of only further on is not meant yet.
        let told = |id: &&str| self.context.has_told(id);
        let clear = self.context.dominant().filter(told).map(str::to_owned);
        let page = || self.context.clear_country().filter(told).map(str::to_owned);
        let near = if person && !self.is_addressed(t) { self.state_before(t, 0) } else { None };
        let id = self
            .punished_for(t)
            .or_else(|| self.announced(t))
            .or_else(|| self.told_here(t))
            .or_else(|| self.outlet_home(t))
            .or_else(|| if person { self.own_parliament(t) } else { None })
            .or(near)
            .or(scene)
            .or_else(|| self.focus.clone().filter(|_| self.opened_where))
            .or(clear)
            .or_else(|| self.focus.clone().filter(|_| !self.is_target(t)))
            .or_else(|| {
                self.told_from
                    .clone()
                    .filter(|id| self.context.count(id) > 2 && self.context.is_prominent(id))
            })
            .or_else(page)
            .or_else(|| self.context.country().filter(told).map(str::to_owned))
            .or_else(|| self.context.told_from().map(str::to_owned))
            .or_else(|| self.context.only_ruled().map(str::to_owned))
            .or_else(|| self.other_of_two(t))
            .or_else(|| self.scene_at(t, 3).map(str::to_owned))
            .or_else(|| self.state_before(t, 1))
            .or_else(|| if person { None } else { self.capital_after(t) })?;
        Some(Actor { id: Some(id), sector: Some(Sector::Gov), name: None, span: None })
    }

    /// "France congratulated the president-elect": nobody's own.
    fn is_addressed(&self, t: usize) -> bool {
        let page = self.page;
        let mut at = t;
        while matches!(page.label(at), Label::Appos | Label::Flat | Label::Compound) {
            let Some(head) = page.token(at).head else { return false };
            at = head;
        }
        let verb = page.token(at).head.filter(|_| matches!(page.label(at), Label::Obj | Label::Iobj));
        verb.is_some_and(|v| page.lexicon.is_in("done to others", page.lemma(v)))
    }

    /// "Parliament voted for a boycott of Turkish goods", on a page about two states: the other one's parliament.
    fn other_of_two(&self, t: usize) -> Option<String> {
        let two = self.context.states_told(2)?;
        let verb = self.page.token(t).head.filter(|_| self.is_subject(t))?;
        let end = self.page.syntax.sentences[self.sentence(t)].tokens.end;
        let told = (verb..end).filter_map(|w| self.pieces.at(w)).filter_map(|piece| match piece.kind {
            Kind::Actor { id, class: ActorClass::State, .. } | Kind::Demonym { id, .. } => Some(id),
            _ => None,
        });
        let mut named: Vec<&str> = told.filter(|id| two.contains(id)).collect();
        named.dedup();
        let [one] = named.as_slice() else { return None };
        two.iter().find(|id| *id != one).map(|id| (*id).to_owned())
    }

    /// "Its bulletin spoke of a strike on the 65th brigade": whoever is struck is not of those who tell of it.
    fn is_target(&self, t: usize) -> bool {
        let page = self.page;
        let mut at = t;
        for _ in 0..4 {
            let Some(head) = page.token(at).head else { return false };
            let struck = matches!(
                page.lemma(head),
                "attack"
                    | "strike"
                    | "raid"
                    | "assault"
                    | "offensive"
                    | "shelling"
                    | "bombing"
                    | "bombardment"
            );
            if struck && grammar::cases(page, at).any(|p| matches!(p, "on" | "against" | "of")) {
                return true;
            }
            at = head;
        }
        false
    }

    /// "A spokesman told this newspaper": whoever speaks to those who write is of the country that they write about.
    fn told_here(&self, t: usize) -> Option<String> {
        let page = self.page;
        let told = page.syntax.ancestors(t).take(5).find(|&v| page.lemma(v) == "tell")?;
        let to = page.syntax.children(told).find(|&c| {
            matches!(page.label(c), Label::Obj | Label::Iobj)
                && page.syntax.children(c).any(|d| page.lemma(d) == "this")
                && self
                    .pieces
                    .at(c)
                    .is_some_and(|p| matches!(p.kind, Kind::Office { sector: Some(Sector::Med), .. }))
        });
        to.and_then(|_| self.context.country()).filter(|id| self.context.has_told(id)).map(str::to_owned)
    }

    /// The subject that an office stands in or beside ("Prime Minister Sato", "Sato, the prime minister"), and its verb.
    fn clause_of(&self, t: usize) -> Option<(usize, usize)> {
        let page = self.page;
        let mut head = t;
        while matches!(page.label(head), Label::Appos | Label::Compound | Label::Flat | Label::Nmod) {
            head = page.token(head).head?;
        }
        Some((head, page.token(head).head.filter(|_| self.is_subject(head))?))
    }

    /// "The minister today announced that Canada is imposing sanctions": whoever announces what a state does serves it.
    fn announced(&self, t: usize) -> Option<String> {
        let page = self.page;
        let (_, verb) = self.clause_of(t)?;
        let announces = matches!(page.lemma(verb), "announce" | "confirm");
        let clause =
            page.syntax.children(verb).find(|&c| c > verb && announces && page.label(c) == Label::Ccomp)?;
        let bound = matches!(crate::grammar::modal(page, clause), Some("must" | "should" | "ought" | "can"));
        let subject = crate::grammar::subject_of(page, clause).filter(|_| !bound)?;
        let (actor, state) = self.actor_of(self.pieces.index_at(subject)?)?;
        actor.id.filter(|id| state && self.context.is_state(id))
    }

    /// "Foreign Minister Santarelli told the Italian Senate": whose ministers answer to a parliament.
    fn own_parliament(&self, t: usize) -> Option<String> {
        let page = self.page;
        let (head, verb) = self.clause_of(t)?;
        let tells = matches!(page.lemma(verb), "tell" | "inform" | "brief" | "assure");
        let told = page
            .syntax
            .children(verb)
            .find(|&c| c > head && matches!(page.label(c), Label::Obj | Label::Iobj));
        let words = page.syntax.left_edge(told.filter(|_| tells)?)..=told?;
        let lawmakers = words.clone().any(|w| {
            self.pieces.at(w).is_some_and(|p| match p.kind {
                Kind::Actor { sector, .. } | Kind::Office { sector, .. } => sector == Some(Sector::Leg),
                _ => false,
            })
        });
        words.filter(|_| lawmakers).find_map(|w| {
            let (actor, _) = self.actor_of(self.pieces.index_at(w)?)?;
            actor.id.filter(|id| self.context.is_state(id))
        })
    }

    /// "Russia's Tass cites the deputy foreign minister": the state whose medium tells of the office.
    fn outlet_home(&self, t: usize) -> Option<String> {
        let page = self.page;
        let verbs = page.syntax.ancestors(t).take(6).filter(|&v| page.pos(v) == demarche_parse::Pos::Verb);
        let subjects = verbs.filter_map(|v| crate::grammar::subject_of(page, v)).filter(|&s| s < t);
        let (head, draft) = subjects.filter_map(|s| Some((s, &self.drafts[self.draft_at(s)?]))).find(
            |(_, d)| matches!(d.actors.as_slice(), [a] if a.sector == Some(Sector::Med) && a.id.is_some()),
        )?;
        let words = page.syntax.left_edge(head)..=head;
        let owner = words.clone().find_map(|w| {
            let (actor, state) = self.actor_of(self.pieces.index_at(w)?)?;
            actor.id.filter(|_| state)
        });
        let official = words.into_iter().any(|w| {
            matches!(
                page.word(w).to_lowercase().as_str(),
                "state" | "state-run" | "official" | "semi-official"
            )
        });
        owner.or_else(|| {
            let id = draft.actors.first()?.id.as_deref().filter(|_| official)?;
            page.lexicon.home_of(id).map(str::to_owned)
        })
    }

    /// The country of the police or courts that act in this sentence: those whom they arrest are their own people.
    pub(super) fn police_before(&self, t: usize) -> Option<String> {
        let sentence = self.sentence(t);
        let near = self.drafts.iter().rev().take_while(|d| self.sentence(d.head) == sentence);
        near.filter(|d| d.head < t).find_map(|d| match d.actors.as_slice() {
            [a] if matches!(a.sector, Some(Sector::Cop | Sector::Jud | Sector::Opp)) => {
                a.id.clone().filter(|id| self.context.is_state(id))
            }
            _ => None,
        })
    }

    /// "The foreign ministry said that Beijing would not join": the capital whose doings are told as one's own.
    fn capital_after(&self, t: usize) -> Option<String> {
        let end = self.page.syntax.sentences[self.sentence(t)].tokens.end;
        let mut pieces = (t + 1..end).filter_map(|w| self.pieces.at(w).filter(|p| p.first == w));
        pieces.find_map(|piece| match piece.kind {
            Kind::Actor { id, class: ActorClass::Capital, sector: Some(Sector::Gov), .. }
                if self.is_subject(piece.last) && self.tells(piece.last) =>
            {
                Some(id.to_owned())
            }
            _ => None,
        })
    }

    /// Whether a subject is that of what somebody says.
    fn tells(&self, subject: usize) -> bool {
        self.page.token(subject).head.is_some_and(|verb| self.page.label(verb) == Label::Ccomp)
    }

    /// Whether `words` belong to what the subject `t` of a verb of saying says.
    pub(in crate::mentions) fn is_said_by(&self, words: usize, t: usize) -> bool {
        let page = self.page;
        let verb = page.syntax.ancestors(t).take(4).find(|&v| crate::statements::is_saying(page, v));
        let Some(verb) = verb.filter(|&v| page.token(t).head == Some(v)) else { return false };
        let content = |v: usize| page.label(v) == Label::Ccomp && page.token(v).head == Some(verb);
        let aside = page.label(verb) == Label::Parataxis && words < t;
        aside || page.syntax.ancestors(words).take(30).any(content)
    }

    /// The state that was the subject of this sentence before `t`, or of one of the sentences before.
    pub(super) fn state_before(&self, t: usize, reach: usize) -> Option<String> {
        let sentence = self.sentence(t);
        self.drafts
            .iter()
            .rev()
            .take_while(|d| self.sentence(d.head) + reach >= sentence)
            .filter(|d| d.head < t && self.is_subject(d.head) && d.sort == Sort::Named && d.state)
            // Whoever speaks tells of others in the quotation.
            .filter(|d| self.is_quoted(t) || !self.is_quoted(d.head))
            // "Prague must apologise, the foreign minister said": of another state, if anything else tells of which.
            .filter(|d| reach > 0 || !self.is_said_by(d.head, t))
            .find_map(|d| d.actors.first().and_then(|a| a.id.clone()))
    }
}
