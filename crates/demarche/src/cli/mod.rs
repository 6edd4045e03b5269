//! The command line: arguments in, pages through the pipeline, lines out.
//!
//! Data goes to standard output and nothing else does; whatever is said to a human goes to standard error.

mod args;
mod brief;
mod code;
mod codebook;
mod coded;
mod coding;
mod completions;
mod eval;
mod examples;
mod explain;
mod export;
mod guard;
mod input;
mod json_lines;
mod lexicon;
mod man;
mod output;
mod positions;
mod report;
mod run;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// Everything was read.
const ALL_READ: u8 = 0;
/// Nothing could be read, or the results could not be written.
const NOTHING_READ: u8 = 1;
/// The command line makes no sense; clap uses the same number.
const USAGE: u8 = 2;
/// Some pages were skipped, the others were read.
const SOME_SKIPPED: u8 = 3;

/// Runs the program.
pub fn main() -> ExitCode {
    guard::install();
    let code = match Args::parse().command {
        Command::Code(args) => code::run(&args),
        Command::Brief(args) => brief::run(&args),
        Command::Positions(args) => positions::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Lexicon(args) => lexicon::run(&args),
        Command::Codebook(args) => codebook::run(&args),
        Command::Eval(args) => eval::run(&args),
        Command::Completions(args) => completions::run(args.shell),
        Command::Man(args) => man::run(args.command.as_deref()),
    };
    ExitCode::from(code)
}
