//! Events: when two tellings are one.

use super::{of, shelled};
use crate::Difference;
use crate::testing::TestPage;
use demarche_record::{EventType, PositionKind, Record, Role, Span, Status};

#[test]
fn the_same_event_on_two_pages_is_one_with_both_citations() {
    let a = shelled("a", "2031-03-03", "Ruritanian guns shelled Osk on Sunday.", "2031-03-02");
    let b = shelled("b", "2031-03-04", "On Sunday the village of Osk came under shelling.", "2031-03-02");
    let brief = of(&[a, b]);
    assert_eq!(brief.timeline.len(), 1);
    assert_eq!(brief.timeline[0].tellings.len(), 2);
}

#[test]
fn another_day_is_another_event() {
    let a = shelled("a", "2031-03-03", "Ruritanian guns shelled Osk on Sunday.", "2031-03-02");
    let b = shelled("b", "2031-03-10", "Ruritanian guns shelled Osk on Sunday.", "2031-03-09");
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
    let a = shelled("a", "2031-03-12", "Ruritanian guns shelled Osk on Sunday.", "2031-03-09");
    let b = shelled("b", "2031-03-12", "Ruritanian ships shelled the port on Sunday.", "2031-03-02");
    let c = shelled("c", "2031-03-01", "Ruritanian aircraft bombed a bridge.", "");
    let days: Vec<_> = of(&[a, b, c]).timeline.iter().map(|h| h.days.and_then(|d| d.first())).collect();
    assert_eq!(days.iter().map(|d| d.is_some()).collect::<Vec<_>>(), [true, true, false]);
    assert!(days[0] < days[1]);
}

#[test]
fn a_fact_here_and_a_denial_there_are_a_difference() {
    let a = shelled("a", "2031-03-03", "Ruritanian guns shelled the village of Osk.", "");
    let b =
        shelled("b", "2031-03-04", "Ruritania never shelled the village of Osk.", "").status(Status::Negated);
    let brief = of(&[a, b]);
    assert!(matches!(brief.differences.as_slice(), [Difference::Denied { .. }]), "{:?}", brief.differences);
}

#[test]
fn headlines_of_other_articles_never_mix_with_the_article() {
    let text = "Ruritania and Freedonia met.\nGuns shelled Osk on Sunday";
    let page = TestPage::new("a", "2031-03-03", text)
        .part(Role::Headline, "Guns shelled Osk on Sunday")
        .event(EventType::Assault, "Guns shelled Osk on Sunday", &["RUR"], &["FRE"])
        .on("2031-03-02", "on Sunday")
        .position(PositionKind::Demand, "Guns", &["RUR"], &["FRE"]);
    let brief = of(&[page]);
    assert_eq!((brief.timeline.len(), brief.stances.len(), brief.headlines.len()), (0, 0, 1));
    assert_eq!(brief.headlines[0].days, None);
    assert_eq!(brief.pages[0].records, 0);
}

#[test]
fn what_a_page_tells_again_is_counted_once() {
    let text = "Ruritania strikes Osk.\nOn Sunday bombs fell on a bridge, its army said.";
    let mut page = TestPage::new("a", "2031-03-03", text)
        .event(EventType::Assault, "Ruritania strikes Osk", &["RUR"], &["FRE"])
        .event(EventType::Assault, "bombs fell on a bridge", &["RUR"], &["FRE"])
        .on("2031-03-02", "On Sunday");
    let apart = of(&[page.clone()]);
    assert_eq!((apart.timeline.len(), apart.parties[0].acts), (2, 2));
    if let Some(Record::Event(again)) = page.records.last_mut() {
        again.same_as = Some(Span::new(0, 21));
    }
    let once = of(&[page]);
    assert_eq!((once.timeline.len(), once.parties[0].acts), (1, 1));
    assert_eq!(once.timeline[0].tellings.len(), 2);
    assert!(once.timeline[0].days.is_some(), "the day of the second telling");
}
