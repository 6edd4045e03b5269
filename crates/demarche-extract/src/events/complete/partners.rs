//! Who faces whom on a page.

use super::EventFound;
use super::surroundings::Prominence;
use demarche_lexicon::Lexicon;
use demarche_record::{Actor, EventType, Sector, Status};
use std::collections::{BTreeMap, BTreeSet};

/// How often two actors meet in an act.
type Pairs = BTreeMap<(String, String), usize>;

/// Who faces whom on the page, and how often. Counted once, so that every act can ask.
pub(super) struct Partners {
    /// In both orders.
    pairs: Pairs,
    /// Those whom everybody faces, the most frequent first.
    faced: Faced,
    /// The same of force alone: who only accuses is not whom the other attacks.
    struck: Faced,
    /// Two who meet or act together ("talks between the two"), the most frequent first.
    sides: Vec<(usize, [String; 2])>,
    /// Two who fight or press others together: nobody mediates between them.
    allied: BTreeSet<[String; 2]>,
    /// Organisations of states: nobody shoots at them.
    organisations: BTreeSet<String>,
    /// The armed group of which the page tells most, and the state in which it is at home, where that acts as well.
    at_home: Option<[String; 2]>,
}

/// Whom each one faces.
struct Faced(BTreeMap<String, Others>);

/// Those whom somebody faces, with how often, the most frequent first, and how often in all.
#[derive(Default)]
struct Others {
    each: Vec<(usize, String)>,
    total: usize,
}

impl Faced {
    fn of(pairs: &Pairs) -> Faced {
        let mut faced: BTreeMap<String, Others> = BTreeMap::new();
        for ((a, b), &n) in pairs.iter().filter(|((a, b), _)| a != b) {
            let others = faced.entry(a.clone()).or_default();
            others.each.push((n, b.clone()));
            others.total += n;
        }
        faced.values_mut().for_each(|others| others.each.sort_by_key(|(n, _)| std::cmp::Reverse(*n)));
        Faced(faced)
    }

    fn by(&self, id: &str) -> &[(usize, String)] {
        self.0.get(id).map_or(&[], |others| &others.each)
    }

    /// How often somebody faces anybody.
    fn total(&self, id: &str) -> usize {
        self.0.get(id).map_or(0, |others| others.total)
    }

    /// The one whom somebody faces above all others, and at least so often.
    fn only(&self, id: &str, least: usize) -> Option<&str> {
        let (n, other) = self.by(id).first()?;
        (*n >= least && n * 3 >= self.total(id) * 2).then_some(other.as_str())
    }
}

/// Counts two actors in both orders.
fn count(pairs: &mut Pairs, a: &str, b: &str) {
    *pairs.entry((a.to_owned(), b.to_owned())).or_insert(0) += 1;
    *pairs.entry((b.to_owned(), a.to_owned())).or_insert(0) += 1;
}

/// The armed group that acts or suffers most, and its state, where that acts as well.
fn at_home(
    lexicon: &Lexicon,
    rebels: &BTreeMap<String, usize>,
    faced: &Faced,
    sides: &Pairs,
) -> Option<[String; 2]> {
    let (group, _) = rebels.iter().max_by_key(|&(id, n)| (n, std::cmp::Reverse(id)))?;
    let home = lexicon.home_of(group).filter(|_| !lexicon.is_in("governs", group))?;
    let acts = !faced.by(home).is_empty() || sides.keys().any(|(a, b)| a == home || b == home);
    acts.then(|| [home.to_owned(), group.clone()])
}

/// Whoever faces the group that governs a state faces the state, where the page tells of both.
fn with_rulers(lexicon: &Lexicon, pairs: &mut Pairs, either: bool) {
    let governs = |id: &str| lexicon.home_of(id).filter(|_| lexicon.is_in("governs", id)).map(str::to_owned);
    let known: BTreeSet<String> = pairs.keys().flat_map(|(a, b)| [a.clone(), b.clone()]).collect();
    let all: Vec<((String, String), usize)> = pairs.iter().map(|(pair, &n)| (pair.clone(), n)).collect();
    for ((a, b), n) in all {
        let (home_a, home_b) = (governs(&a), governs(&b));
        if home_a.is_none() && home_b.is_none() {
            continue;
        }
        let (a, b) = (home_a.unwrap_or(a), home_b.unwrap_or(b));
        if a != b && known.contains(&a) && known.contains(&b) {
            // Sides have no order: theirs is that of the alphabet.
            let (a, b) = if either && a > b { (b, a) } else { (a, b) };
            *pairs.entry((a, b)).or_insert(0) += n;
        }
    }
}

