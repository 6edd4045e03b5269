//! What a clause commits its speaker to: threat or warning, promise or refusal, demand or nothing.
//!
//! The verb that introduces the clause does not decide. A cost that the speaker would impose is a threat though
//! it is "warned" of; a bad outcome that nobody commits to bring about is a warning.

use super::act::{self, Act, Effect, Force};
use super::complement;
use super::condition::{self, Condition, Tie};
use super::cues;
use super::draft::{Draft, Voice};
use super::extent::{self, Range};
use super::ground::{self, Ground};
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind::{self, *};
use demarche_record::Source;

/// The position that the clause headed by `head` takes in this voice, if it takes one.
pub fn clause(ground: &Ground, head: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let act = act::read(page, head);
    let condition = condition::of(page, &ground.conditions, head, voice.anchor, Threat);
    let in_subject = act
        .subject
        .filter(|&s| s < head && page.token(s).head == Some(head))
        .and_then(|s| condition::in_subject(page, s));
    let voice = &speaks_for(ground, &act, voice);
    let own = is_own(ground, act.subject, voice);
    let view = View { ground, act, own, tie: condition.map(|c| c.tie).or(in_subject.map(|_| Tie::If)) };
    let kind = view.kind(voice)?;
    let condition = condition::of(page, &ground.conditions, head, voice.anchor, kind);
    let subject_condition = in_subject.filter(|_| condition.is_none() && matches!(kind, Threat | Offer));
    let content = content(ground, head, condition, subject_condition, voice)?;
    let mut draft = Draft::new(kind, head, content, voice);
    draft.condition = condition.map(|c| c.range).or(subject_condition);
    if kind == Demand {
        let subject = act.subject?;
        let whom = ground.actors(subject);
        if draft.voice.towards.is_empty() || !ground::ids(&whom).is_empty() {
            draft.voice.towards = whom.into_iter().filter(|a| a.id.is_some()).collect();
        }
    }
    Some(draft)
}

/// The words of the clause, without its condition, the condition's subject and a remark of who says so.
fn content(
    ground: &Ground,
    head: usize,
    condition: Option<Condition>,
    subject: Option<Range>,
    voice: &Voice,
) -> Option<Range> {
    let page = ground.page;
    let mut without: Vec<Range> = condition.into_iter().map(|c| c.range).chain(subject).collect();
    if let Some(cue) = voice.cue {
        // "Elections would be held, he promised"
        if page.syntax.ancestors(cue).any(|t| t == head) {
            without.push((page.syntax.left_edge(cue), page.syntax.right_edge(cue)));
        }
    }
    if ground.is_top(head) && !has_second_clause(ground, head) {
        // The tree may have lost a part of a clause that the statement holds whole.
        if let Some(range) = whole_content(ground, head) {
            return extent::minus_all(page, range, &without, head);
        }
    }
    let range = extent::of(page, head, &without)?;
    within_statement(ground, head, range).or(Some(range))
}

/// Whether another clause with a subject of its own is coordinated with this one.
fn has_second_clause(ground: &Ground, head: usize) -> bool {
    let page = ground.page;
    grammar::conjuncts(page, head).any(|c| {
        page.syntax.children(c).any(|s| {
            matches!(page.label(s), Label::Nsubj | Label::NsubjPass | Label::Expl | Label::Aux | Label::Mark)
        })
    })
}

/// The tokens of the stretch of the statement's content that holds `head`.
fn whole_content(ground: &Ground, head: usize) -> Option<Range> {
    let page = ground.page;
    let said = ground.innermost(head)?;
    let at = page.token(head).span;
    let content = said.statement.content.iter().find(|c| c.contains(at))?;
    let tokens = &page.syntax.tokens;
    let from = tokens.partition_point(|t| t.span.start < content.start);
    let to = tokens.partition_point(|t| t.span.end <= content.end).checked_sub(1)?;
    let (mut from, mut to) = (from, to);
    let all = ground.scopes.around(head).last().and_then(|&i| ground.tops.get(i as usize))?;
    // Of several clauses, as the tree has it, each begins where its own words begin.
    for &other in all {
        if other < head {
            from = from.max(page.syntax.left_edge(head));
        } else if other > head {
            to = to.min(page.syntax.left_edge(other).max(head + 1) - 1);
        }
    }
    (from <= head && head <= to && page.token(from).sentence == page.token(to).sentence).then_some((from, to))
}

