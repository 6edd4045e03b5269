//! The ledger of positions: each stance once, with what became of it, step by step.
//!
//! A step has its evidence, its day and who reports it. Where a stance stands is never stored: it is derived from
//! the steps up to a day, so two reporters may disagree and both are shown.

use crate::days::day_number;
use crate::{Brief, Cite, Deed, Stance, StanceTelling, Who};
use demarche_record::Date;
use demarche_record::PositionKind::{Acceptance, Denial, Refusal};
use demarche_record::PositionStatus::{
    self, Accepted, Clarified, Issued, PartlyAccepted, Rejected, Repeated, Withdrawn,
};

/// Two answers within so many days are told of the same moment.
const SAME_MOMENT: i64 = 2;

/// One stance and its history.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its place in [`Brief::stances`].
    pub stance: usize,
    /// What became of it, by day; what no page dates comes last.
    pub history: Vec<Step>,
}

/// One thing that became of a stance.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Issued, repeated, rejected ...
    pub status: PositionStatus,
    /// Who did so: the holder, or who answers.
    pub by: Vec<Who>,
    /// The day that the text gives, or else that of the page.
    pub day: Option<Date>,
    /// Every report of it.
    pub reports: Vec<StepReport>,
    /// The stance that answers, by its place in [`Brief::stances`].
    pub answer: Option<usize>,
}

/// One report of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepReport {
    /// The words that tell it.
    pub evidence: Cite,
    /// Who says so, outermost first; nobody: the outlet.
    pub reporters: Vec<Who>,
}

/// Where a stance stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it came to.
    pub status: PositionStatus,
    /// Since when.
    pub since: Option<Date>,
    /// What others report of the same moment.
    pub disputed: Vec<PositionStatus>,
}

/// The ledger of a brief, an entry for each of its stances and in their order.
pub fn ledger(brief: &Brief) -> Vec<Entry> {
    (0..brief.stances.len()).map(|stance| Entry { stance, history: history(brief, stance) }).collect()
}

impl Entry {
    /// Where the stance stands on a day, or after all that is known; `None` where it was not yet taken.
    ///
    /// An answer holds until another answer: to repeat a demand that was rejected does not make it open again.
    pub fn standing(&self, on: Option<Date>) -> Option<Standing> {
        let known = |step: &&Step| on.is_none_or(|on| step.day.is_none_or(|day| day <= on));
        let steps: Vec<&Step> = self.history.iter().filter(known).collect();
        let decisive = |step: &&&Step| !matches!(step.status, Issued | Repeated | Clarified);
        let last = steps.iter().rev().find(decisive).or_else(|| steps.last())?;
        let mut disputed: Vec<PositionStatus> = steps
            .iter()
            .filter(decisive)
            .filter(|step| disputes(last, step))
            .map(|step| step.status)
            .collect();
        disputed.sort_unstable();
        disputed.dedup();
        Some(Standing { status: last.status, since: last.day, disputed })
    }
}

/// Whether a step tells something else of the same moment and the same side, by another report.
fn disputes(last: &Step, other: &Step) -> bool {
    let same_moment = match (last.day, other.day) {
        (Some(a), Some(b)) => (day_number(a) - day_number(b)).abs() <= SAME_MOMENT,
        _ => false,
    };
    let pages = |step: &Step| -> Vec<usize> { step.reports.iter().map(|r| r.evidence.page).collect() };
    let elsewhere = pages(other).iter().all(|page| !pages(last).contains(page));
    last.status != other.status
        && same_moment
        && elsewhere
        && crate::who::keys(&last.by) == crate::who::keys(&other.by)
}

fn history(brief: &Brief, at: usize) -> Vec<Step> {
    let stance = &brief.stances[at];
    let mut steps = own_steps(brief, stance);
    for &answer in &stance.answered_by {
        if let Some(answering) = brief.stances.get(answer) {
            steps.extend(answer_steps(brief, answering, answer));
        }
    }
    steps.extend(stance.deeds.iter().map(deed_step));
    steps.sort_by_key(order);
    steps
}

/// A deed that later pages tell: the threat carried out, the promise kept.
fn deed_step(deed: &Deed) -> Step {
    let report = StepReport { evidence: deed.words, reporters: deed.sources.clone() };
    Step {
        status: deed.status,
        by: deed.by.clone(),
        day: Some(deed.day),
        reports: vec![report],
        answer: None,
    }
}

fn order(step: &Step) -> (bool, Option<Date>, bool, Cite) {
    (step.day.is_none(), step.day, step.answer.is_some(), step.reports[0].evidence)
}

/// The day of a telling: its own, or else that of its page.
fn day(brief: &Brief, telling: &StanceTelling) -> Option<Date> {
    let own = telling.days.and_then(|days| days.first());
    own.or_else(|| brief.pages.get(telling.content.page).and_then(|page| page.published))
}

/// The tellings of a stance, by day.
fn by_day<'a>(brief: &Brief, stance: &'a Stance) -> Vec<(Option<Date>, &'a StanceTelling)> {
    let mut tellings: Vec<_> = stance.tellings.iter().map(|telling| (day(brief, telling), telling)).collect();
    tellings.sort_by_key(|(day, telling)| (day.is_none(), *day, telling.content));
    tellings
}

/// What its holder did: issued, repeated, made clear, withdrew it, as each page shows it.
fn own_steps(brief: &Brief, stance: &Stance) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut conditional = false;
    for (day, telling) in by_day(brief, stance) {
        let report = StepReport { evidence: telling.content, reporters: telling.sources.clone() };
        let again = steps.iter().any(|step| step.day != day);
        let status = match telling.status {
            Issued if again && telling.condition.is_some() && !conditional => Clarified,
            Issued if again => Repeated,
            shown => shown,
        };
        conditional |= telling.condition.is_some();
        // What one page tells twice, and what two pages tell of one day, is one step.
        let same = |step: &&mut Step| {
            step.status == status && (step.day == day || told_there(step, telling.content.page))
                || status == Repeated && told_there(step, telling.content.page)
        };
        match steps.iter_mut().rev().find(same) {
            Some(step) => step.reports.push(report),
            None => steps.push(Step {
                status,
                by: stance.holders.clone(),
                day,
                reports: vec![report],
                answer: None,
            }),
        }
    }
    steps
}

fn told_there(step: &Step, page: usize) -> bool {
    step.reports.iter().any(|report| report.evidence.page == page)
}

/// What an answer makes of a stance: one step for each day on which it is told.
fn answer_steps(brief: &Brief, answer: &Stance, at: usize) -> Vec<Step> {
    let status = match answer.kind {
        Refusal | Denial => Rejected,
        Acceptance if answer.condition().is_some() => PartlyAccepted,
        Acceptance => Accepted,
        _ => return Vec::new(),
    };
    let mut steps: Vec<Step> = Vec::new();
    for (day, telling) in by_day(brief, answer) {
        if telling.status == Withdrawn {
            continue;
        }
        let report = StepReport { evidence: telling.content, reporters: telling.sources.clone() };
        match steps.last_mut() {
            Some(step) if step.day == day || told_there(step, telling.content.page) => {
                step.reports.push(report)
            }
            _ => steps.push(Step {
                status,
                by: answer.holders.clone(),
                day,
                reports: vec![report],
                answer: Some(at),
            }),
        }
    }
    steps
}
