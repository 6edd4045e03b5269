//! One form that the treebanks hardly have and diplomacy lives on: "severe costs should an invasion be carried out".

use crate::headline::Draft;
use crate::{Label, Tag};

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
    fn another_modal_or_a_question_does_not() {
        assert_eq!(label_of_act(["They", "warned", "would", "it", "act"]), Label::Ccomp);
        assert_eq!(label_of_act(["They", "asked", "should", "?", "act"]), Label::Ccomp);
    }
}
