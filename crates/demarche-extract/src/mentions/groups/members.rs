//! Who is meant by a word for a group.

use super::kinds::{Members, as_member};
use super::{Group, Tie, Usual, distinct};
use crate::mentions::Sort;
use crate::mentions::pieces::Kind;
use crate::mentions::walk::Walk;
use demarche_lexicon::ActorClass;
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Sector};

/// How many sentences back a group may lie.
const REACH: usize = 4;

impl Walk<'_, '_> {
    /// The group that is meant: two states of the same sentence, the nearest group that is bound firmly enough and as
    /// prominent on the page as its rivals, else the one that the whole page tells of.
    pub(super) fn members(&mut self, asked: &Wanted, t: usize) -> Option<Vec<Actor>> {
        let urging = self.urging(t);
        // Whoever mediates is no side, unless nobody else is left.
        let mut apart = urging.clone();
        apart.extend(self.mediating.iter().cloned());
        // In a transcript whoever has the turn would say "we".
        let turn = self.turn_of(self.sentence(t)).map(|d| &self.drafts[d].actors);
        apart.extend(turn.into_iter().flatten().filter_map(|a| a.id.clone()));
        let found = self
            .here(asked, t)
            .or_else(|| self.at_war(asked, t))
            .or_else(|| self.camps_at_home(asked))
            .or_else(|| self.near(asked, t, &apart))
            .or_else(|| if asked.firm { None } else { self.met(asked, t, &urging) })
            .or_else(|| if urging.is_empty() || asked.firm { None } else { self.met(asked, t, &[]) })
            .or_else(|| self.all_told(asked, &urging))
            .or_else(|| self.own_quarrel(asked, &urging))?;
        let members: Vec<Actor> = found.iter().map(|a| as_member(a, asked.kind)).collect();
        self.groups.push(Group { key: t, at: t, members: found, tie: Tie::Meeting });
        Some(members)
    }

    /// "A spokesman in Kabul urged both sides": one of the two that the page is about counts itself in.
    fn own_quarrel(&self, asked: &Wanted, urging: &[String]) -> Option<Vec<Actor>> {
        if asked.number.is_some_and(|n| n != 2) || asked.kind != Members::Sides || asked.owner.is_some() {
            return None;
        }
        let pair = most_usual(&self.usual_groups(asked, &[])).or_else(|| self.page_pair(asked))?;
        (distinct(&pair) == 2 && !is_outside(&pair, urging)).then_some(pair)
    }

    /// "The three countries" of a page that is about three.
    fn all_told(&self, asked: &Wanted, urging: &[String]) -> Option<Vec<Actor>> {
        let number = asked.number.filter(|n| (3..6).contains(n) && asked.owner.is_none())?;
        if !matches!(asked.kind, Members::States | Members::Sides | Members::People) {
            return None;
        }
        let state =
            |id: &str| Actor { id: Some(id.to_owned()), sector: Some(Sector::Gov), name: None, span: None };
        let all: Vec<Actor> = self.context.states_told(number)?.into_iter().map(state).collect();
        is_outside(&all, urging).then_some(all)
    }

    fn near(&self, asked: &Wanted, t: usize, urging: &[String]) -> Option<Vec<Actor>> {
        let sentence = self.sentence(t);
        let fits = |g: &&Group| {
            let known = g.members.iter().all(|m| m.id.is_some());
            known && is_outside(&g.members, urging) && asked.counts(&g.members) && self.of_kind(g, asked.kind)
        };
        // A bounded look back keeps the whole page linear.
        let all = || self.groups.iter().rev().take(60).filter(fits);
        let usual = self.usual_groups(asked, urging);
        let heads = usual.iter().map(|u| self.prominence_of(&u.members));
        let most = all().map(|g| self.prominence_of(&g.members)).chain(heads).max().unwrap_or(0);
        let weighty = |g: &&Group| self.prominence_of(&g.members) * 2 >= most;
        let near = || all().filter(weighty).take_while(|g| self.sentence(g.at) + REACH >= sentence);
        let firm = |g: &&Group| asked.kind != Members::Sides || matches!(g.tie, Tie::Acting | Tie::Meeting);
        let facing = |g: &&Group| g.tie == Tie::Facing;
        // "China and Kazakhstan signed, and the two sides agreed".
        let acts = |g: &&Group| self.sentence(g.at) == sentence && g.key < t && !self.is_said_by(t, g.key);
        near()
            .find(|g| g.tie == Tie::Acting && acts(g))
            .or_else(|| near().find(|g| g.tie == Tie::Meeting))
            .or_else(|| near().find(firm))
            .map(|g| g.members.clone())
            .or_else(|| most_usual(&usual).filter(|_| usual.first().is_some_and(|u| u.weight >= 5)))
            .or_else(|| self.page_pair(asked).filter(|pair| is_outside(pair, urging)))
            .or_else(|| most_usual(&usual))
            .or_else(|| near().find(facing).filter(|_| !asked.firm).map(|g| g.members.clone()))
            .or_else(|| {
                near()
                    .next()
                    .filter(|_| !asked.firm)
                    .or_else(|| all().filter(weighty).find(firm))
                    .map(|g| g.members.clone())
            })
    }

