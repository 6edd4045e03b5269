//! Whom an act falls on where neither its clause nor what it answers tells: whoever else the sentence has named, whoever
//! acted before, or the one other party of a page that is about two.

use super::super::read::Reader;
use super::{EventFound, topic};
use crate::grammar;
use demarche_lexicon::Slot;
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, EventType};
use demarche_text::Role;

/// How many events back an act against the acting one is remembered.
const MEMORY: usize = 40;

/// How often a page must name each of the two parties it is about.
const OFTEN: u32 = 6;

/// How often the page names each actor, most often first; the tail of other headlines left out.
pub struct Prominence {
    ranked: Vec<(String, u32)>,
}

impl Prominence {
    /// Counts the mentions of the page; those of its title twice.
    pub fn of(reader: &Reader) -> Prominence {
        let counts = reader.mentions.times_named(reader.page);
        let mut ranked: Vec<(String, u32)> = counts.into_iter().map(|(id, n)| (id.to_owned(), n)).collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Prominence { ranked }
    }

    fn count(&self, rank: usize) -> u32 {
        self.ranked.get(rank).map_or(0, |(_, n)| *n)
    }

    /// The other one, where the page is about two and `id` is one of them.
    fn other(&self, id: &str) -> Option<&str> {
        let clear = self.count(1) >= OFTEN && self.count(2) * 5 <= self.count(1) * 3;
        let two = self.ranked.get(..2).filter(|_| clear)?;
        let at = two.iter().position(|(known, _)| known == id)?;
        Some(two[1 - at].0.as_str())
    }

    /// Those whom the page names most, the first of them first.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ranked.iter().map(|(id, _)| id.as_str())
    }

    /// The one whom the page is about above all, where it names them often.
    pub(super) fn first(&self) -> Option<&str> {
        let (id, n) = self.ranked.first()?;
        (*n >= OFTEN && self.is_first(id)).then_some(id.as_str())
    }

    /// The two that `fit` and that the page names most, where they stand out.
    pub(super) fn two(&self, fit: impl Fn(&str) -> bool) -> Option<[&str; 2]> {
        let mut fitting = self.ranked.iter().filter(|(id, _)| fit(id));
        let (a, b) = (fitting.next()?, fitting.next()?);
        let third = fitting.next().map_or(0, |(_, n)| *n);
        (b.1 >= OFTEN / 2 && third * 2 <= b.1).then_some([a.0.as_str(), b.0.as_str()])
    }

    /// Whether the page is about this one above all.
    pub(super) fn is_first(&self, id: &str) -> bool {
        self.ranked.first().is_some_and(|(known, n)| known == id && *n >= 2 * self.count(1))
    }
}

/// On whom the act falls.
pub fn recipients(
    reader: &Reader,
    prominence: &Prominence,
    events: &[EventFound],
    i: usize,
) -> Option<Vec<Actor>> {
    let (event, t) = (&events[i].event, events[i].trigger);
    let acting = only_one(&event.actors)?;
    if event.mode == Some("targeted") || leaves_a_treaty(reader, &events[i]) {
        return None;
    }
    if let Some(above) = clause_above(reader, &events[i], acting) {
        return Some(above);
    }
    let body = reader.page.role_at(t) != Role::Headline;
    let named = || named_before(reader, t, acting);
    let party = || prominence.other(acting).filter(|_| body).map(str::to_owned);
    let last = || last_against(reader, events, i, acting);
    if let Some(topic) = topic::topic(reader, t, acting) {
        return Some(vec![Actor { id: Some(topic), ..Actor::default() }]);
    }
    let id = match event.kind {
        EventType::Sanction => {
            named().or_else(party).or_else(last).or_else(|| stage(prominence, acting).filter(|_| body))
        }
        EventType::Assault => {
            let back = strikes_back(reader, t);
            named().filter(|_| is_bare(reader, t)).or_else(|| last().filter(|_| back))
        }
        EventType::Request => last().or_else(party).or_else(|| stage(prominence, acting)),
        EventType::Threaten => {
            let inner = [Slot::Act, Slot::Clause].into_iter().flat_map(|slot| reader.fillers(t, slot));
            let conditional = std::iter::once(t).chain(inner).any(|v| reader.condition_of(v).is_some());
            party().or_else(|| stage(prominence, acting).filter(|_| conditional))
        }
        EventType::Accuse => party(),
        EventType::Reject if event.mode == Some("meet") => met(reader, events, i, acting).or_else(party),
        EventType::Reject => party().filter(|id| is_near(reader, t, id)),
        _ => None,
    }?;
    Some(vec![Actor { id: Some(id), ..Actor::default() }])
}

