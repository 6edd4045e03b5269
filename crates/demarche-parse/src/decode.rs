//! From arc scores to a tree (Chu-Liu/Edmonds, one root), and from name tags to names.

use crate::NameKind;
use crate::model::NameTag;
use std::ops::Range;

/// Heads of a sentence of `n` words from `n` rows of `n + 1` scores (column 0 is the root).
///
/// Always a tree with exactly one root; the highest-scoring such tree, given the best root.
pub(crate) fn tree(scores: &[f32], n: usize) -> Vec<Option<usize>> {
    if n == 0 {
        return Vec::new();
    }
    let stride = n + 1;
    let score = |d: usize, h: usize| {
        if h == d + 1 { f32::NEG_INFINITY } else { scores[d * stride + h] }
    };
    let best = |d: usize, from: usize| {
        (from..stride).filter(|&h| h != d + 1).fold(None, |b: Option<usize>, h| match b {
            Some(b) if score(d, b) >= score(d, h) => Some(b),
            _ => Some(h),
        })
    };
    let greedy: Vec<usize> = (0..n).map(|d| best(d, 0).unwrap_or(0)).collect();
    let roots = greedy.iter().filter(|&&h| h == 0).count();
    if roots == 1 && !has_cycle(&greedy) {
        return greedy.iter().map(|h| h.checked_sub(1)).collect();
    }
    // The root is the word that gains most from being it, against its best other head.
    let margin = |d: usize| score(d, 0) - best(d, 1).map_or(f32::NEG_INFINITY, |h| score(d, h));
    let root = (1..n).fold(0, |b, d| if margin(d) > margin(b) { d } else { b });
    rooted(scores, n, root)
}

/// The best tree under a given root.
fn rooted(scores: &[f32], n: usize, root: usize) -> Vec<Option<usize>> {
    let mut matrix = vec![f32::NEG_INFINITY; n * n];
    for d in (0..n).filter(|&d| d != root) {
        for h in (0..n).filter(|&h| h != d) {
            matrix[d * n + h] = scores[d * (n + 1) + h + 1];
        }
    }
    let heads = edmonds(matrix, n, root);
    (0..n).map(|d| (d != root).then_some(heads[d])).collect()
}

/// Whether following 1-based heads (0 is the root) from some word never ends.
fn has_cycle(heads: &[usize]) -> bool {
    let n = heads.len();
    let mut state = vec![0u8; n]; // 0 new, 1 on the way, 2 done
    for start in 0..n {
        let mut path = Vec::new();
        let mut at = start;
        loop {
            match state[at] {
                1 => return true,
                2 => break,
                _ => {}
            }
            state[at] = 1;
            path.push(at);
            match heads[at] {
                0 => break,
                h => at = h - 1,
            }
        }
        for p in path {
            state[p] = 2;
        }
    }
    false
}

/// One cycle in a function `heads` on `0..n` where `root` points to itself.
fn cycle(heads: &[usize], root: usize) -> Option<Vec<usize>> {
    let mut seen = vec![usize::MAX; heads.len()];
    for start in 0..heads.len() {
        let mut at = start;
        while at != root && seen[at] == usize::MAX {
            seen[at] = start;
            at = heads[at];
        }
        if at != root && seen[at] == start {
            let mut found = vec![at];
            let mut next = heads[at];
            while next != at {
                found.push(next);
                next = heads[next];
            }
            return Some(found);
        }
    }
    None
}

