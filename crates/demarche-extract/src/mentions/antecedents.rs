//! What pronouns may take up: everything told so far, weighed by how prominent it is.
//!
//! Each mention gives its entity weight by its place in the clause and by nearness; the heaviest entity that fits is
//! meant, and nobody where two are about as heavy. (After Lappin and Leass, with abstention.)

use super::Sort;
use super::draft::Being;
use super::human::human;
use super::people::Gender;
use super::walk::Walk;
use demarche_parse::{Label, Pos, Tag};
use std::collections::BTreeMap;

/// Something told that a pronoun may take up.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its head.
    pub head: usize,
    /// He, she, it or they.
    pub being: Being,
    /// The mention. A bare noun has none: it is here to stand in the way of wrong readings.
    pub draft: Option<usize>,
    /// The list of actors, where it is one.
    pub group: Option<usize>,
    /// The same number for mentions of the same.
    pub entity: usize,
    /// A token that shows what is taken up; of a list the word that joins it.
    pub anchor: usize,
}

/// By what two mentions are known to be of the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A person of the page.
    Person(usize),
    /// A state or body by its id, and the noun it is described by.
    Body(String, Option<String>),
    /// A bare noun.
    Noun(String),
}

impl Key {
    /// The key of a bare noun, of one or of many.
    pub fn noun(lemma: &str, many: bool) -> Key {
        Key::Noun(format!("{lemma}{}", if many { "s" } else { "" }))
    }
}

/// All candidates of one world, in the order of telling.
#[derive(Debug, Default)]
pub struct Told {
    all: Vec<Candidate>,
    entities: BTreeMap<Key, usize>,
    count: usize,
    /// The last candidate of each mention.
    of_draft: BTreeMap<usize, usize>,
    of_person: BTreeMap<usize, usize>,
    of_id: BTreeMap<String, usize>,
}

/// How many candidates are looked at for one pronoun.
const LOOK: usize = 90;

/// How much a mention counts this many sentences later.
const DECAY: [u32; 4] = [16, 11, 5, 2];

/// What is taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The last mention of it, where it is an actor.
    pub draft: Option<usize>,
    /// The list of actors, where it is one.
    pub group: Option<usize>,
    /// A token of its last mention.
    pub anchor: usize,
    /// The same number for mentions of the same.
    pub entity: usize,
}

impl From<&Candidate> for Found {
    fn from(c: &Candidate) -> Found {
        Found { draft: c.draft, group: c.group, anchor: c.anchor, entity: c.entity }
    }
}

impl Told {
    /// Notes something told, as the same as an earlier entity, or as whatever `key` is known to be.
    pub fn tell(&mut self, mut candidate: Candidate, same: Option<usize>, key: Option<Key>) {
        let known = same.or_else(|| key.as_ref().and_then(|k| self.entities.get(k)).copied());
        candidate.entity = known.unwrap_or(self.count);
        self.count += usize::from(known.is_none());
        match &key {
            Some(Key::Person(person)) => {
                self.of_person.insert(*person, self.all.len());
            }
            Some(Key::Body(id, _)) => {
                self.of_id.insert(id.clone(), self.all.len());
            }
            _ => {}
        }
        if let Some(key) = key {
            self.entities.insert(key, candidate.entity);
        }
        if let Some(draft) = candidate.draft {
            self.of_draft.insert(draft, self.all.len());
        }
        self.all.push(candidate);
    }

    /// The last mention of what a bare noun stands for.
    pub fn noun(&self, key: &Key) -> Option<Found> {
        let entity = self.entities.get(key)?;
        self.all.iter().rev().take(LOOK).find(|c| c.entity == *entity).map(Found::from)
    }

    /// Forgets under which key something was told: "a man" is not the man told of before.
    pub fn forget(&mut self, key: &Key) {
        self.entities.remove(key);
    }

    /// The mention at an index as something taken up.
    pub fn found(&self, draft: usize) -> Option<Found> {
        self.of_draft.get(&draft).map(|&i| Found::from(&self.all[i]))
    }

    /// The last mention of a person.
    pub fn person(&self, person: usize) -> Option<Found> {
        self.of_person.get(&person).map(|&i| Found::from(&self.all[i]))
    }

    /// The last mention of a state or body.
    pub fn body(&self, id: &str) -> Option<Found> {
        self.of_id.get(id).map(|&i| Found::from(&self.all[i]))
    }
}

/// The sum of an entity's mentions.
#[derive(Clone, Copy, Debug)]
struct Sum {
    entity: usize,
    weight: u32,
    /// The nearest mention that fits.
    nearest: usize,
}