/// "Returned fire", "struck back", "retaliated": an answer to whoever attacked last.
fn strikes_back(reader: &Reader, t: usize) -> bool {
    let page = reader.page;
    match page.lemma(t) {
        "retaliate" => true,
        "return" => reader.fillers(t, Slot::Object).iter().any(|&o| page.lemma(o) == "fire"),
        "fire" if page.label(t) == Label::Obj => {
            page.token(t).head.is_some_and(|v| page.lemma(v) == "return")
        }
        _ => {
            reader.children(t, &[Label::Advmod, Label::CompoundPrt]).iter().any(|&c| page.lemma(c) == "back")
        }
    }
}

/// The one other state that the page is about above all.
pub(super) fn on_stage(prominence: &Prominence, found: &EventFound) -> Option<Vec<Actor>> {
    let id = stage(prominence, only_one(&found.event.actors)?)?;
    Some(vec![Actor { id: Some(id), ..Actor::default() }])
}

/// The state that the page is about above all, for what others ask of it or do to it.
fn stage(prominence: &Prominence, acting: &str) -> Option<String> {
    let (id, n) = prominence.ranked.first()?;
    (id != acting && id.len() == 3 && *n >= OFTEN && prominence.is_first(id)).then(|| id.clone())
}

/// "Warned that the army would strike back if one more shell landed": the side whose act the condition names.
pub fn conditioned(reader: &Reader, found: &EventFound) -> Option<Vec<Actor>> {
    if found.event.kind != EventType::Threaten {
        return None;
    }
    let t = found.trigger;
    let inner = [Slot::Act, Slot::Clause].into_iter().flat_map(|slot| reader.fillers(t, slot));
    // "will raise its alert and fire a missile if": the condition may hang on the last of joined verbs.
    let joined = inner.flat_map(|v| std::iter::once(v).chain(grammar::conjuncts(reader.page, v).take(3)));
    let mut hurt =
        std::iter::once(t).chain(joined).take(8).map(|v| super::super::stance::condition_subject(reader, v));
    let acting = &found.event.actors;
    hurt.find_map(|mut actors| {
        actors.retain(|a| a.id.is_some() && !acting.iter().any(|b| b.id == a.id));
        (!actors.is_empty()).then_some(actors)
    })
}

/// "Would send a delegation as soon as Eritrea freed the man", "refused until Armenia changes its law": the side whose
/// act is waited for.
pub fn awaited(reader: &Reader, found: &EventFound) -> Option<Vec<Actor>> {
    let page = reader.page;
    if !matches!(found.event.kind, EventType::Agree | EventType::Reject) {
        return None;
    }
    let acting = &found.event.actors;
    let inner = [Slot::Act, Slot::Clause].into_iter().flat_map(|slot| reader.fillers(found.trigger, slot));
    let verbs = std::iter::once(found.trigger).chain(inner).take(4);
    let clauses = verbs.flat_map(|v| {
        let soon = reader.children(v, &[Label::Advmod]);
        let soon = soon.into_iter().filter(|&c| matches!(page.lemma(c), "soon" | "long" | "only"));
        let mut own = reader.children(v, &[Label::Advcl]);
        own.extend(soon.flat_map(|c| reader.children(c, &[Label::Advcl])));
        own
    });
    let awaited = clauses.filter(|&c| {
        let marks = reader.children(c, &[Label::Mark, Label::Advmod]);
        marks
            .into_iter()
            .any(|m| matches!(page.lemma(m), "if" | "unless" | "until" | "till" | "once" | "as" | "provided"))
    });
    awaited.filter_map(|c| grammar::subject_of(page, c)).find_map(|s| {
        let mut actors = reader.who(s, true);
        actors.retain(|a| a.id.is_some() && !acting.iter().any(|b| b.id == a.id));
        (!actors.is_empty()).then_some(actors)
    })
}

