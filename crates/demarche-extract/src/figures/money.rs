//! Sums of money and prices: "$60 a barrel", "12 million Swiss francs".

use super::bound::Bounded;
use super::candidate::Candidate;
use crate::Page;
use demarche_parse::Pos;

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

/// Whether a word is a sign or code of a currency.
pub(super) fn is_sign(word: &str) -> bool {
    SIGNS.iter().any(|(sign, _)| *sign == word)
}

/// Names of money, in the singular.
const MONEY: [&str; 64] = [
    "crown", "cent", "kopeck", "somoni", "som", "kip", "afghani", "dollar", "euro", "pound", "yuan",
    "renminbi", "ruble", "rouble", "rupee", "peso", "dram", "lira", "riyal", "rial", "dinar", "dirham",
    "shekel", "won", "yen", "franc", "hryvnia", "zloty", "krona", "krone", "real", "rand", "naira",
    "shilling", "birr", "lari", "tenge", "kroner", "kronor", "kronur", "baht", "taka", "ringgit", "rupiah",
    "dong", "cedi", "kwacha", "pula", "manat", "forint", "koruna", "leu", "lev", "kyat", "riel", "bolivar",
    "reais", "quetzal", "lempira", "gourde", "metical", "dalasi", "kuna", "denar",
];

/// Every sign and name of money.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    SIGNS.iter().map(|(sign, _)| *sign).chain(MONEY)
}

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
    // "20 million Swiss francs", but "three consecutive multi-billion euro loans"
    let plain = (at..noun).all(|t| {
        let own = page.word(t).starts_with(char::is_uppercase) || page.lemma(t) == "convertible";
        own && matches!(page.pos(t), Pos::Adj | Pos::Propn | Pos::Noun)
    });
    let unit = page.text(page.syntax.span(at, noun)).to_owned();
    plain.then_some(Candidate { number, first: base + number.start, last: noun, unit })
}

/// "$60 a barrel"
fn per_unit<'a>(page: &Page<'a>, at: usize, end: usize) -> (usize, Option<&'a str>) {
    let per = at + 1 < end && matches!(page.lemma(at), "a" | "per" | "an");
    let noun = if per { Some(at + 1).filter(|&t| page.pos(t) == Pos::Noun) } else { None };
    noun.map_or((at - 1, None), |t| (t, Some(page.word(t))))
}
