//! Who reports an act: not the one who performs it by saying so.

use super::super::parties::Parties;
use super::super::read::Reader;
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Attribution, EventType, Status};
use demarche_text::Span;

/// Takes the speaker out of the chain where the words themselves are the act.
pub(in crate::events) fn own_words(attribution: &mut Attribution, parties: &Parties) {
    let own = attribution.last().is_some_and(|s| parties.actors.iter().any(|a| a.id == s.actor.id));
    if own {
        attribution.pop();
    }
}

/// "According to the declaration, the members oppose": a document of theirs says it, nobody else.
pub(in crate::events) fn own_document(reader: &Reader, attribution: &mut Attribution) {
    let page = reader.page;
    let document = attribution.last().is_some_and(|s| {
        s.actor.id.is_none()
            && s.actor.span.is_some_and(|span| {
                let from = page.syntax.tokens.partition_point(|t| t.span.start < span.start);
                let all = &page.syntax.tokens[from..];
                let inside = all.iter().take_while(|t| t.span.start < span.end).count();
                (from..from + inside).any(|t| reader.book.is("document", &reader.lemma(t)))
            })
    });
    if document {
        attribution.pop();
    }
}

/// "Moscow denies U.S. allegations that it fired": it is Washington that says so; Moscow only speaks of it.
pub(in crate::events) fn denied_reports(reader: &Reader, attribution: &mut Attribution) {
    let page = reader.page;
    let cue = |span: Option<Span>| {
        let start = span?.start;
        let t = page.syntax.tokens.partition_point(|t| t.span.start < start);
        (t < page.syntax.tokens.len() && page.token(t).span.start == start).then_some(t)
    };
    let [.., denier, claimant] = &attribution[..] else { return };
    let denies = cue(denier.cue).is_some_and(|t| {
        reader.verbal(t) && reader.book.veil(&reader.lemma(t)) == Some(Status::Negated.as_str())
    });
    let claims = cue(claimant.cue).is_some_and(|t| page.pos(t) == Pos::Noun);
    if denies && claims && claimant.actor.id.is_some() {
        attribution.remove(attribution.len() - 2);
    }
}

/// Types that are acts of speech.
pub(in crate::events) fn speech(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Agree
            | EventType::Support
            | EventType::Concede
            | EventType::Request
            | EventType::Accuse
            | EventType::Reject
            | EventType::Threaten
    )
}

/// Whether the subject is "we" or "I".
pub(in crate::events) fn first_person(reader: &Reader, t: usize) -> bool {
    reader
        .fillers(t, Slot::Subject)
        .iter()
        .any(|&s| reader.page.pos(s) == Pos::Pron && matches!(reader.lemma(s).as_str(), "we" | "i"))
}

/// Whether the clause tells where its subject stands now: "said it was ready to mediate", "accepts the invitation".
pub(in crate::events) fn stands(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    let present = matches!(page.token(t).tag, Tag::Vbz | Tag::Vbp);
    (page.pos(t) == Pos::Adj && grammar::modal(page, t).is_none())
        || (present && !reader.fillers(t, Slot::Subject).is_empty())
}

/// Whether the act is a complement without a subject of its own: its doer is the one who speaks of it.
pub(in crate::events) fn free_act(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    reader.verbal(t)
        && matches!(page.label(t), Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Acl)
        && grammar::infinitive(page, t)
        && reader.children(t, &[Label::Nsubj, Label::NsubjPass]).is_empty()
}
