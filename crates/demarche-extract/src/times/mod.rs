//! When: expressions of time and the days they stand for.

mod calendar;
mod scan;
mod tense;
mod words;

pub(crate) use words::month;

use crate::Page;
use calendar::Days;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::When;
use demarche_text::Role;
use scan::{Found, Scan};
use std::collections::BTreeMap;
use words::Unit;

/// The expressions of time on the page.
#[derive(Debug, Default)]
pub struct Times {
    /// In text order; resolved against the day of publication, never against a clock.
    pub all: Vec<TimeFound>,
    /// The expressions that depend on a token.
    by_governor: BTreeMap<usize, Vec<usize>>,
    /// The expressions whose nearest verb above is a token.
    by_verb: BTreeMap<usize, Vec<usize>>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeFound {
    /// Its head token.
    pub head: usize,
    /// First and last token.
    pub tokens: (usize, usize),
    /// The days, where they can be told.
    pub when: Option<When>,
}

impl Times {
    /// Finds the expressions of a page.
    pub fn find(page: &Page) -> Times {
        find(page)
    }

    /// The time at which the clause of `predicate` says that it happens: its own adverbial, else none.
    pub fn of(&self, page: &Page, predicate: usize) -> Option<When> {
        if page.role(page.token(predicate).sentence) == Role::Headline {
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

/// Finds and normalises the expressions of time.
pub fn find(page: &Page) -> Times {
    let mut times = Times::default();
    for (number, sentence) in page.syntax.sentences.iter().enumerate() {
        let headline = page.role(number) == Role::Headline;
        let scan = Scan { page, sentence: sentence.tokens.clone(), published: page.document.published };
        let mut before: Option<Days> = None;
        for found in scan.all() {
            let mut days = days_of(page, &found, before, &times);
            if headline {
                days = None;
            }
            before = days.or(before);
            times.add(page, found, days);
        }
    }
    times
}

/// The days of an expression; one that counts from another time counts from the one before it, else from the story.
fn days_of(page: &Page, found: &Found, before: Option<Days>, times: &Times) -> Option<Days> {
    let Some((unit, number)) = found.relative else {
        return found.days;
    };
    let last = || {
        let time = times.all.last()?;
        let near = page.token(time.head).sentence + 1 >= page.token(found.tokens.0).sentence;
        time.when.filter(|_| near).map(|w| (w.start, w.end))
    };
    let anchor = before.or_else(last).or(page.document.published.map(calendar::day))?;
    let (start, end) = (anchor.0?, anchor.1?);
    if unit == Unit::Year || unit == Unit::Month && start != end {
        let year = start.year().checked_add(number as i16)?;
        return if unit == Unit::Year { calendar::year(year) } else { None };
    }
    (start == end).then(|| scan::counted_from(start, unit, number)).flatten()
}

impl Times {
    fn add(&mut self, page: &Page, found: Found, days: Option<Days>) {
        let (first, last) = found.tokens;
        let head = (first..=last)
            .rev()
            .find(|&t| page.token(t).head.is_none_or(|h| h < first || h > last))
            .unwrap_or(last);
        let index = self.all.len();
        let when = days.map(|(start, end)| When { start, end, span: page.syntax.span(first, last) });
        self.all.push(TimeFound { head, tokens: (first, last), when });
        let after = found.relative.is_some() && matches!(page.lemma(last), "after" | "before");
        // "Three days after the army attacked": that is when the army attacked.
        let governor = if after { page.token(last).head } else { page.token(head).head };
        let Some(governor) = governor.filter(|&g| g != head) else {
            return;
        };
        self.by_governor.entry(governor).or_default().push(index);
        // Past nouns that are only places or things: "shelled the town on Monday" with "Monday" hung on "town".
        let mut above = governor;
        for _ in 0..4 {
            if page.pos(above) == Pos::Verb {
                if above != governor {
                    self.by_verb.entry(above).or_default().push(index);
                }
                return;
            }
            let sideways = crate::grammar::preposition(page, above)
                .is_some_and(|p| matches!(p, "after" | "before" | "since" | "following" | "until"));
            let of = matches!(crate::grammar::preposition(page, above), Some("of" | "in" | "at" | "near"));
            if sideways
                || matches!(page.label(above), Label::Nmod | Label::Appos | Label::AclRelcl)
                    && page.pos(above) != Pos::Propn
                    && !of
            {
                return;
            }
            let Some(next) = page.token(above).head else {
                return;
            };
            above = next;
        }
    }
}

#[cfg(test)]
mod tests;
