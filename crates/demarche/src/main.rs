//! `demarche`: the program around the pipeline.

use demarche::{Coder, Content, Page};

// A stand-in until the command line lands: `demarche code FILE.jsonl`.
fn main() {
    let coder = Coder::new();
    for path in std::env::args().skip(2) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        for line in text.lines() {
            let Ok(page) = serde_json::from_str::<serde_json::Value>(line) else {
                continue;
            };
            let field = |name: &str| page[name].as_str().map(str::to_owned);
            let page = Page {
                source: field("id").unwrap_or_default(),
                content: Content::Text(field("text").unwrap_or_default()),
                published: field("published").and_then(|d| d.parse().ok()),
                url: None,
                title: None,
            };
            for line in demarche::lines(&coder.code_page(&page)) {
                println!("{line}");
            }
        }
    }
}