/// Chu-Liu/Edmonds on a dense matrix (`matrix[d * n + h]`); recursion is at most `n / 2` deep.
fn edmonds(matrix: Vec<f32>, n: usize, root: usize) -> Vec<usize> {
    let mut heads: Vec<usize> = (0..n)
        .map(|d| {
            let row = &matrix[d * n..(d + 1) * n];
            (0..n).filter(|&h| h != d).fold(root, |b, h| if row[h] > row[b] { h } else { b })
        })
        .collect();
    heads[root] = root;
    let Some(ring) = cycle(&heads, root) else {
        return heads;
    };
    let inside = |v: usize| ring.contains(&v);
    let outer: Vec<usize> = (0..n).filter(|&v| !inside(v)).collect();
    let m = outer.len() + 1;
    let ring_node = m - 1;
    let kept = |d: usize| matrix[d * n + heads[d]];
    let mut small = vec![f32::NEG_INFINITY; m * m];
    let mut enter = vec![ring[0]; m]; // outer head -> ring word it would take
    let mut leave = vec![ring[0]; m]; // outer word -> its best head in the ring
    for (i, &u) in outer.iter().enumerate() {
        for (j, &v) in outer.iter().enumerate() {
            small[i * m + j] = matrix[u * n + v];
        }
        for &c in &ring {
            if matrix[u * n + c] > small[i * m + ring_node] {
                small[i * m + ring_node] = matrix[u * n + c];
                leave[i] = c;
            }
            let gain = matrix[c * n + u] - kept(c);
            if gain > small[ring_node * m + i] {
                small[ring_node * m + i] = gain;
                enter[i] = c;
            }
        }
    }
    let small_root = outer.iter().position(|&v| v == root).unwrap_or(0);
    let solved = edmonds(small, m, small_root);
    for (i, &u) in outer.iter().enumerate() {
        if u != root {
            heads[u] = if solved[i] == ring_node { leave[i] } else { outer[solved[i]] };
        }
    }
    let from = solved[ring_node];
    heads[enter[from]] = outer[from];
    heads
}

/// Names from tags: a begin, or a change of kind, opens one; words outside close it.
pub(crate) fn names(tags: impl Iterator<Item = NameTag>) -> Vec<(Range<usize>, NameKind)> {
    let mut found: Vec<(Range<usize>, NameKind)> = Vec::new();
    for (i, tag) in tags.enumerate() {
        match (tag, found.last_mut()) {
            (NameTag::In(k), Some((range, kind))) if range.end == i && *kind == k => range.end = i + 1,
            (NameTag::In(k) | NameTag::Begin(k), _) => found.push((i..i + 1, k)),
            (NameTag::Out, _) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every tree over `n` words by brute force.
    fn best_by_force(scores: &[f32], n: usize, root: usize) -> f32 {
        let mut best = f32::NEG_INFINITY;
        for code in 0..n.pow(n as u32) {
            let heads: Vec<usize> =
                (0..n).map(|d| if d == root { 0 } else { code / n.pow(d as u32) % n + 1 }).collect();
            if (0..n).any(|d| heads[d] == d + 1) || has_cycle(&heads) {
                continue;
            }
            best =
                best.max((0..n).map(|d| if d == root { 0.0 } else { scores[d * (n + 1) + heads[d]] }).sum());
        }
        best
    }

    #[test]
    fn trees_are_the_best_under_their_root() {
        let mut state = 3u64;
        for round in 0..300 {
            let n = 1 + round % 5;
            let scores: Vec<f32> = (0..n * (n + 1))
                .map(|_| {
                    state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    (state >> 56) as f32
                })
                .collect();
            let heads = tree(&scores, n);
            let one_based: Vec<usize> = heads.iter().map(|h| h.map_or(0, |h| h + 1)).collect();
            assert_eq!(one_based.iter().filter(|&&h| h == 0).count(), 1);
            assert!(!has_cycle(&one_based));
            let root = one_based.iter().position(|&h| h == 0).unwrap_or(0);
            let sum = |heads: &[usize]| -> f32 {
                (0..n).map(|d| if d == root { 0.0 } else { scores[d * (n + 1) + heads[d]] }).sum()
            };
            assert!(sum(&one_based) >= best_by_force(&scores, n, root) - 1e-3, "{scores:?}");
        }
    }

    #[test]
    fn names_open_close_and_change() {
        use NameKind::{Person, Place};
        let tags = [
            NameTag::In(Person),
            NameTag::In(Person),
            NameTag::In(Place),
            NameTag::Out,
            NameTag::Begin(Place),
            NameTag::Begin(Place),
        ];
        let found = names(tags.into_iter());
        assert_eq!(found, vec![(0..2, Person), (2..3, Place), (4..5, Place), (5..6, Place)]);
    }
}
