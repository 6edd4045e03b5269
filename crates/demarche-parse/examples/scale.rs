//! How time and memory grow: `scale MEGABYTES THREADS [--one-line] [--standard] < TEXT`.
//!
//! Repeats the text up to that size (`--one-line`: without line breaks and full stops), gives it to one parser on each
//! of that many threads, and prints one line of JSON.

#![allow(clippy::disallowed_methods)] // a program, at the edge

use demarche_parse::{Parser, Tier};
use demarche_text::Span;

/// Peak memory of this process in megabytes, where the system tells it (Linux).
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kb| kb / 1024.0)
}

/// Seconds that this thread has run, where the system tells it (Linux).
fn processor_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| args.iter().any(|a| a == name);
    let mut numbers = args.iter().filter_map(|a| a.parse::<usize>().ok());
    let (megabytes, threads) = (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1));
    let mut page = std::io::read_to_string(std::io::stdin())?;
    if flag("--one-line") {
        page = page.replace(['\n', '.', '!', '?', ';', ':'], " ");
    }
    let mut text = String::new();
    while text.len() < megabytes << 20 && !page.is_empty() {
        text.push_str(&page);
    }
    let cut = (0..=megabytes << 20).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text.truncate(cut.min(text.len()));
    let tier = if flag("--standard") { Tier::Standard } else { Tier::Bulk };
    let before = peak();
    let started = std::time::Instant::now();
    let work = || {
        let parser = Parser::new(tier);
        let tokens = parser.annotate(&text, &[Span::new(0, text.len())]).tokens.len();
        (tokens, processor_seconds())
    };
    let results: Vec<(usize, Option<f64>)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().filter_map(|thread| thread.join().ok()).collect()
    });
    let tokens: usize = results.iter().map(|r| r.0).sum();
    let busy: f64 = results.iter().filter_map(|r| r.1).sum();
    println!(
        "{{\"tier\": \"{}\", \"megabytes\": {megabytes}, \"one_line\": {}, \"threads\": {threads}, \"tokens\": {tokens}, \
         \"seconds\": {:.3}, \"processor_seconds\": {busy:.3}, \"tokens_per_processor_second\": {:.0}, \
         \"peak_mb\": {:.0}, \"peak_mb_before\": {:.0}}}",
        tier.name(),
        flag("--one-line"),
        started.elapsed().as_secs_f64(),
        tokens as f64 / busy.max(1e-9),
        peak().unwrap_or(0.0),
        before.unwrap_or(0.0),
    );
    Ok(())
}
