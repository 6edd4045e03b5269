//! Who met whom: one record for each round, however often a page tells of it.

mod consulted;
mod detail;
mod hosting;
mod phase;
mod round;
mod sides;
mod table;
mod trigger;

use crate::events::EventFound;
use crate::{Mentions, Page, Places, Times, grammar};
use demarche_record::{Actor, Sector, Span, Talks};
use round::{Round, Told};
use trigger::Telling;

pub use trigger::telling;

/// All rounds of talks on the page, in the order of their first full mention.
pub fn find(
    page: &Page,
    mentions: &Mentions,
    times: &Times,
    places: &Places,
    events: &[EventFound],
) -> Vec<Talks> {
    let tellings = consulted::with(page, trigger::tellings(page, mentions, places), events);
    let told: Vec<Told> = tellings.iter().map(|telling| tell(page, times, places, telling)).collect();
    let table = table::of(page, mentions, &tellings);
    let rounds = round::gather(page, &tellings, &told, table.as_deref());
    let about = crate::statements::about(page, mentions);
    let found = rounds.iter().map(|round| {
        let mut talks = talks(page, mentions, &tellings, round);
        let with = round.tellings.iter().any(|&i| {
            let t = tellings[i].token;
            page.pos(t) == demarche_parse::Pos::Noun && grammar::oblique(page, t, &["with"]).is_some()
        });
        // "nuclear talks with the US", on a page about Iran
        if let ([only], Some(id), true, None) = (&talks.parties[..], &about, with, &talks.chair)
            && only.id.as_ref().is_some_and(|o| o != id)
        {
            let sector = Some(Sector::Gov);
            talks.parties.push(Actor { id: Some(id.clone()), sector, ..Actor::default() });
        }
        talks
    });
    // A host alone with one side, or one side alone, meets nobody.
    found.filter(|talks| talks.parties.len() >= 2 && !is_private(&talks.parties)).collect()
}

/// A reporter with officials, a couple: people who meet for no side.
fn is_private(parties: &[Actor]) -> bool {
    let private = |a: &Actor| a.sector == Some(Sector::Civ);
    let asks = |a: &Actor| a.sector == Some(Sector::Med);
    parties.iter().any(asks) || parties.iter().all(private)
}

fn tell(page: &Page, times: &Times, places: &Places, telling: &Telling) -> Told {
    let at = |t: usize| places.of(page, t);
    let on = |t: usize| times.of(page, t);
    Told {
        venue: at(telling.token).or_else(|| telling.verb.and_then(at)),
        when: on(telling.token).or_else(|| telling.verb.and_then(on)),
        phase: phase::of(page, telling),
        another: round::another(page, telling.token),
        denied: telling.verb.is_some_and(|v| sides::is_denied(page, v)),
    }
}

fn talks(page: &Page, mentions: &Mentions, tellings: &[Telling], round: &Round) -> Talks {
    let own: Vec<&Telling> = round.tellings.iter().map(|&i| &tellings[i]).collect();
    let chair = own.iter().find_map(|t| detail::chair(page, mentions, t));
    let mut delegates: Vec<Actor> = Vec::new();
    for delegate in own.iter().flat_map(|t| detail::delegates(t)) {
        if !delegates.iter().any(|d| d.same_as(&delegate)) {
            delegates.push(delegate);
        }
    }
    let parties = round.parties.iter().filter(|p| chair.as_ref().is_none_or(|c| c.id != p.id));
    Talks {
        span: words(page, own[0]),
        parties: parties.cloned().collect(),
        delegates,
        chair: chair.clone(),
        venue: round.venue.clone(),
        when: round.when,
        phase: round.phase,
        outcome: own.iter().find_map(|t| detail::outcome(page, t)),
        follows: own.iter().find_map(|t| detail::follows(page, t, tellings)),
    }
}

/// The noun with what describes it, or the verb with its clause.
fn words(page: &Page, telling: &Telling) -> Span {
    if telling.verb == Some(telling.token) {
        grammar::clause_span(page, telling.token)
    } else {
        grammar::phrase_span_without_case(page, telling.token)
    }
}
