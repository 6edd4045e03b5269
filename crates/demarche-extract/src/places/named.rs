//! Names of places among the words, with their countries.

use crate::{Page, grammar};
use demarche_lexicon::{ActorClass, Entry};
use demarche_parse::{Label, NameKind, Pos};
use demarche_record::Where;
use std::collections::BTreeMap;
use std::ops::Range;

/// A name that may be a place: its tokens and what the lexicon says.
struct Candidate<'a> {
    tokens: Range<usize>,
    entries: Vec<&'a Entry>,
}

/// Every place with its head token and whether it is a scene ("in Geneva") and no actor or goal.
pub fn all(page: &Page) -> Vec<(usize, Where, Part)> {
    let candidates = candidates(page);
    let counts = countries(&candidates);
    let mut found = Vec::new();
    for candidate in &candidates {
        let Some(place) = settle(page, candidate, &counts) else {
            continue;
        };
        let Range { start, end } = candidate.tokens;
        let head = (start..end)
            .find(|&t| page.token(t).head.is_none_or(|h| h < start || h >= end))
            .unwrap_or(end - 1);
        // "Geneva, Switzerland": the state only says which Geneva.
        let explained = start >= 2
            && page.word(start - 1) == ","
            && found.last().is_some_and(|(_, before, _): &(usize, Where, Part)| {
                before.span.is_some_and(|s| s.end == page.token(start - 2).span.end)
                    && before.country == place.country
                    && is_state(candidate)
            });
        if !explained {
            let part = match part(page, start, head) {
                // A state meets, fights and stands at a border; only what is inside or all around it happens there.
                Part::Scene | Part::Round if is_state(candidate) && !is_within(page, start, head) => {
                    Part::None
                }
                part => part,
            };
            found.push((head, place, part));
        }
    }
    found
}

fn candidates<'a>(page: &Page<'a>) -> Vec<Candidate<'a>> {
    let mut all = Vec::new();
    let mut names = page.syntax.names.iter().peekable();
    for sentence in &page.syntax.sentences {
        let range = sentence.tokens.clone();
        let words: Vec<&str> = range.clone().map(|t| page.word(t)).collect();
        let mut t = range.start;
        while t < range.end {
            while names.peek().is_some_and(|n| n.tokens.end <= t) {
                names.next();
            }
            let name = names.peek().filter(|n| n.tokens.contains(&t));
            let Some(candidate) =
                candidate(page, &words, &range, t, name.map(|n| (n.tokens.clone(), n.kind)))
            else {
                t += 1;
                continue;
            };
            t = candidate.tokens.end;
            all.push(candidate);
        }
    }
    all.retain(|c| c.tokens.start < c.tokens.end);
    all
}

fn candidate<'a>(
    page: &Page<'a>,
    words: &[&str],
    sentence: &Range<usize>,
    t: usize,
    name: Option<(Range<usize>, NameKind)>,
) -> Option<Candidate<'a>> {
    let matches = page.lexicon.matches(words, t - sentence.start);
    let longest = matches.iter().map(|m| m.len).max().unwrap_or(0);
    if let Some((tokens, kind)) = &name
        && tokens.start == t
        && longest < tokens.len()
        && matches!(kind, NameKind::Person | NameKind::Place | NameKind::Organisation)
    {
        // A name of its own: no part of it is a place ("Paris Hilton"), except that a longer place is a place.
        let entries: Vec<&Entry> = matches.iter().filter(|m| m.len == longest).map(|m| m.entry).collect();
        let place = *kind == NameKind::Place;
        let known = entries.iter().any(|e| is_place(e));
        if place && known {
            return Some(Candidate { tokens: t..t + longest, entries });
        }
        return place
            .then(|| Candidate { tokens: tokens.start..tokens.end.min(sentence.end), entries: Vec::new() });
    }
    if longest == 0 {
        return None;
    }
    let entries: Vec<&Entry> = matches.iter().filter(|m| m.len == longest).map(|m| m.entry).collect();
    let tokens = t..t + longest;
    if entries.iter().any(|e| is_place(e)) {
        return Some(Candidate { tokens, entries });
    }
    // "the Kenyan capital"
    let capital = t + longest < sentence.end && page.lemma(t + longest) == "capital";
    if let (true, Some(Entry::Demonym { .. })) = (capital, entries.first()) {
        return Some(Candidate { tokens: t..t + longest + 1, entries });
    }
    None
}

fn is_place(entry: &Entry) -> bool {
    matches!(entry, Entry::Place { .. } | Entry::Actor { class: ActorClass::State | ActorClass::Capital, .. })
}

fn is_state(candidate: &Candidate) -> bool {
    candidate.entries.iter().any(|e| matches!(e, Entry::Actor { class: ActorClass::State, .. }))
}

/// The country in which an entry lies.
fn country(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Place { country, .. } => country.as_deref(),
        Entry::Actor { id, class: ActorClass::State | ActorClass::Capital, .. }
        | Entry::Demonym { id, .. } => (id.len() == 3).then_some(id),
        _ => None,
    }
}

/// How often the page names each country by names that can mean nothing else.
fn countries<'a>(candidates: &[Candidate<'a>]) -> BTreeMap<&'a str, u32> {
    let mut counts = BTreeMap::new();
    for candidate in candidates {
        let mut countries = candidate.entries.iter().filter_map(|e| country(e));
        if let Some(first) = countries.next()
            && countries.all(|c| c == first)
        {
            *counts.entry(first).or_default() += 1;
        }
    }
    counts
}

