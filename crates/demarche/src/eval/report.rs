//! What the human reads: scores, scores by type, confusions, errors.

use super::tally::{Outcome, Tally};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How much is printed.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many errors.
    pub errors: usize,
}

/// The scores of a gold set.
pub fn report(name: &str, texts: usize, outcomes: &[Outcome], options: Options) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{name}: {texts} texts\n");
    let _ = writeln!(out, "{:<22} {:>5} {:>5} {:>5}      P      R     F1", "", "gold", "told", "right");
    row(&mut out, "type", Tally::of(outcomes, false));
    row(&mut out, "type and participants", Tally::of(outcomes, true));
    let dyads = Tally::of_dyads(outcomes);
    if dyads.gold > 0 {
        row(&mut out, "with both sides", dyads);
    }
    out.push('\n');
    let types = Tally::by_type(outcomes);
    for (kind, tally) in &types {
        row(&mut out, kind, *tally);
    }
    let asked: Vec<Tally> = types.values().copied().filter(|t| t.gold > 0).collect();
    let macro_f1 = asked.iter().map(|t| t.f1()).sum::<f64>() / asked.len().max(1) as f64;
    let _ = writeln!(
        out,
        "\nmacro F1 of types {macro_f1:.3}, accuracy {:.3}",
        Tally::of(outcomes, false).recall()
    );
    confusions(&mut out, outcomes);
    errors(&mut out, outcomes, options.errors);
    out
}

fn row(out: &mut String, name: &str, t: Tally) {
    let _ = writeln!(
        out,
        "{name:<22} {:>5} {:>5} {:>5}  {:.3}  {:.3}  {:.3}",
        t.gold,
        t.told,
        t.right,
        t.precision(),
        t.recall(),
        t.f1()
    );
}

/// Which type was told for which, the most frequent first.
fn confusions(out: &mut String, outcomes: &[Outcome]) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for o in outcomes.iter().filter(|o| o.gold != o.told) {
        let (gold, told) = (o.gold.as_deref().unwrap_or("-"), o.told.as_deref().unwrap_or("-"));
        *counts.entry((gold, told)).or_default() += 1;
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
    if !sorted.is_empty() {
        let _ = writeln!(out, "\n{:<12} {:<12} {:>5}", "gold", "told", "times");
    }
    for ((gold, told), count) in sorted {
        let _ = writeln!(out, "{gold:<12} {told:<12} {count:>5}");
    }
}

/// The worst first: conflict told for cooperation or the other way round, then what was missed or made up, then a
/// word for an act, then a neighbouring type, then wrong participants.
fn errors(out: &mut String, outcomes: &[Outcome], most: usize) {
    let mut wrong: Vec<(u8, &Outcome)> =
        outcomes.iter().map(|o| (badness(o), o)).filter(|(bad, _)| *bad > 0).collect();
    wrong.sort_by_key(|(bad, _)| std::cmp::Reverse(*bad));
    if most > 0 && !wrong.is_empty() {
        let _ = writeln!(out, "\nerrors, the worst first ({} of {})", most.min(wrong.len()), wrong.len());
    }
    for (_, o) in wrong.into_iter().take(most) {
        let _ = writeln!(
            out,
            "\n{}  gold {}  told {}",
            o.id,
            o.gold.as_deref().unwrap_or("-"),
            o.told.as_deref().unwrap_or("-")
        );
        let short: String = o.text.chars().take(400).collect();
        let _ = writeln!(out, "  {}\n  {}", short.replace('\n', " "), o.words);
    }
}

fn badness(o: &Outcome) -> u8 {
    match (o.gold.as_deref().map(quad), o.told.as_deref().map(quad)) {
        (None, None) => 0,
        (None, _) | (_, None) => 4,
        _ if o.right() => u8::from(!o.full),
        (Some(a), Some(b)) if (a > 2) != (b > 2) => 5,
        (Some(a), Some(b)) if a != b => 3,
        _ => 2,
    }
}

/// PLOVER's quad class of a type, or the class itself.
fn quad(kind: &str) -> u8 {
    if let Some(class) = kind.strip_prefix("quad ") {
        return class.parse().unwrap_or(0);
    }
    match kind {
        "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" => 1,
        "COOPERATE" | "AID" | "RETREAT" | "YIELD" => 2,
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => 3,
        _ => 4,
    }
}
