//! What kind of position a clause takes, by who acts, how firmly, and whom it helps or hurts.

use super::act::{self, Act, Effect, Force};
use super::condition::Tie;
use super::cues;
use super::draft::Voice;
use super::ground::{self, Ground};
use crate::grammar;
use demarche_parse::{Label, Pos};
use demarche_record::PositionKind::{self, *};

/// A clause as its holder puts it.
pub struct View<'g, 'a> {
    /// The page.
    pub ground: &'g Ground<'a>,
    /// The act.
    pub act: Act,
    /// Whether the holder or its side would act.
    pub own: bool,
    /// How it is tied to a condition.
    pub tie: Option<Tie>,
}

impl View<'_, '_> {
    /// The kind of position, if it takes one.
    pub fn kind(&self, voice: &Voice) -> Option<PositionKind> {
        let found = match self.act.force {
            Force::Must => self.must(),
            Force::Will | Force::May if self.own => self.own_act(voice),
            Force::Will | Force::May => self.other_act(voice),
            Force::Plain => self.plain(),
        };
        found.or(voice.default.filter(|&kind| kind == Warning || self.own || voice.solemn))
    }

    /// "must", "should": a demand on the subject, if that is another.
    fn must(&self) -> Option<PositionKind> {
        let page = self.ground.page;
        let subject = self.act.subject?;
        let expects = matches!(page.lemma(self.act.verb), "expect" | "underestimate" | "be" | "note");
        if self.own
            || ground::is_first_person(page, subject)
            || self.tie == Some(Tie::If)
            || expects && !self.act.passive
        {
            return None;
        }
        let should = page
            .syntax
            .children(self.act.head)
            .any(|c| page.lemma(c) == "should" && page.label(c) == Label::Aux);
        let state = page.syntax.children(self.act.head).any(|c| page.label(c) == Label::Cop);
        if should && state && !self.act.passive {
            return None;
        }
        let other = self.ground.is_actor(subject);
        (other || !should && page.pos(subject) != Pos::Pron).then_some(Demand)
    }

    /// What the holder or its side would do.
    fn own_act(&self, voice: &Voice) -> Option<PositionKind> {
        let page = self.ground.page;
        let act = &self.act;
        let conditional = matches!(self.tie, Some(Tie::If | Tie::Unless));
        // "we are going nowhere"
        if page.lemma(act.verb) == "go" && page.syntax.children(act.verb).any(|c| page.lemma(c) == "nowhere")
        {
            return Some(Refusal);
        }
        let alone = act.subject.is_some_and(|s| page.word(s) == "I");
        if alone && !conditional {
            return None;
        }
        if act.firm {
            return Some(Threat);
        }
        if act::reserves(page, act) || act::is_not_idle(page, act) {
            return Some(Threat);
        }
        if act.negated {
            if matches!(page.lemma(act.verb), "intend" | "plan" | "do") {
                return None;
            }
            let cannot = act.force == Force::May && cues::is("deal_verb", page.lemma(act.verb));
            if cannot {
                return Some(Refusal);
            }
            let lenient = cues::is("tolerate", page.lemma(act.verb));
            return (act.force == Force::Will && !lenient && act::is_deed(page, act)).then_some(Refusal);
        }
        if act::answers(page, act) {
            return Some(Threat);
        }
        if act.passive && act.effect == Effect::Harm {
            // "more agents would be arrested if ...": the holder's own people where the words do not say "we".
            let named = act.subject.is_some_and(|s| page.pos(s) == Pos::Noun && !self.is_ours(s));
            return (named && conditional && act.force == Force::Will).then_some(Threat);
        }
        match act.effect {
            Effect::Harm
                if !conditional && voice.default.is_none() && cues::is("mild", page.lemma(act.verb)) =>
            {
                voice.cue.is_some().then_some(Promise)
            }
            Effect::Neither | Effect::Benefit if self.tie == Some(Tie::OnlyIf) => Some(Offer),
            Effect::Harm if act.force == Force::Will || conditional => Some(Threat),
            Effect::Benefit if act.ready || self.tie == Some(Tie::If) => Some(Offer),
            Effect::Benefit if act.force == Force::Will && act::is_deed(page, act) => Some(Promise),
            Effect::Neither if self.tie == Some(Tie::If) || self.tie == Some(Tie::Unless) => Some(Threat),
            Effect::Neither if act.ready => Some(Offer),
            Effect::Neither if cues::is("undecided", page.lemma(act.verb)) => None,
            Effect::Neither if act.force == Force::Will && act::is_deed(page, act) && !act.passive => {
                (voice.solemn || voice.cue.is_some()).then_some(Promise)
            }
            _ => None,
        }
    }

    /// "our ships", "its men"
    fn is_ours(&self, subject: usize) -> bool {
        let page = self.ground.page;
        page.syntax.children(subject).any(|c| page.label(c) == Label::NmodPoss && page.pos(c) == Pos::Pron)
    }

    /// What would happen, or what another would have to bear.
    fn other_act(&self, voice: &Voice) -> Option<PositionKind> {
        let page = self.ground.page;
        let act = &self.act;
        let warned = voice.default == Some(Warning) || voice.solemn;
        let conditional = matches!(self.tie, Some(Tie::If | Tie::Unless));
        let agent = act.passive && grammar::agent(page, act.verb).is_some();
        let firm = act.force == Force::Will && act.subject.is_some_and(|s| self.ground.is_actor(s));
        if !act.negated && act::brings_cost(page, act, conditional) && (conditional || warned || firm) {
            return Some(Threat);
        }
        if act::goes_unanswered(page, act) || act::answers_for_it(page, act, conditional || warned) {
            return Some(Threat);
        }
        if conditional && act::loses(page, act) {
            return Some(Threat);
        }
        if act::withholds(page, act) {
            return Some(if conditional { Threat } else { Refusal });
        }
        // "Nothing will be signed until they are home."
        let thing = act.subject.is_some_and(|s| {
            page.pos(s) == Pos::Noun && !self.ground.is_actor(s) && !cues::is("side", page.lemma(s))
        });
        let held_back =
            act.negated && (act.passive || thing) && act.force == Force::Will && act.effect != Effect::Harm;
        if held_back && self.tie == Some(Tie::Unless) && !agent {
            return Some(Refusal);
        }
        if conditional && self.tie == Some(Tie::Unless) && cues::is("stay", page.lemma(act.verb)) {
            return Some(Threat);
        }
        // "Kabul will stop buying cement if ..., he adds": who speaks speaks for the actor.
        let acts = firm && conditional && !act.negated && !act.passive;
        if acts && act.effect == Effect::Harm {
            return Some(Threat);
        }
        let side = act.subject.is_some_and(|s| cues::is("side", page.lemma(s)) && !self.ground.is_actor(s));
        if side && conditional && !act.negated && act.effect == Effect::Harm {
            return Some(Threat);
        }
        let participle = page.pos(act.verb) == Pos::Adj;
        if (act.passive || participle) && !agent && !act.negated && act.force == Force::Will {
            return match act.effect {
                Effect::Harm if conditional || warned => Some(Threat),
                Effect::Benefit if conditional => Some(Offer),
                Effect::Benefit if voice.solemn => Some(Promise),
                _ => None,
            };
        }
        None
    }
}