fn settle(page: &Page, candidate: &Candidate, counts: &BTreeMap<&str, u32>) -> Option<Where> {
    let Range { start, end } = candidate.tokens;
    let span = page.syntax.span(start, end - 1);
    let told = state_after(page, end);
    let places: Vec<&Entry> = candidate
        .entries
        .iter()
        .copied()
        .filter(|e| is_place(e) || matches!(e, Entry::Demonym { .. }))
        .collect();
    let count = |e: &&&Entry| country(e).and_then(|c| counts.get(c)).copied().unwrap_or(0);
    // The first named of equally likely ones: the lexicon lists the better known first.
    let best = places.iter().rev().max_by_key(count).copied();
    let agreed = told.and_then(|t| places.iter().find(|e| country(e) == Some(t)).copied());
    let entry = agreed.or(best);
    let name = match entry {
        Some(Entry::Place { name, .. }) => name.clone(),
        _ => page.text(span).to_owned(),
    };
    let known = entry.and_then(country).map(str::to_owned);
    Some(Where {
        name,
        country: if entry.is_some() && agreed.is_none() { known } else { told.map(str::to_owned).or(known) },
        span: Some(span),
    })
}

/// "Geneva, Switzerland", "Nyala in Sudan": the state that says in which country a place lies.
fn state_after<'a>(page: &Page<'a>, end: usize) -> Option<&'a str> {
    let tokens = &page.syntax.tokens;
    let by = tokens.get(end)?;
    let same = |t: usize| tokens.get(t).is_some_and(|x| x.sentence == tokens[end - 1].sentence);
    if !same(end + 1) || !(page.word(end) == "," || by.pos == Pos::Adp && page.lemma(end) == "in") {
        return None;
    }
    let stop = page.syntax.sentences[by.sentence].tokens.end.min(end + 6);
    let mut at = end + 1;
    while at < stop && (page.pos(at) == Pos::Adj || page.word(at).ends_with("ern")) {
        at += 1;
    }
    let words: Vec<&str> = (at..stop).map(|t| page.word(t)).collect();
    page.lexicon.matches(&words, 0).iter().find_map(|m| match m.entry {
        Entry::Actor { id, class: ActorClass::State, .. } => Some(id.as_str()),
        _ => None,
    })
}

/// How a place belongs to what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "in Geneva".
    Scene,
    /// "the Geneva talks".
    Round,
    /// "captured Goma", "sent troops to Goma": the place only where the verb says so.
    Goal,
    /// Nothing of the kind.
    None,
}

/// The part that a place plays.
pub fn part(page: &Page, first: usize, head: usize) -> Part {
    if is_scene(page, first, head) {
        return Part::Scene;
    }
    let governor = page.token(head).head;
    match page.label(head) {
        Label::Compound | Label::Amod | Label::Nmod
            if governor.is_some_and(|g| {
                g > head
                    && matches!(
                        page.lemma(g),
                        "talk" | "summit" | "meeting" | "conference" | "negotiation" | "round"
                    )
            }) =>
        {
            Part::Round
        }
        Label::Obj => Part::Goal,
        Label::Obl | Label::Nmod
            if matches!(
                grammar::preposition(page, head),
                Some("to" | "into" | "towards" | "toward" | "on" | "of" | "against")
            ) =>
        {
            Part::Goal
        }
        _ => Part::None,
    }
}

/// "in Geneva", "near the border town of X": where something happens.
fn is_scene(page: &Page, first: usize, head: usize) -> bool {
    let locative = |p: &str| {
        matches!(
            p,
            "in" | "at"
                | "near"
                | "outside"
                | "inside"
                | "around"
                | "across"
                | "throughout"
                | "within"
                | "off"
                | "above"
                | "beside"
        )
    };
    if matches!(
        page.label(head),
        Label::Nsubj | Label::NsubjPass | Label::Obj | Label::NmodPoss | Label::Compound
    ) {
        return false;
    }
    if let Some(p) = grammar::preposition(page, head) {
        let p = p.to_lowercase();
        return locative(&p)
            || p == "of" && page.token(head).head.is_some_and(|h| is_kind_of_place(page.lemma(h)));
    }
    let mut t = first;
    let start = page.syntax.sentences[page.token(first).sentence].tokens.start;
    while t > start {
        t -= 1;
        match page.pos(t) {
            Pos::Det | Pos::Adj => {}
            Pos::Adp => return locative(&page.lemma(t).to_lowercase()),
            _ => return false,
        }
    }
    false
}

/// "in Sudan", "across the north of Sudan", "around Taiwan": inside a state, or on every side of it.
fn is_within(page: &Page, first: usize, head: usize) -> bool {
    let within =
        |p: &str| matches!(p, "in" | "inside" | "across" | "throughout" | "within" | "around" | "of");
    if let Some(p) = grammar::preposition(page, head) {
        return within(&p.to_lowercase());
    }
    let start = page.syntax.sentences[page.token(first).sentence].tokens.start;
    (start..first)
        .rev()
        .find(|&t| !matches!(page.pos(t), Pos::Det | Pos::Adj))
        .is_some_and(|t| within(&page.lemma(t).to_lowercase()))
}

/// "the town of X": the name says which town.
fn is_kind_of_place(lemma: &str) -> bool {
    matches!(
        lemma,
        "city"
            | "town"
            | "village"
            | "port"
            | "region"
            | "province"
            | "district"
            | "capital"
            | "area"
            | "state"
            | "island"
            | "suburb"
            | "oblast"
            | "county"
            | "peninsula"
            | "outskirt"
            | "part"
            | "north"
            | "south"
            | "east"
            | "west"
            | "centre"
            | "center"
            | "gulf"
            | "strait"
            | "coast"
            | "shore"
            | "streets"
            | "street"
    )
}
