//! Whose words each token is.

use crate::{Page, Said, grammar};
use demarche_parse::{Label, Tag};
use demarche_record::{Actor, Attribution, Form, Source};
use demarche_text::Span;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many statements around one token are kept; more than this is no language.
const DEPTH: usize = 16;

/// Stretches of text laid over each other: for every place those that hold it, the longest first.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    /// From which byte on each set holds.
    starts: Vec<u32>,
    sets: Vec<Vec<u32>>,
}

impl Layers {
    /// Lays `contents` (each one or several stretches) over the text, in `O(n log n)`.
    pub(crate) fn new<'a>(contents: impl Iterator<Item = &'a [Span]>) -> Layers {
        let mut steps: Vec<(u32, bool, (Reverse<usize>, u32))> = Vec::new();
        for (i, content) in contents.enumerate() {
            let length: usize = content.iter().map(|s| s.len()).sum();
            let key = (Reverse(length), i as u32);
            let mut spans = content.to_vec();
            spans.sort_unstable();
            let mut reached = 0;
            for span in spans {
                let start = span.start.max(reached);
                if start < span.end {
                    steps.push((start, true, key));
                    steps.push((span.end, false, key));
                    reached = span.end;
                }
            }
        }
        // Ends go before starts, so that a stretch that goes on at once is not lost.
        steps.sort_unstable_by_key(|&(at, opens, key)| (at, opens, key));
        let mut layers = Layers::default();
        let mut around: BTreeSet<(Reverse<usize>, u32)> = BTreeSet::new();
        let mut steps = steps.into_iter().peekable();
        while let Some((at, opens, key)) = steps.next() {
            if opens {
                around.insert(key);
            } else {
                around.remove(&key);
            }
            if steps.peek().is_none_or(|&(next, ..)| next != at) {
                let mut set: Vec<u32> = around.iter().rev().take(DEPTH).map(|&(_, i)| i).collect();
                set.reverse();
                layers.starts.push(at);
                layers.sets.push(set);
            }
        }
        layers
    }

    /// The contents that hold the byte, longest first.
    pub(crate) fn at(&self, byte: u32) -> &[u32] {
        match self.starts.partition_point(|&start| start <= byte) {
            0 => &[],
            n => &self.sets[n - 1],
        }
    }
}

/// For every token the statements in whose content it lies, outermost first.
#[derive(Debug, Default)]
pub struct Scopes {
    layers: Layers,
    starts: Vec<u32>,
    /// For each statement the sources outside it and its own.
    chains: Vec<Attribution>,
    /// For each statement the sources outside it, and whether it holds quoted words.
    outer: Vec<(Attribution, bool)>,
    issuer: Option<Actor>,
}

impl Scopes {
    /// Lays the statements over the tokens. The longer content is outer; of two alike the one that comes later
    /// in `said` is inner. `issuer` is whoever issues the page.
    pub fn new(page: &Page, said: &[Said], issuer: Option<Actor>) -> Scopes {
        let layers = Layers::new(said.iter().map(|s| s.statement.content.as_slice()));
        let starts = page.syntax.tokens.iter().map(|t| t.span.start).collect();
        let outer = said
            .iter()
            .map(|s| (s.statement.attribution.clone(), s.statement.form != Form::Indirect))
            .collect();
        Scopes { layers, starts, chains: chains(said), outer, issuer }
    }

    /// Who issues the page, as its letterhead says: whose words they are where nobody else speaks.
    pub fn issuer(&self) -> Option<&Actor> {
        self.issuer.as_ref()
    }

    /// The statements around a token, outermost first (indices into the page's statements).
    pub fn around(&self, token: usize) -> &[u32] {
        self.starts.get(token).map_or(&[], |&at| self.layers.at(at))
    }

    /// The sources between the outlet and what the token tells, outermost first.
    pub fn chain(&self, token: usize) -> Attribution {
        self.around(token).last().map_or_else(Vec::new, |&i| self.chains[i as usize].clone())
    }

    /// The sources between the outlet and the act that the verb `token` performs or tells.
    ///
    /// Words that perform their act ("We condemn ...", said S) are S's own act, not S's report of it: such an
    /// act has the sources outside S only.
    pub fn chain_of_act(&self, page: &Page, token: usize) -> Attribution {
        match self.around(token).last() {
            Some(&i) if self.outer[i as usize].1 && performs(page, token) => self.outer[i as usize].0.clone(),
            _ => self.chain(token),
        }
    }
}

/// Whether a verb does by being said what it says: "we demand", "I want to warn", "let me thank".
fn performs(page: &Page, verb: usize) -> bool {
    let first_person = grammar::subject_of(page, verb)
        .is_some_and(|s| matches!(page.word(s).to_lowercase().as_str(), "i" | "we" | "me" | "us"));
    let told = matches!(page.token(verb).tag, Tag::Vbd | Tag::Vbn)
        || page
            .syntax
            .children(verb)
            .any(|c| matches!(page.label(c), Label::Aux) && matches!(page.token(c).tag, Tag::Vbd));
    first_person && !told
}

/// The whole chain of each statement; speakers who say one thing together stand one after the other.
fn chains(said: &[Said]) -> Vec<Attribution> {
    let together = |a: &Said, b: &Said| {
        a.cue == b.cue
            && a.statement.cue == b.statement.cue
            && a.statement.content == b.statement.content
            && a.statement.attribution == b.statement.attribution
    };
    let mut chains = Vec::with_capacity(said.len());
    let mut at = 0;
    while at < said.len() {
        let first = &said[at];
        let count = said[at..].iter().take_while(|s| together(first, s)).count();
        let mut chain = first.statement.attribution.clone();
        chain.extend(
            said[at..at + count]
                .iter()
                .map(|s| Source { actor: s.statement.speaker.clone(), cue: s.statement.cue }),
        );
        chains.extend(std::iter::repeat_n(chain, count));
        at += count;
    }
    chains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_contents_are_outer_and_ends_are_open() {
        let contents =
            [vec![Span::new(5, 9)], vec![Span::new(0, 20), Span::new(30, 35)], vec![Span::new(9, 12)]];
        let layers = Layers::new(contents.iter().map(Vec::as_slice));
        assert_eq!(layers.at(0), [1]);
        assert_eq!(layers.at(5), [1, 0]);
        assert_eq!(layers.at(9), [1, 2]);
        assert_eq!(layers.at(20), [] as [u32; 0]);
        assert_eq!(layers.at(34), [1]);
        assert_eq!(layers.at(35), [] as [u32; 0]);
    }

    #[test]
    fn of_two_alike_the_later_is_inner() {
        let contents = [vec![Span::new(0, 9)], vec![Span::new(0, 9)]];
        let layers = Layers::new(contents.iter().map(Vec::as_slice));
        assert_eq!(layers.at(3), [0, 1]);
    }

    #[test]
    fn many_nested_and_long_stretches_stay_cheap() {
        let contents: Vec<Vec<Span>> = (0..50_000).map(|i| vec![Span::new(i, 1_000_000 - i)]).collect();
        let layers = Layers::new(contents.iter().map(Vec::as_slice));
        assert_eq!(layers.at(500_000).len(), DEPTH);
        assert_eq!(layers.at(1), [0, 1]);
    }
}
