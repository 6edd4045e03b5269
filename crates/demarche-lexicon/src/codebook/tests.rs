//! The tables can be read whole, and answer.

use super::*;

#[test]
fn every_line_of_the_codebook_can_be_read() {
    assert_eq!(Lexicon::check_codebook(&[]), []);
    let predicates = Predicates::embedded();
    assert!(predicates.words(WordKind::Verb) >= 900, "{}", predicates.words(WordKind::Verb));
    assert!(predicates.words(WordKind::Noun) >= 300, "{}", predicates.words(WordKind::Noun));
}

#[test]
fn every_entry_has_an_example() {
    let missing: Vec<_> = Predicates::embedded()
        .all()
        .iter()
        .filter(|entry| entry.example.is_empty())
        .map(|entry| entry.from)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn words_are_found_by_lemma_and_kind() {
    let predicates = Predicates::embedded();
    assert!(predicates.of(WordKind::Verb, "shell").next().is_some());
    assert!(predicates.of(WordKind::Noun, "ceasefire").next().is_some());
    assert!(predicates.of(WordKind::Verb, "wobble").next().is_none());
}

#[test]
fn acts_compose() {
    let predicates = Predicates::embedded();
    let entry = predicates.of(WordKind::Noun, "ceasefire").next();
    let Some(Meaning::Plain(truce)) = entry.map(|e| e.meaning) else {
        panic!("a ceasefire is a plain event")
    };
    let demanded = predicates.compose("demand", Some(&truce));
    assert_eq!(demanded.map(|c| (c.kind.as_str(), c.mode)), Some(("REQUEST", Some("yield"))));
}

fn own(name: &str, text: &str) -> Vec<DataFile> {
    vec![DataFile { name: name.to_owned(), text: text.to_owned() }]
}

const ENTRY: &str =
    "frobnicate\tverb\tobj\tASSAULT\t190\tsubj > obj\tmilitary\tRussia frobnicated Ukraine.\n";

#[test]
fn a_file_of_ones_own_adds_replaces_or_stands_alone() {
    let with =
        |name: &str, text: &str| Lexicon::embedded().with_codebook(&own(name, text)).unwrap().predicates();
    let has = |book: &Predicates, word: &str| book.of(WordKind::Verb, word).next().is_some();
    let added = with("mine.tsv", ENTRY);
    assert!(has(added, "frobnicate") && has(added, "annihilate") && has(added, "accuse"));
    let replaced = with("assault.tsv", ENTRY);
    assert!(has(replaced, "frobnicate") && !has(replaced, "annihilate") && has(replaced, "accuse"));
    let alone = with("mine.tsv", &format!("# replace all\n{ENTRY}"));
    assert!(has(alone, "frobnicate") && !has(alone, "annihilate") && !has(alone, "accuse"));
    assert!(!Lexicon::embedded().has_own_codebook());
}

#[test]
fn a_users_entry_goes_before_the_shipped_one_that_asks_for_as_much() {
    let mine = "invade\tverb\tobj\tCOERCE\t170\tsubj > obj\t\tRussia invaded Ukraine.\n";
    let lexicon = Lexicon::embedded().with_codebook(&own("mine.tsv", mine)).unwrap();
    let first = lexicon.predicates().of(WordKind::Verb, "invade").next().unwrap();
    assert_eq!(first.from, ("mine", 1));
}

#[test]
fn mistakes_name_file_and_line_and_what_to_do() {
    let told = |line: &str| {
        let mistakes =
            Lexicon::embedded().with_codebook(&own("mine.tsv", &format!("# words\n{line}\n"))).unwrap_err();
        mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let wrong = [
        ("frob verb obj", "mine.tsv:2: 1 cells; an entry has eight"),
        ("frob\tvrb\tobj\tASSAULT\t190", "write verb, noun or adj"),
        ("frob\tverb\tOBJ\tASSAULT\t190\t\t\tX.", "no slot \"OBJ\""),
        (
            "frob\tverb\tobj:@nobody\tASSAULT\t190\t\t\tX.",
            "no class \"@nobody\": add its line to classes.tsv",
        ),
        ("frob\tverb\tobj\tASSALT\t190\t\t\tX.", "PLOVER has AGREE, CONSULT"),
        ("frob\tverb\tobj\tASSAULT/frob\t190\t\t\tX.", "ASSAULT has no mode \"frob\""),
        ("frob\tverb\tobj\tASSAULT\t999\t\t\tX.", "no CAMEO code \"999\""),
        ("frob\tverb\tobj\t@frob\t190\t\t\tX.", "compose.tsv has no line that begins with frob"),
        ("frob\tverb\tobj\tASSAULT\t190\tsubj obj\t\tX.", "write who > whom"),
        ("frob\tverb\tobj\tASSAULT\t190\t\tfrob\tX.", "no context \"frob\""),
        ("frob\tverb\tobj\tASSAULT\t190", "an example is missing"),
    ];
    for (line, what) in wrong {
        let told = told(line);
        assert!(told.starts_with("mine.tsv:2: ") && told.contains(what), "{line}: {told}");
    }
    let lists = Lexicon::check_codebook(&own("classes.tsv", "people\tman, woman\n"));
    assert!(
        lists.iter().any(|m| m.file == "classes.tsv" && m.what.contains("\"light\" is missing")),
        "{lists:?}"
    );
}

#[test]
fn examples_and_test_lines_are_promises() {
    let text = format!("# test: Russia ate a frobnicated egg. => no ASSAULT\n{ENTRY}");
    let files = own("mine.tsv", &text);
    let lexicon = Lexicon::embedded().with_codebook(&files).unwrap();
    let promises = lexicon.promises(&files);
    let told: Vec<(usize, &str)> = promises.iter().map(|p| (p.line, p.wanted.as_str())).collect();
    assert_eq!(told, [(2, "ASSAULT"), (1, "no ASSAULT")]);
    assert!(Lexicon::embedded().promises(&[]).len() > 800);
}
