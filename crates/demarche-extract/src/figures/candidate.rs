//! Which numbers count something that a figure may count.

use super::bound::Bounded;
use super::{money, units};
use crate::Page;
use demarche_lexicon::Entry;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::Bound;

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The number.
    pub number: Bounded,
    /// First token of the figure's words.
    pub first: usize,
    /// Last token of the figure's words.
    pub last: usize,
    /// What is counted.
    pub unit: String,
}

/// What people are who were harmed.
const HARMED: [&str; 8] =
    ["dead", "wounded", "injured", "missing", "hurt", "homeless", "displaced", "stranded"];

/// Words that may stand between a number and the noun it counts, whatever the tagger makes of them.
const BETWEEN: [&str; 10] =
    ["more", "other", "further", "additional", "new", "such", "of", "the", "our", "their"];

/// Every word that may be what a number counts, people of a nation apart.
pub fn counted_nouns() -> impl Iterator<Item = &'static str> {
    units::nouns().chain(money::words()).chain(HARMED)
}

/// How far a counted noun may stand from its number.
const REACH: usize = 8;

/// A number of people, forces, weapons, vessels, votes, states, sites.
pub fn count(page: &Page, base: usize, end: usize, number: Bounded) -> Option<Candidate> {
    let at = base + number.end;
    let first = base + number.start;
    let Some(noun) = counted(page, at, end) else {
        return shared_noun(page, base, end, number);
    };
    // "nine in ten residents": a share.
    let share = first >= base + 2
        && matches!(page.lemma(first - 1), "in" | "out")
        && page.token(first - 2).tag == Tag::Cd;
    if share {
        return None;
    }
    if (number.value == 1.0 && !single(page, first, noun))
        || points_back(page, base, first, noun, number)
        || is_name(page, base, first, noun, number)
    {
        return None;
    }
    // "18 of the 31 members" is two figures.
    let of_many = (at + 1..noun).find(|&t| page.token(t).tag == Tag::Cd && page.lemma(at) == "of");
    let last = of_many.map_or(noun, |_| at - 1);
    let unit = unit(page, of_many.map_or(at, |t| t + 1).min(noun), noun);
    Some(Candidate { number, first, last, unit })
}

/// "the Nord Stream 2 pipeline": a number behind a name and before a noun in the singular is part of the name.
fn is_name(page: &Page, base: usize, first: usize, noun: usize, number: Bounded) -> bool {
    let named = first > base && page.pos(first - 1) == Pos::Propn && number.digits;
    named && number.value < 1000.0 && page.token(noun).tag == Tag::Nn && page.word(noun) == page.lemma(noun)
}

/// "five | Turkish and four Greek warships": what both numbers count stands behind the second.
fn shared_noun(page: &Page, base: usize, end: usize, number: Bounded) -> Option<Candidate> {
    let at = base + number.end;
    let adjective = |t: usize| {
        matches!(page.pos(t), Pos::Adj | Pos::Propn) && page.word(t).starts_with(char::is_uppercase)
    };
    let cc = (at..end.min(at + 3)).find(|&t| !adjective(t)).filter(|&t| t > at)?;
    let joined = cc + 2 < end && page.word(cc) == "and" && page.token(cc + 1).tag == Tag::Cd;
    let noun = joined.then(|| counted(page, cc + 2, end)).flatten()?;
    let unit = page.word(noun).to_owned();
    Some(Candidate { number, first: base + number.start, last: cc - 1, unit })
}

/// "one soldier" counts, "one side", "one day", "one of the countries" and a bare "one" do not.
fn single(page: &Page, one: usize, noun: usize) -> bool {
    // "not one truck", "one more shell"
    let none = one > 0 && page.lemma(one - 1) == "not";
    if none || one + 1 < noun && matches!(page.lemma(one + 1), "of" | "more") {
        return false;
    }
    let class = units::class(&singular(page, noun));
    noun <= one + 3
        && matches!(class, Some("person" | "force" | "weapon" | "vehicle"))
        && !matches!(page.lemma(noun), "one" | "family" | "household" | "couple")
}

