//! The files of the codebook: what ships, and what a user puts in its place or adds.

use crate::files::DataFile;

/// A file of the codebook.
#[derive(Clone, Copy, Debug)]
pub(super) struct File {
    /// Its name without the ending.
    pub(super) name: &'static str,
    pub(super) text: &'static str,
}

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        &[$(File {
            name: $name,
            text: include_str!(concat!("../../data/codebook/", $name, ".tsv")),
                    }),+]
    };
}

/// What ships, in the order in which it is read.
const SHIPPED: &[File] = shipped!(
    "classes", "compose", "veils", "accuse", "agree", "aid", "assault", "coerce", "consult", "mobilize",
    "protest", "reject", "request", "retreat", "sanction", "stop", "support", "threaten",
);

/// Files that hold no entries: lists of words, compositions, words that take an act out of the real world.
pub(super) const COMMON: [&str; 3] = ["classes", "compose", "veils"];

/// The line by which a user's file leaves out every entry that ships.
const ALONE: &str = "# replace all";

/// What ships.
pub(super) fn shipped() -> Vec<File> {
    SHIPPED.to_vec()
}

/// A user's files first, so that of two entries that ask for as much theirs wins; then what they do not replace.
///
/// The texts are kept for the life of the process, as those that ship are.
pub(super) fn with(user: &[DataFile]) -> Vec<File> {
    let kept = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let mut files: Vec<File> = user
        .iter()
        .map(|f| File { name: kept(f.name.strip_suffix(".tsv").unwrap_or(&f.name)), text: kept(&f.text) })
        .collect();
    let alone = user.iter().any(|f| f.text.lines().any(|line| line.trim() == ALONE));
    let replaced = |name: &str| files.iter().any(|f| f.name == name) || (alone && !COMMON.contains(&name));
    let rest: Vec<File> = SHIPPED.iter().filter(|f| !replaced(f.name)).copied().collect();
    files.extend(rest);
    files
}

/// The names and texts of what ships, for one who wants to begin from it.
pub(crate) fn texts() -> Vec<DataFile> {
    SHIPPED.iter().map(|f| DataFile { name: format!("{}.tsv", f.name), text: f.text.to_owned() }).collect()
}
