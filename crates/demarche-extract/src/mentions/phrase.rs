//! The noun phrase around a word for a role: whose it is, whether it is definite, where it begins and ends.

mod behind;

use super::pieces::{Kind, Piece, Pieces};
use crate::Page;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::Sector;

/// Where the words stand that say whose somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A name or nationality: "Russian officials", "officials of NATO".
    Piece(usize),
    /// A noun phrase before "'s", by its last word: "the ministry's spokesman".
    Possessor(usize),
    /// "its", "his", "their".
    Pronoun(usize),
    /// Another role: "a spokesman for the army".
    Role(usize),
}

/// What stands before and after the word for a role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// Its first token, possessor and article included.
    pub first: usize,
    /// The last token of the role itself.
    pub last: usize,
    /// The last token of what says whose it is, if that follows.
    pub end: usize,
    /// Who owns it: left of the role nearest first, or right of it.
    pub whose: Vec<Whose>,
    /// Other words for roles that modify it: "army" in "army chief".
    pub modifiers: Vec<usize>,
    /// The article or other determiner, in lower case.
    pub determiner: Option<String>,
    /// A number among the modifiers: "two", "three".
    pub number: Option<usize>,
    /// Whether the role is an organ of a state: "court", "police".
    pub organ: bool,
    /// Whether a portfolio may follow: "Minister of Development Planning".
    pub portfolio: bool,
}

impl Phrase {
    /// "The", "this", a possessor.
    pub fn is_definite(&self) -> bool {
        matches!(self.determiner.as_deref(), Some("the" | "this" | "that" | "these" | "those" | "both"))
            || self.whose.iter().any(|w| matches!(w, Whose::Possessor(_) | Whose::Pronoun(_)))
    }

    /// "A", "an", "one", "some", "another".
    pub fn is_indefinite(&self) -> bool {
        matches!(
            self.determiner.as_deref(),
            Some("a" | "an" | "another" | "some" | "any" | "every" | "each" | "no")
        )
    }
}

/// Reads the phrase around the role that stretches from `first` to `last`.
pub fn around(page: &Page, pieces: &Pieces, first: usize, last: usize) -> Phrase {
    let organ = pieces.at(last).is_some_and(|p| {
        matches!(
            p.kind,
            Kind::Office { collective: true, sector: Some(Sector::Jud | Sector::Cop | Sector::Leg), .. }
        )
    });
    let portfolio = matches!(page.lemma(last).to_lowercase().as_str(), "minister" | "ministry");
    let mut phrase = Phrase { first, last, end: last, organ, portfolio, ..Phrase::default() };
    leftwards(page, pieces, &mut phrase);
    without_marks(page, &mut phrase);
    behind::rightwards(page, pieces, &mut phrase);
    phrase
}

fn leftwards(page: &Page, pieces: &Pieces, phrase: &mut Phrase) {
    let start = page.syntax.sentences[page.token(phrase.first).sentence].tokens.start;
    let last = phrase.last;
    for _ in 0..8 {
        if phrase.first <= start {
            return;
        }
        let t = phrase.first - 1;
        if let Some(i) = pieces.index_at(t) {
            match pieces.all[i].kind {
                Kind::Office { .. } => phrase.modifiers.push(i),
                Kind::Person if phrase.first < phrase.last || t + 1 < phrase.first => return,
                // "The Islamic Revolutionary Court": a word of its name.
                Kind::Unknown if phrase.organ => {}
                _ if is_only_near(page, pieces.all[i].last, last) => {}
                _ => phrase.whose.push(Whose::Piece(i)),
            }
            phrase.first = pieces.all[i].first;
            continue;
        }
        if page.token(t).tag == Tag::Pos && t > start {
            phrase.whose.push(Whose::Possessor(t - 1));
            phrase.first = pieces.at(t - 1).map_or(t - 1, |p| p.first);
            take_determiner(page, phrase, start);
            return;
        }
        if is_possessive(page, t) {
            phrase.whose.push(Whose::Pronoun(t));
            phrase.first = t;
            return;
        }
        // "Turkish, Greek and Cypriot frigates".
        if let Some(i) = joined_nationality(page, pieces, phrase, t, start) {
            phrase.whose.push(Whose::Piece(i));
            phrase.first = pieces.all[i].first;
            continue;
        }
        if page.pos(t) == Pos::Det || page.label(t) == Label::Det {
            phrase.determiner = Some(page.word(t).to_lowercase());
            phrase.first = t;
            return;
        }
        if page.pos(t) == Pos::Num || matches!(page.lemma(t), "two" | "three" | "four" | "five") {
            phrase.number = number(page.word(t));
        }
        if !modifies(page, t, last) {
            return;
        }
        phrase.first = t;
    }
}

