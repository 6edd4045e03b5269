//! What one says of a claim, a proposal or a deed: "rejected the plan", "dismissed the charge as a lie", "called the
//! strike a crime".

use super::complement;
use super::condition;
use super::cues::{self, Slot};
use super::draft::{Draft, Voice};
use super::extent;
use super::ground::Ground;
use super::slots::{is_empty, is_person};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::PositionKind;

/// "rejected", "dismissed": a claim is denied, a proposal refused.
pub fn no(ground: &Ground, verb: usize, strict: bool, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let object = complement::object(page, verb).or_else(|| complement::find(page, verb, &Slot::Ing))?;
    // "an idea that Moscow rejected": the noun before the pronoun is what is rejected.
    let object = grammar::antecedent(page, object).unwrap_or(object);
    if is_person(ground, object) || is_empty(page, object) {
        return None;
    }
    if page.lemma(extent::first_word(page, object)) == "what" {
        return None;
    }
    let lemma = page.lemma(object);
    let as_phrase = page
        .syntax
        .children(verb)
        .chain(page.syntax.children(object))
        .find(|&c| c > object && grammar::preposition(page, c) == Some("as"));
    // "dismissed that as a lie": what is called false is a claim.
    let lie = as_phrase.is_some_and(|a| cues::is("false", page.lemma(a)));
    let claim =
        cues::is("claim", lemma) || lie && (page.pos(object) == Pos::Pron || !cues::is("plan", lemma));
    // "dismissed the idea as absurd", but not "dismissed his rival as deputy head of state"
    let judged = as_phrase.is_some_and(|a| page.pos(a) == Pos::Adj || ground.quoted[a]);
    if strict && !claim && !cues::is("plan", lemma) && !judged {
        return None;
    }
    let phrase = if page.pos(object) == Pos::Verb {
        extent::of(page, object, &[])?
    } else {
        let noun = extent::of_noun(page, object, verb, &[])?;
        if object > verb { extent::reach(ground, verb, object, noun, &[]) } else { noun }
    };
    // "a finding that Algiers dismissed as “a fairy tale”": what is new is what it is called.
    let called = as_phrase
        .filter(|_| {
            object < verb && claim && !matches!(lemma, "allegation" | "charge" | "accusation" | "claim")
        })
        .and_then(|a| {
            Some((
                page.syntax.children(a).find(|&c| c < a && page.lemma(c) == "as")? + 1,
                page.syntax.right_edge(a),
            ))
        })
        .and_then(|range| extent::trim(page, range));
    let with_as = as_phrase
        .filter(|&a| object < a && page.syntax.left_edge(a) <= phrase.1 + 2)
        .and_then(|a| extent::trim(page, (phrase.0, page.syntax.right_edge(a))));
    // "an idea Somalia has rejected": the noun sums up what was said before it.
    let some = page.syntax.children(object).any(|c| matches!(page.lemma(c), "a" | "an"));
    let summed =
        some && object < verb && page.label(object) == Label::Appos && page.token(verb).head == Some(object);
    let kind = if claim { PositionKind::Denial } else { PositionKind::Refusal };
    // "denied reports that ...": what the report says is denied.
    let told = claim.then(|| complement::find(page, object, &Slot::That)).flatten();
    let range = match told {
        Some(told) => extent::of(page, told, &[])?,
        None => called.or(with_as).unwrap_or(phrase),
    };
    let condition = condition::of(page, &ground.conditions, object, Some(verb), kind);
    let mut draft = Draft::new(kind, told.unwrap_or(object), range, voice);
    if let Some(condition) = condition {
        draft.content = extent::of(page, object, &[condition.range]).unwrap_or(range);
        draft.condition = Some(condition.range);
    }
    if claim || cues::is("plan", lemma) {
        let host = page.token(object).head.filter(|_| summed && page.pos(object) == Pos::Noun);
        draft.answers = host.and_then(|h| extent::of(page, h, &[range])).or(Some(phrase));
    }
    draft.voice.towards = ground.owner(object).unwrap_or_default();
    Some(draft)
}

