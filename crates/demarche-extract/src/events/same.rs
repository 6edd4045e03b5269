//! The same event told again on its page: later tellings point at the first one.
//!
//! Two tellings are one event where nothing speaks against it (status, mode, sides, days, places, numbers, "another",
//! "again") and something speaks for it: like words, a definite noun that takes the event up, the title's event in the
//! lead, the same deed of the same sides. Where that is open, they stay two.

use super::EventFound;
use super::read::Reader;
use crate::grammar;
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Event, EventType, Status, When};
use demarche_text::{Role, Span};
use std::collections::{BTreeMap, BTreeSet};

/// How many events of one type back a telling is compared with.
const BACK: usize = 24;
/// How alike the words of two tellings must be where nothing else speaks for it, and where something does.
const ALIKE: f64 = 0.5;
const NEARLY: f64 = 0.2;

/// Points every later telling of an event at the first one.
pub fn link(reader: &Reader, events: &mut [EventFound]) {
    let places: BTreeMap<usize, &str> =
        reader.places.all.iter().map(|p| (p.head, p.place.name.as_str())).collect();
    let tellings: Vec<Telling> = events.iter().map(|e| Telling::of(reader, e, &places)).collect();
    let mut groups: Vec<Group> = Vec::new();
    let mut first: Vec<Option<usize>> = vec![None; events.len()];
    for (n, telling) in tellings.iter().enumerate() {
        let near: Vec<usize> = groups
            .iter()
            .enumerate()
            .rev()
            .take(BACK * 8)
            .filter(|(_, g)| events[g.first].event.kind == events[n].event.kind)
            .take(BACK)
            .map(|(at, _)| at)
            .collect();
        let possible: Vec<usize> =
            near.into_iter().filter(|&at| groups[at].allows(reader, &tellings, events, n)).collect();
        match possible.iter().copied().find(|&at| groups[at].speaks_for(&tellings, events, n, possible.len()))
        {
            Some(at) => {
                first[n] = Some(groups[at].first);
                groups[at].add(n, telling);
            }
            None => groups.push(Group { first: n, last: n, sides: telling.sides.clone() }),
        }
    }
    let spans: Vec<Span> = events.iter().map(|e| e.event.span).collect();
    for (found, first) in events.iter_mut().zip(first) {
        found.event.same_as = first.map(|at| spans[at]);
    }
}

/// The tellings of one event.
struct Group {
    first: usize,
    last: usize,
    /// Everybody whom any telling has named.
    sides: [BTreeSet<String>; 2],
}

/// One telling, as far as it can be compared.
struct Telling {
    sentence: usize,
    title: bool,
    lead: bool,
    /// A headline of another article, which is a world of its own.
    tail: bool,
    lemma: String,
    words: BTreeSet<String>,
    places: BTreeSet<String>,
    numbers: BTreeSet<String>,
    sides: [BTreeSet<String>; 2],
    /// "the attack", "this decision".
    taken_up: bool,
    /// "another attack", "attacked again": the words that say so.
    further: BTreeSet<String>,
}

impl Telling {
    fn of(reader: &Reader, found: &EventFound, named_places: &BTreeMap<usize, &str>) -> Telling {
        let page = reader.page;
        let (t, event) = (found.trigger, &found.event);
        let sentence = page.token(t).sentence;
        let role = page.role(sentence);
        let named: Vec<Span> = event.actors.iter().chain(&event.recipients).filter_map(|a| a.span).collect();
        let tokens = &page.syntax.tokens;
        let from = tokens.partition_point(|x| x.span.start < event.span.start);
        let inside = || (from..tokens.len()).take_while(|&x| tokens[x].span.end <= event.span.end);
        let when = event.when.map(|w| w.span);
        let counts = |x: &usize| {
            let span = tokens[*x].span;
            !named.iter().any(|n| n.contains(span)) && !when.is_some_and(|w| w.contains(span))
        };
        let content = |x: &usize| matches!(page.pos(*x), Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj);
        let words = inside().filter(counts).filter(content).map(|x| reader.lemma(x));
        let mut words: BTreeSet<String> = words.filter(|w| !reader.book.is("light", w)).collect();
        let lemma = reader.lemma(t);
        words.insert(lemma.clone());
        let near = inside().filter_map(|x| named_places.get(&x));
        let noun = page.pos(t) == Pos::Noun && !reader.verbal(t);
        Telling {
            sentence,
            title: role == Role::Title,
            lead: in_lead(reader, sentence),
            tail: role == Role::Headline,
            lemma,
            words,
            places: near.map(|name| name.to_lowercase()).collect(),
            numbers: inside()
                .filter(counts)
                .filter(|&x| page.pos(x) == Pos::Num)
                .map(|x| reader.lemma(x))
                .collect(),
            sides: [side(reader, &event.actors), side(reader, &event.recipients)],
            taken_up: noun && is_definite(reader, t),
            further: further(reader, t),
        }
    }

