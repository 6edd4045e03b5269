//! The sections of a brief, one file for each.

mod differences;
mod figures;
mod parties;
mod quotes;
mod rounds;
mod stances;
mod timeline;

use super::line::Section;
use super::view::View;

/// All sections that have something to say, in the order in which they are read.
pub(super) fn of(view: &View) -> Vec<Section> {
    let all = [
        parties::section(view),
        rounds::section(view),
        timeline::section(view),
        stances::positions(view),
        stances::threats(view),
        stances::accusations(view),
        quotes::section(view),
        figures::section(view),
        differences::section(view),
        timeline::headlines(view),
    ];
    all.into_iter().filter(|section| !section.groups.is_empty()).collect()
}
