//! Headlines read as a row of words: "Armenia, Azerbaijan Trade Blame". Capitals, missing articles and verbs that look
//! like nouns mislead the parser; but a headline is mostly who, verb, whom, and phrases with prepositions.

use super::read::Reader;
use super::status::Mood;
use crate::Page;
use demarche_lexicon::{Slot, WordKind};
use demarche_parse::{Label, Pos};
use demarche_record::Status;
use demarche_text::{Role, Span};
use std::ops::Range;

/// The tokens that are read as verbs of headlines.
pub fn verbs(reader: &Reader) -> Vec<bool> {
    let page = reader.page;
    let mut found = vec![false; page.syntax.tokens.len()];
    for (s, sentence) in page.syntax.sentences.iter().enumerate() {
        if !matches!(page.role(s), Role::Title | Role::Headline) {
            continue;
        }
        for clause in clauses(page, sentence.tokens.clone()) {
            mark(reader, clause, &mut found);
        }
    }
    found
}

/// The clauses of a headline: "Two missing off Kinmen; Taipei, Beijing trade blame".
fn clauses(page: &Page, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = tokens.start;
    for t in tokens.clone().filter(|&t| page.word(t) == ";") {
        found.push(start..t);
        start = t + 1;
    }
    found.push(start..tokens.end);
    found
}

/// Marks the verb of a clause that the parser has found none in.
fn mark(reader: &Reader, clause: Range<usize>, found: &mut [bool]) {
    let page = reader.page;
    // "Seoul protests after shells kill two": what the parser has read behind "after" says nothing of the words before.
    let behind = |&t: &usize| {
        matches!(reader.word(t).as_str(), "as" | "after" | "while" | "when" | "before" | "since" | "despite")
    };
    let until = clause.clone().skip(2).find(behind).unwrap_or(clause.end);
    let clause = clause.start..until;
    let parsed = clause.clone().any(|t| {
        page.pos(t) == Pos::Verb
            && page.syntax.children(t).any(|c| {
                matches!(page.label(c), Label::Nsubj | Label::NsubjPass) && c < t && c >= clause.start
            })
    });
    if parsed {
        return;
    }
    let Some(verb) = clause.clone().skip(1).find(|&t| reader.may_be_verb(t, clause.start)) else { return };
    found[verb] = true;
    // "Agree to Restore Ties": the act inside.
    let inner = (verb + 1..clause.end)
        .find(|&t| reader.word(t - 1) == "to" && t > verb + 1 && !reader.stems(t).is_empty());
    if let Some(inner) = inner {
        found[inner] = true;
    }
}

impl Reader<'_, '_> {
    /// The word in lower case.
    fn word(&self, t: usize) -> String {
        self.page.word(t).to_lowercase()
    }

    /// The verbs of the codebook of which the word may be a present form.
    pub(super) fn stems(&self, t: usize) -> Vec<String> {
        let word = self.word(t);
        let mut stems = vec![word.clone()];
        stems.extend(["s", "es"].iter().filter_map(|cut| word.strip_suffix(cut).map(str::to_owned)));
        stems.extend(word.strip_suffix("ies").map(|w| format!("{w}y")));
        stems.retain(|stem| self.book.of(WordKind::Verb, stem).next().is_some());
        stems
    }

    /// Whether the word at `t` may be the verb of a headline that starts at `start`.
    fn may_be_verb(&self, t: usize, start: usize) -> bool {
        if self.stems(t).is_empty() || matches!(self.page.pos(t), Pos::Adp | Pos::Det | Pos::Cconj | Pos::Num)
        {
            return false;
        }
        let before = self.word(t - 1);
        if before == "to" {
            return t >= start + 2;
        }
        if !matches!(self.page.pos(t - 1), Pos::Noun | Pos::Propn | Pos::Num | Pos::Adv | Pos::Verb)
            || before == "'s"
        {
            return false;
        }
        let somebody = (start..t).any(|w| self.is_somebody(w));
        let body = self.book.is("troops", &self.lemma(t)) && !self.stems(t).contains(&self.word(t));
        let third = !body && self.word(t).ends_with('s') && !self.word(t).ends_with("ss");
        let many = self.book.is("troops", &self.lemma(t - 1))
            || self.book.is("police", &self.lemma(t - 1))
            || self.book.is("people", &self.lemma(t - 1))
            || (start..t).any(|w| matches!(self.word(w).as_str(), "," | "and"))
            || (before.ends_with('s') && !before.ends_with("ss"));
        if third { somebody || t == start + 1 } else { many && somebody }
    }

