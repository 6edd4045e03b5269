//! The forms of gold, told apart by the fields of their lines.

use serde_json::Value;
use std::collections::BTreeMap;

/// One text with what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name in the gold file.
    pub id: String,
    /// What is coded.
    pub text: String,
    /// Its day, where the gold says it.
    pub published: Option<String>,
    /// What is known.
    pub gold: Gold,
}

/// What is known of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Gold {
    /// The acts that it tells, with the countries of both sides.
    Acts(Vec<Act>),
    /// The act between two stretches of it.
    Pair(Pair),
    /// The quad class of its main act; 0 for none.
    Quad(u64),
    /// Records of the contract.
    Events(Vec<Value>),
}

/// An act with codes of its participants; no code: nothing is said of that side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Act {
    /// PLOVER's type.
    pub kind: String,
    /// Who acts.
    pub who: Vec<String>,
    /// On whom.
    pub whom: Vec<String>,
    /// Whether the codes are those of countries and organisations; else only the type is compared.
    pub coded: bool,
}

/// A stretch of text in characters, half-open.
pub type Stretch = (usize, usize);

/// The act between two marked stretches.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// PLOVER's type; `YIELD` stands for `CONCEDE` and `RETREAT`.
    pub kind: String,
    /// Who acts.
    pub source: Option<Stretch>,
    /// On whom.
    pub target: Option<Stretch>,
    /// Whether the set knows `YIELD` instead of the two.
    pub yields: bool,
}

/// Reads the lines of a gold file; what cannot be read is said with the number of its line.
pub fn read(lines: &str) -> (Vec<Item>, Vec<String>) {
    let (mut items, mut problems) = (Vec::<Item>::new(), Vec::new());
    let mut acts_of = BTreeMap::new();
    for (n, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let value: Value = match serde_json::from_str(line) {
            Ok(value) => value,
            Err(why) => {
                problems.push(format!("line {}: this is not JSON: {why}", n + 1));
                continue;
            }
        };
        match value["record"].as_str() {
            Some("event") => {
                if let Some(Item { gold: Gold::Events(events), .. }) = items.last_mut() {
                    events.push(value);
                } else {
                    problems.push(format!("line {}: an event before any document", n + 1));
                }
            }
            Some("document") => items.extend(item(&value, "source", Gold::Events(Vec::new()))),
            Some(_) => {}
            None => match known(&value) {
                Some(gold) => add(&mut items, &mut acts_of, item(&value, "id", gold)),
                None => problems.push(format!("line {}: no form of gold that is known", n + 1)),
            },
        }
    }
    let yields = items.iter().any(|item| matches!(&item.gold, Gold::Pair(pair) if pair.kind == "YIELD"));
    for item in &mut items {
        if let Gold::Pair(pair) = &mut item.gold {
            pair.yields = yields;
        }
    }
    (items, problems)
}

/// Adds an item; where a text stands in the gold more than once, for each act that it tells, they are one item.
fn add(items: &mut Vec<Item>, acts_of: &mut BTreeMap<String, usize>, item: Option<Item>) {
    let Some(mut item) = item else { return };
    if let Gold::Acts(acts) = &mut item.gold
        && acts.iter().all(|act| act.coded)
        && !acts.is_empty()
    {
        if let Some(&at) = acts_of.get(&item.text)
            && let Gold::Acts(known) = &mut items[at].gold
        {
            known.append(acts);
            return;
        }
        acts_of.insert(item.text.clone(), items.len());
    }
    items.push(item);
}

fn item(value: &Value, name: &str, gold: Gold) -> Option<Item> {
    let text = |field: &str| value[field].as_str().map(str::to_owned);
    Some(Item {
        id: text(name).unwrap_or_default(),
        text: text("text")?,
        published: text("published").or_else(|| text("date").as_deref().and_then(day)),
        gold,
    })
}

/// `19950101` as a day.
fn day(digits: &str) -> Option<String> {
    let plain = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

fn known(value: &Value) -> Option<Gold> {
    if let Some(events) = value["events"].as_array() {
        return Some(Gold::Acts(events.iter().filter_map(bare_act).collect()));
    }
    let kind = value["plover_root"].as_str().map(str::to_owned).or_else(|| of_cameo(&value["cameo"]));
    let Some(kind) = kind else {
        return value["quad"].as_u64().map(Gold::Quad);
    };
    if value["source_actor"].is_array() {
        let (who, whom) = (codes(&value["source_actor"]), codes(&value["target_actor"]));
        return Some(Gold::Acts(vec![Act { kind, who, whom, coded: true }]));
    }
    let marked = value["marked"].as_str().unwrap_or("");
    let stretch = |tag: char, side: &str| {
        marks(marked, tag).or_else(|| found(value["text"].as_str()?, value[side]["text"][0].as_str()?))
    };
    Some(Gold::Pair(Pair {
        kind,
        source: stretch('s', "source_actor"),
        target: stretch('t', "target_actor"),
        yields: false,
    }))
}

fn bare_act(event: &Value) -> Option<Act> {
    let kind = event["plover_root"].as_str().map(str::to_owned).or_else(|| of_cameo(&event["cameo"]))?;
    Some(Act { kind, ..Act::default() })
}

/// The type for which a CAMEO code stands; comments have none, an appeal is a request.
pub(super) fn of_cameo(code: &Value) -> Option<String> {
    let code = code.as_str()?;
    let kind = match code.get(..2)? {
        "03" => "AGREE",
        "04" => "CONSULT",
        "05" => "SUPPORT",
        "06" => "COOPERATE",
        "07" => "AID",
        "08" if matches!(code.get(2..3), Some("4" | "5" | "6" | "7")) => "RETREAT",
        "08" => "CONCEDE",
        "09" | "11" => "ACCUSE",
        "02" | "10" => "REQUEST",
        "12" => "REJECT",
        "13" => "THREATEN",
        "14" => "PROTEST",
        "15" => "MOBILIZE",
        "16" => "SANCTION",
        "17" => "COERCE",
        "18" | "19" | "20" => "ASSAULT",
        _ => return None,
    };
    Some(kind.to_owned())
}

fn codes(actors: &Value) -> Vec<String> {
    let actors = actors.as_array().into_iter().flatten();
    actors.filter_map(|actor| actor["code"].as_str().map(str::to_owned)).collect()
}

/// The stretch between `<s>` and `</s>`, counted without any marks.
fn marks(marked: &str, tag: char) -> Option<Stretch> {
    let (before, rest) = marked.split_once(&format!("<{tag}>"))?;
    let (inside, _) = rest.split_once(&format!("</{tag}>"))?;
    let start = plain(before);
    Some((start, start + plain(inside)))
}

fn plain(text: &str) -> usize {
    let marks = ["<s>", "</s>", "<t>", "</t>"].iter();
    text.chars().count() - marks.map(|m| text.matches(m).count() * m.len()).sum::<usize>()
}

fn found(text: &str, words: &str) -> Option<Stretch> {
    let start = text[..text.find(words)?].chars().count();
    Some((start, start + words.chars().count()))
}
