//! Positions in the plain tense: "we do not negotiate", "the plan is unacceptable", "they started the war".

use super::act;
use super::commitment::View;
use super::condition::Tie;
use super::{complement, cues};
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind::{self, *};

impl View<'_, '_> {
    /// "all options are on the table", "Taiwan risks sanctions if ...".
    fn threatens_plainly(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let options = act.subject.is_some_and(|s| page.lemma(s) == "option")
            && !act.negated
            && matches!(page.lemma(act.head), "table" | "open" | "remain" | "stay");
        let conditional = matches!(self.tie, Some(Tie::If | Tie::Unless));
        options
            || self.own && act::reserves(page, act)
            || !self.own && conditional && act::brings_cost(page, act, true)
    }

    /// "the proposal is unacceptable", "a ceasefire is out of the question", "our borders are not negotiable".
    fn refuses_plainly(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let lemma = page.lemma(act.head);
        let cop = page.syntax.children(act.head).any(|c| page.label(c) == Label::Cop);
        let proposal =
            act.subject.is_some_and(|s| cues::is("term", page.lemma(s)) || cues::is("plan", page.lemma(s)));
        let no_way = !act.negated && cues::is("no_way", lemma) || act.negated && lemma == "acceptable";
        let never = act.negated && lemma == "negotiable"
            || !act.negated && lemma == "non-negotiable"
            || lemma == "question" && page.syntax.children(act.head).any(|c| page.lemma(c) == "out")
            || lemma == "table"
                && page
                    .syntax
                    .children(act.head)
                    .any(|c| page.lemma(c) == if act.negated { "on" } else { "off" });
        let clause = page.syntax.children(act.head).any(|c| page.label(c) == Label::Csubj);
        cop && (act.subject.is_some() || clause && never) && (never || no_way && proposal)
    }

    /// "that is not true", "this is a lie".
    fn gives_the_lie(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let lemma = page.lemma(act.head);
        let cop = page.syntax.children(act.head).any(|c| page.label(c) == Label::Cop);
        let it = act.subject.is_some_and(|s| {
            matches!(page.lemma(s), "that" | "this" | "it" | "these") && page.pos(s) == Pos::Pron
                || cues::is("claim", page.lemma(s))
        });
        let untrue = act.negated && matches!(lemma, "true" | "correct" | "accurate" | "case")
            || !act.negated && (lemma == "untrue" || lemma == "lie" && page.pos(act.head) == Pos::Noun);
        let named = !act.negated
            && cues::is("false", lemma)
            && act.subject.is_some_and(|s| cues::is("claim", page.lemma(s)));
        cop && it && untrue || named
    }

    /// "Russia was behind the blast", "Rwanda is to blame", "the responsibility lies with Israel", "Ethiopia started
    /// the war", "Israel has failed to keep its promises".
    fn blames(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let Some(subject) = act.subject.filter(|_| !act.negated && self.tie.is_none()) else {
            return false;
        };
        let lemma = page.lemma(act.verb);
        let other = self.ground.is_actor(subject);
        let cop = page.syntax.children(act.head).any(|c| page.label(c) == Label::Cop);
        let behind = cop && grammar::preposition(page, act.head) == Some("behind");
        let guilty = cop && cues::is("culpable", page.lemma(act.head))
            || lemma == "blame" && act.verb == act.head && cop;
        let to_blame = page.lemma(act.head) == "blame" && complement::is_infinitive(page, act.head);
        let started =
            matches!(lemma, "start" | "launch" | "commit" | "wage" | "carry" | "stage" | "unleash" | "plan")
                && grammar::object(page, act.verb).is_some_and(|o| cues::is("hostile_act", page.lemma(o)))
                && page.token(act.head).tag != Tag::Vb;
        let failed = page.lemma(act.head) == "fail"
            && page.syntax.children(act.head).any(|c| page.label(c) == Label::Xcomp);
        let lies = matches!(page.lemma(subject), "responsibility" | "blame" | "fault")
            && matches!(lemma, "lie" | "rest" | "fall")
            && grammar::oblique(page, act.verb, &["with", "on", "upon"])
                .is_some_and(|w| self.ground.is_actor(w));
        lies || other && (behind || guilty || to_blame || started || failed && !act.passive)
    }

    /// "had nothing to do with it", "were not involved", "has not attacked".
    fn denies(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let lemma = page.lemma(act.head);
        let nothing = lemma == "have"
            && grammar::object(page, act.head).is_some_and(|o| {
                page.lemma(o) == "nothing"
                    || page.syntax.children(o).any(|c| page.lemma(c) == "no")
                        && cues::is("deniable", page.lemma(o))
            });
        let innocent = act.negated
            && (cues::is("wrong", lemma)
                || matches!(lemma, "involve" | "involved" | "responsible" | "behind" | "interfere"));
        // "Egypt has never opposed the dam"
        let never = page.syntax.children(act.head).any(|c| page.lemma(c) == "never")
            && page.syntax.children(act.head).any(|c| page.lemma(c) == "have" && page.label(c) == Label::Aux)
            && page.pos(act.head) == Pos::Verb;
        nothing || innocent || never
    }

    /// The plain tense: "we do not negotiate", and a deed of another that is a wrong.
    pub fn plain(&self) -> Option<PositionKind> {
        let page = self.ground.page;
        let act = &self.act;
        if act.subject.is_none() {
            return self.refuses_plainly().then_some(Refusal);
        }
        let subject = act.subject?;
        if self.gives_the_lie() {
            return Some(Denial);
        }
        if self.refuses_plainly() {
            return Some(Refusal);
        }
        if self.threatens_plainly() {
            return Some(Threat);
        }
        if self.own {
            let present = page
                .syntax
                .children(act.head)
                .any(|c| matches!(page.word(c), "do" | "does") && page.label(c) == Label::Aux);
            if self.denies() {
                return Some(Denial);
            }
            let refuses = act.negated && present && cues::is("deal_verb", page.lemma(act.verb));
            return refuses.then_some(Refusal);
        }
        if self.blames() {
            return Some(Accusation);
        }
        let relative = page
            .syntax
            .children(act.head)
            .any(|c| page.label(c) == Label::Nsubj && matches!(page.lemma(c), "who" | "which" | "that"));
        let wrong = page.pos(act.verb) == Pos::Verb
            && !relative
            && cues::is("wrong", page.lemma(act.verb))
            && !act.negated
            && self.tie.is_none()
            && (page.token(act.head).tag != Tag::Vbg || page.lemma(act.verb) == "lie")
            && page.token(act.head).tag != Tag::Vb;
        (wrong && !act.passive && self.ground.is_actor(subject)).then_some(Accusation)
    }
}
