//! "He", "it", "they" and what they point back at. First and second person are left to whoever knows the speaker.

use super::Sort;
use super::antecedents::{Candidate, Found, person_fits};
use super::draft::{Being, Draft};
use super::people::Gender;
use super::pieces::Kind;
use super::walk::Walk;
use crate::grammar;
use crate::statements::is_saying;
use demarche_lexicon::ActorClass;
use demarche_parse::{Label, Pos};
use demarche_record::Sector;

/// Sentences longer than this are lists or noise.
const LONGEST: usize = 600;

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Person(Gender),
    Body,
    Many,
    /// I, we, you: known, not resolved.
    Speaker,
}

impl Walk<'_, '_> {
    /// A pronoun becomes a mention where its antecedent can be told.
    pub fn pronoun(&mut self, t: usize) {
        if self.page.syntax.sentences[self.sentence(t)].tokens.len() > LONGEST {
            return;
        }
        let word = self.page.word(t).to_lowercase();
        let asks = match word.as_str() {
            "he" | "him" | "his" | "himself" => Asks::Person(Gender::He),
            "she" | "her" | "hers" | "herself" => Asks::Person(Gender::She),
            "it" | "its" | "itself" => Asks::Body,
            "they" | "them" | "their" | "theirs" | "themselves" => Asks::Many,
            "i" | "me" | "my" | "we" | "us" | "our" | "ours" | "mine" => Asks::Speaker,
            "who" | "which" | "that" | "whose" | "whom" => return self.relative(t),
            _ => return,
        };
        let found = match asks {
            Asks::Speaker => None,
            Asks::Person(gender) => self.person_before(t, gender),
            Asks::Body => self.body_before(t, &word),
            Asks::Many => self.many_before(t),
        };
        if found.is_none() {
            match asks {
                Asks::Speaker => {}
                Asks::Person(gender) => return self.tell_unknown(t, Being::Person(Some(gender))),
                Asks::Body => return,
                Asks::Many => return self.tell_unknown(t, Being::Many),
            }
        }
        let known = found.and_then(|f| f.draft).map(|d| self.drafts[d].clone());
        let being = match asks {
            Asks::Person(gender) => Being::Person(Some(gender)),
            Asks::Body => Being::Body,
            _ => Being::Many,
        };
        let person = known.as_ref().and_then(|k| k.person);
        if let (Some(person), Asks::Person(gender)) = (person, asks) {
            let person = self.people.person_mut(person);
            person.gender = person.gender.or(Some(gender));
        }
        let list = found.and_then(|f| f.group).and_then(|g| self.groups.get(g));
        let actors = match (&known, list) {
            (Some(known), _) => known.actors.clone(),
            (None, Some(list)) => list.members.clone(),
            _ => Vec::new(),
        };
        let draft = Draft::new(t, self.span(t, t), actors, Sort::Pronoun, being);
        let state = known.as_ref().is_some_and(|k| k.state);
        self.add(Draft { state, person, antecedent: found, ..draft });
    }

    /// A relative pronoun is what its clause describes.
    fn relative(&mut self, t: usize) {
        let Some(noun) = grammar::antecedent(self.page, t) else {
            return;
        };
        let Some(draft) = self.draft_at(noun) else { return };
        let known = self.drafts[draft].clone();
        let taken = self.told.found(draft);
        let own = Draft { head: t, core: vec![t], span: self.span(t, t), sort: Sort::Pronoun, ..known };
        self.add(Draft { antecedent: taken, ..own });
    }

    /// Whether the tree forbids a pronoun to mean a mention: "Merkel called her".
    pub fn excluded(&self, t: usize, head: usize) -> bool {
        if self.page.label(t) == Label::NmodPoss {
            // "its foreign ministry" inside the mention itself
            return self.page.token(t).head == Some(head);
        }
        let governor = |x: usize| self.page.token(x).head;
        // "She received the envoy and thanked her": the subject of both verbs.
        let shared = governor(t).filter(|&v| !self.is_subject(t) && self.page.label(v) == Label::Conj);
        let reflexive = self.page.word(t).ends_with("self") || self.page.word(t).ends_with("selves");
        if shared.is_some_and(|v| !reflexive && grammar::subject_of(self.page, v) == Some(head)) {
            return true;
        }
        governor(t).is_some() && governor(t) == governor(head) && self.page.label(t) != Label::NmodPoss
    }

