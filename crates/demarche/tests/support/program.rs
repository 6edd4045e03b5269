//! The program, run on files of the repository.

use std::path::Path;
use std::process::{Command, Output};

/// Pages that ship, as an argument.
#[allow(dead_code)] // not every test reads them
pub const PAGES: &str = "examples/ukraine-2022";

pub fn run(args: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Command::new(env!("CARGO_BIN_EXE_demarche")).args(args).current_dir(root).output().unwrap()
}

/// What it prints; it must have ended well.
pub fn out(args: &[&str]) -> String {
    let output = run(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Lines of JSON, read.
pub fn lines(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
