//! `demarche`: the program around the pipeline.

use demarche::{Coder, Content, Page};

fn main() {
    let coder = Coder::new();
    for path in std::env::args().skip(2) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let page = Page {
            source: path,
            content: Content::Text(text),
            published: None,
            url: None,
            title: None,
        };
        for line in demarche::lines(&coder.code_page(&page)) {
            println!("{line}");
        }
    }
}
