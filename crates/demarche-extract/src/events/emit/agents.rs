//! Who acts where the clause leaves it out.

use super::super::parties::Parties;
use super::super::read::{Reader, Reading};
use super::super::stance;
use super::{objects, wanted_of};
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::Label;
use demarche_record::{Attribution, EventType};

/// "Mexico's lawsuit against Ecuador was filed": whoever the noun names that the verb performs.
pub(super) fn by_its_noun(reader: &Reader, t: usize, reading: &Reading, parties: &mut Parties) {
    for word in objects(reader, t, reading) {
        let Some(noun) = reader.read(word).filter(|noun| noun.code.kind == reading.code.kind) else {
            continue;
        };
        let told = reader.parties(word, &noun, None);
        if told.actors.iter().any(|a| a.id.is_some()) {
            parties.actors = told.actors;
            if parties.recipients.is_empty() {
                parties.recipients = told.recipients;
            }
            return;
        }
    }
}

/// Whether the clause leaves out who acts where it is mostly the authority that reports it: "six were arrested".
pub(super) fn agentless(reader: &Reader, t: usize, kind: EventType) -> bool {
    let acts = matches!(
        kind,
        EventType::Coerce
            | EventType::Mobilize
            | EventType::Concede
            | EventType::Sanction
            | EventType::Accuse
    );
    acts && reader.verbal(t)
        && !wanted_of(reader, t)
        && !abroad(reader, t)
        && grammar::passive(reader.page, t)
        && grammar::doer(reader.page, t).is_none()
}

/// "After a state of siege was declared in the former colony": not by whoever reports it.
fn abroad(reader: &Reader, t: usize) -> bool {
    let land = |&f: &usize| {
        reader.is_former(f)
            || matches!(reader.page.lemma(f), "colony" | "protectorate" | "neighbour" | "neighbor")
                && !reader.is_actor(f)
    };
    reader.fillers(t, Slot::Prep("in")).iter().any(land)
}

/// "investigators", "the coast guard" in what an authority reports: its own.
pub(super) fn at_home(
    reader: &Reader,
    t: usize,
    attribution: &Attribution,
) -> Option<demarche_record::Actor> {
    let subject = grammar::doer(reader.page, t).filter(|_| reader.verbal(t))?;
    // "Vietnamese-led forces" are not those of whoever reports them.
    let led = reader
        .children(subject, &[Label::Amod])
        .into_iter()
        .any(|c| matches!(reader.page.lemma(c), "lead" | "led" | "back" | "backed" | "ally" | "allied"));
    let own = !led && reader.book.is("home", &reader.lemma(subject));
    own.then(|| stance::authority(attribution)).flatten()
}
