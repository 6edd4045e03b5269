//! `demarche export`: pages or records in, events in the layout of another data set out.

use super::args::ExportArgs;
use super::report::{Report, write_failed};
use super::{coded, coding};
use demarche::export::{Counts, Export, Page};
use demarche::present::sentence_numbers;
use std::io::Write as _;

/// Runs the command.
pub fn run(args: &ExportArgs) -> u8 {
    let coder = match coding::coder(&args.pages.coder) {
        Ok(coder) => coder,
        Err(status) => return status,
    };
    let statuses = if args.status.is_empty() { args.to.statuses() } else { args.status.clone() };
    let mut export = Export::new(args.to, statuses);
    let mut report = Report::new();
    let mut out = std::io::stdout().lock();
    let written = out.write_all(args.to.header().as_bytes()).and_then(|()| {
        coded::each(&coder, &args.pages, &mut report, &mut |coding| {
            let sentence = sentence_numbers(&coding.document);
            let page = Page { document: &coding.document, records: &coding.records, sentence: &sentence };
            out.write_all(export.page(&page, &coder).as_bytes())
        })
    });
    if let Err(error) = written.and_then(|()| out.flush()) {
        return write_failed(&error);
    }
    let status = report.finish();
    if status != super::NOTHING_READ {
        eprintln!("demarche: {}", told(export.counts()));
    }
    status
}

/// What became of the events.
fn told(counts: Counts) -> String {
    let Counts { events, rows, again, other_status, headlines } = counts;
    let mut told = format!("{events} events in {rows} rows");
    if again > 0 {
        told += &format!("; {again} later tellings are one row with the first");
    }
    if other_status > 0 {
        told += &format!("; left out: {other_status} of another status (--status names others)");
    }
    if headlines > 0 {
        told += &format!("; left out: {headlines} of other articles' headlines, which have no day");
    }
    told
}
