//! Which time a clause has: its own adverbial, that of its main clause, or that of what it is coordinated with.

use super::Times;
use crate::Page;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::When;
use demarche_text::Role;

impl Times {
    /// The time at which the clause of `predicate` says that it happens: its own adverbial, else none.
    pub fn of(&self, page: &Page, predicate: usize) -> Option<When> {
        if page.role_at(predicate) == Role::Headline {
            return None;
        }
        self.own(predicate)
            .or_else(|| self.of_clause(page, predicate))
            .or_else(|| self.of_coordination(page, predicate))
            .or_else(|| self.of_main_clause(page, predicate))
    }

    /// "In April, when Iran gave way", "fired on the town, killing five": the time of the main clause.
    fn of_main_clause(&self, page: &Page, predicate: usize) -> Option<When> {
        let main = page.token(predicate).head?;
        let when = page
            .syntax
            .children(predicate)
            .any(|c| page.lemma(c) == "when" && matches!(page.label(c), Label::Mark | Label::Advmod));
        if when && let Some(time) = self.all.iter().rev().find(|t| t.head == main) {
            return time.when;
        }
        let participle = page.label(predicate) == Label::Advcl
            && page.token(predicate).tag == Tag::Vbg
            && crate::grammar::marker(page, predicate).is_none();
        (when || participle).then(|| self.own(main).or_else(|| self.first(self.by_verb.get(&main)))).flatten()
    }

    fn own(&self, predicate: usize) -> Option<When> {
        self.first(self.by_governor.get(&predicate))
    }

    fn first(&self, indices: Option<&Vec<usize>>) -> Option<When> {
        let times = || indices.into_iter().flatten().filter_map(|&i| self.all[i].when);
        times().find(|w| w.start.is_some() && w.start == w.end).or_else(|| times().next())
    }

    /// What stands elsewhere in the same clause: at its verb, or at a noun that is no event of its own.
    fn of_clause(&self, page: &Page, predicate: usize) -> Option<When> {
        match page.pos(predicate) {
            Pos::Noun | Pos::Propn => {
                let verb = page.token(predicate).head?;
                let argument = matches!(
                    page.label(predicate),
                    Label::Obj | Label::Nsubj | Label::NsubjPass | Label::Obl
                );
                let after = crate::grammar::preposition(page, predicate).is_some_and(|p| {
                    matches!(p, "after" | "before" | "since" | "following" | "amid" | "of" | "over")
                });
                (argument && !after && page.pos(verb) == Pos::Verb).then(|| self.own(verb)).flatten()
            }
            _ => self
                .first(self.by_verb.get(&predicate))
                .or_else(|| self.of_speaking(page, predicate))
                .or_else(|| self.of_begun(page, predicate)),
        }
    }

    /// "Speaking on Thursday, she said": the participle tells when.
    fn of_speaking(&self, page: &Page, predicate: usize) -> Option<When> {
        page.syntax
            .children(predicate)
            .filter(|&c| {
                page.label(c) == Label::Advcl
                    && matches!(page.lemma(c), "speak" | "address" | "talk" | "write")
            })
            .find_map(|c| self.own(c))
    }

    /// "Began bombing on Friday": the beginning is when the rest is.
    fn of_begun(&self, page: &Page, predicate: usize) -> Option<When> {
        if !matches!(
            page.lemma(predicate),
            "begin" | "start" | "continue" | "resume" | "keep" | "stop" | "help"
        ) {
            return None;
        }
        let mut begun = page.syntax.children(predicate).filter(|&c| page.label(c) == Label::Xcomp);
        begun.find_map(|c| self.own(c).or_else(|| self.first(self.by_verb.get(&c))))
    }

    /// "On Friday they met and signed": an adverbial before the first verb holds for those that share its subject.
    fn of_coordination(&self, page: &Page, predicate: usize) -> Option<When> {
        if page.label(predicate) != Label::Conj {
            return None;
        }
        let first = page.token(predicate).head?;
        let own_subject =
            page.syntax.children(predicate).any(|c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
        let times = self.by_governor.get(&first)?;
        let leading: Vec<usize> = times.iter().copied().filter(|&i| self.all[i].head < first).collect();
        (!own_subject).then(|| self.first(Some(&leading))).flatten()
    }
}
