//! "Here are the records of many pages: what do they tell together?"
//!
//! [`brief`] orders the pages, sorts out what belongs to their articles, and merges what several pages tell
//! alike. Each merged entry keeps every one of its tellings, so each line of a brief can be read where it
//! stands.
//!
//! **Invariant.** No text is parsed here, no grammar and no disk: records in, derived values out; delete and
//! rebuild gives the same bytes, in whatever order the pages come.

mod answers;
mod brief;
mod cite;
mod cluster;
mod days;
mod deeds;
mod differences;
mod figures;
mod follow;
mod headlines;
mod known;
mod ledger;
mod pages;
mod parties;
mod quotes;
mod rounds;
mod since;
mod stances;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod timeline;
mod who;
mod words;

pub use brief::{Brief, brief};
pub use cite::Cite;
pub use days::Days;
pub use differences::Difference;
pub use figures::{Claim, FigureGroup};
pub use ledger::{Entry, Standing, Step, StepReport, ledger};
pub use pages::{PageNote, PageRecords};
pub use parties::{Party, PartyPerson};
pub use quotes::{QUOTES_A_PAGE, Quote, QuoteTelling};
pub use rounds::{Round, RoundTelling};
pub use stances::{Deed, Stance, StanceTelling};
pub use timeline::{Happening, Place, Telling};
pub use who::{Person, Who};
pub use words::Words;
