//! Who claims a figure.

use crate::statements::AtHome;
use crate::{Mentions, Page, Said, Scopes, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Form};

/// Verbs whose subject claims the number without a clause: "put the toll at 112", "estimates 40 dead".
const CLAIMING: [&str; 18] = [
    "put",
    "estimate",
    "count",
    "acknowledge",
    "report",
    "cite",
    "accuse",
    "claim",
    "publish",
    "list",
    "record",
    "document",
    "tally",
    "say",
    "confirm",
    "verify",
    "establish",
    "register",
];

/// Verbs whose infinitive puts a number forward: "promised to send 12 tanks", "called on them to halve it to $30".
const CLAIMS_BY_ASKING: [&str; 8] =
    ["promise", "pledge", "offer", "propose", "urge", "call", "ask", "appeal"];

/// Verbs whose subject wants or will do what is counted, and claims no number by it: "demanded the release
/// of 23 prisoners". Who pledges or asks for a number does put it forward.
const WILLING: [&str; 44] = [
    "accept",
    "advise",
    "agree",
    "approve",
    "authorise",
    "authorize",
    "back",
    "beg",
    "campaign",
    "command",
    "commit",
    "decline",
    "demand",
    "direct",
    "encourage",
    "expect",
    "forbid",
    "hope",
    "instruct",
    "intend",
    "invite",
    "lobby",
    "oppose",
    "order",
    "plan",
    "plead",
    "prefer",
    "press",
    "push",
    "recommend",
    "refuse",
    "reject",
    "request",
    "require",
    "resolve",
    "seek",
    "support",
    "swear",
    "threaten",
    "undertake",
    "volunteer",
    "vow",
    "want",
    "wish",
];

/// Who says so: the innermost speakers around the number, else the subject of a verb that puts it.
pub fn claimants(
    page: &Page,
    mentions: &Mentions,
    at_home: &AtHome,
    said: &[Said],
    scopes: &Scopes,
    number: usize,
) -> Vec<Actor> {
    let speakers = speakers(page, at_home, said, scopes.around(number));
    if !speakers.is_empty() {
        return speakers;
    }
    if let Some(counter) = counted_by(page, mentions, number) {
        return counter;
    }
    let claims = |t: usize| {
        let takes_on = grammar::object(page, t).is_some_and(|o| {
            matches!(
                page.lemma(o),
                "responsibility" | "credit" | "victory" | "life" | "control" | "authority"
            )
        });
        page.pos(t) == Pos::Verb && CLAIMING.contains(&page.lemma(t)) && !takes_on
    };
    // "counted nine dead, while a committee listed 28": another clause with a subject of its own.
    let apart = |t: usize| {
        matches!(page.label(t), Label::Advcl | Label::Parataxis | Label::Conj | Label::AclRelcl)
            && page.syntax.children(t).any(|c| page.label(c) == Label::Nsubj)
    };
    let above = page.syntax.ancestors(number).take(6);
    let mut own = above.take_while(|&t| claims(t) || !apart(t));
    // "France and a dozen other states accused": who accuses is counted, and counts nobody.
    let mut below = number;
    let verb = own.find(|&t| {
        let subject = matches!(page.label(below), Label::Nsubj | Label::NsubjPass);
        below = t;
        claims(t) && !subject
    });
    let subject = verb.and_then(|v| match grammar::passive(page, v) {
        // "put by officials at 35,000"
        true => grammar::oblique(page, v, &["by"]),
        false => grammar::subject_of(page, v),
    });
    let mut actors = subject.map_or_else(Vec::new, |s| mentions.actors(page, s));
    // "Our office has verified": whoever issues the page
    let ours = |s: usize| {
        page.word(s).eq_ignore_ascii_case("we")
            || page.syntax.children(s).any(|c| page.word(c).eq_ignore_ascii_case("our"))
    };
    if actors.iter().all(|a| a.id.is_none()) && subject.is_some_and(ours) {
        actors.extend(scopes.issuer().cloned());
        actors.retain(|a| a.id.is_some());
    }
    if let ([only], Some(subject)) = (&mut actors[..], subject) {
        at_home.settle(subject, only, true);
    }
    actors.retain(|a| a.id.is_some() || a.name.is_some());
    if actors.is_empty() { afterwards(page, mentions, number).unwrap_or_default() } else { actors }
}