    /// Whoever met last, where somebody who mediates elsewhere may be one of them.
    fn met(&self, asked: &Wanted, t: usize, urging: &[String]) -> Option<Vec<Actor>> {
        if asked.kind != Members::Sides {
            return self.near(asked, t, urging);
        }
        let sentence = self.sentence(t);
        let near = self.groups.iter().rev().take(60).take_while(|g| self.sentence(g.at) + REACH >= sentence);
        let mut met = near.filter(|g| {
            let known = g.members.iter().all(|m| m.id.is_some());
            let told = g.tie == Tie::Meeting && g.key != g.at;
            known && told && is_outside(&g.members, urging) && asked.counts(&g.members)
        });
        met.find(|g| self.of_kind(g, asked.kind)).map(|g| g.members.clone())
    }

    /// "The two countries" in a sentence that has named two states so far.
    fn here(&self, asked: &Wanted, t: usize) -> Option<Vec<Actor>> {
        if asked.kind != Members::States || asked.number != Some(2) || asked.owner.is_some() {
            return None;
        }
        let start = self.page.syntax.sentences[self.sentence(t)].tokens.start;
        let mut states: Vec<Actor> = Vec::new();
        for w in (start.max(t.saturating_sub(80))..t).rev() {
            let pronoun = self.draft_at(w).map(|d| &self.drafts[d]).filter(|d| d.sort == Sort::Pronoun);
            if let Some([one]) = pronoun.map(|d| d.actors.as_slice())
                && let Some(id) = one.id.as_ref().filter(|id| self.context.is_state(id))
                && !states.iter().any(|s| s.id.as_ref() == Some(id))
            {
                let sector = Some(Sector::Gov);
                states.push(Actor { id: Some(id.clone()), sector, name: None, span: None });
            }
            let Some(piece) = self.pieces.at(w).filter(|p| p.first == w) else { continue };
            let id = match piece.kind {
                Kind::Actor { id, class: ActorClass::State | ActorClass::Capital, .. } => id,
                Kind::Demonym { id, .. } => id,
                _ => continue,
            };
            if !states.iter().any(|s| s.id.as_deref() == Some(id)) {
                let sector = Some(Sector::Gov);
                states.push(Actor { id: Some(id.to_owned()), sector, name: None, span: None });
            }
        }
        states.reverse();
        (states.len() == 2).then_some(states)
    }

    /// Whoever urges or tells a group something is mostly no part of it: "Washington urged both sides".
    fn urging(&self, t: usize) -> Vec<String> {
        if self.is_subject(t) {
            return Vec::new();
        }
        let acted_on = matches!(self.page.label(t), Label::Obj | Label::Iobj | Label::Obl);
        let verb = self.page.token(t).head.filter(|&v| acted_on && self.page.pos(v) == Pos::Verb);
        let meets =
            crate::grammar::preposition(self.page, t).is_some_and(|p| !matches!(p, "to" | "on" | "from"));
        let Some(verb) = verb.filter(|_| !meets) else { return Vec::new() };
        let subject = crate::grammar::subject_of(self.page, verb);
        let heads = subject.into_iter().flat_map(|s| {
            std::iter::once(s).chain(crate::grammar::conjuncts(self.page, s)).collect::<Vec<_>>()
        });
        heads
            .filter_map(|h| self.draft_at(h))
            .flat_map(|d| &self.drafts[d].actors)
            .filter_map(|a| a.id.clone())
            .collect()
    }

    /// The sets of actors that the page tells together and that fit, the firmest first.
    fn usual_groups(&self, asked: &Wanted, urging: &[String]) -> Vec<&Usual> {
        let fits = |u: &&Usual| {
            let group = Group { key: 0, at: 0, members: u.members.clone(), tie: Tie::Meeting };
            is_outside(&u.members, urging) && asked.counts(&u.members) && self.of_kind(&group, asked.kind)
        };
        self.usual.iter().take(40).filter(fits).collect()
    }

