//! Figures, statements, parties, and the brief as a whole.

use super::{demand, of, round, shelled, since};
use crate::testing::TestPage;
use crate::{Brief, Difference};
use demarche_record::{Bound, Form, Phase, PositionStatus};

fn count(source: &str, number: &str, value: f64, bound: Bound, by: &[&str]) -> TestPage {
    let text = format!("There are {number} troops massed along the Salt Valley border.");
    TestPage::new(source, "2031-03-03", &text).figure(
        &format!("{number} troops"),
        value,
        bound,
        "troops",
        "FRE",
        by,
    )
}

#[test]
fn numbers_that_exclude_each_other_are_a_difference() {
    let a = count("a", "40,000", 40_000.0, Bound::Exact, &["RUR"]);
    let b = count("b", "12,000", 12_000.0, Bound::Exact, &["FRE"]);
    let brief = of(&[a, b]);
    assert_eq!(brief.figures.len(), 1);
    assert_eq!(brief.differences, [Difference::Numbers { group: 0, claims: (0, 1) }]);
}

#[test]
fn numbers_that_allow_each_other_are_none() {
    let a = count("a", "up to 40,000", 40_000.0, Bound::AtMost, &["RUR"]);
    let b = count("b", "12,000", 12_000.0, Bound::Exact, &["FRE"]);
    assert_eq!(of(&[a, b]).differences, []);
}

#[test]
fn since_keeps_what_is_dated_or_else_published_then() {
    let old = shelled("a", "2031-03-12", "Ruritanian guns shelled Osk on Sunday.", "2031-03-02");
    let new = shelled("b", "2031-03-12", "Ruritanian ships shelled the port on Sunday.", "2031-03-09");
    let undated_new = shelled("c", "2031-03-12", "Ruritanian aircraft bombed a bridge.", "");
    let undated_old = shelled("d", "2031-03-03", "Ruritanian rockets hit a mill.", "");
    let unknown = shelled("e", "", "Ruritanian tanks crossed a river.", "");
    let brief = since(&[old, new, undated_new, undated_old, unknown], "2031-03-05");
    assert_eq!(brief.timeline.len(), 2);
    assert_eq!(brief.pages.iter().map(|p| p.left_out).sum::<usize>(), 3);
}

#[test]
fn quotations_given_on_several_pages_come_before_others() {
    let said = |source: &str, words: &[&str]| {
        let text = words.join(" said Ada Ruiz. ") + " said Ada Ruiz.";
        let page = TestPage::new(source, "2031-03-03", &text);
        words.iter().fold(page, |page, w| page.quote("RUR/Ada Ruiz=Ada Ruiz", &[w], Form::Direct))
    };
    let shared = "“The strait stays open to every ship,”";
    let longer = [
        "“A long sentence about the harvest and the weather in the valley this year,”",
        "“Another long sentence about schools and roads and the price of bread,”",
        "“A third long sentence about the railway and its many broken bridges,”",
        shared,
    ];
    let brief = of(&[said("a", &longer), said("b", &[shared])]);
    assert_eq!(brief.quotes.len(), 3);
    assert!(brief.quotes.iter().any(|q| q.tellings.len() == 2));
}

#[test]
fn a_name_that_is_not_on_the_page_is_not_shown() {
    let page = TestPage::new("a", "", "“We agree,” the envoy said.").quote(
        "RUR/Ada Ruiz=the envoy",
        &["“We agree,”"],
        Form::Direct,
    );
    let brief = of(&[page]);
    assert_eq!(brief.quotes[0].speaker.persons, []);
    assert_eq!(brief.parties[0].persons, []);
}

#[test]
fn a_surname_and_the_one_full_name_are_one_person() {
    let said = |source: &str, name: &str| {
        let page = TestPage::new(source, "", &format!("“We agree,” {name} said."));
        page.quote(&format!("RUR/{name}={name}"), &["“We agree,”"], Form::Direct)
    };
    let one = of(&[said("a", "Ada Ruiz"), said("b", "Ruiz")]);
    assert_eq!(
        one.parties[0].persons.iter().map(|p| (p.name.as_str(), p.count)).collect::<Vec<_>>(),
        [("Ada Ruiz", 2)]
    );
    let two = of(&[said("a", "Ada Ruiz"), said("b", "Ruiz"), said("c", "Ivo Ruiz")]);
    assert_eq!(two.parties[0].persons.len(), 3, "nobody can tell which Ruiz is meant");
}

#[test]
fn the_order_of_the_pages_and_doublets_do_not_matter() {
    let a = shelled("a", "2031-03-03", "Ruritanian guns shelled Osk on Sunday.", "2031-03-02");
    let b =
        demand("b", "2031-03-09", "to withdraw all its troops from that valley", PositionStatus::Rejected);
    let c = round("c", "", "Harborstown", "2031-03-07", Phase::Concluded);
    let no_input = |mut brief: Brief| {
        brief.pages.iter_mut().for_each(|page| page.input = 0);
        brief
    };
    let straight = no_input(of(&[a.clone(), b.clone(), c.clone()]));
    let turned = no_input(of(&[c.clone(), b.clone(), a.clone(), b, c]));
    assert_eq!(straight, turned);
}

#[test]
fn thousands_of_pages_are_no_trouble() {
    let pages: Vec<TestPage> = (0..2000)
        .map(|n| {
            let day = format!("2031-03-{:02}", n % 28 + 1);
            shelled(&format!("page {n}"), &day, "Ruritanian guns shelled the village of Osk.", "")
        })
        .collect();
    let brief = of(&pages);
    let told: usize = brief.timeline.iter().map(|h| h.tellings.len()).sum();
    assert_eq!(told, 2000);
}
