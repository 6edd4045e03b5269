//! What somebody's "will not", "does not" and "will, if" commit to, and what is not worth saying that nobody did.

use super::super::parties::Parties;
use super::super::read::{Reader, Reading};
use super::super::status::Mood;
use super::Found;
use super::reported::speech;
use crate::grammar;
use demarche_lexicon::{Code, Meaning, Slot};
use demarche_parse::{Label, Tag};
use demarche_record::{Actor, Attribution, EventType, Sector, Status};

/// What somebody's "will not" and "will ..., if" are: a refusal, a threat.
pub(super) fn stance(reader: &Reader, t: usize, found: &Found, code: &Code, mood: &Mood) -> Option<Code> {
    if mood.refused
        || mood.status == Status::Negated && never_does(reader, found.light.unwrap_or(t), code.kind)
    {
        return reader.book.compose("wont", Some(code));
    }
    if mood.conditional {
        return reader.book.compose("conditional", Some(code));
    }
    None
}

/// "We do not negotiate with terrorists", "does not recognise the mission": what somebody makes a rule of not doing for
/// others is refused them.
fn never_does(reader: &Reader, verb: usize, kind: EventType) -> bool {
    let page = reader.page;
    let friendly = matches!(
        kind,
        EventType::Consult
            | EventType::Support
            | EventType::Cooperate
            | EventType::Agree
            | EventType::Concede
    );
    let does = |&c: &usize| page.lemma(c) == "do" && matches!(page.token(c).tag, Tag::Vbz | Tag::Vbp);
    friendly
        && reader.verbal(verb)
        && !grammar::passive(page, verb)
        && grammar::is_negated(page, verb)
        && reader.children(verb, &[Label::Aux]).iter().any(does)
        && reader.governed(verb).is_none()
        && reader
            .fillers(verb, Slot::Subject)
            .into_iter()
            .any(|s| reader.who(s, false).iter().any(|a| a.id.is_some()))
}

/// What an act is while it lies ahead: a withdrawal announced is a concession; one that somebody says it would make is a
/// word given; one that is settled is still a withdrawal.
pub(super) fn planned(reader: &Reader, verb: usize, code: &Code, attribution: &Attribution) -> Option<Code> {
    let page = reader.page;
    let plan = reader.book.compose("plan", Some(code))?;
    // "The deal obliges both to pull back"
    let binds = |w: usize| matches!(page.lemma(w), "oblige" | "bind" | "stipulate" | "envisage" | "foresee");
    let bound = page.syntax.ancestors(verb).take(3).any(binds);
    let ahead = bound || reader.verbal(verb) && reader.own_mood(verb).0 == Status::Planned;
    if code.kind != EventType::Retreat || plan.kind != EventType::Concede || !ahead {
        return Some(plan);
    }
    if !attribution.is_empty() {
        let announces = |w: usize| matches!(page.lemma(w), "announce" | "declare" | "proclaim" | "decide");
        let announced = page.syntax.ancestors(verb).take(3).any(announces);
        return Some(if announced { plan } else { Code { kind: EventType::Agree, mode: None, ..plan } });
    }
    // "Is to free them", "under the deal it will free them": nobody announces what has been settled.
    let under = |&c: &usize| grammar::cases(page, c).any(|p| matches!(p, "under" | "per"));
    let settled = bound
        || grammar::modal(page, verb).is_none()
        || reader.children(verb, &[Label::Obl]).iter().any(under);
    Some(if settled { Code { cameo: plan.cameo, ..*code } } else { plan })
}

/// "Has not ruled out sanctions", "has not claimed the attack", "left without asking": that a word was not said is no
/// event.
pub(super) fn left_unsaid(reader: &Reader, t: usize, reading: &Reading, status: Status) -> bool {
    let open = matches!(reading.entry.meaning, Meaning::Outer("same" | "refuse"));
    let without = || {
        reader.page.label(t) == Label::Advcl
            && grammar::marker(reader.page, t) == Some("without")
            && (speech(reading.code.kind) || reading.code.kind == EventType::Consult)
    };
    // "Little is stopping them"
    let nobody = || reading.code.kind != EventType::Assault && reader.nobody_acts(t);
    status == Status::Negated
        && reader.verbal(t)
        && (open && grammar::is_negated(reader.page, t) || without() || nobody())
}

/// "Protests break out in Peru": its people do, not its government.
pub(super) fn people_protest(reader: &Reader, t: usize, kind: EventType, parties: &mut Parties) {
    let acts = || reader.fillers(t, Slot::Subject).iter().any(|&s| reader.is_actor(s));
    if kind != EventType::Protest || reader.verbal(t) && acts() {
        return;
    }
    let land = |a: &&mut Actor| matches!(a.sector, None | Some(Sector::Gov)) && a.name.is_none();
    parties.actors.iter_mut().filter(land).for_each(|a| a.sector = Some(Sector::Civ));
}
