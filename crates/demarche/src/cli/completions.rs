//! `demarche completions`: a script that completes commands and options.

use super::args::Args;
use clap::CommandFactory;

/// Prints the script for `shell`.
pub fn run(shell: clap_complete::Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "demarche", &mut script);
    super::output::print(&String::from_utf8_lossy(&script), super::ALL_READ)
}
