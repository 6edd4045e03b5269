//! The entries and how to ask for them.

use super::compose::{Code, Composition};
use super::files::{self, File};
use super::frame::{Classes, Fill, Need, Roles, read_frame, read_roles};
use super::{check, table};
use crate::asked;
use crate::check::Mistake;
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
    /// No event: an idiom that the word's other entries would take for one.
    Nothing,
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
                Some((_, Fill::Actor | Fill::Wanted | Fill::Ahead)) => 3,
                _ => 1,
            })
            .sum()
    }

    /// Which of several entries that fit is taken: the one that asks for most; of two alike an idiom.
    pub fn rank(&self) -> (usize, bool) {
        (self.weight(), self.meaning == Meaning::Nothing)
    }
}

/// All that is known about predicates, indexed by lemma.
#[derive(Debug, Default)]
pub struct Predicates {
    entries: Vec<Predicate>,
    by_word: BTreeMap<&'static str, Vec<(WordKind, u32)>>,
    classes: Classes,
    /// The same, to be asked for one word.
    members: asked::Classes<&'static str>,
    composition: Composition,
    veils: BTreeMap<&'static str, &'static str>,
}

impl Predicates {
    /// The codebook that ships with the crate, read once.
    pub fn embedded() -> &'static Predicates {
        static PREDICATES: OnceLock<Predicates> = OnceLock::new();
        PREDICATES.get_or_init(|| Predicates::from_files(&files::shipped(), &mut Vec::new()))
    }

    /// Reads the tables of some files; lines that cannot be read are left out and told in `mistakes`.
    pub(super) fn from_files(files: &[File], mistakes: &mut Vec<Mistake>) -> Predicates {
        let text = |name: &str| files.iter().find(|f| f.name == name).map_or("", |f| f.text);
        let classes = read_classes(text("classes"), mistakes);
        let members = classes.iter().flat_map(|(class, words)| words.iter().map(|word| (*class, *word)));
        let mut all = Predicates {
            members: members.collect(),
            classes,
            composition: Composition::read(text("compose"), mistakes),
            veils: table::rows(text("veils"))
                .filter_map(|(_, cells)| Some((*cells.first()?, *cells.get(1)?)))
                .flat_map(|(words, status)| words.split(',').map(move |w| (w.trim(), status)))
                .collect(),
            ..Predicates::default()
        };
        for file in files.iter().filter(|f| check::has_entries(f.name)) {
            for (n, cells) in table::rows(file.text) {
                if let Err(what) = all.add(file.name, n, &cells) {
                    mistakes.push(Mistake { file: format!("{}.tsv", file.name), line: n, what });
                }
            }
        }
        all
    }

    fn add(&mut self, file: &'static str, line: usize, cells: &[&'static str]) -> Result<(), String> {
        let cell = |i: usize| cells.get(i).copied().unwrap_or("");
        if cells.len() < 5 {
            return Err(format!(
                "{} cells; an entry has eight with tabs between them: words, kind, frame, TYPE/mode, CAMEO, roles, contexts, \
                 example",
                cells.len()
            ));
        }
        let kind = match cell(1) {
            "verb" => WordKind::Verb,
            "noun" => WordKind::Noun,
            "adj" => WordKind::Adjective,
            other => {
                return Err(format!(
                    "no kind of word \"{other}\": write verb, noun or adj into the second cell"
                ));
            }
        };
        let meaning = match cell(3).strip_prefix('@') {
            Some(outer) if self.composition.knows(outer) => Meaning::Outer(outer),
            Some(outer) => {
                return Err(format!(
                    "no composition \"@{outer}\": compose.tsv has no line that begins with {outer}"
                ));
            }
            None if cell(3) == "-" => Meaning::Nothing,
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
        self.members.has(class, lemma)
    }

    /// Whether there is a named class.
    pub(super) fn has_class(&self, class: &str) -> bool {
        self.classes.contains_key(class)
    }

    /// Whether acts can stand inside this outer one.
    pub(super) fn composes(&self, outer: &str) -> bool {
        self.composition.knows(outer)
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

fn read_classes(text: &'static str, mistakes: &mut Vec<Mistake>) -> Classes {
    let mut tell = |line: usize, what: String| {
        mistakes.push(Mistake { file: "classes.tsv".to_owned(), line, what });
    };
    let mut classes = Classes::new();
    for (n, cells) in table::rows(text) {
        let [name, words, ..] = cells[..] else {
            tell(
                n,
                "two cells are needed: the name of the class, a tab, its words with commas between"
                    .to_owned(),
            );
            continue;
        };
        let mut members: Vec<&'static str> = Vec::new();
        for word in words.split(',').map(str::trim).filter(|w| !w.is_empty()) {
            match word.strip_prefix('@').map(|other| classes.get(other)) {
                None => members.push(word),
                Some(Some(others)) => members.extend(others),
                Some(None) => tell(
                    n,
                    format!("no class \"{word}\" above: a class is made of words and of classes before it"),
                ),
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
        .map(|c| {
            Codebook::plover().context(c).ok_or_else(|| {
                format!("no context \"{c}\": take one of PLOVER's, or leave the seventh cell empty")
            })
        })
        .collect()
}
