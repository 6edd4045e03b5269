//! Which actors are told together: in a list, or meeting or facing each other in one clause.

use super::{Group, Tie, add_new};
use crate::grammar;
use crate::mentions::Sort;
use crate::mentions::walk::Walk;
use demarche_parse::{Label, Pos};
use demarche_record::Actor;

impl Walk<'_, '_> {
    /// Notes with whom the mention at `index` is told together.
    pub fn coordinate(&mut self, index: usize) {
        let draft = &self.drafts[index];
        let head = draft.head;
        if draft.actors.is_empty() || draft.actors.iter().all(|a| a.id.is_none() && a.name.is_none()) {
            return;
        }
        if draft.actors.len() > 1 {
            let members = draft.actors.clone();
            self.groups.push(Group { key: head, at: head, members, tie: Tie::Meeting });
            if let Some(governor) =
                self.page.token(head).head.filter(|_| self.page.label(head) == Label::Conj)
            {
                self.join(governor, index, Tie::Acting);
            }
            return;
        }
        let Some(governor) = self.page.token(head).head else {
            return;
        };
        // "Smith, a former analyst and chair of the programme": one person.
        let article = self.page.syntax.children(head).any(|c| self.page.label(c) == Label::Det);
        if self.page.label(head) == Label::Conj
            && self.page.label(governor) == Label::Appos
            && draft.sort == Sort::Described
            && !article
        {
            return;
        }
        if self.page.label(head) == Label::Conj {
            let tie = self.tie_of_list(governor);
            self.join(governor, index, tie);
            if self.groups.last().is_some_and(|g| g.key == governor) {
                self.tell_list(governor);
            }
            return;
        }
        let mut meets = false;
        let opposed = match self.page.label(head) {
            Label::Obj | Label::Iobj => true,
            Label::Obl | Label::Nmod | Label::OblAgent => {
                let preposition = grammar::preposition(self.page, head).unwrap_or("");
                meets = preposition == "with";
                meets || matches!(preposition, "by" | "against" | "to" | "at" | "on" | "from" | "of")
            }
            _ => false,
        };
        if !opposed {
            return;
        }
        let verb = std::iter::once(governor)
            .chain(self.page.syntax.ancestors(governor))
            .take(3)
            .find(|&v| matches!(self.page.pos(v), Pos::Verb | Pos::Aux));
        let subject = verb.and_then(|v| grammar::subject_of(self.page, v));
        if let Some(subject) = subject.filter(|&s| s != head) {
            self.join(subject, index, if meets { Tie::Meeting } else { Tie::Facing });
        }
    }

    /// Lists by their words alone, for the tree may miss them: mentions with nothing but commas and "and" between.
    pub fn link(&mut self, index: usize) {
        let draft = &self.drafts[index];
        let one = draft.actors.len() == 1 && draft.sort == Sort::Named;
        // "Kari Solberg and Chadian envoy Idriss Mahamat": the nationality is no member of the list.
        let part = matches!(self.page.label(draft.head), Label::Amod | Label::Compound);
        if !one || part {
            return;
        }
        let first = draft.core.iter().copied().min().unwrap_or(draft.head);
        let before = self.list.last().map(|&l| &self.drafts[l]);
        let from = before.map(|d| d.core.iter().copied().max().unwrap_or(d.head) + 1);
        let link =
            from.filter(|&from| from < first && first - from <= 4).map(|from| self.link_between(from, first));
        match link {
            Some(Some(closed)) => {
                self.list.push(index);
                if closed {
                    self.close_list();
                } else {
                    self.list_of_title();
                }
            }
            _ => self.list = vec![index],
        }
    }

    /// Whether the words between two mentions only link them; `true` where an "and" closes the list.
    fn link_between(&self, from: usize, to: usize) -> Option<bool> {
        let mut and = false;
        let mut comma = false;
        for t in from..to {
            match self.page.word(t) {
                "," => comma = true,
                "and" | "&" | "or" => and = true,
                _ if self.page.pos(t) == Pos::Det => {}
                _ => return None,
            }
        }
        (and || comma).then_some(and)
    }

    /// "Armenia, Azerbaijan Trade Blame": two in a title, with nothing but a comma between them, before their verb.
    fn list_of_title(&mut self) {
        let &[first, last] = self.list.as_slice() else { return };
        let page = self.page;
        let (a, b) = (&self.drafts[first], &self.drafts[last]);
        let title = page.role(self.sentence(a.head)) != demarche_text::Role::Body;
        let opens = page.syntax.sentences[self.sentence(a.head)].tokens.start
            == a.core.iter().copied().min().unwrap_or(a.head);
        let next = b.core.iter().copied().max().unwrap_or(b.head) + 1;
        let verb = page.syntax.tokens.get(next).is_some_and(|_| page.pos(next) == Pos::Verb);
        if title && opens && verb {
            let head = b.head;
            self.drafts[first].listed.push(head);
            self.close_list();
        }
    }

    /// Notes those between the first and the last of a list whom the tree hangs elsewhere.
    fn complete_list(&mut self) {
        let (Some(&first), Some(&last)) = (self.list.first(), self.list.last()) else { return };
        let heads: Vec<usize> = grammar::conjuncts(self.page, self.drafts[first].head).collect();
        if !heads.contains(&self.drafts[last].head) {
            return;
        }
        let between = self.list.iter().map(|&l| self.drafts[l].head);
        let own = self.drafts[first].head;
        let missed: Vec<usize> = between.filter(|h| *h != own && !heads.contains(h)).collect();
        self.drafts[first].listed.extend(missed);
    }

    fn close_list(&mut self) {
        self.complete_list();
        let mut members: Vec<Actor> = Vec::new();
        for &l in &self.list {
            add_new(&mut members, &self.drafts[l].actors);
        }
        let (Some(&first), Some(&last)) = (self.list.first(), self.list.last()) else {
            return;
        };
        if members.len() > 1 {
            let key = self.drafts[first].head;
            let at = self.drafts[last].head;
            let tie = self.tie_of_list(key);
            self.groups.push(Group { key, at, members, tie });
        }
    }

    /// What binds a list, by the place of its first member in the clause.
    fn tie_of_list(&self, first: usize) -> Tie {
        let preposition = self.preposition_before(first, first);
        match preposition.as_deref() {
            Some("between" | "with" | "among") => Tie::Meeting,
            _ if self.is_subject(first) => Tie::Acting,
            _ => Tie::Listed,
        }
    }

    fn join(&mut self, key: usize, index: usize, tie: Tie) {
        let Some(first) = self.draft_at(key) else { return };
        if first == index {
            return;
        }
        let at = self.drafts[index].head;
        let members = self.drafts[index].actors.clone();
        if let Some(group) = self.groups.last_mut()
            && group.key == key
            && group.tie == tie
            && matches!(tie, Tie::Listed | Tie::Acting | Tie::Meeting)
        {
            group.at = at;
            add_new(&mut group.members, &members);
            return;
        }
        let mut all = self.drafts[first].actors.clone();
        add_new(&mut all, &members);
        if all.len() > 1 {
            self.groups.push(Group { key, at, members: all, tie });
        }
    }
}