    fn shared(&self, other: &Telling) -> usize {
        self.words.intersection(&other.words).count()
    }

    fn likeness(&self, other: &Telling) -> f64 {
        let shared = self.shared(other);
        let all = self.words.len() + other.words.len() - shared;
        if all == 0 { 0.0 } else { shared as f64 / all as f64 }
    }
}

impl Group {
    fn add(&mut self, n: usize, telling: &Telling) {
        self.last = n;
        for (all, more) in self.sides.iter_mut().zip(&telling.sides) {
            all.extend(more.iter().cloned());
        }
    }

    /// Whether nothing keeps a telling apart from the event.
    fn allows(&self, reader: &Reader, tellings: &[Telling], events: &[EventFound], n: usize) -> bool {
        let (b, event) = (&tellings[n], &events[n].event);
        let members = [self.first, self.last];
        let apart = |&m: &usize| {
            let (a, other) = (&tellings[m], &events[m].event);
            a.sentence == b.sentence
                || event.status == Status::Hypothetical
                || a.tail
                || b.tail
                || other.status != event.status
                || (other.mode.is_some() && event.mode.is_some() && other.mode != event.mode)
                || exclude(other.when, event.when)
                || disjoint(&a.numbers, &b.numbers)
                || disjoint(&a.places, &b.places)
                || elsewhere(other, event)
                || other_people(other, event)
                || (long_past(reader, other) != long_past(reader, event))
        };
        let fit = |s: usize| {
            let (a, b) = (&self.sides[s], &b.sides[s]);
            a.is_empty() || b.is_empty() || a.is_subset(b) || b.is_subset(a)
        };
        b.further.is_subset(&tellings[self.first].further) && !members.iter().any(apart) && fit(0) && fit(1)
    }

    /// Whether somebody acts in both.
    fn overlaps(&self, telling: &Telling) -> bool {
        !self.sides[0].is_disjoint(&telling.sides[0])
    }

    /// Whether something speaks for it; `possible` events could be meant.
    fn speaks_for(&self, tellings: &[Telling], events: &[EventFound], n: usize, possible: usize) -> bool {
        let (b, event) = (&tellings[n], &events[n].event);
        let same = |s: usize| !self.sides[s].is_empty() && self.sides[s] == b.sides[s];
        let both = same(0) && (same(1) || (self.sides[1].is_empty() && b.sides[1].is_empty()));
        let share = same(0) || same(1);
        [self.first, self.last].into_iter().any(|m| {
            let (a, other) = (&tellings[m], &events[m].event);
            let like = a.likeness(b);
            let deed = a.lemma == b.lemma;
            // A title tells what the lead tells: the first event of its type.
            let moded = other.mode.is_some() && other.mode == event.mode && event.kind != EventType::Accuse;
            let told = deed || like >= NEARLY || moded || !has_content(event.kind);
            let sided = !b.sides[1].is_empty() || b.sides[0].len() > 1;
            let closed = both && sided && matches!(event.kind, EventType::Agree | EventType::Reject);
            let lead = a.title && m == self.last && b.lead;
            let announced = lead && ((same(0) && told) || closed || (deed && self.overlaps(b)));
            let one = possible == 1 && same(1) && other.cameo == event.cameo;
            let takes_up = b.taken_up && share && (a.words.contains(&b.lemma) || one);
            let dated =
                other.when.is_some() && days(other.when) == days(event.when) && days(event.when).is_some();
            let material = !has_content(event.kind);
            (share && like >= ALIKE && (both || a.shared(b) > 1))
                || announced
                || takes_up
                || (both && material && deed && like >= NEARLY)
                || (both && material && dated && (deed || like >= NEARLY))
        })
    }
}

/// The ids of one side; somebody without an id by the words.
fn side(reader: &Reader, actors: &[Actor]) -> BTreeSet<String> {
    let key = |a: &Actor| {
        let words = a.span.map(|s| format!("~{}", s.of(&reader.page.document.text).to_lowercase()));
        a.id.clone().or_else(|| a.name.clone()).or(words)
    };
    actors.iter().filter_map(key).collect()
}

