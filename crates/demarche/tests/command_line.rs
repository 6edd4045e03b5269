//! The program as a user meets it: arguments, files, streams, exit status.

#![allow(clippy::unwrap_used, missing_docs)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A directory of its own for one test.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Place {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Place(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Place {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    fn run(&self, args: &[&str]) -> Output {
        self.run_with(args, "")
    }

    fn run_with(&self, args: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
            .args(args)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(input.as_bytes());
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        output
    }
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The records on standard output; each of its lines must be one.
fn records(output: &Output) -> Vec<serde_json::Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn sources(output: &Output) -> Vec<String> {
    let documents = records(output).into_iter().filter(|r| r["record"] == "document");
    documents.map(|r| r["source"].as_str().unwrap().to_owned()).collect()
}

const PAGE: &str =
    "Envoys meet in Vienna\n\nEnvoys of both states met in Vienna on Monday, a spokesman said.\n";

fn stream(pages: usize) -> String {
    (0..pages)
        .map(|n| format!("{{\"id\": \"p{n}\", \"text\": \"Envoy {n} met the minister in Vienna.\"}}\n"))
        .collect()
}

#[test]
fn a_text_file_is_its_own_text() {
    let text = "\u{FEFF}Envoys meet\r\n\r\nThe envoys met.\r\n";
    let place = Place::new("text");
    let output = place.file("a.txt", text).run(&["code", "--published", "2022-01-12", "a.txt"]);
    assert_eq!((status(&output), err(&output).as_str()), (0, ""));
    let document = &records(&output)[0];
    assert_eq!(document["text"], text);
    assert_eq!(document["source"], "a.txt");
    assert_eq!(document["published"], "2022-01-12");
    assert_eq!(document["published_from"], "given");
}

#[test]
fn json_lines_come_from_a_file_or_from_standard_input() {
    let place = Place::new("stream");
    let lines = concat!(
        r#"{"id": "one", "text": "The envoys met.", "published": "2022-01-12T08:00:00Z"}"#,
        "\n\n",
        r#"{"id": 7, "text": "The envoys met."}"#,
        "\n",
        r#"{"text": "The envoys met.", "published": null}"#,
    );
    let from_file = place.file("pages.jsonl", lines).run(&["code", "pages.jsonl"]);
    assert_eq!(sources(&from_file), ["one", "7", "pages.jsonl:4"]);
    assert_eq!(records(&from_file)[0]["published"], "2022-01-12");
    let piped = place.run_with(&["code", "-"], lines);
    assert_eq!(sources(&piped), ["one", "7", "standard input:4"]);
    assert_eq!((status(&from_file), status(&piped)), (0, 0));
}

#[test]

