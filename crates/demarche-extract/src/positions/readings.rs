//! Verbs whose complement or object decides what position they take: "warned", "vowed", "rejected", "insisted".

use super::act::{self, Effect};
use super::commitment::View;
use super::condition::{self, Tie};
use super::cues::{self, Cue, Slot};
use super::draft::{Draft, Voice};
use super::extent::{self, Range};
use super::ground::{self, Ground};
use super::slots::{content, fill, first, is_empty, is_person, simple, towards};
use super::{complement, judge};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind;

/// "warned", "vowed", "said": the words that follow decide.
pub fn spoken(
    ground: &Ground,
    verb: usize,
    cue: &'static Cue,
    default: Option<PositionKind>,
    mut voice: Voice,
) -> Vec<Draft> {
    voice.default = default.or_else(|| announced(ground.page, verb));
    voice.solemn = default == Some(PositionKind::Promise);
    for slot in &cue.content {
        let Some(head) = fill(ground, verb, slot) else {
            continue;
        };
        voice.towards = towards(ground, verb, cue, head);
        let draft = match slot {
            Slot::That => {
                judge::clause(ground, head, &voice).or_else(|| countered(ground, verb, slot, head, &voice))
            }
            Slot::NotTo => nonfinite(ground, verb, slot, head, PositionKind::Demand, &voice),
            Slot::Prep("against") => nonfinite(ground, verb, slot, head, PositionKind::Demand, &voice),
            Slot::To { whom: Some(_) } => nonfinite(ground, verb, slot, head, PositionKind::Demand, &voice),
            Slot::To { whom: None } => {
                let kind = infinitive_kind(ground, head, default);
                let kind = kind.map(|kind| on_condition(ground, verb, head, kind));
                kind.and_then(|kind| nonfinite(ground, verb, slot, head, kind, &voice))
            }
            Slot::Prep(_) => {
                let kind = feared(ground, head);
                nonfinite(ground, verb, slot, head, kind, &voice)
            }
            Slot::Obj { .. } if is_person(ground, head) || is_empty(ground.page, head) => None,
            // "vowed retaliation", "promised aid"
            Slot::Obj { .. }
                if cues::is("cost", ground.page.lemma(head))
                    && voice.solemn
                    && !is_word(ground.page, verb, head) =>
            {
                nonfinite(ground, verb, slot, head, PositionKind::Threat, &voice)
            }
            Slot::Obj { .. } => nonfinite(ground, verb, slot, head, PositionKind::Promise, &voice),
            _ => None,
        };
        return draft.into_iter().collect();
    }
    Vec::new()
}

/// "promised an answer within days": words, no retaliation.
fn is_word(page: &Page, verb: usize, noun: usize) -> bool {
    matches!(page.lemma(verb), "promise" | "pledge") && matches!(page.lemma(noun), "reply" | "answer")
}

/// "issued a warning, saying that": the noun before says what the words are.
fn announced(page: &Page, verb: usize) -> Option<PositionKind> {
    let before = page.token(verb).head.filter(|_| page.token(verb).tag == Tag::Vbg)?;
    let warns = page
        .syntax
        .children(before)
        .any(|c| c < verb && page.lemma(c) == "warning" && matches!(page.label(c), Label::Obj | Label::Obl));
    warns.then_some(PositionKind::Warning)
}

/// "vowed to strike": a threat; "vowed to help": a promise; "vowed not to yield": a refusal.
fn infinitive_kind(ground: &Ground, head: usize, default: Option<PositionKind>) -> Option<PositionKind> {
    let page = ground.page;
    let act = act::read(page, head);
    if default != Some(PositionKind::Promise) {
        return None;
    }
    let never = (head.saturating_sub(3)..head).any(|t| page.lemma(t) == "never");
    if act.effect == Effect::Harm && !act.negated && !never {
        return Some(PositionKind::Threat);
    }
    // "vowed never to abandon enrichment", but "vowed not to attack first"
    let yields = ["deal_verb", "concede", "relax", "accept_verb"]
        .iter()
        .any(|class| cues::is(class, page.lemma(act.verb)));
    if (act.negated || never)
        && yields
        && matches!(page.lemma(page.token(head).head.unwrap_or(head)), "vow" | "swear")
    {
        return Some(PositionKind::Refusal);
    }
    Some(PositionKind::Promise)
}

