//! The shape of the workspace, kept by a test: arrows between crates, and what the pure ones keep off.

use std::path::{Path, PathBuf};

/// Every arrow that may exist. A new one needs a reason in DESIGN.md.
const ARROWS: [(&str, &[&str]); 9] = [
    ("demarche-text", &[]),
    ("demarche-parse", &["demarche-text"]),
    ("demarche-read", &["demarche-text"]),
    ("demarche-record", &["demarche-text"]),
    ("demarche-lexicon", &["demarche-text", "demarche-record"]),
    ("demarche-extract", &["demarche-text", "demarche-parse", "demarche-record", "demarche-lexicon"]),
    ("demarche-story", &["demarche-record"]),
    ("demarche-export", &["demarche-record"]),
    (
        "demarche",
        &[
            "demarche-text",
            "demarche-parse",
            "demarche-read",
            "demarche-record",
            "demarche-lexicon",
            "demarche-extract",
            "demarche-story",
            "demarche-export",
        ],
    ),
];

/// Crates that touch neither disk nor network, clock nor environment.
const PURE: [&str; 8] = [
    "demarche-text",
    "demarche-parse",
    "demarche-read",
    "demarche-record",
    "demarche-lexicon",
    "demarche-extract",
    "demarche-story",
    "demarche-export",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The crates of ours that a manifest names in its `[dependencies]`.
fn ours(manifest: &str) -> Vec<&str> {
    let section = manifest.split("\n[dependencies]").nth(1).unwrap_or("");
    let section = section.split("\n[").next().unwrap_or("");
    let names = section.lines().filter_map(|l| l.split(['.', '=', ' ']).next());
    names.filter(|n| n.starts_with("demarche")).collect()
}

#[test]
fn crates_depend_in_one_direction_only() {
    let folders = std::fs::read_dir(root().join("crates")).expect("the folder of crates");
    let mut seen = 0;
    for folder in folders.filter_map(Result::ok) {
        let name = folder.file_name().to_string_lossy().into_owned();
        let allowed = ARROWS.iter().find(|(c, _)| *c == name).map(|(_, to)| *to);
        let allowed = allowed.unwrap_or_else(|| panic!("{name}: a new crate needs its arrows listed here"));
        let manifest = read(&folder.path().join("Cargo.toml"));
        for dependency in ours(&manifest) {
            assert!(allowed.contains(&dependency), "{name} must not depend on {dependency}");
        }
        seen += 1;
    }
    assert_eq!(seen, ARROWS.len());
}

#[test]
fn a_forbidden_arrow_is_caught() {
    let manifest =
        "[package]\nname = \"x\"\n\n[dependencies]\ndemarche-extract.workspace = true\n\n[lints]\n";
    assert_eq!(ours(manifest), ["demarche-extract"]);
}

#[test]
fn pure_crates_have_the_same_clippy_file() {
    // The nearest clippy.toml wins and files are not merged, so each pure crate repeats the rules.
    let wanted = read(&root().join("crates/demarche-text/clippy.toml"));
    assert!(wanted.contains("std::fs::read") && wanted.contains("SystemTime::now"));
    for name in PURE {
        let path = root().join("crates").join(name).join("clippy.toml");
        assert_eq!(read(&path), wanted, "{} differs from demarche-text's", path.display());
    }
}

#[test]
fn core_crates_have_a_dozen_outside_dependencies_or_fewer() {
    for (name, _) in ARROWS {
        let manifest = read(&root().join("crates").join(name).join("Cargo.toml"));
        let section = manifest.split("\n[dependencies]").nth(1).unwrap_or("");
        let section = section.split("\n[").next().unwrap_or("");
        let outside = section.lines().filter(|l| {
            let optional = l.contains("optional = true");
            !l.is_empty() && !l.starts_with('#') && !l.starts_with("demarche") && !optional
        });
        assert!(outside.count() <= 12, "{name}: more than a dozen direct dependencies");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn source_files_are_small_and_say_what_they_are() {
    let mut files = Vec::new();
    for (name, _) in ARROWS {
        sources(&root().join("crates").join(name).join("src"), &mut files);
    }
    assert!(files.len() > 30);
    for file in files {
        let content = read(&file);
        assert!(content.starts_with("//!"), "{}: say at the top what the file is for", file.display());
        let lines = content.lines().count();
        assert!(lines <= 500, "{}: {lines} lines; does it still hold one thing?", file.display());
    }
}
