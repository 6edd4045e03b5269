//! Rounds of talks: when two tellings are one.

use super::{of, round};
use crate::testing::TestPage;
use demarche_record::Phase;

#[test]
fn a_round_told_before_and_after_is_one() {
    let before = round("a", "2031-03-05", "Harborstown", "2031-03-07", Phase::Scheduled);
    let after = round("b", "2031-03-08", "Harborstown", "2031-03-07", Phase::Concluded);
    let brief = of(&[after, before]);
    assert_eq!(brief.rounds.len(), 1);
    assert_eq!(brief.rounds[0].phase, Phase::Concluded);
}

#[test]
fn rounds_in_other_places_or_on_other_days_stay_apart() {
    let a = round("a", "2031-03-05", "Harborstown", "2031-03-07", Phase::Concluded);
    let place = round("b", "2031-03-05", "Millbridge", "2031-03-07", Phase::Concluded);
    let day = round("c", "2031-03-12", "Harborstown", "2031-03-14", Phase::Concluded);
    assert_eq!(of(&[a, place, day]).rounds.len(), 3);
}

#[test]
fn a_vague_telling_joins_the_only_round_it_can_mean() {
    let a = round("a", "2031-03-05", "Harborstown", "2031-03-07", Phase::Scheduled);
    let vague = round("v", "2031-03-09", "", "", Phase::Concluded);
    let other = round("b", "2031-03-05", "Millbridge", "2031-03-10", Phase::Scheduled);
    let late = round("l", "2031-09-09", "", "", Phase::Concluded);
    assert_eq!(of(&[a.clone(), vague.clone()]).rounds.len(), 1);
    assert_eq!(of(&[a.clone(), other, vague]).rounds.len(), 3, "two could be meant: none is taken");
    assert_eq!(of(&[a, late]).rounds.len(), 2);
}

#[test]
fn a_round_that_names_another_one_follows_it() {
    let text =
        "Ruritania and Freedonia met in Harborstown. The talks in Millbridge follow the Harborstown meeting.";
    let page = TestPage::new("a", "", text)
        .talks("Ruritania and Freedonia met in Harborstown", &["RUR", "FRE"], Phase::Concluded)
        .place_at("Harborstown")
        .talks("The talks in Millbridge", &["RUR", "FRE"], Phase::Ongoing)
        .place_at("Millbridge")
        .ended("", "met in Harborstown");
    let brief = of(&[page]);
    assert_eq!(brief.rounds.iter().map(|r| r.follows).collect::<Vec<_>>(), [None, Some(0)]);
}