    /// Where the clause of the headline verb starts.
    fn flat_start(&self, t: usize) -> usize {
        let start = self.page.syntax.sentences[self.page.token(t).sentence].tokens.start;
        (start..t).rev().find(|&w| self.word(w) == ";").map_or(start, |w| w + 1)
    }

    /// Where the clause of the headline verb ends.
    fn flat_end(&self, t: usize) -> usize {
        let end = self.page.syntax.sentences[self.page.token(t).sentence].tokens.end;
        (t + 1..end)
            .find(|&w| {
                matches!(
                    self.word(w).as_str(),
                    "as" | "after"
                        | "amid"
                        | "while"
                        | "when"
                        | ";"
                        | ":"
                        | "—"
                        | "–"
                        | "|"
                        | ","
                        | "."
                        | "despite"
                )
            })
            .unwrap_or(end)
    }

    /// The words that fill a slot of a headline verb.
    pub(super) fn flat_fillers(&self, t: usize, slot: Slot) -> Vec<usize> {
        let end = self.flat_end(t);
        match slot {
            Slot::Subject => self.flat_subject(t),
            Slot::Object | Slot::Indirect => {
                let from = if self.flat_particle(t + 1) { t + 2 } else { t + 1 };
                self.run(from, end)
            }
            Slot::Particle => (t + 1..end.min(t + 2)).filter(|&w| self.flat_particle(w)).collect(),
            Slot::Act => (t + 2..end)
                .filter(|&w| self.word(w - 1) == "to" && !self.stems(w).is_empty())
                .take(1)
                .collect(),
            Slot::Prep(p) => {
                (t + 1..end).find(|&w| self.word(w) == p).map_or_else(Vec::new, |w| self.run(w + 1, end))
            }
            _ => Vec::new(),
        }
    }

    fn flat_subject(&self, t: usize) -> Vec<usize> {
        let start = self.flat_start(t);
        let until = (start..t).find(|&w| self.page.pos(w) == Pos::Adp).unwrap_or(t);
        let named: Vec<usize> = (start..until).filter(|&w| self.is_somebody(w)).collect();
        if named.is_empty() {
            return (start < until).then(|| until - 1).into_iter().collect();
        }
        named
    }

    fn flat_particle(&self, w: usize) -> bool {
        w < self.page.syntax.tokens.len()
            && matches!(self.word(w).as_str(), "off" | "out" | "up" | "down" | "back" | "over")
    }

    /// A row of nouns and what goes before them, from its head backwards.
    fn run(&self, from: usize, end: usize) -> Vec<usize> {
        let mut row: Vec<usize> = (from..end)
            .take_while(|&w| {
                !matches!(self.page.pos(w), Pos::Adp | Pos::Cconj | Pos::Sconj)
                    && !matches!(
                        self.word(w).as_str(),
                        "to" | "over" | "for" | "in" | "at" | "from" | "with" | "on" | "off"
                    )
            })
            .filter(|&w| {
                matches!(
                    self.page.pos(w),
                    Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Verb | Pos::Sym
                )
            })
            .collect();
        row.reverse();
        row
    }

    /// How a headline verb is put.
    pub(super) fn flat_mood(&self, t: usize) -> Mood {
        let status = match self.word(t - 1).as_str() {
            "to" | "will" => Status::Planned,
            "may" | "might" | "could" | "would" | "should" => Status::Hypothetical,
            "not" => Status::Negated,
            _ => Status::Actual,
        };
        Mood { status, refused: false, conditional: false }
    }

    /// From the start of the headline to the end of the verb's clause.
    pub(super) fn flat_extent(&self, t: usize) -> Span {
        self.page.syntax.span(self.flat_start(t), (self.flat_end(t) - 1).max(t))
    }
}
