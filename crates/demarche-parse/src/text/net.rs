//! The scorer: a small convolutional network over the clues of tokens, in whole numbers throughout.

use super::clues::{Clues, ROWS, TABLE};
use crate::model::{self, Pairs, Path, Rows, Sums, pack_pairs, pair_sums};
use std::ops::Range;
use std::sync::LazyLock;

/// Numbers per token: after the table, the first and the second layer, before the answer.
const WIDTH: usize = 32;
const FIRST: usize = 48;
const SECOND: usize = 32;
const LAST: usize = 16;
/// Tokens that the layers look at.
const SPAN_FIRST: usize = 3;
const SPAN_SECOND: usize = 5;
const SPAN_LAST: usize = 6;
/// Tokens before and after a block that its gaps look at.
const BEFORE: usize = 6;
const AFTER: usize = 5;
/// Tokens scored at a time, which bounds the memory.
const BLOCK: usize = 256;
/// Activations are in 1/128 and below 8, weights in 1/1024, the table in 1/64.
const TOP: i32 = 1023;
const SHIFT: u32 = 10;

/// The fastest instructions of this machine: sums of whole numbers are the same with all of them.
static PATH: LazyLock<Path> = LazyLock::new(Path::best);

static NET: LazyLock<Option<Net>> = LazyLock::new(|| Net::read(include_bytes!("../../data/splitter.bin")));

/// The weights.
struct Net {
    table: Vec<i8>,
    first: Layer,
    second: Layer,
    third: Layer,
    /// The last layer has one output.
    last: Vec<i16>,
    bias: i32,
}

/// Weights, packed for a machine's products, and what is added.
struct Layer {
    weights: Vec<Pairs>,
    /// Pairs of inputs.
    depth: usize,
    bias: Vec<i32>,
}

/// Takes the numbers of a file in turn.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn table(&mut self, n: usize) -> Option<Vec<i8>> {
        let (head, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(head.iter().map(|&b| b as i8).collect())
    }

    /// Weights by output, and what is added.
    fn plain(&mut self, inputs: usize, outputs: usize) -> Option<(Vec<i16>, Vec<i32>)> {
        let (head, rest) = self.0.split_at_checked(inputs * outputs * 2)?;
        let (tail, rest) = rest.split_at_checked(outputs * 4)?;
        self.0 = rest;
        let weights = head.as_chunks().0.iter().map(|&b| i16::from_le_bytes(b)).collect();
        Some((weights, tail.as_chunks().0.iter().map(|&b| i32::from_le_bytes(b)).collect()))
    }

    fn layer(&mut self, inputs: usize, outputs: usize) -> Option<Layer> {
        let (weights, bias) = self.plain(inputs, outputs)?;
        Some(Layer { weights: pack_pairs(&weights, inputs), depth: inputs / 2, bias })
    }
}

impl Net {
    fn read(bytes: &[u8]) -> Option<Net> {
        let mut numbers = Numbers(bytes);
        let table = numbers.table(TABLE * WIDTH)?;
        let first = numbers.layer(WIDTH * SPAN_FIRST, FIRST)?;
        let second = numbers.layer(FIRST * SPAN_SECOND, SECOND)?;
        let third = numbers.layer(SECOND * SPAN_LAST, LAST)?;
        let (last, bias) = numbers.plain(LAST, 1)?;
        let bias = *bias.first()?;
        numbers.0.is_empty().then_some(Net { table, first, second, third, last, bias })
    }

    fn score(&self, hidden: &[i16]) -> i16 {
        let dot: i32 = self.last.iter().zip(hidden).map(|(&w, &x)| i32::from(w) * i32::from(x)).sum();
        ((dot + self.bias) >> SHIFT).clamp(-32000, 32000) as i16
    }

    fn embed(&self, rows: [u16; ROWS], out: &mut [i16]) {
        let mut sum = [0i16; WIDTH];
        for row in rows {
            let from = usize::from(row) * WIDTH;
            for (s, &w) in sum.iter_mut().zip(&self.table[from..from + WIDTH]) {
                *s += i16::from(w);
            }
        }
        for (o, s) in out.iter_mut().zip(sum) {
            *o = (s * 2).clamp(-(TOP as i16), TOP as i16);
        }
    }
}

impl Layer {
    /// Exact sums for every run of inputs in `x`, each `step` numbers behind the one before it: a row for each in `out`.
    fn sums(&self, x: &[i16], step: usize, out: &mut [Sums]) {
        pair_sums(*PATH, Rows { numbers: x, step }, &self.weights, self.depth, out);
    }

    /// The same, with what is added, cut to the size of activations.
    fn run(&self, x: &[i16], step: usize, rows: usize, room: &mut Vec<Sums>, out: &mut Vec<i16>) {
        room.clear();
        room.resize(rows * self.bias.len().div_ceil(model::BLOCK), [0; model::BLOCK]);
        self.sums(x, step, room);
        out.clear();
        for sums in room.as_flattened().chunks_exact(self.bias.len()) {
            let whole = sums.iter().zip(&self.bias).map(|(sum, bias)| ((sum + bias) >> SHIFT).clamp(0, TOP));
            out.extend(whole.map(|v| v as i16));
        }
    }
}

/// Room for one block.
#[derive(Default)]
pub(super) struct Room {
    inputs: Vec<i16>,
    first: Vec<i16>,
    second: Vec<i16>,
    third: Vec<i16>,
    sums: Vec<Sums>,
}

/// Scores the gaps before the tokens of `segment` but its first; more than nought where a sentence seems to begin.
pub(super) fn scores(clues: &mut Clues, segment: Range<usize>, room: &mut Room, out: &mut [i16]) {
    let Some(net) = NET.as_ref() else { return };
    // `inputs` always begins BEFORE tokens ahead of the block; outside the segment it is nought
    let Room { inputs, first, second, third, sums } = room;
    inputs.clear();
    inputs.resize(BEFORE * WIDTH, 0);
    let mut read = segment.start;
    let mut from = segment.start;
    while from < segment.end {
        let to = (from + BLOCK).min(segment.end);
        let until = (to + AFTER).min(segment.end);
        for t in read..until {
            let at = inputs.len();
            inputs.resize(at + WIDTH, 0);
            net.embed(clues.of(t), &mut inputs[at..]);
        }
        read = read.max(until);
        let count = to - from;
        inputs.resize((BEFORE + count + AFTER) * WIDTH, 0);
        // token of the first layer's row r is from - BEFORE + 1 + r, of the second's from - BEFORE + 3 + r
        net.first.run(inputs, WIDTH, count + BEFORE + AFTER + 1 - SPAN_FIRST, sums, first);
        clear_outside(first, FIRST, from + 1, &segment);
        net.second.run(first, FIRST, count + SPAN_LAST - 1, sums, second);
        clear_outside(second, SECOND, from + 3, &segment);
        net.third.run(second, SECOND, count, sums, third);
        for (t, hidden) in (from..to).zip(third.chunks_exact(LAST)) {
            if t > segment.start {
                out[t - segment.start] = net.score(hidden);
            }
        }
        inputs.drain(..count * WIDTH);
        inputs.truncate((BEFORE + read - to) * WIDTH);
        from = to;
    }
}

/// Nought for every row of which the token is outside the segment; that of the first row is `first - BEFORE`.
fn clear_outside(rows: &mut [i16], width: usize, first: usize, segment: &Range<usize>) {
    for (row, numbers) in rows.chunks_exact_mut(width).enumerate() {
        if !(first + row).checked_sub(BEFORE).is_some_and(|t| segment.contains(&t)) {
            numbers.fill(0);
        }
    }
}
