//! Why a position was told: its cue with the line of the data, or the clause that commits its speaker; who holds it,
//! towards whom, on which condition.

use super::draft::Draft;
use super::extent::{Range, span};
use super::ground::Ground;
use crate::explain::{Cast, Reason, actor, arcs, called, lines_that_fit, quoted, word};
use crate::{Mentions, Page, Said, Scopes, Times, grammar};
use demarche_parse::Pos;
use demarche_record::Position;

/// The reasons of every position, in their order.
pub fn reasons(
    cast: &Cast,
    page: &Page,
    mentions: &Mentions,
    times: &Times,
    said: &[Said],
    scopes: &Scopes,
    found: &[Position],
) -> Vec<Vec<Reason>> {
    let ground = Ground::new(page, mentions, times, said, scopes);
    let (positions, drafts) = super::published(&ground);
    debug_assert_eq!(positions, found);
    positions.iter().zip(&drafts).map(|(position, draft)| of(cast, &ground, position, draft)).collect()
}

fn of(cast: &Cast, ground: &Ground, position: &Position, draft: &Draft) -> Vec<Reason> {
    let page = ground.page;
    let mut found = Vec::new();
    let head = draft.head;
    match draft.voice.cue.filter(|&cue| cue != head) {
        Some(cue) => {
            found.push(Reason::new("cue", format!("{}{}", word(page, cue), entry(page, cue))));
            found.push(Reason::new(
                "content",
                format!("{}; {}", words(page, draft.content), arcs(page, cue, head)),
            ));
        }
        None => {
            let modal = grammar::modal(page, head).map_or(String::new(), |m| format!(" with “{m}”"));
            let clause =
                format!("the clause of {}{modal}, read for what it commits its speaker to", word(page, head));
            found.push(Reason::new("cue", format!("none: {clause}")));
            found.push(Reason::new("content", words(page, draft.content)));
        }
    }
    if draft.voice.solemn {
        found.push(Reason::new("kind", "the cue commits its speaker (vow, pledge, threaten)"));
    }
    let act = super::act::read(page, head);
    let mut clause = vec![format!("{} by the act {}", position.kind.as_str(), word(page, act.verb))];
    clause.extend(act.negated.then(|| "negated".to_owned()));
    clause.extend(act.passive.then(|| "passive".to_owned()));
    if let Some(subject) = act.subject {
        let own = super::judge::is_own(ground, Some(subject), &draft.voice);
        let whose = if own { "the holder's own side" } else { "another side" };
        clause.push(format!("subject {} is {whose}", word(page, subject)));
    }
    found.push(Reason::new("kind", clause.join(", ")));
    for (what, actors) in [("holder", &position.holders), ("addressee", &position.addressees)] {
        for one in actors {
            let (who, at) = actor(cast, one);
            let from = draft.voice.cue.unwrap_or(head);
            let near = at.filter(|&t| page.token(t).sentence == page.token(from).sentence);
            let way = near.map_or(String::new(), |t| format!("; {}", arcs(page, from, t)));
            found.push(Reason::new(what, format!("{who}{way}")));
        }
    }
    if let Some(condition) = draft.condition {
        let marker = format!("opens with {}", word(page, condition.0));
        found.push(Reason::new("condition", format!("{}; {marker}", words(page, condition))));
    }
    if let Some(answers) = draft.answers {
        found.push(Reason::new("answers", words(page, answers)));
    }
    for source in &position.attribution {
        let who = called(page, &source.actor);
        let cue = source.cue.map_or(String::new(), |c| format!("; by {}", quoted(page, c)));
        found.push(Reason::new("attribution", format!("inside what {who} tells{cue}")));
    }
    found
}

fn words(page: &Page, range: Range) -> String {
    quoted(page, span(page, range))
}

/// The lines of `positions.tsv` for a cue.
fn entry(page: &Page, cue: usize) -> String {
    let sort = match page.pos(cue) {
        Pos::Verb => "v",
        Pos::Noun => "n",
        _ => "a",
    };
    lines_that_fit(
        ("positions.tsv", include_str!("../../data/positions.tsv")),
        |words, kind| words.split('+').next() == Some(page.lemma(cue)) && kind == sort,
        " (a verb of saying: what it introduces was read for what it commits to)",
    )
}
