//! Which candidate a pronoun or noun takes up: the heaviest that fits, and nobody where two are about as heavy.

use super::super::draft::Being;
use super::super::walk::Walk;
use super::{Candidate, Found, LOOK};
use demarche_parse::{Label, Pos};

impl Walk<'_, '_> {
    /// The heaviest entity within `reach` sentences before the pronoun `t`, unless another is about as heavy.
    ///
    /// A rival may reach `margin` hundredths of its weight. `fits` gives the tenths of its weight that a candidate keeps; 0 shuts it out.
    pub(in crate::mentions) fn taken_up(
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
        let host = self.host(t);
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
            if distance == 0
                && possessive
                && !self.is_quoted(t)
                && self.tells_subject(c.head)
                && self.is_told_by(c.head, t)
            {
                weight = weight * 16 / 10;
            }
            if distance == 0 && possessive && Some(c.head) == local {
                weight *= 2;
            }
            if Some(c.head) == host {
                weight *= 4;
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
    pub(in crate::mentions) fn called_of_late(&self, noun: &str, t: usize) -> Option<usize> {
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
    pub(in crate::mentions) fn heaviest_called(&self, noun: &str, t: usize) -> Option<usize> {
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
    pub(in crate::mentions) fn heaviest_person(&self, people: &[usize], t: usize) -> Option<usize> {
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

    /// "Warned that Russia would face sanctions if it decides to invade", "warned Russia of sanctions if it invades": whoever
    /// does what the condition says is mostly the one of whom its main clause tells, not whoever tells it.
    fn host(&self, t: usize) -> Option<usize> {
        let page = self.page;
        let verb = page.token(t).head.filter(|_| page.label(t) == Label::Nsubj)?;
        let main = page.token(verb).head.filter(|_| page.label(verb) == Label::Advcl && verb > t)?;
        crate::grammar::condition_marker(page, verb)?;
        let host = match page.lemma(main) {
            "warn" | "threaten" => page
                .syntax
                .children(main)
                .find(|&c| c > main && matches!(page.label(c), Label::Obj | Label::Iobj)),
            _ if page.label(main) == Label::Ccomp => crate::grammar::subject_of(page, main),
            _ => None,
        };
        host.filter(|&host| host < t)
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
        if !self.is_quoted(t) || self.is_quoted(head) {
            return false;
        }
        let verb = self.page.token(head).head;
        // "The rebels wanted a truce 'that freezes their conquests'": they do not speak.
        let speaks = |v: usize| {
            crate::statements::is_saying(self.page, v)
                && !self.page.lexicon.is_in("wishes", self.page.lemma(v))
        };
        self.is_subject(head) && verb.is_some_and(speaks)
    }

    /// Whether the words at `t` stand in what the subject `head` says.
    fn is_told_by(&self, head: usize, t: usize) -> bool {
        let verb = self.page.token(head).head;
        verb.is_some_and(|v| self.page.syntax.ancestors(t).take(4).any(|a| a == v)) && t > head
    }

    /// Whether a token is the subject of a verb of saying.
    pub(in crate::mentions) fn tells_subject(&self, t: usize) -> bool {
        let verb = self.page.token(t).head.filter(|_| self.is_subject(t));
        verb.is_some_and(|v| crate::statements::is_saying(self.page, v))
    }

    /// Whether a token stands in quotation marks.
    pub(in crate::mentions) fn is_quoted(&self, t: usize) -> bool {
        let at = self.page.token(t).span.start;
        let i = self.quotations.partition_point(|q| q.end <= at);
        self.quotations.get(i).is_some_and(|q| q.start <= at)
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

/// How much a mention counts this many sentences later.
const DECAY: [u32; 4] = [16, 11, 5, 2];
