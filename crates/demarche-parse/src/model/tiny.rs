//! A tiny made-up network of word pieces, for tests.

use super::kernel::Path;
use super::{Model, Words, Work};
use crate::{Parser, Tier};
use demarche_text::Span;
use std::ops::Range;

/// A weight file in the making.
#[derive(Default)]
struct Maker {
    header: String,
    data: Vec<u8>,
    state: u64,
}

impl Maker {
    fn roll(&mut self) -> u32 {
        self.state = self.state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.state >> 33) as u32
    }

    fn line(&mut self, line: &str) {
        self.header.push_str(line);
        self.header.push('\n');
    }

    fn tensor(&mut self, name: &str, kind: &str, count: usize, bytes: &[u8]) {
        self.line(&format!("tensor {name} {kind} {} {count}", self.data.len()));
        self.data.extend_from_slice(bytes);
    }

    fn floats(&mut self, name: &str, count: usize, from: f32) {
        let bytes: Vec<u8> =
            (0..count).flat_map(|_| (from + (self.roll() % 1000) as f32 / 1e5).to_le_bytes()).collect();
        self.tensor(name, "f32", count, &bytes);
    }

    /// A matrix of `inputs` and `outputs`, with scales and bias.
    fn matrix(&mut self, name: &str, inputs: usize, outputs: usize) {
        let bytes: Vec<u8> = (0..inputs * outputs).map(|_| self.roll() as u8).collect();
        self.tensor(name, "i8", bytes.len(), &bytes);
        self.floats(&format!("{name}.scale"), outputs, 0.002);
        self.floats(&format!("{name}.bias"), outputs, -0.005);
    }

    fn norm(&mut self, name: &str, width: usize) {
        self.floats(&format!("{name}.gain"), width, 1.0);
        self.floats(&format!("{name}.bias"), width, 0.0);
    }

    fn finish(self) -> &'static [u8] {
        let mut file = b"DMPARSE1".to_vec();
        file.extend((self.header.len() as u32).to_le_bytes());
        file.extend(self.header.bytes());
        file.extend(self.data);
        file.leak()
    }
}

/// Two layers, 32 wide, for sentences of at most twelve pieces.
fn weights() -> &'static [u8] {
    const WIDTH: usize = 32;
    const PIECES: &str = "[PAD] [UNK] [CLS] [SEP] - a talk ##s in the vienna ended . ##b";
    let mut file = Maker::default();
    for line in [
        "list upos NOUN VERB",
        "list xpos NN VBD .",
        "list labels nsubj obj root",
        "list ner O B-LOC I-LOC",
        "list extras cue",
        "list extra.cue none some many",
        "list emb.extra 2 5",
        "num arc 16",
        "num label 8",
        "num width 32",
        "num layers 2",
        "num attention 2",
        "num epsilon 1e-12",
    ] {
        file.line(line);
    }
    file.line(&format!("list pieces {PIECES}"));
    let list: Vec<&str> = PIECES.split(' ').collect();
    let mut order: Vec<u16> = (0..list.len() as u16).collect();
    order.sort_by_key(|&i| list[usize::from(i)]);
    let bytes: Vec<u8> = order.iter().flat_map(|i| i.to_le_bytes()).collect();
    file.tensor("pieces.order", "u16", list.len(), &bytes);
    for (name, rows) in [("emb", list.len()), ("emb.place", 12), ("emb.2", 1000), ("emb.5", 2000)] {
        file.matrix(name, WIDTH, rows);
    }
    file.norm("ln.in", WIDTH);
    for layer in ["layer.0", "layer.1"] {
        for (name, inputs, outputs) in [("qkv", 32, 96), ("out", 32, 32), ("up", 32, 64), ("down", 64, 32)] {
            file.matrix(&format!("{layer}.{name}"), inputs, outputs);
        }
        file.norm(&format!("{layer}.ln.out"), WIDTH);
        file.norm(&format!("{layer}.ln.down"), WIDTH);
    }
    file.matrix("heads", WIDTH, 2 + 3 + 3 + 2 * 16 + 2 * 8);
    file.floats("root.ah", 16, 0.1);
    file.floats("root.lh", 8, 0.1);
    file.matrix("U", 16, 16);
    file.matrix("R", 8, 3 * 9);
    file.matrix("extra.cue", WIDTH, 3);
    file.finish()
}

const SENTENCES: [&str; 5] = [
    "Talks in Vienna ended .",
    "Talks",
    "The talks-in-the-abbs",
    "the talks in the Vienna in the talks in the Vienna ended . . the talks in the talks ended .",
    "日本 xyz ended . a a a a",
];

fn queue(model: &Model, which: &[usize]) -> (Words, Vec<Range<usize>>) {
    let (mut words, mut ranges) = (Words::default(), Vec::new());
    for &i in which {
        let start = words.len();
        SENTENCES[i].split(' ').for_each(|word| model.push(word, &mut words));
        ranges.push(start..words.len());
    }
    (words, ranges)
}

/// The same numbers alone and in any company, on every path, even for sentences over the limit.
#[test]
fn neighbours_and_paths_change_no_number() {
    let model = Model::read(weights()).expect("the made-up weights can be read");
    let alone: Vec<_> = (0..SENTENCES.len())
        .map(|i| {
            let (words, ranges) = queue(&model, &[i]);
            model.run(Path::Portable, &words, &ranges, &mut Work::default()).remove(0)
        })
        .collect();
    assert!(alone.iter().zip(SENTENCES).all(|(o, s)| o.words.len() == s.split(' ').count()));
    assert!(alone[0].arcs != alone[1].arcs && alone[0].arcs.iter().all(|a| a.is_finite()));
    let many: Vec<usize> = (0..60).map(|i| (i * i + i / 7) % SENTENCES.len()).collect();
    for path in Path::available() {
        let mut work = Work::default();
        for batch in [1, 2, 7, 60] {
            for which in many.chunks(batch) {
                let (words, ranges) = queue(&model, which);
                let found = model.run(path, &words, &ranges, &mut work);
                for (found, &i) in found.iter().zip(which) {
                    assert_eq!(found, &alone[i], "{path:?} {batch} {i}");
                }
            }
        }
    }
}

#[test]
fn a_further_head_is_read_by_its_name() {
    let parser = Parser::with_weights(Tier::Standard, weights()).expect("the made-up weights can be read");
    let text = "The talks in Vienna ended. The talks ended.";
    let split = parser.split(text, &[Span::new(0, text.len())]);
    let syntax = parser.parse(text, &split, |sentence| sentence == 0);
    let cue = syntax.marks("cue").expect("the head is there");
    assert_eq!(cue.labels(), ["none", "some", "many"]);
    assert!((0..6).all(|t| cue.label(t).is_some_and(|l| cue.labels().contains(&l))));
    // what was not parsed has no mark
    assert_eq!(cue.label(6), None);
    assert!(syntax.marks("source").is_none());
}

#[test]
fn weights_that_do_not_fit_are_none() {
    assert!(Model::read(&weights()[..5000]).is_none());
    assert!(Model::read(b"DMPARSE1\0\0\0\0").is_none());
}
