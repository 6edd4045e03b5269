//! A good that is taken away from another: "stop selling it gas", "close the border to its lorries", "send them home".

use super::act::stem;
use super::cues;
use crate::{Page, grammar};
use demarche_parse::{Label, Pos, Tag};

/// Whether the act takes from another what it lives by: a flow that is stopped, a way that is shut.
pub fn withdraws_good(page: &Page, verb: usize, object: Option<usize>) -> bool {
    let lemma = page.lemma(verb);
    let shuts = matches!(lemma, "close" | "shut" | "seal" | "block" | "bar")
        && object.is_some_and(|o| cues::is("passage", page.lemma(o)));
    // "would suspend flights", but not "would suspend operations"
    let stops = stem(page, verb, "relax")
        && object.is_some_and(|o| cues::is("flow", page.lemma(o)))
        && matches!(lemma, "stop" | "halt" | "suspend" | "freeze" | "cut" | "end" | "cease" | "discontinue");
    shuts || stops || stops_giving(page, verb)
}

/// "will stop selling them gas", "would no longer buy its oil"
fn stops_giving(page: &Page, verb: usize) -> bool {
    let gives = |c: usize| {
        let lemma = page.lemma(c);
        cues::is("benefit", lemma)
            || matches!(lemma, "sell" | "buy" | "issue" | "train" | "import" | "export" | "ship")
    };
    let ceases = matches!(page.lemma(verb), "stop" | "cease" | "quit");
    ceases
        && page.syntax.children(verb).any(|c| {
            c > verb
                && page.token(c).tag == Tag::Vbg
                && matches!(page.label(c), Label::Xcomp | Label::Ccomp | Label::Obj | Label::Advcl)
                && gives(c)
        })
}

/// "will be sent home", "will be turned back", "will send them back"
pub fn sends_away(page: &Page, verb: usize, passive: bool, object: Option<usize>) -> bool {
    let away = |c: usize| {
        c > verb
            && c <= verb + 3
            && matches!(page.lemma(c), "home" | "back" | "away")
            && matches!(page.label(c), Label::Advmod | Label::CompoundPrt | Label::Obl | Label::OblUnmarked)
    };
    // "the prisoners would be sent home": a good
    let freed = |o: usize| cues::is("freed", page.lemma(o));
    let whom =
        object.is_some_and(|o| !freed(o) && (passive || page.pos(o) == Pos::Pron && page.lemma(o) != "it"));
    whom && matches!(page.lemma(verb), "send" | "turn" | "ship" | "fly")
        && page.syntax.children(verb).any(away)
}

/// "would challenge the law in court", "will contest it before the tribunal"
pub fn goes_to_court(page: &Page, verb: usize) -> bool {
    matches!(page.lemma(verb), "challenge" | "contest" | "fight")
        && grammar::oblique(page, verb, &["in", "before", "at"])
            .is_some_and(|o| cues::is("forum", &page.lemma(o).to_lowercase()))
}
