//! From readings to records: which of them are told as events, and with what.

mod accident;
mod agents;
mod commitment;
mod once;
mod reported;
mod specific;
mod topic;
mod worth;

use super::EventFound;
use super::parties::Parties;
use super::read::{Reader, Reading};
use super::stance;
use super::status::{Mood, long_ago};
use crate::{Times, grammar};
use agents::{agentless, at_home, by_its_noun};
use commitment::{left_unsaid, people_protest, planned, stance};
use demarche_lexicon::{Code, Fill, Meaning, Slot};
use demarche_parse::{Label, Tag};
use demarche_record::{Codebook, Event, EventType, Status, When, Where};
use demarche_text::Span;
pub(super) use reported::own_words;
pub(super) use reported::speech;
use reported::{denied_reports, first_person, free_act, own_document, stands};
use worth::worth_telling;
pub(super) use worth::{advises_own, stands_alone};

/// What one word tells, and how it is bound to its verb.
struct Found {
    reading: Reading<'static>,
    /// The verb that performs a noun, or of which the noun is the subject.
    light: Option<usize>,
}

/// Reads every word, then tells the events.
pub fn all(reader: &Reader, times: &Times) -> Vec<EventFound> {
    let count = reader.page.syntax.tokens.len();
    let mut readings: Vec<Option<Found>> = Vec::with_capacity(count);
    for t in 0..count {
        readings.push(reader.read(t).map(|reading| Found { reading, light: None }));
    }
    let mut inside = vec![false; count]; // the act inside another: "withdraw" in "urged to withdraw"
    let mut taken = vec![false; count]; // told together with another word: "attack" in "launched an attack"
    for (t, found) in readings.iter().enumerate() {
        let Some(found) = found else { continue };
        if found.reading.code.weak {
            continue;
        }
        if let Some(inner) = found.reading.inner {
            inside[inner] = true;
            // "agreed to pull back, open the road and let monitors in": one agreement.
            for also in grammar::conjuncts(reader.page, inner).take(6) {
                let own = reader.children(also, &[Label::Nsubj, Label::NsubjPass]);
                // "had tried to seize the hill and were thrown back": another clause.
                let mut auxiliaries = reader.children(also, &[Label::Aux, Label::AuxPass]).into_iter();
                let finite = auxiliaries
                    .any(|c| matches!(reader.page.token(c).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
                if own.is_empty() && !finite && reader.verbal(inner) {
                    inside[also] = true;
                }
            }
        }
        for word in objects(reader, t, &found.reading) {
            taken[word] = true;
        }
    }
    for t in 0..count {
        if reader.verbal(t) || taken[t] {
            continue;
        }
        let light =
            light_verb(reader, t).filter(|&verb| readings[verb].as_ref().is_none_or(|f| f.reading.code.weak));
        if let Some(found) = &mut readings[t] {
            found.light = light;
        }
    }
    let mut events = Vec::new();
    for (t, found) in readings.iter().enumerate() {
        if taken[t] {
            continue;
        }
        let event = match found {
            Some(found) if !found.reading.code.weak => tell(reader, times, t, found, inside[t]),
            _ if inside[t] => None,
            found => stance::of_speaker(reader, times, t, found.as_ref().map(|f| &f.reading)),
        };
        if let Some(event) = event {
            events.push(EventFound { event, trigger: t });
        }
    }
    events
}

/// The words of a frame that are told with their verb: nouns that its entry names.
fn objects(reader: &Reader, t: usize, reading: &Reading) -> Vec<usize> {
    let mut found = Vec::new();
    let plain = matches!(reading.entry.meaning, Meaning::Plain(_));
    for need in reading.entry.frame.iter().filter(|n| !n.absent) {
        for (slot, fill) in &need.any_of {
            let named = matches!(fill, Fill::Words(_));
            if named && matches!(slot, Slot::Object | Slot::Prep(_)) && plain {
                found.extend(reader.fillers(t, *slot));
            }
        }
    }
    if let Meaning::Outer("stop" | "same") = reading.entry.meaning {
        found.extend(reading.inner);
    }
    found.retain(|&w| w != t && !reader.verbal(w));
    found
}

/// The verb that performs or carries the noun at `t`: "launched an attack", "fighting broke out".
pub(super) fn light_verb(reader: &Reader, t: usize) -> Option<usize> {
    let page = reader.page;
    let verb = page.token(t).head.filter(|&v| reader.verbal(v))?;
    let lemma = reader.lemma(verb);
    match page.label(t) {
        Label::Obj | Label::NsubjPass => reader.book.is("light", &lemma).then_some(verb),
        Label::Nsubj => (reader.book.is("occur", &lemma) || existential(reader, verb)).then_some(verb),
        _ => None,
    }
}

/// "There was", "there has been", "there followed": the clause only says that something happened.
pub(super) fn existential(reader: &Reader, head: usize) -> bool {
    reader.children(head, &[Label::Expl]).into_iter().any(|c| reader.page.lemma(c) == "there")
}

fn tell(reader: &Reader, times: &Times, t: usize, found: &Found, inside: bool) -> Option<Event> {
    let page = reader.page;
    let reading = &found.reading;
    let subject_noun = found.light.is_some() && page.label(t) == Label::Nsubj;
    let performing = found.light.filter(|_| !subject_noun);
    let mut parties = reader.parties(t, reading, performing);
    if parties.actors.is_empty() && reader.verbal(t) && grammar::passive(page, t) {
        by_its_noun(reader, t, reading, &mut parties);
    }
    let mut mood = reader.mood(t, found.light);
    if reader.is_hesitation(t) && mood.status == Status::Negated {
        mood = Mood { status: Status::Actual, refused: false, ..mood };
    }
    let when = times.of(page, found.light.unwrap_or(t)).or_else(|| times.of(page, t));
    let mut status = mood.status;
    if once::told_elsewhere(reader, t, reading.code.kind)
        || found.light.is_none() && topic::only_named(reader, t, &reading.code)
        || accident::nobody_did(reader, t, reading.code.kind, &parties)
        || keeps_silent(reader, t, &mood)
        || left_unsaid(reader, t, reading, status)
    {
        return None;
    }
    let unready = reader.is_readiness(t) && reading.code.kind == EventType::Reject;
    if unready && status == Status::Negated && reading.entry.meaning == Meaning::Outer("agree") {
        status = Status::Actual;
    }
    let recalled = || reader.is_recalled(found.light.unwrap_or(t));
    if status == Status::Actual && (long_ago(when.as_ref(), page.document.published) || recalled()) {
        status = Status::Historical;
    }
    if status == Status::Actual && is_ahead(reader, found.light.unwrap_or(t), when.as_ref()) {
        status = Status::Planned;
    }
    let mut code = specific::code(reader, t, reading);
    if code.kind == EventType::Mobilize {
        code = together(&parties, code, at_each_other(reader, t));
    }
    if code.mode == Some("demo") && reader.lemma(t) == "protest" && only_authorities(&parties) {
        code = Code { kind: EventType::Accuse, mode: Some("disapprove"), cameo: "114", ..code };
    }
    people_protest(reader, t, code.kind, &mut parties);
    let mut attribution = reader.scopes.chain(t);
    denied_reports(reader, &mut attribution);
    if parties.actors.is_empty() && agentless(reader, t, code.kind) {
        parties.actors.extend(stance::authority(&attribution));
    }
    if !inside && let Some(stance) = stance(reader, t, found, &code, &mood) {
        code = stance;
        status = Status::Actual;
        if reading.is_reciprocal() {
            parties = reader.one_sided(t, parties);
        }
        if parties.actors.is_empty()
            && let Some(speaker) = attribution.last()
        {
            parties.actors.push(speaker.actor.clone());
        }
        if parties.recipients.is_empty() {
            parties.recipients = stance::condition_subject(reader, t);
        }
        own_words(&mut attribution, &parties);
    } else if status == Status::Planned
        && let Some(planned) = planned(reader, found.light.unwrap_or(t), &code, &attribution)
    {
        code = planned;
    } else if speech(code.kind) && (first_person(reader, t) || stands(reader, t)) {
        own_words(&mut attribution, &parties);
        own_document(reader, &mut attribution);
    }
    if free_act(reader, t) {
        // "agreed to cap the price", "threatened to attack": nobody reports it but the one who is to do it.
        while attribution
            .last()
            .is_some_and(|s| parties.actors.iter().any(|a| a.id.is_some() && a.id == s.actor.id))
        {
            attribution.pop();
        }
    }
    if parties.actors.is_empty() {
        parties.actors.extend(at_home(reader, t, &attribution));
    }
    if !worth_telling(reader, t, found, code.kind, &parties, status, inside) {
        return None;
    }
    let context = if reading.entry.context.is_empty() {
        Codebook::plover().cameo(code.cameo).map_or_else(Vec::new, |c| c.context)
    } else {
        reading.entry.context.clone()
    };
    Some(Event {
        span: reader.extent(t, found.light),
        trigger: trigger(reader, t, found.light),
        kind: code.kind,
        mode: code.mode,
        cameo: code.cameo.to_owned(),
        actors: parties.actors,
        recipients: parties.recipients,
        status,
        attribution,
        when,
        place: place(reader, t, found.light, reading),
        context,
        same_as: None,
    })
}

/// "Ministers confer on March 24", said on March 20.
fn is_ahead(reader: &Reader, verb: usize, when: Option<&When>) -> bool {
    let page = reader.page;
    let present = matches!(page.token(verb).tag, Tag::Vbz | Tag::Vbp)
        && reader.children(verb, &[Label::Aux, Label::AuxPass]).is_empty();
    let start = when.and_then(|when| when.start).zip(page.document.published);
    present && reader.verbal(verb) && start.is_some_and(|(start, published)| start > published)
}

/// "A spokesman would not discuss the matter": silence is no event.
pub(super) fn keeps_silent(reader: &Reader, t: usize, mood: &Mood) -> bool {
    let speaks = |s: usize| reader.book.is("spokesman", &reader.lemma(s));
    // "The Pentagon will not discuss ship movements"
    let secret = |o: usize| reader.book.is("secret", &reader.lemma(o));
    mood.refused
        && matches!(reader.lemma(t).as_str(), "discuss" | "address")
        && (reader.fillers(t, Slot::Subject).into_iter().any(speaks)
            || reader.fillers(t, Slot::Object).into_iter().any(secret))
}

/// "Taipei protested": a government does not march, it complains.
fn only_authorities(parties: &Parties) -> bool {
    let authority = |a: &demarche_record::Actor| {
        a.id.is_some()
            && matches!(a.sector, Some(demarche_record::Sector::Gov | demarche_record::Sector::Igo))
    };
    !parties.actors.is_empty() && parties.actors.iter().all(authority)
}

/// Where it happens, by its own clause.
fn place(reader: &Reader, t: usize, light: Option<usize>, reading: &Reading) -> Option<Where> {
    use EventType::{Assault, Coerce, Mobilize, Protest, Retreat};
    let mut words = light.into_iter().chain([t]);
    let deed = matches!(reading.code.kind, Assault | Coerce | Mobilize | Protest | Retreat);
    let leaves = matches!(reading.code.kind, Retreat | Mobilize);
    words
        .clone()
        .find_map(|w| reader.places.of(reader.page, w))
        .or_else(|| place_of_talks(reader, t, reading))
        .or_else(|| words.find_map(|w| deed.then(|| reader.places.of_deed(reader.page, w, leaves)).flatten()))
}

/// "Have begun a third round of talks in Oman": the place may hang on what is held.
fn place_of_talks(reader: &Reader, t: usize, reading: &Reading) -> Option<Where> {
    if reading.code.kind != EventType::Consult {
        return None;
    }
    let held = objects(reader, t, reading).into_iter();
    let mut nouns = held.flat_map(|w| std::iter::once(w).chain(reader.children(w, &[Label::Nmod])));
    nouns.find_map(|w| reader.places.of(reader.page, w))
}

/// "Shadow each other": what several do is done to one another.
fn at_each_other(reader: &Reader, t: usize) -> bool {
    let objects = reader.fillers(t, Slot::Object).into_iter();
    objects.flat_map(|o| [o, o + 1]).any(|o| matches!(reader.page.word(o), "other" | "another"))
}

/// Exercises of several armies are cooperation.
fn together(parties: &Parties, code: Code, at_each_other: bool) -> Code {
    let first = parties.actors.iter().find(|a| a.id.is_some());
    let several = parties.actors.iter().any(|a| a.id.is_some() && first.is_some_and(|f| f.id != a.id));
    // "Taiwan's coast guard sent out three cutters": a force of order shows itself.
    let police = |a: &demarche_record::Actor| a.sector == Some(demarche_record::Sector::Cop);
    if !parties.actors.is_empty() && parties.actors.iter().all(police) {
        return Code { mode: Some("police"), cameo: "153", ..code };
    }
    if several && code.cameo == "150" && code.mode == Some("troops") && !at_each_other {
        return Code { kind: EventType::Cooperate, mode: None, cameo: "062", ..code };
    }
    code
}

/// "To question detainees held after a raid": in what is only asked for, nobody reports who did it.
fn wanted_of(reader: &Reader, t: usize) -> bool {
    let noun = reader.page.token(t).head.filter(|_| reader.page.label(t) == Label::Acl);
    noun.is_some_and(|n| reader.governed(n).is_some())
}

/// The predicate's own words, where they stand together or around their noun.
fn trigger(reader: &Reader, t: usize, light: Option<usize>) -> Span {
    let page = reader.page;
    let mut span = page.token(t).span;
    for c in page.syntax.children(t) {
        if page.label(c) == Label::CompoundPrt {
            span = span.cover(page.token(c).span);
        }
    }
    if let Some(verb) = light {
        span = span.cover(page.token(verb).span);
    }
    debug_assert!(grammar::phrase_span(page, t).start <= span.end);
    span
}
