//! How certain a clause is, by its own words and by those above it.

use super::words::{Certain, certain};
use super::{FACT, Reader};
use crate::grammar;
use demarche_parse::{Label, Tag};

impl Reader<'_, '_> {
    pub(super) fn clause(&self, t: usize, depth: usize) -> f64 {
        let page = self.page;
        let own = self.own_certainty(t);
        let marks: Vec<&str> =
            self.children(t, &[Label::Mark, Label::Advmod]).into_iter().map(|m| page.lemma(m)).collect();
        let label = page.label(t);
        if let Some(open) = supposed(&marks, label, own) {
            return open;
        }
        let infinitive = self.with_to(t);
        let Some(head) = page.token(t).head else {
            return if infinitive { own.min(1.8) } else { own };
        };
        if label == Label::Conj {
            return if own == FACT && self.goes_on(t, head) { self.graded(head, depth + 1) } else { own };
        }
        let below =
            [Label::Xcomp, Label::Ccomp, Label::Csubj, Label::Acl, Label::Advcl, Label::Obl].contains(&label);
        if !below {
            return own;
        }
        let first = marks.first().copied().unwrap_or("");
        if label == Label::Advcl && matches!(first, "without" | "instead" | "rather") {
            return if first == "without" { -1.4 } else { 0.0 };
        }
        let above = self.graded(head, depth + 1);
        if let Some(governor) = self.governor(t, head, &marks) {
            return below_governor(governor, above, own);
        }
        match label {
            // "went to Kyiv to mediate": what is meant to come of it.
            Label::Advcl if infinitive && above < 0.0 => -0.6,
            Label::Advcl if infinitive && above < 2.4 => (above - 0.4).max(0.4),
            Label::Advcl if infinitive => 2.0,
            // "a meeting to be held in May"
            Label::Acl if infinitive && grammar::passive(page, t) => above.clamp(0.0, 2.0),
            Label::Acl if infinitive && self.first_to(head) => above,
            Label::Acl if infinitive => above.clamp(0.0, 1.4),
            Label::Xcomp if infinitive && above < 0.0 => -0.8,
            Label::Xcomp if infinitive => above.min(1.8),
            Label::Xcomp if above < 0.0 => above,
            Label::Xcomp => own.min(above),
            _ => own,
        }
    }

    /// By the clause's own words: its modal verb, its negation, its adverbs.
    fn own_certainty(&self, t: usize) -> f64 {
        let page = self.page;
        let negated = grammar::is_negated(page, t);
        let modal = grammar::modal(page, t).map(|m| certain("modal", &m.to_lowercase()));
        let own = match modal {
            Some(modal) => {
                let Certain { held, unheld } = modal.unwrap_or(Certain { held: 2.0, unheld: -2.0 });
                if negated { unheld } else { held }
            }
            None if !negated => FACT,
            // Whoever reports a negation is less sure than who tells it.
            None if page.label(t) == Label::Root => -2.6,
            None => -2.0,
        };
        if own > 0.0 && self.about_nothing(t) {
            return if own == FACT { 0.8 } else { 0.0 };
        }
        let adverbs = self.children(t, &[Label::Advmod]);
        match adverbs.iter().find_map(|&a| certain("adverb", page.lemma(a))) {
            Some(adverb) if own == FACT => adverb.held,
            _ => own,
        }
    }

    /// "gave no reason", "nobody came": something is told of nothing.
    fn about_nothing(&self, t: usize) -> bool {
        let parties = self.children(t, &[Label::Nsubj, Label::NsubjPass, Label::Obj]);
        parties.into_iter().any(|p| grammar::names_nobody(self.page, p) && !self.only_not(p))
    }

    /// "not only the army"
    fn only_not(&self, t: usize) -> bool {
        self.children(t, &[Label::Advmod]).iter().any(|&c| self.page.lemma(c) == "not")
    }

    /// "to leave", "to be left"
    fn with_to(&self, t: usize) -> bool {
        grammar::infinitive(self.page, t)
            || self.children(t, &[Label::Mark]).iter().any(|&m| self.page.lemma(m) == "to")
    }

    /// Whether the second of two joined verbs goes on with what stands over the first: "may leave and return".
    fn goes_on(&self, t: usize, head: usize) -> bool {
        let page = self.page;
        let tag = page.token(t).tag;
        self.children(t, &[Label::Nsubj, Label::NsubjPass]).is_empty()
            && (tag == Tag::Vb || tag == page.token(head).tag && !matches!(tag, Tag::Vbd | Tag::Vbz))
    }

    /// What the word above says of the clause, if the table knows it.
    fn governor(&self, t: usize, head: usize, marks: &[&str]) -> Option<Certain> {
        let page = self.page;
        let (lemma, label) = (self.lemma(head), page.label(t));
        let infinitive = self.with_to(t);
        let finite = !infinitive && !matches!(page.token(t).tag, Tag::Vbg);
        match label {
            Label::Acl if page.token(t).tag == Tag::Vbn && !infinitive && !marks.contains(&"that") => None,
            Label::Advcl if infinitive && certain("governs", &lemma).is_some_and(|g| g.held.abs() > 2.4) => {
                None // "stopped to rest", "came to mediate"
            }
            Label::Advcl if !infinitive => {
                let bound = |m: &&str| matches!(*m, "from" | "of" | "in" | "at" | "for" | "to");
                let known = || certain("governs", &lemma).or_else(|| certain("said to", &lemma));
                marks.iter().any(bound).then(known).flatten()
            }
            Label::Ccomp | Label::Acl if finite => {
                let ahead = || certain("governs", &lemma).filter(|_| grammar::lies_ahead(page, t));
                certain("tells", &lemma).or_else(ahead)
            }
            _ => certain("governs", &lemma).or_else(|| certain("said to", &lemma)),
        }
    }
}

/// What a condition or a question leaves open.
fn supposed(marks: &[&str], label: Label, own: f64) -> Option<f64> {
    if marks.contains(&"unless") {
        return Some(0.0);
    }
    if marks.contains(&"whether") {
        return Some(0.6);
    }
    match label {
        Label::Advcl if marks.contains(&"if") => Some(if own > 0.0 { 0.8 } else { -0.4 }),
        Label::Ccomp if marks.contains(&"if") => Some(0.6),
        _ => None,
    }
}

/// "may try to leave", "failed to leave", "promised not to leave".
fn below_governor(governor: Certain, above: f64, own: f64) -> f64 {
    let left = match above {
        a if a < 0.0 => governor.unheld,
        a if governor.held > 0.0 => governor.held.min(a),
        _ => governor.held,
    };
    match own {
        o if o < 0.0 => -left.abs(),
        o if o < FACT => left.min(o),
        _ => left,
    }
}
