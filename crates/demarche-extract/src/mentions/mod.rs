//! Who is meant: names, titles, descriptions, pronouns and groups of the whole page.

use crate::{Page, grammar};
use demarche_record::Actor;
use demarche_text::Span;

/// In which way a mention names its actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// By a name: "Russia", "Deputy Foreign Minister Sergei Ryabkov", "the Kremlin".
    Named,
    /// By a description: "Russian officials", "the alliance", "her counterpart", "both sides", "the three".
    Described,
    /// By a pronoun that could be resolved.
    Pronoun,
}

/// A noun phrase or pronoun that stands for one or more actors.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The syntactic head of the phrase.
    pub head: usize,
    /// The phrase as it is shown: title and name, without relative clauses and trailing phrases.
    pub span: Span,
    /// One actor, or the members of a group that the page spells out. An actor's `id` may be `None`.
    pub actors: Vec<Actor>,
    /// Name, description or pronoun.
    pub sort: Sort,
}

/// Every mention of an actor on the page.
#[derive(Debug, Default)]
pub struct Mentions {
    mentions: Vec<Mention>,
    by_head: Vec<Option<u32>>,
}

impl Mentions {
    /// Indexes mentions by their heads; the first mention of a head wins.
    pub fn new(page: &Page, mentions: Vec<Mention>) -> Mentions {
        let mut by_head = vec![None; page.syntax.tokens.len()];
        for (i, mention) in mentions.iter().enumerate() {
            by_head[mention.head].get_or_insert(i as u32);
        }
        Mentions { mentions, by_head }
    }

    /// All mentions in text order.
    pub fn all(&self) -> &[Mention] {
        &self.mentions
    }

    /// The mention headed by this token.
    pub fn at(&self, head: usize) -> Option<&Mention> {
        self.by_head
            .get(head)
            .copied()
            .flatten()
            .map(|i| &self.mentions[i as usize])
    }

    /// The actors of the noun phrase headed by `head` together with its conjuncts ("the US and NATO").
    pub fn actors(&self, page: &Page, head: usize) -> Vec<Actor> {
        let mut actors: Vec<Actor> = Vec::new();
        for t in std::iter::once(head).chain(grammar::conjuncts(page, head)) {
            for actor in self.at(t).map_or(&[][..], |m| &m.actors) {
                if !actors.iter().any(|a| a.same_as(actor)) {
                    actors.push(actor.clone());
                }
            }
        }
        actors
    }
}

/// Finds and resolves the mentions of the page.
pub fn find(page: &Page) -> Mentions {
    Mentions::new(page, Vec::new())
}
