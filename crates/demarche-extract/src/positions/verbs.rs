//! Positions that a verb takes: "demanded that", "refused to", "accused X of".

use super::act::{self, Effect};
use super::condition;
use super::cues::{self, Cue, Reading, Slot};
use super::draft::{Draft, Voice};
use super::extent::{self, Range};
use super::ground::{self, Ground};
use super::{complement, judge, status};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, PositionKind};

/// The positions that the verb at `verb` takes.
pub fn at(ground: &Ground, verb: usize) -> Vec<Draft> {
    let page = ground.page;
    if page.pos(verb) != Pos::Verb || page.label(verb) == Label::Amod {
        return Vec::new();
    }
    for cue in cues::of(page.lemma(verb), false) {
        let particle = page
            .syntax
            .children(verb)
            .find(|&c| matches!(page.label(c), Label::CompoundPrt))
            .map(|c| page.lemma(c));
        if cue.particle != particle && !(cue.particle.is_none() && particle.is_some_and(|p| p == "on")) {
            continue;
        }
        if !is_meant(ground, verb, cue) {
            return Vec::new();
        }
        let found = read(ground, verb, cue);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Whether the verb tells that the position was taken: not denied, not wished for, not a condition.
fn is_meant(ground: &Ground, verb: usize, cue: &Cue) -> bool {
    let page = ground.page;
    if act::is_negated(page, verb) || is_asked(page, verb) || is_denied(page, verb) {
        return false;
    }
    if matches!(
        grammar::marker(page, verb),
        Some("without" | "before" | "instead")
    ) || verb > 0 && page.lemma(verb - 1) == "without"
    {
        return false;
    }
    let told = !matches!(cue.reading, Reading::Clause(None) | Reading::Expect);
    let modal = page
        .syntax
        .children(verb)
        .any(|c| page.label(c) == Label::Aux && page.token(c).tag == Tag::Md);
    let own_words = ground
        .agent(verb)
        .is_some_and(|s| ground::is_first_person(page, s));
    if told && modal && !own_words {
        return false;
    }
    if complement::is_infinitive(page, verb) && !is_done(page, verb) {
        return false;
    }
    let conditional = ground
        .conditions
        .iter()
        .any(|c| c.range.0 <= verb && verb <= c.range.1);
    !conditional
}

/// Whether the sentence or clause asks.
fn is_asked(page: &Page, verb: usize) -> bool {
    let end = page.syntax.sentences[page.token(verb).sentence].tokens.end;
    (verb..end).take(60).any(|t| page.word(t) == "?")
}

/// Whether a verb above says that it is not so: "denied a report that it had proposed".
fn is_denied(page: &Page, verb: usize) -> bool {
    page.syntax
        .ancestors(verb)
        .take(5)
        .any(|t| matches!(page.lemma(t), "deny" | "rule" | "refuse") && page.pos(t) == Pos::Verb)
        && !matches!(page.label(verb), Label::Conj)
}

/// Whether an infinitive tells what is done: "voted to censure", "marched to demand".
fn is_done(page: &Page, verb: usize) -> bool {
    let Some(governor) = page.token(verb).head else {
        return false;
    };
    let lemma = page.lemma(governor);
    match page.label(verb) {
        Label::Xcomp => cues::is("governor", lemma),
        Label::Advcl => cues::of(lemma, false).next().is_none(),
        _ => false,
    }
}

fn read(ground: &Ground, verb: usize, cue: &'static Cue) -> Vec<Draft> {
    let Some(voice) = voice(ground, verb) else {
        return Vec::new();
    };
    let mut drafts = match cue.reading {
        Reading::Kind(kind) => simple(ground, verb, cue, kind, &voice),
        Reading::No { strict } => no(ground, verb, strict, &voice).into_iter().collect(),
        Reading::Clause(default) => spoken(ground, verb, cue, default, voice.clone()),
        Reading::Tell => tell(ground, verb, cue, voice.clone()),
        Reading::Insist => insist(ground, verb, cue, &voice),
        Reading::Want => want(ground, verb, cue, &voice),
        Reading::Expect => expect(ground, verb, cue, &voice),
        Reading::Agree => simple(ground, verb, cue, PositionKind::Promise, &voice),
        Reading::Threaten => threaten(ground, verb, cue, &voice),
        Reading::Hold if holds_responsible(ground.page, verb) => {
            simple(ground, verb, cue, PositionKind::Accusation, &voice)
        }
        Reading::Hold => Vec::new(),
        Reading::Brand => brand(ground, verb, &voice).into_iter().collect(),
        Reading::Deadline => deadline(ground, verb, cue, &voice),
        Reading::Claim => spoken(ground, verb, cue, None, voice.clone()),
    };
    let repeated = status::of_cue(ground.page, verb);
    for draft in &mut drafts {
        if let Some(status) = repeated {
            draft.status = status;
        }
    }
    drafts
}

/// Who takes the position; none where a passive names nobody.
fn voice(ground: &Ground, verb: usize) -> Option<Voice> {
    let agent = ground.agent(verb)?;
    let mut holders = ground.actors(agent);
    if ground::ids(&holders).is_empty() {
        let said = ground.by_cue.get(&verb).and_then(|&i| ground.said.get(i));
        holders = said
            .map(|said| vec![said.statement.speaker.clone()])
            .filter(|speakers| !ground::ids(speakers).is_empty())
            .unwrap_or(holders);
    }
    Some(Voice {
        holders,
        attribution: ground.attribution(verb, Some(agent)),
        cue: Some(verb),
        anchor: Some(verb),
        ..Voice::default()
    })
}

/// Every addressee that the cue's places name.
pub fn towards(ground: &Ground, cue_at: usize, cue: &Cue, content: usize) -> Vec<Actor> {
    let page = ground.page;
    for slot in &cue.towards {
        let found = match slot {
            Slot::Subject => page
                .syntax
                .children(content)
                .find(|&c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass)),
            Slot::Obj { .. } if grammar::is_passive(page, cue_at) => grammar::subject(page, cue_at),
            slot => complement::find(page, cue_at, slot),
        };
        let Some(found) = found.filter(|&t| t != content) else {
            continue;
        };
        let actors = ground.actors(found);
        if *slot != Slot::Subject || actors.iter().any(|a| a.id.is_some()) {
            return actors;
        }
    }
    Vec::new()
}

/// The content's words for the slot it was found in.
pub fn content(ground: &Ground, cue: usize, slot: &Slot, head: usize, without: &[Range]) -> Option<Range> {
    let range = bare_content(ground, cue, slot, head, without)?;
    Some(extent::reach(ground, cue, head, range, without))
}

fn bare_content(ground: &Ground, cue: usize, slot: &Slot, head: usize, without: &[Range]) -> Option<Range> {
    let page = ground.page;
    match slot {
        Slot::Obj { .. } => extent::of_noun(page, head, cue, without),
        Slot::Prep(_) if !complement::is_gerund(page, head) => extent::of_noun(page, head, cue, without),
        Slot::Prep(_) => {
            let mut cuts = without.to_vec();
            let left = page.syntax.left_edge(head);
            let mark = (left..head)
                .rev()
                .find(|&t| page.pos(t) == Pos::Adp || page.label(t) == Label::Mark);
            cuts.extend(mark.map(|m| (left, m)));
            extent::of(page, head, &cuts)
        }
        _ => extent::of(page, head, without),
    }
}

/// The first slot that is filled.
fn first(ground: &Ground, verb: usize, cue: &'static Cue) -> Option<(&'static Slot, usize)> {
    cue.content
        .iter()
        .find_map(|slot| fill(ground, verb, slot).map(|head| (slot, head)))
}

/// The head of the complement in this slot; of a clause also by the order of words and by its statement.
pub fn fill(ground: &Ground, cue: usize, slot: &Slot) -> Option<usize> {
    if *slot != Slot::That {
        return complement::find(ground.page, cue, slot);
    }
    condition::main_after(ground.page, &ground.conditions, cue)
        .or_else(|| complement::find(ground.page, cue, slot))
        .or_else(|| {
            let told = ground.told_by(cue)?;
            let finite =
                !complement::is_gerund(ground.page, told) && !complement::is_infinitive(ground.page, told);
            let marked = grammar::marker(ground.page, told).is_some_and(|m| m != "that");
            (finite && !marked).then_some(told)
        })
}

/// The cue alone decides the kind.
fn simple(ground: &Ground, verb: usize, cue: &'static Cue, kind: PositionKind, voice: &Voice) -> Vec<Draft> {
    let page = ground.page;
    let Some((slot, head)) = first(ground, verb, cue) else {
        return Vec::new();
    };
    // "denied visas to aid workers" is no denial of a claim.
    let withheld = kind == PositionKind::Denial
        && page.syntax.children(verb).any(|c| {
            page.label(c) == Label::Iobj
                || page.label(c) == Label::Obl && grammar::preposition(page, c) == Some("to")
        });
    let of_claim = kind != PositionKind::Denial
        || !matches!(slot, Slot::Obj { .. })
        || page.pos(head) == Pos::Pron
        || cues::is("claim", page.lemma(head))
        || cues::is("deniable", page.lemma(head));
    if withheld || !of_claim {
        return Vec::new();
    }
    let empty = is_empty(page, head);
    let object = matches!(slot, Slot::Obj { .. });
    if empty || object && is_person(ground, head) && kind != PositionKind::Accusation {
        return Vec::new();
    }
    if kind == PositionKind::Denial && object && cues::is("claim", page.lemma(head)) {
        return no(ground, verb, false, voice).into_iter().collect();
    }
    let mut voice = voice.clone();
    voice.towards = towards(ground, verb, cue, head);
    let condition = condition::of(page, &ground.conditions, head, Some(verb), kind);
    let mut without: Vec<Range> = condition.into_iter().map(|c| c.range).collect();
    if page.syntax.ancestors(verb).any(|t| t == head) {
        without.push((page.syntax.left_edge(verb), page.syntax.right_edge(verb)));
    }
    let Some(range) = content(ground, verb, slot, head, &without) else {
        return Vec::new();
    };
    let opens_with_to = (range.0..range.1).take(4).any(|t| page.lemma(t) == "to");
    if matches!(slot, Slot::To { .. }) && !opens_with_to {
        return Vec::new();
    }
    let mut draft = Draft::new(kind, head, range, &voice);
    draft.condition = condition.map(|c| c.range);
    draft.answers = answers(ground, kind, slot, head, range);
    vec![draft]
}

/// "promised nothing"
fn is_empty(page: &Page, head: usize) -> bool {
    matches!(page.lemma(head), "nothing" | "anything" | "everything")
}

/// The words of an answer that name what is answered.
fn answers(ground: &Ground, kind: PositionKind, slot: &Slot, head: usize, range: Range) -> Option<Range> {
    let named = matches!(slot, Slot::Obj { .. })
        && (cues::is("plan", ground.page.lemma(head)) || cues::is("claim", ground.page.lemma(head)));
    let answer = matches!(
        kind,
        PositionKind::Refusal | PositionKind::Acceptance | PositionKind::Denial
    );
    (named && answer).then_some(range)
}

/// "Release him or face sanctions": the demand ends before "or", and what follows is a threat.
pub fn or_else(ground: &Ground, draft: &mut Draft) -> Option<Draft> {
    let page = ground.page;
    if draft.kind != PositionKind::Demand {
        return None;
    }
    let or = (draft.head + 1..=draft.content.1 + 2)
        .take_while(|&t| t < page.syntax.tokens.len())
        .find(|&t| page.lemma(t) == "or")?;
    let verb = (or + 1..page.syntax.tokens.len()).next()?;
    let bears = matches!(
        page.lemma(verb),
        "face" | "suffer" | "lose" | "risk" | "bear" | "pay" | "meet"
    );
    if !bears || page.token(verb).sentence != page.token(or).sentence {
        return None;
    }
    let end = page.syntax.right_edge(verb).max(draft.content.1).max(verb);
    let range = extent::trim(page, (verb, end))?;
    draft.content = extent::trim(page, (draft.content.0, or - 1))?;
    let mut threat = Draft::new(PositionKind::Threat, verb, range, &draft.voice);
    threat.condition = Some((or, or));
    Some(threat)
}

fn is_person(ground: &Ground, head: usize) -> bool {
    ground.names_actor(head)
}

/// "rejected", "dismissed": a claim is denied, a proposal refused.
fn no(ground: &Ground, verb: usize, strict: bool, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let object = complement::object(page, verb).or_else(|| complement::find(page, verb, &Slot::Ing))?;
    if is_person(ground, object) {
        return None;
    }
    if page.lemma(extent::first_word(page, object)) == "what" {
        return None;
    }
    let lemma = page.lemma(object);
    let claim = cues::is("claim", lemma);
    let as_phrase = page
        .syntax
        .children(verb)
        .find(|&c| c > object && grammar::preposition(page, c) == Some("as"));
    if strict && !claim && !cues::is("plan", lemma) && as_phrase.is_none() {
        return None;
    }
    let phrase = if page.pos(object) == Pos::Verb {
        extent::of(page, object, &[])?
    } else {
        let noun = extent::of_noun(page, object, verb, &[])?;
        if object > verb {
            extent::reach(ground, verb, object, noun, &[])
        } else {
            noun
        }
    };
    let with_as = as_phrase
        .filter(|&a| object < a && page.syntax.left_edge(a) <= phrase.1 + 2)
        .and_then(|a| extent::trim(page, (phrase.0, page.syntax.right_edge(a))));
    let kind = if claim {
        PositionKind::Denial
    } else {
        PositionKind::Refusal
    };
    // "denied reports that ...": what the report says is denied.
    let told = claim
        .then(|| complement::find(page, object, &Slot::That))
        .flatten();
    let range = match told {
        Some(told) => extent::of(page, told, &[])?,
        None => with_as.unwrap_or(phrase),
    };
    let condition = condition::of(page, &ground.conditions, object, Some(verb), kind);
    let mut draft = Draft::new(kind, told.unwrap_or(object), range, voice);
    if let Some(condition) = condition {
        draft.content = extent::of(page, object, &[condition.range]).unwrap_or(range);
        draft.condition = Some(condition.range);
    }
    if claim || cues::is("plan", lemma) {
        draft.answers = Some(phrase);
    }
    draft.voice.towards = ground.owner(object).unwrap_or_default();
    Some(draft)
}

/// "warned", "vowed", "said": the words that follow decide.
fn spoken(
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
            Slot::That => judge::clause(ground, head, &voice),
            Slot::NotTo => nonfinite(ground, verb, slot, head, PositionKind::Demand, &voice),
            Slot::Prep("against") => nonfinite(ground, verb, slot, head, PositionKind::Demand, &voice),
            Slot::To { whom: Some(_) } => nonfinite(ground, verb, slot, head, PositionKind::Demand, &voice),
            Slot::To { whom: None } => {
                let kind = infinitive_kind(ground, head, default);
                kind.and_then(|kind| nonfinite(ground, verb, slot, head, kind, &voice))
            }
            Slot::Prep(_) => {
                let kind = feared(ground, head);
                nonfinite(ground, verb, slot, head, kind, &voice)
            }
            Slot::Obj { .. } if is_person(ground, head) || is_empty(ground.page, head) => None,
            Slot::Obj { .. } => nonfinite(ground, verb, slot, head, PositionKind::Promise, &voice),
            _ => None,
        };
        return draft.into_iter().collect();
    }
    Vec::new()
}

