//! The contract's JSON: one object for each line, offsets in code points.
//!
//! Serialization is a decision, not a derive: inside, spans are bytes; outside, they count code points and
//! carry their words.

use crate::{Actor, Attribution, Codebook, Record, When, Where};
use demarche_text::{CharIndex, Document, Span};
use serde_json::{Map, Value, json};

/// The `document` line.
pub fn document_line(document: &Document, index: &CharIndex) -> Value {
    let write = Writer { document, index };
    let parts: Vec<Value> = document
        .parts
        .iter()
        .map(|part| {
            let (start, end) = write.offsets(part.span);
            json!({"role": part.role.as_str(), "start": start, "end": end})
        })
        .collect();
    json!({
        "record": "document",
        "id": document.id,
        "source": document.source,
        "text": document.text,
        "title": write.maybe(document.title),
        "published": document.published.map(|d| d.to_string()),
        "published_from": document.published_from.map(|f| f.as_str()),
        "language": document.language,
        "parts": parts,
    })
}

/// The line of one record.
pub fn record_line(record: &Record, document: &Document, index: &CharIndex) -> Value {
    let write = Writer { document, index };
    let mut line = Map::new();
    line.insert("record".into(), record.kind().into());
    line.insert("document".into(), document.id.as_str().into());
    let fields = match record {
        Record::Event(x) => {
            let codebook = Codebook::plover();
            let mut fields = json!({
                "span": write.span(x.span), "trigger": write.span(x.trigger), "type": x.kind.as_str(),
                "mode": x.mode, "cameo": x.cameo, "quad": codebook.quad(x.kind),
                "score": codebook.score(x.kind, x.mode), "actors": write.actors(&x.actors),
                "recipients": write.actors(&x.recipients), "status": x.status.as_str(),
                "attribution": write.attribution(&x.attribution), "when": write.when(x.when),
                "where": write.place(&x.place), "context": x.context,
            });
            // More than the contract asks; where it is told for the first time, nothing is said.
            if let Some(first) = x.same_as {
                fields["same_as"] = write.span(first);
            }
            fields
        }
        Record::Statement(x) => json!({
            "speaker": write.actor(&x.speaker), "cue": write.maybe(x.cue),
            "content": x.content.iter().map(|&s| write.span(s)).collect::<Vec<_>>(),
            "form": x.form.as_str(), "addressees": write.actors(&x.addressees),
            "attribution": write.attribution(&x.attribution),
        }),
        Record::Position(x) => json!({
            "kind": x.kind.as_str(), "holders": write.actors(&x.holders),
            "addressees": write.actors(&x.addressees), "content": write.span(x.content),
            "condition": write.maybe(x.condition), "answers": write.maybe(x.answers),
            "status": x.status.as_str(), "attribution": write.attribution(&x.attribution),
            "when": write.when(x.when),
        }),
        Record::Figure(x) => json!({
            "span": write.span(x.span), "value": number(x.value), "low": x.low.map(number),
            "bound": x.bound.as_str(), "unit": x.unit, "actor": x.actor.as_ref().map(|a| write.actor(a)),
            "where": write.place(&x.place), "claimed_by": write.actors(&x.claimed_by),
        }),
        Record::Talks(x) => json!({
            "span": write.span(x.span), "parties": write.actors(&x.parties),
            "delegates": write.actors(&x.delegates), "chair": x.chair.as_ref().map(|a| write.actor(a)),
            "venue": write.place(&x.venue), "when": write.when(x.when), "phase": x.phase.as_str(),
            "outcome": write.maybe(x.outcome), "follows": write.maybe(x.follows),
        }),
    };
    if let Value::Object(fields) = fields {
        line.extend(fields);
    }
    Value::Object(line)
}

/// Whole numbers are printed without a decimal point.
fn number(x: f64) -> Value {
    if x.fract() == 0.0 && x.abs() < 9e15 { Value::from(x as i64) } else { Value::from(x) }
}

struct Writer<'a> {
    document: &'a Document,
    index: &'a CharIndex,
}

impl Writer<'_> {
    fn offsets(&self, span: Span) -> (usize, usize) {
        (self.index.chars_before(span.start), self.index.chars_before(span.end))
    }

    fn span(&self, span: Span) -> Value {
        let (start, end) = self.offsets(span);
        json!({"start": start, "end": end, "text": span.of(&self.document.text)})
    }

    fn maybe(&self, span: Option<Span>) -> Value {
        span.map_or(Value::Null, |s| self.span(s))
    }

    fn actor(&self, actor: &Actor) -> Value {
        json!({
            "id": actor.id, "sector": actor.sector.map(|s| s.as_str()), "name": actor.name,
            "span": self.maybe(actor.span),
        })
    }

    fn actors(&self, actors: &[Actor]) -> Value {
        actors.iter().map(|a| self.actor(a)).collect()
    }

    fn attribution(&self, chain: &Attribution) -> Value {
        chain.iter().map(|s| json!({"actor": self.actor(&s.actor), "cue": self.maybe(s.cue)})).collect()
    }

    fn when(&self, when: Option<When>) -> Value {
        when.map_or(Value::Null, |w| {
            let day = |d: Option<demarche_text::Date>| d.map(|d| d.to_string());
            json!({"start": day(w.start), "end": day(w.end), "span": self.span(w.span)})
        })
    }

    fn place(&self, place: &Option<Where>) -> Value {
        place.as_ref().map_or(Value::Null, |p| {
            let mut place = json!({"name": p.name, "country": p.country, "span": self.maybe(p.span)});
            // More than the contract asks; where nothing is known, nothing is said.
            if let Some(spot) = p.spot {
                let (lat, lon) = spot.point.degrees();
                place["lat"] = json!(lat);
                place["lon"] = json!(lon);
                place["precision"] = json!(spot.precision.as_str());
            }
            place
        })
    }
}
