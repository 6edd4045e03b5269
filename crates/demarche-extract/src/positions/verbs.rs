//! Positions that a verb takes: "demanded that", "refused to", "accused X of".

use super::cues::{self, Cue, Reading};
use super::draft::{Draft, Voice};
use super::ground::{self, Ground};
use super::readings::{
    complain, deadline, expect, hinges, holds_responsible, insist, spoken, tell, threaten, want,
};
use super::slots::simple;
use super::verdicts::{brand, no};
use super::{act, complement, condition, extent, idioms, so_called, status};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};
use demarche_record::{Form, PositionKind, PositionStatus};

/// The positions that the verb at `verb` takes.
pub fn at(ground: &Ground, verb: usize) -> Vec<Draft> {
    let page = ground.page;
    if page.pos(verb) != Pos::Verb || page.label(verb) == Label::Amod {
        return Vec::new();
    }
    if let Some(draft) = so_called::at(ground, verb).or_else(|| idioms::at(ground, verb)) {
        return vec![draft];
    }
    for cue in cues::of(page.lemma(verb), false).filter(|cue| cue.with.is_none()) {
        let particle = page
            .syntax
            .children(verb)
            .find(|&c| matches!(page.label(c), Label::CompoundPrt))
            .map(|c| page.lemma(c));
        // "came up with", where the tree has an adverb
        let adverb = page.syntax.children(verb).find(|&c| c == verb + 1 && page.label(c) == Label::Advmod);
        let adverb = adverb.map(|c| page.lemma(c)).filter(|_| cue.particle.is_some());
        let bare = cue.particle.is_none() && particle.is_some_and(|p| p == "on");
        if cue.particle != particle && cue.particle != adverb && !bare {
            continue;
        }
        if !is_meant(ground, verb, cue) {
            return Vec::new();
        }
        let found = read(ground, verb, cue);
        if !found.is_empty() {
            return found;
        }
    }
    answer(ground, verb).or_else(|| yes_or_no(ground, verb)).into_iter().collect()
}

/// "said no to the offer", "said yes to the plan"
fn yes_or_no(ground: &Ground, verb: usize) -> Option<Draft> {
    let page = ground.page;
    let word = page.syntax.children(verb).find(|&c| c > verb && matches!(page.lemma(c), "yes" | "no"))?;
    if page.lemma(verb) != "say" || word != verb + 1 || !plainly(ground, verb) {
        return None;
    }
    let kind = if page.lemma(word) == "no" { PositionKind::Refusal } else { PositionKind::Acceptance };
    let plan = grammar::oblique(page, verb, &["to"]).or_else(|| grammar::oblique(page, word, &["to"]));
    let Some(plan) = plan else {
        // "said yes within the hour": to what was asked or offered before.
        let bare = page.syntax.children(word).next().is_none();
        let voice = voice(ground, verb).filter(|v| !ground::ids(&v.holders).is_empty())?;
        let mut draft = Draft::new(kind, word, (word, word), &voice);
        draft.condition = condition::of(page, &ground.conditions, verb, None, kind).map(|c| c.range);
        return bare.then_some(draft);
    };
    let mut draft = Draft::new(kind, plan, extent::of_noun(page, plan, verb, &[])?, &voice(ground, verb)?);
    draft.answers = Some(draft.content);
    draft.voice.towards = ground.owner(plan).unwrap_or_default();
    Some(draft)
}