impl Walk<'_, '_> {
    /// Lets later pronouns take up the mention at `index`.
    pub fn tell_draft(&mut self, index: usize) {
        let draft = &self.drafts[index];
        let relative = draft.sort == Sort::Pronoun
            && matches!(self.page.lemma(draft.head), "who" | "which" | "that" | "whose" | "whom");
        if relative || draft.actors.is_empty() && draft.antecedent.is_none() {
            return;
        }
        let id = draft.actors.first().and_then(|a| a.id.clone());
        let noun = || match &draft.noun {
            Some(noun) => Some(noun.clone()),
            None if draft.state => None,
            None => Some(self.page.lemma(draft.head).to_lowercase()),
        };
        let key = match (draft.person, draft.being, id) {
            (Some(person), ..) => Some(Key::Person(person)),
            (None, Being::Body | Being::Many, Some(id)) => Some(Key::Body(id, noun())),
            _ => None,
        };
        let same = draft.antecedent.map(|a| a.entity);
        let candidate = Candidate {
            head: draft.head,
            being: draft.being,
            draft: Some(index),
            group: None,
            entity: 0,
            anchor: draft.head,
        };
        self.told.tell(candidate, same, key);
    }

    /// Lets later pronouns take up a list of actors, which its "and" stands for.
    pub fn tell_list(&mut self, key: usize) {
        let Some(group) = self.groups.len().checked_sub(1) else { return };
        if self.told.all.iter().rev().take(8).any(|c| c.group == Some(group)) {
            return;
        }
        let last = self.groups[group].at;
        let and = self.page.syntax.children(last).find(|&c| self.page.label(c) == Label::Cc);
        let candidate = Candidate {
            head: key,
            being: Being::Many,
            draft: None,
            group: Some(group),
            entity: 0,
            anchor: and.unwrap_or(key),
        };
        self.told.tell(candidate, None, None);
    }

    /// Notes a noun that is no actor: a pronoun may well mean it.
    pub fn tell_noun(&mut self, t: usize, lemma: &str) {
        if matches!(self.page.label(t), Label::Compound | Label::Flat | Label::Fixed) {
            return;
        }
        let many = matches!(self.page.token(t).tag, Tag::Nns | Tag::Nnps);
        let being = match (human(lemma), many) {
            (Some(gender), false) => Being::Person(gender),
            (Some(_), true) => Being::Many,
            (None, false) => Being::Thing,
            (None, true) => Being::Things,
        };
        let key = Key::noun(lemma, many);
        let definite = self
            .page
            .syntax
            .children(t)
            .any(|c| c < t && matches!(self.page.lemma(c), "the" | "this" | "that" | "these" | "those"));
        if !definite {
            self.told.forget(&key);
        }
        let candidate = Candidate { head: t, being, draft: None, group: None, entity: 0, anchor: t };
        self.told.tell(candidate, None, Some(key));
    }

    /// Notes a pronoun of which nobody can tell whom it means: the next one most likely means the same.
    pub fn tell_unknown(&mut self, t: usize, being: Being) {
        let candidate = Candidate { head: t, being, draft: None, group: None, entity: 0, anchor: t };
        self.told.tell(candidate, None, None);
    }