/// The nationality before a comma or an "and" at `t`, where another one follows and several are meant.
fn joined_nationality(
    page: &Page,
    pieces: &Pieces,
    phrase: &Phrase,
    t: usize,
    start: usize,
) -> Option<usize> {
    let many = matches!(page.token(phrase.last).tag, Tag::Nns | Tag::Nnps);
    let link = matches!(page.word(t), "," | "and" | "&");
    let is_nationality = |p: &Piece| matches!(p.kind, Kind::Demonym { people: false, .. });
    let here = pieces.at(phrase.first).is_some_and(is_nationality);
    if !many || !link || !here || t <= start {
        return None;
    }
    let before = if page.word(t) == "," || page.word(t - 1) != "," { t - 1 } else { t.checked_sub(2)? };
    pieces.index_at(before).filter(|&i| before >= start && is_nationality(&pieces.all[i]))
}

/// A quotation mark or dash before a phrase is no part of it.
fn without_marks(page: &Page, phrase: &mut Phrase) {
    while phrase.first < phrase.last && page.pos(phrase.first) == Pos::Punct {
        phrase.first += 1;
    }
}

/// Whether a mark stands between two words without spaces: "pro-government".
fn is_joined(page: &Page, t: usize) -> bool {
    let span = |t: usize| page.token(t).span;
    t > 0
        && t + 1 < page.syntax.tokens.len()
        && span(t - 1).end == span(t).start
        && span(t).end == span(t + 1).start
}

/// The article of a possessor belongs to the phrase, but says nothing about the role itself.
fn take_determiner(page: &Page, phrase: &mut Phrase, start: usize) {
    let mut t = phrase.first;
    for _ in 0..3 {
        if t <= start {
            return;
        }
        t -= 1;
        match page.pos(t) {
            Pos::Det => {
                phrase.first = t;
                return;
            }
            Pos::Adj | Pos::Noun | Pos::Propn => {}
            _ => return,
        }
    }
}

/// "its", "his", "her", "their", "our", "my" before a noun.
pub fn is_possessive(page: &Page, t: usize) -> bool {
    page.token(t).tag == Tag::PrpS || (page.pos(t) == Pos::Pron && page.label(t) == Label::NmodPoss)
}

/// Whether a word before a role belongs to its phrase.
fn modifies(page: &Page, t: usize, last: usize) -> bool {
    let inside = page.token(t).head.is_some_and(|h| h > t && h <= last);
    match page.pos(t) {
        Pos::Adj => true,
        Pos::Num => true,
        Pos::Noun | Pos::Propn => inside && page.label(t) != Label::OblUnmarked,
        Pos::Adv => inside,
        Pos::Verb => inside && matches!(page.label(t), Label::Amod | Label::Compound),
        Pos::Punct => match page.word(t) {
            "-" | "–" | "‑" => is_joined(page, t),
            mark => matches!(mark, "\"" | "“" | "”"),
        },
        Pos::X | Pos::Sym => inside,
        _ => false,
    }
}

/// "A Geneva-based group", "an Iran-backed militia", "the U.S.-led coalition": the name does not own what it is tied to.
/// A government or parliament "based" in a city is the country's, though.
fn is_only_near(page: &Page, name: usize, role: usize) -> bool {
    if name + 2 > role || !matches!(page.word(name + 1), "-" | "–" | "‑") {
        return false;
    }
    let body =
        matches!(page.lemma(role), "government" | "administration" | "parliament" | "authority" | "official");
    match page.word(name + 2).to_lowercase().as_str() {
        "based" | "registered" | "headquartered" => !body,
        // "Russian-led forces" are whoever leads them; a coalition is all its members.
        "led" => !matches!(page.lemma(role), "force" | "troop" | "troops" | "army" | "soldier"),
        "backed" | "linked" | "funded" | "supported" | "aligned" | "allied" | "sponsored" | "trained"
        | "friendly" | "born" | "mediated" | "brokered" | "supplied" | "armed" => true,
        _ => false,
    }
}

pub fn number(word: &str) -> Option<usize> {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let lower = word.to_lowercase();
    words.iter().position(|w| *w == lower).map(|i| i + 2).or_else(|| lower.parse().ok())
}
