//! Forms that the treebanks hardly have and diplomacy lives on: "severe costs should an invasion be carried out",
//! "severe costs were it to invade".

use crate::headline::Draft;
use crate::{Label, Tag};

/// How long the name of a subject may be.
const NAME: usize = 5;

/// Where the word at `t` is a "were" that stands for "if" ("were it to invade", "were Russia to invade"), the "to" that goes
/// with it. A network that never saw such a clause takes it for anything else; shown "if it should invade" it sees a
/// condition.
pub(crate) fn were_to<'w>(t: usize, n: usize, word: impl Fn(usize) -> &'w str) -> Option<usize> {
    if !word(t).eq_ignore_ascii_case("were") || t + 3 >= n || word(n - 1) == "?" {
        return None;
    }
    let pronoun =
        matches!(word(t + 1), "it" | "he" | "she" | "they" | "we" | "you" | "I" | "anyone" | "anybody");
    let capital = |w: usize| word(w).starts_with(char::is_uppercase);
    // "were the US to leave": an article before the name; before anything else only where the sentence begins.
    let article = matches!(word(t + 1), "the" | "a" | "an" | "any" | "its" | "their" | "his" | "such");
    let from = t + 1 + usize::from(article);
    let named = |&to: &usize| to > from && (t == 0 && article || (from..to).all(capital));
    let to = match pronoun {
        true => Some(t + 2).filter(|&to| word(to) == "to"),
        false => (from..n.min(from + NAME)).find(|&w| word(w) == "to").filter(named),
    };
    let verb = |to: &usize| {
        let next = if *to + 1 < n { word(to + 1) } else { "" };
        next.starts_with(char::is_lowercase) && !matches!(next, "the" | "a" | "an")
    };
    to.filter(verb)
}

/// The plain form of a word of such a clause: "if" for its "were", "should" for its "to". The network is shown it, and it
/// is the word's lemma, so that whoever reads the tree meets a condition like any other.
pub(crate) fn plain(written: &str, tag: Tag) -> &str {
    match tag {
        Tag::In if written.eq_ignore_ascii_case("were") => "if",
        Tag::Md if written.eq_ignore_ascii_case("to") => "should",
        _ => written,
    }
}

/// A clause whose "should" stands before its subject, in a sentence that asks nothing, is a condition: an adverbial
/// clause, never the complement for which it is taken.
pub(crate) fn condition<'w>(draft: &mut Draft, word: impl Fn(usize) -> &'w str) {
    let n = draft.tags.len();
    let inverted = |t: usize| draft.tags[t] == Tag::Md && word(t).eq_ignore_ascii_case("should");
    let found: Vec<usize> = (0..n).filter(|&t| inverted(t)).collect();
    if found.is_empty() || (0..n).any(|t| word(t) == "?") {
        return;
    }
    for t in found {
        let Some(verb) = draft.heads[t].filter(|&v| v > t) else {
            continue;
        };
        let subject = |s: &usize| {
            draft.heads[*s] == Some(verb) && matches!(draft.labels[*s], Label::Nsubj | Label::NsubjPass)
        };
        let after = (t + 1..verb).any(|s| subject(&s));
        let before = (0..t).any(|s| subject(&s));
        let complement = matches!(draft.labels[verb], Label::Ccomp | Label::Xcomp | Label::Parataxis);
        if after && !before && complement {
            draft.labels[verb] = Label::Advcl;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "They warned should it act", with the marks as given.
    fn label_of_act(words: [&str; 5]) -> Label {
        let tags = [Tag::Prp, Tag::Vbd, Tag::Md, Tag::Prp, Tag::Vb];
        let mut heads = [Some(1), None, Some(4), Some(4), Some(1)];
        let mut labels = [Label::Nsubj, Label::Root, Label::Aux, Label::Nsubj, Label::Ccomp];
        let mut draft = Draft { tags: &tags, heads: &mut heads, labels: &mut labels };
        condition(&mut draft, |t| words[t]);
        labels[4]
    }

    #[test]
    fn should_before_its_subject_makes_a_condition() {
        assert_eq!(label_of_act(["They", "warned", "should", "it", "act"]), Label::Advcl);
    }

    #[test]
    fn were_before_its_subject_stands_for_if() {
        let is = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            (0..words.len()).any(|t| were_to(t, words.len(), |w| words[w]).is_some())
        };
        assert!(is("It warned of costs were it to invade ."));
        assert!(is("It would act were the United States to leave ."));
        assert!(is("Were the talks to fail , it would act ."));
        assert!(!is("The talks were the first to fail ."));
        assert!(!is("They were to leave ."));
        assert!(!is("Were they to leave ?"));
        assert!(!is("Its guests were Russia and China to the east ."));
    }

    #[test]
    fn another_modal_or_a_question_does_not() {
        assert_eq!(label_of_act(["They", "warned", "would", "it", "act"]), Label::Ccomp);
        assert_eq!(label_of_act(["They", "asked", "should", "?", "act"]), Label::Ccomp);
    }
}
