//! The gate leaves sentences out and changes nothing else.

use demarche::{Coder, Lexicon, Page, Parser, Tier, extract, read};
use demarche_parse::Pos;
use demarche_text::{Problems, Span};

const EXAMPLES: &str = "examples/ukraine-2022";

/// A page with paragraphs about other things after each of its own, without which it would be parsed whole.
fn among_others(text: &str) -> String {
    const OTHERS: &str = "The old bridge is long and narrow, and in summer its stones are warm until late. \
        What a beautiful morning, with a light wind from the hills. The river is 80 kilometres long. \
        The old town lies on a hill, behind it a garden full of roses and of small trees.";
    text.split("\n\n").map(|own| format!("{own}\n\n{OTHERS}\n\n")).collect()
}

/// The pages of a folder; none if there is no such folder.
fn pages(folder: &str) -> Vec<Page> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let text = |path: &std::path::PathBuf| among_others(&std::fs::read_to_string(path).expect("a page"));
    let page = |path| Page::text("example", text(path));
    paths.iter().map(page).collect()
}

#[test]
fn a_sentence_that_passes_is_parsed_as_without_the_gate() {
    let (parser, lexicon) = (Parser::bulk(), Lexicon::embedded());
    for page in pages(EXAMPLES) {
        let document = read::document(&page, &mut Problems::default());
        let stretches: Vec<Span> = document.parts.iter().map(|part| part.span).collect();
        let split = parser.split(&document.text, &stretches);
        let keep = extract::gate(&document, &split, &lexicon);
        let all = parser.parse(&document.text, &split, |_| true);
        let some = parser.parse(&document.text, &split, |s| keep[s]);
        assert_eq!(keep.len(), all.sentences.len());
        assert!(keep.iter().filter(|keep| !**keep).count() * 4 > keep.len(), "nothing was left out");
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

/// Records without the gate, and how many of them are not the same with it.
fn lost(folder: &str) -> (usize, usize) {
    let (with, without) = (Coder::with(Tier::Bulk), Coder::with(Tier::Bulk).ungated());
    let (mut all, mut lost) = (0, 0);
    for page in pages(folder) {
        let gated = with.code_page(&page).records;
        let records = without.code_page(&page).records;
        all += records.len();
        lost += records.iter().filter(|record| !gated.contains(record)).count();
    }
    println!("{folder}: {lost} of {all} records lost by the gate");
    (all, lost)
}

#[test]
fn few_records_are_lost() {
    let (all, lost) = lost(EXAMPLES);
    assert!(all > 100 && lost * 200 <= all, "{lost} of {all} lost");
}

#[test]
fn on_annotated_pages_fewer_than_one_in_two_hundred_are_lost() {
    let (all, lost) = lost("../shared/gold/articles");
    if all == 0 {
        eprintln!("skipped: no ../shared here");
    }
    assert!(lost * 200 <= all, "{lost} of {all} lost");
}
