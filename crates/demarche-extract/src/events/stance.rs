//! What speakers commit themselves to in clauses whose verb is in no codebook: "we will not go", "they must leave",
//! "we shall answer, if".

use super::emit::own_words;
use super::parties::Parties;
use super::read::{Reader, Reading};
use super::status::Mood;
use crate::{Times, grammar};
use demarche_lexicon::{Code, Slot};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Attribution, Codebook, Event, EventType, Sector, Status};

/// The refusal, threat or demand that a clause of somebody's speech makes, if it makes one.
pub fn of_speaker(reader: &Reader, times: &Times, t: usize, weak: Option<&Reading>) -> Option<Event> {
    let page = reader.page;
    if page.pos(t) != Pos::Verb {
        return ruled_out(reader, times, t);
    }
    let mut attribution = reader.scopes.chain(t);
    let speaker = attribution.last()?.actor.clone();
    let subject = grammar::subject_of(page, t)?;
    let mood = reader.mood(t, None);
    let inner = weak.map(|r| r.code);
    let who = reader.who(subject, false);
    let own = who.iter().any(|a| a.id.is_some() && a.id == speaker.id);
    let active = !grammar::passive(page, t);
    let (code, parties) = if mood.refused && own && active && willed(reader, t) {
        (reader.book.compose("refuse", inner.as_ref())?, from(&speaker, Vec::new()))
    } else if weak.is_some_and(|r| r.code.kind == EventType::Sanction) && threatens(reader, t, &mood, own) {
        let code = reader.book.compose("threaten", inner.as_ref())?;
        let mut hurt = condition_subject(reader, t);
        hurt.retain(|a| a.id != speaker.id);
        (code, from(&speaker, hurt))
    } else if must(reader, t) && !own && !who.is_empty() {
        let code = reader.book.compose("demand", inner.as_ref())?;
        (code, from(&speaker, who))
    } else {
        return None;
    };
    own_words(&mut attribution, &parties);
    Some(event(reader, times, t, code, parties, attribution))
}

/// "Lifting the sanctions is out of the question", "a withdrawal is off the table": what its speaker refuses.
fn ruled_out(reader: &Reader, times: &Times, t: usize) -> Option<Event> {
    let page = reader.page;
    let phrase = match page.lemma(t) {
        "question" => grammar::cases(page, t).any(|p| p == "out"),
        "table" => grammar::cases(page, t).any(|p| p == "off"),
        "non-starter" | "nonstarter" => true,
        _ => false,
    };
    if !phrase || grammar::is_negated(page, t) {
        return None;
    }
    let mut attribution = reader.scopes.chain(t);
    let speaker = attribution.last()?.actor.clone();
    let what = grammar::child(page, t, &[Label::Csubj, Label::Nsubj])?;
    let act = reader.read(what);
    let code = reader.book.compose("refuse", act.as_ref().map(|r| &r.code))?;
    let mut whom = match &act {
        Some(act) => reader.parties(what, act, None).recipients,
        None => reader.who(what, true),
    };
    whom.retain(|a| a.id.is_some() && a.id != speaker.id);
    let parties = from(&speaker, whom);
    own_words(&mut attribution, &parties);
    Some(event(reader, times, t, code, parties, attribution))
}

fn event(
    reader: &Reader,
    times: &Times,
    t: usize,
    code: Code,
    parties: Parties,
    attribution: Attribution,
) -> Event {
    let page = reader.page;
    Event {
        span: reader.extent(t, None),
        trigger: page.token(t).span,
        kind: code.kind,
        mode: code.mode,
        cameo: code.cameo.to_owned(),
        actors: parties.actors,
        recipients: parties.recipients,
        status: Status::Actual,
        attribution,
        when: times.of(page, t),
        place: None,
        context: Codebook::plover().cameo(code.cameo).map_or_else(Vec::new, |c| c.context),
        same_as: None,
    }
}

fn from(speaker: &Actor, recipients: Vec<Actor>) -> Parties {
    Parties { actors: vec![speaker.clone()], recipients }
}

/// Whether a retaliation is announced: by its author ("we shall respond, if"), or as what awaits others ("will be met
/// with a response").
fn threatens(reader: &Reader, t: usize, mood: &Mood, own: bool) -> bool {
    let ahead = matches!(mood.status, Status::Planned) || mood.conditional;
    ahead
        && (own || grammar::passive(reader.page, t) || reader.lemma(t) == "face" || reader.lemma(t) == "meet")
}

/// The side whose act the condition names: on whom the threat falls.
pub fn condition_subject(reader: &Reader, t: usize) -> Vec<Actor> {
    let subject = reader.condition_of(t).and_then(|c| grammar::subject_of(reader.page, c));
    subject.map_or_else(Vec::new, |s| reader.who(s, true))
}

/// Verbs that tell a state or a saying rather than something that one may do or leave.
fn willed(reader: &Reader, t: usize) -> bool {
    // "I would not use that word"
    let politely = matches!(grammar::modal(reader.page, t), Some("would" | "'d"))
        && reader.fillers(t, Slot::Subject).into_iter().any(|s| reader.lemma(s) == "i");
    if politely {
        return false;
    }
    !matches!(
        reader.lemma(t).as_str(),
        "be" | "have"
            | "know"
            | "say"
            | "comment"
            | "need"
            | "happen"
            | "see"
            | "seem"
            | "become"
            | "get"
            | "think"
            | "confirm"
            | "respond"
            | "answer"
            | "speculate"
            | "discuss"
            | "disclose"
            | "elaborate"
            | "identify"
            | "name"
            | "reveal"
            | "hesitate"
            | "want"
            | "understand"
            | "believe"
            | "survive"
            | "affect"
            | "change"
            | "last"
            | "suffice"
            | "call"
            | "describe"
            | "consider"
            | "characterise"
            | "characterize"
            | "rate"
            | "put"
            | "go"
            | "announce"
            | "specify"
            | "lose"
            | "look"
            | "dress"
            | "waver"
            | "pretend"
            | "argue"
            | "forget"
            | "fail"
            | "win"
            | "ask"
            | "die"
            | "miss"
            | "regret"
            | "tire"
            | "detail"
            | "explain"
    )
}

/// "must leave": what somebody is told to do.
fn must(reader: &Reader, t: usize) -> bool {
    grammar::modal(reader.page, t) == Some("must")
        && !grammar::passive(reader.page, t)
        && !matches!(reader.lemma(t).as_str(), "be" | "have")
        && reader.fillers(t, Slot::Subject).iter().all(|&s| reader.page.label(s) != Label::NsubjPass)
}

/// The authority that reports: a state or group that can act itself, not a medium or a charity.
pub fn authority(attribution: &Attribution) -> Option<Actor> {
    let actor = &attribution.last()?.actor;
    let acts = matches!(
        actor.sector,
        Some(Sector::Gov | Sector::Mil | Sector::Cop | Sector::Jud | Sector::Reb | Sector::Spy)
    );
    (acts && actor.id.is_some()).then(|| Actor { span: None, name: None, ..actor.clone() })
}
