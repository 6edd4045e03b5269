//! What a word can set off, in each of its readings: gathered from the data that the finders use.

use super::known::Map;
use crate::{figures, positions, statements, talks};
use demarche_lexicon::{Entry, Fill, Lexicon, Meaning, Need, Predicate, Predicates, Slot, WordKind};
use demarche_parse::Pos;
use std::sync::LazyLock;

/// What a word sets off as one part of speech, and what it asks of its sentence.
#[derive(Debug)]
pub struct Reading {
    pos: Pos,
    asks: Asks,
}

#[derive(Debug)]
enum Asks {
    Nothing,
    /// One of these words.
    Words(Vec<&'static str>),
    /// The words that the frame names, its prepositions and, where it is told by what it holds, another act.
    Frame {
        entry: &'static Predicate,
        act: bool,
    },
}

/// What one dictionary form can set off.
#[derive(Debug, Default)]
struct Trigger {
    readings: Vec<Reading>,
    /// Whether the codebook has it.
    act: bool,
    /// Whether a number may count it.
    unit: bool,
}

const KINDS: [(WordKind, Pos); 3] =
    [(WordKind::Verb, Pos::Verb), (WordKind::Noun, Pos::Noun), (WordKind::Adjective, Pos::Adj)];

/// Endings by which headlines and unknown words are read as verbs.
const ENDINGS: [(&str, &str); 8] =
    [("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("s", ""), ("es", ""), ("n", ""), ("ies", "y")];

/// Words behind which stands a noun phrase, and no verb.
const DETERMINERS: [&str; 10] = ["a", "an", "the", "his", "its", "their", "our", "my", "your", "every"];

/// Words behind which stands a noun phrase, and no verb but in "-ing" or as a participle: "in talks", "of support".
const PREPOSITIONS: [&str; 8] = ["of", "in", "for", "at", "by", "from", "with", "into"];

/// What a frame lists for whoever or whatever bears a name.
const NAMED: [&str; 2] = ["person", "place"];

/// All that can set off a record, by dictionary form.
static TRIGGERS: LazyLock<Map<&'static str, Trigger>> = LazyLock::new(|| {
    let mut all: Map<&str, Trigger> = Map::default();
    for (lemma, pos, words) in statements::introducing().chain(positions::taking()) {
        let asks = if words.is_empty() { Asks::Nothing } else { Asks::Words(words) };
        all.entry(lemma).or_default().readings.push(Reading { pos, asks });
    }
    for word in statements::felt() {
        let reading = Reading { pos: Pos::Adj, asks: Asks::Words(vec!["that"]) };
        all.entry(word).or_default().readings.push(reading);
    }
    for (lemma, pos) in talks::telling() {
        all.entry(lemma).or_default().readings.push(Reading { pos, asks: Asks::Nothing });
    }
    let book = Predicates::embedded();
    for lemma in book.lemmas() {
        let trigger = all.entry(lemma).or_default();
        trigger.act = true;
        for (kind, pos) in KINDS {
            let asked = book.of(kind, lemma).filter_map(|entry| Some((entry, asks(book, entry)?)));
            trigger.readings.extend(asked.map(|(_, asks)| Reading { pos, asks }));
        }
    }
    for noun in figures::counted_nouns() {
        all.entry(noun).or_default().unit = true;
    }
    all
});

/// What an entry of the codebook asks for; `None` where it is never told by itself.
fn asks(book: &Predicates, entry: &'static Predicate) -> Option<Asks> {
    let act = match entry.meaning {
        Meaning::Plain(code) if code.weak => return None,
        Meaning::Nothing => return None,
        Meaning::Plain(_) => false,
        Meaning::Outer(outer) => book.compose(outer, None).is_none(),
    };
    let asking = act || entry.frame.iter().any(|need| !need.absent && need.any_of.iter().all(is_asking));
    Some(if asking { Asks::Frame { entry, act } } else { Asks::Nothing })
}

/// Whether an entry is told in any company.
#[cfg(test)]
pub fn told_alone(book: &Predicates, entry: &'static Predicate) -> bool {
    matches!(asks(book, entry), Some(Asks::Nothing))
}

/// Whether a place in a frame can only be filled where certain words stand in the sentence.
fn is_asking((slot, fill): &(Slot, Fill)) -> bool {
    matches!(slot, Slot::Prep(_)) || only(fill).is_some()
}

/// The words that alone fill a place.
fn only(fill: &Fill) -> Option<&[&'static str]> {
    match fill {
        Fill::Words(words) if words.binary_search(&"actor").is_err() => Some(words),
        _ => None,
    }
}

/// The different words of one sentence, sorted: all their dictionary forms.
pub struct Company<'a> {
    pub lemmas: Vec<&'a str>,
    /// How many of its words the codebook has.
    pub acts: usize,
    /// Whether one of them is a name.
    pub names: bool,
}