/// Types of which two of the same sides are one only if they have the same content: demands, promises, charges.
fn has_content(kind: EventType) -> bool {
    use EventType::{Accuse, Agree, Concede, Protest, Reject, Request, Support, Threaten};
    matches!(kind, Accuse | Agree | Concede | Protest | Reject | Request | Support | Threaten)
}

fn disjoint(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}

fn days(when: Option<When>) -> Option<(demarche_text::Date, demarche_text::Date)> {
    let when = when?;
    Some((when.start?, when.end?))
}

/// Whether the days of two tellings have none in common.
fn exclude(a: Option<When>, b: Option<When>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let before = |end: Option<_>, start: Option<_>| matches!((end, start), (Some(e), Some(s)) if e < s);
    before(a.end, b.start) || before(b.end, a.start)
}

/// Whether both are placed, and elsewhere.
fn elsewhere(a: &Event, b: &Event) -> bool {
    let (Some(a), Some(b)) = (&a.place, &b.place) else { return false };
    !a.name.eq_ignore_ascii_case(&b.name)
}

/// Whether the two name other people of one side, or other parts of its state: Kerry's call is not the senators'.
fn other_people(a: &Event, b: &Event) -> bool {
    let all = |e: &Event| -> Vec<Actor> { e.actors.iter().chain(&e.recipients).cloned().collect() };
    let (a_all, b_all) = (all(a), all(b));
    let talks = a.kind == EventType::Consult || has_content(a.kind);
    a_all.iter().filter(|x| x.id.is_some()).any(|x| {
        let theirs: Vec<&Actor> = b_all.iter().filter(|y| y.id == x.id).collect();
        let ours: Vec<&Actor> = a_all.iter().filter(|y| y.id == x.id).collect();
        let other_names = |m: &&Actor| theirs.iter().all(|y| y.name != m.name);
        let named = ours.iter().chain(&theirs).all(|m| m.name.is_some()) && ours.iter().all(other_names);
        let other_parts = |m: &&Actor| {
            theirs.iter().all(|y| m.sector.is_some() && y.sector.is_some() && m.sector != y.sector)
        };
        !theirs.is_empty() && (named || (talks && ours.iter().all(other_parts)))
    })
}

/// Whether a telling is dated a month or more before the page.
fn long_past(reader: &Reader, event: &Event) -> bool {
    let published = reader.page.document.published;
    let end = event.when.and_then(|w| w.end.or(w.start));
    let (Some(end), Some(published)) = (end, published) else { return false };
    let days = |d: demarche_text::Date| i32::from(d.year()) * 365 + i32::from(d.day_of_year());
    days(published) - days(end) > 30
}

/// Whether a sentence is one of the first four of the article.
fn in_lead(reader: &Reader, sentence: usize) -> bool {
    let page = reader.page;
    let body = |s: &usize| page.role(*s) == Role::Body;
    let from = sentence.saturating_sub(3);
    let before = (0..from).rev().take(8).find(body);
    body(&sentence) && before.is_none()
}

/// "the attack", "this decision", "Monday's talks".
pub(in crate::events) fn is_definite(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    page.syntax.children(t).any(|c| {
        page.label(c) == Label::Det && matches!(page.lemma(c), "the" | "this" | "that" | "these" | "those")
    })
}

/// The words that say that it is one more: "another attack", "struck again", "a second round".
fn further(reader: &Reader, t: usize) -> BTreeSet<String> {
    let page = reader.page;
    let verb = page.token(t).head.filter(|&h| !reader.verbal(t) && reader.verbal(h));
    let object = grammar::undergoer(page, t).filter(|_| reader.verbal(t));
    let heads = [Some(t), verb, object].into_iter().flatten();
    let beside = heads.flat_map(|at| page.syntax.children(at));
    let modifiers =
        beside.filter(|&c| matches!(page.label(c), Label::Amod | Label::Advmod | Label::Det | Label::Nummod));
    modifiers.map(|c| page.lemma(c)).filter(|w| FURTHER.contains(w)).map(str::to_owned).collect()
}

/// Words that count on.
const FURTHER: &[&str] = &[
    "another",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "further",
    "other",
    "additional",
    "separate",
    "similar",
    "fresh",
    "new",
    "again",
    "also",
    "previous",
    "earlier",
    "next",
    "more",
    "twice",
    "repeatedly",
    "later",
    "then",
    "separately",
    "often",
    "past",
    "usually",
    "regularly",
];