/// "by the navy's count": whose count it is.
fn counted_by(page: &Page, mentions: &Mentions, number: usize) -> Option<Vec<Actor>> {
    let sentence = page.syntax.sentences[page.token(number).sentence].tokens.clone();
    let count = sentence.into_iter().find(|&t| {
        matches!(page.lemma(t), "count" | "tally" | "estimate" | "reckoning")
            && grammar::preposition(page, t) == Some("by")
    })?;
    let owner = page.syntax.children(count).find(|&c| page.label(c) == Label::NmodPoss)?;
    let known = |actors: Vec<Actor>| actors.iter().any(|a| a.id.is_some()).then_some(actors);
    // "by his ministry's count": of the state that he is of.
    let whose = || page.syntax.children(owner).find(|&c| page.label(c) == Label::NmodPoss);
    known(mentions.actors(page, owner)).or_else(|| {
        let own = known(mentions.actors(page, whose()?))?;
        Some(own.into_iter().map(|a| Actor { name: None, ..a }).collect())
    })
}

/// "That is the coast guard's tally.": who claims the figures of the sentence before.
fn afterwards(page: &Page, mentions: &Mentions, number: usize) -> Option<Vec<Actor>> {
    let next = page.syntax.sentences.get(page.token(number).sentence + 1)?.tokens.clone();
    let points = matches!(page.word(next.start), "That" | "This" | "Those" | "These") && next.len() < 12;
    let here = page.token(number).span.end as usize..page.token(next.start).span.start as usize;
    let apart = page.document.text.get(here).is_none_or(|gap| gap.contains('\n'));
    let count = next.clone().find(|&t| {
        matches!(page.lemma(t), "count" | "tally" | "estimate" | "figure" | "number" | "toll" | "reckoning")
    });
    let count = count.filter(|_| points && !apart && page.lemma(next.start + 1) == "be")?;
    let owner = page.syntax.children(count).find(|&c| page.label(c) == Label::NmodPoss)?;
    let actors = mentions.actors(page, owner);
    actors.iter().any(|a| a.id.is_some()).then_some(actors)
}

/// The speakers of the innermost statement; co-speakers have a statement each, with the same content.
fn speakers(page: &Page, at_home: &AtHome, said: &[Said], around: &[u32]) -> Vec<Actor> {
    let inner = around.iter().rev().map(|&i| &said[i as usize]).find(|said| asserts(page, said));
    let Some(inner) = inner.map(|said| &said.statement) else {
        return Vec::new();
    };
    let same = around.iter().map(|&i| &said[i as usize]).filter(|s| s.statement.content == inner.content);
    same.map(|s| {
        let mut speaker = s.statement.speaker.clone();
        if let Some(head) = s.speaker {
            at_home.settle(head, &mut speaker, true);
        }
        speaker
    })
    .collect()
}

/// Whether what is said is put as a fact: a clause or a quotation, not what is wanted, promised or refused.
fn asserts(page: &Page, said: &Said) -> bool {
    let Some(cue) = said.cue.filter(|_| said.statement.form == Form::Indirect) else {
        return true;
    };
    let infinitive = said.head.is_some_and(|head| grammar::infinitive(page, head));
    let clause = said.head.is_some_and(|head| grammar::modal(page, head).is_some());
    (!infinitive || CLAIMS_BY_ASKING.contains(&page.lemma(cue)))
        && (clause || WILLING.binary_search(&page.lemma(cue)).is_err())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_verbs_are_in_order() {
        assert!(super::WILLING.is_sorted());
    }
}
