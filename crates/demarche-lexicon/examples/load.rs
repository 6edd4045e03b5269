//! How long the lexicon takes to load: the least of several readings, in milliseconds.
//!
//! cargo run --release -p demarche-lexicon --example load

#![allow(missing_docs, clippy::disallowed_methods, clippy::disallowed_types)]

use demarche_lexicon::Lexicon;

fn main() {
    let times = (0..30).map(|_| {
        let begin = std::time::Instant::now();
        let lexicon = Lexicon::extended(&[]);
        let time = begin.elapsed().as_secs_f64() * 1000.0;
        (time, lexicon.map(|l| l.names().count()).unwrap_or(0))
    });
    let (mut best, mut names) = (f64::MAX, 0);
    for (time, count) in times {
        best = best.min(time);
        names = count;
    }
    println!("{best:.1} ms, {names} ids");
}
