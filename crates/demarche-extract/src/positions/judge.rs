//! What a clause commits its speaker to: threat or warning, promise or refusal, demand or nothing.
//!
//! The verb that introduces the clause does not decide. A cost that the speaker would impose is a threat though
//! it is "warned" of; a bad outcome that nobody commits to bring about is a warning.

use super::act::{self, Act, Effect, Force};
use super::commitment::View;
use super::condition::{self, Condition, Tie};
use super::draft::{Draft, Voice};
use super::duty;
use super::extent::{self, Range};
use super::ground::{self, Ground};
use super::outcome;
use crate::grammar;
use demarche_parse::{Label, Pos};
use demarche_record::PositionKind::*;
use demarche_record::{Actor, Sector, Source};

/// The position that the clause headed by `head` takes in this voice, if it takes one.
pub fn clause(ground: &Ground, head: usize, voice: &Voice) -> Option<Draft> {
    if let Some(draft) = duty::told(ground, head, voice) {
        return Some(draft);
    }
    let page = ground.page;
    let act = act::read(page, head);
    let found = |kind| condition::of(page, &ground.conditions, head, voice.anchor, kind);
    // "in return for relief", "when the treaty is signed": no condition of a threat
    let gentle = |c: &Condition| matches!(c.tie, Tie::Return | Tie::While) && act.force == Force::Will;
    let condition = found(Threat).or_else(|| found(Offer).filter(gentle));
    let in_subject = act
        .subject
        .filter(|&s| s < head && page.token(s).head == Some(head))
        .and_then(|s| condition::in_subject(page, s));
    let aimed = in_subject.is_none().then(|| condition::aimed_at(page, act.verb)).flatten();
    let in_subject = in_subject.or(aimed.map(|(_, whom)| whom));
    let voice = &speaks_for(ground, &act, voice);
    let own = is_own(ground, act.subject, voice);
    let tie = condition.map(|c| c.tie).or(in_subject.map(|_| Tie::If));
    let view = View { ground, act, own, tie, trigger: condition.map(|c| c.head) };
    let kind = view.kind(voice)?;
    // What a medium tells of others is news; one's own jets ("a Nigerian jet") one does not accuse.
    let told = voice.holders.iter().all(|h| h.sector == Some(Sector::Med)) && !voice.holders.is_empty();
    let ours =
        || act.subject.is_some_and(|s| ground::share(&ground.owner(s).unwrap_or_default(), &voice.holders));
    if kind == Accusation && (told || ours()) {
        return None;
    }
    let condition = condition::of(page, &ground.conditions, head, voice.anchor, kind);
    let subject_condition = in_subject.filter(|_| condition.is_none() && matches!(kind, Threat | Offer));
    let phrase = aimed.filter(|_| subject_condition.is_some()).map(|(phrase, _)| phrase);
    let content = content(ground, head, condition, phrase.or(subject_condition), voice)?;
    let mut draft = Draft::new(kind, head, content, voice);
    draft.condition = condition.map(|c| c.range).or(subject_condition);
    if kind == Demand {
        let subject = act.subject?;
        let whom = ground.actors(subject);
        if draft.voice.towards.is_empty() || !ground::ids(&whom).is_empty() {
            draft.voice.towards = whom.into_iter().filter(|a| a.id.is_some()).collect();
        }
    }
    Some(draft)
}

/// The words of the clause, without its condition, the condition's subject and a remark of who says so.
fn content(
    ground: &Ground,
    head: usize,
    condition: Option<Condition>,
    subject: Option<Range>,
    voice: &Voice,
) -> Option<Range> {
    let page = ground.page;
    let mut without: Vec<Range> = condition.into_iter().map(|c| c.range).chain(subject).collect();
    if let Some(cue) = voice.cue {
        // "Elections would be held, he promised"
        if page.syntax.ancestors(cue).any(|t| t == head) {
            without.push((page.syntax.left_edge(cue), page.syntax.right_edge(cue)));
        }
    }
    if ground.is_top(head) && !has_second_clause(ground, head) {
        // The tree may have lost a part of a clause that the statement holds whole.
        if let Some(range) = whole_content(ground, head) {
            return extent::minus_all(page, range, &without, head);
        }
    }
    let mut range = extent::of(page, head, &without)?;
    if let Some(second) = second_clause(ground, head).filter(|&c| c > head) {
        let left = page.syntax.left_edge(second);
        if extent::holds(range, left) && left > head + 1 {
            range = extent::trim(page, (range.0, left - 1)).unwrap_or(range);
        }
    }
    within_statement(ground, head, range).or(Some(range))
}

/// Whether another clause with a subject of its own is coordinated with this one.
fn has_second_clause(ground: &Ground, head: usize) -> bool {
    second_clause(ground, head).is_some()
}

/// The clause with a subject of its own that is coordinated with this one.
pub fn second_clause(ground: &Ground, head: usize) -> Option<usize> {
    let page = ground.page;
    grammar::conjuncts(page, head).find(|&c| {
        page.syntax.children(c).any(|s| {
            matches!(page.label(s), Label::Nsubj | Label::NsubjPass | Label::Expl | Label::Aux | Label::Mark)
        })
    })
}

