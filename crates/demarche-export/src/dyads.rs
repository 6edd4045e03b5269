//! Who did it to whom, as pairs: layouts with one source and one target have a row for each.

use demarche_record::{Actor, Event};

/// CAMEO codes of what several sides do together: a row for each ordered pair of them.
const TOGETHER: [&str; 14] =
    ["030", "031", "0356", "036", "038", "039", "04", "057", "06", "084", "087", "18", "19", "20"];

/// One side of a pair, or nobody.
pub(crate) type Side<'a> = Option<&'a Actor>;

/// The pairs of an event, in the order of its actors: each actor with each recipient; of what several do together each
/// with each other, in both directions; else each actor alone.
pub(crate) fn of(event: &Event) -> Vec<(Side<'_>, Side<'_>)> {
    let (who, whom) = (&event.actors, &event.recipients);
    if whom.is_empty() {
        let mutual = who.len() > 1 && TOGETHER.iter().any(|code| event.cameo.starts_with(code));
        if mutual {
            let pairs = who.iter().flat_map(|a| who.iter().map(move |b| (a, b)));
            return pairs.filter(|(a, b)| !std::ptr::eq(*a, *b)).map(|(a, b)| (Some(a), Some(b))).collect();
        }
        return if who.is_empty() {
            vec![(None, None)]
        } else {
            who.iter().map(|a| (Some(a), None)).collect()
        };
    }
    if who.is_empty() {
        return whom.iter().map(|b| (None, Some(b))).collect();
    }
    who.iter().flat_map(|a| whom.iter().map(move |b| (Some(a), Some(b)))).collect()
}
