//! Which readings are worth a record.

use super::super::parties::Parties;
use super::super::read::Reader;
use super::Found;
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos};
use demarche_record::{EventType, Status};

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
    let known = |actors: &[demarche_record::Actor]| actors.iter().filter(|a| a.id.is_some()).count();
    let (who, whom) = (known(&parties.actors), known(&parties.recipients));
    if kind == EventType::Consult && only_interviewed(parties) {
        return false;
    }
    if inside && status == Status::Planned {
        return false; // what is agreed or announced is told by the word that says so
    }
    if inside || matches!(status, Status::Hypothetical) {
        return who > 0 && whom > 0;
    }
    if status == Status::Negated && who == 0 {
        return false;
    }
    if reader.verbal(t) || found.light.is_some() || reader.page.pos(t) == Pos::Adj {
        // What is done to people is news whoever did it; a word or a measure is somebody's or nothing.
        let done = matches!(
            kind,
            EventType::Assault | EventType::Coerce | EventType::Retreat | EventType::Aid | EventType::Protest
        );
        // "The ambassador was summoned", "the talks ended", "each blames the other": the page says who (`complete`).
        let open = match kind {
            EventType::Sanction | EventType::Accuse => {
                reader.verbal(t)
                    && (reader.is_mutual(t)
                        || whom > 0
                            && grammar::passive(reader.page, t)
                            && grammar::doer(reader.page, t).is_none())
            }
            EventType::Consult => {
                found.light.is_some() && reader.page.label(t) == Label::Nsubj || by_sides(reader, t, found)
            }
            EventType::Agree => by_sides(reader, t, found),
            // "A treaty was signed": by the two sides of the page.
            EventType::Support => found.reading.code.cameo == "057" && grammar::passive(reader.page, t),
            _ => false,
        };
        // "That was imposed months ago": neither by whom nor on whom.
        let aside = kind == EventType::Coerce
            && matches!(reader.page.label(t), Label::Acl | Label::AclRelcl)
            && grammar::passive(reader.page, t)
            && parties.actors.is_empty()
            && whom == 0;
        return (done && !aside) || open || !parties.actors.is_empty();
    }
    (who > 0 && whom > 0)
        || who > 1
        || (who > 0 && kind == EventType::Consult)
        || (who > 0 && found.reading.inner.is_some())
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

/// "spoke with reporters", "told the newspaper in a conversation": whoever talks to the press meets nobody.
fn only_interviewed(parties: &Parties) -> bool {
    let all = || parties.actors.iter().chain(&parties.recipients);
    let press = |a: &&demarche_record::Actor| a.sector == Some(demarche_record::Sector::Med);
    all().any(|a| press(&a)) && all().filter(|a| !press(a)).count() < 2
}
