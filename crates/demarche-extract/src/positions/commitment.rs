//! What kind of position a clause takes, by who acts, how firmly, and whom it helps or hurts.

use super::act::{self, Act, Effect, Force};
use super::condition::Tie;
use super::cues;
use super::draft::Voice;
use super::ground::{self, Ground};
use super::{outcome, withheld};
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind::{self, *};
use demarche_record::Sector;

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
    /// The head of the condition, where it is a clause.
    pub trigger: Option<usize>,
}

impl View<'_, '_> {
    /// The kind of position, if it takes one.
    pub fn kind(&self, voice: &Voice) -> Option<PositionKind> {
        if let Some(kind) = self.commanded() {
            return Some(kind);
        }
        let found = match self.act.force {
            Force::Must => self.must(voice),
            Force::Will | Force::May if self.own => self.own_act(voice),
            Force::Will | Force::May => self.other_act(voice),
            Force::Plain => self.plain(voice).or_else(|| self.charges(voice)),
        };
        found.or(voice.default.filter(|&kind| kind == Warning || self.own || voice.solemn))
    }

    /// "must", "should": a demand on the subject, if that is another.
    fn must(&self, voice: &Voice) -> Option<PositionKind> {
        let page = self.ground.page;
        // "no cheque should be signed until they had voted"
        if self.act.negated && self.tie == Some(Tie::Unless) && self.act.passive {
            return Some(Refusal);
        }
        if self.there_must_be() {
            return Some(Demand);
        }
        if outcome::nobody_may_count_on_it(page, &self.act) {
            return Some(Threat);
        }
        let subject = self.act.subject?;
        let expects = matches!(page.lemma(self.act.verb), "expect" | "underestimate" | "be" | "note");
        if self.own
            || ground::is_first_person(page, subject)
            || self.tie == Some(Tie::If) && self.trigger.is_some()
            || expects && !self.act.passive
        {
            return None;
        }
        let should = page
            .syntax
            .children(self.act.head)
            .any(|c| page.lemma(c) == "should" && page.label(c) == Label::Aux);
        // "the blockade should be lifted", "nobody should interfere"
        let done = ["relax", "benefit", "concede", "harm", "impose"]
            .iter()
            .any(|class| cues::is(class, page.lemma(self.act.verb)));
        let nobody = grammar::names_nobody(page, subject) && cues::is("wrong", page.lemma(self.act.verb));
        // "They agreed that it should be observed": what is agreed is asked of nobody.
        if voice.anchor.is_some_and(|t| matches!(page.lemma(t), "agree" | "concur" | "decide")) {
            return None;
        }
        if should && (self.act.passive && done && page.pos(subject) == Pos::Noun || nobody) {
            return Some(Demand);
        }
        let state = grammar::is_copular(page, self.act.head);
        if should && state && !self.act.passive {
            return None;
        }
        let other = self.ground.is_actor(subject)
            || page.lemma(subject) == "other"
            || page.token(subject).tag == Tag::Nns
                && (cues::is("side", page.lemma(subject)) || cues::is("asked", page.lemma(subject)));
        // "those responsible must be held to account"
        let those = page.lemma(subject) == "those" || page.word(subject).eq_ignore_ascii_case("those");
        (other || !should && (page.pos(subject) != Pos::Pron || those)).then_some(Demand)
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
        let will = grammar::modal(page, act.head).is_some_and(|m| m.eq_ignore_ascii_case("will"));
        let gives = will && !act.negated && cues::is("concede", page.lemma(act.verb));
        let meant = conditional || act.ready || gives || act.negated && will;
        if alone && !meant || !conditional && self.would_be_doing() {
            return None;
        }
        // "our country could slide back into conflict": an ill that the holder does not bring about
        if outcome::looms(page, act) {
            return Some(Warning);
        }
        if act.firm {
            return Some(Threat);
        }
        if self.puts_up_with() {
            return Some(Acceptance);
        }
        if outcome::reserves(page, act) || outcome::is_not_idle(page, act) {
            return Some(Threat);
        }
        if act.negated {
            if matches!(page.lemma(act.verb), "intend" | "plan" | "do") {
                return None;
            }
            let verb = page.lemma(act.verb);
            let cannot = act.force == Force::May
                && (act.effect == Effect::Benefit && !cues::is("two_edged", verb)
                    || cues::is("deal_verb", verb)
                    || cues::is("accept_verb", verb)
                    || matches!(
                        verb,
                        "vote" | "support" | "back" | "sign" | "ratify" | "tolerate" | "allow" | "permit"
                    ));
            if cannot {
                return Some(Refusal);
            }
            let lemma = page.lemma(act.verb);
            // "warned that it would not tolerate another attack"
            if act.force == Force::Will
                && lemma == "tolerate"
                && (conditional || voice.default == Some(Warning))
            {
                return Some(Threat);
            }
            // "if he is declared the winner, we will not recognise that government"
            let withheld = matches!(lemma, "recognise" | "recognize")
                || cues::is("benefit", lemma) && !cues::is("two_edged", lemma) && lemma != "withdraw";
            let fronted = self.tie == Some(Tie::If) && self.trigger.is_some_and(|t| t < act.head);
            if act.force == Force::Will && withheld && fronted && self.by_trigger() == Threat {
                return Some(Threat);
            }
            // "we will not touch the pipeline", "we will never attack first"
            let harm =
                act.effect == Effect::Harm && !cues::is("mild", lemma) && !cues::is("two_edged", lemma);
            let whom = grammar::object(page, act.verb).is_some()
                || matches!(page.lemma(act.verb), "attack" | "strike" | "invade" | "fire" | "shoot");
            if act.force == Force::Will && whom && (harm || cues::is("spare", lemma)) && self.tie.is_none() {
                return Some(Promise);
            }
            // "would not get into details"
            let details = grammar::oblique(page, act.verb, &["into"])
                .is_some_and(|into| cues::is("silent", page.lemma(into)));
            let idle = details
                || ["tolerate", "silent", "undecided", "unwilled"].iter().any(|class| cues::is(class, lemma));
            return (act.force == Force::Will && !idle && act::is_deed(page, act)).then_some(Refusal);
        }
        if outcome::answers(page, act) {
            return Some(Threat);
        }
        if act.passive && act.effect == Effect::Harm {
            // "more agents would be arrested if ...": the holder's own people where the words do not say "we".
            let named = act.subject.is_some_and(|s| page.pos(s) == Pos::Noun && !self.is_ours(s));
            return (named && conditional && act.force == Force::Will).then_some(Threat);
        }
        if let Some(found) = self.own_stance(conditional) {
            return found;
        }
        match act.effect {
            _ if self.tie == Some(Tie::OnlyIf) => Some(Offer),
            // "would freeze its programme in return for relief"
            Effect::Harm if self.tie == Some(Tie::Return) => Some(Offer),
            Effect::Harm
                if !conditional
                    && voice.default.is_none()
                    && cues::is("mild", page.lemma(act.verb))
                    && !self.takes_away(voice) =>
            {
                (voice.cue.is_some() && act.force == Force::Will).then_some(Promise)
            }
            // "would veto the resolution": its no, where nothing is wanted for it
            Effect::Harm if page.lemma(act.verb) == "veto" && self.tie.is_none() && !self.of_any() => {
                Some(Refusal)
            }
            // "would halt its arms transfers if NATO scrapped the base": a good for a good
            Effect::Harm
                if self.tie == Some(Tie::If)
                    && cues::is("relax", page.lemma(act.verb))
                    && self.by_trigger() == Offer =>
            {
                Some(Offer)
            }
            Effect::Harm if act.force == Force::Will || conditional => Some(Threat),
            // "Kuwait could expel the envoy, its minister warned"
            Effect::Harm
                if (voice.default == Some(Warning) || self.hints(voice))
                    && grammar::modal(page, act.head)
                        .is_some_and(|m| matches!(m.to_lowercase().as_str(), "could" | "may" | "might"))
                    && !cues::is("mild", page.lemma(act.verb)) =>
            {
                Some(Threat)
            }
            // "we will open it ourselves if it stays shut": help that the other does not want
            Effect::Benefit if self.unless() && !act.ready => Some(Threat),
            Effect::Benefit if act.ready || matches!(self.tie, Some(Tie::If | Tie::Return)) => Some(Offer),
            // "would send its foreign minister to Sarajevo": a visit
            Effect::Benefit if !conditional && self.sends_envoy() => None,
            Effect::Benefit if act.force == Force::Will && act::is_deed(page, act) => Some(Promise),
            Effect::Neither
                if self.tie == Some(Tie::If) && act.ready && cues::is("deal_verb", page.lemma(act.verb)) =>
            {
                Some(Offer)
            }
            Effect::Neither if conditional && (self.does_so() || self.is_filler() || self.is_mood()) => None,
            // "would likely walk into the tunnels": a guess
            Effect::Neither if conditional && self.is_guess() => None,
            // "he would decide whether to come to their aid"
            Effect::Neither if conditional && page.lemma(act.verb) == "decide" => None,
            Effect::Neither if conditional => Some(self.by_trigger()),
            // "we are always prepared for it", "ready for war": no offer
            Effect::Neither if act.ready && self.is_braced() => None,
            Effect::Neither if act.ready => Some(Offer),
            Effect::Neither if cues::is("undecided", page.lemma(act.verb)) => None,
            // "we will oppose the tariffs"
            Effect::Neither if will && matches!(page.lemma(act.verb), "oppose" | "resist" | "reject") => {
                Some(Refusal)
            }
            // "would appeal", "would arrive next week": a step that commits to nothing
            Effect::Neither if cues::is("step", page.lemma(act.verb)) => None,
            // "we would oppose any attempt": a stance, not a deed
            Effect::Neither if matches!(page.lemma(act.verb), "oppose" | "resist" | "reject") => None,
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

    /// "it would stop selling them gas", "it would close the strait": said by who rules or fights.
    fn takes_away(&self, voice: &Voice) -> bool {
        let page = self.ground.page;
        let object = grammar::object(page, self.act.verb);
        let rules = |h: &demarche_record::Actor| {
            !matches!(h.sector, Some(Sector::Ngo | Sector::Bus | Sector::Igo | Sector::Civ))
        };
        voice.holders.iter().all(rules) && withheld::withdraws_good(page, self.act.verb, object)
    }

    /// What would happen, or what another would have to bear.
    fn other_act(&self, voice: &Voice) -> Option<PositionKind> {
        let page = self.ground.page;
        let act = &self.act;
        let warned = voice.default == Some(Warning) || voice.solemn;
        let conditional = matches!(self.tie, Some(Tie::If | Tie::Unless));
        let agent = act.passive && grammar::doer(page, act.verb).is_some();
        // "That will not happen."
        let it = act.subject.is_some_and(|s| matches!(page.lemma(s), "that" | "this" | "it"));
        if it && act.negated && act.force == Force::Will && page.lemma(act.verb) == "happen" {
            return Some(Refusal);
        }
        let firm = act.force == Force::Will && act.subject.is_some_and(|s| self.ground.is_actor(s));
        // "They will pay a heavy price", but not "you will have an answer"
        let bitter = act.passive
            || matches!(page.lemma(act.verb), "pay" | "face" | "suffer" | "meet" | "bear" | "regret" | "rue");
        let them = act.force == Force::Will
            && bitter
            && act.subject.is_some_and(|s| {
                self.ground.quoted[s] && matches!(page.lemma(s), "they" | "you") && page.pos(s) == Pos::Pron
            });
        // "There will be consequences", in others' words only where the noun leaves no doubt
        let reckoning = |t: usize| cues::is("reckoning", page.lemma(t));
        let stern = || {
            voice.anchor.is_some() && (reckoning(act.head) || page.syntax.children(act.head).any(reckoning))
        };
        let there = act.force == Force::Will
            && (self.ground.quoted[act.head] || stern())
            && page.syntax.children(act.head).any(|c| page.label(c) == Label::Expl);
        if !act.negated
            && outcome::brings_cost(page, act, conditional)
            && (conditional || warned || firm || them || there)
        {
            return Some(if outcome::is_calamity(page, act) { Warning } else { Threat });
        }
        if outcome::goes_unanswered(page, act)
            || outcome::answers_for_it(page, act, conditional || warned || them)
        {
            return Some(Threat);
        }
        if conditional && outcome::loses(page, act) {
            // "without money the truce may fall apart"
            return Some(if act.force == Force::May { Warning } else { Threat });
        }
        // "if this goes on, there will be a famine"
        let disaster = |t: usize| cues::is("disaster", page.lemma(t));
        let expl = page.syntax.children(act.head).any(|c| page.label(c) == Label::Expl);
        let named = expl
            && (disaster(act.head) || grammar::child(page, act.head, &[Label::Nsubj]).is_some_and(disaster));
        if named && !act.negated && (conditional || act.force == Force::May) {
            return Some(Warning);
        }
        if outcome::leaves_no_peace(page, act) {
            return Some(Threat);
        }
        if outcome::withholds(page, act) {
            return Some(if conditional { Threat } else { Refusal });
        }
        // "The suspects will not be handed over", "supplies will not be touched"
        if act.negated && act.passive && !agent && act.force == Force::Will && self.tie.is_none() {
            let lemma = page.lemma(act.verb);
            if act.effect == Effect::Harm || cues::is("spare", lemma) {
                return Some(Promise);
            }
            if act.effect == Effect::Benefit || cues::is("concede", lemma) {
                return Some(Refusal);
            }
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
            // "the gate would stay shut until they apologised"
            // A border that stays shut is a cost.
            let measure = act.subject.is_some_and(|s| cues::is("cost", page.lemma(s)))
                || page.syntax.children(act.verb).chain([act.head]).any(|c| cues::is("shut", page.lemma(c)));
            return Some(if self.unless() || measure { Threat } else { Refusal });
        }
        if let Some(kind) = self.comes_about(conditional, agent, voice) {
            return Some(kind);
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
        let open = act.force == Force::Will || act.force == Force::May && conditional;
        // "said two of them would be expelled": only those who may do so say so.
        let decreed = act.force == Force::Will
            && cues::is("decree", page.lemma(act.verb))
            && voice.anchor.is_some()
            && act.subject.is_some_and(|s| page.pos(s) == Pos::Noun || page.pos(s) == Pos::Num);
        if (act.passive || participle) && !agent && !act.negated && open {
            return match act.effect {
                Effect::Harm if conditional || warned || decreed => Some(Threat),
                Effect::Benefit if conditional => Some(Offer),
                Effect::Benefit if voice.solemn => Some(Promise),
                _ => None,
            };
        }
        None
    }
}
