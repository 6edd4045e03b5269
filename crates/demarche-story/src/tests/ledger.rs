//! The ledger: a stance with its history, and where it stands on a day.

use super::{demand, of};
use crate::testing::TestPage;
use crate::{Entry, ledger};
use demarche_record::PositionKind::{Accusation, Denial, Refusal};
use demarche_record::PositionStatus::{self, *};

const ASK: &str = "to withdraw its troops from the valley";

fn asks(source: &str, day: &str) -> TestPage {
    demand(source, day, ASK, Issued)
}

fn refuses(source: &str, day: &str) -> TestPage {
    let text = "Freedonia refuses to withdraw its troops from the valley.";
    TestPage::new(source, day, text).position(Refusal, ASK, &["FRE"], &[])
}

fn statuses(entry: &Entry) -> Vec<PositionStatus> {
    entry.history.iter().map(|step| step.status).collect()
}

fn first(pages: &[TestPage]) -> Entry {
    let brief = of(pages);
    let entries = ledger(&brief);
    let found = entries.into_iter().find(|e| brief.stances[e.stance].holders.iter().any(|h| h.key == "RUR"));
    found.unwrap()
}

fn on(entry: &Entry, day: &str) -> Option<PositionStatus> {
    entry.standing(day.parse().ok()).map(|standing| standing.status)
}

#[test]
fn a_demand_told_again_later_is_repeated_and_the_same_day_is_one_step() {
    let entry = first(&[asks("a", "2031-03-03"), asks("b", "2031-03-03"), asks("c", "2031-03-09")]);
    assert_eq!(statuses(&entry), [Issued, Repeated]);
    assert_eq!(entry.history[0].reports.len(), 2);
    assert_eq!(on(&entry, "2031-03-05"), Some(Issued));
    assert_eq!(on(&entry, "2031-03-10"), Some(Repeated));
    assert_eq!(on(&entry, "2031-03-01"), None, "not yet taken");
}

#[test]
fn a_refusal_rejects_the_demand_and_repeating_it_does_not_reopen_it() {
    let entry = first(&[asks("a", "2031-03-03"), refuses("b", "2031-03-05"), asks("c", "2031-03-09")]);
    assert_eq!(statuses(&entry), [Issued, Rejected, Repeated]);
    assert_eq!(entry.history[1].by[0].key, "FRE");
    assert!(entry.history[1].answer.is_some());
    assert_eq!(on(&entry, "2031-03-04"), Some(Issued));
    assert_eq!(on(&entry, "2031-03-20"), Some(Rejected));
    assert_eq!(entry.standing(None).unwrap().since, "2031-03-05".parse().ok());
}

#[test]
fn a_condition_that_comes_later_clarifies() {
    let threat = |source: &str, day: &str, condition: &str| {
        let text = format!("Ruritania would close the strait {condition}.");
        TestPage::new(source, day, &text)
            .position(demarche_record::PositionKind::Threat, "close the strait", &["RUR"], &["FRE"])
            .stands(condition, "", Issued)
    };
    let entry =
        first(&[threat("a", "2031-03-03", ""), threat("b", "2031-03-05", "if Freedonia sends warships")]);
    assert_eq!(statuses(&entry), [Issued, Clarified]);
}

#[test]
fn a_denial_rejects_the_accusation() {
    let a = TestPage::new("a", "2031-03-03", "Ruritania accused Freedonia of shelling the village of Osk.")
        .position(Accusation, "shelling the village of Osk", &["RUR"], &["FRE"]);
    let b = TestPage::new("b", "2031-03-04", "Freedonia denied that it had shelled the village of Osk.")
        .position(Denial, "it had shelled the village of Osk", &["FRE"], &[])
        .via(&["SYL"]);
    let entry = first(&[a, b]);
    assert_eq!(statuses(&entry), [Issued, Rejected]);
    assert_eq!(entry.history[1].reports[0].reporters[0].key, "SYL");
}

