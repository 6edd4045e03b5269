//! What shades a commitment: a command and what comes of it, a guess, a feeling, what one is braced for, what would come
//! about by itself, what one would take rather than do.

use super::act::{self, Effect, Force};
use super::commitment::View;
use super::condition::Tie;
use super::draft::Voice;
use super::{cues, outcome};
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind::{self, *};

impl View<'_, '_> {
    /// "Scrap the duty and the ships will sail": an offer to whoever is told to give something up; "Touch him and there
    /// will be war", "Let them fire once more and nothing will be left": a threat.
    pub(super) fn commanded(&self) -> Option<PositionKind> {
        let page = self.ground.page;
        let order = self.trigger.filter(|&t| {
            page.token(t).tag == Tag::Vb
                && page.pos(t) == Pos::Verb
                && page.label(self.act.head) == Label::Conj
                && page.token(self.act.head).head == Some(t)
                && grammar::child(page, t, &[Label::Nsubj, Label::NsubjPass, Label::Mark]).is_none()
        })?;
        let lemma = page.lemma(order);
        if ["relax", "benefit", "concede", "deal_verb"].iter().any(|class| cues::is(class, lemma)) {
            let spoilt = self.act.effect == Effect::Harm || self.act.negated;
            return (!spoilt).then_some(Offer);
        }
        let ill = lemma == "let" || ["harm", "wrong"].iter().any(|class| cues::is(class, lemma));
        (ill && (self.act.negated || self.act.effect == Effect::Harm)).then_some(Threat)
    }

    /// "There must be a ceasefire", "there should be no delay": wanted of everybody.
    pub(super) fn there_must_be(&self) -> bool {
        let page = self.ground.page;
        let head = self.act.head;
        let to_be =
            || page.syntax.children(head).any(|c| page.label(c) == Label::Xcomp && page.lemma(c) == "be");
        let must = grammar::modal(page, head).is_some_and(|m| m.eq_ignore_ascii_case("must"))
            || matches!(page.lemma(head), "have" | "need") && to_be();
        let there =
            page.syntax.children(head).any(|c| page.label(c) == Label::Expl && page.lemma(c) == "there");
        must && there && self.tie != Some(Tie::If)
    }

    /// "We would be punishing the army": what would follow from another's idea is nobody's plan.
    pub(super) fn would_be_doing(&self) -> bool {
        let page = self.ground.page;
        let head = self.act.head;
        !(self.act.negated && self.stays_out())
            && grammar::modal(page, head).is_some_and(|m| m.eq_ignore_ascii_case("would"))
            && page.token(head).tag == Tag::Vbg
    }

    /// "hinted that exports could be stopped"
    pub(super) fn hints(&self, voice: &Voice) -> bool {
        voice.anchor.is_some_and(|t| {
            matches!(self.ground.page.lemma(t), "hint" | "signal" | "intimate" | "suggest" | "caution")
        })
    }

    /// "unless they pay", "if they do not pay"; not "until they pay".
    pub(super) fn unless(&self) -> bool {
        let page = self.ground.page;
        let marker = self.trigger.and_then(|t| grammar::marker(page, t));
        self.tie == Some(Tie::Unless) && matches!(marker, Some("unless" | "if"))
    }

    /// "it will be because the last of them is home": no deed.
    pub(super) fn is_filler(&self) -> bool {
        let page = self.ground.page;
        let it = self.act.subject.is_some_and(|s| page.lemma(s) == "it");
        it && !act::is_deed(page, &self.act)
            || it && grammar::is_copular(page, self.act.head) && page.pos(self.act.head) != Pos::Adj
    }

    /// "it would do so in August": the words name no act.
    pub(super) fn does_so(&self) -> bool {
        let page = self.ground.page;
        let verb = self.act.verb;
        page.lemma(verb) == "do" && page.syntax.children(verb).any(|c| page.lemma(c) == "so")
    }

    /// "we would be glad if they came": a feeling, no act.
    pub(super) fn is_mood(&self) -> bool {
        let page = self.ground.page;
        page.pos(self.act.verb) == Pos::Adj && cues::is("mood", page.lemma(self.act.verb))
    }

