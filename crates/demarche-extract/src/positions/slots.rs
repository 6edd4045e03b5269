//! What stands in the places that an entry names: content, addressee, alternative.

use super::condition;
use super::cues::{self, Cue, Slot};
use super::draft::{Draft, Voice};
use super::extent::{self, Range};
use super::ground::{self, Ground};
use super::{complement, verdicts};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, PositionKind};

/// Every addressee that the cue's places name.
pub fn towards(ground: &Ground, cue_at: usize, cue: &Cue, content: usize) -> Vec<Actor> {
    let page = ground.page;
    for slot in &cue.towards {
        let found = match slot {
            Slot::Subject => page
                .syntax
                .children(content)
                .find(|&c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass)),
            Slot::Obj { .. } if grammar::passive(page, cue_at) => grammar::subject_of(page, cue_at),
            slot => complement::find(page, cue_at, slot),
        };
        let Some(found) = found.filter(|&t| t != content && !complement::is_infinitive(page, t)) else {
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
    let range = extent::reach(ground, cue, head, range, without);
    let range = whole_quote(ground, range).unwrap_or(range);
    Some(within_said(ground, cue, head, range).unwrap_or(range))
}

/// "accused them of “piracy dressed up as charity”": a content that opens with a quotation runs to its end.
fn whole_quote(ground: &Ground, range: Range) -> Option<Range> {
    let page = ground.page;
    let mark = |t: usize| page.pos(t) == Pos::Punct && matches!(page.word(t), "“" | "\"" | "``");
    let open = if mark(range.0) { range.0 } else { range.0.checked_sub(1).filter(|&t| mark(t))? };
    let sentence = page.token(open).sentence;
    let close = (open + 1..page.syntax.tokens.len())
        .take(30)
        .take_while(|&t| page.token(t).sentence == sentence)
        .find(|&t| matches!(page.word(t), "”" | "\"" | "''") && page.pos(t) == Pos::Punct)?;
    let inside = (open + 1..close).any(|t| ground.conditions.iter().any(|c| extent::holds(c.range, t)));
    (close > range.1 && !inside).then_some((open, close))
}

/// An infinitive ends where the statement ends that the same cue introduces.
fn within_said(ground: &Ground, cue: usize, head: usize, range: Range) -> Option<Range> {
    let page = ground.page;
    let said = ground.said.get(*ground.by_cue.get(&cue)?)?;
    let at = page.token(head).span;
    let content =
        said.statement.content.iter().find(|c| c.contains(at) && complement::is_infinitive(page, head))?;
    let last = page.syntax.tokens.partition_point(|t| t.span.end <= content.end).checked_sub(1)?;
    (head <= last && last < range.1).then(|| extent::trim(page, (range.0, last)))?
}

fn bare_content(ground: &Ground, cue: usize, slot: &Slot, head: usize, without: &[Range]) -> Option<Range> {
    let page = ground.page;
    match slot {
        Slot::Obj { .. } => extent::of_noun(page, head, cue, without),
        Slot::Of(..) => extent::of_noun(page, head, cue, without),
        Slot::NounTo("on") => extent::of_noun(page, head, cue, without),
        Slot::NounTo(_) => {
            let (from, to) = extent::of(page, head, without)?;
            let act = complement::infinitive_next(page, head).filter(|&v| v > to);
            let end = act.and_then(|act| extent::of(page, act, without)).map_or(to, |range| range.1.max(to));
            Some((from, end))
        }
        Slot::Prep(_) if !complement::is_gerund(page, head) => extent::of_noun(page, head, cue, without),
        Slot::Prep(_) | Slot::ForIng => {
            let mut cuts = without.to_vec();
            let left = page.syntax.left_edge(head);
            let mark = (left..head).find(|&t| page.pos(t) == Pos::Adp || page.label(t) == Label::Mark);
            cuts.extend(mark.map(|m| (left, m)));
            extent::of(page, head, &cuts)
        }
        _ => extent::of(page, head, without),
    }
}

/// The first slot that is filled.
pub fn first(ground: &Ground, verb: usize, cue: &'static Cue) -> Option<(&'static Slot, usize)> {
    cue.content.iter().find_map(|slot| fill(ground, verb, slot).map(|head| (slot, head)))
}

/// The head of the complement in this slot; of a clause also by the order of words and by its statement.
pub fn fill(ground: &Ground, cue: usize, slot: &Slot) -> Option<usize> {
    if *slot != Slot::That {
        return complement::find(ground.page, cue, slot);
    }
    condition::main_after(ground.page, &ground.conditions, cue)
        .or_else(|| {
            // A condition is no content: "warned of sanctions should they attack".
            let conditional = |t: usize| ground.conditions.iter().any(|c| extent::holds(c.range, t));
            complement::find(ground.page, cue, slot).filter(|&t| !conditional(t))
        })
        .or_else(|| {
            let told = ground.told_by(cue)?;
            let finite =
                !complement::is_gerund(ground.page, told) && !complement::is_infinitive(ground.page, told);
            let marked = grammar::marker(ground.page, told).is_some_and(|m| m != "that");
            (finite && !marked).then_some(told)
        })
}

/// The cue alone decides the kind.
pub fn simple(
    ground: &Ground,
    verb: usize,
    cue: &'static Cue,
    kind: PositionKind,
    voice: &Voice,
) -> Vec<Draft> {
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
        || head < verb && page.pos(head) == Pos::Noun
        || page.syntax.children(head).any(|c| page.lemma(c) == "any" && page.label(c) == Label::Det)
        || cues::is("claim", page.lemma(head))
        || page.word(head).ends_with("ing")
        || cues::is("deniable", page.lemma(head));
    if withheld || !of_claim {
        return Vec::new();
    }
    // "suggested that Kyiv was behind it" tells a suspicion, "suggested that both meet" an offer.
    if page.lemma(verb) == "suggest" && *slot == Slot::That && !grammar::is_subjunctive(page, head) {
        return Vec::new();
    }
    let kind = if kind == PositionKind::Offer && *slot == Slot::That && asks_another(ground, head, voice) {
        PositionKind::Demand
    } else {
        kind
    };
    let empty = is_empty(page, head)
        || kind == PositionKind::Demand && page.lemma(head) == "anonymity"
        || kind == PositionKind::Offer && cues::is("utterance", page.lemma(head))
        || kind == PositionKind::Promise && *slot == Slot::That && !grammar::lies_ahead(page, head)
        || kind == PositionKind::Refusal
            && matches!(slot, Slot::To { .. } | Slot::Obj { .. })
            && cues::is("silent", page.lemma(head));
    let object = matches!(slot, Slot::Obj { .. });
    if empty || object && is_person(ground, head) && kind != PositionKind::Accusation {
        return Vec::new();
    }
    if kind == PositionKind::Denial && object && cues::is("claim", page.lemma(head)) {
        return verdicts::no(ground, verb, false, voice).into_iter().collect();
    }
    // "“What have you signed?” he asked", "asked what she had signed"
    let marked = || {
        let end = verb.max(page.syntax.right_edge(head) + 3);
        (head..end).take(60).any(|t| page.word(t) == "?")
    };
    let clause = *slot == Slot::That || page.label(head) == Label::Ccomp;
    if page.lemma(verb) == "ask" && clause && (grammar::is_question(page, head) || marked()) {
        return Vec::new();
    }
    let mut voice = voice.clone();
    voice.towards = towards(ground, verb, cue, head);
    let condition = condition::of(page, &ground.conditions, head, Some(verb), kind);
    let mut without: Vec<Range> = condition.into_iter().map(|c| c.range).collect();
    // "blamed the attack on Moscow"
    let whom = (page.lemma(verb) == "blame" && object)
        .then(|| complement::find(page, verb, &Slot::Prep("on")))
        .flatten()
        .filter(|&on| ground.is_actor(on));
    if let Some(on) = whom {
        voice.towards = ground.actors(on);
    }
    if page.syntax.ancestors(verb).any(|t| t == head) {
        without.push((page.syntax.left_edge(verb), page.syntax.right_edge(verb)));
    }
    // "guaranteed safe passage to any convoy that ..."
    let benefit =
        matches!(kind, PositionKind::Promise | PositionKind::Offer) && object && condition.is_none();
    let given = benefit
        .then(|| condition::given_to(page, head).or_else(|| condition::given_to(page, verb)))
        .flatten();
    without.extend(given.map(|(phrase, _)| phrase));
    let Some(range) = content(ground, verb, slot, head, &without) else {
        return Vec::new();
    };
    let opens_with_to = (range.0..range.1).take(4).any(|t| page.lemma(t) == "to");
    if matches!(slot, Slot::To { .. }) && !opens_with_to {
        return Vec::new();
    }
    // "a programme that Tunis refuses to sign": the noun before is what is refused.
    let refused =
        (kind == PositionKind::Refusal && matches!(slot, Slot::To { .. })).then(|| gap(page, verb, head));
    let (head, range) = refused.flatten().unwrap_or((head, range));
    // "agreed to pull back if observers came": a conditional benefit is an offer.
    let conditional = condition.is_some_and(|c| c.tie == condition::Tie::If);
    let agreed = kind == PositionKind::Promise && page.lemma(verb) == "agree";
    let kind = if agreed && conditional { PositionKind::Offer } else { kind };
    let mut draft = Draft::new(kind, head, range, &voice);
    draft.condition = condition.map(|c| c.range).or(given.map(|(_, whom)| whom));
    draft.answers = answers(ground, kind, slot, head, range);
    vec![draft]
}

/// The noun that a relative clause describes whose infinitive has no object of its own, with its words before the
/// clause.
fn gap(page: &Page, verb: usize, head: usize) -> Option<(usize, Range)> {
    let noun = page.token(verb).head.filter(|&n| n < verb && page.label(verb) == Label::AclRelcl)?;
    let own = grammar::child(page, head, &[Label::Obj]).is_some_and(|o| o > head);
    let subject = page.syntax.children(verb).any(|c| {
        c < verb && page.label(c) == Label::Nsubj && grammar::antecedent(page, c).is_none() && c > noun
    });
    let closed = own || grammar::child(page, head, &[Label::Ccomp, Label::Xcomp]).is_some();
    if closed || !subject || page.pos(noun) != Pos::Noun {
        return None;
    }
    let clause = (page.syntax.left_edge(verb), page.syntax.right_edge(verb));
    let range = extent::of_noun(page, noun, verb, &[clause])?;
    Some((noun, range))
}

/// "proposed that Pyongyang suspend its tests": what one other alone is to do is asked of it.
pub fn asks_another(ground: &Ground, head: usize, voice: &Voice) -> bool {
    let subject = grammar::subject_of(ground.page, head).filter(|&s| s < head);
    // "a proposal for its fighters to leave"
    let owner = |s: usize| grammar::child(ground.page, s, &[Label::NmodPoss]);
    let subject = subject.map(|s| owner(s).unwrap_or(s));
    let whom = subject.map(|s| ground.mentions.actors(ground.page, s)).unwrap_or_default();
    ground.page.pos(head) == Pos::Verb
        && ground::ids(&whom).len() == 1
        && !ground::share(&whom, &voice.holders)
}

/// "promised nothing"
pub fn is_empty(page: &Page, head: usize) -> bool {
    matches!(page.lemma(head), "nothing" | "anything" | "everything")
}

/// The words of an answer that name what is answered.
fn answers(ground: &Ground, kind: PositionKind, slot: &Slot, head: usize, range: Range) -> Option<Range> {
    let named = matches!(slot, Slot::Obj { .. } | Slot::Of(..))
        && (cues::is("plan", ground.page.lemma(head)) || cues::is("claim", ground.page.lemma(head)));
    let answer = matches!(kind, PositionKind::Refusal | PositionKind::Acceptance | PositionKind::Denial);
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
    if let Some(threat) = or_clause(ground, draft, or) {
        return Some(threat);
    }
    let verb = (or + 1..page.syntax.tokens.len()).next()?;
    let punished = page.lemma(verb) == "be"
        && page.syntax.tokens.get(verb + 1).is_some_and(|t| {
            t.tag == demarche_parse::Tag::Vbn && (cues::is("harm", &t.lemma) || cues::is("decree", &t.lemma))
        });
    let bears =
        punished || matches!(page.lemma(verb), "face" | "suffer" | "lose" | "risk" | "bear" | "pay" | "meet");
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

/// "Leave or we will drive you out", "not to open fire or they “will be targeted”".
fn or_clause(ground: &Ground, draft: &mut Draft, or: usize) -> Option<Draft> {
    let page = ground.page;
    let verb = page.token(or).head.filter(|&h| h > or && page.label(h) == Label::Conj)?;
    let will = grammar::modal(page, verb).is_some_and(|m| matches!(m, "will" | "would"));
    let own = page
        .syntax
        .children(verb)
        .any(|c| c > or && matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    if !will || !own || page.token(verb).sentence != page.token(draft.head).sentence || or <= draft.content.0
    {
        return None;
    }
    let range = extent::trim(page, (or + 1, page.syntax.right_edge(verb)))?;
    draft.content = extent::trim(page, (draft.content.0, or - 1))?;
    let mut threat = Draft::new(PositionKind::Threat, verb, range, &draft.voice);
    threat.condition = Some((or, or));
    Some(threat)
}

/// Whether the object is who is addressed, not what is promised: "pledged 900 soldiers" promises them.
pub fn is_person(ground: &Ground, head: usize) -> bool {
    let page = ground.page;
    let counted = page.syntax.children(head).any(|c| page.label(c) == Label::Nummod)
        || matches!(page.lemma(head), "troop" | "soldier" | "reinforcement" | "instructor" | "peacekeeper")
            && page.syntax.children(head).all(|c| page.label(c) != Label::Det);
    let said = cues::is("claim", page.lemma(head)) || cues::is("plan", page.lemma(head));
    // "proposed San José as a venue"
    let venue = page.token(head).head.is_some_and(|verb| {
        page.syntax.children(verb).any(|c| c > head && grammar::preposition(page, c) == Some("as"))
            && matches!(page.lemma(verb), "propose" | "offer" | "suggest")
    });
    // "wants the men freed": what is to be done with them
    let then = page.token(head).head.is_some_and(|verb| {
        page.syntax.children(verb).any(|c| {
            let freed = page.label(c) == Label::Xcomp && page.token(c).tag == demarche_parse::Tag::Vbn;
            let away = matches!(page.label(c), Label::Xcomp | Label::Advmod | Label::Obl)
                && (matches!(page.lemma(c), "out" | "gone" | "back" | "off" | "home")
                    || grammar::cases(page, c).any(|w| w == "out"));
            c > head && (freed || away && page.lemma(verb) == "want")
        })
    });
    if venue || then {
        return false;
    }
    !counted && !said && ground.names_actor(head)
}
