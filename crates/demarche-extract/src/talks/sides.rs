//! Who meets, as far as the words around a meeting tell.

use super::trigger::NOUNS;
use crate::{Mention, Mentions, Page, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Sector};

/// Verbs of going to a meeting: "flew to Oslo for talks with".
const GOING: [&str; 14] = [
    "fly", "travel", "arrive", "visit", "head", "go", "come", "return", "lead", "land", "send", "leave",
    "depart", "dispatch",
];

/// What stands before a meeting that somebody's own act goes with: "said after a meeting with the envoy".
const AROUND: [&str; 9] = ["after", "before", "during", "following", "in", "on", "at", "amid", "over"];

pub fn has_known(mention: &Mention) -> bool {
    mention.actors.iter().any(|a| a.id.is_some())
}

/// Whether a phrase names somebody in particular, of whom nobody can tell who it is: "fifty armed groups of the east",
/// "Iran and the other parties to the deal"; "the delegates" are whoever the page is about.
pub fn is_strange(page: &Page, mentions: &Mentions, head: usize) -> bool {
    std::iter::once(head).chain(grammar::conjuncts(page, head)).any(|t| {
        let known = mentions.at(t).is_some_and(has_known) || page.pos(t) == Pos::Pron;
        let described = |c: usize| match page.label(c) {
            Label::Nmod => is_strange(page, mentions, c),
            Label::Amod | Label::Compound | Label::Appos => page.pos(c) == Pos::Propn,
            _ => false,
        };
        !known && (page.pos(t) == Pos::Propn || page.syntax.children(t).any(described) || t != head)
    })
}

/// "Neither government has proposed talks", "no delegation met"
pub fn is_denied(page: &Page, verb: usize) -> bool {
    grammar::is_negated(page, verb)
        || grammar::subject_of(page, verb).is_some_and(|s| grammar::names_nobody(page, s))
}

