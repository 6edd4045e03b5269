//! Who speaks: the subject of the cue, as actors.

use super::ends;
use super::quotes::Quote;
use super::slot::{self, Slot};
use super::{cues, extent};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};

/// The head of the phrase that names the speaker of the verb `cue`.
pub fn speaker(page: &Page, quotes: &[Quote], cue: usize) -> Option<usize> {
    if passive(page, cue) {
        return grammar::doer(page, cue).or_else(|| grammar::oblique(page, cue, &["by"]));
    }
    let slot = slot::slot(page, quotes, cue);
    let found = matrix(page, quotes, cue)
        .and_then(|verb| speaker(page, quotes, verb))
        .or_else(|| subject(page, quotes, cue))
        .filter(|&s| fits(page, quotes, s, cue, slot) || goes_on_speaking(page, quotes, s, cue));
    let found = found.or(slot.map(|s| s.head)).or_else(|| beside(page, cue))?;
    Some(after_dateline(page, found, cue))
}

/// "..., saying": who is told of by the verb before goes on speaking, whatever nouns stand in between.
fn goes_on_speaking(page: &Page, quotes: &[Quote], speaker: usize, cue: usize) -> bool {
    page.token(cue).tag == Tag::Vbg && of_participle(page, quotes, cue) == Some(speaker)
}

/// "GENEVA, April 29 (Agency) - Envoys said ...": the place before the dash does not speak.
fn after_dateline(page: &Page, speaker: usize, cue: usize) -> usize {
    let sentence = extent::sentence(page, cue);
    if !sentence.contains(&speaker) {
        return speaker;
    }
    let dash = (speaker + 1..cue.min(sentence.start + 16))
        .filter(|_| speaker < sentence.start + 4)
        .take_while(|&t| !matches!(page.pos(t), Pos::Verb | Pos::Aux))
        .find(|&t| {
            let spaced = t > 0 && page.token(t - 1).span.end < page.token(t).span.start;
            spaced && matches!(page.word(t), "-" | "–" | "—" | "--")
        });
    dash.and_then(|dash| slot::local_head(page, dash + 1, cue - 1)).unwrap_or(speaker)
}

fn asks(page: &Page, verb: usize) -> bool {
    matches!(page.lemma(verb), "ask" | "press" | "question" | "quiz")
}