    /// "prepared for it", "ready for any attack": whoever expects an ill offers nothing.
    pub(super) fn is_braced(&self) -> bool {
        let page = self.ground.page;
        let verb = self.act.verb;
        let state = matches!(page.lemma(verb), "ready" | "prepared" | "prepare");
        state
            && grammar::oblique(page, verb, &["for"])
                .is_some_and(|o| !["deal", "plan", "gift"].iter().any(|class| cues::is(class, page.lemma(o))))
    }

    /// "would likely go", "would probably go"
    pub(super) fn is_guess(&self) -> bool {
        let page = self.ground.page;
        let hedges = ["likely", "probably", "possibly", "perhaps", "presumably"];
        page.syntax
            .children(self.act.head)
            .any(|c| page.label(c) == Label::Advmod && hedges.contains(&page.lemma(c)))
    }

    /// "would veto any text that names it"
    pub(super) fn of_any(&self) -> bool {
        let page = self.ground.page;
        grammar::object(page, self.act.verb)
            .is_some_and(|o| page.syntax.children(o).any(|c| page.label(c) == Label::AclRelcl))
    }

    /// "would send its foreign minister", "will send a delegation"
    pub(super) fn sends_envoy(&self) -> bool {
        let page = self.ground.page;
        let verb = self.act.verb;
        matches!(page.lemma(verb), "send" | "dispatch")
            && grammar::object(page, verb).is_some_and(|o| cues::is("envoy", page.lemma(o)))
    }

    /// What an act that neither helps nor hurts is told for: to win a good ("if the exchange goes through"), or to
    /// keep off an ill ("if they cross").
    pub fn by_trigger(&self) -> PositionKind {
        let page = self.ground.page;
        let good = self.trigger.is_some_and(|t| {
            let act = act::read(page, t);
            let lemma = page.lemma(act.verb);
            let ill = |t: usize| cues::is("hostile", page.lemma(t));
            // "once the helicopters stop flying"
            let ceases = page.syntax.children(act.verb).any(|c| {
                page.label(c) == Label::Xcomp
                    && page.token(c).tag == Tag::Vbg
                    && matches!(lemma, "stop" | "cease")
            });
            // "if they pull back", "once the guns fall silent"
            let particle = |word: &[&str]| {
                (act.verb + 1..act.verb + 3)
                    .any(|c| page.syntax.tokens.get(c).is_some_and(|t| word.contains(&&*t.lemma)))
            };
            let yields = matches!(lemma, "pull" | "draw" | "move" | "back" | "hold" | "stand" | "step")
                && particle(&["back", "out", "off", "down", "away"])
                || lemma == "fall" && particle(&["silent"])
                || lemma == "lay" && particle(&["down"]);
            let ill_ends = ceases
                || yields
                || cues::is("relax", lemma)
                    && (act.subject.is_some_and(ill) || grammar::object(page, act.verb).is_some_and(ill));
            // "if the exchange goes through"
            let through = lemma == "go" && page.syntax.children(act.verb).any(|c| page.lemma(c) == "through");
            let fine = ill_ends
                || through && !act.subject.is_some_and(ill)
                || act.effect == Effect::Benefit && !cues::is("two_edged", lemma)
                || ["deal_verb", "accept_verb", "concede"].iter().any(|class| cues::is(class, lemma));
            fine && !act.negated
        });
        if good && self.tie == Some(Tie::If) { Offer } else { Threat }
    }

