//! The words that take a position, as data with an example beside each.

use demarche_lexicon::Classes;
use demarche_parse::Pos;
use demarche_record::PositionKind;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How the complement of a cue is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The cue alone decides.
    Kind(PositionKind),
    /// "reject", "dismiss": no to a proposal, or no to a claim. `strict`: only where the object is one of these.
    No { strict: bool },
    /// The complement clause decides; in doubt this kind, if there is one.
    Clause(Option<PositionKind>),
    /// "told him to go": a demand with an infinitive, else like "say".
    Tell,
    /// "insists on talks", "insists that they leave", but not "insists that all is well".
    Insist,
    /// "wants it to stop".
    Want,
    /// "we expect them to go": in the speaker's own words only.
    Expect,
    /// "agreed to go": a promise; "agreed in principle": nothing to go by.
    Agree,
    /// "threatened to strike": a threat, whatever the words.
    Threaten,
    /// "called the charge absurd": a denial where the object is a claim.
    Brand,
    /// "held them responsible for it".
    Hold,
    /// "made its approval conditional on a reform".
    Hinge,
    /// "gave them until Sunday to leave".
    Deadline,
    /// "complained that Y had ...": an accusation where Y is another, whatever the deed.
    Complain,
    /// "claimed that Y had ...": an accusation where Y is another and the deed a wrong.
    Claim,
}

/// Where a complement stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A finite clause.
    That,
    /// "to leave"; with the place of the one who is to leave.
    To { whom: Option<Box<Slot>> },
    /// "not to leave".
    NotTo,
    /// "leaving", without a preposition.
    Ing,
    /// The object, of any sort or of one class of nouns.
    Obj { class: Option<&'static str> },
    /// A phrase or gerund behind this preposition.
    Prep(&'static str),
    /// "for failing to cooperate".
    ForIng,
    /// A phrase behind this preposition whose noun is of this class.
    Of(&'static str, &'static str),
    /// "for the road to be opened", "on steps to end it": a noun with an infinitive behind this preposition.
    NounTo(&'static str),
    /// The subject of the content (for addressees).
    Subject,
    /// An indirect object.
    Iobj,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// A noun, not a verb.
    pub noun: bool,
    /// The particle that belongs to the verb.
    pub particle: Option<&'static str>,
    /// The object that makes an idiom of the verb: "put the blame", "gave the green light".
    pub with: Option<&'static str>,
    /// How it is read.
    pub reading: Reading,
    /// Where its content stands, best first.
    pub content: Vec<Slot>,
    /// Where its addressee stands.
    pub towards: Vec<Slot>,
    /// A sentence, with the content in brackets.
    #[cfg_attr(not(test), allow(dead_code))]
    pub example: &'static str,
}

/// All entries by lemma.
static CUES: LazyLock<BTreeMap<&'static str, Vec<Cue>>> = LazyLock::new(|| {
    let mut cues: BTreeMap<&str, Vec<Cue>> = BTreeMap::new();
    for line in include_str!("../../data/positions.tsv").lines() {
        if let Some((lemma, cue)) = entry(line) {
            cues.entry(lemma).or_default().push(cue);
        }
    }
    cues
});

/// Lemmas by class.
static WORDS: LazyLock<Classes<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/position_words.tsv").lines().filter(|line| !line.starts_with('#'));
    let classes = lines.filter_map(|line| line.split_once('\t'));
    classes.flat_map(|(class, words)| words.split_whitespace().map(move |word| (class, word))).collect()
});

/// The entries of a lemma, nouns or verbs.
pub fn of(lemma: &str, noun: bool) -> impl Iterator<Item = &'static Cue> {
    CUES.get(lemma).into_iter().flatten().filter(move |cue| cue.noun == noun)
}