#[test]
fn reporters_may_disagree() {
    let told = |source: &str, status| demand(source, "2031-03-05", ASK, status);
    let entry = first(&[asks("a", "2031-03-03"), told("b", Accepted), told("c", Rejected)]);
    let standing = entry.standing(None).unwrap();
    let mut both = vec![standing.status];
    both.extend(standing.disputed);
    both.sort_unstable();
    assert_eq!(both, [Accepted, Rejected]);
}

#[test]
fn a_page_without_a_day_comes_last_and_counts_on_every_day() {
    let entry = first(&[asks("a", ""), asks("b", "2031-03-03")]);
    assert_eq!(entry.history.last().unwrap().day, None);
    assert_eq!(on(&entry, "2031-03-01"), Some(entry.history.last().unwrap().status));
}

/// Every order of the pages gives the same ledger, and what is known on a day does not change with what comes later.
#[test]
fn the_order_of_the_pages_is_irrelevant() {
    let pages = [
        asks("a", "2031-03-03"),
        refuses("b", "2031-03-05"),
        asks("c", "2031-03-09"),
        demand("d", "2031-03-12", ASK, Withdrawn),
        asks("e", ""),
        demand("f", "2031-03-05", "to pay for the bridge", Accepted),
    ];
    let straight = ledger(&of(&pages));
    let mut turned = pages.to_vec();
    let mut seed = 7_u64;
    for _ in 0..60 {
        for at in (1..turned.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            turned.swap(at, (seed >> 33) as usize % (at + 1));
        }
        assert_eq!(ledger(&of(&turned)), straight);
    }
    for day in ["2031-03-03", "2031-03-05", "2031-03-09"] {
        let until: Vec<TestPage> = pages
            .iter()
            .filter(|p| p.document.published.is_some_and(|d| d <= day.parse().unwrap()))
            .cloned()
            .collect();
        let then: Vec<_> = ledger(&of(&until)).iter().map(|e| e.standing(None)).collect();
        let dated: Vec<TestPage> = pages.iter().filter(|p| p.document.published.is_some()).cloned().collect();
        let now: Vec<_> = ledger(&of(&dated))
            .iter()
            .map(|e| e.standing(day.parse().ok()))
            .filter(Option::is_some)
            .collect();
        assert_eq!(then, now, "{day}");
    }
}

#[test]
fn a_threat_that_a_later_page_tells_as_done_is_carried_out() {
    let text = "Ruritania would close the northern ferry.";
    let threat = TestPage::new("a", "2031-03-03", text).position(
        crate::tests::PositionKind::Threat,
        "close the northern ferry",
        &["RUR"],
        &["FRE"],
    );
    let done = |day: &str, text: &str| {
        TestPage::new("b", day, text).event(
            crate::tests::EventType::Coerce,
            text.trim_end_matches('.'),
            &["RUR"],
            &["FRE"],
        )
    };
    let closed = "Ruritania closed the northern ferry.";
    let entry = first(&[threat.clone(), done("2031-03-10", closed)]);
    assert_eq!(statuses(&entry), [Issued, CarriedOut]);
    assert_eq!(on(&entry, "2031-03-05"), Some(Issued));
    assert_eq!(on(&entry, "2031-03-12"), Some(CarriedOut));
    let before = first(&[threat.clone(), done("2031-03-01", closed)]);
    assert_eq!(statuses(&before), [Issued], "what was done before was no threat carried out");
    let other = first(&[threat, done("2031-03-10", "Ruritania closed the southern airport.")]);
    assert_eq!(statuses(&other), [Issued]);
}

#[test]
fn a_denial_in_a_negated_clause_is_the_same_denial() {
    let denies = |source: &str, day: &str, words: &str| {
        let text = format!("Ruritania denies it: {words}.");
        TestPage::new(source, day, &text).position(Denial, words, &["RUR"], &[])
    };
    let entry = first(&[
        denies("a", "2031-03-03", "its soldiers had crossed the line"),
        denies("b", "2031-03-06", "no soldier had crossed the line"),
    ]);
    assert_eq!(statuses(&entry), [Issued, Repeated]);
}
