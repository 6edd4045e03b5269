//! What every part of this room looks at, and who is meant.

use super::condition::{self, Condition};
use super::{complement, cues, extent};
use crate::{Mentions, Page, Said, Scopes, Times, grammar};
use demarche_lexicon::Entry;
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Attribution};
use std::collections::BTreeMap;

/// The page with what is known about it.
pub struct Ground<'a> {
    pub page: &'a Page<'a>,
    pub mentions: &'a Mentions,
    pub times: &'a Times,
    pub said: &'a [Said],
    pub scopes: &'a Scopes,
    /// Every condition of the page.
    pub conditions: Vec<Condition>,
    /// For every statement the clauses that its content consists of.
    pub tops: Vec<Vec<usize>>,
    /// The statement that a cue introduces.
    pub by_cue: BTreeMap<usize, usize>,
    /// For every token whether it stands between quotation marks.
    pub quoted: Vec<bool>,
    /// The country that the page is about, where it is about one.
    about: Option<String>,
}

impl<'a> Ground<'a> {
    pub fn new(
        page: &'a Page<'a>,
        mentions: &'a Mentions,
        times: &'a Times,
        said: &'a [Said],
        scopes: &'a Scopes,
    ) -> Ground<'a> {
        Ground {
            page,
            mentions,
            times,
            said,
            scopes,
            conditions: condition::find(page),
            tops: said.iter().map(|said| tops(page, said)).collect(),
            by_cue: said.iter().enumerate().filter_map(|(i, said)| Some((said.cue?, i))).rev().collect(),
            quoted: quoted(page),
            about: crate::statements::about(page, mentions),
        }
    }

    /// The first clause of what the cue introduces, where a statement was found for it.
    pub fn told_by(&self, cue: usize) -> Option<usize> {
        let tops = self.tops.get(*self.by_cue.get(&cue)?)?;
        tops.iter().copied().find(|&t| !self.conditions.iter().any(|c| extent::holds(c.range, t)))
    }

    /// Whether a token heads a clause of the innermost statement around it.
    pub fn is_top(&self, token: usize) -> bool {
        let inner = self.scopes.around(token).last();
        inner.and_then(|&i| self.tops.get(i as usize)).is_some_and(|tops| tops.contains(&token))
    }

    /// The actors of the phrase headed by `head`; one without an id where the text does not tell.
    pub fn actors(&self, head: usize) -> Vec<Actor> {
        if is_first_person(self.page, head) {
            let speakers = self.speakers(head);
            if !speakers.is_empty() {
                return speakers;
            }
            if let Some(issuer) = self.scopes.issuer().cloned().filter(|_| !self.quoted[head]) {
                return vec![Actor { name: None, span: Some(self.page.token(head).span), ..issuer }];
            }
        }
        let mut actors = self.mentions.actors(self.page, head);
        self.enumerated(head, &mut actors);
        if !actors.is_empty() {
            return actors;
        }
        let from = self.page.syntax.left_edge(head);
        vec![Actor { span: Some(self.page.syntax.span(from, head)), ..Actor::default() }]
    }

    /// Adds the rest of a list that the tree made an apposition: "NATO, the US, and Ukraine".
    fn enumerated(&self, head: usize, actors: &mut Vec<Actor>) {
        let page = self.page;
        for c in page.syntax.children(head).filter(|&c| page.label(c) == Label::Appos) {
            if grammar::conjuncts(page, c).next().is_none() || !self.is_actor(c) {
                continue;
            }
            for actor in self.mentions.actors(page, c) {
                if !actors.iter().any(|a| a.same_as(&actor)) {
                    actors.push(actor);
                }
            }
        }
    }

    /// Gives officials whom their words place nowhere the country that the page is about.
    pub fn settle(&self, holders: &mut [Actor]) {
        let [only] = holders else { return };
        if only.id.is_none() && crate::statements::is_official(self.page, only) {
            only.id.clone_from(&self.about);
        }
    }

    /// Whether the holders can be told at all: a pronoun or private people whom nobody knows hold no position.
    pub fn is_somebody(&self, holders: &[Actor]) -> bool {
        use demarche_record::Sector::{Bus, Civ, Med};
        let private = |h: &Actor| matches!(h.sector, None | Some(Bus | Civ | Med));
        holders.iter().any(|h| h.id.is_some() || h.name.is_some() || !private(h))
    }

    /// Whether the phrase names an actor: not "it", which may stand for a charge or a plan.
    pub fn names_actor(&self, head: usize) -> bool {
        self.page.pos(head) != Pos::Pron && self.mentions.at(head).is_some_and(|m| !m.actors.is_empty())
    }

    /// Whether a mention of an actor with an id is headed here.
    pub fn is_actor(&self, head: usize) -> bool {
        self.mentions.actors(self.page, head).iter().any(|a| a.id.is_some())
    }

    /// The speakers of the innermost statement around a token.
    pub fn speakers(&self, token: usize) -> Vec<Actor> {
        let Some(inner) = self.innermost(token) else {
            return Vec::new();
        };
        let content = &inner.statement.content;
        let mut speakers = Vec::new();
        for &i in self.scopes.around(token) {
            let Some(said) = self.said.get(i as usize) else {
                continue;
            };
            if said.statement.content == *content {
                speakers.push(said.statement.speaker.clone());
            }
        }
        speakers
    }

    /// The innermost statement around a token.
    pub fn innermost(&self, token: usize) -> Option<&'a Said> {
        let i = *self.scopes.around(token).last()?;
        self.said.get(i as usize)
    }

    /// The sources between the outlet and an act told by `cue`; an act that the words perform has no source
    /// in who says them.
    pub fn attribution(&self, cue: usize, subject: Option<usize>) -> Attribution {
        let mut chain = self.scopes.chain(cue);
        let performed = subject.is_some_and(|s| is_first_person(self.page, s))
            || self.page.token(cue).tag == demarche_parse::Tag::Vbz && {
                let ids = subject.map(|s| self.mentions.actors(self.page, s)).unwrap_or_default();
                chain.last().is_some_and(|c| ids.iter().any(|a| a.id.is_some() && a.id == c.actor.id))
            };
        if performed {
            chain.pop();
        }
        chain
    }

    /// Who takes the position that a verb tells.
    pub fn agent(&self, verb: usize) -> Option<usize> {
        let page = self.page;
        if let Some(quoted) = grammar::quoted(page, verb) {
            return Some(quoted.speaker);
        }
        if grammar::passive(page, verb) && page.token(verb).tag == demarche_parse::Tag::Vbn {
            return grammar::doer(page, verb);
        }
        let own = nearest_subject(page, verb).or_else(|| grammar::subject_of(page, verb)).or_else(|| {
            let head = page.token(verb).head?;
            matches!(page.label(verb), Label::Advcl | Label::Xcomp | Label::Conj)
                .then(|| grammar::subject_of(page, head))?
        })?;
        // "tabled a paper calling on": who tables the paper calls.
        let thing = page.label(verb) == Label::Acl && !self.is_actor(own);
        if thing && page.label(own) == Label::Obj {
            let author = page.token(own).head.and_then(|verb| grammar::doer(page, verb));
            let author = author.map(|who| grammar::antecedent(page, who).unwrap_or(who));
            return author.or(Some(own));
        }
        Some(own)
    }

    /// Who takes the position that a noun names: "Russia's demand", "U.S. allegations", "a warning from Tehran".
    pub fn owner(&self, noun: usize) -> Option<Vec<Actor>> {
        let page = self.page;
        if let Some(owner) = page.syntax.children(noun).find(|&c| page.label(c) == Label::NmodPoss) {
            let owners = self.actors(owner);
            if page.pos(owner) != Pos::Pron || owners.iter().any(|a| a.id.is_some()) {
                return Some(owners);
            }
        }
        for c in page.syntax.children(noun) {
            match page.label(c) {
                Label::Amod | Label::Compound | Label::NmodUnmarked if c < noun => {
                    let actors = self.adjective(c);
                    if !actors.is_empty() {
                        return Some(actors);
                    }
                }
                Label::Nmod
                    if matches!(grammar::preposition(page, c), Some("by" | "from" | "of"))
                        && self.is_actor(c) =>
                {
                    return Some(self.actors(c));
                }
                Label::Acl if page.token(c).tag == demarche_parse::Tag::Vbn => {
                    if let Some(agent) = grammar::doer(page, c) {
                        return Some(self.actors(agent));
                    }
                }
                _ => {}
            }
        }
        if let Some(from) = complement::beside(page, noun, &|c| {
            matches!(grammar::preposition(page, c), Some("from" | "by")) && self.is_actor(c)
        }) {
            return Some(self.actors(from));
        }
        // "limited itself to a call for calm"
        let confined = page.token(noun).head.filter(|&v| {
            page.label(noun) == Label::Obl
                && match grammar::preposition(page, noun) {
                    Some("to") => matches!(page.lemma(v), "limit" | "confine" | "restrict"),
                    Some("with") => {
                        matches!(page.lemma(v), "respond" | "answer" | "reply" | "react" | "counter")
                    }
                    _ => false,
                }
        });
        if let Some(agent) = confined.and_then(|v| self.agent(v)) {
            return Some(self.actors(agent));
        }
        let verb = page.token(noun).head.filter(|_| page.label(noun) == Label::Obj)?;
        // "got a promise from Paris"
        let receives = matches!(
            page.lemma(verb),
            "get" | "receive" | "obtain" | "win" | "extract" | "secure" | "have" | "bring" | "wring"
        );
        if let Some(giver) = grammar::oblique(page, verb, &["from"]).filter(|&g| receives && self.is_actor(g))
        {
            return Some(self.actors(giver));
        }
        let supports = cues::is("support", page.lemma(verb));
        let agent = supports.then(|| self.agent(verb))??;
        Some(self.actors(agent))
    }

    fn adjective(&self, t: usize) -> Vec<Actor> {
        let actors = self.mentions.actors(self.page, t);
        if !actors.is_empty() {
            return actors;
        }
        let words = [self.page.word(t)];
        let found = self.page.lexicon.matches(&words, 0);
        let id = found.iter().find_map(|m| match m.entry {
            Entry::Demonym { id, .. } => Some(id.clone()),
            _ => None,
        });
        id.map(|id| Actor { id: Some(id), span: Some(self.page.token(t).span), ..Actor::default() })
            .into_iter()
            .collect()
    }
}