/// The tokens of the stretch of the statement's content that holds `head`.
fn whole_content(ground: &Ground, head: usize) -> Option<Range> {
    let page = ground.page;
    let said = ground.innermost(head)?;
    let at = page.token(head).span;
    let content = said.statement.content.iter().find(|c| c.contains(at))?;
    let tokens = &page.syntax.tokens;
    let from = tokens.partition_point(|t| t.span.start < content.start);
    let to = tokens.partition_point(|t| t.span.end <= content.end).checked_sub(1)?;
    let (mut from, mut to) = (from, to);
    let all = ground.scopes.around(head).last().and_then(|&i| ground.tops.get(i as usize))?;
    // Of several clauses, as the tree has it, each begins where its own words begin.
    for &other in all {
        if other < head {
            from = from.max(page.syntax.left_edge(head));
        } else if other > head {
            to = to.min(page.syntax.left_edge(other).max(head + 1) - 1);
        }
    }
    (from <= head && head <= to && page.token(from).sentence == page.token(to).sentence).then_some((from, to))
}

/// The part of the range that the statement around `head` holds.
fn within_statement(ground: &Ground, head: usize, range: Range) -> Option<Range> {
    let page = ground.page;
    let said = ground.innermost(head)?;
    let at = page.token(head).span;
    let content = said.statement.content.iter().find(|c| c.contains(at))?;
    let mut tokens = (range.0..=range.1).filter(|&t| content.contains(page.token(t).span));
    let first = tokens.next()?;
    extent::trim(page, (first, tokens.next_back().unwrap_or(first)))
}

/// Whether the holder or its side is the subject: "we", "our forces", "his country".
pub fn is_own(ground: &Ground, subject: Option<usize>, voice: &Voice) -> bool {
    let Some(subject) = subject else { return false };
    let page = ground.page;
    if ground::is_first_person(page, subject) {
        return true;
    }
    // "It would take countermeasures, the ministry said": outside quotation marks, who reports means itself.
    let itself = page.lemma(subject) == "it"
        && page.pos(subject) == Pos::Pron
        && !ground.quoted[subject]
        && voice.anchor.is_some()
        && ground::ids(&ground.mentions.actors(page, subject)).is_empty();
    // "lawmakers and Israel said it would not stop Tehran": several are not "it"
    let one = voice.holders.windows(2).all(|pair| pair[0].span == pair[1].span);
    let pronoun = page.pos(subject) == Pos::Pron
        && voice.cue.is_some_and(|cue| cue < subject)
        && (page.lemma(subject) == "it" && one
            || matches!(page.lemma(subject), "he" | "she" | "they")
                && ground::ids(&ground.mentions.actors(page, subject)).is_empty());
    if pronoun || itself {
        return true;
    }
    let ours = page
        .syntax
        .children(subject)
        .any(|c| page.label(c) == Label::NmodPoss && ground::is_first_person(page, c));
    // "people will die": the people of a country are not who speaks for it.
    let mut whom = ground.mentions.actors(page, subject);
    whom.retain(|a| a.sector != Some(Sector::Civ) || voice.holders.iter().any(|h| h.sector == a.sector));
    ours || ground::share(&whom, &voice.holders) || ground::share(&owner(ground, subject), &voice.holders)
}

/// "Washington's allies", "his men": the one in the genitive.
fn owner(ground: &Ground, subject: usize) -> Vec<Actor> {
    let page = ground.page;
    page.syntax
        .children(subject)
        .find(|&c| page.label(c) == Label::NmodPoss)
        .map(|c| ground.mentions.actors(page, c))
        .unwrap_or_default()
}

/// A speaker whom the text does not place, or a medium, that announces what a state will do: who would do it holds the
/// position.
fn speaks_for(ground: &Ground, act: &Act, voice: &Voice) -> Voice {
    let mut voice = voice.clone();
    let unplaced = |h: &Actor| h.id.is_none() && (h.name.is_none() || h.sector.is_some());
    let medium = |h: &Actor| h.sector == Some(Sector::Med);
    let hurts = act.effect == Effect::Harm || outcome::reserves(ground.page, act);
    let unknown =
        !voice.holders.is_empty() && voice.holders.iter().all(|h| unplaced(h) || medium(h) && hurts);
    let announces = act.force == Force::Will && !act.passive && act::is_deed(ground.page, act)
        || outcome::reserves(ground.page, act);
    let Some(subject) = act.subject.filter(|_| unknown && announces) else {
        return voice;
    };
    let subjects = ground.mentions.actors(ground.page, subject);
    let known = !subjects.is_empty() && subjects.iter().all(|s| s.id.is_some());
    match (&subjects[..], &mut voice.holders[..]) {
        ([only], [holder]) if holder.id.is_none() => holder.id.clone_from(&only.id),
        _ if known => {
            let source = |actor| Source { actor, cue: None };
            voice.attribution.extend(std::mem::take(&mut voice.holders).into_iter().map(source));
            voice.holders = subjects;
        }
        _ => {}
    }
    voice
}