    /// How often the page names the least named member of a group.
    fn prominence_of(&self, members: &[Actor]) -> u32 {
        let counts = members.iter().filter_map(|m| m.id.as_deref()).map(|id| self.context.count(id));
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
            Members::Powers => {
                let state = |m: &Actor| m.id.as_deref().is_some_and(|id| self.context.is_state(id));
                distinct(&group.members) > 2 && group.members.iter().all(state)
            }
            // An organisation that asks something of a state is no side, unless it negotiates itself.
            Members::Sides if group.tie != Tie::Meeting => {
                group.members.iter().all(|m| stands(m) && m.sector != Some(Sector::Igo))
            }
            _ => group.members.iter().all(stands),
        }
    }

    /// "Both sides", "Sudan's warring parties", on a page about rebels and the state in which they are at home, unless two
    /// others have just met.
    fn at_war(&self, asked: &Wanted, t: usize) -> Option<Vec<Actor>> {
        let told = !self.urging(t).is_empty() && asked.kind == Members::Any && asked.number == Some(2);
        let two = asked.number.is_none_or(|n| n == 2) && (asked.kind == Members::Sides || told);
        let near = self.group_at_hand(t).filter(|_| two)?;
        let group = near.as_str();
        let home = self.page.lexicon.home_of(group).filter(|home| self.context.is_state(home))?;
        let other = asked.owner.as_ref().is_some_and(|owner| owner != home);
        let named =
            self.context.count(home) * 2 >= self.context.count(group) && self.context.count(group) >= 4;
        let is = |m: &Actor, id: &str| m.id.as_deref() == Some(id);
        let holds =
            |members: &[Actor]| members.iter().any(|m| is(m, group)) && members.iter().any(|m| is(m, home));
        // The group may face another state above all: "Israel and Hezbollah".
        let against = self.usual.iter().find(|u| {
            u.weight >= 3 && u.members.iter().any(|m| is(m, group) || is(m, home)) && !holds(&u.members)
        });
        let sentence = self.sentence(t);
        let met = self.groups.iter().rev().take_while(|g| self.sentence(g.at) + 1 >= sentence);
        let others = met.filter(|g| matches!(g.tie, Tie::Meeting | Tie::Acting) && g.key < t).any(|g| {
            g.members.len() == 2
                && !holds(&g.members)
                && !self.is_said_by(t, g.key)
                && asked.owner.is_none()
                && !self.urging(t).iter().any(|id| g.members.iter().any(|m| is(m, id)))
        });
        let governs = self.page.lexicon.is_in("governs", group);
        if other || !named || governs || !asked.rivals && (others || against.is_some()) {
            return None;
        }
        let side =
            |id: &str, sector| Actor { id: Some(id.to_owned()), sector: Some(sector), ..Actor::default() };
        Some(vec![side(home, Sector::Gov), side(group, Sector::Reb)])
    }

    /// "The two camps" of a page about one country and its opposition.
    fn camps_at_home(&self, asked: &Wanted) -> Option<Vec<Actor>> {
        let two = asked.number.is_none_or(|n| n == 2) && asked.owner.is_none();
        let home = self.context.dominant().filter(|_| two && asked.kind == Members::Sides)?;
        let opposition = &self.drafts[self.context.last_in(Sector::Opp)?];
        let own = opposition.actors.iter().any(|a| a.id.as_deref() == Some(home));
        let rebels = |u: &Usual| u.members.iter().any(|m| m.sector == Some(Sector::Reb));
        let others = self.context.has_groups()
            || self.usual.iter().any(|u| {
                let states =
                    u.members.iter().all(|m| m.id.as_deref().is_some_and(|id| self.context.is_state(id)));
                let inside = u.members.iter().any(|m| m.id.as_deref() == Some(home));
                u.weight >= 5 && states && inside || rebels(u)
            });
        let side = |sector| Actor { id: Some(home.to_owned()), sector: Some(sector), ..Actor::default() };
        (own && !others).then(|| vec![side(Sector::Gov), side(Sector::Opp)])
    }

    /// The two parties that the whole page is about.
    fn page_pair(&self, asked: &Wanted) -> Option<Vec<Actor>> {
        if asked.number.is_some_and(|n| n != 2) || asked.owner.is_some() || asked.kind == Members::Powers {
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

/// Whether nobody of those who urge is a member.
fn is_outside(members: &[Actor], urging: &[String]) -> bool {
    !urging.iter().any(|id| members.iter().any(|m| m.id.as_ref() == Some(id)))
}

/// The set that the page tells together most of all, where one stands out.
fn most_usual(usual: &[&Usual]) -> Option<Vec<Actor>> {
    let best = usual.first()?;
    let rival = usual.get(1).map_or(0, |u| u.weight);
    (best.weight >= 3 && rival * 3 <= best.weight * 2).then(|| best.members.clone())
}

/// What a word for a group asks of its members.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// How many they are.
    pub number: Option<usize>,
    /// What they are.
    pub kind: Members,
    /// Somebody who must be among them: "Sudan's rival generals".
    pub owner: Option<String>,
    /// Only those who met or acted together: "all sides" may be more than the two who face each other.
    pub firm: bool,
    /// Whether the words say that they fight each other.
    pub rivals: bool,
}

impl Wanted {
    fn counts(&self, members: &[Actor]) -> bool {
        let distinct = distinct(members);
        let owned = self.owner.as_ref().is_none_or(|id| members.iter().any(|m| m.id.as_ref() == Some(id)));
        owned && self.number.map_or((2..7).contains(&distinct), |n| distinct == n)
    }
}
