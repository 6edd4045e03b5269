//! The gate leaves sentences out and changes nothing else.

use demarche::{Coder, Content, Lexicon, Page, Parser, Tier, extract, read};
use demarche_parse::Pos;
use demarche_text::{Problems, Span};

fn pages() -> Vec<Page> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ukraine-2022");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the example pages")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let text = |path: &std::path::PathBuf| std::fs::read_to_string(path).expect("a page");
    let page = |path| Page {
        source: "example".to_owned(),
        content: Content::Text(text(path)),
        published: None,
        url: None,
        title: None,
    };
    paths.iter().map(page).collect()
}

#[test]
fn a_sentence_that_passes_is_parsed_as_without_the_gate() {
    let (parser, lexicon) = (Parser::bulk(), Lexicon::embedded());
    for page in pages() {
        let document = read::document(&page, &mut Problems::default());
        let stretches: Vec<Span> = document.parts.iter().map(|part| part.span).collect();
        let split = parser.split(&document.text, &stretches);
        let keep = extract::gate(&document, &split, &lexicon);
        let all = parser.parse(&document.text, &split, |_| true);
        let some = parser.parse(&document.text, &split, |s| keep[s]);
        assert_eq!(keep.len(), all.sentences.len());
        for ((sentence, left), keep) in all.sentences.iter().zip(&some.sentences).zip(keep) {
            assert_eq!((&sentence.tokens, left.parsed), (&left.tokens, keep));
            for t in sentence.tokens.clone() {
                if keep {
                    assert_eq!(all.tokens[t], some.tokens[t]);
                } else {
                    assert!(some.tokens[t].pos == Pos::X && some.tokens[t].lemma.is_empty());
                }
            }
        }
    }
}

#[test]
fn few_records_are_lost() {
    let (with, without) = (Coder::with(Tier::Bulk).gated(), Coder::with(Tier::Bulk));
    let (mut lost, mut all) = (0, 0);
    for page in pages() {
        let gated = with.code_page(&page).records;
        let records = without.code_page(&page).records;
        all += records.len();
        lost += records.iter().filter(|record| !gated.contains(record)).count();
    }
    // 3 of 185 on the day this was written: not yet the one in two hundred that would let the gate be the default
    assert!(all > 100 && lost * 50 <= all, "{lost} of {all} lost");
}
