//! `demarche brief`: pages in, one readable page out.

use super::args::BriefArgs;
use super::coding;
use super::input::Inputs;
use super::report::Report;
use demarche::present::{BriefOptions, render};

/// Runs the command.
pub fn run(args: &BriefArgs) -> u8 {
    let coder = match coding::coder(&args.pages.coder) {
        Ok(coder) => coder,
        Err(status) => return status,
    };
    let inputs = Inputs::new(&args.pages.files, args.pages.published);
    let mut report = Report::new();
    let mut codings = Vec::new();
    coding::gather(&coder, inputs, args.pages.coder.threads, &mut codings, &mut report);
    let status = report.finish();
    if status == super::NOTHING_READ {
        return status;
    }
    let options = BriefOptions { since: args.since, format: args.format, ..BriefOptions::default() };
    super::output::print(&render(&codings, &options, &|id| coder.name_of(id)), status)
}
