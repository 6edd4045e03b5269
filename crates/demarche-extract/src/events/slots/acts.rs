//! The acts inside an act: infinitives, gerunds and clauses of a predicate, and who performs them.

use super::super::read::Reader;
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos, Tag};

impl Reader<'_, '_> {
    /// Infinitives, gerunds and predicates in the complement.
    pub(super) fn acts(&self, t: usize) -> Vec<usize> {
        let page = self.page;
        let mut found = self.own_acts(t);
        if found.is_empty() && self.verbal(t) {
            // "urged the parties to talk", "called the measures illegal", "called for the president to act": hung on the
            // noun by the tree.
            let mut nouns = self.fillers(t, Slot::Object);
            nouns.extend(self.wished(t));
            for object in nouns {
                found.extend(page.syntax.children(object).filter(|&c| {
                    c > object
                        && object > t
                        && match page.label(c) {
                            Label::Acl => grammar::infinitive(page, c),
                            Label::Amod => true,
                            _ => false,
                        }
                }));
            }
            if found.is_empty() && self.book.is("letting", &self.lemma(t)) {
                // "allow refugees who have lived abroad for years to return": hung on the relative clause.
                let objects = self.fillers(t, Slot::Object).into_iter();
                let clauses = objects.flat_map(|o| self.children(o, &[Label::AclRelcl]));
                let below = clauses.flat_map(|c| self.children(c, &[Label::Advcl, Label::Xcomp]));
                found.extend(below.filter(|&c| grammar::infinitive(page, c)));
            }
            if found.is_empty() {
                // "pledged in the accord to lift", "agreed at talks in Vienna to meet": hung on the occasion.
                let below = self.occasions(t).into_iter().flat_map(|o| self.children(o, &[Label::Acl]));
                found.extend(below.filter(|&c| grammar::infinitive(page, c)));
            }
        }
        found
    }

    /// Talks, papers and days by which a clause says when and where.
    fn occasions(&self, t: usize) -> Vec<usize> {
        let occasion = |c: usize| {
            ["talks", "deal", "document", "time"].iter().any(|class| self.book.is(class, &self.lemma(c)))
                && grammar::cases(self.page, c).any(|p| matches!(p, "in" | "at" | "on" | "after" | "during"))
        };
        self.children(t, &[Label::Obl]).into_iter().filter(|&c| c > t && occasion(c)).collect()
    }

    /// "the president" in "called for the president to act".
    fn wished(&self, t: usize) -> Option<usize> {
        let page = self.page;
        page.syntax.children(t).find(|&c| {
            page.label(c) == Label::Obl
                && grammar::cases(page, c).any(|p| p == "for")
                && self.is_actor(c)
                && page
                    .syntax
                    .children(c)
                    .any(|d| page.label(d) == Label::Acl && grammar::infinitive(page, d))
        })
    }

    /// The same where the tree hangs "for" on the act: an actor between "for" and "to".
    fn wished_before(&self, t: usize, clause: usize) -> Option<usize> {
        let page = self.page;
        let from =
            page.syntax.children(clause).find(|&c| page.label(c) == Label::Mark && page.lemma(c) == "for")?;
        page.syntax.children(t).find(|&c| from < c && c < clause && self.is_actor(c))
    }

    pub(super) fn own_acts(&self, t: usize) -> Vec<usize> {
        let page = self.page;
        page.syntax
            .children(t)
            .filter(|&c| match page.label(c) {
                Label::Xcomp => true,
                // "It is pointless to negotiate"
                Label::Csubj => page.pos(t) == Pos::Adj && c > t && grammar::infinitive(page, c),
                Label::Acl => grammar::infinitive(page, c) || self.introduced(c),
                Label::Advcl => c > t && (grammar::infinitive(page, c) || self.introduced(c)),
                Label::Ccomp => {
                    grammar::infinitive(page, c)
                        || (page.token(c).tag == Tag::Vbg
                            && self.children(c, &[Label::Nsubj, Label::Aux]).is_empty())
                }
                _ => false,
            })
            .collect()
    }

    /// "of violating", "from leaving".
    pub(super) fn introduced(&self, c: usize) -> bool {
        self.page.token(c).tag == Tag::Vbg
            && self.children(c, &[Label::Mark, Label::Case]).iter().any(|&m| {
                matches!(self.page.lemma(m), "of" | "from" | "for" | "against" | "to" | "about" | "on" | "in")
            })
    }

    pub(super) fn finite(&self, t: usize) -> Vec<usize> {
        let acts = self.acts(t);
        let mut found = self.children(t, &[Label::Ccomp]);
        // "What have you signed?" he asked; "asked whether it was true": a question asks for an answer, not for an act.
        found.retain(|&c| !acts.contains(&c) && !self.is_asked(c) && !grammar::is_question(self.page, c));
        // "Sanctions would hurt Serbia, Russia warned": what is said stands before.
        let page = self.page;
        // "I met him on Friday; he agreed to help": a sentence of its own.
        let apart = |h: usize| !acts.is_empty() || (h..t).any(|w| matches!(page.word(w), ";" | ":"));
        let above = page.token(t).head.filter(|&h| page.label(t) == Label::Parataxis && h < t && !apart(h));
        let says = || found.is_empty() && !self.children(t, &[Label::Nsubj]).is_empty();
        if let Some(content) = above.filter(|&h| says() && self.verbal(h) && self.verbal(t)) {
            found.push(content);
        }
        // "its demand that Israel ease"; "reiterated its demand that Israel ease".
        let mut nouns = if self.verbal(t) { self.children(t, &[Label::Obj]) } else { Vec::new() };
        if page.pos(t) == Pos::Noun {
            nouns.push(t);
        }
        for noun in nouns {
            let clauses = self.children(noun, &[Label::Acl]);
            found.extend(clauses.into_iter().filter(|&c| grammar::marker(page, c) == Some("that")));
        }
        found
    }

    /// Whether a question mark ends the clause.
    fn is_asked(&self, clause: usize) -> bool {
        let page = self.page;
        let end = page.syntax.right_edge(clause) + 2;
        (clause..end.min(page.syntax.tokens.len())).rev().take(3).any(|t| page.word(t) == "?")
    }

    pub(super) fn act_subjects(&self, t: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for clause in self.acts(t).into_iter().chain(self.finite(t)) {
            let own = self.children(clause, &[Label::Nsubj, Label::NsubjPass]);
            if own.is_empty() {
                // An actor before the verb of the clause, called something else by the tree.
                found.extend(self.bare_subject(clause));
                let wished = self.wished(t).filter(|&w| self.page.token(clause).head == Some(w));
                found.extend(wished.or_else(|| self.wished_before(t, clause)));
            }
            found.extend(own);
        }
        found
    }
}
