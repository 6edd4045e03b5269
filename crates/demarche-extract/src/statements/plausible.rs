//! Whether somebody who stands at a verb of saying says something with it.

use super::cues::{Class, Cue};
use super::extent;
use super::frames::{At, Frame, Held};
use super::who;
use crate::{Mentions, Page, grammar};
use demarche_parse::{Label, Pos, Tag};

/// "did not say" says nothing; "does not think" is what somebody thinks.
pub fn negated(page: &Page, t: usize, cue: &Cue) -> bool {
    let keeps = matches!(cue.class, Class::Thought | Class::Attitude) || cue.particle == Some("out");
    !keeps && grammar::is_negated(page, t)
}

/// Acts that say nothing: "declined to comment".
pub(super) const SILENT: &[&str] = &[
    "comment",
    "say",
    "respond",
    "answer",
    "confirm",
    "elaborate",
    "speculate",
    "discuss",
    "name",
    "identify",
    "give",
    "disclose",
    "reply",
    "specify",
    "reveal",
    "talk",
    "speak",
];

/// Whether the speaker can say such a thing in this frame.
pub fn plausible(at: At, mentions: &Mentions, speaker: usize, held: &Held) -> bool {
    let page = at.page;
    let silent = matches!(page.lemma(at.t), "refuse" | "decline") && SILENT.contains(&page.lemma(held.head));
    let unnamed =
        matches!(page.lemma(held.head), "name" | "identify" | "quote") && who::passive(page, held.head);
    let nobody = matches!(
        page.lemma(speaker).to_ascii_lowercase().as_str(),
        "nobody" | "none" | "neither" | "what" | "everybody" | "everyone" | "anyone"
    ) || page
        .syntax
        .children(speaker)
        .any(|c| matches!(page.lemma(c), "neither" | "no") && page.label(c) == Label::Det);
    if silent || unnamed || nobody {
        return false;
    }
    let loose = match held.frame {
        Frame::Clause => matches!(at.cue.class, Class::Attitude | Class::Report | Class::Thought),
        Frame::Infinitive | Frame::Phrase => true,
        Frame::Told => false,
    };
    let person = matches!(page.pos(speaker), Pos::Propn | Pos::Pron | Pos::Num | Pos::Det)
        || mentions.at(speaker).is_some();
    let thinks = held.frame == Frame::Clause && at.cue.class != Class::Report;
    let words =
        (held.stretch.0..=held.stretch.1).any(|x| extent::inside(at.quotes, page.token(x).span).is_some());
    let tells = is_record(page, speaker)
        && (at.cue.class == Class::Report && held.frame == Frame::Clause
            || held.frame == Frame::Phrase && words);
    !loose || person || thinks || tells || acts(page, speaker)
}

/// Whether the verb with this complement is an act, not words: "denied visas to aid workers", "recognised the new
/// state", "is repeating old mistakes".
pub fn wordless(at: At, mentions: &Mentions, held: &Held) -> bool {
    let page = at.page;
    if held.frame != Frame::Phrase {
        return false;
    }
    match page.lemma(at.t) {
        "deny" => page.syntax.children(at.t).any(|c| {
            c > at.t
                && (page.label(c) == Label::Iobj
                    || page.label(c) == Label::Obl && grammar::preposition(page, c) == Some("to"))
        }),
        "recognise" | "recognize" => {
            let state = [
                "state",
                "government",
                "independence",
                "republic",
                "authority",
                "passport",
                "administration",
            ];
            mentions.at(held.head).is_some() || state.contains(&page.lemma(held.head))
        }
        // "citing two officials": whom one cites is not what one says
        "cite" | "quote" | "mention" | "question" | "mock" | "defend" => {
            let unquoted = extent::inside(at.quotes, page.token(held.head).span).is_none();
            let somebody =
                matches!(page.lemma(held.head), "person" | "source" | "witness" | "insider" | "aide");
            unquoted && (somebody || mentions.at(held.head).is_some() || acts(page, held.head))
        }
        // "has acknowledged no losses": nothing is said
        "acknowledge" | "admit" | "confirm" | "announce" => {
            page.syntax.children(held.head).any(|c| page.label(c) == Label::Det && page.lemma(c) == "no")
        }
        "repeat" | "reiterate" | "restate" => {
            super::cues::noun(page, held.head).is_none()
                && extent::inside(at.quotes, page.token(held.head).span).is_none()
        }
        _ => false,
    }
}

/// What finds or shows something to its reader: a study, a poll, a record.
const RECORDS: &[&str] = &[
    "analysis",
    "article",
    "assessment",
    "audit",
    "bulletin",
    "cable",
    "census",
    "communique",
    "data",
    "declaration",
    "document",
    "editorial",
    "estimate",
    "figure",
    "file",
    "inquiry",
    "investigation",
    "letter",
    "memo",
    "message",
    "note",
    "paper",
    "poll",
    "record",
    "report",
    "research",
    "resolution",
    "review",
    "statement",
    "statistic",
    "study",
    "survey",
    "text",
];

pub(super) fn is_record(page: &Page, speaker: usize) -> bool {
    RECORDS.binary_search(&page.lemma(speaker).to_lowercase().as_str()).is_ok()
}

/// Whether a noun names people: it does the like of what people do.
fn acts(page: &Page, speaker: usize) -> bool {
    let word = page.lemma(speaker);
    page.token(speaker).tag == Tag::Nns
        || [
            "er",
            "or",
            "ian",
            "ist",
            "man",
            "woman",
            "ment",
            "try",
            "party",
            "side",
            "official",
            "spokesperson",
        ]
        .iter()
        .any(|end| word.ends_with(end))
}
