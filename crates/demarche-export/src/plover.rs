//! PLOVER's own JSON: one event a line, with the names of fields that PLOVER's manual gives.

use crate::Known;
use crate::cameo::is_state;
use crate::cells::point;
use crate::tables;
use crate::telling::Telling;
use demarche_record::{Actor, Codebook, Precision, Sector, Status, Where};
use serde_json::{Map, Value, json};

/// The keys that an event may have; the last three are ours.
pub(crate) const KEYS: [&str; 19] = [
    "id",
    "date",
    "enddate",
    "actor",
    "recipient",
    "event",
    "event_loc",
    "event_text",
    "quad_code",
    "event_scale",
    "mode",
    "context",
    "link",
    "text_info",
    "cite_info",
    "coder",
    "status",
    "cameo",
    "attribution",
];

/// The event as an object; a field that is not known is left out.
pub(crate) fn object(telling: &Telling) -> Value {
    let event = telling.event;
    let codebook = Codebook::plover();
    let entities = |actors: &[Actor]| -> Value { actors.iter().map(|a| entity(telling, a)).collect() };
    let span = |span| telling.words(span).to_owned();
    let count = |at: u32| telling.shared.index.chars_before(at);
    let mut context: Vec<&str> = event.context.clone();
    context.extend(auxiliary(event.status));
    let mut out = Map::new();
    let mut add = |key: &str, value: Value| {
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty || matches!(key, "date" | "actor" | "recipient") {
            out.insert(key.to_owned(), value);
        }
    };
    add("id", telling.id().into());
    add("date", telling.day().map(|d| d.to_string()).into());
    add("enddate", telling.last_day().map(|d| d.to_string()).into());
    add("actor", entities(&event.actors));
    add("recipient", entities(&event.recipients));
    add("event", json!([event.kind.as_str()]));
    add("event_loc", event.place.as_ref().map_or(Value::Null, |p| location(telling, p)));
    add("event_text", json!([span(event.span)]));
    add("quad_code", codebook.quad(event.kind).into());
    add("event_scale", codebook.score(event.kind, event.mode).into());
    add("mode", event.mode.into_iter().collect());
    add("context", context.into_iter().collect());
    add("link", telling.first_id().into());
    let (start, end) = (count(event.span.start), count(event.span.end));
    add("text_info", json!({"sequence": telling.sentence(), "start": start, "end": end}));
    add("cite_info", citation(telling));
    add("coder", crate::version().into());
    add("status", event.status.as_str().into());
    add("cameo", event.cameo.as_str().into());
    add("attribution", event.attribution.iter().map(|s| entity(telling, &s.actor)).collect());
    Value::Object(out)
}

/// PLOVER's auxiliary modes, which it keeps among the contexts.
fn auxiliary(status: Status) -> Option<&'static str> {
    match status {
        Status::Actual => None,
        Status::Planned => Some("future"),
        Status::Hypothetical => Some("hypothetical"),
        Status::Negated => Some("negation"),
        Status::Historical => Some("historical"),
    }
}

/// Sectors as PLOVER has them, the first one first: media are `JRN`, civilians `CVL`; international organisations have
/// theirs in the country; breakaway territories add `PRE`.
pub(crate) fn sectors(actor: &Actor) -> Vec<&'static str> {
    let first = actor.sector.and_then(|s| match s {
        Sector::Civ => Some("CVL"),
        Sector::Med => Some("JRN"),
        Sector::Igo | Sector::Ngo => None,
        other => Some(other.as_str()),
    });
    let country = actor.id.as_deref().and_then(tables::country);
    let partly = country.is_some_and(|c| c.plover.starts_with('!')).then_some("PRE");
    first.into_iter().chain(partly).collect()
}

/// The country of an actor in PLOVER's codes: a territory counts to its state, the UN is `UNO`, the EU `EUR`, other
/// organisations `IGO` and `NGO`; a group is of the country where it is at home.
pub(crate) fn country(actor: &Actor, known: &dyn Known) -> Option<String> {
    let id = actor.id.as_deref()?;
    if is_state(id) {
        return Some(state(id));
    }
    let code = match (id, actor.sector) {
        ("UN", _) => "UNO",
        ("EU", _) => "EUR",
        (_, Some(Sector::Igo)) => "IGO",
        (_, Some(Sector::Ngo)) => "NGO",
        _ => return known.home(id).map(|home| state(&home)),
    };
    Some(code.to_owned())
}

/// The independent state that a country or territory counts to.
fn state(id: &str) -> String {
    let to = tables::country(id).map_or("", |c| c.plover.trim_start_matches('!'));
    if to.is_empty() { id.to_owned() } else { to.to_owned() }
}

fn entity(telling: &Telling, actor: &Actor) -> Value {
    let mut out = Map::new();
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            out.insert(key.to_owned(), value.into());
        }
    };
    add("code", country(actor, telling.known));
    add("sector", Some(sectors(actor).concat()));
    add("entity_text", actor.span.map(|span| telling.words(span).to_owned()));
    let called = |id: &String| telling.known.name(id).unwrap_or_else(|| id.clone());
    add("identifier_text", actor.name.clone().or_else(|| actor.id.as_ref().map(called)));
    add("demarche_id", actor.id.clone());
    Value::Object(out)
}

fn location(telling: &Telling, place: &Where) -> Value {
    let mut out = Map::new();
    let mut add = |key: &str, value: Value| {
        if !value.is_null() {
            out.insert(key.to_owned(), value);
        }
    };
    let precision = place.spot.map(|spot| spot.precision);
    let city = matches!(precision, Some(Precision::City | Precision::Point)).then(|| place.name.clone());
    add("extracted_place", place.span.map(|span| telling.words(span)).into());
    add("resolved_place", place.name.as_str().into());
    let degrees = point(Some(place));
    add("lat", degrees.map(|(lat, _)| lat).into());
    add("lon", degrees.map(|(_, lon)| lon).into());
    add("city", city.into());
    add("country", place.country.as_deref().and_then(|id| telling.known.name(id)).into());
    add("country_code", place.country.as_deref().into());
    let resolution = precision.and_then(|p| match p {
        Precision::Point => Some(5),
        Precision::City => Some(4),
        Precision::Region => None,
        Precision::Country => Some(1),
    });
    add("resolution", resolution.into());
    Value::Object(out)
}

fn citation(telling: &Telling) -> Value {
    let document = telling.page.document;
    let mut out = Map::new();
    out.insert("citation".to_owned(), document.source.as_str().into());
    if let Some(address) = telling.page.address() {
        out.insert("url".to_owned(), address.into());
    }
    if let Some(title) = document.title {
        out.insert("title".to_owned(), telling.words(title).into());
    }
    out.insert("language".to_owned(), document.language.into());
    out.insert("codebook".to_owned(), "PLOVER 0.8".into());
    Value::Object(out)
}
