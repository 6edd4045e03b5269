//! A brief for programs; `docs/brief.md` describes its keys.

use super::view::View;
use crate::story::{Cite, Days, Difference, Happening, Party, Quote, Round, Stance, Who};
use demarche_text::CharIndex;
use serde_json::{Value, json};

/// The version of the keys: a listed key never changes its meaning within one version.
const VERSION: u32 = 1;

/// Writes the brief, indented, with a line break at its end.
pub(super) fn write(view: &View) -> String {
    let index: Vec<CharIndex> = view.pages.iter().map(|page| CharIndex::new(&page.text)).collect();
    let write = Writer { view, index };
    let brief = view.brief;
    let value = json!({
        "brief": VERSION,
        "since": brief.since.map(|day| day.to_string()),
        "left_out": brief.pages.iter().map(|page| page.left_out).sum::<usize>(),
        "pages": (0..view.pages.len()).map(|page| write.page(page)).collect::<Vec<_>>(),
        "parties": brief.parties.iter().map(|party| write.party(party)).collect::<Vec<_>>(),
        "talks": brief.rounds.iter().map(|round| write.round(round)).collect::<Vec<_>>(),
        "timeline": brief.timeline.iter().map(|event| write.event(event)).collect::<Vec<_>>(),
        "positions": brief.stances.iter().map(|stance| write.stance(stance)).collect::<Vec<_>>(),
        "statements": brief.quotes.iter().map(|quote| write.quote(quote)).collect::<Vec<_>>(),
        "figures": write.figures(),
        "differences": brief.differences.iter().map(|d| write.difference(d)).collect::<Vec<_>>(),
        "headlines": brief.headlines.iter().map(|event| write.event(event)).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
}

struct Writer<'a> {
    view: &'a View<'a>,
    index: Vec<CharIndex>,
}

impl Writer<'_> {
    fn page(&self, page: usize) -> Value {
        let document = self.view.pages[page];
        let note = self.view.brief.pages[page];
        json!({
            "page": page + 1, "document": document.id, "source": document.source,
            "title": document.title.map(|span| span.of(&document.text)),
            "published": document.published.map(|day| day.to_string()),
            "published_from": document.published_from.map(|from| from.as_str()),
            "records": note.records, "left_out": note.left_out,
        })
    }

    fn cite(&self, cite: Cite) -> Value {
        let index = &self.index[cite.page];
        json!({
            "page": cite.page + 1, "sentence": self.view.sentence(cite),
            "start": index.chars_before(cite.span.start), "end": index.chars_before(cite.span.end),
            "text": self.view.words(cite),
        })
    }

    fn maybe(&self, cite: Option<Cite>) -> Value {
        cite.map_or(Value::Null, |cite| self.cite(cite))
    }

    fn cites(&self, cites: &[Cite]) -> Value {
        cites.iter().map(|&cite| self.cite(cite)).collect()
    }

    fn who(&self, who: &Who) -> Value {
        let persons = who.persons.iter().map(|person| {
            json!({
                "name": person.name, "sector": person.sector.map(|s| s.as_str()),
                "cite": self.cite(person.cite),
            })
        });
        json!({
            "id": who.id, "called": self.view.who(who), "persons": persons.collect::<Vec<_>>(),
            "cite": self.maybe(who.words),
        })
    }

    fn all(&self, list: &[Who]) -> Value {
        list.iter().map(|who| self.who(who)).collect()
    }

    fn days(&self, days: Option<Days>) -> Value {
        days.map_or(Value::Null, |days| {
            let day = |d: Option<demarche_text::Date>| d.map(|d| d.to_string());
            json!({"start": day(days.start), "end": day(days.end)})
        })
    }

    fn party(&self, party: &Party) -> Value {
        let persons = party.persons.iter().map(|person| {
            json!({
                "name": person.name, "count": person.count, "cite": self.cite(person.cite),
                "sectors": person.sectors.iter().map(|s| s.as_str()).collect::<Vec<_>>(),
            })
        });
        json!({
            "id": party.id, "called": self.view.name(&party.id), "acts": party.acts,
            "statements": party.speaks, "positions": party.stands, "talks": party.talks,
            "persons": persons.collect::<Vec<_>>(), "cites": self.cites(&party.mentions),
        })
    }

    fn round(&self, round: &Round) -> Value {
        let tellings = round.tellings.iter().map(
            |t| json!({"cite": self.cite(t.words), "when": self.maybe(t.when), "phase": t.phase.as_str()}),
        );
        json!({
            "parties": self.all(&round.parties), "delegates": self.all(&round.delegates),
            "chairs": self.all(&round.chairs),
            "venue": round.venue.as_ref().map(|v| json!({"name": v.name, "cite": self.cite(v.cite)})),
            "days": self.days(round.days), "phase": round.phase.as_str(),
            "outcomes": self.cites(&round.outcomes), "follows": round.follows,
            "follows_words": self.cites(&round.follows_words), "tellings": tellings.collect::<Vec<_>>(),
        })
    }

    fn event(&self, event: &Happening) -> Value {
        let tellings = event.tellings.iter().map(|t| {
            json!({"cite": self.cite(t.words), "when": self.maybe(t.when), "sources": self.all(&t.sources)})
        });
        json!({
            "type": event.kind.as_str(), "mode": event.mode, "status": event.status.as_str(),
            "actors": self.all(&event.actors), "recipients": self.all(&event.recipients),
            "days": self.days(event.days), "is_position": event.is_position,
            "where": event.place.as_ref().map(|p| json!({"name": p.name, "cite": self.cite(p.cite)})),
            "tellings": tellings.collect::<Vec<_>>(),
        })
    }

    fn stance(&self, stance: &Stance) -> Value {
        let tellings = stance.tellings.iter().map(|t| {
            json!({
                "content": self.cite(t.content), "condition": self.maybe(t.condition),
                "answers": self.maybe(t.answers), "status": t.status.as_str(), "days": self.days(t.days),
                "when": self.maybe(t.when), "sources": self.all(&t.sources),
            })
        });
        json!({
            "kind": stance.kind.as_str(), "holders": self.all(&stance.holders),
            "addressees": self.all(&stance.addressees), "status": stance.status.as_str(),
            "answers": stance.answers, "answered_by": stance.answered_by,
            "tellings": tellings.collect::<Vec<_>>(),
        })
    }

    fn quote(&self, quote: &Quote) -> Value {
        let tellings = quote.tellings.iter().map(|t| {
            json!({
                "content": self.cites(&t.content), "cue": self.maybe(t.cue), "sources": self.all(&t.sources),
            })
        });
        json!({
            "speaker": self.who(&quote.speaker), "addressees": self.all(&quote.addressees),
            "form": quote.form.as_str(), "tellings": tellings.collect::<Vec<_>>(),
        })
    }

    fn figures(&self) -> Value {
        let groups = self.view.brief.figures.iter().map(|group| {
            let claims = group.claims.iter().map(|claim| {
                json!({
                    "value": claim.value, "low": claim.low, "bound": claim.bound.as_str(),
                    "claimed_by": self.all(&claim.claimants),
                    "where": claim.place.as_ref().map(|p| json!({"name": p.name, "cite": self.cite(p.cite)})),
                    "cites": self.cites(&claim.tellings),
                })
            });
            let unit = Some(&group.unit).filter(|unit| !unit.is_empty());
            json!({
                "unit": unit, "of": group.subject.as_ref().map(|who| self.who(who)),
                "claims": claims.collect::<Vec<_>>(),
            })
        });
        groups.collect()
    }

    fn difference(&self, difference: &Difference) -> Value {
        match difference {
            Difference::Numbers { group, claims } => {
                json!({"about": "numbers", "figures": group, "claims": [claims.0, claims.1]})
            }
            Difference::Denied { told, denied } => {
                json!({"about": "event", "told": self.event(told), "denied": self.event(denied)})
            }
            Difference::Accusation { accusation, denial } => {
                json!({"about": "accusation", "accusation": accusation, "denial": denial})
            }
        }
    }
}
