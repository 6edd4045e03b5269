//! What somebody reproaches another with in the plain tense: "they started the war", "this is a crime".

use super::commitment::View;
use super::draft::Voice;
use super::{complement, cues, ground};
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind::{self, *};

impl View<'_, '_> {
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
    pub(super) fn told_of(&self) -> Option<usize> {
        self.act.subject.filter(|_| !self.act.negated && self.tie.is_none())
    }

    /// "Russia was behind the blast", "Rwanda is to blame", "the responsibility lies with Israel", "Ethiopia started
    /// the war", "Israel has failed to keep its promises".
    pub(super) fn blames(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let Some(subject) = self.told_of() else { return false };
        let lemma = page.lemma(act.verb);
        let other = self.ground.is_actor(subject);
        let cop = grammar::is_copular(page, act.head);
        let behind = cop && grammar::preposition(page, act.head) == Some("behind");
        let guilty = cop && cues::is("culpable", page.lemma(act.head))
            || lemma == "blame" && act.verb == act.head && cop;
        let to_blame = page.lemma(act.head) == "blame" && complement::is_infinitive(page, act.head);
        let started =
            matches!(lemma, "start" | "launch" | "commit" | "wage" | "carry" | "stage" | "unleash" | "plan")
                && grammar::object(page, act.verb).is_some_and(|o| {
                    cues::is("hostile_act", page.lemma(o))
                        || cues::is("offence", page.lemma(o))
                        || lemma == "start" && page.lemma(o) == "it"
                })
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
        // "war crimes had been committed"
        let committed = lemma == "commit"
            && act.passive
            && (cues::is("hostile_act", page.lemma(subject)) || cues::is("offence", page.lemma(subject)))
            && grammar::modal(page, act.head).is_none();
        committed
            || lies
            || bears
            || other && (behind || guilty || to_blame || started || failed && !act.passive)
    }

    /// "it was Ethiopia that had broken the truce": whose deed a wrong was.
    pub(super) fn tells_whose_deed(&self, voice: &Voice) -> bool {
        let page = self.ground.page;
        let who = self.act.head;
        let it = page.syntax.children(who).any(|c| c < who && page.lemma(c) == "it");
        let cop = grammar::is_copular(page, who) && !self.act.negated && self.tie.is_none();
        if !it || !cop || !self.ground.is_actor(who) {
            return false;
        }
        let ours = ground::share(&self.ground.mentions.actors(page, who), &voice.holders);
        let deed = page.syntax.children(who).find(|&c| {
            c > who
                && matches!(
                    page.label(c),
                    Label::AclRelcl | Label::AdvclRelcl | Label::Ccomp | Label::Csubj | Label::Advcl
                )
        });
        let wrong = |v: usize| {
            let object = grammar::object(page, v);
            let pair = |o: usize| cues::is("wrong_pair", &format!("{}+{}", page.lemma(v), page.lemma(o)));
            let starts = |o: usize| {
                matches!(page.lemma(v), "start" | "launch" | "commit" | "begin")
                    && (cues::is("hostile_act", page.lemma(o)) || cues::is("offence", page.lemma(o)))
            };
            (cues::is("wrong", page.lemma(v)) || object.is_some_and(|o| pair(o) || starts(o)))
                && !grammar::is_negated(page, v)
                && grammar::modal(page, v).is_none()
        };
        !ours && deed.is_some_and(wrong)
    }

    /// "There was a fraud, and now there is a kidnapping"
    pub(super) fn there_was_wrong(&self) -> bool {
        let page = self.ground.page;
        let head = self.act.head;
        let there =
            page.syntax.children(head).any(|c| page.label(c) == Label::Expl && page.lemma(c) == "there");
        let noun = if page.pos(head) == Pos::Noun {
            Some(head)
        } else {
            grammar::child(page, head, &[Label::Nsubj])
        };
        let some = |n: usize| page.syntax.children(n).any(|c| matches!(page.lemma(c), "a" | "an"));
        there
            && self.ground.quoted[head]
            && !self.act.negated
            && self.tie.is_none()
            && grammar::modal(page, head).is_none()
            && noun.is_some_and(|n| some(n) && cues::is("offence", page.lemma(n)))
    }

    /// "This is a war crime", "the step constitutes a violation of the treaty", "the raid violates our sovereignty".
    pub(super) fn brands(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let Some(subject) = self.told_of() else { return false };
        let lemma = page.lemma(act.head);
        let thing = matches!(page.lemma(subject), "this" | "that" | "it" | "these")
            || page.pos(subject) == Pos::Noun && !self.ground.is_actor(subject);
        let offence = |t: usize| {
            cues::is("offence", page.lemma(t))
                || matches!(page.lemma(t), "act" | "form" | "case" | "example")
                    && grammar::oblique(page, t, &["of"]).is_some_and(|of| {
                        cues::is("offence", page.lemma(of)) || cues::is("hostile_act", page.lemma(of))
                    })
        };
        let cop = grammar::is_copular(page, act.head);
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

    /// "is arming the rebels", "are shelling us": under way, not a bare participle.
    pub(super) fn goes_on(&self) -> bool {
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
    pub(super) fn does_wrong(&self) -> bool {
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
    pub(super) fn pairs(&self, class: &str) -> bool {
        let page = self.ground.page;
        let verb = self.act.verb;
        let object = if self.act.passive { self.act.subject } else { grammar::object(page, verb) };
        object.is_some_and(|o| cues::is(class, &format!("{}+{}", page.lemma(verb), page.lemma(o))))
    }
}