/// "vowed to declare an emergency should the unrest spread": what neither helps nor hurts is a threat where it is to
/// keep off an ill.
fn on_condition(ground: &Ground, verb: usize, head: usize, kind: PositionKind) -> PositionKind {
    let act = act::read(ground.page, head);
    let condition = condition::of(ground.page, &ground.conditions, head, Some(verb), PositionKind::Threat);
    let vows = matches!(ground.page.lemma(verb), "vow" | "swear");
    let neither = vows && kind == PositionKind::Promise && act.effect == Effect::Neither && !act.negated;
    match condition {
        Some(c) if neither && matches!(c.tie, Tie::If | Tie::Unless) => {
            View { ground, act, own: true, tie: Some(c.tie), trigger: Some(c.head) }.by_trigger()
        }
        _ => kind,
    }
}

/// "warned of imposing sanctions", "warned of retaliation": a threat; "warned of famine": a warning.
fn feared(ground: &Ground, head: usize) -> PositionKind {
    let page = ground.page;
    let gerund = complement::is_gerund(page, head) && page.pos(head) == Pos::Verb;
    let own_act = gerund && act::effect(page, head, false, None) == Effect::Harm;
    let calamity = page.syntax.children(head).any(|c| cues::is("calamity", page.lemma(c)));
    let cost = !gerund && !calamity && cues::is("cost", page.lemma(head)) && page.lemma(head) != "war";
    if own_act || cost { PositionKind::Threat } else { PositionKind::Warning }
}

fn nonfinite(
    ground: &Ground,
    verb: usize,
    slot: &Slot,
    head: usize,
    kind: PositionKind,
    voice: &Voice,
) -> Option<Draft> {
    let condition = condition::of(ground.page, &ground.conditions, head, Some(verb), kind);
    let without: Vec<Range> = condition.into_iter().map(|c| c.range).collect();
    let range = content(ground, verb, slot, head, &without)?;
    let mut draft = Draft::new(kind, head, range, voice);
    draft.condition = condition.map(|c| c.range);
    Some(draft)
}

/// "held Iran responsible for"
pub fn holds_responsible(page: &Page, verb: usize) -> bool {
    let end = page.syntax.right_edge(verb);
    let says = |t: usize| match page.lemma(verb) {
        "point" => matches!(page.lemma(t), "finger" | "fingers"),
        _ => matches!(page.lemma(t), "responsible" | "accountable"),
    };
    (verb + 1..=end).take(8).any(says)
}

/// "made its approval conditional on a reform"
pub fn hinges(page: &Page, verb: usize) -> bool {
    let says = |t: usize| matches!(page.lemma(t), "conditional" | "contingent" | "dependent");
    (verb + 1..=page.syntax.right_edge(verb)).take(12).any(says)
}

/// "gave the junta until Sunday to release him"
pub fn deadline(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    let page = ground.page;
    let end = page.syntax.sentences[page.token(verb).sentence].tokens.end;
    let dated = (verb + 1..end.min(verb + 16))
        .take_while(|&t| page.lemma(t) != "to")
        .any(|t| matches!(page.lemma(t), "until" | "till" | "hour" | "day" | "week" | "month" | "deadline"));
    if !dated {
        return Vec::new();
    }
    simple(ground, verb, cue, PositionKind::Demand, voice)
}

