//! Threats, demands, refusals, promises and accusations that somebody's words make without a verb of the codebook: "the
//! crossing will stay closed until", "Bamako will hear none of it", "they would be let go as soon as".
//!
//! Who stands where is found by commitment and not by verbs ([`crate::positions`]); a position that is uttered is an act
//! of its holder, and told as one unless the codebook has told it.

use super::EventFound;
use super::emit::{advises_own, keeps_silent};
use super::parties::at_odds;
use super::read::Reader;
use crate::grammar;
use demarche_lexicon::{Code, Slot};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Codebook, Event, EventType, Position, PositionKind, Status};
use demarche_text::{Role, Span};
use std::ops::Range;

/// The code of words against something that is no allegation.
const CRITICISM: Code = Code { kind: EventType::Accuse, mode: Some("disapprove"), cameo: "111", weak: false };

/// What a position is as an act: the outer act of `compose.tsv` and the type of its events.
fn act(kind: PositionKind) -> Option<(&'static str, EventType)> {
    Some(match kind {
        PositionKind::Threat => ("threaten", EventType::Threaten),
        PositionKind::Demand => ("demand", EventType::Request),
        PositionKind::Refusal => ("refuse", EventType::Reject),
        PositionKind::Offer | PositionKind::Promise | PositionKind::Acceptance => ("agree", EventType::Agree),
        PositionKind::Accusation => ("accuse", EventType::Accuse),
        PositionKind::Warning | PositionKind::Denial => return None,
    })
}

/// Adds those among the positions that no event (they come in the order of their triggers) tells yet.
pub fn add(reader: &Reader, positions: &[Position], events: &mut Vec<EventFound>) {
    let mut found: Vec<EventFound> = Vec::new();
    let mut replaced = vec![false; events.len()];
    for position in positions {
        let Some((outer, kind)) = act(position.kind) else { continue };
        let Some(new) = event(reader, position, outer).filter(|new| new.event.kind == kind) else { continue };
        // "Do not hesitate to call": who is invited is asked for nothing.
        let told_by = tokens(reader, new.event.trigger).start;
        let advice = || told_by < reader.page.syntax.tokens.len() && advises_own(reader, told_by);
        if kind == EventType::Request && (reader.is_hesitation(new.trigger) || advice()) {
            continue;
        }
        // "Requesting anonymity": what the codebook knows to tell nothing is no act either.
        if told_by < reader.page.syntax.tokens.len() && reader.is_idiom(told_by) {
            continue;
        }
        let near = near(reader, events, new.event.span.cover(position.content));
        let told = &events[near.clone()];
        // "an idea that it has rejected": the sentence may tell the act far from the words that name its object.
        let nominal = by_commitment(kind) && !reader.verbal(new.trigger);
        if nominal && told.iter().any(|e| e.event.kind == kind && share(e, &new)) {
            continue;
        }
        if told.iter().chain(&found).any(|e| tells(e, position, kind, &new))
            || by_commitment(kind) && !worth_taking(reader, told, position, &new)
        {
            continue;
        }
        for i in near {
            replaced[i] |= is_threat_itself(&events[i], &new) || is_refusal_itself(&events[i], &new);
        }
        found.push(new);
    }
    let mut replaced = replaced.into_iter();
    events.retain(|_| !replaced.next().unwrap_or(false));
    events.extend(found);
    events.sort_by_key(|e| e.trigger);
}

/// Types that are taken from positions only where nothing else is told there.
fn by_commitment(kind: EventType) -> bool {
    matches!(kind, EventType::Reject | EventType::Agree | EventType::Accuse)
}

/// Whether a refusal, promise or accusation is an act of its own: in the body, of a known holder, and its words tell
/// nothing else that has happened or is planned. What is alleged is mostly told as an event with its accuser.
fn worth_taking(reader: &Reader, told: &[EventFound], position: &Position, new: &EventFound) -> bool {
    let inside = |e: &&EventFound| overlap(e.event.span, position.content) || e.trigger == new.trigger;
    let open = |e: &&EventFound| {
        e.event.status == Status::Negated && new.event.kind == EventType::Reject && share(e, new)
            || e.event.status == Status::Hypothetical && new.event.kind == EventType::Agree
    };
    let hostile = new.event.kind == EventType::Agree && reader.harms(new.trigger);
    let silent = keeps_silent(reader, new.trigger, &reader.mood(new.trigger, None));
    // "Its pressure on the rebels to accept terms": what is asked for is promised by nobody.
    let page = reader.page;
    let act =
        std::iter::once(new.trigger).chain(page.syntax.ancestors(new.trigger)).find(|&w| reader.verbal(w));
    let asked = new.event.kind == EventType::Agree
        && act.is_some_and(|act| {
            let above = page.token(act).head.filter(|_| grammar::infinitive(page, act));
            above.and_then(|h| reader.read(h)).is_some_and(|above| {
                above.code.kind == EventType::Request && above.inner.is_none_or(|w| w == act)
            })
        });
    if hostile || silent || asked || reader.unfulfilled(new.trigger) {
        return false;
    }
    reader.page.role_at(new.trigger) == Role::Body && told.iter().filter(inside).all(|e| open(&e))
}

