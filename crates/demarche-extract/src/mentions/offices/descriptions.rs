//! Nouns that point back at an actor: "the alliance", "the bloc".

use super::super::Sort;
use super::super::antecedents::{Found, Key};
use super::super::context::is_compass;
use super::super::draft::{Being, Draft};
use super::super::phrase::{self, Phrase};
use super::super::walk::Walk;
use super::nameless;
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, Sector};

/// How many sentences back a definite phrase reaches.
const REACH: usize = 5;

impl Walk<'_, '_> {
    /// A noun that no table knows: a noun for somebody's side, or a description of a body already named.
    pub(in crate::mentions) fn noun(&mut self, t: usize) {
        let lemma = self.page.lemma(t).to_lowercase();
        if self.group_word(t) {
            return;
        }
        let opposite = lemma == "number" && t > 0 && self.page.word(t - 1) == "opposite";
        if let Some(sector) = side_noun(if opposite { "counterpart" } else { &lemma }) {
            let phrase = phrase::around(self.page, &self.pieces, t, t);
            if !phrase.whose.is_empty() || lemma == "counterpart" {
                self.role(t, t, t, Some(sector), true);
                return;
            }
        }
        self.description(t, &lemma);
        if self.draft_at(t).is_none() && !self.same_human(t, &lemma) {
            self.tell_noun(t, &lemma);
        }
    }

    /// "The parents", where the page has told of parents: people who are no actors, taken up by the same word.
    fn same_human(&mut self, t: usize, lemma: &str) -> bool {
        let many = matches!(self.page.token(t).tag, Tag::Nns | Tag::Nnps);
        let phrase = phrase::around(self.page, &self.pieces, t, t);
        let plain = phrase.first + 1 == t && phrase.end == t && phrase.determiner.as_deref() == Some("the");
        if !plain
            || lemma == "person"
            || super::super::human::human(lemma).is_none()
            || self.is_singled_out(&phrase, t)
        {
            return false;
        }
        let found = self.told.noun(&Key::noun(lemma, many)).and_then(|f| self.takes_up(&phrase, t, Some(f)));
        let Some(found) = found else { return false };
        let being =
            if many { Being::Many } else { Being::Person(super::super::human::human(lemma).flatten()) };
        let draft = Draft::new(t, self.span(phrase.first, t), Vec::new(), Sort::Described, being);
        self.add(Draft { noun: Some(lemma.to_owned()), antecedent: Some(found), ..draft });
        true
    }

    /// "The first council", "the largest group", "the group of experts", "the group that he leads", "the Civic Party":
    /// a phrase that says by itself which one it means.
    pub(super) fn is_singled_out(&self, phrase: &Phrase, t: usize) -> bool {
        let page = self.page;
        let ordinal = (phrase.first..phrase.last).any(|w| {
            page.token(w).tag == Tag::Jjs
                || matches!(
                    page.lemma(w).to_lowercase().as_str(),
                    "first"
                        | "second"
                        | "third"
                        | "last"
                        | "next"
                        | "other"
                        | "new"
                        | "only"
                        | "former"
                        | "late"
                )
        });
        let title = page.role(self.sentence(t)) == demarche_text::Role::Title;
        let name = !title
            && (phrase.first + 1..phrase.last).any(|w| {
                matches!(page.pos(w), Pos::Propn | Pos::Adj | Pos::Noun)
                    && page.word(t).starts_with(char::is_uppercase)
                    && self.pieces.index_at(w).is_none()
                    && page.word(w).starts_with(char::is_uppercase)
            });
        let next = phrase.end + 1;
        let follows = |w: &str| page.syntax.tokens.get(next).is_some() && page.word(next) == w;
        let told = phrase.end == phrase.last
            && (follows("of")
                || page
                    .syntax
                    .children(t)
                    .any(|c| page.label(c) == Label::AclRelcl && page.syntax.left_edge(c) == next));
        let mark = |w: usize| matches!(page.word(w), "\"" | "“" | "‘" | "'" | "”" | "’");
        let after = page.syntax.tokens.get(phrase.last + 1).is_some() && mark(phrase.last + 1);
        let called = after && phrase.first.checked_sub(1).is_some_and(mark);
        ordinal || name || told || called
    }

