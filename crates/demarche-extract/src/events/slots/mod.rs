//! Which words fill the places beside a predicate.

mod acts;
mod fits;
mod phrases;

use super::read::Reader;
use crate::grammar;
use demarche_lexicon::{ActorClass, Entry, Slot, WordKind};
use demarche_parse::{Label, Pos};

impl Reader<'_, '_> {
    /// The tokens that fill a slot of the predicate at `t`; of a coordination the first.
    pub fn fillers(&self, t: usize, slot: Slot) -> Vec<usize> {
        if self.is_flat(t) {
            return self.flat_fillers(t, slot);
        }
        let verbal = self.verbal(t);
        match slot {
            Slot::Subject if verbal => {
                grammar::doer(self.page, t).or_else(|| self.bare_subject(t)).into_iter().collect()
            }
            // "stood ready to help": the subject is that of the verb above.
            Slot::Subject if self.page.label(t) == Label::Xcomp && self.page.pos(t) == Pos::Adj => {
                grammar::subject_of(self.page, t).into_iter().collect()
            }
            // "is alarmed over the plan": called the subject of a passive.
            Slot::Subject => self.children(t, &[Label::Nsubj, Label::NsubjPass]),
            Slot::Object if verbal => self
                .two_objects(t)
                .map(|(_, what)| what)
                .or_else(|| grammar::undergoer(self.page, t))
                .or_else(|| self.raised_object(t))
                .or_else(|| self.stray_object(t))
                .into_iter()
                .collect(),
            Slot::Object | Slot::Owner => Vec::new(),
            Slot::Indirect => self.indirect(t),
            Slot::Particle => self.particles(t),
            Slot::Act | Slot::ActWhom => self.acts(t),
            Slot::Clause => self.finite(t),
            Slot::ActSubject => self.act_subjects(t),
            Slot::Prep(p) => self.phrases(t, p),
            Slot::Possessor => self.children(t, &[Label::NmodPoss]),
            Slot::Modifier => self.modifiers(t),
            Slot::Before => self.children(t, &[Label::Amod, Label::Compound, Label::Flat]),
        }
    }

    /// To whom: "gave Kyiv a deadline"; "Kyiv was given a deadline".
    fn indirect(&self, t: usize) -> Vec<usize> {
        let page = self.page;
        if grammar::passive(page, t) && !self.children(t, &[Label::Obj]).is_empty() {
            return grammar::subject_of(page, t).into_iter().collect();
        }
        let called = self.children(t, &[Label::Iobj]);
        if called.is_empty() {
            self.two_objects(t).map(|(whom, _)| whom).into_iter().collect()
        } else {
            called
        }
    }

    /// "Showed two diplomats the door": both called objects by the tree; to whom, and what.
    fn two_objects(&self, t: usize) -> Option<(usize, usize)> {
        let page = self.page;
        let [whom, what] = self.children(t, &[Label::Obj])[..] else { return None };
        let joined = |w: usize| matches!(page.pos(w), Pos::Punct | Pos::Cconj | Pos::Verb);
        let bare = page.pos(t) == Pos::Verb && t < whom && !(whom..what).any(joined);
        (bare && self.children(t, &[Label::Iobj]).is_empty()).then_some((whom, what))
    }

    /// Whether the token is a verb in use (not an adjective or noun).
    pub fn verbal(&self, t: usize) -> bool {
        self.page.pos(t) == Pos::Verb || self.is_flat(t) || self.acts_on(t) || self.gerund_as_noun(t)
    }

    /// "resumed shelling Kharkiv", called a noun: a complement in -ing with an object is a verb.
    fn gerund_as_noun(&self, t: usize) -> bool {
        let page = self.page;
        page.pos(t) == Pos::Noun
            && page.label(t) == Label::Xcomp
            && page.word(t).ends_with("ing")
            && page.syntax.children(t).any(|c| page.label(c) == Label::Obj)
    }

    /// "free the prisoners", "four were hurt", called adjectives: what has an object or is suffered is a verb.
    fn acts_on(&self, t: usize) -> bool {
        let page = self.page;
        let has = |label: Label| page.syntax.children(t).any(|c| page.label(c) == label);
        // "is alarmed" may be an entry of its own.
        let known = || self.book.of(WordKind::Adjective, &self.lemma(t)).next().is_some();
        page.pos(t) == Pos::Adj && (has(Label::Obj) || has(Label::AuxPass) && !known())
    }