/// Those whose meeting it is by what they do: "said after a meeting with the envoy", "flew to Oslo for talks with",
/// "Paris and Rome failed to agree in two days of talks".
pub fn own_meeting(page: &Page, mentions: &Mentions, t: usize, verb: usize, parties: &[Actor]) -> Vec<Actor> {
    let with = grammar::oblique(page, t, &["with"]).is_some();
    let preposition = grammar::preposition(page, outer_noun(page, t)).unwrap_or("");
    let subject = || grammar::subject_of(page, verb).map_or_else(Vec::new, |s| people(page, mentions, s));
    let goes = std::iter::once(verb).chain(page.syntax.ancestors(verb).take(2)).any(|v| goes_there(page, v));
    match (parties.len(), preposition) {
        (1, p) if with && AROUND.contains(&p) => subject(),
        // "pulled out of talks with Kosovo"
        (1, "of" | "from" | "out") if with && leaves(page, verb) => subject(),
        // "invited both to talks", "call the three parties to talks"
        (0, "to") if matches!(page.lemma(verb), "invite" | "call" | "summon" | "bring") => {
            let both = grammar::object(page, verb).map_or_else(Vec::new, |o| people(page, mentions, o));
            if both.iter().filter(|a| a.id.is_some()).count() >= 2 { both } else { Vec::new() }
        }
        (1, "for") if with && goes => {
            let above = std::iter::once(verb).chain(page.syntax.ancestors(verb)).take(3);
            let goer = above.filter(|&v| goes_there(page, v)).find_map(|v| grammar::subject_of(page, v));
            goer.map_or_else(Vec::new, |s| people(page, mentions, s))
        }
        // "visited Rome for talks", "hosted the king for talks"
        (0, "for") if matches!(page.lemma(verb), "visit" | "host" | "receive" | "welcome" | "join") => {
            let mut both = subject();
            add_all(&mut both, grammar::object(page, verb).map(|o| people(page, mentions, o)));
            both
        }
        (0, "after" | "during" | "following" | "in" | "at") => {
            let mediates = grammar::subject_of(page, verb).is_some_and(|s| {
                matches!(page.lemma(s), "mediator" | "broker" | "facilitator" | "host" | "organiser")
            });
            let both = if mediates { Vec::new() } else { subject() };
            if both.iter().filter(|a| a.id.is_some()).count() >= 2 { both } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// "pull out of", "withdraw from", "walk out of"
fn leaves(page: &Page, verb: usize) -> bool {
    matches!(page.lemma(verb), "pull" | "walk" | "back" | "drop" | "withdraw" | "stay" | "storm")
}

/// "flew to Oslo", "is due in Berlin"
fn goes_there(page: &Page, v: usize) -> bool {
    GOING.contains(&page.lemma(v)) || matches!(page.lemma(v), "due" | "expect") && page.pos(v) != Pos::Noun
}

/// Whether an actor is an organisation of states.
pub fn is_body(actor: &Actor) -> bool {
    actor.sector == Some(Sector::Igo) && actor.name.is_none()
}

/// The sides that a phrase names, by itself or as those whom its people come from: "envoys from Chad and Sudan".
pub fn people(page: &Page, mentions: &Mentions, t: usize) -> Vec<Actor> {
    let own = mentions.actors(page, t);
    let from = page.syntax.children(t).find(|&c| {
        page.label(c) == Label::Nmod
            && grammar::preposition(page, c).is_some_and(|p| matches!(p, "from" | "of"))
    });
    let told = from.map_or_else(Vec::new, |c| mentions.actors(page, c));
    let known = |actors: &[Actor]| actors.iter().filter(|a| a.id.is_some()).count();
    match (known(&own), known(&told)) {
        (own_sides, sides) if sides > own_sides => told,
        (0, _) => Some(company(page, mentions, t)).filter(|c| !c.is_empty()).unwrap_or(own),
        _ => own,
    }
}

/// "two days" of "two days of talks": the noun that takes the place of the meeting in its clause.
pub fn outer_noun(page: &Page, t: usize) -> usize {
    let of = page.label(t) == Label::Nmod && grammar::preposition(page, t) == Some("of");
    page.token(t).head.filter(|_| of).unwrap_or(t)
}

/// "talks between A and B", "talks with A", "a meeting of A and B", "A's talks with B", "A-B talks".
pub fn sides_of_noun(page: &Page, mentions: &Mentions, t: usize) -> Vec<Actor> {
    let mut parties = Vec::new();
    for c in page.syntax.children(t) {
        let named = match page.label(c) {
            Label::NmodPoss | Label::Compound | Label::Amod => true,
            Label::Nmod | Label::Obl | Label::Acl => grammar::preposition(page, c)
                .is_some_and(|p| matches!(p, "between" | "with" | "of" | "among" | "by")),
            _ => false,
        };
        if named {
            let own = mentions.actors(page, c);
            // "a summit of EU and African Union leaders": the leaders' company names the sides.
            let told = own.iter().any(|a| a.id.is_some()) || page.label(c) != Label::Nmod;
            // "commander-level talks": a word before the noun that nobody is tells no side.
            if matches!(page.label(c), Label::Compound | Label::Amod) && own.iter().all(|a| a.id.is_none()) {
                continue;
            }
            add_all(&mut parties, Some(if told { own } else { company(page, mentions, c) }));
        }
        // "is in talks with": the subject of a noun that is its own predicate
        if page.label(c) == Label::Nsubj && grammar::preposition(page, t) == Some("in") {
            let subject = grammar::antecedent(page, c).unwrap_or(c);
            add_all(&mut parties, Some(mentions.actors(page, subject)));
        }
        // "a round of talks between A and B"
        if page.label(c) == Label::Nmod && NOUNS.contains(&page.lemma(c)) {
            add_all(&mut parties, Some(sides_of_noun(page, mentions, c)));
        }
    }
    parties
}

/// The actors that stand before a noun of people: "EU and African Union" of "EU and African Union leaders".
fn company(page: &Page, mentions: &Mentions, t: usize) -> Vec<Actor> {
    let before = page.syntax.children(t).filter(|&c| matches!(page.label(c), Label::Compound | Label::Amod));
    let each = before.flat_map(|c| std::iter::once(c).chain(grammar::conjuncts(page, c)));
    let mut sides = Vec::new();
    each.for_each(|c| add_all(&mut sides, Some(mentions.actors(page, c))));
    sides.retain(|a| a.id.is_some());
    sides
}

/// "met with A and B" is one meeting; "met with A and with B" are two.
pub fn with_each(page: &Page, mentions: &Mentions, with: usize) -> Vec<Vec<Actor>> {
    let apart = |c: &usize| grammar::preposition(page, *c) == Some("with");
    let own = mentions.at(with).filter(|m| has_known(m)).map(|m| m.actors.clone());
    let mut groups = vec![own.unwrap_or_else(|| people(page, mentions, with))];
    for c in grammar::conjuncts(page, with) {
        if apart(&c) {
            groups.push(Vec::new());
        }
        let more = mentions.at(c).map(|m| m.actors.clone());
        if let Some(group) = groups.last_mut() {
            add_all(group, more);
        }
    }
    groups
}

/// Whether two actors sit on one side: a government and the opposition, rebels or citizens of its country do not.
fn one_side(a: &Actor, b: &Actor) -> bool {
    let home = |a: &Actor| matches!(a.sector, Some(Sector::Opp | Sector::Reb | Sector::Civ));
    a.id == b.id && (a.id.is_some() && home(a) == home(b) || a.id.is_none() && a.name == b.name)
}

/// Adds actors that are not there yet; one side counts once, whichever of its people is named.
pub fn add_all(parties: &mut Vec<Actor>, more: Option<Vec<Actor>>) {
    for actor in more.into_iter().flatten() {
        if !parties.iter().any(|p| one_side(p, &actor)) {
            parties.push(actor);
        }
    }
}