    /// What would come about by itself or by another's leave: "rations would run out", "they could have the rest".
    pub(super) fn comes_about(&self, conditional: bool, agent: bool, voice: &Voice) -> Option<PositionKind> {
        let page = self.ground.page;
        let act = &self.act;
        // "rations would run out unless the trucks moved": an ill that comes by itself.
        let ill = cues::is("ill_verb", page.lemma(act.verb)) && !act.passive && !act.negated && !self.own;
        // "the conflict could spill over"
        let dire = cues::is("dire", page.lemma(act.verb)) && act.force == Force::May;
        if ill
            && (conditional || dire && voice.anchor.is_some())
            && act.subject.is_some_and(|s| page.pos(s) == Pos::Noun)
        {
            return Some(Warning);
        }
        // "she would be asked to leave if she did so again"
        let leaves = matches!(page.lemma(act.verb), "ask" | "tell" | "order" | "force")
            && page.syntax.children(act.verb).any(|c| {
                page.label(c) == Label::Xcomp
                    && matches!(page.lemma(c), "leave" | "go" | "resign" | "withdraw" | "close")
            });
        if act.passive && leaves && conditional && !agent && !act.negated {
            return Some(Threat);
        }
        // "Brussels could have the rest once it scrapped its sanctions", "the levies would come off"
        let gains = act.force == Force::May && cues::is("gain", page.lemma(act.verb)) && !act.passive;
        let comes_off = page.lemma(act.verb) == "come"
            && page.syntax.children(act.verb).any(|c| matches!(page.lemma(c), "off" | "down"));
        if !act.negated && (gains || comes_off) && matches!(self.tie, Some(Tie::If | Tie::OnlyIf)) {
            return Some(Offer);
        }
        // "patrols would become more frequent", "the next blow would be harder"
        if conditional && !act.negated && act.force == Force::Will && outcome::hardens(page, act) {
            return Some(Threat);
        }
        // "Deliveries will resume when the contract is ratified"
        let back = matches!(page.lemma(act.verb), "resume" | "return" | "restart" | "reopen");
        let flows = act.subject.is_some_and(|s| cues::is("flow", page.lemma(s)));
        let then = matches!(self.tie, Some(Tie::If | Tie::OnlyIf | Tie::While));
        if back && flows && then && !act.negated && act.force == Force::Will {
            return Some(Offer);
        }
        // "a ceasefire could be signed once flights resume"
        let good =
            act.subject.is_some_and(|s| cues::is("deal", page.lemma(s)) || cues::is("plan", page.lemma(s)));
        let reached = matches!(
            page.lemma(act.verb),
            "sign" | "reach" | "conclude" | "agree" | "hold" | "resume" | "declare"
        );
        if act.passive && good && reached && !act.negated && self.tie == Some(Tie::If) && !agent {
            return Some(Offer);
        }
        // "volumes may be reviewed unless the arrears are paid"
        let reviewed = act.effect == Effect::Harm || matches!(page.lemma(act.verb), "review" | "reconsider");
        let hinted = conditional || voice.default == Some(Warning) || self.hints(voice);
        if act.passive && !agent && !act.negated && act.force == Force::May && hinted && reviewed {
            return Some(Threat);
        }
        None
    }

    /// What the holder would take or go through rather than do: "we will accept", "it would regard it as hostile", "we
    /// could see 60 euros". Some(None): no position.
    pub(super) fn own_stance(&self, conditional: bool) -> Option<Option<PositionKind>> {
        let page = self.ground.page;
        let act = &self.act;
        // "Ethiopia would welcome talks so long as ...", "we will accept the terms"
        let infinitive = page.syntax.children(act.verb).any(|c| page.label(c) == Label::Xcomp);
        if cues::is("accept_verb", page.lemma(act.verb)) && act.force == Force::Will && !infinitive {
            return Some(Some(if self.tie == Some(Tie::Return) { Offer } else { Acceptance }));
        }
        // "it would regard such a step as hostile"
        if matches!(page.lemma(act.verb), "regard" | "treat" | "consider" | "view" | "see") && !act.passive {
            let hostile = (act.verb..=page.syntax.right_edge(act.verb)).take(14).any(|t| {
                matches!(
                    page.lemma(t),
                    "hostile" | "war" | "aggression" | "target" | "provocation" | "unfriendly"
                )
            });
            if hostile && act.force == Force::Will {
                return Some(Some(Warning));
            }
        }
        // "we could see 60 euros by May": what one would live to see one does not impose.
        if act.force == Force::May
            && matches!(page.lemma(act.verb), "see" | "expect" | "face" | "lose" | "suffer")
        {
            return Some(conditional.then_some(Warning));
        }
        None
    }
}