    pub(super) fn children(&self, t: usize, labels: &[Label]) -> Vec<usize> {
        self.page.syntax.children(t).filter(|&c| labels.contains(&self.page.label(c))).collect()
    }

    /// Nationalities and names before a noun: "Russian", both of "US-China", both of "Indian and Pakistani".
    fn modifiers(&self, t: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for c in self.children(t, &[Label::Amod, Label::Compound]) {
            if c >= 2 && matches!(self.page.word(c - 1), "-" | "–") {
                found.push(c - 2);
            }
            found.push(c);
            found.extend(self.children(c, &[Label::Conj]));
            if self.page.label(c) == Label::Compound && !self.is_actor(c) {
                // "Israeli tank shelling": the tree hangs the nationality on the weapon.
                found.extend(self.children(c, &[Label::Amod, Label::Compound]));
            }
        }
        found.retain(|&c| self.is_actor(c) && !self.is_venue(c));
        found
    }

    /// Whether a capital before a noun tells where: "the Muscat talks", "the Geneva agreement".
    pub(super) fn is_venue(&self, t: usize) -> bool {
        let page = self.page;
        // "The Hanoi denuclearisation summit": the tree may hang the city on the word between.
        let above = |n: usize| page.token(n).head.filter(|_| page.label(n) == Label::Compound);
        let noun = above(t).map(|n| above(n).unwrap_or(n));
        noun.is_some_and(|n| {
            let lemma = self.lemma(n);
            self.book.is("talks", &lemma) || self.book.is("deal", &lemma)
        }) && self.is_city(t)
    }

    /// Whether a word is the name of a city and of no state or organisation.
    pub(in crate::events) fn is_city(&self, t: usize) -> bool {
        let page = self.page;
        let matches = page.lexicon.matches(&[page.word(t)], 0);
        let city = |entry: &Entry| {
            matches!(entry, Entry::Place { .. } | Entry::Actor { class: ActorClass::Capital, .. })
        };
        !matches.is_empty() && matches.iter().all(|m| city(m.entry))
    }

    /// The subject that the tree calls something else: an actor before the verb, without a preposition.
    fn bare_subject(&self, t: usize) -> Option<usize> {
        let page = self.page;
        if grammar::passive(page, t) || grammar::infinitive(page, t) {
            return None;
        }
        let own = page.syntax.children(t).filter(|&c| c < t).find(|&c| {
            matches!(
                page.label(c),
                Label::Obl
                    | Label::OblUnmarked
                    | Label::Dislocated
                    | Label::Advmod
                    | Label::Vocative
                    | Label::Dep
                    | Label::Compound
            ) && grammar::cases(page, c).next().is_none()
                && self.is_actor(c)
        });
        own.or_else(|| self.hung_on_the_object(t)).or_else(|| self.subject_above(t))
    }

    /// "Amnesty International accused police": a name before the verb that the tree hangs on the object behind it.
    fn hung_on_the_object(&self, t: usize) -> Option<usize> {
        let objects = self.children(t, &[Label::Obj]).into_iter().filter(|&o| o > t);
        let hung = [Label::Amod, Label::Compound, Label::NmodUnmarked, Label::Appos, Label::Flat];
        objects.flat_map(|o| self.children(o, &hung)).find(|&c| c < t && self.is_actor(c))
    }

    /// The subject of the nearest clause above, for a verb that hangs on something else in it.
    fn subject_above(&self, t: usize) -> Option<usize> {
        let page = self.page;
        if !matches!(page.label(t), Label::Conj | Label::Advcl | Label::Acl | Label::Parataxis | Label::Xcomp)
        {
            return None;
        }
        page.syntax
            .ancestors(t)
            .take(4)
            .find_map(|a| self.children(a, &[Label::Nsubj]).into_iter().find(|&s| s < t))
            .map(|s| grammar::antecedent(page, s).unwrap_or(s))
    }

