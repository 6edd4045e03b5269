//! The best sequence of name tags: nothing goes on that has not begun.

use super::parts::NameTag;

/// Tags of a sentence from one row of scores for each word, one score for each of `tags`; the sequence with the highest
/// sum in which every "in" follows a "begin" or an "in" of its kind.
pub(super) fn best_names(scores: &[f32], tags: &[NameTag]) -> Vec<NameTag> {
    let count = tags.len();
    let Some(first) = scores.get(..count) else { return Vec::new() };
    let mut sums: Vec<f32> =
        tags.iter().zip(first).map(|(&tag, &s)| if follows(NameTag::Out, tag) { s } else { NEVER }).collect();
    // an "in" follows few tags, everything else the best of all
    let few: Vec<Option<Vec<usize>>> = tags
        .iter()
        .map(|&tag| {
            let before: Vec<usize> = (0..count).filter(|&p| follows(tags[p], tag)).collect();
            (before.len() < count).then_some(before)
        })
        .collect();
    let mut back: Vec<u8> = Vec::with_capacity(scores.len());
    let mut next = Vec::with_capacity(count);
    for row in scores[count..].chunks_exact(count) {
        next.clear();
        let any = largest(&sums, 0..count);
        for (before, &score) in few.iter().zip(row) {
            let best = before.as_ref().map_or(any, |before| largest(&sums, before.iter().copied()));
            back.push(best as u8);
            next.push(sums[best] + score);
        }
        std::mem::swap(&mut sums, &mut next);
    }
    let mut at = largest(&sums, 0..count);
    let mut found = vec![tags[at]];
    for step in back.chunks_exact(count).rev() {
        at = usize::from(step[at]);
        found.push(tags[at]);
    }
    found.reverse();
    found
}

/// Which of some sums is the largest, the first among equals; the first of all where there are none.
fn largest(sums: &[f32], mut of: impl Iterator<Item = usize>) -> usize {
    let first = of.next().unwrap_or(0);
    of.fold(first, |best, at| if sums[at] > sums[best] { at } else { best })
}

/// A score that no sequence of possible tags has.
const NEVER: f32 = -1e30;

fn follows(before: NameTag, tag: NameTag) -> bool {
    match tag {
        NameTag::In(kind) => matches!(before, NameTag::Begin(k) | NameTag::In(k) if k == kind),
        NameTag::Out | NameTag::Begin(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::NameKind::{Person, Place};

    const TAGS: [NameTag; 5] = [
        NameTag::Out,
        NameTag::Begin(Person),
        NameTag::In(Person),
        NameTag::Begin(Place),
        NameTag::In(Place),
    ];

    #[test]
    fn an_inside_tag_needs_its_beginning() {
        // alone, each word's best tag would be "in person", "in place"
        let scores = [0.0, 2.0, 3.0, 0.0, 0.0, /* */ 0.0, 0.0, 2.5, 0.0, 3.0];
        assert_eq!(best_names(&scores, &TAGS), [NameTag::Begin(Person), NameTag::In(Person)]);
        assert_eq!(best_names(&[0.0, 0.0, 0.0, 0.0, 1.0], &TAGS), [NameTag::Out]);
        assert!(best_names(&[], &TAGS).is_empty());
    }

    #[test]
    fn the_sum_is_what_counts() {
        let scores = [1.0, 0.9, 0.0, 0.0, 0.0, /* */ 0.0, 0.0, 1.0, 0.0, 0.0];
        assert_eq!(best_names(&scores, &TAGS), [NameTag::Begin(Person), NameTag::In(Person)]);
    }
}
