//! Runs the case files under `tests/cases`: sentence, carets, expected record.
//!
//! A room's cases may have known failures, listed by name in its `known.txt`; a listed case that passes must be
//! taken off the list, so that the list only shrinks.

#[path = "support/case.rs"]
mod case;
#[path = "support/expect.rs"]
mod expect;

use demarche::{Coder, Page};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[test]
fn every_case_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let coder = Coder::new();
    let mut names = BTreeSet::new();
    let mut complaints = Vec::new();
    for room in sorted(&root).into_iter().filter(|p| p.is_dir()) {
        let known = std::fs::read_to_string(room.join("known.txt")).unwrap_or_default();
        let known: BTreeSet<&str> = known.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        for file in sorted(&room).into_iter().filter(|p| p.extension().is_some_and(|e| e == "md")) {
            let label = format!("{}/{}", name(&room), name(&file));
            let content = std::fs::read_to_string(&file).expect("a readable case file");
            for case in case::read(&label, &content) {
                assert!(names.insert((label.clone(), case.name.clone())), "{label}: twice: {}", case.name);
                assert!(!case.expected.is_empty(), "{label}:{}: nothing is expected of it", case.line);
                complaints.extend(complaint(&coder, &case, known.contains(case.name.as_str())));
            }
        }
    }
    assert!(complaints.is_empty(), "{} complaints\n\n{}", complaints.len(), complaints.join("\n"));
    assert!(names.len() > 200, "only {} cases were found", names.len());
}

fn complaint(coder: &Coder, case: &case::Case, known: bool) -> Option<String> {
    let page = Page {
        published: case.published.as_deref().map(|d| d.parse().expect("a date like 2022-01-12")),
        ..Page::text(case.name.clone(), case.text.clone())
    };
    let lines: Vec<_> = demarche::lines(&coder.code_page(&page)).skip(1).collect();
    let failed: Vec<_> = case.expected.iter().filter(|e| !expect::holds(e, &lines)).collect();
    match (failed.is_empty(), known) {
        (true, false) | (false, true) => None,
        (true, true) => Some(format!("{}: passes now, take it off known.txt: {}", case.file, case.name)),
        (false, false) => {
            let mut text = format!("{}:{}: {}\n    {}\n", case.file, case.line, case.name, case.text);
            for e in failed {
                let (no, words) = (if e.none { "no " } else { "" }, e.words.join(" "));
                let carets = "^".repeat(e.end - e.start);
                text += &format!("    {:start$}{carets} {no}{words}\n", "", start = e.start);
            }
            for line in &lines {
                text += &format!("    got {line}\n");
            }
            Some(text)
        }
    }
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of cases");
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
