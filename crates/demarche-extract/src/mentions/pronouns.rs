//! "He", "it", "they" and what they point back at. First and second person are left to whoever knows the speaker.

use super::Sort;
use super::draft::{Being, Draft};
use super::people::Gender;
use super::walk::Walk;
use crate::grammar;
use demarche_parse::{Label, Pos};
use demarche_record::Sector;

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
        let antecedent = match asks {
            Asks::Speaker => None,
            Asks::Person(gender) => self.person_before(t, gender),
            Asks::Body => self.body_before(t, &word),
            Asks::Many => self.many_before(t),
        };
        if antecedent.is_none() && asks != Asks::Speaker {
            return;
        }
        let known = antecedent.map(|a| self.drafts[a].clone());
        let being = match asks {
            Asks::Person(gender) => Being::Person(Some(gender)),
            Asks::Body => Being::Body,
            _ => Being::Many,
        };
        if let (Some(person), Asks::Person(gender)) = (known.as_ref().and_then(|k| k.person), asks) {
            let person = self.people.person_mut(person);
            person.gender = person.gender.or(Some(gender));
        }
        self.add(Draft {
            head: t,
            core: vec![t],
            span: self.span(t, t),
            actors: known.as_ref().map_or_else(Vec::new, |k| k.actors.clone()),
            sort: Sort::Pronoun,
            being,
            state: known.as_ref().is_some_and(|k| k.state),
            noun: None,
            person: known.as_ref().and_then(|k| k.person),
        });
    }

    /// A relative pronoun is what its clause describes.
    fn relative(&mut self, t: usize) {
        let Some(noun) = grammar::antecedent(self.page, t) else {
            return;
        };
        let Some(draft) = self.draft_at(noun) else { return };
        let known = self.drafts[draft].clone();
        self.add(Draft { head: t, core: vec![t], span: self.span(t, t), sort: Sort::Pronoun, ..known });
    }

    /// Whether the tree forbids a pronoun to mean a mention: "Merkel called her".
    fn excluded(&self, t: usize, head: usize) -> bool {
        if self.page.label(t) == Label::NmodPoss {
            // "its foreign ministry" inside the mention itself
            return self.page.token(t).head == Some(head);
        }
        let governor = |x: usize| self.page.token(x).head;
        governor(t).is_some() && governor(t) == governor(head) && self.page.label(t) != Label::NmodPoss
    }

    /// Mentions before `t`, nearest sentence first; within a sentence subjects first, then the nearest.
    fn search(&self, t: usize, reach: usize, fits: impl Fn(&Draft) -> bool) -> Option<usize> {
        let sentence = self.sentence(t);
        let mut best: Option<(usize, u8, usize)> = None;
        for (i, draft) in self.drafts.iter().enumerate().rev() {
            let at = self.sentence(draft.head);
            if at + reach < sentence {
                break;
            }
            if draft.head >= t || at > sentence || !fits(draft) || self.excluded(t, draft.head) {
                continue;
            }
            let rank = self.prominence(draft.head, at == sentence);
            let better = match best {
                None => true,
                Some((known, known_rank, _)) => at == known && rank > known_rank,
            };
            if best.is_some_and(|(known, ..)| at < known) {
                break;
            }
            if better {
                best = Some((at, rank, i));
            }
        }
        best.map(|(.., i)| i)
    }

    /// Subjects come before others; of the sentences before, the subject of the main clause comes first.
    fn prominence(&self, head: usize, same_sentence: bool) -> u8 {
        let mut top = head;
        if self.page.label(top) == Label::Conj
            && let Some(h) = self.page.token(top).head
        {
            top = h;
        }
        if !self.is_subject(top) {
            return 1;
        }
        let main = self
            .page
            .token(top)
            .head
            .is_some_and(|v| matches!(self.page.label(v), Label::Root | Label::Conj | Label::Parataxis));
        if main && !same_sentence { 3 } else { 2 }
    }

    fn person_before(&self, t: usize, gender: Gender) -> Option<usize> {
        let fits = |d: &Draft| match d.being {
            Being::Person(known) => known.is_none_or(|g| g == gender) && d.actors.len() == 1,
            _ => false,
        };
        let sure = |d: &Draft| matches!(d.being, Being::Person(Some(g)) if g == gender);
        let near = self.search(t, 0, fits).or_else(|| self.search(t, 1, fits));
        match near {
            Some(found) => Some(found),
            None => self.search(t, 3, sure).or_else(|| self.search(t, 3, fits)),
        }
    }

    fn body_before(&self, t: usize, word: &str) -> Option<usize> {
        let fits = |d: &Draft| {
            d.being == Being::Body && d.actors.len() == 1 && d.actors.iter().all(|a| a.id.is_some())
        };
        let subject = |d: &Draft| fits(d) && self.is_subject(d.head);
        if word == "it" {
            if !self.may_act(t) {
                return None;
            }
            return self.search(t, 0, subject).or_else(|| self.search(t, 1, subject)).or_else(|| {
                let speaks = self.page.token(t).head.is_some_and(|v| is_speech(self.page.lemma(v)));
                speaks.then(|| self.search(t, 1, fits)).flatten()
            });
        }
        let governs = |d: &Draft| d.actors.iter().any(|a| a.sector == Some(Sector::Gov));
        let state = |d: &Draft| fits(d) && (d.state || governs(d));
        let state_subject = |d: &Draft| state(d) && self.is_subject(d.head);
        if self.owns_office(t) {
            let found = self
                .search(t, 0, state_subject)
                .or_else(|| self.search(t, 1, state_subject))
                .or_else(|| self.search(t, 0, subject))
                .or_else(|| self.search(t, 1, state));
            if found.is_some() {
                return found;
            }
        }
        self.search(t, 0, subject).or_else(|| self.search(t, 0, fits)).or_else(|| self.search(t, 1, subject))
    }

    /// "its vice-president", "its army": what states have.
    fn owns_office(&self, t: usize) -> bool {
        (t + 1..t + 4).any(|n| {
            self.pieces.at(n).is_some_and(|p| {
                matches!(
                    p.kind,
                    super::pieces::Kind::Office { sector: Some(Sector::Gov | Sector::Mil | Sector::Cop), .. }
                )
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

    fn many_before(&self, t: usize) -> Option<usize> {
        let fits = |d: &Draft| d.being == Being::Many && d.actors.iter().any(|a| a.id.is_some());
        let subject = |d: &Draft| fits(d) && self.is_subject(d.head);
        self.search(t, 0, subject).or_else(|| self.search(t, 1, subject)).or_else(|| self.search(t, 1, fits))
    }
}

fn is_speech(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "add"
            | "warn"
            | "call"
            | "urge"
            | "accuse"
            | "deny"
            | "insist"
            | "announce"
            | "promise"
            | "demand"
            | "tell"
            | "note"
            | "confirm"
            | "claim"
            | "condemn"
            | "pledge"
            | "vow"
            | "threaten"
            | "reject"
            | "agree"
    )
}
