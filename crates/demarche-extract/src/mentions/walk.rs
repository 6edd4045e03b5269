//! Reads one world of a page in text order, and remembers who has been named.

use super::antecedents::Told;
use super::context::Context;
use super::draft::{Being, Draft};
use super::groups::{Group, Usual};
use super::people::People;
use super::pieces::{self, Kind, Pieces};
use super::{Sort, phrase};
use crate::{Page, grammar};
use demarche_lexicon::ActorClass;
use demarche_parse::{Label, Pos};
use demarche_record::Actor;
use demarche_text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// One reading of one world: the sentences that may be told together.
pub struct Walk<'p, 'a> {
    pub page: &'p Page<'a>,
    pub pieces: Pieces<'a>,
    pub people: People,
    pub context: Context,
    pub drafts: Vec<Draft>,
    pub groups: Vec<Group>,
    /// The sets of actors that an earlier reading found told together, firmest first.
    pub usual: Vec<Usual>,
    /// Those whom an earlier reading found mediating between others.
    pub mediating: BTreeSet<String>,
    /// The state that the paragraph being read begins with, and where the paragraph begins.
    pub focus: Option<String>,
    /// Whether the paragraph opens by saying where: "In Taipei, ...".
    pub opened_where: bool,
    pub opening: usize,
    /// Whether a heading has set the paragraph's state.
    pub under_heading: bool,
    /// The sentence that was a heading of its own line, and the state that it named: "Sudan", "And Chad?".
    pub headed: Option<(usize, String)>,
    /// What the page has shortened in brackets: "the Coast Guard Administration (CGA)".
    pub shortened: BTreeMap<String, Actor>,
    /// The country of the last dateline.
    pub told_from: Option<String>,
    /// What pronouns may take up.
    pub told: Told,
    /// What stands in quotation marks, in text order.
    pub quotations: &'p [Span],
    /// Mentions of what belongs to whoever speaks, with their "our".
    pub ours: Vec<(usize, usize)>,
    /// The mentions of a list being read: "NATO, the US and Ukraine".
    pub list: Vec<usize>,
    /// The country where the last sentences happen, and the last token that said so.
    pub scene: Option<(usize, String)>,
    /// The pieces already turned into mentions, with the mention.
    done: Vec<Option<usize>>,
    busy: Vec<bool>,
    of_token: Vec<u32>,
    base: usize,
}

impl<'p, 'a> Walk<'p, 'a> {
    /// Prepares a reading; `people` is what an earlier reading of the same sentences found out.
    pub fn new(
        page: &'p Page<'a>,
        sentences: &[usize],
        quotations: &'p [Span],
        people: People,
    ) -> Walk<'p, 'a> {
        let pieces = pieces::find(page, sentences, &people);
        let range = |s: &usize| page.syntax.sentences[*s].tokens.clone();
        let base = sentences.first().map_or(0, |s| range(s).start);
        let end = sentences.last().map_or(base, |s| range(s).end);
        Walk {
            context: Context::new(page, &pieces),
            done: vec![None; pieces.all.len()],
            busy: vec![false; pieces.all.len()],
            page,
            pieces,
            people,
            drafts: Vec::new(),
            groups: Vec::new(),
            usual: Vec::new(),
            mediating: BTreeSet::new(),
            focus: None,
            opened_where: false,
            told_from: None,
            opening: 0,
            under_heading: false,
            headed: None,
            shortened: BTreeMap::new(),
            told: Told::default(),
            quotations,
            scene: None,
            ours: Vec::new(),
            list: Vec::new(),
            of_token: vec![u32::MAX; end - base],
            base,
        }
    }

    /// Reads every sentence.
    pub fn read(&mut self, sentences: &[usize]) {
        for &sentence in sentences {
            let tokens = self.page.syntax.sentences[sentence].tokens.clone();
            if self.page.begins_paragraph(sentence) || self.is_headed(sentence) {
                self.open_paragraph(sentence);
            }
            self.set_scene(tokens.clone());
            for t in tokens {
                self.token(t);
            }
        }
        self.settle_ours();
    }

    /// Whether a line ends behind a token.
    pub fn ends_line(&self, t: usize) -> bool {
        let Some(next) = self.page.syntax.tokens.get(t + 1) else { return true };
        let from = self.page.token(t).span.end as usize;
        self.page.document.text.get(from..next.span.start as usize).is_none_or(|gap| gap.contains('\n'))
    }