fn html_is_known_by_name_and_by_its_first_bytes() {
    let place = Place::new("html");
    let html = "<!DOCTYPE html><html><body><article><p>The envoys met in Vienna.</p></article></body></html>";
    place.file("a.html", html).file("b", html);
    let output = place.run(&["code", "a.html", "b"]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    for document in records(&output).iter().filter(|r| r["record"] == "document") {
        assert!(!document["text"].as_str().unwrap().contains('<'));
    }
}

#[test]
fn the_parser_is_chosen_and_recorded() {
    let place = Place::new("parser");
    place.file("a.txt", PAGE);
    let with = |args: &[&str]| records(&place.run(args))[0]["parser"].clone();
    assert_eq!(with(&["code", "a.txt"]), "standard");
    assert_eq!(with(&["code", "--parser", "bulk", "a.txt"]), "bulk");
    assert_eq!(status(&place.run(&["brief", "--parser", "bulk", "a.txt"])), 0);
    let wrong = place.run(&["code", "--parser", "large", "a.txt"]);
    assert_eq!(status(&wrong), 2);
    assert!(err(&wrong).contains("standard") && err(&wrong).contains("bulk"), "{}", err(&wrong));
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let place = Place::new("threads");
    place.file("pages.jsonl", stream(60)).file("z.txt", PAGE);
    let run = |n: &str| place.run(&["code", "--threads", n, "pages.jsonl", "z.txt", "missing.txt"]).stdout;
    let one = run("1");
    assert!(one.len() > 1000);
    assert!(one == run("2") && one == run("8"));
}

#[test]
fn a_directory_is_read_in_sorted_order() {
    let place = Place::new("directory");
    for name in ["pages/b.txt", "pages/a.txt", "pages/sub/c.txt", "pages/.hidden.txt", "pages/notes.pdf"] {
        place.file(name, PAGE);
    }
    place.file("pages/z.jsonl", stream(1));
    let output = place.run(&["code", "pages"]);
    assert_eq!(sources(&output), ["pages/a.txt", "pages/b.txt", "pages/sub/c.txt", "p0"]);
    assert_eq!(status(&output), 0);
}

/// Runs on the bad input alone and beside a good page: alone nothing is read (1), beside one some is (3).
fn assert_skipped(place: &Place, bad: &str, message: &str, hint: &str) {
    let alone = place.run(&["code", bad]);
    assert_eq!(status(&alone), 1, "{}", err(&alone));
    assert!(alone.stdout.is_empty());
    assert!(err(&alone).contains(message), "{}", err(&alone));
    assert!(
        err(&alone).lines().any(|line| line.starts_with("  hint: ") && line.contains(hint)),
        "{}",
        err(&alone)
    );
    place.file("good.txt", PAGE);
    let both = place.run(&["code", bad, "good.txt"]);
    assert_eq!(status(&both), 3);
    assert_eq!(sources(&both), ["good.txt"]);
    assert!(err(&both).contains("1 of 2 inputs skipped"), "{}", err(&both));
}

#[test]
fn a_missing_file_is_said_and_the_rest_goes_on() {
    assert_skipped(&Place::new("missing"), "nowhere.txt", "nowhere.txt: there is no such file", "spelling");
}

#[test]
fn a_binary_file_is_said_and_the_rest_goes_on() {
    let place = Place::new("binary");
    place.file("a.pdf", b"%PDF-1.4\n\x00\x01\x02\xFF\xFE").file("b.txt", [0xFF_u8; 64]);
    assert_skipped(&place, "a.pdf", "a.pdf: the file is binary", "convert");
    assert_skipped(&place, "b.txt", "b.txt: the file is binary", "convert");
}

#[test]
fn an_empty_page_is_said_and_the_rest_goes_on() {
    let place = Place::new("empty");
    place.file("a.txt", " \n\r\n").file("b.jsonl", "{\"id\": \"x\", \"text\": \"\\n\"}\n");
    assert_skipped(&place, "a.txt", "a.txt: the file is empty", "saved");
    assert_skipped(&place, "b.jsonl", "b.jsonl:1:1: the page is empty", "saved");
}

#[test]
fn a_directory_without_pages_is_said_and_the_rest_goes_on() {
    let place = Place::new("no-pages");
    place.file("d/notes.pdf", "x");
    assert_skipped(&place, "d", "d: the directory holds no pages", ".html");
}

#[test]
fn a_bad_json_line_is_said_with_its_place_and_what_is_expected() {
    let cases = [
        ("{\"id\": \"x\", \"text\": }", "a.jsonl:1:21: this is not JSON", "\"text\""),
        ("[1, 2]", "a.jsonl:1:1: this is JSON, but no object", "each line must be"),
        ("{\"id\": \"x\"}", "a.jsonl:1:1: the page has neither", "each line must be"),
        ("{\"id\": \"x\", \"text\": 5}", "a.jsonl:1:1: \"text\" is not a string", "each line must be"),
        ("{\"text\": \"a\", \"html\": \"b\"}", "a.jsonl:1:1: the page has both", "give the one"),
        (
            "{\"text\": \"a\", \"published\": \"2022-13-40\"}",
            "\"published\" is no day: 2022-13-40",
            "2022-01-12",
        ),
        ("{\"text\": \"a\", \"published\": \"12 January\"}", "\"published\" is no day", "2022-01-12"),
        ("{\"text\": \"\\ud800\"}", "a.jsonl:1:", "each line must be"),
    ];
    for (line, message, hint) in cases {
        let place = Place::new("json");
        place.file("a.jsonl", line);
        assert_skipped(&place, "a.jsonl", message, hint);
    }
}

#[test]
fn a_bad_line_in_the_middle_does_not_stop_the_stream() {
    let place = Place::new("middle");
    let lines = format!("{}nonsense\n{}", stream(2), stream(1));
    let output = place.file("a.jsonl", lines).run(&["code", "a.jsonl"]);
    assert_eq!(sources(&output), ["p0", "p1", "p0"]);
    assert!(err(&output).contains("a.jsonl:3:"), "{}", err(&output));
    assert_eq!(status(&output), 3);
}

#[test]
fn a_wrong_command_line_is_status_2() {
    let place = Place::new("usage");
    place.file("a.txt", PAGE);
    let wrong: [&[&str]; 8] = [
        &["code", "--published", "2022-13-40", "a.txt"],
        &["code", "--published", "12 Jan", "a.txt"],
        &["code", "--threads", "0", "a.txt"],
        &["code"],
        &["cod", "a.txt"],
        &["brief", "--format", "pdf", "a.txt"],
        &["man", "cod"],
        &[],
    ];
    for args in wrong {
        let output = place.run(args);
        assert_eq!(status(&output), 2, "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
    let date = place.run(wrong[0]);
    assert!(
        err(&date).contains("no such day") && err(&date).contains("\n  hint: write year-month-day"),
        "{}",
        err(&date)
    );
}

#[test]
fn help_tells_the_exit_status_and_shows_an_example() {
    let output = Place::new("help").run(&["code", "--help"]);
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(status(&output) == 0 && text.contains("Exit status") && text.contains("Examples"), "{text}");
}

#[test]
fn completions_and_manual_pages_are_printed() {
    let place = Place::new("man");
    for args in
        [&["completions", "bash"][..], &["completions", "zsh"], &["man"], &["man", "code"], &["man", "brief"]]
    {
        let output = place.run(args);
        assert!(status(&output) == 0 && !output.stdout.is_empty() && output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn the_brief_is_written_to_standard_output() {
    let place = Place::new("brief");
    let output = place.file("a.txt", PAGE).run(&["brief", "--format", "json", "--since", "2022-01-01", "."]);
    assert_eq!((status(&output), err(&output).as_str()), (0, ""));
    assert_eq!(status(&place.run(&["brief", "nowhere"])), 1);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let place = Place::new("pipe");
    place.file("pages.jsonl", stream(400));
    let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["code", "pages.jsonl"])
        .current_dir(&place.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((status(&output), err(&output).as_str()), (0, ""));
}

#[test]
fn the_lexicon_explains_itself_and_takes_files_of_ones_own() {
    let place = Place::new("lexicon");
    let mine = "FRA\tGOV\tMarie Dubreuil\tDubreuil\t\t2031-01-01\t\tforeign minister\tmine\n\
                # test: Dubreuil @2031-02-01 -> FRA GOV person\n";
    place.file("mine/persons.mine.tsv", mine);
    let out = |output: &Output| String::from_utf8(output.stdout.clone()).unwrap();

    let told = place.run(&["lexicon", "explain", "Jens", "Stoltenberg", "--on", "2022-01-12"]);
    assert_eq!(status(&told), 0);
    assert!(out(&told).contains("NATO IGO person") && out(&told).contains("persons.tsv:"), "{}", out(&told));
    assert!(out(&told).contains("read as: \"Jens Stoltenberg\" -> NATO IGO"), "{}", out(&told));

    let told = place.run(&["lexicon", "--lexicon", "mine", "explain", "Dubreuil", "--on", "2031-06-01"]);
    assert!(
        out(&told).contains("FRA GOV person") && out(&told).contains("persons.mine.tsv:1"),
        "{}",
        out(&told)
    );
    let told = place.run(&["lexicon", "--lexicon", "mine", "test"]);
    assert_eq!(status(&told), 0, "{}", err(&told));
    let told = place.run(&["lexicon", "coverage"]);
    assert!(out(&told).contains("persons.tsv") && out(&told).contains("\n2022 "), "{}", out(&told));

    place.file("wrong/persons.tsv", "fra\tGOV\tMarie Dubreuil\n");
    let told = place.run(&["lexicon", "--lexicon", "wrong", "check"]);
    assert_eq!(status(&told), 1);
    assert!(err(&told).contains("persons.tsv:1: id"), "{}", err(&told));
    place.file("page.txt", "Dubreuil said on Monday that talks with Iran would resume.");
    let told = place.run(&["code", "--lexicon", "mine", "--published", "2031-06-01", "page.txt"]);
    assert_eq!(status(&told), 0);
    assert!(out(&told).contains("\"id\":\"FRA\""), "{}", out(&told));
}

#[test]
fn eval_scores_acts_pairs_and_own_records() {
    let place = Place::new("eval");
    let acts = r#"{"id": "a", "text": "France condemned Israel on Monday.", "plover_root": "ACCUSE", "source_actor": [{"code": "FRA"}], "target_actor": [{"code": "ISR"}]}"#;
    let pairs = r#"{"id": "b", "text": "Russia invaded Ukraine.", "plover_root": "ASSAULT", "marked": "<s>Russia</s> invaded <t>Ukraine</t>."}"#;
    place.file("acts.jsonl", acts).file("pairs.jsonl", pairs).file("page.txt", "Russia invaded Ukraine.");
    let scored = |file: &str| {
        let output = place.run(&["eval", "--errors", "3", file]);
        assert_eq!(status(&output), 0, "{}", err(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(scored("acts.jsonl").contains("type and participants      1     1     1  1.000  1.000  1.000"));
    assert!(scored("pairs.jsonl").contains("macro F1 of types 1.000, accuracy 1.000"));
    let own = place.run(&["code", "page.txt"]).stdout;
    place.file("own.jsonl", own);
    assert!(scored("own.jsonl").contains("type and participants      1     1     1"));
}

#[test]
fn eval_says_what_is_no_gold() {
    let place = Place::new("eval-wrong");
    place.file("wrong.jsonl", "{\"text\": \"x\"}\nno json\n");
    let output = place.run(&["eval", "wrong.jsonl"]);
    assert_eq!(status(&output), 1);
    assert!(
        err(&output).contains("line 1: no form of gold") && err(&output).contains("line 2: this is not JSON")
    );
}
