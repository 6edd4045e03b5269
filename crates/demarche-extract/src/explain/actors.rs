//! Why some words mean an actor.

use super::tree::quoted;
use crate::{Mentions, Page, Sort};
use demarche_record::{Actor, Span};
use std::collections::BTreeMap;

/// Most entries to list for one mention.
const ENTRIES: usize = 3;

/// Who is meant on a page, and by which words each person is known best.
pub(crate) struct Cast<'a> {
    page: &'a Page<'a>,
    mentions: &'a Mentions,
    fullest: BTreeMap<(String, Option<String>), Span>,
}

impl<'a> Cast<'a> {
    /// Looks over the mentions once.
    pub(crate) fn of(page: &'a Page<'a>, mentions: &'a Mentions) -> Cast<'a> {
        let mut fullest: BTreeMap<(String, Option<String>), Span> = BTreeMap::new();
        for mention in mentions.all().iter().filter(|m| m.sort != Sort::Pronoun) {
            for actor in &mention.actors {
                let Some(name) = &actor.name else { continue };
                let best = fullest.entry((name.clone(), actor.id.clone())).or_insert(mention.span);
                if mention.span.len() > best.len() {
                    *best = mention.span;
                }
            }
        }
        Cast { page, mentions, fullest }
    }
}

/// The token that heads the mention of an actor, where the page mentions it.
fn head(page: &Page, mentions: &Mentions, actor: &Actor) -> Option<usize> {
    let span = actor.span?;
    let all = mentions.all();
    let from = all.partition_point(|m| m.span.start < span.start);
    let same = all[from..].iter().take_while(|m| m.span.start == span.start);
    let exact = same.clone().find(|m| m.span == span).or_else(|| same.clone().next());
    let tokens = &page.syntax.tokens;
    let first = tokens.partition_point(|t| t.span.end <= span.start);
    exact.map(|m| m.head).or_else(|| {
        let inside = (first..tokens.len()).take_while(|&t| tokens[t].span.start < span.end);
        inside.into_iter().find(|&t| tokens[t].head.is_none_or(|h| !span.contains(tokens[h].span)))
    })
}

/// Who is meant and by which words, without what made them mean that.
pub(crate) fn called(page: &Page, actor: &Actor) -> String {
    let words = actor.span.map_or(String::new(), |span| format!(": {}", quoted(page, span)));
    format!("{}{words}", known_as(actor))
}

fn known_as(actor: &Actor) -> String {
    let id = actor.id.as_deref().unwrap_or("nobody known");
    let sector = actor.sector.map_or(String::new(), |s| format!(" {}", s.as_str()));
    let name = actor.name.as_deref().map_or(String::new(), |n| format!(" ({n})"));
    format!("{id}{sector}{name}")
}

/// Who is meant, by which words, and what made them mean that; with the token that heads them.
pub(crate) fn actor(cast: &Cast, actor: &Actor) -> (String, Option<usize>) {
    let (page, mentions) = (cast.page, cast.mentions);
    let who = known_as(actor);
    let Some(span) = actor.span else {
        return (format!("{who}: filled in, no words of its own here"), None);
    };
    let head = head(page, mentions, actor);
    let mention = head.and_then(|h| mentions.at(h));
    let id = actor.id.as_deref();
    let fires = |words: &str| entries(page, words, id);
    let way = match mention.map(|m| (m.sort, m.antecedent)) {
        Some((Sort::Pronoun, Some(before))) => {
            format!("a pronoun that takes up {}", taken_up(page, mentions, before, id))
        }
        Some((Sort::Pronoun, None)) => "a pronoun".to_owned(),
        Some((Sort::Described, Some(before))) => {
            format!("a description that takes up {}", taken_up(page, mentions, before, id))
        }
        Some((Sort::Described, None)) => format!("a description{}", fires(page.text(span))),
        Some((Sort::Named, _)) => format!("a name{}", fires(page.text(span))),
        None => format!("words{}", fires(page.text(span))),
    };
    let known = introduced(cast, actor, span);
    (format!("{who}: {}, {way}{known}", quoted(page, span)), head)
}

/// The earlier words that a mention takes up, and what they mean.
fn taken_up(page: &Page, mentions: &Mentions, token: usize, id: Option<&str>) -> String {
    match mentions.at(token) {
        Some(m) => format!("{}{}", quoted(page, m.span), entries(page, page.text(m.span), id)),
        None => format!("“{}”", page.word(token)),
    }
}

/// Where the page says who a person is, if that is elsewhere.
fn introduced(cast: &Cast, actor: &Actor, here: Span) -> String {
    let Some(name) = &actor.name else { return String::new() };
    // The fullest words say most.
    let fullest = cast.fullest.get(&(name.clone(), actor.id.clone()));
    let elsewhere = fullest.filter(|span| **span != here && span.len() > here.len());
    elsewhere.map_or(String::new(), |span| format!("; known on the page as {}", quoted(cast.page, *span)))
}

/// The entries of the lexicon that fire on the words on the day of the page, those of the actor first.
fn entries(page: &Page, words: &str, id: Option<&str>) -> String {
    let senses = page.lexicon.explain(words, page.document.published);
    let mut held: Vec<&_> = senses.iter().filter(|s| s.holds).collect();
    // The longest words say most.
    let own = |told: &str| id.is_some_and(|id| told.split(' ').next() == Some(id));
    held.sort_by_key(|s| (!own(&s.told), std::cmp::Reverse(s.words.len())));
    let shown: Vec<String> =
        held.iter().take(ENTRIES).map(|s| format!("“{}” {} in {}", s.words, s.told, s.origin)).collect();
    let more = held.len().saturating_sub(ENTRIES);
    let more = if more > 0 { format!(", {more} more") } else { String::new() };
    let day = page.document.published.map_or(String::new(), |d| format!(" on {d}"));
    if shown.is_empty() {
        " that no entry has".to_owned()
    } else {
        format!("{day}: {}{more}", shown.join("; "))
    }
}