    /// Whether a definite phrase takes up what it seems to: something told not long ago, and not set apart from it by a
    /// word of its own ("the new council" after "the council").
    pub(super) fn takes_up(&self, phrase: &Phrase, t: usize, found: Option<Found>) -> Option<Found> {
        // "She is the leader" tells what somebody is, not whom one means.
        let predicate = self.page.label(t) == Label::Xcomp || grammar::is_copular(self.page, t);
        let found = found.filter(|_| !predicate)?;
        if self.sentence(found.anchor) + REACH < self.sentence(t) {
            return None;
        }
        let page = self.page;
        let earlier = found.draft.map_or("", |d| page.text(self.drafts[d].span)).to_lowercase();
        let told = |w: usize| earlier.contains(&page.word(w).to_lowercase());
        let own = (phrase.first..phrase.last).any(|w| {
            matches!(page.pos(w), Pos::Adj | Pos::Noun)
                && page.label(w) != Label::Det
                && self.pieces.index_at(w).is_none()
                && !told(w)
        });
        (!own).then_some(found)
    }

    /// The body that a noun means: the one just named, unless the page names another of the kind much more often.
    pub(super) fn called(&self, draft: usize, lemma: &str, t: usize) -> Option<Actor> {
        let actor = self.drafts[draft].actors.first()?;
        let near = self.sentence(self.drafts[draft].head) + 1 >= self.sentence(t);
        let better = actor.id.as_deref().and_then(|id| self.context.better_called(lemma, id));
        better.filter(|_| !near).or_else(|| Some(actor.clone()))
    }

    /// "The 22-member body": the organisation of the page that has so many members.
    pub(super) fn of_so_many(&self, phrase: &Phrase) -> Option<Actor> {
        let page = self.page;
        let at = (phrase.first..phrase.last).find(|&w| {
            let joined = matches!(page.word(w + 1), "-" | "‑") && w + 2 <= phrase.last;
            joined && matches!(page.lemma(w + 2), "member" | "nation" | "state" | "country")
        })?;
        let number = phrase::number(page.word(at))?;
        let day = page.document.published?;
        let id = self.context.bodies().find(|id| page.lexicon.members(id, day).len() == number)?;
        Some(Actor { id: Some(id.to_owned()), sector: Some(Sector::Igo), name: None, span: None })
    }

    /// "The alliance", "the bloc", "the agency": the last body that is called so.
    pub(super) fn description(&mut self, t: usize, lemma: &str) {
        let phrase = phrase::around(self.page, &self.pieces, t, t);
        let compound = self.page.label(t) == Label::Compound;
        let own = phrase.determiner.as_deref() == Some("this")
            && matches!(
                lemma,
                "agency" | "newspaper" | "paper" | "station" | "magazine" | "website" | "outlet" | "network"
            );
        if own || compound || !phrase.is_definite() || !phrase.whose.is_empty() || phrase.number.is_some() {
            return;
        }
        if self.page.token(t).tag == Tag::Nns {
            return;
        }
        let small = self.page.word(t).chars().all(char::is_lowercase);
        if self.is_singled_out(&phrase, t) || small && is_compass(lemma) {
            return;
        }
        let known = self.called_of_late(lemma, t);
        let by_size = self.of_so_many(&phrase);
        let known = known.filter(|_| by_size.is_none());
        let actor = match known {
            None if by_size.is_some() => by_size,
            Some(draft) if self.drafts[draft].actors.len() == 1 => self.called(draft, lemma, t),
            Some(_) => None,
            None if matches!(lemma, "country" | "nation") && phrase.determiner.as_deref() == Some("the") => {
                self.country()
            }
            None => self.context.only_called(lemma),
        };
        if let Some(actor) = actor.filter(|a| a.id.is_some()) {
            let same = known.filter(|&d| self.drafts[d].actors.iter().any(|a| a.id == actor.id));
            let found = same.and_then(|d| self.told.found(d));
            let found = found.or_else(|| actor.id.as_deref().and_then(|id| self.told.body(id)));
            let span = self.span(phrase.first, t);
            let found = self.takes_up(&phrase, t, found);
            let draft = Draft::new(t, span, vec![nameless(&actor)], Sort::Described, Being::Body);
            self.add(Draft { noun: Some(lemma.to_owned()), antecedent: found, ..draft });
        }
    }
}

/// Nouns by which a later sentence may point back at bodies of a sector.
pub(super) fn nouns_of_sector(sector: Option<Sector>) -> &'static [&'static str] {
    match sector {
        Some(Sector::Mil) => &["army", "military"],
        Some(Sector::Reb) => &["group", "rebel", "militia"],
        _ => &[],
    }
}

/// Nouns for whoever is named beside them.
pub(super) fn side_noun(lemma: &str) -> Option<Sector> {
    matches!(
        lemma,
        "side"
            | "delegation"
            | "team"
            | "camp"
            | "counterpart"
            | "leadership"
            | "regime"
            | "mission"
            | "embassy"
            | "presidency"
            | "negotiator"
            | "authority"
            | "representative"
            | "delegate"
            | "capital"
    )
    .then_some(Sector::Gov)
}
