//! Who said what through whom.

use crate::{Mentions, Page};
use demarche_record::{Attribution, Source, Statement};

/// A statement with the tokens it was found by.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// What is published.
    pub statement: Statement,
    /// The token of the cue: the verb of saying, "according" ...; `None` for a turn or a run-on.
    pub cue: Option<usize>,
    /// The head token of the speaker, where it stands in the text.
    pub speaker: Option<usize>,
    /// The head token of the content clause, where the content is a clause or phrase of the tree.
    pub head: Option<usize>,
}

impl Said {
    /// The whole chain: the outer sources, then the speaker.
    pub fn chain(&self) -> Attribution {
        let mut chain = self.statement.attribution.clone();
        chain.push(Source {
            actor: self.statement.speaker.clone(),
            cue: self.statement.cue,
        });
        chain
    }
}

/// All statements of the page, in text order.
pub fn find(_page: &Page, _mentions: &Mentions) -> Vec<Said> {
    Vec::new()
}
