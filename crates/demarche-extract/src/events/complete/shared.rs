//! A complement that two joined predicates share.

use super::super::EventFound;
use super::super::read::Reader;
use demarche_parse::{Label, Pos};

/// "Established ties with and opened an embassy in Tehran": the phrase behind the second completes the first, too.
pub(super) fn complements(reader: &Reader, events: &mut [EventFound]) {
    for i in 0..events.len() {
        let first = events[i].trigger;
        if !events[i].event.recipients.is_empty() || !left_open(reader, first) {
            continue;
        }
        let same = |e: &&EventFound| {
            let joined = reader.page.label(e.trigger) == Label::Conj
                && reader
                    .page
                    .token(e.trigger)
                    .head
                    .is_some_and(|h| h == first || left_under(reader, h, first));
            joined && e.event.actors.iter().all(|a| events[i].event.actors.iter().any(|b| a.id == b.id))
        };
        let whom = events.iter().skip(i + 1).take(3).find(same).map(|e| e.event.recipients.clone());
        let Some(whom) = whom.filter(|w| w.iter().any(|a| a.id.is_some())) else { continue };
        let whom = super::taken_over(whom);
        if reader.read(first).is_some_and(|r| r.is_reciprocal()) {
            events[i].event.actors.extend(whom);
        } else {
            events[i].event.recipients = whom;
        }
    }
}

/// Whether a preposition of the predicate or of its object has nothing behind it but "and".
fn left_open(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    let mut near = reader.children(t, &[Label::Obj]);
    near.push(t);
    let bare = |c: usize| {
        page.pos(c) == Pos::Adp
            && page.label(c) != Label::Case
            && page.syntax.tokens.get(c + 1).is_some_and(|next| next.pos == Pos::Cconj)
    };
    near.into_iter().flat_map(|n| page.syntax.children(n)).any(|c| c > t && bare(c))
}

/// Whether a word is the object of a predicate: the tree may hang what is joined on it.
fn left_under(reader: &Reader, word: usize, predicate: usize) -> bool {
    reader.page.token(word).head == Some(predicate)
}
