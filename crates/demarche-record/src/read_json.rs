//! The contract's JSON, read back: a brief can be made from records that were coded before.

use crate::{
    Actor, Attribution, Bound, Codebook, Date, DateSource, Document, Event, EventType, Figure, Form, Located,
    Part, Phase, Point, Position, PositionKind, PositionStatus, Precision, Record, Role, Sector, Source,
    Span, Statement, Status, Talks, When, Where,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// The records of one document, read back.
#[derive(Clone, Debug, PartialEq)]
pub struct CodedPage {
    /// The page as text.
    pub document: Document,
    /// What it says.
    pub records: Vec<Record>,
}

/// Reads lines that `document_line` and `record_line` wrote. What cannot be read is left out and told, with
/// the number of its line.
pub fn read_lines(lines: &str) -> (Vec<CodedPage>, Vec<String>) {
    let mut pages: Vec<(CodedPage, Offsets)> = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = number + 1;
        let Ok(value) = serde_json::from_str::<Value>(line) else {
            problems.push(format!("line {number} is no JSON"));
            continue;
        };
        if value["record"] == "document" {
            match document(&value) {
                Some((document, offsets)) => {
                    by_id.insert(document.id.clone(), pages.len());
                    let records = Vec::new();
                    pages.push((CodedPage { document, records }, offsets));
                }
                None => problems.push(format!("line {number} is no document of the record contract")),
            }
            continue;
        }
        let page = value["document"].as_str().and_then(|id| by_id.get(id)).copied();
        let Some((page, offsets)) = page.and_then(|at| pages.get_mut(at)) else {
            problems.push(format!("line {number} belongs to no document before it"));
            continue;
        };
        match offsets.record(&value) {
            Some(record) => page.records.push(record),
            None => problems.push(format!("line {number} is no record of the record contract")),
        }
    }
    (pages.into_iter().map(|(page, _)| page).collect(), problems)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn date(value: &Value) -> Option<Date> {
    value.as_str().and_then(|day| day.parse().ok())
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Vec<T> {
    value.as_array().into_iter().flatten().filter_map(read).collect()
}

fn document(value: &Value) -> Option<(Document, Offsets)> {
    let words = text(&value["text"])?;
    let offsets = Offsets::new(&words);
    let published = date(&value["published"]);
    let from = match value["published_from"].as_str() {
        Some("metadata") => DateSource::Metadata,
        Some("dateline") => DateSource::Dateline,
        Some("url") => DateSource::Url,
        _ => DateSource::Given,
    };
    let document = Document {
        id: text(&value["id"])?,
        source: text(&value["source"]).unwrap_or_default(),
        title: offsets.span(&value["title"]),
        published,
        published_from: published.map(|_| from),
        language: "en",
        parts: list(&value["parts"], |part| {
            let role = match part["role"].as_str()? {
                "title" => Role::Title,
                "headline" => Role::Headline,
                "caption" => Role::Caption,
                _ => Role::Body,
            };
            let span = offsets.span(part)?;
            Some(Part { role, span })
        }),
        text: words,
    };
    Some((document, offsets))
}

/// Byte offsets of the characters of a text, so that code points can be turned into bytes.
struct Offsets {
    bytes: Vec<u32>,
}

impl Offsets {
    fn new(text: &str) -> Offsets {
        let ends = std::iter::once(text.len());
        Offsets { bytes: text.char_indices().map(|(at, _)| at).chain(ends).map(|at| at as u32).collect() }
    }

    fn span(&self, value: &Value) -> Option<Span> {
        let offset = |name: &str| -> Option<u32> {
            let at = usize::try_from(value[name].as_u64()?).ok()?;
            self.bytes.get(at).copied()
        };
        let (start, end) = (offset("start")?, offset("end")?);
        (start <= end).then_some(Span { start, end })
    }

    fn actor(&self, value: &Value) -> Option<Actor> {
        value.as_object()?;
        Some(Actor {
            id: text(&value["id"]),
            sector: value["sector"].as_str().and_then(Sector::parse),
            name: text(&value["name"]),
            span: self.span(&value["span"]),
        })
    }

    fn actors(&self, value: &Value) -> Vec<Actor> {
        list(value, |actor| self.actor(actor))
    }

    fn attribution(&self, value: &Value) -> Attribution {
        list(value, |source| {
            Some(Source { actor: self.actor(&source["actor"])?, cue: self.span(&source["cue"]) })
        })
    }

    fn when(&self, value: &Value) -> Option<When> {
        Some(When {
            start: date(&value["start"]),
            end: date(&value["end"]),
            span: self.span(&value["span"])?,
        })
    }

    fn place(&self, value: &Value) -> Option<Where> {
        Some(Where {
            name: text(&value["name"])?,
            country: text(&value["country"]),
            span: self.span(&value["span"]),
            spot: located(value),
        })
    }

    fn record(&self, value: &Value) -> Option<Record> {
        Some(match value["record"].as_str()? {
            "event" => Record::Event(self.event(value)?),
            "statement" => Record::Statement(self.statement(value)?),
            "position" => Record::Position(self.position(value)?),
            "figure" => Record::Figure(self.figure(value)?),
            "talks" => Record::Talks(self.talks(value)?),
            _ => return None,
        })
    }

    fn event(&self, value: &Value) -> Option<Event> {
        let kind = EventType::parse(value["type"].as_str()?)?;
        let span = self.span(&value["span"])?;
        let codebook = Codebook::plover();
        Some(Event {
            span,
            trigger: self.span(&value["trigger"]).unwrap_or(span),
            kind,
            mode: value["mode"].as_str().and_then(|mode| codebook.mode(kind, mode)),
            cameo: text(&value["cameo"]).unwrap_or_default(),
            actors: self.actors(&value["actors"]),
            recipients: self.actors(&value["recipients"]),
            status: Status::parse(value["status"].as_str()?)?,
            attribution: self.attribution(&value["attribution"]),
            when: self.when(&value["when"]),
            place: self.place(&value["where"]),
            context: list(&value["context"], |name| codebook.context(name.as_str()?)),
            same_as: self.span(&value["same_as"]),
        })
    }

    fn statement(&self, value: &Value) -> Option<Statement> {
        Some(Statement {
            speaker: self.actor(&value["speaker"])?,
            cue: self.span(&value["cue"]),
            content: list(&value["content"], |span| self.span(span)),
            form: Form::parse(value["form"].as_str()?)?,
            addressees: self.actors(&value["addressees"]),
            attribution: self.attribution(&value["attribution"]),
        })
    }

    fn position(&self, value: &Value) -> Option<Position> {
        Some(Position {
            kind: PositionKind::parse(value["kind"].as_str()?)?,
            holders: self.actors(&value["holders"]),
            addressees: self.actors(&value["addressees"]),
            content: self.span(&value["content"])?,
            condition: self.span(&value["condition"]),
            answers: self.span(&value["answers"]),
            status: PositionStatus::parse(value["status"].as_str()?)?,
            attribution: self.attribution(&value["attribution"]),
            when: self.when(&value["when"]),
        })
    }

    fn figure(&self, value: &Value) -> Option<Figure> {
        Some(Figure {
            span: self.span(&value["span"])?,
            value: value["value"].as_f64()?,
            low: value["low"].as_f64(),
            bound: Bound::parse(value["bound"].as_str()?)?,
            unit: text(&value["unit"]).unwrap_or_default(),
            actor: self.actor(&value["actor"]),
            place: self.place(&value["where"]),
            claimed_by: self.actors(&value["claimed_by"]),
        })
    }

    fn talks(&self, value: &Value) -> Option<Talks> {
        Some(Talks {
            span: self.span(&value["span"])?,
            parties: self.actors(&value["parties"]),
            delegates: self.actors(&value["delegates"]),
            chair: self.actor(&value["chair"]),
            venue: self.place(&value["venue"]),
            when: self.when(&value["when"]),
            phase: Phase::parse(value["phase"].as_str()?)?,
            outcome: self.span(&value["outcome"]),
            follows: self.span(&value["follows"]),
        })
    }
}

/// The point of a place, in hundredths of a degree.
fn located(value: &Value) -> Option<Located> {
    let hundredths = |key: &str| value[key].as_f64().map(|degrees| (degrees * 100.0).round() as i16);
    let point = Point { lat: hundredths("lat")?, lon: hundredths("lon")? };
    Some(Located { point, precision: Precision::parse(value["precision"].as_str()?)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document_line, record_line};
    use demarche_text::CharIndex;

    fn page() -> (Document, Record) {
        let text = "“Não”, said Zubrowka’s envoy.".to_owned();
        let at = |words: &str| text.find(words).map(|start| Span::new(start, start + words.len())).unwrap();
        let speaker = Actor {
            id: Some("ZUB".into()),
            sector: Some(Sector::Gov),
            name: None,
            span: Some(at("Zubrowka’s envoy")),
        };
        let statement = Statement {
            speaker,
            cue: Some(at("said")),
            content: vec![at("“Não”")],
            form: Form::Direct,
            addressees: Vec::new(),
            attribution: Vec::new(),
        };
        let document = Document {
            id: "sha256:0".into(),
            source: "page.txt".into(),
            title: None,
            published: "2022-01-12".parse().ok(),
            published_from: Some(DateSource::Given),
            language: "en",
            parts: vec![Part { role: Role::Body, span: Span::new(0, text.len()) }],
            text,
        };
        (document, Record::Statement(statement))
    }

    #[test]
    fn what_is_written_is_read_back() {
        let (document, record) = page();
        let index = CharIndex::new(&document.text);
        let lines =
            format!("{}\n{}\n", document_line(&document, &index), record_line(&record, &document, &index));
        let (pages, problems) = read_lines(&lines);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(pages, [CodedPage { document, records: vec![record] }]);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        let (pages, problems) =
            read_lines("nonsense\n\n{\"record\":\"event\",\"document\":\"x\"}\n{\"record\":\"document\"}\n");
        assert!(pages.is_empty());
        assert_eq!(problems.len(), 3);
        assert!(problems[1].starts_with("line 3 "), "{problems:?}");
    }
}