/// "Announced aid for Kenya", "pledged to consider offering Georgia membership": to whom goes what is promised.
pub fn promised_to(reader: &Reader, found: &EventFound) -> Option<Vec<Actor>> {
    if found.event.kind != EventType::Agree {
        return None;
    }
    let inner = reader.read(found.trigger).and_then(|r| r.inner);
    let aid = |&w: &usize| reader.read(w).is_some_and(|r| r.code.kind == EventType::Aid);
    let mut actors = inner.filter(aid).map_or_else(Vec::new, |w| reader.act_whom(w));
    // "A pledge made in 2008 to consider ...": the act hangs on the participle.
    let made = || reader.children(found.trigger, &[Label::Acl]).into_iter().next();
    let next = |w: usize| reader.fillers(w, Slot::Act).into_iter().find(|&a| a > w);
    let mut act = next(found.trigger).or_else(|| made().and_then(next));
    for _ in 0..3 {
        let Some(verb) = act else { break };
        let mut given = reader.fillers(verb, Slot::Indirect);
        if matches!(reader.lemma(verb).as_str(), "offer" | "give" | "grant") {
            given.extend(reader.fillers(verb, Slot::Object)); // "Georgia membership", called one noun by the tree
        }
        actors.extend(given.into_iter().flat_map(|o| reader.who(o, true)));
        act = next(verb);
    }
    actors.retain(|a| a.id.is_some() && !found.event.actors.iter().any(|b| b.id == a.id));
    (!actors.is_empty()).then_some(actors)
}

/// The id that all actors share.
pub(super) fn only_one(actors: &[Actor]) -> Option<&str> {
    let id = actors.first()?.id.as_deref()?;
    actors.iter().all(|a| a.id.as_deref() == Some(id)).then_some(id)
}

/// Somebody whom the clause names, of whom nobody can tell who it is: "urged donors", "accused the West".
pub fn somebody(reader: &Reader, t: usize) -> Option<usize> {
    let page = reader.page;
    let slots = [Slot::Object, Slot::Indirect, Slot::Prep("to"), Slot::Prep("on"), Slot::Prep("against")];
    slots.into_iter().flat_map(|slot| reader.fillers(t, slot)).find(|&o| {
        let unknown = reader.mentions.at(o).is_some_and(|m| m.actors.iter().all(|a| a.id.is_none()));
        let people = reader.book.is("whoever", &reader.lemma(o));
        let known = reader.is_actor(o);
        let anybody = reader.book.is("everybody", &reader.lemma(o));
        anybody || page.pos(o) != Pos::Pron && (unknown || people && !known)
    })
}

/// "Walked out of the accord", "suspended the treaty": it is the treaty that is left.
pub(super) fn leaves_a_treaty(reader: &Reader, found: &EventFound) -> bool {
    let slots = [Slot::Object, Slot::Prep("of"), Slot::Prep("from"), Slot::Prep("in")];
    let left = || slots.into_iter().flat_map(|slot| reader.fillers(found.trigger, slot));
    let treaty = |o: usize| {
        let lemma = reader.lemma(o);
        reader.book.is("deal", &lemma) || matches!(lemma.as_str(), "treaty" | "participation" | "membership")
    };
    found.event.kind == EventType::Sanction && found.event.mode == Some("withdraw") && left().any(treaty)
}

/// "Minsk accused the guards of shooting, a charge that Warsaw rejects": whose charge it is, the main clause tells.
fn clause_above(reader: &Reader, found: &EventFound, acting: &str) -> Option<Vec<Actor>> {
    let page = reader.page;
    let answers = matches!(
        found.event.kind,
        EventType::Reject | EventType::Accuse | EventType::Request | EventType::Support
    );
    if !answers {
        return None;
    }
    let noun = match grammar::fronted(page, found.trigger) {
        Some(_) => found.trigger,
        None if page.label(found.trigger) == Label::AclRelcl => page.token(found.trigger).head?,
        None => return None,
    };
    // "Lawmakers who voted for it": the clause tells what the noun does, not what is done with it.
    if reader.fillers(found.trigger, Slot::Subject).contains(&noun) {
        return None;
    }
    let verbs = page.syntax.ancestors(noun).take(6).filter(|&a| page.pos(a) == Pos::Verb);
    for verb in verbs {
        let Some(whom) = reader.fillers(verb, Slot::Subject).into_iter().next() else { continue };
        let mut actors = reader.who(whom, true);
        // "The opposition accused the police of beatings, an allegation the ministry rejected": two of one state.
        let apart = |a: &Actor| found.event.actors.iter().all(|b| super::super::parties::at_odds(a, b));
        actors.retain(|a| a.id.as_deref().is_some_and(|id| id != acting || apart(a)));
        if !actors.is_empty() {
            return Some(super::taken_over(actors));
        }
    }
    None
}

