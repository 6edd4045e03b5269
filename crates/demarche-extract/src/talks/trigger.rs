//! Words that tell of a meeting, and who meets in them.

use crate::{Mentions, Page, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Sector};

/// Nouns that name a meeting of sides.
const NOUNS: [&str; 21] = [
    "talk",
    "talks",
    "negotiation",
    "negotiations",
    "meeting",
    "summit",
    "discussion",
    "discussions",
    "round",
    "conversation",
    "consultation",
    "dialogue",
    "encounter",
    "conference",
    "session",
    "contact",
    "call",
    "phone-call",
    "exchange",
    "get-together",
    "mediation",
];

/// Nouns of the list above that tell of a meeting only with sides named beside them.
const WEAK: [&str; 8] =
    ["round", "session", "contact", "call", "exchange", "conference", "dialogue", "discussion"];

/// Verbs that tell of a meeting.
const VERBS: [&str; 10] =
    ["meet", "negotiate", "confer", "talk", "speak", "telephone", "phone", "huddle", "reconvene", "sit"];

/// Verbs of going to a meeting: "flew to Oslo for talks with".
const GOING: [&str; 14] = [
    "fly", "travel", "arrive", "visit", "head", "go", "come", "return", "lead", "land", "send", "leave",
    "depart", "dispatch",
];

/// What stands before a meeting that somebody's own act goes with: "said after a meeting with the envoy".
const AROUND: [&str; 9] = ["after", "before", "during", "following", "in", "on", "at", "amid", "over"];

/// Verbs of which a meeting is the object and the sides are the subject.
pub const HOLDING: [&str; 26] = [
    "hold", "have", "open", "begin", "start", "resume", "continue", "close", "conclude", "end", "finish",
    "attend", "join", "reopen", "restart", "suspend", "leave", "quit", "boycott", "enter", "pursue",
    "conduct", "launch", "schedule", "cancel", "postpone",
];

/// Every word that may tell of a meeting, and whether as a verb or a noun.
pub fn telling() -> impl Iterator<Item = (&'static str, Pos)> {
    NOUNS.iter().map(|noun| (*noun, Pos::Noun)).chain(VERBS.iter().map(|verb| (*verb, Pos::Verb)))
}

/// A place in the text that tells of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// The noun or verb.
    pub token: usize,
    /// The verb that carries tense and modality: the noun's governor, or the verb itself.
    pub verb: Option<usize>,
    /// Who meets, as far as these words say.
    pub parties: Vec<Actor>,
}

/// Every telling on the page, in text order.
pub fn tellings(page: &Page, mentions: &Mentions) -> Vec<Telling> {
    let tokens = 0..page.syntax.tokens.len();
    tokens
        .flat_map(|t| {
            let noun = noun(page, mentions, t).or_else(|| table(page, mentions, t));
            noun.into_iter().chain(verb(page, mentions, t))
        })
        .collect()
}

fn noun(page: &Page, mentions: &Mentions, t: usize) -> Option<Telling> {
    let lemma = page.lemma(t).to_lowercase();
    if page.pos(t) != Pos::Noun && !(page.pos(t) == Pos::Propn && lemma == "talks") {
        return None;
    }
    if !NOUNS.contains(&lemma.as_str()) || matches!(page.label(t), Label::Compound) {
        return None;
    }
    let verb = governor(page, t);
    let mut parties = sides_of_noun(page, mentions, t);
    let outer = outer_noun(page, t);
    let held =
        verb.filter(|&v| HOLDING.contains(&page.lemma(v)) && (holds(page, v, t) || holds(page, v, outer)));
    // "opened the OPEC meeting": a session of a standing body is no meeting of the body and its chairman.
    let session =
        matches!(&parties[..], [only] if is_body(only)) && grammar::oblique(page, t, &["with"]).is_none();
    if let Some(v) = held.filter(|_| !session) {
        add_all(&mut parties, grammar::agent(page, v).map(|s| people(page, mentions, s)));
        add_all(&mut parties, grammar::oblique(page, v, &["with"]).map(|s| people(page, mentions, s)));
    }
    let strong = !WEAK.contains(&lemma.as_str()) || !parties.is_empty();
    let own = verb.filter(|_| strong).map(|v| own_meeting(page, mentions, t, v, &parties));
    add_all(&mut parties, own);
    if WEAK.contains(&lemma.as_str()) && parties.len() < 2 && !of_talks(page, t) {
        return None;
    }
    Some(Telling { token: t, verb, parties })
}