impl Partners {
    /// Counts who acts on whom in these events.
    pub(super) fn of(lexicon: &Lexicon, events: &[EventFound]) -> Partners {
        let mut pairs = Pairs::new();
        let mut blows = Pairs::new();
        let mut sides = Pairs::new();
        let mut allied = BTreeSet::new();
        let mut organisations = BTreeSet::new();
        let mut rebels: BTreeMap<String, usize> = BTreeMap::new();
        for found in events {
            let event = &found.event;
            for actor in event.actors.iter().chain(&event.recipients) {
                let Some(id) = &actor.id else { continue };
                match actor.sector {
                    Some(Sector::Igo) => drop(organisations.insert(id.clone())),
                    Some(Sector::Reb) => *rebels.entry(id.clone()).or_insert(0) += 1,
                    _ => {}
                }
            }
            if let [a, b] = &event.actors[..]
                && matches!(event.kind, EventType::Assault | EventType::Coerce | EventType::Sanction)
                && let (Some(a), Some(b)) = (&a.id, &b.id)
            {
                allied.extend([[a.clone(), b.clone()], [b.clone(), a.clone()]]);
            }
            let all: BTreeSet<&str> =
                event.actors.iter().chain(&event.recipients).filter_map(|a| a.id.as_deref()).collect();
            let mut all = all.into_iter();
            if let (Some(a), Some(b), None) = (all.next(), all.next(), all.next()) {
                *sides.entry((a.to_owned(), b.to_owned())).or_insert(0) += 1;
            }
            for a in event.actors.iter().filter_map(|a| a.id.as_ref()) {
                for b in event.recipients.iter().filter_map(|b| b.id.as_ref()) {
                    count(&mut pairs, a, b);
                    if event.kind == EventType::Assault {
                        count(&mut blows, a, b);
                    }
                }
            }
        }
        for (pairs, either) in [(&mut pairs, false), (&mut sides, true), (&mut blows, false)] {
            with_rulers(lexicon, pairs, either);
        }
        let faced = Faced::of(&pairs);
        let at_home = at_home(lexicon, &rebels, &faced, &sides);
        let mut sides: Vec<(usize, [String; 2])> = sides.into_iter().map(|((a, b), n)| (n, [a, b])).collect();
        sides.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
        Partners { pairs, faced, struck: Faced::of(&blows), sides, allied, organisations, at_home }
    }

    /// The two that face each other above all others on the page.
    pub(super) fn two(&self) -> Option<[String; 2]> {
        self.two_but(&[])
    }

    /// The same among those who are none of these.
    pub(super) fn two_but(&self, others: &[&str]) -> Option<[String; 2]> {
        let other = |id: &String| others.contains(&id.as_str());
        let mut apart = self.sides.iter().filter(|(_, sides)| !sides.iter().any(other));
        let (n, two) = apart.next()?;
        let second = apart.next().map_or(0, |(n, _)| *n);
        (*n >= 3 && *n >= 2 * second).then(|| two.clone())
    }

    /// The armed group that the page tells of most, and the state in which it is at home, where that acts as well.
    pub(super) fn at_home(&self) -> Option<&[String; 2]> {
        self.at_home.as_ref()
    }

    /// The two of whom the page tells most and who act or suffer in it, others left out; the one, where it is about one
    /// above all.
    pub(super) fn told_most(&self, prominence: &Prominence, others: &[&str]) -> Option<Vec<String>> {
        if let Some(id) = prominence.first().filter(|id| id.len() == 3 && !others.contains(id)) {
            return Some(vec![id.to_owned()]);
        }
        let acts = |id: &str| {
            !self.faced.by(id).is_empty() || self.sides.iter().any(|(_, two)| two.iter().any(|a| a == id))
        };
        let two =
            prominence.two(|id| !others.contains(&id) && !self.organisations.contains(id) && acts(id))?;
        let two = two.map(str::to_owned);
        (!self.allied.contains(&two)).then(|| two.to_vec())
    }