    /// The heaviest entity within `reach` sentences before the pronoun `t`, unless another is about as heavy.
    ///
    /// A rival may reach `margin` hundredths of its weight. `fits` gives the tenths of its weight that a candidate keeps; 0 shuts it out.
    pub fn taken_up(
        &self,
        t: usize,
        reach: usize,
        margin: u32,
        fits: impl Fn(&Candidate) -> u32,
    ) -> Option<Found> {
        let sentence = self.sentence(t);
        let possessive = self.page.label(t) == Label::NmodPoss;
        let says = !self.is_quoted(t) && self.tells_subject(t);
        let local = self.local_subject(t);
        let mut shut: Vec<usize> = Vec::new();
        let mut sums: Vec<Sum> = Vec::new();
        for (i, c) in self.told.all.iter().enumerate().rev().take(LOOK) {
            let at = self.sentence(c.head);
            let distance = sentence.saturating_sub(at);
            if at > sentence || c.head >= t {
                continue;
            }
            if distance > reach.min(DECAY.len() - 1) {
                break;
            }
            let speaks = self.speaks_around(t, c.head);
            if self.excluded(t, c.head) || speaks && distance == 0 {
                shut.push(c.entity);
                continue;
            }
            let mut weight = self.weight(c.head) * DECAY[distance] * fits(c) / 10;
            if speaks {
                weight = weight * 3 / 10;
            } else if self.is_quoted(c.head) != self.is_quoted(t) {
                // Whoever says what is quoted is mostly not told of inside it.
                weight = weight * if says { 3 } else { 6 } / 10;
            } else if says && self.tells_subject(c.head) {
                weight = weight * 16 / 10;
            }
            if distance == 0 && self.is_subject(t) && self.is_subject(c.head) {
                weight = weight * 13 / 10;
            }
            // "Habimana said the opposite was true: his movement had accepted": whoever says it.
            if distance == 0 && !self.is_quoted(t) && self.tells_subject(c.head) && self.is_told_by(c.head, t)
            {
                weight = weight * 16 / 10;
            }
            if distance == 0 && possessive && Some(c.head) == local {
                weight *= 2;
            }
            match sums.iter_mut().find(|s| s.entity == c.entity) {
                Some(sum) => sum.weight += weight,
                None => sums.push(Sum { entity: c.entity, weight, nearest: i }),
            }
        }
        sums.retain(|s| s.weight > 0 && !shut.contains(&s.entity));
        let best = *sums.iter().max_by_key(|s| (s.weight, s.nearest))?;
        // "The refugee agency, UNHCR,": one body under two names is no rival of itself.
        let rivals =
            sums.iter().filter(|s| s.entity != best.entity && !self.is_same(s.nearest, best.nearest));
        let rival = rivals.map(|s| s.weight).max().unwrap_or(0);
        let clear = rival * 100 <= best.weight * margin;
        clear.then(|| Found::from(&self.told.all[best.nearest]))
    }

    /// Whether two candidates are the same body, or one describes the other: "the host, Prime Minister Fono,".
    fn is_same(&self, a: usize, b: usize) -> bool {
        let head = |i: usize| self.told.all[i].head;
        let describes =
            |a: usize, b: usize| self.page.label(a) == Label::Appos && self.page.token(a).head == Some(b);
        if describes(head(a), head(b)) || describes(head(b), head(a)) {
            return true;
        }
        let body = |i: usize| {
            let draft = self.told.all[i].draft.map(|d| &self.drafts[d])?;
            match draft.actors.as_slice() {
                [one] if draft.person.is_none() && draft.being == Being::Body => one.id.as_deref(),
                _ => None,
            }
        };
        body(a).is_some() && body(a) == body(b)
    }

    /// The body that a noun points back at: the only one that is called so, or the most prominent of late. Nobody where
    /// two are about as prominent.
    pub fn called_of_late(&self, noun: &str, t: usize) -> Option<usize> {
        self.heaviest_called(noun, t).or_else(|| {
            let mut ids: Vec<&str> = Vec::new();
            for draft in self.context.all_called(noun) {
                ids.extend(self.drafts[draft].actors.iter().filter_map(|a| a.id.as_deref()));
            }
            ids.sort_unstable();
            ids.dedup();
            self.context.last_called(noun).filter(|_| ids.len() < 2)
        })
    }

    /// Of the bodies that a noun may mean, the most prominent of late.
    pub fn heaviest_called(&self, noun: &str, t: usize) -> Option<usize> {
        let mut sums: Vec<(u32, usize, &str)> = Vec::new();
        for draft in self.context.all_called(noun) {
            let [actor] = self.drafts[draft].actors.as_slice() else { return None };
            let id = actor.id.as_deref()?;
            if !sums.iter().any(|(_, _, known)| *known == id) {
                sums.push((self.weight_of_id(id, t), draft, id));
            }
        }
        sums.sort_by_key(|&(weight, draft, _)| (std::cmp::Reverse(weight), std::cmp::Reverse(draft)));
        match sums.as_slice() {
            [one] => Some(one.1),
            [best, rival, ..] if best.0 > 0 && rival.0 * 100 <= best.0 * 85 => Some(best.1),
            _ => None,
        }
    }

    /// Of several people the one who is by far the most prominent of late.
    pub fn heaviest_person(&self, people: &[usize], t: usize) -> Option<usize> {
        let sentence = self.sentence(t);
        let mut sums: Vec<(u32, usize)> = people.iter().map(|&p| (0, p)).collect();
        for c in self.told.all.iter().rev().take(LOOK) {
            let distance = sentence.saturating_sub(self.sentence(c.head));
            if distance >= DECAY.len() {
                break;
            }
            let person = c.draft.and_then(|d| self.drafts[d].person).filter(|_| c.head < t);
            for sum in sums.iter_mut().filter(|s| Some(s.1) == person) {
                sum.0 += self.weight(c.head) * DECAY[distance];
            }
        }
        sums.sort_unstable_by_key(|&(weight, p)| (std::cmp::Reverse(weight), p));
        match sums.as_slice() {
            [best, rival, ..] if best.0 > 0 && rival.0 * 100 <= best.0 * 50 => Some(best.1),
            _ => None,
        }
    }