/// "called the charge absurd"
pub fn brand(ground: &Ground, verb: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let object = complement::object(page, verb).or_else(|| first_of_two(page, verb))?;
    if let Some(draft) = that(ground, verb, object, voice) {
        return Some(draft);
    }
    let to = page.syntax.right_edge(verb);
    let lie = matches!(page.lemma(object), "that" | "this" | "it")
        && (object + 1..=to).take(8).any(|t| cues::is("false", page.lemma(t)));
    let claim = cues::is("claim", page.lemma(object)) || lie;
    let refused = cues::is("term", page.lemma(object))
        && (object + 1..=to)
            .take(8)
            .any(|t| ["no_way", "false", "unlawful"].iter().any(|class| cues::is(class, page.lemma(t))));
    let judges = matches!(page.lemma(verb), "consider" | "deem");
    // "denounced the drills as a rehearsal": such a verb alone says that it is a reproach.
    let reproaches =
        matches!(
            page.lemma(verb),
            "denounce" | "condemn" | "slam" | "blast" | "lambast" | "assail" | "castigate"
        ) && page.syntax.children(verb).any(|c| c > object && grammar::preposition(page, c) == Some("as"));
    let offends =
        !refused && !claim && (reproaches || (object + 1..=to).take(10).any(|t| is_offence(page, t)));
    let kind = match (refused, claim && !judges) {
        (true, _) => PositionKind::Refusal,
        (_, true) => PositionKind::Denial,
        _ if offends => PositionKind::Accusation,
        _ => return None,
    };
    let last = page
        .syntax
        .children(verb)
        .filter(|&c| {
            c > object && c > verb && matches!(page.label(c), Label::Xcomp | Label::Obl | Label::Obj)
        })
        .map(|c| page.syntax.right_edge(c))
        .max()
        // "called the report “a vulgar lie”", which the tree takes for one phrase
        .or_else(|| {
            let below =
                page.syntax.children(object).flat_map(|c| std::iter::once(c).chain(page.syntax.children(c)));
            let named = below.filter(|&c| {
                c > object && matches!(page.label(c), Label::Appos | Label::Nmod) && ground.quoted[c]
            });
            let named = named.min();
            named.filter(|_| object > verb).map(|c| page.syntax.right_edge(c))
        })
        // "called the measures unjustified and in breach of the accord"
        .or_else(|| {
            let behind = page.syntax.children(object).rfind(|&c| c > object && page.label(c) == Label::Amod);
            behind.filter(|_| object > verb).map(|c| page.syntax.right_edge(c))
        })?;
    let phrase = extent::of_noun(page, object, verb, &[])?;
    let last = example_after(page, object, last).map_or(last, |such| such - 1);
    let range = if object > verb {
        extent::trim(page, (phrase.0, last))?
    } else {
        // "the charge was described as “a lie”"
        let mut predicate = page.syntax.children(verb).filter(|&c| {
            c > verb
                && matches!(page.label(c), Label::Xcomp | Label::Obl)
                && grammar::preposition(page, c).is_none_or(|p| p == "as")
        });
        let named = predicate.next_back().map(|c| {
            let case = page.syntax.children(c).find(|&m| m < c && page.lemma(m) == "as");
            (case.map_or(page.syntax.left_edge(c), |m| m + 1), page.syntax.right_edge(c))
        });
        named.and_then(|range| extent::trim(page, range)).unwrap_or(phrase)
    };
    let mut draft = Draft::new(kind, object, range, voice);
    draft.answers = (kind != PositionKind::Accusation).then_some(phrase);
    if kind == PositionKind::Accusation {
        draft.voice.towards = ground.owner(object).unwrap_or_default();
    }
    Some(draft)
}

/// "called that “open meddling”", where the tree makes one phrase of both.
fn that(ground: &Ground, verb: usize, name: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    let pronoun = verb + 1;
    let taken = page.token(pronoun).head == Some(name) && page.label(pronoun) == Label::Det;
    let that = taken && matches!(page.lemma(pronoun), "that" | "this") && ground.quoted[name];
    let kind = match (that, cues::is("false", page.lemma(name)), is_offence(page, name)) {
        (true, true, _) => PositionKind::Denial,
        (true, _, true) => PositionKind::Accusation,
        _ => return None,
    };
    let range = extent::trim(page, (pronoun, page.syntax.right_edge(name).max(name)))?;
    Some(Draft::new(kind, name, range, voice))
}

/// "illegal", "a provocation": what one reproaches another with.
fn is_offence(page: &Page, t: usize) -> bool {
    let class = if page.pos(t) == Pos::Adj { "unlawful" } else { "offence" };
    cues::is(class, page.lemma(t))
}

/// "called the figure baseless", where the tree makes both words predicates: the first is what is called so.
fn first_of_two(page: &Page, verb: usize) -> Option<usize> {
    let predicates = || page.syntax.children(verb).filter(|&c| c > verb && page.label(c) == Label::Xcomp);
    // "called that “fairy tales”", where the pronoun was taken for an article
    let first = predicates().next()?;
    let that = matches!(page.lemma(verb + 1), "that" | "this") && page.token(verb + 1).head == Some(first);
    if that {
        return Some(verb + 1);
    }
    // "called the report groundless", where the tree makes one phrase of both
    let judged = page.syntax.children(first).any(|c| {
        c > first
            && page.label(c) == Label::Amod
            && (cues::is("false", page.lemma(c)) || cues::is("unlawful", page.lemma(c)))
    });
    Some(first).filter(|&c| (judged || predicates().count() > 1) && page.pos(c) == Pos::Noun)
}

/// "such as": where an example of what was named begins.
fn example_after(page: &Page, from: usize, to: usize) -> Option<usize> {
    (from + 1..to).find(|&t| page.lemma(t) == "such" && page.lemma(t + 1) == "as")
}
