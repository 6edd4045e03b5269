//! What a story only recalls, by its own words: "expelled 18 years ago", "five years after crowds burned its embassy".

use super::read::Reader;
use crate::grammar;
use demarche_parse::Label;

/// The first year of which the lexicon knows who held an office.
const FIRST_PAGES: u32 = 1990;

impl Reader<'_, '_> {
    /// Whether the clause at `verb` lies a year or more before what the page tells, whatever the page's date.
    pub(super) fn is_recalled(&self, verb: usize) -> bool {
        self.years_ago(verb) || self.years_after(verb) || self.decades_ago(verb)
    }

    /// "Expelled them 18 years ago", "signed a decade earlier".
    fn years_ago(&self, verb: usize) -> bool {
        let page = self.page;
        let before = |w: usize| matches!(page.lemma(w), "ago" | "earlier" | "previously");
        let told = |c: usize| {
            let inside = || std::iter::once(c).chain(page.syntax.children(c));
            inside().any(|w| self.is_years(w)) && inside().any(before)
        };
        let beside = self.children(verb, &[Label::Advmod, Label::Obl, Label::OblUnmarked, Label::Advcl]);
        // "Expelled them 18 years ago" may hang on what is expelled.
        let objects = self.children(verb, &[Label::Obj]);
        let deeper = objects
            .into_iter()
            .flat_map(|o| self.children(o, &[Label::Advmod, Label::NmodUnmarked, Label::OblUnmarked]));
        beside.into_iter().chain(deeper).any(told)
    }

    /// "Restored ties five years after crowds burned its embassy": the clause behind "after".
    fn years_after(&self, verb: usize) -> bool {
        let page = self.page;
        let mark = self.children(verb, &[Label::Mark]).into_iter().find(|&m| page.lemma(m) == "after");
        let Some(mark) = mark.filter(|_| matches!(page.label(verb), Label::Advcl | Label::Parataxis)) else {
            return false;
        };
        // "Lifted it last year after the army had left" only says when.
        let dated = |t: usize| {
            page.syntax.children(t).any(|c| {
                matches!(
                    page.lemma(c),
                    "last" | "this" | "that" | "next" | "same" | "past" | "previous" | "earlier"
                )
            })
        };
        mark > 0 && self.is_years(mark - 1) && !dated(mark - 1)
    }

    /// "Seized in the 1970s": before any page that the offices of the lexicon reach back to, dated or not.
    fn decades_ago(&self, verb: usize) -> bool {
        let page = self.page;
        let decade = |t: usize| page.word(t).strip_suffix('s').and_then(|digits| digits.parse::<u32>().ok());
        self.children(verb, &[Label::Obl]).into_iter().any(|when| {
            grammar::cases(page, when).any(|p| matches!(p, "in" | "during" | "throughout"))
                && decade(when).is_some_and(|decade| (1000..FIRST_PAGES).contains(&decade))
        })
    }

    /// "Years", "a decade": not "half a year".
    fn is_years(&self, t: usize) -> bool {
        let half = || self.page.syntax.children(t).any(|c| self.page.lemma(c) == "half");
        matches!(self.page.lemma(t), "year" | "decade" | "century" | "generation") && !half()
    }
}
