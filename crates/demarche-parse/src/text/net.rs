//! The scorer: a small convolutional network over the clues of tokens, in whole numbers throughout.

use super::clues::{Clues, ROWS, TABLE};
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

static NET: LazyLock<Option<Net>> = LazyLock::new(|| Net::read(include_bytes!("../../data/splitter.bin")));

/// The weights.
struct Net {
    table: Vec<i8>,
    first: Layer,
    second: Layer,
    third: Layer,
    last: Layer,
}

/// Weights by output, and what is added.
struct Layer {
    weights: Vec<i16>,
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

    fn layer(&mut self, inputs: usize, outputs: usize) -> Option<Layer> {
        let (head, rest) = self.0.split_at_checked(inputs * outputs * 2)?;
        let (tail, rest) = rest.split_at_checked(outputs * 4)?;
        self.0 = rest;
        let weights = head.as_chunks().0.iter().map(|&b| i16::from_le_bytes(b)).collect();
        let bias = tail.as_chunks().0.iter().map(|&b| i32::from_le_bytes(b)).collect();
        Some(Layer { weights, bias })
    }
}

impl Net {
    fn read(bytes: &[u8]) -> Option<Net> {
        let mut numbers = Numbers(bytes);
        let net = Net {
            table: numbers.table(TABLE * WIDTH)?,
            first: numbers.layer(WIDTH * SPAN_FIRST, FIRST)?,
            second: numbers.layer(FIRST * SPAN_SECOND, SECOND)?,
            third: numbers.layer(SECOND * SPAN_LAST, LAST)?,
            last: numbers.layer(LAST, 1)?,
        };
        numbers.0.is_empty().then_some(net)
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
    /// One output per bias for the inputs `x`.
    fn sum(&self, x: &[i16], output: usize) -> i32 {
        let weights = &self.weights[output * x.len()..(output + 1) * x.len()];
        let dot: i32 = weights.iter().zip(x).map(|(&w, &x)| i32::from(w) * i32::from(x)).sum();
        dot + self.bias[output]
    }

    fn run(&self, x: &[i16], out: &mut [i16]) {
        for (output, o) in out.iter_mut().enumerate() {
            *o = (self.sum(x, output) >> SHIFT).clamp(0, TOP) as i16;
        }
    }
}

/// Room for one block.
#[derive(Default)]
pub(super) struct Room {
    inputs: Vec<i16>,
    first: Vec<i16>,
    second: Vec<i16>,
}

/// Scores the gaps before the tokens of `segment` but its first; more than nought where a sentence seems to begin.
pub(super) fn scores(clues: &mut Clues, segment: Range<usize>, room: &mut Room, out: &mut [i16]) {
    let Some(net) = NET.as_ref() else { return };
    // `inputs` always begins BEFORE tokens ahead of the block; outside the segment it is nought
    let Room { inputs, first, second } = room;
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
        let inside = |row: usize, skip: usize| {
            (from + row + skip).checked_sub(BEFORE).is_some_and(|t| segment.contains(&t))
        };
        layer(&net.first, inputs, WIDTH, SPAN_FIRST, first, FIRST, |r| inside(r, 1));
        layer(&net.second, first, FIRST, SPAN_SECOND, second, SECOND, |r| inside(r, 3));
        let mut hidden = [0; LAST];
        for (row, t) in (from..to).enumerate() {
            if t == segment.start {
                continue;
            }
            let x = &second[row * SECOND..(row + SPAN_LAST) * SECOND];
            net.third.run(x, &mut hidden);
            let score = net.last.sum(&hidden, 0) >> SHIFT;
            out[t - segment.start] = score.clamp(-32000, 32000) as i16;
        }
        inputs.drain(..count * WIDTH);
        inputs.truncate((BEFORE + read - to) * WIDTH);
        from = to;
    }
}

/// One layer over all rows of `x`, `span` at a time; nought where there is no token.
fn layer(
    weights: &Layer,
    x: &[i16],
    width: usize,
    span: usize,
    out: &mut Vec<i16>,
    outputs: usize,
    inside: impl Fn(usize) -> bool,
) {
    let rows = (x.len() / width + 1).saturating_sub(span);
    out.clear();
    out.resize(rows * outputs, 0);
    for (row, o) in out.chunks_exact_mut(outputs).enumerate() {
        if inside(row) {
            weights.run(&x[row * width..(row + span) * width], o);
        }
    }
}
