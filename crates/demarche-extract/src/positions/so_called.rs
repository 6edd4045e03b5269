//! "Condemned what he called a slap in the face", "sanctions for what it called their support of the rebels": what one
//! calls by a bad name, or reproaches another with, is an accusation.

use super::cues;
use super::draft::{Draft, Voice};
use super::extent;
use super::ground::{self, Ground};
use crate::{Page, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::PositionKind;

/// Verbs that give a thing a name.
const NAMING: [&str; 8] = ["call", "describe", "term", "brand", "label", "deem", "denounce", "consider"];

/// Verbs whose object one is reproached with.
const REPROACHING: [&str; 12] = [
    "condemn",
    "denounce",
    "protest",
    "deplore",
    "criticise",
    "criticize",
    "slam",
    "blast",
    "decry",
    "object",
    "lament",
    "assail",
];

/// The accusation that the verb of such a clause makes.
pub fn at(ground: &Ground, verb: usize) -> Option<Draft> {
    let page = ground.page;
    let what = page
        .token(verb)
        .head
        .filter(|&h| h < verb && page.label(verb) == Label::AclRelcl && page.lemma(h) == "what")?;
    let name = page.syntax.children(verb).find(|&c| {
        c > verb
            && matches!(page.label(c), Label::Xcomp | Label::Obj | Label::Obl)
            && grammar::preposition(page, c).is_none_or(|p| p == "as")
            && page.pos(c) == Pos::Noun
    })?;
    if !NAMING.contains(&page.lemma(verb)) || !(is_reproached(page, what) || is_bad(page, name)) {
        return None;
    }
    let subject = ground.agent(verb)?;
    let voice = Voice {
        towards: ground.owner(name).unwrap_or_default(),
        ..Voice::by(verb, ground.actors(subject), ground.attribution(verb, Some(subject)))
    };
    if ground::ids(&voice.holders).is_empty() || ground::share(&voice.holders, &voice.towards) {
        return None;
    }
    let range = extent::of_noun(page, name, verb, &[])?;
    Some(Draft::new(PositionKind::Accusation, name, range, &voice))
}

/// Whether what stands around says that the thing is a wrong: "condemned", "sanctions for".
fn is_reproached(page: &Page, what: usize) -> bool {
    let Some(host) = page.token(what).head else { return false };
    let lemma = page.lemma(host);
    match grammar::preposition(page, what) {
        None | Some("to" | "against" | "at") => REPROACHING.contains(&lemma),
        Some("for" | "over") => {
            ["cost", "harm", "decree"].iter().any(|class| cues::is(class, lemma))
                || matches!(
                    lemma,
                    "protest" | "outrage" | "anger" | "blame" | "summon" | "apologise" | "apologize"
                )
        }
        _ => false,
    }
}

/// "interference", "an illegal search"
fn is_bad(page: &Page, name: usize) -> bool {
    let bad = |t: usize| {
        ["offence", "ill", "condemned"].iter().any(|class| cues::is(class, page.lemma(t)))
            || cues::is("unlawful", page.lemma(t)) && page.label(t) == Label::Amod
    };
    std::iter::once(name).chain(page.syntax.children(name).filter(|&c| c < name)).any(bad)
}
