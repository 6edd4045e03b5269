//! Short turns whose words are all but fixed: "the answer is no", "we can live with that", "that never happened", "it is
//! not happening", "we are committed to it".

use super::act::Force;
use super::commitment::View;
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};
use demarche_record::PositionKind::{self, *};

impl View<'_, '_> {
    /// The position that such a turn takes.
    pub(super) fn curt(&self) -> Option<PositionKind> {
        let page = self.ground.page;
        let act = &self.act;
        let subject = act.subject?;
        let lemma = page.lemma(act.head);
        let cop = grammar::is_copular(page, act.head);
        if cop && page.lemma(subject) == "answer" {
            return match lemma {
                "no" => Some(Refusal),
                "yes" => Some(Acceptance),
                _ => None,
            };
        }
        // "It's not happening", "That never happened"
        let it = page.pos(subject) != Pos::Noun && matches!(page.lemma(subject), "that" | "this" | "it");
        let has = page.syntax.children(act.head).any(|c| {
            page.label(c) == Label::Aux && page.lemma(c) == "have" || matches!(page.lemma(c), "still" | "yet")
        });
        // "to make sure that it does not happen": what is to be.
        let aim = page.token(act.head).head.is_some_and(|h| {
            matches!(page.lemma(h), "sure" | "ensure" | "certain" | "guarantee" | "see" | "hope" | "wish")
        });
        if it && act.negated && !has && !aim && lemma == "happen" && act.force == Force::Plain {
            return Some(if page.token(act.head).tag == Tag::Vbg { Refusal } else { Denial });
        }
        // "we are committed to the ceasefire"
        let to = grammar::oblique(page, act.head, &["to"]).is_some();
        let commits = self.own && lemma == "commit" && page.token(act.head).tag == Tag::Vbn && to;
        (commits && !act.negated).then_some(Promise)
    }

    /// "We can live with that."
    pub(super) fn puts_up_with(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        self.own
            && !act.negated
            && act.force == Force::May
            && page.lemma(act.verb) == "live"
            && grammar::oblique(page, act.verb, &["with"]).is_some()
    }

    /// "We would not be taking part", but not "would not be watching the speech".
    pub(super) fn stays_out(&self) -> bool {
        let page = self.ground.page;
        let lemma = page.lemma(self.act.verb);
        ["concede", "deal_verb", "accept_verb", "benefit"].iter().any(|class| super::cues::is(class, lemma))
            || matches!(lemma, "take" | "attend" | "go")
    }
}
