//! Statements that matter, by an open rule.
//!
//! The rule: quotations (direct or mixed) of somebody named or of an actor with an id. Of these, at most
//! [`QUOTES_A_PAGE`] for each page: first those that several pages give, then those that carry a position,
//! then those of persons named who hold an office, then wholly direct ones, then the longest.

use crate::pages::Shelf;
use crate::timeline::{overlaps_one, position_spans};
use crate::who::{add, keys};
use crate::words::Words;
use crate::{Cite, Who, cluster};
use demarche_record::{Form, Record, Sector, Span, Statement};
use std::collections::BTreeMap;

/// How many quotations of one page a brief holds at most.
pub const QUOTES_A_PAGE: usize = 3;

/// How alike the words of two quotations must be to be one.
const LIKENESS: f64 = 0.6;

/// One statement, with every place that gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Who says it.
    pub speaker: Who,
    /// Direct or mixed, as the first page gives it.
    pub form: Form,
    /// To whom.
    pub addressees: Vec<Who>,
    /// Where it is given, in the order of the pages.
    pub tellings: Vec<QuoteTelling>,
}

/// One place that gives a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteTelling {
    /// The words said; several stretches for a split quotation.
    pub content: Vec<Cite>,
    /// "said".
    pub cue: Option<Cite>,
    /// Who says so, outermost first; nobody: the outlet.
    pub sources: Vec<Who>,
}

/// A statement before it is merged.
struct Said {
    quote: Quote,
    words: Words,
    rank: Rank,
}

/// Greater comes first: pages, carries a position, named office holder, direct, length.
type Rank = (usize, bool, bool, bool, usize);

/// The statements that matter, in the order of the pages.
pub(crate) fn of(records: &[(usize, &Record)], shelf: &Shelf) -> Vec<Quote> {
    let positions = position_spans(records, shelf.pages().count());
    let said: Vec<Said> = records
        .iter()
        .filter_map(|&(page, record)| match record {
            Record::Statement(x) if x.form != Form::Indirect => Said::new(x, page, shelf, &positions[page]),
            _ => None,
        })
        .collect();
    let key = |s: &Said| s.quote.speaker.key.clone();
    let clusters = cluster::merge(said, key, |s| &s.words, |a, b| a.words.alike(&b.words, LIKENESS));
    let mut quotes: Vec<Said> = clusters.into_iter().filter_map(join).collect();
    quotes.sort_by(|a, b| b.rank.cmp(&a.rank).then_with(|| at(a).cmp(&at(b))));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    quotes.retain(|said| {
        let count = taken.entry(at(said).page).or_default();
        *count += 1;
        *count <= QUOTES_A_PAGE
    });
    quotes.sort_by_key(at);
    quotes.into_iter().map(|said| said.quote).collect()
}

fn at(said: &Said) -> Cite {
    said.quote.tellings[0].content[0]
}

impl Said {
    fn new(statement: &Statement, page: usize, shelf: &Shelf, positions: &[Span]) -> Option<Said> {
        let speaker = Who::of(&statement.speaker, page, shelf)?;
        if speaker.id.is_none() && speaker.persons.is_empty() || statement.content.is_empty() {
            return None;
        }
        let content: Vec<Cite> = statement.content.iter().map(|&span| Cite { page, span }).collect();
        let words = content.iter().map(|&cite| Words::of(shelf.words(cite))).reduce(Words::with)?;
        let whole = statement.content.iter().copied().reduce(Span::cover)?;
        let carries = overlaps_one(positions, whole);
        let office = !speaker.persons.is_empty() && statement.speaker.sector.is_some_and(holds_office);
        let length = statement.content.iter().map(|span| span.len()).sum();
        Some(Said {
            rank: (1, carries, office, statement.form == Form::Direct, length),
            words,
            quote: Quote {
                speaker,
                form: statement.form,
                addressees: Who::all(&statement.addressees, page, shelf),
                tellings: vec![QuoteTelling {
                    content,
                    cue: statement.cue.map(|span| Cite { page, span }),
                    sources: Who::sources(&statement.attribution, page, shelf),
                }],
            },
        })
    }
}

/// Sectors whose named persons speak for more than themselves.
fn holds_office(sector: Sector) -> bool {
    !matches!(sector, Sector::Civ | Sector::Bus | Sector::Med)
}

/// One statement out of all its tellings; what several pages give ranks higher.
fn join(said: Vec<Said>) -> Option<Said> {
    let mut rest = said.into_iter();
    let mut first = rest.next()?;
    for next in rest {
        let mut speaker = vec![first.quote.speaker.clone()];
        add(&mut speaker, [next.quote.speaker]);
        first.quote.speaker = speaker.into_iter().next()?;
        if keys(&first.quote.addressees).is_empty() {
            first.quote.addressees = next.quote.addressees;
        }
        first.quote.tellings.extend(next.quote.tellings);
    }
    let mut pages: Vec<usize> = first.quote.tellings.iter().map(|t| t.content[0].page).collect();
    pages.dedup();
    first.rank.0 = pages.len();
    Some(first)
}
