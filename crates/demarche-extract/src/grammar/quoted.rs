//! Who is heard through another: "was quoted as saying", "cites two officials as saying", "is reported to have said".

use super::{child, doer, object, oblique, passive, subject_of};
use crate::Page;
use demarche_parse::{Label, Pos, Tag};

/// Verbs whose passive tells how somebody came to be heard: "was quoted as saying", "was heard shouting".
const HEARD: [&str; 10] =
    ["quote", "cite", "report", "hear", "overhear", "film", "record", "catch", "see", "show"];

/// Verbs whose passive tells what somebody is held to have said: "is understood to have told them".
const HELD: [&str; 10] =
    ["report", "say", "understand", "believe", "rumour", "rumor", "know", "allege", "quote", "think"];

/// Somebody who is heard through another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Who says it.
    pub speaker: usize,
    /// Who quotes: the medium, where the words name it.
    pub medium: Option<usize>,
    /// The verb of quoting.
    pub verb: usize,
}

/// Who says what the verb `t` of saying tells, where another verb tells that somebody quotes him.
pub fn quoted(page: &Page, t: usize) -> Option<Quoted> {
    let head = page.token(t).head?;
    match page.token(t).tag {
        Tag::Vbg if HEARD.contains(&page.lemma(head)) && passive(page, head) => Some(Quoted {
            speaker: subject_of(page, head)?,
            medium: doer(page, head).or_else(|| oblique(page, t, &["by"])),
            verb: head,
        }),
        Tag::Vbg => quoting(page, t, head),
        Tag::Vbn if page.label(t) == Label::Xcomp && HELD.contains(&page.lemma(head)) => {
            let perfect = child(page, t, &[Label::Aux]).is_some_and(|a| page.lemma(a) == "have");
            let speaker = subject_of(page, head).filter(|_| perfect && passive(page, head))?;
            Some(Quoted { speaker, medium: doer(page, head), verb: head })
        }
        _ => None,
    }
}

/// "cites two officials as saying", "quoted him as adding"
fn quoting(page: &Page, t: usize, head: usize) -> Option<Quoted> {
    let as_saying = page
        .syntax
        .children(t)
        .any(|c| c < t && matches!(page.label(c), Label::Mark | Label::Case) && page.lemma(c) == "as");
    let quotes = |v: usize| page.pos(v) == Pos::Verb && matches!(page.lemma(v), "quote" | "cite");
    let verb = if quotes(head) { head } else { page.token(head).head.filter(|&v| quotes(v))? };
    let speaker = object(page, verb).filter(|&o| as_saying && o < t)?;
    Some(Quoted { speaker, medium: subject_of(page, verb), verb })
}
