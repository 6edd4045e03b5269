//! The words that introduce what somebody says: data in `data/cues.tsv`.

use crate::Page;
use demarche_parse::{Label, Pos};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// In which way a cue makes its content somebody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Said aloud or declared.
    Speech,
    /// Written.
    Writing,
    /// Found, shown or counted.
    Report,
    /// Thought or believed.
    Thought,
    /// Felt or wanted: praise, hope, refusal.
    Attitude,
}

impl Class {
    fn parse(text: &str) -> Option<Class> {
        Some(match text {
            "speech" => Class::Speech,
            "writing" => Class::Writing,
            "report" => Class::Report,
            "thought" => Class::Thought,
            "attitude" => Class::Attitude,
            _ => return None,
        })
    }
}

/// What one sense of a cue takes as its content; the frame names are explained in the data file.
#[derive(Debug)]
pub struct Cue {
    /// "rule out": the particle, if any.
    pub particle: Option<&'static str>,
    /// Speech, thought ...
    pub class: Class,
    frames: Vec<&'static str>,
}

impl Cue {
    /// Whether the content can stand in this frame.
    pub fn takes(&self, frame: &str) -> bool {
        self.frames.contains(&frame)
    }

    /// The prepositions that may introduce the content after an object ("accused Y of ...").
    pub fn after_object(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.frames.iter().filter_map(|f| f.strip_prefix("o-")).filter(|f| !matches!(*f, "to" | "clause"))
    }

    /// The prepositions that may introduce the addressee of an infinitive ("called on Y to ...").
    pub fn before_infinitive(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.frames.iter().filter_map(|f| f.strip_suffix(">to"))
    }

    /// The prepositions that may introduce the content itself ("warned of ...").
    pub fn prepositions(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.frames.iter().copied().filter(|f| PREPOSITIONS.contains(f))
    }
}

const PREPOSITIONS: &[&str] = &["of", "for", "on", "against", "about", "over", "with"];
#[cfg(test)]
const SIMPLE: &[&str] = &[
    "clause",
    "quote",
    "to",
    "o-to",
    "o-clause",
    "ing",
    "np",
    "np-quote",
    "np-number",
    "as",
    "pred",
    "at",
    "expr",
];

/// Verbs and nouns by their first word.
#[derive(Debug, Default)]
struct Cues {
    verbs: BTreeMap<&'static str, Vec<Cue>>,
    nouns: BTreeMap<&'static str, Vec<Cue>>,
}

fn lines() -> impl Iterator<Item = [&'static str; 4]> {
    include_str!("../../data/cues.tsv")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some([fields.next()?, fields.next()?, fields.next()?, fields.next()?])
        })
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| {
        let mut cues = Cues::default();
        for [word, part, class, frames] in lines() {
            let (word, particle) = match word.split_once(' ') {
                Some((word, particle)) => (word, Some(particle)),
                None => (word, None),
            };
            let Some(class) = Class::parse(class) else {
                continue;
            };
            let cue = Cue { particle, class, frames: frames.split(' ').collect() };
            let words = if part == "verb" { &mut cues.verbs } else { &mut cues.nouns };
            words.entry(word).or_default().push(cue);
        }
        cues
    })
}

/// The cue that the token is, if it is a verb of the list; a sense with the verb's own particle goes first.
pub fn verb(page: &Page, t: usize) -> Option<&'static Cue> {
    if page.pos(t) != Pos::Verb && !governs_clause(page, t) {
        return None;
    }
    let senses = cues().verbs.get(page.lemma(t).to_ascii_lowercase().as_str())?;
    let has = |particle: &str| particle_of(page, t, particle).is_some();
    senses
        .iter()
        .find(|c| c.particle.is_some_and(has))
        .or_else(|| senses.iter().find(|c| c.particle.is_none()))
}

/// "Exporters reckon that they lose": with a subject and a clause it is a verb, whatever the tagger takes it for.
fn governs_clause(page: &Page, t: usize) -> bool {
    let has = |label: Label| page.syntax.children(t).any(|c| page.label(c) == label);
    matches!(page.pos(t), Pos::Propn | Pos::Noun | Pos::Adj)
        && page.word(t).starts_with(char::is_lowercase)
        && has(Label::Nsubj)
        && has(Label::Ccomp)
        && !has(Label::Cop)
        && !has(Label::Det)
}

/// The cue that the token is, if it is a noun of the list.
pub fn noun(page: &Page, t: usize) -> Option<&'static Cue> {
    if page.pos(t) != Pos::Noun {
        return None;
    }
    cues().nouns.get(page.lemma(t).to_ascii_lowercase().as_str())?.first()
}

/// Every word that may introduce a content that stands outside quotation marks: as a verb or a noun, and which words
/// one of which must stand in the sentence for that (none: it needs no other).
pub fn introducing() -> impl Iterator<Item = (&'static str, Pos, Vec<&'static str>)> {
    let verbs = cues().verbs.iter().map(|(word, senses)| (word, Pos::Verb, senses));
    let nouns = cues().nouns.iter().map(|(word, senses)| (word, Pos::Noun, senses));
    let each = verbs.chain(nouns).flat_map(|(word, pos, senses)| senses.iter().map(move |s| (*word, pos, s)));
    each.filter_map(|(word, pos, cue)| {
        let frames = cue.frames.iter().filter(|frame| !matches!(**frame, "quote" | "np-quote"));
        let asked: Vec<&str> = frames.map(|frame| asked(frame)).collect();
        match cue.particle {
            _ if asked.is_empty() => None,
            Some(particle) => Some((word, pos, vec![particle])),
            None if asked.contains(&"") => Some((word, pos, Vec::new())),
            None => Some((word, pos, asked)),
        }
    })
}

/// The word without which a frame cannot be filled; empty where there is none.
fn asked(frame: &'static str) -> &'static str {
    let frame = frame.strip_prefix("o-").unwrap_or(frame);
    match frame {
        "to" | "as" | "at" => frame,
        _ if frame.ends_with(">to") => "to",
        _ => PREPOSITIONS.iter().find(|p| **p == frame).copied().unwrap_or(""),
    }
}

/// Where the particle of a verb stands: "ruled it out".
pub fn particle_of(page: &Page, t: usize, particle: &str) -> Option<usize> {
    let close = t + 1;
    page.syntax
        .children(t)
        .find(|&c| {
            c > t
                && page.lemma(c) == particle
                && (page.label(c) == Label::CompoundPrt || c == close || page.label(c) == Label::Xcomp)
        })
        .or_else(|| {
            (close < page.syntax.tokens.len()
                && page.token(close).sentence == page.token(t).sentence
                && page.lemma(close) == particle)
                .then_some(close)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_is_understood() {
        let text = include_str!("../../data/cues.tsv");
        let written = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        assert_eq!(written, lines().count(), "a line has fewer than four fields");
        for [word, part, class, frames] in lines() {
            assert!(matches!(part, "verb" | "noun"), "{word}: part {part}");
            assert!(Class::parse(class).is_some(), "{word}: class {class}");
            for frame in frames.split(' ') {
                let known = SIMPLE.contains(&frame)
                    || PREPOSITIONS.contains(&frame)
                    || frame.strip_prefix("o-").is_some_and(|p| PREPOSITIONS.contains(&p))
                    || frame.ends_with(">to");
                assert!(known, "{word}: frame {frame}");
            }
        }
    }

    #[test]
    fn no_word_stands_twice() {
        let mut seen = BTreeSet::new();
        for [word, part, ..] in lines() {
            assert!(seen.insert((word, part)), "{part} {word} stands twice");
        }
        assert!(seen.len() > 300);
    }
}