pub fn tell(ground: &Ground, verb: usize, cue: &'static Cue, voice: Voice) -> Vec<Draft> {
    let Some((slot, _)) = first(ground, verb, cue) else {
        return Vec::new();
    };
    if *slot == Slot::That {
        return spoken(ground, verb, cue, None, voice);
    }
    simple(ground, verb, cue, PositionKind::Demand, &voice)
}

pub fn insist(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    let page = ground.page;
    let Some((slot, head)) = first(ground, verb, cue) else {
        return Vec::new();
    };
    if *slot != Slot::That {
        return simple(ground, verb, cue, PositionKind::Demand, voice);
    }
    let mut voice = voice.clone();
    voice.towards = towards(ground, verb, cue, head);
    let helped = page.syntax.children(head).any(|c| matches!(page.label(c), Label::Aux | Label::Cop));
    // "insisted that the police leave": no tense follows the past of the cue.
    let past = matches!(page.token(verb).tag, Tag::Vbd | Tag::Vbn);
    let subjunctive =
        !helped && (page.token(head).tag == Tag::Vb || past && page.token(head).tag == Tag::Vbp);
    let passive_subjunctive =
        page.syntax.children(head).any(|c| page.label(c) == Label::AuxPass && page.token(c).tag == Tag::Vb)
            && grammar::modal(page, head).is_none();
    // "insisted that they remain united": one's own state is no demand.
    let subject = grammar::subject_of(page, head).filter(|&s| page.pos(s) == Pos::Pron);
    let own = judge::is_own(ground, subject, &voice);
    if (subjunctive || passive_subjunctive) && !own {
        return simple(ground, verb, cue, PositionKind::Demand, &voice);
    }
    let found = judge::clause(ground, head, &voice);
    found.or_else(|| denied(ground, verb, slot, head, &voice)).into_iter().collect()
}

/// "insisted that no ransom had been paid"
fn denied(ground: &Ground, verb: usize, slot: &Slot, head: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let told = act::read(page, head);
    let nothing =
        |s: usize| grammar::is_negated(page, s) || matches!(page.lemma(s), "nothing" | "nobody" | "none");
    let denied = told.negated
        && (told.passive || judge::is_own(ground, told.subject, voice) || told.subject.is_some_and(nothing))
        && grammar::modal(page, head).is_none()
        && (page.token(head).tag != Tag::Vb
            || page.syntax.children(head).any(|c| page.word(c) == "did" && page.label(c) == Label::Aux));
    let range = content(ground, verb, slot, head, &[]).filter(|_| denied)?;
    // "... and that the annexes would be tabled": another clause is no part of what is denied.
    let next = judge::second_clause(ground, head).map(|c| page.syntax.left_edge(c)).filter(|&c| c > head + 1);
    let range = next.and_then(|c| extent::trim(page, (range.0, c - 1))).unwrap_or(range);
    Some(Draft::new(PositionKind::Denial, head, range, voice))
}

/// "replied that nothing had been given away": what is negated in an answer is denied.
fn countered(ground: &Ground, verb: usize, slot: &Slot, head: usize, voice: &Voice) -> Option<Draft> {
    let answers = matches!(
        ground.page.lemma(verb),
        "reply" | "answer" | "counter" | "retort" | "respond" | "rejoin" | "maintain" | "protest"
    );
    if answers { denied(ground, verb, slot, head, voice) } else { None }
}

/// "complained that Ethiopia released water without warning"
pub fn complain(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    let found = spoken(ground, verb, cue, None, voice.clone());
    if !found.is_empty() {
        return found;
    }
    let Some((_, head)) = first(ground, verb, cue) else {
        return Vec::new();
    };
    let act = act::read(ground.page, head);
    let whom = act.subject.map(|s| ground.mentions.actors(ground.page, s)).unwrap_or_default();
    let other = !ground::ids(&whom).is_empty() && !ground::share(&whom, &voice.holders);
    // "complained that not a single canal had been dug": what was left undone
    let undone = act.negated && matches!(ground.page.token(head).tag, Tag::Vbd | Tag::Vbn);
    let done = other && !act.passive && !act.negated;
    if !undone && !done || act.force != act::Force::Plain {
        return Vec::new();
    }
    simple(ground, verb, cue, PositionKind::Accusation, voice)
}

