//! The learnt table of weights (`data/whom.tsv`).

use demarche_record::EventType;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Which of the two questions is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Who would it be?
    Who,
    /// Is it likely enough to say so?
    Whether,
}

const TABLE: &str = include_str!("../../../../data/whom.tsv");

/// For each question and trait the weight for every type of event, and those for single types, in hundredths.
type Weights = BTreeMap<(Step, &'static str), Vec<(Option<EventType>, i32)>>;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights = Weights::new();
    for (step, name, kind, weight) in TABLE.lines().filter_map(line) {
        weights.entry((step, name)).or_default().push((kind, weight));
    }
    weights
});

/// A line: `who|whether`, trait, type of event or `-`, weight.
fn line(line: &'static str) -> Option<(Step, &'static str, Option<EventType>, i32)> {
    let mut cells = line.split('\t');
    let step = match cells.next()? {
        "who" => Step::Who,
        "whether" => Step::Whether,
        _ => return None,
    };
    let name = cells.next()?;
    let kind = match cells.next()? {
        "-" => None,
        kind => Some(EventType::parse(kind)?),
    };
    Some((step, name, kind, cells.next()?.parse().ok()?))
}

/// The weight of all these traits together for an event of a type.
pub(super) fn weigh<'t>(step: Step, kind: EventType, traits: impl Iterator<Item = &'t str>) -> i32 {
    let weights: &BTreeMap<(Step, &'t str), _> = &WEIGHTS;
    traits.fold(0i32, |sum, name| {
        let rows: &[(Option<EventType>, i32)] = weights.get(&(step, name)).map_or(&[], Vec::as_slice);
        let own = rows.iter().filter(|(of, _)| of.is_none_or(|of| of == kind));
        own.fold(sum, |sum, (_, weight)| sum.saturating_add(*weight))
    })
}

#[cfg(test)]
mod tests {
    use super::{TABLE, line};

    #[test]
    fn every_line_is_read() {
        for (at, text) in TABLE.lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
            assert!(line(text).is_some(), "whom.tsv:{}: expected STEP<tab>TRAIT<tab>TYPE<tab>WEIGHT", at + 1);
        }
    }
}
