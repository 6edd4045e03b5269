//! How much the data holds, by file and by year.

use std::collections::BTreeSet;

use crate::entry::ActorClass;
use crate::files::{DataFile, Shape, sources};
use crate::table::rows;

/// How much the data holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// For each file what it holds.
    pub files: Vec<FileCoverage>,
    /// For each year from 1990: who is known.
    pub years: Vec<Year>,
    /// For each source of a dated fact: how many lines rest on it.
    pub sources: Vec<(String, usize)>,
}

/// How much one file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileCoverage {
    /// The file's name.
    pub name: String,
    /// Lines that are entries.
    pub lines: usize,
    /// Names in them, other names included.
    pub names: usize,
    /// Tests beside them.
    pub tests: usize,
}

/// Who is known to hold an office, and which memberships are known, on the first of July of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Persons in an office.
    pub persons: usize,
    /// States with at least one of them.
    pub states: usize,
    /// Organisations, groups and other bodies with at least one.
    pub bodies: usize,
    /// Memberships in organisations.
    pub memberships: usize,
}

impl Coverage {
    /// Counts the shipped data together with a user's files.
    pub fn of(user: &[DataFile]) -> Coverage {
        let mut coverage = Coverage::default();
        let sources = sources(user);
        for source in &sources {
            let lines = rows(source.text).count();
            let names: usize = rows(source.text)
                .map(|row| match source.shape {
                    Shape::States => 1 + [2, 3, 4, 5].map(|c| row.list(c).count()).iter().sum::<usize>(),
                    Shape::Actors(_) => 1 + row.list(3).count(),
                    Shape::Offices | Shape::Homes | Shape::Words => 1,
                    Shape::Places => 1 + row.list(2).count(),
                    Shape::Members => row.cell(3).split_whitespace().count(),
                })
                .sum();
            let tests = source.text.lines().filter(|l| l.starts_with("# test: ")).count();
            let name = source.name.to_owned();
            coverage.files.push(FileCoverage { name, lines, names, tests });
        }
        let states: BTreeSet<&str> = sources
            .iter()
            .filter(|s| s.shape == Shape::States)
            .flat_map(|s| rows(s.text).map(|r| r.cell(0)))
            .collect();
        coverage.years = (1990..=2026).map(|year| count(&sources, &states, year)).collect();
        coverage.sources = by_source(&sources);
        coverage
    }
}

fn count(sources: &[crate::files::Source<'_>], states: &BTreeSet<&str>, year: i16) -> Year {
    let day = format!("{year}-07-01");
    let held = |since: &str, until: &str| {
        (since.is_empty() || since <= day.as_str()) && (until.is_empty() || day.as_str() <= until)
    };
    let mut persons = BTreeSet::new();
    let mut ids = BTreeSet::new();
    let mut memberships = 0;
    for source in sources {
        match source.shape {
            Shape::Actors(ActorClass::Person) => {
                for row in rows(source.text) {
                    let dated = !row.cell(5).is_empty() || !row.cell(6).is_empty();
                    if dated && held(row.cell(5), row.cell(6)) {
                        persons.insert((row.cell(0), row.cell(2)));
                        ids.insert(row.cell(0));
                    }
                }
            }
            Shape::Members => {
                let rows = rows(source.text).filter(|r| held(r.cell(1), r.cell(2)));
                memberships += rows.map(|r| r.cell(3).split_whitespace().count()).sum::<usize>();
            }
            _ => {}
        }
    }
    let of_states = ids.iter().filter(|id| states.contains(*id)).count();
    Year { year, persons: persons.len(), states: of_states, bodies: ids.len() - of_states, memberships }
}

fn by_source(sources: &[crate::files::Source<'_>]) -> Vec<(String, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for source in sources {
        let column = match source.shape {
            Shape::Actors(ActorClass::Person) => 8,
            Shape::Members => 4,
            _ => continue,
        };
        for row in rows(source.text) {
            *counts.entry(row.given(column).unwrap_or("not told").to_owned()).or_insert(0) += 1;
        }
    }
    counts.into_iter().collect()
}
