//! The act between two marked stretches, and the quad class of a text.

use super::gold::{Pair, Stretch};
use super::tally::Outcome;
use serde_json::Value;

/// Compares the type of the event that lies between the two stretches: the one whose actor and recipient they name,
/// else the one whose words cover them, else the nearest to the source.
pub fn judge(pair: &Pair, told: &[Value]) -> Outcome {
    let best = told.iter().max_by_key(|event| {
        let start = event["span"]["start"].as_i64().unwrap_or(0);
        let from = pair.source.map_or(0, |(start, _)| i64::try_from(start).unwrap_or(0));
        (closeness(pair, event), -(start - from).abs())
    });
    let kind = best.map(|event| match event["type"].as_str().unwrap_or("") {
        "CONCEDE" | "RETREAT" if pair.yields => "YIELD",
        kind => kind,
    });
    let words = best.map_or_else(|| "-".to_owned(), |e| e["span"]["text"].to_string());
    Outcome::new(Some(&pair.kind), kind, best.is_some_and(|e| closeness(pair, e) >= 4), words)
}

fn closeness(pair: &Pair, event: &Value) -> u32 {
    let named = |side: &str, stretch: Option<Stretch>| {
        let actors = event[side].as_array().into_iter().flatten();
        stretch.is_some_and(|s| actors.clone().any(|a| overlap(&a["span"], s)))
    };
    let together = event["recipients"].as_array().is_none_or(Vec::is_empty) && named("actors", pair.target);
    let covers = |stretch: Option<Stretch>| stretch.is_some_and(|s| overlap(&event["span"], s));
    2 * u32::from(named("actors", pair.source))
        + 2 * u32::from(named("recipients", pair.target) || together)
        + u32::from(covers(pair.source))
        + u32::from(covers(pair.target))
}

fn overlap(span: &Value, (start, end): Stretch) -> bool {
    let at = |edge: &str| span[edge].as_u64().and_then(|n| usize::try_from(n).ok());
    matches!((at("start"), at("end")), (Some(a), Some(b)) if a < end && start < b)
}

/// Compares the quad class of the first event that is told.
pub fn judge_quad(quad: u64, told: &[Value]) -> Outcome {
    let first = told.first();
    let class = first.map(|event| format!("quad {}", event["quad"].as_u64().unwrap_or(0)));
    let words = first.map_or_else(|| "-".to_owned(), |e| e["span"]["text"].to_string());
    let gold = (quad > 0).then(|| format!("quad {quad}"));
    let full = gold == class;
    Outcome::new(gold.as_deref(), class.as_deref(), full, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_event_between_the_stretches_is_compared() {
        let span = |start: u64, end: u64| json!({"start": start, "end": end, "text": ""});
        let near = json!({"type": "RETREAT", "span": span(0, 20), "actors": [{"span": span(0, 4)}], "recipients": [{"span": span(15, 20)}]});
        let far = json!({"type": "ASSAULT", "span": span(40, 60), "actors": [], "recipients": []});
        let pair = Pair { kind: "YIELD".into(), source: Some((0, 4)), target: Some((15, 20)), yields: true };
        let outcome = judge(&pair, &[far, near]);
        assert!(outcome.full && outcome.told.as_deref() == Some("YIELD"));
    }
}
