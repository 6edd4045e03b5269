//! Why an event was told: the entry with its frame, the words that fill it, what came second, the roles with the arcs to
//! them, what made the status, who reports it.

use super::read::{Reader, Reading};
use super::status::{is_condition, long_ago};
use super::{EventFound, emit, headline};
use crate::explain::{Cast, Reason, actor, arcs, called, days, place, quoted, short, word};
use crate::statements::Said;
use crate::{Mentions, Page, Places, Scopes, Times, grammar};
use demarche_lexicon::{Meaning, Predicate, Slot, WordKind};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Event, EventType, Status};

/// Most other entries to list.
const OTHERS: usize = 4;

/// The reasons of every event, in their order.
#[allow(clippy::too_many_arguments)] // every earlier step of the page
pub fn reasons(
    cast: &Cast,
    page: &Page,
    mentions: &Mentions,
    times: &Times,
    places: &Places,
    scopes: &Scopes,
    said: &[Said],
    found: &[EventFound],
) -> Vec<Vec<Reason>> {
    let mut reader = Reader::new(page, mentions, scopes, places);
    let flat = headline::verbs(&reader);
    reader.flat = &flat;
    let _ = times;
    found
        .iter()
        .map(|f| Why { cast, reader: &reader, said, event: &f.event, t: f.trigger }.reasons())
        .collect()
}

/// One event and what is needed to explain it.
struct Why<'r, 'p, 'a> {
    cast: &'r Cast<'r>,
    reader: &'r Reader<'p, 'a>,
    said: &'r [Said],
    event: &'r Event,
    t: usize,
}

