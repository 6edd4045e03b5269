//! Acts with codes of countries, told or not.

use super::gold::Act;
use super::tally::Outcome;
use serde_json::Value;
use std::collections::BTreeSet;

/// What is told, once for every type and pair of sides.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    kind: String,
    who: Vec<(String, bool)>,
    whom: Vec<(String, bool)>,
}

/// Pairs the acts with the events one to one: first those that agree in type and both sides, then in type, then what
/// is left as confusions. Events that did not happen, and those that are only recalled, are not counted.
pub fn judge(acts: &[Act], told: &[Value]) -> Vec<Outcome> {
    let news = ["actual", "planned"];
    let happened = told.iter().filter(|e| e["status"].as_str().is_some_and(|s| news.contains(&s)));
    let events: BTreeSet<Told> = happened.map(event).collect();
    let mut events: Vec<Told> = events.into_iter().collect();
    let mut acts: Vec<&Act> = acts.iter().collect();
    let mut outcomes = Vec::new();
    let tests: [fn(&Act, &Told) -> bool; 3] =
        [|a, t| a.kind == t.kind && sides(a, t), |a, t| a.kind == t.kind, |_, _| true];
    for (stage, agree) in tests.into_iter().enumerate() {
        acts.retain(|act| {
            let Some(at) = events.iter().position(|told| agree(act, told)) else { return true };
            let told = events.remove(at);
            outcomes.push(Outcome {
                dyads: (has_two(act), is_dyad(&told)),
                ..Outcome::new(Some(&act.kind), Some(&told.kind), stage == 0, words(act, Some(&told)))
            });
            false
        });
    }
    outcomes.extend(acts.iter().map(|act| Outcome {
        dyads: (has_two(act), false),
        ..Outcome::new(Some(&act.kind), None, false, words(act, None))
    }));
    outcomes.extend(events.iter().map(|told| Outcome {
        dyads: (false, is_dyad(told)),
        ..Outcome::new(None, Some(&told.kind), false, line(told))
    }));
    outcomes
}

/// Whether the gold codes both sides.
fn has_two(act: &Act) -> bool {
    act.coded && act.who.len() + act.whom.len() > 1
}

/// Whether both sides are told.
fn is_dyad(told: &Told) -> bool {
    !told.who.is_empty() && !told.whom.is_empty() || told.who.len() > 1
}

fn event(event: &Value) -> Told {
    let side = |field: &str| {
        let actors = event[field].as_array().into_iter().flatten();
        let body = |a: &Value| matches!(a["sector"].as_str(), Some("IGO" | "NGO"));
        // "A human rights group" is one, whatever its name.
        let name = |a: &Value| a["id"].as_str().or_else(|| body(a).then_some("")).map(str::to_owned);
        let mut ids: Vec<(String, bool)> = actors.filter_map(|a| Some((name(a)?, body(a)))).collect();
        ids.sort();
        ids.dedup();
        ids
    };
    Told {
        kind: event["type"].as_str().unwrap_or("").to_owned(),
        who: side("actors"),
        whom: side("recipients"),
    }
}

/// Whether both sides agree. Where nobody receives, all who take part may stand on either side of the gold.
fn sides(act: &Act, told: &Told) -> bool {
    if !act.coded {
        return true;
    }
    let names = |ids: &[(String, bool)], codes: &[String]| {
        codes.is_empty() || ids.iter().any(|id| codes.iter().any(|code| stands_for(code, id)))
    };
    if told.whom.is_empty() && told.who.len() > 1 {
        return names(&told.who, &act.who) && names(&told.who, &act.whom);
    }
    // Who visits and who hosts is told differently; a meeting has two sides all the same.
    if act.kind == "CONSULT" && names(&told.whom, &act.who) && names(&told.who, &act.whom) {
        return true;
    }
    if act.whom.is_empty() && act.who.len() > 1 {
        return names(&told.who, &act.who) && (told.whom.is_empty() || names(&told.whom, &act.who));
    }
    names(&told.who, &act.who) && names(&told.whom, &act.whom)
}

/// Groups that have ids of their own, and the countries as which older gold codes them.
const HOMES: &[(&str, &str)] = &[
    ("AL_SHABAAB", "SOM"),
    ("BOKO_HARAM", "NGA"),
    ("ELN", "COL"),
    ("FARC", "COL"),
    ("HAMAS", "PSE"),
    ("HEZBOLLAH", "LBN"),
    ("HOUTHIS", "YEM"),
    ("LTTE", "LKA"),
    ("M23", "COD"),
    ("NPFL", "LBR"),
    ("PKK", "TUR"),
    ("RSF", "SDN"),
    ("TALIBAN", "AFG"),
];

/// Whether a code of older gold stands for one of our ids.
fn stands_for(code: &str, (id, body): &(String, bool)) -> bool {
    let state = id.len() == 3 && !body;
    match code {
        "IGO" | "NGO" | "INT" => !state,
        "IMG" | "MNC" => !state,
        "UNO" => id == "UN",
        "EUR" => id == "EU",
        "JAP" => id == "JPN",
        "VTN" => id == "VNM",
        _ => code == id || HOMES.iter().any(|&(group, home)| id == group && code == home),
    }
}

fn words(act: &Act, told: Option<&Told>) -> String {
    let gold = format!("{} {} -> {}", act.kind, act.who.join(","), act.whom.join(","));
    format!("gold {gold}; told {}", told.map_or_else(|| "-".to_owned(), line))
}

fn line(told: &Told) -> String {
    let ids = |ids: &[(String, bool)]| ids.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(",");
    format!("{} {} -> {}", told.kind, ids(&told.who), ids(&told.whom))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn act(kind: &str, who: &str, whom: &str) -> Act {
        Act { kind: kind.into(), who: vec![who.into()], whom: vec![whom.into()], coded: true }
    }

    fn told(kind: &str, who: &str, whom: &str) -> Value {
        json!({"type": kind, "status": "actual", "actors": [{"id": who}], "recipients": [{"id": whom}]})
    }

    #[test]
    fn what_agrees_whole_is_paired_first() {
        let found = judge(
            &[act("ACCUSE", "FRA", "JAP")],
            &[told("ACCUSE", "FRA", "CHN"), told("ACCUSE", "FRA", "JPN")],
        );
        assert_eq!(found.iter().filter(|o| o.full).count(), 1);
        assert_eq!(found.iter().filter(|o| o.gold.is_none()).count(), 1);
    }

    #[test]
    fn what_did_not_happen_is_not_counted() {
        let mut feared = told("ASSAULT", "RUS", "UKR");
        feared["status"] = "hypothetical".into();
        assert!(judge(&[], &[feared]).is_empty());
    }

    #[test]
    fn those_who_meet_stand_on_either_side() {
        let talks = json!({"type": "CONSULT", "status": "actual", "actors": [{"id": "EGY"}, {"id": "TUR"}], "recipients": []});
        assert!(judge(&[act("CONSULT", "TUR", "EGY")], &[talks])[0].full);
    }
}