/// The events told in the sentences that a stretch touches.
fn near(reader: &Reader, events: &[EventFound], span: Span) -> Range<usize> {
    let words = tokens(reader, span);
    let sentence = |t: usize| reader.page.syntax.sentences[reader.page.token(t).sentence].tokens.clone();
    if words.is_empty() {
        return 0..0;
    }
    let (first, last) = (sentence(words.start).start, sentence(words.end - 1).end);
    events.partition_point(|e| e.trigger < first)..events.partition_point(|e| e.trigger < last)
}

/// Whether an event tells the position already.
fn tells(e: &EventFound, position: &Position, kind: EventType, new: &EventFound) -> bool {
    let same = share(e, new);
    let again = e.event.kind == kind
        && (overlap(e.event.span, position.content) || same && overlap(e.event.span, new.event.span));
    // "called for sanctions", "issued an ultimatum to halt": the verb has told an act already.
    let told = matches!(
        e.event.kind,
        EventType::Accuse
            | EventType::Reject
            | EventType::Request
            | EventType::Threaten
            | EventType::Coerce
            | EventType::Sanction
    );
    // "rejected a request to withdraw": what is only answered is told by the answer.
    let answer =
        !same && kind == EventType::Request && matches!(e.event.kind, EventType::Reject | EventType::Concede);
    // "Had a phone call over the talks": a call of that kind demands nothing.
    let call = kind == EventType::Request && e.event.kind == EventType::Consult && same;
    let by_its_verb = e.event.trigger == new.event.trigger && (told && same || answer || call);
    // "blocked the pier to demand patrols": what a protest is for.
    let purpose = e.event.kind == EventType::Protest
        && kind == EventType::Request
        && same
        && overlap(e.event.span, new.event.span);
    again || by_its_verb || purpose
}

/// What was read as an offer, or as a plan, is the threat: "is ready to use other means, should the talks fail", "would
/// veto the measure".
fn is_threat_itself(e: &EventFound, new: &EventFound) -> bool {
    let offer = e.event.kind == EventType::Agree && overlap(new.event.span, e.event.trigger);
    let plan = e.event.status == Status::Planned && e.trigger == new.trigger;
    new.event.kind == EventType::Threaten && share(e, new) && (offer || plan)
}

/// "Could not vote for the text", "saw no reason to give ground": read as an act that was not done, it is the refusal.
fn is_refusal_itself(e: &EventFound, new: &EventFound) -> bool {
    new.event.kind == EventType::Reject
        && e.event.status == Status::Negated
        && share(e, new)
        && overlap(e.event.span, new.event.span)
}

/// Whether one acts in both.
fn share(a: &EventFound, b: &EventFound) -> bool {
    a.event.actors.iter().any(|x| b.event.actors.iter().any(|y| x.id == y.id && !at_odds(x, y)))
}

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

