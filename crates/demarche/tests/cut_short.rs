//! A text may end anywhere: every page is read, whatever its last word is.

use demarche::{Coder, Page, Tier};
use std::path::{Path, PathBuf};

/// Every so many words of a text it is cut once more; the cuts of the next text fall on others.
const STEP: usize = 7;

/// How many words stand before the cut: what looks ahead or back looks no further.
const WORDS: usize = 60;

fn texts(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths
}

#[test]
fn a_text_may_end_after_any_word() {
    let coder = Coder::with(Tier::Bulk);
    let folders = ["examples/ukraine-2022", "examples/ethiopia-2022", "tests/pages"];
    let mut cuts = 0;
    for (n, path) in folders.iter().flat_map(|folder| texts(folder)).enumerate() {
        let text = std::fs::read_to_string(&path).expect("a page");
        let blanks: Vec<usize> = text.match_indices(char::is_whitespace).map(|(at, _)| at).collect();
        for cut in (n % STEP..blanks.len()).step_by(STEP) {
            let from = blanks.get(cut.saturating_sub(WORDS)).copied().unwrap_or(0);
            let page = Page::text("cut", &text[from..blanks[cut]]);
            for record in coder.code_page(&page).records {
                std::hint::black_box(record);
            }
            cuts += 1;
        }
    }
    assert!(cuts > 1000, "{cuts} cuts");
}
