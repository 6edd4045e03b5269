//! Names that may be places, with all that the lexicon and the gazetteer say of them.

use crate::Page;
use demarche_lexicon::{ActorClass, Entry, Spot, SpotKind};
use demarche_parse::{Name, NameKind, Pos};
use std::iter::Peekable;
use std::ops::Range;
use std::slice::Iter;

/// A name that may be a place: its tokens, and what it may mean.
#[derive(Debug)]
pub struct Candidate<'a> {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the lexicon says.
    pub entries: Vec<&'a Entry>,
    /// What the gazetteer says.
    pub spots: Vec<Spot>,
    /// Whether it only tells a country, as "Russian" does, and is no place.
    pub only_evidence: bool,
}

impl Candidate<'_> {
    /// Whether it may be a state.
    pub fn is_state(&self) -> bool {
        self.entries.iter().any(|e| matches!(e, Entry::Actor { class: ActorClass::State, .. }))
    }
}

/// The names of a page, in text order.
pub fn find<'a>(page: &Page<'a>) -> Vec<Candidate<'a>> {
    let mut all = Vec::new();
    let mut names = page.syntax.names.iter().peekable();
    for sentence in &page.syntax.sentences {
        let range = sentence.tokens.clone();
        let words: Vec<&str> = range.clone().map(|t| page.word(t)).collect();
        let reader = Reader { page, words: &words, sentence: range.clone() };
        let mut t = range.start;
        while t < range.end {
            let found = reader.at(t, name_at(&mut names, t));
            let end = found.as_ref().map_or(t + 1, |c| c.tokens.end.max(t + 1));
            all.extend(found);
            t = end;
        }
    }
    all
}

fn name_at<'n>(names: &mut Peekable<Iter<'n, Name>>, t: usize) -> Option<&'n Name> {
    while names.peek().is_some_and(|n| n.tokens.end <= t) {
        names.next();
    }
    names.peek().copied().filter(|n| n.tokens.contains(&t))
}

/// One sentence.
struct Reader<'r, 'a> {
    page: &'r Page<'a>,
    words: &'r [&'a str],
    sentence: Range<usize>,
}