    /// "accused Lukashenko of luring people", where the tree makes him the subject of the gerund.
    fn raised_object(&self, t: usize) -> Option<usize> {
        let gerund = |c: usize| !grammar::infinitive(self.page, c) && self.introduced(c);
        if grammar::passive(self.page, t) {
            return None;
        }
        let clause = self.own_acts(t).into_iter().find(|&c| gerund(c))?;
        self.children(clause, &[Label::Nsubj]).into_iter().find(|&s| s > t)
    }

    /// "urged all parties", "rejected as baseless the claim": an object that the tree calls something else.
    fn stray_object(&self, t: usize) -> Option<usize> {
        let page = self.page;
        if grammar::passive(page, t) || !self.children(t, &[Label::Ccomp]).is_empty() {
            return None;
        }
        // "dismissed that as a lie": a pronoun that is called a conjunction, without a clause.
        let that = page
            .syntax
            .children(t)
            .find(|&c| c > t && page.label(c) == Label::Mark && matches!(page.lemma(c), "that" | "this"));
        if that.is_some() {
            return that;
        }
        let before = page.syntax.children(t).any(|c| c < t && page.label(c) == Label::Nsubj);
        // "gave Niger a week": what is given may be a time.
        let given = || page.syntax.children(t).any(|c| page.label(c) == Label::Iobj);
        page.syntax.children(t).filter(|&c| c > t).find(|&c| match page.label(c) {
            Label::Nsubj => before,
            Label::Obl | Label::OblUnmarked => {
                (grammar::cases(page, c).next().is_none() || self.is_rounded(c))
                    && matches!(page.pos(c), Pos::Noun | Pos::Propn)
                    && (!self.book.is("time", &self.lemma(c)) || given())
            }
            // "called up reservists", "appointed an ambassador": called a predicate.
            Label::Xcomp => {
                grammar::cases(page, c).next().is_none()
                    && matches!(page.pos(c), Pos::Noun | Pos::Propn)
                    && page.syntax.children(c).all(|d| page.label(d) != Label::Mark)
                    && !self.book.is("being", &self.lemma(t))
            }
            _ => false,
        })
    }

    /// "Will deploy around ten vessels": what is counted roughly, taken for a phrase of place.
    fn is_rounded(&self, t: usize) -> bool {
        let page = self.page;
        let counted = !self.children(t, &[Label::Nummod]).is_empty();
        counted && grammar::cases(page, t).all(|p| matches!(p, "around" | "about" | "over" | "under"))
    }

    fn particles(&self, t: usize) -> Vec<usize> {
        let near = |c: usize| c > t && c <= t + 12;
        let mut found: Vec<usize> =
            self.children(t, &[Label::CompoundPrt, Label::Advmod]).into_iter().filter(|&c| near(c)).collect();
        // "ordered its ambassador home": hung on the noun by the tree.
        for object in self.children(t, &[Label::Obj, Label::NsubjPass]) {
            let home = self.children(object, &[Label::Nmod, Label::NmodUnmarked, Label::Advmod]);
            found.extend(home.into_iter().filter(|&c| c > object && self.page.lemma(c) == "home"));
        }
        let home = self.children(t, &[Label::Xcomp, Label::OblUnmarked, Label::Obl]);
        found.extend(
            home.into_iter()
                .filter(|&c| self.page.lemma(c) == "home" && self.children(c, &[Label::Case]).is_empty()),
        );
        // "pulled out of the talks": the particle may be read as part of the preposition.
        for phrase in self.children(t, &[Label::Obl, Label::Advmod, Label::Obj]) {
            let case = self.children(phrase, &[Label::Case]).into_iter().filter(|&c| c == t + 1);
            // "took in exiles": what is called an object has no preposition.
            let object = self.page.label(phrase) == Label::Obj;
            found.extend(case.filter(|&c| object || may_be_particle(self.page.lemma(c))));
            // "forced the ambassador out of the country"
            if grammar::cases(self.page, phrase).any(|p| p == "of") {
                let out = self.children(phrase, &[Label::Case]).into_iter();
                found.extend(out.filter(|&c| self.page.lemma(c) == "out"));
            }
        }
        found
    }
}

/// Whether a word before a noun may belong to the verb: "pulled out of the talks", but not "argued for a pause".
fn may_be_particle(word: &str) -> bool {
    matches!(word, "out" | "off" | "away" | "back" | "up" | "down" | "apart" | "aside" | "ahead" | "short")
}