/// "Kyiv agreed within a day", "said that it accepts", "Baku refused": an answer to what was said before, whose words
/// are the clause itself.
fn answer(ground: &Ground, verb: usize) -> Option<Draft> {
    let page = ground.page;
    let kind = match page.lemma(verb) {
        "accept" | "agree" | "consent" | "comply" | "acquiesce" | "relent" => PositionKind::Acceptance,
        "refuse" | "decline" | "balk" | "demur" => PositionKind::Refusal,
        _ => return None,
    };
    let tensed = matches!(page.token(verb).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn);
    let main = matches!(page.label(verb), Label::Root | Label::Ccomp | Label::Conj | Label::Parataxis);
    // What it is about stands elsewhere: no object, no clause, no "on", "to", "with".
    let alone = page.syntax.children(verb).all(|c| match page.label(c) {
        Label::Ccomp if c > verb && page.word(page.syntax.left_edge(c)) == ";" => true,
        Label::Obj | Label::Iobj | Label::Ccomp | Label::Xcomp => false,
        Label::Obl | Label::Advcl => {
            c < verb
                || ground.conditions.iter().any(|k| extent::holds(k.range, c))
                || !matches!(
                    grammar::preposition(page, c),
                    Some("on" | "to" | "with" | "upon" | "about" | "for")
                )
        }
        Label::Parataxis => {
            page.word(page.syntax.left_edge(c).saturating_sub(1)) == ";"
                || page.word(page.syntax.left_edge(c)) == ";"
        }
        _ => true,
    });
    let next = page.syntax.tokens.get(verb + 1).map_or("", |n| &*n.lemma);
    let aside = matches!(next, "to" | "that" | "on" | "with");
    let passive = page.syntax.children(verb).any(|c| page.label(c) == Label::AuxPass);
    if !tensed || !main || !alone || aside || passive || !plainly(ground, verb) {
        return None;
    }
    // "Honduras accepted": a past that looks like a participle has its subject all the same.
    let own = page.syntax.children(verb).find(|&c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    let subject = own.or_else(|| ground.agent(verb)).filter(|&s| s < verb)?;
    let voice = voice(ground, verb)
        .unwrap_or_else(|| Voice::by(verb, ground.actors(subject), ground.attribution(verb, Some(subject))));
    if ground::ids(&voice.holders).len() != 1 || page.token(subject).sentence != page.token(verb).sentence {
        return None;
    }
    let condition = condition::of(page, &ground.conditions, verb, None, kind).map(|c| c.range);
    let mut without: Vec<extent::Range> = condition.into_iter().collect();
    let other =
        page.syntax.children(verb).filter(|&c| matches!(page.label(c), Label::Parataxis | Label::Ccomp));
    without.extend(other.map(|c| (page.syntax.left_edge(c), page.syntax.right_edge(c))));
    let range = extent::of(page, verb, &without)?;
    let mut draft = Draft::new(kind, verb, range, &voice);
    draft.condition = condition;
    if page.label(verb) == Label::Conj && range.0 > verb {
        draft.content = (verb, range.1.max(verb));
    }
    Some(draft)
}

/// Whether the clause tells what was done: neither asked nor denied, no condition, no modal verb.
fn plainly(ground: &Ground, verb: usize) -> bool {
    let page = ground.page;
    let modal = grammar::modal(page, verb).is_some();
    let conditional = ground.conditions.iter().any(|c| c.range.0 <= verb && verb <= c.range.1);
    !modal
        && !conditional
        && !act::is_negated(page, verb)
        && !is_asked(page, verb)
        && !is_denied(page, verb)
        && !complement::is_infinitive(page, verb)
}

/// Whether the verb tells that the position was taken: not denied, not wished for, not a condition.
pub(super) fn is_meant(ground: &Ground, verb: usize, cue: &Cue) -> bool {
    let page = ground.page;
    // "vowed never to give up": the vow was made.
    let never_to = page.syntax.children(verb).any(|c| c == verb + 1 && page.lemma(c) == "never")
        && page.lemma(verb + 2) == "to";
    let negated = act::is_negated(page, verb) && !never_to && !no_longer(ground, verb, cue);
    if negated || is_asked(page, verb) || is_denied(page, verb) {
        return false;
    }
    // "demanded that they promise to stop": what is demanded is not done.
    if grammar::is_subjunctive(page, verb) {
        return false;
    }
    if matches!(grammar::marker(page, verb), Some("without" | "before" | "instead" | "whether"))
        || verb > 0 && page.lemma(verb - 1) == "without"
    {
        return false;
    }
    let told = !matches!(cue.reading, Reading::Clause(None) | Reading::Expect);
    let modal =
        page.syntax.children(verb).any(|c| page.label(c) == Label::Aux && page.token(c).tag == Tag::Md);
    let own_words = ground.agent(verb).is_some_and(|s| ground::is_first_person(page, s));
    if told && modal && !own_words {
        return false;
    }
    if complement::is_infinitive(page, verb) && !is_done(page, verb) {
        return false;
    }
    let conditional = ground.conditions.iter().any(|c| c.range.0 <= verb && verb <= c.range.1);
    !conditional
}

/// "no longer demanded that they leave": a demand once made, and dropped.
fn no_longer(ground: &Ground, verb: usize, cue: &Cue) -> bool {
    let page = ground.page;
    let longer = page.syntax.children(verb).any(|c| {
        page.lemma(c) == "longer"
            || page.word(c) == "longer"
            || page.word(c) == "more" && page.word(c - 1) == "any"
    });
    longer && matches!(cue.reading, Reading::Kind(PositionKind::Demand) | Reading::Insist | Reading::Want)
}

/// Whether the sentence or clause asks.
fn is_asked(page: &Page, verb: usize) -> bool {
    let sentence = page.syntax.sentences[page.token(verb).sentence].tokens.clone();
    // "Why is Japan blaming North Korea?": that it does so is taken for granted.
    let why = |t: usize| matches!(page.lemma(t).to_lowercase().as_str(), "why" | "how");
    let granted =
        why(sentence.start) || (sentence.start..verb).any(|t| why(t) && t > 0 && page.word(t - 1) == ":");
    !granted && (verb..sentence.end).take(60).any(|t| page.word(t) == "?")
}

/// Whether a verb above says that it is not so: "denied a report that it had proposed".
fn is_denied(page: &Page, verb: usize) -> bool {
    page.syntax
        .ancestors(verb)
        .take(5)
        .any(|t| matches!(page.lemma(t), "deny" | "rule" | "refuse") && page.pos(t) == Pos::Verb)
        && !matches!(page.label(verb), Label::Conj)
        // "refused to follow, alleging that ...": said besides
        && !(page.label(verb) == Label::Advcl && page.token(verb).tag == Tag::Vbg)
        || page.syntax.ancestors(verb).take(3).any(|t| {
            // "do not believe that either side wants war"
            matches!(page.lemma(t), "believe" | "think" | "suggest" | "mean" | "expect" | "claim")
                && t < verb
                && act::is_negated(page, t)
        })
}

/// Whether an infinitive tells what is done: "voted to censure", "marched to demand".
fn is_done(page: &Page, verb: usize) -> bool {
    let Some(governor) = page.token(verb).head else {
        return false;
    };
    let lemma = page.lemma(governor);
    match page.label(verb) {
        Label::Xcomp => cues::is("governor", lemma),
        // "called in the ambassador to demand an end to it"
        Label::Advcl if matches!(lemma, "have" | "need" | "want" | "plan" | "hope" | "wait") => false,
        Label::Advcl => {
            let particle = page.syntax.children(governor).any(|c| page.label(c) == Label::CompoundPrt)
                || lemma == "call" && page.lemma(governor + 1) == "in";
            // "increased its pressure on them to accept": who is pressed accepts
            let pressed = page.syntax.children(governor).any(|c| {
                page.label(c) == Label::Obj
                    && matches!(page.lemma(c), "pressure" | "call" | "appeal" | "effort")
            });
            let other = particle || cues::of(lemma, false).all(|cue| cue.with.is_some());
            !pressed && other
        }
        _ => false,
    }
}

fn read(ground: &Ground, verb: usize, cue: &'static Cue) -> Vec<Draft> {
    let Some(voice) = voice(ground, verb) else {
        return Vec::new();
    };
    let mut drafts = match cue.reading {
        Reading::Kind(kind) => simple(ground, verb, cue, kind, &voice),
        Reading::No { strict } => no(ground, verb, strict, &voice).into_iter().collect(),
        Reading::Clause(default) => spoken(ground, verb, cue, default, voice.clone()),
        Reading::Tell => tell(ground, verb, cue, voice.clone()),
        Reading::Insist => insist(ground, verb, cue, &voice),
        Reading::Want => want(ground, verb, cue, &voice),
        Reading::Expect => expect(ground, verb, cue, &voice),
        Reading::Agree => simple(ground, verb, cue, PositionKind::Promise, &voice),
        Reading::Threaten => threaten(ground, verb, cue, &voice),
        Reading::Hold if holds_responsible(ground.page, verb) => {
            simple(ground, verb, cue, PositionKind::Accusation, &voice)
        }
        Reading::Hold => Vec::new(),
        Reading::Hinge if hinges(ground.page, verb) => {
            simple(ground, verb, cue, PositionKind::Demand, &voice)
        }
        Reading::Hinge => Vec::new(),
        Reading::Brand => brand(ground, verb, &voice).into_iter().collect(),
        Reading::Deadline => deadline(ground, verb, cue, &voice),
        Reading::Claim => spoken(ground, verb, cue, None, voice.clone()),
        Reading::Complain => complain(ground, verb, cue, &voice),
    };
    let dropped = no_longer(ground, verb, cue).then_some(PositionStatus::Withdrawn);
    let repeated = dropped.or_else(|| status::of_cue(ground.page, verb));
    for draft in &mut drafts {
        if let Some(status) = repeated {
            draft.status = status;
        }
    }
    drafts
}

/// Who takes the position; none where a passive names nobody.
pub(super) fn voice(ground: &Ground, verb: usize) -> Option<Voice> {
    let agent = ground.agent(verb)?;
    let mut holders = ground.actors(agent);
    if ground::ids(&holders).is_empty() {
        let said = ground.by_cue.get(&verb).and_then(|&i| ground.said.get(i));
        holders = said
            .map(|said| vec![said.statement.speaker.clone()])
            .filter(|speakers| !ground::ids(speakers).is_empty())
            .unwrap_or(holders);
    }
    let reported = ground.innermost(verb).is_some_and(|said| said.statement.form == Form::Indirect);
    if ground::ids(&holders).is_empty() && reported && third_person(ground.page, agent) {
        // "Ankara says it wants": who is not named inside a report is who reports.
        let speakers = ground.speakers(verb);
        if !ground::ids(&speakers).is_empty() {
            holders = speakers;
        }
    }
    // "countries that refuse to take them back": whoever does so, nobody in particular.
    let any = is_anybody(ground.page, verb, agent);
    if any && ground::ids(&holders).is_empty() {
        return None;
    }
    // "Tass quoted him as rejecting the plan": the medium stands between.
    let through = grammar::quoted(ground.page, verb).and_then(|_| ground.by_cue.get(&verb));
    let attribution = match through.and_then(|&i| ground.said.get(i)) {
        Some(said) => said.statement.attribution.clone(),
        None => ground.attribution(verb, Some(agent)),
    };
    Some(Voice::by(verb, holders, attribution))
}

/// Whether a relative clause tells what any of a sort do.
fn is_anybody(page: &Page, verb: usize, agent: usize) -> bool {
    page.label(verb) == Label::AclRelcl
        && page.token(verb).head == Some(agent)
        && page.token(agent).tag == Tag::Nns
        && page
            .syntax
            .children(agent)
            .all(|c| !matches!(page.label(c), Label::Det | Label::NmodPoss | Label::Nummod))
}

fn third_person(page: &Page, t: usize) -> bool {
    page.pos(t) == Pos::Pron && matches!(page.lemma(t), "it" | "he" | "she" | "they")
}
