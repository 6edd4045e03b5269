//! What the words around a meeting tell of it: chair, outcome, what it follows, who sits at the table.

use super::hosting;
use super::trigger::Telling;
use crate::{Mentions, Page, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Span};

/// Verbs of a host or mediator.
const HOSTING: [&str; 8] =
    ["host", "mediate", "chair", "broker", "facilitate", "moderate", "convene", "lead"];

/// Verbs that say of a meeting how it went; the predicate is the outcome.
const ENDING: [&str; 14] = [
    "end", "collapse", "fail", "break", "stall", "produce", "yield", "make", "result", "close", "conclude",
    "stumble", "founder", "achieve",
];

/// Host or mediator: "hosted by Qatar", "Finland offered to host talks", "EU-brokered talks".
pub fn chair(page: &Page, mentions: &Mentions, telling: &Telling) -> Option<Actor> {
    let t = telling.token;
    let own = page.syntax.children(t).find(|&c| {
        HOSTING.contains(&page.lemma(c))
            && matches!(page.label(c), Label::Acl | Label::AclRelcl | Label::Amod)
    });
    let above =
        telling.verb.filter(|&v| HOSTING.contains(&page.lemma(v)) && grammar::object(page, v) == Some(t));
    // "resumed in Cairo, with Egypt mediating"
    let beside = telling.verb.and_then(|v| {
        page.syntax.children(v).find(|&c| {
            page.label(c) == Label::Advcl
                && HOSTING.contains(&page.lemma(c))
                && grammar::marker(page, c) == Some("with")
        })
    });
    // "talks which the European Union is due to host"
    let due = page.syntax.children(t).filter(|&c| page.label(c) == Label::AclRelcl).find_map(|c| {
        page.syntax.children(c).find(|&h| page.label(h) == Label::Xcomp && HOSTING.contains(&page.lemma(h)))
    });
    let host = match own.or(due).or(above).or(beside) {
        Some(host) => host,
        None => return hosting::host(page, mentions, telling).or_else(|| auspices(page, mentions, telling)),
    };
    let agent = grammar::doer(page, host).filter(|&a| a != t)?;
    match mentions.actors(page, agent).first() {
        Some(actor) if actor.id.is_some() => Some(actor.clone()),
        _ => None,
    }
}

/// "under American auspices", "under the mediation of Oman".
fn auspices(page: &Page, mentions: &Mentions, telling: &Telling) -> Option<Actor> {
    const ROLES: [&str; 6] = ["auspices", "mediation", "patronage", "chairmanship", "sponsorship", "auspex"];
    let noun = [Some(telling.token), telling.verb]
        .into_iter()
        .flatten()
        .find_map(|t| grammar::oblique(page, t, &["under"]).filter(|&o| ROLES.contains(&page.lemma(o))))?;
    let actors = page.syntax.children(noun).find_map(|c| mentions.at(c)).map(|m| m.actors.clone())?;
    actors.into_iter().next().filter(|a| a.id.is_some())
}

/// The words that tell what came of it: "ended without an agreement", "broke down".
pub fn outcome(page: &Page, telling: &Telling) -> Option<Span> {
    let verb = telling.verb?;
    if page.pos(telling.token) == Pos::Verb || !ENDING.contains(&page.lemma(verb)) {
        return None;
    }
    if grammar::passive(page, verb) || grammar::modal(page, verb).is_some() {
        return None;
    }
    let is_subject = grammar::subject_of(page, verb) == Some(telling.token);
    let is_object = grammar::object(page, verb) == Some(telling.token);
    let last = page.syntax.children(verb).rfind(|&c| c > verb && told_with(page, verb, c));
    match (is_subject, is_object) {
        (true, _) => Some(page.syntax.span(verb, last.map_or(verb, |c| page.syntax.right_edge(c)))),
        (_, true) => without(page, verb).map(|c| grammar::phrase_span(page, c)),
        _ => None,
    }
}

fn told_with(page: &Page, verb: usize, c: usize) -> bool {
    let label = page.label(c);
    matches!(label, Label::Obj | Label::Obl | Label::CompoundPrt | Label::Xcomp)
        || (label == Label::Advcl && without(page, verb) == Some(c))
}

fn without(page: &Page, verb: usize) -> Option<usize> {
    page.syntax.children(verb).find(|&c| {
        grammar::preposition(page, c) == Some("without") || grammar::marker(page, c) == Some("without")
    })
}

/// The words that name the meeting which this one follows: "Following the talks in Geneva, ...".
pub fn follows(page: &Page, telling: &Telling, others: &[Telling]) -> Option<Span> {
    let verb = telling.verb.unwrap_or(telling.token);
    page.syntax.children(verb).find_map(|c| {
        let link = grammar::preposition(page, c).or_else(|| grammar::marker(page, c))?;
        let earlier = matches!(link, "after" | "following" | "follow")
            && !(page.syntax.left_edge(c)..=page.syntax.right_edge(c)).contains(&telling.token)
            && others.iter().any(|o| o.token == c);
        earlier.then(|| grammar::phrase_span_without_case(page, c))
    })
}

/// The people of the sides that these words name.
pub fn delegates(telling: &Telling) -> Vec<Actor> {
    telling.parties.iter().filter(|a| a.name.is_some()).cloned().collect()
}
