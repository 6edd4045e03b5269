//! Groups that point back: "both sides", "the two ministers", "the three", "the parties".

use super::Sort;
use super::draft::Being;
use super::phrase::{self, Phrase};
use super::walk::Walk;
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Actor, Sector};

/// Actors told together: a coordination, or those who meet or face each other in one clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The token that binds them: the first conjunct, or the verb.
    pub key: usize,
    /// Where the last of them stands.
    pub at: usize,
    /// Who.
    pub members: Vec<Actor>,
    /// Whether the group was found by coordination or by "with": stronger than two sides of a verb.
    pub coordinated: bool,
}

/// How many sentences back a group may lie.
const REACH: usize = 4;

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
            self.groups.push(Group {
                key: head,
                at: head,
                members,
                coordinated: true,
            });
            return;
        }
        let Some(governor) = self.page.token(head).head else {
            return;
        };
        if self.page.label(head) == Label::Conj {
            self.join(governor, index, true);
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
        let subject = verb.and_then(|v| grammar::subject(self.page, v));
        if let Some(subject) = subject.filter(|&s| s != head) {
            self.join(subject, index, meets);
        }
    }

    /// Lists by their words alone, for the tree may miss them: mentions with nothing but commas and "and" between.
    pub fn link(&mut self, index: usize) {
        let draft = &self.drafts[index];
        let one = draft.actors.len() == 1 && draft.sort == Sort::Named;
        if !one {
            return;
        }
        let first = draft.core.iter().copied().min().unwrap_or(draft.head);
        let before = self.list.last().map(|&l| &self.drafts[l]);
        let from = before.map(|d| d.core.iter().copied().max().unwrap_or(d.head) + 1);
        let link = from
            .filter(|&from| from < first && first - from <= 4)
            .map(|from| self.link_between(from, first));
        match link {
            Some(Some(closed)) => {
                self.list.push(index);
                if closed {
                    self.close_list();
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

    fn close_list(&mut self) {
        let mut members: Vec<Actor> = Vec::new();
        for actor in self.list.iter().flat_map(|&l| &self.drafts[l].actors) {
            if !members.iter().any(|m| m.same_as(actor)) {
                members.push(actor.clone());
            }
        }
        let (Some(&first), Some(&last)) = (self.list.first(), self.list.last()) else {
            return;
        };
        if members.len() > 1 {
            self.groups.push(Group {
                key: self.drafts[first].head,
                at: self.drafts[last].head,
                members,
                coordinated: true,
            });
        }
    }

    fn join(&mut self, key: usize, index: usize, coordinated: bool) {
        let Some(first) = self.draft_at(key) else { return };
        if first == index {
            return;
        }
        let at = self.drafts[index].head;
        let members = self.drafts[index].actors.clone();
        if let Some(group) = self.groups.last_mut()
            && group.key == key
            && group.coordinated == coordinated
            && coordinated
        {
            group.at = at;
            for actor in members {
                if !group.members.iter().any(|m| m.same_as(&actor)) {
                    group.members.push(actor);
                }
            }
            return;
        }
        let mut all = self.drafts[first].actors.clone();
        for actor in members {
            if !all.iter().any(|m| m.same_as(&actor)) {
                all.push(actor);
            }
        }
        if all.len() > 1 {
            self.groups.push(Group {
                key,
                at,
                members: all,
                coordinated,
            });
        }
    }

    /// Turns a word that stands for a group into a mention, where its members can be told.
    pub fn group_word(&mut self, t: usize) -> bool {
        let lemma = self.page.lemma(t).to_lowercase();
        let Some(asked) = self.group_asked(t, &lemma) else {
            return false;
        };
        let members = self.members(asked.number, asked.kind, t);
        let Some(members) = members else { return false };
        self.described(asked.first, t, t, members, Being::Many);
        true
    }

    /// The same for a role: "both commanders", "the two governments".
    pub fn group_of_roles(&mut self, phrase: &Phrase, head: usize, plural: bool) -> Option<usize> {
        let both = phrase.determiner.as_deref() == Some("both");
        let counted = phrase.determiner.as_deref() == Some("the") && phrase.number.is_some_and(|n| n < 8);
        if !plural || !(both || counted) {
            return None;
        }
        let number = if both { Some(2) } else { phrase.number };
        let lemma = self.page.lemma(head).to_lowercase();
        let members = self.members(number, kind_of(&lemma), head)?;
        Some(self.described(phrase.first, phrase.last, head, members, Being::Many))
    }

    fn group_asked(&self, t: usize, lemma: &str) -> Option<Asked> {
        let phrase = phrase::around(self.page, &self.pieces, t, t);
        let determiner = phrase.determiner.as_deref();
        let plural = matches!(self.page.token(t).tag, Tag::Nns | Tag::Nnps);
        let asked = |first, number, kind| Some(Asked { first, number, kind });
        // Alone: "both", "the two", "the trio".
        match lemma {
            "trio" if determiner == Some("the") => return asked(phrase.first, Some(3), Members::Any),
            "pair" | "duo" if determiner == Some("the") => return asked(phrase.first, Some(2), Members::Any),
            "two" | "three" | "four" | "five" if self.stands_alone(t) && determiner == Some("the") => {
                let number = ["two", "three", "four", "five"]
                    .iter()
                    .position(|w| *w == lemma)
                    .map(|i| i + 2);
                return asked(phrase.first, number, Members::Any);
            }
            "both" if self.stands_alone(t) => return asked(t, Some(2), Members::Any),
            _ => {}
        }
        if !plural || !phrase.whose.is_empty() || !is_group_noun(lemma) {
            return None;
        }
        let number = match determiner {
            Some("both") => Some(2),
            Some("the" | "all" | "these" | "those") if phrase.number.is_some() => phrase.number,
            Some("the" | "all" | "these") if matches!(lemma, "side" | "party" | "power" | "faction") => None,
            None if phrase.number == Some(2) && matches!(lemma, "side") => Some(2),
            _ => return None,
        };
        asked(phrase.first, number, kind_of(lemma))
    }

    fn stands_alone(&self, t: usize) -> bool {
        matches!(
            self.page.label(t),
            Label::Nsubj
                | Label::NsubjPass
                | Label::Obj
                | Label::Iobj
                | Label::Obl
                | Label::Nmod
                | Label::Root
                | Label::NmodPoss
                | Label::Conj
        )
    }

    /// The nearest group that can be meant.
    fn members(&mut self, number: Option<usize>, kind: Members, t: usize) -> Option<Vec<Actor>> {
        let sentence = self.sentence(t);
        let near = |g: &&Group| {
            let distinct = distinct(&g.members);
            number.map_or(distinct >= 2, |n| distinct == n)
        };
        let groups = || {
            self.groups
                .iter()
                .rev()
                .take_while(|g| self.sentence(g.at) + REACH >= sentence)
        };
        let found = groups()
            .find(|g| g.coordinated && near(g))
            .or_else(|| groups().find(near))
            .or_else(|| {
                number
                    .filter(|&n| n > 2)
                    .and_then(|_| self.groups.iter().rev().find(|g| g.coordinated && near(g)))
            })
            .map(|g| g.members.clone())
            .or_else(|| self.pair(number))?;
        let members: Vec<Actor> = found.iter().map(|a| as_member(a, kind)).collect();
        self.groups.push(Group {
            key: t,
            at: t,
            members: found,
            coordinated: true,
        });
        Some(members)
    }

    /// The two parties that the whole page is about.
    fn pair(&self, number: Option<usize>) -> Option<Vec<Actor>> {
        if number.is_some_and(|n| n != 2) {
            return None;
        }
        let pair = self.context.pair()?;
        let actor = |id: &str| Actor {
            id: Some(id.to_owned()),
            sector: Some(Sector::Gov),
            name: None,
            span: None,
        };
        Some(pair.iter().map(|id| actor(id)).collect())
    }

    /// The one other member of the nearest group of two that holds `id`.
    pub fn other_party(&self, id: Option<&str>, t: usize) -> Option<Actor> {
        let id = id?;
        let sentence = self.sentence(t);
        let groups = || {
            let near = self
                .groups
                .iter()
                .rev()
                .take_while(|g| self.sentence(g.at) + REACH >= sentence);
            near.filter(|g| {
                distinct(&g.members) == 2 && g.members.iter().any(|m| m.id.as_deref() == Some(id))
            })
        };
        let person = |m: &Actor| m.id.as_deref() != Some(id) && m.name.is_some();
        let group = groups()
            .find(|g| g.members.iter().any(person))
            .or_else(|| groups().next())?;
        group
            .members
            .iter()
            .find(|m| m.id.as_deref() != Some(id))
            .cloned()
    }
}

struct Asked {
    first: usize,
    number: Option<usize>,
    kind: Members,
}

/// What the noun of a group says about its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Members {
    Any,
    States,
    Forces,
    People,
}

fn as_member(actor: &Actor, kind: Members) -> Actor {
    let mut member = actor.clone();
    match kind {
        Members::Any | Members::People => {}
        Members::States => {
            member.name = None;
            member.sector = Some(Sector::Gov);
        }
        Members::Forces => {
            member.name = None;
            if member.sector == Some(Sector::Gov) {
                member.sector = Some(Sector::Mil);
            }
        }
    }
    member
}

fn kind_of(lemma: &str) -> Members {
    match lemma {
        "country" | "nation" | "state" | "government" | "capital" | "neighbour" | "neighbor" => {
            Members::States
        }
        "army" | "force" | "military" | "commander" | "general" => Members::Forces,
        "leader" | "president" | "minister" | "man" | "woman" | "official" | "diplomat" | "premier" => {
            Members::People
        }
        _ => Members::Any,
    }
}

fn is_group_noun(lemma: &str) -> bool {
    matches!(
        lemma,
        "side"
            | "party"
            | "country"
            | "nation"
            | "state"
            | "government"
            | "leader"
            | "president"
            | "minister"
            | "army"
            | "force"
            | "general"
            | "commander"
            | "capital"
            | "power"
            | "ally"
            | "neighbour"
            | "neighbor"
            | "rival"
            | "delegation"
            | "team"
            | "negotiator"
            | "man"
            | "woman"
            | "official"
            | "diplomat"
            | "faction"
            | "military"
            | "foe"
            | "enemy"
            | "partner"
            | "camp"
            | "premier"
            | "envoy"
            | "adversary"
    )
}

/// How many different ids a group has; members without an id count by name.
fn distinct(members: &[Actor]) -> usize {
    let mut seen: Vec<&str> = Vec::new();
    for key in members
        .iter()
        .filter_map(|m| m.id.as_deref().or(m.name.as_deref()))
    {
        if !seen.contains(&key) {
            seen.push(key);
        }
    }
    seen.len()
}
