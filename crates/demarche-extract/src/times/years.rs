//! "In 2018", "the 1988 quarter", "the 1990s", "the nineties", "fiscal 1989", "the summer of 2014", "in spring".

use super::numerals;
use super::read::{Read, Reader};
use super::value::Value;
use super::which::{season, season_year};
use super::words::{self, Sense};
use demarche_parse::{Label, Pos, Tag};

/// Words after which a number of four digits is a year.
const BEFORE_A_YEAR: &[&str] = &[
    "in", "since", "of", "from", "until", "till", "by", "before", "after", "during", "early", "late", "mid",
    "and", "to", "the", "a", "between", "around", "for", "-", "year", "through", "or", "about", "on",
    "fiscal", "into", "both", "due", "than",
];

impl Reader<'_, '_> {
    /// A year, a decade, or a year with its quarter.
    pub fn year(&self, i: usize) -> Option<Read> {
        self.decade(i).or_else(|| {
            let fiscal = self.pieces.sense(i, |s| (s == Sense::Fiscal).then_some(()));
            let at = fiscal.map_or(i, |(_, next)| next);
            let fiscal = fiscal.is_some();
            let (year, next) = numerals::year(self.pieces, at)?;
            if !(1500..2100).contains(&year) || !fiscal && !self.is_year(at, next) {
                return None;
            }
            let ranked = self.rank_of_year(next, year).map(|r| Read { first: i, ..r });
            Some(ranked.unwrap_or_else(|| Read::new(i, next, Value::Year(year))))
        })
    }

    /// Whether a number is a year and no count.
    fn is_year(&self, i: usize, next: usize) -> bool {
        let t = self.pieces.all[i].token;
        // In words: "nineteen ninety-six", "the year two thousand", but not "two thousand soldiers".
        if next > i + 1 {
            return !self.pieces.is(i + 1, &["thousand"]) || i > 0 && self.pieces.is(i - 1, &["year"]);
        }
        let owned = i > 0
            && self
                .pieces
                .is(i - 1, &["the", "'s", "’s", "its", "his", "her", "their", "our", "that", "this"]);
        let counted = !owned
            && self.page.label(t) == Label::Nummod
            && self
                .page
                .token(t)
                .head
                .is_some_and(|h| matches!(self.page.token(h).tag, Tag::Nns | Tag::Nnps));
        let after = self.pieces.text(next);
        let money = i > 0 && matches!(self.pieces.text(i - 1), "$" | "£" | "€" | "¥" | "#" | ":" | ".");
        let quantity =
            after.starts_with(['%', ':']) || matches!(after, "percent" | "per" | "million" | "billion");
        if counted || money || quantity {
            return false;
        }
        let before = i.checked_sub(1).map_or("", |b| self.pieces.text(b));
        let named = BEFORE_A_YEAR.iter().any(|w| before.eq_ignore_ascii_case(w)) || self.after_season(i);
        let recent = (1900..2040).contains(&words::year(self.pieces.text(i)).unwrap_or(0));
        named || recent && (owned || before == "(" || before == "," || i == 0 || self.modifies_noun(t))
    }

    fn after_season(&self, i: usize) -> bool {
        i > 0 && self.pieces.sense(i - 1, season).is_some()
    }

    /// "Trimmed 1990 earnings", "the unsuccessful 1996 campaign".
    fn modifies_noun(&self, t: usize) -> bool {
        let head = self.page.token(t).head;
        head.is_some_and(|h| h > t && matches!(self.page.token(h).tag, Tag::Nn | Tag::Nnp))
    }

    /// "the 1990s", "the '80s", "the nineties".
    fn decade(&self, i: usize) -> Option<Read> {
        let named = |s| if let Sense::Decade(d) = s { Some(190 + d / 10) } else { None };
        let the = i > 0 && self.pieces.is(i - 1, &["the", "early", "mid", "late", "-"]);
        if let Some((decade, next)) = self.pieces.sense(i, named).filter(|_| the) {
            return Some(Read::new(i, next, Value::Decade(decade)).noun());
        }
        let apostrophe = matches!(self.pieces.text(i), "'" | "’" | "`");
        let at = i + usize::from(apostrophe);
        let short = self.pieces.text(at).len() == 3;
        let good = !short || apostrophe || the;
        words::decade(self.pieces.text(at))
            .filter(|_| good)
            .map(|d| Read::new(i, at + 1, Value::Decade(d)).noun())
    }

    /// "in the spring", "summer 2021", "the winter of nineteen ninety-four".
    pub fn season(&self, i: usize) -> Option<Read> {
        let (season, next) = self.pieces.sense(i, season)?;
        let of = next + usize::from(self.pieces.is(next, &["of", ","]));
        if let Some((year, next)) = numerals::year(self.pieces, of).filter(|(y, _)| (1500..2100).contains(y))
        {
            return Some(Read::new(i, next, Value::Season(year, season)).noun());
        }
        let of_which = self.pieces.is(next, &["of"]).then(|| self.which(of)).flatten();
        if let Some(Read { value: Value::Year(year), next, .. }) = of_which {
            return Some(Read::new(i, next, Value::Season(year, season)).noun());
        }
        if self.pieces.is(next, &["of"]) || !self.in_season(i) {
            return None;
        }
        let value = match self.published {
            Some(p) => Value::Season(season_year(p, season, self.direction(i, next)), season),
            None => Value::Open(format!("XXXX-{}", season.letters())),
        };
        Some(Read::new(i, next, value).noun())
    }

    /// "Fall" and "spring" are verbs as well: a season stands after a preposition or an article with one.
    fn in_season(&self, i: usize) -> bool {
        if self.page.pos(self.pieces.all[i].token) != Pos::Noun {
            return false;
        }
        let mut at = i;
        while at > 0 && self.pieces.is(at - 1, &["the", "early", "late", "mid", "-"]) {
            at -= 1;
        }
        let preposition = [
            "in", "into", "through", "over", "during", "at", "on", "since", "by", "until", "before", "after",
            "of", "for",
        ];
        at > 0 && self.pieces.is(at - 1, &preposition)
    }
}
