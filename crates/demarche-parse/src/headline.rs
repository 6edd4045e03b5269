//! One form that only headlines have and the treebanks hardly ever: "Putin to meet Erdogan in Sochi".

use crate::{Label, Tag};

/// A tree in the making: one entry per word of the sentence.
pub(crate) struct Draft<'a> {
    pub tags: &'a [Tag],
    pub heads: &'a mut [Option<usize>],
    pub labels: &'a mut [Label],
}

/// Where a name is the root and an infinitive with "to" hangs on it, in a line without a full stop, the infinitive
/// is the clause and the name its subject; of a passive, any noun ("Six diplomats to be expelled").
pub(crate) fn infinitive(draft: &mut Draft) {
    let n = draft.tags.len();
    let Some(root) = draft.heads.iter().position(Option::is_none) else {
        return;
    };
    let named = matches!(draft.tags[root], Tag::Nnp | Tag::Nnps);
    if draft.tags[n - 1] == Tag::Stop {
        return;
    }
    let hangs = |t: usize, h: usize, label: Label| draft.heads[t] == Some(h) && draft.labels[t] == label;
    let clause = (0..n).any(|t| hangs(t, root, Label::Cop) || hangs(t, root, Label::Nsubj));
    let passive = |verb: usize| {
        let noun = named || matches!(draft.tags[root], Tag::Nn | Tag::Nns);
        let be = |t: usize| draft.tags[t] == Tag::Vb && hangs(t, verb, Label::AuxPass);
        noun && draft.tags[verb] == Tag::Vbn && (root + 1..verb).any(be)
    };
    let heads_clause = |t: usize| named && draft.tags[t] == Tag::Vb || passive(t);
    let Some(verb) = (root + 1..n).find(|&t| hangs(t, root, Label::Acl) && heads_clause(t)) else {
        return;
    };
    let subject = if passive(verb) { Label::NsubjPass } else { Label::Nsubj };
    let to = (root + 1..verb).any(|t| draft.tags[t] == Tag::To && hangs(t, verb, Label::Mark));
    if clause || !to {
        return;
    }
    for t in verb + 1..n {
        if draft.heads[t] == Some(root) {
            draft.heads[t] = Some(verb);
        }
    }
    (draft.heads[verb], draft.labels[verb]) = (None, Label::Root);
    (draft.heads[root], draft.labels[root]) = (Some(verb), subject);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_infinitive_becomes_the_clause() {
        // Putin to meet Erdogan Monday
        let tags = [Tag::Nnp, Tag::To, Tag::Vb, Tag::Nnp, Tag::Nnp];
        let mut heads = [None, Some(2), Some(0), Some(2), Some(0)];
        let mut labels = [Label::Root, Label::Mark, Label::Acl, Label::Obj, Label::OblUnmarked];
        infinitive(&mut Draft { tags: &tags, heads: &mut heads, labels: &mut labels });
        assert_eq!(heads, [Some(2), Some(2), None, Some(2), Some(2)]);
        assert_eq!(labels[..3], [Label::Nsubj, Label::Mark, Label::Root]);
    }

    #[test]
    fn so_does_a_passive_of_any_noun() {
        // Six diplomats to be expelled
        let tags = [Tag::Cd, Tag::Nns, Tag::To, Tag::Vb, Tag::Vbn];
        let mut heads = [Some(1), None, Some(4), Some(4), Some(1)];
        let mut labels = [Label::Nummod, Label::Root, Label::Mark, Label::AuxPass, Label::Acl];
        infinitive(&mut Draft { tags: &tags, heads: &mut heads, labels: &mut labels });
        assert_eq!(heads, [Some(1), Some(4), Some(4), Some(4), None]);
        assert_eq!(labels[1], Label::NsubjPass);
    }

    #[test]
    fn a_sentence_with_its_stop_stays() {
        let tags = [Tag::Nnp, Tag::To, Tag::Vb, Tag::Stop];
        let mut heads = [None, Some(2), Some(0), Some(0)];
        let mut labels = [Label::Root, Label::Mark, Label::Acl, Label::Punct];
        let before = heads;
        infinitive(&mut Draft { tags: &tags, heads: &mut heads, labels: &mut labels });
        assert_eq!(heads, before);
    }
}
