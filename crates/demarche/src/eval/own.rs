//! Gold that is written as records of the contract.

use super::tally::Outcome;
use serde_json::Value;
use std::collections::BTreeSet;

/// Pairs events of one type (or gold's `alt`) whose words overlap, the closest first; what gold calls optional counts
/// neither for nor against.
pub fn judge(gold: &[Value], told: &[Value]) -> Vec<Outcome> {
    let mut close: Vec<(usize, bool, usize, usize)> = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, t) in told.iter().enumerate() {
            let shared = shared(g, t);
            if shared > 0 && (t["type"] == g["type"] || t["type"] == g["alt"]) {
                close.push((shared, !optional(g), i, j));
            }
        }
    }
    close.sort_by_key(|&(shared, required, i, j)| (std::cmp::Reverse((shared, required)), i, j));
    let (mut done, mut used) = (BTreeSet::new(), BTreeSet::new());
    let mut outcomes = Vec::new();
    for (_, _, i, j) in close {
        if done.contains(&i) || used.contains(&j) {
            continue;
        }
        done.insert(i);
        used.insert(j);
        let (g, t) = (&gold[i], &told[j]);
        if !optional(g) {
            outcomes.push(Outcome::new(
                kind(g),
                kind(g),
                same(g, t),
                format!("gold {}; told {}", line(g), line(t)),
            ));
        }
    }
    for (i, g) in gold.iter().enumerate().filter(|(i, g)| !done.contains(i) && !optional(g)) {
        let other =
            told.iter().enumerate().find(|(j, t)| !used.contains(j) && shared(g, t) > 0).map(|(j, _)| j);
        let told = other.map(|j| &told[j]);
        used.extend(other);
        let words = format!("gold {}; told {}", line(&gold[i]), told.map_or_else(|| "-".to_owned(), line));
        outcomes.push(Outcome::new(kind(g), told.and_then(kind), false, words));
    }
    let rest = told.iter().enumerate().filter(|(j, t)| !used.contains(j) && t["status"] != "hypothetical");
    outcomes.extend(rest.map(|(_, t)| Outcome::new(None, kind(t), false, line(t))));
    outcomes
}

fn kind(event: &Value) -> Option<&str> {
    event["type"].as_str()
}

fn optional(event: &Value) -> bool {
    event["optional"] == true
}

/// In thousandths, how much of the words of both are shared.
fn shared(a: &Value, b: &Value) -> usize {
    let edge =
        |e: &Value, name: &str| e["span"][name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let (start, end) = (edge(a, "start").max(edge(b, "start")), edge(a, "end").min(edge(b, "end")));
    let all = edge(a, "end").max(edge(b, "end")) - edge(a, "start").min(edge(b, "start"));
    if end > start { ((end - start) * 1000 / all.max(1)).max(1) } else { 0 }
}

/// Whether participants agree by half at least, and the status.
fn same(gold: &Value, told: &Value) -> bool {
    let side = |field: &str| {
        let (g, t) = (ids(gold, field), ids(told, field));
        g.is_empty() && t.is_empty() || 2 * g.intersection(&t).count() >= g.union(&t).count().max(1)
    };
    side("actors") && side("recipients") && gold["status"] == told["status"]
}

fn ids<'v>(event: &'v Value, field: &str) -> BTreeSet<&'v str> {
    event[field].as_array().into_iter().flatten().filter_map(|a| a["id"].as_str()).collect()
}

fn line(event: &Value) -> String {
    let side = |field: &str| ids(event, field).into_iter().collect::<Vec<_>>().join(",");
    format!(
        "{} {} {} -> {} {}",
        kind(event).unwrap_or("-"),
        event["status"].as_str().unwrap_or("-"),
        side("actors"),
        side("recipients"),
        event["span"]["text"]
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn event(kind: &str, start: u64, status: &str) -> Value {
        json!({"type": kind, "status": status, "span": {"start": start, "end": start + 10, "text": "x"},
               "actors": [{"id": "FRA"}], "recipients": []})
    }

    #[test]
    fn overlapping_events_of_one_type_are_the_same() {
        let found =
            judge(&[event("AID", 0, "actual")], &[event("AID", 5, "actual"), event("AID", 50, "actual")]);
        assert!(found[0].full);
        assert_eq!((found.len(), found[1].gold.as_deref()), (2, None));
    }

    #[test]
    fn another_status_is_not_wholly_right() {
        let found = judge(&[event("AID", 0, "actual")], &[event("AID", 0, "planned")]);
        assert!(!found[0].full && found[0].gold == found[0].told);
    }

    #[test]
    fn what_is_optional_counts_for_nothing() {
        let mut gold = event("AID", 0, "actual");
        gold["optional"] = true.into();
        assert!(judge(&[gold.clone()], &[event("AID", 0, "actual")]).is_empty());
        assert!(judge(&[gold], &[]).is_empty());
    }
}
