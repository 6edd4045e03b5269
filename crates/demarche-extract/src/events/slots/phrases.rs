//! Phrases with a preposition, wherever the tree hangs them.

use super::super::read::Reader;
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};

/// With what prepositions of several words begin.
const LONGER: [&str; 14] = [
    "accord",
    "according",
    "due",
    "owe",
    "owing",
    "thanks",
    "prior",
    "next",
    "close",
    "because",
    "instead",
    "regardless",
    "irrespective",
    "ahead",
];

impl Reader<'_, '_> {
    /// Phrases with this preposition, of the predicate itself or of its object.
    pub(super) fn phrases(&self, t: usize, preposition: &str) -> Vec<usize> {
        let page = self.page;
        let fits = |c: &usize| {
            // "charged with smuggling": what follows may be a gerund.
            let gerund =
                matches!(page.label(*c), Label::Advcl | Label::Acl) && page.token(*c).tag == Tag::Vbg;
            // "took Israel to court", called a predicate.
            let predicate = page.label(*c) == Label::Xcomp && page.pos(*c) == Pos::Noun;
            (gerund
                || predicate
                || preposition == "to" && self.name_as_verb(*c)
                || matches!(page.label(*c), Label::Obl | Label::OblAgent | Label::Nmod | Label::Advmod))
                && grammar::cases(page, *c).any(|p| p == preposition)
                && !self.of_longer(*c, preposition)
                && !(preposition == "on" && self.is_day(*c))
        };
        let mut found: Vec<usize> = page.syntax.children(t).filter(fits).collect();
        if self.verbal(t) {
            if found.is_empty() && preposition != "of" && preposition != "by" {
                for object in self.children(t, &[Label::Obj, Label::Xcomp, Label::NsubjPass]) {
                    found.extend(page.syntax.children(object).filter(fits));
                }
            }
            if found.is_empty()
                && matches!(preposition, "at" | "against" | "on" | "with" | "to" | "for" | "from")
            {
                // "launched a second wave of missiles at the city": the phrase hangs on what the object is made of.
                for object in self.children(t, &[Label::Obj]) {
                    let inside = page.syntax.children(object).filter(|&c| {
                        page.label(c) == Label::Nmod
                            && grammar::cases(page, c).any(|p| matches!(p, "of" | "in"))
                    });
                    found.extend(inside.flat_map(|c| page.syntax.children(c)).filter(fits));
                }
            }
            if found.is_empty() && preposition == "of" {
                // "pulled out of the talks", "a warning of strikes": read with the particle.
                // "Ahead of the talks she warned" is a warning of nothing.
                let particles = self.children(t, &[Label::Advmod, Label::CompoundPrt]).into_iter();
                for particle in particles.filter(|&p| !LONGER.contains(&page.lemma(p))) {
                    found.extend(page.syntax.children(particle).filter(fits));
                }
            }
        }
        if found.is_empty() {
            let nouns = self.nouns_with(t, preposition);
            found.extend(nouns.into_iter().flat_map(|noun| page.syntax.children(noun)).filter(fits));
        }
        if found.is_empty() && preposition == "by" && !self.verbal(t) {
            // "the seizure of a tanker by Iran": read as the tanker's.
            let inside = self.children(t, &[Label::Nmod]);
            found.extend(inside.into_iter().flat_map(|c| page.syntax.children(c)).filter(fits));
        }
        if found.is_empty() {
            found = self.stranded(t, preposition);
        }
        if found.is_empty() && matches!(preposition, "to" | "with") {
            found = self.neared(t);
            if preposition == "with" {
                found = found.into_iter().flat_map(|c| page.syntax.children(c)).filter(fits).collect();
            }
        }
        if found.is_empty()
            && self.verbal(t)
            && matches!(preposition, "against" | "with" | "between" | "from" | "to")
        {
            // "called for sanctions against Belarus": of a phrase of the predicate. "Reneged on his promise to Iraq".
            let given = |c: usize| {
                preposition != "to"
                    || matches!(
                        page.lemma(c),
                        "commitment" | "promise" | "pledge" | "obligation" | "vow" | "duty"
                    )
            };
            for phrase in self.children(t, &[Label::Obl]).into_iter().filter(|&c| c > t && given(c)) {
                found.extend(page.syntax.children(phrase).filter(fits));
            }
        }
        found
    }

    /// "Will give a million to Qatar almost a year after": a name that the tree takes for an infinitive.
    fn name_as_verb(&self, t: usize) -> bool {
        let page = self.page;
        matches!(page.token(t).tag, Tag::Vb | Tag::Nn | Tag::Nnp)
            && matches!(page.label(t), Label::Advcl | Label::Xcomp | Label::Acl)
            && page.word(t).starts_with(char::is_uppercase)
            && t.checked_sub(1).is_some_and(|to| page.lemma(to) == "to")
            && self.is_actor(t)
    }

    /// "Is inching closer to an accord": behind a comparison "to" opens a phrase, whatever the tree calls it.
    fn neared(&self, t: usize) -> Vec<usize> {
        let page = self.page;
        let compared = self.children(t, &[Label::Xcomp, Label::Advmod, Label::Advcl]);
        let compared = compared.into_iter().filter(|&c| matches!(page.word(c), "nearer" | "closer"));
        compared
            .flat_map(|c| page.syntax.children(c))
            .filter(|&c| grammar::cases(page, c).any(|p| p == "to"))
            .collect()
    }

    /// Nouns around a predicate on which its phrases may hang: "Talks between Israel and Hamas broke down", "a round of
    /// talks between", "faces an inquiry by Brussels", "stripped the journalist of his visa".
    fn nouns_with(&self, t: usize, preposition: &str) -> Vec<usize> {
        let page = self.page;
        if !self.verbal(t) {
            let of = |c: usize| grammar::cases(page, c).any(|p| p == "of");
            let counted = matches!(preposition, "between" | "with");
            let inside = if counted { self.children(t, &[Label::Nmod]) } else { Vec::new() };
            return inside.into_iter().filter(|&c| of(c)).collect();
        }
        match preposition {
            "between" | "from" if self.children(t, &[Label::Obj]).is_empty() => {
                self.children(t, &[Label::Nsubj])
            }
            "by" if !grammar::passive(page, t) => self.children(t, &[Label::Obj]),
            "of" if self.book.is("depriving", &self.lemma(t)) => self.children(t, &[Label::Obj]),
            _ => Vec::new(),
        }
    }

    /// "called on Friday for a pause", "March 24": a day is nobody on whom one calls.
    fn is_day(&self, t: usize) -> bool {
        let page = self.page;
        self.book.is("time", &self.lemma(t))
            || page.pos(t) == Pos::Num
                && page.syntax.children(t).any(|c| self.book.is("time", &self.lemma(c)))
    }

    /// "According to Oslo", "because of the raid": a preposition of several words says something else than its last.
    fn of_longer(&self, t: usize, preposition: &str) -> bool {
        let first = grammar::cases(self.page, t).next().unwrap_or("");
        first != preposition && LONGER.contains(&first)
    }

    /// "Rwanda, which Congo accuses of arming rebels", "bias, which Baku accuses it of".
    fn stranded(&self, t: usize, preposition: &str) -> Vec<usize> {
        let page = self.page;
        page.syntax
            .children(t)
            .filter(|&c| {
                page.label(c) == Label::Advmod
                    && page.lemma(c) == preposition
                    && matches!(page.pos(c), Pos::Adv | Pos::Adp)
            })
            .take(1)
            .collect()
    }
}