    fn person_before(&mut self, t: usize, gender: Gender) -> Option<Found> {
        if let Some(ahead) = self.person_ahead(t, gender) {
            return Some(ahead);
        }
        self.taken_up(t, 3, 85, |c| match c.being {
            Being::Person(known) => {
                let person = c.draft.and_then(|d| self.drafts[d].person);
                let known = person.and_then(|p| self.people.person(p).gender).or(known);
                let one = c.draft.is_none_or(|d| self.drafts[d].actors.len() <= 1);
                if one { person_fits(known, gender, person.is_some()) } else { 0 }
            }
            _ => 0,
        })
    }

    /// "In his speech, Smith said", "Discussing his concern, the prime minister, Najib Razak, said": a phrase before the
    /// subject mostly means the subject.
    fn person_ahead(&mut self, t: usize, gender: Gender) -> Option<Found> {
        let subject = self.subject_ahead(t)?;
        let beside = self.page.syntax.children(subject).filter(|&c| self.page.label(c) == Label::Appos);
        let mut named = std::iter::once(subject).chain(beside);
        let i = named
            .find_map(|n| self.pieces.index_at(n).filter(|&i| self.pieces.all[i].kind == Kind::Person))?;
        let draft = self.piece(i)?;
        let person = self.drafts[draft].person?;
        let fits = person_fits(self.people.person(person).gender, gender, true) > 0;
        self.told.found(draft).filter(|_| fits)
    }

    /// "In spite of its pledge, North Korea fired a missile": likewise of states and organisations.
    fn body_ahead(&mut self, t: usize) -> Option<Found> {
        let subject = self.subject_ahead(t)?;
        let named = |i: &usize| matches!(self.pieces.all[*i].kind, Kind::Actor { class, .. } if class != ActorClass::Person);
        let i = self.pieces.index_at(subject).filter(named)?;
        let draft = self.piece(i)?;
        self.told.found(draft)
    }

    /// The subject that follows the phrase in which the pronoun stands.
    fn subject_ahead(&self, t: usize) -> Option<usize> {
        let page = self.page;
        let mut top = t;
        let verb = page.syntax.ancestors(t).take(10).find(|&a| {
            // "..., North Korea fired a missile, Japan said": what is said stands before.
            let told = page.label(a) == Label::Ccomp && page.token(a).head.is_some_and(|h| h > a);
            let clause = page.label(a) == Label::Root || told;
            if !clause {
                top = a;
            }
            clause
        })?;
        let subject = page.syntax.children(verb).find(|&c| page.label(c) == Label::Nsubj)?;
        let before = matches!(page.label(top), Label::Obl | Label::Advcl | Label::OblUnmarked);
        let comma = (top..subject).take(30).any(|c| page.word(c) == ",");
        (before && comma && top < subject && t < subject).then_some(subject)
    }

    fn body_before(&mut self, t: usize, word: &str) -> Option<Found> {
        let possessive = word == "its";
        if possessive && let Some(ahead) = self.body_ahead(t) {
            return Some(ahead);
        }
        if !possessive && !self.may_act(t) {
            return None;
        }
        if possessive && let Some(punished) = self.punished_for(t) {
            return self.told.body(&punished);
        }
        let speaks = self.page.token(t).head.is_some_and(|v| is_saying(self.page, v));
        let offices = possessive && self.owns_office(t);
        let governs = |d: &Draft| d.state || d.actors.iter().any(|a| a.sector == Some(Sector::Gov));
        let known = |d: &Draft| d.actors.iter().all(|a| a.id.is_some());
        let found = self.taken_up(t, 1, 80, |c| match (c.being, c.draft) {
            (Being::Body, _) if !possessive && !self.falls_on_somebody(t) => 0,
            (Being::Body, Some(d)) if known(&self.drafts[d]) => {
                if !offices || governs(&self.drafts[d]) {
                    10
                } else {
                    5
                }
            }
            (Being::Body, _) => 7,
            (Being::Thing, _) if !speaks && !offices => 10,
            _ => 0,
        });
        // What has offices is a body: the subject of this sentence or of the one before.
        found.or_else(|| {
            let subject = |c: &Candidate| match (c.being, c.draft) {
                (Being::Body, Some(d)) if self.is_subject(c.head) && known(&self.drafts[d]) => 10,
                _ => 0,
            };
            let acts = offices || speaks;
            acts.then(|| self.taken_up(t, 0, 99, subject).or_else(|| self.taken_up(t, 1, 99, subject)))
                .flatten()
        })
    }

