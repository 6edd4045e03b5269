//! What somebody refuses in the plain tense: "the plan is unacceptable", "we see no reason to talk".

use super::commitment::View;
use super::condition::Tie;
use super::{act, complement, cues};
use crate::grammar;
use demarche_parse::{Label, Pos};
use demarche_record::PositionKind::{self, *};

impl View<'_, '_> {
    /// "the proposal is unacceptable", "a ceasefire is out of the question", "our borders are not negotiable".
    pub(super) fn refuses_plainly(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let lemma = page.lemma(act.head);
        let cop = grammar::is_copular(page, act.head);
        // "we are not interested in talks", "is in no hurry to sign", "there is nothing to discuss"
        let about_deal = grammar::oblique(page, act.head, &["in"])
            .is_some_and(|o| cues::is("deal", page.lemma(o)) || cues::is("term", page.lemma(o)));
        if cop && act.negated && self.own && lemma == "interested" && about_deal {
            return true;
        }
        let yields = |c: usize| {
            c > act.head
                && complement::is_infinitive(page, c)
                && ["deal_verb", "concede", "accept_verb", "benefit"]
                    .iter()
                    .any(|k| cues::is(k, page.lemma(c)))
        };
        let no = page.syntax.children(act.head).any(|c| c < act.head && page.lemma(c) == "no");
        let idle = cop && no && matches!(lemma, "hurry" | "mood" | "position" | "rush");
        let below = |t: usize| page.syntax.children(t).any(yields);
        if idle && self.own && below(act.head) {
            return true;
        }
        let there = page.syntax.children(act.head).any(|c| page.lemma(c) == "there");
        let nothing = page.syntax.children(act.head).find(|&c| page.lemma(c) == "nothing");
        let nothing = nothing.or(Some(act.head).filter(|_| lemma == "nothing"));
        let deal = |n: usize| {
            page.syntax.children(n).chain(page.syntax.children(act.head)).any(|c| {
                complement::is_infinitive(page, c)
                    && (cues::is("deal_verb", page.lemma(c)) || matches!(page.lemma(c), "discuss" | "say"))
            })
        };
        if there && nothing.is_some_and(deal) {
            return true;
        }
        // "we have nothing to say to them"
        let none = grammar::object(page, act.head).filter(|&o| page.lemma(o) == "nothing");
        if self.own && lemma == "have" && none.is_some_and(deal) {
            return true;
        }
        // "there is no question of withdrawing"
        let no_question = |n: usize| {
            matches!(page.lemma(n), "question" | "chance" | "way" | "possibility")
                && page.syntax.children(n).any(|c| c < n && page.lemma(c) == "no")
                && page.syntax.children(n).any(|c| c > n && complement::is_gerund(page, c))
        };
        if there && grammar::child(page, act.head, &[Label::Nsubj]).is_some_and(no_question) {
            return true;
        }
        // "the handover is off until they apologise"
        let off = matches!(lemma, "off" | "hold") && !act.negated && self.tie == Some(Tie::Unless);
        if cop && off {
            return true;
        }
        // "does not consider itself bound by the text", "is not bound by it"
        let bound = |t: usize| matches!(page.lemma(t), "bound" | "bind");
        let unbound = cop && bound(act.head)
            || matches!(lemma, "consider" | "regard" | "feel" | "see" | "deem" | "think")
                && page.syntax.children(act.head).any(|c| c > act.head && bound(c));
        if act.negated && unbound && self.own {
            return true;
        }
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
        // "is not for sale", "is not up for discussion", "not open to negotiation"
        let traded = |t: usize| {
            matches!(page.lemma(t), "sale" | "negotiation" | "discussion" | "debate" | "bargaining")
        };
        // "that is not an option"
        let option = act.negated
            && lemma == "option"
            && act.subject.is_some_and(|s| page.pos(s) == Pos::Pron || cues::is("deal", page.lemma(s)));
        let never = never
            || option
            || act.negated
                && (traded(act.head) && grammar::preposition(page, act.head).is_some()
                    || matches!(lemma, "open" | "subject" | "up")
                        && grammar::oblique(page, act.head, &["to", "for"]).is_some_and(traded));
        let clause = page.syntax.children(act.head).any(|c| page.label(c) == Label::Csubj);
        cop && (act.subject.is_some() || clause && never) && (never || no_way && proposal)
    }

    /// "sees no reason to talk", "has no intention of leaving": a refusal; "has no plans to attack": a denial.
    pub(super) fn declines(&self) -> Option<PositionKind> {
        let page = self.ground.page;
        let verb = self.act.head;
        let noun = grammar::object(page, verb).filter(|&o| {
            matches!(page.lemma(verb), "have" | "see" | "feel" | "find")
                && cues::is("inclination", page.lemma(o))
                && page.syntax.children(o).any(|c| page.lemma(c) == "no")
        })?;
        let below = |t: usize| {
            page.syntax
                .children(t)
                .find(|&c| c > noun && (complement::is_infinitive(page, c) || complement::is_gerund(page, c)))
        };
        // "has no objection to the plan"
        if page.lemma(noun) == "objection" {
            return Some(Acceptance);
        }
        let deed = below(noun).or_else(|| below(verb));
        let talks = page.syntax.children(noun).any(|c| cues::is("deal", page.lemma(c)));
        match deed {
            Some(deed) => {
                let lemma = page.lemma(deed);
                let harm = act::effect(page, deed, false, None) == act::Effect::Harm;
                let ill = harm && !cues::is("mild", lemma) || cues::is("wrong", lemma);
                Some(if ill { Denial } else { Refusal })
            }
            // "we have no appetite for war"
            None if grammar::oblique(page, noun, &["for", "in"]).is_some_and(|o| {
                ["hostile", "hostile_act", "disaster"].iter().any(|class| cues::is(class, page.lemma(o)))
            }) =>
            {
                None
            }
            // "we see no need for mediators"
            None if grammar::oblique(page, noun, &["for", "in"]).is_some() => Some(Refusal),
            None => talks.then_some(Refusal),
        }
    }
}
