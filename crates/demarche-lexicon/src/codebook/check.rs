//! What is wrong with a codebook, and what its lines promise.

use super::files::{self, COMMON};
use super::{Meaning, Predicates};
use crate::check::Mistake;
use crate::files::DataFile;

/// What a sentence that stands beside the data promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// File and line.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The sentence.
    pub sentence: String,
    /// `TYPE` or `TYPE/mode` that it must give; with "no " in front, that it must not.
    pub wanted: String,
    /// Whether a `# test:` line says it, and not an entry's example.
    pub test: bool,
}

/// Lists of words that the program itself asks for.
const CLASSES: [&str; 12] = [
    "light", "occur", "harm", "home", "anybody", "document", "amount", "people", "troops", "police", "talks",
    "deal",
];
/// Compositions that the program itself asks for.
const OUTER: [&str; 7] = ["conditional", "demand", "plan", "refuse", "stop", "threaten", "wont"];

/// The mistakes of a codebook of these files.
pub(crate) fn mistakes(user: &[DataFile]) -> Vec<Mistake> {
    let mut found = Vec::new();
    let book = Predicates::from_files(&files::with(user), &mut found);
    for class in CLASSES.into_iter().filter(|class| !book.has_class(class)) {
        let what = format!(
            "class \"{class}\" is missing; the program asks for it: take its line from the file that ships"
        );
        found.push(Mistake { file: "classes.tsv".to_owned(), line: 0, what });
    }
    for outer in OUTER.into_iter().filter(|outer| !book.composes(outer)) {
        let what = format!(
            "\"{outer}\" is missing; the program asks for it: take its lines from the file that ships"
        );
        found.push(Mistake { file: "compose.tsv".to_owned(), line: 0, what });
    }
    for entry in book.all().iter().filter(|e| e.example.is_empty()) {
        let what = "an example is missing: write a sentence in which the entry applies into the eighth cell";
        found.push(Mistake {
            file: format!("{}.tsv", entry.from.0),
            line: entry.from.1,
            what: what.to_owned(),
        });
    }
    found
}

/// What the examples and `# test:` lines promise; with files of a user's, only theirs.
pub(crate) fn promises(book: &Predicates, user: &[DataFile]) -> Vec<Promise> {
    let own = |name: &str| user.is_empty() || user.iter().any(|f| f.name.strip_suffix(".tsv") == Some(name));
    let mut found: Vec<Promise> = Vec::new();
    for entry in book.all().iter().filter(|e| own(e.from.0)) {
        let (sentence, wanted) = match (entry.example.split_once(" => "), entry.meaning) {
            (Some((sentence, wanted)), _) => (sentence, wanted.trim().to_owned()),
            (None, Meaning::Plain(code)) if !code.weak => {
                let mode = code.mode.map_or(String::new(), |m| format!("/{m}"));
                (entry.example, format!("{}{mode}", code.kind.as_str()))
            }
            _ => continue,
        };
        if !sentence.is_empty() {
            let (file, line) = (format!("{}.tsv", entry.from.0), entry.from.1);
            found.push(Promise { file, line, sentence: sentence.to_owned(), wanted, test: false });
        }
    }
    for file in if user.is_empty() { files::texts() } else { user.to_vec() } {
        for (n, line) in file.text.lines().enumerate() {
            if let Some((sentence, wanted)) =
                line.strip_prefix("# test: ").and_then(|t| t.rsplit_once(" => "))
            {
                let (sentence, wanted) = (sentence.trim().to_owned(), wanted.trim().to_owned());
                found.push(Promise { file: file.name.clone(), line: n + 1, sentence, wanted, test: true });
            }
        }
    }
    found
}

/// Whether a file holds entries.
pub(super) fn has_entries(name: &str) -> bool {
    !COMMON.contains(&name)
}
