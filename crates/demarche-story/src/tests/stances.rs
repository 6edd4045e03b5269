//! Positions: when two tellings are one, and what answers what.

use super::{demand, of};
use crate::Difference;
use crate::testing::TestPage;
use demarche_record::{PositionKind, PositionStatus};

#[test]
fn a_stance_told_twice_is_one_with_its_history() {
    let a = demand("a", "2031-03-03", "to withdraw its troops from the valley", PositionStatus::Issued);
    let b =
        demand("b", "2031-03-09", "to withdraw all its troops from that valley", PositionStatus::Rejected);
    let brief = of(&[b, a]);
    assert_eq!(brief.stances.len(), 1);
    assert_eq!(brief.stances[0].status, PositionStatus::Rejected);
    let history: Vec<_> = brief.stances[0].tellings.iter().map(|t| t.status).collect();
    assert_eq!(history, [PositionStatus::Issued, PositionStatus::Rejected]);
}

#[test]
fn stances_with_other_contents_or_a_negation_stay_apart() {
    let a = demand("a", "2031-03-03", "to withdraw its troops from the valley", PositionStatus::Issued);
    let b = demand("b", "2031-03-03", "not to withdraw its troops from the valley", PositionStatus::Issued);
    let c = demand("c", "2031-03-03", "to pay for the bridge", PositionStatus::Issued);
    assert_eq!(of(&[a, b, c]).stances.len(), 3);
}

#[test]
fn threats_with_other_conditions_stay_apart() {
    let threat = |source: &str, condition: &str| {
        let text = format!("Ruritania would close the strait {condition}.");
        TestPage::new(source, "", &text)
            .position(PositionKind::Threat, "close the strait", &["RUR"], &["FRE"])
            .stands(condition, "", PositionStatus::Issued)
    };
    let ships = threat("a", "if Freedonia sends warships");
    let same = threat("b", "should Freedonia send warships");
    let other = threat("c", "unless the tariffs are lifted");
    assert_eq!(of(&[ships.clone(), same]).stances.len(), 1);
    assert_eq!(of(&[ships, other]).stances.len(), 2);
}

#[test]
fn a_denial_answers_the_accusation_against_its_holder() {
    let a = TestPage::new("a", "2031-03-03", "Ruritania accused Freedonia of shelling the village of Osk.")
        .position(PositionKind::Accusation, "shelling the village of Osk", &["RUR"], &["FRE"]);
    let b = TestPage::new("b", "2031-03-04", "Freedonia denied that it had shelled the village of Osk.")
        .position(PositionKind::Denial, "it had shelled the village of Osk", &["FRE"], &[]);
    let third = TestPage::new("c", "2031-03-04", "Sylvania denied that it had shelled the village of Osk.")
        .position(PositionKind::Denial, "it had shelled the village of Osk", &["SYL"], &[]);
    let brief = of(&[a, b, third]);
    let accusation = brief.stances.iter().position(|s| s.kind == PositionKind::Accusation).unwrap();
    assert_eq!(brief.stances[accusation].answered_by.len(), 1);
    let denial = brief.stances[accusation].answered_by[0];
    assert_eq!(brief.stances[denial].holders[0].key, "FRE");
    assert_eq!(brief.differences, [Difference::Accusation { accusation, denial }]);
}

#[test]
fn a_pronoun_is_nobody() {
    let page =
        TestPage::new("a", "", "It wants peace.").position(PositionKind::Demand, "peace", &["=It"], &[]);
    assert_eq!(of(&[page]).stances[0].holders, []);
}

#[test]
fn a_denial_without_words_of_its_own_answers_the_only_accusation_before_it() {
    let text = "Ruritania accused Freedonia of arming rebels. Freedonia denied the accusations.";
    let one = TestPage::new("a", "", text)
        .position(PositionKind::Accusation, "arming rebels", &["RUR"], &["FRE"])
        .position(PositionKind::Denial, "the accusations", &["FRE"], &[]);
    assert_eq!(of(&[one]).differences.len(), 1);
    let text =
        "Ruritania accused Freedonia of arming rebels. Sylvania accused it of theft. Freedonia denied it.";
    let two = TestPage::new("a", "", text)
        .position(PositionKind::Accusation, "arming rebels", &["RUR"], &["FRE"])
        .position(PositionKind::Accusation, "theft", &["SYL"], &["FRE"])
        .position(PositionKind::Denial, "it.", &["FRE"], &[]);
    assert_eq!(of(&[two]).differences, [], "nobody can tell which one is denied");
}