/// The other one of the nearest meeting told before in which the acting one met exactly one.
fn met(reader: &Reader, events: &[EventFound], i: usize, acting: &str) -> Option<String> {
    let near = events[..i].iter().rev().take(MEMORY).chain(events[i..].iter().take(MEMORY));
    near.filter(|e| e.event.kind == EventType::Consult)
        .filter(|e| reader.page.same_world(e.trigger, events[i].trigger))
        .find_map(|e| {
            let ids: Vec<&str> = e.event.actors.iter().filter_map(|a| a.id.as_deref()).collect();
            let others: Vec<&str> = ids.iter().copied().filter(|id| *id != acting).collect();
            let two = others.len() < ids.len() && !others.is_empty();
            (two && others.iter().all(|o| *o == others[0])).then(|| others[0].to_owned())
        })
}

/// "Attacked at dawn", "struck back": nothing in the clause says what was hit.
fn is_bare(reader: &Reader, t: usize) -> bool {
    let slots = [Slot::Object, Slot::Prep("on"), Slot::Prep("against"), Slot::Prep("at"), Slot::Prep("in")];
    let page = reader.page;
    let light = page.token(t).head.filter(|_| page.label(t) == Label::Obj);
    let timed = |f: usize| reader.book.is("time", &reader.lemma(f));
    [Some(t), light]
        .into_iter()
        .flatten()
        .flat_map(|verb| slots.into_iter().flat_map(move |slot| reader.fillers(verb, slot)))
        .all(|f| f == t || timed(f))
}

/// The only other actor that the sentence has named before the act.
fn named_before(reader: &Reader, t: usize, acting: &str) -> Option<String> {
    let page = reader.page;
    let start = page.syntax.sentences[page.token(t).sentence].tokens.start;
    // "The Norwegian group suspended its runs": what stands inside the name of the acting one is nobody else.
    let own: Vec<usize> = reader.fillers(t, Slot::Subject);
    let inside = |w: usize| page.syntax.ancestors(w).take(4).any(|a| own.contains(&a));
    let mut found: Option<&str> = None;
    for w in (start..t).filter(|&w| !inside(w)) {
        let Some(mention) = reader.mentions.at(w).filter(|m| m.head == w) else { continue };
        for id in mention.actors.iter().filter_map(|a| a.id.as_deref()).filter(|id| *id != acting) {
            if found.is_some_and(|known| known != id) {
                return None;
            }
            found = Some(id);
        }
    }
    found.map(str::to_owned)
}

/// Whether the sentence of `t` names an actor.
fn is_near(reader: &Reader, t: usize, id: &str) -> bool {
    let page = reader.page;
    page.syntax.sentences[page.token(t).sentence]
        .tokens
        .clone()
        .any(|w| reader.mentions.at(w).is_some_and(|m| m.actors.iter().any(|a| a.id.as_deref() == Some(id))))
}

/// Who last acted towards the acting one.
fn last_against(reader: &Reader, events: &[EventFound], i: usize, acting: &str) -> Option<String> {
    let is = |a: &Actor| a.id.as_deref() == Some(acting);
    let earlier = events[..i].iter().rev().take(MEMORY);
    let mut towards = earlier.filter(|e| reader.page.same_world(e.trigger, events[i].trigger));
    let event = &towards.find(|e| e.event.recipients.iter().any(is) && !e.event.actors.iter().any(is))?.event;
    event.actors.iter().find_map(|a| a.id.clone())
}
