//! Who said what through whom.
//!
//! A saying is found by its cue ("said", "accused", "according to"), by the quotation marks that follow one that
//! was, by the label of a turn, or by the colon of a headline. Speakers and outer sources are filled in last.

mod according;
mod adjectives;
mod aside;
mod cues;
mod ends;
pub mod explain;
mod extent;
mod frames;
mod free;
mod headline;
mod infinitives;
mod interview;
mod issuer;
mod letterhead;
mod local;
mod nested;
mod nouns;
mod phrases;
mod plausible;
mod quotes;
mod resolve;
mod runon;
mod saying;
mod signatures;
mod slot;
mod speaker;
mod turns;
mod verbs;
mod who;

use crate::{Mentions, Page, Places};
use demarche_record::{Actor, Attribution, Source, Statement};
use demarche_text::{Document, Span};
use quotes::Quote;
use saying::{Saying, Who};

pub use adjectives::felt;
pub use cues::introducing;
pub use letterhead::issuer as letterhead;
pub use local::{AtHome, about, is_official};
pub use quotes::scan as quotations;
pub use verbs::{is_saying, spoken};

/// Sentences longer than this are lists or noise; only their quotation marks are read.
const LONGEST: usize = 600;
/// So many words in quotation marks are a name or a word held at a distance, not a saying.
const SCARE: usize = 2;

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
        chain.push(Source { actor: self.statement.speaker.clone(), cue: self.statement.cue });
        chain
    }
}

/// All statements of the page, in text order; in the words of nobody else "we" are its `issuer`.
pub fn find(page: &Page, mentions: &Mentions, places: &Places, issuer: Option<&Actor>) -> Vec<Said> {
    let turns = turns::find(page.document);
    let marks: Vec<Quote> =
        page.document.parts.iter().flat_map(|part| quotes::scan(&page.document.text, part.span)).collect();
    let interview = if turns.is_empty() { interview::find(page.document) } else { None };
    let mut sayings = turn_sayings(&turns);
    sayings.extend(interview.iter().flat_map(|i| i.sayings(page, mentions)));
    let conversation = !sayings.is_empty();
    sayings.extend(signatures::sayings(page.document, &marks));
    for (number, sentence) in page.syntax.sentences.iter().enumerate() {
        if sentence.tokens.len() > LONGEST {
            continue;
        }
        sayings.extend(headline::saying(page, mentions, &marks, number));
        for t in sentence.tokens.clone() {
            sayings.extend(verbs::sayings(page, mentions, &marks, t));
            sayings.extend(nouns::saying(page, mentions, &marks, t));
            sayings.extend(adjectives::saying(page, mentions, &marks, t));
            sayings.extend(reported(page, &marks, t));
        }
    }
    runon::join(page, &marks, &mut sayings, conversation);
    nested::once(page, resolve::statements(page, mentions, places, issuer, &marks, sayings))
}

/// Everything that stands in quotation marks or belongs to a turn of a conversation, in text order, without overlap:
/// it may be somebody's words without any cue in its sentence.
pub fn quoted(document: &Document) -> Vec<Span> {
    let text = &document.text;
    let marks = document.parts.iter().flat_map(|part| quotes::scan(text, part.span));
    let mut spans: Vec<Span> = marks
        .filter(|quote| quote.inner.of(text).split_whitespace().nth(SCARE).is_some())
        .map(|quote| quote.span)
        .collect();
    for turn in turns::find(document) {
        spans.push(turn.label);
        spans.extend(turn.content);
    }
    spans.extend(interview::find(document).iter().flat_map(|interview| interview.spoken()));
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut found: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match found.last_mut() {
            Some(last) if span.start < last.end => *last = last.cover(span),
            _ => found.push(span),
        }
    }
    found
}

fn turn_sayings(turns: &[turns::Turn]) -> Vec<Saying> {
    turns
        .iter()
        .map(|turn| {
            let said = Saying::without_cue(Who::Label(turn.label), turn.content.clone());
            Saying { turn: true, ..said }
        })
        .collect()
}

/// "according to X".
fn reported(page: &Page, marks: &[Quote], t: usize) -> Option<Saying> {
    let (source, cue, content) = according::source_and_content(page, marks, t)?;
    let mut saying = Saying::new(t, cue, source, *content.first()?);
    saying.content = content;
    Some(saying)
}

/// The stretch that a list of spans covers.
fn whole(content: &[Span]) -> Span {
    content.iter().copied().reduce(Span::cover).unwrap_or(Span::new(0, 0))
}
