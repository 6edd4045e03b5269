//! Positions that the outlet tells in its own voice without a cue: "Japan is ready to resume talks", "Bamako will
//! hear none of it", "the army will attack if the deadline passes". Only what commits a known actor for certain.

use super::act::{self, Force};
use super::draft::{Draft, Voice};
use super::ground::{self, Ground};
use super::{cues, extent, judge, outcome};
use crate::grammar;
use demarche_parse::{Label, Pos};
use demarche_record::PositionKind;
use std::collections::BTreeSet;

/// The positions of clauses that are nobody's words, except those headed by a token of `taken`.
pub fn find(ground: &Ground, taken: &BTreeSet<usize>) -> Vec<Draft> {
    let tokens = || (0..ground.page.syntax.tokens.len()).filter(|t| !taken.contains(t));
    let mut drafts: Vec<Draft> = tokens().filter_map(|t| unacceptable_to(ground, t)).collect();
    drafts.extend(told_for_itself(ground, taken));
    drafts
}

/// "The demands were unacceptable to Serbia", "the plan is a non-starter for Moscow": whose view it is.
fn unacceptable_to(ground: &Ground, head: usize) -> Option<Draft> {
    let page = ground.page;
    if !cues::is("no_way", page.lemma(head)) {
        return None;
    }
    let term = |s: usize| cues::is("term", page.lemma(s)) || cues::is("plan", page.lemma(s));
    let subject = grammar::subject_of(page, head).filter(|&s| term(s))?;
    let whose = grammar::oblique(page, head, &["to", "for"]).filter(|&w| ground.is_actor(w))?;
    let act = act::read(page, head);
    if act.negated || act.force != Force::Plain {
        return None;
    }
    let voice = Voice::by(head, ground.actors(whose), ground.attribution(head, None));
    let mut draft = Draft::new(PositionKind::Refusal, head, extent::of(page, head, &[])?, &voice);
    draft.answers = extent::of_noun(page, subject, head, &[]);
    Some(draft)
}

fn told_for_itself(ground: &Ground, taken: &BTreeSet<usize>) -> Vec<Draft> {
    (0..ground.page.syntax.tokens.len())
        .filter(|t| !taken.contains(t) && ground.innermost(*t).is_none() && is_main(ground, *t))
        .filter_map(|t| told(ground, t))
        .collect()
}

fn is_main(ground: &Ground, t: usize) -> bool {
    let page = ground.page;
    let main = match page.label(t) {
        Label::Root | Label::Parataxis => true,
        Label::Conj => page.token(t).head.is_some_and(|h| h < t && page.label(h) == Label::Root),
        _ => false,
    };
    let body = page.role_at(t) == demarche_text::Role::Body;
    main && body && matches!(page.pos(t), Pos::Verb | Pos::Adj) && !ground.quoted[t]
}

fn told(ground: &Ground, head: usize) -> Option<Draft> {
    let page = ground.page;
    let act = act::read(page, head);
    let subject = act.subject.filter(|&s| page.pos(s) != Pos::Pron && ground.is_actor(s))?;
    let voice = Voice { holders: ground.actors(subject), anchor: Some(head), ..Voice::default() };
    let end = page.syntax.sentences[page.token(head).sentence].tokens.end;
    let asks = end > 0 && page.word(end - 1) == "?";
    if ground::ids(&voice.holders).is_empty() || asks || act.passive {
        return None;
    }
    let declines = has_no(ground, head);
    // "Serbia reserved the right to respond"
    let reserves = outcome::reserves(page, &act);
    // "Laos does not accept the court's jurisdiction"
    let shuns = act.negated
        && matches!(page.lemma(head), "accept" | "recognise" | "recognize")
        && page
            .syntax
            .children(head)
            .any(|c| matches!(page.word(c), "does" | "do") && page.label(c) == Label::Aux);
    if act.force == Force::Plain && !declines && !reserves && !shuns {
        return None;
    }
    let draft = judge::clause(ground, head, &voice)?;
    let modal = grammar::modal(page, head).map(str::to_lowercase);
    let will = modal.as_deref() == Some("will");
    let lemma = page.lemma(act.verb);
    let meant = match draft.kind {
        PositionKind::Threat => {
            let ill = act.effect == act::Effect::Harm || act.negated;
            reserves || draft.condition.is_some() && modal.is_some() && act.force == Force::Will && ill
        }
        PositionKind::Offer => act.ready && modal.is_none() || draft.condition.is_some() && modal.is_some(),
        PositionKind::Refusal => {
            let firm =
                ["benefit", "deal_verb", "accept_verb", "concede"].iter().any(|class| cues::is(class, lemma));
            declines || shuns || act.ready && modal.is_none() || will && firm
        }
        PositionKind::Denial => declines,
        _ => false,
    };
    meant.then_some(draft)
}

/// "has no intention of leaving", "sees no reason to talk"
fn has_no(ground: &Ground, head: usize) -> bool {
    let page = ground.page;
    grammar::object(page, head).is_some_and(|o| {
        cues::is("inclination", page.lemma(o)) && page.syntax.children(o).any(|c| page.lemma(c) == "no")
    })
}
