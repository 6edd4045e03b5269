//! The words that tell an event: its clause, without the clauses that hang on it.

use super::read::Reader;
use demarche_parse::{Label, Pos};
use demarche_text::Span;

impl Reader<'_, '_> {
    /// From the subject to the end of the arguments, inside one sentence.
    pub fn extent(&self, t: usize, light: Option<usize>) -> Span {
        if self.is_flat(t) {
            return self.flat_extent(t);
        }
        let page = self.page;
        let head = light.unwrap_or(t);
        let (mut left, mut right) = (head.min(t), head.max(t));
        for at in [head, t] {
            for c in page.syntax.children(at) {
                if !self.belongs(at, c) {
                    continue;
                }
                let (from, to) = self.trimmed(c);
                left = left.min(from);
                right = right.max(to);
            }
        }
        while right > head.max(t) && page.pos(right) == Pos::Punct {
            right -= 1;
        }
        while left < head.min(t) && page.pos(left) == Pos::Punct {
            left += 1;
        }
        page.syntax.span(left, right)
    }

    fn belongs(&self, head: usize, c: usize) -> bool {
        match self.page.label(c) {
            Label::Cc
            | Label::CcPreconj
            | Label::Conj
            | Label::Parataxis
            | Label::Discourse
            | Label::AclRelcl
            | Label::AdvclRelcl
            | Label::Dep
            | Label::List
            | Label::Vocative
            | Label::Mark
            | Label::Case
            | Label::Appos => false,
            Label::Punct => false,
            Label::Advcl => self.acts_of(head).contains(&c),
            Label::Acl => c > head,
            _ => true,
        }
    }

    fn acts_of(&self, head: usize) -> Vec<usize> {
        self.fillers(head, demarche_lexicon::Slot::Act)
    }

    /// The edges of an argument, without relative clauses and other clauses at its right end.
    fn trimmed(&self, c: usize) -> (usize, usize) {
        let page = self.page;
        let left = page.syntax.left_edge(c);
        let mut right = page.syntax.right_edge(c);
        for d in page.syntax.children(c) {
            let hanging = matches!(page.label(d), Label::AclRelcl | Label::Parataxis);
            if hanging && d > c && page.syntax.right_edge(d) == right {
                right = page.syntax.left_edge(d).saturating_sub(1).max(c);
            }
        }
        while right > c && page.pos(right) == Pos::Punct {
            right -= 1;
        }
        (left, right)
    }
}
