//! Words that tell of a meeting, and who meets in them.

use super::hosting;
use super::sides::{
    add_all, has_known, is_body, is_denied, is_strange, outer_noun, own_meeting, people, sides_of_noun,
    with_each,
};
use crate::{Mentions, Page, Places, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::Actor;

/// Nouns that name a meeting of sides.
pub const NOUNS: [&str; 21] = [
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
const WEAK: [&str; 9] =
    ["round", "session", "contact", "call", "exchange", "conference", "dialogue", "discussion", "mediation"];

/// Verbs that tell of a meeting.
pub const VERBS: [&str; 13] = [
    "meet",
    "negotiate",
    "confer",
    "talk",
    "speak",
    "telephone",
    "phone",
    "huddle",
    "reconvene",
    "convene",
    "gather",
    "sit",
    "discuss",
];

/// Verbs of which a meeting is the object and the sides are the subject.
pub const HOLDING: [&str; 45] = [
    "wind", "wrap", "adjourn", "break", "call", "halt", "stop", "freeze", "abandon", "renew", "extend",
    "propose", "seek", "want", "refuse", "reject", "request", "demand", "accept", "hold", "have", "open",
    "begin", "start", "resume", "continue", "close", "conclude", "end", "finish", "attend", "join", "reopen",
    "restart", "suspend", "leave", "quit", "boycott", "enter", "pursue", "conduct", "launch", "schedule",
    "cancel", "postpone",
];

/// Every word that may tell of a meeting, and whether as a verb or a noun.
pub fn telling() -> impl Iterator<Item = (&'static str, Pos)> {
    let verbs = VERBS.iter().map(|verb| (*verb, Pos::Verb)).chain([("call", Pos::Verb)]);
    NOUNS.iter().map(|noun| (*noun, Pos::Noun)).chain(verbs)
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
    /// Whether they name all who meet, or somebody of whom nobody can tell who it is.
    pub closed: bool,
}

/// Every telling on the page, in text order.
pub fn tellings(page: &Page, mentions: &Mentions, places: &Places) -> Vec<Telling> {
    let tokens = 0..page.syntax.tokens.len();
    tokens
        .flat_map(|t| {
            let noun = noun(page, mentions, t).or_else(|| table(page, mentions, t));
            let hosted = hosting::telling(page, mentions, places, t);
            let met = if hosted.is_none() { verb(page, mentions, t) } else { Vec::new() };
            noun.into_iter().chain(hosted).chain(met)
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
    // "recalled its envoy for consultations": at home
    if lemma == "consultation"
        && verb.is_some_and(|v| matches!(page.lemma(v), "recall" | "summon" | "withdraw" | "call"))
    {
        return None;
    }
    let mut parties = sides_of_noun(page, mentions, t);
    let outer = outer_noun(page, t);
    let held =
        verb.filter(|&v| HOLDING.contains(&page.lemma(v)) && (holds(page, v, t) || holds(page, v, outer)));
    // "opened the OPEC meeting": a session of a standing body is no meeting of the body and its chairman.
    let session =
        matches!(&parties[..], [only] if is_body(only)) && grammar::oblique(page, t, &["with"]).is_none();
    if let Some(v) = held.filter(|_| !session) {
        add_all(&mut parties, grammar::doer(page, v).map(|s| people(page, mentions, s)));
        add_all(&mut parties, grammar::oblique(page, v, &["with"]).map(|s| people(page, mentions, s)));
    }
    let strong = !WEAK.contains(&lemma.as_str()) || lemma == "call" || !parties.is_empty();
    let own = verb.filter(|_| strong).map(|v| own_meeting(page, mentions, t, v, &parties));
    add_all(&mut parties, own);
    let more = parties.is_empty() && is_another(page, t);
    if WEAK.contains(&lemma.as_str()) && parties.len() < 2 && !of_talks(page, t) && !more {
        return None;
    }
    let with = grammar::oblique(page, t, &["with"]);
    let agent = verb.filter(|_| held.is_some()).and_then(|v| grammar::doer(page, v));
    let mut named = page.syntax.children(t).filter(|&c| {
        page.label(c) == Label::Nmod
            && grammar::preposition(page, c).is_some_and(|p| matches!(p, "of" | "between" | "among"))
            && !NOUNS.contains(&page.lemma(c))
    });
    let closed = agent.into_iter().chain(with).any(|c| is_strange(page, mentions, c))
        || named.any(|c| mentions.at(c).is_some_and(has_known) || is_strange(page, mentions, c))
        || verb.is_some_and(|v| is_denied(page, v))
        || page.syntax.children(t).any(|c| page.lemma(c) == "no");
    Some(Telling { token: t, verb, parties, closed })
}

/// "a second session", "the next round": one more of those that the page tells of; not "the first session of parliament".
fn is_another(page: &Page, t: usize) -> bool {
    let one_more = |c: usize| {
        matches!(
            page.lemma(c),
            "first" | "second" | "third" | "fourth" | "next" | "new" | "another" | "further" | "fresh"
        )
    };
    let whose = |c: usize| {
        matches!(page.label(c), Label::Nmod | Label::NmodPoss | Label::Compound) && page.pos(c) != Pos::Num
    };
    matches!(page.lemma(t), "session" | "round")
        && page.syntax.children(t).any(one_more)
        && !page.syntax.children(t).any(whose)
}

/// Whether the meeting is what the verb holds: its object, or "is in talks with".
fn holds(page: &Page, verb: usize, t: usize) -> bool {
    grammar::object(page, verb) == Some(t) || obl_of_holding(page, verb, t)
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

/// The verb whose argument the noun is; a copula's noun is its own predicate.
pub fn governor(page: &Page, t: usize) -> Option<usize> {
    let carries = |a: usize| page.pos(a) == Pos::Verb || page.lemma(a) == "due" && page.pos(a) == Pos::Adj;
    page.syntax.ancestors(t).take(3).find(|&a| carries(a))
}

fn verb(page: &Page, mentions: &Mentions, t: usize) -> Vec<Telling> {
    let passive = grammar::passive(page, t); // "the demand was not met": no meeting
    let refused = page.label(t) == Label::Xcomp
        && page.token(t).head.is_some_and(|h| matches!(page.lemma(h), "refuse" | "decline" | "fail"));
    let tells = VERBS.contains(&page.lemma(t)) || page.lemma(t) == "call";
    if page.pos(t) != Pos::Verb || !tells || passive || refused {
        return Vec::new();
    }
    // "meet each other halfway", "meet the demands"
    let halfway = page.syntax.children(t).any(|c| page.lemma(c) == "halfway" || page.word(c) == "half-way");
    if page.lemma(t) == "meet" && halfway {
        return Vec::new();
    }
    if page.lemma(t) == "sit" && !sits_down(page, t) {
        return Vec::new();
    }
    if page.lemma(t) == "call" {
        return rings(page, mentions, t).into_iter().collect();
    }
    let speaking = matches!(page.lemma(t), "talk" | "speak");
    let mut own = Vec::new();
    add_all(&mut own, grammar::doer(page, t).map(|s| people(page, mentions, s)));
    // "Paris and Rome gathered", "discussed Mali by phone"; one alone gathers supporters and discusses with itself.
    if matches!(page.lemma(t), "gather" | "convene" | "discuss") {
        let sides = own.iter().filter(|a| a.id.is_some()).count();
        let with = grammar::oblique(page, t, &["with"]).is_some();
        if sides < 2 && !with || page.lemma(t) != "discuss" && grammar::object(page, t).is_some() {
            return Vec::new();
        }
    }
    // "flew to Goma to meet both sides": of a meeting whose one side nobody knows nothing can be told.
    let one_sided = grammar::doer(page, t).is_some() && !own.iter().any(|a| a.id.is_some());
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
    if !speaking && page.lemma(t) != "discuss" {
        add_all(&mut own, grammar::object(page, t).map(|s| people(page, mentions, s)));
    }
    let closed = grammar::doer(page, t).is_some_and(|s| is_strange(page, mentions, s)) || is_denied(page, t);
    let telling = |parties, closed| Telling { token: t, verb: Some(t), parties, closed };
    let Some(with) = grammar::oblique(page, t, &["with"]) else {
        // "spoke to reporters" is no meeting; "the two ministers spoke by phone" is one.
        let meets = !speaking || (own.len() >= 2 && by_phone_or_again(page, t));
        let closed = closed || grammar::object(page, t).is_some_and(|o| is_strange(page, mentions, o));
        return if meets { vec![telling(own, closed)] } else { Vec::new() };
    };
    with_each(page, mentions, with)
        .into_iter()
        .map(|more| {
            let mut parties = own.clone();
            add_all(&mut parties, Some(more));
            telling(parties, true)
        })
        .collect()
}

/// "The president called Vladimir Putin on Friday": one person rings another; whom one calls something is not rung.
fn rings(page: &Page, mentions: &Mentions, t: usize) -> Option<Telling> {
    let taken = |c: &usize| {
        matches!(
            page.label(*c),
            Label::Obj | Label::Iobj | Label::Xcomp | Label::Ccomp | Label::Advcl | Label::CompoundPrt
        )
    };
    let more = |c: usize| {
        page.label(c) == Label::Obl
            && grammar::preposition(page, c)
                .is_some_and(|p| !matches!(p, "on" | "in" | "after" | "before" | "from"))
    };
    let mut objects = page.syntax.children(t).filter(taken);
    let whom = objects.next().filter(|&o| o > t && matches!(page.label(o), Label::Obj | Label::Xcomp))?;
    let behind = page.syntax.right_edge(whom) + 1;
    let ends = behind >= page.syntax.tokens.len()
        || matches!(page.word(behind), "." | ",")
        || matches!(page.pos(behind), Pos::Adp | Pos::Propn | Pos::Verb);
    let plain = objects.next().is_none() && !page.syntax.children(t).any(more) && ends;
    let person = |actors: &[Actor]| matches!(actors, [a] if a.name.is_some() && a.id.is_some());
    let called = mentions.actors(page, whom);
    let caller = mentions.actors(page, grammar::doer(page, t)?);
    let named = page.pos(whom) == Pos::Propn && mentions.at(whom).is_some();
    let two = person(&called) && person(&caller) && called[0].id != caller[0].id;
    let parties = [caller, called].concat();
    (plain && named && two).then_some(Telling { token: t, verb: Some(t), parties, closed: true })
}

/// "Sat down with the rebels", "the committees sat for nine days"; nobody else who sits is at a table.
fn sits_down(page: &Page, t: usize) -> bool {
    let down = |c: usize| matches!(page.lemma(c), "down" | "together");
    page.syntax.children(t).any(down) || grammar::oblique(page, t, &["for"]).is_some()
}

fn by_phone_or_again(page: &Page, t: usize) -> bool {
    grammar::oblique(page, t, &["over", "by", "via"]).is_some()
        || page.syntax.children(t).any(|c| matches!(page.lemma(c), "again" | "together"))
}

/// "returned to the negotiating table": the sides are the subject.
fn table(page: &Page, mentions: &Mentions, t: usize) -> Option<Telling> {
    if page.pos(t) != Pos::Noun || page.lemma(t) != "table" || grammar::preposition(page, t) != Some("to") {
        return None;
    }
    let verb =
        governor(page, t).filter(|&v| matches!(page.lemma(v), "return" | "go" | "come" | "get" | "sit"))?;
    let mut parties = Vec::new();
    add_all(&mut parties, grammar::doer(page, verb).map(|s| mentions.actors(page, s)));
    let closed = grammar::doer(page, verb).is_some_and(|s| is_strange(page, mentions, s));
    Some(Telling { token: verb, verb: Some(verb), parties, closed })
}
