//! Which readings are worth a record.

use super::super::parties::Parties;
use super::super::read::{Reader, Reading};
use super::reported::speech;
use super::{Found, existential, objects};
use crate::grammar;
use demarche_lexicon::{Fill, Slot};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, EventType, Sector, Status};

/// Whether a reading is told: a verb of a known actor or on a known recipient; a noun only with both sides.
pub(super) fn worth_telling(
    reader: &Reader,
    t: usize,
    found: &Found,
    kind: EventType,
    parties: &Parties,
    status: Status,
    inside: bool,
) -> bool {
    let known = |actors: &[Actor]| actors.iter().filter(|a| a.id.is_some()).count();
    let (who, whom) = (known(&parties.actors), known(&parties.recipients));
    if kind == EventType::Consult && (only_interviewed(parties) || only_their_own(parties)) {
        return false;
    }
    if kind == EventType::Request && travel_advice(reader, t, parties) {
        return false;
    }
    if inside && status == Status::Planned {
        return false; // what is agreed or announced is told by the word that says so
    }
    if inside || matches!(status, Status::Hypothetical) {
        return who > 0 && whom > 0;
    }
    // "Ruled out talks with India": the bare noun of what is refused is told by the refusal.
    let bare = !reader.verbal(t) && found.light.is_none() && reader.page.pos(t) != Pos::Adj;
    if status == Status::Negated && (who == 0 || bare && who + whom < 2) {
        return false;
    }
    let there = existential(reader, found.light.unwrap_or(t));
    if there && who + whom == 0 && !somewhere(reader, t) {
        return false;
    }
    // "The minister is under arrest": the noun is the predicate, and asks for its subject.
    let asks = || {
        let mut needs = found.reading.entry.frame.iter().filter(|n| !n.absent).flat_map(|n| &n.any_of);
        needs.any(|(slot, _)| *slot == Slot::Subject)
    };
    let said = !reader.children(t, &[Label::Cop]).is_empty() && asks();
    if reader.verbal(t) || found.light.is_some() || there || said || reader.page.pos(t) == Pos::Adj {
        // What is done to people is news whoever did it; a word or a measure is somebody's or nothing.
        let done = matches!(
            kind,
            EventType::Assault | EventType::Coerce | EventType::Retreat | EventType::Aid | EventType::Protest
        );
        // "The ambassador was summoned", "the talks ended", "each blames the other": the page says who (`complete`).
        let open = match kind {
            EventType::Sanction | EventType::Accuse => {
                let unsaid = || grammar::passive(reader.page, t) && grammar::doer(reader.page, t).is_none();
                // "Thirty-five officers were sentenced": by some court.
                let tried = || {
                    matches!(found.reading.code.cameo, "115" | "116")
                        && reader.fillers(t, Slot::Object).into_iter().any(|o| reader.is_being(o))
                };
                reader.verbal(t) && (reader.is_mutual(t) || unsaid() && (whom > 0 || tried()))
                    || takes_away(reader, t, &found.reading)
            }
            // "Their relatives received threats": from whom is not said.
            EventType::Threaten => reader.verbal(t) && is_received(found),
            EventType::Consult => {
                found.light.is_some() && reader.page.label(t) == Label::Nsubj || by_sides(reader, t, found)
            }
            // "A second session, pencilled in for May": of the two sides of the page.
            EventType::Agree => {
                by_sides(reader, t, found)
                    || reader.verbal(t) && is_received(found)
                    || found.reading.code.cameo == "036"
                        && found.reading.is_reciprocal()
                        && grammar::passive(reader.page, t)
            }
            // "A treaty was signed": by the two sides of the page.
            EventType::Support => found.reading.code.cameo == "057" && grammar::passive(reader.page, t),
            _ => false,
        };
        // "That was imposed months ago": neither by whom nor on whom.
        let nobody_did = match kind {
            EventType::Coerce => grammar::passive(reader.page, t),
            // "Which ended that war"
            EventType::Retreat => found.reading.inner.is_some_and(|w| {
                reader.read(w).is_none_or(|war| reader.parties(w, &war, None).actors.is_empty())
            }),
            _ => false,
        };
        let aside = nobody_did
            && matches!(reader.page.label(t), Label::Acl | Label::AclRelcl)
            && parties.actors.is_empty()
            && parties.recipients.is_empty();
        return (done && !aside)
            || open
            || !parties.actors.is_empty()
            || somebody_speaks(reader, t, &found.reading, !parties.recipients.is_empty());
    }
    (who > 0 && whom > 0)
        || who > 1
        || (who > 0 && kind == EventType::Consult)
        || (who > 0 && found.reading.inner.is_some())
}

/// Whether the word at `t` gives advice of this kind, whoever tells it.
pub(in crate::events) fn advises_own(reader: &Reader, t: usize) -> bool {
    reader.read(t).is_some_and(|reading| travel_advice(reader, t, &reader.parties(t, &reading, None)))
}

