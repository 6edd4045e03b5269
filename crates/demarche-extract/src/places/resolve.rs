//! Which place a name means: by what stands behind it, by what else the page names, and by size.
//!
//! One name has one sense on a page, except where the words say otherwise ("Paris, Texas").

use super::candidates::Candidate;
use super::evidence::Evidence;
use super::senses::{self, Sense};
use super::within::{self, Told};
use crate::Page;
use demarche_record::{Located, Where};
use demarche_text::Role;
use std::collections::BTreeMap;

/// All mentions of one name in one world.
struct Named<'c> {
    /// Indices of its candidates.
    mentions: Vec<usize>,
    senses: Vec<Sense<'c>>,
    /// The sense chosen so far.
    chosen: Option<usize>,
    /// The sense that the words themselves tell.
    fixed: Option<usize>,
}

impl<'c> Named<'c> {
    fn sense(&self, number: Option<usize>) -> Option<&Sense<'c>> {
        number.and_then(|i| self.senses.get(i))
    }

    fn by_words(&self, told: &Told<'c>) -> Option<usize> {
        let around = |m: &usize| told.around.get(m).and_then(|a| senses::inside(&self.senses, a));
        let is = |m: &usize| told.is.get(m).and_then(|is| self.senses.iter().position(|s| s == is));
        self.mentions.iter().find_map(|m| around(m).or_else(|| is(m)))
    }
}

/// For each candidate the place that it means.
pub fn all<'c>(page: &Page, candidates: &'c [Candidate<'c>]) -> Vec<Option<Where>> {
    let mut places: Vec<Option<Where>> = candidates.iter().map(|_| None).collect();
    let mut worlds: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (i, candidate) in candidates.iter().enumerate() {
        let sentence = page.token(candidate.tokens.start).sentence;
        let apart = page.role(sentence) == Role::Headline;
        worlds.entry(apart.then_some(page.syntax.sentences[sentence].stretch)).or_default().push(i);
    }
    for members in worlds.values() {
        world(page, candidates, members, &mut places);
    }
    places
}

fn world<'c>(page: &Page, candidates: &'c [Candidate<'c>], members: &[usize], places: &mut [Option<Where>]) {
    let mut names = by_name(page, candidates, members);
    let told = within::all(page, candidates, members);
    for name in &mut names {
        name.fixed = name.by_words(&told);
        name.chosen = name.fixed.or_else(|| senses::plain(&name.senses));
    }
    // First with what is certain, then with what that made likely.
    for _ in 0..2 {
        let mut evidence = Evidence::default();
        for name in &names {
            evidence.add(name.sense(name.chosen), name.mentions.len());
        }
        for name in names.iter_mut().filter(|n| n.fixed.is_none()) {
            let own = name.sense(name.chosen).copied();
            name.chosen = evidence.best(&name.senses, own.as_ref(), name.mentions.len());
        }
    }
    let home = home(&names);
    for name in &names {
        for &m in &name.mentions {
            let candidate = &candidates[m];
            let own = told.around.get(&m).and_then(|container| senses::inside(&name.senses, container));
            let sense = name.sense(own.or(name.chosen));
            let kind = sense.and_then(|s| senses::division(&name.senses, s, word_after(page, candidate)));
            let sense = name.sense(kind).or(sense);
            let mut place = publish(page, candidate, sense, told.around.get(&m));
            if sense.is_none() && place.country.is_none() {
                place.country = home.map(str::to_owned);
            }
            places[m] = Some(place);
        }
    }
}

/// How many towns and regions of a country a page must name for villages that nobody knows to lie there, too.
const AT_HOME: usize = 3;

/// The country of which the page names twice as many towns and regions as of any other.
fn home<'c>(names: &[Named<'c>]) -> Option<&'c str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let towns = names.iter().filter_map(|n| n.sense(n.chosen)).filter(|s| s.spot.is_some() && !s.state);
    towns.filter_map(|s| s.country).for_each(|c| *counts.entry(c).or_default() += 1);
    let (&first, &most) = counts.iter().max_by_key(|&(_, n)| n)?;
    let second = counts.iter().filter(|&(&c, _)| c != first).map(|(_, &n)| n).max().unwrap_or(0);
    (most >= AT_HOME && most >= 2 * second).then_some(first)
}

/// The word behind a name, if it is in the sentence.
fn word_after<'a>(page: &Page<'a>, candidate: &Candidate) -> &'a str {
    let end = candidate.tokens.end;
    let after = page.syntax.tokens.get(end).filter(|t| t.sentence == page.token(end - 1).sentence);
    after.map_or("", |_| page.word(end))
}

fn by_name<'c>(page: &Page, candidates: &'c [Candidate<'c>], members: &[usize]) -> Vec<Named<'c>> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: Vec<Named> = Vec::new();
    for &m in members {
        let tokens = &candidates[m].tokens;
        let key = page.text(page.syntax.span(tokens.start, tokens.end - 1)).to_lowercase();
        let number = *numbers.entry(key).or_insert(names.len());
        if number == names.len() {
            let senses = senses::of(page, &candidates[m]);
            names.push(Named { mentions: Vec::new(), senses, chosen: None, fixed: None });
        }
        names[number].mentions.push(m);
    }
    names
}

fn publish(page: &Page, candidate: &Candidate, sense: Option<&Sense>, around: Option<&Sense>) -> Where {
    let span = page.syntax.span(candidate.tokens.start, candidate.tokens.end - 1);
    let country = sense.map_or_else(|| around.and_then(|a| a.country), |s| s.country);
    let spot = sense.and_then(Sense::located).or_else(|| {
        // A village that nobody knows lies somewhere in the region that is told.
        sense.is_none().then(|| around.filter(|a| a.spot.is_some()).and_then(Sense::located)).flatten()
    });
    Where {
        name: sense.and_then(|s| s.name).map_or_else(|| page.text(span).to_owned(), str::to_owned),
        country: country.map(str::to_owned),
        span: Some(span),
        spot: spot.map(|(point, precision)| Located { point, precision }),
    }
}
