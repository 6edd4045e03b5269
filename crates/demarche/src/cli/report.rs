//! What is said to the human: problems with their hints, progress, and the sum at the end.

use demarche::text::Problem;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};

/// More problems than this are counted, not printed: a broken stream must not bury its first cause.
const MOST_MESSAGES: usize = 100;

/// Why a page was skipped; the order is that of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    Missing,
    Unreadable,
    NoPages,
    Binary,
    TooLarge,
    Empty,
    Json,
    Failed,
}

impl Reason {
    fn words(self) -> &'static str {
        match self {
            Reason::Missing => "missing",
            Reason::Unreadable => "unreadable",
            Reason::NoPages => "a directory without pages",
            Reason::Binary => "not text",
            Reason::TooLarge => "too large",
            Reason::Empty => "empty",
            Reason::Json => "not a page in JSON",
            Reason::Failed => "failed",
        }
    }
}

/// A page that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    /// File, or file, line and column.
    pub place: String,
    /// Which kind of trouble.
    pub reason: Reason,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// Counts pages, and tells standard error what the human should know.
#[derive(Debug)]
pub struct Report {
    read: usize,
    skipped: BTreeMap<Reason, usize>,
    messages: usize,
    terminal: bool,
    progress_shown: bool,
}

impl Report {
    /// An empty report.
    pub fn new() -> Report {
        Report {
            read: 0,
            skipped: BTreeMap::new(),
            messages: 0,
            terminal: std::io::stderr().is_terminal(),
            progress_shown: false,
        }
    }

    /// A page was read; `problems` are what its reading met.
    pub fn page(&mut self, source: &str, problems: &[Problem]) {
        self.read += 1;
        for problem in problems {
            self.say(source, &problem.message, problem.hint.as_deref());
        }
        self.progress();
    }

    /// A page was skipped.
    pub fn skip(&mut self, skip: &Skip) {
        *self.skipped.entry(skip.reason).or_default() += 1;
        self.say(&skip.place, &skip.message, Some(&skip.hint));
    }

    /// Says the sum where something was skipped, and gives the exit status.
    pub fn finish(mut self) -> u8 {
        self.clear_progress();
        if self.messages > MOST_MESSAGES {
            tell(&format!("demarche: {} more messages like these\n", self.messages - MOST_MESSAGES));
        }
        let skipped: usize = self.skipped.values().sum();
        if skipped == 0 {
            return super::ALL_READ;
        }
        let why: Vec<String> = self.skipped.iter().map(|(r, n)| format!("{n} {}", r.words())).collect();
        let total = self.read + skipped;
        tell(&format!("demarche: {skipped} of {total} inputs skipped: {}\n", why.join(", ")));
        if self.read == 0 { super::NOTHING_READ } else { super::SOME_SKIPPED }
    }

    fn say(&mut self, place: &str, message: &str, hint: Option<&str>) {
        self.messages += 1;
        if self.messages > MOST_MESSAGES {
            return;
        }
        self.clear_progress();
        let hint = hint.map_or(String::new(), |hint| format!("  hint: {hint}\n"));
        tell(&format!("demarche: {}: {message}\n{hint}", printable(place)));
    }

    fn progress(&mut self) {
        if self.terminal && (self.read < 10 || self.read.is_multiple_of(10)) {
            tell(&format!("\r{} pages read", self.read));
            self.progress_shown = true;
        }
    }

    fn clear_progress(&mut self) {
        if self.progress_shown {
            tell("\r\x1b[K");
            self.progress_shown = false;
        }
    }
}

/// Says why the results could not be written; a reader that has gone away (`| head`) is no error.
pub fn write_failed(error: &std::io::Error) -> u8 {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        return super::ALL_READ;
    }
    tell(&format!("demarche: the results could not be written: {error}\n"));
    super::NOTHING_READ
}

/// Says what is wrong with the command line.
pub fn usage(message: &str, hint: &str) -> u8 {
    tell(&format!("error: {message}\n  hint: {hint}\n"));
    super::USAGE
}

/// Nobody listening on standard error is no reason to stop.
fn tell(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// A file name may hold anything; a terminal must not be steered by it.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}
