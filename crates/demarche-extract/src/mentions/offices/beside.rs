//! The name beside a role: before or behind it, with or without a comma.

use super::super::people;
use super::super::pieces::Kind;
use super::super::walk::Walk;
use super::Role;
use demarche_parse::{Label, Pos, Tag};

impl Walk<'_, '_> {
    /// "Foreign Minister Lavrov", "the foreign minister, Sergei Lavrov,", "the minister, Prince Faisal,".
    pub(super) fn name_after(&self, role: &Role) -> Option<(usize, usize)> {
        let end = self.page.syntax.sentences[self.sentence(role.head)].tokens.end;
        let mut t = self.past_phrase(role, end);
        let comma = t < end && matches!(self.page.word(t), "," | "–" | "—" | "-" | ":" | "(");
        if comma {
            t += 1;
        }
        let named_at = |t: usize| {
            let i = self.pieces.index_at(t)?;
            (self.pieces.all[i].kind == Kind::Person).then_some(i)
        };
        for _ in 0..5 {
            if t >= end {
                return None;
            }
            if let Some(i) = named_at(t) {
                let piece = &self.pieces.all[i];
                if !comma {
                    return Some((i, piece.last));
                }
                let closed = piece.last + 1 >= end
                    || self.page.pos(piece.last + 1) == Pos::Punct
                    || matches!(self.page.word(piece.last + 1), "who" | "and" | "known");
                let tied = (piece.first..=piece.last).any(|n| self.page.label(n) == Label::Appos);
                return ((closed && !role.plural && !role.phrase.is_indefinite_list()) || tied)
                    .then_some((i, piece.last));
            }
            let address = people::is_honorific(self.page.word(t));
            let title = self.pieces.at(t).is_some_and(|p| matches!(p.kind, Kind::Office { title: true, .. }));
            // "The union's envoy, former Botswanan president Kagiso Mothibi": what he was stands between.
            let once = comma && matches!(self.page.word(t), "former" | "ex" | "retired" | "veteran");
            let nation = comma && self.pieces.at(t).is_some_and(|p| matches!(p.kind, Kind::Demonym { .. }));
            if !address && !title && !once && !nation {
                return None;
            }
            t = self.pieces.at(t).map_or(t, |p| p.last) + 1;
        }
        None
    }

    /// Past what else belongs to a role before the comma: "its agent | in the case |, Sir Desmond".
    pub(super) fn past_phrase(&self, role: &Role, end: usize) -> usize {
        let begin = role.phrase.end + 1;
        if begin >= end || self.page.pos(begin) != Pos::Adp || !role.phrase.is_definite() {
            return begin;
        }
        let mut t = begin;
        while t < end && t < begin + 9 {
            match self.page.pos(t) {
                Pos::Adp | Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num | Pos::Cconj => t += 1,
                Pos::Part if self.page.token(t).tag == Tag::Pos => t += 1,
                Pos::Punct if self.page.word(t) == "," => return t,
                _ => return begin,
            }
        }
        begin
    }

    /// "Volker Perthes, the UN envoy to Sudan,".
    pub(super) fn name_before(&self, role: &Role) -> Option<usize> {
        let start = self.page.syntax.sentences[self.sentence(role.head)].tokens.start;
        let comma = role.phrase.first.checked_sub(1).filter(|&c| c > start)?;
        if !matches!(self.page.word(comma), "," | "–" | "—" | "(") {
            return None;
        }
        let i = self.pieces.index_at(comma - 1)?;
        let name = &self.pieces.all[i];
        if name.kind != Kind::Person || role.plural {
            return None;
        }
        let tied = self.page.label(role.head) == Label::Appos
            && self.page.token(role.head).head.is_some_and(|h| (name.first..=name.last).contains(&h));
        let begins = role.phrase.determiner.is_some() || !role.phrase.whose.is_empty();
        let follows = role.phrase.end + 1;
        let end = self.page.syntax.sentences[self.sentence(role.head)].tokens.end;
        let closed = follows >= end
            || self.page.pos(follows) == Pos::Punct
            || matches!(self.page.pos(follows), Pos::Adp | Pos::Sconj)
            || matches!(self.page.word(follows), "who" | "for" | "to" | "at");
        let subject = matches!(self.page.label(role.head), Label::Nsubj | Label::NsubjPass | Label::Obj);
        (tied || begins && closed && !subject).then_some(i)
    }

    /// The mention that ends just before the comma before a phrase that is closed by another mark.
    pub(super) fn before_comma(&self, role: &Role) -> Option<usize> {
        let comma = role.phrase.first.checked_sub(1).filter(|&c| self.page.word(c) == ",")?;
        let next = role.phrase.end + 1;
        let tokens = &self.page.syntax.tokens;
        let closed = next >= tokens.len()
            || self.page.pos(next) == Pos::Punct
            || matches!(self.page.word(next), "that" | "which" | "known");
        let described = role.phrase.determiner.is_some() || !role.phrase.whose.is_empty();
        let subject = self.is_subject(role.head);
        if !closed || !described || subject || self.sentence(comma) != self.sentence(role.head) {
            return None;
        }
        self.draft_at(comma.checked_sub(1)?)
    }
}
