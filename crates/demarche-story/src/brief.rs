//! The brief of many pages.

use crate::pages::{PageNote, PageRecords, Shelf};
use crate::{Difference, FigureGroup, Happening, Party, Quote, Round, Stance};
use crate::{differences, figures, headlines, parties, quotes, rounds, since, stances, timeline};
use demarche_record::Date;

/// What many pages tell together. Every entry cites the words that it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// The pages, by day of publication; citations number them.
    pub pages: Vec<PageNote>,
    /// Only what is dated on this day or later, or else published then.
    pub since: Option<Date>,
    /// Who acts and speaks, the busiest first.
    pub parties: Vec<Party>,
    /// Rounds of talks, by day; those without one last.
    pub rounds: Vec<Round>,
    /// What happened or is planned, by day; what no page dates comes last.
    pub timeline: Vec<Happening>,
    /// Who demands, offers, promises, threatens, refuses, alleges what.
    pub stances: Vec<Stance>,
    /// Statements that matter, by an open rule.
    pub quotes: Vec<Quote>,
    /// Numbers, by what they count.
    pub figures: Vec<FigureGroup>,
    /// What the pages tell differently.
    pub differences: Vec<Difference>,
    /// What the headlines of other articles say, which stand on these pages.
    pub headlines: Vec<Happening>,
}

/// Makes the brief of many pages; `since` keeps only what is dated, or else published, on that day or later.
pub fn brief(pages: &[PageRecords], since: Option<Date>) -> Brief {
    let shelf = Shelf::new(pages);
    let sorted = since::sort(&shelf, since); // articles apart from other headlines, new apart from old
    let timeline = timeline::of(&sorted.article, &shelf);
    let stances = stances::of(&sorted.article, &timeline, &shelf);
    let figures = figures::of(&sorted.article, &shelf);
    Brief {
        pages: notes(&shelf, &sorted.counts),
        since,
        parties: parties::of(&sorted.article, &shelf),
        rounds: rounds::of(&sorted.article, &shelf),
        quotes: quotes::of(&sorted.article, &shelf),
        differences: differences::of(&timeline, &stances, &figures, &shelf),
        headlines: headlines::of(&sorted.headlines, &shelf),
        timeline: timeline.into_iter().filter(Happening::is_told_as_fact).collect(),
        stances,
        figures,
    }
}

fn notes(shelf: &Shelf, counts: &[(usize, usize)]) -> Vec<PageNote> {
    let note = |((page, records), &(kept, left_out)): ((usize, PageRecords), &(usize, usize))| PageNote {
        input: shelf.input(page),
        published: records.document.published,
        records: kept,
        left_out,
    };
    shelf.pages().zip(counts).map(note).collect()
}
