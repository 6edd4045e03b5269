//! What is merged and what is not, over made-up pages.

use crate::testing::TestPage;
use crate::{Brief, Difference, PageRecords, brief};
use demarche_record::{Bound, EventType, Form, Phase, PositionKind, PositionStatus, Role, Status};

fn of(pages: &[TestPage]) -> Brief {
    since(pages, "")
}

fn since(pages: &[TestPage], day: &str) -> Brief {
    let pages: Vec<PageRecords> = pages
        .iter()
        .map(|page| PageRecords {
            document: &page.document,
            records: &page.records,
        })
        .collect();
    brief(&pages, day.parse().ok())
}

fn shelled(source: &str, published: &str, text: &str, day: &str) -> TestPage {
    let page = TestPage::new(source, published, text);
    let words = text.trim_end_matches('.');
    let page = page.event(EventType::Assault, words, &["RUR"], &["FRE"]);
    if day.is_empty() {
        page
    } else {
        page.on(day, "Sunday")
    }
}

#[test]
fn the_same_event_on_two_pages_is_one_with_both_citations() {
    let a = shelled(
        "a",
        "2031-03-03",
        "Ruritanian guns shelled Osk on Sunday.",
        "2031-03-02",
    );
    let b = shelled(
        "b",
        "2031-03-04",
        "On Sunday the village of Osk came under shelling.",
        "2031-03-02",
    );
    let brief = of(&[a, b]);
    assert_eq!(brief.timeline.len(), 1);
    assert_eq!(brief.timeline[0].tellings.len(), 2);
}

#[test]
fn another_day_is_another_event() {
    let a = shelled(
        "a",
        "2031-03-03",
        "Ruritanian guns shelled Osk on Sunday.",
        "2031-03-02",
    );
    let b = shelled(
        "b",
        "2031-03-10",
        "Ruritanian guns shelled Osk on Sunday.",
        "2031-03-09",
    );
    assert_eq!(of(&[a, b]).timeline.len(), 2);
}

#[test]
fn undated_events_need_like_words_and_pages_that_are_near() {
    let told = |source, day, text| shelled(source, day, text, "");
    let a = told("a", "2031-03-03", "Ruritanian guns shelled the village of Osk.");
    let alike = told("b", "2031-03-04", "Ruritanian guns have shelled Osk, a village.");
    let other = told("c", "2031-03-04", "Ruritanian aircraft bombed a bridge.");
    let later = told("d", "2031-06-01", "Ruritanian guns shelled the village of Osk.");
    assert_eq!(of(&[a.clone(), alike]).timeline.len(), 1);
    assert_eq!(of(&[a.clone(), other]).timeline.len(), 2);
    assert_eq!(of(&[a, later]).timeline.len(), 2);
}

#[test]
fn what_is_feared_or_denied_stands_in_no_timeline() {
    let told = |status| shelled("a", "", "Ruritanian guns shelled Osk.", "").status(status);
    assert_eq!(of(&[told(Status::Hypothetical)]).timeline, []);
    assert_eq!(of(&[told(Status::Negated)]).timeline, []);
    assert_eq!(of(&[told(Status::Planned)]).timeline.len(), 1);
}

#[test]
fn dated_events_come_first_and_by_day() {
    let a = shelled(
        "a",
        "2031-03-12",
        "Ruritanian guns shelled Osk on Sunday.",
        "2031-03-09",
    );
    let b = shelled(
        "b",
        "2031-03-12",
        "Ruritanian ships shelled the port on Sunday.",
        "2031-03-02",
    );
    let c = shelled("c", "2031-03-01", "Ruritanian aircraft bombed a bridge.", "");
    let days: Vec<_> = of(&[a, b, c])
        .timeline
        .iter()
        .map(|h| h.days.and_then(|d| d.first()))
        .collect();
    assert_eq!(
        days.iter().map(|d| d.is_some()).collect::<Vec<_>>(),
        [true, true, false]
    );
    assert!(days[0] < days[1]);
}

#[test]
fn a_fact_here_and_a_denial_there_are_a_difference() {
    let a = shelled(
        "a",
        "2031-03-03",
        "Ruritanian guns shelled the village of Osk.",
        "",
    );
    let b = shelled(
        "b",
        "2031-03-04",
        "Ruritania never shelled the village of Osk.",
        "",
    )
    .status(Status::Negated);
    let brief = of(&[a, b]);
    assert!(
        matches!(brief.differences.as_slice(), [Difference::Denied { .. }]),
        "{:?}",
        brief.differences
    );
}

#[test]
fn headlines_of_other_articles_never_mix_with_the_article() {
    let text = "Ruritania and Freedonia met.\nGuns shelled Osk on Sunday";
    let page = TestPage::new("a", "2031-03-03", text)
        .part(Role::Headline, "Guns shelled Osk on Sunday")
        .event(
            EventType::Assault,
            "Guns shelled Osk on Sunday",
            &["RUR"],
            &["FRE"],
        )
        .on("2031-03-02", "on Sunday")
        .position(PositionKind::Demand, "Guns", &["RUR"], &["FRE"]);
    let brief = of(&[page]);
    assert_eq!(
        (brief.timeline.len(), brief.stances.len(), brief.headlines.len()),
        (0, 0, 1)
    );
    assert_eq!(brief.headlines[0].days, None);
    assert_eq!(brief.pages[0].records, 0);
}

fn demand(source: &str, published: &str, content: &str, status: PositionStatus) -> TestPage {
    let text = format!("Ruritania wants Freedonia {content}.");
    TestPage::new(source, published, &text)
        .position(PositionKind::Demand, content, &["RUR"], &["FRE"])
        .stands("", "", status)
}

