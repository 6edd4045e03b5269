//! Where something happens: which of the places of a clause is its scene.

use super::Places;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::Where;

/// How many words lie between a place and its verb at most.
const STEPS: usize = 4;

/// The words above a place up to its verb.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// The word on which the place hangs.
    pub first: Option<usize>,
    /// The words at which it is said to be: "met in Geneva", "a hotel in Geneva".
    pub own: Vec<usize>,
    /// The verb above them, where all of them are things that stand in it.
    pub verb: Option<usize>,
    /// The verb whose subject it tells of: "police in Goma".
    pub subject_of: Option<usize>,
    /// The nearest verb, over whatever words.
    pub above: Option<usize>,
}

impl Path {
    /// Climbs from the word by which a place hangs in its clause.
    pub fn of(page: &Page, anchor: usize) -> Path {
        let mut path = Path { first: page.token(anchor).head, ..Path::default() };
        let Some(first) = path.first else { return path };
        let nearest = std::iter::once(first).chain(page.syntax.ancestors(first)).take(3);
        path.above = nearest.into_iter().find(|&v| page.pos(v) == Pos::Verb);
        // "whose headquarters are in Geneva": a clause of its own.
        if matches!(page.label(anchor), Label::Conj | Label::AclRelcl | Label::Ccomp | Label::Advcl) {
            return path;
        }
        path.own.push(first);
        let mut at = first;
        for step in 0..STEPS {
            if page.pos(at) == Pos::Verb {
                path.verb = (step > 0).then_some(at);
                break;
            }
            let Some(next) = page.token(at).head.filter(|_| !stays_apart(page, at)) else { break };
            if page.label(at) == Label::Nsubj {
                let here = page.pos(next) == Pos::Verb && !page.lexicon.is_in("seat", page.lemma(at));
                path.subject_of = here.then_some(next);
                break;
            }
            if !is_thing(page, at) {
                break;
            }
            at = next;
            if page.pos(at) != Pos::Verb {
                path.own.push(at);
            }
        }
        path
    }

    /// The verb or the noun that reaches a place which is no adverbial: "shelled Goma", "the siege of Goma".
    pub fn reached(&self) -> Vec<usize> {
        let mut words: Vec<usize> = self.first.into_iter().chain(self.above).collect();
        words.dedup();
        words
    }
}

/// Whether a word stands in its clause as something at which the clause may happen.
fn is_thing(page: &Page, t: usize) -> bool {
    // "south of Goma"
    let direction = page.label(t) == Label::Advmod && page.lexicon.is_in("kind of place", page.lemma(t));
    direction
        || matches!(
            page.label(t),
            Label::Obj | Label::Obl | Label::NsubjPass | Label::Nmod | Label::OblAgent | Label::OblUnmarked
        )
}

/// Whether a noun keeps its place for itself: it happens, or the clause is about it.
fn stays_apart(page: &Page, t: usize) -> bool {
    let lemma = page.lemma(t);
    match grammar::preposition(page, t) {
        // "signed a pact at a summit in Lima": the summit is the scene of the signing.
        Some("at" | "during") => return false,
        // "taken from his home in Douala"
        Some("from" | "of") if page.lexicon.is_in("home", lemma) => return false,
        Some("after" | "before" | "since" | "over" | "about" | "amid" | "from" | "of") => return true,
        _ => {}
    }
    let happens = ["tion", "sion", "ment"].iter().any(|end| lemma.ends_with(end))
        && !page.lexicon.is_in("stands somewhere", lemma);
    happens || page.lexicon.is_in("happens", lemma) || page.lexicon.is_in("no scene", lemma)
}

/// Clauses behind a deed that tell it once more: "opened fire, targeting villages near Goma", "were killed on Monday
/// when a jet bombed Goma".
fn retold<'p>(page: &'p Page, predicate: usize) -> impl Iterator<Item = usize> + 'p {
    let behind = move |t: usize| page.syntax.children(t).filter(move |&c| c > predicate);
    // The tree may hang "when" on the day.
    let days = behind(predicate).filter(|&c| matches!(page.label(c), Label::Obl | Label::OblUnmarked));
    let clauses = behind(predicate).chain(days.flat_map(behind));
    clauses.filter(|&c| {
        let when = || page.syntax.children(c).any(|w| page.lemma(w) == "when");
        match page.label(c) {
            Label::Advcl => page.token(c).tag == Tag::Vbg || when(),
            Label::AclRelcl => when(),
            _ => false,
        }
    })
}

