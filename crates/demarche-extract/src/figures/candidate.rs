//! Which numbers count something that a figure may count.

use super::bound::Bounded;
use super::units;
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

/// Currency signs and codes, and the ISO code that news means by them.
const SIGNS: [(&str, &str); 33] = [
    ("$", "USD"),
    ("US$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₴", "UAH"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₺", "TRY"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("Rs", "INR"),
    ("Rs.", "INR"),
    ("Rp", "IDR"),
    ("RM", "MYR"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("NZ$", "NZD"),
    ("R$", "BRL"),
    ("S$", "SGD"),
    ("AUD", "AUD"),
    ("CAD", "CAD"),
    ("CHF", "CHF"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("JPY", "JPY"),
    ("NOK", "NOK"),
    ("SEK", "SEK"),
    ("USD", "USD"),
];

/// Names of money, in the singular.
const MONEY: [&str; 57] = [
    "dollar", "euro", "pound", "yuan", "renminbi", "ruble", "rouble", "rupee", "peso", "dram", "lira",
    "riyal", "rial", "dinar", "dirham", "shekel", "won", "yen", "franc", "hryvnia", "zloty", "krona",
    "krone", "real", "rand", "naira", "shilling", "birr", "lari", "tenge", "kroner", "kronor", "kronur",
    "baht", "taka", "ringgit", "rupiah", "dong", "cedi", "kwacha", "pula", "manat", "forint", "koruna",
    "leu", "lev", "kyat", "riel", "bolivar", "reais", "quetzal", "lempira", "gourde", "metical", "dalasi",
    "kuna", "denar",
];

/// What people are who were harmed.
const HARMED: [&str; 5] = ["dead", "wounded", "injured", "missing", "hurt"];

/// Words that may stand between a number and the noun it counts, whatever the tagger makes of them.
const BETWEEN: [&str; 10] =
    ["more", "other", "further", "additional", "new", "such", "of", "the", "our", "their"];

/// Every word that may be what a number counts, people of a nation apart.
pub fn counted_nouns() -> impl Iterator<Item = &'static str> {
    let signs = SIGNS.iter().map(|(sign, _)| *sign);
    units::nouns().chain(signs).chain(MONEY).chain(HARMED)
}

/// How far a counted noun may stand from its number.
const REACH: usize = 8;

/// What the number at tokens `number.start..number.end` counts, if it is something that a figure may count.
/// `base` is the sentence's first token; `number` counts from there.
pub fn money(page: &Page, base: usize, end: usize, number: Bounded) -> Option<Candidate> {
    let sign = (base + number.start).max(base + 1) - 1;
    let at = base + number.end;
    let sign = SIGNS.iter().find(|(s, _)| *s == page.word(sign)).map(|(_, code)| (sign, *code));
    if let Some((sign, code)) = sign {
        let (last, per) = per_unit(page, at, end);
        let unit = per.map_or(code.to_owned(), |per| format!("{code} per {per}"));
        return Some(Candidate { number, first: sign, last, unit });
    }
    let noun = (at..end.min(at + 3)).find(|&t| MONEY.contains(&page.lemma(t).to_lowercase().as_str()))?;
    let plain = (at..noun).all(|t| matches!(page.pos(t), Pos::Adj | Pos::Propn | Pos::Noun));
    let unit = page.text(page.syntax.span(at, noun)).to_owned();
    plain.then_some(Candidate { number, first: base + number.start, last: noun, unit })
}

/// "$60 a barrel"
fn per_unit<'a>(page: &Page<'a>, at: usize, end: usize) -> (usize, Option<&'a str>) {
    let per = at + 1 < end && matches!(page.lemma(at), "a" | "per" | "an");
    let noun = if per { Some(at + 1).filter(|&t| page.pos(t) == Pos::Noun) } else { None };
    noun.map_or((at - 1, None), |t| (t, Some(page.word(t))))
}

/// A number of people, forces, weapons, vessels, votes, states, sites.
pub fn count(page: &Page, base: usize, end: usize, number: Bounded) -> Option<Candidate> {
    let at = base + number.end;
    let first = base + number.start;
    let noun = counted(page, at, end)?;
    // "nine in ten residents": a share.
    let share = first >= base + 2
        && matches!(page.lemma(first - 1), "in" | "out")
        && page.token(first - 2).tag == Tag::Cd;
    if share {
        return None;
    }
    if (number.value == 1.0 && !single(page, first, noun)) || points_back(page, base, first, noun, number) {
        return None;
    }
    // "18 of the 31 members" is two figures.
    let of_many = (at + 1..noun).find(|&t| page.token(t).tag == Tag::Cd && page.lemma(at) == "of");
    let last = of_many.map_or(noun, |_| at - 1);
    let unit = unit(page, of_many.map_or(at, |t| t + 1).min(noun), noun);
    Some(Candidate { number, first, last, unit })
}

/// "the number of members to 10", "the death toll at 40": what a number stands for behind its preposition.
pub fn stands_for(page: &Page, base: usize, end: usize, number: Bounded) -> Option<Candidate> {
    let (first, after) = (base + number.start, base + number.end);
    let led = first > base && matches!(page.lemma(first - 1), "to" | "at" | "from" | "of" | "reach" | "pass");
    let alone =
        after >= end || matches!(page.pos(after), Pos::Punct | Pos::Adp | Pos::Cconj | Pos::Verb | Pos::Aux);
    if let Some(strength) = strength(page, base, end, number) {
        return Some(strength);
    }
    if !led || !alone {
        return None;
    }
    let from = base.max(first.saturating_sub(12));
    let of = (from..first - 1).rev().find(|&t| {
        page.lemma(t) == "number" && page.lemma(t + 1) == "of" || matches!(page.lemma(t), "toll" | "tally")
    })?;
    let noun = (of + 1..first - 1).take(5).find(|&t| is_countable(page, t));
    let unit = match noun {
        Some(noun) if page.lemma(of) == "number" => unit(page, of + 2, noun),
        None if page.lemma(of) != "number" => "people".to_owned(),
        _ => return None,
    };
    Some(Candidate { number, first, last: after - 1, unit })
}

/// "a crew of 24", "a force of up to 2,500", "the 2,000-strong force": how many a body of people has.
fn strength(page: &Page, base: usize, end: usize, number: Bounded) -> Option<Candidate> {
    const BODIES: [&str; 14] = [
        "army",
        "contingent",
        "crew",
        "crowd",
        "delegation",
        "force",
        "garrison",
        "group",
        "mission",
        "population",
        "staff",
        "team",
        "unit",
        "workforce",
    ];
    let (first, after) = (base + number.start, base + number.end);
    let body = |t: usize| BODIES.contains(&page.lemma(t));
    let ends = after >= end || matches!(page.pos(after), Pos::Punct | Pos::Verb | Pos::Aux | Pos::Cconj);
    let of = first > base + 1 && page.lemma(first - 1) == "of" && body(first - 2) && ends;
    let strong =
        after + 1 < end && page.word(after) == "-" && matches!(page.lemma(after + 1), "strong" | "man");
    let strong = strong && (after + 2..end.min(after + 5)).any(body);
    (of && page.word(after.min(end - 1)) != "-" || strong).then(|| Candidate {
        number,
        first,
        last: after - 1,
        unit: "people".to_owned(),
    })
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
        && page.word(noun) != "one"
}

/// "the two commanders", "both sides", "three European powers": few that are named elsewhere, not a count.
fn points_back(page: &Page, base: usize, first: usize, noun: usize, number: Bounded) -> bool {
    // "three other states" are new.
    let others = (first..noun).any(|t| page.lemma(t) == "other");
    let few = number.value <= 3.0 && number.bound == Bound::Exact && !others;
    let before = first.checked_sub(1).filter(|&t| t >= base).map(|t| page.lemma(t));
    let definite =
        matches!(before, Some("the" | "these" | "those" | "its" | "their" | "his" | "her" | "our"));
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

fn is_countable(page: &Page, t: usize) -> bool {
    let noun = matches!(page.pos(t), Pos::Noun | Pos::Propn);
    let adjective = HARMED.contains(&page.lemma(t))
        || page.token(t).tag == Tag::Vbn && HARMED.contains(&page.word(t).to_lowercase().as_str());
    adjective || (noun && units::class(&singular(page, t)).is_some()) || is_people(page, t)
}

/// "22 Iraqis", "the 250,000 Filipinos".
fn is_people(page: &Page, t: usize) -> bool {
    let plural = matches!(page.token(t).tag, Tag::Nnps | Tag::Nns);
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
fn unit(page: &Page, at: usize, noun: usize) -> String {
    let word = |t: usize| page.pos(t) != Pos::Punct && !BETWEEN.contains(&page.lemma(t));
    let own = (at..=noun).find(|&t| word(t)).unwrap_or(noun);
    page.text(page.syntax.span(own, noun)).to_owned()
}
