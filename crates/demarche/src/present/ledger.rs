//! The ledger of positions, as a table for readers or as JSON Lines for programs.

use super::view::View;
use super::{page_records, quoted, safe};
use crate::Coding;
use crate::record::PositionKind;
use crate::story::{Brief, Cite, Entry, Stance, Standing, Step, Who, brief, ledger};
use demarche_text::{CharIndex, Date};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Which entries of the ledger are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Held by somebody of this id ("RUS") or name ("Russia", "Lavrov").
    pub holder: Option<String>,
    /// Towards somebody of this id or name.
    pub toward: Option<String>,
    /// Of this kind.
    pub kind: Option<PositionKind>,
    /// As known on this day.
    pub on: Option<Date>,
}

/// The entries that a question asks for, one per stance, with their history and where they stand.
///
/// The order of the pages is irrelevant; `names` gives the readable name of an actor's id.
pub fn positions(
    codings: &[Coding],
    question: &Question,
    json: bool,
    names: &dyn Fn(&str) -> Option<String>,
) -> String {
    let pages: Vec<_> = codings.iter().map(page_records).collect();
    let brief = brief(&pages, None);
    let view = View::new(&brief, codings, names);
    let entries = ledger(&brief);
    let wanted = entries.iter().filter_map(|entry| {
        let stance = &brief.stances[entry.stance];
        let standing = entry.standing(question.on)?;
        asked(&view, question, stance).then_some((entry, stance, standing))
    });
    let index = view.pages.iter().map(|page| CharIndex::new(&page.text)).collect();
    let write = Writer { view: &view, brief: &brief, index, on: question.on };
    let mut out = String::new();
    for (entry, stance, standing) in wanted {
        if json {
            let _ = writeln!(out, "{}", write.line(entry, stance, &standing));
        } else {
            write.table(&mut out, entry, stance, &standing);
        }
    }
    out
}

fn asked(view: &View, question: &Question, stance: &Stance) -> bool {
    let named = |wanted: &Option<String>, list: &[Who]| {
        wanted.as_deref().is_none_or(|wanted| list.iter().any(|who| is(view, who, wanted)))
    };
    question.kind.is_none_or(|kind| kind == stance.kind)
        && named(&question.holder, &stance.holders)
        && named(&question.toward, &stance.addressees)
}

/// Whether somebody is meant by an id, the name of the id, or a part of a person's name.
fn is(view: &View, who: &Who, wanted: &str) -> bool {
    let same = |name: &str| name.eq_ignore_ascii_case(wanted);
    let part = |name: &str| name.to_lowercase().contains(&wanted.to_lowercase());
    who.id.as_deref().is_some_and(same)
        || same(&view.who(who))
        || who.persons.iter().any(|person| part(&person.name))
        || who.id.is_none() && part(&view.who(who))
}

struct Writer<'a> {
    view: &'a View<'a>,
    brief: &'a Brief,
    index: Vec<CharIndex>,
    on: Option<Date>,
}

