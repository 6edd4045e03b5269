//! Meetings told by what a host does: "hosted officials from A and B", "brought A and B together", "invited A and B to
//! talks"; and by where the sides go: "the delegations return to Doha".

use super::sides::{add_all, people};
use super::trigger::Telling;
use crate::{Mentions, Page, Places, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::Actor;

/// Those who sit at a table for somebody.
const DELEGATES: [&str; 6] = ["delegation", "negotiator", "delegate", "team", "party", "mediator"];

/// Those who meet for a side when somebody hosts them.
const OFFICIALS: [&str; 18] = [
    "ambassador",
    "chief",
    "commander",
    "counterpart",
    "delegate",
    "delegation",
    "diplomat",
    "envoy",
    "general",
    "leader",
    "minister",
    "negotiator",
    "official",
    "premier",
    "president",
    "representative",
    "side",
    "team",
];

/// The meeting that the verb at `t` tells of in this way.
pub fn telling(page: &Page, mentions: &Mentions, places: &Places, t: usize) -> Option<Telling> {
    if page.pos(t) != Pos::Verb {
        return None;
    }
    if returns(page, places, t) {
        let verb = Some(t);
        return Some(Telling { token: t, verb, parties: Vec::new(), closed: false });
    }
    let whom = guests(page, t)?;
    let mut parties = Vec::new();
    add_all(&mut parties, Some(people(page, mentions, whom)));
    // "brought together the premier of Lebanon and Kabbani": a list that the tree took for something else.
    for c in grammar::conjuncts(page, whom) {
        add_all(&mut parties, Some(people(page, mentions, c)));
    }
    // "host officials | from the two countries in Doha": whose they are, where the tree hangs it on the verb.
    let from =
        grammar::oblique(page, t, &["from"]).filter(|&c| c > whom && parties.iter().all(|p| p.id.is_none()));
    let whose = from.filter(|&c| page.syntax.left_edge(c) == page.syntax.right_edge(whom) + 1);
    add_all(&mut parties, whose.map(|c| people(page, mentions, c)));
    let host = grammar::doer(page, t).map_or_else(Vec::new, |h| mentions.actors(page, h));
    parties.retain(|p| p.id.is_some() && !host.iter().any(|h| h.id == p.id));
    (parties.len() >= 2).then_some(Telling { token: t, verb: Some(t), parties, closed: true })
}

/// Those whom a host brings together.
fn guests(page: &Page, t: usize) -> Option<usize> {
    let together = || {
        let end = page.syntax.right_edge(t);
        (t + 1..=end).take(12).any(|c| page.lemma(c) == "together")
    };
    match page.lemma(t) {
        "host" | "receive" | "gather" | "convene" => grammar::object(page, t)
            .filter(|&o| OFFICIALS.contains(&page.lemma(o)) || page.pos(o) == Pos::Propn),
        "bring" | "get" | "sit" if together() => grammar::object(page, t),
        // "invited Morocco and Algeria to Geneva"
        "invite" => grammar::object(page, t).filter(|_| {
            let to = grammar::oblique(page, t, &["to"]);
            to.is_some_and(|to| page.pos(to) == Pos::Propn)
        }),
        _ => None,
    }
}

/// Who hosts the meeting that such a verb tells of.
pub fn host(page: &Page, mentions: &Mentions, telling: &Telling) -> Option<Actor> {
    let verb = telling.verb?;
    let hosts = verb == telling.token && guests(page, verb).is_some();
    let invites = verb != telling.token && matches!(page.lemma(verb), "invite" | "summon");
    let agent = grammar::doer(page, verb).filter(|_| hosts || invites)?;
    let actor = mentions.actors(page, agent).into_iter().next()?;
    (actor.id.is_some() && !telling.parties.iter().any(|p| p.id == actor.id)).then_some(actor)
}

/// "The delegations would return to Doha", "negotiators are due back in Cairo on Monday"
fn returns(page: &Page, places: &Places, t: usize) -> bool {
    let subject = grammar::child(page, t, &[Label::Nsubj]);
    matches!(page.lemma(t), "return" | "reassemble" | "regather")
        && subject.is_some_and(|s| page.token(s).tag == Tag::Nns && DELEGATES.contains(&page.lemma(s)))
        && grammar::oblique(page, t, &["to", "in"]).is_some()
        && places.of(page, t).is_some()
}
