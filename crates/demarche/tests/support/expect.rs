//! Holds an expectation against the lines of the record contract.

use super::case::Expected;
use serde_json::Value;

/// Whether some line satisfies the expectation (or none does, for a `no`).
pub fn holds(expected: &Expected, lines: &[Value]) -> bool {
    let found = lines.iter().any(|line| matches(expected, line));
    found != expected.none
}

fn matches(expected: &Expected, line: &Value) -> bool {
    let mut words = expected.words.iter().map(String::as_str);
    let Some(kind) = words.next() else { return false };
    if line["record"] != kind || !covers(expected, line, kind) {
        return false;
    }
    let words: Vec<&str> = words.collect();
    let (head, rest) = split_options(&words);
    let fields = match kind {
        "event" => event(&head, line),
        "statement" => statement(&head, line),
        "position" => position(&head, line),
        "figure" => figure(&head, line),
        "talks" => talks(&head, line),
        other => panic!("unknown kind of record {other:?} at line {}", expected.line),
    };
    fields && rest.iter().all(|(key, value)| option(key, value, line, expected.line))
}

/// Events, figures and talks must touch the carets; contents must agree with them by 4 parts in 5.
fn covers(expected: &Expected, line: &Value, kind: &str) -> bool {
    let spans: Vec<(usize, usize)> = match kind {
        "statement" => line["content"].as_array().into_iter().flatten().filter_map(offsets).collect(),
        "position" => offsets(&line["content"]).into_iter().collect(),
        _ => offsets(&line["span"]).into_iter().collect(),
    };
    let shared: usize = spans
        .iter()
        .map(|&(start, end)| end.min(expected.end).saturating_sub(start.max(expected.start)))
        .sum();
    if expected.none || !matches!(kind, "statement" | "position") {
        return shared > 0;
    }
    let length: usize = spans.iter().map(|(start, end)| end - start).sum();
    let union = length + (expected.end - expected.start) - shared;
    shared * 5 >= union * 4
}

fn offsets(span: &Value) -> Option<(usize, usize)> {
    Some((span["start"].as_u64()? as usize, span["end"].as_u64()? as usize))
}

type Options<'a> = Vec<(&'a str, &'a str)>;

/// The leading words, then `key value` pairs.
fn split_options<'a>(words: &[&'a str]) -> (Vec<&'a str>, Options<'a>) {
    const KEYS: [&str; 10] = ["via", "when", "at", "if", "status", "bound", "by", "chair", "to", "same"];
    let first = words.iter().position(|w| KEYS.contains(w)).unwrap_or(words.len());
    let pairs = words[first..].chunks(2).map(|pair| (pair[0], pair.get(1).copied().unwrap_or("")));
    (words[..first].to_vec(), pairs.collect())
}

fn option(key: &str, value: &str, line: &Value, at: usize) -> bool {
    match key {
        "via" => {
            let chain: Vec<Value> =
                line["attribution"].as_array().into_iter().flatten().map(|s| s["actor"].clone()).collect();
            in_order(value, &chain)
        }
        "when" => line["when"]["start"] == value,
        "at" => line["where"]["name"] == value || line["venue"]["name"] == value,
        "if" => line["condition"]["text"] == value,
        "status" => line["status"] == value,
        "bound" => line["bound"] == value,
        "by" => actors(value, &line["claimed_by"]),
        "chair" => id(&line["chair"]) == value,
        "to" => actors(value, &line["addressees"]),
        // Told before in a stretch that has these words; `-`: not told before.
        "same" => match line["same_as"]["text"].as_str() {
            Some(first) => value != "-" && first.contains(value),
            None => value == "-",
        },
        other => panic!("unknown word {other:?} at line {at}"),
    }
}

fn event(head: &[&str], line: &Value) -> bool {
    let Some((code, rest)) = head.split_first() else {
        return true;
    };
    let (kind, mode) = code.split_once('/').map_or((*code, None), |(k, m)| (k, Some(m)));
    (kind == "*" || line["type"] == kind)
        && mode.is_none_or(|m| line["mode"] == m)
        && rest.first().is_none_or(|status| *status == "*" || line["status"] == *status)
        && pair(rest.get(1..).unwrap_or(&[]), &line["actors"], &line["recipients"])
}

fn statement(head: &[&str], line: &Value) -> bool {
    head.first().is_none_or(|form| *form == "*" || line["form"] == *form)
        && head.get(1).is_none_or(|speaker| *speaker == "*" || id(&line["speaker"]) == *speaker)
}

fn position(head: &[&str], line: &Value) -> bool {
    head.first().is_none_or(|kind| *kind == "*" || line["kind"] == *kind)
        && pair(head.get(1..).unwrap_or(&[]), &line["holders"], &line["addressees"])
}

fn figure(head: &[&str], line: &Value) -> bool {
    head.first().is_none_or(|value| value.parse().ok() == line["value"].as_f64())
        && head.get(1).is_none_or(|unit| *unit == "*" || line["unit"] == *unit)
}

fn talks(head: &[&str], line: &Value) -> bool {
    head.first().is_none_or(|parties| actors(parties, &line["parties"]))
        && head.get(1).is_none_or(|phase| *phase == "*" || line["phase"] == *phase)
}

/// `A,B -> C,D`; what is not written is not asked.
fn pair(words: &[&str], from: &Value, to: &Value) -> bool {
    let arrow = words.iter().position(|w| *w == "->").unwrap_or(words.len());
    words.first().is_none_or(|w| *w == "->" || actors(w, from))
        && words.get(arrow + 1).is_none_or(|w| actors(w, to))
}

/// The same ids in any order; `-` for nobody or an id that is null, `*` for anybody.
fn actors(wanted: &str, list: &Value) -> bool {
    let list: Vec<Value> = list.as_array().cloned().unwrap_or_default();
    let mut got: Vec<String> = list.iter().map(id).filter(|i| i != "-").collect();
    let mut want: Vec<&str> = wanted.split(',').filter(|w| *w != "-").collect();
    got.sort();
    want.sort();
    wanted == "*" || got == want
}

fn in_order(wanted: &str, list: &[Value]) -> bool {
    let got: Vec<String> = list.iter().map(id).collect();
    wanted == "*" || (wanted == "-" && got.is_empty()) || got == wanted.split(',').collect::<Vec<_>>()
}

fn id(actor: &Value) -> String {
    actor["id"].as_str().unwrap_or("-").to_owned()
}