/// Those whose meeting it is by what they do: "said after a meeting with the envoy", "flew to Oslo for talks with",
/// "Paris and Rome failed to agree in two days of talks".
fn own_meeting(page: &Page, mentions: &Mentions, t: usize, verb: usize, parties: &[Actor]) -> Vec<Actor> {
    let with = grammar::oblique(page, t, &["with"]).is_some();
    let preposition = grammar::preposition(page, outer_noun(page, t)).unwrap_or("");
    let subject = || grammar::subject_of(page, verb).map_or_else(Vec::new, |s| people(page, mentions, s));
    let goes = GOING.contains(&page.lemma(verb))
        || page.syntax.ancestors(verb).take(2).any(|v| GOING.contains(&page.lemma(v)));
    match (parties.len(), preposition) {
        (1, p) if with && AROUND.contains(&p) => subject(),
        (1, "for") if with && goes => {
            let above = std::iter::once(verb).chain(page.syntax.ancestors(verb)).take(3);
            let goer =
                above.filter(|&v| GOING.contains(&page.lemma(v))).find_map(|v| grammar::subject_of(page, v));
            goer.map_or_else(Vec::new, |s| people(page, mentions, s))
        }
        // "visited Rome for talks"
        (0, "for") if page.lemma(verb) == "visit" => {
            let mut both = subject();
            add_all(&mut both, grammar::object(page, verb).map(|o| people(page, mentions, o)));
            both
        }
        (0, "after" | "during" | "following" | "in") => {
            let mediates = grammar::subject_of(page, verb).is_some_and(|s| {
                matches!(page.lemma(s), "mediator" | "broker" | "facilitator" | "host" | "organiser")
            });
            let both = if mediates { Vec::new() } else { subject() };
            if both.iter().filter(|a| a.id.is_some()).count() >= 2 { both } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// Whether an actor is an organisation of states.
fn is_body(actor: &Actor) -> bool {
    actor.sector == Some(Sector::Igo) && actor.name.is_none()
}

/// The sides that a phrase names, by itself or as those whom its people come from: "envoys from Chad and Sudan".
fn people(page: &Page, mentions: &Mentions, t: usize) -> Vec<Actor> {
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

/// Whether the meeting is what the verb holds: its object, or "is in talks with".
fn holds(page: &Page, verb: usize, t: usize) -> bool {
    grammar::object(page, verb) == Some(t) || obl_of_holding(page, verb, t)
}

/// "two days" of "two days of talks": the noun that takes the place of the meeting in its clause.
fn outer_noun(page: &Page, t: usize) -> usize {
    let of = page.label(t) == Label::Nmod && grammar::preposition(page, t) == Some("of");
    page.token(t).head.filter(|_| of).unwrap_or(t)
}

/// "a round of talks", "two days of negotiations"
fn of_talks(page: &Page, t: usize) -> bool {
    grammar::oblique(page, t, &["of"]).is_some_and(|c| NOUNS.contains(&page.lemma(c)))
}

/// "is in talks with", "enter into talks"
fn obl_of_holding(page: &Page, verb: usize, t: usize) -> bool {
    page.token(t).head == Some(verb)
        && grammar::preposition(page, t).is_some_and(|p| matches!(p, "in" | "into"))
}

/// "talks between A and B", "talks with A", "a meeting of A and B", "A's talks with B", "A-B talks".
fn sides_of_noun(page: &Page, mentions: &Mentions, t: usize) -> Vec<Actor> {
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
    before.flat_map(|c| mentions.actors(page, c)).collect()
}

/// The verb whose argument the noun is; a copula's noun is its own predicate.
fn governor(page: &Page, t: usize) -> Option<usize> {
    page.syntax.ancestors(t).take(3).find(|&a| page.pos(a) == Pos::Verb)
}

fn verb(page: &Page, mentions: &Mentions, t: usize) -> Vec<Telling> {
    let passive = grammar::is_passive(page, t); // "the demand was not met": no meeting
    let refused = page.label(t) == Label::Xcomp
        && page.token(t).head.is_some_and(|h| matches!(page.lemma(h), "refuse" | "decline" | "fail"));
    if page.pos(t) != Pos::Verb || !VERBS.contains(&page.lemma(t)) || passive || refused {
        return Vec::new();
    }
    let speaking = matches!(page.lemma(t), "talk" | "speak");
    let mut own = Vec::new();
    add_all(&mut own, grammar::agent(page, t).map(|s| people(page, mentions, s)));
    // "sat down with the rebels", but not "sat with his aides"
    if page.lemma(t) == "sit" && !page.syntax.children(t).any(|c| page.lemma(c) == "down") {
        return Vec::new();
    }
    // "flew to Goma to meet both sides": of a meeting whose one side nobody knows nothing can be told.
    let one_sided = grammar::agent(page, t).is_some() && !own.iter().any(|a| a.id.is_some());
    let object = grammar::object(page, t).is_some() || grammar::oblique(page, t, &["with"]).is_some();
    if one_sided && object && !speaking {
        return Vec::new();
    }
    // "a faction that is negotiating with the government": what goes on is no round.
    let lasting = page.lemma(t) == "negotiate"
        && page.label(t) == Label::AclRelcl
        && page.token(t).tag == demarche_parse::Tag::Vbg;
    if lasting {
        return Vec::new();
    }
    if !speaking {
        add_all(&mut own, grammar::object(page, t).map(|s| people(page, mentions, s)));
    }
    let telling = |parties| Telling { token: t, verb: Some(t), parties };
    let Some(with) = grammar::oblique(page, t, &["with"]) else {
        // "spoke to reporters" is no meeting; "the two ministers spoke by phone" is one.
        let meets = !speaking || (own.len() >= 2 && by_phone_or_again(page, t));
        return if meets { vec![telling(own)] } else { Vec::new() };
    };
    with_each(page, mentions, with)
        .into_iter()
        .map(|more| {
            let mut parties = own.clone();
            add_all(&mut parties, Some(more));
            telling(parties)
        })
        .collect()
}

fn by_phone_or_again(page: &Page, t: usize) -> bool {
    grammar::oblique(page, t, &["over", "by", "via"]).is_some()
        || page.syntax.children(t).any(|c| matches!(page.lemma(c), "again" | "together"))
}

/// "met with A and B" is one meeting; "met with A and with B" are two.
fn with_each(page: &Page, mentions: &Mentions, with: usize) -> Vec<Vec<Actor>> {
    let apart = |c: &usize| grammar::preposition(page, *c) == Some("with");
    let mut groups = vec![mentions.at(with).map_or_else(Vec::new, |m| m.actors.clone())];
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

/// "returned to the negotiating table": the sides are the subject.
fn table(page: &Page, mentions: &Mentions, t: usize) -> Option<Telling> {
    if page.pos(t) != Pos::Noun || page.lemma(t) != "table" || grammar::preposition(page, t) != Some("to") {
        return None;
    }
    let verb =
        governor(page, t).filter(|&v| matches!(page.lemma(v), "return" | "go" | "come" | "get" | "sit"))?;
    let mut parties = Vec::new();
    add_all(&mut parties, grammar::agent(page, verb).map(|s| mentions.actors(page, s)));
    Some(Telling { token: verb, verb: Some(verb), parties })
}

/// Adds actors that are not there yet; one side counts once, whichever of its people is named.
pub fn add_all(parties: &mut Vec<Actor>, more: Option<Vec<Actor>>) {
    for actor in more.into_iter().flatten() {
        let known = parties.iter().any(|p| p.id == actor.id && (p.id.is_some() || p.name == actor.name));
        if !known {
            parties.push(actor);
        }
    }
}
