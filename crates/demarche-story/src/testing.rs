//! Made-up pages for tests: text, and records whose spans are given by their words.
//!
//! `crates/demarche/tests/brief.rs` reads this file as well, by its path.
#![allow(dead_code, clippy::unwrap_used)]

use demarche_record::{
    Actor, Bound, DateSource, Document, Event, EventType, Figure, Form, Part, Phase, Position, PositionKind,
    PositionStatus, Record, Role, Sector, Source, Span, Statement, Status, Talks, When, Where,
};

/// A page that is being made.
#[derive(Clone, Debug)]
pub struct TestPage {
    pub document: Document,
    pub records: Vec<Record>,
}

impl TestPage {
    /// A page of which every line is body; an empty day is no day.
    pub fn new(source: &str, published: &str, text: &str) -> TestPage {
        let published = published.parse().ok();
        let document = Document {
            id: format!("id of {source}"),
            source: source.to_owned(),
            text: text.to_owned(),
            title: None,
            published,
            published_from: published.map(|_| DateSource::Given),
            language: "en",
            parts: vec![Part { role: Role::Body, span: Span::new(0, text.len()) }],
        };
        TestPage { document, records: Vec::new() }
    }

    /// Makes the words a part of their own: the title, or the headline of another article.
    pub fn part(mut self, role: Role, words: &str) -> TestPage {
        let span = self.at(words);
        if role == Role::Title {
            self.document.title = Some(span);
        }
        let mut parts = Vec::new();
        for part in self.document.parts.drain(..) {
            if !part.span.contains(span) {
                parts.push(part);
                continue;
            }
            let pieces = [
                (part.role, part.span.start, span.start),
                (role, span.start, span.end),
                (part.role, span.end, part.span.end),
            ];
            for (role, start, end) in pieces {
                if start < end {
                    parts.push(Part { role, span: Span { start, end } });
                }
            }
        }
        self.document.parts = parts;
        self
    }

    /// Where the words stand first.
    pub fn at(&self, words: &str) -> Span {
        let start = self.document.text.find(words).unwrap_or_else(|| panic!("the page lacks “{words}”"));
        Span::new(start, start + words.len())
    }

    fn maybe(&self, words: &str) -> Option<Span> {
        if words.is_empty() { None } else { Some(self.at(words)) }
    }

    /// "RUR", "RUR=Ruritanian guns", "RUR/Ada Ruiz=Ruiz", "=Western powers".
    fn actor(&self, spec: &str) -> Actor {
        let (who, words) = spec.split_once('=').unwrap_or((spec, ""));
        let (id, name) = who.split_once('/').unwrap_or((who, ""));
        let some = |text: &str| {
            if text.is_empty() { None } else { Some(text.to_owned()) }
        };
        Actor { id: some(id), sector: Some(Sector::Gov), name: some(name), span: self.maybe(words) }
    }

    fn actors(&self, specs: &[&str]) -> Vec<Actor> {
        specs.iter().map(|spec| self.actor(spec)).collect()
    }

    fn sources(&self, specs: &[&str]) -> Vec<Source> {
        let source = |spec: &&str| Source { actor: self.actor(spec), cue: None };
        specs.iter().map(source).collect()
    }

    fn when(&self, day: &str, words: &str) -> Option<When> {
        let day = day.parse().ok()?;
        Some(When { start: Some(day), end: Some(day), span: self.at(words) })
    }

    fn place(&self, name: &str) -> Option<Where> {
        Some(Where { name: name.to_owned(), country: None, span: Some(self.maybe(name)?), spot: None })
    }

    pub fn event(mut self, kind: EventType, words: &str, actors: &[&str], recipients: &[&str]) -> TestPage {
        let span = self.at(words);
        self.records.push(Record::Event(Event {
            span,
            trigger: span,
            kind,
            mode: None,
            cameo: String::new(),
            actors: self.actors(actors),
            recipients: self.actors(recipients),
            status: Status::Actual,
            attribution: Vec::new(),
            when: None,
            place: None,
            context: Vec::new(),
            same_as: None,
        }));
        self
    }

