//! Positions in the plain tense: "we do not negotiate", "the plan is unacceptable", "they started the war".

use super::act;
use super::commitment::View;
use super::condition::Tie;
use super::draft::Voice;
use super::{complement, cues, ground, outcome};
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
            || self.own && outcome::reserves(page, act)
            || !self.own && conditional && outcome::brings_cost(page, act, true)
    }

    /// "the proposal is unacceptable", "a ceasefire is out of the question", "our borders are not negotiable".
    fn refuses_plainly(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let lemma = page.lemma(act.head);
        let cop = page.syntax.children(act.head).any(|c| page.label(c) == Label::Cop);
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
        // "the opposite was true"
        let opposite =
            act.subject.is_some_and(|s| matches!(page.lemma(s), "opposite" | "reverse" | "contrary"));
        if cop && opposite && !act.negated && matches!(lemma, "true" | "case" | "fact") {
            return true;
        }
        let untrue = act.negated && matches!(lemma, "true" | "correct" | "accurate" | "case")
            || !act.negated && cues::is("untrue", lemma);
        let named = !act.negated
            && cues::is("false", lemma)
            && act.subject.is_some_and(|s| cues::is("claim", page.lemma(s)));
        cop && it && untrue || named
    }

    /// "Prosecutors said she had passed photographs to a foreign service": what those who accuse for a living say that
    /// somebody did.
    pub fn charges(&self, voice: &Voice) -> Option<PositionKind> {
        let page = self.ground.page;
        let act = &self.act;
        let subject = self.told_of()?;
        let says = |t: usize| matches!(page.lemma(t), "say" | "tell" | "allege" | "add" | "claim" | "charge");
        let prosecutes =
            voice.anchor.filter(|&t| says(t)).and_then(|anchor| self.ground.agent(anchor)).is_some_and(
                |who| matches!(page.lemma(who), "prosecutor" | "prosecution" | "indictment" | "investigator"),
            );
        let person = matches!(page.lemma(subject), "he" | "she") && page.pos(subject) == Pos::Pron
            || page.pos(subject) == Pos::Propn
            || self.ground.is_actor(subject);
        let past = matches!(page.token(act.head).tag, Tag::Vbd | Tag::Vbn) && !act.passive;
        (prosecutes && person && past).then_some(Accusation)
    }

    /// The subject of what is told outright, neither denied nor under a condition.
    fn told_of(&self) -> Option<usize> {
        self.act.subject.filter(|_| !self.act.negated && self.tie.is_none())
    }

    /// "Russia was behind the blast", "Rwanda is to blame", "the responsibility lies with Israel", "Ethiopia started
    /// the war", "Israel has failed to keep its promises".
    fn blames(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let Some(subject) = self.told_of() else { return false };
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
        // "the skipper bears full responsibility"
        let bears = lemma == "bear"
            && !self.own
            && grammar::object(page, act.verb).is_some_and(|o| {
                matches!(page.lemma(o), "responsibility" | "blame" | "guilt") && page.token(o).tag == Tag::Nn
            });
        lies || bears || other && (behind || guilty || to_blame || started || failed && !act.passive)
    }

    /// "had nothing to do with it", "were not involved", "has not attacked".
    fn denies(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let lemma = page.lemma(act.head);
        let nothing = matches!(lemma, "have" | "play" | "take" | "bear")
            && grammar::object(page, act.head).is_some_and(|o| {
                page.lemma(o) == "nothing"
                    || page.syntax.children(o).any(|c| page.lemma(c) == "no")
                        && (cues::is("deniable", page.lemma(o))
                            || lemma == "have" && cues::is("doubted", page.lemma(o)))
            });
        let innocent = act.negated
            && (cues::is("wrong", lemma)
                || cues::is("disowned", lemma) && self.is_past()
                || matches!(lemma, "involve" | "involved" | "responsible" | "behind" | "interfere"));
        // "Egypt has never opposed the dam"
        let never = page.syntax.children(act.head).any(|c| page.lemma(c) == "never")
            && (page.token(act.head).tag == Tag::Vbd
                || page
                    .syntax
                    .children(act.head)
                    .any(|c| page.lemma(c) == "have" && page.label(c) == Label::Aux))
            && page.pos(act.head) == Pos::Verb;
        // "knew of no civilian losses"
        let unknown = lemma == "know"
            && grammar::oblique(page, act.head, &["of", "about"])
                .is_some_and(|o| grammar::names_nobody(page, o));
        // "no Houthi unit had used mortars"
        let none = page.syntax.children(act.head).any(|s| {
            matches!(page.label(s), Label::Nsubj | Label::NsubjPass) && grammar::names_nobody(page, s)
        });
        let past = matches!(page.token(act.head).tag, Tag::Vbd | Tag::Vbn)
            && grammar::modal(page, act.head).is_none();
        nothing || innocent || never || unknown || none && past
    }

    /// "did not ram anybody", "has not sold them": told of what has been.
    fn is_past(&self) -> bool {
        let page = self.ground.page;
        let head = self.act.head;
        let helped = page.syntax.children(head).any(|c| {
            page.label(c) == Label::Aux
                && matches!(page.word(c), "did" | "has" | "have" | "had" | "’ve" | "'ve")
        });
        helped && grammar::modal(page, head).is_none()
    }

    /// "nobody died", "no such agreement exists": what was claimed never was.
    fn nothing_was(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let lemma = page.lemma(act.verb);
        let such = |t: usize| {
            let has = |word: &str| page.syntax.children(t).any(|c| page.lemma(c) == word);
            has("no") && has("such")
        };
        let past = matches!(page.token(act.head).tag, Tag::Vbd | Tag::Vbn);
        let nobody = act.subject.is_some_and(|s| matches!(page.lemma(s), "nobody" | "no-one" | "none"));
        // "No officer had used live ammunition"
        let none = act.subject.is_some_and(|s| grammar::names_nobody(page, s))
            && past
            && grammar::modal(page, act.head).is_none();
        let deed =
            ["wrong", "disowned", "harm"].iter().any(|class| cues::is(class, lemma)) || self.does_wrong();
        none && deed && !act.passive
            || nobody && past && matches!(lemma, "die" | "kill" | "hurt" | "injure" | "harm" | "wound")
            || act.subject.is_some_and(such)
            || such(act.head)
            || self.there_was_no()
            || matches!(
                lemma,
                "have"
                    | "make"
                    | "give"
                    | "contain"
                    | "know"
                    | "receive"
                    | "get"
                    | "see"
                    | "reach"
                    | "sign"
                    | "issue"
            ) && grammar::object(page, act.verb).is_some_and(such)
    }

    /// "There were no soldiers at the market."
    fn there_was_no(&self) -> bool {
        let page = self.ground.page;
        let there = page
            .syntax
            .children(self.act.head)
            .any(|c| page.label(c) == Label::Expl && page.lemma(c) == "there");
        let head = self.act.head;
        let behind = || grammar::child(page, head, &[Label::Nsubj]);
        let noun = if page.pos(head) == Pos::Noun { Some(head) } else { self.act.subject.or_else(behind) };
        let past = page
            .syntax
            .children(head)
            .chain(std::iter::once(head))
            .any(|c| matches!(page.word(c), "was" | "were" | "is" | "are" | "been"));
        let classes = ["hostile", "hostile_act", "offence", "deniable", "doubted"];
        there
            && past
            && noun.is_some_and(|n| {
                // "says there are none"
                if page.lemma(n) == "none" {
                    return true;
                }
                let none =
                    page.syntax.children(n).any(|c| page.lemma(c) == "no" && page.label(c) == Label::Det);
                none && classes.iter().any(|class| cues::is(class, page.lemma(n)))
            })
    }

    /// "sees no reason to talk", "has no intention of leaving": a refusal; "has no plans to attack": a denial.
    fn declines(&self) -> Option<PositionKind> {
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
        let deed = below(noun).or_else(|| below(verb));
        let talks = page.syntax.children(noun).any(|c| cues::is("deal", page.lemma(c)));
        match deed {
            Some(deed) => {
                let lemma = page.lemma(deed);
                let ill =
                    act::effect(page, deed, false, None) == act::Effect::Harm || cues::is("wrong", lemma);
                Some(if ill { Denial } else { Refusal })
            }
            None => talks.then_some(Refusal),
        }
    }

    /// "This is a war crime", "the step constitutes a violation of the treaty", "the raid violates our sovereignty".
    fn brands(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let Some(subject) = self.told_of() else { return false };
        let lemma = page.lemma(act.head);
        let thing = matches!(page.lemma(subject), "this" | "that" | "it" | "these")
            || page.pos(subject) == Pos::Noun && !self.ground.is_actor(subject);
        let offence = |t: usize| {
            cues::is("offence", page.lemma(t))
                || matches!(page.lemma(t), "act" | "form" | "case" | "example")
                    && grammar::oblique(page, t, &["of"])
                        .is_some_and(|of| cues::is("offence", page.lemma(of)))
        };
        let cop = page.syntax.children(act.head).any(|c| page.label(c) == Label::Cop);
        // Not "it was the eleventh attack", but "it was a planned act of aggression".
        let some = |c: usize| matches!(page.lemma(c), "a" | "an");
        let act_of = matches!(page.lemma(act.head), "act" | "form" | "case");
        let counts = page.lemma(subject) == "it" && !(act_of && page.syntax.children(act.head).any(some))
            || page.syntax.children(act.head).any(|c| page.label(c) == Label::Det && page.lemma(c) == "the");
        let is = cop
            && !counts
            && page.pos(act.head) == Pos::Noun
            && grammar::preposition(page, act.head).is_none();
        let amounts = matches!(lemma, "constitute" | "represent" | "amount" | "mean" | "mark")
            && grammar::object(page, act.head)
                .or_else(|| grammar::oblique(page, act.head, &["to"]))
                .is_some_and(offence);
        let breaks = matches!(lemma, "violate" | "breach" | "contravene" | "infringe" | "flout" | "trample");
        thing
            && !act.passive
            && grammar::modal(page, act.head).is_none()
            && (is && offence(act.head) || amounts || breaks)
    }

    /// The plain tense: "we do not negotiate", and a deed of another that is a wrong.
    pub fn plain(&self) -> Option<PositionKind> {
        let page = self.ground.page;
        let act = &self.act;
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
            let refuses = act.negated
                && present
                && (cues::is("deal_verb", page.lemma(act.verb)) || self.pairs("servile_pair"));
            return refuses.then_some(Refusal);
        }
        if self.blames() || self.brands() {
            return Some(Accusation);
        }
        let relative = page
            .syntax
            .children(act.head)
            .any(|c| page.label(c) == Label::Nsubj && matches!(page.lemma(c), "who" | "which" | "that"));
        let wrong = page.pos(act.verb) == Pos::Verb
            && !relative
            && (cues::is("wrong", page.lemma(act.verb)) || self.does_wrong())
            && !act.negated
            && self.tie.is_none()
            && (page.token(act.head).tag != Tag::Vbg || self.goes_on())
            && page.token(act.head).tag != Tag::Vb;
        // "victory was stolen from her"
        let robbed =
            act.passive && cues::is("robbed", page.lemma(act.verb)) && !act.negated && self.tie.is_none();
        // "They bombed us while we were drinking tea": who is spoken of, or to, in somebody's own words.
        let they = self.ground.quoted[subject] && matches!(page.lemma(subject), "they" | "you");
        // "a Chinese cutter had rammed it"
        let whose = || {
            let owner = self.ground.owner(subject).unwrap_or_default();
            !ground::ids(&owner).is_empty() && page.pos(subject) == Pos::Noun
        };
        (wrong && !act.passive && (they || self.ground.is_actor(subject) || whose()) || robbed)
            .then_some(Accusation)
    }

    /// "is arming the rebels", "are shelling us": under way, not a bare participle.
    fn goes_on(&self) -> bool {
        let page = self.ground.page;
        let helped = |c: usize| {
            page.label(c) == Label::Aux
                && matches!(
                    page.word(c),
                    "is" | "are" | "was" | "were" | "been" | "'re" | "’re" | "'s" | "’s"
                )
        };
        let readies = matches!(page.lemma(self.act.verb), "prepare" | "deploy" | "mass" | "fire" | "open");
        page.syntax.children(self.act.head).any(helped)
            && !readies
            && !grammar::is_question(page, self.act.head)
    }

    /// "crossed the border", "ran a network of informers": the object makes the deed a wrong.
    fn does_wrong(&self) -> bool {
        let page = self.ground.page;
        let verb = self.act.verb;
        // "is using food as a weapon"
        let misuse = matches!(page.lemma(verb), "use" | "treat" | "exploit" | "hold")
            && grammar::oblique(page, verb, &["as"]).is_some_and(|o| {
                matches!(
                    page.lemma(o),
                    "weapon" | "shield" | "pretext" | "cover" | "tool" | "chip" | "hostage" | "lever"
                )
            });
        misuse || self.pairs("wrong_pair")
    }

    /// Whether the verb and its object are a pair of this class.
    fn pairs(&self, class: &str) -> bool {
        let page = self.ground.page;
        let verb = self.act.verb;
        let object = if self.act.passive { self.act.subject } else { grammar::object(page, verb) };
        object.is_some_and(|o| cues::is(class, &format!("{}+{}", page.lemma(verb), page.lemma(o))))
    }
}