/// "issued a warning, saying that": the noun before says what the words are.
fn announced(page: &Page, verb: usize) -> Option<PositionKind> {
    let before = page
        .token(verb)
        .head
        .filter(|_| page.token(verb).tag == Tag::Vbg)?;
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
    if act.effect == Effect::Harm && !act.negated {
        return Some(PositionKind::Threat);
    }
    Some(PositionKind::Promise)
}

/// "warned of imposing sanctions", "warned of retaliation": a threat; "warned of famine": a warning.
fn feared(ground: &Ground, head: usize) -> PositionKind {
    let page = ground.page;
    let gerund = complement::is_gerund(page, head) && page.pos(head) == Pos::Verb;
    let own_act = gerund && act::effect(page, head, false, None) == Effect::Harm;
    let cost = !gerund && cues::is("cost", page.lemma(head)) && page.lemma(head) != "war";
    if own_act || cost {
        PositionKind::Threat
    } else {
        PositionKind::Warning
    }
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
fn holds_responsible(page: &Page, verb: usize) -> bool {
    let end = page.syntax.right_edge(verb);
    (verb + 1..=end)
        .take(8)
        .any(|t| matches!(page.lemma(t), "responsible" | "accountable"))
}

/// "called the charge absurd"
fn brand(ground: &Ground, verb: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let object = complement::object(page, verb).filter(|&o| cues::is("claim", page.lemma(o)))?;
    let last = page
        .syntax
        .children(verb)
        .filter(|&c| {
            c > object && c > verb && matches!(page.label(c), Label::Xcomp | Label::Obl | Label::Obj)
        })
        .map(|c| page.syntax.right_edge(c))
        .max()?;
    let phrase = extent::of_noun(page, object, verb, &[])?;
    let range = if object > verb {
        extent::trim(page, (phrase.0, last))?
    } else {
        phrase
    };
    let mut draft = Draft::new(PositionKind::Denial, object, range, voice);
    draft.answers = Some(phrase);
    Some(draft)
}

/// "gave the junta until Sunday to release him"
fn deadline(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    let page = ground.page;
    let end = page.syntax.sentences[page.token(verb).sentence].tokens.end;
    let dated = (verb + 1..end.min(verb + 16))
        .take_while(|&t| page.lemma(t) != "to")
        .any(|t| {
            matches!(
                page.lemma(t),
                "until" | "till" | "hour" | "day" | "week" | "month" | "deadline"
            )
        });
    if !dated {
        return Vec::new();
    }
    simple(ground, verb, cue, PositionKind::Demand, voice)
}

fn tell(ground: &Ground, verb: usize, cue: &'static Cue, voice: Voice) -> Vec<Draft> {
    let Some((slot, _)) = first(ground, verb, cue) else {
        return Vec::new();
    };
    if *slot == Slot::That {
        return spoken(ground, verb, cue, None, voice);
    }
    simple(ground, verb, cue, PositionKind::Demand, &voice)
}

fn insist(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    let page = ground.page;
    let Some((slot, head)) = first(ground, verb, cue) else {
        return Vec::new();
    };
    if *slot != Slot::That {
        return simple(ground, verb, cue, PositionKind::Demand, voice);
    }
    let mut voice = voice.clone();
    voice.towards = towards(ground, verb, cue, head);
    let subjunctive =
        page.token(head).tag == Tag::Vb && !page.syntax.children(head).any(|c| page.label(c) == Label::Aux);
    let passive_subjunctive = page
        .syntax
        .children(head)
        .any(|c| page.label(c) == Label::AuxPass && page.token(c).tag == Tag::Vb)
        && grammar::modal(page, head).is_none();
    if subjunctive || passive_subjunctive {
        return simple(ground, verb, cue, PositionKind::Demand, &voice);
    }
    judge::clause(ground, head, &voice).into_iter().collect()
}

fn want(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    let page = ground.page;
    let known = !ground::ids(&voice.holders).is_empty();
    let finite = matches!(page.token(verb).tag, Tag::Vbz | Tag::Vbp | Tag::Vbd);
    let infinitive = complement::find(page, verb, &Slot::To { whom: None }).is_some();
    let with_whom = complement::find(page, verb, &cue.content[0]).is_some();
    if !known || !finite || infinitive && !with_whom {
        return Vec::new();
    }
    simple(ground, verb, cue, PositionKind::Demand, voice)
}

fn expect(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    let own = ground
        .agent(verb)
        .is_some_and(|s| ground::is_first_person(ground.page, s));
    if !own {
        return Vec::new();
    }
    simple(ground, verb, cue, PositionKind::Demand, voice)
}

fn threaten(ground: &Ground, verb: usize, cue: &'static Cue, voice: &Voice) -> Vec<Draft> {
    let page = ground.page;
    let Some((slot, head)) = first(ground, verb, cue) else {
        return Vec::new();
    };
    if matches!(slot, Slot::Obj { .. }) && is_person(ground, head) {
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