    /// Dates the record before.
    pub fn on(mut self, day: &str, words: &str) -> TestPage {
        let new = self.when(day, words);
        match self.records.last_mut() {
            Some(Record::Event(x)) => x.when = new,
            Some(Record::Position(x)) => x.when = new,
            Some(Record::Talks(x)) => x.when = new,
            _ => panic!("nothing to date"),
        }
        self
    }

    /// Gives the record before its place.
    pub fn place_at(mut self, name: &str) -> TestPage {
        let new = self.place(name);
        match self.records.last_mut() {
            Some(Record::Event(x)) => x.place = new,
            Some(Record::Talks(x)) => x.venue = new,
            Some(Record::Figure(x)) => x.place = new,
            _ => panic!("nothing that has a place"),
        }
        self
    }

    /// Gives the event before its status.
    pub fn status(mut self, new: Status) -> TestPage {
        if let Some(Record::Event(x)) = self.records.last_mut() {
            x.status = new;
        }
        self
    }

    /// Gives the record before its sources.
    pub fn via(mut self, specs: &[&str]) -> TestPage {
        let new = self.sources(specs);
        match self.records.last_mut() {
            Some(Record::Event(x)) => x.attribution = new,
            Some(Record::Position(x)) => x.attribution = new,
            Some(Record::Statement(x)) => x.attribution = new,
            _ => panic!("nothing that has sources"),
        }
        self
    }

    pub fn position(mut self, kind: PositionKind, words: &str, holders: &[&str], to: &[&str]) -> TestPage {
        self.records.push(Record::Position(Position {
            kind,
            holders: self.actors(holders),
            addressees: self.actors(to),
            content: self.at(words),
            condition: None,
            answers: None,
            status: PositionStatus::Issued,
            attribution: Vec::new(),
            when: None,
        }));
        self
    }

    /// Gives the position before its condition, what it answers, its status; empty words are none.
    pub fn stands(mut self, condition: &str, answers: &str, new: PositionStatus) -> TestPage {
        let (condition, answers) = (self.maybe(condition), self.maybe(answers));
        if let Some(Record::Position(x)) = self.records.last_mut() {
            (x.condition, x.answers, x.status) = (condition, answers, new);
        }
        self
    }

    pub fn quote(mut self, speaker: &str, words: &[&str], form: Form) -> TestPage {
        self.records.push(Record::Statement(Statement {
            speaker: self.actor(speaker),
            cue: None,
            content: words.iter().map(|w| self.at(w)).collect(),
            form,
            addressees: Vec::new(),
            attribution: Vec::new(),
        }));
        self
    }

    pub fn figure(
        mut self,
        words: &str,
        value: f64,
        bound: Bound,
        unit: &str,
        of: &str,
        by: &[&str],
    ) -> TestPage {
        self.records.push(Record::Figure(Figure {
            span: self.at(words),
            value,
            low: None,
            bound,
            unit: unit.to_owned(),
            actor: Some(self.actor(of)).filter(|actor| actor.id.is_some()),
            place: None,
            claimed_by: self.actors(by),
        }));
        self
    }

    pub fn talks(mut self, words: &str, parties: &[&str], phase: Phase) -> TestPage {
        self.records.push(Record::Talks(Talks {
            span: self.at(words),
            parties: self.actors(parties),
            delegates: Vec::new(),
            chair: None,
            venue: None,
            when: None,
            phase,
            outcome: None,
            follows: None,
        }));
        self
    }

    /// Gives the talks before their outcome and what they follow; empty words are none.
    pub fn ended(mut self, outcome: &str, follows: &str) -> TestPage {
        let (outcome, follows) = (self.maybe(outcome), self.maybe(follows));
        if let Some(Record::Talks(x)) = self.records.last_mut() {
            (x.outcome, x.follows) = (outcome, follows);
        }
        self
    }
}