    /// "Accused it": as an object, "it" is a body only after verbs that are done to somebody.
    fn falls_on_somebody(&self, t: usize) -> bool {
        let verb = self.page.token(t).head.filter(|_| !self.is_subject(t));
        verb.is_none_or(|v| {
            is_saying(self.page, v)
                || matches!(
                    self.page.lemma(v),
                    "attack"
                        | "invade"
                        | "arm"
                        | "sanction"
                        | "help"
                        | "support"
                        | "force"
                        | "press"
                        | "join"
                        | "defend"
                        | "fight"
                        | "sue"
                        | "punish"
                        | "isolate"
                        | "recognise"
                        | "recognize"
                        | "allow"
                        | "back"
                        | "shell"
                        | "strike"
                        | "bomb"
                        | "supply"
                        | "fund"
                        | "expel"
                        | "suspend"
                )
        })
    }

    /// "its vice-president", "its army": what states have.
    fn owns_office(&self, t: usize) -> bool {
        (t + 1..t + 4).any(|n| {
            self.pieces.at(n).is_some_and(|p| {
                matches!(p.kind, Kind::Office { sector: Some(Sector::Gov | Sector::Mil | Sector::Cop), .. })
            })
        })
    }

    /// Whether "it" can be somebody: a subject of a verb that is not "be", or an object.
    fn may_act(&self, t: usize) -> bool {
        let Some(verb) = self.page.token(t).head else {
            return false;
        };
        if self.page.label(t) == Label::Expl || self.page.pos(verb) != Pos::Verb {
            return false;
        }
        !matches!(
            self.page.lemma(verb),
            "be" | "seem"
                | "appear"
                | "happen"
                | "take"
                | "mean"
                | "come"
                | "remain"
                | "become"
                | "matter"
                | "last"
                | "cost"
                | "follow"
                | "work"
        )
    }

    /// "The Houthis ... they": a group whose name is that of its members; other rebels may be "they" as well as "it".
    fn is_plural_name(&self, c: &Candidate) -> u32 {
        let Some(draft) = c.draft.map(|d| &self.drafts[d]).filter(|d| d.sort == Sort::Named) else {
            return 0;
        };
        let group = draft.actors.iter().all(|a| matches!(a.sector, Some(Sector::Reb | Sector::Opp)));
        match self.page.word(c.head).ends_with('s') && !self.page.word(c.head).ends_with("ss") {
            true if group => 10,
            _ => 0,
        }
    }

    fn many_before(&self, t: usize) -> Option<Found> {
        let speaks = self.is_subject(t) && self.page.token(t).head.is_some_and(|v| is_saying(self.page, v));
        // "Met the leaders two days later and urged them": nobody urges days.
        let governor =
            self.page.token(t).head.filter(|_| matches!(self.page.label(t), Label::Obj | Label::Iobj));
        let people = governor
            .is_some_and(|v| self.page.lexicon.is_in("done to people", &self.page.lemma(v).to_lowercase()));
        self.taken_up(t, 1, 50, |c| match c.being {
            Being::Many => 10,
            Being::Body => self.is_plural_name(c),
            Being::Things if !speaks && !people => 10,
            _ => 0,
        })
    }
}