    /// How prominent a body has been in the last sentences.
    fn weight_of_id(&self, id: &str, t: usize) -> u32 {
        let sentence = self.sentence(t);
        let mut sum = 0;
        for c in self.told.all.iter().rev().take(LOOK) {
            let distance = sentence.saturating_sub(self.sentence(c.head));
            if distance >= DECAY.len() {
                break;
            }
            let same =
                c.draft.is_some_and(|d| self.drafts[d].actors.iter().any(|a| a.id.as_deref() == Some(id)));
            if same && c.head < t {
                sum += self.weight(c.head) * DECAY[distance];
            }
        }
        sum
    }

    /// The subject of the clause in which a pronoun stands.
    fn local_subject(&self, t: usize) -> Option<usize> {
        let verb = self.page.syntax.ancestors(t).take(8).find(|&a| self.page.pos(a) == Pos::Verb)?;
        crate::grammar::subject_of(self.page, verb)
    }

    /// How much a mention counts by its place in the clause.
    fn weight(&self, head: usize) -> u32 {
        let mut top = head;
        for _ in 0..3 {
            match (self.page.label(top), self.page.token(top).head) {
                (Label::Conj | Label::Appos | Label::Flat, Some(h)) if h < top => top = h,
                _ => break,
            }
        }
        match self.page.label(top) {
            Label::Nsubj | Label::NsubjPass | Label::NsubjOuter | Label::Vocative | Label::Dislocated => {
                let main = self.page.token(top).head.is_some_and(|v| {
                    matches!(self.page.label(v), Label::Root | Label::Conj | Label::Parataxis)
                });
                if main { 130 } else { 100 }
            }
            Label::Root => 80,
            Label::Obj | Label::Iobj | Label::OblAgent => 65,
            Label::Obl | Label::NmodPoss => 50,
            Label::Nmod => 35,
            Label::Amod | Label::Compound => 12,
            _ => 40,
        }
    }

    /// Whether the words at `head` stand outside a quotation around `t` as those who speak it: they are "I" there.
    fn speaks_around(&self, t: usize, head: usize) -> bool {
        if !self.is_quoted(t) || self.is_quoted(head) || self.is_fragment(t) {
            return false;
        }
        let verb = self.page.token(head).head;
        self.is_subject(head) && verb.is_some_and(|v| crate::statements::is_saying(self.page, v))
    }

    /// Whether the words at `t` stand in what the subject `head` says.
    fn is_told_by(&self, head: usize, t: usize) -> bool {
        let verb = self.page.token(head).head;
        verb.is_some_and(|v| self.page.syntax.ancestors(t).take(8).any(|a| a == v)) && t > head
    }

    /// Whether a token is the subject of a verb of saying.
    pub(super) fn tells_subject(&self, t: usize) -> bool {
        let verb = self.page.token(t).head.filter(|_| self.is_subject(t));
        verb.is_some_and(|v| crate::statements::is_saying(self.page, v))
    }

    /// Whether a token stands in a few quoted words inside a sentence that is not: a truce "that freezes their conquests".
    fn is_fragment(&self, t: usize) -> bool {
        let at = self.page.token(t).span.start;
        let i = self.quotations.partition_point(|q| q.end <= at);
        let quote = self.quotations.get(i).filter(|q| q.start <= at).map_or("", |q| self.page.text(*q));
        let begins = quote.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        begins && quote.split_whitespace().count() < 8
    }

    /// Whether a token stands in quotation marks.
    pub fn is_quoted(&self, t: usize) -> bool {
        let at = self.page.token(t).span.start;
        let i = self.quotations.partition_point(|q| q.end <= at);
        self.quotations.get(i).is_some_and(|q| q.start <= at)
    }
}

/// How well a person of this gender goes with "he" or "she", in tenths.
pub fn person_fits(known: Option<Gender>, asked: Gender, named: bool) -> u32 {
    match known {
        Some(known) if known == asked => 10,
        Some(_) => 0,
        None if named => 7,
        None => 6,
    }
}
