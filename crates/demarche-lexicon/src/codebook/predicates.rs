//! The entries and how to ask for them.

use super::compose::{Code, Composition};
use super::frame::{Classes, Fill, Need, Roles, read_frame, read_roles};
use super::table;
use demarche_record::Codebook;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Which part of speech an entry's word has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordKind {
    /// "shell"
    Verb,
    /// "shelling"
    Noun,
    /// "ready"
    Adjective,
}

/// What an entry says that its word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This.
    Plain(Code),
    /// What the composition table makes of the act inside: "demand", "refuse", "threaten".
    Outer(&'static str),
}

/// One entry: a word in a frame.
#[derive(Clone, Debug)]
pub struct Predicate {
    /// What it tells.
    pub meaning: Meaning,
    /// What must stand around it.
    pub frame: Vec<Need>,
    /// Where its participants stand; `None` for the usual places.
    pub roles: Option<Roles>,
    /// PLOVER's contexts.
    pub context: Vec<&'static str>,
    /// Its words, its frame and its code, as the line has them.
    pub told: [&'static str; 3],
    /// A sentence in which it tells an event, and what is expected of it.
    pub example: &'static str,
    /// File and line, for messages.
    pub from: (&'static str, usize),
}

impl Predicate {
    /// How much the frame asks for: the more, the better a match.
    pub fn weight(&self) -> usize {
        self.frame
            .iter()
            .map(|need| match need.any_of.first() {
                _ if need.absent => 0,
                Some((_, Fill::Words(_))) => 4,
                Some((_, Fill::Actor | Fill::Wanted)) => 3,
                _ => 1,
            })
            .sum()
    }
}

/// All that is known about predicates, indexed by lemma.
#[derive(Debug, Default)]
pub struct Predicates {
    entries: Vec<Predicate>,
    by_word: BTreeMap<&'static str, Vec<(WordKind, u32)>>,
    classes: Classes,
    composition: Composition,
    veils: BTreeMap<&'static str, &'static str>,
}

/// The tables, with the names they go by in messages.
const TABLES: &[(&str, &str)] = &[
    ("accuse", include_str!("../../data/codebook/accuse.tsv")),
    ("agree", include_str!("../../data/codebook/agree.tsv")),
    ("aid", include_str!("../../data/codebook/aid.tsv")),
    ("assault", include_str!("../../data/codebook/assault.tsv")),
    ("coerce", include_str!("../../data/codebook/coerce.tsv")),
    ("consult", include_str!("../../data/codebook/consult.tsv")),
    ("mobilize", include_str!("../../data/codebook/mobilize.tsv")),
    ("protest", include_str!("../../data/codebook/protest.tsv")),
    ("reject", include_str!("../../data/codebook/reject.tsv")),
    ("request", include_str!("../../data/codebook/request.tsv")),
    ("retreat", include_str!("../../data/codebook/retreat.tsv")),
    ("sanction", include_str!("../../data/codebook/sanction.tsv")),
    ("stop", include_str!("../../data/codebook/stop.tsv")),
    ("support", include_str!("../../data/codebook/support.tsv")),
    ("threaten", include_str!("../../data/codebook/threaten.tsv")),
];

impl Predicates {
    /// The codebook that ships with the crate, read once.
    pub fn embedded() -> &'static Predicates {
        static PREDICATES: OnceLock<Predicates> = OnceLock::new();
        PREDICATES.get_or_init(|| Predicates::read(&mut Vec::new()))
    }

    /// Reads the embedded tables; lines that cannot be read are left out and said in `problems`.
    pub fn read(problems: &mut Vec<String>) -> Predicates {
        let mut all = Predicates {
            classes: read_classes(include_str!("../../data/codebook/classes.tsv"), problems),
            composition: Composition::read(include_str!("../../data/codebook/compose.tsv"), problems),
            veils: table::rows(include_str!("../../data/codebook/veils.tsv"))
                .filter_map(|(_, cells)| Some((*cells.first()?, *cells.get(1)?)))
                .flat_map(|(words, status)| words.split(',').map(move |w| (w.trim(), status)))
                .collect(),
            ..Predicates::default()
        };
        for &(file, text) in TABLES {
            for (n, cells) in table::rows(text) {
                if let Err(why) = all.add(file, n, &cells) {
                    problems.push(format!("{file}:{n}: {why}"));
                }
            }
        }
        all
    }

    fn add(&mut self, file: &'static str, line: usize, cells: &[&'static str]) -> Result<(), String> {
        let cell = |i: usize| cells.get(i).copied().unwrap_or("");
        let kind = match cell(1) {
            "verb" => WordKind::Verb,
            "noun" => WordKind::Noun,
            "adj" => WordKind::Adjective,
            other => return Err(format!("no kind of word \"{other}\"")),
        };
        let meaning = match cell(3).strip_prefix('@') {
            Some(outer) if self.composition.knows(outer) => Meaning::Outer(outer),
            Some(outer) => return Err(format!("no composition \"@{outer}\"")),
            None => Meaning::Plain(Code::read(cell(3), cell(4))?),
        };
        let entry = Predicate {
            meaning,
            frame: read_frame(cell(2), &self.classes)?,
            roles: read_roles(cell(5))?,
            context: read_contexts(cell(6))?,
            told: [cell(0), cell(2), cell(3)],
            example: cell(7),
            from: (file, line),
        };
        let id = self.entries.len() as u32;
        self.entries.push(entry);
        for word in cell(0).split(',').map(str::trim).filter(|w| !w.is_empty()) {
            self.by_word.entry(word).or_default().push((kind, id));
        }
        Ok(())
    }

