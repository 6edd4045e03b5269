//! What somebody denies in the plain tense: "that is not true", "we had nothing to do with it", "nobody died".

use super::commitment::View;
use super::cues;
use crate::grammar;
use demarche_parse::{Label, Pos, Tag};

impl View<'_, '_> {
    /// "that is not true", "this is a lie".
    pub(super) fn gives_the_lie(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let lemma = page.lemma(act.head);
        let cop = grammar::is_copular(page, act.head);
        let it = act.subject.is_some_and(|s| {
            matches!(page.lemma(s), "that" | "this" | "it" | "these" | "none") && page.pos(s) != Pos::Det
                || cues::is("claim", page.lemma(s))
        });
        // "the opposite was true"
        let opposite =
            act.subject.is_some_and(|s| matches!(page.lemma(s), "opposite" | "reverse" | "contrary"));
        if cop && opposite && !act.negated && matches!(lemma, "true" | "case" | "fact") {
            return true;
        }
        let untrue = act.negated && matches!(lemma, "true" | "correct" | "accurate" | "case")
            || !act.negated && cues::is("untrue", lemma);
        // "it was not us"
        let not_us = act.negated
            && matches!(page.word(act.head).to_lowercase().as_str(), "us" | "me" | "we")
            && act.subject.is_some_and(|s| page.lemma(s) == "it");
        // "the claims were without foundation"
        let unfounded = matches!(lemma, "foundation" | "basis" | "merit" | "substance")
            && grammar::preposition(page, act.head) == Some("without")
            && act.subject.is_some_and(|s| cues::is("claim", page.lemma(s)));
        if cop && (not_us || unfounded) {
            return true;
        }
        let named = !act.negated
            && cues::is("false", lemma)
            && act.subject.is_some_and(|s| cues::is("claim", page.lemma(s)));
        cop && it && untrue || named
    }

    /// "had nothing to do with it", "were not involved", "has not attacked".
    pub(super) fn denies(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let lemma = page.lemma(act.head);
        let nothing = matches!(lemma, "have" | "play" | "take" | "bear")
            && grammar::object(page, act.head).is_some_and(|o| {
                // "nothing to do with it"; "nothing to say to them" is no denial.
                let to = |c: usize| super::complement::is_infinitive(page, c);
                let said = page.syntax.children(o).find(|&c| c > o && to(c));
                page.lemma(o) == "nothing"
                    && said.is_none_or(|c| matches!(page.lemma(c), "do" | "hide" | "gain"))
                    || page.syntax.children(o).any(|c| page.lemma(c) == "no")
                        && (cues::is("deniable", page.lemma(o))
                            || lemma == "have" && cues::is("doubted", page.lemma(o)))
            });
        let innocent = act.negated
            && (cues::is("wrong", lemma)
                || cues::is("disowned", lemma) && self.is_past()
                || matches!(lemma, "involve" | "involved" | "responsible" | "behind" | "interfere"));
        // "Egypt has never opposed the dam"
        let never = page.syntax.children(act.head).any(|c| page.lemma(c) == "never")
            && (page.token(act.head).tag == Tag::Vbd && !cues::is("undecided", lemma)
                || page
                    .syntax
                    .children(act.head)
                    .any(|c| page.lemma(c) == "have" && page.label(c) == Label::Aux))
            && page.pos(act.head) == Pos::Verb;
        // "knew of no civilian losses"
        let unknown = lemma == "know"
            && grammar::oblique(page, act.head, &["of", "about"])
                .into_iter()
                .chain(grammar::object(page, act.head))
                .any(|o| grammar::names_nobody(page, o));
        // "no Houthi unit had used mortars"
        let none = page.syntax.children(act.head).any(|s| {
            matches!(page.label(s), Label::Nsubj | Label::NsubjPass) && grammar::names_nobody(page, s)
        });
        let past = matches!(page.token(act.head).tag, Tag::Vbd | Tag::Vbn)
            && grammar::modal(page, act.head).is_none();
        nothing || innocent || never || unknown || none && past
    }

    /// "did not ram anybody", "has not sold them": told of what has been.
    pub(super) fn is_past(&self) -> bool {
        let page = self.ground.page;
        let head = self.act.head;
        let helped = page.syntax.children(head).any(|c| {
            page.label(c) == Label::Aux
                && matches!(page.word(c), "did" | "has" | "have" | "had" | "’ve" | "'ve")
        });
        helped && grammar::modal(page, head).is_none()
    }

    /// "nobody died", "no such agreement exists": what was claimed never was.
    pub(super) fn nothing_was(&self) -> bool {
        let page = self.ground.page;
        let act = &self.act;
        let lemma = page.lemma(act.verb);
        let such = |t: usize| {
            let has = |word: &str| page.syntax.children(t).any(|c| page.lemma(c) == word);
            has("no") && has("such")
        };
        let past = matches!(page.token(act.head).tag, Tag::Vbd | Tag::Vbn);
        let nobody = act.subject.is_some_and(|s| matches!(page.lemma(s), "nobody" | "no-one" | "none"));
        // "No officer had used live ammunition"
        let none = act.subject.is_some_and(|s| grammar::names_nobody(page, s))
            && past
            && grammar::modal(page, act.head).is_none();
        let deed =
            ["wrong", "disowned", "harm"].iter().any(|class| cues::is(class, lemma)) || self.does_wrong();
        none && deed && (!act.passive || cues::is("wrong", lemma))
            || nobody && past && matches!(lemma, "die" | "kill" | "hurt" | "injure" | "harm" | "wound")
            || act.subject.is_some_and(such)
            || such(act.head)
            || self.there_was_no()
            || matches!(
                lemma,
                "have"
                    | "make"
                    | "give"
                    | "contain"
                    | "know"
                    | "receive"
                    | "get"
                    | "see"
                    | "reach"
                    | "sign"
                    | "issue"
            ) && grammar::object(page, act.verb).is_some_and(such)
    }

    /// "There were no soldiers at the market."
    pub(super) fn there_was_no(&self) -> bool {
        let page = self.ground.page;
        let there = page
            .syntax
            .children(self.act.head)
            .any(|c| page.label(c) == Label::Expl && page.lemma(c) == "there");
        let head = self.act.head;
        let behind = || grammar::child(page, head, &[Label::Nsubj]);
        let noun = if page.pos(head) == Pos::Noun { Some(head) } else { self.act.subject.or_else(behind) };
        let past = page
            .syntax
            .children(head)
            .chain(std::iter::once(head))
            .any(|c| matches!(page.word(c), "was" | "were" | "is" | "are" | "been"));
        let classes = ["hostile", "hostile_act", "offence", "deniable", "doubted"];
        there
            && past
            && noun.is_some_and(|n| {
                // "says there are none"
                if page.lemma(n) == "none" {
                    return true;
                }
                let truth = matches!(page.lemma(n), "truth" | "basis" | "foundation" | "substance");
                if truth && page.syntax.children(n).any(|c| page.lemma(c) == "no") {
                    return true;
                }
                let none =
                    page.syntax.children(n).any(|c| page.lemma(c) == "no" && page.label(c) == Label::Det);
                none && classes.iter().any(|class| cues::is(class, page.lemma(n)))
            })
    }
}