pub fn want(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    let page = ground.page;
    let known = !ground::ids(&voice.holders).is_empty();
    let running =
        page.token(verb).tag == Tag::Vbg && page.syntax.children(verb).any(|c| page.lemma(c) == "be");
    let finite = running || matches!(page.token(verb).tag, Tag::Vbz | Tag::Vbp | Tag::Vbd);
    let infinitive = complement::find(page, verb, &Slot::To { whom: None }).is_some();
    let with_whom = complement::find(page, verb, &cue.content[0]).is_some();
    // "wants good relations with its neighbour": a wish, asked of nobody
    let wish = grammar::child(page, verb, &[Label::Obj]).is_some_and(|o| cues::is("amity", page.lemma(o)));
    if !known || !finite || infinitive && !with_whom || wish {
        return Vec::new();
    }
    let mut drafts = simple(ground, verb, cue, PositionKind::Demand, voice);
    for draft in &mut drafts {
        // "wants a lane opened", "wants the soldiers out of the town"
        let object = draft.head;
        let then = page.syntax.children(verb).find(|&c| {
            let state = matches!(page.label(c), Label::Xcomp | Label::Ccomp | Label::Obl | Label::Advmod);
            let stays = page.label(c) != Label::Obl || grammar::cases(page, c).any(|w| w == "out");
            c > object
                && page.label(object) == Label::Obj
                && state
                && stays
                && page.syntax.left_edge(c) == draft.content.1 + 1
                && !complement::is_infinitive(page, c)
        });
        if let Some(range) =
            then.and_then(|c| extent::trim(page, (draft.content.0, page.syntax.right_edge(c))))
        {
            draft.content = range;
        }
    }
    drafts
}

pub fn expect(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    // "said that it expects Baku to free them": what who speaks expects
    let reported = ground::share(&ground.speakers(verb), &voice.holders);
    let present = matches!(ground.page.token(verb).tag, Tag::Vbz | Tag::Vbp | Tag::Vbd);
    let own = ground.agent(verb).is_some_and(|s| ground::is_first_person(ground.page, s));
    let told = own || reported && present;
    if !told {
        return Vec::new();
    }
    simple(ground, verb, cue, PositionKind::Demand, voice)
}

pub fn threaten(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    let page = ground.page;
    let Some((slot, head)) = first(ground, verb, cue) else {
        return Vec::new();
    };
    let object = matches!(slot, Slot::Obj { .. });
    // "it threatens us all": no thing takes a position
    let thing = ground
        .agent(verb)
        .is_some_and(|a| matches!(page.lemma(a), "it" | "this" | "that" | "which") && !ground.is_actor(a));
    if object && (thing || is_person(ground, head)) {
        return Vec::new();
    }
    let mut voice = voice.clone();
    voice.towards = towards(ground, verb, cue, head);
    let mut condition =
        condition::of(page, &ground.conditions, head, Some(verb), PositionKind::Threat).map(|c| c.range);
    let against = complement::find(page, verb, &Slot::Prep("against"));
    let mut without: Vec<Range> = condition.into_iter().collect();
    if let (None, Some(against)) = (condition, against) {
        // "threatened measures against anyone who obstructs the talks"
        if let Some(range) = condition::in_subject(page, against) {
            without.push((page.syntax.left_edge(against), page.syntax.right_edge(against)));
            let from = (range.0..=range.1).find(|&t| page.label(t) != Label::Case);
            condition = from.map(|from| (from, range.1));
        }
    }
    let Some(range) = content(ground, verb, slot, head, &without) else {
        return Vec::new();
    };
    let mut draft = Draft::new(PositionKind::Threat, head, range, &voice);
    draft.condition = condition;
    vec![draft]
}