#[test]
fn a_stance_told_twice_is_one_with_its_history() {
    let a = demand(
        "a",
        "2031-03-03",
        "to withdraw its troops from the valley",
        PositionStatus::Issued,
    );
    let b = demand(
        "b",
        "2031-03-09",
        "to withdraw all its troops from that valley",
        PositionStatus::Rejected,
    );
    let brief = of(&[b, a]);
    assert_eq!(brief.stances.len(), 1);
    assert_eq!(brief.stances[0].status, PositionStatus::Rejected);
    let history: Vec<_> = brief.stances[0].tellings.iter().map(|t| t.status).collect();
    assert_eq!(history, [PositionStatus::Issued, PositionStatus::Rejected]);
}

#[test]
fn stances_with_other_contents_or_a_negation_stay_apart() {
    let a = demand(
        "a",
        "2031-03-03",
        "to withdraw its troops from the valley",
        PositionStatus::Issued,
    );
    let b = demand(
        "b",
        "2031-03-03",
        "not to withdraw its troops from the valley",
        PositionStatus::Issued,
    );
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
    let a = TestPage::new(
        "a",
        "2031-03-03",
        "Ruritania accused Freedonia of shelling the village of Osk.",
    )
    .position(
        PositionKind::Accusation,
        "shelling the village of Osk",
        &["RUR"],
        &["FRE"],
    );
    let b = TestPage::new(
        "b",
        "2031-03-04",
        "Freedonia denied that it had shelled the village of Osk.",
    )
    .position(
        PositionKind::Denial,
        "it had shelled the village of Osk",
        &["FRE"],
        &[],
    );
    let third = TestPage::new(
        "c",
        "2031-03-04",
        "Sylvania denied that it had shelled the village of Osk.",
    )
    .position(
        PositionKind::Denial,
        "it had shelled the village of Osk",
        &["SYL"],
        &[],
    );
    let brief = of(&[a, b, third]);
    let accusation = brief
        .stances
        .iter()
        .position(|s| s.kind == PositionKind::Accusation)
        .unwrap();
    assert_eq!(brief.stances[accusation].answered_by.len(), 1);
    let denial = brief.stances[accusation].answered_by[0];
    assert_eq!(brief.stances[denial].holders[0].key, "FRE");
    assert_eq!(brief.differences, [Difference::Accusation { accusation, denial }]);
}

fn round(source: &str, published: &str, venue: &str, day: &str, phase: Phase) -> TestPage {
    let text = format!("Ruritania and Freedonia hold talks in {venue} on Friday.");
    let page = TestPage::new(source, published, &text).talks(
        "Ruritania and Freedonia hold talks",
        &["RUR", "FRE"],
        phase,
    );
    let page = if venue.is_empty() {
        page
    } else {
        page.place_at(venue)
    };
    if day.is_empty() {
        page
    } else {
        page.on(day, "on Friday")
    }
}

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
    assert_eq!(
        of(&[a.clone(), other, vague]).rounds.len(),
        3,
        "two could be meant: none is taken"
    );
    assert_eq!(of(&[a, late]).rounds.len(), 2);
}

#[test]
fn a_round_that_names_another_one_follows_it() {
    let text =
        "Ruritania and Freedonia met in Harborstown. The talks in Millbridge follow the Harborstown meeting.";
    let page = TestPage::new("a", "", text)
        .talks(
            "Ruritania and Freedonia met in Harborstown",
            &["RUR", "FRE"],
            Phase::Concluded,
        )
        .place_at("Harborstown")
        .talks("The talks in Millbridge", &["RUR", "FRE"], Phase::Ongoing)
        .place_at("Millbridge")
        .ended("", "met in Harborstown");
    let brief = of(&[page]);
    assert_eq!(
        brief.rounds.iter().map(|r| r.follows).collect::<Vec<_>>(),
        [None, Some(0)]
    );
}

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
    assert_eq!(
        brief.differences,
        [Difference::Numbers {
            group: 0,
            claims: (0, 1)
        }]
    );
}

#[test]
fn numbers_that_allow_each_other_are_none() {
    let a = count("a", "up to 40,000", 40_000.0, Bound::AtMost, &["RUR"]);
    let b = count("b", "12,000", 12_000.0, Bound::Exact, &["FRE"]);
    assert_eq!(of(&[a, b]).differences, []);
}

#[test]
fn since_keeps_what_is_dated_or_else_published_then() {
    let old = shelled(
        "a",
        "2031-03-12",
        "Ruritanian guns shelled Osk on Sunday.",
        "2031-03-02",
    );
    let new = shelled(
        "b",
        "2031-03-12",
        "Ruritanian ships shelled the port on Sunday.",
        "2031-03-09",
    );
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
        words.iter().fold(page, |page, w| {
            page.quote("RUR/Ada Ruiz=Ada Ruiz", &[w], Form::Direct)
        })
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
fn the_order_of_the_pages_and_doublets_do_not_matter() {
    let a = shelled(
        "a",
        "2031-03-03",
        "Ruritanian guns shelled Osk on Sunday.",
        "2031-03-02",
    );
    let b = demand(
        "b",
        "2031-03-09",
        "to withdraw all its troops from that valley",
        PositionStatus::Rejected,
    );
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
fn thousands_of_pages_take_linear_time() {
    let pages: Vec<TestPage> = (0..2000)
        .map(|n| {
            let day = format!("2031-03-{:02}", n % 28 + 1);
            shelled(
                &format!("page {n}"),
                &day,
                "Ruritanian guns shelled the village of Osk.",
                "",
            )
        })
        .collect();
    let brief = of(&pages);
    let told: usize = brief.timeline.iter().map(|h| h.tellings.len()).sum();
    assert_eq!(told, 2000);
}
