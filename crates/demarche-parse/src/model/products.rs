//! Sums of products of floats: each sum is fused product by product in the order of the numbers, on every path.
#![allow(unsafe_code)] // numbers of rows and blocks are taken where their lengths were just looked at

use super::vector::{Entry, LANES, Vector, by_vector};

/// Rows of `depth` numbers in a wider table: row `i` begins at `i * stride`.
#[derive(Clone, Copy)]
pub(super) struct Factors<'a> {
    pub data: &'a [f32],
    pub stride: usize,
    pub depth: usize,
    pub count: usize,
}

impl<'a> Factors<'a> {
    #[inline(always)]
    pub(super) fn some<const R: usize>(&self, first: usize) -> [&'a [f32]; R] {
        let mut rows = [&[][..]; R];
        for (r, row) in rows.iter_mut().enumerate() {
            *row = &self.data[(first + r) * self.stride..][..self.depth];
        }
        rows
    }
}

/// Where results go: row `i` begins at `i * stride` and has room for `room` numbers.
pub(super) struct Sums<'a> {
    pub data: &'a mut [f32],
    pub stride: usize,
    pub room: usize,
}

impl Sums<'_> {
    #[inline(always)]
    fn put<V: Vector, const R: usize, const B: usize>(&mut self, at: (usize, usize), sums: [[V; B]; R]) {
        for (r, sums) in sums.into_iter().enumerate() {
            for (b, sums) in sums.into_iter().enumerate() {
                let (from, to) = ((at.1 + b) * LANES, self.room.min((at.1 + b + 1) * LANES));
                let out = &mut self.data[(at.0 + r) * self.stride..][from..to];
                match out.as_chunks_mut::<LANES>().0 {
                    [whole] => sums.store(whole),
                    _ => out.copy_from_slice(&sums.entry()[..to - from]),
                }
            }
        }
    }
}

by_vector!(
    /// For each row and each block of `depth` entries: sixteen sums of the row's numbers times the block's entries.
    products = every_sum, (factors: Factors, blocks: &[Entry], out: &mut Sums)
);

#[inline(always)]
fn every_sum<V: Vector>(factors: Factors, blocks: &[Entry], out: &mut Sums) {
    if factors.depth == 0 {
        return;
    }
    let mut row = 0;
    for count in shares(factors.count, V::ROWS) {
        some!(count, V, some_sums(factors, row, blocks, out));
        row += count;
    }
}

#[inline(always)]
fn some_sums<V: Vector, const R: usize>(factors: Factors, row: usize, blocks: &[Entry], out: &mut Sums) {
    let (rows, depth) = (factors.some::<R>(row), factors.depth);
    let count = blocks.len() / depth;
    let mut b = 0;
    while V::BLOCKS > 1 && b + 2 <= count {
        out.put(
            (row, b),
            tile::<V, R, 2>(rows, [&blocks[b * depth..][..depth], &blocks[(b + 1) * depth..][..depth]]),
        );
        b += 2;
    }
    while b < count {
        out.put((row, b), tile::<V, R, 1>(rows, [&blocks[b * depth..][..depth]]));
        b += 1;
    }
}

/// Calls a function for so many rows at once; see [`shares`].
macro_rules! some {
    ($count:expr, $vector:ident, $name:ident($($arg:expr),*)) => {
        match $count {
            2 if $vector::ROWS >= 2 => $name::<$vector, 2>($($arg),*),
            3 if $vector::ROWS >= 3 => $name::<$vector, 3>($($arg),*),
            4 if $vector::ROWS >= 4 => $name::<$vector, 4>($($arg),*),
            5 if $vector::ROWS >= 5 => $name::<$vector, 5>($($arg),*),
            6 if $vector::ROWS >= 6 => $name::<$vector, 6>($($arg),*),
            7 if $vector::ROWS >= 7 => $name::<$vector, 7>($($arg),*),
            8 if $vector::ROWS >= 8 => $name::<$vector, 8>($($arg),*),
            _ => $name::<$vector, 1>($($arg),*),
        }
    };
}
pub(super) use some;

/// Cuts `count` rows into as few shares of at most `most` as there can be, about equal: in a share of few rows each sum
/// would wait for the one before it.
#[inline(always)]
pub(super) fn shares(count: usize, most: usize) -> impl Iterator<Item = usize> {
    let shares = count.div_ceil(most);
    (0..shares).map(move |s| (count + s) / shares)
}

/// The sums of some rows with some blocks.
#[inline(always)]
pub(super) fn tile<V: Vector, const R: usize, const B: usize>(
    rows: [&[f32]; R],
    blocks: [&[Entry]; B],
) -> [[V; B]; R] {
    let mut depth = usize::MAX;
    for row in rows {
        depth = depth.min(row.len());
    }
    for block in blocks {
        depth = depth.min(block.len());
    }
    let mut sums = [[V::splat(0.0); B]; R];
    for k in 0..depth {
        let mut entries = [V::splat(0.0); B];
        for b in 0..B {
            // SAFETY: `k` is below the length of every block.
            entries[b] = V::load(unsafe { blocks[b].get_unchecked(k) });
        }
        for r in 0..R {
            // SAFETY: `k` is below the length of every row.
            let number = V::splat(unsafe { *rows[r].get_unchecked(k) });
            for b in 0..B {
                sums[r][b] = number.fused(entries[b], sums[r][b]);
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Path;

    #[test]
    fn every_path_gives_the_same_sums() {
        let number = |i: usize| (i.wrapping_mul(2_654_435_761) % 2003) as f32 / 1000.0 - 1.0;
        for (count, depth, blocks, room) in [(13, 32, 3, 48), (6, 5, 2, 29), (1, 1, 1, 1), (9, 70, 5, 70)] {
            let (stride, wide) = (depth + 3, room + 2);
            let data: Vec<f32> = (0..count * stride).map(number).collect();
            let entries: Vec<Entry> =
                (0..blocks * depth).map(|e| std::array::from_fn(|i| number(7 * e + i))).collect();
            let factors = Factors { data: &data, stride, depth, count };
            let sums = |path| {
                let mut out = vec![9.0; count * wide];
                products(path, factors, &entries, &mut Sums { data: &mut out, stride: wide, room });
                out
            };
            let expected = sums(Path::Portable);
            let one =
                (0..depth).fold(0f32, |sum, k| data[stride * (count - 1) + k].mul_add(entries[k][0], sum));
            assert_eq!(expected[wide * (count - 1)], one);
            for path in Path::available() {
                assert_eq!(sums(path), expected, "{path:?} {count} {depth} {blocks}");
            }
        }
    }
}