impl Places {
    /// The place at which the clause of `predicate` says that it happens ("in Geneva"), else none.
    /// A place that acts is an actor and never returned here.
    pub fn of(&self, page: &Page, predicate: usize) -> Option<Where> {
        if let Some(own) = self.first(self.by_governor.get(&predicate)) {
            return Some(own);
        }
        if !matches!(page.pos(predicate), Pos::Noun | Pos::Propn) {
            return self
                .first(self.by_verb.get(&predicate))
                .or_else(|| self.first(self.by_goal.get(&predicate)))
                .or_else(|| self.of_occasion(page, predicate))
                .or_else(|| self.of_main_clause(page, predicate))
                .or_else(|| self.of_subject(page, predicate));
        }
        // "held talks in Geneva": the talks are where the verb is.
        let verb = page.token(predicate).head?;
        let argument = matches!(page.label(predicate), Label::Obj | Label::Nsubj | Label::NsubjPass)
            || page.label(predicate) == Label::Obl
                && matches!(grammar::preposition(page, predicate), Some("for" | "at" | "in" | "during"));
        (argument && page.pos(verb) == Pos::Verb).then(|| self.first(self.by_governor.get(&verb))).flatten()
    }

    /// The same for what is done with hands and arms: where it reaches, it happens, whatever its verb: "looted a
    /// convoy on the Goma road", "the siege of Goma"; with `leaves` also where it comes from: "left Goma".
    pub fn of_deed(&self, page: &Page, predicate: usize, leaves: bool) -> Option<Where> {
        let reached = |w: usize| {
            self.first(self.by_reach.get(&w))
                .or_else(|| self.first(self.by_source.get(&w).filter(|_| leaves)))
        };
        let told = |w: usize| self.first(self.by_governor.get(&w));
        // "Shelling shakes Goma", "the killing of five people in Goma", "hurt by shelling in Goma"
        let verb = page.token(predicate).head.filter(|&v| {
            matches!(page.label(predicate), Label::Nsubj | Label::Obj) && page.pos(v) == Pos::Verb
        });
        let mut victims = page
            .syntax
            .children(predicate)
            .filter(|&c| page.label(c) == Label::Nmod && grammar::preposition(page, c) == Some("of"));
        let mut causes = page.syntax.children(predicate).filter(|&c| {
            matches!(page.label(c), Label::Obl | Label::OblAgent)
                && page.lexicon.is_in("happens", page.lemma(c))
        });
        reached(predicate)
            .or_else(|| victims.find_map(told))
            .or_else(|| causes.find_map(told))
            .or_else(|| retold(page, predicate).find_map(|v| self.beside(v).or_else(|| reached(v))))
            .or_else(|| verb.filter(|_| page.pos(predicate) == Pos::Noun).and_then(reached))
    }

    /// "ended talks in Geneva", "talks in Geneva ended": what begins, lasts and ends is where its occasion is.
    fn of_occasion(&self, page: &Page, predicate: usize) -> Option<Where> {
        if !page.lexicon.is_in("course", page.lemma(predicate)) {
            return None;
        }
        let occasions = page.syntax.children(predicate).filter(|&c| {
            matches!(page.label(c), Label::Obj | Label::Nsubj | Label::NsubjPass) && page.pos(c) == Pos::Noun
        });
        occasions.filter(|&c| stays_apart(page, c)).find_map(|c| self.first(self.by_governor.get(&c)))
    }

    /// "shelled the port of X, killing five": the participle happens where its main verb does.
    fn of_main_clause(&self, page: &Page, predicate: usize) -> Option<Where> {
        let main = page.token(predicate).head?;
        let participle = page.label(predicate) == Label::Advcl && page.token(predicate).tag == Tag::Vbg;
        (participle && grammar::marker(page, predicate).is_none() && page.pos(main) == Pos::Verb)
            .then(|| {
                self.first(self.by_governor.get(&main))
                    .or_else(|| self.first(self.by_verb.get(&main)))
                    .or_else(|| self.first(self.by_goal.get(&main)))
            })
            .flatten()
    }

    /// "Police in Goma arrested six", "the chief, speaking in Goma, said": where the subject is.
    fn of_subject(&self, page: &Page, predicate: usize) -> Option<Where> {
        if let Some(own) = self.first(self.by_subject.get(&predicate)) {
            return Some(own);
        }
        let subject = grammar::child(page, predicate, &[Label::Nsubj, Label::NsubjPass]);
        let clauses = subject.into_iter().chain([predicate]);
        let mut speaking = clauses.flat_map(|t| page.syntax.children(t)).filter(|&v| {
            matches!(page.label(v), Label::Acl | Label::Advcl)
                && page.token(v).tag == Tag::Vbg
                && matches!(page.lemma(v), "speak" | "address" | "meet" | "gather" | "talk")
        });
        speaking.find_map(|v| self.beside(v))
    }

    /// Where a verb is by its own adverbials.
    fn beside(&self, verb: usize) -> Option<Where> {
        self.first(self.by_governor.get(&verb)).or_else(|| self.first(self.by_verb.get(&verb)))
    }

    /// The first place, a town before its country.
    fn first(&self, indices: Option<&Vec<usize>>) -> Option<Where> {
        indices.into_iter().flatten().map(|&i| &self.all[i].place).next().cloned()
    }
}
