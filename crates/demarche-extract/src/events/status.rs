//! Whether what is told has happened: tense, mood, negation, and what governs the clause.

use super::read::Reader;
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Status, When};

/// How a clause is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mood {
    /// Whether it holds, by its own words and those that govern it.
    pub status: Status,
    /// Whether the clause itself says that somebody will not: "would not attend".
    pub refused: bool,
    /// Whether the clause announces something under a condition of its own: "will retaliate if".
    pub conditional: bool,
}

impl Reader<'_, '_> {
    /// How the clause of the predicate at `t` is put; `light` is the verb that performs a noun.
    pub fn mood(&self, t: usize, light: Option<usize>) -> Mood {
        if self.is_flat(t) {
            return self.flat_mood(t);
        }
        let verb = light.unwrap_or(t);
        let (own, will) = self.own_mood(verb);
        let negated =
            grammar::is_negated(self.page, verb) || (light.is_some() && grammar::is_negated(self.page, t));
        // "no breakthrough was reached", "promised nothing"
        let nothing = |&o: &usize| {
            grammar::is_negated(self.page, o) || matches!(self.page.lemma(o), "nothing" | "none" | "nobody")
        };
        let negated = negated
            || self.fillers(verb, demarche_lexicon::Slot::Object).iter().any(nothing)
            || self.nobody_acts(verb)
            || self.hardly(verb);
        // "Militants who plan such raids"
        let planned = light.is_some() && matches!(self.page.lemma(verb), "plan" | "prepare");
        let above = match (self.governed(verb), self.noun_status(t)) {
            (None, None) if planned => Some(Status::Planned),
            (None | Some(Status::Planned), Some(beside)) => Some(beside),
            (above, _) => above,
        };
        let above = match above {
            Some(Status::Negated | Status::Planned) if self.inside_condition(verb) => {
                Some(Status::Hypothetical)
            }
            above => above,
        };
        let condition = self.condition_beside(verb);
        let status = match (above, negated, own) {
            (Some(Status::Hypothetical), ..) => Status::Hypothetical,
            (Some(Status::Negated), ..) => Status::Negated,
            (_, true, _) => Status::Negated,
            (Some(status), ..) => status,
            (None, _, Status::Planned) if condition => Status::Hypothetical,
            (None, _, own) => own,
        };
        Mood {
            status,
            refused: negated && will && above.is_none() && !self.unfulfilled(verb),
            conditional: condition && will && !negated && above.is_none(),
        }
    }

    /// The status by the clause's own tense and mood, and whether it speaks of what somebody will do.
    pub(super) fn own_mood(&self, verb: usize) -> (Status, bool) {
        let page = self.page;
        if self.asked(verb) {
            return (Status::Hypothetical, false);
        }
        if let Some(modal) = grammar::modal(page, verb) {
            return match modal.to_lowercase().as_str() {
                "will" | "shall" | "wo" | "'ll" | "sha" => (Status::Planned, true),
                "would" | "'d" => (self.would(verb), true),
                _ => (Status::Hypothetical, false),
            };
        }
        // "is due to meet", "is set to meet", read as one word with the verb.
        let due = |c: usize| {
            matches!(page.label(c), Label::Mark | Label::Advmod | Label::Aux)
                && matches!(page.lemma(c), "due" | "set" | "going" | "about" | "slated")
        };
        if page.syntax.children(verb).any(|c| c < verb && due(c)) {
            return (Status::Planned, true);
        }
        // "Prisoners set to be freed"
        let bound = page.lemma(verb) == "set" && page.token(verb).tag == Tag::Vbn;
        if bound
            && self
                .children(verb, &[Label::Xcomp, Label::Advcl])
                .iter()
                .any(|&c| grammar::infinitive(page, c))
        {
            return (Status::Planned, true);
        }
        // "had better leave"; "Withdraw your troops!"
        if page.syntax.children(verb).any(|c| page.label(c) == Label::Advmod && page.word(c) == "better")
            || self.imperative(verb)
        {
            return (Status::Hypothetical, false);
        }
        // "Its answer was to recall the envoy": what a past act consisted in.
        let to = grammar::infinitive(page, verb);
        let copula = |c: usize| matches!(page.label(c), Label::Cop | Label::Aux) && page.lemma(c) == "be";
        let act = |s: usize| {
            matches!(
                page.lemma(s),
                "answer" | "response" | "reply" | "reaction" | "act" | "move" | "retaliation"
            )
        };
        if to
            && self.children(verb, &[Label::NsubjOuter, Label::Nsubj]).into_iter().any(act)
            && page.syntax.children(verb).any(|c| copula(c) && page.token(c).tag == Tag::Vbd)
        {
            return (Status::Actual, false);
        }
        // "is to visit", and in headlines "to visit".
        if to && page.syntax.children(verb).any(|c| c < verb && copula(c)) {
            return (Status::Planned, true);
        }
        if to && matches!(page.label(verb), Label::Root | Label::Parataxis | Label::Ccomp) {
            return (Status::Planned, true);
        }
        if to
            && matches!(page.label(verb), Label::Acl)
            && page.token(verb).head.is_some_and(|h| page.label(h) == Label::Root && self.is_actor(h))
        {
            return (Status::Planned, true);
        }
        (Status::Actual, false)
    }

    /// "would": the future of a report in the past, else a mere possibility.
    fn would(&self, verb: usize) -> Status {
        let page = self.page;
        let reported =
            page.syntax.ancestors(verb).take(4).any(|h| {
                matches!(page.token(h).tag, Tag::Vbd | Tag::Vbn | Tag::Vbz) && page.pos(h) == Pos::Verb
            });
        if reported || !self.scopes.around(verb).is_empty() { Status::Planned } else { Status::Hypothetical }
    }

    /// Whether a condition hangs on the clause: "if", "unless", "should" before its subject.
    pub fn condition_beside(&self, verb: usize) -> bool {
        self.condition_of(verb).is_some()
    }

    /// The verb of that condition.
    pub fn condition_of(&self, verb: usize) -> Option<usize> {
        let page = self.page;
        page.syntax.children(verb).find(|&c| page.label(c) == Label::Advcl && is_condition(self, c))
    }
}

/// Whether the clause headed by `t` is a condition.
pub(super) fn is_condition(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    grammar::condition_marker(page, t).is_some_and(|m| {
        page.label(m) != Label::Mark
            || matches!(page.lemma(m), "if" | "unless" | "provided" | "lest" | "should")
    })
}

/// Whether a time lies so far before publication that the event is background.
pub fn long_ago(when: Option<&When>, published: Option<demarche_text::Date>) -> bool {
    let (Some(when), Some(published)) = (when, published) else {
        return false;
    };
    let Some(end) = when.end.or(when.start) else {
        return false;
    };
    let (a, b) = (end, published);
    let days = (i32::from(b.year()) - i32::from(a.year())) * 365
        + (i32::from(b.day_of_year()) - i32::from(a.day_of_year()));
    days >= 330
}
