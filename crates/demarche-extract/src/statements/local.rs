//! Sources on the spot: "hospital sources", "two local officials", "residents" are of the country of the place told of.

use super::extent;
use crate::{Mentions, Page, Places, grammar};
use demarche_parse::{Label, Pos};
use demarche_record::{Actor, Sector, Where};
use demarche_text::Span;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static CLASSES: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../../data/local_sources.tsv").lines().filter(|l| !l.starts_with('#'));
    let rows = lines.filter_map(|l| l.split_once('\t'));
    rows.map(|(class, words)| (class, words.split(' ').collect())).collect()
});

fn is(class: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    CLASSES.get(class).is_some_and(|words| words.contains(&word.as_str()))
}

/// Where sources on the spot are at home, on one page.
pub struct AtHome<'p, 'd> {
    page: &'p Page<'d>,
    mentions: &'p Mentions,
    places: &'p Places,
    /// The country that the page is about, looked for once.
    main: OnceCell<Option<String>>,
}

impl<'p, 'd> AtHome<'p, 'd> {
    /// Nothing is read yet.
    pub fn new(page: &'p Page<'d>, mentions: &'p Mentions, places: &'p Places) -> AtHome<'p, 'd> {
        AtHome { page, mentions, places, main: OnceCell::new() }
    }

    /// Gives a source on the spot the country of the place that its sentence, or one just before it, tells of, and
    /// those who work somewhere the body that they work for.
    ///
    /// A speaker needs a scene, "in Mwenga"; whoever claims a figure (`counts`) counts where he is, so that any place or
    /// nationality told of, or the country that the page is about, will do.
    pub fn settle(&self, head: usize, actor: &mut Actor, counts: bool) {
        if actor.id.is_some() {
            return;
        }
        // "They have admitted 14 wounded": whoever the pronoun takes up.
        let head = match self.mentions.at(head) {
            Some(taken) if self.page.pos(head) == Pos::Pron => taken.antecedent.unwrap_or(head),
            _ => head,
        };
        let local = match actor.name {
            Some(_) => is_private(self.page, head),
            None => is_local(self.page, head),
        };
        if local {
            let told = country(self.page, self.places, head, counts);
            let about =
                || self.main.get_or_init(|| about(self.page, self.mentions)).clone().filter(|_| counts);
            actor.id = told.unwrap_or_else(about);
        } else if counts && is_official(self.page, actor) {
            actor.id = self.main.get_or_init(|| about(self.page, self.mentions)).clone();
        } else if let Some(body) = self.body(head).filter(|_| actor.name.is_none()) {
            (actor.id, actor.sector) = (body.id, body.sector);
        }
    }

    /// "Analysts at the consultancy Kestrel", "a researcher with Human Rights Watch".
    fn body(&self, head: usize) -> Option<Actor> {
        let page = self.page;
        let works = page.syntax.children(head).find(|&c| {
            c > head
                && page.label(c) == Label::Nmod
                && matches!(grammar::preposition(page, c), Some("at" | "with"))
        })?;
        let person = is("employed", page.lemma(head));
        let private = |a: &Actor| {
            a.id.is_some() && matches!(a.sector, Some(Sector::Ngo | Sector::Bus | Sector::Med | Sector::Igo))
        };
        let found = (works..=page.syntax.right_edge(works)).find_map(|t| self.mentions.at(t))?;
        match found.actors.as_slice() {
            [only] if person && private(only) => Some(only.clone()),
            _ => None,
        }
    }
}

/// The state that the page names much more often than any other.
pub fn about(page: &Page, mentions: &Mentions) -> Option<String> {
    let mut states: Vec<(u32, &str)> =
        mentions.times_named(page).into_iter().map(|(id, n)| (n, id)).collect();
    states.retain(|(_, id)| id.len() == 3 && page.lexicon.gazetteer().country(id).is_some());
    states.sort_by_key(|&(n, id)| (Reverse(n), id));
    let (most, id) = *states.first()?;
    let next = states.get(1).map_or(0, |(n, _)| *n);
    (most >= 3 && most >= next * 2).then(|| id.to_owned())
}

/// Whether somebody serves a state, and no word beside him says that it is another than the one told of.
pub fn is_official(page: &Page, actor: &Actor) -> bool {
    use Sector::{Cop, Gov, Jud, Leg, Mil, Spy};
    let words = actor.span.map_or("", |span| page.text(span));
    matches!(actor.sector, Some(Cop | Gov | Jud | Leg | Mil | Spy)) && !is_strange(words)
}

/// "A European diplomat", "the envoys", "both ministers": people who may be from anywhere.
fn is_strange(words: &str) -> bool {
    let elsewhere = |w: &str| is("elsewhere", w.to_lowercase().trim_end_matches('s'));
    words.split_whitespace().any(|w| {
        is("abroad", w)
            || elsewhere(w)
            || matches!(&*w.to_lowercase(), "each" | "both" | "some" | "several" | "many" | "other")
    })
}