/// Of several subjects, as parsers sometimes have it, the last before the verb that is no relative pronoun.
fn nearest_subject(page: &Page, verb: usize) -> Option<usize> {
    let subjects: Vec<usize> =
        page.syntax.children(verb).filter(|&c| page.label(c) == Label::Nsubj).collect();
    if subjects.len() < 2 {
        return None;
    }
    let named = |&&s: &&usize| s < verb && grammar::antecedent(page, s).is_none();
    subjects.iter().rev().find(named).copied()
}

/// "we", "I", "us": who speaks.
pub fn is_first_person(page: &Page, t: usize) -> bool {
    page.pos(t) == Pos::Pron
        && ["we", "i", "us", "me", "our", "my", "ourselves"]
            .iter()
            .any(|w| page.word(t).eq_ignore_ascii_case(w))
}

/// Ids that are known.
pub fn ids(actors: &[Actor]) -> Vec<&str> {
    actors.iter().filter_map(|a| a.id.as_deref()).collect()
}

/// Whether two groups share a known actor.
pub fn share(a: &[Actor], b: &[Actor]) -> bool {
    a.iter().any(|x| x.id.is_some() && b.iter().any(|y| y.id == x.id))
}

/// The heads of the clauses that a statement's content consists of.
fn tops(page: &Page, said: &Said) -> Vec<usize> {
    let content = &said.statement.content;
    let inside = |t: usize| content.iter().any(|c| c.contains(page.token(t).span));
    let mut tops = Vec::new();
    for span in content {
        let from = page.syntax.tokens.partition_point(|t| t.span.start < span.start);
        let tokens = page.syntax.tokens[from..].iter().take_while(|t| t.span.end <= span.end);
        for (t, token) in (from..).zip(tokens) {
            if token.head.is_none_or(|h| !inside(h)) && complement::is_clause(page, t) {
                tops.push(t);
            }
        }
    }
    tops
}

/// Whether two groups share an actor who speaks for one side: a government is not its opposition.
pub fn same(a: &[Actor], b: &[Actor]) -> bool {
    use demarche_record::Sector::{Civ, Opp, Reb};
    let home = |x: &Actor| matches!(x.sector, Some(Opp | Reb | Civ));
    a.iter().any(|x| x.id.is_some() && b.iter().any(|y| y.id == x.id && home(x) == home(y)))
}

/// For every token whether it stands between quotation marks; a paragraph's end closes what is open.
fn quoted(page: &Page) -> Vec<bool> {
    let text = &page.document.text;
    let mut inside = false;
    let mut end = 0;
    let mut quoted = Vec::with_capacity(page.syntax.tokens.len());
    for token in &page.syntax.tokens {
        let between = text.get(end..token.span.start as usize).unwrap_or("");
        if between.contains('\n') {
            inside = false;
        }
        end = token.span.end as usize;
        let word = token.span.of(text);
        match word {
            "“" | "``" => inside = true,
            "”" | "''" => inside = false,
            "\"" => inside = !inside,
            _ => {}
        }
        quoted.push(inside);
    }
    quoted
}
