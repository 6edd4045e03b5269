//! `demarche code`: pages in, records out.

use super::args::CodeArgs;
use super::coding;
use super::guard::guarded;
use super::input::Inputs;
use super::report::{Report, Skip, write_failed};
use super::run::in_order;
use demarche::{Coder, Page, Problems};
use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::ControlFlow;

/// One page's lines, ready to be written.
struct Coded {
    source: String,
    lines: String,
    problems: Problems,
}

/// Runs the command.
pub fn run(args: &CodeArgs) -> u8 {
    let coder = match coding::coder(&args.pages.coder) {
        Ok(coder) => coder,
        Err(status) => return status,
    };
    let inputs = Inputs::new(&args.pages.files, args.pages.published);
    let mut report = Report::new();
    let mut out = std::io::stdout().lock();
    let flow = in_order(
        inputs,
        args.pages.coder.threads.into(),
        |input| input.and_then(|page| guarded(&page, || code(&coder, &page))),
        |result: Result<Coded, Skip>| {
            let coded = match result {
                Ok(coded) => coded,
                Err(skip) => {
                    report.skip(&skip);
                    return ControlFlow::Continue(());
                }
            };
            if let Err(error) = out.write_all(coded.lines.as_bytes()).and_then(|()| out.flush()) {
                return ControlFlow::Break(error);
            }
            report.page(&coded.source, &coded.problems.0);
            ControlFlow::Continue(())
        },
    );
    match flow {
        ControlFlow::Continue(()) => report.finish(),
        ControlFlow::Break(error) => write_failed(&error),
    }
}

fn code(coder: &Coder, page: &Page) -> Coded {
    let coding = coder.code_page(page);
    let mut lines = String::new();
    for line in demarche::lines(&coding) {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{line}");
    }
    Coded { source: coding.document.source, lines, problems: coding.problems }
}