impl Why<'_, '_, '_> {
    fn reasons(&self) -> Vec<Reason> {
        let own = self.reader.page.token(self.t).span;
        let by_position = self.event.trigger.end <= own.start || own.end <= self.event.trigger.start;
        let reading = self.reader.read(self.t).filter(|_| !by_position);
        let mut found = Vec::new();
        match &reading {
            Some(reading) => self.entry(reading, &mut found),
            None => found.push(Reason::new("entry", self.no_entry())),
        }
        self.roles(reading.as_ref(), &mut found);
        found.push(Reason::new("status", self.status()));
        found.extend(self.reported());
        found
    }

    /// The entry that fired, word by word, and those that came after it.
    fn entry(&self, reading: &Reading, found: &mut Vec<Reason>) {
        let page = self.reader.page;
        let lemma = self.reader.lemma(self.t);
        found.push(Reason::new("trigger", format!("{} (lemma {lemma})", word(page, self.t))));
        if let Some(verb) = self.light() {
            let way = arcs(page, self.t, verb);
            found.push(Reason::new("trigger", format!("performed by {}: {way}", word(page, verb))));
        }
        found.push(Reason::new("entry", line(reading.entry)));
        found.extend(self.frame(reading.entry));
        if let Meaning::Outer(outer) = reading.entry.meaning {
            found.push(Reason::new("composed", self.composed(outer, reading)));
        }
        let code = reading.code;
        if code.kind != self.event.kind || code.cameo != self.event.cameo {
            let own = format!("{} {}", code.kind.as_str(), code.cameo);
            let now = format!("{} {}", self.event.kind.as_str(), self.event.cameo);
            let mood = self.reader.mood(self.t, self.light());
            let spoken = matches!(self.event.kind, EventType::Threaten | EventType::Request);
            let why = match (mood.refused, mood.conditional, mood.status) {
                _ if spoken && !mood.refused && !mood.conditional => {
                    "it is what its holder threatens or demands: see the position"
                }
                (true, ..) => "somebody's “will not” is a refusal",
                (_, true, _) => "a “will” under a condition commits its speaker",
                (.., Status::Planned) => "what is announced is coded as the plan",
                _ => "what its participants make of it",
            };
            found.push(Reason::new("composed", format!("{own} becomes {now}: {why}")));
        }
        found.extend(self.others(reading).into_iter().map(|other| Reason::new("runner-up", other)));
    }

    /// What an outer act made of the act inside it.
    fn composed(&self, outer: &str, reading: &Reading) -> String {
        let page = self.reader.page;
        let Some(inner) = reading.inner else {
            return format!("@{outer} without an act inside gives {} (compose.tsv)", reading.code.cameo);
        };
        let way = arcs(page, self.t, inner);
        let told = self.reader.read(inner).map_or_else(
            || "no entry".to_owned(),
            |r| format!("{} {} by {}:{}", r.code.kind.as_str(), r.code.cameo, r.entry.from.0, r.entry.from.1),
        );
        format!(
            "@{outer} with {} ({told}; {way}) gives {} {} (compose.tsv)",
            word(page, inner),
            reading.code.kind.as_str(),
            reading.code.cameo
        )
    }

    /// The conditions of an entry's frame and what fills them.
    fn frame(&self, entry: &Predicate) -> Vec<Reason> {
        let conditions = entry.told[1].split_whitespace().filter(|c| *c != "-");
        let page = self.reader.page;
        conditions
            .zip(&entry.frame)
            .map(|(condition, need)| {
                let filled = need.any_of.iter().find_map(|(slot, fill)| {
                    let fillers = self.reader.fillers(self.t, *slot);
                    fillers.into_iter().find(|&f| self.reader.fits(f, *slot, fill))
                });
                let what = match (need.absent, filled) {
                    (true, None) => "nothing there, as asked".to_owned(),
                    (true, Some(f)) => format!("but there is {}", word(page, f)),
                    (false, Some(f)) => format!("{}: {}", word(page, f), arcs(page, self.t, f)),
                    (false, None) => "not filled".to_owned(),
                };
                Reason::new("frame", format!("{}: {what}", short(condition)))
            })
            .collect()
    }

    /// The other entries of the word: the next best that fits, and what the others lack.
    fn others(&self, reading: &Reading) -> Vec<String> {
        let mut entries: Vec<&Predicate> = self.entries_of_word();
        entries.retain(|e| !std::ptr::eq(*e, reading.entry));
        entries.sort_by_key(|e| std::cmp::Reverse(e.rank()));
        entries.sort_by_key(|e| !e.frame.iter().all(|need| self.reader.holds(self.t, need)));
        let told = entries.iter().take(OTHERS).map(|e| {
            let lacks: Vec<&str> = e.told[1]
                .split_whitespace()
                .filter(|c| *c != "-")
                .zip(&e.frame)
                .filter(|(_, need)| !self.reader.holds(self.t, need))
                .map(|(condition, _)| condition)
                .collect();
            let lacks: Vec<String> = lacks.into_iter().map(short).collect();
            let why = if lacks.is_empty() {
                format!("fits, but asks for less ({} against {})", e.weight(), reading.entry.weight())
            } else {
                format!("does not fit: {}", lacks.join(", "))
            };
            format!("{}: {why}", line(e))
        });
        let mut told: Vec<String> = told.collect();
        if entries.len() > OTHERS {
            told.push(format!("{} more entries of the word", entries.len() - OTHERS));
        }
        told
    }

    fn entries_of_word(&self) -> Vec<&'static Predicate> {
        let lemma = self.reader.lemma(self.t);
        let kinds = [WordKind::Verb, WordKind::Noun, WordKind::Adjective];
        let verbal = self.reader.verbal(self.t);
        let kind = match self.reader.page.pos(self.t) {
            _ if verbal => kinds[0],
            Pos::Adj => kinds[2],
            _ => kinds[1],
        };
        self.reader.book.of(kind, &lemma).collect()
    }

    /// An event without an entry: the speaker's own refusal, threat or demand.
    fn no_entry(&self) -> String {
        let page = self.reader.page;
        let modal = grammar::modal(page, self.t).map_or(String::new(), |m| format!(" with “{m}”"));
        format!(
            "none: what its holder commits to or demands by {}{modal}, as the position says (composed by compose.tsv)",
            word(page, self.t)
        )
    }

    fn light(&self) -> Option<usize> {
        if self.reader.verbal(self.t) { None } else { emit::light_verb(self.reader, self.t) }
    }

    /// Who takes part: in which slot, over which arcs.
    fn roles(&self, reading: Option<&Reading>, found: &mut Vec<Reason>) {
        let roles = reading.map(|r| self.reader.roles(self.t, r));
        let slots = |whom: bool| -> Vec<Slot> {
            let Some(roles) = &roles else { return Vec::new() };
            if whom { roles.whom.clone() } else { roles.who.clone() }
        };
        for (what, actors, whom) in
            [("actor", &self.event.actors, false), ("recipient", &self.event.recipients, true)]
        {
            for one in actors {
                let tells = self.role(reading, one, &slots(whom));
                found.push(Reason::new(what, tells));
            }
        }
    }

    fn role(&self, reading: Option<&Reading>, one: &Actor, slots: &[Slot]) -> String {
        let reader = self.reader;
        let (who, head) = actor(self.cast, one);
        let slot = reading.and_then(|reading| {
            let holds =
                |slot: &Slot| reader.named(self.t, *slot, reading, true).iter().any(|a| a.same_as(one));
            let heads = |slot: &Slot| head.is_some_and(|h| reader.fillers(self.t, *slot).contains(&h));
            slots.iter().copied().find(|slot| holds(slot) || heads(slot))
        });
        let place = match slot {
            Some(slot) => format!("{who}; slot {}", name(slot)),
            None if self.light().is_some() => format!("{who}; beside the verb that performs the noun"),
            None if one.span.is_none() => return who,
            None => format!("{who}; from outside the frame's slots"),
        };
        match head {
            Some(h) if reader.page.token(h).sentence == reader.page.token(self.t).sentence => {
                format!("{place}: {}", arcs(reader.page, self.t, h))
            }
            Some(_) => format!("{place}, in another sentence"),
            None => place,
        }
    }

    /// What made the status: words in the clause and above it.
    fn status(&self) -> String {
        let page = self.reader.page;
        let verb = self.light().unwrap_or(self.t);
        let mut why: Vec<String> = Vec::new();
        if let Some(modal) = grammar::modal(page, verb) {
            why.push(format!("“{modal}” in the clause"));
        }
        let negated = std::iter::once(verb).chain((verb != self.t).then_some(self.t));
        for t in negated.filter(|&t| grammar::is_negated(page, t)) {
            why.push(format!("a negation of {}", word(page, t)));
        }
        why.extend(self.beside(verb));
        if let Some(condition) = self.reader.condition_of(verb) {
            why.push(format!("under the condition {}", quoted(page, grammar::clause_span(page, condition))));
        }
        if grammar::infinitive(page, verb) {
            why.push(format!("an infinitive ({})", page.label(verb).as_str()));
        }
        if let Some(status) = self.reader.noun_status(self.t) {
            why.push(format!("the words beside {} make it {}", word(page, self.t), status.as_str()));
        }
        why.extend(self.above(verb));
        if self.event.status == Status::Historical
            && long_ago(self.event.when.as_ref(), page.document.published)
            && let (Some(when), Some(published)) = (self.event.when, page.document.published)
        {
            why.push(format!("{} lies a year or more before {published}", quoted(page, when.span)));
        }
        let status = self.event.status.as_str();
        if why.is_empty() {
            return format!("{status}: nothing in the clause or above it changes it");
        }
        format!("{status}: {}", why.join("; "))
    }

    /// Words of the clause that put it off or undo it: "is due to meet", "promised nothing".
    fn beside(&self, verb: usize) -> Vec<String> {
        let page = self.reader.page;
        let ahead =
            |&c: &usize| c < verb && matches!(page.lemma(c), "due" | "set" | "going" | "about" | "slated");
        let nothing = |&o: &usize| {
            grammar::is_negated(page, o) || matches!(page.lemma(o), "nothing" | "none" | "nobody")
        };
        let due =
            page.syntax.children(verb).filter(ahead).map(|c| format!("{} before the verb", word(page, c)));
        let objects = self.reader.fillers(verb, Slot::Object).into_iter().chain(grammar::doer(page, verb));
        due.chain(objects.filter(nothing).map(|o| format!("{} makes it negated", word(page, o)))).collect()
    }

    /// The words above the clause that change what they govern.
    fn above(&self, verb: usize) -> Vec<String> {
        let page = self.reader.page;
        let mut why = Vec::new();
        if self.reader.governed(verb).is_none() {
            return why;
        }
        let mut at = verb;
        for head in page.syntax.ancestors(verb).take(12) {
            let way = || arcs(page, verb, head);
            if page.label(at) != Label::Root && is_condition(self.reader, at) {
                why.push(format!("{} heads a condition", word(page, at)));
            }
            if let Some(status) = self.reader.veiled(head) {
                let word = word(page, head);
                why.push(format!("{word} makes it {} (veils.tsv; {})", status.as_str(), way()));
            } else if grammar::is_negated(page, head) {
                why.push(format!("{} above it is negated ({})", word(page, head), way()));
            }
            at = head;
        }
        why
    }

    /// The statements around the trigger, outermost first, and how they came into the attribution.
    fn reported(&self) -> Vec<Reason> {
        let page = self.reader.page;
        let around = self.reader.scopes.around(self.t);
        let mut found: Vec<Reason> = Vec::new();
        for said in around.iter().filter_map(|&i| self.said.get(i as usize)) {
            let speaker = &said.statement.speaker;
            let who = called(page, speaker);
            let cue =
                said.statement.cue.map_or("without a cue".to_owned(), |c| format!("by {}", quoted(page, c)));
            let kept = self.event.attribution.iter().any(|s| s.actor == *speaker);
            let what =
                if kept { "in the chain" } else { "not in the chain: the words are the speaker's own act" };
            found.push(Reason::new("attribution", format!("inside the statement of {who}; {cue}; {what}")));
        }
        found.extend(self.event.when.map(|when| days(page, when)));
        found.extend(place(page, self.event.place.as_ref()));
        if let Some(first) = self.event.same_as {
            found.push(Reason::new("told before", format!("in {}", quoted(page, first))));
        }
        found
    }
}

/// An entry as its file has it.
fn line(entry: &Predicate) -> String {
    let [words, frame, tells] = entry.told;
    let words: Vec<&str> = words.split(',').map(str::trim).collect();
    let more = if words.len() > 4 { ", …" } else { "" };
    let words = words.iter().take(4).copied().collect::<Vec<_>>().join(", ");
    let frame = frame.split(' ').map(short).collect::<Vec<_>>().join(" ");
    format!("codebook/{}.tsv:{}: {words}{more} | {frame} | {tells}", entry.from.0, entry.from.1)
}

/// The name of a slot in the codebook.
fn name(slot: Slot) -> &'static str {
    match slot {
        Slot::Subject => "subj",
        Slot::Object => "obj",
        Slot::Indirect => "iobj",
        Slot::Particle => "prt",
        Slot::Act => "act",
        Slot::Clause => "that",
        Slot::ActSubject => "actsubj",
        Slot::ActWhom => "actobj",
        Slot::Prep(preposition) => preposition,
        Slot::Possessor => "poss",
        Slot::Modifier => "adj",
        Slot::Before => "pre",
        Slot::Owner => "owner",
    }
}