/// Every word that may take a position: as a verb or a noun, and which words one of which must stand in the sentence
/// for that (none: it needs no other).
pub fn taking() -> impl Iterator<Item = (&'static str, Pos, Vec<&'static str>)> {
    CUES.iter().flat_map(|(lemma, cues)| cues.iter().map(move |cue| (*lemma, cue))).map(|(lemma, cue)| {
        let pos = if cue.noun { Pos::Noun } else { Pos::Verb };
        let asked: Option<Vec<&str>> = cue.content.iter().map(asked).collect();
        let asked = cue.particle.or(cue.with).map_or(asked, |word| Some(vec![word]));
        (lemma, pos, asked.unwrap_or_default())
    })
}

/// The word without which a slot cannot be filled.
fn asked(slot: &Slot) -> Option<&'static str> {
    match slot {
        Slot::To { .. } | Slot::NotTo => Some("to"),
        Slot::ForIng => Some("for"),
        Slot::Prep(preposition) | Slot::Of(preposition, _) | Slot::NounTo(preposition) => Some(preposition),
        _ => None,
    }
}

/// Every entry.
#[cfg(test)]
pub fn all() -> impl Iterator<Item = &'static Cue> {
    CUES.values().flatten()
}

/// Whether a lemma is of this class of words.
pub fn is(class: &str, lemma: &str) -> bool {
    WORDS.has(class, lemma)
}

fn entry(line: &'static str) -> Option<(&'static str, Cue)> {
    if line.starts_with('#') || line.is_empty() {
        return None;
    }
    let mut fields = line.split('\t');
    let (word, sort, reading) = (fields.next()?, fields.next()?, fields.next()?);
    let (content, towards, example) = (fields.next()?, fields.next()?, fields.next()?);
    let (word, with) = word.split_once('=').map_or((word, None), |(verb, noun)| (verb, Some(noun)));
    let (lemma, particle) = match word.split_once('+') {
        Some((lemma, particle)) => (lemma, Some(particle)),
        None => (word, None),
    };
    let cue = Cue {
        noun: sort == "n",
        particle,
        with,
        reading: read(reading)?,
        content: content.split(',').map(slot).collect(),
        towards: towards.split(',').filter(|s| *s != "-").map(whom).collect(),
        example,
    };
    Some((lemma, cue))
}

fn read(name: &str) -> Option<Reading> {
    Some(match name {
        "reject" => Reading::No { strict: false },
        "dismiss" => Reading::No { strict: true },
        "warn" => Reading::Clause(Some(PositionKind::Warning)),
        "vow" => Reading::Clause(Some(PositionKind::Promise)),
        "announce" | "say" | "message" => Reading::Clause(None),
        "claim" => Reading::Claim,
        "complain" => Reading::Complain,
        "brand" => Reading::Brand,
        "hold" => Reading::Hold,
        "hinge" => Reading::Hinge,
        "deadline" => Reading::Deadline,
        "tell" => Reading::Tell,
        "insist" => Reading::Insist,
        "want" => Reading::Want,
        "expect" => Reading::Expect,
        "agree" => Reading::Agree,
        "threaten" => Reading::Threaten,
        kind => Reading::Kind(PositionKind::parse(kind)?),
    })
}

/// Of an addressee "to" is a preposition: "offered a truce to Kyiv".
fn whom(name: &'static str) -> Slot {
    if name == "to" { Slot::Prep("to") } else { slot(name) }
}

fn slot(name: &'static str) -> Slot {
    if let Some(whom) = name.strip_prefix("to@") {
        return Slot::To { whom: Some(Box::new(slot(whom))) };
    }
    if let Some(class) = name.strip_prefix("obj-") {
        return Slot::Obj { class: Some(class) };
    }
    if let Some((preposition, class)) = name.split_once(':') {
        return Slot::Of(preposition, class);
    }
    match name {
        "that" => Slot::That,
        "to" => Slot::To { whom: None },
        "not-to" => Slot::NotTo,
        "ing" => Slot::Ing,
        "obj" => Slot::Obj { class: None },
        "for-to" => Slot::NounTo("for"),
        "on-to" => Slot::NounTo("on"),
        "for-ing" => Slot::ForIng,
        "to-ing" => Slot::Prep("to"),
        "subj" => Slot::Subject,
        "iobj" => Slot::Iobj,
        preposition => Slot::Prep(preposition),
    }
}