/// The part of the range that the statement around `head` holds.
fn within_statement(ground: &Ground, head: usize, range: Range) -> Option<Range> {
    let page = ground.page;
    let said = ground.innermost(head)?;
    let at = page.token(head).span;
    let content = said.statement.content.iter().find(|c| c.contains(at))?;
    let mut tokens = (range.0..=range.1).filter(|&t| content.contains(page.token(t).span));
    let first = tokens.next()?;
    extent::trim(page, (first, tokens.next_back().unwrap_or(first)))
}

/// Whether the holder or its side is the subject: "we", "our forces", "his country".
pub fn is_own(ground: &Ground, subject: Option<usize>, voice: &Voice) -> bool {
    let Some(subject) = subject else { return false };
    let page = ground.page;
    if ground::is_first_person(page, subject) {
        return true;
    }
    let pronoun = page.pos(subject) == Pos::Pron
        && voice.cue.is_some_and(|cue| cue < subject)
        && (page.lemma(subject) == "it"
            || matches!(page.lemma(subject), "he" | "she" | "they")
                && ground::ids(&ground.mentions.actors(page, subject)).is_empty());
    if pronoun {
        return true;
    }
    let ours = page
        .syntax
        .children(subject)
        .any(|c| page.label(c) == Label::NmodPoss && ground::is_first_person(page, c));
    ours || ground::share(&ground.mentions.actors(page, subject), &voice.holders)
        || ground::share(&owner(ground, subject), &voice.holders)
}

/// "Washington's allies", "his men": the one in the genitive.
fn owner(ground: &Ground, subject: usize) -> Vec<demarche_record::Actor> {
    let page = ground.page;
    page.syntax
        .children(subject)
        .find(|&c| page.label(c) == Label::NmodPoss)
        .map(|c| ground.mentions.actors(page, c))
        .unwrap_or_default()
}

/// A speaker whom the text does not place, but who announces what a state will do, speaks for that state.
fn speaks_for(ground: &Ground, act: &Act, voice: &Voice) -> Voice {
    let mut voice = voice.clone();
    let unknown = voice.holders.len() == 1
        && voice.holders.iter().all(|h| h.id.is_none() && (h.name.is_none() || h.sector.is_some()));
    let announces = act.force == Force::Will && !act.passive && act::is_deed(ground.page, act);
    if let (true, true, Some(subject)) = (unknown, announces, act.subject) {
        let subjects = ground.mentions.actors(ground.page, subject);
        match &subjects[..] {
            [only] => {
                for holder in &mut voice.holders {
                    holder.id.clone_from(&only.id);
                }
            }
            [_, _, ..] if subjects.iter().all(|s| s.id.is_some()) => {
                let source = |actor| Source { actor, cue: None };
                voice.attribution.extend(std::mem::take(&mut voice.holders).into_iter().map(source));
                voice.holders = subjects;
            }
            _ => {}
        }
    }
    voice
}

struct View<'g, 'a> {
    ground: &'g Ground<'a>,
    act: Act,
    own: bool,
    tie: Option<Tie>,
}

impl View<'_, '_> {
    fn kind(&self, voice: &Voice) -> Option<PositionKind> {
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
            Effect::Benefit if act.ready || conditional => Some(Offer),
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
        let held_back = act.negated && act.passive && act.force == Force::Will && act.effect != Effect::Harm;
        if held_back && self.tie == Some(Tie::Unless) && !agent {
            return Some(Refusal);
        }
        if conditional && self.tie == Some(Tie::Unless) && cues::is("stay", page.lemma(act.verb)) {
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
        nothing || innocent
    }

    /// The plain tense: "we do not negotiate", and a deed of another that is a wrong.
    fn plain(&self) -> Option<PositionKind> {
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
