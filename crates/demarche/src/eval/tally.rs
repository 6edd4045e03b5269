//! Outcomes counted by type.

use std::collections::BTreeMap;

/// One act of the gold, one event that was told, or both where they belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The type in the gold; none where something was told that is not in it.
    pub gold: Option<String>,
    /// The type that was told; none where it was missed.
    pub told: Option<String>,
    /// Whether the participants (and whatever else the gold says) agree, too.
    pub full: bool,
    /// Whether the gold names both sides, and whether what was told does: the dyads that coders with a dictionary tell.
    pub dyads: (bool, bool),
    /// What stands on both sides.
    pub words: String,
    /// The name of the text.
    pub id: String,
    /// The text.
    pub text: String,
}

impl Outcome {
    /// An outcome of a text that is still to be named.
    pub fn new(gold: Option<&str>, told: Option<&str>, full: bool, words: String) -> Outcome {
        let own = |s: Option<&str>| s.map(str::to_owned);
        Outcome { gold: own(gold), told: own(told), full, words, ..Outcome::default() }
    }

    /// Whether the type is right.
    pub fn right(&self) -> bool {
        self.gold.is_some() && self.gold == self.told
    }
}

/// How much was asked, told, and right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the gold.
    pub gold: usize,
    /// Told.
    pub told: usize,
    /// Both.
    pub right: usize,
}

impl Tally {
    /// Of all outcomes: the types, or everything where `full`.
    pub fn of<'o>(outcomes: impl IntoIterator<Item = &'o Outcome>, full: bool) -> Tally {
        let mut tally = Tally::default();
        for o in outcomes {
            tally.gold += usize::from(o.gold.is_some());
            tally.told += usize::from(o.told.is_some());
            tally.right += usize::from(o.right() && (o.full || !full));
        }
        tally
    }

    /// Of what names both sides in the gold, and of what is told with both: type and participants.
    pub fn of_dyads<'o>(outcomes: impl IntoIterator<Item = &'o Outcome>) -> Tally {
        let mut tally = Tally::default();
        for o in outcomes {
            let (gold, told) = (o.gold.is_some() && o.dyads.0, o.told.is_some() && o.dyads.1);
            tally.gold += usize::from(gold);
            tally.told += usize::from(told);
            tally.right += usize::from(gold && told && o.right() && o.full);
        }
        tally
    }

    /// By type.
    pub fn by_type(outcomes: &[Outcome]) -> BTreeMap<&str, Tally> {
        let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
        for o in outcomes {
            if let Some(gold) = &o.gold {
                tallies.entry(gold).or_default().gold += 1;
            }
            if let Some(told) = &o.told {
                let tally = tallies.entry(told).or_default();
                tally.told += 1;
                tally.right += usize::from(o.right());
            }
        }
        tallies
    }

    /// Of what was told, how much is right.
    pub fn precision(self) -> f64 {
        share(self.right, self.told)
    }

    /// Of what is in the gold, how much was told.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// Their harmonic mean.
    pub fn f1(self) -> f64 {
        share(2 * self.right, self.gold + self.told)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_type_and_over_all() {
        let outcomes = [
            Outcome::new(Some("AID"), Some("AID"), true, String::new()),
            Outcome::new(Some("AID"), Some("AGREE"), false, String::new()),
            Outcome::new(None, Some("AID"), false, String::new()),
            Outcome::new(Some("AGREE"), None, false, String::new()),
        ];
        let all = Tally::of(&outcomes, false);
        assert_eq!(all, Tally { gold: 3, told: 3, right: 1 });
        assert!((all.f1() - 1.0 / 3.0).abs() < 1e-9);
        assert_eq!(Tally::by_type(&outcomes)["AID"], Tally { gold: 2, told: 2, right: 1 });
        assert_eq!(Tally::by_type(&outcomes)["AGREE"], Tally { gold: 1, told: 1, right: 0 });
    }

    #[test]
    fn a_dyad_has_two_sides() {
        let outcome =
            |full, dyads| Outcome { dyads, ..Outcome::new(Some("AID"), Some("AID"), full, String::new()) };
        let outcomes =
            [outcome(true, (true, true)), outcome(false, (true, false)), outcome(true, (false, false))];
        assert_eq!(Tally::of_dyads(&outcomes), Tally { gold: 2, told: 1, right: 1 });
    }
}