/// "Two local officials", "a rights group", "the chamber of commerce"; not "European officials", "Western doctors".
fn is_local(page: &Page, head: usize) -> bool {
    let from = page.syntax.left_edge(head).max(extent::sentence(page, head).start);
    let before =
        || (from..head).chain(page.syntax.children(head).filter(|&c| page.label(c) == Label::Compound));
    let first = extent::sentence(page, head).start;
    let named =
        |t: usize| t != first && page.word(t).starts_with(char::is_uppercase) && page.pos(t) != Pos::Det;
    let strange = before().any(|t| is("abroad", page.word(t)) || is("abroad", page.lemma(t)) || named(t));
    let qualifier = |t: usize| is("qualifier", page.lemma(t)) || is("qualifier", page.word(t));
    let of = || {
        page.syntax
            .children(head)
            .any(|c| c > head && page.label(c) == Label::Nmod && is("qualifier", page.lemma(c)))
    };
    let qualified = is("qualified", page.lemma(head)) && (before().any(qualifier) || of());
    let elsewhere = page.syntax.children(head).any(|c| page.label(c) == Label::NmodPoss);
    !strange && !elsewhere && (is("alone", page.lemma(head)) || is("private", page.lemma(head)) || qualified)
}

/// "Wilmer Peñaranda, 41, a wholesaler": a private person.
fn is_private(page: &Page, head: usize) -> bool {
    let private = |t: usize| is("private", page.lemma(t));
    let beside = |t: usize| {
        matches!(page.label(t), Label::Appos | Label::Compound | Label::Flat)
            && (private(t) || page.syntax.children(t).any(|c| page.label(c) == Label::Appos && private(c)))
    };
    page.syntax.children(head).any(beside)
        || private(head)
        || page.label(head) == Label::Appos && page.token(head).head.is_some_and(private)
}

/// The country of a place in the source's own words, in its sentence, or in the two before it of the same paragraph:
/// of a scene first, "in Mwenga", "into Finnish waters", then of whatever is named. `None` where no place is named, and
/// nobody's where they name several countries.
fn country(page: &Page, places: &Places, head: usize, any: bool) -> Option<Option<String>> {
    let sentence = extent::sentence(page, head);
    let from = page.syntax.left_edge(head).max(sentence.start);
    let to = page.syntax.right_edge(head).min(sentence.end - 1).max(from);
    let own = told(page, places, page.syntax.span(from, to), true);
    if own.is_some() {
        return own;
    }
    let number = page.token(head).sentence;
    for at in (0..3).map_while(|back| number.checked_sub(back)) {
        let tokens = page.syntax.sentences[at].tokens.clone();
        if tokens.is_empty() {
            break;
        }
        let span = page.syntax.span(tokens.start, tokens.end - 1);
        let gap = page.document.text.get(span.end as usize..page.token(head).span.start as usize);
        let apart = at < number && gap.is_none_or(|g| g.contains('\n'));
        if apart || page.role(at) != page.role(number) {
            break;
        }
        let found = told(page, places, span, any);
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The country of the scenes that a stretch names, else, where `any` will do, of all places and nationalities in it.
fn told(page: &Page, places: &Places, span: Span, any: bool) -> Option<Option<String>> {
    let named = || places.all.iter().map(|p| &p.place).chain(&places.nationalities);
    let here = || named().filter(move |p| p.span.is_some_and(|s| span.contains(s)));
    only(here().filter(|p| is_scene(page, p))).or_else(|| if any { only(here()) } else { None })
}

/// The one country of some places: none told, one, or several.
fn only<'w>(places: impl Iterator<Item = &'w Where>) -> Option<Option<String>> {
    let mut found: Option<&str> = None;
    for country in places.filter_map(|p| p.country.as_deref()) {
        if found.is_some_and(|known| known != country) {
            return Some(None);
        }
        found = Some(country);
    }
    found.map(|country| Some(country.to_owned()))
}

/// "in Mwenga", "into Finnish waters".
fn is_scene(page: &Page, place: &Where) -> bool {
    const WHERE: [&str; 13] = [
        "in",
        "at",
        "near",
        "outside",
        "across",
        "around",
        "inside",
        "on",
        "into",
        "off",
        "throughout",
        "above",
        "over",
    ];
    let Some(span) = place.span else { return false };
    let first = page.syntax.tokens.partition_point(|t| t.span.start < span.start);
    let above = std::iter::once(first).chain(page.syntax.ancestors(first)).take(3);
    above
        .take_while(|&t| matches!(page.pos(t), Pos::Propn | Pos::Noun | Pos::Adj))
        .any(|t| grammar::preposition(page, t).is_some_and(|p| WHERE.contains(&p)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_has_a_class_and_words() {
        for (at, line) in include_str!("../../data/local_sources.tsv").lines().enumerate() {
            let good = line.starts_with('#')
                || line.split_once('\t').is_some_and(|(c, w)| !c.is_empty() && !w.is_empty());
            assert!(good, "local_sources.tsv:{}: expected CLASS<tab>WORD WORD ...", at + 1);
        }
        assert!(super::is("alone", "resident") && !super::is("alone", "minister"));
    }
}