/// "the two commanders", "both sides", "three European powers": few that are named elsewhere, not a count.
fn points_back(page: &Page, base: usize, first: usize, noun: usize, number: Bounded) -> bool {
    // "three other states" are new.
    let others = (first..noun).any(|t| page.lemma(t) == "other");
    let few = number.value <= 3.0 && number.bound == Bound::Exact && !others;
    let before = first.checked_sub(1).filter(|&t| t >= base).map(|t| page.lemma(t));
    let definite =
        matches!(before, Some("the" | "these" | "those" | "its" | "their" | "his" | "her" | "our"));
    // "the two corvettes it sent to the gulf": the clause tells which.
    let told = page.syntax.children(noun).any(|c| {
        matches!(page.label(c), Label::AclRelcl | Label::Acl) && page.syntax.left_edge(c) == noun + 1
    });
    let thing = matches!(
        units::class(&singular(page, noun)),
        Some("weapon" | "vehicle" | "site" | "force" | "group")
    );
    let definite = definite && !(told && thing);
    few && (definite || matches!(units::class(&singular(page, noun)), Some("state")))
}

/// The noun that a number before `at` counts.
fn counted(page: &Page, at: usize, end: usize) -> Option<usize> {
    let mut found = None;
    for t in at..end.min(at + REACH) {
        let countable = is_countable(page, t);
        let plural_noun = matches!(page.token(t).tag, Tag::Nns | Tag::Nnps);
        match page.pos(t) {
            // "a two-week round": the number belongs to the word after the hyphen.
            _ if t == at && matches!(page.word(t), "-" | "mm" | "cm" | "km" | "kg" | "kw" | "mw") => break,
            _ if countable => found = Some(t),
            // The noun phrase has ended: "14 civilians said".
            _ if found.is_some() => break,
            Pos::Noun if plural_noun => break,
            Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num => {}
            // "150 al-Shabaab fighters", "229 “terrorists”"
            Pos::Punct if matches!(page.word(t), "-" | "“" | "\"" | "‘" | "'") => {}
            Pos::Verb if matches!(page.token(t).tag, Tag::Vbg | Tag::Vbn) && t + 1 < end => {}
            // "1,550 deployed warheads", whatever the tagger makes of the participle
            Pos::Verb
                if t == at && t + 1 < end && page.word(t).ends_with("ed") && is_countable(page, t + 1) => {}
            _ if BETWEEN.contains(&page.lemma(t)) => {}
            _ => break,
        }
    }
    // "police officers", "border guards", "member states": the last noun of the run counts, whatever comes before it.
    found.filter(|&t| {
        let hyphen = page.syntax.children(t).any(|c| c > t && page.word(c) == "-");
        !hyphen && !describes(page, t)
    })
}

/// "two grenade attacks": a noun that only tells of what sort the next one is.
fn describes(page: &Page, t: usize) -> bool {
    let next = page.syntax.tokens.get(t + 1).is_some_and(|n| n.tag == Tag::Nns);
    let singular = matches!(page.token(t).tag, Tag::Nn | Tag::Nnp);
    next && singular && page.label(t) == Label::Compound && page.token(t).head == Some(t + 1)
}

pub(super) fn is_countable(page: &Page, t: usize) -> bool {
    let noun = matches!(page.pos(t), Pos::Noun | Pos::Propn);
    let adjective = HARMED.contains(&page.lemma(t))
        || page.token(t).tag == Tag::Vbn && HARMED.contains(&page.word(t).to_lowercase().as_str());
    adjective || (noun && units::class(&singular(page, t)).is_some()) || is_people(page, t)
}

/// "22 Iraqis", "the 250,000 Filipinos", "1.2 million Sudanese".
fn is_people(page: &Page, t: usize) -> bool {
    let alike = ["ese", "Swiss"].iter().any(|end| page.word(t).ends_with(end));
    let phrase_ends = !(matches!(page.pos(t + 1), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num)
        || matches!(page.word(t + 1), "-" | "and" | "," | "or")
            && page.word(t + 2).starts_with(char::is_uppercase));
    let plural = matches!(page.token(t).tag, Tag::Nnps | Tag::Nns) || alike && phrase_ends;
    let words = [page.word(t)];
    let matches = if plural { page.lexicon.matches(&words, 0) } else { Vec::new() };
    matches.iter().any(|m| matches!(m.entry, Entry::Demonym { .. }))
}

/// The dictionary form in lower case; where the lemmatizer left a plural alone, without its "s".
fn singular(page: &Page, t: usize) -> String {
    let lemma = page.lemma(t).to_lowercase();
    if units::class(&lemma).is_none() && lemma.ends_with('s') {
        return lemma[..lemma.len() - 1].to_owned();
    }
    lemma
}

/// The counted words as written: "ageing tankers".
pub(super) fn unit(page: &Page, at: usize, noun: usize) -> String {
    let word = |t: usize| page.pos(t) != Pos::Punct && !BETWEEN.contains(&page.lemma(t));
    let own = (at..=noun).find(|&t| word(t)).unwrap_or(noun);
    page.text(page.syntax.span(own, noun)).to_owned()
}
