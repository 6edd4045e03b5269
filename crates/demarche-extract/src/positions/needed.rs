//! What somebody says is needed: "it is essential that Israel open the crossings", "what we need is a ceasefire", "a
//! truce is long overdue", "the time has come for Russia to leave". A demand, on whoever is to act.

use super::draft::{Draft, Voice};
use super::extent::{self, Range};
use super::ground::{self, Ground};
use super::{complement, cues};
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind;

/// The demand that the clause headed by `head` makes in this way.
pub fn told(ground: &Ground, head: usize, voice: &Voice) -> Option<Draft> {
    let page = ground.page;
    // Only what somebody says: the outlet needs nothing.
    if voice.anchor.is_none() && ground.innermost(head).is_none() || grammar::is_negated(page, head) {
        return None;
    }
    let (whom, range) = essential(ground, head)
        .or_else(|| the_time(ground, head))
        .or_else(|| wanted(ground, head))
        .or_else(|| lacked(ground, head))?;
    let own = whom.is_some_and(|s| ground::is_first_person(page, s));
    let towards = whom.map(|s| ground.mentions.actors(page, s)).unwrap_or_default();
    if own || ground::share(&towards, &voice.holders) {
        return None;
    }
    let mut range = range;
    if let Some(cue) = voice.cue.filter(|&cue| extent::holds(range, cue)) {
        let around = (page.syntax.left_edge(cue), page.syntax.right_edge(cue));
        range = extent::minus_all(page, range, &[around], head)?;
    }
    let mut draft = Draft::new(PositionKind::Demand, head, range, voice);
    draft.voice.towards = towards.into_iter().filter(|a| a.id.is_some()).collect();
    Some(draft)
}

/// "it is essential that they leave", "it is vital for both sides to show restraint"
fn essential(ground: &Ground, head: usize) -> Option<(Option<usize>, Range)> {
    let page = ground.page;
    let filler = page.syntax.children(head).any(|c| page.lemma(c) == "it" && c < head);
    let calls = grammar::is_copular(ground.page, head) && filler && cues::is("needful", page.lemma(head));
    let act = page.syntax.children(head).filter(|_| calls).find(|&c| {
        let clause = matches!(page.label(c), Label::Csubj | Label::Ccomp | Label::Xcomp | Label::Advcl);
        c > head && clause && (complement::is_infinitive(page, c) || grammar::marker(page, c) == Some("that"))
    })?;
    let whom = page.syntax.children(act).find(|&c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    // "it is important to note", "did not think it necessary that they": nobody is to do anything.
    let doubted = page.token(head).head.is_some_and(|h| grammar::is_negated(page, h));
    let named = whom.is_some() && !doubted;
    let bare = page.token(act).tag != Tag::Vbd && grammar::modal(page, act).is_none();
    Some((whom, extent::of(page, head, &[])?)).filter(|_| named && bare)
}

/// "the time has come for them to leave"
fn the_time(ground: &Ground, head: usize) -> Option<(Option<usize>, Range)> {
    let page = ground.page;
    let subject = grammar::subject_of(page, head).filter(|_| page.lemma(head) == "come")?;
    let time = matches!(page.lemma(subject), "time" | "hour" | "moment");
    let act = page
        .syntax
        .children(head)
        .chain(page.syntax.children(subject))
        .find(|&c| c > head && complement::is_infinitive(page, c))?;
    let whom =
        page.syntax.children(act).find(|&c| matches!(page.label(c), Label::Nsubj | Label::NsubjPass))?;
    Some((Some(whom), extent::of(page, head, &[])?)).filter(|_| time)
}

/// "what we need is a ceasefire", "all we ask is that they respect our borders"
fn wanted(ground: &Ground, head: usize) -> Option<(Option<usize>, Range)> {
    let page = ground.page;
    let copula = page.syntax.children(head).find(|&c| page.label(c) == Label::Cop && c < head)?;
    let first = page.syntax.children(head).find(|&c| {
        c < copula
            && matches!(page.lemma(c).to_lowercase().as_str(), "what" | "all")
            && page.pos(c) != Pos::Verb
    })?;
    let wants = page.syntax.children(first).find(|&c| {
        page.label(c) == Label::AclRelcl
            && matches!(page.lemma(c), "need" | "want" | "ask" | "demand" | "expect" | "seek")
            && !grammar::is_negated(page, c)
    })?;
    let ours = grammar::subject_of(page, wants).is_some_and(|s| ground::is_first_person(page, s));
    let whom = page
        .syntax
        .children(head)
        .find(|&c| c > copula && matches!(page.label(c), Label::Nsubj | Label::NsubjPass));
    let range = extent::minus_all(page, (copula + 1, page.syntax.right_edge(head)), &[], head)?;
    Some((whom, range)).filter(|_| ours)
}

/// "a ceasefire is needed", "a truce is long overdue": what is good for all.
fn lacked(ground: &Ground, head: usize) -> Option<(Option<usize>, Range)> {
    let page = ground.page;
    let needed = matches!(page.lemma(head), "need" | "require") && grammar::passive(page, head)
        || grammar::is_copular(ground.page, head)
            && matches!(
                page.lemma(head),
                "needed" | "overdue" | "essential" | "imperative" | "necessary" | "vital"
            );
    let good = grammar::child(page, head, &[Label::Nsubj, Label::NsubjPass])
        .is_some_and(|s| cues::is("deal", page.lemma(s)) || cues::is("sought", page.lemma(s)));
    let present = page.syntax.children(head).any(|c| {
        matches!(page.word(c), "is" | "are" | "was" | "were")
            && matches!(page.label(c), Label::Cop | Label::AuxPass)
    });
    Some((None, extent::of(page, head, &[])?)).filter(|_| needed && good && present)
}