    /// The entries of a word, in the order of the tables.
    pub fn of<'a>(&'a self, kind: WordKind, lemma: &str) -> impl Iterator<Item = &'a Predicate> + use<'a> {
        self.by_word
            .get(lemma)
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .filter(move |(k, _)| *k == kind)
            .map(|&(_, id)| &self.entries[id as usize])
    }

    /// Every entry.
    pub fn all(&self) -> &[Predicate] {
        &self.entries
    }

    /// Every lemma with an entry, in order.
    pub fn lemmas(&self) -> impl Iterator<Item = &'static str> {
        self.by_word.keys().copied()
    }

    /// How many different words of a kind have an entry.
    pub fn words(&self, kind: WordKind) -> usize {
        self.by_word.values().filter(|ids| ids.iter().any(|(k, _)| *k == kind)).count()
    }

    /// Whether a lemma belongs to a named class.
    pub fn is(&self, class: &str, lemma: &str) -> bool {
        self.classes.get(class).is_some_and(|words| words.binary_search(&lemma).is_ok())
    }

    /// What an outer act makes of an inner one.
    pub fn compose(&self, outer: &str, inner: Option<&Code>) -> Option<Code> {
        self.composition.of(outer, inner)
    }

    /// The status that a word gives to what it governs: "plan" `planned`, "fear" `hypothetical`, "deny" `negated`.
    pub fn veil(&self, lemma: &str) -> Option<&'static str> {
        self.veils.get(lemma).copied()
    }
}

fn read_classes(text: &'static str, problems: &mut Vec<String>) -> Classes {
    let mut classes = Classes::new();
    for (n, cells) in table::rows(text) {
        let [name, words, ..] = cells[..] else {
            problems.push(format!("classes:{n}: two cells are needed"));
            continue;
        };
        let mut members: Vec<&'static str> = Vec::new();
        for word in words.split(',').map(str::trim).filter(|w| !w.is_empty()) {
            match word.strip_prefix('@').map(|other| classes.get(other)) {
                None => members.push(word),
                Some(Some(others)) => members.extend(others),
                Some(None) => problems.push(format!("classes:{n}: no class \"{word}\" above")),
            }
        }
        members.extend(classes.get(name).into_iter().flatten());
        members.sort_unstable();
        members.dedup();
        classes.insert(name, members);
    }
    classes
}

fn read_contexts(text: &'static str) -> Result<Vec<&'static str>, String> {
    text.split(',')
        .map(str::trim)
        .filter(|c| !c.is_empty() && *c != "-")
        .map(|c| Codebook::plover().context(c).ok_or_else(|| format!("no context \"{c}\"")))
        .collect()
}
