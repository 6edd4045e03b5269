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
    /// What binds them.
    pub tie: Tie,
}

/// What binds the members of a group, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// A list that is acted upon: they may well stand on one side.
    Listed,
    /// Subject and object of one verb.
    Facing,
    /// A list that acts.
    Acting,
    /// "with", "between", or a word that has already stood for them.
    Meeting,
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
            self.groups.push(Group { key: head, at: head, members, tie: Tie::Meeting });
            return;
        }
        let Some(governor) = self.page.token(head).head else {
            return;
        };
        if self.page.label(head) == Label::Conj {
            let tie = self.tie_of_list(governor);
            self.join(governor, index, tie);
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
            self.join(subject, index, if meets { Tie::Meeting } else { Tie::Facing });
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
        let link =
            from.filter(|&from| from < first && first - from <= 4).map(|from| self.link_between(from, first));
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
            self.groups.push(Group { key, at, members: all, tie });
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
                let number = ["two", "three", "four", "five"].iter().position(|w| *w == lemma).map(|i| i + 2);
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
            Some("the" | "these") if matches!(lemma, "side" | "party" | "power" | "faction") => None,
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

    /// The group that is meant: the nearest that is bound firmly enough and as prominent on the page as its rivals.
    fn members(&mut self, number: Option<usize>, kind: Members, t: usize) -> Option<Vec<Actor>> {
        let sentence = self.sentence(t);
        let fits = |g: &&Group| {
            let distinct = distinct(&g.members);
            let known = g.members.iter().all(|m| m.id.is_some());
            known && number.map_or((2..7).contains(&distinct), |n| distinct == n) && self.of_kind(g, kind)
        };
        // A bounded look back keeps the whole page linear.
        let all = || self.groups.iter().rev().take(60).filter(fits);
        let most = all().map(|g| self.prominence_of(g)).max().unwrap_or(0);
        let weighty = |g: &&Group| self.prominence_of(g) * 2 >= most;
        let near = || all().filter(weighty).take_while(|g| self.sentence(g.at) + REACH >= sentence);
        let firm = |g: &&Group| kind != Members::Sides || g.tie != Tie::Listed;
        let found = near()
            .find(|g| g.tie == Tie::Meeting)
            .or_else(|| near().find(firm))
            .or_else(|| near().next())
            .or_else(|| all().filter(weighty).find(firm))
            .map(|g| g.members.clone())
            .or_else(|| self.pair(number))?;
        let members: Vec<Actor> = found.iter().map(|a| as_member(a, kind)).collect();
        self.groups.push(Group { key: t, at: t, members: found, tie: Tie::Meeting });
        Some(members)
    }

    /// How often the page names the least named member of a group.
    fn prominence_of(&self, group: &Group) -> u32 {
        let counts = group.members.iter().filter_map(|m| m.id.as_deref()).map(|id| self.context.count(id));
        counts.min().unwrap_or(0)
    }

    /// Whether the members can be what the noun says: states have governments, media are no side.
    fn of_kind(&self, group: &Group, kind: Members) -> bool {
        let stands = |a: &Actor| !matches!(a.sector, Some(Sector::Med | Sector::Bus | Sector::Civ));
        match kind {
            Members::States => {
                group.members.iter().all(|m| m.id.as_deref().is_some_and(|id| self.context.is_state(id)))
            }
            Members::Any => true,
            // An organisation that asks something of a state is no side.
            Members::Sides if group.tie == Tie::Facing => {
                group.members.iter().all(|m| stands(m) && m.sector != Some(Sector::Igo))
            }
            _ => group.members.iter().all(stands),
        }
    }

    /// The two parties that the whole page is about.
    fn pair(&self, number: Option<usize>) -> Option<Vec<Actor>> {
        if number.is_some_and(|n| n != 2) {
            return None;
        }
        let pair = self.context.pair()?;
        let actor =
            |id: &str| Actor { id: Some(id.to_owned()), sector: Some(Sector::Gov), name: None, span: None };
        Some(pair.iter().map(|id| actor(id)).collect())
    }

    /// The one other member of the nearest group of two that holds `id`.
    pub fn other_party(&self, id: Option<&str>, t: usize) -> Option<Actor> {
        let id = id?;
        let sentence = self.sentence(t);
        let groups = || {
            let near = self.groups.iter().rev().take_while(|g| self.sentence(g.at) + REACH >= sentence);
            near.filter(|g| {
                distinct(&g.members) == 2 && g.members.iter().any(|m| m.id.as_deref() == Some(id))
            })
        };
        let person = |m: &Actor| m.id.as_deref() != Some(id) && m.name.is_some();
        let group = groups().find(|g| g.members.iter().any(person)).or_else(|| groups().next())?;
        group.members.iter().find(|m| m.id.as_deref() != Some(id)).cloned()
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
    Sides,
    States,
    Forces,
    People,
}

fn as_member(actor: &Actor, kind: Members) -> Actor {
    let mut member = actor.clone();
    match kind {
        Members::Any | Members::Sides | Members::People => {}
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
        "side" | "party" | "camp" | "delegation" | "faction" | "foe" | "enemy" | "rival" | "adversary" => {
            Members::Sides
        }
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
    for key in members.iter().filter_map(|m| m.id.as_deref().or(m.name.as_deref())) {
        if !seen.contains(&key) {
            seen.push(key);
        }
    }
    seen.len()
}
