//! How long the lexicon takes to load, in milliseconds of CPU time (the least of several readings), and the memory that
//! the process then holds.
//!
//! cargo run --release -p demarche-lexicon --example load

#![allow(missing_docs, clippy::disallowed_methods, clippy::disallowed_types)]

use demarche_lexicon::Lexicon;

fn main() {
    let (mut best, mut names) = (f64::MAX, 0);
    for _ in 0..15 {
        let begin = on_cpu();
        let lexicon = Lexicon::extended(&[]);
        best = best.min((on_cpu() - begin) / 1e6);
        names = lexicon.map(|l| l.names().count()).unwrap_or(0);
    }
    println!("{best:.1} ms, {names} ids, {}", memory());
}

/// Nanoseconds that this process has been on a processor.
fn on_cpu() -> f64 {
    let told = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or(f64::NAN)
}

/// What the kernel says of the memory held.
fn memory() -> String {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    told.lines().find(|l| l.starts_with("VmRSS")).unwrap_or("memory not told").replace('\t', " ")
}
