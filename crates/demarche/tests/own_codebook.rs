//! A codebook of one's own, from the command line: an analyst adds a verb in a line and runs its tests.

#![allow(clippy::unwrap_used, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche")).args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A folder of one test, with one file.
fn folder(name: &str, file: &str, content: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("demarche-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(file), content).unwrap();
    folder
}

fn events(folder: &Path, sentence: &str) -> String {
    let page = folder.join("page.txt");
    std::fs::write(&page, sentence).unwrap();
    let output = run(&["code", "--codebook", folder.to_str().unwrap(), page.to_str().unwrap()]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout).lines().filter(|l| l.starts_with("{\"record\":\"event\"")).collect()
}

const VERB: &str = "outflank, outgun\tverb\tobj\tMOBILIZE\t150\tsubj > obj,owner\tmilitary\tRussia outflanked Estonia.\n\
    # test: The striker outflanked the goalkeeper. => no MOBILIZE\n";

#[test]
fn a_verb_in_a_line_is_checked_tested_used_and_explained() {
    let folder = folder("codebook-verb", "air.tsv", VERB);
    let dir = folder.to_str().unwrap();
    let checked = run(&["codebook", "--codebook", dir, "check"]);
    assert!(checked.status.success(), "{}", text(&checked.stderr));
    assert!(text(&checked.stdout).ends_with("0 mistakes\n"));
    let tested = run(&["codebook", "--codebook", dir, "test"]);
    assert!(tested.status.success(), "{}", text(&tested.stderr));
    assert_eq!(text(&tested.stdout), "2 examples and tests of yours, 0 fail\n");
    assert!(events(&folder, "Russia outflanked Estonia.").contains("\"type\":\"MOBILIZE\""));
    // What ships still counts, and explain names the line.
    assert!(events(&folder, "Russia shelled Kharkiv.").contains("\"type\":\"ASSAULT\""));
    std::fs::write(folder.join("page.txt"), "Russia outflanked Estonia.").unwrap();
    let page = folder.join("page.txt");
    let told = run(&["explain", "all", "--codebook", dir, page.to_str().unwrap()]);
    assert!(text(&told.stdout).contains("air.tsv:1: outflank, outgun"), "{}", text(&told.stdout));
    let entries = run(&["codebook", "--codebook", dir, "explain", "outflank"]);
    assert!(text(&entries.stdout).starts_with("air.tsv:1: outflank verb"), "{}", text(&entries.stdout));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_broken_promise_is_told_with_its_line() {
    let wrong = VERB
        .replace("no MOBILIZE", "MOBILIZE")
        .replace("The striker outflanked the goalkeeper", "Nobody came");
    let folder = folder("codebook-promise", "air.tsv", &wrong);
    let tested = run(&["codebook", "--codebook", folder.to_str().unwrap(), "test"]);
    assert_eq!(tested.status.code(), Some(1));
    let told = text(&tested.stderr);
    assert!(
        told.starts_with("air.tsv:2: \"Nobody came.\" should give MOBILIZE, and gives no event"),
        "{told}"
    );
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_mistake_stops_every_command_with_file_and_line() {
    let folder = folder("codebook-mistake", "air.tsv", &VERB.replace("MOBILIZE\t150", "MOBILISE\t150"));
    let dir = folder.to_str().unwrap();
    for args in [vec!["codebook", "--codebook", dir, "check"], vec!["code", "--codebook", dir, "Cargo.toml"]]
    {
        let output = run(&args);
        assert!(!output.status.success());
        let told = text(&output.stderr);
        assert!(told.starts_with("air.tsv:1: no type \"MOBILISE\": PLOVER has AGREE"), "{told}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    let empty = run(&["codebook", "--codebook", dir, "check"]);
    assert!(text(&empty.stderr).contains("there is no .tsv file"), "{}", text(&empty.stderr));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_ships_can_be_written_out_and_used_alone() {
    let folder = folder("codebook-write", "only.tsv", &format!("# replace all\n{VERB}"));
    assert!(events(&folder, "Russia outflanked Estonia.").contains("\"type\":\"MOBILIZE\""));
    assert_eq!(events(&folder, "Russia shelled Kharkiv."), "");
    std::fs::remove_file(folder.join("only.tsv")).unwrap();
    let dir = folder.to_str().unwrap();
    let written = run(&["codebook", "write", dir]);
    assert!(text(&written.stdout).contains("files written"), "{}", text(&written.stderr));
    // The same files give the same events.
    assert!(events(&folder, "Russia shelled Kharkiv.").contains("\"type\":\"ASSAULT\""));
    let again = run(&["codebook", "write", dir]);
    assert!(text(&again.stdout).starts_with("0 files"));
    std::fs::remove_dir_all(folder).unwrap();
}