fn event(reader: &Reader, position: &Position, outer: &str) -> Option<EventFound> {
    if position.holders.iter().all(|a| a.id.is_none()) {
        return None;
    }
    let trigger = root(reader, position.content)?;
    // "the strikes would go on": the act may be told by a noun of the clause.
    let nouns = [Slot::Subject, Slot::Object].into_iter().flat_map(|slot| reader.fillers(trigger, slot));
    let inner = std::iter::once(trigger).chain(nouns).find_map(|w| reader.read(w)).map(|r| r.code);
    let code = match position.kind {
        // "described the launch as an outrage": what is done is criticised, nothing is alleged.
        PositionKind::Accusation if !reader.verbal(trigger) && !alleges(reader, trigger) => CRITICISM,
        // "wants guarantees": a thing is no change.
        PositionKind::Demand if !reader.verbal(trigger) && inner.is_none() => {
            reader.book.compose("ask", None)?
        }
        _ => reader.book.compose(outer, inner.as_ref()).or_else(|| reader.book.compose(outer, None))?,
    };
    let mut recipients: Vec<Actor> = position.addressees.clone();
    if recipients.is_empty() {
        recipients = blamed(reader, position);
    }
    recipients.retain(|a| !position.holders.iter().any(|h| h.id.is_some() && h.id == a.id));
    let told_by = teller(reader, trigger, position.content).map(|t| reader.page.token(t).span);
    let span = whole(reader, position);
    let event = Event {
        span: told_by.map_or(span, |cue| span.cover(cue)),
        trigger: told_by.unwrap_or(reader.page.token(trigger).span),
        kind: code.kind,
        mode: code.mode,
        cameo: code.cameo.to_owned(),
        actors: position.holders.clone(),
        recipients,
        status: status(reader, position.kind, trigger),
        attribution: position.attribution.clone(),
        when: position.when,
        place: None,
        context: Codebook::plover().cameo(code.cameo).map_or_else(Vec::new, |c| c.context),
        same_as: None,
    };
    Some(EventFound { event, trigger })
}

/// "Their allegation that the shelling was cover", "it was an act of aggression": more than calling names.
fn alleges(reader: &Reader, noun: usize) -> bool {
    let page = reader.page;
    let deed = |w: usize| reader.book.is("crime", &reader.lemma(w));
    let inside = reader.children(noun, &[Label::Nmod]);
    let proposed = page.label(noun) == Label::Acl
        && page.token(noun).head.is_some_and(|h| reader.book.is("allegation", &reader.lemma(h)));
    proposed || std::iter::once(noun).chain(inside).any(deed)
}

/// Words are acts; what somebody says he will do without a word of promising is planned.
fn status(reader: &Reader, kind: PositionKind, trigger: usize) -> Status {
    let planned = matches!(kind, PositionKind::Offer | PositionKind::Promise | PositionKind::Acceptance)
        && matches!(grammar::modal(reader.page, trigger), Some("will" | "would" | "shall"));
    if planned { Status::Planned } else { Status::Actual }
}

/// The verb that tells the position: "warned" in "warned that gas would be cut".
fn teller(reader: &Reader, head: usize, content: Span) -> Option<usize> {
    let page = reader.page;
    // "Qatar offered to host them, and Algeria has accepted": the verb that is joined to it does not tell it.
    let mut below = head;
    for t in page.syntax.ancestors(head).take(6) {
        let joined = page.label(below) == Label::Conj;
        below = t;
        if !joined && page.pos(t) == Pos::Verb && !overlap(page.token(t).span, content) {
            return Some(t);
        }
    }
    None
}

/// The content together with its condition, where they stand in one sentence.
fn whole(reader: &Reader, position: &Position) -> Span {
    let content = position.content;
    let Some(condition) = position.condition else { return content };
    let sentence = |span: Span| tokens(reader, span).next().map(|t| reader.page.token(t).sentence);
    if sentence(content) == sentence(condition) { content.cover(condition) } else { content }
}

/// Whose act is demanded, or sets off what is threatened: the subject of the demand, else of the condition.
fn blamed(reader: &Reader, position: &Position) -> Vec<Actor> {
    let clause = match position.kind {
        PositionKind::Demand | PositionKind::Accusation => Some(position.content),
        _ => position.condition,
    };
    let Some(verb) = clause.and_then(|span| root(reader, span)) else { return Vec::new() };
    if !reader.verbal(verb) {
        return reader.who(verb, true);
    }
    grammar::subject_of(reader.page, verb).map_or_else(Vec::new, |s| reader.who(s, true))
}

fn tokens(reader: &Reader, span: Span) -> Range<usize> {
    let all = &reader.page.syntax.tokens;
    let start = all.partition_point(|t| t.span.start < span.start);
    let end = all.partition_point(|t| t.span.start < span.end);
    start..end.max(start)
}

/// The word that heads a stretch: the first whose own head lies outside; a verb before others.
fn root(reader: &Reader, span: Span) -> Option<usize> {
    let page = reader.page;
    let range = tokens(reader, span);
    let tops: Vec<usize> = range
        .clone()
        .filter(|&t| page.token(t).head.is_none_or(|h| !range.contains(&h)))
        .filter(|&t| page.pos(t) != Pos::Punct && page.label(t) != Label::Mark)
        .collect();
    tops.iter().copied().find(|&t| page.pos(t) == Pos::Verb).or_else(|| tops.first().copied())
}
