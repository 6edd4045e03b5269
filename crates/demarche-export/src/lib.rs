//! "Here are the records of a page: what do they look like in the layout that my notebook reads?"
//!
//! Each layout is a file: [`gdelt`](Layout::Gdelt), [`icews`](Layout::Icews), [`polecat`](Layout::Polecat),
//! [`plover`](Layout::Plover). What each column holds, and which stay empty and why, is `docs/exports.md`.
//!
//! **Invariant.** Nothing is told that the records do not tell: a column that they cannot fill is empty. No lexicon, no
//! grammar, no disk; records of another system can be exported as well.

mod cameo;
mod cells;
mod dyads;
mod gdelt;
mod icews;
mod plover;
mod polecat;
mod tables;
mod telling;
mod told;

pub use tables::problems;
pub use telling::{Page, record_id};

use cells::line;
use demarche_record::{Event, Role, Status};
use telling::{Story, Telling};

/// A layout of event data that others read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// GDELT 2.0 events: 61 columns, no header.
    Gdelt,
    /// ICEWS coded events: 20 columns, header.
    Icews,
    /// POLECAT: 40 columns, header.
    Polecat,
    /// PLOVER's own JSON, one event a line.
    Plover,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Layout; 4] = [Layout::Gdelt, Layout::Icews, Layout::Polecat, Layout::Plover];

    /// Its name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Layout::Gdelt => "gdelt",
            Layout::Icews => "icews",
            Layout::Polecat => "polecat",
            Layout::Plover => "plover",
        }
    }

    /// The layout of that name.
    pub fn parse(name: &str) -> Option<Layout> {
        Layout::ALL.into_iter().find(|layout| layout.as_str() == name)
    }

    /// The names of its columns, in order; those of PLOVER's JSON are the keys that an event may have.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Layout::Gdelt => &gdelt::COLUMNS,
            Layout::Icews => &icews::COLUMNS,
            Layout::Polecat => &polecat::COLUMNS,
            Layout::Plover => &plover::KEYS,
        }
    }

    /// Which events go into the layout unless others are asked for: all where it can say their status, else what has
    /// happened.
    pub fn statuses(self) -> Vec<Status> {
        match self {
            Layout::Plover => Status::ALL.to_vec(),
            _ => vec![Status::Actual],
        }
    }

    /// The first line, where the layout has one.
    pub fn header(self) -> String {
        match self {
            Layout::Gdelt | Layout::Plover => String::new(),
            Layout::Icews | Layout::Polecat => line(self.columns().iter().map(|&name| name.to_owned())),
        }
    }
}

/// What is known of ids beyond the records.
pub trait Known {
    /// The readable name of an id: "Russia" for `RUS`.
    fn name(&self, id: &str) -> Option<String>;
    /// The country where a group, an outlet or a company is at home: `LBN` for `HEZBOLLAH`.
    fn home(&self, id: &str) -> Option<String>;
}

/// How many events became rows, and how many were left out and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Events that are in the export.
    pub events: usize,
    /// Rows that they gave; an event of several pairs has several.
    pub rows: usize,
    /// Events of a status that was not asked for.
    pub other_status: usize,
    /// Tellings of an event that its page has told before, and that are one row with it.
    pub again: usize,
    /// Events told by headlines of other articles, which have no day.
    pub headlines: usize,
}

/// Writes the events of many pages, one page after the other.
#[derive(Clone, Debug)]
pub struct Export {
    layout: Layout,
    statuses: Vec<Status>,
    pages: usize,
    counts: Counts,
}

impl Export {
    /// An export of the events that have one of `statuses`.
    pub fn new(layout: Layout, statuses: Vec<Status>) -> Export {
        Export { layout, statuses, pages: 0, counts: Counts::default() }
    }

    /// The lines of the next page.
    pub fn page(&mut self, page: &Page, known: &dyn Known) -> String {
        self.pages += 1;
        let mut out = String::new();
        let shared = Story::of(page, known);
        let once =
            if self.layout == Layout::Plover { told::each(page.records) } else { told::once(page.records) };
        for told in &once {
            if !self.takes(page, &told.event) {
                continue;
            }
            self.counts.again += told.tellings - 1;
            let telling =
                Telling { page, shared: &shared, told, event: &told.event, story: self.pages, known };
            self.counts.events += 1;
            self.write(&telling, &mut out);
        }
        out
    }

    /// How much was written and left out so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    fn takes(&mut self, page: &Page, event: &Event) -> bool {
        let headline = page.role_at(event.span.start) == Some(Role::Headline);
        let status = self.statuses.contains(&event.status);
        self.counts.headlines += usize::from(headline);
        self.counts.other_status += usize::from(!headline && !status);
        status && !headline
    }

    fn write(&mut self, telling: &Telling, out: &mut String) {
        let rows: Vec<String> = match self.layout {
            Layout::Gdelt => {
                let pairs = dyads::of(telling.event).into_iter().enumerate();
                pairs.map(|(n, pair)| line(gdelt::row(telling, n, pair))).collect()
            }
            Layout::Icews => {
                let pairs = dyads::of(telling.event).into_iter().enumerate();
                pairs.map(|(n, pair)| line(icews::row(telling, self.counts.rows + n + 1, pair))).collect()
            }
            Layout::Polecat => vec![line(polecat::row(telling))],
            Layout::Plover => vec![format!("{}\n", plover::object(telling))],
        };
        self.counts.rows += rows.len();
        out.extend(rows);
    }
}

/// Which build wrote an export.
fn version() -> String {
    format!("demarche {}", env!("CARGO_PKG_VERSION"))
}
