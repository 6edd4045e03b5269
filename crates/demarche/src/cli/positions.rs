//! `demarche positions`: pages or records in, the ledger of positions out.

use super::args::PositionsArgs;
use super::report::Report;
use super::{coded, coding};
use demarche::present::{Question, positions};

/// Runs the command.
pub fn run(args: &PositionsArgs) -> u8 {
    let coder = match coding::coder(&args.pages.coder) {
        Ok(coder) => coder,
        Err(status) => return status,
    };
    let mut report = Report::new();
    let mut codings = Vec::new();
    let _ = coded::each(&coder, &args.pages, &mut report, &mut |coding| {
        codings.push(coding);
        Ok(())
    });
    let status = report.finish();
    if status == super::NOTHING_READ {
        return status;
    }
    let question =
        Question { holder: args.holder.clone(), toward: args.toward.clone(), kind: args.kind, on: args.on };
    super::output::print(&positions(&codings, &question, args.json, &|id| coder.name_of(id)), status)
}