impl Writer<'_> {
    /// The steps that are known on the day asked for.
    fn steps<'e>(&self, entry: &'e Entry) -> impl Iterator<Item = &'e Step> {
        let on = self.on;
        entry.history.iter().filter(move |step| on.is_none_or(|on| step.day.is_none_or(|day| day <= on)))
    }

    fn table(&self, out: &mut String, entry: &Entry, stance: &Stance, standing: &Standing) {
        let content = stance.tellings[0].content;
        let toward = if stance.addressees.is_empty() {
            String::new()
        } else {
            format!(" to {}", self.view.all(&stance.addressees))
        };
        let holders =
            if stance.holders.is_empty() { "somebody".to_owned() } else { self.view.all(&stance.holders) };
        let since = standing.since.map(|day| format!(" since {day}")).unwrap_or_default();
        let others: Vec<String> = standing.disputed.iter().map(|status| word(status.as_str())).collect();
        let disputed = if others.is_empty() {
            String::new()
        } else {
            format!(" (others report: {})", others.join(", "))
        };
        let _ = writeln!(
            out,
            "#{} {}{}: {}, {}{since}{disputed}",
            entry.stance + 1,
            safe::shown(&holders),
            safe::shown(&toward),
            stance.kind.as_str(),
            word(standing.status.as_str()),
        );
        let _ = write!(out, "    {}", self.words(content));
        if let Some(condition) = stance.condition() {
            let _ = write!(out, "; condition: {}", self.words(condition));
        }
        out.push('\n');
        for step in self.steps(entry) {
            self.row(out, step);
        }
        for &other in &stance.answers {
            let _ = writeln!(out, "    answers #{}", other + 1);
        }
        out.push('\n');
    }

    fn row(&self, out: &mut String, step: &Step) {
        let day = step.day.map_or("day unknown".to_owned(), |day| day.to_string());
        let _ = write!(out, "    {day:11}  {:17}", word(step.status.as_str()));
        if let Some(answer) = step.answer {
            let _ = write!(out, "by {} (#{}): ", safe::shown(&self.view.all(&step.by)), answer + 1);
        }
        let reports: Vec<String> = step
            .reports
            .iter()
            .map(|report| {
                let says = if report.reporters.is_empty() {
                    String::new()
                } else {
                    format!(", says {}", safe::shown(&self.view.all(&report.reporters)))
                };
                let cite = report.evidence;
                let page = safe::shown(self.view.page_name(cite.page)).to_string();
                format!("{} [{page}, sentence {}{says}]", self.words(cite), self.view.sentence(cite))
            })
            .collect();
        let _ = writeln!(out, "{}", reports.join("; "));
    }

    fn words(&self, cite: Cite) -> String {
        quoted(&safe::shown(self.view.words(cite)))
    }

    fn line(&self, entry: &Entry, stance: &Stance, standing: &Standing) -> Value {
        let steps = self.steps(entry).map(|step| {
            let reports = step.reports.iter().map(|report| {
                json!({"evidence": self.cite(report.evidence), "reporters": self.all(&report.reporters)})
            });
            json!({
                "status": step.status.as_str(), "by": self.all(&step.by),
                "day": step.day.map(|day| day.to_string()), "reports": reports.collect::<Vec<_>>(),
                "answer": step.answer.map(|at| at + 1),
            })
        });
        json!({
            "entry": entry.stance + 1, "kind": stance.kind.as_str(),
            "holders": self.all(&stance.holders), "addressees": self.all(&stance.addressees),
            "content": self.cite(stance.tellings[0].content),
            "condition": stance.condition().map(|cite| self.cite(cite)),
            "status": standing.status.as_str(),
            "since": standing.since.map(|day| day.to_string()),
            "disputed": standing.disputed.iter().map(|status| status.as_str()).collect::<Vec<_>>(),
            "history": steps.collect::<Vec<_>>(),
            "answers": stance.answers.iter().map(|at| at + 1).collect::<Vec<_>>(),
            "answered_by": stance.answered_by.iter().map(|at| at + 1).collect::<Vec<_>>(),
        })
    }

    fn all(&self, list: &[Who]) -> Value {
        list.iter().map(|who| json!({"id": who.id, "called": self.view.who(who)})).collect()
    }

    fn cite(&self, cite: Cite) -> Value {
        let document = self.view.pages[cite.page];
        let index = &self.index[cite.page];
        json!({
            "document": document.id, "source": document.source,
            "published": self.brief.pages[cite.page].published.map(|day| day.to_string()),
            "start": index.chars_before(cite.span.start), "end": index.chars_before(cite.span.end),
            "text": self.view.words(cite),
        })
    }
}

/// "under negotiation" for "under_negotiation".
fn word(status: &str) -> String {
    status.replace('_', " ")
}
