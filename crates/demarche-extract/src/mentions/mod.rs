//! Who is meant: names, titles, descriptions, pronouns and groups of the whole page.

mod antecedents;
mod context;
mod dateline;
mod draft;
mod groups;
mod human;
pub(crate) use human::human;
mod in_place;
mod names;
mod neighbours;
mod nominal;
mod offices;
mod people;
mod phrase;
mod pieces;
mod pronouns;
mod scene;
mod senses;
mod speakers;
mod walk;

pub(crate) use groups::bodies;

use crate::{Page, grammar, statements};
use demarche_record::Actor;
use demarche_text::{Role, Span};
use draft::Draft;
use people::People;
use std::collections::BTreeMap;
use walk::Walk;

/// In which way a mention names its actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// By a name: "Russia", "Deputy Foreign Minister Sergei Ryabkov", "the Kremlin".
    Named,
    /// By a description: "Russian officials", "the alliance", "her counterpart", "both sides", "the three".
    Described,
    /// By a pronoun. First person ("we", "our") has no actors here: it is whoever speaks.
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
    /// A token of the earlier words that a pronoun or description takes up, where the page tells them.
    pub antecedent: Option<usize>,
    /// The heads of those listed with it that the tree leaves out: "the Cook Islands, Tonga and Kiribati".
    pub listed: Vec<usize>,
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

    /// Indexes drafts by their heads, then by the other words of their names and titles.
    fn of_drafts(page: &Page, mut drafts: Vec<Draft>) -> Mentions {
        drafts.sort_by_key(|d| (d.span.start, std::cmp::Reverse(d.span.end), d.head));
        in_place::named(page, &mut drafts);
        let mut by_head = vec![None; page.syntax.tokens.len()];
        for (i, draft) in drafts.iter().enumerate() {
            by_head[draft.head].get_or_insert(i as u32);
        }
        for (i, draft) in drafts.iter().enumerate() {
            for &t in &draft.core {
                by_head[t].get_or_insert(i as u32);
            }
        }
        let mentions = drafts.into_iter().map(Mention::from).collect();
        Mentions { mentions, by_head }
    }

    /// Finds and resolves the mentions of a page.
    pub fn find(page: &Page) -> Mentions {
        find(page)
    }

    /// All mentions in text order.
    pub fn all(&self) -> &[Mention] {
        &self.mentions
    }

    /// How often the page names each actor, in its title twice; the tail of other headlines is left out.
    pub fn times_named(&self, page: &Page) -> BTreeMap<&str, u32> {
        let mut counts = BTreeMap::new();
        for mention in &self.mentions {
            let weight = match page.role_at(mention.head) {
                Role::Headline => continue,
                Role::Title => 2,
                _ => 1,
            };
            for id in mention.actors.iter().filter_map(|a| a.id.as_deref()) {
                *counts.entry(id).or_default() += weight;
            }
        }
        counts
    }

    /// The mention headed by this token, or the mention of whose name or title it is a word.
    pub fn at(&self, head: usize) -> Option<&Mention> {
        self.by_head.get(head).copied().flatten().map(|i| &self.mentions[i as usize])
    }

    /// The actors of the noun phrase headed by `head` together with its conjuncts ("the US and NATO").
    pub fn actors(&self, page: &Page, head: usize) -> Vec<Actor> {
        let mut actors: Vec<Actor> = Vec::new();
        let listed = self.at(head).filter(|m| m.head == head).map_or(&[][..], |m| &m.listed);
        for t in std::iter::once(head).chain(grammar::conjuncts(page, head)).chain(listed.iter().copied()) {
            for actor in self.at(t).map_or(&[][..], |m| &m.actors) {
                if !actors.iter().any(|a| a.same_as(actor)) {
                    actors.push(actor.clone());
                }
            }
        }
        actors
    }

    /// Whose thing the noun `head` is, where the noun is no actor itself: "Ukrainian cities", "Israel's operation",
    /// "the positions of the army". The nationality or possessor before it counts before a phrase with "of".
    pub fn owners(&self, page: &Page, head: usize) -> Vec<Actor> {
        use demarche_parse::Label::{Amod, Compound, Nmod, NmodPoss};
        let owner = |labels: &[demarche_parse::Label], of: bool| {
            page.syntax.children(head).find_map(|c| {
                let fits = labels.contains(&page.label(c))
                    && (!of || matches!(grammar::preposition(page, c), Some("of" | "from")));
                let actors = fits.then(|| self.actors(page, c))?;
                (!actors.is_empty()).then_some(actors)
            })
        };
        // "Its European Community partners" are not its own.
        let fellow = matches!(
            page.lemma(head),
            "partner"
                | "ally"
                | "neighbour"
                | "neighbor"
                | "counterpart"
                | "colleague"
                | "rival"
                | "friend"
                | "peer"
        );
        let others = || owner(&[Amod, Compound], false);
        // "The country's neighbours" are not the country's either.
        let apart = matches!(page.lemma(head), "neighbour" | "neighbor" | "rival" | "ally");
        if apart {
            return others().unwrap_or_default();
        }
        let beside = fellow.then(others).flatten().or_else(|| owner(&[NmodPoss, Amod, Compound], false));
        beside.or_else(|| owner(&[Nmod], true)).unwrap_or_default()
    }
}

impl From<Draft> for Mention {
    fn from(draft: Draft) -> Mention {
        Mention {
            head: draft.head,
            span: draft.span,
            actors: draft.actors,
            sort: draft.sort,
            antecedent: draft.antecedent.map(|a| a.anchor),
            listed: draft.listed,
        }
    }
}

/// Finds and resolves the mentions of the page.
pub fn find(page: &Page) -> Mentions {
    let mut drafts = Vec::new();
    let parts = page.document.parts.iter();
    let quotations: Vec<Span> = parts
        .flat_map(|part| statements::quotations(&page.document.text, part.span))
        .map(|quote| quote.span)
        .collect();
    for sentences in worlds(page) {
        // Once to learn who everybody is, once more to say it everywhere: a headline comes before its story.
        let mut first = Walk::new(page, &sentences, &quotations, People::default());
        first.read(&sentences);
        let mut second = Walk::new(page, &sentences, &quotations, first.people.read_again());
        second.usual = groups::usual(&first.groups);
        second.mediating = groups::mediating(page, &first.drafts);
        second.context.set_aside(groups::brokers(page, &first.drafts));
        second.read(&sentences);
        drafts.extend(second.drafts);
    }
    Mentions::of_drafts(page, drafts)
}

/// The sentences that may be told together: title, body and captions, and each headline of the tail on its own.
fn worlds(page: &Page) -> Vec<Vec<usize>> {
    let mut worlds: Vec<Vec<usize>> = vec![Vec::new()];
    let mut stretch = None;
    for (i, sentence) in page.syntax.sentences.iter().enumerate() {
        if page.role(i) != Role::Headline {
            worlds[0].push(i);
        } else if stretch == Some(sentence.stretch) {
            worlds.last_mut().into_iter().for_each(|w| w.push(i));
        } else {
            stretch = Some(sentence.stretch);
            worlds.push(vec![i]);
        }
    }
    worlds.retain(|w| !w.is_empty());
    worlds
}

#[cfg(test)]
mod tests;
