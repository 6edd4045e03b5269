//! From what stands on the command line to pages, one after the other, never all at once.

use super::json_lines::JsonLines;
use super::report::{Reason, Skip};
use demarche::text::Date;
use demarche::{Content, Page, read};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

/// The largest page that is read, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// What files of a directory are taken for pages.
const ENDINGS: [&str; 5] = ["txt", "html", "htm", "xhtml", "jsonl"];

/// The pages of the paths of the command line, in their order.
pub struct Inputs {
    /// Paths still to be opened, the next one last.
    paths: Vec<PathBuf>,
    published: Option<Date>,
    /// The JSON Lines being read.
    lines: Option<JsonLines>,
}

impl Inputs {
    /// `published` is the day of every page that does not say its own.
    pub fn new(paths: &[PathBuf], published: Option<Date>) -> Inputs {
        Inputs { paths: paths.iter().rev().cloned().collect(), published, lines: None }
    }

    /// Opens one path: a page, or the beginning of several.
    fn open(&mut self, path: &Path) -> Option<Result<Page, Skip>> {
        if path == Path::new("-") {
            let reader = Box::new(BufReader::new(std::io::stdin()));
            self.lines = Some(JsonLines::new("standard input", reader, self.published));
            return None;
        }
        if path.is_dir() {
            return self.open_directory(path).err().map(Err);
        }
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) => return Some(Err(not_opened(path, &error))),
        };
        if ending(path).is_some_and(|e| e == "jsonl" || e == "ndjson") {
            let reader = Box::new(BufReader::new(file));
            self.lines = Some(JsonLines::new(&path.display().to_string(), reader, self.published));
            return None;
        }
        Some(self.page(path, file))
    }

    fn open_directory(&mut self, directory: &Path) -> Result<(), Skip> {
        let mut files = Vec::new();
        walk(directory, &mut files).map_err(|error| not_opened(directory, &error))?;
        if files.is_empty() {
            let hint = "of a directory, the .txt, .html, .htm and .jsonl files are read; name other files one by one";
            return Err(skip(directory, Reason::NoPages, "the directory holds no pages", hint));
        }
        self.paths.extend(files.into_iter().rev());
        Ok(())
    }

    fn page(&self, path: &Path, file: File) -> Result<Page, Skip> {
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| not_opened(path, &error))?;
        if bytes.len() as u64 > LARGEST {
            let hint = "a page of news is smaller; put many pages into a .jsonl file, one per line";
            return Err(skip(path, Reason::TooLarge, "the file is larger than 64 MiB", hint));
        }
        let Some(text) = read::decode(&bytes) else {
            let hint =
                "give a text file, an HTML page or JSON Lines; convert PDF and office files to text first";
            return Err(skip(path, Reason::Binary, "the file is binary, not text", hint));
        };
        if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
            return Err(skip(path, Reason::Empty, "the file is empty", "check how the page was saved"));
        }
        let html =
            matches!(ending(path).as_deref(), Some("html" | "htm" | "xhtml")) || read::looks_like_html(&text);
        Ok(Page {
            source: path.display().to_string(),
            content: if html { Content::Html(text) } else { Content::Text(text) },
            published: self.published,
            url: None,
            title: None,
        })
    }
}

impl Iterator for Inputs {
    type Item = Result<Page, Skip>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.lines.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            self.lines = None;
            let path = self.paths.pop()?;
            if let Some(item) = self.open(&path) {
                return Some(item);
            }
        }
    }
}

/// All pages under `directory`, sorted by name within each directory; hidden files and links to
/// directories are passed over.
fn walk(directory: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries = std::fs::read_dir(directory)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            // A directory that may not be entered fails by itself, and the rest goes on.
            if walk(&path, files).is_err() {
                files.push(path);
            }
        } else if ending(&path).is_some_and(|e| ENDINGS.contains(&e.as_str())) {
            files.push(path);
        }
    }
    Ok(())
}

fn ending(path: &Path) -> Option<String> {
    path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase)
}

fn not_opened(path: &Path, error: &std::io::Error) -> Skip {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            let hint = "check the spelling, and the directory that you are in";
            skip(path, Reason::Missing, "there is no such file", hint)
        }
        std::io::ErrorKind::PermissionDenied => {
            let hint = "check who may read it (ls -l)";
            skip(path, Reason::Unreadable, "the file may not be read", hint)
        }
        _ => skip(path, Reason::Unreadable, &format!("the file cannot be read: {error}"), "check the disk"),
    }
}

fn skip(path: &Path, reason: Reason, message: &str, hint: &str) -> Skip {
    Skip { place: path.display().to_string(), reason, message: message.to_owned(), hint: hint.to_owned() }
}
