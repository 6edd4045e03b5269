//! `demarche eval`: gold in, scores out.

use super::args::EvalArgs;
use super::run::in_order;
use demarche::Coder;
use demarche::eval::{Item, Options, Outcome, half, judge, read, report};
use std::ops::ControlFlow;
use std::path::Path;

/// Runs the command.
pub fn run(args: &EvalArgs) -> u8 {
    let coder = match super::coding::coder(&args.coder) {
        Ok(coder) => coder,
        Err(status) => return status,
    };
    let mut printed = String::new();
    let mut failed = 0;
    for file in &args.files {
        match score(&coder, file, args) {
            Some(text) => printed += &text,
            None => failed += 1,
        }
    }
    let status = match failed {
        0 => super::ALL_READ,
        n if n == args.files.len() => super::NOTHING_READ,
        _ => super::SOME_SKIPPED,
    };
    super::output::print(&printed, status)
}

fn score(coder: &Coder, file: &Path, args: &EvalArgs) -> Option<String> {
    let name = file.display().to_string();
    let lines = match std::fs::read_to_string(file) {
        Ok(lines) => lines,
        Err(error) => {
            eprintln!(
                "demarche: {name}: {error}\n  hint: GOLD is a file of JSON Lines, see `demarche eval --help`"
            );
            return None;
        }
    };
    let (mut items, problems) = read(&lines);
    for problem in problems.iter().take(20) {
        eprintln!("demarche: {name}: {problem}");
    }
    if let Some(wanted) = args.half {
        items.retain(|item| half(&item.text) == wanted);
    }
    if items.is_empty() {
        eprintln!(
            "demarche: {name}: no gold in it\n  hint: `demarche eval --help` shows the forms that are read"
        );
        return None;
    }
    let outcomes = outcomes(coder, &items, args);
    Some(report(&name, items.len(), &outcomes, Options { errors: args.errors }))
}

fn outcomes(coder: &Coder, items: &[Item], args: &EvalArgs) -> Vec<Outcome> {
    let mut all = Vec::new();
    let _ = in_order(
        items.iter(),
        args.coder.threads.into(),
        |item| judge(coder, item, args.cameo),
        |found| {
            all.extend(found);
            ControlFlow::<()>::Continue(())
        },
    );
    all
}