    /// "The rebels captured an outpost", "the army retook the town", with nobody named from whom: the armed group that the
    /// page tells of most fights the state in which it is at home.
    pub(super) fn foe_at_home(&self, lexicon: &Lexicon, found: &EventFound) -> Option<Vec<Actor>> {
        let event = &found.event;
        let force = event.kind == EventType::Assault || event.cameo == "192";
        let [actor] = &event.actors[..] else { return None };
        let done = force && event.status != Status::Negated;
        let id = actor.id.as_deref().filter(|_| done)?;
        let place = event.place.as_ref().and_then(|p| p.country.as_deref());
        // Any other group fights the state in which it is at home, too.
        let taken = event.cameo == "192" && actor.sector == Some(Sector::Reb);
        let own = lexicon.home_of(id).filter(|_| taken);
        if let Some(home) =
            own.filter(|home| !lexicon.is_in("governs", id) && !self.faced.by(home).is_empty())
        {
            let foe = Actor { id: Some(home.to_owned()), ..Actor::default() };
            return place.is_none_or(|p| p == home).then(|| vec![foe]);
        }
        let [home, group] = self.at_home()?;
        let foe = match actor.sector {
            _ if id == group => Actor { id: Some(home.clone()), ..Actor::default() },
            Some(Sector::Mil) if id == home => {
                Actor { id: Some(group.clone()), sector: Some(Sector::Reb), ..Actor::default() }
            }
            _ => return None,
        };
        place.is_none_or(|p| p == home).then(|| vec![foe])
    }

    /// The one whom `id` faces on this page, where there is one above all others.
    pub(super) fn only(&self, id: &str) -> Option<&str> {
        self.faced.only(id, 3)
    }

    /// The one with whom `id` exchanges blows on this page, where there is one above all others.
    pub(super) fn struck(&self, id: &str) -> Option<&str> {
        self.struck.only(id, 2)
    }

    /// Whether somebody is an organisation of states.
    pub(super) fn is_organisation(&self, id: &str) -> bool {
        self.organisations.contains(id)
    }

    /// Those whom `id` faces, the most frequent first.
    pub(super) fn faced(&self, id: &str) -> impl Iterator<Item = &str> {
        self.faced.by(id).iter().map(|(_, other)| other.as_str())
    }

    /// How often `a` faces `b`, and how often anybody else.
    pub(super) fn facing(&self, a: &str, b: &str) -> (usize, usize) {
        let n = self.pairs.get(&(a.to_owned(), b.to_owned())).copied().unwrap_or(0);
        (n, self.faced.total(a))
    }
}

/// "Abducting a village administrator": on a page about two states that fight, whom the army of one of them hurts is of
/// the other.
pub(super) fn hurt_foe(partners: &Partners, found: &EventFound) -> Option<Vec<Actor>> {
    let event = &found.event;
    let army = event.actors.iter().all(|a| a.sector == Some(Sector::Mil));
    let force = matches!(event.kind, EventType::Assault | EventType::Coerce);
    let foe = partner(partners, found).filter(|_| force && army)?;
    foe.iter().all(|a| a.id.as_deref().is_some_and(|id| id.len() == 3)).then_some(foe)
}

/// The only one whom the acting one faces on this page, for acts that need somebody.
pub(super) fn partner(partners: &Partners, found: &EventFound) -> Option<Vec<Actor>> {
    let force = matches!(found.event.kind, EventType::Threaten | EventType::Assault | EventType::Coerce);
    let needs =
        force || matches!(found.event.kind, EventType::Reject | EventType::Sanction | EventType::Accuse);
    let [actor] = &found.event.actors[..] else {
        return None;
    };
    let acting = actor.id.as_ref().filter(|_| needs)?;
    let least = if found.event.kind == EventType::Threaten { 2 } else { 3 };
    let faced = match found.event.kind {
        EventType::Assault => partners.struck.only(acting, 2),
        _ => partners.faced.only(acting, least),
    };
    let other = match faced {
        Some(other) => other.to_owned(),
        None => {
            let sides = partners.two().filter(|sides| force && sides.contains(acting))?;
            sides.into_iter().find(|side| side != acting)?
        }
    };
    let hurt = matches!(found.event.kind, EventType::Assault | EventType::Coerce);
    let body = partners.organisations.contains(&other);
    // Agencies and courts are not threatened; alliances are.
    let alliance = matches!(other.as_str(), "NATO" | "EU");
    if body && (hurt || found.event.kind == EventType::Threaten && !alliance) {
        return None;
    }
    Some(vec![Actor { id: Some(other), ..Actor::default() }])
}