/// Whether the verb stands in the passive: its helper is "be" or "get", or it describes a noun.
pub fn passive(page: &Page, verb: usize) -> bool {
    let tag = page.token(verb).tag;
    let helper = page.syntax.children(verb).any(|c| {
        c < verb
            && matches!(page.label(c), Label::Aux | Label::AuxPass | Label::Cop)
            && matches!(page.lemma(c), "be" | "get")
    });
    let subject =
        page.syntax.children(verb).any(|c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    // "Lavrov, asked whether he would go, said", "Asked about it, she said"
    let helped = page.syntax.children(verb).any(|c| c < verb && page.label(c) == Label::Aux);
    let opens =
        verb == 0 || page.word(verb - 1) == "," || page.token(verb - 1).sentence != page.token(verb).sentence;
    let asked = asks(page, verb)
        && matches!(tag, Tag::Vbn | Tag::Vbd)
        && opens
        && !helped
        && !subject
        && !matches!(page.label(verb), Label::Conj | Label::Root);
    if asked {
        return true;
    }
    match tag {
        Tag::Vbn => helper || (page.label(verb) == Label::Acl && !subject),
        Tag::Vbd => helper,
        _ => false,
    }
}

fn subject(page: &Page, quotes: &[Quote], verb: usize) -> Option<usize> {
    if page.token(verb).tag == Tag::Vbg
        && let Some(speaker) = of_participle(page, quotes, verb)
    {
        return Some(speaker);
    }
    if let Some(nearest) = nearest_subject(page, verb) {
        return Some(nearest);
    }
    if let Some(aside) = before_aside(page, verb) {
        return Some(aside);
    }
    let found = grammar::subject_of(page, verb)?;
    let relative = matches!(page.lemma(found), "who" | "which" | "that");
    if relative && page.pos(found) == Pos::Pron {
        return described(page, found);
    }
    nominal(page, found).then_some(found)
}

/// "Tusk, asked by a reporter if he would close it, said": the tree may hang the name on the aside.
fn before_aside(page: &Page, verb: usize) -> Option<usize> {
    let own = page.syntax.children(verb).any(|c| page.label(c) == Label::Nsubj);
    let comma = verb.checked_sub(1).filter(|&c| !own && page.word(c) == ",")?;
    let sentence = extent::sentence(page, verb);
    let opens = |t: &usize| *t > sentence.start && page.word(t - 1) == ",";
    let closes = |t: &usize| page.syntax.right_edge(*t) + 1 >= comma;
    let asked = |t: &usize| page.token(*t).tag == Tag::Vbn && asks(page, *t);
    let aside = (sentence.start..comma).filter(asked).find(|t| opens(t) && closes(t))?;
    let subject = page.syntax.children(aside).find(|&c| page.label(c) == Label::NsubjPass)?;
    (subject + 1 < aside && nominal(page, subject)).then_some(subject)
}

/// "the blast, which Kyiv says was an accident": of two subjects the one beside the verb, not the pronoun.
fn nearest_subject(page: &Page, verb: usize) -> Option<usize> {
    let subjects = || page.syntax.children(verb).filter(|&c| c < verb && page.label(c) == Label::Nsubj);
    let pronoun = subjects().any(|s| matches!(page.lemma(s), "who" | "which" | "that"));
    let other = subjects().rfind(|&s| !matches!(page.lemma(s), "who" | "which" | "that"))?;
    (pronoun && nominal(page, other)).then_some(other)
}

/// What "who" or "which" describes where the tree does not say so: the noun before it.
fn described(page: &Page, pronoun: usize) -> Option<usize> {
    let sentence = extent::sentence(page, pronoun);
    let before =
        (sentence.start..pronoun).rev().take(12).find(|&t| matches!(page.pos(t), Pos::Noun | Pos::Propn))?;
    let mut head = before;
    // "the Carter Center, which": the head of the last phrase before the pronoun.
    for up in page.syntax.ancestors(before).take(6) {
        let part = matches!(
            page.label(head),
            Label::Flat | Label::Compound | Label::NmodPoss | Label::Appos | Label::Amod
        );
        if !part || up >= pronoun || !nominal(page, up) {
            break;
        }
        head = up;
    }
    Some(head)
}

/// Who goes on speaking in a participle: "..., he told reporters, adding that ...".
fn of_participle(page: &Page, quotes: &[Quote], verb: usize) -> Option<usize> {
    let helped = page.syntax.children(verb).any(|c| page.label(c) == Label::Aux);
    let own = page.syntax.children(verb).any(|c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    let comma = verb > 0 && page.word(verb - 1) == ",";
    if helped || own || !comma {
        return None;
    }
    let sentence = extent::sentence(page, verb);
    let here = extent::inside(quotes, page.token(verb).span);
    let told = (sentence.start..verb).rev().find(|&t| {
        extent::inside(quotes, page.token(t).span) == here
            && cues::verb(page, t).is_some()
            && matches!(page.token(t).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && !in_content(page, t)
            && !passive(page, t)
    });
    let main = || {
        (sentence.start..verb).rev().find(|&t| {
            page.pos(t) == Pos::Verb
                && extent::inside(quotes, page.token(t).span) == here
                && matches!(page.token(t).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
                && !in_content(page, t)
        })
    };
    match told {
        Some(told) => speaker(page, quotes, told).filter(|&s| s < verb),
        None => grammar::subject_of(page, main()?).filter(|&s| s < verb && nominal(page, s)),
    }
}

/// Whether a verb stands inside what another verb of saying governs.
fn in_content(page: &Page, t: usize) -> bool {
    std::iter::once(t)
        .chain(page.syntax.ancestors(t))
        .take(12)
        .any(|x| matches!(page.label(x), Label::Ccomp | Label::AclRelcl | Label::Acl))
}

/// The verb that a coordinated cue really goes with: "said X had gone and warned that ..." has one speaker.
fn matrix(page: &Page, quotes: &[Quote], cue: usize) -> Option<usize> {
    let own = page.syntax.children(cue).any(|c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    let tag = page.token(cue).tag;
    if own || !matches!(tag, Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Vbp) {
        return None;
    }
    let sentence = extent::sentence(page, cue);
    let cc = (sentence.start..cue)
        .rev()
        .find(|&t| !matches!(page.pos(t), Pos::Adv | Pos::Aux))
        .filter(|&t| matches!(page.word(t), "and" | "but" | "or" | "yet"))?;
    let finite_head = page.token(cue).head.filter(|_| page.label(cue) == Label::Conj);
    if let Some(head) = finite_head.filter(|&h| ends::finite(page, h) && !in_content(page, h)) {
        return Some(head);
    }
    let here = extent::inside(quotes, page.token(cue).span);
    (sentence.start..cc).rev().find(|&t| {
        let tags = match tag {
            Tag::Vbz | Tag::Vbp => matches!(page.token(t).tag, Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Vbn),
            _ => matches!(page.token(t).tag, Tag::Vbd | Tag::Vbn),
        };
        tags && cues::verb(page, t).is_some()
            && extent::inside(quotes, page.token(t).span) == here
            && !passive(page, t)
            && page.label(t) != Label::Amod
    })
}

/// Whether the subject that the tree shows can be the speaker: not in a quotation that ended before the cue, not
/// the one told, and with no nearer phrase right before the cue.
fn fits(page: &Page, quotes: &[Quote], speaker: usize, cue: usize, slot: Option<Slot>) -> bool {
    let own = extent::inside(quotes, page.token(cue).span);
    let quoted = extent::inside(quotes, page.token(speaker).span);
    let foreign = quoted.is_some() && quoted != own;
    let Some(slot) = slot else {
        return !foreign && nominal(page, speaker);
    };
    let tells =
        cues::verb(page, cue).is_some_and(|c| c.takes("o-clause") || c.takes("o-to") || c.takes("o-of"));
    let told = speaker > cue && (slot.adjacent || tells);
    let far = speaker < slot.start && {
        let at = quotes.partition_point(|q| q.span.end <= page.token(speaker).span.end);
        let quote_between = quotes.get(at).is_some_and(|q| q.span.end <= page.token(cue).span.start);
        let same = std::iter::once(slot.head)
            .chain(page.syntax.ancestors(slot.head))
            .take(8)
            .any(|up| up == speaker);
        let own_subject = page.token(speaker).head == Some(cue);
        quote_between || (slot.adjacent && own_subject && !same)
    };
    !foreign && !told && !far && nominal(page, speaker)
}

/// Whether a token can head the name of a speaker.
pub fn nominal(page: &Page, t: usize) -> bool {
    matches!(page.pos(t), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Adj | Pos::Det)
        && page.token(t).tag != Tag::Ex
}

/// The nearest noun or pronoun before the cue, or just after it, where the tree shows no subject.
fn beside(page: &Page, cue: usize) -> Option<usize> {
    let sentence = page.syntax.sentences[page.token(cue).sentence].tokens.clone();
    let skipped = |t: usize| matches!(page.pos(t), Pos::Adv | Pos::Aux);
    let before = (sentence.start..cue).rev().find(|&t| !skipped(t));
    let is_name = |t: &usize| matches!(page.pos(*t), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num);
    if let Some(t) = before.filter(is_name) {
        return Some(head_of_phrase(page, t, cue));
    }
    // Only "said X" turns about, and only after what was said; "told X" does not.
    let turned = before.is_none_or(|t| page.pos(t) == Pos::Punct)
        && cues::verb(page, cue).is_some_and(|c| !c.takes("o-clause") && !c.takes("o-to"));
    if !turned {
        return None;
    }
    let after = (cue + 1..sentence.end).find(|&t| !matches!(page.pos(t), Pos::Det | Pos::Adj | Pos::Adv));
    after.filter(is_name).map(|t| head_of_phrase(page, t, cue))
}

fn head_of_phrase(page: &Page, t: usize, cue: usize) -> usize {
    let inner = |t: usize| {
        matches!(
            page.label(t),
            Label::Flat
                | Label::Compound
                | Label::Amod
                | Label::NmodPoss
                | Label::Nmod
                | Label::Appos
                | Label::Det
        )
    };
    let mut head = t;
    for up in page.syntax.ancestors(t).take(8) {
        if !inner(head) || up == cue || !nominal(page, up) {
            break;
        }
        head = up;
    }
    head
}