    fn token(&mut self, t: usize) {
        if let Some(i) = self.pieces.index_at(t) {
            if self.pieces.all[i].first == t {
                self.piece(i);
            }
            return;
        }
        if self.draft_at(t).is_some() {
            return;
        }
        match self.page.pos(t) {
            Pos::Pron | Pos::Det | Pos::Num if self.group_word(t) => {}
            Pos::Adj if matches!(self.page.lemma(t), "former" | "latter") => self.one_of_two(t),
            Pos::Pron => self.pronoun(t),
            Pos::Det if phrase::is_possessive(self.page, t) => self.pronoun(t),
            Pos::Noun | Pos::Propn => self.noun(t),
            _ => {}
        }
    }

    /// Turns a piece into a mention, once, and says which.
    pub fn piece(&mut self, i: usize) -> Option<usize> {
        if self.done[i].is_some() || std::mem::replace(&mut self.busy[i], true) {
            return self.done[i];
        }
        let made = match self.pieces.all[i].kind {
            Kind::Office { sector, collective, .. } => self.office(i, sector, collective),
            Kind::Actor { .. } => self.actor(i),
            Kind::Demonym { .. } => self.demonym(i),
            Kind::Place { .. } => self.place(i),
            Kind::Person => self.person(i),
            Kind::Unknown => self.unknown(i),
        };
        self.busy[i] = false;
        self.done[i] = made.or(self.done[i]);
        self.done[i]
    }

    /// Marks a piece as told by a mention.
    pub fn mark(&mut self, i: usize, draft: usize) {
        self.done[i] = Some(draft);
    }

    /// The mention under which a token is known.
    pub fn draft_at(&self, t: usize) -> Option<usize> {
        let i = *self.of_token.get(t.checked_sub(self.base)?)?;
        (i != u32::MAX).then_some(i as usize)
    }

    /// Adds a mention and remembers it.
    pub fn add(&mut self, mut draft: Draft) -> usize {
        let index = self.drafts.len();
        for actor in &mut draft.actors {
            actor.span = Some(draft.span);
        }
        for &t in draft.core.iter().chain([&draft.head]) {
            if let Some(cell) = t.checked_sub(self.base).and_then(|t| self.of_token.get_mut(t))
                && *cell == u32::MAX
            {
                *cell = index as u32;
            }
        }
        self.context.tell(self.page, index, &draft);
        self.drafts.push(draft);
        self.tell_draft(index);
        self.set_focus(index);
        self.coordinate(index);
        self.link(index);
        index
    }

    /// The token inside `first..=last` that the rest of them depend on.
    pub fn head_of(&self, first: usize, last: usize) -> usize {
        (first..=last)
            .find(|&t| self.page.token(t).head.is_none_or(|h| h < first || h > last))
            .unwrap_or(last)
    }

    /// From the first to the last token.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.page.syntax.span(first.min(last), first.max(last))
    }

    /// The sentence of a token.
    pub fn sentence(&self, t: usize) -> usize {
        self.page.token(t).sentence
    }

    /// Whether a mention is the subject of a clause.
    pub fn is_subject(&self, head: usize) -> bool {
        matches!(
            self.page.label(head),
            Label::Nsubj | Label::NsubjPass | Label::NsubjOuter | Label::Vocative | Label::Dislocated
        )
    }

    /// An actor that a name in the lexicon stands for.
    pub fn actor_of(&self, i: usize) -> Option<(Actor, bool)> {
        let (id, sector, state) = match self.pieces.all[i].kind {
            Kind::Actor { id, sector, class, .. } => {
                let state = matches!(class, ActorClass::State | ActorClass::Capital);
                let sector = sector.or(state.then_some(demarche_record::Sector::Gov));
                (id, sector, state)
            }
            Kind::Demonym { id, .. } => (id, Some(demarche_record::Sector::Gov), true),
            Kind::Place { country } => (country?, None, true),
            _ => return None,
        };
        let actor = Actor { id: Some(id.to_owned()), sector, name: None, span: None };
        Some((actor, state))
    }

    /// The lemma of the preposition before a phrase, by the tree or else by the word before it.
    pub fn preposition_before(&self, first: usize, head: usize) -> Option<String> {
        if let Some(p) = grammar::preposition(self.page, head) {
            return Some(p.to_lowercase());
        }
        let before = first.checked_sub(1)?;
        let same = self.page.token(before).sentence == self.page.token(first).sentence;
        (same && self.page.pos(before) == Pos::Adp).then(|| self.page.lemma(before).to_lowercase())
    }

    /// A mention of a group, a body or nobody in particular.
    pub fn described(
        &mut self,
        first: usize,
        last: usize,
        head: usize,
        actors: Vec<Actor>,
        being: Being,
    ) -> usize {
        let mut draft = Draft::new(head, self.span(first, last), actors, Sort::Described, being);
        draft.noun = Some(self.page.lemma(head).to_lowercase());
        self.add(draft)
    }
}