impl Company<'_> {
    fn has(&self, word: &str) -> bool {
        self.lemmas.binary_search(&word).is_ok()
    }

    fn meets(&self, need: &Need) -> bool {
        need.absent
            || need.any_of.iter().any(|(slot, fill)| {
                let led = if let Slot::Prep(preposition) = slot { self.has(preposition) } else { true };
                led && only(fill).is_none_or(|words| {
                    let lists = |word: &str| words.binary_search(&word).is_ok();
                    self.names && NAMED.into_iter().any(lists) || self.lemmas.iter().any(|l| lists(l))
                })
            })
    }
}

/// One word, in all its readings.
#[derive(Debug)]
pub struct Word {
    /// Its possible dictionary forms.
    pub lemmas: Vec<(Pos, Box<str>)>,
    /// Whether it sets something off in any company: as a verb, and as something else.
    pub free: (bool, bool),
    /// Whether a verb cannot follow it.
    pub determiner: bool,
    /// Whether only a participle can follow it.
    preposition: bool,
    /// Whether it may be a participle.
    participle: bool,
    /// Whether the codebook has it.
    pub act: bool,
    /// Whether it may be something that a number counts.
    pub unit: bool,
    /// Whether it is a number, or the beginning of one.
    pub number: bool,
    /// Whether it is a number so large that it may take up an earlier figure without what it counts.
    pub large: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it names an office or a role.
    pub role: bool,
    /// The readings that ask for something.
    asking: Vec<&'static Reading>,
}

impl Word {
    /// Looks the word up.
    pub fn new(written: &str, lexicon: &Lexicon) -> Word {
        let lemmas = demarche_parse::lemmas(written);
        let known = lexicon.matches(&[written], 0);
        let is = |kind: fn(&Entry) -> bool| known.iter().any(|found| kind(found.entry));
        let mut word = Word {
            free: (false, written.eq_ignore_ascii_case("according")),
            determiner: DETERMINERS.iter().any(|d| written.eq_ignore_ascii_case(d)),
            preposition: PREPOSITIONS.iter().any(|p| written.eq_ignore_ascii_case(p)),
            participle: written.ends_with("ing") || written.ends_with("ed"),
            act: false,
            unit: is(|entry| matches!(entry, Entry::Demonym { .. })), // "Iraqis" in "22 Iraqis"
            number: figures::may_be_number(written),
            large: figures::may_stand_alone(written),
            capital: written.starts_with(char::is_uppercase),
            role: is(|entry| matches!(entry, Entry::Office { .. } | Entry::Role { .. })),
            asking: Vec::new(),
            lemmas: Vec::new(),
        };
        for (pos, lemma) in &lemmas {
            word.add(*pos, lemma);
        }
        if let Some((_, lower)) = lemmas.iter().find(|(pos, _)| *pos == Pos::Adj) {
            for (cut, add) in ENDINGS {
                match lower.strip_suffix(cut) {
                    Some(stem) if add.is_empty() => word.add(Pos::Verb, stem),
                    Some(stem) => word.add(Pos::Verb, &format!("{stem}{add}")),
                    None => {}
                }
            }
        }
        word.lemmas = lemmas;
        word
    }

    fn add(&mut self, pos: Pos, lemma: &str) {
        let Some(trigger) = TRIGGERS.get(lemma) else { return };
        self.unit |= trigger.unit;
        self.act |= trigger.act;
        for reading in trigger.readings.iter().filter(|reading| reading.pos == pos) {
            match reading.asks {
                Asks::Nothing if pos == Pos::Verb => self.free.0 = true,
                Asks::Nothing => self.free.1 = true,
                _ => self.asking.push(reading),
            }
        }
    }

    /// Whether it can set something off behind the word before it, whatever else stands in the sentence.
    pub fn tells(&self, before: Option<&Word>) -> bool {
        self.free.1 || (self.free.0 && !self.is_noun_behind(before))
    }

    /// Whether it cannot be a verb behind the word before it.
    fn is_noun_behind(&self, before: Option<&Word>) -> bool {
        before.is_some_and(|b| b.determiner || b.preposition && !self.participle)
    }

    /// Whether what it asks for decides.
    pub fn asks(&self) -> bool {
        !self.asking.is_empty()
    }

    /// Whether a reading of the word has what it asks for.
    pub fn tells_with(&self, before: Option<&Word>, company: &Company) -> bool {
        let noun = self.is_noun_behind(before);
        self.asking.iter().filter(|reading| !(noun && reading.pos == Pos::Verb)).any(|reading| match &reading
            .asks
        {
            Asks::Nothing => true,
            Asks::Words(words) => words.iter().any(|word| company.has(word)),
            Asks::Frame { entry, act } => {
                (!act || company.acts > 1) && entry.frame.iter().all(|need| company.meets(need))
            }
        })
    }
}