/// "Advises Canadians to avoid all travel": what a state tells its own citizens about journeys.
fn travel_advice(reader: &Reader, t: usize, parties: &Parties) -> bool {
    let own = |a: &Actor| {
        a.sector == Some(Sector::Civ)
            && a.id.is_some()
            && parties.actors.iter().any(|b| b.id == a.id && b.sector == Some(Sector::Gov))
    };
    let journey = |w: usize| {
        matches!(reader.page.lemma(w), "avoid" | "travel" | "postpone" | "defer" | "reconsider" | "exercise")
    };
    !parties.recipients.is_empty()
        && parties.recipients.iter().all(own)
        && reader.fillers(t, Slot::Act).into_iter().any(journey)
}

/// "A protest in Dublin", "clashes near the border".
fn somewhere(reader: &Reader, t: usize) -> bool {
    let at = |c: usize| grammar::cases(reader.page, c).any(|p| matches!(p, "in" | "at" | "near" | "outside"));
    reader.children(t, &[Label::Nmod, Label::Obl]).into_iter().any(at)
}

/// Whether who acts stands behind "from", and the subject is on whom the act falls.
fn is_received(found: &Found) -> bool {
    let roles = found.reading.entry.roles.as_ref();
    roles.is_some_and(|roles| roles.whom.first() == Some(&Slot::Subject))
}

/// "The adviser thanks Japan", "we call on the authorities to free them": an act of words towards somebody, or about an
/// act, of a being of whom the page does not say for whom it speaks.
fn somebody_speaks(reader: &Reader, t: usize, reading: &Reading, towards: bool) -> bool {
    let about = || {
        let mut named = reading.entry.frame.iter().filter(|n| !n.absent).flat_map(|n| &n.any_of);
        named.any(|(slot, fill)| *slot != Slot::Subject && matches!(fill, Fill::Words(_) | Fill::Actor))
    };
    let who = reader.roles(t, reading).who;
    // "A court sentenced three men": an act of some authority.
    let measure = reading.code.kind == EventType::Sanction && reader.verbal(t);
    (speech(reading.code.kind) || measure)
        && !(grammar::passive(reader.page, t) && who.first() == Some(&Slot::Subject))
        && (towards || reading.inner.is_some() || about())
        && who.into_iter().take(1).flat_map(|slot| reader.fillers(t, slot)).any(|s| reader.is_being(s))
}

/// Whether an event of whom nobody is known as the author is told none the less: an act of words by somebody, a measure
/// that is told by what it takes away.
pub(in crate::events) fn stands_alone(reader: &Reader, t: usize, towards: bool) -> bool {
    reader.read(t).is_some_and(|reading| {
        somebody_speaks(reader, t, &reading, towards) || takes_away(reader, t, &reading)
    })
}

/// "Visas were cancelled", "its licence was withdrawn": in a clause of its own.
fn takes_away(reader: &Reader, t: usize, reading: &Reading) -> bool {
    reading.code.kind == EventType::Sanction
        && reading.code.mode == Some("discontinue")
        && reader.verbal(t)
        && !matches!(reader.page.label(t), Label::Acl | Label::AclRelcl)
        && reader.mood(t, None).status == Status::Actual
        && grammar::passive(reader.page, t)
        && grammar::doer(reader.page, t).is_none()
        && !objects(reader, t, reading).is_empty()
}

/// "The two delegations sat down", "the sides are to meet": who takes part is told by the page.
fn by_sides(reader: &Reader, t: usize, found: &Found) -> bool {
    let subject = found.light.filter(|_| reader.page.label(t) != Label::Nsubj).unwrap_or(t);
    found.reading.is_reciprocal()
        && found.reading.code.kind == EventType::Consult
        && reader.verbal(subject)
        && reader
            .fillers(subject, Slot::Subject)
            .into_iter()
            .any(|s| reader.book.is("side", &reader.lemma(s)) && reader.page.word(s).ends_with('s'))
}

/// "The army was briefed by its generals": those of one force meet nobody.
fn only_their_own(parties: &Parties) -> bool {
    let all: Vec<_> = parties.actors.iter().chain(&parties.recipients).collect();
    let force = |a: &&Actor| a.id.is_some() && matches!(a.sector, Some(Sector::Mil | Sector::Cop));
    let first = all.first().filter(|a| force(a));
    all.len() > 1 && first.is_some_and(|f| all.iter().all(|a| a.id == f.id && a.sector == f.sector))
}

/// "spoke with reporters", "told the newspaper in a conversation": whoever talks to the press meets nobody.
fn only_interviewed(parties: &Parties) -> bool {
    let all = || parties.actors.iter().chain(&parties.recipients);
    let press = |a: &&Actor| a.sector == Some(Sector::Med);
    all().any(|a| press(&a)) && all().filter(|a| !press(a)).count() < 2
}
