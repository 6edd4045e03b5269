//! "Here is one document with its syntax: which records does it hold?"
//!
//! Each step takes the earlier values and returns a new one; no step reaches back and edits.
//!
//! **Invariant.** One document at a time: no other documents, no clock, no disk, no threads, and nothing that
//! depends on the order of a hash table.

pub mod grammar;

mod events;
mod explain;
mod figures;
mod gate;
mod mentions;
mod order;
mod page;
mod places;
mod positions;
mod scopes;
mod statements;
mod talks;
#[cfg(test)]
mod testing;
mod times;

pub use events::{Choice, EventFound};
pub use explain::{Explanation, Reason, explained};
pub use gate::gate;
pub use mentions::{Mention, Mentions, Sort};
pub use page::Page;
pub use places::Places;
pub use scopes::Scopes;
pub use statements::Said;
pub use times::{Kind, Times, Timex, timexes};

use demarche_record::{Figure, Position, Record, Status, Talks};

/// Everything that the page says, in text order.
pub fn records(page: &Page) -> Vec<Record> {
    let Reading { said, events, positions, figures, talks, .. } = read(page);
    order::in_text(said, events, positions, figures, talks)
}

/// What each step made of a page.
struct Reading {
    times: Times,
    places: Places,
    mentions: Mentions,
    said: Vec<Said>,
    scopes: Scopes,
    positions: Vec<Position>,
    events: Vec<EventFound>,
    figures: Vec<Figure>,
    talks: Vec<Talks>,
}

/// The steps, each from what earlier ones made.
fn read(page: &Page) -> Reading {
    let times = times::find(page); // when: expressions and their intervals
    let places = Places::find(page); // where
    let mentions = mentions::find(page); // who, over the whole page: titles, pronouns, groups
    let issuer = statements::letterhead(page, &mentions); // whose paper it is
    let said = statements::find(page, &mentions, &places, issuer.as_ref()); // who said what through whom
    let scopes = Scopes::new(page, &said, issuer); // whose words each token is
    let positions = positions::find(page, &mentions, &times, &said, &scopes); // who stands where
    let events = events::find(page, &mentions, &times, &places, &scopes, &positions); // who did what to whom
    let figures = figures::find(page, &mentions, &places, &said, &scopes); // how many, says who
    let talks = talks::find(page, &mentions, &times, &places, &events); // who met whom
    Reading { times, places, mentions, said, scopes, positions, events, figures, talks }
}

/// Whether what each of these words tells has happened, as its speaker puts it: the status that an event there would
/// have, also where the codebook knows no event.
pub fn statuses(page: &Page, words: &[usize]) -> Vec<Status> {
    let Reading { mentions, places, scopes, .. } = read(page);
    events::statuses(page, &mentions, &places, &scopes, words)
}

/// How certain it is, for whoever tells it, that what each of these words tells has happened or will: from -3 ("failed to
/// leave") over 0 ("if they leave") to 3 ("they left"). What a status is in five steps, in finer ones.
pub fn certainties(page: &Page, words: &[usize]) -> Vec<f64> {
    let Reading { mentions, places, scopes, .. } = read(page);
    events::certainties(page, &mentions, &places, &scopes, words)
}

/// The events of the page as rules alone tell them, and for each everybody on whom it may fall, with what speaks for them:
/// what `data/whom.tsv` is learnt from.
pub fn choices(page: &Page) -> (Vec<EventFound>, Vec<Choice>) {
    let Reading { times, places, mentions, scopes, positions, .. } = read(page);
    events::choices(page, &mentions, &times, &places, &scopes, &positions)
}
