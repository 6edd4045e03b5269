//! `demarche brief`: pages in, one readable page out.

use super::args::BriefArgs;
use super::input::Inputs;
use super::report::Report;
use super::run::in_order;
use demarche::Coder;
use demarche::present::{BriefOptions, render};
use std::convert::Infallible;
use std::ops::ControlFlow;

/// Runs the command.
pub fn run(args: &BriefArgs) -> u8 {
    let coder = match super::lexicon::of(args.pages.lexicon.as_deref()) {
        Ok(lexicon) => Coder::with_lexicon(args.pages.parser, lexicon),
        Err(status) => return status,
    };
    let inputs = Inputs::new(&args.pages.files, args.pages.published);
    let mut report = Report::new();
    let mut codings = Vec::new();
    let _ = in_order(
        inputs,
        args.pages.threads.into(),
        |input| input.map(|page| coder.code_page(&page)),
        |result| {
            match result {
                Ok(coding) => {
                    report.page(&coding.document.source, &coding.problems.0);
                    codings.push(coding);
                }
                Err(skip) => report.skip(&skip),
            }
            ControlFlow::<Infallible>::Continue(())
        },
    );
    let status = report.finish();
    if status == super::NOTHING_READ {
        return status;
    }
    let options = BriefOptions { since: args.since, format: args.format, ..BriefOptions::default() };
    super::output::print(&render(&codings, &options, &|id| coder.name_of(id)), status)
}
