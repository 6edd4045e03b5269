//! Positions in the plain tense: "we do not negotiate", "the plan is unacceptable", "they started the war".

use super::commitment::View;
use super::condition::Tie;
use super::draft::Voice;
use super::{cues, ground, outcome};
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
        // "their ships are legitimate targets"
        let fair = |c: usize| matches!(page.lemma(c), "legitimate" | "fair" | "lawful" | "military");
        let cop = grammar::is_copular(page, act.head);
        let hunted = cop
            && !act.negated
            && page.lemma(act.head) == "target"
            && !(self.ground.quoted[act.head]
                && page.syntax.children(act.head).any(|c| matches!(page.word(c), "was" | "were")))
            && (conditional || page.syntax.children(act.head).any(fair));
        // "the deal is off if they fire again"
        let over = cop
            && conditional
            && !act.negated
            && matches!(page.lemma(act.head), "off" | "over" | "dead" | "void")
            && act.subject.is_some_and(|s| {
                page.lemma(s) == "bet" || cues::is("deal", page.lemma(s)) || cues::is("plan", page.lemma(s))
            });
        over || hunted
            || options
            || self.own && outcome::reserves(page, act)
            || !self.own && conditional && outcome::brings_cost(page, act, true)
    }

    /// The plain tense: "we do not negotiate", and a deed of another that is a wrong.
    pub fn plain(&self, voice: &Voice) -> Option<PositionKind> {
        let page = self.ground.page;
        let act = &self.act;
        if self.tells_whose_deed(voice) || self.there_was_wrong() {
            return Some(Accusation);
        }
        if act.subject.is_none() {
            let denies = self.there_was_no() && self.tie.is_none();
            return denies.then_some(Denial).or(self.refuses_plainly().then_some(Refusal));
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
        if self.nothing_was() {
            return Some(Denial);
        }
        if let Some(kind) = self.curt() {
            return Some(kind);
        }
        if outcome::looms(page, act) {
            return Some(Warning);
        }
        if self.own {
            if let Some(kind) = self.declines() {
                return Some(kind);
            }
            let present = page
                .syntax
                .children(act.head)
                .any(|c| matches!(page.word(c), "do" | "does") && page.label(c) == Label::Aux);
            if self.denies() {
                return Some(Denial);
            }
            let refuses = act.negated && self.pairs("servile_pair")
                || act.negated && present && cues::is("deal_verb", page.lemma(act.verb));
            return refuses.then_some(Refusal);
        }
        if self.blames() || self.brands() {
            return Some(Accusation);
        }
        let relative = page
            .syntax
            .children(act.head)
            .any(|c| page.label(c) == Label::Nsubj && matches!(page.lemma(c), "who" | "which" | "that"));
        // "The Americans want to overthrow our government"
        let aimed = page.syntax.children(act.verb).any(|c| {
            page.label(c) == Label::Xcomp
                && matches!(page.lemma(act.verb), "want" | "seek" | "plot" | "conspire" | "attempt")
                && (cues::is("wrong", page.lemma(c)) || matches!(page.lemma(c), "overthrow" | "topple"))
        });
        let wrong = page.pos(act.verb) == Pos::Verb
            && !relative
            && (cues::is("wrong", page.lemma(act.verb)) || aimed || self.does_wrong())
            && !act.negated
            && self.tie.is_none()
            && (page.token(act.head).tag != Tag::Vbg || self.goes_on())
            && page.token(act.head).tag != Tag::Vb;
        let past = || page.token(act.head).tag == Tag::Vbn && grammar::modal(page, act.head).is_none();
        // "victory was stolen from her"
        let robbed =
            act.passive && cues::is("robbed", page.lemma(act.verb)) && !act.negated && self.tie.is_none();
        // "They bombed us while we were drinking tea": who is spoken of, or to, in somebody's own words.
        let theirs = || {
            page.syntax.children(subject).any(|c| {
                page.label(c) == Label::NmodPoss
                    && matches!(page.lemma(c).to_lowercase().as_str(), "they" | "you" | "their" | "your")
            })
        };
        let they = self.ground.quoted[subject] && (matches!(page.lemma(subject), "they" | "you") || theirs());
        // "a Chinese cutter had rammed it"
        let whose = || {
            let owner = self.ground.owner(subject).unwrap_or_default();
            !ground::ids(&owner).is_empty() && page.pos(subject) == Pos::Noun
        };
        // "he was abducted by agents of the Ugandan service"
        let by = || {
            grammar::doer(page, act.verb)
                .is_some_and(|who| self.ground.is_actor(who) && !self.is_holders(who, voice))
        };
        let him = self.own || page.pos(subject) == Pos::Pron;
        (act.passive
            && him
            && cues::is("wrong", page.lemma(act.verb))
            && !relative
            && self.told_of().is_some()
            && past()
            && by())
        .then_some(Accusation)
        .or((wrong && !act.passive && (they || self.ground.is_actor(subject) || whose()) || robbed)
            .then_some(Accusation))
    }

    /// Whether the one who is named speaks.
    fn is_holders(&self, who: usize, voice: &Voice) -> bool {
        ground::share(&self.ground.mentions.actors(self.ground.page, who), &voice.holders)
    }
}
