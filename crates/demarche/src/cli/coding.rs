//! What the commands that code pages share: the coder that the arguments ask for, and many pages gathered in order.

use super::args::CoderArgs;
use super::guard::guarded;
use super::report::{Report, Skip};
use super::run::in_order;
use demarche::{Coder, Coding, Page};
use std::convert::Infallible;
use std::ops::ControlFlow;

/// The coder that is asked for; else the exit status, once it is told why there is none.
pub fn coder(args: &CoderArgs) -> Result<Coder, u8> {
    let lexicon =
        super::codebook::with(super::lexicon::of(args.lexicon.as_deref())?, args.codebook.as_deref())?;
    Ok(Coder::with_lexicon(args.parser, lexicon))
}

/// Codes every page and adds what it gave, in the order of the pages.
pub fn gather(
    coder: &Coder,
    inputs: impl Iterator<Item = Result<Page, Skip>> + Send,
    threads: u16,
    codings: &mut Vec<Coding>,
    report: &mut Report,
) {
    let _ = in_order(
        inputs,
        threads.into(),
        |input| input.and_then(|page| guarded(&page, || coder.code_page(&page))),
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
}