impl<'a> Reader<'_, 'a> {
    fn at(&self, t: usize, name: Option<&Name>) -> Option<Candidate<'a>> {
        let matches = self.page.lexicon.matches(self.words, t - self.sentence.start);
        let longest = matches.iter().map(|m| m.len).max().unwrap_or(0);
        let entries: Vec<&Entry> = matches.iter().filter(|m| m.len == longest).map(|m| m.entry).collect();
        let known = entries.iter().any(|e| is_place(e));
        if let Some(name) = name.filter(|n| n.tokens.start == t || self.word(t - 1) == ",") {
            let tokens = t..self.end_of(name, t);
            let proper = matches!(name.kind, NameKind::Person | NameKind::Place | NameKind::Organisation);
            if proper && longest < tokens.len() {
                // A name of its own: no part of it is a place ("Paris Hilton"), except that a longer place is one.
                return self.own_name(name.kind, tokens, t..t + longest, entries);
            }
        }
        if known {
            return Some(self.candidate(t..t + longest, entries));
        }
        match entries.first() {
            // "the Kenyan capital"
            Some(Entry::Demonym { .. }) => {
                let capital = t + longest < self.sentence.end && self.page.lemma(t + longest) == "capital";
                let tokens = t..t + longest + usize::from(capital);
                Some(Candidate { tokens, entries, spots: Vec::new(), only_evidence: !capital })
            }
            Some(_) => None,
            None => self.unknown(t, name),
        }
    }

    /// A name that the parser found and the lexicon does not know as a whole.
    fn own_name(
        &self,
        kind: NameKind,
        tokens: Range<usize>,
        prefix: Range<usize>,
        entries: Vec<&'a Entry>,
    ) -> Option<Candidate<'a>> {
        if kind != NameKind::Place {
            return self.before_region(tokens.start);
        }
        let spots = self.spots(tokens.clone());
        if spots.is_empty() && entries.iter().any(|e| is_place(e)) {
            return Some(self.candidate(prefix, entries));
        }
        let spots = if spots.is_empty() { self.without_direction(&tokens) } else { spots };
        Some(Candidate { tokens, entries: Vec::new(), spots, only_evidence: false })
    }

    /// A name that no data file holds: a place where the parser says so, or where a region stands behind it.
    fn unknown(&self, t: usize, name: Option<&Name>) -> Option<Candidate<'a>> {
        let begins = name.is_none_or(|n| n.tokens.start == t || self.word(t - 1) == ",");
        if !begins {
            return None;
        }
        let Some(name) = name.filter(|n| n.kind == NameKind::Place) else {
            return self.before_region(t);
        };
        let tokens = t..self.end_of(name, t);
        let spots = self.spots(tokens.clone());
        let spots = if spots.is_empty() { self.without_direction(&tokens) } else { spots };
        Some(Candidate { tokens, entries: Vec::new(), spots, only_evidence: false })
    }

    /// "Mercer, Pa.": whatever else it may be called, it is a town.
    fn before_region(&self, t: usize) -> Option<Candidate<'a>> {
        if self.page.pos(t) != Pos::Propn {
            return None;
        }
        let gazetteer = self.page.lexicon.gazetteer();
        let comma = (t + 1..self.sentence.end.min(t + 5)).find(|&c| self.word(c) == ",")?;
        let region = self.words.get(comma + 1 - self.sentence.start)?;
        if !region.starts_with(char::is_uppercase) || self.word(comma - 1).len() < 3 {
            return None;
        }
        let spots = self.spots(t..comma);
        let mut around = gazetteer.abbreviated(region);
        if around.is_empty() && !spots.is_empty() {
            around = gazetteer.longest(self.words, comma + 1 - self.sentence.start, 3)?.1;
            around.retain(|s| s.kind == SpotKind::Region && s.size > 120);
        }
        spots.iter().any(|s| around.iter().any(|r| r.region == s.region)).then(|| Candidate {
            tokens: t..comma,
            entries: Vec::new(),
            spots,
            only_evidence: false,
        })
    }

    /// A name that the lexicon knows as a place.
    fn candidate(&self, tokens: Range<usize>, entries: Vec<&'a Entry>) -> Candidate<'a> {
        let mut spots = self.spots(tokens.clone());
        let is_state = |e: &&&Entry| matches!(e, Entry::Actor { class: ActorClass::State, .. });
        let states: Vec<_> = entries.iter().filter(is_state).map(|e| country(e)).collect();
        if !states.is_empty() {
            // What may be a state is no town of that name, but perhaps a great region: Georgia.
            let own = |s: &Spot| states.contains(&s.country);
            spots.retain(|s| s.kind == SpotKind::Region && s.magnitude() >= 6.0 && !own(s));
        }
        Candidate { tokens, entries, spots, only_evidence: false }
    }

    /// "northern Kharkiv", "Downtown Houston": the place without what tells its part; "Kharkiv Oblast": the
    /// division; "Ky.": the region.
    fn without_direction(&self, tokens: &Range<usize>) -> Vec<Spot> {
        let last = self.word(tokens.end - 1).to_lowercase();
        let division = matches!(
            last.as_str(),
            "oblast"
                | "region"
                | "province"
                | "state"
                | "governorate"
                | "prefecture"
                | "county"
                | "district"
                | "department"
                | "territory"
        );
        if division && tokens.len() > 1 {
            let mut spots = self.spots(tokens.start..tokens.end - 1);
            spots.retain(|s| matches!(s.kind, SpotKind::Region | SpotKind::County));
            return spots;
        }
        if tokens.len() == 1 && self.word(tokens.start.saturating_sub(1)) == "," {
            // "London, Ky."
            return self.page.lexicon.gazetteer().abbreviated(self.word(tokens.start));
        }
        let first = self.word(tokens.start).to_lowercase();
        let part = matches!(
            first.as_str(),
            "north"
                | "south"
                | "east"
                | "west"
                | "central"
                | "downtown"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "northeast"
                | "northwest"
                | "southeast"
                | "southwest"
                | "greater"
                | "the"
                | "upper"
                | "lower"
                | "inner"
        );
        // "Upper East" is a name, no part of a place.
        let rest = self.words.get(tokens.end - 1 - self.sentence.start).map_or("", |w| w);
        let direction = ["north", "south", "east", "west"].iter().any(|d| rest.eq_ignore_ascii_case(d));
        if part && tokens.len() > 1 && !direction {
            self.spots(tokens.start + 1..tokens.end)
        } else {
            Vec::new()
        }
    }

    fn spots(&self, tokens: Range<usize>) -> Vec<Spot> {
        let words = self.words.get(tokens.start - self.sentence.start..tokens.end - self.sentence.start);
        words.map_or_else(Vec::new, |words| self.page.lexicon.gazetteer().named(words))
    }

    /// A name ends at its first comma: "Paris, Texas" is two.
    fn end_of(&self, name: &Name, t: usize) -> usize {
        let end = name.tokens.end.min(self.sentence.end);
        (t + 1..end).find(|&c| self.word(c) == ",").unwrap_or(end)
    }

    fn word(&self, t: usize) -> &'a str {
        t.checked_sub(self.sentence.start).and_then(|i| self.words.get(i)).copied().unwrap_or("")
    }
}

/// Whether an entry may be a place.
pub fn is_place(entry: &Entry) -> bool {
    matches!(entry, Entry::Place { .. } | Entry::Actor { class: ActorClass::State | ActorClass::Capital, .. })
}

/// The country in which an entry lies.
pub fn country(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Place { country, .. } => country.as_deref(),
        Entry::Actor { id, class: ActorClass::State | ActorClass::Capital, .. }
        | Entry::Demonym { id, .. } => (id.len() == 3).then_some(id),
        _ => None,
    }
}
